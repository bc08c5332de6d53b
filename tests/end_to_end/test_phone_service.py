# SPDX-License-Identifier: Apache-2.0
"""Calls through a service with Twilio's API, behind a proxy that knows the API's own specification."""

from __future__ import annotations

import sys
import unittest

from desk import ROOT, Desk
from phone_case import PhoneCase
from servers.phone_service import ACCOUNT, FROM, TOKEN, PhoneService
from servers.prism import Prism, fetched
from waiting import wait_until


class CallsByService(PhoneCase):
    """No key is heard: answered is reached, and the mail is answered."""

    service: PhoneService
    port: int

    @classmethod
    def setUpClass(cls) -> None:
        cls.service = PhoneService()
        cls.addClassCleanup(cls.service.close)
        cls.port = cls.service.port
        folder = fetched(ROOT / "build" / "prism")
        if folder is None:
            print("no Prism here: the service alone, without the check against the API's specification", file=sys.stderr)
            return
        prism = Prism(folder, cls.service.port)
        cls.addClassCleanup(prism.close)
        cls.port = prism.port

    def served_desk(self, *course: str) -> Desk:
        """A desk that rings through the service, where every call takes that course."""
        self.service.begin(course)
        desk = self.desk_with(self.sink(), {}, ("+4687000001", "+4687000002"))
        rest = {"base_url": f"http://127.0.0.1:{self.port}/2010-04-01", "account": ACCOUNT, "from": FROM}
        desk.settings["phone"] = [{"rest": rest | {"token": desk.secret("token", TOKEN)}}]
        return desk

    def test_reached(self) -> None:
        """Answered is reached and acknowledges nothing; the mail has two minutes, then it is the next person's turn."""
        desk = self.served_desk("queued", "ringing", "in-progress", "completed")
        self.overdue_mail(desk)
        desk.start()
        events = self.wait_event(desk, "call_ended")
        self.assertNotIn("escalation_acknowledged", events)
        (form,) = self.service.forms
        self.assertEqual(("+4687000001", FROM), (form["To"], form["From"]))
        self.assertIn("Answer our mail", form["Twiml"])
        (chain,) = desk.ask("escalations")
        self.assertEqual(("pending", "bo"), (chain["state"], chain["person"]))

    def test_busy(self) -> None:
        """A busy line is tried once more after a minute."""
        desk = self.served_desk("queued", "busy")
        self.overdue_mail(desk)
        desk.start()
        self.wait_event(desk, "call_ended")
        wait_until("the outcome", lambda: desk.ask("escalations")[0]["state"] == "pending", 10.0)
        ended = [entry["detail"] for entry in desk.ticket(1)["history"] if entry["event"] == "call_ended"]
        self.assertEqual(["anna: busy (busy)"], ended)


if __name__ == "__main__":
    unittest.main()
