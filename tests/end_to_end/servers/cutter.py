# SPDX-License-Identifier: Apache-2.0
"""A TCP relay before a real server that cuts the line after so many bytes, as a bad network does."""

import select
import socket
import threading
from dataclasses import dataclass


@dataclass
class Cutter:
    """Passes everything on; resets each of the first `cuts` connections after `allowance` bytes from the server."""

    server_port: int
    allowance: int
    cuts: int = 1

    def __post_init__(self) -> None:
        self.cut = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Takes no more connections."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._relay, args=(client,), daemon=True).start()

    def _relay(self, client: socket.socket) -> None:
        with client, socket.create_connection(("127.0.0.1", self.server_port)) as server:
            passed = 0
            while True:
                for source in select.select([client, server], [], [])[0]:
                    received = source.recv(4096)
                    if not received:
                        return
                    if source is server:
                        passed += len(received)
                    if passed > self.allowance and self.cut < self.cuts:
                        self.cut += 1
                        _reset_on_close(client)
                        return
                    (client if source is server else server).sendall(received)


def _reset_on_close(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, (1).to_bytes(4, "little") + (0).to_bytes(4, "little"))
