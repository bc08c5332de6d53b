# SPDX-License-Identifier: Apache-2.0
"""A certificate authority of our own and a server certificate for localhost and 127.0.0.1."""

import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path

_CA_EXTENSIONS = ("-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign,cRLSign")
_LEAF_EXTENSIONS = (
    "subjectAltName=DNS:localhost,IP:127.0.0.1\nbasicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\n"
)


@dataclass(frozen=True)
class Certificates:
    """Paths of PEM files: whom clients trust, and what servers show."""

    authority: Path
    certificate: Path
    key: Path

    def server_context(self) -> ssl.SSLContext:
        """The server's side of TLS."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, self.key)
        return context

    def client_context(self) -> ssl.SSLContext:
        """A client that trusts our authority alone."""
        return ssl.create_default_context(cafile=str(self.authority))


def make_certificates(folder: Path) -> Certificates:
    """Makes both anew in the folder; all files are readable by everybody, as they protect nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "extensions").write_text(_LEAF_EXTENSIONS)
    new_key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    _openssl(folder, "req", "-x509", *new_key, "-days", "30", "-subj", "/CN=throw-away CA", "-keyout", "ca.key",
             "-out", "ca.pem", *_CA_EXTENSIONS)
    _openssl(folder, "req", *new_key, "-subj", "/CN=localhost", "-keyout", "key.pem", "-out", "request.pem")
    _openssl(folder, "x509", "-req", "-in", "request.pem", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
             "-days", "30", "-extfile", "extensions", "-out", "certificate.pem")
    for file in folder.iterdir():
        file.chmod(0o644)
    return Certificates(folder / "ca.pem", folder / "certificate.pem", folder / "key.pem")


def _openssl(folder: Path, *arguments: str) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)
