# SPDX-License-Identifier: Apache-2.0
"""Child processes that cannot outlive the tests: each leads a group of its own that the janitor knows of."""

import os
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from servers import janitor

RUN_AS = "nobody"


def is_root() -> bool:
    """Whether we may do what needs root."""
    return os.geteuid() == 0


def unprivileged(command: Sequence[str]) -> list[str]:
    """The command as it is run without root's rights, whoever we are."""
    if not is_root():
        return list(command)
    return ["setpriv", "--reuid", RUN_AS, "--regid", "nogroup", "--clear-groups", "--", *command]


def start(command: Sequence[str], output: Path, environment: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
    """Starts the command in a group of its own; what it prints is appended to `output`."""
    with output.open("ab") as sink:
        process = subprocess.Popen(
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=sink,
            env={**os.environ, **(environment or {})},
            start_new_session=True,
        )
    janitor.group(process.pid)
    return process


def stop(process: subprocess.Popen[bytes], seconds: float = 10.0) -> int:
    """SIGTERM to the leader, SIGKILL if that is not enough and to whoever of its group is left; the exit code."""
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        pass
    return kill_group(process)


def kill_group(process: subprocess.Popen[bytes]) -> int:
    """SIGKILL to the process and all it started; the exit code."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    code = process.wait()
    janitor.gone(process.pid)
    return code
