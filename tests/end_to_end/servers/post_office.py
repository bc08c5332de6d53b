# SPDX-License-Identifier: Apache-2.0
"""An SMTP server that delivers: into mailboxes of Dovecot, or to robots that answer at once."""

import email.policy
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage

from servers.mailbox import Mailbox
from servers.smtp_sink import SmtpSink, Taken

Robot = Callable[[Taken], EmailMessage | bytes | None]


def plain(address: str) -> str:
    """The address without what follows a plus sign."""
    local, _, domain = address.rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


@dataclass
class PostOffice(SmtpSink):
    """What is sent to one of `mailboxes` lies there, and what a robot of `robots` answers lies where it was sent
    from, both before the sender hears that the mail was taken: when all mails are taken in, nothing is under way."""

    mailboxes: dict[str, Mailbox] = field(default_factory=dict)
    robots: dict[str, Robot] = field(default_factory=dict)
    delivered: dict[str, int] = field(default_factory=dict)

    def keep(self, taken: Taken) -> None:
        """Delivers as a local delivery agent does."""
        super().keep(taken)
        for recipient in taken.recipients:
            head = f"Return-Path: <{taken.sender}>\r\nDelivered-To: {recipient}\r\n".encode()
            if plain(recipient) in self.mailboxes:
                self.deliver(recipient, head + taken.raw)
            answer = self.robots.get(plain(recipient), lambda _: None)(taken)
            if answer is not None:
                self.deliver(taken.sender, answer)

    def deliver(self, address: str, mail: EmailMessage | bytes) -> None:
        """Puts the mail into the address's mailbox and counts it."""
        raw = mail if isinstance(mail, bytes) else mail.as_bytes(policy=email.policy.SMTP)
        self.delivered[plain(address)] = self.delivered.get(plain(address), 0) + 1
        self.mailboxes[plain(address)].deliver(raw)
