"""Drafts of notes: files of their own that whatever ends the program leaves there, and foreign bytes beside them."""

from __future__ import annotations

import json
import logging
import os
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from reader.library import drafts as module
from reader.library.drafts import Draft, Drafts
from reader.model import Article, Span
from tests.sample_library import TEXT, Bench, article, span

ARTICLE = article()


def made(
    text: str = "kata", start: int = 0, end: int = 8, *, of: Article = ARTICLE, note_id: str | None = None
) -> Draft:
    """A draft on a passage of an article."""
    return Draft(of.source, of.digest, note_id, start, end, of.text[start:end], text, "#a", "yellow")


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    """Those below a folder that is not there yet."""
    return Drafts(tmp_path / "data" / "drafts")


def aged(folder: Path, text: str, seconds: int) -> None:
    """Make the draft with these words one that was written at that time."""
    (path,) = (one for one in folder.iterdir() if json.loads(one.read_bytes())["text"] == text)
    os.utime(path, (seconds, seconds))


def texts(found: tuple[Draft, ...]) -> list[str]:
    return [one.text for one in found]


# ---------------------------------------------------------------- kept and dropped


def test_all_of_a_draft_comes_back(drafts: Drafts) -> None:
    kept = made("baris satu\nbaris \ud83d dua ✓", 9, 19, note_id="n1")
    assert drafts.keep(kept)
    assert drafts.of(ARTICLE) == (kept,)


def test_a_draft_is_for_its_owner_alone_and_replaces_the_one_before(drafts: Drafts, tmp_path: Path) -> None:
    drafts.keep(made("satu"))
    drafts.keep(made("dua"))
    drafts.keep(made("tiga", 20, 30), instead_of=made("dua"))
    (path,) = (tmp_path / "data/drafts").iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "data/drafts").stat().st_mode & 0o777 == 0o700
    assert texts(drafts.of(ARTICLE)) == ["tiga"]


def test_what_is_kept_instead_of_itself_stays(drafts: Drafts) -> None:
    drafts.keep(made("satu"))
    drafts.keep(made("dua"), instead_of=made("satu"))
    assert texts(drafts.of(ARTICLE)) == ["dua"]


@pytest.mark.parametrize(
    "other",
    [
        made("dua", 0, 9),
        made("dua", 1, 8),
        made("dua", note_id="n1"),
        made("dua", of=replace(ARTICLE, text=TEXT + "Lagi.\n")),
        made("dua", of=replace(ARTICLE, source="/made/lain.txt")),
    ],
    ids=["another end", "another beginning", "a note", "another text", "another source"],
)
def test_drafts_of_different_things_stand_beside_each_other(drafts: Drafts, tmp_path: Path, other: Draft) -> None:
    drafts.keep(made("satu"))
    drafts.keep(other)
    assert len(list((tmp_path / "data/drafts").iterdir())) == 2
    drafts.drop(other)
    assert texts(drafts.of(ARTICLE)) == ["satu"]


def test_a_note_has_one_draft_wherever_its_passage_is_by_now(drafts: Drafts) -> None:
    drafts.keep(made("satu", note_id="n1"))
    drafts.keep(made("dua", 5, 9, note_id="n1"))
    drafts.keep(made("lain", 5, 9, note_id="n2"))
    assert sorted(texts(drafts.of(ARTICLE))) == ["dua", "lain"]


def test_what_was_dropped_is_gone_and_may_be_dropped_again(drafts: Drafts, caplog: pytest.LogCaptureFixture) -> None:
    drafts.keep(made("satu"))
    drafts.keep(made("dua", 20, 30))
    for _ in range(2):
        drafts.drop(made("whatever was typed since"))
        assert texts(drafts.of(ARTICLE)) == ["dua"]
    assert caplog.messages == []


def test_a_name_of_a_file_that_is_no_utf_8_keeps_nobody_from_a_draft(drafts: Drafts) -> None:
    odd = article(source="/made/\udcff.txt")
    assert drafts.keep(made("satu", of=odd))
    assert texts(drafts.of(odd)) == ["satu"]


def test_what_cannot_be_kept_is_told_to_the_log_and_stops_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "drafts").write_text("a file", encoding="utf-8")
    drafts = Drafts(tmp_path / "drafts")
    assert not drafts.keep(made("rahasia"))
    drafts.drop(made("rahasia"))
    assert drafts.of(ARTICLE) == ()
    kept, dropped = caplog.messages
    assert kept.startswith("draft not kept: [Errno ")
    assert dropped.startswith("draft not dropped: [Errno ")
    assert "rahasia" not in caplog.text
    assert {record.levelno for record in caplog.records} == {logging.WARNING}


# ---------------------------------------------------------------- found again


def test_the_drafts_of_an_article_are_those_of_its_text_and_of_its_source_the_oldest_first(
    drafts: Drafts, tmp_path: Path
) -> None:
    before = replace(ARTICLE, text="Teks lama.\n")
    elsewhere = replace(ARTICLE, source="/made/salinan.txt")
    other = article("Lain\n\nIsi lain.\n", source="/made/lain.txt")
    for number, draft in enumerate((made("a"), made("b", of=before), made("c", of=elsewhere), made("d", of=other))):
        drafts.keep(draft)
        aged(tmp_path / "data/drafts", draft.text, 9_000 - number)
    assert texts(drafts.of(ARTICLE)) == ["c", "b", "a"]
    assert texts(drafts.of(other)) == ["d"]


def test_an_editor_begins_with_the_draft_of_its_note_or_of_its_passage(bench: Bench, tmp_path: Path) -> None:
    opened = bench.open()
    drafts, told = Drafts(tmp_path / "drafts"), opened.article
    note = bench.library.notes.add(opened.article_id, span(TEXT, "Guntur Aji"))
    for number, draft in enumerate((made("satu", of=told), made("dua", 20, 30, of=told))):
        drafts.keep(draft)
        aged(tmp_path / "drafts", draft.text, 1_000 + number)
    assert drafts.for_note(told, note, Span(20, 30)) is None  # those of new notes are not this note's
    assert drafts.for_note(told, None, Span(20, 30)) == made("dua", 20, 30, of=told)
    assert drafts.for_note(told, None, Span(20, 31)) == made("satu", of=told)  # the oldest, where none is of it
    drafts.keep(made("lama", of=told, note_id=note.id))
    assert drafts.for_note(told, note, Span(20, 30)) == made("lama", of=told, note_id=note.id)
    assert drafts.for_note(told, replace(note, id="n2"), Span(20, 30)) is None
    drafts.drop(made(of=told))
    drafts.drop(made("", 20, 30, of=told))
    assert drafts.for_note(told, None, Span(20, 30)) is None  # nor is a note's that of a new one


def test_a_draft_tells_what_was_typed_of_which_passage(bench: Bench) -> None:
    opened = bench.open()
    note = bench.library.notes.add(opened.article_id, span(TEXT, "Guntur Aji"))
    place, told = span(TEXT, "Ratna Puspa"), opened.article
    for known, note_id in ((note, note.id), (None, None)):
        assert asdict(Draft.on(told, place, known, "kata", "#a", "pink")) == {
            "source": told.source, "digest": told.digest, "note_id": note_id, "start": place.start,
            "end": place.end, "exact": "Ratna Puspa", "text": "kata", "tags": "#a", "colour": "pink",
        }  # fmt: skip


def test_the_passage_of_a_draft_is_where_its_words_still_stand() -> None:
    draft = made("kata", 9, 19)
    assert draft.span_in(ARTICLE) == Span(9, 19)
    assert draft.span_in(replace(ARTICLE, text=TEXT + "Lagi.\n")) == Span(9, 19)
    assert draft.span_in(replace(ARTICLE, text="Baru. " + TEXT)) is None
    assert replace(draft, exact="what a damaged file says").span_in(ARTICLE) == Span(9, 19)  # its own text


# ---------------------------------------------------------------- foreign bytes


SOUND = asdict(made())
BROKEN: list[dict[str, object]] = [
    {"note_id": 7}, {"start": -1}, {"end": -1}, {"start": 9}, {"start": True}, {"end": 8.0}, {"text": None},
    {"tags": ["a"]}, {"colour": 1}, {"source": 5}, {"digest": None}, {"exact": []}, {"more": "x"},
]  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"{}", b"7", b'{"source": 1}', b"\xff", b"[" * 100_000, b'{"text": null}',
        *(json.dumps({**SOUND, **change}).encode() for change in BROKEN),
    ],
    ids=lambda content: str(content[-40:]),
)  # fmt: skip
def test_what_is_no_draft_is_none_and_hides_no_other(drafts: Drafts, tmp_path: Path, content: bytes) -> None:
    drafts.keep(made("satu"))
    (tmp_path / "data/drafts/0.json").write_bytes(content)
    assert texts(drafts.of(ARTICLE)) == ["satu"]


@pytest.mark.parametrize("change", [{}, {"start": 8}, {"note_id": "n1"}, {"start": 0, "end": 0}])
def test_what_is_a_draft_is_read(tmp_path: Path, change: dict[str, object]) -> None:
    (tmp_path / "0.json").write_text(json.dumps({**SOUND, **change}), encoding="utf-8")
    (tmp_path / "0.txt").write_text(json.dumps(SOUND), encoding="utf-8")  # no file of ours
    assert [asdict(one) for one in Drafts(tmp_path).of(ARTICLE)] == [{**SOUND, **change}]


def test_a_file_that_is_no_draft_is_named_in_the_log_without_its_words(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "x.json").write_bytes(b"rahasia")
    assert Drafts(tmp_path).of(ARTICLE) == ()
    assert caplog.messages == ["no draft in x.json: JSONDecodeError"]


def test_a_file_that_is_larger_than_any_draft_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = json.dumps(SOUND).encode()
    (tmp_path / "x.json").write_bytes(whole)
    monkeypatch.setattr(module, "MOST_BYTES", len(whole))
    assert len(Drafts(tmp_path).of(ARTICLE)) == 1
    monkeypatch.setattr(module, "MOST_BYTES", len(whole) - 1)
    assert Drafts(tmp_path).of(ARTICLE) == ()


def test_where_no_draft_was_ever_kept_there_is_none(tmp_path: Path) -> None:
    assert Drafts(tmp_path / "nowhere").of(ARTICLE) == ()
