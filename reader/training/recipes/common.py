"""What the recipes share."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from reader.training import corpora
from reader.training.names import Tagged

Settings = Mapping[str, Mapping[str, object]]
"""Stage to settings of spaCy's config by dotted path."""

SYNTAX = ("morphologizer", "lemmatizer", "parser")
"""The parts that learn from treebanks."""


def names_docs(sentences: Iterable[Tagged]) -> list[Doc]:
    """Sentences with their names as Docs."""
    vocab = spacy.blank("xx").vocab
    return [corpora.names_doc(vocab, sentence) for sentence in sentences]


def saved(docs: Iterable[Doc], path: Path) -> Path:
    """The path, with the Docs written to it."""
    corpora.save(docs, path)
    return path


def joined(syntax: Language, names: Language, folder: Path) -> Language:
    """The syntax with the names' recogniser behind it, which keeps the encoder that it was trained with; written to
    `folder` and loaded from there, as it will be used.
    """
    names.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    with warnings.catch_warnings():
        # spaCy warns that the two have other vectors; names are read without any.
        warnings.filterwarnings("ignore", message=r"\[W113\]")
        syntax.add_pipe("ner", source=names)
    syntax.to_disk(folder)
    return spacy.load(folder)
