"""The engine from an article to its analysis, in this process and in a child, with and without a trained pipeline."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date

import pytest

from reader.analysis import LANGUAGES, Engine, Worker, engine_stamp
from reader.analysis.draft import split_paragraphs
from reader.analysis.engine import engine as pipeline_module
from reader.analysis.engine.windows import PIECE_CHARS, pieces
from reader.codec import analysis_from_json, analysis_to_json
from reader.errors import AnalysisError
from reader.model import Analysis, Article, Block, BlockKind, Progress, Span, StatementKind
from reader.paths import sample_article

TEXT = '"Jembatan ini aman," kata Kepala Dinas Rahmat Hidayat, Senin (20/10/2025).\n\n"Warga boleh lewat," katanya.'


def article(text: str, language: str | None = "id", published: date | None = None) -> Article:
    """An article of paragraphs."""
    blocks = tuple(Block(BlockKind.PARAGRAPH, Span(*span)) for span in split_paragraphs(text))
    return Article("test", text, blocks, language=language, published=published)


@pytest.fixture(name="bare")
def _bare(monkeypatch: pytest.MonkeyPatch) -> Engine:
    """An engine without a trained pipeline."""
    monkeypatch.setattr(pipeline_module, "pipeline_folder", lambda language, models: None)
    return Engine()


@pytest.fixture(name="worker")
def _worker() -> Iterator[Worker]:
    """A worker that is closed at the end."""
    worker = Worker()
    yield worker
    worker.close()


def test_without_a_trained_pipeline_quotations_are_found_all_the_same(bare: Engine) -> None:
    analysis = bare.analyse(article(TEXT))
    assert [s.kind for s in analysis.statements] == [StatementKind.DIRECT, StatementKind.DIRECT]
    assert [s.id for s in analysis.statements] == ["s1", "s2"]
    assert all(s.why for s in analysis.statements)


def test_equal_texts_give_equal_analyses_that_come_back_from_json(bare: Engine) -> None:
    analysis = bare.analyse(article(TEXT))
    assert bare.analyse(article(TEXT)) == analysis
    assert analysis_from_json(analysis_to_json(analysis)) == analysis


@pytest.mark.parametrize("text", ["", " \n\n ", "Halo", "\u202e\ufffd", '"'])
@pytest.mark.parametrize("language", LANGUAGES)
def test_hardly_any_text_gives_an_analysis(bare: Engine, text: str, language: str) -> None:
    assert bare.analyse(article(text, language)).statements == ()


@pytest.mark.parametrize("language", [None, "fr"])
def test_a_language_without_word_lists_gives_nothing(bare: Engine, language: str | None) -> None:
    analysis = bare.analyse(article(TEXT, language))
    assert (analysis.language, analysis.statements, analysis.entities, analysis.actors) == (language, (), (), ())


def test_progress_is_told_and_ends_with_all_paragraphs(bare: Engine) -> None:
    heard: list[Progress] = []
    bare.analyse(article("Ani datang.\n\n" * 40), heard.append)
    assert heard[0] == Progress("load", 0, None)
    assert heard[-1] == Progress("analyse", 40, 40)
    assert [step.done for step in heard[1:]] == sorted(step.done for step in heard[1:])


def test_cancelling_gives_the_paragraphs_done_by_then(bare: Engine) -> None:
    text = "\n\n".join(f'"Jembatan nomor {n} aman," kata Rahmat.' for n in range(pipeline_module.BATCH + 8))
    asked: list[None] = []

    def cancelled() -> bool:
        asked.append(None)
        return len(asked) > 1

    analysis = bare.analyse(article(text), None, cancelled)
    assert len(analysis.statements) == pipeline_module.BATCH


def test_a_pipeline_that_knows_many_words_forgets_those_of_each_batch(
    bare: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare.analyse(article(TEXT))
    strings = bare.pipeline("id").vocab.strings
    before = len(strings)
    monkeypatch.setattr(pipeline_module, "MANY_WORDS", 0)
    words = " ".join(f"kata{number}" for number in range(500))
    analysis = bare.analyse(article(f"{TEXT}\n\n{words}"))
    assert len(strings) == before
    assert len(analysis.statements) == 2


def test_pieces_are_the_text_and_bounded() -> None:
    text = "Kalimat pendek di sini. " * 2000 + "\n\n" + "x" * 9000 + "\n\nAkhir."
    cuts = list(pieces(text, split_paragraphs(text)))
    assert "".join(text[start:end] for start, end in cuts) == text
    assert max(end - start for start, end in cuts) <= PIECE_CHARS


def test_the_stamp_is_stable_and_tells_languages_apart() -> None:
    assert engine_stamp("id", {}) == engine_stamp("id", {})
    assert engine_stamp("id", {}) != engine_stamp("en", {})
    assert engine_stamp("id", {}) != engine_stamp("id", {"id": "elsewhere"})


def test_asking_for_the_stamp_and_a_worker_loads_no_spacy() -> None:
    code = (
        "import sys; from reader.analysis import Worker, engine_stamp; engine_stamp('id', {}); Worker();"
        "sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_worker_gives_what_the_engine_gives(worker: Worker) -> None:
    heard: list[Progress] = []
    some = article(TEXT, published=date(2025, 10, 20))
    assert worker.analyse(some, heard.append) == Engine().analyse(some)
    assert heard[-1].done == 2


def test_a_killed_worker_is_told_and_starts_again(worker: Worker) -> None:
    worker.start("id")
    assert worker.pid is not None

    def kill(_: Progress) -> None:
        assert worker.pid is not None
        os.kill(worker.pid, signal.SIGKILL)

    with pytest.raises(AnalysisError, match="ended before it was done"):
        worker.analyse(article("Ani datang.\n\n" * 3000), kill)
    assert worker.analyse(article(TEXT)).statements


def test_a_worker_hears_that_it_is_cancelled(worker: Worker) -> None:
    heard: list[Progress] = []
    text = '"Jembatan ini aman," kata Rahmat.\n\n' * 2000
    analysis = worker.analyse(article(text), heard.append, lambda: any(step.stage == "analyse" for step in heard))
    assert len(analysis.statements) < 2000


def test_the_sample_article_is_understood_where_a_reader_looks() -> None:
    text = sample_article().read_text(encoding="utf-8")
    analysis: Analysis = Engine().analyse(article(text, published=date(2024, 10, 21)))
    quoted = [s for s in analysis.statements if s.kind is not StatementKind.INDIRECT]
    assert [s.kind for s in quoted].count(StatementKind.DIRECT) == 3
    assert len(quoted) >= 11
    assert all(s.actor for s in quoted)
    assert not any(Span(s.start, s.end).of(text) == "“Storm Corps”" for s in analysis.statements)


def test_words_of_one_part_of_speech_bear_it_whatever_the_encoder_says() -> None:
    text = "The clerk told the court his cellar would have been dry by May."
    pipeline = pipeline_module.load_pipeline("en", {})
    view = pipeline_module.read(pipeline, text, split_paragraphs(text), None, lambda _: None, lambda: False).view
    closed = {"The", "the", "his", "would", "have", "been"}
    tags = [pos for word, pos in zip(view.words, view.pos, strict=True) if word in closed]
    assert tags == ["DET", "DET", "PRON", "AUX", "AUX", "AUX"]
    assert view.pos[-2] != "AUX"
