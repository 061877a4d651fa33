"""What the reader tells of an article: kept, undone, and not overridden by a later reading of the source."""

from __future__ import annotations

from datetime import date

import pytest

from reader.errors import LibraryError
from reader.model import Article, Particulars
from reader.phrase import Phrase
from tests.sample_library import CHANGED, DAY, TEXT, Bench, article


def _now(bench: Bench, article_id: int) -> Article:
    return bench.library.articles.open_stored(article_id).article


TOLD = Particulars("Judul lain", "Penulis lain", "Harian Lain", date(2026, 2, 1), "en")


def test_what_is_told_stands_everywhere(bench: Bench) -> None:
    opened = bench.analysed()
    bench.library.articles.edit([opened.article_id], TOLD)
    article = _now(bench, opened.article_id)
    assert (article.title, article.byline, article.outlet) == ("Judul lain", "Penulis lain", "Harian Lain")
    assert (article.published, article.language) == (date(2026, 2, 1), "en")
    assert article.text == TEXT
    (card,) = bench.library.articles.all()
    assert (card.name, card.outlet, card.published, card.language) == (
        "Judul lain",
        "Harian Lain",
        date(2026, 2, 1),
        "en",
    )
    assert [hit.title for hit in bench.library.search.find("judul lain")] == ["Judul lain"]


def test_statements_are_dated_anew(bench: Bench) -> None:
    opened = bench.analysed()
    bench.library.articles.edit([opened.article_id], Particulars(published=date(2026, 2, 1)))
    again = bench.library.articles.open_stored(opened.article_id)
    assert again.analysis is None  # what was understood was dated by another day
    bench.library.analyses.analyse(again)
    assert {card.day for card in bench.library.actors.statements(None)} >= {date(2026, 2, 1)}


def test_it_outlives_another_reading_of_the_source(bench: Bench) -> None:
    opened = bench.open()
    bench.library.articles.edit([opened.article_id], TOLD)
    again = bench.open(CHANGED, published=None)
    assert again.changed
    assert (again.article.title, again.article.published) == ("Judul lain", date(2026, 2, 1))


def test_undo_and_redo(bench: Bench) -> None:
    opened = bench.open()
    before = _now(bench, opened.article_id)
    bench.library.articles.edit([opened.article_id], TOLD)
    assert bench.library.history.undo() == "particulars changed"
    assert _now(bench, opened.article_id) == before
    assert bench.library.search.find("lain judul") == ()
    bench.library.history.redo()
    assert _now(bench, opened.article_id).title == "Judul lain"


def test_what_this_session_shows_is_told_anew(bench: Bench) -> None:
    opened = bench.analysed()
    bench.library.articles.edit([opened.article_id], Particulars(title="Judul lain"))
    (dossier,) = bench.library.exports.dossiers([opened.article_id])
    assert dossier.article.title == "Judul lain"
    shown = bench.library.session.shown.get(opened.article_id)
    assert shown is not None
    assert shown.title == "Judul lain"


def test_the_readers_word_is_taken_back(bench: Bench) -> None:
    opened = bench.open()
    bench.library.articles.edit([opened.article_id], TOLD)
    bench.library.articles.edit([opened.article_id], Particulars(), forget={"title", "published"})
    told = bench.library.articles.given(opened.article_id)
    assert told == Particulars(None, "Penulis lain", "Harian Lain", None, "en")
    assert _now(bench, opened.article_id).title == opened.article.title


def test_several_articles_in_one_go_are_one_change(bench: Bench) -> None:
    first, second = bench.open(), bench.open(CHANGED, "lain.txt")
    bench.library.articles.edit([first.article_id, second.article_id], Particulars(outlet="Harian"))
    assert {card.outlet for card in bench.library.articles.all()} == {"Harian"}
    bench.library.history.undo()
    assert {card.outlet for card in bench.library.articles.all()} == {None}


def test_what_acts_on_a_terminal_is_not_kept(bench: Bench) -> None:
    opened = bench.open()
    bench.library.articles.edit([opened.article_id], Particulars(title="a\x1b[31m\n b", byline="  "))
    assert bench.library.articles.given(opened.article_id) == Particulars(title="a\ufffd[31m b", published=DAY)


def test_an_article_that_is_gone_changes_nothing(bench: Bench) -> None:
    opened = bench.open()
    with pytest.raises(LibraryError, match="removed"):
        bench.library.articles.edit([opened.article_id, 99], Particulars(title="x"))
    assert bench.library.articles.given(opened.article_id) == Particulars(published=DAY)


def test_captions_and_the_feed_of_a_page_are_kept(bench: Bench) -> None:
    made = article(captions=("Dari udara. Foto: Sari",), feed="https://berita.example/f", notices=("Page 2 is empty.",))
    opened = bench.library.articles.open_article(made)
    kept = _now(bench, opened.article_id)
    assert (kept.captions, kept.feed, kept.notices) == (made.captions, made.feed, made.notices)
    bench.library.articles.open_article(article())
    assert _now(bench, opened.article_id).captions == ()


def test_a_notice_of_an_article_is_kept_with_what_it_is_made_of(bench: Bench) -> None:
    notice = Phrase("The PDF has more than {most} pages; the first {most} are here.", most=500)
    opened = bench.library.articles.open_article(article(notices=(notice,)))
    (kept,) = _now(bench, opened.article_id).notices
    assert isinstance(kept, Phrase)
    assert (kept, kept.parts) == (notice, notice.parts)
