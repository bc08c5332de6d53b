# SPDX-License-Identifier: Apache-2.0
"""What strangers read: links lead somewhere, the README is a page, every event and command stands in the docs."""

import re
import unittest
from pathlib import Path

import database_page
import rooms
from check import Check

_LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
_EVENT = re.compile(r'struct (\w+) \{[^}]*?constexpr std::string_view name =\s*"(\w+)"')
_CHANGE = re.compile(r'constexpr std::string_view change =\s*"(\w+)"')
_KEYS = re.compile(r"keys<event::(\w+)>\{(.*?)\};", re.DOTALL)
_KEY = re.compile(r'Key\{"(\w+)"')
_WORDS = re.compile(r"words<[\w:]+>\{(.*?)\};", re.DOTALL)
_COMMAND = re.compile(r'\{"(\w+)", "/')
LONGEST_README = 900
_OF_MAILS = {"help", "reply", "send"}  # they answer a mail, or ask for one


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
        """docs/events.md has a row for each name that the history may hold, with each key of its data."""
        names = dict(_EVENT.findall((rooms.ROOT / "lib/domain/event_kinds.hpp").read_text()))
        keys = dict(_KEYS.findall((rooms.ROOT / "lib/domain/event_keys.hpp").read_text()))
        self.assertGreater(len(names), 40)
        self.assertGreater(len(keys), 30)
        rows = _event_rows((rooms.ROOT / "docs/events.md").read_text())
        wrong = [name for name in names.values() if name not in rows]
        for kind, held in keys.items():
            row = rows.get(names[kind], "")
            wrong += [f"{names[kind]}: {key}" for key in _KEY.findall(held) if f"`{key}`" not in row]
        self.assert_none(wrong)

    def test_every_word_of_an_event_is_told(self) -> None:
        """The words that stand for enumerators, and what tells kinds of one name apart."""
        tables = _WORDS.findall((rooms.ROOT / "lib/domain/event_keys.hpp").read_text())
        words = [word for table in tables for word in re.findall(r'"([\w-]+)"', table)]
        words += _CHANGE.findall((rooms.ROOT / "lib/domain/event_kinds.hpp").read_text())
        self.assertGreater(len(words), 50)
        page = (rooms.ROOT / "docs/events.md").read_text()
        self.assert_none([word for word in words if f"`{word}`" not in page])

    def test_the_database_is_told_as_it_is(self) -> None:
        """docs/database.md is what its program would write now."""
        self.assertGreater(database_page.page().count("\n## "), 30)
        stands = database_page.PAGE.read_text() if database_page.PAGE.exists() else ""
        self.assertEqual(database_page.page(), stands, "python3 tests/house/database_page.py writes it anew")

    def test_every_command_is_told(self) -> None:
        """docs/agents.md has each command that a mail may hold."""
        words = _COMMAND.findall((rooms.ROOT / "lib/domain/command.cpp").read_text())
        self.assertGreater(len(words), 15)
        page = (rooms.ROOT / "docs/agents.md").read_text()
        self.assert_none([word for word in words if f"`/{word}" not in page])

    def test_every_command_is_offered(self) -> None:
        """By what /help sends, in every language, and at the terminal, but for what means nothing there."""
        words = set(_COMMAND.findall((rooms.ROOT / "lib/domain/command.cpp").read_text()))
        letters = sorted(rooms.ROOT.glob("templates/*/command_results.txt"))
        self.assertGreater(len(letters), 3)
        wanted = {letter: words - {"help"} for letter in letters}
        wanted[rooms.ROOT / "config/completion/ticketctl.bash"] = words - _OF_MAILS
        self.assert_none(
            f"{rooms.name(file)}: /{word}"
            for file, offered in wanted.items()
            for word in sorted(offered - set(re.findall(r"(?<!\S)/(\w+)", file.read_text())))
        )


class Map(Check):
    """The tables of docs/architecture.md and the tree are one."""

    def test_every_folder_is_there(self) -> None:
        """What the tables name by its path can be opened."""
        self.assertGreater(len(_rows()), 15)
        wrong = [path for path in _rows() if "LANGUAGE" not in path and not (rooms.ROOT / path).is_dir()]
        self.assert_none(wrong)

    def test_every_room_is_on_it(self) -> None:
        """Rooms and inner rooms have a row each."""
        folders = {file.parent for file in rooms.cpp_sources() if rooms.room_of(file) is not None}
        named = {rooms.name(folder) for folder in folders if len(rooms.spelling(folder).split("/")) <= 2}
        self.assert_none(sorted(named - _rows().keys()))

    def test_inner_rooms_use_what_it_says(self) -> None:
        """The last column is the plan that the includes are checked against."""
        planned = {f"lib/{room}/{inner}": uses for room, plan in rooms.WITHIN.items() for inner, uses in plan.items()}
        told = {path: set(re.findall(r"`([^`]+)`", _rows().get(path, ""))) for path in planned}
        self.assertEqual(planned, told)


def _rows() -> dict[str, str]:
    """The folder that a row of the map begins with -> the row's last column."""
    page = (rooms.ROOT / "docs/architecture.md").read_text()
    rows = re.findall(r"^\| `([\w/]+)` \|.*\|([^|]*)\|$", page, re.MULTILINE)
    return {path.rstrip("/"): last for path, last in rows}


def _event_rows(page: str) -> dict[str, str]:
    """What a table says of each name in the first column."""
    lines = [line.split("|") for line in page.splitlines() if line.startswith("| `")]
    return {name: cells[2] for cells in lines for name in re.findall(r"`(\w+)`", cells[1])}


def _papers() -> list[Path]:
    return [
        file
        for file in sorted(rooms.ROOT.rglob("*.md"))
        if not {"build", ".git"} & set(file.relative_to(rooms.ROOT).parts)
    ]


if __name__ == "__main__":
    unittest.main()
