"""Looks of what lies around the text: timeline, actors, cards, library.

What a person should see, as pictures. Renew them with `pytest tests/tui/test_snapshots_dialogs.py --snapshot-update`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Opened, Particulars, Span
from reader.settings import Settings
from reader.tui.requests import Show
from tests.tui.conftest import MakeApp
from tests.tui.fakes import open_text
from tests.tui.library.samples import SECOND
from tests.tui.test_snapshots import prepared

SnapCompare = Callable[..., bool]


@pytest.fixture
def second(library: Library, opened: Opened, tmp_path: Path) -> Opened:
    """A second article, of which the library knows one statement."""
    return open_text(library, tmp_path, SECOND, name="serikat.txt")


def test_by_time(snap_compare: SnapCompare, make_app: MakeApp) -> None:
    """A spine with two days as full dots, what was said on each below it; the undated apart, under an empty dot."""
    assert snap_compare(make_app(), terminal_size=(120, 40), run_before=prepared("n", "T"))


def test_by_actor(snap_compare: SnapCompare, make_app: MakeApp) -> None:
    """A lane of blocks for each actor with a count, a rule above for the stretch on the screen, the cell of the current
    statement in reverse; below the lanes what the actor of the open lane said."""
    assert snap_compare(make_app(), terminal_size=(120, 40), run_before=prepared("n", "n", "n", "T", "T"))


def test_by_actor_narrow_and_light(snap_compare: SnapCompare, make_app: MakeApp) -> None:
    """80x24, ink on paper: the lanes take the whole width."""
    app = make_app(settings=Settings(language="id", theme="kutip-light"))
    assert snap_compare(app, terminal_size=(80, 24), run_before=prepared("n", "t", "T", "T"))


def test_filtered(snap_compare: SnapCompare, make_app: MakeApp) -> None:
    """Only the doubtful: the filter stands out in the head, the count says 2/9."""
    assert snap_compare(make_app(), terminal_size=(120, 40), run_before=prepared("t", "5"))


def test_lanes_without_colour(snap_compare: SnapCompare, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR: view, open lane (▸) and current cell (reverse) are still told apart."""
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(make_app(), terminal_size=(120, 40), run_before=prepared("n", "T", "T"))


def test_actors(snap_compare: SnapCompare, make_app: MakeApp) -> None:
    """Two lines an actor: name and numbers, then role, kind and where: high where it speaks, low where it is named."""
    assert snap_compare(make_app(), terminal_size=(80, 24), run_before=prepared("n", "p"))


def test_actor_card(snap_compare: SnapCompare, make_app: MakeApp, second: Opened) -> None:
    """Who it is, names used, statements here (the one at which the reader is is chosen), statements elsewhere."""
    keys = ("n", "n", "n", "n", "n", "n", "i")
    assert snap_compare(make_app(), terminal_size=(120, 40), run_before=prepared(*keys))


def test_why(snap_compare: SnapCompare, make_app: MakeApp) -> None:
    """The statement, then word, source, rule, day, sureness as a bar; who else was weighed; the keys that correct."""
    assert snap_compare(make_app(), terminal_size=(80, 24), run_before=prepared("n", "w"))


def test_why_indonesian_and_light(snap_compare: SnapCompare, make_app: MakeApp) -> None:
    """The same in Indonesian, ink on paper."""
    app = make_app(settings=Settings(language="id", theme="kutip-light"))
    assert snap_compare(app, terminal_size=(120, 40), run_before=prepared("n", "w"))


def test_picking_a_speaker(snap_compare: SnapCompare, make_app: MakeApp) -> None:
    """What is typed filters the actors; below them the same name as a new actor of each kind."""
    assert snap_compare(make_app(), terminal_size=(80, 24), run_before=prepared("n", "R", *"arman"))


def test_library(snap_compare: SnapCompare, make_app: MakeApp, second: Opened) -> None:
    """A line an article: title, day, numbers, how far it was read; the keys at the foot."""
    assert snap_compare(make_app(), terminal_size=(120, 40), run_before=prepared("L"))


def test_library_narrow_and_light(snap_compare: SnapCompare, make_app: MakeApp, second: Opened) -> None:
    """80x24: without the outlet's column."""
    app = make_app(settings=Settings(language="id", theme="kutip-light"))
    assert snap_compare(app, terminal_size=(80, 24), run_before=prepared("L"))


def test_search(snap_compare: SnapCompare, make_app: MakeApp, second: Opened) -> None:
    """What is found, by kind, the words bold and underlined; below each where it stands."""
    assert snap_compare(make_app(), terminal_size=(120, 40), run_before=prepared("F", *"bersandar"))


def test_notes(snap_compare: SnapCompare, make_app: MakeApp, library: Library, opened: Opened) -> None:
    """Two lines a note: a dot in its colour and the passage, then the reader's words and tags."""
    library.notes.add(opened.article_id, Span(50, 120), text="periksa lagi", colour="green", tags=("pelabuhan", "kota"))
    library.notes.add(opened.article_id, Span(200, 260), colour="pink")
    assert snap_compare(make_app(), terminal_size=(100, 30), run_before=prepared("l"))


def test_actor_over_articles(snap_compare: SnapCompare, make_app: MakeApp, second: Opened) -> None:
    """One spine of days, each statement with the article in which it stands."""
    keys = ("n", "n", "n", "n", "n", "n", "i", "o")
    assert snap_compare(make_app(), terminal_size=(100, 30), run_before=prepared(*keys))


def test_quotations(
    snap_compare: SnapCompare, make_app: MakeApp, library: Library, tmp_path: Path, opened: Opened
) -> None:
    """Each quotation in bold, under it a line for every article; the word that only one of them has is underlined."""
    quoted = "“Baja penyangganya masih kuat, dan kami punya semua catatannya,”"
    open_text(library, tmp_path, f"Pelabuhan ditutup\n\n{quoted} ujar Siregar.\n", name="dua.txt")
    other = quoted.replace("kuat", "sangat kuat")
    third = open_text(library, tmp_path, f"Siregar membantah\n\n{other} ujar Siregar.\n", name="tiga.txt")
    library.corrections.add_statement(third.article_id, [Span(19, 19 + len(other))])
    assert snap_compare(make_app(), terminal_size=(100, 30), run_before=prepared("f7"))


def test_comparison(
    snap_compare: SnapCompare, make_app: MakeApp, library: Library, tmp_path: Path, opened: Opened
) -> None:
    """The statements that changed, the old words struck through and the new ones underlined; then the text."""
    changed = opened.article.text.replace("Itu tebakan", "Itu cuma tebakan").replace("mobilnya", "mobil dinasnya")
    (tmp_path / "teluk.txt").write_text(changed, encoding="utf-8")
    later = library.articles.open(
        str(tmp_path / "teluk.txt"), told=Particulars(language="id", published=opened.article.published)
    )
    library.analyses.analyse(later)
    assert snap_compare(make_app(later), terminal_size=(100, 30), run_before=prepared("W"))


def test_help(snap_compare: SnapCompare, make_app: MakeApp) -> None:
    """The keys that apply, under their headings, with the page behind."""
    assert snap_compare(make_app(), terminal_size=(120, 40), run_before=prepared("?"))


def test_guide(snap_compare: SnapCompare, make_app: MakeApp) -> None:
    """Five lines at the foot of the first page: n, s, a, t, ?."""
    app = make_app()
    app.call_later(app.post, Show.GUIDE)
    assert snap_compare(app, terminal_size=(100, 30), run_before=prepared())
