"""Analysing the library anew: what an older engine understood, and what nobody analysed yet."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from reader.errors import AnalysisError, LibraryError
from reader.library import Library, Stale
from reader.model import Analysis, Article, ChangeKind, HitKind, Particulars, Progress
from tests.sample_library import CHANGED, TEXT, Bench, NoModels, analysis

THIRD = "Tiga\n\n“Sungai itu meluap lagi,” kata Ratna Puspa.\n"


def _three(bench: Bench) -> list[int]:
    """Two articles that the first engine analysed, and one that nobody did; the last one opened last."""
    made = [bench.analysed(TEXT, "a.txt").article_id, bench.analysed(CHANGED, "b.txt").article_id]
    return [*made, bench.open(THIRD, "c.txt").article_id]


def test_what_another_engine_or_nobody_analysed_is_stale(bench: Bench) -> None:
    _three(bench)
    assert bench.library.analyses.stale() == Stale(older=0, never=1)
    bench.worker.engine = "hand 2"
    assert bench.library.analyses.stale() == Stale(older=2, never=1)
    assert bench.library.analyses.stale().total == 3


def test_an_article_in_a_language_without_analysis_is_never_stale(bench: Bench) -> None:
    path = bench.folder / "fr.txt"
    path.write_text("Bonjour le monde.\n", encoding="utf-8")
    bench.library.articles.open(str(path), told=Particulars(language="fr"))
    assert bench.library.analyses.stale() == Stale(0, 0)


def test_refreshing_analyses_them_all_and_corrections_stay(bench: Bench) -> None:
    first, *_ = _three(bench)
    bench.library.corrections.set_speaker(first, "s3", "a2")
    bench.worker.engine = "hand 2"
    told: list[Progress] = []
    refreshed = bench.library.analyses.refresh(progress=told.append)
    assert (refreshed.done, refreshed.failed, refreshed.trouble) == (3, (), None)
    assert [(one.stage, one.done, one.total) for one in told] == [("refresh", n, 3) for n in range(3)]
    assert bench.library.analyses.stale().total == 0
    assert {hit.article_id for hit in bench.library.search.find("meluap", kinds=[HitKind.STATEMENT])} == {3}
    corrected = next(c for c in bench.library.actors.statements(None) if c.text.startswith("“Biayanya turun dua"))
    assert (corrected.speaker, corrected.by_reader) == ("Dinas Pekerjaan Umum", True)
    assert bench.library.articles.open_stored(first).analysis is not None
    assert bench.library.analyses.refresh().done == 0
    assert str(bench.library.history.can_undo).startswith("speaker set: “Biayanya")


def test_the_day_and_language_that_the_reader_told_count(bench: Bench) -> None:
    _three(bench)
    path = bench.folder / "a.txt"
    bench.library.articles.open(str(path), told=Particulars(language="en"))
    assert bench.library.analyses.stale() == Stale(0, 2)
    bench.library.analyses.refresh()
    assert bench.library.analyses.stale().total == 0


def test_stopping_keeps_what_is_done(bench: Bench) -> None:
    _three(bench)
    bench.worker.engine = "hand 2"
    seen: list[int] = []
    refreshed = bench.library.analyses.refresh(
        progress=lambda one: seen.append(one.done), cancelled=lambda: len(seen) > 1
    )
    assert refreshed.done == 1
    assert bench.library.analyses.stale().total == 2


def test_removed_articles_are_left_alone(bench: Bench) -> None:
    first, *_ = _three(bench)
    bench.worker.engine = "hand 2"
    bench.library.articles.remove(first)
    assert bench.library.analyses.refresh().done == 2
    bench.library.history.undo()
    assert bench.library.analyses.stale() == Stale(1, 0)


def _failing(bench: Bench, monkeypatch: pytest.MonkeyPatch, fails: Callable[[Article], bool]) -> None:
    def analyse(article: Article, *_: object) -> Analysis:
        if fails(article):
            raise AnalysisError("Analysis stopped", "The process ended.")
        return analysis(article.text, bench.worker.engine)

    monkeypatch.setattr(bench.worker, "analyse", analyse)


def test_one_article_that_fails_costs_the_others_nothing(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    _three(bench)
    bench.worker.engine = "hand 2"
    _failing(bench, monkeypatch, lambda article: article.text == CHANGED)
    refreshed = bench.library.analyses.refresh()
    assert (refreshed.done, refreshed.failed) == (2, ("Jembatan Wanatirta resmi dibuka",))
    assert refreshed.trouble is not None
    assert bench.library.analyses.stale() == Stale(1, 0)


def test_an_engine_that_fails_at_everything_is_given_up(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        bench.open(f"Judul {number}\n\nTeks {number}.\n", f"{number}.txt", language="id")
    _failing(bench, monkeypatch, lambda _: True)
    refreshed = bench.library.analyses.refresh()
    assert (refreshed.done, len(refreshed.failed)) == (0, 3)
    assert bench.library.analyses.stale().total == 5


def test_an_article_that_is_opened_meanwhile_goes_first(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    _three(bench)
    wanted = bench.open("Empat\n\n“Pasar dibuka,” kata Guntur Aji.\n", "d.txt")
    bench.worker.engine = "hand 2"
    at_work, order = threading.Event(), list[str]()
    one_at_a_time = threading.Lock()

    def analyse(article: Article, _: object, cancelled: Callable[[], bool] | None) -> Analysis:
        with one_at_a_time:
            background = article.digest != wanted.article.digest or not order
            if background and not at_work.is_set():
                at_work.set()
                while cancelled is not None and not cancelled():
                    threading.Event().wait(0.001)
                order.append("gave way")
            else:
                order.append(article.text.split()[0])
            return analysis(article.text, bench.worker.engine)

    monkeypatch.setattr(bench.worker, "analyse", analyse)
    behind = threading.Thread(target=bench.library.analyses.refresh)
    behind.start()
    assert at_work.wait(10)
    bench.library.analyses.analyse(wanted)
    behind.join(30)
    assert not behind.is_alive()
    assert order[:2] == ["gave way", "Empat"]
    assert order.count("Empat") == 1
    assert bench.library.analyses.stale().total == 0


def test_versions_that_nobody_analysed_are_analysed_for_their_comparison(bench: Bench) -> None:
    opened = bench.open(TEXT)
    bench.open(CHANGED)
    difference = bench.library.versions.compare(opened.article_id)
    assert not difference.analysed
    assert difference.quotes == ()
    bench.library.analyses.analyse_versions(difference, opened.article_id)
    difference = bench.library.versions.compare(opened.article_id)
    assert difference.analysed
    assert {(one.kind, one.before) for one in difference.quotes} >= {
        (ChangeKind.CHANGED, "“Biayanya turun dua miliar,”")
    }
    assert bench.library.analyses.stale() == Stale(0, 0)
    assert len(bench.library.actors.statements(None)) == 2  # those of the present text
    asked = len(bench.worker.asked)
    bench.library.analyses.analyse_versions(difference, opened.article_id)
    assert len(bench.worker.asked) == asked


def test_a_library_that_cannot_be_written_says_so(bench: Bench) -> None:
    _three(bench)
    with Library(bench.library.paths, NoModels(), clock=bench.clock, analyser=bench.worker, read_only=True) as library:
        assert library.analyses.stale() == Stale(0, 1)
        with pytest.raises(LibraryError, match="cannot be written"):
            library.analyses.refresh()


def test_without_a_library_nothing_is_stale(bench: Bench) -> None:
    bench.library.session.close_database()
    assert bench.library.analyses.stale() == Stale(0, 0)
    assert bench.library.analyses.refresh().done == 0
