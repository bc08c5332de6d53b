# SPDX-License-Identifier: Apache-2.0
"""Runs a real Dovecot, and a real Postfix where one can be run, for a test program that holds our standard input open.

Runs with tests/end_to_end in PYTHONPATH.
Prints one line when both answer: IMAP port, IMAPS port, SMTP port (0: none), path of the CA.
"""

import sys
import tempfile
from pathlib import Path

from servers import postfix
from servers.certificates import make_certificates
from servers.dovecot import Dovecot


def main() -> None:
    """Starts, tells, waits for the end of its input, stops."""
    with tempfile.TemporaryDirectory(prefix="real-servers-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        certificates = make_certificates(folder / "tls")
        dovecot = Dovecot(folder / "dovecot", certificates)
        relay = postfix.Postfix(folder / "postfix", certificates, dovecot.sasl_socket) if postfix.available() else None
        try:
            dovecot.start()
            if relay:
                relay.start()
            print(dovecot.plain_port, dovecot.tls_port, relay.port if relay else 0, certificates.authority, flush=True)
            sys.stdin.read()
        finally:
            if relay:
                relay.stop()
            dovecot.stop()


if __name__ == "__main__":
    main()
