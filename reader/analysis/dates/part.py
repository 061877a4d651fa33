"""Time expressions: found by the patterns of the language's folder, and told as an ISO day where they tell one.

A newspaper counts from its day of publication. "Senin" is the last Monday up to that day; "(7/11)" is the nearest such
day around it; "20/10/2026" with a Monday that only 2025 has is a slip of the pen, and the weekday is believed, because
reporters know the day they write on and mistype figures. Months, years and vague words tell no day: `iso` is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from spacy.language import Language

from reader.analysis.draft import ArticleState, FoundDate, PipelineComponent
from reader.analysis.lang import LANGUAGES
from reader.analysis.lang.base import entries, words

WRITTEN_NEAR = 14
"""Days around publication in which a written date is believed against its weekday."""
FORTHCOMING = 45
"""Days after publication up to which a date without a year is taken for one to come, not for last year's."""


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A time expression in a text."""

    start: int
    """First code point, without a preposition."""
    end: int
    """One past the last."""
    iso: str | None
    """Its ISO day; None where it is no day, or counts from a day of publication that is not known."""
    precision: str
    """"day", "month", "year" or "vague"."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One line of date_patterns.txt, compiled."""

    regex: re.Pattern[str]
    """With the groups weekday, day, month, monthname, year, relative, where the line has them."""
    precision: str
    """See DateExpression."""
    shift: str
    """"past", "future" or "week" where the words around a weekday say so; "" else."""


class DateGrammar:
    """How one language writes dates. Raises AnalysisError where a list of its folder is missing or wrong."""

    def __init__(self, language: str) -> None:
        self._day_words = tuple(f"{word} " for word in LANGUAGES[language].day_words)
        self._weekdays = _numbers(language, "weekdays", "day")
        months = entries(language, "months", frozenset({"month", "only"}))
        self._months = {entry.words.casefold(): int(entry.get("month")) for entry in months}
        self._capital_months = frozenset(entry.words for entry in months if entry.get("only") == "capital")
        self._relative = _numbers(language, "relative_days", "days")
        uses: dict[str, list[str]] = {"to": [], "clock": [], "zone": []}
        for entry in entries(language, "date_words", frozenset({"use"})):
            uses[entry.get("use")].append(entry.words)
        clock = rf"(?:{_any(uses['clock'])} )?\d{{1,2}}[.:]\d{{2}}(?: {_any(uses['zone'])})?"
        parts = {
            "weekday": f"(?P<weekday>{_any(self._weekdays)})",
            "weekday2": f"(?:{_any(self._weekdays)})",
            "monthname": f"(?P<monthname>{_any(self._months)})",
            "relative": f"(?P<relative>{_any(self._relative)})",
            "vague": _any(words(language, "vague_times")),
            "part": _any(words(language, "day_parts")),
            "to": _any(uses["to"]),
            "clock": clock,
            "day": r"(?P<day>\d{1,2})",
            "month": r"(?P<month>\d{1,2})",
            "year": r"(?P<year>\d{4}|\d{2})",
            "year4": r"(?P<year>[12]\d{3})",
        }
        self._patterns = [
            _Pattern(_compile(entry.words, parts), entry.get("precision"), entry.get("shift"))
            for entry in entries(language, "date_patterns", frozenset({"precision", "shift"}))
        ]
        begin = [*self._weekdays, *self._months, *self._relative, *words(language, "vague_times")]
        self._trigger = re.compile(rf"(?<!\w)(?:{_any(begin)}|\d{{1,4}}[/-]\d{{1,2}}|[12]\d{{3}})(?!\w)", re.IGNORECASE)

    def find(self, text: str, published: date | None) -> list[DateExpression]:
        """The time expressions of a text in its order, the longest where several begin alike; none overlap."""
        found: list[tuple[int, int, int, DateExpression]] = []
        for start, end in self._windows(text):
            for rank, pattern in enumerate(self._patterns):
                for match in pattern.regex.finditer(text, start, end):
                    if not self._is_written_as_a_name(match):
                        continue
                    iso = self._resolve(match, pattern, published) if pattern.precision == "day" else None
                    expression = DateExpression(match.start(), match.end(), iso, pattern.precision)
                    found.append((match.start(), -match.end(), rank, expression))
        out: list[DateExpression] = []
        for start, _, _, expression in sorted(found, key=lambda item: item[:3]):
            if not out or start >= out[-1].end:
                out.append(expression)
        return out

    def _windows(self, text: str) -> list[tuple[int, int]]:
        """Stretches around every word that may begin a date: the only places where the patterns are tried."""
        out: list[tuple[int, int]] = []
        for match in self._trigger.finditer(text):
            start, end = max(0, match.start() - 30), min(len(text), match.end() + 60)
            if out and start <= out[-1][1]:
                out[-1] = (out[-1][0], end)
            else:
                out.append((start, end))
        return out

    def _is_written_as_a_name(self, match: re.Match[str]) -> bool:
        """Weekdays and months are capitalised; "minggu" is a week, "may" a verb unless a word vouches for them."""
        groups = match.groupdict()
        weekday, month = groups.get("weekday"), groups.get("monthname")
        if weekday is not None and weekday[0].islower():
            return match.group().startswith(self._day_words) or bool(groups.get("day"))
        if month is not None and month[0].islower():
            return bool(groups.get("day")) and month not in self._capital_months
        before = match.string[max(0, match.start() - 2) : match.start()]
        numbered = before.strip()[-1:].isdigit()  # Undang-Undang Nomor 7 Tahun 2017
        return not (numbered and not weekday and not groups.get("day") and match.group()[0].isupper())

    def _resolve(self, match: re.Match[str], pattern: _Pattern, published: date | None) -> str | None:
        groups = match.groupdict()
        if groups.get("relative"):
            days = self._relative[" ".join(groups["relative"].casefold().split())]
            found = _shifted(published, days) if published else None
            return found.isoformat() if found else None
        weekday = self._weekdays.get(groups["weekday"].casefold()) if groups.get("weekday") else None
        if groups.get("day"):
            month = int(groups["month"]) if groups.get("month") else self._months[groups["monthname"].casefold()]
            year = groups.get("year")
            found = written_day(int(groups["day"]), month, int(year) if year else None, weekday, published)
        elif weekday is not None and published:
            found = weekday_near(weekday, published, pattern.shift)
        else:
            found = None
        return found.isoformat() if found else None


def weekday_near(weekday: int, published: date, shift: str = "") -> date | None:
    """The day that a weekday means in a text of that day: 0 is Monday.

    With no `shift` the last one up to publication; "past" excludes the day of publication itself, "week" is that day of
    the calendar week before, "future" the next one. None where there is no such day: the calendar has a first one and
    a last one, and programs write both for "unknown".
    """
    back = (published.weekday() - weekday) % 7
    if shift == "week":
        return _shifted(published, weekday - published.weekday() - 7)
    if shift == "future":
        return _shifted(published, 7 - back)
    if shift == "past" and back == 0:
        back = 7
    return _shifted(published, -back)


def written_day(day: int, month: int, year: int | None, weekday: int | None, published: date | None) -> date | None:
    """The day that figures mean, with the weekday beside them as a witness; None where they mean none.

    Without a year, the nearest one before publication, or soon after it. Where figures and weekday disagree and the day
    lies far from publication, one figure is taken for a slip and the nearest day that fits is meant.
    """
    if year is None:
        return _nearest_year(day, month, weekday, published) if published else None
    written = _day(year + 2000 if year < 100 else year, month, day)
    if weekday is None or published is None or (written and written.weekday() == weekday):
        return written
    if written and _is_near(written, published):
        return written
    slips = [_day(y, month, day) for y in range(published.year - 1, published.year + 2)]
    slips += [_day(published.year, m, day) for m in range(1, 13)]
    fitting = [found for found in slips if found and found.weekday() == weekday]
    nearest = min(fitting, key=lambda found: abs((published - found).days), default=None)
    return nearest if nearest and _is_near(nearest, published) else written


def _nearest_year(day: int, month: int, weekday: int | None, published: date) -> date | None:
    """The day of a month in the year that is meant, where none is told."""
    days = (_day(year, month, day) for year in range(published.year + 1, published.year - 8, -1))
    choices = [found for found in days if found and (found - published).days <= FORTHCOMING]
    fitting = [found for found in choices[:6] if weekday is None or found.weekday() == weekday]
    near = [found for found in choices if _is_near(found, published)]
    return next(iter(near or fitting or choices), None)


def _is_near(day: date, published: date) -> bool:
    return abs((published - day).days) <= WRITTEN_NEAR


@Language.factory("dates", default_config={"language": None})
def make_dates(nlp: Language, name: str, language: str | None) -> DateFinder:
    """The part for one language, by default the pipeline's."""
    return DateFinder(language or str(nlp.lang))


class DateFinder(PipelineComponent):
    """Writes dates; reads the text and the day of publication."""

    def __init__(self, language: str) -> None:
        self._grammar = grammar(language)

    def read(self, state: ArticleState) -> None:
        """Find the time expressions."""
        found = self._grammar.find(state.text, state.published)
        state.dates = [FoundDate(one.start, one.end, one.iso) for one in found]


@cache
def grammar(language: str) -> DateGrammar:
    """The language's grammar of dates, made once."""
    return DateGrammar(language)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _shifted(day: date, days: int) -> date | None:
    """So many days later; None before the first day of the calendar or after its last one."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def _numbers(language: str, topic: str, field: str) -> dict[str, int]:
    return {entry.words.casefold(): int(entry.get(field)) for entry in entries(language, topic, frozenset({field}))}


def _any(choices: Iterable[str]) -> str:
    """A group of alternatives, the longest first; of none, one that nothing matches."""
    ordered = sorted(choices, key=lambda word: (-len(word), word))
    written = "|".join(re.escape(word).replace(r"\ ", r"[^\S\n]+") for word in ordered)
    return f"(?:{written or '(?!)'})"


def _compile(template: str, parts: dict[str, str]) -> re.Pattern[str]:
    source = re.sub(
        r"\{(\w+)\}", lambda match: parts.get(match.group(1), match.group()), template.replace(" ", r"[^\S\n]")
    )
    return re.compile(rf"(?<![\w/]){source}(?!\w)", re.IGNORECASE)
