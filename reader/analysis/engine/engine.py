"""The engine: one spaCy pipeline a language, from an Article to its Analysis.

The pipeline is a trained one (assets/models/LANGUAGE, or the one that settings name) with Kutip's parts behind it. The
trained parts run paragraph by paragraph, so that memory is bounded and progress can be told; what the rules read of
their Docs is gathered in one state, and the Docs are let go. Kutip's parts run once over the state, because who is
meant by "dia" is told by the whole article. Without a trained pipeline they run on bare tokens: fewer entities, the
same quotations. An article in two languages, or as long as a library, is read section by section.
"""

from __future__ import annotations

import importlib
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from typing import Any

import spacy
from spacy.language import Language

from reader.analysis import draft
from reader.analysis.draft import ArticleState, PipelineComponent
from reader.analysis.engine import pipelines
from reader.analysis.engine.assemble import analysis_of
from reader.analysis.engine.sections import Section, joined, sections
from reader.analysis.engine.stamp import engine_stamp, pipeline_folder
from reader.analysis.engine.windows import pieces
from reader.analysis.lang import LANGUAGES
from reader.analysis.lang.word_classes import word_classes
from reader.model import Analysis, Article, Progress

PARTS: tuple[str, ...] = ("entities", "quotations", "statements", "dates", "actors", "speakers")
"""Kutip's own parts in the order in which they run; each is a factory of that name in the folder of that name."""

BATCH = 256
"""Pieces that the trained parts see at once: progress is told, and cancelling heard, between two batches."""

BATCH_CHARS = 12_000
"""Characters after which a batch is full. A third of it takes the trained parts a fifth longer; more takes memory."""

MANY_WORDS = 100_000
"""Different words that a pipeline remembers, some 100 MB: more than hundreds of articles have."""

ProgressHook = Callable[[Progress], None]
CancelHook = Callable[[], bool]


class Engine:
    """Analyses articles in this process. Pipelines load when the first article of their language comes, and stay."""

    def __init__(self, models: Mapping[str, str] | None = None) -> None:
        self._models: dict[str, str] = dict(models or {})
        self._pipelines: dict[str, Language] = {}

    def pipeline(self, language: str) -> Language:
        """The language's spaCy pipeline, loaded at the first call.

        Raises AnalysisError where not even the shipped one can be loaded.
        """
        if language not in self._pipelines:
            self._pipelines[language] = load_pipeline(language, self._models)
        return self._pipelines[language]

    def analyse(
        self,
        article: Article,
        progress: ProgressHook | None = None,
        cancelled: CancelHook | None = None,
    ) -> Analysis:
        """What the machine understands of the article.

        `progress` hears of paragraphs done; `cancelled` is asked between batches: once it says yes, the analysis covers
        the paragraphs done by then. An article in a language without word lists gives an analysis with nothing in it.
        """
        if not LANGUAGES.has(article.language):
            return Analysis(article.language, (), (), (), engine="none")
        stamp = engine_stamp(article.language, self._models)
        found = []
        for section, state in self.read(article, progress, cancelled):
            found.append(section.in_article(analysis_of(state, section.language, stamp)))
            del state  # before the next one is made: each may hold a hundred megabytes
        return joined(found, article.language)

    def read(
        self,
        article: Article,
        progress: ProgressHook | None = None,
        cancelled: CancelHook | None = None,
    ) -> Iterator[tuple[Section, ArticleState]]:
        """Each section of the article, with all that was found and weighed on the way to the analysis.

        One section at least, but for an article in a language without word lists, which has none.
        """
        if not LANGUAGES.has(article.language):
            return
        tell, stop = progress or (lambda _: None), cancelled or (lambda: False)
        tell(Progress("load", 0, None))
        spans = _paragraphs(article)
        parts = sections(article.text, spans or draft.split_paragraphs(article.text), article.language)
        cuts = [sum(1 for _ in pieces(part.text, part.paragraphs)) for part in parts]
        for number, part in enumerate(parts):
            if number and stop():
                return
            pipeline, further = self.pipeline(part.language), _further(tell, sum(cuts[:number]), sum(cuts))
            yield part, read(pipeline, part.text, part.paragraphs, article.published, further, stop)


def _paragraphs(article: Article) -> list[draft.Chars]:
    """The blocks of an article in text order, those that hold several cells of a table cell by cell.

    What stands in one cell is no part of a sentence that stands in the next.
    """
    cells = sorted(cell for table in article.tables for row in table for cell in row if cell.start < cell.end)
    found: list[draft.Chars] = []
    at = 0
    for block in (block.span for block in article.blocks):
        while at < len(cells) and cells[at].start < block.start:
            at += 1
        first = at
        while at < len(cells) and cells[at].end <= block.end:
            at += 1
        inside = cells[first:at]
        starts = [block.start, *(cell.start for cell in inside[1:])]
        ends = [*(cell.end for cell in inside[:-1]), block.end]
        found += zip(starts, ends, strict=True)
    return found


def _further(tell: ProgressHook, before: int, total: int) -> ProgressHook:
    """What tells the progress of a section as that of its article."""
    return lambda step: tell(Progress(step.stage, before + step.done, total))


def read(
    pipeline: Language,
    text: str,
    paragraphs: Sequence[draft.Chars],
    published: date | None,
    tell: ProgressHook,
    cancelled: CancelHook,
) -> ArticleState:
    """Everything that the parts found in the text, or in the paragraphs that were done before it was cancelled."""
    spans = list(paragraphs)
    cuts = list(pieces(text, spans))
    ends = [end for _, end in cuts]
    trained = _trained(pipeline)
    state = ArticleState(text, spans, published)
    done = 0
    while done < len(cuts) and not cancelled():
        tell(Progress("analyse", done, len(cuts)))
        full = bisect_right(ends, cuts[done][0] + BATCH_CHARS, done)
        batch = cuts[done : max(done + 1, min(done + BATCH, full))]
        with _words_forgotten(pipeline):
            docs = [pipeline.make_doc(text[start:end]) for start, end in batch]
            for part in trained:
                docs = list(part.pipe(docs, batch_size=BATCH)) if hasattr(part, "pipe") else [part(doc) for doc in docs]
            for doc, (start, _) in zip(docs, batch, strict=True):
                state.take(doc, start)
            del docs, doc
        done += len(batch)
    if done < len(cuts):
        end = cuts[done - 1][1] if done else 0
        state.text, state.paragraphs = text[:end], [span for span in spans if span[1] <= end]
    state.encoded.finish()
    state.view.classify(word_classes(pipeline.lang) if LANGUAGES.has(pipeline.lang) else {})
    state.view.mark(state.names)
    for _, part in pipeline.pipeline:
        if isinstance(part, PipelineComponent):
            part.read(state)
    tell(Progress("analyse", done, len(cuts)))
    return state


def _trained(pipeline: Language) -> list[Any]:
    """The components that run before Kutip's parts, in their order, without those that tell nothing but lemmas."""
    return [
        part
        for name, part in pipeline.pipeline
        if name not in PARTS and set(pipeline.get_pipe_meta(name).assigns) != {"token.lemma"}
    ]


def _words_forgotten(pipeline: Language) -> AbstractContextManager[object]:
    """What frees the words that a batch brings, once the vocabulary holds many: it would grow with all that is read."""
    if len(pipeline.vocab) < MANY_WORDS:
        return nullcontext()
    return pipeline.memory_zone()


def load_pipeline(language: str, models: Mapping[str, str]) -> Language:
    """The trained pipeline for `language` with Kutip's parts behind it; bare tokens where none is shipped."""
    importlib.import_module("reader.analysis.engine.tokenizer")
    importlib.import_module("reader.analysis.encoder.component")
    for name in PARTS:
        importlib.import_module(f"reader.analysis.{name}.part")
    folder = pipeline_folder(language, models)
    named = models.get(language)
    if folder is None and not named:
        pipeline = spacy.blank("xx", config={"nlp": {"tokenizer": _tokenizer(language)}})
        pipeline.add_pipe("sentencizer")
    else:
        pipeline = pipelines.load(language, models).nlp
        if "encoder" not in pipeline.pipe_names:
            pipeline.add_pipe("encoder", first=True, config={"names": False})
    for name in PARTS:
        if name not in pipeline.pipe_names:
            pipeline.add_pipe(name, config={"language": language})
    return pipeline


def _tokenizer(language: str) -> dict[str, str]:
    return {"@tokenizers": "kutip.WordTokenizer.v1", "language": language}
