# SPDX-License-Identifier: Apache-2.0
"""Finds function bodies in formatted C++ by their braces: close enough to measure their length."""

import re
from dataclasses import dataclass

_QUIET = re.compile(
    r'R"(?P<mark>[^(\s]*)\(.*?\)(?P=mark)"'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'"
    r"|//[^\n]*|/\*.*?\*/",
    re.DOTALL,
)
_NOT_A_FUNCTION = re.compile(r"\b(namespace|class|struct|union|enum)\b[^()]*$|=\s*$|\bextern\s*$")


@dataclass(frozen=True)
class Body:
    """A function's lines, from the one its brace opens on."""

    line: int
    length: int
    head: str


def bodies(text: str) -> list[Body]:
    """Every outermost function body; lambdas and blocks count as part of it."""
    quiet = _QUIET.sub(lambda found: "\n" * found.group().count("\n"), text)
    found: list[Body] = []
    enclosing: list[bool] = []  # for every open brace: whether it opened a function
    start, start_line, line, head = 0, 0, 1, ""
    for position, letter in enumerate(quiet):
        if letter == "\n":
            line += 1
        elif letter == "{":
            opens = not any(enclosing) and _opens_function(quiet[start:position])
            if opens:
                start_line, head = line, quiet[start:position].strip().splitlines()[0]
            enclosing.append(opens)
            start = position + 1
        elif letter == "}" and enclosing:
            if enclosing.pop():
                found.append(Body(start_line, line - start_line + 1, head))
            start = position + 1
        elif letter == ";" and not any(enclosing):
            start = position + 1
    return found


def _opens_function(before: str) -> bool:
    before = before.strip()
    return ")" in before and _NOT_A_FUNCTION.search(before) is None
