# SPDX-License-Identifier: Apache-2.0
"""Machines that write to each other: every loop dies out after at most two mails from us, and the history says why."""

import itertools
import unittest
from email.message import EmailMessage

import mails
from case import EndToEnd
from desk import Desk
from servers.post_office import PostOffice
from servers.smtp_sink import Taken
from waiting import wait_until

ROBOT = "robot@answers.example"


def address(desk: Desk) -> str:
    """The address of its first queue."""
    return str(desk.settings["queues"][0]["address"])


class Loops(EndToEnd):
    """Whatever answers is answered by whatever it answered, with real servers between them."""

    def setUp(self) -> None:
        self.post = PostOffice()
        self.addCleanup(self.post.close)

    def connected_desk(self) -> Desk:
        """A running desk whose mailbox the post office delivers to."""
        desk = self.desk(self.post)
        self.post.mailboxes[address(desk)] = self.mailbox(desk)
        desk.start()
        return desk

    def wait_quiet(self, *desks: Desk) -> None:
        """Returns when every mail delivered is taken in and every mail decided is sent: nothing can follow."""

        def quiet() -> bool:
            before = dict(self.post.delivered), len(self.post.taken)
            stats = [desk.stats() for desk in desks]
            for desk, one in zip(desks, stats):
                if one["outbox_pending"] or one["messages"] != self.post.delivered.get(address(desk), 0):
                    return False
            all_sent = sum(one["outbox_sent"] for one in stats) == len(self.post.taken)
            # A mail that came while the desks were asked one after the other is seen by none of them.
            return all_sent and before == (self.post.delivered, len(self.post.taken))

        wait_until("all is quiet", quiet, 60, every=0.1, otherwise=lambda: "\n".join(desk.log() for desk in desks))
        self.assertTrue(quiet())

    def history(self, desk: Desk, event: str) -> list[str]:
        """What all tickets' histories say under the event's name."""
        return [
            line["detail"]
            for ticket in desk.tickets()
            for line in desk.ticket(ticket["number"])["history"]
            if line["event"] == event
        ]

    def test_two_desks(self) -> None:
        """Two desks whose addresses write to each other stop at one mail each."""
        one, two = self.connected_desk(), self.connected_desk()
        self.post.deliver(address(two), mails.incident(sender=address(one), to=address(two)))
        self.wait_quiet(one, two)
        self.assertEqual([address(one)], [plain for taken in self.post.taken for plain in taken.recipients])
        self.assertEqual(1, one.stats()["messages"])
        self.assertEqual(["auto-reply"], [message["verdict"] for message in one.ask("unfiled")])

    def test_two_desks_both_ways(self) -> None:
        """Nor do they when each has a ticket from the other."""
        one, two = self.connected_desk(), self.connected_desk()
        self.post.deliver(address(two), mails.incident(sender=address(one), to=address(two)))
        self.post.deliver(address(one), mails.incident(sender=address(two), to=address(one)))
        self.wait_quiet(one, two)
        for desk in (one, two):
            self.assertEqual(1, desk.stats()["outbox_sent"])
            self.assertEqual(1, desk.stats()["tickets"])

    def autoresponder(self, text: str) -> None:
        """A robot that answers all it gets and sets no header that says so."""
        serial = itertools.count(1)

        def answer(taken: Taken) -> EmailMessage:
            quoted = "".join(f"> {line}\n" for line in taken.text.splitlines())
            mail = mails.incident("Thank you for your mail", text + quoted, ROBOT, taken.sender)
            mail.replace_header("Message-ID", f"<{next(serial)}@answers.example>")
            return mail

        self.post.robots[ROBOT] = answer

    def test_autoresponder_without_any_header(self) -> None:
        """A robot that sets no header gets two mails; the history says what it repeated."""
        desk = self.connected_desk()
        self.autoresponder("We will come back to you.\n\n")
        self.post.deliver(address(desk), mails.incident(sender=ROBOT))
        self.wait_quiet(desk)
        self.assertEqual(2, len(self.post.to(ROBOT)))
        self.assertIn("the same mail was acknowledged within 24 hours", self.history(desk, "acknowledgement_withheld"))

    def test_bouncing_address(self) -> None:
        """An address that bounces gets one mail; the bounce and the reason for silence stand in the history."""
        desk = self.connected_desk()
        self.post.robots[ROBOT] = lambda taken: mails.bounce(taken)
        self.post.deliver(address(desk), mails.incident(sender=ROBOT))
        self.wait_quiet(desk)
        (bounced,) = self.history(desk, "bounced")
        self.assertIn("5.1.1", bounced)
        for subject in ("Another", "A third"):
            self.post.deliver(address(desk), mails.incident(subject, subject, ROBOT))
        self.wait_quiet(desk)
        self.assertEqual(1, len(self.post.taken))
        self.assertEqual(
            [f"an earlier mail to {ROBOT} came back for good"] * 2, self.history(desk, "acknowledgement_withheld")
        )
        (dead,) = desk.ask("outbox", "undeliverable")
        self.assertEqual(ROBOT, dead["address"])
        self.assertEqual(0, desk.run("outbox", "retry", str(dead["id"])).code)
        wait_until("the mail is sent again", lambda: len(self.post.taken) == 2, otherwise=desk.log)

    def test_subscribed_to_a_list(self) -> None:
        """A list that brings every mail back to all its members gets none from us."""
        desk = self.connected_desk()
        letter = mails.incident("Meeting", "On Monday.\n", "Eva Lind <eva@volvo.example>", "club@lists.example")
        letter["List-Id"] = "<club.lists.example>"
        letter["Reply-To"] = "club@lists.example"
        self.post.deliver(address(desk), letter)
        self.wait_quiet(desk)
        self.assertEqual([], self.post.taken)
        (reason,) = self.history(desk, "acknowledgement_withheld")
        self.assertIn("List", reason)

    def test_list_without_headers(self) -> None:
        """A list that sets no header and sends our own mail back to us stops there."""
        desk = self.connected_desk()
        self.post.robots[ROBOT] = lambda taken: taken.raw
        self.post.deliver(address(desk), mails.incident(sender=ROBOT))
        self.wait_quiet(desk)
        self.assertEqual(1, len(self.post.taken))
        self.assertIn("own", [message["verdict"] for message in desk.ticket(1)["messages"]])


if __name__ == "__main__":
    unittest.main()
