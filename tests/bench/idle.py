# SPDX-License-Identifier: Apache-2.0
"""What an idle desk costs and how soon it wakes.

  idle.py [K [M]]    K single mails (20) into an idle desk: from Dovecot's IDLE notice to the accepted acknowledgement;
                     then M idle mailboxes (200) in one process: memory, processor time and wake-ups

Ends with 1 where the idle mailboxes take more than 80 MB.
"""

import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "end_to_end"))

import mails
import world
from counting_sink import CountingSink
from desk import Desk, queue
from servers.dovecot import PASSWORD
from waiting import wait_until

TICK = os.sysconf("SC_CLK_TCK")
WATCHED_SECONDS = 10.0
MOST_MEGABYTES = 80


class Watcher:
    """Another client in IDLE on the same mailbox: it hears the notice when the desk does."""

    def __init__(self, user: str) -> None:
        context = world.certificates().client_context()
        plain = socket.create_connection(("localhost", world.dovecot().tls_port))
        self._socket = context.wrap_socket(plain, server_hostname="localhost")
        self._lines = self._socket.makefile("rb")
        for command in (f"a LOGIN {user} {PASSWORD}", "b SELECT INBOX"):
            self._socket.sendall(f"{command}\r\n".encode())
            self._until(command[0].encode() + b" OK")
        self._socket.sendall(b"c IDLE\r\n")
        self._until(b"+")

    def notice(self) -> float:
        """When the next EXISTS came."""
        self._until(b"EXISTS")
        return time.monotonic()

    def _until(self, word: bytes) -> None:
        while word not in (line := self._lines.readline()):
            if not line:
                raise EOFError("Dovecot has gone")


def new_desk(sink: CountingSink, users: list[str]) -> Desk:
    """A desk with a queue for each user."""
    desk = Desk(world.folder() / world.fresh("desk"), {})
    password = desk.secret("imap-password", PASSWORD)
    desk.settings.update({
        "desk": {"name": "Bench", "language": "en", "secret": desk.secret("secret", "5" * 64)},
        "store": {"path": str(desk.folder / "ticketd.db")},
        "smtp": {"host": "127.0.0.1", "port": sink.port, "tls": "none"},
        "queues": [queue(world.dovecot(), password, user, done="seen") for user in users],
    })
    return desk


def latency(desk: Desk, sink: CountingSink, user: str, count: int) -> None:
    """Prints how long after the notice the acknowledgement was accepted."""
    desk.wait_mailbox(user, "connected_since")
    mailbox, watcher = world.dovecot().mailbox(user), Watcher(user)
    pause, waits = threading.Event(), []
    for number, mail in enumerate(mails.incidents(count)):
        pause.wait(1.5)  # so that the desk is idle again, and no change of its own hastens the other client's notice
        mailbox.deliver(mail)
        noticed = watcher.notice()
        wait_until("acknowledged", lambda: sink.taken.value > number, every=0.001, otherwise=desk.log)
        waits.append(sink.last.value - noticed)
    waits.sort()
    p50, p95 = (waits[min(count - 1, int(count * share))] * 1000 for share in (0.5, 0.95))
    print(f"IDLE notice to accepted acknowledgement, {count} mails: p50 {p50:.1f} ms, p95 {p95:.1f} ms")


def idle_cost(desk: Desk, users: list[str]) -> None:
    """Prints what so many idle mailboxes take; too much memory is a failure."""
    for user in users:
        desk.wait_mailbox(user, "connected_since", seconds=60)
    assert desk.process is not None
    tasks = list(Path(f"/proc/{desk.process.pid}/task").iterdir())
    before = sum(_switches(task) for task in tasks), _cpu(desk.process.pid)
    threading.Event().wait(WATCHED_SECONDS)
    after = sum(_switches(task) for task in tasks), _cpu(desk.process.pid)
    status = Path(f"/proc/{desk.process.pid}/status").read_text()
    memory = int(status.split("VmRSS:")[1].split()[0]) / 1024
    print(f"{len(users)} idle mailboxes: {memory:.0f} MB, {(after[0] - before[0]) / WATCHED_SECONDS:.1f} wake-ups/s, "
          f"{(after[1] - before[1]) / WATCHED_SECONDS * 100:.2f} % of a processor")
    if memory > MOST_MEGABYTES:
        raise SystemExit(f"more than {MOST_MEGABYTES} MB")


def _switches(task: Path) -> int:
    return int((task / "status").read_text().split("voluntary_ctxt_switches:")[1].split()[0])


def _cpu(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def main() -> int:
    """Both in turn."""
    words = [*sys.argv[1:], "20", "200"] if len(sys.argv) < 3 else sys.argv[1:]
    count, boxes = int(words[0]), int(words[-1])
    sink = CountingSink()
    try:
        with_desk(sink, ["alone"], lambda desk: latency(desk, sink, "alone", count))
        users = [f"idle{number}" for number in range(boxes)]
        with_desk(sink, users, lambda desk: idle_cost(desk, users))
    finally:
        sink.close()
    return 0


def with_desk(sink: CountingSink, users: list[str], look: Callable[[Desk], None]) -> None:
    """Runs a desk while it is looked at."""
    desk = new_desk(sink, users)
    try:
        desk.start()
        look(desk)
        desk.stop()
    finally:
        desk.close()


if __name__ == "__main__":
    sys.exit(main())
