"""The versions of an article's text, and what changed from one to the next, with the statements that changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from rich.cells import cell_len
from rich.style import Style

from reader.model import ChangeKind, DiffPart, VersionCard, VersionDiff
from reader.tui.dialogs.listing import STANDING, Items, ListScreen, ModalList
from reader.tui.drawing.bar import BarItem
from reader.tui.drawing.list_view import Row
from reader.tui.drawing.text import shorten, wrapped
from reader.tui.drawing.wrapped_text import printable
from reader.tui.keymap import keys
from reader.tui.requests import OpenArticle

CONTEXT_CHARACTERS = 160
"""Characters of unchanged text that are shown on each side of a change."""

Piece = tuple[str, ChangeKind]


class VersionsList(ModalList[None]):
    """The texts that the article had; choosing one compares it with the present one."""

    BINDINGS = keys.bindings(keys.Scope.DIALOG)

    def __init__(self, article_id: int, title: str) -> None:
        super().__init__()
        self._article_id = article_id
        self._article_title = title
        self._cards: tuple[VersionCard, ...] = ()

    def begin(self) -> None:
        """Ask for the versions."""
        library, article_id = self.context.library, self._article_id
        self.ask(STANDING, lambda: library.articles.versions(article_id))

    def answered(self, kind: str, result: object) -> None:
        """The versions."""
        if isinstance(result, tuple):
            self._cards = result
            self.show_anew()

    def title_items(self) -> Sequence[BarItem]:
        """The article's title."""
        return [BarItem(" " + shorten(self._article_title, 56), self.theme_styles.strong)]

    def remark(self) -> str:
        """How many there are."""
        return self.tr("versions.count", count=len(self._cards)) if self._cards else ""

    def make_rows(self, items: Items) -> Sequence[Row]:
        """A line a version, the newest first."""
        styles, tr = self.theme_styles, self.tr
        if not self._cards:
            return [Row((("  " + tr("list.asking"), styles.faint),))]
        rows = []
        for card in reversed(self._cards):
            size = tr.plural("versions.length", card.length)
            now = "  " + tr("versions.current") if card.current else ""
            key = None if card.current else card
            rows.append(
                Row(
                    (
                        ("  " + moment(tr.day, card.seen), styles.text),
                        ("   " + size, styles.faint),
                        (now, styles.accent),
                    ),
                    key,
                )
            )
        if len(self._cards) == 1:
            rows += [Row(()), Row((("  " + tr("versions.only"), styles.faint),))]
        return rows

    def row_chosen(self, row: Row) -> None:
        """Compare it with the present one."""
        if isinstance(row.key, VersionCard):
            digest = row.key.digest
            self.app.push_screen(DiffScreen(self._article_id, self._article_title, digest))


def moment(day: object, when: datetime) -> str:
    """A moment in the reader's own time zone."""
    local = when.astimezone()
    words = day(local.date().isoformat()) if callable(day) else local.date().isoformat()
    return f"{words} {local.year} {local:%H:%M}"


class DiffScreen(ListScreen[None]):
    """What changed: first the statements, then the text around every change."""

    BINDINGS = keys.bindings(keys.Scope.DIALOG)

    def __init__(self, article_id: int, title: str, digest: str | None = None) -> None:
        super().__init__()
        self._article_id = article_id
        self._article_title = title
        self._digest = digest
        self._diff: VersionDiff | None = None
        self._analysing = False

    def begin(self) -> None:
        """Have the versions compared."""
        library, article_id, digest = self.context.library, self._article_id, self._digest
        self.ask(STANDING, lambda: library.articles.compare(article_id, digest))

    def answered(self, kind: str, result: object) -> None:
        """The comparison of the texts; that of the statements may have to wait for an analysis."""
        if not isinstance(result, VersionDiff):
            return
        self._diff = result
        if not result.analysed and not self._analysing:
            self._analysing = True
            library, article_id, digest = self.context.library, self._article_id, self._digest

            def analysed() -> VersionDiff:
                library.analyses.analyse_versions(result, article_id)
                return library.articles.compare(article_id, digest)

            self.ask("analyse", analysed)
        self.show_anew()

    def unanswered(self) -> None:
        """Without an analysis the texts are compared all the same."""
        if self._diff is not None:
            self.show_anew()

    def title_items(self) -> Sequence[BarItem]:
        """The article's title."""
        return [
            BarItem(" " + self.tr("diff.title").upper(), self.theme_styles.strong),
            BarItem("  " + self._article_title, self.theme_styles.faint),
        ]

    def _change_styles(self) -> dict[ChangeKind, Style]:
        styles = self.theme_styles
        return {
            ChangeKind.SAME: styles.faint,
            ChangeKind.ADDED: styles.style(styles.colour("success")) + Style(underline=True),
            ChangeKind.REMOVED: styles.error + Style(strike=True),
            ChangeKind.CHANGED: styles.accent,
        }

    def make_rows(self, items: Items) -> Sequence[Row]:
        """The statements that changed, then the text."""
        styles, tr = self.theme_styles, self.tr
        if self._diff is None:
            return [Row((("  " + tr("list.asking"), styles.faint),))]
        width = max(min(items.size.width - 6, 100), 20)
        change_styles = self._change_styles()
        rows = [Row((("  " + tr("diff.quotes"), styles.strong),))]
        for change in self._diff.quotes:
            sign = {ChangeKind.ADDED: "+", ChangeKind.REMOVED: "−"}.get(change.kind, "±")
            who = change.speaker or tr("speaker.unknown")
            rows.append(
                Row(((f"  {sign} ", change_styles[change.kind]), (shorten(who, width), styles.strong)), change.span)
            )
            for words, kind in ((change.before, ChangeKind.REMOVED), (change.after, ChangeKind.ADDED)):
                if words:
                    rows += [
                        Row((("      ", styles.text), (line, change_styles[kind])))
                        for line in wrapped(words, width - 4, most=6)
                    ]
        if not self._diff.quotes:
            waits = "list.asking" if self.asking else "diff.not-analysed"
            rows.append(Row((("    " + tr("diff.no-quotes" if self._diff.analysed else waits), styles.faint),)))
        legend = (("[" + tr("diff.removed") + "]", change_styles[ChangeKind.REMOVED]), (" ", styles.text))
        added = (tr("diff.added"), change_styles[ChangeKind.ADDED])
        rows += [Row(()), Row((("  " + tr("diff.text"), styles.strong), ("   ", styles.text), *legend, added))]
        if all(part.kind is ChangeKind.SAME for part in self._diff.parts):
            return [*rows, Row((("    " + tr("diff.same"), styles.faint),))]
        for line in set_lines(shortened(self._diff.parts), width):
            marks = {kind for _, kind in line} - {ChangeKind.SAME}
            sign = "±" if len(marks) > 1 else "+" if ChangeKind.ADDED in marks else "−" if marks else " "
            rows.append(Row(((f"  {sign} ", styles.accent), *((text, change_styles[kind]) for text, kind in line))))
        return rows

    def row_chosen(self, row: Row) -> None:
        """Read the statement in its place."""
        from reader.model import Span

        if isinstance(row.key, Span):
            self.context.post(OpenArticle(self._article_id, row.key))


def shortened(parts: Sequence[DiffPart]) -> Iterator[Piece]:
    """The parts as safe text, with what did not change cut to what stands around a change."""
    for number, part in enumerate(parts):
        text = printable(part.text)
        if part.kind is ChangeKind.REMOVED:  # told apart by more than colour
            text = re.sub(r"\S(?:[^\n]*\S)?", lambda line: f"[{line[0]}]", text)
        if part.kind is not ChangeKind.SAME or len(text) <= 2 * CONTEXT_CHARACTERS:
            yield text, part.kind
            continue
        head = text[:CONTEXT_CHARACTERS].rpartition(" ")[0] if number else ""
        tail = text[-CONTEXT_CHARACTERS:].partition(" ")[2] if number < len(parts) - 1 else ""
        yield f"{head} …\n" if head else "", ChangeKind.SAME
        yield f"… {tail}" if tail else "", ChangeKind.SAME


def set_lines(pieces: Iterator[Piece], width: int) -> Iterator[list[Piece]]:
    """Pieces broken into lines of at most `width` cells, between words where that is possible."""
    line: list[Piece] = []
    used = 0
    for text, kind in pieces:
        for row, paragraph in enumerate(text.split("\n")):
            if row and line:
                yield line
                line, used = [], 0
            for word in _words(paragraph, width):
                size = cell_len(word)
                if used + cell_len(word.rstrip()) > width and line:
                    yield line
                    line, used = [], 0
                line.append((word, kind))
                used += size
    if line:
        yield line


def _words(text: str, width: int) -> Iterator[str]:
    """Words with the space around them; those that are wider than a line in pieces."""
    for word in re.findall(r"\s*\S+\s*|\s+", text):
        while cell_len(word) > width:
            cut = max(width // 2, 1)
            yield word[:cut]
            word = word[cut:]
        yield word
