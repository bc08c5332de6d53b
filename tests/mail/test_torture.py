"""Mails made to hurt: each must end within 1 s or 0.1 s a MB of processor time, whichever is more, and within three
times its size plus 20 MB above the idle program. A sanitized build is only asked to survive them."""

import base64
import os
import random
import subprocess
import tempfile
import unittest
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = Path(os.environ.get("TICKETD_BIN", ROOT / "build" / "release"))
MEASURED = PROGRAMS.name == "release"
MEGABYTE = 1_000_000

HEAD = b"From: a@b.example\nTo: c@d.example\nSubject: x\nMessage-ID: <1@b>\n"
MIXED = HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n"
HTML = HEAD + b"Content-Type: text/html\n\n"
DAEMON = b"From: mailer-daemon@x\nSubject: failure notice\n\n"


def large_attachment() -> bytes:
    """50 MB of base64."""
    content = base64.encodebytes(random.Random(1).randbytes(37 * MEGABYTE))
    head = b"--b\n\nhi\n--b\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n"
    return MIXED + head + content + b"--b--\n"


MAILS = {
    "16,000 nested messages": lambda: b"Content-Type: message/rfc822\n\n" * 16000 + HEAD + b"\nhi\n",
    "16,000 nested multiparts": lambda: HEAD
    + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(16000)),
    "100,000 parts": lambda: MIXED + b"--b\nContent-Type: image/png; name=x\n\nhi\n" * 100_000 + b"--b--\n",
    "a header line of 5 MB": lambda: HEAD + b"X-Long: " + b"x" * 5_000_000 + b"\n\nhi\n",
    "a To line of 5 MB": lambda: b"To: " + b"a@b, " * 1_000_000 + b"\n\nhi\n",
    "a subject of 5 MB": lambda: b"Subject: " + b"=?utf-8?q?a?= " * 360_000 + b"\n\nhi\n",
    "a folded header of 5 MB": lambda: b"Subject: x\n" + b" folded\n" * 620_000 + b"\nhi\n",
    "a million header lines": lambda: HEAD + b"".join(b"X-%d: y\n" % i for i in range(MEGABYTE)) + b"\nhi\n",
    "an attachment of 50 MB": large_attachment,
    "10 MB of > in one line": lambda: HEAD + b"\n" + b">" * (10 * MEGABYTE),
    "10 MB of > lines": lambda: HEAD + b"\n" + b"> x\n" * 2_500_000,
    "10 MB of empty > lines": lambda: HEAD + b"\n" + b">\n" * 5_000_000,
    "10 MB of <div>": lambda: HTML + b"<div>" * 2_000_000,
    "10 MB of <blockquote>": lambda: HTML + b"<blockquote>x" * 800_000,
    "10 MB of unclosed quotes": lambda: HTML + b'="><a "' * 1_400_000,
    "10 MB of unclosed comments": lambda: HTML + b"<!--x>" * 1_600_000,
    "10 MB of unclosed titles": lambda: HTML + b"<title>" * 1_400_000,
    "10 MB of ampersands": lambda: HTML + b"&" * (10 * MEGABYTE),
    "10 MB of links": lambda: HTML + b"<a href=http://x.y/>q</a>" * 400_000,
    "10 MB of dashes": lambda: MIXED + b"--\n" * 3_300_000,
    "10 MB of almost boundaries": lambda: MIXED + b"--bx\n" * 2_000_000,
    "10 MB of uuencoding never ended": lambda: HEAD + b"\n" + b"begin 644 x\nM\n" * 700_000,
    "10 MB of carriage returns": lambda: HEAD + b"\n" + b"\r" * (10 * MEGABYTE),
    "10 MB of undeclared Latin": lambda: HEAD + b"\n" + b"\xe4 " * 5_000_000,
    "10 MB of false UTF-8": lambda: HEAD + b"Content-Type: text/plain; charset=utf-8\n\n" + b"\xe4 " * 5_000_000,
    "10 MB of shifts": lambda: HEAD + b"Content-Type: text/plain; charset=iso-2022-jp\n\n" + b"\x1b$B$3\x1b(B" * 1_200_000,
    "10 MB of failed recipients": lambda: DAEMON + b"<a@b.c>: 550\n" * 800_000,
    "10 MB of labels": lambda: HEAD + b"\n" + b"To: x\nSubject: y\nDate: z\n" * 400_000,
    "10 MB of labels apart": lambda: HEAD + b"\n" + b"To: x\n\nSubject: y\n\nDate: z\n\n" * 350_000,
    "10 MB of labels with long values": lambda: HEAD + b"\n" + b"To: x\n@\n@\n@\n" * 800_000,
    "10 MB of almost attributions": lambda: HEAD + b"\n" + b"On a\nOn b\nOn c\nOn d wrote:\n" * 370_000,
    "10 MB of deep quotes": lambda: HEAD + b"\n" + (b">" * 70 + b" x\n") * 135_000,
    "10 MB of quotes answered": lambda: HEAD + b"\n" + b"> x\n\ny:\n" * 1_100_000,
    "10 MB in one line": lambda: HEAD + b"\n" + b"on wrote: " * MEGABYTE,
    "10 MB of encoded word beginnings": lambda: HEAD + b"\n" + b"=?" * (5 * MEGABYTE),
    "10 MB of <": lambda: HTML + b"<" * (10 * MEGABYTE),
    "10 MB of prose": lambda: HEAD + b"\n" + b"The quick brown fox jumps over the lazy dog.\n" * 230_000,
    "the 25 bytes that kill mimetic": lambda: b"To: x:\r\n\r\n",
    "open parentheses": lambda: b"To: " + b"(" * 60_000 + b"\n\nx",
    "open quotes": lambda: b"To: " + b'"a' * 30_000 + b"\n\nx",
    "open brackets": lambda: b"To: " + b"<" * 60_000 + b"\n\nx",
    "open groups": lambda: b"To: " + b"a:" * 30_000 + b"\n\nx",
    "names without addresses": lambda: b"To: " + b"a," * 30_000 + b" b <c@d>\n\nx",
    "open encoded words": lambda: b"Subject: " + b"=?" * 30_000 + b"\n\nx",
    "an encoded word of question marks": lambda: b"Subject: =?a?q?" + b"?=ab" * 15_000 + b"\n\nx",
    "one parameter 8,000 times": lambda: b"Content-Type: text/plain" + b"; a*0=b" * 8000 + b"\n\nx",
    "10 KB of NUL": lambda: b"\0" * 10_000,
}


class Torture(unittest.TestCase):
    """Each mail in a process of its own, so that its memory can be told."""

    def test_every_mail_stays_within_time_and_memory(self) -> None:
        """The rule of bounds; what breaks it is named."""
        _, _, idle = self._parse(lambda: b"\n")
        for name, make in MAILS.items():
            with self.subTest(name):
                size, seconds, memory = self._parse(make)
                if MEASURED:
                    self.assertLessEqual(seconds, max(1.0, 0.1 * size / MEGABYTE))
                    self.assertLessEqual(memory - idle, 3 * size + 20 * MEGABYTE)

    def _parse(self, make: Callable[[], bytes]) -> tuple[int, float, int]:
        """The mail's size, processor seconds and the most memory held, in bytes."""
        with tempfile.NamedTemporaryFile(suffix=".eml") as file, tempfile.TemporaryFile() as out:
            write_elsewhere(make, file.name)
            child = subprocess.Popen([PROGRAMS / "ticketctl", "parse", file.name], stdout=out)
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            self.assertEqual(0, child.returncode)
            out.seek(max(0, out.seek(0, os.SEEK_END) - 20_000))
            self.assertIn(b'"verdict":', out.read())
            return os.path.getsize(file.name), used.ru_utime + used.ru_stime, used.ru_maxrss * 1024


def write_elsewhere(make: Callable[[], bytes], path: str) -> None:
    """Makes the mail in another process: what this one holds would count as its children's memory."""
    if (writer := os.fork()) == 0:
        Path(path).write_bytes(make())
        os._exit(0)
    os.waitpid(writer, 0)


if __name__ == "__main__":
    unittest.main()
