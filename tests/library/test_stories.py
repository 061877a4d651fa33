"""Articles that tell of one event: grouped, and set side by side."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reader.library.alike_articles import NEIGHBOURS, WINDOW_DAYS, Told, groups, likenesses
from reader.library.stories import Story, StoryArticle, side_by_side
from reader.model import Span, StatementCard, StatementKind
from tests.sample_library import TEXT, Bench

DAY = date(2026, 2, 3)


def told(article_id: int, *names: str, day: date | None = DAY) -> Told:
    """An article in which the first of those it names speaks."""
    return Told(article_id, day, tuple((name, number == 0) for number, name in enumerate(names)))


def crowd(first: int = 100, count: int = 60) -> list[Told]:
    """Articles of the same days that share one name, which all name, and nothing else."""
    return [told(first + n, "everybody", f"own {n}", f"other {n}") for n in range(count)]


def test_articles_that_share_rare_actors_are_one_story_and_a_common_name_makes_none() -> None:
    pair = [told(1, "tuti", "bagas", "everybody"), told(2, "bagas", "tuti", "everybody")]
    assert groups([*pair, *crowd()]) == [[1, 2]]


def test_one_name_in_two_long_lists_is_not_enough() -> None:
    one = told(1, "tuti", *(f"a{n}" for n in range(6)))
    other = told(2, "tuti", *(f"b{n}" for n in range(6)))
    assert groups([one, other, *crowd()]) == []


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (DAY, DAY + timedelta(WINDOW_DAYS), [[1, 2]]),
        (DAY, DAY + timedelta(WINDOW_DAYS + 1), []),
        (DAY, None, []),
        (None, None, [[1, 2]]),
    ],
)
def test_only_days_near_each_other_are_one_event(
    first: date | None, second: date | None, found: list[list[int]]
) -> None:
    articles = [told(1, "tuti", "bagas", day=first), told(2, "tuti", "bagas", day=second)]
    assert groups([*articles, *crowd()]) == found


def test_a_shared_quotation_brings_two_together_that_share_too_few_names() -> None:
    one = told(1, "tuti", *(f"a{n}" for n in range(6)))
    other = told(2, "tuti", *(f"b{n}" for n in range(6)))
    far = told(3, "tuti", *(f"c{n}" for n in range(6)), day=DAY + timedelta(99))
    assert groups([one, other, far, *crowd()], [(1, 2, 3), (1, 2), (7, 8)]) == [[1, 2]]


def test_a_third_article_that_is_like_one_of_two_only_stays_out() -> None:
    pair = [told(1, "tuti", "bagas", "ratih"), told(2, "tuti", "bagas", "ratih", "wening", "sekar")]
    third = told(3, "wening", "sekar", "lain", "jauh", "kota")
    assert groups([*pair, third, *crowd()]) == [[1, 2]]


def test_the_largest_story_is_first_and_its_articles_stand_by_day() -> None:
    three = [told(n, "tuti", "bagas", day=DAY + timedelta(3 - n)) for n in (1, 2, 3)]
    two = [told(n, "ratih", "sekar") for n in (4, 5)]
    assert groups([*two, *three, *crowd()]) == [[3, 2, 1], [4, 5]]
    assert groups([]) == []
    assert groups([told(1), told(2)]) == []


def test_an_article_meets_the_next_few_only_under_a_name_that_all_have() -> None:
    same = [told(n, "everybody", day=DAY) for n in range(200)]
    assert len(likenesses(same)) == 0  # a name that every article has tells nothing
    few = [told(n, "tuti", "bagas") for n in range(60)]
    pairs = likenesses([*few, *crowd(count=400)])
    assert 0 < len(pairs) <= 60 * NEIGHBOURS


# -------------------------------------------------------------------- side by side

STORY = Story(
    (
        StoryArticle(1, "Pasar tutup", "Warta", DAY, 2),
        StoryArticle(2, "Tutup pasar", "kabar.id", DAY, 2),
        StoryArticle(3, "Lagi: pasar", "WARTA", None, 1),
    )
)


def card(article_id: int, number: int, text: str, who: str | None = "Tuti Larasati") -> StatementCard:
    key = f"person:{who.casefold()}" if who else None
    place = Span(0, len(text))
    kind = StatementKind.DIRECT
    return StatementCard(article_id, f"s{number}", f"#{article_id}", None, DAY, kind, place, text, who, key, DAY, 0.9)


CARDS = (
    card(1, 1, "Pasar tutup sampai jalan di depannya selesai"),
    card(2, 1, "pasar tutup sampai jalan di depannya selesai!"),
    card(2, 2, "Pedagang boleh kembali bulan depan", "Bagas Harun"),
    card(1, 2, "Semua pedagang pindah ke lapangan kota"),
    card(3, 1, "Semua pedagang pindah ke lapangan kota", None),
)


def test_what_several_outlets_have_is_told_once_and_what_one_alone_has_is_marked() -> None:
    full = side_by_side(STORY, CARDS)
    assert [(one.cards[0].text[:14], one.tellers, one.lone) for one in full.statements] == [
        ("Pasar tutup sa", ("Warta", "kabar.id"), False),
        ("Pedagang boleh", ("kabar.id",), True),
        ("Semua pedagang", ("Warta",), True),  # twice in one outlet
    ]
    assert [(one.name, one.counts) for one in full.actors] == [("Tuti Larasati", (2, 1, 0)), ("Bagas Harun", (0, 1, 0))]
    assert STORY.outlets == ("Warta", "kabar.id")
    assert STORY.days == (DAY, DAY)


def test_where_there_is_one_outlet_articles_are_told_apart() -> None:
    one = Story(tuple(article._replace(outlet="Warta") for article in STORY.articles))
    full = side_by_side(one, CARDS)
    assert [(said.tellers, said.lone) for said in full.statements] == [
        (("#1", "#2"), False), (("#2",), True), (("#1", "#3"), False)
    ]  # fmt: skip
    assert Story((STORY.articles[2],)).days == (None, None)


def test_actors_whom_the_reader_joined_are_one_row() -> None:
    full = side_by_side(STORY, CARDS, {(2, "s2"): "person:tuti larasati"})
    assert [(one.key, one.counts) for one in full.actors] == [("person:tuti larasati", (2, 2, 0))]


def test_the_library_finds_the_story_of_an_article(bench: Bench) -> None:
    assert bench.library.stories.all() == ()
    first, second = bench.analysed(), bench.analysed(TEXT.replace("\n\n", "\n\n\n", 1), "lagi.txt")
    story = bench.library.stories.of(first.article_id)
    assert story is not None
    assert set(story.ids) == {first.article_id, second.article_id}
    assert bench.library.stories.of(99) is None
    full = bench.library.stories.side_by_side(story)
    assert any(len(one.cards) == 2 and not one.lone for one in full.statements)
    assert any(actor.counts[0] and actor.counts[1] for actor in full.actors)
