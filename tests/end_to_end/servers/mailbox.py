# SPDX-License-Identifier: Apache-2.0
"""One user's mail as the world around the desk sees it: deliveries come in, a human looks and moves things."""

from __future__ import annotations

import email
import email.policy
import imaplib
import itertools
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from servers.dovecot import Dovecot

_serial = itertools.count(1)


@dataclass(frozen=True)
class Lying:
    """A mail lying in a folder."""

    uid: int
    flags: frozenset[str]
    message_id: str
    subject: str


class Mailbox:
    """Deliveries go straight to disk, as a local delivery agent does it, and work while Dovecot is down."""

    def __init__(self, dovecot: Dovecot, user: str) -> None:
        self._dovecot = dovecot
        self.user = user

    def deliver(self, mail: EmailMessage | bytes, arrived: datetime | None = None) -> None:
        """Puts the mail into INBOX; `arrived` becomes its INTERNALDATE."""
        raw = mail if isinstance(mail, bytes) else mail.as_bytes(policy=email.policy.SMTP)
        root = self._dovecot.maildir(self.user)
        lines = raw.count(b"\n")
        virtual_size = len(raw) + lines - raw.count(b"\r\n")
        name = f"{int(time.time())}.M{next(_serial):06}P{os.getpid()}.loopback,S={len(raw)},W={virtual_size}"
        unfinished = root / "tmp" / name
        unfinished.write_bytes(raw)
        if arrived is not None:
            os.utime(unfinished, (arrived.timestamp(), arrived.timestamp()))
        self._dovecot.hand_over(unfinished)
        unfinished.rename(root / "new" / name)

    def folder(self, name: str = "INBOX") -> list[Lying]:
        """What lies in the folder, by UID."""
        with self._session() as session:
            session.select(name, readonly=True)
            _, answer = session.uid("FETCH", "1:*", "(UID FLAGS BODY.PEEK[HEADER.FIELDS (MESSAGE-ID SUBJECT)])")
            return [_lying(item) for item in answer if isinstance(item, tuple)]

    def move(self, message_id: str, to: str, source: str = "INBOX") -> None:
        """What a human does in their mail program."""
        with self._session() as session:
            session.select(source)
            _, found = session.uid("SEARCH", "HEADER", "Message-ID", message_id)
            status, answer = session.uid("MOVE", found[0].decode().replace(" ", ","), to)
            if status != "OK":
                raise AssertionError(f"MOVE answered {answer}")

    def create(self, name: str) -> None:
        """Makes a folder."""
        with self._session() as session:
            session.create(name)

    def renumber(self, uid_validity: int) -> None:
        """Gives INBOX another UIDVALIDITY, as a restored backup has it. Dovecot must be stopped."""
        root = self._dovecot.maildir(self.user)
        for index in root.glob("dovecot.index*"):
            index.unlink()
        uid_list = root / "dovecot-uidlist"
        first, *rest = uid_list.read_text().splitlines()
        fields = [f"V{uid_validity}" if field.startswith("V") else field for field in first.split(" ")]
        uid_list.write_text("\n".join([" ".join(fields), *rest]) + "\n")

    @contextmanager
    def _session(self) -> Iterator[imaplib.IMAP4]:
        from servers.dovecot import PASSWORD

        session = imaplib.IMAP4("127.0.0.1", self._dovecot.plain_port, timeout=20)
        try:
            session.login(self.user, PASSWORD)
            yield session
        finally:
            session.logout()


def _lying(item: tuple[bytes, bytes]) -> Lying:
    words, header = item
    uid = int(words.split(b"UID ")[1].split()[0])
    flags = words.split(b"FLAGS (")[1].split(b")")[0].decode().split()
    fields = email.message_from_bytes(header, policy=email.policy.default)
    return Lying(uid, frozenset(flags), str(fields["Message-ID"] or "").strip(), str(fields["Subject"] or ""))
