"""Choosing a code: filtered as one types, by its digit too; what is typed can be a new one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reader.model import Code, CodeCard, code_key
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen
from reader.tui.drawing.bar import heading
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.text import padded, shorten


class PickCode(ListScreen[str]):
    """The codes, the one that was given last first. Gives the name of the one that is chosen."""

    def __init__(
        self,
        title: str,
        *,
        borne: Collection[str] = (),
        but: Collection[str] = (),
        new: bool = True,
        none: str = "",
    ) -> None:
        """`borne` are those that are given already, `but` those that are not offered, by name; `none` says what no code
        at all stands for, whose name is empty, where that can be chosen."""
        super().__init__(
            ListContents(
                over_text=True,
                title=lambda: heading(self.theme_styles, title),
                hint=lambda: self.tr("codes.type-new" if new else "codes.type"),
                rows=self._make_rows,
                chosen=self._chosen,
                begin=self._begin,
                enter="foot.this-one",
                types_first=True,
            )
        )
        self._borne = {code_key(name) for name in borne}
        self._but = {code_key(name) for name in but}
        self._new = new
        self._none = none
        self._cards: tuple[CodeCard, ...] = ()
        self._last: Code | None = None

    def _begin(self) -> None:
        """Ask for the codes."""
        codes = self.context.library.codes
        self.panel.questions.ask(lambda: (codes.all(), codes.last()), self._answered)

    def _answered(self, answer: tuple[tuple[CodeCard, ...], Code | None]) -> None:
        cards, self._last = answer
        self._cards = tuple(card for card in cards if code_key(card.code.name) not in self._but)
        self.panel.show_from_top()

    def _make_rows(self, width: int) -> Sequence[Row]:
        """The codes that fit what is typed, then a new one of that name."""
        typed = " ".join(self.panel.typed.strip().lstrip("#").split())
        wanted = code_key(typed)
        fitting = [card for card in self._cards if self._fits(card.code, wanted)]
        rows = [self._row(card, width) for card in sorted(fitting, key=lambda card: self._rank(card, wanted))]
        known = {code_key(card.code.name) for card in self._cards} | self._but
        if self._new and typed and wanted not in known:
            rows.append(Row(((f"  + {shorten(typed, width - 6)}", self.theme_styles.strong),), typed))
        if self._none and not typed:
            rows.append(Row(((f"  {self._none}", self.theme_styles.faint),), ""))
        asking = self.panel.questions.asking is not None
        return rows or [words_row(self.tr("list.asking" if asking else "codes.none"), self.theme_styles.faint)]

    @staticmethod
    def _fits(code: Code, wanted: str) -> bool:
        return all(word in code_key(code.name) for word in wanted.split()) or wanted == str(code.slot)

    def _rank(self, card: CodeCard, wanted: str) -> tuple[bool, bool, bool, int, int, str]:
        """By digit where one is typed; the last one that is not given yet; by digits, then by use."""
        code = card.code
        is_last = self._last is not None and code.name == self._last.name
        is_borne = code_key(code.name) in self._borne
        by_digit = wanted != "" and wanted in (str(code.slot), code_key(code.name))
        return (
            not by_digit,
            not is_last or is_borne,
            is_borne,
            code.slot or 10,
            -card.notes - card.statements,
            code.name,
        )

    def _row(self, card: CodeCard, width: int) -> Row:
        """Whether it is given, its colour, name, digit and description."""
        code, styles = card.code, self.theme_styles
        room = max(min(width // 2, 40), 10)
        given = code_key(code.name) in self._borne
        return Row(
            (
                ("  [x] " if given else "  ", styles.accent),
                ("• ", styles.note(code.colour)),
                (padded(code.name, room - 4 * given), styles.strong if given else styles.text),
                (f" {code.slot or ' '}  ", styles.accent),
                (shorten(code.description, width - room - 12), styles.faint),
            ),
            code.name,
        )

    def _chosen(self, row: Row) -> None:
        """This one."""
        if isinstance(row.key, str):
            self.dismiss(row.key)
