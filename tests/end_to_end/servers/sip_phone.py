"""A telephone on loopback that speaks SIP over UDP: it rings, and answers and presses a key when it is told to."""

from __future__ import annotations

import re
import socket
import threading
import time


class SipPhone:
    """`rang` holds the instant of each INVITE, `cancelled` how many callers gave up."""

    def __init__(self, key: str | None = None) -> None:
        self.key = key
        self.rang: list[float] = []
        self.cancelled = 0
        self._calls: set[str] = set()
        self._invite = ""
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self._socket.settimeout(0.1)
        self.port: int = self._socket.getsockname()[1]
        self._open = True
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """What is dialled."""
        return f"sip:oncall@127.0.0.1:{self.port}"

    def close(self) -> None:
        """Hears nothing any more."""
        self._open = False
        self._thread.join()
        self._socket.close()

    def _serve(self) -> None:
        while self._open:
            try:
                raw, peer = self._socket.recvfrom(65536)
            except socket.timeout:
                continue
            self._hear(raw.decode("utf-8", "replace"), peer)

    def _hear(self, message: str, peer: tuple[str, int]) -> None:
        method = message.split(" ", 1)[0]
        if method == "INVITE":
            self._ring(message, peer)
        elif method == "CANCEL":
            self.cancelled += 1
            self._answer(message, peer, "200 OK")
            self._answer(self._invite, peer, "487 Request Terminated")
        elif method == "ACK" and self.key and "tag=phone" in message:
            self._press(message, peer)
        elif method == "BYE":
            self._answer(message, peer, "200 OK")

    def _ring(self, message: str, peer: tuple[str, int]) -> None:
        self._invite = message
        call = _header(message, "Call-ID")
        if call in self._calls:
            return
        self._calls.add(call)
        self.rang.append(time.time())
        self._answer(message, peer, "180 Ringing")
        if self.key:
            self._answer(message, peer, "200 OK", sdp=True)

    def _press(self, message: str, peer: tuple[str, int]) -> None:
        body = f"Signal={self.key}\r\nDuration=160\r\n"
        target = re.search(r"^Contact:\s*<([^>]+)>", self._invite, re.MULTILINE | re.IGNORECASE)
        assert target is not None
        lines = [
            f"INFO {target[1]} SIP/2.0",
            f"Via: SIP/2.0/UDP 127.0.0.1:{self.port};branch=z9hG4bK-press",
            f"From: {_header(message, 'To')}",
            f"To: {_header(message, 'From')}",
            f"Call-ID: {_header(message, 'Call-ID')}",
            "CSeq: 1 INFO",
            "Max-Forwards: 70",
            "Content-Type: application/dtmf-relay",
            f"Content-Length: {len(body)}",
        ]
        self._socket.sendto(("\r\n".join(lines) + "\r\n\r\n" + body).encode(), peer)

    def _answer(self, request: str, peer: tuple[str, int], status: str, sdp: bool = False) -> None:
        body = ""
        if sdp:
            body = (
                "v=0\r\no=phone 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                f"m=audio {self.port} RTP/AVP 0 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:101 telephone-event/8000\r\n"
            )
        lines = [f"SIP/2.0 {status}"]
        lines += [line for line in request.split("\r\n") if line.lower().startswith(("via:", "v:"))]
        to = _header(request, "To")
        lines += [
            f"From: {_header(request, 'From')}",
            f"To: {to}" + ("" if "tag=" in to else ";tag=phone"),
            f"Call-ID: {_header(request, 'Call-ID')}",
            f"CSeq: {_header(request, 'CSeq')}",
            f"Contact: <{self.address}>",
        ]
        if body:
            lines.append("Content-Type: application/sdp")
        lines.append(f"Content-Length: {len(body)}")
        self._socket.sendto(("\r\n".join(lines) + "\r\n\r\n" + body).encode(), peer)


def _header(message: str, name: str) -> str:
    found = re.search(rf"^{name}:\s*(.*?)\r?$", message, re.MULTILINE | re.IGNORECASE)
    return found[1] if found else ""
