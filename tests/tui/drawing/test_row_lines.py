"""Which line of a list shows which part of which row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from rich.style import Style

from reader.tui.drawing.row_lines import Pieces, RowLines


def unfolding(sizes: dict[int, int]) -> Callable[[int], Sequence[Pieces]]:
    """Gives so many lines for some rows."""
    return lambda row: [((f"{row}.{part}", Style()),) for part in range(sizes.get(row, 0))]


@pytest.mark.parametrize(
    ("current", "sizes", "room", "drawn"),
    [
        (1, {}, 2, ["0", "1", "2", "3"]),
        (1, {1: 3, 2: 2}, 3, ["0", "1.0", "1.1", "1.2", "2", "3"]),  # the current one alone
        (-1, {1: 3, 2: 2}, 3, ["0", "1", "2", "3"]),
        (3, {3: 2}, 3, ["0", "1", "2", "3.0", "3.1"]),
        (0, {1: 3, 2: 2}, 7, ["0", "1.0", "1.1", "1.2", "2.0", "2.1", "3"]),  # there is room for all
        (0, {1: 3, 2: 2}, 6, ["0", "1", "2", "3"]),
    ],
)
def test_the_current_row_is_unfolded_and_all_where_there_is_room(
    current: int, sizes: dict[int, int], room: int, drawn: list[str]
) -> None:
    lines = RowLines.of(4, [current], unfolding(sizes), room)
    shown = []
    for line in range(lines.total):
        row, part = lines.at(line)
        shown.append(lines.unfolded(row)[part][0][0] if lines.unfolded(row) else str(row))
        first, last = lines.of_row(row)
        assert first <= line <= last
        assert line - first == part
    assert shown == drawn
