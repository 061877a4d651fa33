"""How each language's pipeline is made from its corpora: which goes in how often, in what dress, in which order."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from reader.training import breaks, corpora, schemes
from reader.training.names import OPEN, Tagged, lowered, names_in, recased
from reader.training.stages import trained
from reader.training.vectors import save_vectors

Name = tuple[int, int, str]


def vectors(language: str, data: Path, gold: Path, work: Path) -> Path:
    """Word vectors from every text that goes into training, and from the unlabelled articles where there are any.

    Articles and corpora on which figures are measured are left out.
    """
    path = work / "vectors"
    if (path / "meta.json").is_file():
        return path
    texts: list[Sequence[str]] = []
    if language == "id":
        dev = corpora.gold_files("id", gold, "dev")
        raw = corpora.raw_paragraphs(data / "raw/id-news.jsonl", "id", dev)
        usual = corpora.usual_forms(raw)
        texts += [s.words for s in raw]
        texts += [s.words for s in corpora.gold_paragraphs(corpora.gold_files("id", gold, "train"), "id")]
    for source in corpora.SOURCES[language]:
        file = data / source.file
        if file.suffix == ".conllu":
            texts += [[word.form for word in s.words] for s in corpora.treebank(file, language)]
        elif file.name.startswith("nerp"):
            texts += [recased(s, usual).words for s in corpora.tagged(file, language)]
        elif file.suffix != ".jsonl":
            texts += [s.words for s in corpora.tagged(file, language)]
    return save_vectors(language, texts, path)


def syntax(language: str, data: Path, work: Path, settings: dict[str, object]) -> Language:
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
    broken = [breaks.in_run(run, chance) for run in corpora.shuffled(runs, chance)]
    corpora.save((corpora.syntax_doc(vocab, run) for run in broken), files[0])
    corpora.save((corpora.syntax_doc(vocab, run) for run in corpora.grouped(dev, 3, chance)), files[1])
    return trained("syntax", language, files, work / "syntax", settings)


def names(language: str, data: Path, gold: Path, work: Path, settings: dict[str, object]) -> Language:
    """Named entities, by the language's recipe."""
    if language == "id":
        return _indonesian_names(data, gold, work, settings)
    return _english_names(data, gold, work, settings)


def _indonesian_names(data: Path, gold: Path, work: Path, settings: dict[str, object]) -> Language:
    """Two rounds: a teacher reads what the corpora leave open, and a student learns from both.

    NERP is lower-cased and knows no parties or ministries: its capitals are set by how unlabelled articles write each
    word, and where the teacher sees a name that NERP does not, the words stay open. NERGrit likewise. Half of
    the unlabelled paragraphs come in as the teacher reads them; articles on which figures are measured are left out.
    """
    chance = random.Random(corpora.SEED)
    articles = corpora.gold_paragraphs(corpora.gold_files("id", gold, "train"), "id")
    news = corpora.tagged(data / "ner/idner2k-train.tsv", "id")
    wiki = [s for part in ("train", "valid") for s in corpora.tagged(data / f"ner/nergrit-{part}.tsv", "id")]
    small = [s for part in ("train", "valid") for s in corpora.tagged(data / f"ner/nerp-{part}.tsv", "id")]
    annotated = [*corpora.gold_files("id", gold, "train"), *corpora.gold_files("id", gold, "dev")]
    raw = corpora.raw_paragraphs(data / "raw/id-news.jsonl", "id", annotated)
    usual = corpora.usual_forms(raw)
    nerp = [recased(sentence, usual) for sentence in small]
    dev = corpora.gold_paragraphs(corpora.gold_files("id", gold, "dev"), "id")
    dev_file = _saved([*dev, *corpora.tagged(data / "ner/idner2k-dev.tsv", "id")], work / "names-dev.spacy")

    careful = [_open_where(sentence, usual) for sentence in nerp]
    first = corpora.shuffled([*news * 2, *articles * 3, *wiki, *careful], chance)
    files = (_saved(first, work / "names-first.spacy"), dev_file)
    teacher = trained("names", "id", files, work / "names-teacher", {**settings, "training.max_epochs": 2})

    nerp_open = [schemes.left_open(s, read, {"ORG"}) for s, read in zip(nerp, _read(teacher, nerp), strict=True)]
    wiki_open = [schemes.left_open(s, read) for s, read in zip(wiki, _read(teacher, wiki), strict=True)]
    raw = chance.sample(raw, len(raw) // 2)
    silver = [_as_read(s, read) for s, read in zip(raw, _read(teacher, raw), strict=True)]
    persons = [s for s in nerp_open if any(label == "PER" for *_, label in names_in(s.tags))]
    small_letters = [
        *map(lowered, chance.sample(articles, min(250, len(articles)))),
        *map(lowered, chance.sample(news, min(300, len(news)))),
        *map(lowered, chance.sample(nerp_open, min(1200, len(nerp_open)))),
    ]
    capitals = [_upper(sentence) for sentence in chance.sample(articles, min(100, len(articles)))]
    second = [*articles * 4, *news * 2, *wiki_open, *persons, *silver, *small_letters, *capitals]
    broken = [breaks.in_names(sentence, chance) for sentence in corpora.shuffled(second, chance)]
    files = (_saved(broken, work / "names-second.spacy"), dev_file)
    return trained("names", "id", files, work / "names", settings)


def _english_names(data: Path, gold: Path, work: Path, settings: dict[str, object]) -> Language:
    """Universal NER and WikiGold, a tenth of each held out to choose; some again in small letters, some in capitals."""
    del gold
    chance = random.Random(corpora.SEED)
    learnt, held = english_split(data)
    low = [lowered(sentence) for sentence in chance.sample(learnt, min(800, len(learnt)))]
    high = [_upper(sentence) for sentence in chance.sample(learnt, min(200, len(learnt)))]
    broken = [breaks.in_names(sentence, chance) for sentence in corpora.shuffled([*learnt, *low, *high], chance)]
    train_file = _saved(broken, work / "names-train.spacy")
    return trained("names", "en", (train_file, _saved(held, work / "names-dev.spacy")), work / "names", settings)


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
    """NERP before any teacher: words that print usually begins with a capital are open, and so are its "industries"."""
    tags = tuple(
        OPEN if tag.endswith("-ORG") or (tag == "O" and word.lower() in usual) else tag
        for word, tag in zip(sentence.words, sentence.tags, strict=True)
    )
    return replace(sentence, tags=tags)


def _read(nlp: Language, sentences: Sequence[Tagged]) -> Iterator[list[Name]]:
    docs = (Doc(nlp.vocab, words=list(s.words), spaces=list(s.spaces)) for s in sentences)
    for doc in nlp.pipe(docs, batch_size=128):
        yield [(ent.start, ent.end, ent.label_) for ent in doc.ents]


def _as_read(sentence: Tagged, names: list[Name]) -> Tagged:
    tags = ["O"] * len(sentence.words)
    for start, end, label in names:
        tags[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
    return replace(sentence, tags=tuple(tags))


def _upper(sentence: Tagged) -> Tagged:
    return replace(sentence, words=tuple(word.upper() for word in sentence.words))
