# SPDX-License-Identifier: Apache-2.0
"""A real telephone on loopback: a baresip that rings, and picks up and presses a key if it is told to."""

from __future__ import annotations

import itertools
import json
import os
import socket
import struct
import threading
import time
import wave
from collections.abc import Iterator
from pathlib import Path

from servers import process

CONTROL_PORT = 4444
LONGEST_START = 10.0
_serial = itertools.count(1)


class SipPhone:
    """`rang` holds the instant of each call that came in, `ended` what each said at its end."""

    def __init__(self, folder: Path, key: str | None = None) -> None:
        self.key = key
        self.rang: list[float] = []
        self.answered = 0
        self.ended: list[str] = []
        own = os.getpid()
        self._host = f"127.{200 + own // 250 % 50}.{1 + own % 250}.{next(_serial)}"
        folder.mkdir(parents=True)
        self._write(folder)
        self._process = process.start(["baresip", "-f", str(folder)], folder / "log")
        self._control = self._connect(folder)
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """What is dialled."""
        return f"sip:oncall@{self._host}:5060"

    @property
    def proxy(self) -> str:
        """Through which it is reached."""
        return f"sip:{self._host}:5060;transport=udp"

    def answer(self, key: str) -> None:
        """Picks up what rings, and presses the key."""
        self.key = key
        self._command("accept")

    def press(self, keys: str) -> None:
        """Presses one after the other, in the call that is on."""
        for key in keys:
            self._command("sndcode", key)

    def close(self) -> None:
        """Hears nothing any more."""
        process.stop(self._process, 5.0)
        self._thread.join(5.0)
        self._control.close()

    def _write(self, folder: Path) -> None:
        with wave.open(str(folder / "silence.wav"), "wb") as sound:
            sound.setparams((1, 2, 8000, 0, "NONE", "not compressed"))
            sound.writeframes(struct.pack("<h", 0) * 8000 * 60)
        (folder / "accounts").write_text(f"<{self.address}>;regint=0;answermode=manual;audio_codecs=pcmu,pcma\n")
        formats = "".join(f"{name}_format s16\n" for name in ("ausrc", "auplay", "auenc", "audec"))
        modules = "module g711.so\nmodule aufile.so\nmodule_tmp account.so\nmodule_app menu.so\nmodule_app ctrl_tcp.so\n"
        (folder / "config").write_text(
            f"poll_method epoll\nsip_listen {self._host}:5060\nnet_interface {self._host}\naudio_txmode poll\n"
            f"audio_source aufile,{folder}/silence.wav\n{formats}rtp_ports 10000-19999\nrtcp_mux no\nrtp_stats no\n"
            f"module_path /usr/lib/baresip/modules\n{modules}ctrl_tcp_listen {self._host}:{CONTROL_PORT}\n"
            "ringback_disabled yes\nmenu_bell no\nstatmode_default off\n"
        )

    def _connect(self, folder: Path) -> socket.socket:
        until = time.monotonic() + LONGEST_START
        pause = threading.Event()
        while True:
            try:
                return socket.create_connection((self._host, CONTROL_PORT))
            except OSError:
                if time.monotonic() > until or self._process.poll() is not None:
                    raise AssertionError(f"no telephone: {(folder / 'log').read_text()}") from None
                pause.wait(0.01)

    def _follow(self) -> None:
        for event in self._messages():
            kind = event.get("type")
            if kind == "CALL_INCOMING":
                self.rang.append(time.time())
                if self.key is not None:
                    self._command("accept")
            elif kind == "CALL_ESTABLISHED":
                self.answered += 1
                self._command("sndcode", self.key or "")
            elif kind == "CALL_CLOSED":
                self.ended.append(str(event.get("param")))

    def _messages(self) -> Iterator[dict[str, object]]:
        """Netstrings with JSON in them, until the telephone is gone."""
        waiting = b""
        while block := self._receive():
            waiting += block
            while b":" in waiting:
                size, rest = waiting.split(b":", 1)
                if len(rest) <= int(size):
                    break
                yield json.loads(rest[: int(size)])
                waiting = rest[int(size) + 1 :]

    def _receive(self) -> bytes:
        try:
            return self._control.recv(65536)
        except OSError:
            return b""

    def _command(self, command: str, parameters: str = "") -> None:
        text = json.dumps({"command": command, "params": parameters})
        self._control.sendall(f"{len(text)}:{text},".encode())
