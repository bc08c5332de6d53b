# SPDX-License-Identifier: Apache-2.0
"""Who may read the database and nothing else, as an operator of the desk's group, looks after tickets."""

import os
import subprocess
import unittest

import mails
from case import EndToEnd
from desk import PROGRAMS, Desk

NOBODY = 65534
READING = (["list"], ["list", "--json"], ["show", "1"], ["history", "1"], ["stats"], ["outbox"], ["unfiled"], ["escalations"])


def as_operator(desk: Desk, *arguments: str) -> subprocess.CompletedProcess[str]:
    """One ticketctl command by somebody of the group, without a right to any secret or to write the folder."""
    user = ["setpriv", "--reuid=65533", f"--regid={NOBODY}", "--clear-groups"] if os.geteuid() == 0 else []
    command = [*user, str(PROGRAMS / "ticketctl"), "--config", str(desk.configuration), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


class Operator(EndToEnd):
    """The unit's rights: folder 0750, files readable for the group, secrets for root."""

    def setUp(self) -> None:
        sink = self.sink()
        self.desk_ = self.desk(sink)
        self.mailbox(self.desk_).deliver(mails.incident())
        self.desk_.start()
        self.desk_.wait_stats(tickets=1, outbox_sent=1)
        self.addCleanup(self.desk_.folder.chmod, 0o750)

    def give_to_group(self) -> None:
        """What systemd's UMask and StateDirectoryMode make."""
        for file in self.desk_.folder.glob("ticketd.db*"):
            self._hand_over(file.name, 0o640)
        self._hand_over("ticketd.yaml", 0o640)
        if (self.desk_.folder / "control.sock").exists():
            self._hand_over("control.sock", 0o660)
        self._hand_over(".", 0o550 if os.geteuid() else 0o750)
        for secret in ("secret", "imap-password"):
            (self.desk_.folder / secret).chmod(0o600 if os.geteuid() == 0 else 0)

    def _hand_over(self, name: str, mode: int) -> None:
        file = self.desk_.folder / name
        if os.geteuid() == 0:
            os.chown(file, -1, NOBODY)
        file.chmod(mode)

    def check_all(self) -> None:
        """Every reading command answers."""
        for words in READING:
            with self.subTest(command=words):
                answer = as_operator(self.desk_, *words)
                self.assertEqual(0, answer.returncode, answer.stderr)
                self.assertNotIn("secret", answer.stderr)

    def test_while_the_daemon_serves(self) -> None:
        """No secret is needed to look."""
        self.give_to_group()
        self.check_all()
        mailbox = as_operator(self.desk_, "mailbox")
        self.assertEqual((0, ""), (mailbox.returncode, mailbox.stderr))

    def test_after_a_clean_end(self) -> None:
        """The daemon took its -wal and -shm files along, and an operator can't make them anew."""
        self.desk_.stop()
        self.give_to_group()
        self.assertFalse((self.desk_.folder / "ticketd.db-wal").exists())
        self.check_all()
        self.assertEqual(3, as_operator(self.desk_, "mailbox").returncode, "nobody says how the servers are")

    def test_a_folder_that_may_not_be_entered_is_not_called_missing(self) -> None:
        """'There is no such file' would send somebody without the group looking for the file."""
        self.give_to_group()
        self._hand_over(".", 0o600)
        answer = as_operator(self.desk_, "list")
        self.assertEqual(2, answer.returncode)
        self.assertIn("Permission denied; operators belong to the group ticketd", answer.stderr)


if __name__ == "__main__":
    unittest.main()
