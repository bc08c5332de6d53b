# SPDX-License-Identifier: Apache-2.0
"""Mails as customers, robots and mail servers write them."""

import email.utils
import itertools
from datetime import datetime, timezone
from email.message import EmailMessage

from servers.smtp_sink import Taken

_serial = itertools.count(1)

NOTES = b"Fehlerprotokoll\r\n" * 40
PICTURE = bytes.fromhex("89504e470d0a1a0a") + bytes(range(256)) * 8


def incident(
    subject: str = "The press has stopped",
    text: str = "Hello,\n\nline 3 has stood still since this morning.\n\nRegards\nEva\n",
    sender: str = "Eva Lind <eva@volvo.example>",
    to: str = "support@desk.example",
    at: datetime | None = None,
) -> EmailMessage:
    """A human asks for something."""
    mail = EmailMessage()
    mail["From"] = sender
    mail["To"] = to
    mail["Subject"] = subject
    mail["Date"] = email.utils.format_datetime(at or datetime.now(timezone.utc))
    domain = email.utils.parseaddr(sender)[1].rpartition("@")[2]
    mail["Message-ID"] = f"<{next(_serial)}.{id(mail):x}@{domain}>"
    mail.set_content(text)
    return mail


def incidents(count: int) -> list[EmailMessage]:
    """As many incidents, each from somebody else in another domain with another subject."""
    return [
        incident(f"Incident {number}", f"Machine {number} makes noise {number}.\n", f"user{number}@firm{number}.example")
        for number in range(count)
    ]


def reply(to: Taken, text: str, sender: str = "Eva Lind <eva@volvo.example>") -> EmailMessage:
    """Somebody answers a mail of ours, quoting it."""
    original = to.mail
    quoted = "".join(f"> {line}\n" for line in to.text.splitlines())
    mail = incident(f"Re: {original['Subject']}", f"{text}\n\nOn Monday the desk wrote:\n{quoted}", sender)
    mail["In-Reply-To"] = original["Message-ID"]
    mail["References"] = original["Message-ID"]
    return mail


def german() -> EmailMessage:
    """A German incident with a log and a picture, in ISO-8859-1."""
    mail = incident("Störung an der Presse", "", "Jürgen Groß <juergen@werk.example>")
    text = (
        "Guten Tag,\n\nseit heute früh läuft die Presse nicht mehr. Die Meldung lautet: Überdruck.\n"
        "Bitte rufen Sie uns zurück. Das Protokoll und ein Bild liegen bei.\n\nMit freundlichen Grüßen\nJürgen Groß\n"
    )
    mail.set_content(text, charset="iso-8859-1")
    mail.add_attachment(NOTES, maintype="text", subtype="plain", filename="Protokoll für Sie.txt")
    mail.add_attachment(PICTURE, maintype="image", subtype="png", filename="presse.png")
    return mail


def out_of_office(answers: Taken | None = None, sender: str = "Eva Lind <eva@volvo.example>") -> EmailMessage:
    """A robot answers for a human who is away (RFC 3834)."""
    mail = incident("Automatic reply: away until Monday", "I am away until Monday.\n", sender)
    mail["Auto-Submitted"] = "auto-replied"
    mail["X-Auto-Response-Suppress"] = "All"
    if answers is not None:
        mail["In-Reply-To"] = answers.mail["Message-ID"]
        mail["References"] = answers.mail["Message-ID"]
    return mail


def bounce(of: Taken, status: str = "5.1.1") -> bytes:
    """A mail server says that a mail of ours did not arrive (RFC 3464)."""
    recipient = of.recipients[0]
    headers = of.raw.partition(b"\r\n\r\n")[0]
    report = f"""Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mx.volvo.example>
To: {of.sender or "support@desk.example"}
Subject: Undelivered Mail Returned to Sender
Message-ID: <bounce.{next(_serial)}@mx.volvo.example>
Date: {email.utils.format_datetime(datetime.now(timezone.utc))}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="parts"

--parts
Content-Type: text/plain; charset=us-ascii

Your message could not be delivered: user unknown.

--parts
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.volvo.example

Final-Recipient: rfc822; {recipient}
Action: failed
Status: {status}
Diagnostic-Code: smtp; 550 {status} user unknown

--parts
Content-Type: text/rfc822-headers

"""
    return report.replace("\n", "\r\n").encode() + headers + b"\r\n\r\n--parts--\r\n"
