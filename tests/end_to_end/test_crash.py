# SPDX-License-Identifier: Apache-2.0
"""Killed at every point that matters, the desk loses nothing and makes nothing twice."""

import json
import os
import random
import signal
import threading
import unittest
from collections import Counter, defaultdict
from email.message import EmailMessage

import mails
from case import EndToEnd
from desk import Desk
from servers.smtp_sink import SmtpSink
from waiting import wait_until

MAILS = 300
ROUNDS = 15
# Where to kill, and at how many of the first passes in turn.
POINTS = {"before-commit": 3, "commit": 3, "before-send": 1, "sent": 1, "mark": 1}
DEEP = bool(os.environ.get("TICKETD_DEEP"))
RANDOM_KILLS = 50
THOUSANDS = 4000  # marks are made beside the intake, first when half of them is taken


class Killed(EndToEnd):
    """Every mail exactly one message, every request one ticket, no acknowledgement missing."""

    def test_at_every_point(self) -> None:
        """Killed at each commit, send and mark in turn over 300 mails, all is there and once."""
        sink = self.sink()
        desk = self.desk(sink)
        mailbox = self.mailbox(desk)
        inbox = mails.incidents(MAILS)
        kills: Counter[str] = Counter()
        points = [(point, 1 + turn % passes) for turn in range(ROUNDS) for point, passes in POINTS.items()]
        share = MAILS // len(points)
        for done, (point, which) in enumerate(points):
            # Fresh mails for each point: every run has something to commit, to send and to mark.
            for mail in inbox[done * share : (done + 1) * share]:
                mailbox.deliver(mail)
            kills[point] += self.run_until_killed(desk, f"{point}:{which}", (done + 1) * share)
        desk.start()
        desk.wait_stats(messages=MAILS, tickets=MAILS, outbox_pending=0, seconds=60)
        self.assert_exactly_once(desk, sink, inbox)
        self.assertEqual(MAILS, len(mailbox.folder("Archive")))
        for point in POINTS:
            self.assertGreaterEqual(kills[point], 2 * ROUNDS // 3, str(kills))

    def test_in_a_mailbox_of_thousands(self) -> None:
        """Killed behind a move that ran while the rest was still taken in, each mail is there and once."""
        sink = self.sink()
        desk = self.desk(sink)
        mailbox = self.mailbox(desk)
        for mail in mails.incidents(THOUSANDS):
            mailbox.deliver(mail)
        desk.launch(TICKETD_TEST_KILL_AT="mark:1")
        wait_until("killed", lambda: desk.ended() is not None, 60, every=0.05, otherwise=desk.log)
        self.assertEqual(-signal.SIGKILL, desk.ended(), desk.log())
        # However far the intake has come by now: what was moved is what was taken when the move was asked for.
        moved = len(mailbox.folder("Archive"))
        self.assertGreater(moved, 0)
        self.assertLess(moved, THOUSANDS, "the move waited for the end of the intake")
        desk.start()
        desk.wait_stats(messages=THOUSANDS, tickets=THOUSANDS, seconds=60)
        wait_until("all moved", lambda: not mailbox.folder(), 60, otherwise=desk.log)
        self.assertEqual(THOUSANDS, len({mail.message_id for mail in mailbox.folder("Archive")}))
        self.assertEqual(THOUSANDS, len(mailbox.folder("Archive")))

    def run_until_killed(self, desk: Desk, point: str, expected: int) -> bool:
        """Runs until the daemon kills itself there, or until it has nothing left to do."""
        desk.launch(TICKETD_TEST_KILL_AT=point)
        wait_until("killed or done", lambda: desk.ended() is not None or self.is_done(desk, expected), 30, every=0.05,
                   otherwise=lambda: f"{point}: {desk.stats()}\n{self.mailbox(desk).folder()}\n{desk.log()}")
        code = desk.ended()
        desk.kill()
        self.assertIn(code, (None, -signal.SIGKILL), desk.log())
        return code is not None

    def is_done(self, desk: Desk, expected: int) -> bool:
        """Whether the daemon has taken, sent and marked everything."""
        answer = desk.run("--json", "stats")
        numbers = json.loads(answer.out) if answer.code == 0 else {}
        if numbers.get("messages") != expected or numbers["outbox_pending"]:
            return False
        return not self.mailbox(desk).folder()

    def assert_exactly_once(self, desk: Desk, sink: SmtpSink, inbox: list[EmailMessage]) -> None:
        """One message and one ticket a mail; each acknowledged, a repeat only with the same Message-ID."""
        stats = desk.stats()
        self.assertEqual((len(inbox), len(inbox)), (stats["messages"], stats["tickets"]))
        self.assertEqual(0, stats["outbox_failed"])
        subjects = Counter(ticket["subject"] for ticket in desk.tickets())
        self.assertEqual(Counter(str(mail["Subject"]) for mail in inbox), subjects)
        answers = defaultdict(list)
        for ack in sink.taken:
            answers[str(ack.mail["In-Reply-To"])].append(ack)
        for mail in inbox:
            acks = answers[str(mail["Message-ID"])]
            self.assertEqual(1, len({ack.mail["Message-ID"] for ack in acks}), mail["Subject"])
            self.assertEqual(1, len({ack.raw for ack in acks}), "a repeat is the same to the byte")

    @unittest.skipUnless(DEEP, "50 random kills run with --deep")
    def test_at_random(self) -> None:
        """Killed 50 times at random moments, all is there and once."""
        seed = random.randrange(1 << 32)
        moments = random.Random(seed)
        sink = self.sink()
        desk = self.desk(sink)
        inbox = mails.incidents(MAILS * 4)
        pause = threading.Event()
        with self.subTest(seed=seed):
            share = len(inbox) // RANDOM_KILLS
            for first in range(0, len(inbox), share):
                for mail in inbox[first : first + share]:
                    self.mailbox(desk).deliver(mail)
                desk.launch()
                pause.wait(moments.uniform(0.02, 0.6))
                desk.kill()
            desk.start()
            desk.wait_stats(messages=len(inbox), tickets=len(inbox), outbox_pending=0, seconds=120)
            self.assert_exactly_once(desk, sink, inbox)


if __name__ == "__main__":
    unittest.main()
