# SPDX-License-Identifier: Apache-2.0
"""A language is one folder of templates/: whole, and named nowhere in the program."""

import re
import unittest
from pathlib import Path

import rooms
from check import Check

TEMPLATES = rooms.ROOT / "templates"
DEFAULT = "en"
ENGLISH_WORD = "no"  # Norwegian can't be told from it

# Two letters that are a language's code by chance: what stands before a subject, and words of disclaimers.
NO_CODES = {"lib/domain/mail_facts.cpp", "lib/mail/reply/reply_added.cpp"}


class Languages(Check):
    """Read off the folders and the sources."""

    def test_each_is_whole(self) -> None:
        """What English has, every language has."""
        wanted = _names(TEMPLATES / DEFAULT)
        self.assert_none(
            [
                f"templates/{folder.name} lacks {name}" if name in wanted else f"templates/{folder.name}/{name} is none"
                for folder in _folders()
                for name in sorted(wanted ^ _names(folder))
            ]
        )

    def test_no_source_names_one(self) -> None:
        """Beside the default: whoever adds a language touches no source."""
        codes = "|".join(folder.name for folder in _folders() if folder.name not in {DEFAULT, ENGLISH_WORD})
        self.assert_none(
            [
                f"{rooms.name(file)} names {found[0]}"
                for file in rooms.cpp_sources()
                if rooms.room_of(file) is not None and rooms.name(file) not in NO_CODES
                for found in re.finditer(rf'"(?:{codes})"', _without_comments(file.read_text()))
            ]
        )


def _folders() -> list[Path]:
    return sorted(folder for folder in TEMPLATES.iterdir() if folder.is_dir())


def _names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def _without_comments(source: str) -> str:
    return re.sub(r"(?<!:)//.*", "", source)


if __name__ == "__main__":
    unittest.main()
