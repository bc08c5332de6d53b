# SPDX-License-Identifier: Apache-2.0
"""An SMTP server that keeps what it is given and misbehaves on order (smtp_faults)."""

import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from servers.certificates import Certificates
from servers.smtp_dialogue import Dialogue
from servers.smtp_faults import Deed, Fault, Stage
from waiting import wait_until


@dataclass(frozen=True)
class Taken:
    """A mail as it came in over the wire, dot-stuffing undone."""

    sender: str
    recipients: tuple[str, ...]
    raw: bytes
    at: float
    session: int
    encrypted: bool
    user: str

    @property
    def mail(self) -> EmailMessage:
        """The mail, parsed."""
        parsed = message_from_bytes(self.raw, policy=policy.default)
        assert isinstance(parsed, EmailMessage)
        return parsed

    @property
    def text(self) -> str:
        """Its plain text."""
        body = self.mail.get_body(("plain",))
        return body.get_content() if body is not None else ""


@dataclass
class SmtpSink:
    """Listens from construction until close(). `extensions` are the words of its EHLO answer."""

    certificates: Certificates | None = None
    implicit_tls: bool = False
    password: str = ""
    bearer: str = ""
    port: int = 0
    extensions: tuple[str, ...] = ("PIPELINING", "8BITMIME", "SIZE 52428800", "SMTPUTF8", "ENHANCEDSTATUSCODES")
    faults: list[Fault] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)
    transcript: list[tuple[int, str]] = field(default_factory=list)
    explain: Callable[[], str] = str
    pipelined_unasked: bool = False
    bare_line_feed: bool = False

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._connections: set[socket.socket] = set()
        self.sessions = 0
        self._listener = self._listen()

    @property
    def tls(self) -> str:
        """The word for it in ticketd's configuration."""
        if self.certificates is None:
            return "none"
        return "implicit" if self.implicit_tls else "starttls"

    def on(self, stage: Stage, reply: str, times: int = 1, text: str = "") -> None:
        """Answers with `reply` at the stage, to lines that contain `text`."""
        self.faults.append(Fault(stage, Deed.REPLY, reply, times, text))

    def fail(self, stage: Stage, deed: Deed, times: int = 1, text: str = "") -> None:
        """Does the deed at the stage."""
        self.faults.append(Fault(stage, deed, "", times, text))

    def fault(self, stage: Stage, line: str) -> Fault | None:
        """The fault that strikes now, if any."""
        with self._lock:
            return next((fault for fault in self.faults if fault.strikes(stage, line)), None)

    def keep(self, taken: Taken) -> None:
        """Called by a dialogue when a mail is complete."""
        with self._lock:
            self.taken.append(taken)

    def note(self, session: int, line: str) -> None:
        """Called by a dialogue for every command line."""
        with self._lock:
            self.transcript.append((session, line))

    def to(self, address: str) -> list[Taken]:
        """What was sent to the address, in order."""
        with self._lock:
            return [taken for taken in self.taken if address in taken.recipients]

    def wait_for(self, count: int, to: str = "", seconds: float = 30.0) -> list[Taken]:
        """Returns when that many mails came in (to that address)."""

        def enough() -> list[Taken]:
            mails = self.to(to) if to else list(self.taken)
            return mails if len(mails) >= count else []

        return wait_until(f"{count} mails sent {to}", enough, seconds, otherwise=self._seen)

    def wait_stalled(self, seconds: float) -> None:
        """Keeps a client waiting until the sink closes."""
        self._closed.wait(seconds)

    def stop(self) -> None:
        """Refuses connections and cuts those there are; start() opens the same port again."""
        self._closed.set()
        # A thread in accept() is woken by shutdown, not by close.
        for connection in (self._listener, *tuple(self._connections)):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            connection.close()
        self._acceptor.join()

    def start(self) -> None:
        """Opens the port after stop()."""
        self._closed = threading.Event()
        self._listener = self._listen()

    def close(self) -> None:
        """Ends for good."""
        if not self._closed.is_set():
            self.stop()

    def _listen(self) -> socket.socket:
        listener = socket.create_server(("127.0.0.1", self.port), backlog=100)
        self.port = listener.getsockname()[1]
        self._acceptor = threading.Thread(target=self._accept, args=(listener,), daemon=True)
        self._acceptor.start()
        return listener

    def _accept(self, listener: socket.socket) -> None:
        while not self._closed.is_set():
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            self.sessions += 1
            threading.Thread(target=self._serve, args=(connection, self.sessions), daemon=True).start()

    def _serve(self, connection: socket.socket, session: int) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._connections.add(connection)
        try:
            Dialogue(self, connection, session).run()
        except (OSError, ssl.SSLError, EOFError):
            pass
        finally:
            self._connections.discard(connection)
            connection.close()

    def _seen(self) -> str:
        tail = "\n".join(f"  {session}: {line}" for session, line in self.transcript[-30:])
        return f"{len(self.taken)} came in; the end of the dialogue:\n{tail}\n{self.explain()}"
