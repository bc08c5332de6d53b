# SPDX-License-Identifier: Apache-2.0
"""No mail is passed over, whatever a server answers for one of them."""

import email.policy
import unittest

import mails
import world
from case import EndToEnd
from desk import Desk, queue
from servers.choosy_imap import ROOM, ChoosyImap, End, Quirk
from servers.dovecot import PASSWORD
from waiting import wait_until

MAILS = 5


def subject(name: str, uid: int) -> str:
    """Of the mail with this UID in this queue."""
    return f"{name} mail {uid}"


def server(name: str, odd: set[int], quirk: Quirk, count: int = MAILS) -> ChoosyImap:
    """With so many mails of different people."""
    sent = {uid: mails.incident(subject(name, uid), sender=f"eva{uid}@{name}.example") for uid in range(1, count + 1)}
    return ChoosyImap({uid: mail.as_bytes(policy=email.policy.SMTP) for uid, mail in sent.items()}, odd, quirk)


class Unfetchable(EndToEnd):
    """One mail that cannot be fetched, among others."""

    def watch(self, desk: Desk, servers: dict[str, ChoosyImap]) -> None:
        """Makes each server a queue of the desk."""
        password = desk.secret("choosy-password", PASSWORD)
        for name, choosy in servers.items():
            self.addCleanup(choosy.close)
            desk.settings["queues"].append(
                queue(world.dovecot(), password, name, host="127.0.0.1", port=choosy.port, tls="none", ca_file=None,
                      done="seen", quarantine=None))
        desk.settings["desk"]["ops"] = ["ops@desk.example"]
        desk.settings["tickets"] = {"max_mail_size": ROOM}

    def taken(self, desk: Desk, name: str) -> list[str]:
        """The subjects of what came of this queue's mails, tickets that tell of one that did not come included."""
        return sorted(ticket["subject"] for ticket in desk.ask("list", "--limit", "1000") if ticket["queue"] == name)

    def test_every_quirk_at_every_place(self) -> None:
        """What can be given is taken exactly once, and what cannot is a numbered ticket that ops hear of."""
        sink = self.sink()
        desk = self.desk(sink)
        wanted: dict[str, list[str]] = {}
        servers: dict[str, ChoosyImap] = {}
        for quirk in Quirk:
            for odd in (1, 3, MAILS):
                name = f"{quirk.name.lower().replace('_', '-')}-{odd}"
                servers[name] = server(name, {odd}, quirk)
                subjects = [subject(name, uid) for uid in range(1, MAILS + 1)]
                if quirk.end is not End.TAKEN:
                    subjects.remove(subject(name, odd))
                if quirk.end is End.TICKET:
                    subjects.append(f"Mail that cannot be fetched: queue {name}, UID {odd}")
                wanted[name] = sorted(subjects)
        self.watch(desk, servers)
        desk.start()
        unfetchable = sum(1 for name in wanted for line in wanted[name] if line.startswith("Mail that"))
        desk.wait_stats(tickets=sum(map(len, wanted.values())), quarantined=unfetchable, seconds=150)
        self.assertEqual(wanted, {name: self.taken(desk, name) for name in wanted})
        letters = wait_until("ops are told of each", lambda: self.told(sink, unfetchable), otherwise=desk.log)
        self.assertEqual(unfetchable, len(letters))
        for name, choosy in servers.items():
            if choosy.quirk.end is End.TICKET:
                self.assertIn("\\Flagged", choosy.marked[next(iter(choosy.odd))], name)
        self.assertEqual([0] * len(wanted), [line["owed"] for line in desk.ask("mailbox") if line["queue"] in wanted])

    def told(self, sink: object, count: int) -> list[str]:
        """The letters to ops about mails that cannot be fetched, once there are so many."""
        subjects = [str(taken.mail["Subject"]) for taken in sink.taken if "ops@desk.example" in taken.recipients]  # type: ignore[attr-defined]
        letters = [text for text in subjects if "cannot be fetched" in text]
        return letters if len(letters) >= count else []

    def test_several_of_them(self) -> None:
        """Several mails that cannot be fetched hold up none of the others, and each is told of."""
        servers = {quirk.name.lower().replace("_", "-"): server(quirk.name.lower(), {1, 2, 3, 5, 7, 8}, quirk, 9)
                   for quirk in (Quirk.NO_INSTEAD, Quirk.LEFT_OUT, Quirk.CUT, Quirk.NIL)}
        desk = self.desk(self.sink())
        self.watch(desk, servers)
        desk.start()
        desk.wait_stats(tickets=9 * len(servers), quarantined=6 * len(servers), seconds=150)

    def test_a_server_that_gives_nothing(self) -> None:
        """A server that gives no mail at all is a failing server: no mail of it becomes a ticket, and all are taken
        once it gives them."""
        quirks = (Quirk.NO_INSTEAD, Quirk.LEFT_OUT, Quirk.NIL, Quirk.CUT_BEFORE)
        names = [quirk.name.lower().replace("_", "-") for quirk in quirks]
        servers = {name: server(name, set(range(1, 31)), quirk, 30) for name, quirk in zip(names, quirks)}
        desk = self.desk(self.sink())
        self.watch(desk, servers)
        desk.start()
        for name, choosy in servers.items():
            desk.wait_mailbox(name, "failing_since")
            wait_until(f"{name} was asked often", lambda: choosy.fetches >= 6, 90, otherwise=desk.log)
        self.assertEqual(0, desk.stats()["tickets"])
        for choosy in servers.values():
            choosy.odd.clear()
        desk.wait_stats(tickets=30 * len(servers), quarantined=0, seconds=150)
        for name in names:
            self.assertEqual(sorted(subject(name, uid) for uid in range(1, 31)), self.taken(desk, name))

    def test_a_server_that_gives_only_what_it_gave(self) -> None:
        """A server that has lost its disk, but remembers a few mails, makes ten tickets at most; the others are owed
        until it gives them."""
        choosy = server("forgetful", set(range(6, 41)), Quirk.NO_INSTEAD, 40)
        desk = self.desk(self.sink())
        self.watch(desk, {"forgetful": choosy})
        desk.start()
        desk.wait_stats(tickets=15, quarantined=10, seconds=90)
        asked = choosy.fetches
        wait_until("the others were asked for again", lambda: choosy.fetches >= asked + 60, 90, otherwise=desk.log)
        self.assertEqual(10, desk.stats()["quarantined"])
        choosy.odd.clear()
        desk.wait_stats(tickets=40, quarantined=10, seconds=150)


if __name__ == "__main__":
    unittest.main()
