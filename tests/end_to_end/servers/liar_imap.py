# SPDX-License-Identifier: Apache-2.0
"""An IMAP server that logs anybody in, has one mail, and lies when that mail is fetched."""

import socket
import threading
from dataclasses import dataclass, field
from enum import Enum

_MAIL = (
    b"From: eva@volvo.example\r\nTo: support@desk.example\r\nSubject: A lie\r\nMessage-ID: <lie@volvo.example>\r\n"
    b"Date: Mon, 05 Jan 2026 10:00:00 +0100\r\n\r\nBelieve me.\r\n"
)


class Lie(Enum):
    """What is wrong with this server."""

    HUGE_LITERAL = "announces a literal of 99 GB"
    WRONG_UID = "answers with a UID nobody asked for"
    ENDLESS_LINE = "sends a line that does not end"
    SHORT_LITERAL = "ends the connection in the middle of a literal"
    NO_LITERAL = "announces a literal and sends the next response instead"
    BYE = "says BYE in the middle of an answer"
    NO_GREETING = "greets in another protocol"
    ABSURD_COUNT = "says that there are more mails than numbers"


@dataclass
class LiarImap:
    """Listens from construction until close()."""

    lie: Lie
    commands: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._connections: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Ends every connection."""
        for connection in (self._listener, *self._connections):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            connection.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._connections.append(connection)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        try:
            with connection, connection.makefile("rb") as lines:
                greeting = b"SSH-2.0-OpenSSH_9.2" if self.lie is Lie.NO_GREETING else b"* OK ready"
                connection.sendall(greeting + b"\r\n")
                for line in lines:
                    self._command(connection, line.decode("utf-8", "replace").strip())
        except OSError:
            return

    def _command(self, connection: socket.socket, line: str) -> None:
        self.commands.append(line)
        tag, _, rest = line.partition(" ")
        words = rest.upper().split()
        if not words:  # the end of IDLE, or of a SASL exchange
            return
        if words[0] == "AUTHENTICATE" and len(words) == 2:
            connection.sendall(b"+ \r\n")
            connection.recv(4096)
        if words[:2] == ["UID", "FETCH"] and "BODY" in rest.upper():
            self._fetch(connection)
        for untagged in self._untagged(words):
            connection.sendall(untagged + b"\r\n")
        connection.sendall(f"{tag} OK done\r\n".encode())

    def _untagged(self, words: list[str]) -> list[bytes]:
        if words[0] == "CAPABILITY":
            return [b"* CAPABILITY IMAP4rev1 UIDPLUS"]
        if words[0] in ("SELECT", "EXAMINE"):
            count = b"99999999999999999999" if self.lie is Lie.ABSURD_COUNT else b"1"
            return [b"* FLAGS (\\Seen)", b"* %s EXISTS" % count, b"* OK [UIDVALIDITY 7] ok", b"* OK [UIDNEXT 2] ok"]
        if words[:2] == ["UID", "SEARCH"]:
            return [b"* SEARCH 1"]
        if words[:2] == ["UID", "FETCH"] and not any("BODY" in word for word in words):
            return [b'* 1 FETCH (UID 1 RFC822.SIZE %d FLAGS () INTERNALDATE "05-Jan-2026 10:00:00 +0100")' % len(_MAIL)]
        return []

    def _fetch(self, connection: socket.socket) -> None:
        head = b'* 1 FETCH (UID 1 RFC822.SIZE %d INTERNALDATE "05-Jan-2026 10:00:00 +0100" BODY[] ' % len(_MAIL)
        literal = b"{%d}\r\n" % len(_MAIL)
        if self.lie is Lie.HUGE_LITERAL:
            connection.sendall(head + b"{99999999999}\r\n" + _MAIL)
        elif self.lie is Lie.WRONG_UID:
            connection.sendall(head.replace(b"UID 1 ", b"UID 77 ") + literal + _MAIL + b")\r\n")
        elif self.lie is Lie.ENDLESS_LINE:
            connection.sendall(b"* 1 FETCH (UID 1 FLAGS (")
            while True:
                connection.sendall(b"a" * 65536)
        elif self.lie is Lie.SHORT_LITERAL:
            connection.sendall(head + literal + _MAIL[:40])
            connection.shutdown(socket.SHUT_RDWR)
        elif self.lie is Lie.NO_LITERAL:
            connection.sendall(head + b"{3}\r\n)\r\n* 1 EXISTS\r\n")
        elif self.lie is Lie.BYE:
            connection.sendall(b"* 1 FETCH (UID 1 FLAGS ())\r\n* BYE we are closing\r\n")
            connection.shutdown(socket.SHUT_RDWR)
        else:
            connection.sendall(head + literal + _MAIL + b")\r\n")
