"""The head of the timeline: its orders and filters, each a place to click on, and why it shows nothing."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style

from reader.tui.context import Context
from reader.tui.drawing.styles import Styles
from reader.tui.drawing.text import shorten
from reader.tui.keymap import keys
from reader.tui.reading.state import ReadingState
from reader.tui.reading.timeline.choice import FILTERS, Choice
from reader.tui.reading.timeline.orders import ORDERS, Order

FILTER_COLUMNS = 16
"""Cells of words that a filter has at most."""

FEWEST_FILTER_COLUMNS = 8
"""Cells to which the words of a filter are cut before the words of others are left out."""


class TimelineHead(NamedTuple):
    """Says what is shown, and draws it."""

    context: Context
    """The services of the app."""
    styles: Styles
    """Styles for the present theme."""
    reading: ReadingState
    """What is read."""
    order: Order
    """How statements are ordered."""
    choice: Choice
    """Which of them are wanted."""
    shown: int
    """How many are shown."""
    width: int
    """Cells of the pane."""
    focused: bool
    """Whether the pane has the focus, and hears its keys."""

    def line(self, number: int) -> list[tuple[str, Style, str]]:
        """The pieces of line 0 or 1, each with what a click on it is for: an order, "filter:" and a filter, nothing."""
        return self._filters() if number else self._orders()

    def why_empty(self) -> str:
        """Why no statement is shown, in words."""
        if self.reading.analysis is None:
            if not self.reading.failed:
                return self.context.tr("timeline.waiting")
            again = self._key("stop-work")
            return self.context.tr("timeline.failed", again=again)
        if not self.reading.statements:
            return self.context.tr("timeline.empty")
        wanted = ", ".join(shorten(self._label(name), FILTER_COLUMNS) for name in FILTERS if self._is_on(name))
        every = self._key("filter-all")
        return self.context.tr("timeline.nothing", filters=wanted, all_key=every)

    def _orders(self) -> list[tuple[str, Style, str]]:
        styles, tr = self.styles, self.context.tr
        count, total = self._count(), len(self.reading.statements)
        room = self.width - len(f"{total}/{total}") - 4  # the widest count: nothing moves when it grows
        title = tr("pane.timeline").upper()
        parts: list[tuple[str, Style, str]] = []
        for short, head in ((False, title), (True, title), (False, ""), (True, "")):
            names = [(order, order.label(tr, short=short)) for order in ORDERS.values()]
            if sum(cell_len(name) + 2 for _, name in names) + cell_len(head) <= room:
                break
        if head:
            parts.append((f" {head}", styles.strong, ""))
        for order, name in names:
            style = styles.text + Style(bold=True, underline=True) if order is self.order else styles.faint
            parts += [("  " if parts else " ", styles.text, ""), (name, style, order.id)]
        used = sum(cell_len(text) for text, _, _ in parts)
        parts.append(((count + " ").rjust(self.width - used), styles.faint, ""))
        return parts

    def _count(self) -> str:
        total = len(self.reading.statements)
        current = self.reading.current
        if self.shown != total:
            return f"{self.shown}/{total}"
        return f"{current + 1}/{total}" if current is not None else str(total)

    def _filters(self) -> list[tuple[str, Style, str]]:
        """The filters as far as there is room: those that are on with their words, of the others at least the key."""
        styles, width = self.styles, self.width
        tries = [
            *(self._filter_labels(most) for most in range(FILTER_COLUMNS, FEWEST_FILTER_COLUMNS - 1, -1)),
            *(self._filter_labels(most, of_all=False) for most in range(FILTER_COLUMNS, -1, -1)),
        ]
        sizes = [sum(cell_len(label) for label in labels.values()) for labels in tries]
        fitting = (at for at, size in enumerate(sizes) if size + len(FILTERS) <= width)
        labels = tries[at := next(fitting, len(tries) - 1)]
        gap = 2 if sizes[at] + 2 * len(FILTERS) < width else 1
        parts: list[tuple[str, Style, str]] = []
        for name, label in labels.items():
            style = styles.accent + Style(bold=True, underline=True) if self._is_on(name) else styles.faint
            parts += [(" " * gap if parts else " ", styles.text, ""), (label, style, "filter:" + name)]
        return parts

    def _filter_labels(self, most: int, *, of_all: bool = True) -> dict[str, str]:
        """Key and words of each filter, at most so many cells of words; those of filters that are off if `of_all`.

        The keys do something else while the pane has not the focus; they stand there then only in place of words.
        """
        labels = {}
        for name in FILTERS:
            words = shorten(self._label(name), most) if of_all or self._is_on(name) else ""
            key = self._key(f"filter-{name}") if self.focused or not words else ""
            labels[name] = f"{key} {words}".strip()
        return labels

    def _label(self, name: str) -> str:
        if name == "kind" and self.choice.kind is not None:
            return self.context.tr(f"kind.{self.choice.kind.value}")
        if name == "actor" and self.choice.actor is not None:
            actor = self.reading.actor(self.choice.actor)
            return actor.name if actor else self.context.tr("timeline.unknown")
        return self.context.tr(f"timeline.filter.{name}")

    def _is_on(self, name: str) -> bool:
        value = getattr(self.choice, name)
        return value is not None and value is not False

    def _key(self, action_id: str) -> str:
        return (keys.keys_of(keys.by_id()[action_id], self.context.settings.keys) or ["·"])[0]
