# SPDX-License-Identifier: Apache-2.0
"""A mailbox like a support desk's: of every 20 mails 12 short ones, 5 replies with quotes, 2 with a file, 1 robot."""

import random
from base64 import encodebytes

_WORDS = (
    "the press line stopped again after restart pump valve sensor reads zero please call back operator says error code "
    "shift morning yesterday replaced cable still no signal pressure temperature drive cabinet log attached regards"
).split()


def mail(number: int) -> tuple[bytes, bool]:
    """The mail of that number, always the same, and whether it is to be acknowledged."""
    chance = random.Random(number)
    kind = number % 20
    if kind < 12:
        return _headers(number, chance, f"Machine {number} stands still") + _text(chance, 420), True
    if kind < 17:
        subject = f"Re: {' '.join(chance.choices(_WORDS, k=4))}"
        answered = number - 12
        answers = f"In-Reply-To: {_message_id(answered)}\r\n"
        quote = b"".join(b"> " + line + b"\r\n" for line in _text(chance, 300).splitlines())
        return _headers(number, chance, subject, answers, user=answered) + _text(chance, 60) + b"\r\n" + quote, False
    if kind < 19:
        return _with_file(number, chance), True
    robot = "Auto-Submitted: auto-replied\r\nPrecedence: auto_reply\r\n"
    return _headers(number, chance, "Automatic reply: away", robot) + _text(chance, 40), False


def _message_id(number: int) -> str:
    return f"<{number}.{number * 2654435761 % 2**32:x}@firm{number}.example>"


def _headers(
    number: int,
    chance: random.Random,
    subject: str,
    more: str = "",
    kind: str = "text/plain",
    user: int | None = None,
) -> bytes:
    user = number if user is None else user
    received = "".join(
        f"Received: from mx{hop}.relay.example (mx{hop}.relay.example [192.0.2.{hop}])\r\n"
        f"\tby mail.desk.example (Postfix) with ESMTPS id {chance.randrange(16**12):012X}\r\n"
        f"\tfor <support@desk.example>; Mon, 05 Jan 2026 10:00:0{hop} +0100 (CET)\r\n"
        for hop in range(1, 4)
    )
    return (
        f"{received}From: User {user} <user{user}@firm{user}.example>\r\nTo: support@desk.example\r\n"
        f"Subject: {subject}\r\nDate: Mon, 05 Jan 2026 10:00:00 +0100\r\n"
        f"Message-ID: {_message_id(number)}\r\nMIME-Version: 1.0\r\n"
        f"{more}Content-Type: {kind}\r\n\r\n"
    ).encode()


def _text(chance: random.Random, words: int) -> bytes:
    drawn = chance.choices(_WORDS, k=words)
    return "\r\n".join(" ".join(drawn[start : start + 12]) for start in range(0, words, 12)).encode() + b"\r\n"


def _with_file(number: int, chance: random.Random) -> bytes:
    text = _text(chance, 200)
    html = b"<html><body><p>" + text.replace(b"\r\n", b"<br>\r\n") + b"</p></body></html>\r\n"
    file = encodebytes(chance.randbytes(40 * 1024)).replace(b"\n", b"\r\n")
    part = b"--cut\r\nContent-Type: "
    return (
        _headers(number, chance, f"Log of machine {number}", kind='multipart/mixed; boundary="cut"')
        + part + b"text/plain; charset=utf-8\r\n\r\n" + text
        + part + b"text/html; charset=utf-8\r\n\r\n" + html
        + part + b"application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
        + b'Content-Disposition: attachment; filename="log.bin"\r\n\r\n' + file + b"--cut--\r\n"
    )
