"""Sources that are read again: what is said of what changed in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from reader.errors import LibraryError, SourceError
from reader.library import Library
from reader.library.checks import Checked
from reader.model import Analysis, Article, ChangeKind, Progress
from tests.sample_library import CHANGED, TEXT, Bench, NoModels, analysis, article, span


def write(bench: Bench, text: str, name: str = "jembatan.txt") -> None:
    """Let the source have another text."""
    (bench.folder / name).write_text(text, encoding="utf-8")


def test_a_source_that_has_the_same_text_is_unchanged(bench: Bench) -> None:
    opened = bench.analysed()
    checked = bench.library.checks.check(opened.article_id)
    assert checked == Checked(opened.article_id, "Jembatan Wanatirta dibuka", changed=False)
    assert (checked.sentence(), checked.counts()) == ("unchanged", ())
    assert len(bench.library.versions.all(opened.article_id)) == 1


def test_what_changed_is_counted_and_kept_as_the_new_version(bench: Bench) -> None:
    opened = bench.analysed()
    library, number = bench.library, opened.article_id
    library.notes.add(number, span(TEXT, "Guntur Aji"), text="siapa?")
    library.notes.add(number, span(TEXT, "Senin"), text="tetap")
    became = CHANGED.replace("Ratna Puspa", "itu")  # nobody is named any more
    write(bench, became)
    checked = library.checks.check(number)
    assert checked == Checked(
        number, "Jembatan Wanatirta resmi dibuka", changed=True, words=25, speakers=2,
        statements=Counter({ChangeKind.CHANGED: 3}), lost_notes=1,
    )  # fmt: skip
    assert checked.counts() == (("statements", 3), ("speakers", 2), ("words", 25), ("notes", 1))
    assert [card.current for card in library.versions.all(number)] == [False, True]
    assert library.versions.article(number).text == became
    assert library.checks.check(number).sentence() == "unchanged"


def test_how_far_reading_and_analysing_are_is_told(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(source: str, *, progress: Callable[[Progress], None]) -> Article:
        progress(Progress("fetch", 1, 2))
        return article(CHANGED, source)

    def analyse(what: Article, progress: Callable[[Progress], None] | None, *_: object) -> Analysis:
        assert progress is not None
        progress(Progress("analyse", 2, 2))
        return analysis(what.text)

    number = bench.analysed().article_id
    monkeypatch.setattr("reader.intake.read", read)
    monkeypatch.setattr(bench.worker, "analyse", analyse)
    told: list[Progress] = []
    bench.library.checks.check(number, told.append)
    assert [progress.stage for progress in told] == ["fetch", "analyse"]


def test_a_note_that_was_lost_before_is_not_lost_once_more(bench: Bench) -> None:
    number = bench.analysed().article_id
    bench.library.notes.add(number, span(TEXT, "Guntur Aji"), text="siapa?")
    write(bench, CHANGED)
    assert bench.library.checks.check(number).lost_notes == 1
    write(bench, CHANGED.replace("Ratusan", "Puluhan"))
    assert bench.library.checks.check(number).lost_notes == 0


def test_a_text_that_nobody_analysed_before_is_analysed_for_its_comparison(bench: Bench) -> None:
    number = bench.open().article_id
    assert bench.worker.asked == []
    write(bench, TEXT.replace("dua miliar", "tiga miliar"))
    checked = bench.library.checks.check(number)
    assert checked.statements[ChangeKind.CHANGED] > 0
    assert bench.library.versions.compare(number).analysed


def test_where_only_the_shape_of_marks_changed_that_is_said(bench: Bench) -> None:
    text = "Kabar\n\nMenurut Dinas Pekerjaan Umum, “air” naik lagi pada malam itu.\n"
    number = bench.analysed(text).article_id
    write(bench, text.replace("“", '"').replace("”", '"'))
    checked = bench.library.checks.check(number)
    assert (checked.changed, checked.words) == (True, 0)


@pytest.mark.parametrize(
    ("checked", "sentence"),
    [
        (Checked(1, "a", changed=True), "only the shape of quotation marks changed"),
        (Checked(1, "a", changed=False, words=3), "unchanged"),
        (Checked(1, "a", changed=True, words=1), "1 word changed"),
        (
            Checked(1, "a", changed=True, words=2, speakers=1, lost_notes=1, statements=Counter({
                ChangeKind.CHANGED: 1, ChangeKind.ADDED: 1, ChangeKind.REMOVED: 1,
            })),
            "1 statement changed, 1 of them has another speaker, 1 statement new, 1 statement gone, 2 words changed, "
            "1 note without its passage",
        ),
        (
            Checked(1, "a", changed=True, words=2, speakers=3, lost_notes=4, statements=Counter({
                ChangeKind.CHANGED: 5, ChangeKind.ADDED: 6, ChangeKind.REMOVED: 7,
            })),
            "5 statements changed, 3 of them have another speaker, 6 statements new, 7 statements gone, "
            "2 words changed, 4 notes without their passage",
        ),
    ],
)  # fmt: skip
def test_it_is_told_in_one_line_what_weighs_most_first(checked: Checked, sentence: str) -> None:
    assert checked.sentence() == sentence


def test_what_came_from_standard_input_cannot_be_read_again(bench: Bench) -> None:
    opened = bench.library.articles.open_article(article(source="-"))
    with pytest.raises(SourceError, match=r"^No source: The text came from standard input; there is nothing to read"):
        bench.library.checks.check(opened.article_id)


def test_a_source_that_is_gone_is_told_and_the_article_stays(bench: Bench) -> None:
    opened = bench.analysed()
    (bench.folder / "jembatan.txt").unlink()
    with pytest.raises(SourceError, match="There is no file"):
        bench.library.checks.check(opened.article_id)
    assert bench.library.versions.article(opened.article_id).text == TEXT


def test_what_cannot_be_kept_is_no_comparison_and_says_why(bench: Bench) -> None:
    number = bench.analysed().article_id
    write(bench, CHANGED)
    with (
        Library(bench.library.paths, NoModels(), clock=bench.clock, analyser=bench.worker, read_only=True) as library,
        pytest.raises(LibraryError, match=r"^Not kept: The source has another text now, and it could not be kept: \w"),
    ):
        library.checks.check(number)
    assert bench.library.versions.article(number).text == TEXT


def test_an_article_is_called_by_its_name_and_one_that_is_not_there_by_its_number(bench: Bench) -> None:
    number = bench.open().article_id
    assert bench.library.checks.name_of(number) == "Jembatan Wanatirta dibuka"
    assert bench.library.checks.name_of(77) == "#77"
    with pytest.raises(LibraryError, match=r"^Version not found: This version of the article is not in the library\.$"):
        bench.library.checks.check(77)
