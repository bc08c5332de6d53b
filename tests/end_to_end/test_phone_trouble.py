# SPDX-License-Identifier: Apache-2.0
"""Whatever of the telephone fails: somebody is rung by the next way, and ops read what failed."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import time
import unittest
from pathlib import Path

from phone_case import PhoneCase, children, sip_through
from waiting import wait_until

DEAD_TRUNK: dict[str, object] = {
    "sip": {"account": "sip:ticketd@127.0.0.1", "proxy": "sip:127.0.0.1:9;transport=tcp", "bind": "127.0.0.1"}
}


class PhoneTrouble(PhoneCase):
    """Each trouble in a desk of its own."""

    def test_broken_gateway(self) -> None:
        """A gateway that breaks uses up no try: ops get a mail that the phone path is down."""
        sink = self.sink()
        desk = self.desk_with(sink, {}, ("+4687000001", "+4687000002"))
        desk.settings["phone"] = [self.page(desk, "exit 99\n")]
        self.overdue_mail(desk)
        desk.start()
        (mail,) = sink.wait_for(1, to="ops@desk.example")
        self.assertIn("Phone path down", mail.mail["Subject"])
        self.assertEqual(0, desk.ask("escalations")[0]["round"] - 1)

    def test_dead_trunk(self) -> None:
        """Where the trunk is dead the next gateway rings the same person, and ops read the trunk's words."""
        sink = self.sink()
        phone = self.phone(key="1")
        desk = self.desk_with(sink, DEAD_TRUNK, (phone.address, phone.address))
        desk.settings["phone"].append(sip_through(phone))
        self.overdue_mail(desk)
        desk.start()
        self.wait_event(desk, "escalation_acknowledged")
        self.assertEqual("anna", desk.ticket(1)["assignee"])
        (mail,) = sink.wait_for(1, to="ops@desk.example")
        self.assertIn("gateway 1 (sip): Connection refused", mail.text)

    def test_gateway_dies_in_the_middle(self) -> None:
        """A telephone program that dies while it rings is a broken gateway: the next one rings."""
        phone = self.phone()
        desk = self.desk_with(self.sink(), sip_through(phone), (phone.address, phone.address))
        desk.settings["phone"].append(self.page(desk, "exit 0\n"))
        self.overdue_mail(desk)
        desk.start()
        wait_until("the telephone rings", lambda: phone.rang, 30.0, otherwise=desk.log)
        for pid in children(desk, "baresip"):
            os.kill(pid, signal.SIGKILL)
        events = self.wait_event(desk, "escalation_acknowledged")
        self.assertEqual(2, events.count("call_ended"))

    def test_failing_speech(self) -> None:
        """A speech command that fails keeps no phone from ringing, and ops are told."""
        sink = self.sink()
        phone = self.phone(key="1")
        desk = self.desk_with(sink, sip_through(phone), (phone.address, phone.address))
        desk.settings["speech"] = {"run": "/bin/false"}
        self.overdue_mail(desk)
        desk.start()
        self.wait_event(desk, "escalation_acknowledged")
        (mail,) = sink.wait_for(1, to="ops@desk.example")
        self.assertIn("speech", mail.mail["Subject"])

    def test_mailbox_down(self) -> None:
        """A mailbox that has failed for a quarter of an hour rings who carries the phone; when it works again all is over."""
        sink = self.sink()
        desk = self.desk_with(sink, {}, ("+4687000001", "+4687000002"))
        heard = Path(desk.folder) / "heard"
        desk.settings["phone"] = [self.page(desk, f'echo "$TICKETD_TEXT" >> {heard}\nexit 0\n')]
        desk.start()
        desk.stop()
        queue = desk.settings["queues"][0]
        with contextlib.closing(sqlite3.connect(desk.database)) as database, database:
            since = int(time.time()) - 20 * 60
            database.execute("INSERT INTO trouble(what, since, words) VALUES (?, ?, '')", (f"mailbox {queue['name']}", since))
        port, queue["imap"]["port"] = queue["imap"]["port"], 1
        desk.start()
        wait_until("the phone rings", heard.exists, 40.0, otherwise=desk.log)
        self.assertIn(f"mailbox {queue['name']} has failed", heard.read_text())
        (mail,) = sink.wait_for(1, to="ops@desk.example")
        self.assertIn("is in trouble", mail.mail["Subject"])
        queue["imap"]["port"] = port
        desk.reload()
        sink.wait_for(2, to="ops@desk.example", seconds=40.0)
        self.assertEqual("closed", desk.ticket(1)["status"])

    def test_unusable_gateway(self) -> None:
        """A gateway that cannot be built as configured does not keep the desk from starting or ringing."""
        desk = self.desk_with(self.sink(), {}, ("+4687000001", "+4687000002"))
        unusable = {"account": "sip:ticketd@127.0.0.1", "user": "ti;cketd", "password": desk.secret("sip-password", "x")}
        desk.settings["phone"] = [{"sip": unusable}, self.page(desk, "exit 0\n")]
        self.overdue_mail(desk)
        desk.start()
        self.wait_event(desk, "escalation_acknowledged")


if __name__ == "__main__":
    unittest.main()
