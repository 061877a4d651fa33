"""The table of what `make mutants` tries is true, and its samples can be drawn again."""

from __future__ import annotations

import pytest

from tests.mutants import PARTS, ROOT, drawn, only_capitals


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
