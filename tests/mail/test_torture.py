# SPDX-License-Identifier: Apache-2.0
"""Mails made to hurt: each must end within 1 s or 0.1 s a MB of processor time, whichever is more, and within three
times its size plus 20 MB above the idle program, and may not take more than its share of time as it grows. A sanitized
build is only asked to survive them."""

import os
import subprocess
import tempfile
import unittest
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from torture_mails import MAILS, MEGABYTE, Make

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = Path(os.environ.get("TICKETD_BIN", ROOT / "build" / "release"))
MEASURED = PROGRAMS.name == "release"

MOST_GROWTH = 6  # for a mail of four times as many pieces
GRAIN = 0.1  # seconds: what cache misses and the system take more for a larger mail
MEASUREMENTS = 3  # other programs only ever add time: the least of so many is what it takes


class Use(NamedTuple):
    """What reading one mail took."""

    size: int
    seconds: float
    memory: int


class Torture(unittest.TestCase):
    """Each mail in a process of its own, so that its memory can be told."""

    def test_every_mail_stays_within_time_and_memory(self) -> None:
        """The rule of bounds, at growing sizes; what breaks it is named."""
        idle = read(lambda: b"\n")
        for name, (sizes, make) in MAILS.items():
            with self.subTest(name):
                last: Use | None = None
                for pieces in sizes if MEASURED else sizes[:1]:
                    last = self._grows(make, pieces, last, idle)

    def _grows(self, make: Make, pieces: int, smaller: Use | None, idle: Use) -> Use:
        """One size, held against the one before it."""
        use = read(lambda: make(pieces))
        if not MEASURED:
            return use
        most = max(1.0, 0.1 * use.size / MEGABYTE)
        if smaller:
            most = min(most, MOST_GROWTH * smaller.seconds + GRAIN)
        for _ in range(1, MEASUREMENTS):
            if use.seconds > most:
                use = min(use, read(lambda: make(pieces)), key=lambda each: each.seconds)
        self.assertLessEqual(use.seconds, most, f"{use.size / MEGABYTE:.1f} MB, before it {smaller}")
        self.assertLessEqual(use.memory - idle.memory, 3 * use.size + 20 * MEGABYTE, f"{use.size / MEGABYTE:.1f} MB")
        return use


def read(make: Callable[[], bytes]) -> Use:
    """The mail's size, processor seconds and the most memory held, in bytes."""
    with tempfile.NamedTemporaryFile(suffix=".eml") as file, tempfile.TemporaryFile() as out:
        write_elsewhere(make, file.name)
        child = subprocess.Popen([PROGRAMS / "ticketctl", "parse", file.name], stdout=out)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(max(0, out.seek(0, os.SEEK_END) - 20_000))
        if child.returncode != 0 or b'"verdict":' not in out.read():
            raise AssertionError(f"ticketctl ended with {child.returncode} or without a verdict")
        return Use(os.path.getsize(file.name), used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


def write_elsewhere(make: Callable[[], bytes], path: str) -> None:
    """Makes the mail in another process: what this one holds would count as its children's memory."""
    if (writer := os.fork()) == 0:
        Path(path).write_bytes(make())
        os._exit(0)
    os.waitpid(writer, 0)


if __name__ == "__main__":
    unittest.main()
