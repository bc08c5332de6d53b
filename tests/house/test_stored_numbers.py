# SPDX-License-Identifier: Apache-2.0
"""What stands in databases as a number has that number written beside it, and stands in the table that pins it."""

import re
import unittest

import rooms
from check import Check

# Every enum that a column holds.
STORED = {
    "lib/domain/ticket.hpp": ("Status", "Direction"),
    "lib/domain/directory.hpp": ("Priority",),
    "lib/domain/verdict.hpp": ("Verdict",),
    "lib/domain/command.hpp": ("Activity",),
    "lib/domain/clocks.hpp": ("ClockKind",),
    "lib/domain/escalation.hpp": ("ChainPurpose", "ChainState", "BusyAgain"),
    "lib/domain/call_outcome.hpp": ("CallOutcome",),
    "lib/domain/send_state.hpp": ("SendState",),
    "lib/domain/approval.hpp": ("ApprovalStep",),
    "lib/domain/mail_loop.hpp": ("LoopEnd",),
    "lib/store/tickets.hpp": ("ParticipantRole",),
    "lib/store/compressed.hpp": ("Encoding",),
    "lib/store/written_file.hpp": ("LineEnd",),
    "lib/store/row_states.hpp": ("PendingMark", "HeldProof", "HeldState"),
}


_COLUMNS = "status|state|direction|mark|role|clock|purpose|outcome|verdict|priority|proof|encoding|approval_step"
_REPEATED = re.compile(rf"\b({_COLUMNS}) (=|<>|<|>|<=|>=) \d|\b({_COLUMNS}) IN \(\d")


class StoredNumbers(Check):
    """A new enumerator without a number would change what old rows mean."""

    def test_each_has_its_number(self) -> None:
        """`Name = 3`, never `Name`."""
        wrong = [f"{enum}::{name}" for enum, name, number in _enumerators() if not number]
        self.assert_none(wrong, "write the number beside it, and never change one")

    def test_each_stands_in_the_table(self) -> None:
        """tests/store/stored_numbers_test.cpp has a row for each."""
        table = (rooms.ROOT / "tests/store/stored_numbers_test.cpp").read_text()
        wrong = [
            f"{enum}::{name} {number}"
            for enum, name, number in _enumerators()
            if f"{{{enum}::{name}, {number}}}" not in table
        ]
        self.assert_none(wrong)


    def test_no_sql_repeats_a_number(self) -> None:
        """SQL says `state = {SendState::Sent}`, which lib/store/stored_numbers.cpp turns into the number."""
        wrong = [
            f"{rooms.name(file)}:{number}: {line.strip()}"
            for file in rooms.cpp_sources()
            if rooms.room_of(file) == "store"
            for number, line in enumerate(file.read_text().splitlines(), 1)
            if _REPEATED.search(line)
        ]
        self.assert_none(wrong)


def _enumerators() -> list[tuple[str, str, str]]:
    found = []
    for file, enums in STORED.items():
        text = re.sub(r"//[^\n]*", "", (rooms.ROOT / file).read_text())
        for enum in enums:
            body = re.search(rf"enum class {enum}\b[^{{;]*{{([^}}]*)}}", text)
            assert body is not None, f"{file} has no enum {enum}"
            for entry in filter(None, (each.strip() for each in body[1].split(","))):
                name, _, number = (part.strip() for part in entry.partition("="))
                found.append((enum, name, number))
    return found


if __name__ == "__main__":
    unittest.main()
