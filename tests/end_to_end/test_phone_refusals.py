# SPDX-License-Identifier: Apache-2.0
"""One person's telephone cannot be reached through a trunk that is well: the next person is rung, and nothing else is wrong."""

from __future__ import annotations

import unittest

from desk import Desk
from phone_case import PhoneCase
from servers.scripted_trunk import ScriptedTrunk
from servers.smtp_sink import SmtpSink
from waiting import wait_until

ANNA = "+4687000001"
BO = "+4687000002"


class PhoneRefusals(PhoneCase):
    """A scripted trunk for each."""

    def trunk(self, answers: dict[str, list[tuple[float, str]]]) -> ScriptedTrunk:
        """A trunk that is gone after the test."""
        trunk = ScriptedTrunk(answers)
        self.addCleanup(trunk.close)
        return trunk

    def ringing_desk(self, trunk: ScriptedTrunk, sink: SmtpSink) -> Desk:
        """Each person is tried twice, two seconds apart."""
        desk = self.desk_with(sink, trunk.gateway, (ANNA, BO))
        desk.settings["calls"] = {"tries": ["0s", "2s"]}
        self.overdue_mail(desk)
        desk.start()
        return desk

    def test_forbidden_number(self) -> None:
        """403 for anna uses up her tries, bo is rung, and nobody is told that the telephone fails."""
        trunk = self.trunk({ANNA: [(0.0, "403 Forbidden")], BO: [(0.0, "180 Ringing")]})
        sink = self.sink()
        desk = self.ringing_desk(trunk, sink)
        wait_until("bo is rung", lambda: BO in trunk.called, 30.0, otherwise=desk.log)
        self.assertEqual([ANNA, ANNA, BO], trunk.called)
        ended = [entry["detail"] for entry in desk.ticket(1)["history"] if entry["event"] == "call_ended"]
        self.assertEqual(["anna: the call was not put through (403 Forbidden)"] * 2, ended)
        self.assertEqual([], sink.to("ops@desk.example"))

    def test_unknown_number(self) -> None:
        """404 for anna: bo is rung at once."""
        trunk = self.trunk({ANNA: [(0.0, "404 Not Found")], BO: [(0.0, "180 Ringing")]})
        sink = self.sink()
        desk = self.ringing_desk(trunk, sink)
        wait_until("bo is rung", lambda: BO in trunk.called, 30.0, otherwise=desk.log)
        self.assertEqual([ANNA, BO], trunk.called)

    def test_late_ringing(self) -> None:
        """A trunk that says 100 at once and 180 after nine seconds rings: the call is not given up before."""
        trunk = self.trunk({ANNA: [(0.0, "100 Trying"), (9.0, "180 Ringing"), (9.5, "486 Busy Here")]})
        sink = self.sink()
        desk = self.ringing_desk(trunk, sink)
        self.wait_event(desk, "call_ended")
        ended = [entry["detail"] for entry in desk.ticket(1)["history"] if entry["event"] == "call_ended"]
        self.assertEqual("anna: busy (486 Busy Here)", ended[0])


if __name__ == "__main__":
    unittest.main()
