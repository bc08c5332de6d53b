# SPDX-License-Identifier: Apache-2.0
"""A telephone service with Twilio's Calls API: each call goes one status on at every look."""

from __future__ import annotations

import base64
import json
import threading
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

ACCOUNT = "AC" + "0" * 32
TOKEN = "service-token"
FROM = "+46800000000"


@dataclass
class PhoneService:
    """`forms` holds what was asked for; `course` is the way of every call."""

    course: tuple[str, ...] = ("queued",)
    forms: list[dict[str, str]] = field(default_factory=list)
    calls: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        handler = type("Handler", (_Handler,), {"service": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.port: int = self._server.server_port
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def begin(self, course: tuple[str, ...]) -> None:
        """Forgets all calls; the next ones take this course."""
        self.calls.clear()
        self.forms.clear()
        self.course = course

    def close(self) -> None:
        """Answers nobody any more."""
        self._server.shutdown()
        self._server.server_close()

    def place(self, form: dict[str, str]) -> dict[str, object]:
        """A new call."""
        sid = f"CA{len(self.calls) + 1:032x}"
        self.calls[sid] = 0
        self.forms.append(form)
        return self.call(sid)

    def look(self, sid: str) -> dict[str, object]:
        """The call, one status further."""
        self.calls[sid] = min(self.calls[sid] + 1, len(self.course) - 1)
        return self.call(sid)

    def call(self, sid: str) -> dict[str, object]:
        """As the API shows it."""
        form = self.forms[list(self.calls).index(sid)]
        return {
            "sid": sid,
            "account_sid": ACCOUNT,
            "status": self.course[self.calls[sid]],
            "to": form["To"],
            "from": form["From"],
            "direction": "outbound-api",
            "date_created": formatdate(usegmt=True).replace("GMT", "+0000"),
            "api_version": "2010-04-01",
        }


class _Handler(BaseHTTPRequestHandler):
    service: PhoneService

    def do_POST(self) -> None:  # pylint: disable=invalid-name
        """Places a call, or ends one."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        form = {name: values[0] for name, values in parse_qs(body).items()}
        if not self._is_allowed():
            return
        if self.path.endswith("/Calls.json"):
            self._answer(201, self.service.place(form))
        else:
            self._answer(200, self.service.call(self._sid()))

    def do_GET(self) -> None:  # pylint: disable=invalid-name
        """One call; there are no lists."""
        if self._is_allowed():
            self._answer(200, self.service.look(self._sid()))

    def log_message(self, format: str, *arguments: object) -> None:  # pylint: disable=redefined-builtin
        """Silent."""

    def _sid(self) -> str:
        return self.path.rsplit("/", 1)[1].removesuffix(".json")

    def _is_allowed(self) -> bool:
        wanted = "Basic " + base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
        if self.headers["Authorization"] == wanted:
            return True
        self._answer(401, {"code": 20003, "message": "Authenticate", "status": 401})
        return False

    def _answer(self, status: int, answer: dict[str, object]) -> None:
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
