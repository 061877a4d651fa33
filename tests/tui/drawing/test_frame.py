"""Where the parts of the reading screen stand on a terminal of any size."""

from __future__ import annotations

import pytest

from reader.tui.drawing.frame import column, frame


@pytest.mark.parametrize("columns", range(1, 260, 7))
@pytest.mark.parametrize("lines", [1, 5, 8, 24, 60])
def test_the_parts_fill_a_terminal_of_any_size(columns: int, lines: int) -> None:
    measures = frame(columns, lines)
    beside = 0 if measures.pane_count == 1 else measures.pane * (measures.pane_count - 1)
    assert measures.text + measures.map + beside == columns
    assert measures.height >= 1
    left, gutter, measure = column(measures.text, 76, centred=True)
    assert left + gutter + measure <= max(measures.text, gutter + 1)
