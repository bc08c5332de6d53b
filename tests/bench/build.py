# SPDX-License-Identifier: Apache-2.0
"""What a clean release build of the two programs costs: CPU seconds, and the ratio to the bare floor, one file that
includes the three heaviest headers and does nothing, compiled in the same run. ccache takes no part."""

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAVY = "#include <boost/asio.hpp>\n#include <nlohmann/json.hpp>\n#include <regex>\nint main() {}\n"
MOST = 85.0  # 76 and 79 beside other compilations, which make large ones dearer than the small one


def cpu_of(command: list[str], folder: Path) -> float:
    """User and system seconds of the command and all that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "CCACHE_DISABLE": "1"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Prints one line; fails if building has become dear."""
    with tempfile.TemporaryDirectory(dir="/var/tmp") as place:
        folder = Path(place)
        (folder / "heavy.cpp").write_text(HEAVY)
        compiler = ["g++", "-std=c++20", "-O2", "-c", "heavy.cpp", "-o", "heavy.o"]
        configure = ["cmake", "--preset", "release", "-DTICKETD_TESTS=OFF", "-B", str(folder / "build")]
        cpu_of(configure, ROOT)
        floors = [cpu_of(compiler, folder)]
        build = cpu_of(["cmake", "--build", str(folder / "build"), "--target", "ticketd", "ticketctl"], ROOT)
        floors.append(cpu_of(compiler, folder))
    floor = sum(floors) / len(floors)
    print(f"clean build {build:.0f} CPU s, heavy headers once {floor:.2f} CPU s, ratio {build / floor:.0f}, at most {MOST:.0f}")
    return int(build / floor > MOST)


if __name__ == "__main__":
    sys.exit(main())
