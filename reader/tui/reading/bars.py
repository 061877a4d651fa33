"""The reading screen's bars: the head above the panes, the line that says who speaks, the keys below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len

from reader.model import Progress, Statement
from reader.tui.drawing.bar import Bar, BarItem
from reader.tui.drawing.text import shorten
from reader.tui.keymap import keys
from reader.tui.reading.rules import rule_words
from reader.tui.reading.state import ReadingState

MIN_PLACE_COLUMNS = 30
"""Columns from which the keys leave room for paragraph and percentage."""


MIN_STOP_COLUMNS = 100
"""Columns from which the head has room to say how long work is stopped."""


MIN_BACK_COLUMNS = 60
"""Columns from which the line that says who has room for what the key does that goes back to a list."""


NO_ENGINE = "none"
"""The engine of an analysis in which nothing could be understood."""


GUIDED = ("next-statement", "speaker", "note", "help")
"""The actions that a first-time reader has to find: their keys are the last to give way at the foot."""


CODES_ACTION = keys.by_id()["code-statement"].call
"""What a click on a code of the current statement does."""


class Head(Bar):
    """Title, outlet, date, language and counts; what long work is doing stands in place of the counts."""

    def __init__(self, reading: ReadingState | None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.reading = reading
        """What is read; None while it is being fetched."""
        self.title = ""
        """What stands for the title while there is no article: its source."""
        self.progress: Progress | None = None
        """How far the long work is; None when there is none."""
        self.partial = False
        """Whether the reader has stopped the analysis, which covers the beginning of the text only."""

    def parts(self, width: int) -> tuple[Sequence[BarItem], Sequence[BarItem]]:
        """Kutip · title · outlet, and at the right what is known of the article."""
        styles = self.theme_styles
        article = self.reading.article if self.reading else None
        title = article.name if article else self.title
        left = [
            BarItem(" Kutip", styles.accent),
            BarItem(" · ", styles.faint),
            BarItem(shorten(title, width), styles.strong),
        ]
        if article and article.outlet:
            left.append(BarItem(" · " + shorten(article.outlet, 30), styles.faint))
        facts = self._facts(width)
        right = [BarItem("  " + " · ".join(facts) + " ", styles.faint)] if facts else []
        if self.progress is not None:
            right.append(
                BarItem("· " + self._doing(self.progress) + " ", styles.accent, keys.by_id()["stop-work"].call)
            )
        if self.context.checking.words:
            right.append(BarItem(f"· {self.context.checking.words} ", styles.accent, keys.by_id()["refresh"].call))
        failed = self.reading is not None and self.reading.failed
        if width >= MIN_STOP_COLUMNS and (self.progress is not None or failed or self.partial):
            key = (keys.keys_of(keys.by_id()["stop-work"], self.context.settings.keys) or [""])[0]
            does = self.context.tr("head.stops" if self.progress is not None else "head.again")
            right.append(BarItem(f"· {key} {does} ", styles.accent, keys.by_id()["stop-work"].call))
        return left, right

    def _facts(self, width: int) -> list[str]:
        """Language, date and counts, as many as a bar so wide has room for."""
        reading, tr = self.reading, self.context.tr
        if reading is None:
            return []
        article = reading.article
        facts = [article.language or "?"]
        if article.published is not None:
            facts.append(f"{tr.day(article.published.isoformat())} {article.published.year}")
        if reading.analysis is not None and not reading.failed:
            statements, speakers = len(reading.statements), len(reading.statements_of)
            if reading.analysis.engine:
                facts.append(tr.plural("head.statements", statements))
                if width >= 100:
                    facts.append(tr.plural("head.speakers", speakers))
            elif width >= 100:
                facts.append(tr("head.no-language"))
        if reading.failed:
            facts.append(tr("head.failed"))
        elif self.partial:
            facts.append(tr("head.partial"))
        return facts if width >= 60 else facts[-1:]

    def _doing(self, progress: Progress) -> str:
        tr = self.context.tr
        if progress.stage == "fetch":
            return tr("head.fetching", size=_size(progress))
        if progress.stage == "load" or progress.total is None:
            return tr("head.loading")
        return tr("head.analysing", done=progress.done, total=progress.total)


def _size(progress: Progress) -> str:
    done = f"{progress.done / 1024:.0f}"
    return f"{done}/{progress.total / 1024:.0f} KB" if progress.total else f"{done} KB"


class Who(Bar):
    """The line that says, of the current statement, who says it, when, how it is known and how surely."""

    def __init__(self, reading: ReadingState | None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.reading = reading
        """What is read."""
        self.aside = ""
        """What stands here in place of the statement: what is being chosen or searched."""

    def parts(self, width: int) -> tuple[Sequence[BarItem], Sequence[BarItem]]:
        """Who and why in one breath."""
        styles = self.theme_styles
        if self.aside:
            return [BarItem("  " + self.aside, styles.accent)], []
        right = self._listed(width)
        width -= sum(cell_len(part.text) for part in right)
        statement = self.reading.statement if self.reading else None
        if self.reading is None or statement is None:
            return self._why_no_marks(self.reading), right
        for rule, role in ((True, True), (False, True), (False, False)):
            parts = self._of(self.reading, statement, rule=rule, role=role)
            if sum(cell_len(part.text) for part in parts) <= width:
                break
        return parts, right

    def _why_no_marks(self, reading: ReadingState | None) -> list[BarItem]:
        """Why nothing is marked, and the key that helps; nothing where there are marks, or may still come."""
        found = None if reading is None else _without_marks(reading)
        if reading is None or found is None:
            return []
        styles, tr, (why, action) = self.theme_styles, self.context.tr, (found[0], keys.by_id()[found[1]])
        label = (keys.keys_of(action, self.context.settings.keys) or [""])[0]
        return [
            BarItem(
                "  " + tr(f"nomarks.{why}", code=shorten(reading.article.language or "?", 8)) + " · ", styles.faint
            ),
            BarItem(label, styles.strong, action.call),
            BarItem(" " + tr(f"nomarks.does.{action.id}"), styles.faint, action.call),
        ]

    def _listed(self, width: int) -> list[BarItem]:
        """Which place of the list is read from which the article was opened, and the key that goes back to it."""
        listed = self.reading.listed if self.reading else None
        if listed is None:
            return []
        styles, tr, back = self.theme_styles, self.context.tr, keys.by_id()["back-to-list"]
        label = (keys.keys_of(back, self.context.settings.keys) or [""])[0]
        words = tr("listed.back") if width >= MIN_BACK_COLUMNS else ""
        parts = [BarItem(f"  {label}", styles.strong, back.call), BarItem(f" {words} ", styles.faint, back.call)]
        if listed.places:
            parts.insert(0, BarItem(f"  {listed.at + 1}/{len(listed.places)}", styles.accent))
        return parts

    def _of(self, reading: ReadingState, statement: Statement, *, rule: bool, role: bool) -> list[BarItem]:
        """Name, day, kind and sureness; the rule, which a key tells at length, and the role as far as there is room."""
        styles, tr = self.theme_styles, self.context.tr
        hue = styles.actor(reading.hue(statement), bold=True)
        actor = reading.speaker(statement)
        parts = [BarItem("  ╰ ", hue)]
        if actor is None:
            parts.append(BarItem(tr("speaker.unknown"), hue, keys.by_id()["why"].call))
        else:
            parts.append(BarItem(shorten(actor.name, 40), hue, keys.by_id()["actor-card"].call))
            if actor.role and role:
                parts.append(BarItem(", " + shorten(actor.role, 40), styles.text, keys.by_id()["actor-card"].call))
        for name in statement.codes:
            colour = reading.code_colour(name)
            parts += [
                BarItem("  #", styles.note(colour), CODES_ACTION),
                BarItem(shorten(name, 20), styles.code(colour), CODES_ACTION),
            ]
        rest = []
        if statement.date is not None and statement.date.iso:
            rest.append(tr.day(statement.date.iso))
        rest.append(tr(f"kind.{statement.kind.value}"))
        if rule:
            rest.append(rule_words(tr, statement.why))
        if actor is not None:
            rest.append(tr(f"sure.{statement.sureness.value}"))
        parts.append(BarItem(" · " + " · ".join(rest), styles.faint, keys.by_id()["why"].call))
        return parts


def _without_marks(reading: ReadingState) -> tuple[str, str] | None:
    """Why nothing is marked, and the action that helps; None where there are marks, or may still come."""
    if reading.failed:
        return "failed", "stop-work"
    if reading.analysis is None:
        return None
    if not reading.analysis.engine or reading.analysis.engine == NO_ENGINE:
        return ("language" if reading.article.language else "unknown"), "particulars"
    if not reading.statements:
        return "none", "add-statement"
    return ("bare", "bare") if reading.filters.bare else None


class KeyBar(Bar):
    """The keys that matter most, by their rank in the table, and how far the reader is."""

    def __init__(self, reading: ReadingState | None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.reading = reading
        """What is read."""
        self.away = False
        """Whether another pane stands in place of the text."""

    def parts(self, width: int) -> tuple[Sequence[BarItem], Sequence[BarItem]]:
        """As many keys as there is room for; the help's key is always there, and the one that leads to the text."""
        styles, tr = self.theme_styles, self.context.tr
        right = self._where() if width >= MIN_PLACE_COLUMNS else []
        room = width - sum(cell_len(part.text) for part in right) - 2
        chosen: list[list[BarItem]] = []
        own: Mapping[str, str] = self.context.settings.keys
        ranked = sorted((action for action in keys.ACTIONS if action.foot), key=lambda action: action.foot)
        back = [keys.by_id()["stop"]] if self.away else []
        # Some stay when others have to go, the help above all: it leads to all of them.
        for action in (*back, *sorted(ranked, key=lambda action: (action.id != "help", action.id not in GUIDED))):
            labels = keys.keys_of(action, own)
            if not labels:
                continue
            pair = [
                BarItem(" " + labels[0], styles.strong, action.call),
                BarItem(" " + tr(f"foot.{action.id}") + " ", styles.faint, action.call),
            ]
            size = sum(cell_len(part.text) for part in pair)
            if size <= room:
                room -= size
                chosen.append([BarItem(str(action.foot), styles.text), *pair])
        chosen.sort(key=lambda parts: int(parts[0].text))
        return [BarItem(" ", styles.text), *(part for parts in chosen for part in parts[1:])], right

    def _where(self) -> list[BarItem]:
        reading = self.reading
        if reading is None or not reading.article.text:
            return []
        length = len(reading.article.text)
        percent = 100 if reading.place.end >= length else round(100 * reading.place.end / length)
        number = self.context.tr(
            "foot.paragraph", number=reading.block_at(reading.place.start) + 1, count=len(reading.article.blocks)
        )
        return [BarItem(f"{number}  {percent:>3} % ", self.theme_styles.faint, keys.by_id()["go-to-paragraph"].call)]
