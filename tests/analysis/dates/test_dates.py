"""Time expressions and the day on which somebody spoke. Sentences are made up."""

from __future__ import annotations

from datetime import date

import pytest

from reader.analysis.dates.part import grammar, weekday_near, written_day
from tests.analysis.staging import Said, clitic, staged, statement, uncued

THURSDAY = date(2025, 3, 13)

EXPRESSIONS = [
    # words, ISO day, reason
    ("Senin (10/3/2025)", "2025-03-10", "weekday and figures"),
    ("Senin (10/3)", "2025-03-10", "without a year: the nearest one"),
    ("Senin malam (10/3/2025)", "2025-03-10", "a part of the day changes nothing"),
    ("Rabu (12/3/2025) dini hari", "2025-03-12", "nor does it behind the bracket"),
    ("Rabu (12/3/2025", "2025-03-12", "the bracket forgotten"),
    ("Kamis (13/3/2026)", "2025-03-13", "a year that the weekday denies is a slip"),
    ("Senin (10/2/2025)", "2025-02-10", "a month that the weekday affirms stands, far as it is"),
    ("Selasa (11/5/2025)", "2025-03-11", "a month that the weekday denies is a slip"),
    ("Rabu (13/3/2025)", "2025-03-13", "so near to publication the figures are believed"),
    ("Senin (2/12)", "2024-12-02", "December lies behind, not ahead"),
    ("hari Senin", "2025-03-10", "a weekday is the last one up to publication"),
    ("Kamis", "2025-03-13", "which may be the day itself"),
    ("Jum'at", "2025-03-07", "the older spelling"),
    ("Jumat pagi", "2025-03-07", "a part of the day behind"),
    ("Kamis lalu", "2025-03-06", "lalu is not today"),
    ("Jumat pekan lalu", "2025-03-07", "the week before, counted by the calendar"),
    ("Senin mendatang", "2025-03-17", "one to come"),
    ("kemarin", "2025-03-12", "counted from publication"),
    ("hari ini", "2025-03-13", "counted from publication"),
    ("Minggu lalu", "2025-03-09", "a capital makes it the Sunday"),
    ("24 Februari 2025 pukul 10.30 WIB", "2025-02-24", "a day with its clock"),
    ("Sabtu malam, 8 Maret 2025", "2025-03-08", "weekday, part of the day, date in words"),
    ("Sabtu 8 Maret", "2025-03-08", "no comma, no year"),
    ("3 Ags 2024", "2024-08-03", "a short month"),
    ("2025-03-01", "2025-03-01", "ISO"),
    ("minggu lalu", None, "a week is no day"),
    ("pekan lalu", None, "a week is no day"),
    ("awal April", None, "a month is no day"),
    ("Maret 2025", None, "a month is no day"),
    ("tahun 2018", None, "a year is no day"),
    ("beberapa waktu lalu", None, "vague"),
    ("Senin-Rabu (10-12/3/2025)", None, "a range is no day"),
    ("Senin (31/2/2025)", None, "no such day, whatever the month of that weekday"),
]


@pytest.mark.parametrize(("words", "iso", "reason"), EXPRESSIONS, ids=[row[0] for row in EXPRESSIONS])
def test_an_expression_is_found_whole_and_told_as_its_day(words: str, iso: str | None, reason: str) -> None:
    text = f"Rapat itu digelar di aula pada {words}, dihadiri banyak orang."
    (found,) = grammar("id").find(text, THURSDAY)
    assert text[found.start : found.end] == words, reason
    assert found.iso == iso, reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Skor akhir 3/4 dari total.", "a fraction"),
        ("Alamat di Jalan Merdeka 17 RT 5/6.", "a neighbourhood"),
        ("Nilainya naik 2,5 persen sampai 10.30 poin.", "figures"),
        ("Mereka menunggu dua minggu di sana.", "minggu in lower case is a week"),
    ],
)
def test_what_is_no_date_is_left_alone(text: str, reason: str) -> None:
    assert grammar("id").find(text, THURSDAY) == [], reason


def test_without_a_day_of_publication_only_full_dates_are_told() -> None:
    text = "Senin (10/3/2025) ia datang, kemarin ia pergi, Rabu ia kembali."
    assert [found.iso for found in grammar("id").find(text, None)] == ["2025-03-10", None, None]


ENGLISH = [
    ("Monday", "2025-03-10"),
    ("Thursday night", "2025-03-13"),
    ("last Thursday", "2025-03-06"),
    ("next Friday", "2025-03-14"),
    ("Monday, March 10, 2025", "2025-03-10"),
    ("Feb. 24", "2025-02-24"),
    ("24 February 2025", "2025-02-24"),
    ("yesterday", "2025-03-12"),
    ("last week", None),
    ("March 2025", None),
]


@pytest.mark.parametrize(("words", "iso"), ENGLISH, ids=[row[0] for row in ENGLISH])
def test_english_writes_dates_its_own_way(words: str, iso: str | None) -> None:
    text = f"The board met in the hall {words} and went home."
    (found,) = grammar("en").find(text, THURSDAY)
    assert (text[found.start : found.end], found.iso) == (words, iso)


def test_may_and_sun_are_words_unless_they_are_capitalised() -> None:
    assert grammar("en").find("It may 5 times be so under the sun. He sat. They march on.", THURSDAY) == []


def test_a_weekday_counts_back_and_its_shifts_count_as_they_say() -> None:
    assert weekday_near(3, THURSDAY) == THURSDAY
    assert weekday_near(3, THURSDAY, "past") == date(2025, 3, 6)
    assert weekday_near(4, THURSDAY, "future") == date(2025, 3, 14)
    assert weekday_near(4, THURSDAY, "week") == date(2025, 3, 7)


def test_a_day_that_no_year_has_is_none() -> None:
    assert written_day(31, 4, None, None, THURSDAY) is None
    assert written_day(31, 4, 2025, None, None) is None


# ---------------------------------------------------------------- the day of a statement


def day(text: str, *said: Said, number: int = 0) -> tuple[str | None, str | None] | None:
    """ISO day and words of a statement's date."""
    found = statement(staged(text, *said, published=THURSDAY), number).date
    return None if found is None else (found.iso, found.span.of(text) if found.span else None)


def test_the_day_behind_cue_and_source_is_the_day_of_speaking() -> None:
    text = "“Jalan itu rusak,” kata Wali Kota Rini Astuti di kantornya, Selasa (11/3/2025)."
    said = Said("“Jalan itu rusak,”", "kata", "Wali Kota Rini Astuti")
    assert day(text, said) == ("2025-03-11", "Selasa (11/3/2025)")


def test_the_day_before_the_source_is_the_day_of_speaking() -> None:
    text = "Pada hari Senin, Rini Astuti mengatakan jalan itu rusak."
    assert day(text, Said("jalan itu rusak", "mengatakan", "Rini Astuti")) == ("2025-03-10", "hari Senin")


def test_a_day_in_the_content_does_not_date_the_statement() -> None:
    text = "Rini Astuti mengatakan jalan itu rusak sejak Senin (3/3/2025)."
    assert day(text, Said("jalan itu rusak sejak Senin (3/3/2025)", "mengatakan", "Rini Astuti")) is None


def test_a_day_within_quotation_marks_does_not_date_the_statement() -> None:
    text = "“Kami mulai Senin (3/3/2025). Semoga lancar,” kata Rini."
    assert day(text, Said("“Kami mulai Senin (3/3/2025). Semoga lancar,”", "kata", "Rini")) is None


def test_a_day_in_a_clause_about_the_speaker_does_not_date_the_statement() -> None:
    text = "Rini Astuti, yang dilantik pada Senin (3/3/2025), mengatakan jalan itu rusak."
    assert day(text, Said("jalan itu rusak", "mengatakan", "Rini Astuti")) is None


def test_a_day_before_two_cues_counts_for_both_and_one_before_the_second_for_it_alone() -> None:
    shared = "Pada Senin (10/3/2025) Rini meminta warga sabar dan mendesak dinas bergerak."
    asks = (Said("warga sabar", "meminta", "Rini"), Said("dinas bergerak", "mendesak", "Rini"))
    assert [day(shared, *asks, number=n) for n in (0, 1)] == [("2025-03-10", "Senin (10/3/2025)")] * 2
    second = "Rini meminta warga sabar dan pada Senin (10/3/2025) mendesak dinas bergerak."
    assert day(second, *asks, number=0) is None
    assert day(second, *asks, number=1) == ("2025-03-10", "Senin (10/3/2025)")


def test_the_day_on_which_another_outlet_was_quoted_is_no_day_of_speaking() -> None:
    text = "“Jalan itu rusak,” kata Rini, dikutip dari sebuah koran, Senin (10/3/2025)."
    assert day(text, Said("“Jalan itu rusak,”", "kata", "Rini")) is None


def test_a_day_goes_before_vaguer_words_in_the_same_sentence() -> None:
    text = "Pekan lalu ramai; “Jalan itu rusak,” kata Rini, Senin (10/3/2025)."
    assert day(text, Said("“Jalan itu rusak,”", "kata", "Rini")) == ("2025-03-10", "Senin (10/3/2025)")


def test_vague_words_are_kept_without_a_day() -> None:
    text = "“Jalan itu rusak,” kata Rini beberapa waktu lalu."
    assert day(text, Said("“Jalan itu rusak,”", "kata", "Rini")) == (None, "beberapa waktu lalu")


def test_a_quotation_that_goes_on_was_made_on_the_same_day_without_words_of_its_own() -> None:
    text = "“Jalan itu rusak,” kata Rini Astuti, Senin (10/3/2025). “Kami perbaiki.”\n\nIa pulang. “Segera,” katanya."
    said = (
        Said("“Jalan itu rusak,”", "kata", "Rini Astuti"),
        uncued("“Kami perbaiki.”"),
        clitic("“Segera,”", "katanya"),
    )
    assert day(text, *said, number=1) == ("2025-03-10", None)
    assert day(text, *said, number=2) is None


@pytest.mark.parametrize("published", [date.min, date(1, 1, 5), date(9999, 12, 28), date.max])
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_day_at_the_calendar_s_end_is_no_fault(published: date, language: str) -> None:
    """Programs write the first or the last day of the calendar for "unknown"."""
    words = {
        "id": "kemarin, hari Senin pekan lalu, Kamis mendatang, besok lusa, Selasa (31/12), Minggu (1/1/9999), 12 Mei",
        "en": "yesterday, last Monday, next Thursday, tomorrow, on Tuesday, December 31, Sunday May 1 9999",
    }[language]
    found = grammar(language).find(words, published)
    assert found
    assert all(one.iso is None or date.fromisoformat(one.iso) for one in found)


@pytest.mark.parametrize("shift", ["", "past", "week", "future"])
@pytest.mark.parametrize("weekday", range(7))
def test_a_weekday_beyond_the_calendar_is_no_day(weekday: int, shift: str) -> None:
    for day in (date.min, date.max):
        near = weekday_near(weekday, day, shift)
        assert near is None or abs((near - day).days) <= 14
