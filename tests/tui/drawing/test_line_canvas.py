"""What is drawn line by line: a key is one frame, and a line is drawn once."""

from __future__ import annotations

import asyncio

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.pilot import Pilot
from textual.strip import Strip

from reader.tui.app import KutipApp
from reader.tui.drawing.line_canvas import joined
from reader.tui.reading.article.pane import ArticlePane
from reader.tui.reading.timeline.pane import Timeline
from tests.tui.conftest import MakeApp, on_screen


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """As many items as frames were drawn."""
    drawn: list[None] = []
    monkeypatch.setattr(KutipApp, "post_display_hook", lambda _: drawn.append(None))
    return drawn


async def drawn(pilot: Pilot[int]) -> None:
    """Wait for a frame, and for the one after it if there is one."""
    for _ in range(2):
        shown = asyncio.Event()
        pilot.app.screen.call_after_refresh(shown.set)
        await shown.wait()


@pytest.mark.parametrize("key", ["j", "k", "n", "N", "pagedown", "G"])
async def test_a_key_is_one_frame(make_app: MakeApp, frames: list[None], key: str) -> None:
    async with on_screen(make_app(), 120, 16) as (pilot, _):
        await pilot.press("n", "n", "j")
        await drawn(pilot)
        frames.clear()
        await pilot.press(key)
        await drawn(pilot)
        assert len(frames) == 1


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the lines of text that were drawn."""
    drawn: list[int] = []
    draw_line = ArticlePane.draw_line

    def draw(pane: ArticlePane, number: int) -> Strip:
        drawn.append(number)
        return draw_line(pane, number)

    monkeypatch.setattr(ArticlePane, "draw_line", draw)
    return drawn


async def test_a_line_is_drawn_once_however_often_it_is_seen(make_app: MakeApp, lines: list[int]) -> None:
    async with on_screen(make_app(), 120, 16) as (pilot, screen):
        await pilot.press("g")
        await drawn(pilot)
        lines.clear()
        for key in ("j", "j", "k", "k", "j"):
            await pilot.press(key)
            await drawn(pilot)
        assert screen.article.top == 1
        assert len(lines) == len(set(lines))


async def test_the_next_page_is_drawn_before_it_is_asked_for(make_app: MakeApp, lines: list[int]) -> None:
    async with on_screen(make_app(), 120, 16) as (pilot, screen):
        while screen.article.canvas.draw_ahead(range(screen.article.lines.count), 10):
            pass
        lines.clear()
        await pilot.press("pagedown")
        await drawn(pilot)
        assert screen.article.top > 0
        current = screen.reading.statement
        assert current is not None
        spans = [(screen.article.lines.line_of(s.start), screen.article.lines.line_of(s.end)) for s in current.spans]
        marked = {line for first, last in spans for line in range(first, last + 1)}
        assert set(lines) <= marked  # what is current is drawn as such when it becomes so


async def test_the_timeline_stays_as_it_is_while_the_same_statements_are_seen(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    refresh = Timeline.refresh
    async with on_screen(make_app(), 120, 16) as (pilot, screen):
        pane = screen.query_one(Timeline)
        await drawn(pilot)

        def recorded(*regions: object, **wanted: bool) -> Timeline:
            asked.append(regions)
            return refresh(pane, *regions, **wanted)  # type: ignore[arg-type]  # handed on as it came

        monkeypatch.setattr(pane, "refresh", recorded)
        quiet = 0
        for _ in range(12):
            asked.clear()
            before = pane._seen, pane.top
            await pilot.press("j")
            await drawn(pilot)
            if before == (pane._seen, pane.top):
                quiet += 1
                assert asked == []
        assert quiet > 0


WORD, OTHER, TINTED = Style.parse("red on black"), Style.parse("blue on black"), Style.parse("red on green")


LINED = Style.parse("underline red on black")


@pytest.mark.parametrize(
    ("pieces", "sent"),
    [
        ([("a", WORD), ("b", WORD)], [("ab", WORD)]),
        ([("  ", OTHER), ("a", WORD), (" ", OTHER)], [("  a ", WORD)]),  # on one ground a blank has no colour
        ([("a", WORD), (" ", TINTED), ("b", WORD)], [("a", WORD), (" ", TINTED), ("b", WORD)]),  # its ground is seen
        ([("a", LINED), (" ", WORD)], [("a", LINED), (" ", WORD)]),  # the line would go on below it
        ([(" ", LINED), ("a", WORD)], [(" ", LINED), ("a", WORD)]),  # a blank with a line is seen
        ([("a", WORD), ("b", OTHER)], [("a", WORD), ("b", OTHER)]),
        ([("", OTHER), ("a", WORD)], [("a", WORD)]),
    ],
)
def test_a_blank_is_written_in_its_neighbours_colours(
    pieces: list[tuple[str, Style]], sent: list[tuple[str, Style]]
) -> None:
    assert joined(Segment(*piece) for piece in pieces) == [Segment(*piece) for piece in sent]
