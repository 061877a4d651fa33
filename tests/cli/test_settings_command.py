"""`kutip settings`: what holds and where it comes from; a file that explains itself and changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.cli import main
from reader.cli.commands.settings import commented_file
from reader.paths import user_paths
from reader.settings import Settings, change, load, settings_of
from reader.tui.i18n import Translator
from reader.tui.keymap.keys import ACTIONS


@pytest.fixture
def file() -> Path:
    """The settings file of this test's home, not there yet."""
    return user_paths().settings


def test_the_file_holds_every_setting_as_it_is_without_one(file: Path) -> None:
    assert main(["settings", "--init"]) == 0
    assert load(file) == Settings()
    text = file.read_text(encoding="utf-8")
    for setting in settings_of(Settings()):
        assert f"\n{setting.key.rpartition('.')[2]} = " in text
        assert f"# {Translator('en')(f'settings.{setting.key}')}" in text
    assert change(file, "article.width", 60).article.width == 60
    assert "# measure in cells: 30-200\nwidth = 60" in file.read_text(encoding="utf-8")


def test_the_keys_in_it_are_taken_when_the_sign_before_them_is_gone(file: Path) -> None:
    file.parent.mkdir(parents=True)
    lines = commented_file().split("\n")
    ids = {action.id for action in ACTIONS}
    file.write_text(
        "\n".join(line[2:] if line[2:].partition(" = ")[0] in ids else line for line in lines), encoding="utf-8"
    )
    assert load(file).keys == {action.id: action.keys for action in ACTIONS}


def test_it_is_in_the_interfaces_language(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "id_ID.UTF-8")
    assert main(["settings", "--init"]) == 0
    text = file.read_text(encoding="utf-8")
    assert "# bahasa antarmuka: auto, en, id" in text
    assert "# Yang tertulis di sini berlaku juga tanpa berkas ini." in text
    assert load(file) == Settings()


def test_a_file_that_is_there_is_written_over_only_by_force(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.parent.mkdir(parents=True)
    file.write_text('language = "id"\n', encoding="utf-8")
    assert main(["settings", "--init"]) == 1
    assert "--force" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == 'language = "id"\n'
    assert main(["settings", "--init", "--force"]) == 0
    assert load(file) == Settings()


def test_it_tells_what_holds_and_where_it_comes_from(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.parent.mkdir(parents=True)
    file.write_text('[article]\nwidth = 60\n[keys]\nnote = "f9"\nrefresh = "~"\n', encoding="utf-8")
    assert main(["settings", "--plain"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert "setting: article.width; value: 60; from: settings file; meaning: measure in cells" in rows
    assert "setting: theme; value: auto; from: default; meaning: theme" in rows
    assert "setting: keys.note; value: f9; from: settings file" in rows
    assert main(["settings", "--format", "jsonl"]) == 0
    told = {row["key"]: row for row in map(json.loads, capsys.readouterr().out.splitlines())}
    assert (told["article.width"]["value"], told["article.width"]["file"]) == ("60", str(file))
    assert told["mouse"]["file"] is None
    assert main(["settings"]) == 0
    assert capsys.readouterr().out.rstrip().endswith(str(file))


def test_without_a_file_it_says_how_to_make_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings"]) == 0
    assert "is not there yet; --init writes it." in " ".join(capsys.readouterr().out.split())
