# SPDX-License-Identifier: Apache-2.0
"""The operator's command: its answers' shape, its exit codes, its help."""

import json
import re
import subprocess
import unittest

import mails
from case import EndToEnd
from desk import PROGRAMS, ticketctl

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
COMMANDS = ("list", "show", "attachment", "history", "unfiled", "parse", "stats", "mailbox", "outbox", "replay",
            "check-config", "due", "calendar", "rota", "reply", "command", "customer")


class Answers(EndToEnd):
    """Other programs read these."""

    def setUp(self) -> None:
        self.sink_ = self.sink()
        self.desk_ = self.desk(self.sink_)
        self.mailbox(self.desk_).deliver(mails.incident())
        self.desk_.start()
        self.desk_.wait_stats(tickets=1, outbox_sent=1)
        self.number = str(self.desk_.tickets()[0]["number"])

    def test_list(self) -> None:
        """`list --json` has the contract's keys, without messages and history."""
        (ticket,) = self.desk_.ask("list")
        wanted = {"number", "subject", "status", "priority", "queue", "requester", "assignee", "opened", "respond_by",
                  "language"}
        self.assertLessEqual(wanted, set(ticket))
        self.assertFalse({"messages", "history"} & set(ticket))
        self.assertRegex(ticket["opened"], TIME)
        self.assertIsNone(ticket["assignee"])
        self.assertIn(ticket["priority"], (1, 2, 3))

    def test_show(self) -> None:
        """`show --json` adds messages and history with the contract's keys."""
        whole = self.desk_.ask("show", self.number)
        for message in whole["messages"]:
            self.assertLessEqual({"direction", "from", "to", "subject", "message_id", "date", "verdict"}, set(message))
            self.assertIsInstance(message["to"], list)
            self.assertRegex(message["date"], TIME)
        for event in whole["history"]:
            self.assertEqual({"at", "actor", "event", "detail", "data"}, set(event))
            self.assertRegex(event["at"], TIME)
        opened = next(event for event in whole["history"] if event["event"] == "opened")
        self.assertEqual({"verdict": "request", "reason": "a person's mail"}, opened["data"])
        self.assertEqual("request: a person's mail", opened["detail"])
        self.assertEqual(whole["history"], self.desk_.ask("history", self.number))
        self.assertEqual([], whole["time_entries"])

    def test_stats(self) -> None:
        """`stats --json` has the contract's numbers."""
        wanted = {"tickets", "messages", "unfiled", "open", "quarantined", "outbox_pending", "outbox_failed", "outbox_sent"}
        self.assertLessEqual(wanted, set(self.desk_.stats()))

    def test_for_people(self) -> None:
        """Without --json the same is there for people, without colours when nobody sees them."""
        for words in (["list"], ["show", self.number], ["history", self.number], ["stats"], ["mailbox"], ["outbox"]):
            with self.subTest(command=words):
                answer = self.desk_.run(*words)
                self.assertEqual(0, answer.code, answer.err)
                self.assertNotIn("\033[", answer.out)
        self.assertIn("The press has stopped", self.desk_.run("list").out)
        self.assertIn("line 3 has stood still", self.desk_.run("show", self.number).out)

    def test_options_anywhere(self) -> None:
        """Options stand before or after the command."""
        after = self.desk_.run("history", self.number, "--json")
        before = self.desk_.run("--json", "history", self.number)
        self.assertEqual(json.loads(before.out), json.loads(after.out))

    def test_not_found(self) -> None:
        """What is not there ends with 1, what makes no sense with 2."""
        self.assertEqual(1, self.desk_.run("show", "4242").code)
        self.assertEqual(1, self.desk_.run("history", "4242").code)
        self.assertEqual(1, self.desk_.run("replay", "4242").code)
        self.assertEqual(1, self.desk_.run("outbox", "retry", "4242").code)
        self.assertEqual(2, self.desk_.run("show", "one").code)
        self.assertEqual(2, self.desk_.run("shout").code)

    def test_outgoing_mail_says_to_whom(self) -> None:
        """`show` names who got each mail of the desk."""
        mails_out = [one for one in self.desk_.ticket(int(self.number))["messages"] if one["direction"] == "out"]
        self.assertTrue(mails_out)
        text = self.desk_.run("show", self.number).out
        for mail in mails_out:
            (to,) = mail["to"]
            self.assertIn(f"  to {to}\n", text)

    def test_daemon_down(self) -> None:
        """`mailbox` says that nobody looks into the mailboxes, and still tells what the store knows."""
        up = self.desk_.run("mailbox")
        self.assertEqual((0, ""), (up.code, up.err))
        self.desk_.stop()
        down = self.desk_.run("mailbox")
        self.assertEqual(3, down.code)
        self.assertIn("ticketd is not running", down.err)
        answer = self.desk_.run("mailbox", "--json")
        self.assertEqual(3, answer.code)
        (line,) = json.loads(answer.out)
        self.assertIsNone(line["connected_since"])

    def test_refusals_are_json(self) -> None:
        """What the daemon refuses is one JSON object under --json, as every error is."""
        for words in (["replay", "4242"], ["command", "4242", "/close", "--as", "anna"], ["outbox", "retry", "4242"],
                      ["escalations", "--stop", "4242"], ["show", "4242"], ["call", "nobody"]):
            with self.subTest(command=words):
                answer = self.desk_.run("--json", *words)
                self.assertEqual(1, answer.code, answer.err)
                error = json.loads(answer.out)
                self.assertEqual(1, error["exit"])
                self.assertIn(error["error"], answer.err)

    def test_output_that_is_not_written(self) -> None:
        """A full device and a closed output are errors; a reader who has enough is none."""
        command = f"{PROGRAMS / 'ticketctl'} --config {self.desk_.configuration}"
        for typed, code, words in (
            ("list > /dev/full", 3, "No space left on device"),
            ("show 1 --json > /dev/full", 3, "No space left on device"),
            ("--help > /dev/full", 3, "No space left on device"),
            ("list >&-", 3, "Bad file descriptor"),
            ("list | true", 0, ""),
            ("history 1 | head -1", 0, ""),
            ("show 1 --full <&-", 0, ""),
        ):
            with self.subTest(typed=typed):
                shell = ["bash", "-o", "pipefail", "-c", f"{command} {typed}"]
                ended = subprocess.run(shell, capture_output=True, text=True, timeout=60)
                self.assertEqual(code, ended.returncode, ended.stderr)
                self.assertIn(words, ended.stderr)
                self.assertEqual(words == "", ended.stderr == "", ended.stderr)


class WithoutDesk(EndToEnd):
    """What needs neither configuration nor daemon."""

    def test_help(self) -> None:
        """Every command has a help text with an example of itself."""
        for command in COMMANDS:
            with self.subTest(command=command):
                answer = ticketctl(command, "--help")
                self.assertEqual(0, answer.code, answer.err)
                self.assertIn(f"ticketctl {command}", answer.out)

    def test_version(self) -> None:
        """Both programs tell the same version."""
        for program in ("ticketctl", "ticketd"):
            with self.subTest(program=program):
                ended = subprocess.run([PROGRAMS / program, "--version"], capture_output=True, text=True, timeout=60)
                self.assertEqual(0, ended.returncode, ended.stderr)
                self.assertRegex(ended.stdout, rf"\A{program} \d+\.\d+\.\d+\n\Z")

    def test_parse_from_standard_input(self) -> None:
        """`parse` without arguments reads standard input."""
        answer = ticketctl("--json", "parse", stdin=mails.incident().as_string())
        self.assertEqual("The press has stopped", json.loads(answer.out)["subject"])

    def test_parse_never_fails(self) -> None:
        """`parse` makes something of anything."""
        desk = self.desk(self.sink())
        for number, raw in enumerate((b"", b"\0" * 100, b"\xff\xfe" * 1000, b":\r\n\r\n", b"From: x:\r\n\r\n", b"a" * 300_000)):
            with self.subTest(raw=raw[:10]):
                file = desk.folder / f"{number}.eml"
                file.write_bytes(raw)
                answer = desk.run("parse", str(file))
                self.assertEqual(0, answer.code, answer.err)
                self.assertIn("verdict", json.loads(answer.out))

    def test_due(self) -> None:
        """`due` counts working time on a shipped calendar; the day before Good Friday ends at 14:00 in Sweden."""
        for start, working, due in (
            ("2026-01-05T08:00:00+01:00", "8h", "2026-01-07T09:30:00Z"),
            ("2026-01-12T08:00:00+01:00", "9h", "2026-01-12T16:00:00Z"),
            ("2026-04-02T12:00:00+02:00", "4h", "2026-04-07T08:00:00Z"),
        ):
            answer = ticketctl("due", "--calendar", "sweden", "--from", start, "--working", working)
            self.assertEqual((0, due), (answer.code, answer.out.strip()), answer.err)


if __name__ == "__main__":
    unittest.main()
