# SPDX-License-Identifier: Apache-2.0
"""The base of all end-to-end tests: desks, sinks and mailboxes that vanish with the test."""

import unittest

import world
from desk import Desk, new_desk
from servers.certificates import Certificates
from servers.mailbox import Mailbox
from servers.smtp_sink import SmtpSink
from waiting import wait_until


class EndToEnd(unittest.TestCase):
    """Each test's docstring is the sentence it proves."""

    def sink(self, certificates: Certificates | None = None, **options: object) -> SmtpSink:
        """A sink that closes with the test."""
        sink = SmtpSink(certificates, **options)  # type: ignore[arg-type]
        self.addCleanup(sink.close)
        return sink

    def desk(self, sink: SmtpSink, queues: int = 1, **changes: object) -> Desk:
        """A desk that ends with the test, with so many queues of fresh users; `changes` go into each `imap:`."""
        users = [world.fresh("support") for _ in range(queues)]
        desk = new_desk(world.folder() / world.fresh("desk"), world.dovecot(), sink, users, **changes)
        self.addCleanup(desk.close)
        sink.explain = desk.log
        return desk

    def mailbox(self, desk: Desk, queue: int = 0) -> Mailbox:
        """The mailbox of the desk's queue."""
        return world.dovecot().mailbox(desk.settings["queues"][queue]["name"])

    def assert_archived(self, desk: Desk, count: int, queue: int = 0) -> None:
        """All is marked as done: moved to Archive, nothing left in INBOX. The mark follows the commit, so it is waited for."""
        mailbox = self.mailbox(desk, queue)
        wait_until("INBOX is empty", lambda: not mailbox.folder("INBOX"), otherwise=desk.log)
        self.assertEqual(count, len(mailbox.folder("Archive")))
