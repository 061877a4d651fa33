"""Where the parts of the reading screen stand on a terminal of some size; pure, and known before Textual is there."""

from __future__ import annotations

from typing import NamedTuple

TWO_PANES_COLUMNS = 100
"""Columns from which text and timeline stand side by side."""

THREE_PANES_COLUMNS = 160
"""Columns from which actors or notes stand there too."""

MAP_COLUMNS = 3
"""Columns of the map at the right edge of the text."""

GUTTER_COLUMNS = 4
"""Columns before the text: the reader's sign (note or hit), a space, the statement's sign, a space."""

AIRY_LINES = 20
"""Lines from which an empty line stands below the head."""

DIALOG_HEIGHTS = [(0, "-tiny"), (8, "-low"), (14, "-high")]
"""Lines from which dialogs and lists have what dialogs.tcss gives them by these classes: nothing but their rows and the
line to type in; a frame and the keys; empty lines between them."""
EDITOR_HEIGHTS = [(0, "-tiny"), (8, "-low"), (AIRY_LINES, "-high")]
"""The same for the editor of a note, which holds more: the passage, what is written, codes, keys."""

WIDEST_PANE_COLUMNS = 64
"""Columns of a pane beside the text at the most."""


class Frame(NamedTuple):
    """The measures of one terminal size, in cells."""

    pane_count: int
    """How many panes stand side by side: 1 to 3."""
    pane: int
    """Columns of each pane beside the text, its border included; all of them where there is room for one."""
    text: int
    """Columns of the article pane, its gutter included."""
    map: int
    """Columns of the map; 0 where there is no room."""
    head: int
    """Lines of the head: 1, or 0 on the smallest terminals."""
    air: int
    """Empty lines below the head."""
    who: int
    """Lines of the line that says who: 1 or 0."""
    height: int
    """Lines of the panes."""

    @property
    def top(self) -> int:
        """The line on which the text begins."""
        return self.head + self.air


def frame(columns: int, lines: int) -> Frame:
    """The measures of a terminal of that size."""
    count = 1 + (columns >= TWO_PANES_COLUMNS) + (columns >= THREE_PANES_COLUMNS)
    pane = columns if count == 1 else min(columns * (38 if count == 2 else 27) // 100, WIDEST_PANE_COLUMNS)
    article_map = MAP_COLUMNS if columns >= 40 else 0
    text = columns - article_map - (0 if count == 1 else pane * (count - 1))
    head, air, who = int(lines >= 8), int(lines >= AIRY_LINES), int(lines >= 6)
    return Frame(count, pane, text, article_map, head, air, who, max(lines - head - air - who - 1, 1))


def around_rows(lines: int, *, typed: bool) -> int:
    """Lines of a dialog that are not its list's, on a terminal of so many lines: frame, title, keys, the line to type
    in, and what is empty between them."""
    height = next(name for least, name in reversed(DIALOG_HEIGHTS) if lines >= least)
    around, between = {"-tiny": (1, 0), "-low": (4, 0), "-high": (4, 2)}[height]
    return around + between + typed * (2 if between else 1)


class Column(NamedTuple):
    """The column of text within the article pane."""

    left: int
    """Cells before the gutter."""
    gutter: int
    """Cells of the gutter."""
    measure: int
    """Cells of a line of text."""


def column(width: int, wanted: int, *, centred: bool) -> Column:
    """The column of text in an article pane of some width, for the measure that the user wants."""
    gutter = GUTTER_COLUMNS if width >= 40 else min(2, max(width - 1, 0))
    measure = max(min(wanted, width - gutter - 1), 1)
    return Column(max((width - measure - gutter) // 2, 0) if centred else 0, gutter, measure)
