# SPDX-License-Identifier: Apache-2.0
"""The store has a face: who knows the engine, and who begins a transaction."""

import re
import unittest
from pathlib import Path

import rooms
from check import Check

_BEGINS = re.compile(r'"(?:BEGIN|COMMIT|ROLLBACK|SAVEPOINT)\b')
_MAKES_A_SESSION = re.compile(r"\bSession\s+\w+\s*[({]|\bSession\s*[({](?!\s*$)|\bengine\(\)")


class Store(Check):
    """Each message names file and line."""

    def test_only_transact_begins_a_transaction(self) -> None:
        """One place says BEGIN and COMMIT; everything else is handed a Session by it."""
        self.assert_none(_found(_BEGINS, [file for file in _ours() if "sqlite" not in file.parts]))

    def test_only_one_folder_knows_the_engine(self) -> None:
        """lib/store/sqlite names SQLite; the others at most the header by which a store is opened."""
        files = [file for file in _ours() if "sqlite" not in file.parts]
        named = _found(re.compile(r"(?i)sqlite"), files)
        self.assert_none([line for line in named if not re.search(r"store/sqlite/(open|upgrade)\.hpp|open_sqlite", line)])

    def test_only_the_store_makes_a_session(self) -> None:
        """Outside of lib/store a Session comes from transact(), rehearse() or read() alone."""
        self.assert_none(_found(_MAKES_A_SESSION, [file for file in _ours() if rooms.room_of(file) != "store"]))


def _ours() -> list[Path]:
    return [file for file in rooms.cpp_sources() if "tests" not in file.relative_to(rooms.ROOT).parts]


def _found(pattern: re.Pattern[str], files: list[Path]) -> list[str]:
    return [
        f"{rooms.name(file)}:{number}: {line.strip()}"
        for file in files
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if pattern.search(line.split("//")[0])
    ]


if __name__ == "__main__":
    unittest.main()
