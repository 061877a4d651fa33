"""The codes: how much bears each, in a tree; changed everywhere at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.library import Library
from reader.model import NOTE_COLOURS, Code, CodeCard, code_key
from reader.tui.dialogs.ask_words import AskWords
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen, type_words
from reader.tui.dialogs.pick_code import PickCode
from reader.tui.dialogs.simple import OneKey
from reader.tui.drawing.bar import BarItem, heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.row_lines import Pieces
from reader.tui.drawing.text import padded, shorten, wrapped
from reader.tui.keymap import keys
from reader.tui.keymap.commands import Commands
from reader.tui.requests import Do, Show, ShowCode

NAME_COLUMNS = 24
"""Cells of a code's name in what is said in passing."""
WIDE = 60
"""Cells from which on the names of the counts are written out."""


class CodesScreen(ListScreen[None]):
    """Every code below its parent, with digit, counts and description."""

    BINDINGS = keys.bindings(keys.Scope.CODES)

    def __init__(self) -> None:
        super().__init__(
            ListContents(
                title=self._title_items,
                hint=lambda: self.tr("over.type"),
                columns=self._columns,
                rows=self._make_rows,
                pieces=self._pieces,
                unfolded=self._unfolded,
                chosen=self._chosen,
                begin=self.begin,
                renew=self.begin,
                scopes=[keys.Scope.CODES],
                understood=True,
            ),
            CODES_COMMANDS,
        )
        self._cards: dict[str, CodeCard] = {}
        self._coming = ""  # the key of a code that becomes the current one when it is listed

    def begin(self) -> None:
        """Ask for the codes."""
        self.panel.questions.ask(self.context.library.codes.all, self._answered)

    def _answered(self, cards: tuple[CodeCard, ...]) -> None:
        self._cards = {code_key(card.code.name): card for card in cards}
        self.panel.show_anew()
        coming, self._coming = self.panel.items.number_of(self._coming), ""
        if coming >= 0:
            self.panel.items.go_near(coming)

    def _title_items(self) -> Sequence[BarItem]:
        """The title and how many there are."""
        count = str(len(self._cards)) if self._cards else ""
        return heading(self.theme_styles, self.tr("codes.title").upper(), count)

    def _make_rows(self, width: int) -> Sequence[Row]:
        """The codes that have what is typed in name or description."""
        wanted, leaving = code_key(self.panel.typed), self.panel.questions.leaving
        fitting = [
            key
            for key, card in self._cards.items()
            if key not in leaving and wanted in f"{key} {card.code.description.casefold()}"
        ]
        if not fitting:
            asking = self.panel.questions.asking is not None
            words = "list.asking" if asking else "codes.none" if self._cards else "codes.empty"
            return [words_row(line, self.theme_styles.faint) for line in wrapped(self.tr(words), max(width - 3, 10))]
        return [Row((), key) for key in fitting]

    def _columns(self, width: int) -> str:
        """The names of the columns."""
        name, _, digit, notes, statements = self._rooms(width)
        counts = (("digit", digit), ("notes", notes), ("statements", statements))
        heads = "".join(shorten(self.tr(f"codes.column.{key}"), room - 1).rjust(room) for key, room in counts)
        return "    " + padded(self.tr("codes.column.code"), name) + heads

    @staticmethod
    def _rooms(width: int) -> tuple[int, int, int, int, int]:
        """Cells for the name with its place in the tree, for the description, the digit, and the two counts."""
        counts = (5, 9, 12) if width >= WIDE else (4, 6, 6)
        room = max(width - sum(counts) - 5, 12)
        name = room if room < 40 else max(room * 2 // 5, 24)
        return name, room - name, *counts

    def _pieces(self, key: object, width: int) -> Pieces:
        """A line of the list."""
        card = self._cards.get(key) if isinstance(key, str) else None
        if card is None:
            return ()
        styles, (name, room, *counts) = self.theme_styles, self._rooms(width)
        cells = zip((card.code.slot, card.notes, card.statements), counts, strict=True)
        indent = "  " * min(card.depth, max(name // 4, 1))
        return [
            ("  " + indent, styles.text),
            ("• ", styles.note(card.code.colour)),
            (padded(card.code.name, name - len(indent)), styles.text),
            *((f"{value or '·':>{size}}", styles.text if value else styles.faint) for value, size in cells),
            ("  " + shorten(card.code.description, room - 2) if room > 4 else "", styles.faint),
        ]

    def _unfolded(self, key: object, width: int) -> Sequence[Pieces]:
        """Name and description, where the line has no room for them."""
        card = self._cards.get(key) if isinstance(key, str) else None
        if card is None:
            return ()
        name, room, *_ = self._rooms(width)
        code, styles = card.code, self.theme_styles
        more = wrapped(code.name, max(width - 8, 10)) if len(code.name) > name - 2 * card.depth else []
        told = (
            wrapped(code.description, max(width - 8, 10))
            if code.description and len(code.description) > room - 2
            else []
        )
        if not more and not told:
            return ()
        lines: list[Pieces] = [self._pieces(key, width)]
        lines += [(("      " + line, styles.text),) for line in more]
        return [*lines, *((("      " + line, styles.faint),) for line in told)]

    def _chosen(self, row: Row) -> None:
        """What bears the code."""
        if isinstance(row.key, str) and row.key in self._cards:
            self.context.post(ShowCode(self._cards[row.key].code.name))

    @property
    def code(self) -> Code | None:
        """The current code."""
        key = self.panel.current_key
        return self._cards[key].code if isinstance(key, str) and key in self._cards else None

    def change(
        self, said: str, work: Callable[[Library], object], *, leaves: str | None = None, becomes: str = ""
    ) -> None:
        """Have the library change codes; then say `said`, and show it here and in the text.

        `becomes` names the code on which the reader stands then, where it is not the same one.
        """
        library = self.context.library

        def changed(_: object) -> None:
            self._coming = code_key(becomes)
            self.context.tell(said)
            self.context.post(Do.SHOW_CHANGES)
            self.begin()

        self.panel.questions.change(lambda: work(library), changed, leaves=[] if leaves is None else [leaves])


def _short(name: str) -> str:
    return shorten(name, NAME_COLUMNS)


def _add(screen: CodesScreen) -> None:
    """A new code, below the one that the current code is below."""
    tr, here = screen.tr, screen.code

    def named(name: str | None) -> None:
        if name:
            made = Code(name, parent=here.parent if here else None)
            screen.change(tr("codes.added", code=_short(name)), lambda library: library.codes.add(made), becomes=name)

    screen.app.push_screen(AskWords(tr("codes.ask-name"), hint=tr("codes.name-hint")), named)


def _rename(screen: CodesScreen) -> None:
    """The code has another name."""
    code, tr = screen.code, screen.tr
    if code is None:
        return
    old = code.name

    def named(name: str | None) -> None:
        if name and name != old:
            said = tr("codes.renamed", code=_short(old), other=_short(name))
            screen.change(said, lambda library: library.codes.rename(old, name), becomes=name)

    screen.app.push_screen(AskWords(tr("codes.ask-rename", code=_short(old)), old, hint=tr("codes.name-hint")), named)


def _describe(screen: CodesScreen) -> None:
    """What the code is for."""
    code, tr = screen.code, screen.tr
    if code is None:
        return
    name = code.name

    def told(words: str | None) -> None:
        if words is not None:
            said = tr("codes.described", code=_short(name))
            screen.change(said, lambda library: library.codes.change(name, description=words))

    title = tr("codes.ask-description", code=_short(name))
    hint, empty = tr("codes.description-hint"), tr("codes.no-description")
    screen.app.push_screen(AskWords(title, code.description, hint=hint, empty=empty), told)


def _merge(screen: CodesScreen) -> None:
    """All that bears the code shall bear another one: ask which."""
    code, tr = screen.code, screen.tr
    if code is None:
        return
    name = code.name

    def picked(into: str | None) -> None:
        if into:
            said = tr("codes.merged", code=_short(name), other=_short(into))
            screen.change(said, lambda library: library.codes.merge(name, into), becomes=into)

    screen.app.push_screen(PickCode(tr("codes.ask-merge", code=_short(name)), but=[name], new=False), picked)


def _set_parent(screen: CodesScreen) -> None:
    """The code stands below another one, or below none: ask which."""
    code, tr = screen.code, screen.tr
    if code is None:
        return
    name = code.name

    def picked(parent: str | None) -> None:
        if parent is not None:
            said = tr("codes.below" if parent else "codes.at-top", code=_short(name), other=_short(parent))
            screen.change(said, lambda library: library.codes.change(name, parent=parent or False))

    title = tr("codes.ask-parent", code=_short(name))
    screen.app.push_screen(PickCode(title, but=[name], new=False, none=tr("codes.no-parent")), picked)


def _recolour(screen: CodesScreen) -> None:
    """The code, and the notes whose first code it is, have the next colour."""
    code, tr = screen.code, screen.tr
    if code is not None:
        name, colour = code.name, NOTE_COLOURS[(NOTE_COLOURS.index(code.colour) + 1) % len(NOTE_COLOURS)]
        said = tr("codes.recoloured", code=_short(name), colour=tr(f"colour.{colour}"))
        screen.change(said, lambda library: library.codes.change(name, colour=colour))


def _set_digit(screen: CodesScreen) -> None:
    """A digit gives the code while one reads: ask which."""
    code, tr = screen.code, screen.tr
    if code is None:
        return
    name = code.name

    def pressed(key: str | None) -> None:
        if key is not None and key.isascii() and key.isdigit():
            slot = int(key)
            said = tr("codes.has-digit" if slot else "codes.has-no-digit", code=_short(name), digit=slot)
            screen.change(said, lambda library: library.codes.change(name, slot=slot or False))

    screen.app.push_screen(OneKey(tr("codes.ask-digit", code=_short(name))), pressed)


def _delete(screen: CodesScreen) -> None:
    """Take the code away; undo brings it back to all that bore it."""
    code = screen.code
    if code is not None:
        name = code.name
        said = screen.tr("codes.deleted", code=_short(name))
        screen.change(said, lambda library: library.codes.delete(name), leaves=code_key(name))


CODES_COMMANDS: Commands[CodesScreen] = {
    "codes-filter": type_words,
    "codes-add": _add,
    "codes-rename": _rename,
    "codes-describe": _describe,
    "codes-colour": _recolour,
    "codes-digit": _set_digit,
    "codes-parent": _set_parent,
    "codes-merge": _merge,
    "codes-delete": _delete,
    "codes-table": lambda screen: screen.context.post(Show.CODE_TABLE),
    "codes-undo": lambda screen: screen.panel.questions.undo(screen.begin),
    "codes-redo": lambda screen: screen.panel.questions.redo(screen.begin),
}
"""What can be done in the list of codes."""
