"""Indonesian: syntax over word vectors; names in two rounds, of which the second reads unlabelled articles as well."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.language import Language

from reader import intake
from reader.analysis import Engine
from reader.training import breaks, corpora
from reader.training.names import LABELS, OPEN, Tagged, lowered, raised, recased
from reader.training.recipes.common import SYNTAX, Settings, joined, names_docs, saved
from reader.training.stages import pretrained, trained
from reader.training.vectors import save_vectors

STAGES = ("syntax", "encoder", "first", "names")
"""Syntax; an encoder that has read unlabelled text; the first round of names with it; the second."""

_SYNTAX: dict[str, object] = {
    "components.tok2vec.model.embed.include_static_vectors": True,
    "training.max_steps": 900,
    "training.eval_frequency": 100,
}
_FIRST: dict[str, object] = {"training.max_steps": 1500}
_NAMES: dict[str, object] = {"training.max_steps": 4000}


def pipeline(data: Path, gold: Path, work: Path, settings: Settings) -> Language:
    """The pipeline.

    What an article's own names and Kutip's lists tell is learnt by self-training: the first round's pipeline, with
    Kutip's parts behind it, reads the unlabelled articles, and the second round learns the names that it found, too.
    """
    texts = _texts(data, gold)
    syntax = _syntax(data, save_vectors("id", texts, work / "vectors"), work, settings["syntax"])
    encoder = pretrained("id", texts, work / "encoder", settings["encoder"])
    first = _names("first", data, gold, work, {"paths.init_tok2vec": str(encoder), **_FIRST, **settings["first"]}, [])
    joined(syntax, first, work / "first-pipeline")

    read = _as_read_by(work / "first-pipeline", data, gold)
    names = _names("names", data, gold, work, {"paths.init_tok2vec": str(encoder), **_NAMES, **settings["names"]}, read)
    syntax.remove_pipe("ner")
    return joined(syntax, names, work / "pipeline")


def _syntax(data: Path, vectors: Path, work: Path, settings: Mapping[str, object]) -> Language:
    """Parts of speech, features, lemmas and dependencies, from the treebanks.

    An eighth of CSUI's training part chooses the best state; its test part is never read. PUD and GSD come whole.
    """
    chance = random.Random(corpora.SEED)
    vocab = spacy.blank("xx").vocab
    news = corpora.treebank(data / "ud/id_csui-ud-train.conllu", "id")
    parts = [[sentence for i, sentence in enumerate(news) if i % 8]]
    parts += [
        corpora.shuffled(corpora.treebank(data / f"ud/{name}.conllu", "id"), chance)
        for name in ("id_pud-ud-test", "id_gsd-ud-dev")
    ]
    runs = corpora.shuffled([run for part in parts for run in corpora.grouped(part, 4, chance)], chance)
    broken = [breaks.in_run(run, chance) for run in runs]
    dev = corpora.grouped(news[::8], 3, chance)
    train_file = saved((corpora.syntax_doc(vocab, run) for run in broken), work / "syntax-train.spacy")
    dev_file = saved((corpora.syntax_doc(vocab, run) for run in dev), work / "syntax-dev.spacy")
    own = {"paths.vectors": str(vectors), **_SYNTAX, **settings}
    return trained(SYNTAX, "id", (train_file, dev_file), work / "syntax", own)


def _names(
    stage: str, data: Path, gold: Path, work: Path, settings: dict[str, object], read: Sequence[Tagged]
) -> Language:
    """Named entities: the annotated articles thrice, IDNer-News in their scheme twice, others and `read` once.

    Some of it comes again in small letters and in capitals. IDNer-News' dev part and the development articles choose
    the best state.
    """
    chance = random.Random(corpora.SEED)
    articles = corpora.gold_paragraphs(corpora.gold_files("id", gold, "train"), "id")
    news = corpora.in_our_scheme(data / "ner/idner2k-train.tsv")
    wiki = [s for part in ("train", "valid") for s in corpora.tagged(data / f"ner/nergrit-{part}.tsv", "id")]
    nerp = _nerp(data)
    small = [*map(lowered, [*articles, *news, *chance.sample(nerp, len(nerp) // 5)])]
    small += map(lowered, chance.sample(read, len(read) // 12))
    large = [
        *map(raised, chance.sample(articles, len(articles) // 8)),
        *map(raised, chance.sample(read, len(read) // 30)),
    ]
    learnt = corpora.shuffled([*articles * 3, *news * 2, *wiki, *nerp, *read, *small, *large], chance)
    dev = corpora.gold_paragraphs(corpora.gold_files("id", gold, "dev"), "id")
    dev += corpora.in_our_scheme(data / "ner/idner2k-dev.tsv")
    train_file = saved(names_docs(learnt), work / f"{stage}-train.spacy")
    return trained(
        ("ner",), "id", (train_file, saved(names_docs(dev), work / "names-dev.spacy")), work / stage, settings
    )


def _nerp(data: Path) -> list[Tagged]:
    """NERP, which is lower-cased and knows products and brands, but no parties or ministries.

    Its capitals are set by how unlabelled articles write each word; words that they usually begin with a capital are
    left open where NERP sees no name.
    """
    articles = corpora.raw_articles(data / "raw/id-news.jsonl", ())
    usual = corpora.usual_forms(p for text in articles for p in corpora.paragraphs_with_names(text, [], "id"))
    found = [s for part in ("train", "valid") for s in corpora.tagged(data / f"ner/nerp-{part}.tsv", "id")]
    return [recased(_open_where(sentence, usual), usual) for sentence in found]


def _open_where(sentence: Tagged, usual: Mapping[str, str]) -> Tagged:
    tags = tuple(
        OPEN if tag == "O" and word.lower() in usual else tag
        for word, tag in zip(sentence.words, sentence.tags, strict=True)
    )
    return replace(sentence, tags=tags)


def _as_read_by(pipeline: Path, data: Path, gold: Path) -> list[Tagged]:
    """The paragraphs of the unlabelled articles with the names that the pipeline and Kutip's parts find in them.

    Annotated articles are left out, those on which figures are measured and those that are learnt from anyway.
    """
    known = [file for part in ("train", "dev") for file in corpora.gold_files("id", gold, part)]
    engine = Engine({"id": str(pipeline)})
    found: dict[str, Tagged] = {}
    for text in corpora.raw_articles(data / "raw/id-news.jsonl", known):
        article = intake.read("-", stdin=text.encode(), language="id")
        entities = engine.analyse(article).entities
        names = [(e.span.start, e.span.end, e.label) for e in entities if e.label in LABELS]
        for paragraph in corpora.paragraphs_with_names(article.text, names, "id"):
            if len(paragraph.text) > corpora.SHORTEST:
                found[paragraph.text] = paragraph
    return list(found.values())


def _texts(data: Path, gold: Path) -> list[Sequence[str]]:
    """The words of every text that goes into training and of the unlabelled articles.

    Articles and corpora on which figures are measured are left out.
    """
    measured = corpora.gold_files("id", gold, "dev")
    sentences = corpora.gold_paragraphs(corpora.gold_files("id", gold, "train"), "id")
    for article in corpora.raw_articles(data / "raw/id-news.jsonl", measured):
        sentences += corpora.paragraphs_with_names(article, [], "id")
    files = [data / source.file for source in corpora.SOURCES["id"] if "nerp" not in source.file]  # it has no capitals
    sentences += [s for file in files if file.suffix == ".tsv" for s in corpora.tagged(file, "id")]
    trees = [tree for file in files if file.suffix == ".conllu" for tree in corpora.treebank(file, "id")]
    return [s.words for s in sentences] + [[word.form for word in tree.words] for tree in trees]
