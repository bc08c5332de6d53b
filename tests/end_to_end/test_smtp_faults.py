# SPDX-License-Identifier: Apache-2.0
"""Relays that refuse, defer, vanish and come back."""

import unittest
from typing import Any

import mails
from case import EndToEnd
from desk import Desk
from servers.smtp_faults import Deed, Stage
from servers.smtp_sink import SmtpSink, Taken
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

    def test_sender_refused(self) -> None:
        """Words about us, after RCPT or the dot, fail nothing; the mails go when the relay takes them again."""
        for stage, words in ((Stage.RCPT, "553 5.7.1 <support@desk.example>: Sender address rejected: not owned by user desk"),
                             (Stage.RCPT, "504 5.5.2 <vm>: Helo command rejected: need fully-qualified hostname"),
                             (Stage.DOT, "550 5.4.5 Daily user sending limit exceeded"),
                             (Stage.DOT, "554 5.2.252 SendAsDenied; desk not allowed to send as support")):
            with self.subTest(words=words):
                sink = self.sink()
                sink.on(stage, words, times=1000)
                desk = self.desk_with_mail(sink, 2)
                rows = self.rows(desk, words.split(" ", 2)[1])
                self.assertTrue(all(row["refused_sender"] and row["state"] == "pending" for row in rows))
                sink.faults.clear()
                self.assert_recovers(desk, sink, 2)
                wait_until("it is over", lambda: "sender_works_again" in desk.log(), otherwise=desk.log)
                desk.stop()

    def test_one_sender_of_two_refused(self) -> None:
        """One queue's refused address holds up the other's mail in nothing, and ops get one mail."""
        sink = self.sink()
        desk = self.desk(sink, queues=2)
        refused, taken = (str(queue["address"]) for queue in desk.settings["queues"])
        desk.settings["desk"]["ops"] = ["ops@desk.example"]
        sink.on(Stage.MAIL, "553 5.7.1 you may not send as this", times=1000, text=refused)
        for queue in (0, 1):
            for number in range(3):
                person = f"eva{number}@volvo{queue}.example"
                self.mailbox(desk, queue).deliver(mails.incident(f"Line {number} stands", "Please help.", person))
        desk.start()
        # Of a desk without agents ops read each ticket as well, from its own queue.
        desk.wait_stats(tickets=6, outbox_sent=7, outbox_pending=6, outbox_failed=0)
        self.assertEqual({taken}, {mail.sender for mail in sink.taken})
        self.assertEqual(1, len(self.told_of_refusal(sink)))
        # At 0, 5 and 15 s, and then ever later.
        tries = wait_until("three tries", lambda: sink.faults[0].struck if sink.faults[0].struck > 2 else 0,
                           60, otherwise=desk.log)
        self.assertLess(tries, 40)
        self.assertEqual(1, len(self.told_of_refusal(sink)))
        sink.faults.clear()
        for row in desk.ask("outbox", "list"):
            desk.run("outbox", "retry", str(row["id"]))
        desk.wait_stats(outbox_sent=13, outbox_pending=0, outbox_failed=0, seconds=60)

    def told_of_refusal(self, sink: SmtpSink) -> list[Taken]:
        """What ops got about the refused address."""
        return [mail for mail in sink.to("ops@desk.example") if "may not send as this" in " ".join(mail.text.split())]

    def test_ehlo_gives_a_full_name(self) -> None:
        """EHLO names the configured host."""
        sink = self.sink()
        desk = self.desk(sink)
        desk.settings["smtp"]["helo"] = "desk.acme.example"
        self.mailbox(desk).deliver(mails.incident())
        desk.start()
        sink.wait_for(1)
        self.assertIn("EHLO desk.acme.example", [line for _, line in sink.transcript])

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
