"""The timeline pane: three views of the same statements, filters, keys and mouse, and step with the text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal, get_args, get_type_hints

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.model import Analysis, Article, Block, BlockKind, Opened, Span, Statement, StatementDate, StatementKind
from reader.settings import Settings, TimelineSettings
from reader.tui.drawing.lanes import dots, lane
from reader.tui.reading import changes
from reader.tui.reading.screen import ReadingScreen
from reader.tui.reading.state import ReadingState
from reader.tui.reading.timeline.choice import Choice
from reader.tui.reading.timeline.entries import Entry, Said
from reader.tui.reading.timeline.orders import ORDERS, Listed, Order, by_actor, by_day
from reader.tui.reading.timeline.pane import Timeline
from tests.tui.conftest import MakeApp, on_screen, settled
from tests.tui.fakes import PUBLISHED, TEXT, hand_made


def rows(pane: Timeline) -> list[str]:
    """What the pane shows, line by line."""
    return [pane.render_line(row).text.rstrip() for row in range(pane.size.height)]


def made_reading() -> ReadingState:
    """The made-up article as it is read."""
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(TEXT))),)
    return ReadingState(Article("teluk.txt", TEXT, blocks, published=PUBLISHED), 1, hand_made(TEXT))


# ---------------------------------------------------------------- pure parts


def test_a_lane_is_as_high_as_its_stretch_is_covered() -> None:
    assert lane([Span(0, 10), Span(25, 30)], 40, 4) == "█·▄·"


def test_the_smallest_covered_stretch_still_shows() -> None:
    assert lane([Span(99, 100)], 1000, 4) == "▂···"


def test_a_lane_of_no_cells_or_of_an_empty_text_is_drawn_without_fault() -> None:
    assert lane([Span(0, 5)], 5, 0) == ""
    assert lane([], 0, 3) == "···"
    assert dots([], 0, 3) == "···"


def test_mentions_are_low_marks() -> None:
    assert dots([Span(0, 3), Span(39, 40)], 40, 4) == "▃··▃"


def test_days_come_in_order_and_the_undated_last() -> None:
    reading = made_reading()
    groups = by_day(reading, range(len(reading.statements)))
    assert [day for day, _ in groups] == ["2025-03-10", "2025-03-11", None]
    assert groups[-1][1] == sorted(groups[-1][1])


def test_who_says_most_comes_first_and_the_unknown_last() -> None:
    reading = made_reading()
    actors = [actor for actor, _ in by_actor(reading, range(len(reading.statements)))]
    assert actors[-1] is None
    assert actors[0] in ("a1", "a2")


@pytest.mark.parametrize(
    ("choice", "wanted"),
    [
        (Choice(), 9),
        (Choice(actor="a1"), 3),
        (Choice(actor=""), 1),
        (Choice(kind=StatementKind.DIRECT), 3),
        (Choice(dated=True), 2),
        (Choice(doubtful=True), 2),
        (Choice(noted=True), 0),
        (Choice(actor="a1", kind=StatementKind.DIRECT), 2),
    ],
)
def test_a_choice_leaves_what_meets_all_its_conditions(choice: Choice, wanted: int) -> None:
    assert len(choice.of(made_reading())) == wanted


# ---------------------------------------------------------------- views


async def test_by_text_every_statement_stands_under_its_speaker(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (_, screen):
        shown = "\n".join(rows(screen.timeline))
        assert "Ratna Wijanarko" in shown
        assert "“ Baja penyangganya" in shown
        assert "? biaya perbaikan" in shown
        assert "~ Tidak satu pun" in shown


async def test_by_time_the_days_stand_on_a_spine_and_the_undated_apart(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("T")
        shown = rows(screen.timeline)
        days = [line for line in shown if "●" in line or "○" in line]
        assert [day.split("·")[0].split(maxsplit=1)[1].strip() for day in days] == [
            "Mon 10 Mar 2025",
            "Tue 11 Mar 2025",
            "undated",
        ]


@pytest.mark.parametrize(
    ("settings", "hint"), [(Settings(language="en"), "@ sets the day"), (Settings(language="id"), "@ mengisinya")]
)
async def test_by_time_the_undated_say_which_key_tells_the_day_of_publication(
    make_app: MakeApp, opened: Opened, settings: Settings, hint: str
) -> None:
    async with on_screen(make_app(settings=settings), 120, 40) as (pilot, screen):
        await pilot.press("T")
        assert not any(hint in line for line in rows(screen.timeline))
    undated = replace(opened, article=replace(opened.article, published=None))
    async with on_screen(make_app(undated, settings), 120, 40) as (pilot, screen):
        await pilot.press("T")
        (line,) = [line for line in rows(screen.timeline) if "○" in line]
        assert line.endswith(hint)


async def test_by_actor_each_has_a_lane_with_its_count(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("T", "T")
        shown = rows(screen.timeline)
        own = next(line for line in shown if "Arman Siregar" in line)
        assert own.endswith("3")
        assert any(block in own for block in "▁▂▃▄▅▆▇█")
        assert next(line for line in shown if "unknown" in line).endswith("1")


async def test_a_third_change_of_view_comes_back_to_the_first_view(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        seen = []
        for _ in ORDERS:
            seen.append(screen.timeline.order)
            await pilot.press("T")
        assert seen == list(ORDERS.values())
        assert screen.timeline.order is ORDERS["text"]


async def test_the_view_of_the_settings_is_the_first_one(make_app: MakeApp) -> None:
    settings = Settings(language="en", timeline=TimelineSettings(view="actor"))
    async with on_screen(make_app(settings=settings), 120, 40) as (_, screen):
        assert screen.timeline.order is ORDERS["actor"]


async def test_a_click_on_a_views_name_shows_it(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        head = rows(screen.timeline)[0]
        await pilot.click(screen.timeline, offset=(head.index("actor") + 1, 0))
        assert screen.timeline.order is ORDERS["actor"]


# ---------------------------------------------------------------- step with the text


async def test_the_current_statement_is_the_current_row_in_every_view(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("n", "n", "n")
        for _ in ORDERS:
            assert any("▸" in line and "terburu-buru" in line for line in rows(screen.timeline))
            await pilot.press("T")


async def test_moving_in_the_list_moves_the_text(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("n", "t", "j", "j")
        assert screen.reading.current == 2
        await pilot.press("enter")
        assert screen.focused is screen.article


async def test_statements_on_the_screen_have_a_stronger_spine(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 12) as (pilot, screen):
        first = [line for line in rows(screen.timeline) if "┃" in line]
        await pilot.press("G")
        await pilot.pause()
        last = [line for line in rows(screen.timeline) if "┃" in line]
        assert first
        assert last
        assert first != last


async def test_a_click_on_a_lane_goes_to_the_statement_there(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("T", "T")
        shown = rows(screen.timeline)
        row = next(number for number, line in enumerate(shown) if "Ratna Wijanarko" in line)
        end = max(column for column, sign in enumerate(shown[row]) if sign in "▁▂▃▄▅▆▇█")
        await pilot.click(screen.timeline, offset=(end + 1, row))  # one column for the border
        assert screen.reading.current == 8


async def test_arrows_walk_along_a_lane(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("n", "t", "right")
        assert screen.reading.current == 1
        await pilot.press("right", "right", "right")
        assert screen.reading.current == 8
        await pilot.press("left")
        assert screen.reading.current == 1


async def test_moving_over_the_lanes_opens_each_and_enter_goes_to_its_first_statement(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("T", "T", "t", "g", "j")
        shown = rows(screen.timeline)
        lanes = [line for line in shown if line.lstrip("▸ ").startswith(("Ratna", "Arman", "Serikat"))]
        assert any(line.startswith("▸Arman Siregar") for line in lanes)
        assert any("terburu-buru" in line for line in shown)
        await pilot.press("enter")
        assert screen.reading.current == 2
        assert screen.focused is screen.article


# ---------------------------------------------------------------- filters


async def shown_count(pilot: Pilot[int], screen: ReadingScreen, *keys: str) -> int:
    """How many statements are shown after these keys."""
    await pilot.press(*keys)
    return len(screen.timeline.chosen)


async def test_every_filter_has_a_key_and_0_shows_all_again(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("n", "t")
        assert await shown_count(pilot, screen, "1") == 3
        assert await shown_count(pilot, screen, "1") == 9
        assert [await shown_count(pilot, screen, "2") for _ in range(4)] == [3, 1, 5, 9]
        assert await shown_count(pilot, screen, "3") == 2
        assert await shown_count(pilot, screen, "0", "5") == 2
        assert await shown_count(pilot, screen, "0") == 9


async def test_what_has_a_note_can_be_shown_alone(make_app: MakeApp, library: Library) -> None:
    app = make_app()
    async with on_screen(app, 120, 40) as (pilot, screen):
        statement = screen.reading.statements[4]
        library.notes.add(screen.reading.article_id, Span(statement.start, statement.start + 10))
        changes.refresh(screen)
        await settled(pilot)
        assert await shown_count(pilot, screen, "t", "4") == 1


async def test_a_filter_that_leaves_nothing_says_how_to_end_it(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("t", "4")
        shown = " ".join(" ".join(rows(screen.timeline)).split())
        assert "No statement fits “note”. 0 shows all of them." in shown


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("width", [250, 120, 110, 90, 80, 40, 30])
async def test_every_filter_that_is_on_is_seen_on_any_terminal(
    make_app: MakeApp, width: int, language: Literal["en", "id"]
) -> None:
    async with on_screen(make_app(settings=Settings(language=language)), width, 24) as (pilot, screen):
        await pilot.press("n", "t", "1", "2", "2", "3", "4", "5")
        pane = screen.timeline
        on = [segment.text for segment in pane.render_line(1) if segment.style and segment.style.underline]
        assert [words[0] for words in on] == list("12345")
        assert all(len(words) > 2 for words in on)
        await pilot.press("1")
        head = rows(pane)[1].split()
        assert {"1", "2", "3", "4", "5"} <= set(head)


async def test_an_active_filter_stands_out_in_the_head(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("n", "t", "1")
        head = screen.timeline.render_line(1)
        name = next(segment for segment in head if "Ratna" in segment.text)
        assert name.style is not None
        assert name.style.underline


async def test_a_click_on_a_filter_turns_it_on(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        column = rows(screen.timeline)[1].index("doubt")
        await pilot.click(screen.timeline, offset=(column + 2, 1))
        assert len(screen.timeline.chosen) == 2


async def test_the_head_tells_the_keys_of_filters_only_while_they_are_heard(make_app: MakeApp) -> None:
    """In the text 1 to 5 highlight with a code."""
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        assert screen.timeline.render_line(1).text.split() == ["│", "actor", "kind", "day", "note", "doubt"][1:]
        await pilot.press("t")
        assert "1 actor" in screen.timeline.render_line(1).text
        await pilot.press("escape")
        assert not any(character.isdigit() for character in screen.timeline.render_line(1).text)


async def test_the_words_of_other_filters_stay_beside_a_long_name(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 116, 30) as (pilot, screen):
        await pilot.press("n", "n", "n", "t", "1")
        head = screen.timeline.render_line(1).text
        assert "1 Arman" in head
        assert all(words in head for words in ("2 kind", "3 day", "4 note", "5 doubt")), head


async def test_filtering_by_an_actor_needs_a_statement(make_app: MakeApp) -> None:
    app = make_app()
    async with on_screen(app, 120, 40) as (pilot, screen):
        await pilot.press("t", "1")
        assert len(screen.timeline.chosen) == 9
        assert any("statement" in notice.message for notice in app._notifications)


async def test_in_the_text_digits_are_codes_and_leave_the_timeline_alone(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await pilot.press("n", "5")
        await settled(pilot)
        await pilot.press("escape")
        assert len(screen.timeline.chosen) == 9


# ---------------------------------------------------------------- size


def many(count: int) -> tuple[Article, Analysis]:
    """An article of so many short statements by seven speakers."""
    text = "".join(f"Kalimat nomor {number:05} dari banyak.\n\n" for number in range(count))
    size = len(text) // count
    blocks = tuple(Block(BlockKind.PARAGRAPH, Span(n * size, n * size + size - 2)) for n in range(count))
    base = hand_made(TEXT)
    actors = tuple(replace(base.actors[0], id=f"a{n}", name=f"Tokoh {n}", mentions=()) for n in range(7))
    statements = tuple(
        Statement(
            f"s{n}",
            StatementKind.INDIRECT,
            (Span(n * size, n * size + size - 2),),
            None,
            None,
            f"a{n % 7}",
            StatementDate(f"2025-01-{n % 28 + 1:02}", None),
            0.9,
            "named",
        )
        for n in range(count)
    )
    return Article("banyak.txt", text, blocks), Analysis("id", (), actors, statements, "hand")


def wordy(count: int) -> tuple[Article, Analysis]:
    """An article of so many statements of forty words each by seven speakers."""
    article, analysis = many(count)
    said = [" ".join(f"kata{number:03}ke{word:02}" for word in range(40)) for number in range(count)]
    text = "\n\n".join(said)
    size = len(said[0])
    spans = [Span(number * (size + 2), number * (size + 2) + size) for number in range(count)]
    blocks = tuple(Block(BlockKind.PARAGRAPH, span) for span in spans)
    statements = tuple(replace(one, spans=(span,)) for one, span in zip(analysis.statements, spans, strict=True))
    return replace(article, text=text, blocks=blocks), replace(analysis, statements=statements)


async def read_wordy(pilot: Pilot[int], screen: ReadingScreen, order: Order, count: int = 30) -> None:
    """Read the wordy article, the timeline in this order and with the focus."""
    article, analysis = wordy(count)
    screen.show(Opened(article, screen.reading.article_id, analysis, (), None, False))
    screen.timeline.order = order
    await pilot.press("t", "g")


def number_of_words(shown: list[str], statement: int) -> int:
    """How many words of a statement of the wordy article stand in these lines."""
    return sum(f"kata{statement:03}ke{word:02}" in "\n".join(shown) for word in range(40))


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
@pytest.mark.parametrize("order", list(ORDERS.values()))
async def test_the_current_statement_unfolds_whole_and_the_others_stay_one_line(
    order: Order, size: tuple[int, int], make_app: MakeApp
) -> None:
    async with on_screen(make_app(), *size) as (pilot, screen):
        await read_wordy(pilot, screen, order)
        pane = screen.timeline
        for _ in range(12):
            await pilot.press("j")
            shown, key = rows(pane), pane.current_key
            first, last = pane.lines.of_row(pane.current)
            assert pane.top <= first < pane.top + pane.canvas.view_height
            if not isinstance(key, int):
                continue
            assert last - first + 1 <= pane.canvas.view_height
            assert number_of_words(shown, key) == 40
            others = [line for line in shown if "kata" in line and f"kata{key:03}" not in line]
            assert len(others) == len({line.split("kata")[1][:3] for line in others})


async def test_a_statement_that_is_higher_than_the_pane_is_read_by_pages(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 40, 15) as (pilot, screen):
        await read_wordy(pilot, screen, ORDERS["text"])
        pane, shown = screen.timeline, list[str]()
        while pane.current_key == 0:
            shown += rows(pane)
            await pilot.press("pagedown")
        assert number_of_words(shown, 0) == 40
        await pilot.press("pageup")
        assert pane.current_key == 0


async def test_a_click_on_a_line_of_an_unfolded_statement_is_one_on_it(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await read_wordy(pilot, screen, ORDERS["text"])
        pane = screen.timeline
        await pilot.press("j", "j")
        shown = rows(pane)
        at = next(number for number, line in enumerate(shown) if "kata002ke39" in line)
        assert not any("kata002ke00" in line for line in shown[at:])
        await pilot.click(pane, offset=(12, at))
        assert screen.reading.current == 2
        at = next(number for number, line in enumerate(rows(pane)) if "kata004ke00" in line)
        await pilot.click(pane, offset=(12, at))
        assert screen.reading.current == 4


async def test_while_one_reads_the_text_no_statement_unfolds_and_a_click_meets_the_row_it_sees(
    make_app: MakeApp,
) -> None:
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        await read_wordy(pilot, screen, ORDERS["text"])
        pane = screen.timeline
        await pilot.press("tab")
        while screen.focused is not screen.article:
            await pilot.press("tab")
        await pilot.press("n")
        assert all(number_of_words(rows(pane), statement) < 10 for statement in range(30))
        at = next(number for number, line in enumerate(rows(pane)) if "kata006ke00" in line)
        await pilot.click(pane, offset=(12, at))
        assert screen.reading.current == 6


async def test_few_statements_are_all_unfolded_where_there_is_room(make_app: MakeApp) -> None:
    async with on_screen(make_app(), 200, 60) as (pilot, screen):
        await read_wordy(pilot, screen, ORDERS["text"], count=3)
        assert [number_of_words(rows(screen.timeline), statement) for statement in range(3)] == [40] * 3
        await pilot.resize_terminal(80, 24)
        while screen.timeline.size.height > 24:
            await pilot.pause()
        assert [number_of_words(rows(screen.timeline), statement) == 40 for statement in range(3)].count(True) == 1


async def test_codes_and_a_note_stand_behind_the_whole_statement(make_app: MakeApp, library: Library) -> None:
    async with on_screen(make_app(), 80, 24) as (pilot, screen):
        statement = screen.reading.statements[1]
        span = Span(statement.start, statement.end)
        library.codes.give(screen.reading.article_id, statement.id, "janji")
        library.notes.add(screen.reading.article_id, span)
        changes.refresh(screen)
        await settled(pilot)
        await pilot.press("n", "n", "t")
        shown = rows(screen.timeline)
        assert "enam puluh tahun.”" in "\n".join(shown)
        tail = next(line for line in shown if "#janji" in line)
        assert tail.endswith("•")


@pytest.mark.parametrize("order", list(ORDERS.values()))
async def test_of_five_thousand_statements_only_those_in_sight_are_drawn(
    order: Order, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    original = Timeline.pieces

    def counted(self: Timeline, number: int) -> object:
        drawn.append(number)
        return original(self, number)

    monkeypatch.setattr(Timeline, "pieces", counted)
    async with on_screen(make_app(), 120, 40) as (pilot, screen):
        article, analysis = many(5000)
        screen.reading.article = article
        screen.timeline.reading = ReadingState(article, 1, analysis)
        screen.timeline.order = order
        screen.timeline.reading_changed()
        drawn.clear()
        await pilot.pause()
        assert 0 < len(drawn) <= 2 * 40
        assert len(screen.timeline.chosen) == 5000


async def test_a_narrow_and_low_terminal_still_shows_views_and_statements(make_app: MakeApp, tmp_path: Path) -> None:
    async with on_screen(make_app(), 30, 8) as (pilot, screen):
        await pilot.press("t")
        for _ in ORDERS:
            assert any(line.strip() for line in rows(screen.timeline)[1:])
            await pilot.press("T")


@pytest.mark.parametrize("key", ["t", "p"])
async def test_a_pane_that_takes_the_texts_place_does_not_lose_where_it_was(make_app: MakeApp, key: str) -> None:
    async with on_screen(make_app(), 80, 24) as (pilot, screen):
        place = screen.reading.place
        await pilot.press(key)
        assert screen.article.size.height == 0
        assert screen.reading.place == place


def test_the_settings_choose_among_the_orders() -> None:
    choices = get_args(get_type_hints(TimelineSettings)["view"])
    assert sorted(choices) == sorted(ORDERS)


async def test_an_order_is_one_object_of_the_table(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """An order that nobody wrote texts for is gone through by the same key, under its own name."""

    def backwards(listed: Listed) -> list[Entry]:
        return [Said(index) for index in reversed(listed.chosen)]

    monkeypatch.setitem(ORDERS, "backwards", Order("backwards", "last first", backwards))
    async with on_screen(make_app(), 160, 40) as (pilot, screen):
        while screen.timeline.order.id != "backwards":
            await pilot.press("T")
        assert "last first" in screen.timeline.render_line(0).text
        assert [row.key for row in screen.timeline.rows] == list(range(8, -1, -1))
