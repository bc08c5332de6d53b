"""Child processes that cannot outlive the tests: each leads its own group and dies with its parent."""

import ctypes
import os
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None)
RUN_AS = "nobody"


def _die_with_parent() -> None:
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def is_root() -> bool:
    """Whether we may do what needs root."""
    return os.geteuid() == 0


def unprivileged(command: Sequence[str]) -> list[str]:
    """The command as it is run without root's rights, whoever we are."""
    if not is_root():
        return list(command)
    return ["setpriv", "--reuid", RUN_AS, "--regid", "nogroup", "--clear-groups", "--pdeathsig", "TERM", "--", *command]


def start(command: Sequence[str], output: Path, environment: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
    """Starts the command in a group of its own; what it prints is appended to `output`."""
    with output.open("ab") as sink:
        return subprocess.Popen(
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=sink,
            env={**os.environ, **(environment or {})},
            start_new_session=True,
            preexec_fn=_die_with_parent,
        )


def stop(process: subprocess.Popen[bytes], seconds: float = 10.0) -> int:
    """SIGTERM, then SIGKILL to the whole group; the exit code."""
    if process.poll() is None:
        process.terminate()
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        kill_group(process)
        return process.wait()


def stop_group(process: subprocess.Popen[bytes]) -> None:
    """SIGTERM to the leader, then SIGKILL to whoever of its group is still there."""
    stop(process)
    kill_group(process)


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """SIGKILL to the process and all it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()
