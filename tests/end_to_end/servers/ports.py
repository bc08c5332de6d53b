# SPDX-License-Identifier: Apache-2.0
"""Free TCP ports of 127.0.0.1, outside the range the kernel hands to outgoing connections."""

import random
import socket

LOWEST = 15000
HIGHEST = 32000

_given: set[int] = set()


def free_port() -> int:
    """A port nobody listens on, never given twice by this process."""
    while True:
        port = random.randrange(LOWEST, HIGHEST)
        if port not in _given and _is_free(port):
            _given.add(port)
            return port


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def listens(port: int) -> bool:
    """Whether somebody accepts connections on the port."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0
