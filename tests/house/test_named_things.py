# SPDX-License-Identifier: Apache-2.0
"""What comments and papers name is there: files, places of the tree and functions go, and their names stay behind."""

import functools
import re
import unittest
from collections.abc import Iterator
from pathlib import Path

import rooms
from check import Check

_COMMENT = re.compile(r"(?<!:)//(.*)")
_FILE = re.compile(r"(?<![\w./-])[\w.-]+(?:/[\w.-]+)*\.(?:hpp|cpp|py|sql)\b")
_PLACE = re.compile(rf"`(?:lib/|daemon/)?(?:{'|'.join(rooms.USES)})/[\w/]+`")
_FUNCTION = re.compile(r"(?<![\w.>-])([a-z]\w+)\(\)")
_PLACEHOLDER = re.compile(r"\b[A-Z]{2,}\b")  # NAME.yaml, schema/NNNN.sql
_PAPERS = ("*.md", "docs/**/*.md", "config/**/*.md", "templates/**/*.md")
_HISTORY = ("CHANGELOG.md", "docs/decisions/")  # may name what is gone


class NamedThings(Check):
    """Each message names file and line."""

    def test_files_are_there(self) -> None:
        """By their name, or by the end of their path."""
        found = list(_named(_FILE, [*_comments(), *_papers()]))
        self.assertGreater(len(found), 50)
        self.assert_none([where for where, name in found if not _PLACEHOLDER.search(name) and not _ends_a_path(name)])

    def test_places_are_there(self) -> None:
        """`flow/timers` is a folder, or a file whatever its ending."""
        found = list(_named(_PLACE, _papers()))
        self.assertGreater(len(found), 20)
        self.assert_none([where for where, name in found if not _ends_a_path(name.strip("`"))])

    def test_functions_are_there(self) -> None:
        """The word stands in the code somewhere."""
        found = list(_named(_FUNCTION, [*_comments(), *_papers()]))
        self.assertGreater(len(found), 50)
        self.assert_none([where for where, name in found if name.removesuffix("()") not in _words()])


Line = tuple[str, str]  # where it stands, and what it says


def _named(pattern: re.Pattern[str], lines: list[Line]) -> Iterator[Line]:
    for where, text in lines:
        for name in pattern.finditer(text):
            yield f"{where}: {name.group()}", name.group()


def _comments() -> list[Line]:
    return [
        (f"{rooms.name(file)}:{number}", comment[1])
        for file in rooms.cpp_sources()
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if (comment := _COMMENT.search(line))
    ]


def _papers() -> list[Line]:
    files = [file for pattern in _PAPERS for file in sorted(rooms.ROOT.glob(pattern))]
    return [
        (f"{rooms.name(file)}:{number}", line)
        for file in files
        if not rooms.name(file).startswith(_HISTORY)
        for number, line in enumerate(file.read_text().splitlines(), 1)
    ]


@functools.cache
def _paths() -> set[str]:
    paths = {rooms.name(file) for file in rooms.everything()}
    return paths | {path.rpartition(".")[0] for path in paths} | {str(Path(path).parent) for path in paths}


def _ends_a_path(name: str) -> bool:
    return any(path == name or path.endswith(f"/{name}") for path in _paths())


@functools.cache
def _words() -> set[str]:
    files = (*rooms.cpp_sources(), *rooms.python_sources())
    return {word for file in files for word in re.findall(r"\w+", _COMMENT.sub("", file.read_text()))}


if __name__ == "__main__":
    unittest.main()
