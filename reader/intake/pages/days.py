"""The day that a page prints beside its title: "Senin, 07 Okt 2024 10:15 WIB", "07/10/2024", "October 7, 2024"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache

from reader.analysis.lang import LANGUAGES
from reader.analysis.lang.base import entries
from reader.intake.compose import day as day_of

_YEAR = r"((?:19|20)\d\d)"
_SHORT_YEAR = r"((?:19|20)\d\d|['’‘`´]\s?\d\d|\d\d)(?![\d:.])"
"""A year, or its last two figures, which are no hour."""
# fmt: off
_BESIDE = (
    "wib", "wita", "wit", "gmt", "utc", "am", "pm", "et", "est", "pst", "updated", "published", "posted", "diperbarui",
    "terbit", "tayang", "on", "at", "pukul", "jam", "last", "modified", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
    "waktu", "baca", "menit", "min", "mins", "minute", "minutes", "read",
)
# fmt: on
"""What stands beside a day: zones, and words that say what happened on it."""
_MAX_DAY_LINE = 90
"""Characters of a line that only prints a day."""
_NUMBERS = re.compile(rf"(?<![\d/-])(\d{{1,2}})([-/.])(\d{{1,2}})\2{_YEAR}\b")
_SHORT_NUMBERS = re.compile(r"(?<![\d/-])(\d{1,2})([-/])(\d{1,2})\2(\d\d)(?![\d:/-])")
_OLDEST_SHORT = 70
"""Two figures of a year of the last century are no smaller."""
_SECONDS = re.compile(r"\d{10}")
_MILLISECONDS = re.compile(r"\d{13}")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6})?")


_TIME_ZERO = date(1970, 1, 1)
"""What programs write for no time at all."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The words of all languages by which a page prints a day."""

    months: dict[str, int]
    """Names of months in lower case, without a full stop, and which month each is."""
    shapes: tuple[tuple[re.Pattern[str], str], ...]
    """Days with a month's name or a year first, and the order of their parts."""
    around: re.Pattern[str]
    """Weekdays, hours and other words that stand beside a day."""


def known_calendar() -> Calendar:
    """The words of the languages that there are. Ask once a page: it looks for their folders."""
    return _calendar(tuple(LANGUAGES))


@cache
def _calendar(languages: tuple[str, ...]) -> Calendar:
    months = {
        entry.words.casefold().rstrip("."): int(entry.get("month"))
        for language in languages
        for entry in entries(language, "months", frozenset({"month", "only"}))
    }
    month = "|".join(sorted(map(re.escape, months), key=len, reverse=True)) or r"(?!)"
    shapes = (
        (rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[\s.-]+(?:of )?({month})\.?(?:[\s,.-]+|(?=['’‘`´])){_SHORT_YEAR}", "dmy"),
        (rf"\b({month})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}\b", "mdy"),
        (rf"\b{_YEAR}[-/.](\d{{1,2}})[-/.](\d{{1,2}})(?!\d)", "ymd"),
        (rf"\b{_YEAR}年(\d{{1,2}})月(\d{{1,2}})日", "ymd"),
    )
    weekdays = [
        re.escape(entry.words)
        for language in languages
        for entry in entries(language, "weekdays", frozenset({"day", "only"}))
    ]
    around = r"\b\d{1,2}[:.]\d{2}(?::\d{2})?\b|\b(?:" + "|".join((*_BESIDE, *weekdays)) + r")\b"
    return Calendar(
        months,
        tuple((re.compile(shape, re.IGNORECASE), order) for shape, order in shapes),
        re.compile(around, re.IGNORECASE),
    )


def printed_day(words: str, *, month_first: bool = False, calendar: Calendar | None = None) -> date | None:
    """The first day that `words` name in full; None where they name none.

    `month_first` says how the page's country writes a day in numbers alone: 07/10/2024 is the seventh of October, but
    in America the tenth of July.
    """
    calendar = calendar or known_calendar()
    found: list[tuple[int, date]] = []
    for shape, order in calendar.shapes:
        for match in shape.finditer(words):
            named = dict(zip(order, match.groups(), strict=True))
            month = calendar.months.get(named["m"].casefold()) or int(named["m"])
            if day := _day(_year(named["y"]), month, int(named["d"])):
                found.append((match.start(), day))
                break
    if numbers := _NUMBERS.search(words) or _SHORT_NUMBERS.search(words):
        first, second, year = int(numbers[1]), int(numbers[3]), _year(numbers[4])
        day = _day(year, first, second) if month_first else _day(year, second, first)
        if day := day or _day(year, second, first) or _day(year, first, second):
            found.append((numbers.start(), day))
    return min(found)[1] if found else None


def told_day(text: str | None) -> date | None:
    """The day that a page's data give, in whatever shape its program writes times; None for none, and for time zero.

    A count of seconds or milliseconds gives the day in UTC.
    """
    words = (text or "").strip()
    if _SECONDS.fullmatch(words) or _MILLISECONDS.fullmatch(words):
        found: date | None = datetime.fromtimestamp(int(words[:10]), UTC).date()
    elif compact := _COMPACT.fullmatch(words):
        found = _day(int(compact[1]), int(compact[2]), int(compact[3]))
    else:
        found = day_of(words) or printed_day(words[:_MAX_DAY_LINE])
    return None if found == _TIME_ZERO else found


def _year(figures: str) -> int:
    """A year by its last two figures or all four."""
    year = int(figures.lstrip("'’‘`´ \u00a0"))
    return year if year > 99 else year + (1900 if year >= _OLDEST_SHORT else 2000)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_MAX_REST = 24
"""Letters beside a day that may be an outlet's or a person's name."""


def without_day(words: str) -> str:
    """The words without days, hours, weekdays and what else stands beside a day."""
    calendar = known_calendar()
    for shape, _ in calendar.shapes:
        words = shape.sub(" ", words)
    return calendar.around.sub(" ", _SHORT_NUMBERS.sub(" ", _NUMBERS.sub(" ", words)))


def says_only_day(words: str) -> bool:
    """Whether a short line is a day with its hour, weekday and perhaps a name, and nothing more."""
    if len(words) > _MAX_DAY_LINE or printed_day(words) is None:
        return False
    rest = without_day(words)
    return sum(char.isalpha() for char in rest) <= _MAX_REST and not rest.rstrip().endswith(".")
