# SPDX-License-Identifier: Apache-2.0
"""Agents and customers at their real mail programs: a day of a ticket, and who gets nowhere."""

import unittest
from email.message import EmailMessage

import mails
import world
from case import EndToEnd
from desk import Desk
from servers.mail_programs import Person
from servers.post_office import PostOffice
from servers.smtp_sink import Taken
from waiting import wait_until

ANNA, EVA = "anna@desk.example", "eva@volvo.example"


class Agents(EndToEnd):
    """One desk, the agent Anna, the customer Eva, and a post office between their mailboxes on Dovecot."""

    def setUp(self) -> None:
        self.post = PostOffice()
        self.addCleanup(self.post.close)
        self.anna, self.eva = self.person("Anna", ANNA), self.person("Eva Lind", EVA)
        self.served = self.open_desk()

    def person(self, name: str, address: str) -> Person:
        """Somebody whose mail the post office delivers."""
        user = world.fresh(address.partition("@")[0])
        self.post.mailboxes[address] = world.dovecot().mailbox(user)
        return Person(name, address, user, world.dovecot(), self.post.port, world.folder() / user)

    def open_desk(self) -> Desk:
        """A running desk that knows them."""
        desk = self.desk(self.post)
        desk.settings["agents"] = [{"name": "anna", "address": ANNA}, {"name": "bo", "address": "bo@desk.example"}]
        desk.settings["contracts"] = [{"name": "gold", "calendar": "24x7", "may_ask_for": 2}]
        desk.settings["customers"] = [{
            "name": "Volvo", "domains": ["volvo.example"], "contract": "gold",
            "contacts": [{"name": "Eva Lind", "address": EVA, "phone": "+4631000001"}],
        }]
        desk.settings["queues"][0]["agents"] = ["anna"]
        self.address = str(desk.settings["queues"][0]["address"])
        self.post.mailboxes[self.address] = self.mailbox(desk)
        desk.start()
        return desk

    def wait_ticket(self, number: int = 1, **wanted: object) -> None:
        """Returns when the ticket is as wanted."""

        def reached() -> bool:
            ticket = self.served.ticket(number)
            return all(ticket[key] == value for key, value in wanted.items())

        wait_until(f"#{number} {wanted}", reached, every=0.05, otherwise=lambda: str(self.served.ticket(number)))

    def newest(self, to: str, count: int) -> Taken:
        """The count-th mail to the address, once it has come; there are no more then."""
        mails_to = self.post.wait_for(count, to)
        self.assertEqual(count, len(mails_to), [str(taken.mail["Subject"]) for taken in mails_to])
        return mails_to[-1]

    def settle(self, messages: int) -> None:
        """Returns when so many mails are taken in and all that followed is sent."""
        self.served.wait_stats(messages=messages, outbox_pending=0)

    def open_ticket(self) -> None:
        """Eva writes; she is acknowledged and Anna is told."""
        self.eva.write(self.address, "The press has stopped", "Line 3 has stood still since this morning.\n")
        self.newest(EVA, 1)
        self.newest(ANNA, 1)

    def history(self, event: str, number: int = 1) -> list[str]:
        """What the ticket's history says under the event's name."""
        return [line["detail"] for line in self.served.ask("history", str(number)) if line["event"] == event]

    def test_a_ticket_by_mail(self) -> None:
        """Asked, answered, asked back, resolved and approved, with nothing but mutt, neomutt and s-nail."""
        self.open_ticket()
        notice = self.newest(ANNA, 1)
        self.assertIn("> Line 3 has stood still", notice.text)
        self.assertIn("Volvo, contract gold", notice.text)
        self.anna.reply_by_mutt("/wait\nWhich press of the two, the röd one?\n", "neomutt")
        asked = self.newest(EVA, 2)
        self.assertIn("Which press of the two, the röd one?", asked.text)
        self.assertIn("anna", str(asked.mail["From"]))
        self.assertEqual(self.address, asked.mail["From"].addresses[0].addr_spec)
        self.assertNotIn("/wait", asked.text)
        self.assertNotIn(ANNA, asked.raw.decode())
        self.wait_ticket(status="waiting", assignee="anna")
        self.newest(ANNA, 2)  # what became of the command
        self.eva.reply_by_mutt("The red one, of course.\n", "mutt")
        self.assertIn("> The red one, of course.", self.newest(ANNA, 3).text)
        self.wait_ticket(status="open")
        self.anna.reply_by_mutt("/resolve\n/time 30m phone\nIt was the fuse.\n", "mutt", "<group-reply>")
        resolved = self.newest(EVA, 3)
        self.assertIn("It was the fuse.", resolved.text)
        self.assertIn("YES", resolved.text)
        self.wait_ticket(status="resolved")
        self.eva.reply_by_s_nail("YES, thank you.")
        self.assertIn("is closed", self.newest(EVA, 4).text)
        self.wait_ticket(status="closed")
        self.settle(messages=5)
        self.assert_threads(self.post.to(EVA))
        self.assert_counted()

    def assert_counted(self) -> None:
        """Programs read from the history how the ticket went and what it took, without its sentences."""
        whole = self.served.ask("show", "1")
        causes = [line["data"]["cause"] for line in whole["history"] if line["event"] == "status_changed"]
        self.assertEqual(["wait-asked", "requester-wrote", "resolve-asked", "approved"], causes)
        (noted,) = whole["time_entries"]
        self.assertEqual(("anna", 1800, "phone"), (noted["agent"], noted["seconds"], noted["kind"]))

    def assert_threads(self, seen: list[Taken]) -> None:
        """Each mail after the first answers one that its reader knows, and names no agent's id."""
        known = {str(mail.mail["Message-ID"]) for mail in [*seen, *self.post.to(self.address)]}
        agents = {str(mail.mail["Message-ID"]) for mail in self.post.to(ANNA)}
        for taken in seen[1:]:
            self.assertIn(str(taken.mail["In-Reply-To"]), known)
            self.assertEqual(set(), agents & set(str(taken.mail["References"]).split()))

    def test_reply_by_s_nail(self) -> None:
        """Commands and words below the quoted notice, as s-nail puts them, count as well."""
        self.open_ticket()
        self.anna.reply_by_s_nail("/note\nShe is in a hurry.\n")
        self.assertIn("kept internal", self.newest(ANNA, 2).text)
        self.settle(messages=2)
        self.assertEqual(1, len(self.post.to(EVA)))
        self.assertEqual("note", self.served.ticket(1)["messages"][-2]["direction"])

    def test_no_reopens(self) -> None:
        """NO opens it again, and Anna is told."""
        self.open_ticket()
        self.anna.reply_by_mutt("/resolve\n")
        self.assertIn("YES", self.newest(EVA, 2).text)
        self.newest(ANNA, 2)
        self.eva.reply_by_mutt("NO\nIt still smokes.\n", "neomutt")
        self.assertIn("It still smokes.", self.newest(ANNA, 3).text)
        self.wait_ticket(status="open")
        self.settle(messages=3)

    def test_history_by_mail(self) -> None:
        """HISTORY gives the requester the record without what is internal."""
        self.open_ticket()
        self.anna.reply_by_mutt("/note\nA secret between us.\n")
        self.newest(ANNA, 2)
        self.anna.reply_by_mutt("We are on our way.\n")
        self.newest(EVA, 2)
        self.eva.reply_by_mutt("HISTORY\n")
        record = self.newest(EVA, 3).text
        self.assertIn("We are on our way.", record)
        self.assertIn("Line 3 has stood still", record)
        self.assertNotIn("secret", record)
        self.assertNotIn(ANNA, record)
        self.settle(messages=4)

    def forged(self, text: str, **headers: str) -> EmailMessage:
        """In Anna's name, by somebody else."""
        mail = mails.incident("Re: [#1] The press has stopped", text, f"Anna <{ANNA}>", self.address)
        for name, value in headers.items():
            mail[name.replace("_", "-")] = value
        return mail

    def test_forged(self) -> None:
        """Anna's address alone, with Eva's token, or with an untrusted DMARC pass, does nothing; Anna gets it back."""
        self.open_ticket()
        before = self.served.ticket(1)
        of_eva = str(self.post.to(EVA)[0].mail["Message-ID"])
        passed = "mx.elsewhere.example; dmarc=pass header.from=desk.example"
        for mail in (
            self.forged("/close\n"),
            self.forged("/close\n", In_Reply_To=of_eva, References=of_eva),
            self.forged("/close\n", Authentication_Results=passed),
        ):
            self.post.deliver(self.address, mail)
        self.settle(messages=4)
        after = self.served.ticket(1)
        self.assertEqual((before["status"], before["priority"]), (after["status"], after["priority"]))
        self.assertEqual(1, len(self.post.to(EVA)))
        returned = [taken for taken in self.post.to(ANNA) if "NOT SENT" in str(taken.mail["Subject"])]
        self.assertEqual(3, len(returned))

    def test_without_mail(self) -> None:
        """ticketctl acts as mail does: command, reply, and what they show."""
        self.open_ticket()
        done = self.served.ask("command", "1", "/priority 1", "--as", "anna")
        self.assertTrue(done["ok"])
        self.assertIn("is now 1", self.newest(EVA, 2).text)
        self.assertEqual(1, self.served.run("command", "1", "/prioritty 1").code)
        self.assertEqual(1, self.served.run("command", "99", "/close").code)
        self.assertEqual(1, self.served.run("command", "1", "/close", "--as", "nobody").code)
        self.assertEqual(2, self.served.run("command", "1", "close").code)
        self.assertEqual(2, self.served.run("reply", "1", stdin=" \n").code)
        answered = self.served.run("reply", "1", "--as", "anna", stdin="We are looking at it.\n")
        self.assertEqual(0, answered.code, answered.err)
        self.assertIn(f"answered {EVA} as anna", answered.out)
        self.assertIn("We are looking at it.", self.newest(EVA, 3).text)
        self.wait_ticket(status="open", priority=1)
        self.assertEqual(["3 -> 1"], self.history("priority_changed"))
        self.assertIn("priority_changed", self.served.run("history", "1").out)
        self.assertIn("We are looking at it.", self.served.run("show", "1").out)
        self.served.stop()
        self.assertEqual(3, self.served.run("command", "1", "/close").code)

    def test_customer(self) -> None:
        """`ticketctl customer` says who somebody is and why."""
        known = self.served.ask("customer", EVA)
        self.assertEqual(("Volvo", "gold"), (known["customer"], known["contract"]))
        stranger = self.served.run("customer", "mallory@elsewhere.example")
        self.assertEqual(1, stranger.code)
        self.assertIn("default contract", stranger.out)


if __name__ == "__main__":
    unittest.main()
