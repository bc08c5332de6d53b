# SPDX-License-Identifier: Apache-2.0
"""What a source file looks like: its size, its opening, its words."""

import ast
import re
import unittest
from pathlib import Path

import functions
import licence
import rooms
from check import Check

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
_LEFT_UNDONE = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" * 3, "HA" + "CK", "NO" + "LINT")) + r")\b")
# Up to the co_await, more parentheses were opened than closed.
_AWAIT_INSIDE = re.compile(r"\b(?:if|while|switch|for) \((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\bco_await\b|\?[^;:]*\bco_await\b")
_SLEEP = re.compile(r"\b(sleep_for|sleep_until|usleep|nanosleep|time\.sleep|sleep\s*\()")


class Style(Check):
    """Each message names file and line."""

    def test_files_are_short(self) -> None:
        """No source file is longer than 400 lines."""
        lengths = {file: _lines(file) for file in (*rooms.cpp_sources(), *rooms.python_sources())}
        self.assert_none([f"{rooms.name(file)}: {n} lines" for file, n in lengths.items() if n > LONGEST_FILE])

    def test_functions_are_short(self) -> None:
        """No function is longer than 60 lines; test cases are functions too."""
        wrong = [
            f"{rooms.name(file)}:{body.line}: {body.length} lines: {body.head}"
            for file in rooms.cpp_sources()
            for body in functions.bodies(file.read_text())
            if body.length > LONGEST_FUNCTION
        ]
        wrong += [
            f"{rooms.name(file)}:{node.lineno}: {node.name}"
            for file in rooms.python_sources()
            for node in ast.walk(ast.parse(file.read_text()))
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
        ]
        self.assert_none(wrong)

    def test_headers_open_with_what_they_know(self) -> None:
        """Below the licence a header opens with 1 to 8 lines of comment, then #pragma once."""
        wrong = []
        for file in rooms.headers():
            lines = file.read_text().splitlines()[1:]
            comment = next((n for n, line in enumerate(lines) if not line.startswith("//")), len(lines))
            if not 1 <= comment <= 8 or lines[comment : comment + 1] != ["#pragma once"]:
                wrong.append(rooms.name(file))
        self.assert_none(wrong)

    def test_sources_name_their_licence(self) -> None:
        """The first line of each source, or the second after #!."""
        self.assertGreater(len(licence.sources()), 900)
        self.assert_none([rooms.name(file) for file in licence.sources() if not licence.is_marked(file)])

    def test_no_co_await_in_conditions(self) -> None:
        """GCC 12 miscompiles a co_await inside a condition, a range of a for, or one half of ?: into a crash."""
        self.assert_none(_found(_AWAIT_INSIDE, rooms.cpp_sources()), "put it into a local first")

    def test_nothing_is_left_undone(self) -> None:
        """No source marks unfinished work or silences a check."""
        everything = (*rooms.cpp_sources(), *rooms.python_sources(), *rooms.scripts())
        self.assert_none(_found(_LEFT_UNDONE, everything))

    def test_tests_do_not_sleep(self) -> None:
        """Tests wait for conditions, never for a time."""
        tests = [file for file in (*rooms.cpp_sources(), *rooms.python_sources()) if "tests" in file.parts]
        self.assert_none(_found(_SLEEP, [file for file in tests if file != Path(__file__).resolve()]))


class Functions(Check):
    """The ruler itself."""

    def test_a_body_is_measured_from_brace_to_brace(self) -> None:
        """Braces in strings, characters and comments do not count; classes and namespaces are no functions."""
        text = (
            "namespace a {\n"
            "struct S {\n  int x = 1;\n  int f() {\n    return 1;\n  }\n};\n"
            "const int table[] = {\n  1,\n  2};\n"
            'void g(int a,\n       int b) {\n  // }\n  h("}", \'}\');\n  if (a) {\n    [&] { b(); }();\n  }\n}\n'
            "}\n"
        )
        lengths = [(body.line, body.length) for body in functions.bodies(text)]
        self.assertEqual([(4, 3), (12, 7)], lengths)


def _lines(file: Path) -> int:
    return len(file.read_text().splitlines())


def _found(pattern: re.Pattern[str], files: "list[Path] | tuple[Path, ...]") -> list[str]:
    return [
        f"{rooms.name(file)}:{number}: {line.strip()}"
        for file in files
        for number, line in enumerate(file.read_text(errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


if __name__ == "__main__":
    unittest.main()
