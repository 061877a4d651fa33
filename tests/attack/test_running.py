"""`make attack` gives each family its time, tells of each failure how to repeat it, and goes on where it stopped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.attack import __main__ as running


def test_it_counts_by_family_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seeds: list[tuple[str, int]] = []
    ticks = iter(range(10_000))

    def holds(seed: int, folder: Path) -> int:
        assert folder.is_dir()
        seeds.append(("holds", seed))
        return 3

    def fails(seed: int, folder: Path) -> int:
        seeds.append(("fails", seed))
        raise ValueError(seed)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(running, "ATTACKS", {"holds": holds, "fails": fails})
    monkeypatch.setattr("tests.attack.__main__.time.monotonic", lambda: float(next(ticks)))
    chosen = ["--only", "holds", "--only", "fails"]
    assert running.main([*chosen, "--seconds", "11"]) == 1
    assert seeds == [("holds", 1000), ("fails", 1000), ("holds", 1001), ("fails", 1001)]
    said = capsys.readouterr().out
    assert "python -m tests.attack --only fails --seed 1001" in said
    assert [line.split() for line in said.splitlines()[-4:]] == [
        ["family", "cases", "failures", "seconds"], ["holds", "6", "0", "2"], ["fails", "0", "2", "2"],
        ["all", "6", "2", "4"],
    ]  # fmt: skip
    seeds.clear()
    running.main([*chosen, "--seconds", "5"])
    assert seeds == [("holds", 1002), ("fails", 1002)]
    seeds.clear()
    assert running.main(["--only", "holds", "--seed", "7"]) == 0
    assert seeds == [("holds", 7)]


def test_what_takes_minutes_is_tried_only_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tried: list[str] = []

    def attack(name: str) -> Callable[[int, Path], int]:
        def tries(seed: int, folder: Path) -> int:
            tried.append(name)
            return 1

        return tries

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(running, "ATTACKS", {"short": attack("short")})
    for name in ("screens", "terminals"):
        monkeypatch.setattr(running, name, attack(name))
    monkeypatch.setattr(running, "BY_NAME", {"long": attack("long")})
    ticks = iter(range(10_000))
    monkeypatch.setattr("tests.attack.__main__.time.monotonic", lambda: float(next(ticks)))
    running.main(["--seconds", "30"])
    assert set(tried) == {"short", "screens", "terminals"}
    tried.clear()
    running.main(["--only", "long", "--seed", "7"])
    assert tried == ["long"]
    assert "long" in capsys.readouterr().out
