# SPDX-License-Identifier: Apache-2.0
"""Builds and runs every test there is; called by scripts/test, which installs what this needs.

Release build: doctest programs, the end-to-end tests, the house rules. Build `fuzz` (ASan, UBSan and libFuzzer in
one): the doctest programs again, one end-to-end test, every fuzz target for a few seconds. It is compiled while the
end-to-end tests, which mostly wait, run: in idle time only.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
FUZZ_SECONDS = 4
DEEP_FUZZ_SECONDS = 300
SANITIZERS = {
    "ASAN_OPTIONS": "detect_leaks=1:detect_stack_use_after_return=1:strict_string_checks=1",
    "UBSAN_OPTIONS": "print_stacktrace=1:halt_on_error=1",
    "TSAN_OPTIONS": "halt_on_error=1:second_deadlock_stack=1",
}
_LONG = ("net_tests", "story_tests")
_OF_THE_STORE = ("store_tests", "story_tests")
# They wait for minutes, so they begin first: the others run beside them.
_WAITING = ("test_unfetchable", "test_crash")
_DOCTEST = re.compile(r"test cases:\s*\d+\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed")
_COUNT = re.compile(r"current filters: (\d+)")
_UNITTEST = re.compile(r"^Ran (\d+) tests?", re.MULTILINE)
_FAILED = re.compile(r"^FAILED \((.*)\)", re.MULTILINE)
_SKIPPED = re.compile(r"^.* \.\.\. (skipped .*)$", re.MULTILINE)


@dataclass
class Tally:
    """How many tests passed, how many failed."""

    passed: int = 0
    failed: int = 0
    started: float = field(default_factory=time.monotonic)

    def add(self, name: str, passed: int, failed: int, output: str) -> None:
        """Counts one program's tests and shows its output if any failed."""
        self.passed += passed
        self.failed += failed
        word = "FAILED" if failed else "ok"
        say(f"[{time.monotonic() - self.started:6.0f} s] {word:6} {name}: {passed} passed, {failed} failed")
        if failed:
            say(output)


def say(line: str) -> None:
    """Prints at once, as the output may be a pipe."""
    print(line, flush=True)


def run(command: list[str], folder: Path = ROOT, environment: dict[str, str] | None = None) -> tuple[int, str]:
    """Exit code and output, both streams together."""
    ended = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **SANITIZERS, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    return ended.returncode, ended.stdout


def compiled(preset: str, *scheduling: str) -> tuple[int, str]:
    """Exit code and output of configuring and building."""
    say(f"building {preset}")
    for command in (["cmake", "--preset", preset], ["cmake", "--build", "--preset", preset]):
        code, output = run([*scheduling, *command])
        if code:
            break
    return code, output


def is_built(preset: str, outcome: tuple[int, str], tally: Tally) -> bool:
    """A build that failed counts as one failed test."""
    code, output = outcome
    if code:
        tally.add(f"build of {preset}", 0, 1, output[-20000:])
    return code == 0


def doctests(preset: str, tally: Tally) -> None:
    """Every doctest program of the build, as many at a time as there are processors; the long ones in two halves."""
    programs = sorted((ROOT / "build" / preset).glob("*_tests"), key=lambda file: file.name not in _LONG)
    with ThreadPoolExecutor(os.cpu_count()) as pool, tempfile.TemporaryDirectory(dir=_memory()) as folder:
        # Thousands of commits would wait for the disk and show nothing more.
        places = {name: {"TMPDIR": folder} for name in _OF_THE_STORE}
        halves = [[pool.submit(run, command, ROOT, places.get(program.name)) for command in _halves(program)]
                  for program in programs]
        for program, runs in zip(programs, halves):
            ended = [half.result() for half in runs]
            output = "\n".join(each[-20000:] for _, each in ended)
            counts = [_DOCTEST.search(each) for _, each in ended]
            # A program counts all its test cases, also those of its other half.
            in_all = max(sum(map(int, count.groups())) if count else 0 for count in counts)
            failed = sum(int(count[2]) if count else 1 for count in counts)
            failed = failed or int(any(code for code, _ in ended))
            tally.add(f"{preset} {program.name}", max(0, in_all - failed), failed, output)


def _memory() -> str | None:
    """A file system in memory with room enough; None where there is none."""
    place = Path("/dev/shm")
    if not os.access(place, os.W_OK):
        return None
    state = os.statvfs(place)
    return str(place) if state.f_bavail * state.f_frsize > 1 << 30 else None


def _halves(program: Path) -> list[list[str]]:
    if program.name not in _LONG:
        return [[str(program)]]
    count = _COUNT.search(run([str(program), "--count"])[1])
    middle = int(count[1]) // 2 if count else 0
    return [[str(program), f"--last={middle}"], [str(program), f"--first={middle + 1}"]]


def unittests(name: str, folder: Path, modules: list[str], tally: Tally, **environment: str) -> None:
    """Python test modules, each in a process of its own, as many at a time as there are processors."""

    def one(module: str) -> tuple[str, int, str]:
        return module, *run([sys.executable, "-m", "unittest", "-v", module], folder, environment)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for module, code, output in pool.map(one, modules):
            count = _UNITTEST.search(output)
            words = _FAILED.search(output)
            failed = sum(int(n) for n in re.findall(r"(?:failures|errors)=(\d+)", words[1])) if words else int(code != 0)
            skipped = _SKIPPED.findall(output)
            passed = max(0, (int(count[1]) if count else 0) - failed - len(skipped))
            tally.add(f"{name} {module}", passed, failed, output)
            for line in skipped:
                say(f"           {line}")


def modules_in(folder: Path) -> list[str]:
    """The test modules of a folder."""
    return sorted((file.stem for file in folder.glob("test_*.py")), key=lambda name: (name not in _WAITING, name))


def fuzz(tally: Tally, seconds: int) -> None:
    """Every fuzz target, as many at a time as there are processors."""

    def one(target: Path) -> tuple[Path, int, str]:
        seeds = TESTS / "fuzz" / "seeds" / target.name.removeprefix("fuzz_")
        with tempfile.TemporaryDirectory() as corpus:
            folders = [corpus, *([str(seeds)] if seeds.is_dir() else [])]
            limits = [f"-max_total_time={seconds}", "-timeout=20", "-rss_limit_mb=2048", "-print_final_stats=0"]
            return target, *run([str(target), *limits, f"-artifact_prefix={target.parent}/{target.name}-", *folders])

    targets = sorted(file for file in (ROOT / "build" / "fuzz").glob("fuzz_*") if file.is_file() and "-" not in file.name)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for target, code, output in pool.map(one, targets):
            tally.add(f"{target.name} for {seconds} s", int(code == 0), int(code != 0), output[-8000:])


def everyday(tally: Tally) -> None:
    """What every commit must pass."""
    with ThreadPoolExecutor(1) as beside:
        has_release = is_built("release", compiled("release"), tally)
        if has_release:
            doctests("release", tally)
            unittests("house", TESTS / "house", modules_in(TESTS / "house"), tally)
            unittests("mail", TESTS / "mail", modules_in(TESTS / "mail"), tally)
        sanitized_build = beside.submit(compiled, "fuzz", "nice", "-n", "19")
        if has_release:
            unittests("end to end", TESTS / "end_to_end", modules_in(TESTS / "end_to_end"), tally)
        if is_built("fuzz", sanitized_build.result(), tally):
            doctests("fuzz", tally)
            sanitized = {"TICKETD_BIN": str(ROOT / "build" / "fuzz")}
            unittests("sanitized end to end", TESTS / "end_to_end", ["test_main_job"], tally, **sanitized)
            fuzz(tally, FUZZ_SECONDS)


def deep(tally: Tally) -> None:
    """What takes its time."""
    if is_built("tsan", compiled("tsan"), tally):
        doctests("tsan", tally)
        sanitized = {"TICKETD_BIN": str(ROOT / "build" / "tsan")}
        unittests("thread-sanitized end to end", TESTS / "end_to_end", ["test_main_job"], tally, **sanitized)
    unittests("deep", TESTS / "end_to_end", ["test_crash"], tally, TICKETD_DEEP="1")
    fuzz(tally, DEEP_FUZZ_SECONDS)
    for bench in (TESTS / "bench" / name for name in ("intake.py", "agents.py", "idle.py", "build.py", "lists.py")):
        bench_with([sys.executable, str(bench)], bench.stem, tally)
    run(["cmake", "--preset", "release", "-DTICKETD_BENCH=ON"])
    run(["cmake", "--build", "--preset", "release", "--target", "clocks", "parse"])
    cases = ROOT.parent / "shared" / "mail-corpus" / "cases"
    parse = [str(ROOT / "build" / "release" / "parse"), *([str(cases)] if cases.is_dir() else [])]
    bench_with(parse, "parse", tally)
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        bench_with([str(ROOT / "build" / "release" / "clocks"), folder], "clocks", tally)


def bench_with(command: list[str], name: str, tally: Tally) -> None:
    """Runs one bench; what it found is shown in any case."""
    code, output = run(command)
    tally.add(f"bench {name}", int(code == 0), int(code != 0), output)
    say(output)


def main() -> int:
    """Runs, counts, and says it in one closing line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--deep", action="store_true", help="also what takes its time")
    chosen = parser.parse_args()
    tally = Tally()
    everyday(tally)
    if chosen.deep:
        deep(tally)
    say(f"{tally.passed} passed, {tally.failed} failed")
    return int(tally.failed > 0 or tally.passed == 0)


if __name__ == "__main__":
    sys.exit(main())
