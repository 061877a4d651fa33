"""The versions of an article's text, and what changed from one to the next, with the statements that changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from rich.style import Style

from reader.model import (
    ChangeKind,
    Detail,
    DetailChange,
    DiffPart,
    QuoteChange,
    Span,
    VersionCard,
    VersionDiff,
)
from reader.model.text import printable
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen, read_in_place
from reader.tui.drawing.bar import heading
from reader.tui.drawing.changes import set_lines, shortened, whole
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.text import shorten, wrapped
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands
from reader.tui.requests import Place, ShowVersions


class VersionsList(ListScreen[None]):
    """The texts that the article had; choosing one compares it with the present one."""

    def __init__(self, article_id: int, title: str) -> None:
        super().__init__(
            ListContents(
                over_text=True,
                title=lambda: heading(self.theme_styles, shorten(title, 56)),
                remark=lambda: self.tr("versions.count", count=len(self._cards)) if self._cards else "",
                rows=self._make_rows,
                chosen=self._chosen,
                begin=self._begin,
                enter="foot.compare",
            )
        )
        self._article_id = article_id
        self._article_title = title
        self._cards: tuple[VersionCard, ...] = ()

    def _begin(self) -> None:
        """Ask for the versions."""
        library, article_id = self.context.library, self._article_id
        self.panel.questions.ask(lambda: library.versions.all(article_id), self._answered)

    def _answered(self, cards: tuple[VersionCard, ...]) -> None:
        self._cards = cards
        self.panel.show_anew()

    def _make_rows(self, width: int) -> Sequence[Row]:
        """A line a version, the newest first."""
        styles, tr = self.theme_styles, self.tr
        if not self._cards:
            return [words_row(tr("list.asking"), styles.faint)]
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
            rows += [Row(()), words_row(tr("versions.only"), styles.faint)]
        return rows

    def _chosen(self, row: Row) -> None:
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

    BINDINGS = keys.bindings(keys.Scope.CHANGES)

    def __init__(self, article_id: int, title: str, digest: str | None = None) -> None:
        super().__init__(
            ListContents(
                title=lambda: heading(self.theme_styles, self.tr("diff.title").upper(), title),
                rows=self._make_rows,
                chosen=self._chosen,
                begin=self._begin,
                scopes=[keys.Scope.CHANGES],
            ),
            CHANGES_COMMANDS,
        )
        self._article_id = article_id
        self._article_title = title
        self._digest = digest
        self._diff: VersionDiff | None = None

    def list_versions(self) -> None:
        """Show all versions, to compare another one."""
        self.context.post(ShowVersions(self._article_id, self._article_title))

    def _begin(self) -> None:
        """Have the versions compared."""
        library, article_id, digest = self.context.library, self._article_id, self._digest
        self.panel.questions.ask(lambda: library.versions.compare(article_id, digest), self._compared)

    def _compared(self, diff: VersionDiff) -> None:
        """Show the comparison of the texts; that of the statements may have to wait for an analysis."""
        self._diff = diff
        if not diff.analysed:
            library, article_id, digest = self.context.library, self._article_id, self._digest

            def analysed() -> VersionDiff:
                library.analyses.analyse_versions(diff, article_id)
                return library.versions.compare(article_id, digest)

            # Without an analysis the texts are compared all the same.
            self.panel.questions.ask(analysed, self._understood, failed=self.panel.show_anew)
        self.panel.show_anew()

    def _understood(self, diff: VersionDiff) -> None:
        """Show the comparison of the statements too."""
        self._diff = diff
        self.panel.show_anew()

    def _change_styles(self) -> dict[ChangeKind, Style]:
        styles = self.theme_styles
        return {
            ChangeKind.SAME: styles.faint,
            ChangeKind.ADDED: styles.style(styles.colour("success")) + Style(underline=True),
            ChangeKind.REMOVED: styles.error + Style(strike=True),
            ChangeKind.CHANGED: styles.accent,
        }

    def _make_rows(self, width: int) -> Sequence[Row]:
        """The statements that changed, then the text."""
        if self._diff is None:
            return [words_row(self.tr("list.asking"), self.theme_styles.faint)]
        width = max(min(width - 6, 100), 20)
        return [*self._statement_rows(self._diff, width), Row(()), *self._text_rows(self._diff, width)]

    def _statement_rows(self, diff: VersionDiff, width: int) -> list[Row]:
        """The statements that changed, or that there are none."""
        styles, tr = self.theme_styles, self.tr
        rows = [words_row(tr("diff.quotes"), styles.strong)]
        for change in diff.quotes:
            rows += self._change_rows(change, width)
        if not diff.quotes:
            waits = "list.asking" if self.panel.questions.asking else "diff.not-analysed"
            rows.append(words_row("  " + tr("diff.no-quotes" if diff.analysed else waits), styles.faint))
        return rows

    def _change_rows(self, change: QuoteChange, width: int) -> list[Row]:
        """A statement that changed: who said it, what is told otherwise of it, and its words, all of the new ones."""
        change_styles, styles = self._change_styles(), self.theme_styles
        sign = {ChangeKind.ADDED: "+", ChangeKind.REMOVED: "−"}.get(change.kind, "±")
        who = (shorten(change.speaker or self.tr("speaker.unknown"), width), styles.strong)
        rows = [Row(((f"  {sign} ", change_styles[change.kind]), who), change.span)]
        for detail in change.details:
            rows += [words_row("      " + line, styles.accent) for line in wrapped(self._told(detail), width - 4)]
        kind = ChangeKind.SAME if change.kind is ChangeKind.CHANGED else change.kind
        parts = change.words or (DiffPart(kind, change.after or change.before or ""),)
        kinds = {**change_styles, ChangeKind.SAME: styles.text}
        return rows + [
            Row((("      ", styles.text), *((text, kinds[kind]) for text, kind in line)))
            for line in set_lines(whole(parts), width - 4)
        ]

    def _told(self, change: DetailChange) -> str:
        """What is told otherwise of a statement, before and now."""
        before, after = (self._value(change.detail, value) for value in (change.before, change.after))
        return self.tr(f"diff.detail.{change.detail.value}", before=before, after=after)

    def _value(self, detail: Detail, value: str | None) -> str:
        """A name, day, kind or word as the reader sees it; where none is told, that."""
        tr = self.tr
        if value is None:
            return tr("speaker.unknown" if detail is Detail.SPEAKER else "date.none")
        if detail is Detail.KIND:
            return tr(f"kind.{value}")
        return tr.day(value) if detail is Detail.DAY else printable(value)

    def _text_rows(self, diff: VersionDiff, width: int) -> list[Row]:
        """The text around every change, or that the texts are the same."""
        styles, tr, change_styles = self.theme_styles, self.tr, self._change_styles()
        legend = (("[" + tr("diff.removed") + "]", change_styles[ChangeKind.REMOVED]), (" ", styles.text))
        added = (tr("diff.added"), change_styles[ChangeKind.ADDED])
        rows = [Row((("  " + tr("diff.text"), styles.strong), ("   ", styles.text), *legend, added))]
        if all(part.kind is ChangeKind.SAME for part in diff.parts):
            key = "diff.same" if diff.old.text == diff.new.text else "diff.same-but-marks"
            return [*rows, words_row("  " + tr(key), styles.faint)]
        for line in set_lines(shortened(diff.parts), width):
            marks = {kind for _, kind in line} - {ChangeKind.SAME}
            sign = "±" if len(marks) > 1 else "+" if ChangeKind.ADDED in marks else "−" if marks else " "
            rows.append(Row(((f"  {sign} ", styles.accent), *((text, change_styles[kind]) for text, kind in line))))
        return rows

    def _chosen(self, row: Row) -> None:
        """Read the statement in its place."""
        read_in_place(self, row.key, lambda key: Place(self._article_id, key) if isinstance(key, Span) else None)


CHANGES_COMMANDS: Commands[DiffScreen] = {"changes-versions": DiffScreen.list_versions}
"""What can be done while one looks at what changed."""
