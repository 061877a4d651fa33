"""Notes of other programs come in from the lists, by key; one undo takes them out again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from textual.widgets import Static

from reader.library import Library
from reader.model import Opened
from reader.tui.dialogs.simple import Answer
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.lists import listing, page, press, told, write


def row(source: str, exact: str, **more: Any) -> dict[str, Any]:
    """A note as Hypothesis lists it."""
    selector = {"type": "TextQuoteSelector", "exact": exact}
    return {"uri": source, "text": "cek lagi", "tags": ["impor"], "target": [{"selector": [selector]}], **more}


def written(folder: Path, *rows: object) -> Path:
    """A file of notes."""
    path = folder / "catatan.json"
    path.write_text(json.dumps({"rows": rows}), encoding="utf-8")
    return path


async def test_notes_come_in_from_the_library_and_one_undo_takes_them_back(
    make_app: MakeApp, library: Library, opened: Opened, tmp_path: Path
) -> None:
    source = opened.article.source
    written(tmp_path, row(source, "Itu tebakan"), row(source, "Pulau Sendu"))
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "L", "i")
        await write(pilot, f"{tmp_path}/cat")
        await press(pilot, "enter")
        assert told(screen.app)[-1] == "2 added, 0 renewed, 0 unchanged."
        assert len(library.notes.of_article(opened.article_id)) == 2
        await press(pilot, "u")
        assert told(screen.app)[-1] == "Undone: notes imported: 2."
        assert library.notes.of_article(opened.article_id) == ()


async def test_statements_that_are_given_codes_are_counted_and_one_undo_takes_the_codes_back(
    make_app: MakeApp, library: Library, opened: Opened, tmp_path: Path
) -> None:
    written(tmp_path, {**row(opened.article.source, "“Itu tebakan,”"), "text": ""})
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "L", "i")
        await write(pilot, f"{tmp_path}/cat")
        await press(pilot, "enter")
        assert "1 statement was given codes" in told(screen.app)[-1]
        coded = library.corrections.corrected(opened.article_id).statements
        assert [one.codes for one in coded if one.codes] == [("impor",)]
        assert library.notes.of_article(opened.article_id) == ()
        await press(pilot, "u")
        assert told(screen.app)[-1] == "Undone: statements coded: 1."
        assert not any(one.codes for one in library.corrections.corrected(opened.article_id).statements)


async def test_what_was_left_out_is_told_by_its_reason(make_app: MakeApp, opened: Opened, tmp_path: Path) -> None:
    rows = (row(opened.article.source, "Itu tebakan"), row("https://nowhere.example/9", "Itu"), {"uri": "x"}, 5)
    written(tmp_path, *rows, row(opened.article.source, "tidak ada di sini sama sekali"))
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "L", "i")
        await write(pilot, f"{tmp_path}/cat")
        await press(pilot, "enter")
        answer = listing(pilot, Answer)
        said = "\n".join(str(words.content) for words in answer.query(Static))
        for words in ("2 added", "1 without its passage", "3 left out", "1  belong to articles", "nowhere.example/9"):
            assert words in said
        await press(pilot, "escape", "escape")
        assert pilot.app.screen is screen


async def test_notes_come_in_from_the_list_of_notes_and_stand_in_the_text(
    make_app: MakeApp, opened: Opened, tmp_path: Path
) -> None:
    written(tmp_path, row(opened.article.source, "Itu tebakan"))
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "l", "i")
        await write(pilot, f"{tmp_path}/cat")
        await press(pilot, "enter")
        assert "Itu tebakan" in page(pilot)
        assert [note.text for note in screen.reading.notes] == ["cek lagi"]


async def test_only_files_of_notes_and_folders_are_offered_and_tab_completes(make_app: MakeApp, tmp_path: Path) -> None:
    folder = tmp_path / "kiriman"
    (folder / "dalam").mkdir(parents=True)
    for name in ("a.json", "b.txt", "c.qdpx", "d.JSONLD"):
        (folder / name).touch()
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "L", "i")
        await write(pilot, f"{tmp_path}/kir")
        await press(pilot, "tab")
        dialog = listing(pilot)
        assert dialog.panel.typed == f"{folder}/"
        assert page(pilot).split() == ["a.json", "c.qdpx", "d.JSONLD", "dalam/"]
        await press(pilot, "down", "tab")
        assert dialog.panel.typed == f"{folder}/c.qdpx"
        await press(pilot, "ctrl+u")
        await write(pilot, f"{folder}/b.txt")
        assert page(pilot).split() == ["b.txt"]  # whoever names it means it


async def test_a_file_that_is_none_is_one_sentence_and_nothing_is_lost(
    make_app: MakeApp, library: Library, opened: Opened, tmp_path: Path
) -> None:
    (tmp_path / "rusak.qdpx").write_bytes(b"PK\x03\x04 rusak")
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "L", "i")
        await write(pilot, f"{tmp_path}/rus")
        await press(pilot, "enter")
        assert "no REFI-QDA project" in told(screen.app)[-1]
        assert library.notes.of_article(opened.article_id) == ()
