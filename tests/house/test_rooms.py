# SPDX-License-Identifier: Apache-2.0
"""The arrows between the rooms, and who owns which library."""

import unittest

import rooms
from check import Check


class Rooms(Check):
    """Checked on the include lines alone."""

    def test_includes_point_down(self) -> None:
        """A room includes itself and the rooms below it, nothing else of ours."""
        wrong = [
            f"{rooms.name(file)} includes {include.path}"
            for file in rooms.cpp_sources()
            if (room := rooms.room_of(file)) is not None
            for include in rooms.includes(file)
            if include.ours and include.path.split("/")[0] not in rooms.USES[room] | {room}
        ]
        self.assert_none(wrong)

    def test_libraries_have_one_home(self) -> None:
        """A third-party header is included by the rooms that own it, nowhere else."""
        wrong = [
            f"{rooms.name(file)} includes <{include.path}>"
            for file in rooms.cpp_sources()
            if (room := rooms.room_of(file)) is not None
            for include in rooms.includes(file)
            if not include.ours
            and (key := rooms.owner_key(include.path)) is not None
            and room not in rooms.OWNERS.get(key, set())
        ]
        self.assert_none(wrong)

    def test_libraries_stay_out_of_shared_headers(self) -> None:
        """A header that another room includes shows no third-party header but date's."""
        shown = {
            include.path
            for file in rooms.cpp_sources()
            for include in rooms.includes(file)
            if include.ours and rooms.home_of(file) != include.path.split("/")[0]
        }
        wrong = [
            f"{rooms.name(file)} shows <{include.path}>"
            for file in rooms.headers()
            if rooms.room_of(file) is not None and "/".join(file.parts[-2:]) in shown
            for include in rooms.includes(file)
            if not include.ours and rooms.owner_key(include.path) not in (None, "date/", *_shared_by(file))
        ]
        self.assert_none(wrong)


def _shared_by(header: object) -> tuple[str, ...]:
    """Asio is the language net speaks with the programs."""
    return ("boost/",) if "/net/" in str(header) else ()


if __name__ == "__main__":
    unittest.main()
