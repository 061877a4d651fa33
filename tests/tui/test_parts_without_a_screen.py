"""What the reading room knows without drawing it: places, units, citations, other programs, the map's measures."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.model import Article, Opened, Span
from reader.tui import programs
from reader.tui.drawing.frame import column, frame
from reader.tui.i18n import Translator
from reader.tui.reading.article.citing import cite
from reader.tui.reading.article.marks import SpanIndex
from reader.tui.reading.article.units import Unit, sentence_at, step, word_at
from reader.tui.reading.state import Jumps, ReadingState
from tests.tui.fakes import TEXT

TR = Translator("en")


@pytest.fixture
def reading(opened: Opened) -> ReadingState:
    """The made-up article."""
    return ReadingState.of(opened)


# ---------------------------------------------------------------- places


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


@pytest.mark.parametrize(
    ("stretch", "expected"),
    [((0, 1), [1]), ((5, 8), [1, 2]), ((9, 12), [1, 3]), ((20, 30), []), ((7, 11), [1, 2, 3])],
)
def test_overlapping_spans_are_found_outer_before_inner(stretch: tuple[int, int], expected: list[int]) -> None:
    index = SpanIndex([(Span(5, 9), 2), (Span(0, 20), 1), (Span(10, 15), 3)])
    assert [value for _, value in index.overlapping(*stretch)] == expected


# ---------------------------------------------------------------- units


@pytest.mark.parametrize(
    ("text", "offset", "word"),
    [
        ("baru-baru ini", 6, "baru-baru"),
        ("1.500 tentara", 3, "1.500"),
        ("“Kami”", 2, "Kami"),
        ("a, b", 1, ","),
        ("Jum’at", 4, "Jum’at"),
    ],
)
def test_words(text: str, offset: int, word: str) -> None:
    assert word_at(text, offset).of(text) == word


def test_a_sentence_ends_behind_the_mark_that_closes_its_quotation(opened: Opened) -> None:
    article = opened.article
    span = sentence_at(article, TEXT.index("Dermaga"))
    assert span.of(TEXT) == "“Dermaga itu sudah berumur enam puluh tahun.”"


@pytest.mark.parametrize("unit", list(Unit))
def test_steps_reach_both_ends_and_stop_there(opened: Opened, unit: Unit) -> None:
    article, at, seen = opened.article, 0, 0
    while (after := step(article, at, unit, 1)) > at:
        at, seen = after, seen + 1
    assert at == len(article.text) - 1
    assert seen > 5
    while (before := step(article, at, unit, -1)) < at:
        at = before
    assert at == 0


# ---------------------------------------------------------------- citations


def test_a_quotation_is_cited_with_everything_that_is_known(reading: ReadingState) -> None:
    reading.article = replace(
        reading.article, outlet="Kabar Teluk", url="https://example.org/a_(b)", title="Pelabuhan [ditutup]"
    )
    span = reading.statements[0].spans[0]
    plain = cite(reading, span, TR, markdown=False)
    assert plain.splitlines()[1] == (
        "— Ratna Wijanarko, Wali Kota, said 2025-03-10, “Pelabuhan [ditutup]”, Kabar Teluk, published 2025-03-12, "
        "https://example.org/a_(b)"
    )
    marked = cite(reading, span, TR, markdown=True)
    assert "[Pelabuhan \\[ditutup\\]](<https://example.org/a_(b)>)" in marked
    assert marked.startswith("> Pemerintah Kota Lembayung")


def test_a_doubtful_speaker_is_cited_as_doubtful_and_an_unknown_one_as_unknown(reading: ReadingState) -> None:
    doubtful, unknown = reading.statements[6], reading.statements[7]
    assert "Serikat Nelayan Kenari (doubtful)" in cite(reading, doubtful.spans[0], TR, markdown=False)
    assert "unknown speaker" in cite(reading, unknown.spans[0], TR, markdown=False)


def test_words_outside_statements_are_cited_with_their_source_alone(reading: ReadingState) -> None:
    assert "Wijanarko" not in cite(reading, Span(0, 9), TR, markdown=False)


# ---------------------------------------------------------------- other programs


def test_the_users_command_gets_the_words_in_place_or_on_its_input() -> None:
    echo = f"{sys.executable} -c 'import sys; print(sys.argv[1:] or sys.stdin.read())'"
    assert programs.look_up(echo + " {}", "dua kata") == "['dua kata']"
    assert programs.look_up(echo, "dua kata") == "dua kata"


@pytest.mark.parametrize("command", ["no-such-program {}", "false", "sh -c 'exit 3'", "echo 'open"])
def test_a_command_that_fails_is_one_sentence(command: str) -> None:
    with pytest.raises(ReaderError) as caught:
        programs.look_up(command, "kata")
    assert caught.value.message.endswith(".")


def made_programs(folder: Path, *names: str) -> dict[str, str]:
    """An environment whose PATH leads to these programs alone."""
    for name in names:
        (folder / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return {"PATH": str(folder)}


def test_the_clipboards_program_is_one_that_is_there(tmp_path: Path) -> None:
    there = made_programs(tmp_path, "xclip", "wl-copy")
    assert programs.clipboard_command(there) is None
    xclip = [str(tmp_path / "xclip"), "-selection", "clipboard"]
    assert programs.clipboard_command({"DISPLAY": ":0", **there}) == xclip
    assert programs.clipboard_command({"DISPLAY": ":0", "WAYLAND_DISPLAY": "w", **there}) == [str(tmp_path / "wl-copy")]


def test_without_a_screen_no_browser_is_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("reader.tui.programs.sys.platform", "linux")
    there = made_programs(tmp_path, "xdg-open", "lynx")
    assert programs.link_command("", there) is None
    assert programs.link_command("", {"DISPLAY": ":0", **there}) == [str(tmp_path / "xdg-open")]
    assert programs.link_command("lynx -dump", there) == [str(tmp_path / "lynx"), "-dump"]


def test_words_of_an_article_are_no_option_of_the_program_that_looks_them_up() -> None:
    echo = f"{sys.executable} -c 'import sys; print(sys.argv[1:])' {{}}"
    assert programs.look_up(echo, "--pager=sh kata") == "['pager=sh kata']"
    assert programs.look_up(echo, " /etc/passwd") == "['etc/passwd']"


# ---------------------------------------------------------------- measures


@pytest.mark.parametrize("columns", range(1, 260, 7))
@pytest.mark.parametrize("lines", [1, 5, 8, 24, 60])
def test_the_parts_fill_a_terminal_of_any_size(columns: int, lines: int) -> None:
    measures = frame(columns, lines)
    beside = 0 if measures.room == 1 else measures.pane * (measures.room - 1)
    assert measures.text + measures.map + beside == columns
    assert measures.height >= 1
    left, gutter, measure = column(measures.text, 76, centred=True)
    assert left + gutter + measure <= max(measures.text, gutter + 1)


def test_an_article_without_text_has_no_marks() -> None:
    reading = ReadingState(Article("-", "", ()), 0)
    assert reading.next_statement(1) is None
    assert reading.next_statement(-1) is None
    assert reading.statement_at(0) is None
