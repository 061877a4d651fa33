"""What the commands print: JSON as UTF-8 bytes, rich tables of foreign words, the progress of long work."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from time import monotonic
from typing import TYPE_CHECKING, Any

from reader.cli.language import say
from reader.cli.parsing import is_terminal
from reader.cli.remarks import remark
from reader.codec import json_text
from reader.intake.text import clean
from reader.model import Progress
from reader.phrase import Phrase

if TYPE_CHECKING:
    from rich.console import Console
    from rich.live import Live
    from rich.progress import Progress as Bar
    from rich.text import Text


def print_json(value: Any, *, indent: int | None = None) -> None:
    """Print one JSON value and a newline, in UTF-8 whatever the terminal's encoding is, and flush it."""
    sys.stdout.flush()
    sys.stdout.buffer.write(json_text(value, indent=indent).encode() + b"\n")
    sys.stdout.buffer.flush()


def print_csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table as CSV in UTF-8; no cell is a formula to a spreadsheet."""
    from reader.export.csv_text import csv_text

    sys.stdout.flush()
    sys.stdout.buffer.write(csv_text(head, rows).encode(errors="replace"))
    sys.stdout.buffer.flush()


def words(text: str, style: str = "") -> Text:
    """Foreign words for a rich table: never read as markup, on one line."""
    from rich.text import Text

    return Text(" ".join(clean(text).split()), style=style)


def console() -> Console:
    """A console on standard output, 100 columns wide where that is no terminal."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False, width=None if is_terminal(1) else 100)


class Meter:
    """Tells how far the work on a row of sources has come; without a terminal it says nothing."""

    def __init__(self, bar: Bar | None, count: int) -> None:
        self._bar = bar
        self._count = count
        self._began = monotonic()
        self._begun = 0  # sources; of an output that is gone on with not the first ones
        self._sources = bar.add_task("", total=count or None) if bar and count != 1 else None
        self._part = bar.add_task("", total=None) if bar else None

    def begin(self, number: int, source: str) -> Callable[[Progress], None]:
        """Show that the `number`-th source, from 1, is being worked on; gives what its progress is told to."""
        bar, part = self._bar, self._part
        if bar is None or part is None:
            return lambda _: None
        name = " ".join(clean(source).split())
        name = name if len(name) <= 40 else "…" + name[-39:]
        if self._sources is not None:
            self._begun += 1
            rate = self._begun / max(monotonic() - self._began, 0.1)
            far = "{number} of {count}, {rate:.1f} a second" if self._count else "{number}, {rate:.1f} a second"
            told = say(Phrase(far, number=number, count=self._count, rate=rate))
            bar.update(self._sources, completed=number - 1, description=told)

        def tell(progress: Progress) -> None:
            bar.update(
                part,
                description=say(Phrase(_STAGES[progress.stage], name=name)) if progress.stage in _STAGES else name,
                completed=progress.done,
                total=progress.total,
            )

        bar.update(part, description=name, completed=0, total=None)
        return tell

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Take the bars away while something is printed on standard output, if that is the same terminal."""
        with self._away() if is_terminal(1) else nullcontext():
            yield

    def say(self, sentence: str, about: str = "") -> None:
        """Say a sentence beside the output, above the bars."""
        with self._away():
            remark(sentence, about)

    @contextmanager
    def _away(self) -> Iterator[None]:
        """Take the bars away for a while."""
        bar = self._bar
        if bar is None:
            yield
            return
        bar.stop()
        yield
        bar.live = _live(bar)  # the old one would wipe as many lines out as it was high
        bar.start()


_STAGES = {
    "fetch": "fetching {name}",
    "load": "loading the pipeline for {name}",
    "analyse": "analysing {name}",
    "refresh": "analysing anew {name}",
}


def _live(bar: Bar) -> Live:
    """What draws the bars where the cursor is, and takes them away at the end."""
    from rich.live import Live

    return Live(
        console=bar.console,
        get_renderable=bar.get_renderable,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )


@contextmanager
def meter(count: int) -> Iterator[Meter]:
    """A progress bar on standard error, where that is a terminal, for work on `count` sources (0: not known)."""
    if not is_terminal(2):
        yield Meter(None, count)
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    bar = Bar(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
    )
    bar.live = _live(bar)
    with bar:
        yield Meter(bar, count)
