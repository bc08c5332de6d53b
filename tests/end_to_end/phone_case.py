# SPDX-License-Identifier: Apache-2.0
"""The base of the tests with telephones: desks that ring after four hours, and real phones on loopback."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import mails
import world
from case import EndToEnd
from desk import Desk
from servers.sip_phone import SipPhone
from servers.smtp_sink import SmtpSink
from waiting import wait_until


def sip_through(phone: SipPhone) -> dict[str, object]:
    """A gateway whose trunk is the telephone itself."""
    return {"sip": {"account": "sip:ticketd@127.0.0.1", "proxy": phone.proxy, "bind": "127.0.0.1"}}


def children(desk: Desk, name: str) -> list[int]:
    """The daemon's child processes of that name."""
    assert desk.process is not None
    found = []
    for pid in Path(f"/proc/{desk.process.pid}/task/{desk.process.pid}/children").read_text().split():
        if Path(f"/proc/{pid}/comm").read_text().strip() == name:
            found.append(int(pid))
    return found


def call_folder(desk: Desk) -> Path:
    """What the one call of the daemon keeps its files in."""
    (pid,) = children(desk, "baresip")
    return Path(Path(f"/proc/{pid}/cmdline").read_text().split("\0")[2])


class PhoneCase(EndToEnd):
    """A desk whose clocks never stop, with anna and bo on call."""

    def phone(self, key: str | None = None) -> SipPhone:
        """A telephone that is gone after the test."""
        phone = SipPhone(world.folder() / world.fresh("phone"), key)
        self.addCleanup(phone.close)
        return phone

    def desk_with(self, sink: SmtpSink, gateway: dict[str, object], numbers: tuple[str, str]) -> Desk:
        """A desk that rings after four hours through this gateway."""
        desk = self.desk(sink)
        desk.settings["desk"]["ops"] = ["ops@desk.example"]
        desk.settings["agents"] = [
            {"name": name, "address": f"{name}@desk.example", "phone": number}
            for name, number in zip(("anna", "bo"), numbers)
        ]
        desk.settings["escalation"] = [{"clock": "open", "at": "4h", "tell": ["anna", "bo"], "by": "phone"}]
        desk.settings["phone"] = [gateway]
        return desk

    def overdue_mail(self, desk: Desk) -> None:
        """Lies in the mailbox since four hours and a minute."""
        arrived = datetime.now(timezone.utc) - timedelta(hours=4, minutes=1)
        self.mailbox(desk).deliver(mails.incident(), arrived)

    def events(self, desk: Desk) -> list[str]:
        """The history of the one ticket."""
        return [entry["event"] for entry in desk.ticket(1)["history"]]

    def page(self, desk: Desk, script: str) -> dict[str, object]:
        """A command gateway."""
        program = Path(desk.folder) / "page"
        program.write_text("#!/bin/sh\n" + script)
        program.chmod(0o755)
        return {"command": {"run": str(program)}}

    def wait_event(self, desk: Desk, event: str) -> list[str]:
        """Returns the history once it tells of this."""
        desk.wait_stats(tickets=1)
        wait_until(event, lambda: event in self.events(desk), 30.0, otherwise=desk.log)
        return self.events(desk)
