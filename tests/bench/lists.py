# SPDX-License-Identifier: Apache-2.0
"""What an operator waits for at a desk that has been used for years.

  lists.py [N [OPEN]]    a store of N tickets (300,000), OPEN of them (5,000) not closed, each with three mails

Prints for each command the seconds of processor it took and its peak memory. Ends with 1 where one takes more than
the promise beside it.
"""

import os
import sqlite3
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "end_to_end"))

from desk import PROGRAMS

SCHEMA = Path(__file__).resolve().parents[2] / "lib/store/sqlite/schema"
APPLICATION_ID = 0x746B7464
NOW = "CAST(strftime('%s', 'now') AS INTEGER)"
MOST_MEGABYTES = 60
HEAD = "From: eva@volvo.example" + chr(13) + chr(10) + "Subject: The press has stopped"
CONFIGURATION = """\
desk: { name: Bench, secret: { file: secret } }
store: { path: ticketd.db }
smtp: { host: mail.acme.example }
queues:
  - { name: support, address: support@acme.example, imap: { host: mail.acme.example, user: support, password: { file: secret } } }
agents: [ { name: anna, address: anna@acme.example }, { name: bo, address: bo@acme.example } ]
contracts: [ { name: standard, calendar: sweden, priorities: { 1: 2h, 2: 4h, 3: 8h } } ]
customers: [ { name: Volvo, domains: [volvo.example], contract: standard } ]
escalation:
  - { clock: response, at: 75%, tell: [assignee], by: mail }
  - { clock: open, at: 4h, tell: [anna], by: mail }
"""


@dataclass(frozen=True)
class Promise:
    words: str
    seconds: float


PROMISES = (
    Promise("list", 0.3),
    Promise("list --assignee anna --sort oldest", 0.3),
    Promise("list --status closed --search PRESS", 5),
    Promise("list --json", 5),
    Promise("list --json --sort urgent", 5),
    Promise("show 1", 0.06),
    Promise("show 1 --json", 0.06),
)


def fill(store: Path, tickets: int, not_closed: int) -> None:
    """Writes what years of work leave behind."""
    database = sqlite3.connect(store)
    database.executescript("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;")
    for step in sorted(SCHEMA.glob("*.sql")):
        database.executescript(step.read_text())
    version = len(list(SCHEMA.glob("*.sql")))
    database.executescript(f"""
        PRAGMA user_version = {version}; PRAGMA application_id = {APPLICATION_ID};
        INSERT INTO queue(id, name, started) VALUES (1, 'support', 0);
        INSERT INTO ticket(number, subject, status, priority, queue, requester, requester_name, assignee, customer, contract,
                           language, opened, respond_by, closed, work_began)
          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {tickets})
          SELECT i, 'The press ' || i || ' has stopped', CASE WHEN i > {tickets - not_closed} THEN i % 4 ELSE 4 END,
                 1 + i % 3, 1, 'eva' || (i % 1000) || '@volvo.example', 'Eva Lind', CASE i % 3 WHEN 0 THEN '' WHEN 1 THEN 'anna'
                 ELSE 'bo' END, 'Volvo', 'standard', 'en', {NOW} - ({tickets} - i) * 20,
                 {NOW} - ({tickets} - i) * 20 + 7200, CASE WHEN i > {tickets - not_closed} THEN NULL
                 ELSE {NOW} - ({tickets} - i) * 20 + 9000 END, CASE WHEN i % 2 THEN {NOW} - ({tickets} - i) * 20 + 3600 END FROM n;
        INSERT INTO escalation_due(ticket, at) SELECT number, respond_by FROM ticket WHERE status < 2;
        INSERT INTO status_change(ticket, at, status) SELECT number, opened + 3600, 1 FROM ticket WHERE work_began IS NOT NULL;
        INSERT INTO status_change(ticket, at, status) SELECT number, coalesce(closed, opened + 3700), status FROM ticket
          WHERE status > 1;
        INSERT INTO participant(ticket, address, role) SELECT number, requester, 0 FROM ticket;
        INSERT INTO message(ticket, direction, message_id, sender, recipients, subject, at, verdict, automatic, reason)
          SELECT number, k, number || '.' || k || '@x', CASE k WHEN 0 THEN requester ELSE 'support@acme.example' END,
                 CASE k WHEN 0 THEN 'support@acme.example' ELSE requester END, subject, opened + k * 60, 0, 0, ''
            FROM ticket, (SELECT 0 AS k UNION ALL SELECT 1 UNION ALL SELECT 1);
        INSERT INTO content(message, encoding, size, bytes)
          SELECT id, 0, length(mail), CAST(mail AS BLOB) FROM (SELECT id, '{HEAD}' || char(13, 10, 13, 10) ||
                 replace(hex(zeroblob(100)), '00', 'Line three. ') AS mail FROM message);
        INSERT INTO event(ticket, at, actor, name, detail) SELECT number, opened, 'ticketd', 'opened', 'request' FROM ticket;
        PRAGMA wal_checkpoint(TRUNCATE);""")
    database.close()


def measured(configuration: Path, words: str) -> tuple[float, float]:
    """Seconds of processor and megabytes at the peak."""
    command = [str(PROGRAMS / "ticketctl"), "--config", str(configuration), *words.split()]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{words}: ended with {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main(tickets: int = 300_000, not_closed: int = 5_000) -> None:
    """Fills a store and tries each promise."""
    broken = []
    with tempfile.TemporaryDirectory(prefix="ticketd-lists-") as name:
        folder = Path(name)
        (folder / "secret").write_text("5" * 64)
        configuration = folder / "ticketd.yaml"
        configuration.write_text(CONFIGURATION)
        fill(folder / "ticketd.db", tickets, not_closed)
        print(f"{tickets} tickets, {(folder / 'ticketd.db').stat().st_size / 1e9:.1f} GB")
        for promise in PROMISES:
            seconds, megabytes = measured(configuration, promise.words)
            print(f"{promise.words:40} {seconds:6.3f} s (at most {promise.seconds}) {megabytes:5.0f} MB")
            if seconds > promise.seconds or megabytes > MOST_MEGABYTES:
                broken.append(promise.words)
    if broken:
        raise SystemExit(f"more than was promised, or more than {MOST_MEGABYTES} MB: {', '.join(broken)}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
