# SPDX-License-Identifier: Apache-2.0
"""The cheapest SMTP server that keeps the rules, in a process of its own: counts mails and when the last came."""

import multiprocessing
import os
import selectors
import socket
import time
from dataclasses import dataclass, field
from multiprocessing.sharedctypes import Synchronized

_REPLIES = {b"MAIL": b"250 2.1.0 Ok\r\n", b"RCPT": b"250 2.1.5 Ok\r\n", b"RSET": b"250 2.0.0 Ok\r\n",
            b"NOOP": b"250 2.0.0 Ok\r\n", b"QUIT": b"221 2.0.0 Bye\r\n", b"DATA": b"354 Go ahead\r\n",
            b"EHLO": b"250-sink.localhost\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE 52428800\r\n"}


@dataclass
class _Client:
    unread: bytes = b""
    in_data: bool = False


@dataclass
class CountingSink:
    """Listens from construction until close()."""

    taken: "Synchronized[int]" = field(default_factory=lambda: multiprocessing.Value("L", 0))
    last: "Synchronized[float]" = field(default_factory=lambda: multiprocessing.Value("d", 0.0))

    def __post_init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=50)
        self.port: int = self._listener.getsockname()[1]
        self._process = multiprocessing.Process(target=self._serve, daemon=True)
        self._process.start()
        self._listener.close()

    def close(self) -> None:
        """Ends the process."""
        self._process.kill()
        self._process.join()

    def _serve(self) -> None:
        selector = selectors.DefaultSelector()
        selector.register(self._listener, selectors.EVENT_READ)
        parent = os.getppid()
        while os.getppid() == parent:
            for key, _ in selector.select(1):
                if key.data is None:
                    connection, _ = self._listener.accept()
                    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    connection.sendall(b"220 sink.localhost ESMTP\r\n")
                    selector.register(connection, selectors.EVENT_READ, _Client())
                elif not self._read(key.fileobj, key.data):
                    selector.unregister(key.fileobj)
                    key.fileobj.close()

    def _read(self, connection: socket.socket, client: _Client) -> bool:
        try:
            received = connection.recv(262144)
        except ConnectionError:
            return False
        client.unread += received
        replies = []
        while (reply := self._step(client)) is not None:
            replies.append(reply)
        if replies:
            connection.sendall(b"".join(replies))
        return bool(received)

    def _step(self, client: _Client) -> bytes | None:
        end = b"\r\n.\r\n" if client.in_data else b"\r\n"
        line, found, rest = client.unread.partition(end)
        if not found:
            return None
        client.unread = rest
        if client.in_data:
            client.in_data = False
            self.taken.value += 1
            self.last.value = time.monotonic()
            return b"250 2.0.0 Ok: queued\r\n"
        verb = line[:4].upper()
        client.in_data = verb == b"DATA"
        return _REPLIES.get(verb, b"502 5.5.2 unknown\r\n")
