# SPDX-License-Identifier: Apache-2.0
"""The arrows between the rooms, and who owns which library."""

import unittest
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

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
            if rooms.room_of(file) is not None
            for include in rooms.includes(file)
            if not include.ours and (key := rooms.owner_key(include.path)) is not None and not rooms.may_have(file, key)
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
            if rooms.room_of(file) is not None and rooms.spelling(file) in shown
            for include in rooms.includes(file)
            if not include.ours and rooms.owner_key(include.path) not in (None, "date/", *_shared_by(file))
        ]
        self.assert_none(wrong)


class InnerRooms(Check):
    """The same one floor below, where a room has rooms of its own; and no circle on either."""

    def test_every_folder_is_a_room(self) -> None:
        """A room's folders stand in the plan, and the plan's inner rooms are there."""
        folders = {
            (room, inner_room)
            for file in rooms.cpp_sources()
            if (room := rooms.room_of(file)) is not None and len(parts := rooms.spelling(file).split("/")) > 2
            for inner_room in parts[1:2]
        }
        planned = {(room, inner_room) for room, plan in rooms.WITHIN.items() for inner_room in plan}
        self.assertEqual(planned, folders)

    def test_tests_mirror_the_tree(self) -> None:
        """Where a room's tests have folders, these are its inner rooms, or the contract that its engines keep."""
        wrong = [
            rooms.name(file)
            for file in rooms.cpp_sources()
            if (parts := file.relative_to(rooms.ROOT).parts)[0] == "tests" and len(parts) > 3
            if parts[2] not in {*rooms.WITHIN.get(parts[1], {}), "contract"}
        ]
        self.assert_none(wrong)

    def test_includes_follow_the_plan(self) -> None:
        """An inner room includes itself and what the plan allows it of its own room."""
        wrong = [
            f"{spelled} includes {include.path}"
            for file in rooms.cpp_sources()
            if (plan := rooms.WITHIN.get(rooms.room_of(file) or "")) is not None
            and (inner_room := rooms.inner_room_of(spelled := rooms.spelling(file))) in plan
            for include in _of_its_room(file)
            if rooms.inner_room_of(include.path) not in plan[inner_room] | {inner_room}
        ]
        self.assert_none(wrong)

    def test_no_circle_of_inner_rooms(self) -> None:
        """What stands beside them counts as a room of one unit."""
        self.assert_none(_circles((_place(a), _place(b)) for a, b in _arrows()))

    def test_no_circle_of_units(self) -> None:
        """A source and the header of its name are one unit; no units include each other, however long the way."""
        self.assert_none(_circles(_arrows()))

    def test_the_finder_sees_circles(self) -> None:
        """Those of two and of more; a way that ends is none."""
        arrows = [("a", "b"), ("b", "a"), ("b", "c"), ("c", "d"), ("d", "e"), ("e", "c"), ("e", "f"), ("f", "f")]
        self.assertEqual(["a, b", "c, d, e"], _circles(arrows))


def _of_its_room(file: Path) -> list[rooms.Include]:
    return [i for i in rooms.includes(file) if i.ours and i.path.split("/")[0] == rooms.room_of(file)]


def _arrows() -> list[tuple[str, str]]:
    """From unit to unit, as "net/wire/host"."""
    return [
        (_unit(rooms.spelling(file)), _unit(include.path))
        for file in rooms.cpp_sources()
        if rooms.room_of(file) is not None
        for include in rooms.includes(file)
        if include.ours
    ]


def _unit(spelled: str) -> str:
    return spelled.rsplit(".", 1)[0]


def _place(unit: str) -> str:
    """The inner room of a unit: "net/wire"; of one beside them the unit itself."""
    return "/".join(unit.split("/")[:2])


def _circles(arrows: Iterable[tuple[str, str]]) -> list[str]:
    """Who reaches each other, one circle a line."""
    ways: dict[str, set[str]] = defaultdict(set)
    for start, end in arrows:
        ways[start].add(end)
    reached = {start: _reached(ways, start) for start in ways}
    found = {
        ", ".join(sorted(circle))
        for start in ways
        if len(circle := {start, *(end for end in reached[start] if start in reached.get(end, set()))}) > 1
    }
    return sorted(found)


def _reached(ways: dict[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    ahead = [start]
    while ahead:
        for end in ways.get(ahead.pop(), set()) - found:
            found.add(end)
            ahead.append(end)
    return found


def _shared_by(header: object) -> tuple[str, ...]:
    """Asio is the language that net speaks with the programs, and what the programs share with each other."""
    return ("boost/",) if "/net/" in str(header) or "/servers/" in str(header) else ()


if __name__ == "__main__":
    unittest.main()
