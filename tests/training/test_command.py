"""`python -m reader.training`: one sentence and status 1 where something is not as it should be."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reader.training.__main__ import main


def arguments(command: str, folder: Path) -> list[str]:
    package = ["--package", str(folder / "none.bin"), "--work", str(folder / "work")] if command == "encoder" else []
    return [command, str(folder / "models"), "--data", str(folder / "data"), *package]


def test_without_torch_learning_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    assert main(arguments("encoder", tmp_path)) == 1
    assert capsys.readouterr().err == "Not installed: Training needs torch: install kutip[train].\n"
    assert list(tmp_path.iterdir()) == []  # nothing was made


def test_a_missing_encoder_cannot_be_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments("evaluate", tmp_path)) == 1
    told = capsys.readouterr().err
    assert str(tmp_path / "models" / "encoder") in told
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize("given", [[], ["encoder"], ["learn"]])
def test_wrong_usage_is_status_2(given: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(given)
    assert caught.value.code == 2
