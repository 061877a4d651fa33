"""The words of a text by number, and where known names stand among them."""

from __future__ import annotations

import pytest

from reader.analysis.entities.words import Words


@pytest.mark.parametrize(
    ("text", "surfaces", "found"),
    [
        ("Kepala desa itu pergi", ["kepala desa"], ["Kepala desa"]),
        ("kepala desa lama dan kepala desa", ["kepala desa", "kepala desa lama"], ["kepala desa lama", "kepala desa"]),
        # the text ends before the longer one could
        ("Itu kata kepala desa", ["kepala desa", "kepala desa lama sekali"], ["kepala desa"]),
        ("Itu kata kepala", ["kepala desa"], []),
        ("", ["kepala desa"], []),
    ],
)
def test_surfaces_are_found_whatever_their_capitals_the_longest_first(
    text: str, surfaces: list[str], found: list[str]
) -> None:
    assert [text[start:end] for start, end in Words(text).scan_lower(surfaces)] == found
