"""Where a body's region ends and the person behind it begins. Names are made up."""

from __future__ import annotations

import pytest

from reader.analysis.entities.gazetteer import gazetteer
from reader.analysis.entities.regions import bounded

Names = list[tuple[str, str]]


def drawn(text: str, seen: Names, language: str = "id") -> Names:
    """The names of a text in which these were seen, by words and label."""
    spans = [(text.index(name), text.index(name) + len(name), label) for name, label in seen]
    return [(text[start:end], label) for start, end, label in bounded(text, spans, gazetteer(language))]


LINES: list[tuple[str, Names, Names]] = [
    (
        "Ketua Asosiasi Sopir Sulut Wempi Kaparang hadir.",
        [("Asosiasi Sopir", "ORG"), ("Sulut Wempi Kaparang", "PER")],
        [("Asosiasi Sopir Sulut", "ORG"), ("Wempi Kaparang", "PER")],
    ),
    (
        "Ketua Asosiasi Sopir Lampung Utara Wempi Kaparang hadir.",
        [("Asosiasi Sopir", "ORG"), ("Lampung Utara Wempi Kaparang", "PER")],
        [("Asosiasi Sopir Lampung Utara", "ORG"), ("Wempi Kaparang", "PER")],
    ),
    (
        "Kepala BPBD Wanasigra Selatan Wempi Kaparang hadir.",
        [("BPBD Wanasigra Selatan Wempi", "ORG"), ("Kaparang", "PER")],
        [("BPBD Wanasigra Selatan", "ORG"), ("Wempi Kaparang", "PER")],
    ),
    (
        "Ketua KNPI Lampung Utara Wempi Kaparang hadir.",
        [("Lampung Utara", "PER"), ("Wempi Kaparang", "PER")],
        [("Lampung Utara", "GPE"), ("Wempi Kaparang", "PER")],
    ),
]


@pytest.mark.parametrize(("text", "seen", "expected"), LINES, ids=[row[0] for row in LINES])
def test_the_line_is_drawn_behind_the_region(text: str, seen: Names, expected: Names) -> None:
    assert drawn(text, seen) == expected


KEPT: list[tuple[str, Names, str]] = [
    (
        "Ketua Asosiasi Sopir, Sulut Wempi Kaparang hadir.",
        [("Asosiasi Sopir", "ORG"), ("Sulut Wempi Kaparang", "PER")],
        "a comma between",
    ),
    (
        "Ketua Asosiasi Sopir Sulut Kaparang hadir.",
        [("Asosiasi Sopir", "ORG"), ("Sulut Kaparang", "PER")],
        "one word would be left",
    ),
    (
        "Kepala BPBD Wanasigra Selatan Provinsi Kaparang hadir.",
        [("BPBD Wanasigra Selatan Provinsi", "ORG"), ("Kaparang", "PER")],
        "a head noun behind the direction",
    ),
    (
        "Ketua KNPI Wempi Raya Kaparang hadir.",
        [("Wempi Raya", "PER"), ("Kaparang", "PER")],
        "no listed region",
    ),
]


@pytest.mark.parametrize(("text", "seen", "reason"), KEPT, ids=[row[2] for row in KEPT])
def test_what_no_region_tells_stays(text: str, seen: Names, reason: str) -> None:
    assert drawn(text, seen) == seen, reason


def test_where_the_head_noun_comes_last_nothing_is_drawn() -> None:
    seen = [("Acme Drivers", "ORG"), ("Boston Ann Poe", "PER")]
    assert drawn("Acme Drivers Boston Ann Poe spoke.", seen, "en") == seen
