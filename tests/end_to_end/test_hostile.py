# SPDX-License-Identifier: Apache-2.0
"""What strangers write reaches terminals, headers and templates as plain words."""

import email.policy
import unittest

import mails
from case import EndToEnd
from desk import Desk
from servers.smtp_sink import Taken

OVERRIDE = "\u202e"


def hostile() -> bytes:
    """Controls, overrides, line breaks and template words wherever a header or a file has a name."""
    return (
        "From: =?utf-8?q?Eva=1B]0=3Bowned=07=E2=80=AE=0D=0ABcc:_x@evil.example?= <eva@volvo.example>\r\n"
        "To: support@desk.example\r\n"
        "Subject: =?utf-8?q?{{number}}_{{{desk}}}_{{>x}}=0D=0ABcc:_y@evil.example=1B[2J=E2=80=AE?=\r\n"
        "Message-ID: <a\r\n Bcc:z@evil.example>\r\n"
        "Date: Mon, 02 Nov 2026 09:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHello \x1b[2J \u202e there\r\n"
        "--b\r\nContent-Type: application/pdf\r\n"
        "Content-Disposition: attachment; filename*=utf-8''..%2F..%2Fetc%2Fpass%1Bwd%E2%80%AEfdp.exe\r\n\r\nx\r\n"
        "--b--\r\n"
    ).encode()


class Hostile(EndToEnd):
    """One mail that tries it all, through the running desk."""

    def taken(self) -> tuple[Desk, Taken]:
        """The desk that took it and its acknowledgement."""
        sink = self.sink()
        desk = self.desk(sink)
        self.mailbox(desk).deliver(hostile())
        desk.start()
        (acknowledgement,) = sink.wait_for(1)
        desk.wait_stats(outbox_sent=1)
        return desk, acknowledgement

    def assert_harmless(self, text: str) -> None:
        """No control character but line ends, no bidi override."""
        bad = [letter for letter in text if (ord(letter) < 32 and letter not in "\r\n\t") or letter == OVERRIDE]
        self.assertEqual([], bad, text)

    def test_terminal(self) -> None:
        """No command of the console shows a control character or an override."""
        desk, _ = self.taken()
        for words in (["list"], ["show", "1"], ["history", "1"], ["outbox"], ["--json", "show", "1"], ["--json", "list"]):
            with self.subTest(words):
                answer = desk.run(*words)
                self.assertEqual(0, answer.code, answer.err)
                self.assert_harmless(answer.out)
        parsed = desk.run("parse", stdin=hostile().decode())
        self.assert_harmless(parsed.out)
        self.assertNotIn("../", parsed.out)

    def test_our_mail(self) -> None:
        """The acknowledgement has no header and no recipient that the stranger wrote, and no template of his."""
        desk, acknowledgement = self.taken()
        self.assertEqual(("eva@volvo.example",), acknowledgement.recipients)
        head = acknowledgement.raw.partition(b"\r\n\r\n")[0].decode()
        names = [line.partition(":")[0].lower() for line in head.split("\r\n") if line[:1] not in (" ", "\t")]
        self.assertNotIn("bcc", names)
        self.assert_harmless(acknowledgement.raw.decode())
        self.assert_harmless(str(acknowledgement.mail["Subject"]) + acknowledgement.text)
        self.assertIn("{{number}}", acknowledgement.mail["Subject"])
        self.assertEqual(1, desk.stats()["tickets"])


class Large(EndToEnd):
    """The running daemon's memory."""

    def test_attachment_of_40_megabytes(self) -> None:
        """One mail costs at most three times its size and 20 MB, more than the idle daemon held."""
        sink = self.sink()
        desk = self.desk(sink)
        desk.start()
        desk.wait_mailbox(desk.settings["queues"][0]["name"], "connected_since")
        idle = self.peak(desk)
        mail = mails.incident()
        mail.add_attachment(bytes(range(256)) * 115_000, maintype="application", subtype="pdf", filename="a.pdf")
        raw = mail.as_bytes(policy=email.policy.SMTP)
        self.mailbox(desk).deliver(raw)
        desk.wait_stats(seconds=120, tickets=1, outbox_sent=1)
        self.assertLessEqual(self.peak(desk) - idle, 3 * len(raw) + 20_000_000)

    def peak(self, desk: Desk) -> int:
        """The most memory that the daemon ever held, in bytes."""
        assert desk.process is not None
        with open(f"/proc/{desk.process.pid}/status") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM:"))


if __name__ == "__main__":
    unittest.main()
