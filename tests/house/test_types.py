# SPDX-License-Identifier: Apache-2.0
"""One name, one type: the linker takes two for one and says nothing (the one definition rule)."""

import re
import unittest
from collections import defaultdict

import rooms
from check import Check

_OPENS = re.compile(r"(?:inline )?namespace(?: ([\w:]+))? \{")
_CLOSES = re.compile(r"\}\s*// namespace")
_DEFINES = re.compile(r"(?:template <.*> )?(?:enum class|enum|struct|class|union) (\w+)(?: final)?(?: :[^;]*)? \{")

_EXAMPLE = """namespace a::b {
enum class Kind : std::uint8_t { One };
struct Whole final : Base {
  struct Nested {};
};
class Declared;
struct Whole::Inner {};
namespace {
struct OfThisFile {
};
}  // namespace
template <class T> class Last {
};
}  // namespace a::b
"""


class Types(Check):
    """Read off formatted files: what stands at a line's begin stands in a namespace."""

    def test_each_is_defined_once_in_its_namespace(self) -> None:
        """Types that only their file knows stand in a namespace without a name."""
        places: dict[str, list[str]] = defaultdict(list)
        for file in rooms.cpp_sources():
            if rooms.room_of(file) is not None:
                for name, line in _types_of(file.read_text()):
                    places[name].append(f"{rooms.name(file)}:{line}")
        self.assert_none([f"{name}: {', '.join(found)}" for name, found in places.items() if len(found) > 1])

    def test_the_reader_sees_them(self) -> None:
        """What is nested, merely declared or known to one file only does not count."""
        self.assertEqual([("a::b::Kind", 2), ("a::b::Whole", 3), ("a::b::Last", 12)], _types_of(_EXAMPLE))


def _types_of(text: str) -> list[tuple[str, int]]:
    found = []
    within: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if opened := _OPENS.match(line):
            within.append(opened[1] or "")
        elif _CLOSES.match(line):
            within.pop()
        elif "" not in within and (defined := _DEFINES.match(line)):
            found.append(("::".join((*within, defined[1])), number))
    return found


if __name__ == "__main__":
    unittest.main()
