# SPDX-License-Identifier: Apache-2.0
"""A desk under test: its ticketd.yaml, its `ticketd run`, and what `ticketctl` says about it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from servers import process
from servers.dovecot import PASSWORD, Dovecot
from servers.smtp_sink import SmtpSink
from waiting import wait_until
from yaml_text import yaml_text

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = Path(os.environ.get("TICKETD_BIN", ROOT / "build" / "release"))
SINK_PASSWORD = "relay-password"

Settings = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """What a program said and how it ended."""

    code: int
    out: str
    err: str


@dataclass
class Desk:
    """`settings` is the YAML as Python values and may be changed before start() or reload()."""

    folder: Path
    settings: Settings
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.process: subprocess.Popen[bytes] | None = None
        self.notices: list[str] = []
        self._notify = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._notify.bind(str(self.folder / "notify"))
        self._notify.setblocking(False)

    @property
    def configuration(self) -> Path:
        """The file that `ticketd run` reads."""
        return self.folder / "ticketd.yaml"

    @property
    def database(self) -> Path:
        """The store."""
        return Path(self.settings["store"]["path"])

    def secret(self, name: str, text: str) -> Mapping[str, str]:
        """A file only we may read, as the configuration names it."""
        file = self.folder / name
        file.write_text(text)
        file.chmod(0o600)
        return {"file": str(file)}

    def write(self) -> None:
        """Writes ticketd.yaml as the settings are now."""
        self.configuration.write_text(yaml_text(self.settings))

    def launch(self, **environment: str) -> None:
        """Starts the daemon and does not wait for anything."""
        self.write()
        self._collect()  # a full socket would hold the next daemon up
        self.notices.clear()
        command = [str(PROGRAMS / "ticketd"), "run", "--config", str(self.configuration)]
        inherited = {**self.environment, "NOTIFY_SOCKET": str(self.folder / "notify"), **environment}
        self.process = process.start(command, self.folder / "log", inherited)

    def start(self, **environment: str) -> None:
        """Returns when the daemon has said READY=1."""
        self.launch(**environment)
        self.wait_notice("READY=1")

    def wait_notice(self, word: str, seconds: float = 20.0) -> None:
        """Returns when the daemon has told systemd the word; fails if it ends before."""
        wait_until(f"notice {word}", lambda: self._noticed(word), seconds, otherwise=self.log)

    def stop(self) -> int:
        """SIGTERM and the exit code."""
        assert self.process is not None
        code = process.stop(self.process, 15)
        self.process = None
        return code

    def kill(self) -> None:
        """SIGKILL, now."""
        assert self.process is not None
        process.kill_group(self.process)
        self.process = None

    def reload(self) -> None:
        """Writes the settings and sends SIGHUP; returns when the daemon is ready again."""
        assert self.process is not None
        self.write()
        self.notices.clear()
        self.process.send_signal(signal.SIGHUP)
        self.wait_notice("RELOADING=1")
        self.wait_notice("READY=1")

    def ended(self) -> int | None:
        """The daemon's exit code, once it has one."""
        assert self.process is not None
        return self.process.poll()

    def close(self) -> None:
        """Leaves no process behind."""
        if self.process is not None:
            self.kill()
        self._notify.close()

    def run(self, *arguments: str, stdin: str = "") -> Answer:
        """One ticketctl command."""
        return ticketctl("--config", str(self.configuration), *arguments, stdin=stdin)

    def ask(self, *arguments: str) -> Any:
        """One ticketctl command, answered as JSON and successful."""
        answer = self.run("--json", *arguments)
        if answer.code != 0:
            raise AssertionError(f"ticketctl {' '.join(arguments)} ended with {answer.code}: {answer.err}\n{self.log()}")
        return json.loads(answer.out)

    def stats(self) -> dict[str, int]:
        """The numbers of `ticketctl stats`."""
        numbers: dict[str, int] = self.ask("stats")
        return numbers

    def wait_stats(self, seconds: float = 30.0, **wanted: int) -> None:
        """Returns when every named number is as wanted."""

        def reached() -> bool:
            answer = self.run("--json", "stats")
            if answer.code != 0:
                return False
            numbers = json.loads(answer.out)
            return all(numbers[name] == number for name, number in wanted.items())

        wait_until(f"stats {wanted}", reached, seconds, every=0.05, otherwise=self._state)

    def wait_mailbox(self, queue: str, key: str, seconds: float = 30.0) -> Any:
        """Returns what the queue's line in `ticketctl mailbox` says under the key, once it says something."""

        def said() -> Any:
            answer = self.run("--json", "mailbox")
            lines = json.loads(answer.out) if answer.code == 0 else []
            return next((line[key] for line in lines if line["queue"] == queue and line[key]), None)

        return wait_until(f"{key} of {queue}", said, seconds, every=0.05, otherwise=self._state)

    def tickets(self) -> list[dict[str, Any]]:
        """All tickets, by number."""
        return sorted(self.ask("list"), key=lambda ticket: int(ticket["number"]))

    def ticket(self, number: int) -> dict[str, Any]:
        """One ticket whole."""
        whole: dict[str, Any] = self.ask("show", str(number))
        return whole

    def log(self) -> str:
        """The end of the daemon's log."""
        file = self.folder / "log"
        lines = file.read_text(errors="replace").splitlines() if file.exists() else []
        return "the daemon's log ends with:\n" + "\n".join(lines[-25:])

    def _state(self) -> str:
        return f"stats: {self.run('--json', 'stats').out}\nmailbox: {self.run('--json', 'mailbox').out}\n{self.log()}"

    def _noticed(self, word: str) -> bool:
        self._collect()
        if any(word in notice.split("\n") for notice in self.notices):
            return True
        code = self.ended()
        if code is not None:
            raise AssertionError(f"the daemon ended with {code}; {self.log()}")
        return False

    def _collect(self) -> None:
        while True:
            try:
                self.notices.append(self._notify.recv(65536).decode("utf-8", "replace"))
            except BlockingIOError:
                return


def ticketctl(*arguments: str, stdin: str = "") -> Answer:
    """One ticketctl command with the configuration where it lies by default, or without any."""
    command = [str(PROGRAMS / "ticketctl"), *arguments]
    ended = subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=60)
    return Answer(ended.returncode, ended.stdout, ended.stderr)


def queue(dovecot: Dovecot, password: Mapping[str, str], name: str, **changes: object) -> Settings:
    """A queue's settings: TLS from the first byte, everything in the mailbox is taken and acknowledged."""
    imap: Settings = {
        "host": "localhost",
        "port": dovecot.tls_port,
        "tls": "implicit",
        "user": name,
        "password": password,
        "ca_file": str(dovecot.certificates.authority),
        "start_at": "all",
        "acknowledge_backlog": True,
        "done": {"move": "Archive"},
        "quarantine": {"move": "Failed"},
    }
    imap.update(changes)
    return {"name": name, "address": f"{name}@desk.example", "imap": imap}


def relay(desk: Desk, sink: SmtpSink) -> Settings:
    """The relay's settings that fit the sink."""
    settings: Settings = {"host": "localhost", "port": sink.port, "tls": sink.tls}
    if sink.password:
        settings |= {"user": "desk", "password": desk.secret("smtp-password", sink.password)}
    if sink.certificates is not None:
        settings["ca_file"] = str(sink.certificates.authority)
    return settings


def new_desk(folder: Path, dovecot: Dovecot, sink: SmtpSink, users: list[str], **changes: object) -> Desk:
    """A desk with one queue for each user of Dovecot."""
    desk = Desk(folder, {})
    password = desk.secret("imap-password", PASSWORD)
    desk.settings.update({
        "desk": {"name": "Acme Support", "language": "en", "secret": desk.secret("secret", "5" * 64)},
        "store": {"path": str(folder / "ticketd.db")},
        "smtp": relay(desk, sink),
        "queues": [queue(dovecot, password, user, **changes) for user in users],
    })
    return desk
