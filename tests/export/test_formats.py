"""Command line, screen, README and registry agree on the formats of exports; one file suffices for a new one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.cli.commands.export import arguments
from reader.cli.parsing import parser_for
from reader.export import formats as package
from reader.export.content import Content
from reader.export.formats import DEFAULT, formats, writing
from reader.export.labels import ENGLISH
from reader.tui.i18n import LANGUAGES, Translator
from tests.readme import README, with_formats

FILES = {path.stem for path in Path(package.__path__[0]).glob("*.py")} - {"__init__"}


def test_every_file_is_a_format_and_the_default_one_comes_first() -> None:
    assert {name.replace("-", "_") for name in formats()} == FILES
    assert next(iter(formats())) == DEFAULT
    assert all(one.writes for one in formats().values())


def test_the_command_line_offers_each_with_what_it_holds() -> None:
    parser = parser_for("export")
    arguments(parser)
    shown = " ".join(parser.format_help().split())  # it is as wide as the terminal
    (choices,) = (action.choices for action in parser._actions if action.dest == "format")
    assert list(choices or ()) == list(formats())
    assert all(one.about in shown for one in formats().values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_screen_has_words_for_each_and_for_every_label(language: str) -> None:
    tr = Translator(language)
    assert [name for name in formats() if not tr.has(f"export.{name}")] == []
    assert [key for key in ENGLISH if not tr.has(f"export.label.{key}")] == []
    if language == "en":
        assert {key: tr(f"export.label.{key}") for key in ENGLISH} == ENGLISH


def test_the_readme_lists_them_as_they_are() -> None:
    text = README.read_text(encoding="utf-8")
    assert with_formats(text) == text, "run `make readme`"


def test_both_tables_can_be_chosen_for_every_list() -> None:
    assert "csv-statements" in writing(Content.ARTICLE)
    assert "csv-statements" in writing(Content.STATEMENTS)
    assert {"csv-statements", "csv-notes"} <= writing(Content.STATEMENTS).keys() & writing(Content.NOTES).keys()
    assert "html" not in writing(Content.ARTICLES)


@pytest.fixture
def made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A format that Kutip does not have: one file."""
    (tmp_path / "shout.py").write_text(
        "from reader.export.content import ARTICLES, ExportFormat\n\n"
        "FORMAT = ExportFormat(id='shout', suffix='.txt', about='titles, loud', writes=ARTICLES,\n"
        "    write=lambda selection: ''.join(d.article.name.upper() for d in selection.dossiers))\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    formats.cache_clear()
    yield
    formats.cache_clear()


def test_a_new_format_is_one_file(made_up: None) -> None:
    parser = parser_for("export")
    arguments(parser)
    assert re.search(r"^  shout +titles, loud$", parser.format_help(), re.MULTILINE)
    assert "shout" in writing(Content.ARTICLES)
