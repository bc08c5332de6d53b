# SPDX-License-Identifier: Apache-2.0
"""Ops: configuration, signals, the store under pressure, what ticketctl answers when."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
import unittest
from pathlib import Path

import mails
import world
from case import EndToEnd
from desk import PROGRAMS
from servers import janitor, process
from waiting import wait_until


class Configuration(EndToEnd):
    """A wrong file stops the start with everything that is wrong."""

    def test_every_error_at_once(self) -> None:
        """Every error is listed with file, line and key; the daemon ends with 2."""
        desk = self.desk(self.sink(), tls="sometimes", poll_every="often", colour="red")
        desk.settings["smtp"]["port"] = 123456
        del desk.settings["desk"]["secret"]
        desk.launch()
        wait_until("the daemon has ended", lambda: desk.ended() is not None, otherwise=desk.log)
        self.assertEqual(2, desk.ended())
        answer = desk.run("check-config")
        self.assertEqual(2, answer.code)
        for said in (desk.log(), answer.out + answer.err):
            for key in ("imap.tls", "imap.poll_every", "imap.colour", "smtp.port", "desk.secret"):
                self.assertIn(key, said)
            self.assertIn("ticketd.yaml:", said)

    def test_no_file(self) -> None:
        """A missing file ends daemon and ticketctl with 2."""
        desk = self.desk(self.sink())
        self.assertEqual(2, desk.run("stats").code)

    def test_right_file(self) -> None:
        """check-config is content with a right file."""
        desk = self.desk(self.sink())
        desk.write()
        answer = desk.run("check-config")
        self.assertEqual(0, answer.code, answer.err)

    def test_online(self) -> None:
        """check-config --online logs in everywhere and says what is wrong where."""
        desk = self.desk(self.sink(), queues=2)
        desk.settings["queues"][1]["imap"]["password"] = desk.secret("wrong", "not the password")
        desk.write()
        answer = desk.run("check-config", "--online")
        self.assertNotEqual(0, answer.code)
        said = answer.out + answer.err
        for entry in desk.settings["queues"]:
            self.assertIn(entry["name"], said)

    def test_reload(self) -> None:
        """SIGHUP takes a new queue in; a wrong file is refused and the old one goes on."""
        sink = self.sink()
        desk = self.desk(sink, queues=2)
        whole = desk.settings["queues"]
        desk.settings["queues"] = whole[:1]
        desk.start()
        desk.settings["queues"] = whole
        desk.reload()
        self.mailbox(desk, 1).deliver(mails.incident("To the new queue"))
        desk.wait_stats(tickets=1, outbox_sent=1)
        desk.configuration.write_text("queues: [ nonsense\n")
        assert desk.process is not None
        desk.process.send_signal(signal.SIGHUP)
        wait_until("the refusal is logged", lambda: "ticketd.yaml" in desk.log(), otherwise=desk.log)
        self.mailbox(desk, 0).deliver(mails.incident("Still here", sender="bo@scania.example"))
        sink.wait_for(2)
        self.assertIsNone(desk.ended())


class Life(EndToEnd):
    """Starting, stopping, and who may be there at the same time."""

    def test_stop_within_ten_seconds(self) -> None:
        """SIGTERM ends the daemon with 0 within 10 s, also while a relay keeps it waiting."""
        from servers.smtp_faults import Deed, Stage

        sink = self.sink()
        sink.fail(Stage.DOT, Deed.STALL)
        desk = self.desk(sink)
        self.mailbox(desk).deliver(mails.incident())
        desk.start()
        wait_until("the relay stalls", lambda: sink.faults[0].struck, otherwise=desk.log)
        before = time.monotonic()
        self.assertEqual(0, desk.stop())
        self.assertLess(time.monotonic() - before, 10)

    def test_stop_while_somebody_asks_nothing(self) -> None:
        """SIGTERM ends the daemon at once, also while somebody is connected to the control socket and silent."""
        desk = self.desk(self.sink())
        desk.start()
        with socket.socket(socket.AF_UNIX) as silent:
            silent.connect(str(desk.folder / "control.sock"))
            desk.ask("mailbox")  # served after the silent one was accepted
            before = time.monotonic()
            self.assertEqual(0, desk.stop())
        self.assertLess(time.monotonic() - before, 8)

    def test_stop_while_a_test_call_rings(self) -> None:
        """SIGTERM hangs up a test call, whose gateway is silent, and whoever asked for it is answered."""
        desk = self.desk(self.sink())
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as silent:
            silent.bind(("127.0.0.1", 0))
            proxy = f"sip:127.0.0.1:{silent.getsockname()[1]};transport=udp"
            account = {"account": "sip:ticketd@127.0.0.1", "proxy": proxy, "bind": "127.0.0.1"}
            desk.settings["phone"] = [{"sip": account}]
            desk.settings["agents"] = [{"name": "anna", "address": "anna@desk.example", "phone": "+46700000001"}]
            desk.start()
            program = [str(PROGRAMS / "ticketctl"), "--config", str(desk.configuration), "call", "anna"]
            with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as asking:
                silent.settimeout(20)
                silent.recv(4096)  # the call is under way
                before = time.monotonic()
                self.assertEqual(0, desk.stop())
                self.assertLess(time.monotonic() - before, 8)
                said, _ = asking.communicate(timeout=10)
        self.assertEqual("sip: cancelled\n", said)

    def test_second_daemon(self) -> None:
        """A second daemon on the same database is refused with 3 and disturbs nothing."""
        desk = self.desk(self.sink())
        desk.start()
        second = subprocess.run(
            [str(Path(desk.process.args[0])), "run", "--config", str(desk.configuration)],  # type: ignore[union-attr]
            capture_output=True, text=True, timeout=20, stdin=subprocess.DEVNULL,
        )
        self.assertEqual(3, second.returncode, second.stderr)
        self.assertIn(str(desk.database), second.stderr)
        self.assertIsNone(desk.ended())

    def test_newer_database(self) -> None:
        """A database of a newer version is refused by name with 3 and not touched."""
        desk = self.desk(self.sink())
        desk.start()
        self.assertEqual(0, desk.stop())
        with sqlite3.connect(desk.database) as database:
            database.execute("PRAGMA user_version = 9999")
        desk.launch()
        wait_until("the daemon has ended", lambda: desk.ended() is not None, otherwise=desk.log)
        self.assertEqual(3, desk.ended())
        self.assertIn("9999", desk.log())

    def test_corrupt_database(self) -> None:
        """A file that is no database is refused with 3 and not overwritten."""
        desk = self.desk(self.sink())
        desk.database.write_bytes(b"This is my diary. " * 1000)
        desk.launch()
        wait_until("the daemon has ended", lambda: desk.ended() is not None, otherwise=desk.log)
        self.assertEqual(3, desk.ended())
        self.assertTrue(desk.database.read_bytes().startswith(b"This is my diary."))

    def test_reads_without_daemon(self) -> None:
        """Reads work while the daemon is down; changes end with 3."""
        sink = self.sink()
        desk = self.desk(sink)
        self.mailbox(desk).deliver(mails.incident())
        desk.start()
        desk.wait_stats(tickets=1, outbox_sent=1)
        number = str(desk.tickets()[0]["number"])
        self.assertEqual(0, desk.stop())
        for command in (["list"], ["show", number], ["history", number], ["stats"], ["outbox"], ["unfiled"]):
            with self.subTest(command=command):
                answer = desk.run(*command)
                self.assertEqual(0, answer.code, answer.err)
        self.assertEqual(3, desk.run("outbox", "retry", "1").code)
        self.assertEqual(1, desk.run("show", "4242").code)

    def test_nothing_in_the_log_is_secret(self) -> None:
        """No password and no text of a mail gets into the log."""
        from desk import PASSWORD

        sink = self.sink(None, password="relay-password")
        desk = self.desk(sink)
        self.mailbox(desk).deliver(mails.incident(text="the-secret-recipe\n"))
        desk.start()
        sink.wait_for(1)
        self.assertEqual(0, desk.stop())
        log = (desk.folder / "log").read_text()
        for word in (PASSWORD, "relay-password", "the-secret-recipe"):
            self.assertNotIn(word, log)

    def test_reading_steps_back(self) -> None:
        """Of the threads only the one that reads mails has a lower priority than the process began with."""
        desk = self.desk(self.sink())
        self.mailbox(desk).deliver(mails.incident())
        desk.start()
        desk.wait_stats(tickets=1)
        assert desk.process
        began, most = os.getpriority(os.PRIO_PROCESS, 0), 19
        threads = Path(f"/proc/{desk.process.pid}/task").iterdir()
        steps = sorted(os.getpriority(os.PRIO_PROCESS, int(thread.name)) - began for thread in threads)
        self.assertEqual(min(10, most - began), steps.pop())
        self.assertEqual({0}, set(steps))

    def test_owner_only(self) -> None:
        """Database and control socket are nobody else's to read."""
        desk = self.desk(self.sink())
        desk.start()
        self.assertEqual(0, desk.database.stat().st_mode & 0o007)
        socket = desk.database.parent / "control.sock"
        self.assertEqual(0o660, socket.stat().st_mode & 0o777)


@unittest.skipUnless(process.is_root(), "mounting a small tmpfs needs root")
class FullDisk(EndToEnd):
    """The store's disk fills up and grows again."""

    def setUp(self) -> None:
        self.disk = world.folder() / world.fresh("disk")
        self.disk.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", "size=4m,mode=0755", "tmpfs", str(self.disk)]
        if subprocess.run(mount, capture_output=True).returncode:
            self.skipTest("this machine does not let us mount a tmpfs")
        janitor.mount(self.disk)
        self.addCleanup(subprocess.run, ["umount", "-l", str(self.disk)], check=True)

    def test_recovery(self) -> None:
        """A full disk loses nothing and stops nothing for good; when there is room again all goes on."""
        sink = self.sink()
        desk = self.desk(sink)
        desk.settings["store"]["path"] = str(self.disk / "ticketd.db")
        desk.start()
        mailbox = self.mailbox(desk)
        mailbox.deliver(mails.incident("Before", sender="a@a.example"))
        desk.wait_stats(tickets=1, outbox_sent=1)
        filler = self.disk / "filler"
        with filler.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"\0" * 4096)
            except OSError:
                pass
        for mail in mails.incidents(40):
            mailbox.deliver(mail)
        wait_until("the log says so", lambda: "full" in desk.log().lower() or "space" in desk.log().lower(),
                   60, otherwise=desk.log)
        self.assertIsNone(desk.ended())
        filler.unlink()
        desk.wait_stats(tickets=41, messages=41, outbox_sent=41, outbox_pending=0, quarantined=0, seconds=90)
        self.assertEqual(0, desk.stop())


class Unit(unittest.TestCase):
    """What systemd thinks of systemd/ticketd.service."""

    unit = Path(__file__).resolve().parents[2] / "systemd" / "ticketd.service"

    def setUp(self) -> None:
        if shutil.which("systemd-analyze") is None:
            self.skipTest("systemd-analyze is not installed")

    def test_verify(self) -> None:
        """systemd-analyze verify has nothing to say about our unit but the program's place."""
        answer = subprocess.run(["systemd-analyze", "verify", "--man=no", str(self.unit)], capture_output=True,
                                text=True, timeout=60)
        about_us = [line for line in answer.stderr.splitlines() if "ticketd" in line and "not executable" not in line]
        self.assertEqual([], about_us)

    def test_security(self) -> None:
        """systemd-analyze security rates the unit 1.5 or better."""
        answer = subprocess.run(
            ["systemd-analyze", "security", "--offline=true", "--threshold=15", "--no-pager", str(self.unit)],
            capture_output=True, text=True, timeout=60,
        )
        self.assertEqual(0, answer.returncode, answer.stdout[-300:] + answer.stderr)


if __name__ == "__main__":
    unittest.main()
