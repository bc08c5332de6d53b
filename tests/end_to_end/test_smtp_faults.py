"""Relays that refuse, defer, vanish and come back."""

import unittest
from typing import Any

import mails
from case import EndToEnd
from desk import Desk
from servers.smtp_faults import Deed, Stage
from servers.smtp_sink import SmtpSink
from waiting import wait_until


class SmtpFaults(EndToEnd):
    """Only a 5xx to RCPT or after DATA fails a mail; all else is tried again, with the same Message-ID."""

    def desk_with_mail(self, sink: SmtpSink, count: int = 1) -> Desk:
        """A running desk that owes so many acknowledgements."""
        desk = self.desk(sink)
        for mail in mails.incidents(count):
            self.mailbox(desk).deliver(mail)
        desk.start()
        desk.wait_stats(tickets=count)
        return desk

    def rows(self, desk: Desk, word: str, seconds: float = 30.0) -> list[dict[str, Any]]:
        """The outbox once a row carries the server's word."""

        def carrying() -> list[dict[str, Any]]:
            return [row for row in desk.ask("outbox", "list") if word in str(row.get("last_error") or "")]

        return wait_until(f"an outbox row with {word!r}", carrying, seconds, every=0.1, otherwise=desk.log)

    def assert_recovers(self, desk: Desk, sink: SmtpSink, count: int = 1) -> None:
        """`outbox retry` does not wait for the back-off; all acknowledgements arrive once."""
        for row in desk.ask("outbox", "list"):
            if row["state"] == "pending":
                desk.run("outbox", "retry", str(row["id"]))
        desk.wait_stats(outbox_pending=0, outbox_failed=0, outbox_sent=count, seconds=60)
        self.assertEqual(count, len(sink.taken))

    def test_deferred_at_each_stage(self) -> None:
        """A 4xx at any stage defers, with the server's words, and the mail goes out later."""
        for stage, code in ((Stage.GREETING, "421"), (Stage.EHLO, "421"), (Stage.MAIL, "451"), (Stage.RCPT, "451"),
                            (Stage.DATA, "451"), (Stage.DOT, "451")):
            with self.subTest(stage=stage.value):
                sink = self.sink()
                sink.on(stage, f"{code} 4.3.2 come back later")
                desk = self.desk_with_mail(sink)
                self.rows(desk, "come back later")
                self.assert_recovers(desk, sink)
                desk.stop()

    def test_relay_at_fault(self) -> None:
        """A 5xx that no mail is to blame for defers everything and fails nothing."""
        for stage in (Stage.GREETING, Stage.EHLO, Stage.MAIL):
            with self.subTest(stage=stage.value):
                sink = self.sink()
                sink.on(stage, "550 5.7.1 we do not know you", times=2)
                desk = self.desk_with_mail(sink, 2)
                wait_until("the fault struck", lambda: sink.faults[0].struck, otherwise=desk.log)
                desk.wait_stats(outbox_failed=0, outbox_pending=2)
                sink.faults.clear()
                self.assert_recovers(desk, sink, 2)
                desk.stop()

    def test_login_refused(self) -> None:
        """A refused login fails no mail and is named."""
        sink = self.sink(None, password="relay-password")
        sink.on(Stage.AUTH, "535 5.7.8 who are you", times=1000)
        desk = self.desk_with_mail(sink)
        wait_until("the fault struck", lambda: sink.faults[0].struck, otherwise=desk.log)
        desk.wait_stats(outbox_failed=0, outbox_pending=1)
        wait_until("the log names it", lambda: "535" in desk.log() or "who are you" in desk.log(), otherwise=desk.log)
        sink.faults.clear()
        self.assert_recovers(desk, sink)

    def test_recipient_refused(self) -> None:
        """A 5xx to one recipient fails that row with the server's words and holds nobody else up."""
        sink = self.sink()
        sink.on(Stage.RCPT, "550 5.1.1 no such user here", text="user1@firm1.example")
        desk = self.desk_with_mail(sink, 3)
        desk.wait_stats(outbox_sent=2, outbox_failed=1, outbox_pending=0)
        (row,) = self.rows(desk, "no such user here")
        self.assertEqual("failed", row["state"])
        self.assertIn("user1@firm1.example", str(row["to"]))

    def test_content_refused(self) -> None:
        """A 5xx after DATA fails that row alone."""
        sink = self.sink()
        sink.on(Stage.DOT, "554 5.6.0 not that text", text="user1@firm1.example")
        desk = self.desk_with_mail(sink, 3)
        desk.wait_stats(outbox_sent=2, outbox_failed=1, outbox_pending=0)

    def test_dropped_row(self) -> None:
        """`outbox drop` gives a row up."""
        sink = self.sink()
        sink.on(Stage.RCPT, "451 4.2.0 busy", times=1000)
        desk = self.desk_with_mail(sink)
        (row,) = self.rows(desk, "busy")
        self.assertEqual(0, desk.run("outbox", "drop", str(row["id"])).code)
        desk.wait_stats(outbox_pending=0, outbox_sent=0)

    def test_lost_after_the_dot(self) -> None:
        """A connection lost after the final dot is repeated with the same Message-ID."""
        sink = self.sink()
        sink.fail(Stage.DOT, Deed.KEEP_AND_DROP)
        desk = self.desk_with_mail(sink)
        sink.wait_for(1)
        wait_until("the row is due again", lambda: [row for row in desk.ask("outbox", "list") if row["last_error"]],
                   otherwise=desk.log)
        for row in desk.ask("outbox", "list"):
            desk.run("outbox", "retry", str(row["id"]))
        first, second = sink.wait_for(2)
        self.assertEqual(first.mail["Message-ID"], second.mail["Message-ID"])
        self.assertEqual(first.recipients, second.recipients)
        desk.wait_stats(outbox_pending=0, outbox_sent=1)

    def test_dropped_connections(self) -> None:
        """A connection that ends at any stage before the dot defers, and the mail goes out once."""
        for stage in (Stage.EHLO, Stage.MAIL, Stage.RCPT, Stage.DATA, Stage.DOT):
            with self.subTest(stage=stage.value):
                sink = self.sink()
                sink.fail(stage, Deed.DROP)
                desk = self.desk_with_mail(sink)
                wait_until("the fault struck", lambda: sink.faults[0].struck, otherwise=desk.log)
                self.assert_recovers(desk, sink)
                desk.stop()

    def test_relay_away_at_start(self) -> None:
        """A relay that is away holds intake up in nothing and gets its mails when it is back."""
        sink = self.sink()
        sink.stop()
        desk = self.desk_with_mail(sink, 5)
        desk.wait_stats(tickets=5, outbox_pending=5)
        sink.start()
        self.assert_recovers(desk, sink, 5)

    def test_connections_are_reused(self) -> None:
        """A hundred mails do not take a hundred connections."""
        sink = self.sink()
        self.desk_with_mail(sink, 100)
        sink.wait_for(100)
        self.assertLessEqual(sink.sessions, 10)

    def test_nothing_is_injected(self) -> None:
        """Line ends hidden in a sender or subject reach neither a command nor a header."""
        sink = self.sink()
        desk = self.desk(sink)
        raw = (
            b"From: =?utf-8?Q?Eva=0D=0ABcc:_victim@elsewhere.example?= <eva@volvo.example>\r\n"
            b"Subject: =?utf-8?Q?Stop=0D=0ABcc:_victim@elsewhere.example=0D=0A=0D=0AHello?=\r\n"
            b"Message-ID: <hidden@volvo.example>\r\nTo: support@desk.example\r\n\r\nHelp.\r\n"
        )
        self.mailbox(desk).deliver(raw)
        desk.start()
        (ack,) = sink.wait_for(1)
        self.assertEqual(("eva@volvo.example",), ack.recipients)
        self.assertIsNone(ack.mail["Bcc"])


if __name__ == "__main__":
    unittest.main()
