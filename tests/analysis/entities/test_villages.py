"""Places that no list holds between an office and a person. Names are made up."""

from __future__ import annotations

import pytest

from reader.analysis.entities.gazetteer import gazetteer
from reader.analysis.entities.villages import parted
from reader.analysis.entities.words import Words


def names(text: str, *seen: tuple[str, str], said: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    """The names of a text in which these were seen, by words and label."""
    found = [(text.index(name), text.index(name) + len(name), label) for name, label in seen]
    return [(text[start:end], label) for start, end, label in parted(Words(text), gazetteer("id"), said, found)]


PARTED = [
    ("Camat Wanasigra Yohanes Tabuni hadir.", ("Wanasigra Yohanes Tabuni", "PER"), "Wanasigra", "GPE"),
    ("Kepala Desa Kolbano Yakob Nahak Seran hadir.", ("Kolbano Yakob Nahak Seran", "PER"), None, ""),
    ("Kepala Desa Kolbano Yohanes Nahak hadir.", ("Kolbano Yohanes Nahak", "PER"), "Kolbano", "GPE"),
    ("Ketua DPRD Wanasigra Ferry Lontoh hadir.", ("Wanasigra Ferry Lontoh", "PER"), "Wanasigra", "GPE"),
    ("Kepala Dinas Pasar Eko Wijayanto hadir.", ("Dinas Pasar Eko Wijayanto", "ORG"), "Dinas Pasar", "ORG"),
]


@pytest.mark.parametrize(("text", "seen", "before", "label"), PARTED, ids=[row[0] for row in PARTED])
def test_a_common_given_name_begins_the_person(
    text: str, seen: tuple[str, str], before: str | None, label: str
) -> None:
    expected = [seen] if before is None else [(before, label), (seen[0].removeprefix(before).strip(), "PER")]
    assert names(text, seen) == expected


WHOLE = [
    ("Rektor Universitas Hadi Wijayanto hadir.", ("Universitas Hadi Wijayanto", "ORG"), "a school is named after one"),
    ("Camat Ferry Eko Lontoh hadir.", ("Ferry Eko Lontoh", "PER"), "a given name before the other"),
    ("Penyanyi Wanasigra Ferry Lontoh hadir.", ("Wanasigra Ferry Lontoh", "PER"), "no office that heads a place"),
    ("Anggota Ombudsman Wanasigra Ferry Lontoh hadir.", ("Wanasigra Ferry Lontoh", "PER"), "a body of the country"),
    ("Camat Wanasigra Ferry hadir.", ("Wanasigra Ferry", "PER"), "one word would be left"),
    ("Camat I Made Eko Lontoh hadir.", ("I Made Eko Lontoh", "PER"), "a word that opens a name"),
]


@pytest.mark.parametrize(("text", "seen", "reason"), WHOLE, ids=[row[2] for row in WHOLE])
def test_a_whole_name_stays_whole(text: str, seen: tuple[str, str], reason: str) -> None:
    assert names(text, seen) == [seen], reason


def test_who_is_called_alone_by_the_first_word_keeps_it() -> None:
    seen = ("Wanasigra Ferry Lontoh", "PER")
    assert names("Camat Wanasigra Ferry Lontoh hadir.", seen, said=frozenset({"Wanasigra"})) == [seen]


@pytest.mark.parametrize("text", ["Ketua DPRD Wanasigra, Rina Lontoh, hadir.", "Bupati Wanasigra Rina Lontoh hadir."])
def test_a_word_between_an_office_and_a_person_is_a_place(text: str) -> None:
    seen = (("DPRD", "ORG"), ("Wanasigra", "PER"), ("Rina Lontoh", "PER"))[0 if "DPRD" in text else 1 :]
    assert ("Wanasigra", "GPE") in names(text, *seen)


@pytest.mark.parametrize(
    "text", ["Ketua DPRD Ferry, Rina Lontoh, dan Tono hadir.", "Kata Wanasigra, Rina Lontoh hadir."]
)
def test_a_person_beside_another_stays_one(text: str) -> None:
    word = "Ferry" if "Ferry" in text else "Wanasigra"
    assert (word, "PER") in names(text, (word, "PER"), ("Rina Lontoh", "PER"))


def test_who_is_named_elsewhere_without_the_place_is_parted_from_it() -> None:
    text = "Kepala Desa Kolbano Yakob Nahak hadir. Lurah Yakob Nahak pulang."
    first, second = text.index("Kolbano"), text.rindex("Yakob")
    whole, alone = (first, first + 19, "PER"), (second, second + 11, "PER")
    found = parted(Words(text), gazetteer("id"), frozenset(), [whole, alone])
    assert [(text[start:end], label) for start, end, label in found[:2]] == [("Kolbano", "GPE"), ("Yakob Nahak", "PER")]
