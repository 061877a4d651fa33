"""What bears a code over all articles: notes and statements, in the order of the articles' texts."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import Note, StatementCard
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen, read_in_place, type_words
from reader.tui.drawing.bar import heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.row_lines import Pieces
from reader.tui.drawing.text import shorten, wrapped
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands
from reader.tui.requests import ExportNotes, ExportStatements, Place

Borne = Note | StatementCard
"""What bears a code."""


class CodePassages(ListScreen[None]):
    """The passages of one code, by article; Enter reads one in its place."""

    BINDINGS = keys.bindings(keys.Scope.PASSAGES)

    def __init__(self, name: str) -> None:
        super().__init__(
            ListContents(
                title=lambda: heading(self.theme_styles, "#" + shorten(name, 60)),
                remark=lambda: self.panel.questions.counted(len(self._borne)),
                hint=lambda: self.tr("over.type-words"),
                rows=self._make_rows,
                pieces=self._pieces,
                unfolded=self._unfolded,
                chosen=lambda row: read_in_place(self, row.key, _place_of),
                begin=self.begin,
                renew=self.begin,
                scopes=[keys.Scope.PASSAGES],
                understood=True,
            ),
            PASSAGES_COMMANDS,
        )
        self._code_name = name
        self._borne: tuple[Borne, ...] = ()
        self._titles: dict[int, str] = {}

    def begin(self) -> None:
        """Ask for what bears the code."""
        library, name = self.context.library, self._code_name

        def kept(limit: int | None) -> Sequence[tuple[Borne, str]]:
            borne = library.codes.passages(name, limit=limit)
            names = library.articles.names({one.article_id for one in borne})
            return [(one, names.get(one.article_id, "")) for one in borne]

        self.panel.questions.ask_long(kept, self._answered, fresh=not self._borne)

    def _answered(self, kept: Sequence[tuple[Borne, str]]) -> None:
        self._borne = tuple(one for one, _ in kept)
        self._titles = {one.article_id: title for one, title in kept}
        self.panel.show_anew()

    def _make_rows(self, width: int) -> Sequence[Row]:
        """Articles, and what bears the code below them."""
        fitting = self._fitting()
        rows: list[Row] = []
        article = None
        for one in fitting:
            if one.article_id != article:
                article = one.article_id
                rows.append(
                    words_row(" " + shorten(self._titles.get(article, ""), width - 3), self.theme_styles.strong)
                )
            rows.append(Row((), one))
        if self.panel.questions.more or not fitting:
            key = "list.asking" if self.panel.questions.is_open else "over.nothing" if self._borne else "codes.nowhere"
            rows.append(words_row(self.tr(key), self.theme_styles.faint))
        return rows

    def _fitting(self) -> list[Borne]:
        """What bears the code and fits what is typed."""
        words = self.panel.typed.casefold().split()
        return [one for one in self._borne if all(word in self._haystack(one) for word in words)]

    def export(self) -> None:
        """Write the notes or the statements that are listed to a file: whatever the current row is one of."""
        fitting, name = self._fitting(), f"#{self._code_name}"
        if self.panel.questions.more:
            self.context.tell(self.tr("list.asking"))
        elif isinstance(self.panel.current_key, Note):
            self.context.post(ExportNotes([one.id for one in fitting if isinstance(one, Note)], name))
        elif fitting:
            self.context.post(ExportStatements([one for one in fitting if isinstance(one, StatementCard)], name))

    def _haystack(self, one: Borne) -> str:
        own = f"{one.anchor.exact} {one.text}" if isinstance(one, Note) else f"{one.text} {one.speaker or ''}"
        return f"{own} {self._titles.get(one.article_id, '')}".casefold()

    def _told(self, one: Borne) -> tuple[str, str, str]:
        """The sign, who or what the reader says, and the words of the passage."""
        if isinstance(one, Note):
            return "•", one.text, one.anchor.exact or self.tr("notes.whole-article")
        return one.kind.sign, one.speaker or self.tr("speaker.unknown"), one.text

    def _pieces(self, key: object, width: int) -> Pieces:
        """A note with its words, or a statement with its speaker."""
        if not isinstance(key, Note | StatementCard):
            return ()
        styles = self.theme_styles
        sign, own, words = self._told(key)
        lead = shorten(own, max(width // 3, 8)) + "  " if own else ""
        return [
            ("   ", styles.text),
            (sign + " ", styles.note(key.colour) if isinstance(key, Note) else styles.accent),
            (lead, styles.strong),
            (shorten(words, max(width - len(lead) - 8, 4)), styles.text),
        ]

    def _unfolded(self, key: object, width: int) -> Sequence[Pieces]:
        """All words of it."""
        if not isinstance(key, Note | StatementCard):
            return ()
        styles = self.theme_styles
        sign, own, words = self._told(key)
        whole = [*wrapped(own, max(width - 8, 10))] if own else []
        lines = [(line, styles.strong) for line in whole] + [
            (line, styles.text) for line in wrapped(words, max(width - 8, 10))
        ]
        colour = styles.note(key.colour) if isinstance(key, Note) else styles.accent
        return [
            (("   ", styles.text), (sign + " " if number == 0 else "  ", colour), piece)
            for number, piece in enumerate(lines)
        ]


def _place_of(key: object) -> Place | None:
    """Where it stands; None for a note whose passage is lost."""
    if isinstance(key, StatementCard):
        return Place(key.article_id, key.span)
    if isinstance(key, Note) and key.found is not None:
        return Place(key.article_id, None if key.on_article else key.found.span)
    return None


PASSAGES_COMMANDS: Commands[CodePassages] = {"passages-filter": type_words, "passages-export": CodePassages.export}
"""What can be done with what bears a code."""
