# SPDX-License-Identifier: Apache-2.0
"""What only tools can see: the format, and that every header stands on its own."""

import hashlib
import json
import os
import shlex
import subprocess
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import rooms
from check import Check

BUILD = rooms.ROOT / "build" / os.environ.get("TICKETD_PRESET", "release")
REMEMBERED = rooms.ROOT / "build" / "headers-that-compile.json"


class CompilersView(Check):
    """Slow answers are remembered in build/ by content."""

    def test_format(self) -> None:
        """clang-format would change nothing."""
        command = ["clang-format-14", "--dry-run", "-Werror", *map(str, rooms.cpp_sources())]
        answer = subprocess.run(command, cwd=rooms.ROOT, capture_output=True, text=True)
        wrong = {line.split(":")[0] for line in answer.stderr.splitlines() if ": error: " in line}
        self.assert_none(sorted(wrong), "clang-format-14 -i mends these")

    def test_headers_compile_alone(self) -> None:
        """Every header includes all it needs."""
        database = BUILD / "compile_commands.json"
        if not database.exists():
            self.skipTest(f"{database} is not there: build first")
        flags = _flags(json.loads(database.read_text()))
        remembered = set(json.loads(REMEMBERED.read_text())) if REMEMBERED.exists() else set()
        state = _state_of_all_headers()
        checks = {file: hashlib.sha256(f"{state}{file}{flags}".encode()).hexdigest() for file in rooms.headers()}
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            unknown = [file for file, key in checks.items() if key not in remembered and not _opens_its_source(file)]
            problems = dict(zip(unknown, pool.map(lambda file: _problem(file, flags), unknown)))
        REMEMBERED.write_text(json.dumps([key for file, key in checks.items() if not problems.get(file)]))
        self.assert_none([text for text in problems.values() if text])


def _flags(commands: list[dict[str, str]]) -> list[str]:
    """Include paths, definitions and the language of all targets together."""
    flags: dict[str, None] = {}
    for entry in commands:
        words = shlex.split(entry["command"])
        for position, word in enumerate(words):
            if word == "-isystem":
                flags[f"-isystem{words[position + 1]}"] = None
            elif word.startswith(("-I", "-D", "-std=")) and "\\" not in word and '"' not in word:
                flags[word] = None
    return list(flags)


def _state_of_all_headers() -> str:
    """Changes when any header does, as one may include another."""
    whole = hashlib.sha256()
    for file in rooms.headers():
        whole.update(file.read_bytes())
    return whole.hexdigest()


def _opens_its_source(header: Path) -> bool:
    """Whether the build has shown it already: the source of the same name includes this header before all others."""
    source = header.with_suffix(".cpp")
    lines = source.read_text().splitlines() if source.exists() else []
    first = next((line for line in lines if line.startswith("#include")), "")
    return first.endswith(f'{header.parent.name}/{header.name}"')


def _problem(file: Path, flags: list[str]) -> str:
    command = ["g++", "-fsyntax-only", "-w", "-x", "c++", *flags, str(file)]
    answer = subprocess.run(command, cwd=BUILD, capture_output=True, text=True)
    return f"{rooms.name(file)}: {answer.stderr[:600]}" if answer.returncode else ""


if __name__ == "__main__":
    unittest.main()
