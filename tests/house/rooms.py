# SPDX-License-Identifier: Apache-2.0
"""Where the rooms are, what stands in them and which third-party library belongs to whom."""

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# From the bottom up. Each room may include itself and the rooms listed.
USES: dict[str, set[str]] = {
    "domain": set(),
    "config": {"domain"},
    "mail": {"domain"},
    "store": {"domain"},
    "net": {"domain"},
    "flow": {"domain", "config", "mail", "store"},
    "service": {"domain", "config", "mail", "store", "net", "flow"},
    "console": {"domain", "config", "mail", "store", "net", "flow", "service"},
}

# The start of an #include's path -> the rooms that may have it. Standard headers are everybody's.
OWNERS: dict[str, set[str]] = {
    "date/": {"domain", "config", "mail", "store", "net", "flow", "service", "console"},
    "openssl/": {"mail", "net"},
    "unicode/": {"mail"},
    "gmime/": {"mail"},
    "mimetic/": {"mail"},
    "kainjow/": {"mail"},
    "cld2/": {"mail"},
    "libical/": {"config"},
    "SQLiteCpp/": {"store"},
    "sqlite3.h": {"store"},
    "zstd.h": {"store"},
    "curl/": {"net"},
    "boost/": {"net", "service", "console"},
    "yaml-cpp/": {"config"},
    "nlohmann/": {"net", "service", "console"},
    "CLI/": {"service", "console"},
    "spdlog/": {"service"},
    "systemd/": {"service"},
    "idn2.h": {"net"},
}

_INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
_STANDARD = re.compile(r"[a-z_0-9]+|(?:sys|netinet|arpa|linux)/[a-z_0-9]+\.h|[a-z_0-9]+\.h")


@dataclass(frozen=True)
class Include:
    """One #include line."""

    path: str
    ours: bool


def room_of(file: Path) -> str | None:
    """The room a source file stands in; None for the two main functions and the tests."""
    parts = file.relative_to(ROOT).parts
    if parts[0] == "lib" or (parts[0] == "daemon" and len(parts) > 2):
        return parts[1]
    return None


def home_of(file: Path) -> str | None:
    """The room whose insides the file may see: its own, and for a test the one that it tests."""
    parts = file.relative_to(ROOT).parts
    return parts[1] if parts[0] == "tests" else room_of(file)


def includes(file: Path) -> list[Include]:
    """What the file includes."""
    return [Include(path, mark == '"') for mark, path in _INCLUDE.findall(file.read_text())]


def owner_key(path: str) -> str | None:
    """The third-party library the path belongs to; None for standard headers."""
    for start in OWNERS:
        if path.startswith(start):
            return start
    return None if _STANDARD.fullmatch(path) else path


def cpp_sources() -> tuple[Path, ...]:
    """Every C++ file of ours."""
    return _files(lambda file: file.suffix in (".cpp", ".hpp"))


def headers() -> tuple[Path, ...]:
    """Every header of ours."""
    return tuple(file for file in cpp_sources() if file.suffix == ".hpp")


def python_sources() -> tuple[Path, ...]:
    """Every Python file of ours, programs without an ending included."""
    return _files(lambda file: file.suffix == ".py" or (not file.suffix and b"python3" in file.read_bytes()[:40]))


def scripts() -> tuple[Path, ...]:
    """What people and machines start by hand."""
    return _files(lambda file: file.parent.name in ("scripts", ".ci"))


@functools.cache
def everything() -> tuple[Path, ...]:
    """Every file of the tree's own folders that hold code."""
    folders = (ROOT / top for top in ("lib", "daemon", "tests", "scripts", ".ci", "systemd"))
    found = (ROOT / "CMakeLists.txt", *(file for folder in folders for file in folder.rglob("*")))
    return tuple(sorted(file for file in found if file.is_file() and "__pycache__" not in file.parts))


def _files(wanted: Callable[[Path], bool]) -> tuple[Path, ...]:
    return tuple(file for file in everything() if wanted(file))


def name(file: Path) -> str:
    """The file as messages name it."""
    return str(file.relative_to(ROOT))
