"""Sentences of our own through the parts that find quotations and statements, on bare tokens.

No trained pipeline and no learnt weights take part: what is tested is what the constructions find, before it is judged.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language

from reader.analysis import draft
from reader.analysis.draft import ArticleState, Draft
from reader.analysis.engine import tokenizer
from reader.analysis.quotations import part as quotations
from reader.analysis.statements import part as statements
from reader.analysis.statements.lexicon import lexicon
from reader.analysis.statements.sentence_index import SentenceIndex

MODULES = (quotations, statements, tokenizer)
"""Imported so that their factories are known."""


@dataclass(frozen=True)
class Row:
    """A made-up sentence and what it holds."""

    text: str
    """¶ parts paragraphs."""
    kind: str
    """direct, mixed or indirect; empty where nothing is said."""
    content: tuple[str, ...]
    """The content's strings."""
    cue: str | None
    """The cue."""
    source: str | None
    """The phrase of the source."""
    reason: str
    """Why the row is there."""


@cache
def bare(language: str) -> Language:
    """Kutip's tokenizer and the part that finds quotations."""
    words = {"@tokenizers": "kutip.WordTokenizer.v1", "language": language}
    nlp = spacy.blank("xx", config={"nlp": {"tokenizer": words}})
    nlp.add_pipe("quotations", config={"language": language})
    return nlp


def state_of(text: str, language: str = "id") -> ArticleState:
    """The text with its quotations and sentences."""
    return draft.state_of(bare(language)(text.replace("¶", "\n\n")))


def found(text: str, language: str = "id") -> list[Draft]:
    """Everything that may be a statement, in text order, not yet judged."""
    state = state_of(text, language)
    index = SentenceIndex(state.view, lexicon(language), state.quotations, state.sentences)
    return statements.in_order(statements.drafts_of(index, statements.find(index)))


def told(text: str, made: Draft) -> tuple[str, tuple[str, ...], str | None, str | None]:
    """A draft by its words."""
    text = text.replace("¶", "\n\n")
    return (
        made.kind.value,
        tuple(text[start:end] for start, end in made.spans),
        text[slice(*made.cue)] if made.cue else None,
        text[slice(*made.source)] if made.source else None,
    )
