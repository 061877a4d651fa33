"""Rows of foreign words: as a table for people, or a line for each row for pipes and screen readers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.cli.language import say
from reader.intake import clean


class Column(NamedTuple):
    """A column of a list."""

    title: str
    """What is in it, in English; the list tells it in the interface's language."""
    share: int = 0
    """Its part of the width that is left; 0: as wide as its words."""
    width: int | None = None
    """Its width in cells, where that is fixed."""
    right: bool = False
    """Whether it stands at the right, as numbers do."""
    dim: bool = False
    """Whether it is less than the others."""
    foreign: bool = False
    """Whether the title is the reader's own word, not one of the program's."""

    @property
    def head(self) -> str:
        """The title as it is shown."""
        return self.title if self.foreign else say(self.title)


MOST_APART = 8
"""Columns up to which three cells lie between two of them; more would break their heads at eighty columns."""


def print_list(columns: Sequence[Column], rows: Iterable[Sequence[str]], *, plain: bool) -> None:
    """Print the rows; `plain` as "title: words; title: words", leaving out what is empty."""
    if plain:
        heads = [column.head for column in columns]
        for row in rows:
            told = [(head, _one_line(words)) for head, words in zip(heads, row, strict=True)]
            print("; ".join(f"{head}: {words}" for head, words in told if words))
        return
    from rich import box
    from rich.table import Table

    from reader.cli.output import console, words

    table = Table(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        show_edge=False,
        expand=any(column.share for column in columns),
        padding=(0, 0 if len(columns) > MOST_APART else 1),
    )
    for column in columns:
        table.add_column(
            column.head,
            ratio=column.share or None,
            width=column.width,
            overflow="fold",
            justify="right" if column.right else "left",
        )
    for row in rows:
        cells = zip(columns, row, strict=True)
        table.add_row(*[words(cell, "dim" if column.dim else "") for column, cell in cells])
    console().print(table)


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())
