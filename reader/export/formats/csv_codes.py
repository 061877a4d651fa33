"""CSV of codes by actor: who says what kind of thing, an actor a row, a code a column, and what each has in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from reader.export.content import ARTICLES, Content, ExportFormat, Selection
from reader.export.csv_text import csv_text
from reader.export.labels import ENGLISH
from reader.export.tables import codes_of
from reader.model import CodeTable


def write(selection: Selection) -> str:
    """The table of the statements that were chosen."""
    counts = Counter((code, said.name) for said in selection.statements for code in codes_of(said))
    total: Counter[str | None] = Counter()
    for (_, name), count in counts.items():
        total[name] += count
    actors = tuple((name, name) for name in sorted(total, key=lambda name: (-total[name], name is None, name or "")))
    return table_text(CodeTable(tuple(sorted({code for code, _ in counts})), actors, counts), selection.labels)


def table_text(table: CodeTable, labels: Mapping[str, str] = ENGLISH) -> str:
    """A table that was counted; `labels` are its words in the language of the export."""
    words = {**ENGLISH, **labels}
    return csv_text((words["speaker"], *table.codes, words["total"]), _rows(table, words["unknown"]))


def _rows(table: CodeTable, unknown: str) -> Iterator[tuple[str | int, ...]]:
    for key, name in table.actors:
        counts = [table.counts.get((code, key), 0) for code in table.codes]
        yield (name or unknown, *counts, sum(counts))


FORMAT = ExportFormat(
    id="csv-codes",
    suffix=".csv",
    about="a table of who says what kind of thing: statements by actor and code",
    writes=ARTICLES | {Content.STATEMENTS},
    write=write,
    begins_with_mark=True,
)
