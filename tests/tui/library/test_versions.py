"""The versions of an article, and what changed between them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import Library
from reader.library.text_diff import compare
from reader.model import (
    ChangeKind,
    Detail,
    DetailChange,
    DiffPart,
    Opened,
    Particulars,
    QuoteChange,
    Span,
    VersionDiff,
)
from reader.tui.library.versions import DiffScreen, VersionsList
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.fakes import TEXT
from tests.tui.lists import lines, listing, page, press


async def test_versions_are_listed_and_compared(
    make_app: MakeApp, library: Library, opened: Opened, tmp_path: Path
) -> None:
    changed = TEXT.replace("enam \\\npuluh", "enam puluh").replace("Itu tebakan", "Itu cuma tebakan")
    (tmp_path / "teluk.txt").write_text(changed, encoding="utf-8")
    later = library.articles.open(str(tmp_path / "teluk.txt"), told=Particulars(language="id"))
    async with on_screen(make_app(later), 120, 40) as (pilot, _):
        await press(pilot, "W")
        listing(pilot, DiffScreen)
        text = page(pilot)
        assert "cuma" in text
        assert "Ratna Wijanarko" in text  # the new text was analysed, and her statement is another
        assert "No statement changed" not in text
        assert any(line.lstrip().startswith(("+", "±")) for line in lines(pilot))
        await press(pilot, "W")
        listing(pilot, VersionsList)
        assert "present" in page(pilot)
        await press(pilot, "enter")
        assert "cuma" in page(pilot)


async def test_who_said_it_now_and_before_stands_first(
    make_app: MakeApp, library: Library, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "teluk.txt").write_text(TEXT.replace("Kapal feri", "Semua kapal feri"), encoding="utf-8")
    later = library.articles.open(str(tmp_path / "teluk.txt"), told=Particulars(language="id"))
    text = later.article.text
    at = text.index("“Itu tebakan,”")
    span = Span(at, at + len("“Itu tebakan,”"))
    details = (
        DetailChange(Detail.SPEAKER, "Ratna Wijanarko", None),
        DetailChange(Detail.DAY, None, "2025-03-11"),
        DetailChange(Detail.KIND, "direct", "mixed"),
    )
    words = (DiffPart(ChangeKind.SAME, "“Itu "), DiffPart(ChangeKind.REMOVED, "cuma "), DiffPart(ChangeKind.SAME, "…"))
    change = QuoteChange(ChangeKind.CHANGED, None, "“Itu cuma …", span.of(text), span, details, words)
    diff = VersionDiff(opened.article, later.article, compare(opened.article.text, text), (change,))
    monkeypatch.setattr(type(library.versions), "compare", lambda *_: diff)
    async with on_screen(make_app(later), 80, 24) as (pilot, screen):
        await press(pilot, "W")
        shown = [line.strip() for line in lines(pilot)]
        assert shown[1:6] == [
            "± unknown speaker",
            "speaker changed: Ratna Wijanarko → unknown speaker",
            "day changed: undated → Tue 11 Mar",
            "kind changed: direct → partly quoted",
            "“Itu [cuma] …",
        ]
        await press(pilot, "enter")
        statement = screen.reading.statement
        assert statement is not None
        assert statement.start == span.start


async def test_only_other_marks_are_told_as_such(
    make_app: MakeApp, library: Library, opened: Opened, tmp_path: Path
) -> None:
    (tmp_path / "teluk.txt").write_text(TEXT.replace("“", '"').replace("”", '"'), encoding="utf-8")
    later = library.articles.open(str(tmp_path / "teluk.txt"), told=Particulars(language="id"))
    async with on_screen(make_app(later), 80, 24) as (pilot, _):
        await press(pilot, "W")
        assert "Only the shape of quotation marks changed." in page(pilot)


async def test_an_article_that_never_changed_says_so(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "W")
        assert "never changed" in page(pilot)
