# SPDX-License-Identifier: Apache-2.0
"""Stoplight's Prism in front of a server: refuses every request and answer that Twilio's own OpenAPI file does not allow."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tarfile
from pathlib import Path

from servers import process
from waiting import wait_until

SPECIFICATION = "package/src/services/twilio-api/twilio_api_v2010.json"


def fetched(folder: Path) -> Path | None:
    """The folder with program and specification; None where they are not there. Only a deep run fetches them, by npm."""
    npm = shutil.which("npm")
    program = folder / "node_modules" / ".bin" / "prism"
    if program.exists() and (folder / SPECIFICATION).exists():
        return folder
    if npm is None or not os.environ.get("TICKETD_DEEP"):
        return None
    folder.mkdir(parents=True, exist_ok=True)
    if not program.exists() and not _runs([npm, "install", "--ignore-scripts", "@stoplight/prism-cli"], folder):
        return None
    if not (folder / SPECIFICATION).exists():
        if not _runs([npm, "pack", "@twilio/cli-core"], folder):
            return None
        with tarfile.open(next(folder.glob("twilio-cli-core-*.tgz"))) as archive:
            archive.extract(SPECIFICATION, folder)
    return folder


def _runs(command: list[str], folder: Path) -> bool:
    """npm must not wait for ever where there is no network."""
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, timeout=180, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False


class Prism:
    """Passes to `port` what is allowed."""

    def __init__(self, folder: Path, port: int) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        command = [str(folder / "node_modules" / ".bin" / "prism"), "proxy", "-h", "127.0.0.1", "-p", str(self.port)]
        self._log = folder / "log"
        self._process = process.start(
            [*command, "--errors", str(folder / SPECIFICATION), f"http://127.0.0.1:{port}"], self._log
        )
        wait_until("Prism listens", self._listens, 60.0)

    def close(self) -> None:
        """Passes nothing any more."""
        process.stop(self._process, 5.0)

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0
