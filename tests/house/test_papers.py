# SPDX-License-Identifier: Apache-2.0
"""What strangers read: links lead somewhere, the README is a page, every event and command stands in the docs."""

import re
import unittest
from pathlib import Path

import rooms
from check import Check

_LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
_EVENT = re.compile(r'constexpr std::string_view \w+ =\s*"(\w+)"')
_COMMAND = re.compile(r'\{"(\w+)", "/')
LONGEST_README = 900


class Papers(Check):
    """Each message names the file."""

    def test_links_lead_somewhere(self) -> None:
        """A link of the tree's own papers names a file that is there."""
        wrong = [
            f"{rooms.name(file)}: {target}"
            for file in _papers()
            for target in _LINK.findall(file.read_text())
            if "://" not in target and not (file.parent / target).exists()
        ]
        self.assert_none(wrong)

    def test_readme_is_a_page(self) -> None:
        """What, for whom, two commands, the first mailbox, links: no more words than that."""
        words = len((rooms.ROOT / "README.md").read_text().split())
        self.assertLessEqual(words, LONGEST_README)

    def test_every_event_is_told(self) -> None:
        """docs/events.md lists each name that the history may hold."""
        names = _EVENT.findall((rooms.ROOT / "lib/domain/event.hpp").read_text())
        self.assertGreater(len(names), 30)
        told = set(re.findall(r"\w+", (rooms.ROOT / "docs/events.md").read_text()))
        self.assert_none(sorted(set(names) - told))

    def test_every_command_is_told(self) -> None:
        """docs/agents.md has each command that a mail may hold."""
        words = _COMMAND.findall((rooms.ROOT / "lib/domain/command.cpp").read_text())
        self.assertGreater(len(words), 15)
        page = (rooms.ROOT / "docs/agents.md").read_text()
        self.assert_none([word for word in words if f"`/{word}" not in page])


def _papers() -> list[Path]:
    return [
        file
        for file in sorted(rooms.ROOT.rglob("*.md"))
        if not {"build", ".git"} & set(file.relative_to(rooms.ROOT).parts)
    ]


if __name__ == "__main__":
    unittest.main()
