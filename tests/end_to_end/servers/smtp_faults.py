# SPDX-License-Identifier: Apache-2.0
"""What an SMTP server is told to do wrong, and where in the dialogue."""

from dataclasses import dataclass
from enum import Enum


class Stage(Enum):
    """Where in the dialogue a fault strikes."""

    GREETING = "greeting"
    EHLO = "EHLO"
    STARTTLS = "STARTTLS"
    AUTH = "AUTH"
    MAIL = "MAIL"
    RCPT = "RCPT"
    DATA = "DATA"
    DOT = "final dot"
    RSET = "RSET"
    NOOP = "NOOP"
    QUIT = "QUIT"


class Deed(Enum):
    """What is done instead of the right answer."""

    REPLY = "another reply"
    DROP = "the connection ends without a reply"
    KEEP_AND_DROP = "the mail is taken, then the connection ends without a reply"
    STALL = "no reply until the server is closed"


@dataclass
class Fault:
    """Strikes `times` times, at lines that contain `text`."""

    stage: Stage
    deed: Deed
    reply: str = ""
    times: int = 1
    text: str = ""
    struck: int = 0

    def strikes(self, stage: Stage, line: str) -> bool:
        """Whether it strikes here; counts that it did."""
        if stage is not self.stage or self.struck >= self.times or self.text.lower() not in line.lower():
            return False
        self.struck += 1
        return True
