"""Exports: which format, which file, and what is exported from which list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.export.content import Content
from reader.export.formats import formats, writing
from reader.library import Library
from reader.model import Opened, Span
from reader.tui.library.export import file_stem
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.library.samples import PORT, UNION
from tests.tui.lists import go_to_row, lines, listing, press, told, write


async def noted(library: Library, opened: Opened) -> None:
    """Two notes on the first article."""
    library.notes.add(opened.article_id, Span(50, 70), text="periksa angka ini", colour="green", tags=("angka",))
    library.notes.add(opened.article_id, Span(200, 220), text="", colour="pink")


async def test_an_article_is_exported_in_the_form_that_is_chosen(
    make_app: MakeApp, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "Z", *["down"] * list(formats()).index("json"))
        name = listing(pilot).panel.typed
        assert name.endswith(".json")
        await press(pilot, "enter")
        assert pilot.app.screen is screen
        written = json.loads(Path(name).read_text(encoding="utf-8"))
        assert written
        assert "Written to" in told(screen.app)[-1]


async def test_a_path_that_is_typed_does_not_follow_the_form(make_app: MakeApp, tmp_path: Path) -> None:
    target = tmp_path / "milik-saya.txt"
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "Z", "ctrl+u")
        await write(pilot, str(target))
        await press(pilot, "down", "enter")
        assert target.exists()


async def test_what_cannot_be_written_is_told_and_can_be_tried_again(make_app: MakeApp, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x", encoding="utf-8")
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "Z", "ctrl+u")
        await write(pilot, str(tmp_path / "berkas" / "x.md"))
        await press(pilot, "enter")
        assert pilot.app.screen is not screen
        assert told(screen.app)


async def test_a_click_on_a_box_ticks_and_forms_that_end_alike_have_files_of_their_own(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "n", "i", "o", "x")
        rows = lines(pilot)
        numbers = {name: next(at for at, line in enumerate(rows) if name in line) for name in ("statements", "notes")}
        for number in (*numbers.values(), numbers["notes"], numbers["notes"]):
            await pilot.click(listing(pilot).panel.items, offset=(3, number))
        await press(pilot)
        assert [line.strip()[:3] for line in lines(pilot)].count("[x]") == 2
        await press(pilot, "pageup", "up", "up", "up", "up", "up", "enter")
        made = sorted(path.name for path in tmp_path.glob("ratna-wijanarko*"))
        assert made == ["ratna-wijanarko-csv-notes.csv", "ratna-wijanarko.csv", "ratna-wijanarko.md"]


async def test_what_an_actor_said_is_exported(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "n", "i", "o", "x", "enter")
        assert "Itu tebakan" in (tmp_path / "ratna-wijanarko.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("row", "form", "file", "holds"),
    [
        ("Itu tebakan", "csv-statements", "tebakan.csv", "Itu tebakan"),
        ("periksa tebakan", "csv-notes", "tebakan.csv", "periksa tebakan"),
        ("Wijanarko menolak", "markdown", "tebakan.md", PORT),
    ],
)
async def test_all_that_a_search_found_is_exported_by_what_the_row_is(
    make_app: MakeApp,
    library: Library,
    opened: Opened,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    row: str,
    form: str,
    file: str,
    holds: str,
) -> None:
    library.notes.add(opened.article_id, Span(50, 70), text="periksa tebakan")
    monkeypatch.chdir(tmp_path)
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "F")
        await write(pilot, "tebakan")
        await go_to_row(pilot, row)
        await press(pilot, "ctrl+s")
        wanted = [one.id for one in writing(_CONTENTS[form]).values()].index(form)
        await press(pilot, *["down"] * wanted, "enter")
        made = (tmp_path / file).read_text(encoding="utf-8-sig")
        assert holds in made


_CONTENTS = {"csv-statements": Content.STATEMENTS, "csv-notes": Content.NOTES, "markdown": Content.ARTICLES}
"""What is chosen where a format is asked for."""


async def test_the_articles_that_are_listed_are_exported_together(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "L", "/", *"pelabuhan", "enter", "X", "enter")
        assert "pelabuhan.md" in [path.name for path in tmp_path.iterdir()]
        assert "Pelabuhan Teluk Kenari" in (tmp_path / "pelabuhan.md").read_text(encoding="utf-8")


async def test_the_notes_that_are_listed_are_exported(
    make_app: MakeApp, library: Library, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    await noted(library, opened)
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "l", "C", "C", "x")
        await press(pilot, "enter")
        (made,) = [path for path in tmp_path.iterdir() if path.suffix == ".md"]
        assert "periksa angka ini" in made.read_text(encoding="utf-8")
        assert "pink" not in made.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("title", "stem"),
    [("Harga Beras: naik 5%?", "harga-beras-naik-5"), ("///", "kutip"), ("é" * 100, "é" * 60), ("../../etc", "etc")],
)
def test_a_title_becomes_the_name_of_a_file(title: str, stem: str) -> None:
    assert file_stem(title) == stem


async def test_where_else_a_quotation_stands_is_exported(
    make_app: MakeApp, second: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        screen.set_current(5)
        await press(pilot, "=", "x", "enter")
        (made,) = tmp_path.glob("*.md")
        assert UNION[:24] in made.read_text(encoding="utf-8")
        assert screen.reading.article_id != second.article_id


@pytest.mark.parametrize(
    ("typed", "form", "holds"), [("tebakan", "csv-statements", "Itu tebakan"), ("angka", "csv-notes", "periksa angka")]
)
async def test_what_bears_a_code_is_exported_as_it_is_filtered(
    make_app: MakeApp,
    library: Library,
    opened: Opened,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    form: str,
    holds: str,
) -> None:
    statements = library.corrections.corrected(opened.article_id).statements
    for statement in (statements[4], statements[8]):
        library.codes.give(opened.article_id, statement.id, "klaim")
    library.notes.add(opened.article_id, Span(50, 70), text="periksa angka itu", tags=["klaim"])
    library.notes.add(opened.article_id, Span(80, 90), text="yang ketiga", tags=["klaim"])
    monkeypatch.chdir(tmp_path)
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "&")
        await go_to_row(pilot, "klaim")
        await press(pilot, "enter", "/")
        await write(pilot, typed)
        await press(pilot, "enter")
        await go_to_row(pilot, typed)
        await press(pilot, "x")
        shown = [one.id for one in writing(_CONTENTS[form]).values()].index(form)
        await press(pilot, *["down"] * shown, "enter")
        made = (tmp_path / "klaim.csv").read_text(encoding="utf-8-sig")
        assert holds in made
        assert "Baja penyangganya" not in made
        assert "ketiga" not in made
