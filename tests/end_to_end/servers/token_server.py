# SPDX-License-Identifier: Apache-2.0
"""An OAuth2 server: a token endpoint over HTTPS for both grants, introspection over HTTP for Dovecot."""

import json
import secrets
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

from servers.certificates import Certificates

CLIENT_ID = "the-desk"
CLIENT_SECRET = "client-secret"


@dataclass
class TokenServer:
    """Tokens it gave out are valid for `lifetime` seconds as far as the client is told, until revoke() in truth."""

    certificates: Certificates
    user: str
    refresh_token: str = "refresh-1"
    rotates: bool = False
    lifetime: int = 3600
    requests: list[dict[str, str]] = field(default_factory=list)
    valid: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._introspection = self._serve(_Introspection)
        self._endpoint = self._serve(_Endpoint)
        self._endpoint.socket = self.certificates.server_context().wrap_socket(self._endpoint.socket, server_side=True)
        for server in (self._introspection, self._endpoint):
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def token_url(self) -> str:
        """For the client."""
        return f"https://localhost:{self._endpoint.server_port}/token"

    @property
    def introspection_url(self) -> str:
        """For Dovecot."""
        return f"http://127.0.0.1:{self._introspection.server_port}/introspect"

    def grant(self, form: dict[str, str]) -> tuple[int, dict[str, object]]:
        """Answers a token request (RFC 6749, 4.4 and 6)."""
        self.requests.append(form)
        if form.get("client_id") != CLIENT_ID or form.get("client_secret") != CLIENT_SECRET:
            return 401, {"error": "invalid_client"}
        kind = form.get("grant_type")
        if kind == "refresh_token" and form.get("refresh_token") != self.refresh_token:
            return 400, {"error": "invalid_grant", "error_description": "this refresh token is not known"}
        if kind not in ("refresh_token", "client_credentials"):
            return 400, {"error": "unsupported_grant_type"}
        token = secrets.token_urlsafe(24)
        self.valid[token] = self.user
        answer: dict[str, object] = {"access_token": token, "token_type": "Bearer", "expires_in": self.lifetime}
        if kind == "refresh_token" and self.rotates:
            self.refresh_token = f"refresh-{secrets.token_hex(4)}"
            answer["refresh_token"] = self.refresh_token
        return 200, answer

    def revoke(self) -> None:
        """No token given out so far is good any more."""
        self.valid.clear()

    def close(self) -> None:
        """Ends both servers."""
        for server in (self._introspection, self._endpoint):
            server.shutdown()
            server.server_close()

    def _serve(self, handler: type["_Handler"]) -> ThreadingHTTPServer:
        bound = type(handler.__name__, (handler,), {"tokens": self})
        server = ThreadingHTTPServer(("127.0.0.1", 0), bound)
        server.daemon_threads = True
        return server


class _Handler(BaseHTTPRequestHandler):
    tokens: TokenServer
    protocol_version = "HTTP/1.1"

    def form(self) -> dict[str, str]:
        length = int(self.headers.get("Content-Length", "0"))
        return {name: values[0] for name, values in parse_qs(self.rfile.read(length).decode()).items()}

    def answer(self, status: int, content: dict[str, object]) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


class _Endpoint(_Handler):
    def do_POST(self) -> None:
        self.answer(*self.tokens.grant(self.form()))


class _Introspection(_Handler):
    def do_POST(self) -> None:
        user = self.tokens.valid.get(self.form().get("token", ""))
        self.answer(200, {"active": user is not None, "username": user or ""})
