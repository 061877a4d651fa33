"""English: one encoder for all parts. The treebank is large and the corpora of names are small, so names profit."""

from __future__ import annotations

import random
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from reader.training import breaks, corpora
from reader.training.names import Tagged, lowered, raised
from reader.training.recipes.common import SYNTAX, Settings, names_docs, saved
from reader.training.stages import trained

STAGES = ("whole",)
"""One training of everything."""

_WHOLE: dict[str, object] = {
    "components.tok2vec.model.encode.width": 128,
    "components.tok2vec.model.embed.rows": [12_000, 1_500, 5_000, 3_000],
    "training.max_steps": 5000,
}


def pipeline(data: Path, gold: Path, work: Path, settings: Settings) -> Language:
    """The pipeline, from EWT's training part, Universal NER and WikiGold.

    A quarter of EWT's dev part and a tenth of the names, held out, choose the best state.
    """
    files = tuple(saved(docs, work / f"{part}.spacy") for part, docs in zip(("train", "dev"), _docs(data), strict=True))
    return trained((*SYNTAX, "ner"), "en", (files[0], files[1]), work / "whole", _WHOLE | dict(settings["whole"]))


def names(data: Path) -> tuple[list[Tagged], list[Tagged]]:
    """The English corpora of names: what is learnt from, and every tenth sentence, held out."""
    found = [
        corpora.tagged(data / f"ner/{name}", "en")
        for name in ("uner_ewt-dev.iob2", "uner_ewt-test.iob2", "wikigold.tsv")
    ]
    learnt = [sentence for part in found for i, sentence in enumerate(part) if i % 10]
    return learnt, [sentence for part in found for sentence in part[::10]]


def _docs(data: Path) -> tuple[list[Doc], list[Doc]]:
    """What is learnt from, and what chooses.

    Some names come again in small letters and in capitals; the treebank's texts get line ends.
    """
    chance = random.Random(corpora.SEED)
    vocab = spacy.blank("xx").vocab
    runs = list(corpora.grouped(corpora.treebank(data / "ud/en_ewt-ud-train.conllu", "en"), 6, chance))
    broken = [breaks.in_run(run, chance) for run in corpora.shuffled(runs, chance)]
    dev = corpora.grouped(corpora.treebank(data / "ud/en_ewt-ud-dev.conllu", "en")[::4], 3, chance)
    learnt, held = names(data)
    low = [lowered(sentence) for sentence in chance.sample(learnt, min(800, len(learnt)))]
    high = [raised(sentence) for sentence in chance.sample(learnt, min(200, len(learnt)))]
    train = [corpora.syntax_doc(vocab, run) for run in broken] + names_docs([*learnt, *low, *high])
    # The treebank comes first: spaCy's scorer forgets the dependencies behind a text that has none.
    return corpora.shuffled(train, chance), [corpora.syntax_doc(vocab, run) for run in dev] + names_docs(held)
