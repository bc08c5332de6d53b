# SPDX-License-Identifier: Apache-2.0
"""How the demo looks: chapters, mails in frames, commands with what they answer. Colours only on a terminal."""

import shutil
import sys
import textwrap
from email.message import EmailMessage
from email.utils import parseaddr

_COLOURS = {"bold": "1", "dim": "2", "green": "32", "yellow": "33", "blue": "34", "cyan": "36"}


def paint(text: str, colour: str) -> str:
    """The text in colour, if anybody sees it."""
    return f"\033[{_COLOURS[colour]}m{text}\033[0m" if sys.stdout.isatty() else text


def width() -> int:
    """What fits, and is still pleasant to read."""
    return min(100, shutil.get_terminal_size((100, 24)).columns)


def chapter(title: str) -> None:
    """A new step of the story."""
    rule = "─" * max(4, width() - len(title) - 4)
    print(f"\n{paint(f'── {title} {rule}', 'bold')}", flush=True)


def say(text: str) -> None:
    """A paragraph of the story."""
    print(textwrap.fill(text, width()), flush=True)


def mail(message: EmailMessage, title: str, colour: str = "cyan") -> None:
    """A mail as a mail program shows it."""
    body = message.get_body(("plain",))
    text = body.get_content() if body is not None else ""
    lines = [f"{name + ':':9}{_readable(message, name)}" for name in ("From", "To", "Subject") if message[name]]
    names = [part.get_filename() for part in message.iter_attachments() if part.get_filename()]
    if names:
        lines.append(f"{'Files:':9}{', '.join(str(name) for name in names)}")
    lines += ["", *text.rstrip().splitlines()]
    _frame(title, lines, colour)


def command(words: list[str], output: str) -> None:
    """What was typed and what it said."""
    print(f"{paint('$', 'green')} {paint(' '.join(words), 'bold')}", flush=True)
    print(textwrap.indent(output.rstrip() or "(nothing)", "  ") + "\n", flush=True)


def good(text: str) -> None:
    """Something went as promised."""
    print(f"{paint('✓', 'green')} {text}", flush=True)


def _readable(message: EmailMessage, name: str) -> str:
    if name == "Subject":
        return str(message[name])
    shown, address = parseaddr(str(message[name]))
    return f"{shown} <{address}>" if shown else address


def _frame(title: str, lines: list[str], colour: str) -> None:
    inner = width() - 4
    print(paint(f"┌─ {title} {'─' * max(0, inner - len(title) - 1)}┐", colour))
    for line in lines:
        for piece in textwrap.wrap(line, inner) or [""]:
            print(f"{paint('│', colour)} {piece:<{inner}} {paint('│', colour)}")
    print(paint(f"└{'─' * (inner + 2)}┘", colour), flush=True)
