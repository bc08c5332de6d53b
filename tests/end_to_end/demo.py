# SPDX-License-Identifier: Apache-2.0
"""A day at the desk in a minute: called by scripts/demo, which installs and builds what this needs."""

import argparse
import os
import shutil
import signal
import sys
from pathlib import Path

import mails
import show
import world
from desk import PROGRAMS, ROOT, Desk, new_desk
from servers.mailbox import Mailbox
from servers.smtp_sink import SmtpSink, Taken
from waiting import wait_until

FOLDER = ROOT / "build" / "demo"
QUEUE = "support"


class Demo:
    """The story, told in order."""

    def __init__(self) -> None:
        shutil.rmtree(FOLDER, ignore_errors=True)
        self.sink = SmtpSink(world.certificates(), password="relay-password")
        self.desk: Desk = new_desk(FOLDER, world.dovecot(), self.sink, [QUEUE])
        # Beside the configuration, so that the desk can be looked at when the servers are gone.
        authority = str(shutil.copy(world.certificates().authority, FOLDER))
        self.desk.settings["smtp"]["ca_file"] = self.desk.settings["queues"][0]["imap"]["ca_file"] = authority
        self.mailbox: Mailbox = world.dovecot().mailbox(QUEUE)

    def tell(self) -> None:
        """All chapters."""
        self.open_the_desk()
        ack = self.incident()
        self.answer(ack)
        self.german()
        self.robots(ack)
        self.look_around()

    def open_the_desk(self) -> None:
        """Servers, configuration, daemon."""
        show.chapter("The desk opens")
        show.say(
            f"Dovecot serves the mailbox {QUEUE}@desk.example by IMAP over TLS on 127.0.0.1:{world.dovecot().tls_port}, "
            f"an SMTP relay with STARTTLS and a login listens on 127.0.0.1:{self.sink.port}. "
            "This is all that ticketd is told:"
        )
        self.desk.write()
        show.command(["cat", short(self.desk.configuration)], self.desk.configuration.read_text())
        self.desk.start()
        show.good(f"ticketd run --config {short(self.desk.configuration)} is up")

    def incident(self) -> Taken:
        """A new incident and its acknowledgement."""
        show.chapter("1. Something is broken at a customer's")
        mail = mails.incident()
        show.mail(mail, "Eva writes")
        self.mailbox.deliver(mail)
        (ack,) = self.sink.wait_for(1)
        show.mail(ack.mail, "What Eva gets", "green")
        self.desk.wait_stats(tickets=1, outbox_sent=1)
        self.type("list")
        return ack

    def answer(self, ack: Taken) -> None:
        """A reply joins the thread."""
        show.chapter("2. Eva answers the acknowledgement")
        mail = mails.reply(ack, "I looked again: it is line 4, not line 3.")
        show.mail(mail, "Eva answers")
        self.mailbox.deliver(mail)
        self.desk.wait_stats(messages=2)
        show.good("the answer joined her ticket by the token in the Message-ID it refers to; it is not acknowledged again")
        self.type("show", str(self.desk.tickets()[0]["number"]))

    def german(self) -> None:
        """Another language, attachments."""
        show.chapter("3. A German customer, with files")
        mail = mails.german()
        show.mail(mail, "Jürgen schreibt")
        self.mailbox.deliver(mail)
        ack = self.sink.wait_for(2)[1]
        show.mail(ack.mail, "Was Jürgen bekommt", "green")
        self.desk.wait_stats(tickets=2, outbox_sent=2)

    def robots(self, ack: Taken) -> None:
        """Nobody answers a machine."""
        show.chapter("4. Two robots")
        away = mails.out_of_office(sender="Bo Ek <bo@scania.example>")
        show.mail(away, "Bo's mail program writes")
        self.mailbox.deliver(away)
        self.mailbox.deliver(mails.bounce(ack))
        show.say("... and a mail server reports that the acknowledgement to Eva could not be delivered.")
        self.desk.wait_stats(messages=5, tickets=2, outbox_pending=0)
        self.wait_archived(5)
        assert len(self.sink.taken) == 2
        show.good("both are filed, neither opened a ticket, and nobody was answered: still 2 mails sent in all")
        self.type("list", "--unfiled")
        self.type("history", str(self.desk.tickets()[0]["number"]))

    def look_around(self) -> None:
        """What ops look at."""
        show.chapter("5. What ops see")
        for words in (["list"], ["mailbox"], ["outbox"], ["stats"]):
            self.type(*words)
        show.good("INBOX is empty: all 5 mails were moved to Archive after they had been committed")

    def wait_archived(self, count: int) -> None:
        """Returns when every mail was moved."""
        wait_until("all mails are archived", lambda: len(self.mailbox.folder("Archive")) == count, otherwise=self.desk.log)

    def type(self, *words: str) -> None:
        """One ticketctl command as a person types it."""
        answer = self.desk.run(*words)
        show.command(["ticketctl", *words], answer.out + answer.err)

    def close(self) -> None:
        """Nothing is left running."""
        if self.desk.process is not None:
            self.desk.stop()
        self.desk.close()
        self.sink.close()


def short(path: Path) -> str:
    """The path as seen from where the reader stands."""
    return os.path.relpath(path)


def farewell() -> None:
    """How to look further."""
    show.chapter("Look further")
    control = f"{short(PROGRAMS / 'ticketctl')} --config {short(FOLDER / 'ticketd.yaml')}"
    show.say("Nothing is running any more, but reading needs no daemon. The demo's desk is still there to look at:")
    for words in ("list", "show 1", "history 1 --json", "--help"):
        print(f"    {control} {words}")
    show.say("The way to a desk of your own is in README.md; every key stands in config/ticketd.yaml.")


def stay(demo: Demo) -> None:
    """Keeps everything up until the reader has seen enough."""
    show.chapter("Yours until Ctrl-C")
    control = f"{short(PROGRAMS / 'ticketctl')} --config {short(demo.desk.configuration)}"
    print(f"    {control} list\n    tail -f {short(FOLDER / 'log')}", flush=True)
    try:
        signal.pause()
    except KeyboardInterrupt:
        print()


def main() -> int:
    """Tells the story and cleans up whatever happens."""
    parser = argparse.ArgumentParser(prog="scripts/demo", description=__doc__)
    parser.add_argument("--stay", action="store_true", help="keep everything running until Ctrl-C")
    chosen = parser.parse_args()
    demo = Demo()
    try:
        demo.tell()
        if chosen.stay:
            stay(demo)
    finally:
        demo.close()
    farewell()
    return 0


if __name__ == "__main__":
    sys.exit(main())
