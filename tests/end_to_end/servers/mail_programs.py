# SPDX-License-Identifier: Apache-2.0
"""Mail programs that people use, each at its owner's real mailbox: read by IMAP, sent by SMTP, driven by their keys."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from servers import process
from servers.dovecot import PASSWORD, Dovecot

PATIENCE = 30.0

_MUTT = """
set from="{address}" realname="{name}" use_from=yes
set imap_user="{user}" imap_pass="{password}"
set spoolfile="imap://127.0.0.1:{imap}/INBOX" folder="imap://127.0.0.1:{imap}/"
set smtp_url="smtp://127.0.0.1:{smtp}" ssl_starttls=no ssl_force_tls=no
set record="" postponed="" copy=no header_cache=""
set editor="{editor}" autoedit=yes fast_reply=yes include=yes edit_headers=no
set confirmappend=no abort_unmodified=no beep=no quit=yes sleep_time=0 wait_key=no mail_check_stats=no
set charset="utf-8" send_charset="us-ascii:utf-8"
"""

_ON_TOP = """#!/bin/sh
cat {words} "$1" >"$1.whole" && cat "$1.whole" >"$1" && rm "$1.whole"
"""


@dataclass
class Person:
    """Somebody with a mailbox on Dovecot and a relay that takes their mails."""

    name: str
    address: str
    user: str
    dovecot: Dovecot
    smtp_port: int
    folder: Path

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.environment = {"HOME": str(self.folder), "LANG": "C.UTF-8", "TERM": "xterm", "MAILRC": "/dev/null"}

    def write(self, to: str, subject: str, text: str) -> None:
        """A new mail, by s-nail."""
        self._s_nail(["-s", subject, to], text)

    def reply_by_s_nail(self, text: str) -> None:
        """Answers the newest mail below its quoted text, as s-nail does."""
        mailbox = f"imap://{self.user}:{PASSWORD}@127.0.0.1:{self.dovecot.plain_port}/INBOX"
        self._s_nail(["-f", mailbox], f"reply $\n{text.rstrip()}\n~.\nexit\n")

    def reply_by_mutt(self, text: str, program: str = "mutt", keys: str = "<reply>") -> None:
        """Answers the newest mail above its quoted text; `program`: mutt or neomutt."""
        words, editor, settings = (self.folder / name for name in ("words", "editor", "muttrc"))
        words.write_text(text)
        editor.write_text(_ON_TOP.format(words=words))
        editor.chmod(0o755)
        settings.write_text(_MUTT.format(
            address=self.address, name=self.name, user=self.user, password=PASSWORD, editor=editor,
            imap=self.dovecot.plain_port, smtp=self.smtp_port))
        pressed = f"push '<last-entry>{keys}<send-message><quit>'"
        self._at_terminal([program, "-n", "-F", str(settings), "-e", pressed])

    def _s_nail(self, arguments: list[str], typed: str) -> None:
        settings = {
            "v15-compat": "yes", "ttycharset": "utf-8", "from": f"{self.name} <{self.address}>",
            "hostname": self.address.rpartition("@")[2], "mta": f"smtp://127.0.0.1:{self.smtp_port}",
            "smtp-auth": "none", "quote": "1", "indentprefix": "> ", "sendwait": "1", "DEAD": "/dev/null",
        }
        command = ["s-nail", "-:/", "-#", *(word for key, value in settings.items() for word in ("-S", f"{key}={value}"))]
        ended = subprocess.run([*command, *arguments], input=typed, capture_output=True, text=True,
                               env={**os.environ, **self.environment}, timeout=PATIENCE)
        if ended.returncode != 0:
            raise AssertionError(f"s-nail ended with {ended.returncode}: {ended.stderr}")

    def _at_terminal(self, command: list[str]) -> None:
        """Runs a full-screen program until it ends by itself."""
        ours, theirs = pty.openpty()
        started = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
                                   env={**os.environ, **self.environment})
        os.close(theirs)
        screen = _read_until_end(ours, time.monotonic() + PATIENCE)
        os.close(ours)
        if started.poll() is None:
            try:
                started.wait(2.0)
            except subprocess.TimeoutExpired:
                process.kill_group(started)
        if started.returncode != 0:
            raise AssertionError(f"{command[0]} ended with {started.returncode}; its screen: {screen[-2000:]!r}")


def _read_until_end(terminal: int, until: float) -> bytes:
    screen = b""
    while time.monotonic() < until:
        if not select.select([terminal], [], [], 0.2)[0]:
            continue
        try:
            block = os.read(terminal, 65536)
        except OSError:  # the program has closed its side
            break
        if not block:
            break
        screen += block
    return screen
