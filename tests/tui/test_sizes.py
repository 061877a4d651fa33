"""Articles larger than anybody writes: opened, walked through, noted all over, searched and exported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.anchors import describe
from reader.library import Library
from reader.model import NOTE_COLOURS, HitKind, Note, Opened, Particulars, Span
from reader.storage import notes
from tests.growth import growth
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.fakes import NOW, PUBLISHED, hand_library, open_text
from tests.tui.lists import lines, press, write

LINE_CHARACTERS = 1_000_000
"""Characters of an article of one line."""

NOTES = 10_000
"""Notes on one article."""


def shown(pilot: Pilot[int]) -> str:
    """What is on the screen."""
    return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())


@pytest.mark.parametrize("piece", ["kata ", "x", "漢", "e\u0301", "👩‍👩‍👧‍👦"])
async def test_one_line_of_a_million_characters_is_opened_and_scrolled(
    make_app: MakeApp, library: Library, tmp_path: Path, piece: str
) -> None:
    whole = "Awal " + piece * (LINE_CHARACTERS // len(piece)) + " akhirnya"
    app = make_app(open_text(library, tmp_path, whole, name="baris.txt"))
    async with on_screen(app, 80, 24) as (pilot, screen):
        assert "Awal" in shown(pilot)
        await press(pilot, "pagedown", "down", "end")
        assert "akhirnya" in shown(pilot)
        await press(pilot, "home")
        assert "Awal" in shown(pilot)
        await press(pilot, "/")
        await write(pilot, "akhirnya")
        await press(pilot, "enter")
        assert "akhirnya" in shown(pilot)
        await pilot.resize_terminal(40, 15)
        while screen.article.size.width > 40:  # Textual hands a new size on a moment later
            await pilot.pause(0.01)
        await press(pilot, "home", "end")
        assert "akhirnya" in shown(pilot)


def noted(library: Library, home: Path, count: int) -> Opened:
    """An article with a note on each of its sentences, whose words are numbered."""
    text = "Judul\n\n" + "\n\n".join(f"Kalimat ke-{number} tentang sungai di muara." for number in range(count))
    opened = open_text(library, home, text, name=f"{count}.txt")
    at = 0
    with library.session.database.writing() as tx:
        for number in range(count):
            at = text.index(f"ke-{number} ", at)
            anchor = describe(text, Span(at, at + len(f"ke-{number} tentang")))
            colour = NOTE_COLOURS[number % len(NOTE_COLOURS)]
            one = Note(
                f"00000000-0000-0000-0000-{number:012}", opened.article_id, anchor, colour, f"catatan {number}",
                (f"kode {number % 50}",), NOW, NOW,
            )  # fmt: skip
            notes.put(tx, one, opened.article.digest)
    return again(library, home, count)


def again(library: Library, home: Path, count: int) -> Opened:
    """The article with its notes, opened again."""
    return library.articles.open(str(home / f"{count}.txt"), told=Particulars(language="id", published=PUBLISHED))


async def test_ten_thousand_notes_are_opened_listed_found_and_exported(
    make_app: MakeApp, library: Library, tmp_path: Path
) -> None:
    opened = noted(library, tmp_path, NOTES)
    assert len(opened.notes) == NOTES
    assert {hit.kind for hit in library.search.find(f"{NOTES - 1}")} == {HitKind.NOTE, HitKind.ARTICLE}
    exported = json.loads(str(library.exports.articles("w3c", [opened.article_id])))
    assert len(exported["first"]["items"]) >= NOTES
    async with on_screen(make_app(opened), 80, 24) as (pilot, _):
        await press(pilot, "l")
        assert len(lines(pilot)) >= NOTES
        await press(pilot, "end")
        assert f"catatan {NOTES - 1}" in shown(pilot)
        await press(pilot, "/")
        await write(pilot, "catatan 7777")
        assert "catatan 7777" in shown(pilot)


@pytest.mark.parametrize("deed", ["open", "search", "export"])
def test_time_grows_with_the_notes(tmp_path: Path, deed: str) -> None:
    with hand_library(tmp_path) as library:
        ids = {count: noted(library, tmp_path, count).article_id for count in (250, 2_000)}
        library.search.find("catatan")

        def work(count: int) -> None:
            match deed:
                case "open":
                    again(library, tmp_path, count)
                case "search":
                    library.search.find(f"catatan {count - 1}", kinds=[HitKind.NOTE])
                case _:
                    library.exports.articles("html", [ids[count]])

        assert growth(work, 250, 8) < 24
