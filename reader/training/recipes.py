"""How each language's pipeline is made from its corpora: which goes in how often, in what dress, in which order."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.language import Language

from reader.training import breaks, corpora
from reader.training.names import OPEN, Tagged, lowered, recased
from reader.training.stages import trained
from reader.training.vectors import save_vectors

_VECTORS = "components.tok2vec.model.embed.include_static_vectors"
_NAME_VECTORS = "components.ner.model.tok2vec.embed.include_static_vectors"
_ROUNDS: dict[tuple[str, str], dict[str, object]] = {
    ("syntax", "id"): {"training.max_epochs": 16, "training.eval_frequency": 100},
    ("syntax", "en"): {"training.max_epochs": 3, "training.eval_frequency": 200, _VECTORS: False},
    ("names", "id"): {"training.max_epochs": 3, "training.eval_frequency": 200, _NAME_VECTORS: False},
    ("names", "en"): {"training.max_epochs": 6, "training.eval_frequency": 200, _NAME_VECTORS: False},
}
"""How long each part is trained (passes over its texts, and steps of about 1,000 words between two looks at dev), and
which parts go without word vectors, as TRIED.md tells why."""


def vectors(data: Path, gold: Path, work: Path) -> Path:
    """Word vectors for Indonesian, from every text that goes into training and from the unlabelled articles.

    Articles and corpora on which figures are measured are left out.
    """
    path = work / "vectors"
    if (path / "meta.json").is_file():
        return path
    raw = corpora.raw_paragraphs(data / "raw/id-news.jsonl", "id", corpora.gold_files("id", gold, "dev"))
    usual = corpora.usual_forms(raw)
    texts: list[Sequence[str]] = [s.words for s in raw]
    texts += [s.words for s in corpora.gold_paragraphs(corpora.gold_files("id", gold, "train"), "id")]
    for source in corpora.SOURCES["id"]:
        file = data / source.file
        if file.suffix == ".conllu":
            texts += [[word.form for word in s.words] for s in corpora.treebank(file, "id")]
        elif file.name.startswith("nerp"):
            texts += [recased(s, usual).words for s in corpora.tagged(file, "id")]
        elif file.suffix != ".jsonl":
            texts += [s.words for s in corpora.tagged(file, "id")]
    return save_vectors("id", texts, path)


def syntax(language: str, data: Path, gold: Path, work: Path, settings: dict[str, object]) -> Language:
    """Parts of speech, features, lemmas and dependencies, from the treebanks.

    Indonesian: an eighth of CSUI's training part chooses the best state; its test part is never read here. PUD and GSD
    come whole. English: EWT's training part, its dev part chooses.
    """
    chance = random.Random(corpora.SEED)
    vocab = spacy.blank("xx").vocab
    if language == "id":
        news = corpora.treebank(data / "ud/id_csui-ud-train.conllu", "id")
        dev = news[::8]
        parts = [[sentence for i, sentence in enumerate(news) if i % 8]]
        parts += [
            corpora.shuffled(corpora.treebank(data / f"ud/{name}.conllu", "id"), chance)
            for name in ("id_pud-ud-test", "id_gsd-ud-dev")
        ]
        longest = 4
    else:
        parts = [corpora.treebank(data / "ud/en_ewt-ud-train.conllu", "en")]
        dev = corpora.treebank(data / "ud/en_ewt-ud-dev.conllu", "en")[::4]
        longest = 6
    runs = [run for part in parts for run in corpora.grouped(part, longest, chance)]
    files = (work / "syntax-train.spacy", work / "syntax-dev.spacy")
    broken = corpora.shuffled(runs, chance)
    if language == "id":
        broken = [breaks.in_run(run, chance) for run in broken]
    corpora.save((corpora.syntax_doc(vocab, run) for run in broken), files[0])
    corpora.save((corpora.syntax_doc(vocab, run) for run in corpora.grouped(dev, 3, chance)), files[1])
    rounds = _ROUNDS["syntax", language]
    if language == "id":
        rounds = {"paths.vectors": str(vectors(data, gold, work)), **rounds}
    return trained("syntax", language, files, work / "syntax", rounds | settings)


def names(language: str, data: Path, gold: Path, work: Path, settings: dict[str, object]) -> Language:
    """Named entities, by the language's recipe."""
    if language == "id":
        return _indonesian_names(data, gold, work, settings)
    return _english_names(data, work, settings)


def _indonesian_names(data: Path, gold: Path, work: Path, settings: dict[str, object]) -> Language:
    """IDNer-News and the annotated articles twice, NERGrit and NERP once, and part of it all in small letters.

    NERP is lower-cased and knows no parties or ministries: its capitals are set by how unlabelled articles write each
    word, and words that they usually begin with a capital are left open where NERP sees no name. IDNer-News' dev part
    and the development articles choose the best state.
    """
    chance = random.Random(corpora.SEED)
    articles = corpora.gold_paragraphs(corpora.gold_files("id", gold, "train"), "id")
    news = corpora.tagged(data / "ner/idner2k-train.tsv", "id")
    wiki = [s for part in ("train", "valid") for s in corpora.tagged(data / f"ner/nergrit-{part}.tsv", "id")]
    small = [s for part in ("train", "valid") for s in corpora.tagged(data / f"ner/nerp-{part}.tsv", "id")]
    usual = corpora.usual_forms(corpora.raw_paragraphs(data / "raw/id-news.jsonl", "id", ()))
    small = [_open_where(sentence, usual) for sentence in small]
    nerp = [recased(sentence, usual) for sentence in small]
    small_letters = [*map(lowered, [*news, *articles]), *chance.sample(small, min(2_500, len(small)))]
    learnt = corpora.shuffled([*news * 2, *articles * 2, *wiki, *nerp, *small_letters], chance)
    dev = corpora.gold_paragraphs(corpora.gold_files("id", gold, "dev"), "id")
    dev += corpora.tagged(data / "ner/idner2k-dev.tsv", "id")
    files = (_saved(learnt, work / "names-train.spacy"), _saved(dev, work / "names-dev.spacy"))
    return trained("names", "id", files, work / "names", _ROUNDS["names", "id"] | settings)


def _english_names(data: Path, work: Path, settings: dict[str, object]) -> Language:
    """Universal NER and WikiGold, a tenth of each held out to choose the best state; some again in small letters."""
    chance = random.Random(corpora.SEED)
    learnt, held = english_split(data)
    low = [lowered(sentence) for sentence in chance.sample(learnt, min(800, len(learnt)))]
    files = (
        _saved(corpora.shuffled([*learnt, *low], chance), work / "names-train.spacy"),
        _saved(held, work / "names-dev.spacy"),
    )
    return trained("names", "en", files, work / "names", _ROUNDS["names", "en"] | settings)


def english_split(data: Path) -> tuple[list[Tagged], list[Tagged]]:
    """The English corpora of names: what is learnt from, and every tenth sentence, held out."""
    found = [
        corpora.tagged(data / f"ner/{name}", "en")
        for name in ("uner_ewt-dev.iob2", "uner_ewt-test.iob2", "wikigold.tsv")
    ]
    learnt = [sentence for part in found for i, sentence in enumerate(part) if i % 10]
    return learnt, [sentence for part in found for sentence in part[::10]]


def _saved(sentences: Iterable[Tagged], path: Path) -> Path:
    vocab = spacy.blank("xx").vocab
    corpora.save((corpora.names_doc(vocab, sentence) for sentence in sentences), path)
    return path


def _open_where(sentence: Tagged, usual: dict[str, str]) -> Tagged:
    """A sentence of NERP whose words that print usually begins with a capital are open unless NERP names them."""
    tags = tuple(
        OPEN if tag == "O" and word.lower() in usual else tag
        for word, tag in zip(sentence.words, sentence.tags, strict=True)
    )
    return replace(sentence, tags=tags)
