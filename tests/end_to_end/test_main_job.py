# SPDX-License-Identifier: Apache-2.0
"""The main job: a mail becomes a ticket exactly once and is acknowledged."""

import hashlib
import unittest

import mails
from case import EndToEnd


class MainJob(EndToEnd):
    """One queue on Dovecot over TLS, one relay."""

    def test_incident(self) -> None:
        """A mail becomes a ticket, is acknowledged once, and is moved away."""
        sink = self.sink()
        desk = self.desk(sink)
        desk.start()
        mail = mails.incident(text="Line 3 has stood still since this morning.\n")
        self.mailbox(desk).deliver(mail)
        (ack,) = sink.wait_for(1)
        desk.wait_stats(tickets=1, messages=1, open=1, outbox_pending=0, outbox_sent=1)
        (ticket,) = desk.tickets()
        self.assertEqual("eva@volvo.example", ticket["requester"])
        self.assertEqual(("The press has stopped", "new"), (ticket["subject"], ticket["status"]))
        self.assertEqual(("eva@volvo.example",), ack.recipients)
        self.assertIn(f"[#{ticket['number']}]", ack.mail["Subject"])
        self.assertEqual(mail["Message-ID"], ack.mail["In-Reply-To"])
        self.assertTrue(ack.mail["Auto-Submitted"].startswith("auto-"))
        self.assertIn(str(ticket["number"]), ack.text)
        self.assert_archived(desk, 1)

    def test_show(self) -> None:
        """The ticket shows the mail, the acknowledgement and its history."""
        sink = self.sink()
        desk = self.desk(sink)
        desk.start()
        mail = mails.incident()
        self.mailbox(desk).deliver(mail)
        (ack,) = sink.wait_for(1)
        desk.wait_stats(outbox_sent=1)
        whole = desk.ticket(desk.tickets()[0]["number"])
        self.assertEqual(["in", "out"], [message["direction"] for message in whole["messages"]])
        ids = [message["message_id"].strip("<>") for message in whole["messages"]]
        self.assertEqual([mail["Message-ID"].strip("<>"), ack.mail["Message-ID"].strip("<>")], ids)
        self.assertEqual("request", whole["messages"][0]["verdict"])
        events = [entry["event"] for entry in whole["history"]]
        self.assertIn("opened", events)
        self.assertIn("acknowledged_mail", events)

    def test_reply_joins(self) -> None:
        """A reply to the acknowledgement joins the ticket and is not acknowledged."""
        sink = self.sink()
        desk = self.desk(sink)
        desk.start()
        mailbox = self.mailbox(desk)
        mailbox.deliver(mails.incident())
        (ack,) = sink.wait_for(1)
        mailbox.deliver(mails.reply(ack, "It is line 4, not 3."))
        desk.wait_stats(tickets=1, messages=2)
        self.assert_archived(desk, 2)
        desk.wait_stats(outbox_pending=0, outbox_sent=1)
        self.assertEqual(1, len(sink.taken))
        whole = desk.ticket(desk.tickets()[0]["number"])
        self.assertEqual("reply", whole["messages"][-1]["verdict"])

    def test_stranger(self) -> None:
        """A stranger who writes a ticket's tag opens a ticket of their own."""
        sink = self.sink()
        desk = self.desk(sink)
        desk.start()
        mailbox = self.mailbox(desk)
        mailbox.deliver(mails.incident())
        (ack,) = sink.wait_for(1)
        number = desk.tickets()[0]["number"]
        mailbox.deliver(mails.incident(f"Re: {ack.mail['Subject']}", "Let me in.\n", "mallory@elsewhere.example"))
        desk.wait_stats(tickets=2, messages=2)
        other = desk.ticket(desk.tickets()[1]["number"])
        related = [entry["detail"] for entry in other["history"] if entry["event"] == "related"]
        self.assertTrue(any(str(number) in str(detail) for detail in related), other["history"])

    def test_german(self) -> None:
        """A German mail with attachments keeps its umlauts and is acknowledged in German."""
        sink = self.sink()
        desk = self.desk(sink)
        desk.start()
        mail = mails.german()
        self.mailbox(desk).deliver(mail)
        (ack,) = sink.wait_for(1)
        (ticket,) = desk.tickets()
        self.assertEqual(("Störung an der Presse", "de"), (ticket["subject"], ticket["language"]))
        self.assertIn("Störung an der Presse", ack.mail["Subject"])
        self.assertRegex(ack.text, r"\b(Sie|Ihre|Ihr|wir)\b")

    def test_out_of_office(self) -> None:
        """An out-of-office mail opens no ticket, is answered by nobody and is not lost."""
        sink = self.sink()
        desk = self.desk(sink)
        desk.start()
        self.mailbox(desk).deliver(mails.out_of_office())
        desk.wait_stats(messages=1, unfiled=1, tickets=0, outbox_pending=0)
        self.assert_archived(desk, 1)
        self.assertEqual([], sink.taken)
        self.assertIn("away until Monday", desk.run("list", "--unfiled").out)

    def test_out_of_office_to_acknowledgement(self) -> None:
        """An out-of-office answer to our mail joins the ticket and is not answered."""
        sink = self.sink()
        desk = self.desk(sink)
        desk.start()
        mailbox = self.mailbox(desk)
        mailbox.deliver(mails.incident())
        (ack,) = sink.wait_for(1)
        mailbox.deliver(mails.out_of_office(ack))
        desk.wait_stats(messages=2, tickets=1, unfiled=0)
        self.assert_archived(desk, 2)
        desk.wait_stats(outbox_pending=0, outbox_sent=1)
        self.assertEqual(1, len(sink.taken))

    def test_bounce(self) -> None:
        """A bounce of our acknowledgement joins the ticket and is not answered."""
        sink = self.sink()
        desk = self.desk(sink)
        desk.start()
        mailbox = self.mailbox(desk)
        mailbox.deliver(mails.incident())
        (ack,) = sink.wait_for(1)
        mailbox.deliver(mails.bounce(ack))
        desk.wait_stats(messages=2, tickets=1, unfiled=0)
        self.assert_archived(desk, 2)
        desk.wait_stats(outbox_pending=0, outbox_sent=1)
        whole = desk.ticket(desk.tickets()[0]["number"])
        self.assertIn("bounce", [message["verdict"] for message in whole["messages"]])

    def test_parse(self) -> None:
        """`ticketctl parse` says what a mail is, without a configuration."""
        desk = self.desk(self.sink())
        file = desk.folder / "german.eml"
        file.write_bytes(mails.german().as_bytes())
        parsed = desk.ask("parse", str(file))
        self.assertEqual("juergen@werk.example", parsed["from"])
        self.assertEqual("Jürgen Groß", parsed["from_name"])
        self.assertEqual(["Protokoll für Sie.txt", "presse.png"], [item["name"] for item in parsed["attachments"]])
        self.assertEqual(hashlib.sha256(mails.PICTURE).hexdigest(), parsed["attachments"][1]["sha256"])
        self.assertEqual(("request", False, "de"), (parsed["verdict"], parsed["auto"], parsed["language"]))


if __name__ == "__main__":
    unittest.main()
