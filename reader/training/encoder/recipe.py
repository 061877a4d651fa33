"""The encoder from the package to the shipped folder, in stages that are kept and resumed.

    pieces    the vocabulary that the languages need, cut out of the package's, and its vectors
    names     passes over windows of the articles that are not held out, and of other corpora, for names above all
    learn     passes over those articles, each whole, for everything; treebanks and corpora between them
    both      passes over whole articles, with windows of many between them
    measure   what the heads tell of the articles that were held out; how much they count beside the rules (votes)
    whole     passes over all articles, beginning with what `learn` made
    export    files for onnxruntime, and a pipeline for each language

What is held out is named by the beginnings of file names; every figure that is published was measured before `whole`.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from reader.analysis.encoder.pieces import PieceTable
from reader.analysis.encoder.pointers import VOTES_FILE
from reader.analysis.encoder.session import Session
from reader.analysis.lang import LANGUAGES
from reader.errors import FormatError
from reader.training import votes
from reader.training.encoder import measures
from reader.training.encoder.corpora import corpus
from reader.training.encoder.examples import Example, articles, mixed
from reader.training.encoder.export import export
from reader.training.encoder.learn import Schedule, learn
from reader.training.encoder.network import Network
from reader.training.encoder.package import Package, pruned
from reader.training.encoder.treebanks import treebank

TREEBANKS = ("en_ewt-ud-train", "id_csui-ud-train", "id_pud-ud-test", "id_gsd-ud-dev")
"""Treebanks that are learnt from."""
TREEBANK_EXAMPLES = 80
"""Examples that are taken of each treebank."""
CORPORA = ("idner2k-train.tsv", "nergrit-train.tsv", "uner_ewt-dev.iob2", "uner_ewt-test.iob2", "wikigold.tsv")
"""Corpora with names that are learnt from by a head of their own."""
CORPUS_SHARE = 0.4
"""Share of the corpora's examples that a pass over names has."""
MIXED_PIECES = 850
"""Pieces of a step over windows of several articles."""
MIXED_WINDOW_PIECES = 200
"""Pieces of such a window."""
NAMES = Schedule(passes=3, rate=2e-4, head_rate=2e-3, seed=5, statements=0.2, pos=0.2)
"""How the encoder first learns: names, which everything else drowns when it is learnt beside them."""
LEARN = Schedule(passes=4, rate=1.5e-4, head_rate=1e-3, names=2.0, pos=0.5)
"""How it goes on with everything."""
BOTH = Schedule(passes=3, rate=1e-4, head_rate=5e-4, seed=21, treebank_every=2, names=2.0, pos=0.5)
"""How it goes on with whole articles and with windows of many between them, so that names are not forgotten."""
WHOLE = replace(BOTH, seed=31)
"""How it goes on with all articles."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything lies."""

    package: Path
    """e5-small-q4.bin."""
    data: Path
    """The folder with ud/, ner/ and raw/."""
    gold: Path
    """The annotated articles."""
    work: Path
    """What is half done."""


def texts(places: Places) -> Iterator[str]:
    """Everything whose words the vocabulary should know."""
    for file in sorted(places.gold.glob("*.txt")):
        yield file.read_text("utf-8")
    for line in (places.data / "raw" / "id-news.jsonl").read_text("utf-8").splitlines():
        article = json.loads(line)
        yield f"{article.get('title') or ''} {article['text']}"
    for file in sorted((places.data / "ud").glob("*.conllu")):
        for line in file.read_text("utf-8").splitlines():
            if line.startswith("# text = "):
                yield line.removeprefix("# text = ")
    for file in sorted((places.data / "ner").iterdir()):
        yield file.read_text("utf-8").replace("\n", " ")


def pieces(places: Places) -> PieceTable:
    """The stage `pieces`."""
    folder = places.work / "pieces"
    if not (folder / "vectors.npy").is_file():
        folder.mkdir(parents=True, exist_ok=True)
        tokenizer, rows = pruned(Package(places.package), texts(places))
        tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
        np.save(folder / "vectors.npy", rows)
    return PieceTable.load(folder)


def gold_files(places: Places, held_out: Sequence[str], held: bool = False) -> list[Path]:
    """The annotated articles that are learnt from, or those that are held out.

    Raises FormatError where there are none.
    """
    found = [file for file in sorted(places.gold.glob("*.json")) if file.name.startswith(tuple(held_out)) == held]
    if not found:
        raise FormatError(
            "No articles", f"{places.gold} holds no annotated article to {'measure' if held else 'learn'}."
        )
    return found


def train(
    places: Places, out: Path, held_out: Sequence[str], schedules: Sequence[Schedule] = (NAMES, LEARN, BOTH, WHOLE)
) -> dict[str, float]:
    """All stages up to the encoder's files in `out`; what stands in `places.work` is not made again.

    Returns the figures of the heads on what was held out. Raises FormatError where nothing is held out: the votes are
    learnt from it.
    """
    held = gold_files(places, held_out, held=True)
    table = pieces(places)
    sentences = treebank(
        [places.data / "ud" / f"{name}.conllu" for name in TREEBANKS], table, TREEBANK_EXAMPLES, random.Random(3)
    )
    named = [one for name in CORPORA for one in corpus(places.data / "ner" / name, table, random.Random(4))]
    network = Network(Package(places.package))
    learn_names, learn_first, learn_both, learn_whole = schedules
    names_stage(network, table, gold_files(places, held_out), named, sentences, learn_names, places.work / "names")
    sentences += named
    stage(network, table, gold_files(places, held_out), sentences, learn_first, places.work / "learn")
    some = gold_files(places, held_out)
    stage(network, table, some, [*sentences, *windows_of(some, table)], learn_both, places.work / "both")
    measured = places.work / "measured"
    _write(network, places, measured, {"statements": {}, "speakers": {}})
    learnt = votes.learn(measured, held)
    figures = _measure(measured, places, held)
    every = gold_files(places, ())
    stage(network, table, every, [*sentences, *windows_of(every, table)], learn_whole, places.work / "whole")
    _write(network, places, out, learnt)
    return figures


def _measure(folder: Path, places: Places, held: Sequence[Path]) -> dict[str, float]:
    """What the heads tell of the articles that were held out, and of treebanks."""
    session = Session(folder)
    figures: dict[str, float] = {}
    for language in LANGUAGES:
        files = [file for file in held if json.loads(file.read_text("utf-8"))["lang"] == language]
        figures |= {f"{language} {what}": value for what, value in measures.of_articles(session, files).items()}
    figures["id UPOS, CSUI test"] = measures.of_treebank(session, places.data / "ud" / "id_csui-ud-test.conllu")
    figures["en UPOS, EWT dev"] = measures.of_treebank(session, places.data / "ud" / "en_ewt-ud-dev.conllu")
    return figures


def _write(network: Network, places: Places, out: Path, learnt: Mapping[str, Mapping[str, float]]) -> None:
    """The stage `export`, with the weights of the votes."""
    export(network, out)
    for name in ("tokenizer.json", "vectors.npy"):
        (out / name).write_bytes((places.work / "pieces" / name).read_bytes())
    (out / VOTES_FILE).write_text(json.dumps(learnt, indent=1) + "\n", encoding="utf-8")


def names_stage(
    network: Network,
    table: PieceTable,
    files: Sequence[Path],
    named: Sequence[Example],
    sentences: Sequence[Example],
    schedule: Schedule,
    folder: Path,
) -> None:
    """The stage `names`; where all its passes are kept, the last is read."""

    def examples(order: random.Random) -> list[Example]:
        some = order.sample(list(named), round(CORPUS_SHARE * len(named)))
        return mixed([*articles(files, table, order, MIXED_WINDOW_PIECES), *some], MIXED_PIECES, order)

    learn(network, table, examples, sentences, schedule, folder, lambda number: print(f"pass {number} is kept"))


def windows_of(files: Sequence[Path], table: PieceTable) -> list[Example]:
    """Windows of many articles together, twice, so that they are about half of what comes between whole articles."""
    return 2 * mixed(list(articles(files, table, limit=MIXED_WINDOW_PIECES)), MIXED_PIECES, random.Random(6))


def stage(
    network: Network,
    table: PieceTable,
    files: Sequence[Path],
    sentences: Sequence[Example],
    schedule: Schedule,
    folder: Path,
) -> None:
    """One stage of learning; where all its passes are kept, the last is read."""

    def examples(order: random.Random) -> list[Example]:
        return list(articles(files, table, order))

    learn(network, table, examples, sentences, schedule, folder, lambda number: print(f"pass {number} is kept"))
