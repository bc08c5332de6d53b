# SPDX-License-Identifier: Apache-2.0
"""How fast agents' replies with a command are obeyed, beside the rate of plain intake in the same run.

  agents.py [N]      N tickets (10,000), then N replies: fetched, proven, obeyed, both mails accepted, mail moved

Ends with 1 where replies go at less than half the rate of intake, measured before and after them.
"""

import email.policy
import itertools
import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "end_to_end"))

import mail_mix
import world
from counting_sink import CountingSink
from desk import Desk
from intake import Row, cpu_by_thread, new_desk
from waiting import wait_until

AGENTS = 20
LEAST_RATIO = 0.5


def agent(number: int) -> str:
    """The agent's address."""
    return f"agent{number}@desk.example"


def requests(count: int) -> Iterator[bytes]:
    """Short mails, each from somebody else."""
    numbers = (number for number in itertools.count() if number % 20 < 12)
    return (mail_mix.mail(number)[0] for number in itertools.islice(numbers, count))


def deliver(user: str, mails: Iterable[bytes], count: int) -> None:
    """Into the mailbox, spread over days: no more than 2,000 an hour are acknowledged."""
    mailbox = world.dovecot().mailbox(user)
    now = datetime.now(timezone.utc)
    for number, raw in enumerate(mails):
        mailbox.deliver(raw, now - (count - number) * timedelta(days=5) / count)


def desk_with(agents: int, user: str, sink: CountingSink) -> Desk:
    """A desk with so many agents."""
    desk = new_desk(sink, user)
    # The mails are days old: without this every agent would be told that time is up, ticket by ticket.
    desk.settings["escalation"] = [{"clock": "work", "at": "30d", "tell": ["assignee"]}]
    if agents:
        desk.settings["agents"] = [{"name": f"agent{n}", "address": agent(n)} for n in range(agents)]
    return desk


def measured(name: str, desk: Desk, sink: CountingSink, count: int, mails: int) -> Row:
    """From the start of the daemon until it has sent so many mails and cleared its mailbox of `count`."""
    inbox = world.dovecot().maildir(desk.settings["queues"][0]["name"])
    sink.taken.value = 0
    try:
        started = time.monotonic()
        desk.launch()
        assert desk.process is not None

        def done() -> bool:
            return sink.taken.value >= mails and not any(
                next((inbox / folder).iterdir(), None) for folder in ("new", "cur"))

        wait_until(name, done, seconds=60 + count / 25, every=0.05, otherwise=desk.log)
        ended = max(sink.last.value, (inbox / "cur").stat().st_mtime - time.time() + time.monotonic())
        spent = cpu_by_thread(desk.process.pid)
        assert sink.taken.value == mails, (sink.taken.value, mails)
        desk.stop()
    except BaseException:
        desk.close()
        raise
    return Row(name, ended - started, spent.total(), count)


def replies(desk: Desk, count: int) -> list[bytes]:
    """One to each notice, as a mail program makes it: a command, words, the notice's text quoted."""
    with sqlite3.connect(f"file:{desk.database}?mode=ro", uri=True) as database:
        notices = database.execute(
            "SELECT outbox.recipient, outbox.message_id, message.subject FROM outbox JOIN message "
            "ON message.id = outbox.message WHERE outbox.recipient LIKE 'agent%@desk.example' ORDER BY outbox.id"
        ).fetchall()
    return [reply(number, notice, raw) for number, (notice, raw) in enumerate(zip(notices, requests(count)))]


def reply(number: int, notice: tuple[str, str, str], request: bytes) -> bytes:
    """The agent's answer."""
    sender, answered, subject = notice
    text = request.partition(b"\r\n\r\n")[2].decode()
    quoted = "".join(f"> > {line}\n" for line in text.splitlines())
    mail = EmailMessage(policy=email.policy.SMTP)
    mail["From"], mail["To"], mail["Subject"] = sender, "support@desk.example", f"Re: {subject}"
    mail["Message-ID"] = f"<reply.{number}@desk.example>"
    mail["In-Reply-To"] = mail["References"] = f"<{answered}>"
    mail["Date"] = "Mon, 05 Jan 2026 11:00:00 +0100"
    mail.set_content(f"/wait\nWhich of the machines is it, {number}?\n\nOn Monday the desk wrote:\n"
                     f"> New at Bench\n>\n{quoted}", cte="8bit")
    return mail.as_bytes()


def main() -> int:
    """Prints the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    sink = CountingSink()
    deliver("intake", requests(count), count)
    intake = measured("intake: ticket, acknowledgement", desk_with(0, "intake", sink), sink, count, count)
    desk = desk_with(AGENTS, "agents", sink)
    deliver("agents", requests(count), count)
    noticed = measured("intake with agents: and a notice", desk, sink, count, 2 * count)
    answers = replies(desk, count)
    assert len(answers) == count, (len(answers), count)
    deliver("agents", answers, count)
    answered = measured("agents' replies: status mail, answer", desk, sink, count, 2 * count)
    # Before and after: a shared machine is not as fast at the end of the run as at its beginning.
    deliver("afterwards", requests(count), count)
    afterwards = measured("intake once more", desk_with(0, "afterwards", sink), sink, count, count)
    sink.close()
    waiting = sum(ticket["status"] == "waiting" for ticket in desk.tickets())
    assert waiting == count, f"only {waiting} of {count} were obeyed"
    ratio = (intake.seconds + afterwards.seconds) / 2 / answered.seconds
    print(f"{'':44}{'mails/s':>10}{'us CPU/mail':>12}{'ratio':>8}")
    print(intake.line())
    print(noticed.line(intake))
    print(answered.line(intake))
    print(afterwards.line(intake))
    print(f"replies go at {ratio:.2f} of the rate of intake (at least {LEAST_RATIO} is wanted)")
    return int(ratio < LEAST_RATIO)


if __name__ == "__main__":
    sys.exit(main())
