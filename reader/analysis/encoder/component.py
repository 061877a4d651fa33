"""The spaCy component `encoder`: names and parts of speech for a Doc, and in its extension all that the heads tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from reader.analysis.encoder.encoded import EXTENSION, EncodedParagraph
from reader.analysis.encoder.reading import encode
from reader.analysis.encoder.session import session
from reader.paths import models_dir

BATCH = 256
"""Docs that are read in each other's context at most."""

if not Doc.has_extension(EXTENSION):
    Doc.set_extension(EXTENSION, default=None)


@Language.factory(
    "encoder",
    default_config={"folder": None, "names": True},
    assigns=["doc._.encoded", "doc.ents", "token.pos", "token.ent_type"],
)
def make_encoder(nlp: Language, name: str, folder: str | None, names: bool) -> EncoderComponent:
    """The component for a folder of weights; the shipped one where none is named.

    Without `names` the entities are left to another component of the pipeline.
    """
    return EncoderComponent(Path(folder) if folder else models_dir() / "encoder", names)


class EncoderComponent:
    """Reads Docs that stand one behind the other in a text, each a paragraph."""

    def __init__(self, folder: Path, names: bool) -> None:
        self.folder = folder
        self._names = names

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, read by itself."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = BATCH) -> Iterator[Doc]:
        """The same Docs in their order, with names, parts of speech and `doc._.encoded`."""
        waiting = iter(stream)
        while docs := list(islice(waiting, batch_size)):
            for doc, found in zip(docs, encode(session(self.folder), [doc.text for doc in docs]), strict=True):
                doc._.set(EXTENSION, found)
                _tag(doc, found)
                if self._names:
                    _name(doc, found)
                yield doc


def _tag(doc: Doc, found: EncodedParagraph) -> None:
    """Give each token the part of speech of the word at its beginning; white space has none."""
    begins, space = doc.to_array(["IDX", "IS_SPACE"]).T
    words = np.searchsorted(np.array(found.starts, np.uint64), begins, "right")
    codes = np.array([0, *(doc.vocab.strings[pos] for pos in found.pos)])[words]
    for token, code in zip(doc, np.where(space, 0, codes).tolist(), strict=True):
        token.pos = code


def _name(doc: Doc, found: EncodedParagraph) -> None:
    """Make the names the Doc's entities."""
    names = (
        doc.char_span(found.starts[one.first], found.ends[one.last - 1], label=one.label, alignment_mode="expand")
        for one in found.spans["names"]
    )
    doc.set_ents(filter_spans(name for name in names if isinstance(name, Span)), default="outside")
