# SPDX-License-Identifier: Apache-2.0
"""One client's SMTP dialogue with the sink (RFC 5321), with its faults."""

from __future__ import annotations

import base64
import socket
import time
from typing import TYPE_CHECKING

from servers.smtp_faults import Deed, Stage

if TYPE_CHECKING:
    from servers.smtp_sink import SmtpSink

_STALL_SECONDS = 600.0


class Dialogue:
    """Runs until the client goes, or a fault drops it."""

    def __init__(self, sink: SmtpSink, connection: socket.socket, session: int) -> None:
        self._sink = sink
        self._session = session
        self._encrypted = False
        self._user = ""
        self._goes_on = True
        self._sender: str | None = None
        self._recipients: list[str] = []
        self._adopt(connection)

    def run(self) -> None:
        """The whole dialogue."""
        if self._sink.certificates is not None and self._sink.implicit_tls:
            self._encrypt()
        if not self._answer(Stage.GREETING, "", "220 sink.localhost ESMTP"):
            return
        while True:
            line = self._line()
            self._sink.note(self._session, line)
            if not self._command(line):
                return

    def _adopt(self, connection: socket.socket) -> None:
        self._connection = connection
        self._unread = b""

    def _raw_line(self) -> bytes:
        while b"\n" not in self._unread:
            more = self._connection.recv(65536)
            if not more:
                raise EOFError
            self._unread += more
        line, _, self._unread = self._unread.partition(b"\n")
        self._sink.bare_line_feed |= not line.endswith(b"\r")
        return line + b"\n"

    def _line(self) -> str:
        line = self._raw_line()
        self._sink.pipelined_unasked |= bool(self._unread) and "PIPELINING" not in self._sink.extensions
        return line.decode("utf-8", "replace").rstrip("\r\n")

    def _command(self, line: str) -> bool:
        verb = line.split(" ")[0].upper()
        actions = {
            "EHLO": self._ehlo, "HELO": self._ehlo, "STARTTLS": self._starttls, "AUTH": self._auth,
            "MAIL": self._mail, "RCPT": self._rcpt, "DATA": self._data, "RSET": self._rset,
            "NOOP": lambda text: self._answer(Stage.NOOP, text, "250 2.0.0 Ok"), "QUIT": self._quit,
        }
        action = actions.get(verb)
        return action(line) if action else self._send("500 5.5.2 unknown command")

    def _answer(self, stage: Stage, line: str, reply: str) -> bool:
        """The right reply, or what a fault says; whether the dialogue goes on."""
        return self._send(reply) if self._unfaulted(stage, line) else self._goes_on

    def _unfaulted(self, stage: Stage, line: str) -> bool:
        fault = self._sink.fault(stage, line)
        self._goes_on = True
        if fault is None:
            return True
        if fault.deed is Deed.STALL:
            self._sink.wait_stalled(_STALL_SECONDS)
        if fault.deed is not Deed.REPLY:
            self._goes_on = False
            return False
        self._send(fault.reply)
        self._goes_on = not fault.reply.startswith("421")
        return False

    def _send(self, reply: str) -> bool:
        self._connection.sendall(reply.encode() + b"\r\n")
        return True

    def _ehlo(self, line: str) -> bool:
        if not self._unfaulted(Stage.EHLO, line):
            return self._goes_on
        words = ["sink.localhost", *self._sink.extensions]
        if self._sink.certificates is not None and not self._encrypted:
            words.append("STARTTLS")
        elif self._sink.password:
            words.append("AUTH PLAIN LOGIN")
        elif self._sink.bearer:
            words.append("AUTH XOAUTH2")
        for word in words[:-1]:
            self._send(f"250-{word}")
        return self._send(f"250 {words[-1]}")

    def _starttls(self, line: str) -> bool:
        if not self._unfaulted(Stage.STARTTLS, line):
            return self._goes_on
        self._send("220 2.0.0 Go ahead")
        self._encrypt()
        return True

    def _encrypt(self) -> None:
        assert self._sink.certificates is not None
        context = self._sink.certificates.server_context()
        self._adopt(context.wrap_socket(self._connection, server_side=True))
        self._encrypted = True

    def _auth(self, line: str) -> bool:
        if not self._unfaulted(Stage.AUTH, line):
            return self._goes_on
        words = line.split(" ")
        mechanism = words[1].upper()
        if mechanism == "LOGIN":
            user, secret = self._ask("VXNlcm5hbWU6"), self._ask("UGFzc3dvcmQ6")
        else:
            first = _decoded(words[2]) if len(words) > 2 else self._ask("")
            user, secret = _plain(first) if mechanism == "PLAIN" else _xoauth2(first)
        right = self._sink.bearer if mechanism == "XOAUTH2" else self._sink.password
        if not right or secret != right:
            return self._send("535 5.7.8 Authentication credentials invalid")
        self._user = user
        return self._send("235 2.7.0 Authentication successful")

    def _ask(self, prompt: str) -> str:
        self._send(f"334 {prompt}")
        return _decoded(self._line())

    def _mail(self, line: str) -> bool:
        if (self._sink.password or self._sink.bearer) and not self._user:
            return self._send("530 5.7.0 Authentication required")
        if not self._unfaulted(Stage.MAIL, line):
            return self._goes_on
        self._sender, self._recipients = _path(line), []
        return self._send("250 2.1.0 Ok")

    def _rcpt(self, line: str) -> bool:
        if self._sender is None:
            return self._send("503 5.5.1 MAIL first")
        if not self._unfaulted(Stage.RCPT, line):
            return self._goes_on
        self._recipients.append(_path(line))
        return self._send("250 2.1.5 Ok")

    def _data(self, line: str) -> bool:
        if not self._recipients:
            return self._send("554 5.5.1 no valid recipients")
        if not self._unfaulted(Stage.DATA, line):
            return self._goes_on
        self._send("354 End data with <CR><LF>.<CR><LF>")
        raw = self._body()
        fault_text = raw.decode("utf-8", "replace")
        kept_anyway = self._kept_before_a_drop(fault_text, raw)
        if kept_anyway or not self._unfaulted(Stage.DOT, fault_text):
            self._sender = None
            return False if kept_anyway else self._goes_on
        self._keep(raw)
        return self._send(f"250 2.0.0 Ok: queued as {len(self._sink.taken):08X}")

    def _kept_before_a_drop(self, text: str, raw: bytes) -> bool:
        waiting = [fault for fault in self._sink.faults if fault.deed is Deed.KEEP_AND_DROP]
        if not any(fault.strikes(Stage.DOT, text) for fault in waiting):
            return False
        self._keep(raw)
        return True

    def _keep(self, raw: bytes) -> None:
        from servers.smtp_sink import Taken

        assert self._sender is not None
        taken = Taken(self._sender, tuple(self._recipients), raw, time.time(), self._session, self._encrypted, self._user)
        self._sink.keep(taken)
        self._sender = None

    def _body(self) -> bytes:
        lines = []
        while (line := self._raw_line()) != b".\r\n":
            lines.append(line[1:] if line.startswith(b".") else line)
        return b"".join(lines)

    def _rset(self, line: str) -> bool:
        self._sender = None
        return self._answer(Stage.RSET, line, "250 2.0.0 Ok")

    def _quit(self, line: str) -> bool:
        self._answer(Stage.QUIT, line, "221 2.0.0 Bye")
        return False


def _path(line: str) -> str:
    return line.split("<", 1)[1].split(">", 1)[0] if "<" in line else ""


def _decoded(text: str) -> str:
    return base64.b64decode(text).decode("utf-8", "replace")


def _plain(response: str) -> tuple[str, str]:
    _, user, password = response.split("\0")
    return user, password


def _xoauth2(response: str) -> tuple[str, str]:
    fields = dict(part.split("=", 1) for part in response.split("\x01") if "=" in part)
    return fields.get("user", ""), fields.get("auth", "").removeprefix("Bearer ")
