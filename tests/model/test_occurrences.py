"""Where words occur in a text, the nearest ones where they are many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.anchors import MOST
from reader.model.occurrences import occurrences


@pytest.mark.parametrize(
    ("text", "words", "near", "places"),
    [
        ("abcabcab", "ab", 0, [0, 3, 6]),
        ("abcabcab", "ab", 3, [0, 3, 6]),
        ("abcabcab", "ab", 99, [0, 3, 6]),
        ("abcabcab", "ab", -9, [0, 3, 6]),
        ("aaaa", "aa", 1, [0, 1, 2]),  # one may begin within another
        ("abc", "d", 1, []),
        ("abc", "c", 2, [2]),
        ("cab", "c", 1, [0]),
    ],
)
def test_all_places_of_the_same_words_are_weighed(text: str, words: str, near: int, places: list[int]) -> None:
    assert occurrences(text, words, near, MOST) == places


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        ("air di kali dan air di kalimat", "air di k", [0, 16]),  # the last word goes on
        ("di kali, Adi kali", "di kali", [0, 10]),  # the first one began before
        ("a di b di b di c", "b di b", [5]),
        ("di b di b", " di ", [4]),
        ("di air", "(x di air", []),  # it would begin before the text
    ],
)
def test_passages_with_a_whole_word_inside_are_looked_up_by_it(text: str, words: str, places: list[int]) -> None:
    assert occurrences(text, words, 0, MOST) == places


@given(st.text("ab ", max_size=60), st.text("ab ", min_size=1, max_size=7), st.integers(-5, 70))
def test_places_are_those_that_a_walk_through_the_text_finds(text: str, words: str, near: int) -> None:
    assert occurrences(text, words, near, MOST) == [at for at in range(len(text)) if text.startswith(words, at)]


@pytest.mark.parametrize(("near", "first"), [(0, 0), (10, 0), (500, 400), (1000, 800)])
def test_of_many_places_the_nearest_ones_are_weighed(near: int, first: int) -> None:
    places = occurrences("a" * 1000, "a", near, MOST)
    assert len(places) == MOST
    assert all(abs(place - near) <= MOST for place in places)
    assert first - 1 <= places[0] <= first + 1
    assert places == sorted(places)
