"""How many one-line faults the tests see: `make mutants PART=anchors`.

mutmut makes the faults, one at a time, in a copy of the tree, and runs the tests of the part until one fails. A sample
is drawn with a seed, so that a figure can be made again. What no test sees is printed: it is a promise without a test,
dead code, or a fault that changes nothing.

Left out of the sample are faults that change nothing but capitals in a string: SQL, encodings and HTML do not tell them
apart, and where they matter the same string with a mark before and behind is another fault.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = 150
"""Faults tried in each part, unless told otherwise."""
PROCESSOR_S = 60
"""A fault with which the tests take so many seconds of the processor is seen, and printed as well. By the clock on the
wall, what a busy machine had no time for would be seen."""
WALL_S = 3600.0
"""A fault with which the tests wait so long is seen."""
SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
"""What the lines begin with by which mutmut shows that it is at work."""
NOT_RUN = 255
"""What mutmut notes, and calls a timeout, where the tests could not even be begun."""
SEEN, TIMED_OUT = frozenset({"killed", "segfault", "timeout"}), "timeout"
"""What mutmut calls a fault that the tests saw, and one that made them take too long."""


@dataclass(frozen=True)
class Part:
    """Something whose tests are tried together."""

    sources: tuple[str, ...]
    """Its modules, as patterns below the root."""
    tests: tuple[str, ...]
    """The files and folders of tests that answer for it."""
    without: tuple[str, ...] = ()
    """Tests that count the functions of a module: mutmut adds one for each fault."""


class Fault(NamedTuple):
    """A function with and without a fault."""

    before: list[str]
    """Its lines as they are."""
    after: list[str]
    """Its lines with the fault."""


PARTS: Mapping[str, Part] = {
    "export": Part(("reader/export/*.py",), ("tests/export",)),
    "anchors": Part(
        ("reader/anchors.py", "reader/model/occurrences.py"),
        ("tests/test_anchors.py", "tests/test_anchors_frozen.py", "tests/model/test_occurrences.py"),
    ),
    "corrections": Part(
        ("reader/corrections.py", "reader/library/correct*.py"),
        ("tests/test_corrections.py", "tests/test_corrections_each.py", "tests/library/test_correcting.py"),
    ),
    "text": Part(
        ("reader/intake/text.py", "reader/intake/compose.py", "reader/intake/front_matter.py"),
        ("tests/intake/test_text.py", "tests/intake/test_compose.py"),
    ),
    "storage": Part(
        ("reader/storage/*.py",),
        ("tests/storage", "tests/library/test_backup.py"),
        ("tests/storage/test_every_method.py::test_no_function_is_left_out",),
    ),
    "quotations": Part(("reader/analysis/quotations/*.py",), ("tests/analysis/quotations",)),
    "speakers": Part(("reader/analysis/speakers/*.py",), ("tests/analysis/speakers",)),
    "drafts": Part(("reader/library/drafts.py",), ("tests/library/test_drafts.py",)),
    "codes": Part(
        ("reader/library/codes.py", "reader/library/codebook.py", "reader/library/history.py"),
        ("tests/library/test_codes.py", "tests/library/test_codes_each.py", "tests/library/test_notes.py"),
    ),
    "versions": Part(
        (
            "reader/library/versions.py",
            "reader/library/text_diff.py",
            "reader/library/quote_changes.py",
            "reader/library/checks.py",
        ),
        (
            "tests/library/test_versions.py",
            "tests/library/test_checks.py",
            "tests/library/test_quotations.py",
            "tests/library/test_texts.py",
        ),
    ),
    "import": Part(
        ("reader/library/exchange.py", "reader/library/coded.py", "reader/library/origins.py"),
        (
            "tests/library/test_importing.py",
            "tests/library/test_backup.py",
            "tests/export/test_imports.py",
            "tests/export/test_codes_come_back.py",
        ),
    ),
    "feeds": Part(
        ("reader/library/feeds.py", "reader/storage/feeds.py"),
        ("tests/library/test_feeds.py", "tests/library/test_feeds_each.py"),
    ),
}
"""What is tried, and by which tests. A pattern's `*` stands for folders, too."""


class _Chosen:
    """Of the modules of some tests, those tests alone: pytest does not find every name that it gave itself."""

    def __init__(self, tests: Sequence[str]) -> None:
        self._tests = frozenset(tests)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave the others out."""
        items[:] = [item for item in items if item.nodeid in self._tests]


def pytest_configure(config: pytest.Config) -> None:
    """As a plugin of the tests: choose those that are run with a fault, and give them only so much of the processor."""
    if "__mutmut_" in os.environ.get("MUTANT_UNDER_TEST", ""):
        import resource  # of POSIX alone, as mutmut

        spent = resource.getrusage(resource.RUSAGE_SELF)
        seconds = int(spent.ru_utime + spent.ru_stime) + PROCESSOR_S
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))
        config.pluginmanager.register(_Chosen(config.args))
        config.args[:] = sorted({test.partition("::")[0] for test in config.args})


def laid_out(folder: Path, part: Part) -> None:
    """Prepare a folder in which mutmut finds the project, and told what to try by which tests."""
    for name in ("reader", "tests"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "mutants").mkdir()
    for path in ROOT.iterdir():
        if path.name not in ("reader", "tests", "pyproject.toml") and not path.name.startswith("."):
            (folder / "mutants" / path.name).symlink_to(path)
    settings = {
        "source_paths": ["reader"],
        "only_mutate": list(part.sources),
        "pytest_add_cli_args": [
            *("-p", "tests.mutants", "-p", "no:xdist", "-p", "no:cacheprovider"),
            *(f"--deselect={test}" for test in part.without),
        ],
        "pytest_add_cli_args_test_selection": list(part.tests),
        "timeout_constant": WALL_S,
        "timeout_multiplier": 1.0,
        "track_dependencies": False,
        "process_isolation": "forkserver",  # what a test or a cache kept in memory must not hide the next fault
    }
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lines = [f"{name} = {json.dumps(value)}" for name, value in settings.items()]
    (folder / "pyproject.toml").write_text("\n".join([project, "[tool.mutmut]", *lines, ""]), encoding="utf-8")


def faults() -> dict[str, Fault]:
    """Every fault by mutmut's name for it; the current folder is a laid out one, and mutmut finds them in it."""
    from mutmut.__main__ import create_mutants
    from mutmut.configuration import reset_config
    from mutmut.utils.file_utils import copy_src_dir, walk_mutatable_files

    reset_config()  # mutmut keeps that of the folder before
    with redirect_stdout(io.StringIO()):
        copy_src_dir()
        create_mutants(1)
    found: dict[str, Fault] = {}
    for path in walk_mutatable_files():
        made = Path("mutants") / path
        lines = made.read_text(encoding="utf-8").splitlines()
        spans = json.loads(Path(f"{made}.spans").read_text(encoding="utf-8"))["spans"]
        functions = {name: [one.replace(name, "") for one in lines[a - 1 : b]] for name, (a, b) in spans.items()}
        for name in json.loads(Path(f"{made}.meta").read_text(encoding="utf-8"))["exit_code_by_key"]:
            function = name.rpartition(".")[2]
            fault = Fault(functions[f"{function.rpartition('_')[0]}_orig"], functions[function])
            if not only_capitals(fault.before, fault.after):
                found[name] = fault
    return found


def only_capitals(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a fault changes nothing but which letters are capitals."""
    return [line.casefold() for line in before] == [line.casefold() for line in after]


def drawn(names: Sequence[str], size: int, seed: int) -> list[str]:
    """A sample of so many names, the same for the same seed."""
    return random.Random(seed).sample(sorted(names), min(size, len(names)))


def fates(folder: Path) -> dict[str, str]:
    """What became of each fault, in mutmut's words."""
    from mutmut.stats import status_by_exit_code

    codes: dict[str, int | None] = {}
    for path in folder.glob("mutants/reader/**/*.meta"):
        codes.update(json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"])
    return {name: "not run" if code == NOT_RUN else status_by_exit_code[code] for name, code in codes.items()}


def tried(part: Part, size: int, seed: int) -> dict[str, tuple[str, str]]:
    """A sample of faults by their names: what became of each, in mutmut's words, and its change as a diff."""
    with tempfile.TemporaryDirectory(prefix="kutip-mutants-") as place, chdir(place):
        laid_out(Path(place), part)
        found = faults()
        sample = drawn(list(found), size, seed)
        command = [str(Path(sys.executable).with_name("mutmut")), "run", "--max-children", "1", *sample]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        if done.returncode:
            told = [line for line in done.stdout.splitlines() if line and line[0] not in SPINNER]
            raise SystemExit(
                "\n".join([*told, done.stderr, f"First see that this passes: pytest {' '.join(part.tests)}"])
            )
        became = fates(Path(place))
    return {name: (became[name], "\n".join(unified_diff(*found[name], lineterm="", n=1))) for name in sample}


def main(arguments: Sequence[str] | None = None) -> None:
    """Try the parts that are named, or all, and print what no test saw."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--part", choices=PARTS, help="which part; all, if none is named")
    parser.add_argument("--sample", type=int, default=SAMPLE, help="how many faults in each")
    parser.add_argument("--seed", type=int, default=1, help="which sample")
    asked = parser.parse_args(arguments)
    for name in [asked.part] if asked.part else PARTS:
        became = tried(PARTS[name], asked.sample, asked.seed)
        fates_of = Counter(fate for fate, _ in became.values())
        for fault, (fate, diff) in became.items():
            if fate not in SEEN or fate == TIMED_OUT:
                print(f"# {fault}: {fate}\n{diff}\n")
        unseen = sum(count for fate, count in fates_of.items() if fate not in SEEN)
        share = f"{unseen} of {len(became)} not seen, {unseen / len(became):.1%}"
        print(f"{name}: {share}; {fates_of[TIMED_OUT]} took too long (seed {asked.seed})", flush=True)


if __name__ == "__main__":
    main()
