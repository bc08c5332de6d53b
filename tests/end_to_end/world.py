# SPDX-License-Identifier: Apache-2.0
"""What all tests of one process share: a folder, certificates and one Dovecot, made when first asked for."""

from __future__ import annotations

import atexit
import functools
import itertools
import signal
import sys
import tempfile
from pathlib import Path

from servers import janitor
from servers.certificates import Certificates, make_certificates
from servers.dovecot import Dovecot

_serial = itertools.count(1)


@functools.cache
def folder() -> Path:
    """A folder of this run alone; gone when the process has ended."""
    path = Path(tempfile.mkdtemp(prefix="ticketd-tests-"))
    path.chmod(0o755)  # Dovecot may run as somebody else
    janitor.folder(path)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    return path


@functools.cache
def certificates() -> Certificates:
    """One authority for all servers."""
    return make_certificates(folder() / "tls")


@functools.cache
def dovecot() -> Dovecot:
    """A running Dovecot where every user name has a mailbox."""
    server = Dovecot(folder() / "dovecot", certificates())
    atexit.register(server.stop)
    server.start()
    return server


def fresh(word: str) -> str:
    """A name nobody had before, for a user or a folder."""
    return f"{word}{next(_serial)}"
