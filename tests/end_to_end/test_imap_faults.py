# SPDX-License-Identifier: Apache-2.0
"""IMAP servers that go away, break in the middle, or lie."""

import unittest

import mails
import world
from case import EndToEnd
from desk import queue
from servers.cutter import Cutter
from servers.dovecot import PASSWORD
from servers.liar_imap import Lie, LiarImap
from waiting import wait_until


class BrokenConnections(EndToEnd):
    """Nothing is lost and nothing is taken twice."""

    def test_restart_while_idle(self) -> None:
        """A server that restarts is found again, and what came in meanwhile is taken."""
        sink = self.sink()
        desk = self.desk(sink)
        desk.start()
        mailbox = self.mailbox(desk)
        mailbox.deliver(mails.incident("Before"))
        desk.wait_stats(tickets=1)
        world.dovecot().stop()
        mailbox.deliver(mails.incident("While it was down"))
        world.dovecot().start()
        desk.wait_stats(tickets=2, outbox_sent=2, seconds=60)

    def test_restarts_in_the_middle(self) -> None:
        """A server that restarts again and again while mails pour in costs none of them."""
        sink = self.sink()
        desk = self.desk(sink)
        desk.start()
        mailbox = self.mailbox(desk)
        for start in range(0, 60, 20):
            for mail in mails.incidents(60)[start : start + 20]:
                mailbox.deliver(mail)
            world.dovecot().restart()
        desk.wait_stats(tickets=60, messages=60, outbox_sent=60, seconds=90)
        self.assertEqual(60, len(sink.taken))

    def test_not_there_at_start(self) -> None:
        """A server that is not there at the start is waited for."""
        desk = self.desk(self.sink())
        world.dovecot().stop()
        try:
            desk.launch()
            error = desk.wait_mailbox(desk.settings["queues"][0]["name"], "last_error")
            self.assertIn("localhost", str(error))
        finally:
            world.dovecot().start()
        self.mailbox(desk).deliver(mails.incident())
        desk.wait_stats(tickets=1, seconds=60)

    def test_reset_in_a_literal(self) -> None:
        """A connection that is reset in the middle of a mail takes the mail later, once."""
        sink = self.sink()
        cutter = Cutter(world.dovecot().plain_port, 150_000, cuts=2)
        self.addCleanup(cutter.close)
        desk = self.desk(sink, tls="none", port=cutter.port)
        mail = mails.incident("Large")
        mail.add_attachment(bytes(range(256)) * 1000, maintype="application", subtype="pdf", filename="plan.pdf")
        self.mailbox(desk).deliver(mail)
        desk.start()
        desk.wait_stats(tickets=1, messages=1, outbox_sent=1, seconds=60)
        self.assertEqual(2, cutter.cut)
        wait_until("the mail is archived", lambda: self.mailbox(desk).folder("Archive"), otherwise=desk.log)


class Liars(EndToEnd):
    """A lying server is survived with an error that names it, and the other queues go on."""

    def test_every_lie(self) -> None:
        """Each lie ends in an error at its own queue, while an honest queue beside it works."""
        sink = self.sink()
        desk = self.desk(sink)
        password = desk.secret("liar-password", PASSWORD)
        for lie in Lie:
            liar = LiarImap(lie)
            self.addCleanup(liar.close)
            settings = queue(world.dovecot(), password, lie.name.lower(), host="127.0.0.1", port=liar.port, tls="none",
                             ca_file=None, done="seen", quarantine=None)
            desk.settings["queues"].append(settings)
        desk.launch()
        self.mailbox(desk).deliver(mails.incident())
        for lie in Lie:
            with self.subTest(lie=lie.value):
                error = desk.wait_mailbox(lie.name.lower(), "last_error", seconds=75)
                self.assertTrue(str(error).strip())
        desk.wait_stats(messages=1, tickets=1, outbox_sent=1)
        self.assertIsNone(desk.ended())


if __name__ == "__main__":
    unittest.main()
