"""What is known of an article that is read, without drawing it: places, statements, hues."""

from __future__ import annotations

from dataclasses import replace

from reader.model import Article
from reader.tui.reading.jumps import Jumps
from reader.tui.reading.state import ReadingState


def test_jumps_go_back_over_all_places_and_forward_again() -> None:
    jumps = Jumps()
    jumps.leave(10)
    jumps.leave(50)
    assert [jumps.go(-1, 90), jumps.go(-1, 50), jumps.go(-1, 10)] == [50, 10, None]
    assert [jumps.go(1, 10), jumps.go(1, 50), jumps.go(1, 90)] == [50, 90, None]
    jumps.go(-1, 90)
    jumps.leave(70)
    assert jumps.go(1, 70) is None


def test_a_thousand_jumps_keep_the_last_hundred() -> None:
    jumps = Jumps()
    for offset in range(1000):
        jumps.leave(offset)
    back = [jumps.go(-1, 5000)]
    while (place := jumps.go(-1, 0)) is not None:
        back.append(place)
    assert back[0] == 999
    assert len(back) <= Jumps.KEPT + 1


def test_the_innermost_statement_is_the_one_at_an_offset(reading: ReadingState) -> None:
    for index, statement in enumerate(reading.statements):
        for span in statement.spans:
            assert reading.statement_at(span.start) == index
            assert reading.statement_at(span.end - 1) == index
    assert reading.statement_at(0) is None


def test_who_says_most_has_the_first_hue(reading: ReadingState) -> None:
    counts = {actor: len(indices) for actor, indices in reading.statements_of.items()}
    assert sorted(reading.hues, key=lambda actor: reading.hues[actor]) == sorted(
        counts, key=lambda actor: -counts[actor]
    )


def test_the_current_statement_stays_where_its_text_is_when_the_analysis_changes(reading: ReadingState) -> None:
    assert reading.analysis is not None
    reading.current = 4
    reading.understand(replace(reading.analysis, statements=reading.analysis.statements[2:]))
    assert reading.current == 2


def test_an_article_without_text_has_no_marks() -> None:
    reading = ReadingState(Article("-", "", ()), 0)
    assert reading.next_statement(1) is None
    assert reading.next_statement(-1) is None
    assert reading.statement_at(0) is None
