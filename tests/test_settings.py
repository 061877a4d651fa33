"""The settings file: what it may hold, and what it says of a slip of the pen."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import SettingsError
from reader.settings import Settings, change, load


def written(folder: Path, text: str) -> Path:
    """A settings file with that text."""
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == Settings()


def test_values_are_read_into_their_tables(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        'language = "id"\nlook_up = "kbbi {}"\n[article]\nwidth = 66\njustify = true\n[keys]\nnote = "A"\n'
        '[models]\nid = "other"\n[timeline]\nview = "actor"\n',
    )
    settings = load(path)
    assert (settings.language, settings.look_up) == ("id", "kbbi {}")
    assert (settings.article.width, settings.article.justify, settings.article.line_spacing) == (66, True, 1)
    assert dict(settings.keys) == {"note": "A"}
    assert dict(settings.models) == {"id": "other"}
    assert settings.timeline.view == "actor"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("them = 'x'", ("them", "theme")),  # the nearest right key is offered
        ("[article]\nwidht = 3", ("article.widht", "width")),
        ("[article]\nwidth = 5", ("article.width", "30", "200")),
        ("[article]\nwidth = true", ("article.width", "whole number")),  # a bool is an int in Python, not here
        ("[article]\nalign = 'center'", ("article.align", "centre")),
        ("article = 3", ("article", "table")),
        ("mouse = 'yes'", ("mouse", "true or false")),
        ("theme = 3", ("theme", "quotation marks")),
        ("[keys]\nnote = 3", ("keys", "texts")),
        ("theme = ", ("TOML",)),
        ("theme = " + "[" * 5_000, ("TOML",)),
        ("theme = " + "1" * 5_000, ("TOML",)),
    ],
)
def test_a_wrong_file_is_told_by_file_key_and_what_is_right(tmp_path: Path, text: str, said: tuple[str, ...]) -> None:
    path = written(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        load(path)
    assert str(path) in caught.value.message
    for words in said:
        assert words in caught.value.message


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError):
        load(path)


def test_a_change_keeps_comments_and_order(tmp_path: Path) -> None:
    path = written(tmp_path, "# mine\ntheme = 'nord'  # cold\n\n[article]\nwidth = 70\n")
    settings = change(path, "article.width", 80)
    assert settings.article.width == 80
    text = path.read_text(encoding="utf-8")
    assert "# mine" in text
    assert "# cold" in text
    assert load(path) == settings


def test_a_change_makes_file_and_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.toml"
    assert change(path, "timeline.view", "time").timeline.view == "time"
    assert load(path).timeline.view == "time"


def test_a_wrong_change_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = written(tmp_path, "theme = 'nord'\n")
    with pytest.raises(SettingsError):
        change(path, "article.width", 7)
    assert path.read_text(encoding="utf-8") == "theme = 'nord'\n"


def test_a_broken_file_is_not_written_over(tmp_path: Path) -> None:
    path = written(tmp_path, "theme = ")
    with pytest.raises(SettingsError):
        change(path, "theme", "nord")
    assert path.read_text(encoding="utf-8") == "theme = "
