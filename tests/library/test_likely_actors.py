"""Who is likely one: a short name that one longer name holds, never one that several do."""

from __future__ import annotations

import pytest

from reader.library.likely_actors import MOST_WITH_A_WORD, likely_equals
from reader.model import ActorCard, ActorKind


def card(name: str, kind: ActorKind = ActorKind.PERSON, key: str = "") -> ActorCard:
    """An actor of that name."""
    return ActorCard(key or name, name, kind, 1, 1, (name,))


@pytest.mark.parametrize(
    ("names", "likely"),
    [
        (["Ratna", "Ratna Wijanarko"], {"Ratna": "Ratna Wijanarko"}),
        (["RATNA", "Ratna Wijanarko"], {"RATNA": "Ratna Wijanarko"}),
        (["Ratna", "Ratna Wijanarko", "Ratna Sari"], {}),  # either may be meant
        (
            ["Ratna", "Ratna Sari", "Ratna Sari Dewi"],  # the longest holds them all
            {"Ratna": "Ratna Sari Dewi", "Ratna Sari": "Ratna Sari Dewi"},
        ),
        (["Sari Ratna", "Ratna Ayu Sari"], {"Sari Ratna": "Ratna Ayu Sari"}),
        (["R", "R Soeprapto"], {}),  # an initial
        (["Ratna", "Ratnawati Sari"], {}),  # a part of a word is none
    ],
)
def test_a_short_name_is_the_one_longer_name_that_holds_it(names: list[str], likely: dict[str, str]) -> None:
    assert likely_equals(map(card, names)) == likely


def test_bodies_and_whom_the_reader_set_apart_are_left_alone() -> None:
    assert likely_equals([card("Kenari", ActorKind.ORGANIZATION), card("Serikat Kenari", ActorKind.ORGANIZATION)]) == {}
    assert likely_equals([card("Ratna", key="ratna person #3"), card("Ratna Sari")]) == {}


def test_a_word_that_very_many_have_tells_nobody() -> None:
    many = [card(f"Siti {number}abc") for number in range(MOST_WITH_A_WORD)]
    assert likely_equals([card("Siti"), *many]) == {}


def test_only_those_who_say_most_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.library.likely_actors.MOST_PERSONS", 1)
    assert likely_equals([card("Ratna"), card("Ratna Sari")]) == {}
