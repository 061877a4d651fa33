"""The corpora that pipelines are trained from: what they are, and how each is read with its own peculiarities."""

from __future__ import annotations

import hashlib
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from reader.analysis.engine.tokenizer import split_words
from reader.errors import FormatError
from reader.training import schemes
from reader.training.conllu import Sentence, merged, read_treebank
from reader.training.names import OPEN, Tagged, paragraphs_of, read_columns, rejoined, with_states
from reader.training.places import is_state

Thing = TypeVar("Thing")

SEED = 7
"""Of every shuffle and choice."""
SHORTEST = 40
"""Characters of the shortest unlabelled paragraph that is learnt from; below are headings and links."""


@dataclass(frozen=True, slots=True)
class Source:
    """A corpus that training reads."""

    file: str
    """Path below the data folder."""
    name: str
    """What it is called, and which part of it."""
    licence: str
    """As its publisher words it."""


SOURCES: dict[str, tuple[Source, ...]] = {
    "id": (
        Source("ud/id_csui-ud-train.conllu", "UD_Indonesian-CSUI, train", "CC BY-SA 4.0"),
        Source("ud/id_pud-ud-test.conllu", "UD_Indonesian-PUD, all", "CC BY-SA 3.0"),
        Source("ud/id_gsd-ud-dev.conllu", "UD_Indonesian-GSD, dev", "CC BY-SA 4.0"),
        Source("ner/idner2k-train.tsv", "IDNer-News-2k, train", "MIT"),
        Source("ner/nergrit-train.tsv", "NERGrit in IndoNLU, train", "MIT"),
        Source("ner/nergrit-valid.tsv", "NERGrit in IndoNLU, valid", "MIT"),
        Source("ner/nerp-train.tsv", "NERP in IndoNLU, train", "MIT"),
        Source("ner/nerp-valid.tsv", "NERP in IndoNLU, valid", "MIT"),
        Source("raw/id-news.jsonl", "Indonesian online articles, unlabelled", "texts by their outlets"),
    ),
    "en": (
        Source("ud/en_ewt-ud-train.conllu", "UD_English-EWT, train", "CC BY-SA 4.0"),
        Source("ner/uner_ewt-dev.iob2", "Universal NER on English EWT, dev", "CC BY-SA 4.0"),
        Source("ner/uner_ewt-test.iob2", "Universal NER on English EWT, test", "CC BY-SA 4.0"),
        Source("ner/wikigold.tsv", "WikiGold", "CC BY 4.0"),
    ),
}
"""What the weights are made from, by language. The articles annotated for Kutip (CC BY-SA 4.0) come on top."""


def described(language: str, data: Path, gold: Path) -> list[dict[str, str]]:
    """Name, licence and SHA-256 of every corpus that goes into the weights. Raises FormatError where one is missing."""
    rows = []
    for source in SOURCES[language]:
        path = data / source.file
        if not path.is_file():
            raise FormatError("Corpus missing", f"{source.name} should lie at {path}.")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        rows.append({"name": source.name, "licence": source.licence, "sha256": digest})
    articles = gold_files(language, gold, "train")
    if articles:
        digest = hashlib.sha256(b"".join(path.read_bytes() for path in articles)).hexdigest()
        name = f"{len(articles)} articles annotated for Kutip"
        rows.append({"name": name, "licence": "CC BY-SA 4.0 (annotations)", "sha256": digest})
    return rows


def gold_files(language: str, gold: Path, part: str) -> list[Path]:
    """The annotated articles of a part, "train" or "dev", in a fixed order; the seed article counts as dev."""
    prefix = "" if language == "id" else f"{language}-"
    files = sorted(gold.glob(f"{prefix}{part}-*.json"))
    seed = gold / "seed.json"
    return [*files, seed] if language == "id" and part == "dev" and seed.is_file() else files


# ---------------------------------------------------------------- treebanks


def treebank(path: Path, language: str) -> list[Sentence]:
    """The sentences of a treebank as the pipeline of `language` has their words."""
    sentences = list(read_treebank(path))
    if language != "id":
        return sentences
    if "gsd" in path.name:
        # GSD ties nouns to nouns as compound, CSUI and PUD as nmod; news (CSUI) decides.
        sentences = [_renamed(sentence, "compound", "nmod") for sentence in sentences]
    return [merged(sentence) for sentence in sentences]


def _renamed(sentence: Sentence, old: str, new: str) -> Sentence:
    words = tuple(replace(word, deprel=new) if word.deprel == old else word for word in sentence.words)
    return replace(sentence, words=words)


def grouped(sentences: Sequence[Sentence], longest: int, chance: random.Random) -> Iterator[list[Sentence]]:
    """Runs of one to `longest` sentences of one document: without them no pipeline learns where a sentence ends."""
    run: list[Sentence] = []
    length = chance.randint(1, longest)
    for sentence in sentences:
        if run and (len(run) >= length or run[-1].document != sentence.document):
            yield run
            run, length = [], chance.randint(1, longest)
        run.append(sentence)
    if run:
        yield run


def syntax_doc(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """Sentences as one annotated Doc, a space between two."""
    words = [word for sentence in sentences for word in sentence.words]
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence.words))
    lasts = {start - 1 for start in starts[1:-1]}
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space or i in lasts for i, word in enumerate(words)],
        pos=[word.upos for word in words],
        morphs=[word.feats for word in words],
        lemmas=[word.lemma for word in words],
        heads=[start + word.head for start, s in zip(starts, sentences, strict=False) for word in s.words],
        deps=["ROOT" if word.deprel == "root" else word.deprel for word in words],
    )


# ---------------------------------------------------------------- names


def gold_paragraphs(files: Iterable[Path], language: str) -> list[Tagged]:
    """The paragraphs of annotated articles."""
    articles = [json.loads(path.read_text(encoding="utf-8")) for path in files]
    return [paragraph for a in articles for paragraph in paragraphs_with_names(a["text"], a["entities"], language)]


def paragraphs_with_names(text: str, names: Iterable[tuple[int, int, str]], language: str) -> list[Tagged]:
    """The paragraphs of a text of which the names are known: start, end, label."""
    return list(paragraphs_of(text, names, partial(split_words, language=language)))


def tagged(path: Path, language: str) -> list[Tagged]:
    """The sentences of a corpus of names with Kutip's labels; what it calls a name stays as it is."""
    columns = (1, 2) if path.suffix == ".iob2" else (0, -1)
    sentences = read_columns(path, word=columns[0], tag=columns[1])
    if language == "id":
        sentences = map(rejoined, sentences)
    return [with_states(sentence, is_state) for sentence in sentences]


def in_our_scheme(path: Path) -> list[Tagged]:
    """The sentences of IDNer-News as Kutip would annotate them, as far as rules can tell."""
    split = partial(split_words, language="id")
    out = []
    for sentence in read_columns(path, word=0, tag=-1):
        apart = schemes.brackets_apart(schemes.without_area_words(schemes.split_anew(sentence, split)))
        out.append(schemes.with_states_everywhere(with_states(apart, is_state), is_state))
    return out


def names_doc(vocab: Vocab, sentence: Tagged) -> Doc:
    """A sentence with its names as Doc; words that are open carry no annotation."""
    tags = ["" if tag == OPEN else tag for tag in sentence.tags]
    return Doc(vocab, words=list(sentence.words), spaces=list(sentence.spaces), ents=tags)


# ---------------------------------------------------------------- unlabelled articles


def raw_articles(path: Path, without: Iterable[Path]) -> list[str]:
    """The distinct texts of unlabelled articles, without the articles that `without` holds annotated.

    An article is taken for the same when a tenth of an annotated one's runs of eight words stand in it, so that no
    text on which the pipeline is measured or was trained otherwise is met in a second dress.
    """
    known = [_runs(json.loads(file.read_text(encoding="utf-8"))["text"]) for file in without]
    with path.open(encoding="utf-8") as lines:
        texts = dict.fromkeys(json.loads(line)["text"] for line in lines)
    return [text for text in texts if not any(len(_runs(text) & other) > 0.1 * len(other) for other in known)]


def _runs(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[i : i + 8]) for i in range(len(words) - 7)}


def usual_forms(paragraphs: Iterable[Tagged]) -> dict[str, str]:
    """How print writes words inside sentences, for words that usually begin with a capital there."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for paragraph in paragraphs:
        for before, word in zip(paragraph.words, paragraph.words[1:], strict=False):
            if before not in '.?!"“”:':
                counts[word.lower()][word] += 1
    return schemes.usual_forms(counts)


# ---------------------------------------------------------------- files


def shuffled(things: Iterable[Thing], chance: random.Random) -> list[Thing]:
    """The things in an order that `chance` gives."""
    out = list(things)
    chance.shuffle(out)
    return out


def save(docs: Iterable[Doc], path: Path) -> None:
    """Writes Docs as spaCy's training reads them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=list(docs)).to_disk(path)
