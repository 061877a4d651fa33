"""The engine: one spaCy pipeline a language, from an Article to its Analysis.

The pipeline is a trained one (assets/models/LANGUAGE, or the one that settings name) with Kutip's parts behind it. The
trained parts run paragraph by paragraph, so that memory is bounded and progress can be told; their Docs are then
joined into one, over which Kutip's parts run once, because who is meant by "dia" is told by the whole article. Without
a trained pipeline Kutip's parts run on bare tokens: fewer entities, the same quotations.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import islice

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from reader.analysis import draft
from reader.analysis.engine import pipelines
from reader.analysis.engine.assemble import analysis_of
from reader.analysis.engine.stamp import LANGUAGES, engine_stamp, pipeline_folder
from reader.analysis.engine.windows import pieces
from reader.model import Analysis, Article, Progress

PARTS: tuple[str, ...] = ("entities", "quotations", "statements", "dates", "actors", "speakers")
"""Kutip's own parts in the order in which they run; each is a factory of that name in the folder of that name."""

BATCH = 16
"""Paragraphs that the trained parts see at once: progress is told, and cancelling heard, between two batches."""

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
        if article.language not in LANGUAGES:
            return Analysis(article.language, (), (), (), engine="none")
        stamp = engine_stamp(article.language, self._models)
        tell = progress or (lambda _: None)
        tell(Progress("load", 0, None))
        pipeline = self.pipeline(article.language)
        spans = [(block.span.start, block.span.end) for block in article.blocks]
        doc = read(pipeline, article.text, spans, article.published, tell, cancelled or (lambda: False))
        return analysis_of(doc, article.language, stamp)


def read(
    pipeline: Language,
    text: str,
    paragraphs: Sequence[draft.Chars],
    published: date | None,
    tell: ProgressHook,
    cancelled: CancelHook,
) -> Doc:
    """One Doc over the whole text with everything that the parts found."""
    spans = list(paragraphs) or draft.split_paragraphs(text)
    cuts = list(pieces(text, spans))
    trained = [part for name, part in pipeline.pipeline if name not in PARTS]
    docs: list[Doc] = []
    rest = iter(cuts)
    while batch := list(islice(rest, BATCH)):
        tell(Progress("analyse", len(docs), len(cuts)))
        if cancelled():
            break
        some = [pipeline.make_doc(text[start:end]) for start, end in batch]
        for part in trained:
            some = list(part.pipe(some, batch_size=BATCH)) if hasattr(part, "pipe") else [part(doc) for doc in some]
        for doc in some:
            doc.tensor = doc.tensor[:0]  # the vectors of a long text take more memory than all the rest
        docs.extend(some)
    whole = Doc.from_docs(docs, ensure_whitespace=False) if docs else pipeline.make_doc("")
    end = cuts[len(docs) - 1][1] if docs else 0
    whole._.paragraphs = [span for span in spans if span[1] <= end]
    whole._.published = published
    for name, part in pipeline.pipeline:
        if name in PARTS:
            whole = part(whole)
    tell(Progress("analyse", len(docs), len(cuts)))
    return whole


def load_pipeline(language: str, models: Mapping[str, str]) -> Language:
    """The trained pipeline for `language` with Kutip's parts behind it; bare tokens where none is shipped."""
    importlib.import_module("reader.analysis.engine.tokenizer")
    for name in PARTS:
        importlib.import_module(f"reader.analysis.{name}.part")
    folder = pipeline_folder(language, models)
    named = models.get(language)
    if folder is None and not named:
        pipeline = spacy.blank("xx", config={"nlp": {"tokenizer": _tokenizer(language)}})
        pipeline.add_pipe("sentencizer")
    else:
        pipeline = pipelines.load(language, models).nlp
    for name in PARTS:
        if name not in pipeline.pipe_names:
            pipeline.add_pipe(name, config={"language": language})
    return pipeline


def _tokenizer(language: str) -> dict[str, str]:
    return {"@tokenizers": "kutip.WordTokenizer.v1", "language": language}
