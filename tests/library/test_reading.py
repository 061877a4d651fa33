"""Opening articles: what is remembered, what is read again, what goes on without a library."""

from __future__ import annotations

import os
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from reader.errors import LibraryError, SourceError, UnreachableError
from reader.library import Library
from reader.model import NO_ARTICLE, Article, Particulars, Span
from tests.sample_library import CHANGED, DAY, TEXT, Bench, NoModels, article, paths_in, span


def test_the_same_source_and_text_is_the_same_article(bench: Bench) -> None:
    first, second = bench.open(), bench.open()
    assert first.is_new
    assert not second.is_new
    assert not second.changed
    assert first.article_id == second.article_id
    assert len(bench.library.articles.all()) == 1


def test_a_path_may_be_written_in_many_ways(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = bench.open()
    monkeypatch.chdir(bench.folder)
    assert bench.library.articles.open("./jembatan.txt").article_id == opened.article_id


def test_a_copy_is_an_article_of_its_own_but_a_moved_file_is_not(bench: Bench) -> None:
    opened = bench.open()
    assert bench.open(name="salinan.txt").article_id != opened.article_id
    (bench.folder / "jembatan.txt").rename(bench.folder / "pindah.txt")
    moved = bench.library.articles.open(str(bench.folder / "pindah.txt"))
    assert moved.article_id == opened.article_id
    assert bench.library.articles.all()[0].source == str(bench.folder / "pindah.txt")


def test_what_the_reader_tells_of_day_and_language_is_remembered(bench: Bench) -> None:
    bench.open(published=date(2026, 1, 9), language="en")
    again = bench.library.articles.open(str(bench.folder / "jembatan.txt"))
    assert again.article.published == date(2026, 1, 9)
    assert again.article.language == "en"
    card = bench.library.articles.all()[0]
    assert (card.published, card.language) == (date(2026, 1, 9), "en")


def test_standard_input_is_known_by_its_text(bench: Bench) -> None:
    first = bench.library.articles.open("-", stdin=TEXT.encode())
    assert bench.library.articles.open("-", stdin=TEXT.encode()).article_id == first.article_id
    assert bench.library.articles.open("-", stdin=CHANGED.encode()).article_id != first.article_id


def test_an_analysis_is_made_once_for_an_engine(bench: Bench) -> None:
    opened = bench.open()
    assert opened.analysis is None
    made = bench.library.analyses.analyse(opened)
    assert bench.open().analysis == made
    assert bench.library.analyses.analyse(bench.open()) == made
    assert bench.worker.asked == [opened.article.digest]
    bench.worker.engine = "hand 2"
    assert bench.open().analysis is None
    assert bench.library.analyses.analyse(bench.open()).engine == "hand 2"


def test_another_session_finds_the_analysis_in_the_library(bench: Bench) -> None:
    made = bench.library.analyses.analyse(bench.open())
    with Library(bench.library.paths, NoModels(), clock=bench.clock, analyser=bench.worker) as other:
        assert other.articles.open(str(bench.folder / "jembatan.txt")).analysis == made
    assert len(bench.worker.asked) == 1


def test_a_language_that_nobody_knows_is_read_without_analysis(bench: Bench) -> None:
    opened = bench.open(language="fi")
    assert opened.analysis is not None
    assert opened.analysis.statements == ()
    assert bench.worker.asked == []


def test_the_place_is_kept_and_found_again_in_a_changed_text(bench: Bench) -> None:
    opened = bench.open()
    assert opened.place is None
    place = TEXT.index("Menurut Dinas")
    bench.library.articles.keep_place(opened.article_id, place, seen=len(TEXT))
    assert bench.open().place == place
    assert bench.library.articles.all()[0].progress == 1.0
    changed = bench.open(CHANGED)
    assert changed.changed
    assert changed.place == CHANGED.index("Menurut Dinas")


class _Web:
    """A stand-in for intake: pages that are there, or not."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.text: str | None = TEXT
        self.error: SourceError = UnreachableError("No connection", "The server did not answer.")
        monkeypatch.setattr("reader.intake.read", self.read)

    def read(self, source: str, **told: object) -> Article:
        if self.text is None:
            raise self.error
        return article(self.text, source, url=source)


def test_a_page_opens_offline_from_the_copy_in_the_library(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    web = _Web(monkeypatch)
    opened = bench.library.articles.open("https://warta.example/1?utm_source=x#top")
    note = bench.library.notes.add(opened.article_id, Span(0, 8))
    web.text = None
    kept = bench.library.articles.open("http://WARTA.example/1")
    assert kept.article.text == TEXT
    assert kept.article_id == opened.article_id
    assert [n.id for n in kept.notes] == [note.id]
    assert kept.notice is not None
    assert "No connection" in kept.notice
    with pytest.raises(UnreachableError):
        bench.library.articles.open("https://warta.example/2")


def test_two_addresses_of_one_text_are_two_articles(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    _Web(monkeypatch)
    first = bench.library.articles.open("https://warta.example/1")
    assert bench.library.articles.open("https://kabar.example/1").article_id != first.article_id


def test_a_file_that_is_gone_is_told_of_and_still_opens_from_the_library(bench: Bench) -> None:
    opened = bench.open()
    (bench.folder / "jembatan.txt").unlink()
    with pytest.raises(SourceError):
        bench.library.articles.open(str(bench.folder / "jembatan.txt"))
    assert bench.library.articles.open_stored(opened.article_id).article == opened.article


def test_an_older_version_is_shown_without_becoming_the_present_one(bench: Bench) -> None:
    first = bench.open()
    second = bench.open(CHANGED)
    old = bench.library.articles.open_stored(first.article_id, digest=first.article.digest)
    assert old.article.text == TEXT
    assert bench.library.articles.open_stored(second.article_id).article.text == CHANGED


def test_removing_is_undone_with_everything_that_belongs_to_it(bench: Bench) -> None:
    opened = bench.analysed()
    note = bench.library.notes.add(opened.article_id, Span(0, 8))
    bench.library.articles.remove(opened.article_id)
    assert bench.library.articles.all() == ()
    assert bench.library.search.find("jembatan") == ()
    assert bench.library.actors.all() == ()
    undone = bench.library.history.undo()
    assert undone is not None
    assert undone.startswith("article removed")
    assert [n.id for n in bench.library.notes.of_article(opened.article_id)] == [note.id]
    assert bench.library.search.find("jembatan")


def test_where_one_of_several_is_gone_none_is_removed(bench: Bench) -> None:
    first, second = bench.open(), bench.open("Judul lain\n\nIsi artikel yang lain itu.", name="lain.txt")
    bench.library.articles.remove(second.article_id)
    with pytest.raises(LibraryError, match="already removed"):
        bench.library.articles.remove(first.article_id, second.article_id)
    assert [card.id for card in bench.library.articles.all()] == [first.article_id]


def test_removed_articles_are_forgotten_when_the_session_ends(bench: Bench) -> None:
    opened = bench.analysed()
    bench.library.search.find("jembatan")
    bench.library.articles.remove(opened.article_id)
    bench.library.close()
    with sqlite3.connect(bench.library.paths.library) as library:
        for table in ("article", "version", "note", "analysis", "statement", "article_words", "statement_words"):
            assert library.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0
    library.close()


def test_opening_the_source_of_a_removed_article_brings_it_back(bench: Bench) -> None:
    opened = bench.open()
    bench.library.articles.remove(opened.article_id)
    assert bench.open().article_id == opened.article_id
    bench.library.close()
    with Library(bench.library.paths, NoModels(), analyser=bench.worker) as other:
        assert len(other.articles.all()) == 1


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (b"no database at all, only some words " * 40, "Not a library"),
        (b"SQLite format 3\x00" + b"\x07" * 4000, "Library damaged"),
    ],
)
def test_reading_goes_on_without_a_library_that_cannot_be_used(
    bench: Bench, tmp_path: Path, content: bytes, title: str
) -> None:
    paths = paths_in(tmp_path / "other")
    paths.data.mkdir(parents=True)
    paths.library.write_bytes(content)
    source = tmp_path / "a.txt"
    source.write_text(TEXT)
    with Library(paths, NoModels(), clock=bench.clock, analyser=bench.worker) as library:
        assert library.trouble is not None
        assert library.trouble.title in (title, "Not a library")
        opened = library.articles.open(str(source), told=Particulars(published=DAY))
        assert opened.article.text == TEXT
        assert opened.article_id == NO_ARTICLE
        assert opened.notice is not None
        assert library.analyses.analyse(opened).statements
        assert library.notes.of_article(opened.article_id) == ()
        library.articles.keep_place(opened.article_id, 5)
        with pytest.raises(LibraryError):
            library.notes.add(opened.article_id, Span(0, 5))
        with pytest.raises(LibraryError):
            library.articles.all()
        assert paths.library.read_bytes() == content
        aside = library.set_aside()
        assert aside.read_bytes() == content
        assert library.articles.open(str(source)).article_id != NO_ARTICLE
        assert library.articles.open(str(source)).notice is None


def test_a_library_that_may_only_be_read_shows_what_it_has(bench: Bench) -> None:
    opened = bench.analysed()
    bench.library.notes.add(opened.article_id, span(TEXT, "jembatan itu"), text="periksa")
    bench.library.search.find("jembatan")
    bench.library.close()
    with Library(bench.library.paths, NoModels(), clock=bench.clock, analyser=bench.worker, read_only=True) as library:
        assert library.read_only
        again = library.articles.open(str(bench.folder / "jembatan.txt"), told=Particulars(published=DAY))
        assert again.article_id == opened.article_id
        assert again.analysis == opened.analysis
        assert len(again.notes) == 1
        assert library.search.find("jembatan")
        (bench.folder / "baru.txt").write_text(CHANGED)
        new = library.articles.open(str(bench.folder / "baru.txt"))
        assert new.article_id == NO_ARTICLE
        assert new.notice is not None
        assert "read-only" in new.notice
        with pytest.raises(LibraryError, match="cannot be written"):
            library.notes.add(opened.article_id, Span(0, 5))


def test_opening_does_not_wait_long_for_a_busy_library(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = bench.analysed()
    monkeypatch.setattr("reader.library.articles.OPENING_WAIT_S", 0.01)
    with sqlite3.connect(bench.library.paths.library, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        again = bench.library.articles.open(str(bench.folder / "jembatan.txt"))
        assert (again.article_id, again.analysis) == (opened.article_id, opened.analysis)
        assert bench.library.articles.open_stored(opened.article_id).analysis == opened.analysis
        bench.library.articles.keep_place(opened.article_id, 5)
        (bench.folder / "baru.txt").write_text(CHANGED)
        new = bench.library.articles.open(str(bench.folder / "baru.txt"))
        assert new.article_id == NO_ARTICLE
        assert new.notice is not None
        assert "Library busy" in new.notice
    other.close()


def test_a_library_that_breaks_while_reading_does_not_stop_it(bench: Bench, tmp_path: Path) -> None:
    opened = bench.analysed()
    bench.library.close()
    file = bench.library.paths.library
    data = bytearray(file.read_bytes())
    data[8192:] = b"\x5a" * (len(data) - 8192)
    file.write_bytes(bytes(data))
    with Library(bench.library.paths, NoModels(), clock=bench.clock, analyser=bench.worker) as library:
        again = library.articles.open(str(bench.folder / "jembatan.txt"), told=Particulars(published=DAY))
        assert again.article.text == opened.article.text
        assert len(library.analyses.analyse(again).statements) == 3
        library.articles.keep_place(again.article_id, 5)
        with pytest.raises(LibraryError):
            library.notes.add(opened.article_id, Span(0, 5))


def test_a_new_article_is_found_without_a_first_search(bench: Bench) -> None:
    bench.analysed()
    with sqlite3.connect(bench.library.paths.library) as library:
        assert library.execute("SELECT count(*) FROM statement_words").fetchone()[0] == 3
    library.close()


def test_the_library_is_for_the_eyes_of_its_owner(bench: Bench, tmp_path: Path) -> None:
    bench.open()
    bench.library.exchange.backup(tmp_path / "b.sqlite3")
    for path in (bench.library.paths.library, tmp_path / "b.sqlite3"):
        assert path.stat().st_mode & 0o077 == 0
    assert bench.library.paths.data.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_home_that_may_not_be_written_is_told_of(bench: Bench, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with Library(paths_in(closed), NoModels(), analyser=bench.worker) as library:
        assert library.trouble is not None
        assert library.trouble.title == "Library not accessible"
