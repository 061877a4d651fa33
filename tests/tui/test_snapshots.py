"""Looks.

What a person should see, as pictures. Renew them with `pytest tests/tui/test_snapshots.py --snapshot-update`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.model import Span
from reader.settings import ArticleSettings, Settings
from reader.tui.reading import changes
from tests.tui.conftest import MakeApp, settled

SnapCompare = Callable[..., bool]


def prepared(*keys: str) -> Callable[[Pilot[Any]], Any]:
    """What is done before the picture is taken: everything is at rest, then these keys."""

    async def run_before(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        await pilot.press(*keys)
        await settled(pilot)

    return run_before


def test_narrow(snap_compare: SnapCompare, make_app: MakeApp) -> None:
    """80x24: the article alone; a gutter bar at each statement in its actor's colour; the third statement is current:
    a block in the gutter, a bright ground, its speaker bold and underlined; the foot says who, how and how surely."""
    assert snap_compare(make_app(), terminal_size=(80, 24), run_before=prepared("n", "n", "n"))


def test_two_panes(snap_compare: SnapCompare, make_app: MakeApp) -> None:
    """120x40: text, map and timeline side by side; the current statement is marked in all three; a doubtful speaker has
    a `~`, an unknown one a `?`, both with a dashed bar."""
    assert snap_compare(make_app(), terminal_size=(120, 40), run_before=prepared("n", "n", "n"))


def test_three_panes(snap_compare: SnapCompare, make_app: MakeApp) -> None:
    """200x60: text, timeline and actors, each actor in one hue everywhere."""
    assert snap_compare(make_app(), terminal_size=(200, 60), run_before=prepared("n", "n", "n"))


def test_light(snap_compare: SnapCompare, make_app: MakeApp) -> None:
    """The same page as ink on paper."""
    app = make_app(settings=Settings(language="en", theme="kutip-light"))
    assert snap_compare(app, terminal_size=(120, 40), run_before=prepared("n", "n", "n"))


def test_indonesian(snap_compare: SnapCompare, make_app: MakeApp) -> None:
    """Head, foot, timeline and keys in Indonesian: `pernyataan`, `berikut`, `yakin`, `Lini masa`."""
    app = make_app(settings=Settings(language="id"))
    assert snap_compare(app, terminal_size=(120, 40), run_before=prepared("n", "n", "n"))


def test_without_colour(snap_compare: SnapCompare, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR: no hue anywhere, and still the current statement (block in the gutter), persons (underlined), places
    (italic), doubtful and unknown speakers (`~`, `?`) are told apart."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app()
    assert snap_compare(app, terminal_size=(120, 40), run_before=prepared("n", "n", "n"))


def test_sixteen_colours(snap_compare: SnapCompare, make_app: MakeApp) -> None:
    """The terminal's own sixteen colours: statements in their actor's, the current one bright on blue, and no other
    ground."""
    app = make_app(settings=Settings(language="en", theme="ansi-dark"))
    assert snap_compare(app, terminal_size=(120, 40), run_before=prepared("n", "n", "n"))


def test_focus(snap_compare: SnapCompare, make_app: MakeApp) -> None:
    """All but what Arman Siregar said steps back, in the gutter, on the map and in the timeline, too."""
    assert snap_compare(make_app(), terminal_size=(120, 40), run_before=prepared("n", "n", "n", "f"))


def test_notes_hits_and_selection(snap_compare: SnapCompare, make_app: MakeApp) -> None:
    """Two overlapping notes (dots in the gutter and the map, coloured grounds, underlined), the hits of a search on a
    bright ground, and a selection in reverse."""
    app = make_app()

    async def run_before(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        screen = app.reading_screen
        assert screen is not None
        app.library.notes.add(screen.reading.article_id, Span(52, 120), text="satu")
        app.library.notes.add(screen.reading.article_id, Span(100, 160), text="dua", colour="pink")
        changes.refresh(screen)
        await settled(pilot)
        await pilot.press("/", *"kapal", "enter", "n", "n")
        screen.article.choose_span(Span(600, 640))
        await settled(pilot)

    assert snap_compare(app, terminal_size=(120, 40), run_before=run_before)


def test_note_editor(snap_compare: SnapCompare, make_app: MakeApp) -> None:
    """The passage above, room to write, tags and the colour of the note, and the keys that save and close."""
    assert snap_compare(make_app(), terminal_size=(80, 24), run_before=prepared("n", "a", *"periksa angkanya"))


def test_legend(snap_compare: SnapCompare, make_app: MakeApp) -> None:
    """Kinds of names with their switches, and every sign with what it means."""
    assert snap_compare(make_app(), terminal_size=(120, 40), run_before=prepared("n", "x"))


def test_justified_and_wide_spaced(snap_compare: SnapCompare, make_app: MakeApp) -> None:
    """A measure of 60 at the left edge, both edges even, an empty line between lines."""
    article = ArticleSettings(width=60, align="left", justify=True, line_spacing=2)
    app = make_app(settings=Settings(language="en", article=article))
    assert snap_compare(app, terminal_size=(120, 40), run_before=prepared("n"))


def test_the_smallest_terminal(snap_compare: SnapCompare, make_app: MakeApp) -> None:
    """20x5: the text, and below it the next statement's key and the way to all others."""
    assert snap_compare(make_app(), terminal_size=(20, 5), run_before=prepared("n"))
