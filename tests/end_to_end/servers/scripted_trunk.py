# SPDX-License-Identifier: Apache-2.0
"""A SIP trunk on loopback that answers as it is told, by the number that is called: what a real telephone never says."""

from __future__ import annotations

import itertools
import os
import socket
import threading

_serial = itertools.count(1)
_KEPT = ("via", "from", "call-id", "cseq")


class ScriptedTrunk:
    """`answers`: per number what is said to an INVITE, each after so many seconds. `called` holds each new call's number."""

    def __init__(self, answers: dict[str, list[tuple[float, str]]]) -> None:
        self.answers = answers
        self.called: list[str] = []
        self._known: set[str] = set()
        self._closing = False
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        own = os.getpid()
        self._socket.bind((f"127.{150 + own // 250 % 50}.{1 + own % 250}.{next(_serial)}", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def gateway(self) -> dict[str, object]:
        """Through this trunk."""
        host, port = self._socket.getsockname()
        proxy = f"sip:{host}:{port};transport=udp"
        return {"sip": {"account": "sip:ticketd@127.0.0.1", "proxy": proxy, "bind": "127.0.0.1"}}

    def close(self) -> None:
        """Hears nothing any more."""
        self._closing = True
        self._socket.sendto(b"", self._socket.getsockname())
        self._thread.join(5.0)
        self._socket.close()

    def _serve(self) -> None:
        while not self._closing:
            request, peer = self._socket.recvfrom(65536)
            first, *lines = request.decode("latin-1").split("\r\n")
            method = first.split(" ")[0]
            if method in ("CANCEL", "BYE"):
                self._say("200 OK", lines, peer)
            elif method == "INVITE":
                self._invited(first, lines, peer)

    def _invited(self, first: str, lines: list[str], peer: tuple[str, int]) -> None:
        call = next(line for line in lines if line.lower().startswith("call-id"))
        if call in self._known:  # sent again
            return
        self._known.add(call)
        number = first.split(" ")[1].removeprefix("sip:").split("@")[0]
        self.called.append(number)
        for delay, status in self.answers.get(number, []):
            timer = threading.Timer(delay, self._say, (status, lines, peer))
            timer.daemon = True
            timer.start()

    def _say(self, status: str, lines: list[str], peer: tuple[str, int]) -> None:
        if self._closing:
            return
        kept = [line for line in lines if line.split(":")[0].lower() in _KEPT]
        to = next(line for line in lines if line.lower().startswith("to:"))
        tag = "" if status.startswith("100") or "tag=" in to else ";tag=trunk"
        answer = "\r\n".join([f"SIP/2.0 {status}", *kept, to + tag, "Content-Length: 0", "", ""])
        self._socket.sendto(answer.encode("latin-1"), peer)
