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
    "text": set(),
    "domain": {"text"},
    "config": {"text", "domain"},
    "mail": {"text", "domain"},
    "store": {"text", "domain"},
    "net": {"text", "domain"},
    "flow": {"text", "domain", "config", "mail", "store"},
    "protocol": {"text", "domain", "flow"},
    "servers": {"text", "domain", "config", "net"},
    "service": {"text", "domain", "config", "mail", "store", "net", "flow", "protocol", "servers"},
    "console": {"text", "domain", "config", "mail", "store", "net", "flow", "protocol", "servers"},
}

# Rooms within a room: each inner room may include itself and what is listed of its own room, inner rooms and headers
# that stand beside them. What stands beside may include any of them, as long as no circle comes of it.
WITHIN: dict[str, dict[str, set[str]]] = {
    "flow": {
        "letters": {"desk.hpp", "pool.hpp", "relay_senders.hpp", "scene.hpp"},
        "clocks": {"desk.hpp", "for_each_due.hpp", "scene.hpp"},
        "escalation": {"clocks", "letters", "desk.hpp", "for_each_due.hpp", "scene.hpp"},
        "conversation": {"clocks", "escalation", "letters"}
        | {"action.hpp", "arrival.hpp", "desk.hpp", "for_each_due.hpp", "pool.hpp", "scene.hpp", "timers.hpp"},
        "intake": {"clocks", "conversation", "letters", "arrival.hpp", "desk.hpp", "scene.hpp"},
        "outbox": {"conversation", "letters", "desk.hpp", "for_each_due.hpp", "relay_senders.hpp", "scene.hpp"},
    },
    "net": {
        "wire": set(),
        "process": {"wire"},
        "imap": {"wire"},
        "smtp": {"wire"},
        "phone": {"wire", "process"},
    },
    "mail": {
        "mime": set(),
        "html": {"mime"},
        "reply": {"mime", "mail.hpp"},
        "reports": {"mime", "mail.hpp"},
        "compose": {"mime"},
        "proof": {"mime", "digest.hpp"},
    },
    "store": {"sqlite": {"engine.hpp", "opening.hpp", "query.hpp", "store.hpp", "typed_history.hpp"}},
}

# The start of an #include's path -> the rooms, or the one inner room or source, that may have it. Standard headers are
# everybody's.
OWNERS: dict[str, set[str]] = {
    "date/": {"domain", "config", "mail", "store", "net", "flow", "service", "console"},
    "openssl/": {"store/digest.cpp", "store/written_file.cpp", "mail/digest.cpp", "mail/mime", "mail/compose", "net/wire"},
    "unicode/": {"text", "config/locale.cpp", "mail/mime", "net/imap"},
    "gmime/": {"mail/mime"},
    "mimetic/": {"mail/compose"},
    "kainjow/": {"mail/compose"},
    "cld2/": {"mail/language.cpp"},
    "sndfile.h": {"net/phone"},
    "samplerate.h": {"net/phone"},
    "libical/": {"config"},
    "libpsl.h": {"config/public_suffix.cpp"},
    "SQLiteCpp/": {"store/sqlite"},
    "sqlite3.h": {"store/sqlite"},
    "zstd.h": {"store"},
    "curl/": {"net/wire"},
    "boost/": {"net", "servers", "service", "console"},
    "yaml-cpp/": {"config"},
    "nlohmann/": {"net/wire", "net/phone", "store/event_json.cpp", "protocol", "service", "console"},
    "CLI/": {"service", "console"},
    "spdlog/": {"service"},
    "systemd/": {"service"},
    "idn2.h": {"net/smtp"},
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


def inner_room_of(spelled: str) -> str | None:
    """Of an #include's path: the inner room, or the header that stands beside the inner rooms; None without a room."""
    return spelled.split("/")[1] if "/" in spelled else None


def may_have(file: Path, library: str) -> bool:
    """Whether the file may include what begins with this key of OWNERS."""
    spelled = spelling(file)
    return any(spelled == owner or spelled.startswith(f"{owner}/") for owner in OWNERS.get(library, set()))


def home_of(file: Path) -> str | None:
    """The room whose insides the file may see: its own, and for a test the one that it tests."""
    parts = file.relative_to(ROOT).parts
    return parts[1] if parts[0] == "tests" else room_of(file)


def spelling(file: Path) -> str:
    """The file as an #include names it."""
    return str(Path(*file.relative_to(ROOT).parts[1:]))


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
