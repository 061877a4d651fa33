"""What is opened from the text and the library: the list of notes, versions compared, exports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.export.formats import formats
from reader.library import Library
from reader.model import ChangeKind, DiffPart, Opened, Span
from reader.tui.drawing.changes import set_lines, shortened
from reader.tui.library.export import file_stem
from reader.tui.library.notes import NotesScreen
from reader.tui.library.versions import DiffScreen, VersionsList
from reader.tui.reading.notes.editor import NoteEditor
from tests.tui.conftest import MakeApp, on_screen
from tests.tui.fakes import TEXT, open_text
from tests.tui.sheets import go_to_row, lines, listing, page, press, remark, told, write
from tests.tui.test_library import SECOND, UNION


@pytest.fixture
def second(library: Library, opened: Opened, tmp_path: Path) -> Opened:
    """The second article, analysed and read after the first."""
    return open_text(library, tmp_path, SECOND, name="serikat.txt")


# ---------------------------------------------------------------- notes


async def noted(library: Library, opened: Opened) -> None:
    """Two notes on the first article."""
    library.notes.add(opened.article_id, Span(50, 70), text="periksa angka ini", colour="green", tags=("angka",))
    library.notes.add(opened.article_id, Span(200, 220), text="", colour="pink")


async def test_the_notes_of_the_article_are_listed_and_filtered(
    make_app: MakeApp, library: Library, opened: Opened
) -> None:
    await noted(library, opened)
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "l")
        assert "periksa angka ini #angka" in page(pilot)
        assert sum(" • " in line for line in lines(pilot)) == 2
        await press(pilot, "slash")
        await write(pilot, "#angka")
        assert sum(" • " in line for line in lines(pilot)) == 1


async def test_c_shows_one_colour_after_the_other(make_app: MakeApp, library: Library, opened: Opened) -> None:
    await noted(library, opened)
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "l", "C", "C")
        assert remark(pilot) == "green"
        assert sum(" • " in line for line in lines(pilot)) == 1


async def test_enter_reads_the_passage(make_app: MakeApp, library: Library, opened: Opened) -> None:
    await noted(library, opened)
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "l", "enter")
        assert pilot.app.screen is screen
        assert screen.reading.point == Span(50, 70)


async def test_a_note_is_recoloured_deleted_and_brought_back(
    make_app: MakeApp, library: Library, opened: Opened
) -> None:
    await noted(library, opened)
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "l", "c")
        assert library.notes.of_article(opened.article_id)[0].colour == "blue"
        await press(pilot, "D")
        assert len(library.notes.of_article(opened.article_id)) == 1
        await press(pilot, "u")
        assert len(library.notes.of_article(opened.article_id)) == 2
        await press(pilot, "escape")
        assert len(screen.reading.notes) == 2


async def test_e_opens_the_editor_and_the_list_shows_what_was_written(
    make_app: MakeApp, library: Library, opened: Opened
) -> None:
    await noted(library, opened)
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "l", "e")
        editor: object = pilot.app.screen
        assert isinstance(editor, NoteEditor)
        await write(pilot, " lagi")
        await press(pilot, "ctrl+s")
        listing(pilot, NotesScreen)
        assert "periksa angka ini lagi" in page(pilot)


async def test_an_orphan_is_listed_and_attached_to_the_selection(
    make_app: MakeApp, library: Library, opened: Opened, tmp_path: Path
) -> None:
    start = TEXT.index("Menurut Serikat")
    library.notes.add(opened.article_id, Span(start, TEXT.index("\n", start)), text="yatim")
    (tmp_path / "teluk.txt").write_text(TEXT[: start - 2] + "\n", encoding="utf-8")
    shortened_text = library.articles.open(str(tmp_path / "teluk.txt"), language="id")
    async with on_screen(make_app(shortened_text), 120, 40) as (pilot, screen):
        await press(pilot, "l")
        assert "passage lost" in page(pilot)
        await press(pilot, "enter")
        assert "not in the text any more" in told(screen.app)[-1]
        await press(pilot, "r")
        assert pilot.app.screen is screen
        assert "Choose the passage of “yatim”" in screen.who.aside
        await press(pilot, "enter")  # nothing is chosen yet
        assert library.notes.of_article(opened.article_id)[0].found is None
        screen.article.choose_span(Span(50, 60))
        await press(pilot, "enter")
        assert "Attached to the selection" in told(screen.app)[-1]
        assert screen.who.aside == ""
        note = library.notes.of_article(opened.article_id)[0]
        assert note.found is not None
        assert note.found.span == Span(50, 60)


async def test_a_note_of_another_article_is_attached_there_or_left_as_it_is(
    make_app: MakeApp, library: Library, opened: Opened, second: Opened
) -> None:
    note = library.notes.add(second.article_id, Span(0, 10), text="pindah")
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "J", "r")
        assert screen.reading.article_id == second.article_id
        await press(pilot, "v", "l", "escape")  # what is chosen is dropped, the note still waits
        assert "Choose the passage of “pindah”" in screen.who.aside
        await press(pilot, "escape", "enter")
        assert screen.who.aside == ""
        assert library.notes.of_article(second.article_id)[0].anchor == note.anchor
        await press(pilot, "escape", "escape", "J", "r")
        screen.article.choose_span(Span(8, 20))
        await press(pilot, "enter")
        assert library.notes.of_article(second.article_id)[0].anchor.start == 8
        await press(pilot, "u")
        assert library.notes.of_article(second.article_id)[0].anchor == note.anchor


async def test_the_notes_of_all_articles(make_app: MakeApp, library: Library, opened: Opened, second: Opened) -> None:
    await noted(library, opened)
    library.notes.add(second.article_id, Span(0, 10), text="dari yang kedua")
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await press(pilot, "J")
        assert "dari yang kedua" in page(pilot)
        assert UNION in page(pilot)
        await press(pilot, "A")
        assert "dari yang kedua" not in page(pilot)
        await press(pilot, "A")
        await go_to_row(pilot, "Serikat Ne")
        await press(pilot, "enter")
        assert screen.reading.article_id == second.article_id


# ---------------------------------------------------------------- versions


async def test_versions_are_listed_and_compared(
    make_app: MakeApp, library: Library, opened: Opened, tmp_path: Path
) -> None:
    changed = TEXT.replace("enam \\\npuluh", "enam puluh").replace("Itu tebakan", "Itu cuma tebakan")
    (tmp_path / "teluk.txt").write_text(changed, encoding="utf-8")
    later = library.articles.open(str(tmp_path / "teluk.txt"), language="id")
    async with on_screen(make_app(later), 120, 40) as (pilot, _):
        await press(pilot, "W")
        assert isinstance(pilot.app.screen, VersionsList)
        assert "present" in page(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, DiffScreen)
        text = page(pilot)
        assert "cuma" in text
        assert "Ratna Wijanarko" in text  # the new text was analysed, and her statement is another
        assert "No statement changed" not in text
        assert any(line.lstrip().startswith(("+", "±")) for line in lines(pilot))


async def test_an_article_that_never_changed_says_so(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "W")
        assert "never changed" in page(pilot)


def test_a_comparison_keeps_every_changed_word_and_cuts_what_is_the_same() -> None:
    parts = [
        DiffPart(ChangeKind.SAME, "awal " * 200),
        DiffPart(ChangeKind.REMOVED, "lama "),
        DiffPart(ChangeKind.ADDED, "baru sekali "),
        DiffPart(ChangeKind.SAME, "akhir " * 200),
    ]
    pieces = list(shortened(parts))
    assert sum(len(text) for text, kind in pieces if kind is ChangeKind.SAME) < 400
    rows = list(set_lines(iter(pieces), 40))
    assert "".join(text for row in rows for text, kind in row if kind is ChangeKind.ADDED).strip() == "baru sekali"
    assert "[lama] " in [text for text, _ in pieces]
    assert all(sum(len(text) for text, _ in row).bit_length() < 7 for row in rows)


def test_a_word_wider_than_the_line_is_cut_and_not_lost() -> None:
    rows = list(set_lines(iter([("x" * 95, ChangeKind.ADDED)]), 20))
    assert "".join(text for row in rows for text, _ in row) == "x" * 95


# ---------------------------------------------------------------- export


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


async def test_what_an_actor_said_is_exported(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with on_screen(make_app(), 120, 40) as (pilot, _):
        await press(pilot, "n", "i", "o", "x", "enter")
        assert "Itu tebakan" in (tmp_path / "ratna-wijanarko.md").read_text(encoding="utf-8")


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
