# SPDX-License-Identifier: Apache-2.0
"""What makes building quick stays so; tests/bench/build.py measures it."""

import json
import unittest

import rooms
from check import Check

# Whole libraries in one header: what a file needs of them has a header of its own, or a better library.
_NOWHERE = {"boost/asio.hpp", "regex", "bits/stdc++.h"}
# What costs half a second and more; headers show it where nothing else would do.
_IN_NO_HEADER = ("nlohmann/json.hpp", "spdlog/", "CLI/", "gmime/", "mimetic/", "yaml-cpp/", "unicode/", "SQLiteCpp/")
_MAY_SHOW = {
    "daemon/console/clocks.hpp",
    "daemon/console/json_answer.hpp",
    "daemon/console/ticket_json.hpp",
    "daemon/protocol/fields.hpp",
    "lib/store/sqlite/engine.hpp",
}


class QuickBuild(Check):
    """What a reader of one file doesn't pay for, and everybody else does."""

    def test_no_file_includes_a_library_whole(self) -> None:
        """Asio comes in pieces, and nothing here needs <regex>."""
        self.assert_none(
            f"{rooms.name(file)}: {include.path}"
            for file in rooms.cpp_sources()
            if rooms.room_of(file) is not None
            for include in rooms.includes(file)
            if include.path in _NOWHERE
        )

    def test_heavy_libraries_stay_in_sources(self) -> None:
        """A header hands what it includes to whoever includes it."""
        self.assert_none(
            f"{rooms.name(file)}: {include.path}"
            for file in rooms.headers()
            if rooms.room_of(file) is not None and rooms.name(file) not in _MAY_SHOW
            for include in rooms.includes(file)
            if include.path.startswith(_IN_NO_HEADER)
        )

    def test_the_dev_build_compiles_each_file_alone(self) -> None:
        """Else nobody would see that a file lacks an include."""
        presets = {
            one["name"]: one.get("cacheVariables", {})
            for one in json.loads((rooms.ROOT / "CMakePresets.json").read_text())["configurePresets"]
        }
        by_folder = {name: values.get("TICKETD_BY_FOLDER") for name, values in presets.items()}
        self.assertEqual(by_folder["release"], "ON")
        self.assertEqual((by_folder["base"], by_folder["dev"]), (None, None))


if __name__ == "__main__":
    unittest.main()
