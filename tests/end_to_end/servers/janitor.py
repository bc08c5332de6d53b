# SPDX-License-Identifier: Apache-2.0
"""Cleans up after tests that end in any way, even by SIGKILL: a process of its own that outlives them by a moment.

It reads what there is to clean from its standard input; when that ends, so have the tests, and it cleans.
"""

import atexit
import functools
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path


def group(leader: int) -> None:
    """The process group is to be killed in the end."""
    _say(f"group {leader}")


def gone(leader: int) -> None:
    """The process group has ended; its number may become another's."""
    _say(f"gone {leader}")


def folder(path: Path) -> None:
    """The folder is to be removed in the end."""
    _say(f"folder {path}")


def mount(path: Path) -> None:
    """What is mounted there is to be taken off in the end."""
    _say(f"mount {path}")


def _say(line: str) -> None:
    pipe = _janitor().stdin
    assert pipe is not None
    pipe.write(f"{line}\n".encode())
    pipe.flush()


@functools.cache
def _janitor() -> "subprocess.Popen[bytes]":
    janitor = subprocess.Popen([sys.executable, __file__], stdin=subprocess.PIPE, start_new_session=True)
    atexit.register(_dismiss, janitor)
    return janitor


def _dismiss(janitor: "subprocess.Popen[bytes]") -> None:
    assert janitor.stdin is not None
    janitor.stdin.close()
    try:
        janitor.wait(60)
    except subprocess.TimeoutExpired:
        print("a process of the tests still runs and keeps the janitor waiting", file=sys.stderr)


def _clean_up(orders: list[list[str]]) -> None:
    groups: dict[str, None] = {}
    for verb, what in orders:
        if verb == "group":
            groups[what] = None
        elif verb == "gone":
            groups.pop(what, None)
    for leader in groups:
        try:
            os.killpg(int(leader), signal.SIGKILL)
        except ProcessLookupError:
            pass
    for verb, what in orders:
        if verb == "mount":
            subprocess.run(["umount", "-l", what], stderr=subprocess.DEVNULL)
    for verb, what in orders:
        if verb == "folder":
            shutil.rmtree(what, ignore_errors=True)


if __name__ == "__main__":
    _clean_up([line.rstrip("\n").split(" ", 1) for line in sys.stdin])
