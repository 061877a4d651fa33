"""The table of what `make mutants` tries is true, and its samples can be drawn again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mutants import (
    NOT_RUN,
    PARTS,
    PROCESSOR_S,
    ROOT,
    SEEN,
    Part,
    drawn,
    fates,
    faults,
    laid_out,
    only_capitals,
)


@pytest.mark.parametrize("name", PARTS)
def test_every_part_has_modules_and_tests(name: str) -> None:
    part = PARTS[name]
    assert [pattern for pattern in part.sources if not list(ROOT.glob(pattern))] == []
    assert [path for path in part.tests if not (ROOT / path).exists()] == []
    for test in part.without:
        path, _, name = test.partition("::")
        assert f"def {name}(" in (ROOT / path).read_text(encoding="utf-8")


def test_a_sample_is_the_same_for_the_same_seed_and_holds_nothing_twice() -> None:
    names = [f"fault {number}" for number in range(300)]
    sample = drawn(names, 100, 7)
    assert sample == drawn(list(reversed(names)), 100, 7)
    assert len(set(sample)) == 100
    assert sample != drawn(names, 100, 8)
    assert sorted(drawn(names[:3], 100, 7)) == names[:3]


@pytest.mark.parametrize(
    ("before", "after", "is_so"),
    [
        ('read("SELECT 1")', 'read("select 1")', True),
        ('read("SELECT 1")', 'read("XXSELECT 1XX")', False),
        ("x.lower()", "x.upper()", False),
    ],
)
def test_faults_that_change_nothing_but_capitals_are_told_apart(before: str, after: str, is_so: bool) -> None:
    assert only_capitals([before], [after]) is is_so


CHOSEN = """
import resource

import pytest


@pytest.mark.parametrize("mark", ["“", "a", "b"])
def test_it(mark):
    assert mark != "b"


def test_of_the_processor_there_is_so_much():
    assert resource.getrlimit(resource.RLIMIT_CPU)[0] <= 60 + {most}
"""


@pytest.mark.skipif(sys.platform == "win32", reason="mutmut runs on POSIX alone")
def test_with_a_fault_the_tests_that_were_named_are_run_and_have_so_much_of_the_processor(tmp_path: Path) -> None:
    file = tmp_path / "test_it.py"
    file.write_text(CHOSEN.replace("{most}", str(PROCESSOR_S)), encoding="utf-8")
    names = [r"test_it[\u201c]", "test_it[a]", "test_of_the_processor_there_is_so_much"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.mutants", f"--rootdir={tmp_path}", "-p", "no:cacheprovider",
         "-p", "no:randomly", *(f"{file.name}::{name}" for name in names)],
        cwd=tmp_path, env={**os.environ, "MUTANT_UNDER_TEST": "a.x_b__mutmut_1", "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "3 passed" in done.stdout, done.stdout


def test_a_fault_with_which_no_test_could_be_run_is_not_seen(tmp_path: Path) -> None:
    pytest.importorskip("mutmut")
    kept = tmp_path / "mutants/reader/a.py.meta"
    kept.parent.mkdir(parents=True)
    kept.write_text(f'{{"exit_code_by_key": {{"a": {NOT_RUN}, "b": 1, "c": 0}}}}', encoding="utf-8")
    found = fates(tmp_path)
    assert [name for name, fate in found.items() if fate in SEEN] == ["b"]


def test_the_faults_of_a_part_are_its_own_whichever_part_was_tried_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("mutmut")
    for name in ("phrase", "paths"):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        laid_out(tmp_path / name, Part((f"reader/{name}.py",), ()))
        assert {fault.rpartition(".")[0] for fault in faults()} == {f"reader.{name}"}
