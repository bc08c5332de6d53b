# SPDX-License-Identifier: Apache-2.0
"""What has one door is entered by no other."""

import re
import unittest

import rooms
from check import Check

_SETS_STATUS = re.compile(r"(?<!bounced)(?:\.|->)status = (?!\?)")  # a bounce's is the far system's code
# The one that decides, and the one that reads what was decided from the disk.
_MAY_SET = ("lib/domain/change_status.cpp", "lib/store/ticket_row.cpp")
_ROOMS = ("domain", "store", "flow", "service", "console")  # elsewhere a status is one of HTTP or of a delivery


class Doors(Check):
    """Rules that a reader of one file cannot see."""

    def test_a_tickets_status_is_set_by_change_status_alone(self) -> None:
        """It says what each cause makes of each status, and yields the event for the history."""
        wrong = [
            f"{rooms.name(file)}:{number}: {line.strip()}"
            for file in rooms.cpp_sources()
            if rooms.room_of(file) in _ROOMS and rooms.name(file) not in _MAY_SET
            for number, line in enumerate(file.read_text().splitlines(), 1)
            if _SETS_STATUS.search(line)
        ]
        self.assert_none(wrong)

    def test_the_door_is_where_it_is_said_to_be(self) -> None:
        """Else the test above would allow what nobody uses."""
        for name in _MAY_SET:
            self.assertRegex((rooms.ROOT / name).read_text(), _SETS_STATUS)


if __name__ == "__main__":
    unittest.main()
