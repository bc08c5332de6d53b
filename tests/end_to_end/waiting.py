# SPDX-License-Identifier: Apache-2.0
"""Waiting for a condition, never for a time: every wait has a deadline and says what it waited for."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")


class DeadlineMissed(AssertionError):
    """What was waited for did not come in time."""


def wait_until(
    what: str,
    condition: Callable[[], Answer],
    seconds: float = 20.0,
    every: float = 0.02,
    otherwise: Callable[[], str] | None = None,
) -> Answer:
    """The first true answer of `condition`; `otherwise` adds what was seen to the failure."""
    deadline = time.monotonic() + seconds
    pause = threading.Event()
    while not (answer := condition()):
        if time.monotonic() > deadline:
            seen = f"\n{otherwise()}" if otherwise else ""
            raise DeadlineMissed(f"not within {seconds:g} s: {what}{seen}")
        pause.wait(every)
    return answer
