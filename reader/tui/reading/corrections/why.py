"""Why: on what a statement and its speaker rest, and from there the reader's word against the machine's by one key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.style import Style

from reader.model import Statement
from reader.tui.dialogs.list_panel import ListContents
from reader.tui.dialogs.listing import ListScreen
from reader.tui.drawing.bar import BarItem
from reader.tui.drawing.list_view import Row, words_row
from reader.tui.drawing.styles import UNKNOWN_HUE
from reader.tui.drawing.text import padded, shorten, wrapped
from reader.tui.keymap import keys
from reader.tui.reading.rules import rule_words
from reader.tui.reading.state import ReadingState

LABEL = 12
"""Cells for what a line of the reasons is about."""


@dataclass(frozen=True)
class Rather:
    """The reader says that somebody else, whom the machine weighed, is the speaker."""

    actor: str
    """The actor's id."""


class WhyDialog(ListScreen[object]):
    """The words that say who said it, the rule, the rivals, and what the reader can say against it.

    Gives what was chosen: the id of an action of scope CORRECT, or a `Rather`; None for nothing.
    """

    def __init__(self, reading: ReadingState, statement: Statement, *, reasons: bool = True) -> None:
        super().__init__(
            ListContents(
                over_text=True,
                title=self._title_items,
                remark=self._remark,
                rows=self._make_rows,
                chosen=lambda row: self.dismiss(row.key),
                enter="foot.do",
            )
        )
        self._reading = reading
        self._statement = statement
        self._reasons = reasons
        for action in keys.ACTIONS:
            if action.scope is keys.Scope.CORRECT:
                self._bind(action)

    def _bind(self, action: keys.Action) -> None:
        for binding in keys.textual_keys(action.keys).split(","):
            self._bindings.bind(binding, f"correct('{action.id}')", show=False)

    def action_correct(self, action_id: str) -> None:
        """Close and correct."""
        self.dismiss(action_id)

    # ---------------------------------------------------------------- rows

    def _title_items(self) -> Sequence[BarItem]:
        """Who said it, and how surely."""
        reading, statement = self._reading, self._statement
        actor = reading.speaker(statement)
        hue = self.theme_styles.actor(reading.hue(statement), bold=True)
        return [
            BarItem(" ", self.theme_styles.text),
            BarItem(shorten(actor.name if actor else self.tr("speaker.unknown"), 48), hue),
        ]

    def _remark(self) -> str:
        """Kind and sureness."""
        tr, statement = self.tr, self._statement
        sure = tr(f"sure.{statement.sureness.value}")
        return f"{tr(f'kind.{statement.kind.value}')} · {sure}"

    def _make_rows(self, width: int) -> Sequence[Row]:
        """The content, the reasons, the rivals, the corrections."""
        styles, tr = self.theme_styles, self.tr
        width = max(width, 20)
        reading, statement = self._reading, self._statement
        hue = styles.actor(reading.hue(statement))
        words = " … ".join(span.of(reading.article.text) for span in statement.spans)
        rows = [Row((("  " + line, hue),)) for line in wrapped(words, width - 4, most=4)]
        rows.append(Row(()))
        if self._reasons:
            for label, text, style in self._facts():
                lines = wrapped(text, width - LABEL - 4)
                for number, line in enumerate(lines):
                    head = padded(tr(f"why.label.{label}"), LABEL) if not number else " " * LABEL
                    rows.append(Row((("  " + head, styles.faint), (line, style))))
            rows += [*self._rivals(width), Row(())]
        own = self.context.settings.keys
        for action in keys.ACTIONS:
            if action.scope is keys.Scope.CORRECT:
                label = (keys.keys_of(action, own) or [""])[0]
                rows.append(
                    Row(
                        (("  " + padded(label, 4), styles.strong), (tr(f"action.{action.id}"), styles.text)),
                        action.id,
                    )
                )
        return rows

    def _facts(self) -> list[tuple[str, str, Style]]:
        """What the speaker rests on: label, words, style."""
        reading, statement, styles, tr = self._reading, self._statement, self.theme_styles, self.tr
        text = reading.article.text
        facts = []
        if statement.cue is not None:
            facts.append(("cue", f"“{statement.cue.of(text)}”", styles.text))
        if statement.speaker is not None:
            facts.append(("source", f"“{statement.speaker.of(text)}”", styles.text))
        facts.append(("rule", rule_words(tr, statement.why), styles.text))
        facts.append(("date", self._day(), styles.text))
        filled = int(statement.confidence * 10)
        bar = "▰" * filled + "▱" * (10 - filled)
        facts.append(("sure", f"{bar}  {statement.confidence:.0%}", styles.actor(reading.hue(statement))))
        return facts

    def _day(self) -> str:
        when, tr = self._statement.date, self.tr
        if when is None:
            return tr("date.none")
        day = tr.day(when.iso) if when.iso else tr("why.vague")
        words = when.span.of(self._reading.article.text) if when.span else ""
        return f"{day} · “{words}”" if words else f"{day} · {tr('why.date-carried')}"

    def _rivals(self, width: int) -> list[Row]:
        """Who else was weighed; choosing one makes it the speaker."""
        rivals = [rival for rival in self._statement.rivals if self._reading.actor(rival.actor) is not None]
        if not rivals:
            return []
        styles = self.theme_styles
        rows = [Row(()), words_row(self.tr("why.rivals"), styles.faint)]
        for rival in rivals:
            actor = self._reading.actor(rival.actor)
            name = actor.name if actor else ""
            hue = styles.actor(self._reading.hues.get(rival.actor, UNKNOWN_HUE))
            rows.append(
                Row(
                    (("    " + padded(name, width - 14), hue), (f"{rival.score:>6.0%}", styles.faint)),
                    Rather(rival.actor),
                )
            )
        return rows
