"""Which contents share runs of words, held against a plain count of them."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from reader.library import shared_runs
from reader.library.likeness import groups, plain_words
from reader.library.shared_runs import FEWEST_WORDS, RUN_WORDS, SHARED_PART, alike

WORDS = ("kapal", "dermaga", "ombak", "nelayan", "garam", "jaring", "muara", "teluk", "perahu", "angin", "karang")


def runs(content: str) -> set[tuple[str, ...]]:
    """The runs of words of a content."""
    words = plain_words(content)
    if len(words) < FEWEST_WORDS:
        return set()
    return {words[at : at + RUN_WORDS] for at in range(len(words) - RUN_WORDS + 1)}


def counted(contents: list[str]) -> set[tuple[int, int]]:
    """The pairs of different contents that share enough runs, as a count of their words gives them."""
    words = [plain_words(content) for content in contents]
    firsts = [number for number, own in enumerate(words) if words.index(own) == number]
    found = set()
    for one, other in combinations(firsts, 2):
        needed = SHARED_PART * (min(len(words[one]), len(words[other])) - RUN_WORDS + 1)
        shared = runs(contents[one]) & runs(contents[other])
        if shared and len(shared) >= needed:
            found.add((one, other))
    return found


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("chunk", [40, 1_000_000])
def test_the_pairs_are_those_of_a_plain_count(seed: int, chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_runs, "CHUNK_CHARACTERS", chunk)
    monkeypatch.setattr(shared_runs, "KEPT_PAIRS", 10)
    monkeypatch.setattr(shared_runs, "RUN_USES", 1000)
    dice = random.Random(seed)
    contents = [" ".join(dice.choices(WORDS, k=dice.randrange(0, 14))) for _ in range(60)]
    same, near = alike(contents)
    assert set(near) == counted(contents)
    assert len(near) == len(set(near))
    assert all(plain_words(contents[one]) == plain_words(contents[other]) for one, other in same)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Kami akan pergi ke laut,”", "'kami akan pergi ke laut.'"),  # the shape of marks, and capitals
        ("Él dijo que la ciudad está vacía", "ÉL DIJO que la ciudad está vacía"),  # letters beyond ASCII
        ("kami akan – pergi ke laut", "kami akan pergi\u00a0ke laut"),  # dashes and spaces beyond ASCII
        ("kami akan\0pergi ke laut", "kami akan pergi ke laut"),  # what a broken library may hold
        ("kami\nakan pergi\nke laut", "kami akan pergi ke laut"),
    ],
)
def test_the_same_words_are_the_same_content(one: str, other: str) -> None:
    assert alike(["ada yang lain", one, other]) == ([(1, 2)], [])
    assert groups(["ada yang lain", one, other], [1, 2, 3]) == [[1, 2]]


def test_no_contents_and_empty_ones_share_nothing() -> None:
    assert alike([]) == ([], [])
    assert alike(["", "", "”“", "ya", "ya"]) == ([], [])


def test_a_run_that_everybody_uses_tells_little() -> None:
    contents = [f"{first} {second} pada hari ini juga" for first in WORDS for second in WORDS]
    _, near = alike(contents)
    assert len(near) < len(contents) * shared_runs.RUN_USES


def test_a_quotation_in_a_hundred_articles_is_one_group() -> None:
    contents = ["“Kami akan membangun tiga sekolah baru tahun depan,”"] * 100
    assert groups(contents, list(range(100))) == [list(range(100))]
    assert groups(contents, [1] * 100) == []
