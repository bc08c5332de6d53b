# SPDX-License-Identifier: Apache-2.0
"""How fast the desk takes mails in, beside the floors of its parts measured in the same run.

  intake.py [N]      N mails (10,000): IMAPS fetch, durable ticket, acknowledgement accepted, mail moved

Rates of one machine say little; the ratios to the floors are what to compare.
"""

import imaplib
import json
import os
import resource
import smtplib
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "end_to_end"))

import mail_mix
import world
from counting_sink import CountingSink
from desk import Desk, queue
from servers.dovecot import PASSWORD
from waiting import wait_until

USER = "support"
BATCH = 200
TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Row:
    """One measurement."""

    name: str
    seconds: float
    cpu: float
    count: int

    def line(self, floor: "Row | None" = None) -> str:
        """For people."""
        ratio = f"{self.count / self.seconds / (floor.count / floor.seconds):8.2f}" if floor else " " * 8
        return f"{self.name:44}{self.count / self.seconds:10.0f}{self.cpu * 1e6 / self.count:12.1f}{ratio}"


def fill(count: int) -> int:
    """Puts the mails into the mailbox; how many of them are to be acknowledged."""
    mailbox = world.dovecot().mailbox(USER)
    due = 0
    now = datetime.now(timezone.utc)
    for number in range(count):
        raw, acknowledged = mail_mix.mail(number)
        # Spread over days, as no more than 2,000 an hour are acknowledged.
        mailbox.deliver(raw, now - (count - number) * timedelta(days=5) / count)
        due += acknowledged
    session = _login()
    session.select("INBOX")
    session.logout()
    return due


def _login() -> imaplib.IMAP4_SSL:
    context = world.certificates().client_context()
    session = imaplib.IMAP4_SSL("localhost", world.dovecot().tls_port, ssl_context=context)
    session.login(USER, PASSWORD)
    return session


def timed(name: str, count: int, work: Callable[[], None]) -> Row:
    """Wall and CPU time of our own process."""
    before, started = resource.getrusage(resource.RUSAGE_SELF), time.monotonic()
    work()
    after, ended = resource.getrusage(resource.RUSAGE_SELF), time.monotonic()
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Row(name, ended - started, cpu, count)


def fetch_floor(count: int) -> Row:
    """Fetches every mail once, in batches, and throws them away."""

    def work() -> None:
        session = _login()
        session.select("INBOX", readonly=True)
        for first in range(1, count + 1, BATCH):
            session.fetch(f"{first}:{min(count, first + BATCH - 1)}", "(UID BODY.PEEK[])")
        session.logout()

    return timed(f"floor: IMAPS fetch by {BATCH} (imaplib)", count, work)


def store_floor(count: int) -> Row:
    """Commits every mail whole and durably, a hundred a transaction, and marks it sent in a second one."""
    file = world.folder() / "floor.db"

    def work() -> None:
        database = sqlite3.connect(file, isolation_level=None)
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute("CREATE TABLE mail (id INTEGER PRIMARY KEY, raw BLOB, sent INTEGER)")
        for first in range(0, count, 100):
            numbers = range(first, min(count, first + 100))
            database.execute("BEGIN")
            database.executemany("INSERT INTO mail VALUES (?, ?, 0)", [(n, MAILS[n]) for n in numbers])
            database.execute("COMMIT")
            database.execute("BEGIN")
            database.executemany("UPDATE mail SET sent = 1 WHERE id = ?", [(n,) for n in numbers])
            database.execute("COMMIT")
        database.close()

    row = timed("floor: SQLite WAL FULL, 100 a transaction, twice", count, work)
    file.unlink()
    return row


def send_floor(count: int) -> Row:
    """Sends short mails one after the other over one connection."""
    sink = CountingSink()
    text = b"Subject: Received\r\n\r\n" + b"We have your mail.\r\n" * 40

    def work() -> None:
        with smtplib.SMTP("127.0.0.1", sink.port) as session:
            for number in range(count):
                session.sendmail("desk@desk.example", [f"user{number}@firm.example"], text)

    row = timed("floor: SMTP, one connection (smtplib)", count, work)
    sink.close()
    return row


def cpu_by_thread(process: int) -> Counter[str]:
    """CPU seconds of the process by the name of its threads."""
    spent: Counter[str] = Counter()
    for task in Path(f"/proc/{process}/task").iterdir():
        name, _, numbers = (task / "stat").read_text().partition("(")[2].rpartition(")")
        fields = numbers.split()
        spent[name] += (int(fields[11]) + int(fields[12])) / TICK
    return spent


def new_desk(sink: CountingSink, user: str) -> Desk:
    """A desk as the contract has it, with one queue, named like its mailbox."""
    desk = Desk(world.folder() / user, {})
    password = desk.secret("imap-password", PASSWORD)
    desk.settings.update({
        "desk": {"name": "Bench", "language": "en", "secret": desk.secret("secret", "5" * 64)},
        "store": {"path": str(desk.folder / "ticketd.db")},
        "smtp": {"host": "127.0.0.1", "port": sink.port, "tls": "none"},
        "queues": [queue(world.dovecot(), password, user)],
    })
    return desk


def the_desk(count: int, acknowledgements: int) -> Row:
    """The whole job; says on the way where the CPU went and how much memory it took."""
    sink = CountingSink()
    desk = new_desk(sink, USER)
    inbox = world.dovecot().maildir(USER)
    try:
        started = time.monotonic()
        desk.launch()
        assert desk.process is not None
        wait_until("all acknowledged and moved", lambda: sink.taken.value >= acknowledgements and _is_empty(inbox),
                   seconds=60 + count / 50, otherwise=desk.log)
        ended = max(sink.last.value, (inbox / "cur").stat().st_mtime - time.time() + time.monotonic())
        spent = cpu_by_thread(desk.process.pid)
        status = Path(f"/proc/{desk.process.pid}/status").read_text()
        numbers = desk.stats()
        assert (numbers["messages"], sink.taken.value) == (count, acknowledgements), (numbers, sink.taken.value)
        desk.stop()
    finally:
        desk.close()
        sink.close()
    print(f"peak memory {int(status.split('VmHWM:')[1].split()[0]) / 1024:.0f} MB; CPU by thread, us a mail: "
          + json.dumps({name: round(seconds * 1e6 / count, 1) for name, seconds in spent.most_common()}))
    return Row("ticketd: fetch, ticket, acknowledge, move", ended - started, spent.total(), count)


def _is_empty(maildir: Path) -> bool:
    return not any(next(os.scandir(maildir / name), None) for name in ("new", "cur"))


def main() -> int:
    """Prints the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    MAILS.extend(mail_mix.mail(number)[0] for number in range(count))
    acknowledgements = fill(count)
    floors = [fetch_floor(count), store_floor(count), send_floor(count)]
    row = the_desk(count, acknowledgements)
    print(f"{'':44}{'mails/s':>10}{'us CPU/mail':>12}{'ratio':>8}")
    for floor in floors:
        print(floor.line(row))
    print(row.line())
    return 0


MAILS: list[bytes] = []

if __name__ == "__main__":
    sys.exit(main())
