"""What changed from one text to another, in lines."""

from __future__ import annotations

from reader.model import ChangeKind, DiffPart
from reader.tui.drawing.changes import set_lines, shortened


def test_a_comparison_keeps_every_changed_word_and_cuts_what_is_the_same() -> None:
    parts = [
        DiffPart(ChangeKind.SAME, "awal " * 200),
        DiffPart(ChangeKind.REMOVED, "lama "),
        DiffPart(ChangeKind.ADDED, "baru sekali "),
        DiffPart(ChangeKind.SAME, "akhir " * 200),
    ]
    pieces = list(shortened(parts))
    assert sum(len(text) for text, kind in pieces if kind is ChangeKind.SAME) < 400
    rows = list(set_lines(iter(pieces), 40))
    assert "".join(text for row in rows for text, kind in row if kind is ChangeKind.ADDED).strip() == "baru sekali"
    assert "[lama] " in [text for text, _ in pieces]
    assert all(sum(len(text) for text, _ in row).bit_length() < 7 for row in rows)


def test_a_word_wider_than_the_line_is_cut_and_not_lost() -> None:
    rows = list(set_lines(iter([("x" * 95, ChangeKind.ADDED)]), 20))
    assert "".join(text for row in rows for text, _ in row) == "x" * 95
