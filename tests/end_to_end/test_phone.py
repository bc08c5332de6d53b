# SPDX-License-Identifier: Apache-2.0
"""Four working hours, then a phone rings: the whole way from a real mailbox to a telephone and back."""

from __future__ import annotations

import json
import re
import subprocess
import time
import unittest
from pathlib import Path

from desk import ROOT, Desk
from phone_case import PhoneCase, call_folder, sip_through
from servers.smtp_sink import SmtpSink, Taken
from waiting import wait_until


class Phone(PhoneCase):
    """A desk whose clocks never stop, with anna and bo on call."""

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
        read = wait_until("the mail about it", lambda: self.ringing_mails(sink), 10.0, otherwise=desk.log)[0]
        self.assertIn("> line 3 has stood still since this morning.", read.text)
        events = self.wait_event(desk, "escalation_acknowledged")
        self.assertLess(events.index("call_placed"), events.index("escalation_acknowledged"))
        self.assertEqual("anna", desk.ticket(1)["assignee"])
        wait_until("the call is over", lambda: phone.ended, 10.0, otherwise=desk.log)
        self.assertEqual(1, len(phone.rang))
        (chain,) = desk.ask("escalations")
        self.assertEqual(("acknowledged", "open", 1), (chain["state"], chain["clock"], chain["attempt"]))
        self.assertIsNotNone(chain["next_at"])

    def ringing_mails(self, sink: SmtpSink) -> list[Taken]:
        """What anna was sent before her telephone rang."""
        return [taken for taken in sink.to("anna@desk.example") if "Your phone rings" in taken.mail["Subject"]]

    def test_two_digits(self) -> None:
        """Where two digits are asked for, 1 and 1 take nothing and the digits that were said do."""
        phone = self.phone(key="#")
        desk = self.desk_with(self.sink(), sip_through(phone), (phone.address, phone.address))
        desk.settings["calls"] = {"confirm": "digits"}
        said = self.voice(desk)
        self.overdue_mail(desk)
        desk.start()
        wait_until("the telephone is picked up", lambda: phone.answered, 30.0, otherwise=desk.log)
        code = re.search(r"Press (\d) (\d) to take it, 2 to pass it on", said.read_text())
        assert code is not None, said.read_text()
        phone.press("11")
        phone.press(code[1] + code[2])
        events = self.wait_event(desk, "escalation_acknowledged")
        self.assertEqual(1, events.count("call_placed"))
        self.assertEqual("anna", desk.ticket(1)["assignee"])

    def test_in_norwegian(self) -> None:
        """Whoever reads Norwegian is called in it, by its voice, and thanked."""
        phone = self.phone(key="1")
        desk = self.desk_with(self.sink(), sip_through(phone), (phone.address, phone.address))
        desk.settings["agents"][0]["language"] = "nb"
        said = self.voice(desk)
        self.overdue_mail(desk)
        desk.start()
        self.wait_event(desk, "escalation_acknowledged")
        self.assertIn("Trykk 1 for å ta den, 2 for å sende den videre.", said.read_text())
        self.assertIn("Takk.", said.read_text())
        self.assertEqual({"nb"}, set((said.parent / "voices").read_text().split()))

    def test_each_language_has_a_voice(self) -> None:
        """What words.yaml names, the speech program speaks."""
        for words in sorted((ROOT / "templates").glob("*/words.yaml")):
            named = re.search(r"^voice: (\S+)$", words.read_text(), re.MULTILINE)
            assert named is not None, words
            with self.subTest(words.parent.name):
                command = ["espeak-ng", "-v", named[1], "--stdout", "1 2 3"]
                spoken = subprocess.run(command, capture_output=True, check=True)
                self.assertTrue(spoken.stdout.startswith(b"RIFF"))

    def voice(self, desk: Desk) -> Path:
        """Speaks as ever; the file holds what was said."""
        said = Path(desk.folder) / "said"
        program = Path(desk.folder) / "voice"
        noting = f'echo "$1" >> {said.parent}/voices\ncat "$2" >> {said}\n'
        program.write_text(f'#!/bin/sh\n{noting}exec espeak-ng -v "$1" -f "$2" -w "$3"\n')
        program.chmod(0o755)
        desk.settings["speech"] = {"run": f"{program} {{language}} {{text}} {{wav}}"}
        return said

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

    def test_reloaded_while_ringing(self) -> None:
        """A reload leaves the call that rings alone, and the key that is pressed after it counts."""
        phone = self.phone()
        desk = self.desk_with(self.sink(), sip_through(phone), (phone.address, phone.address))
        self.overdue_mail(desk)
        desk.start()
        wait_until("the telephone rings", lambda: phone.rang, 30.0, otherwise=desk.log)
        desk.settings["calls"] = {"rounds": 2}
        desk.reload()
        self.assertEqual([], phone.ended)
        phone.answer("1")
        events = self.wait_event(desk, "escalation_acknowledged")
        self.assertEqual(1, events.count("call_placed"))
        self.assertEqual("anna", desk.ticket(1)["assignee"])

    def test_killed_while_ringing(self) -> None:
        """A daemon killed while it rings leaves no call behind, cleans up and rings again after its restart."""
        phone = self.phone()
        desk = self.desk_with(self.sink(), sip_through(phone), (phone.address, phone.address))
        self.overdue_mail(desk)
        desk.start()
        wait_until("the telephone rings", lambda: phone.rang, 30.0, otherwise=desk.log)
        self.assertEqual([], phone.ended)
        folder = call_folder(desk)
        self.assertTrue((folder / "message.wav").exists())
        desk.kill()
        wait_until("the call goes with the daemon", lambda: phone.ended, 5.0)
        desk.start()
        wait_until("the telephone rings again", lambda: len(phone.rang) > 1, 30.0, otherwise=desk.log)
        self.assertFalse(folder.exists())
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
        (taken,) = [entry for entry in desk.ticket(1)["history"] if entry["event"] == "escalation_acknowledged"]
        self.assertEqual("bo", taken["actor"])

    def test_call_and_drill(self) -> None:
        """`ticketctl call` tells what became of a test call, and `drill` rings the chain and reports each leg."""
        sink = self.sink()
        desk = self.desk_with(sink, {}, ("+4687000001", "+4687000002"))
        desk.settings["phone"] = [self.page(desk, '[ "$TICKETD_TO" = +4687000002 ] && exit 0\nexit 12\n')]
        desk.start()
        desk.wait_mailbox(desk.settings["queues"][0]["name"], "last_look")
        refused = desk.run("--json", "call", "anna")
        self.assertEqual((1, "no-answer"), (refused.code, json.loads(refused.out)["tried"][0]["outcome"]))
        self.assertEqual("acknowledged", desk.ask("call", "bo")["tried"][0]["outcome"])
        self.assertEqual(1, desk.run("call", "nobody").code)
        played = desk.run("--json", "drill")
        legs = {leg["leg"]: leg for leg in json.loads(played.out)["legs"]}
        self.assertEqual(1, played.code)  # anna's leg failed
        self.assertFalse(legs["call to anna through command"]["ok"])
        self.assertTrue(legs["call to bo through command"]["ok"])
        self.assertTrue(legs["mail to ops@desk.example"]["ok"])
        self.assertEqual("by bo", legs["taken"]["detail"])
        self.assertEqual("closed", desk.ticket(1)["status"])

    def test_heartbeat(self) -> None:
        """The heartbeat's command runs after the first good cycle, and not while the mailbox cannot be reached."""
        desk = self.desk_with(self.sink(), {}, ("+4687000001", "+4687000002"))
        desk.settings["phone"] = [self.page(desk, "exit 0\n")]
        beaten = Path(desk.folder) / "beaten"
        program = Path(desk.folder) / "beat"
        program.write_text(f"#!/bin/sh\ntouch {beaten}\n")
        program.chmod(0o755)
        desk.settings["desk"]["heartbeat"] = {"command": str(program)}
        port = desk.settings["queues"][0]["imap"]["port"]
        desk.settings["queues"][0]["imap"]["port"] = 1
        desk.start()
        desk.wait_mailbox(desk.settings["queues"][0]["name"], "failing_since")
        self.assertFalse(beaten.exists())
        desk.settings["queues"][0]["imap"]["port"] = port
        desk.reload()
        wait_until("a heartbeat", beaten.exists, 20.0, otherwise=desk.log)


if __name__ == "__main__":
    unittest.main()
