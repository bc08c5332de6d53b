# SPDX-License-Identifier: Apache-2.0
"""Where the desk begins, what it has seen before, how it marks what is done."""

import unittest
from datetime import datetime, timedelta, timezone

import mails
import world
from case import EndToEnd
from desk import Desk
from waiting import wait_until


def hours_ago(hours: int) -> datetime:
    """A past instant in whole seconds."""
    return (datetime.now(timezone.utc) - timedelta(hours=hours)).replace(microsecond=0)


class Beginning(EndToEnd):
    """start_at and the backlog."""

    def test_new(self) -> None:
        """By default the mails that were there before the first look are left alone."""
        sink = self.sink()
        desk = self.desk(sink, start_at="new", acknowledge_backlog=None)
        mailbox = self.mailbox(desk)
        mailbox.deliver(mails.incident("Old"), hours_ago(5))
        desk.start()
        desk.wait_mailbox(mailbox.user, "connected_since")
        mailbox.deliver(mails.incident("New"))
        desk.wait_stats(tickets=1, outbox_sent=1)
        self.assertEqual(["New"], [ticket["subject"] for ticket in desk.tickets()])
        wait_until("New is moved", lambda: mailbox.folder("Archive"), otherwise=desk.log)
        self.assertEqual(["Old"], [lying.subject for lying in mailbox.folder()])

    def test_backlog_without_acknowledgement(self) -> None:
        """The backlog becomes tickets without acknowledgements unless told otherwise."""
        sink = self.sink()
        desk = self.desk(sink, start_at="all", acknowledge_backlog=False)
        mailbox = self.mailbox(desk)
        for mail in mails.incidents(3):
            mailbox.deliver(mail, hours_ago(2))
        desk.start()
        desk.wait_stats(tickets=3, messages=3)
        mailbox.deliver(mails.incident("Fresh"))
        (ack,) = sink.wait_for(1)
        self.assertIn("Fresh", ack.mail["Subject"])
        desk.wait_stats(tickets=4, outbox_pending=0, outbox_sent=1)

    def test_backlog_with_acknowledgement(self) -> None:
        """With acknowledge_backlog the backlog is treated like any mail."""
        sink = self.sink()
        desk = self.desk(sink)
        for mail in mails.incidents(25):
            self.mailbox(desk).deliver(mail, hours_ago(2))
        desk.start()
        desk.wait_stats(tickets=25, outbox_sent=25, outbox_pending=0)
        self.assertEqual(25, len({ack.recipients for ack in sink.taken}))

    def test_arrival_while_down(self) -> None:
        """A mail that waited while the desk was down was opened when it arrived."""
        sink = self.sink()
        desk = self.desk(sink)
        arrived = hours_ago(3)
        self.mailbox(desk).deliver(mails.incident(), arrived)
        desk.start()
        desk.wait_stats(tickets=1)
        opened = datetime.fromisoformat(desk.tickets()[0]["opened"].replace("Z", "+00:00"))
        self.assertEqual(arrived, opened)


class Recognition(EndToEnd):
    """A mail is taken exactly once, whatever the server numbers it."""

    def renumber(self, desk: Desk) -> None:
        """The server gives the mailbox another UIDVALIDITY."""
        world.dovecot().stop()
        self.mailbox(desk).renumber(4711)
        world.dovecot().start()

    def test_uid_validity_changed(self) -> None:
        """After a change of UIDVALIDITY known mails are recognised and new ones taken."""
        sink = self.sink()
        desk = self.desk(sink, done="seen")
        mailbox = self.mailbox(desk)
        desk.start()
        for mail in mails.incidents(3):
            mailbox.deliver(mail)
        desk.wait_stats(tickets=3, outbox_sent=3)
        self.renumber(desk)
        mailbox.deliver(mails.incident("After the change"))
        desk.wait_stats(tickets=4, messages=4, outbox_sent=4, seconds=60)
        self.assertEqual(4, len(sink.taken))

    def test_uid_validity_changed_with_start_at_new(self) -> None:
        """After a change of UIDVALIDITY mails from before the start are still not taken."""
        sink = self.sink()
        desk = self.desk(sink, start_at="new", acknowledge_backlog=None, done="seen")
        mailbox = self.mailbox(desk)
        mailbox.deliver(mails.incident("Old"), hours_ago(5))
        desk.start()
        desk.wait_mailbox(mailbox.user, "connected_since")
        mailbox.deliver(mails.incident("New"))
        desk.wait_stats(tickets=1, outbox_sent=1)
        self.assertEqual(0, desk.stop())
        self.renumber(desk)
        mailbox.deliver(mails.incident("Newer"))
        desk.start()
        desk.wait_stats(tickets=2, outbox_sent=2)
        self.assertEqual(["New", "Newer"], [ticket["subject"] for ticket in desk.tickets()])

    def test_same_id_other_content(self) -> None:
        """A reused Message-ID with other content is another message."""
        sink = self.sink()
        desk = self.desk(sink)
        desk.start()
        first, second = mails.incident("One"), mails.incident("Two", sender="bo@scania.example")
        second.replace_header("Message-ID", first["Message-ID"])
        self.mailbox(desk).deliver(first)
        self.mailbox(desk).deliver(second)
        desk.wait_stats(messages=2, tickets=2, outbox_sent=2)

    def test_twins_without_id(self) -> None:
        """Two equal mails without Message-ID in one mailbox are two messages."""
        desk = self.desk(self.sink())
        desk.start()
        mail = mails.incident()
        del mail["Message-ID"]
        self.mailbox(desk).deliver(mail)
        self.mailbox(desk).deliver(mail)
        desk.wait_stats(messages=2)


class Marking(EndToEnd):
    """What happens to a mail on the server once it is ours."""

    def test_seen(self) -> None:
        """`done: seen` sets the flag and leaves the mail."""
        desk = self.desk(self.sink(), done="seen")
        mailbox = self.mailbox(desk)
        desk.start()
        mailbox.deliver(mails.incident())
        wait_until("the mail is seen", lambda: "\\Seen" in mailbox.folder()[0].flags, otherwise=desk.log)

    def test_leave(self) -> None:
        """`done: leave` changes nothing, and a restart takes nothing twice."""
        sink = self.sink()
        desk = self.desk(sink, done="leave")
        mailbox = self.mailbox(desk)
        desk.start()
        mailbox.deliver(mails.incident("First"))
        desk.wait_stats(tickets=1, outbox_sent=1)
        self.assertEqual(0, desk.stop())
        desk.start()
        mailbox.deliver(mails.incident("Second"))
        desk.wait_stats(tickets=2, outbox_sent=2)
        self.assertEqual([False, False], ["\\Seen" in lying.flags for lying in mailbox.folder()])

    def test_human_was_faster(self) -> None:
        """A mail that a human moved before it was marked stays where they put it, and is one ticket."""
        sink = self.sink()
        desk = self.desk(sink)
        mailbox = self.mailbox(desk)
        mailbox.create("Private")
        desk.start()
        desk.wait_mailbox(mailbox.user, "connected_since")
        self.assertEqual(0, desk.stop())
        mail = mails.incident()
        mailbox.deliver(mail)
        desk.launch(TICKETD_TEST_KILL_AT="commit:1")
        wait_until("the daemon has killed itself", lambda: desk.ended() is not None, otherwise=desk.log)
        mailbox.move(mail["Message-ID"], "Private")
        desk.start()
        sink.wait_for(1)
        mailbox.deliver(mails.incident("Another"))
        desk.wait_stats(tickets=2, outbox_sent=2, outbox_pending=0)
        self.assertEqual(1, len(mailbox.folder("Private")))
        wait_until("the other is archived", lambda: len(mailbox.folder("Archive")) == 1, otherwise=desk.log)

    def test_done_folder_is_a_queue(self) -> None:
        """A done folder that is some queue's own folder is a config error."""
        desk = self.desk(self.sink(), done={"move": "INBOX"})
        desk.write()
        answer = desk.run("check-config")
        self.assertEqual(2, answer.code)
        self.assertIn("queues[0].imap.done", answer.err + answer.out)


class Sizes(EndToEnd):
    """Mails of unusual size."""

    def test_too_large(self) -> None:
        """A mail above the limit becomes a ticket by its beginning and stays in its folder, flagged."""
        sink = self.sink()
        desk = self.desk(sink)
        desk.settings["tickets"] = {"max_mail_size": "1M"}
        mail = mails.incident("Huge")
        mail.add_attachment(b"x" * 3_000_000, maintype="application", subtype="octet-stream", filename="dump.bin")
        mailbox = self.mailbox(desk)
        mailbox.deliver(mail)
        mailbox.deliver(mails.incident("Small", sender="bo@scania.example"))
        desk.start()
        desk.wait_stats(tickets=2, outbox_sent=2)
        self.assertEqual({"Huge", "Small"}, {ticket["subject"] for ticket in desk.tickets()})
        wait_until("the huge mail is flagged", lambda: "\\Flagged" in mailbox.folder()[0].flags, otherwise=desk.log)

    def test_many(self) -> None:
        """Mails up to ten megabytes arrive whole."""
        desk = self.desk(self.sink())
        mail = mails.incident("Large")
        mail.add_attachment(bytes(range(256)) * 30_000, maintype="application", subtype="pdf", filename="plan.pdf")
        self.mailbox(desk).deliver(mail)
        desk.start()
        desk.wait_stats(tickets=1, messages=1)
        self.assert_archived(desk, 1)


if __name__ == "__main__":
    unittest.main()
