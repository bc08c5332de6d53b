# SPDX-License-Identifier: Apache-2.0
"""docs/database.md, written from the schema: run this file when lib/store/sqlite/schema has grown."""

import re
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

import rooms
from test_stored_numbers import STORED

SCHEMA = rooms.ROOT / "lib/store/sqlite/schema"
PAGE = rooms.ROOT / "docs/database.md"

_HEAD = """# The database

Written by `python3 tests/house/database_page.py` from the migrations in `lib/store/sqlite/schema`; this is schema {newest}.
One SQLite file with its WAL, written by ticketd alone. Instants are seconds since 1970 in UTC, durations seconds, yes and no 1 and 0.
Programs ask `ticketctl --json`: tables are no contract. To look by hand, open it read-only:
`sqlite3 'file:/var/lib/ticketd/ticketd.db?mode=ro'`.

## Numbers

What a column holds for an enumerator. They never change.

| type | numbers |
|---|---|
"""

_TABLE = re.compile(r"CREATE TABLE (\w+) \((.*)")
_ADDED = re.compile(r"ALTER TABLE (\w+) ADD COLUMN (\w+)")
_COLUMN = re.compile(r"(?:^|[(,])\s*([a-z_]\w*) (?:INTEGER|TEXT|BLOB)\b")
_COMMENT = re.compile(r"\s--\s*(.*)$")


@dataclass
class Notes:
    """What the comments of the migrations say."""

    tables: dict[str, str] = field(default_factory=dict)
    columns: dict[tuple[str, str], str] = field(default_factory=dict)


def page() -> str:
    """As it should stand in the file."""
    files = sorted(SCHEMA.glob("*.sql"))
    with sqlite3.connect(":memory:") as database:
        for file in files:
            database.executescript(file.read_text())
        text = _HEAD.format(newest=int(files[-1].stem)) + _numbers()
        notes = _notes(files)
        for (table,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall():
            if not table.startswith("sqlite_"):
                text += _section(database, table, notes)
    return text


def _numbers() -> str:
    rows = ""
    for file, enums in STORED.items():
        source = re.sub(r"//[^\n]*", "", (rooms.ROOT / file).read_text())
        for enum in enums:
            body = re.search(rf"enum class {enum}\b[^{{]*{{([^}}]*)}}", source)
            found = re.findall(r"(\w+) = (\d+)", body[1] if body else "")
            rows += f"| `{enum}` | {', '.join(f'{number} {name}' for name, number in found)} |\n"
    return rows


def _section(database: sqlite3.Connection, table: str, notes: Notes) -> str:
    text = f"\n## {table}\n\n"
    if about := notes.tables.get(table):
        text += f"{about[0].upper()}{about[1:]}.\n\n"
    parents = {row[3]: f"`{row[2]}.{row[4]}`" for row in database.execute(f"PRAGMA foreign_key_list({table})")}
    text += "| column | type | what |\n|---|---|---|\n"
    for _, column, kind, is_set, _, is_key in database.execute(f"PRAGMA table_info({table})"):
        type_words = f"{'key, ' if is_key else ''}{kind.lower()}{'' if is_set or is_key else ', may be null'}"
        said = [parents.get(column, ""), notes.columns.get((table, column), "")]
        text += f"| `{column}` | {type_words} | {'; '.join(one for one in said if one)} |\n"
    return text


def _notes(files: list[Path]) -> Notes:
    notes = Notes()
    table = ""
    for line in "\n".join(file.read_text() for file in files).splitlines():
        comment = _COMMENT.search(line)
        code = line[: comment.start()] if comment else line
        opened, added = _TABLE.match(code), _ADDED.match(code)
        if opened:
            table = opened[1]
        columns = [added[2]] if added else _COLUMN.findall(opened[2] if opened else code)
        if not comment or not (opened or added or table):
            continue
        if len(columns) == 1 and not opened:
            notes.columns[(added[1] if added else table), columns[0]] = comment[1]
        else:
            notes.tables[table] = "; ".join(filter(None, (notes.tables.get(table), comment[1])))
    return notes


if __name__ == "__main__":
    PAGE.write_text(page())
