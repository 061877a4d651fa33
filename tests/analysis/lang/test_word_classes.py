"""Words of one part of speech: as they stand, and with the capital of a sentence's head."""

from __future__ import annotations

from reader.analysis.lang.word_classes import word_classes


def test_a_capital_changes_nothing_but_where_it_makes_a_name() -> None:
    classes = word_classes("en")
    assert (classes["would"], classes["Would"]) == ("AUX", "AUX")
    assert classes["may"] == "AUX"
    assert "May" not in classes
