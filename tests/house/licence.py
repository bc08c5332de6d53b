# SPDX-License-Identifier: Apache-2.0
"""The licence line at the head of every source. Another licence: change it here and in LICENSE, then run this file."""

from pathlib import Path

import rooms

IDENTIFIER = "Apache-2.0"
_MARK = "SPDX-License-Identifier:"


def sources() -> list[Path]:
    """All that is written by hand and compiled or run."""
    return [file for file in rooms.everything() if _comment(file) is not None]


def line_of(file: Path) -> str:
    """The line that the file is to hold first, or second after #!."""
    return f"{_comment(file)} {_MARK} {IDENTIFIER}"


def is_marked(file: Path) -> bool:
    """Whether it does."""
    return line_of(file) in file.read_text().splitlines()[:2]


def mark(file: Path) -> None:
    """Writes the line, in place of one with another licence."""
    lines = file.read_text().splitlines(keepends=True)
    first = 1 if lines[:1] and lines[0].startswith("#!") else 0
    if lines[first : first + 1] and _MARK in lines[first]:
        del lines[first]
    lines.insert(first, line_of(file) + "\n")
    file.write_text("".join(lines))


def _comment(file: Path) -> str | None:
    if file.suffix in (".cpp", ".hpp"):
        return "//"
    if file.suffix in (".py", ".cmake") or file.name == "CMakeLists.txt" or file in rooms.scripts():
        return "#"
    if file in rooms.python_sources():
        return "#"
    return "--" if file.suffix == ".sql" and "written" not in file.parts else None


if __name__ == "__main__":
    for source in sources():
        if not is_marked(source):
            mark(source)
