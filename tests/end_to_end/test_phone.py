"""Four working hours, then a phone rings: the whole way from a real mailbox to a telephone and back."""

from __future__ import annotations

import time
import unittest
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


class Phone(EndToEnd):
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

    def test_key_over_sip(self) -> None:
        """An overdue mail makes a SIP telephone ring within 5 s of the start; key 1 takes the ticket and ends the calls."""
        sink = self.sink()
        phone = self.phone(key="1")
        desk = self.desk_with(sink, sip_through(phone), (phone.address, phone.address))
        self.overdue_mail(desk)
        started = time.time()
        desk.start()
        wait_until("the telephone rings", lambda: phone.rang, 30.0, otherwise=desk.log)
        self.assertLess(phone.rang[0] - started, 5.0)
        events = self.wait_event(desk, "escalation_acknowledged")
        self.assertLess(events.index("call_placed"), events.index("escalation_acknowledged"))
        self.assertEqual("anna", desk.ticket(1)["assignee"])
        wait_until("the call is over", lambda: phone.ended, 10.0, otherwise=desk.log)
        self.assertEqual(1, len(phone.rang))
        (chain,) = desk.ask("escalations")
        self.assertEqual(("acknowledged", "open", 1), (chain["state"], chain["clock"], chain["attempt"]))
        self.assertIsNotNone(chain["next_at"])

    def test_stopped_while_ringing(self) -> None:
        """Ending the calls hangs up the one that rings."""
        phone = self.phone()
        desk = self.desk_with(self.sink(), sip_through(phone), (phone.address, phone.address))
        self.overdue_mail(desk)
        desk.start()
        wait_until("the telephone rings", lambda: phone.rang, 30.0, otherwise=desk.log)
        desk.ask("escalations", "--stop", "1", "--as", "anna")
        wait_until("the caller gives up", lambda: phone.ended, 10.0, otherwise=desk.log)
        self.assertEqual(0, phone.answered)
        self.assertEqual("stopped", desk.ask("escalations")[0]["state"])

    def test_killed_while_ringing(self) -> None:
        """A daemon killed while it rings leaves no call behind, rings again after its restart, and the history tells it."""
        phone = self.phone()
        desk = self.desk_with(self.sink(), sip_through(phone), (phone.address, phone.address))
        self.overdue_mail(desk)
        desk.start()
        wait_until("the telephone rings", lambda: phone.rang, 30.0, otherwise=desk.log)
        self.assertEqual([], phone.ended)
        desk.kill()
        wait_until("the call goes with the daemon", lambda: phone.ended, 5.0)
        desk.start()
        wait_until("the telephone rings again", lambda: len(phone.rang) > 1, 30.0, otherwise=desk.log)
        self.assertEqual(0, phone.answered)
        self.assertEqual(2, self.events(desk).count("call_placed"))
        self.assertEqual(1, self.events(desk).count("call_ended"))

    def test_command(self) -> None:
        """A paging command that says no one answered leads to the next person, who takes it."""
        desk = self.desk_with(self.sink(), {}, ("+4687000001", "+4687000002"))
        heard = Path(desk.folder) / "heard"
        script = f'echo "$TICKETD_TO $TICKETD_TICKET" >> {heard}\n[ "$TICKETD_TO" = +4687000002 ] && exit 0\nexit 13\n'
        desk.settings["phone"] = [self.page(desk, script)]
        self.overdue_mail(desk)
        desk.start()
        self.wait_event(desk, "escalation_acknowledged")
        self.assertEqual(["+4687000001 1", "+4687000002 1"], heard.read_text().splitlines())
        self.assertEqual("bo", desk.ticket(1)["assignee"])

    def test_broken_gateway(self) -> None:
        """A gateway that breaks uses up no try: ops get a mail that the phone path is down."""
        sink = self.sink()
        desk = self.desk_with(sink, {}, ("+4687000001", "+4687000002"))
        desk.settings["phone"] = [self.page(desk, "exit 99\n")]
        self.overdue_mail(desk)
        desk.start()
        (mail,) = sink.wait_for(1, to="ops@desk.example")
        self.assertIn("Phone path down", mail.mail["Subject"])


if __name__ == "__main__":
    unittest.main()
