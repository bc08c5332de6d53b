# SPDX-License-Identifier: Apache-2.0
"""What is done to mails of a folder that the server opens read-only, as one that cannot lock its index does."""

import email.policy
import unittest

import mails
import world
from case import EndToEnd
from desk import Desk, queue
from servers.choosy_imap import ChoosyImap, Quirk
from servers.dovecot import PASSWORD
from waiting import wait_until

FOR_EVER = 1_000_000


class ReadOnly(EndToEnd):
    """A server that says OK to a mark and does not make it."""

    def server(self, desk: Desk, read_only: int) -> ChoosyImap:
        """A queue of the desk with two mails."""
        raw = {uid: mails.incident(f"Mail {uid}").as_bytes(policy=email.policy.SMTP) for uid in (1, 2)}
        choosy = ChoosyImap(raw, set(), Quirk.GONE, read_only=read_only)
        self.addCleanup(choosy.close)
        password = desk.secret("choosy-password", PASSWORD)
        desk.settings["queues"] = [
            queue(world.dovecot(), password, "choosy", host="127.0.0.1", port=choosy.port, tls="none", ca_file=None,
                  done="seen", quarantine=None, poll_every="1s")
        ]
        return choosy

    def test_marked_when_it_can_be_written_again(self) -> None:
        """A folder that was read-only for two sessions has all its marks in the end, and a later mail, too."""
        desk = self.desk(self.sink())
        choosy = self.server(desk, read_only=2)
        desk.start()
        desk.wait_stats(tickets=2)
        wait_until("both are marked", lambda: set(choosy.marked) == {1, 2}, otherwise=desk.log)
        choosy.mails[3] = mails.incident("Mail 3").as_bytes(policy=email.policy.SMTP)
        wait_until("the later one is marked", lambda: set(choosy.marked) == {1, 2, 3}, otherwise=desk.log)
        desk.wait_stats(tickets=3, messages=3)

    def test_taken_while_nothing_can_be_marked(self) -> None:
        """Mails are taken from a folder that can only be read, and its health says why none is marked."""
        desk = self.desk(self.sink())
        choosy = self.server(desk, read_only=FOR_EVER)
        desk.start()
        desk.wait_stats(tickets=2)
        wait_until("the refusal is known", lambda: "read-only" in str(desk.ask("mailbox")), otherwise=desk.log)
        choosy.mails[3] = mails.incident("Mail 3").as_bytes(policy=email.policy.SMTP)
        desk.wait_stats(tickets=3, messages=3)
        self.assertEqual({}, choosy.marked)


if __name__ == "__main__":
    unittest.main()
