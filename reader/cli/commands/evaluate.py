"""`kutip evaluate`: how well the analysis does on articles that were annotated by hand, and where it fails."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.engine import user_engine
from reader.cli.language import say
from reader.cli.output import Meter, meter, print_json
from reader.codec import document_to_json
from reader.errors import FormatError
from reader.model.text import read_day
from reader.phrase import Phrase, listed

if TYPE_CHECKING:
    from reader.analysis import Engine
    from reader.evaluation import Json
    from reader.evaluation.scores import Scores


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip evaluate` takes."""
    parser.add_argument("gold", metavar="GOLD", nargs="+", type=Path, help="annotated articles: .json, or .jsonl")
    parser.add_argument(
        "--pred",
        metavar="FILE",
        type=Path,
        help="score what `kutip analyze` printed instead of analysing the articles now",
    )
    parser.add_argument("--each", action="store_true", help="figures of every article before those of all")
    parser.add_argument("--errors", action="store_true", help="list every miss with its words")
    parser.add_argument("--json", action="store_true", help="figures as one JSON object")


def run(options: argparse.Namespace) -> int:
    """Print the figures of all articles together."""
    from reader import evaluation

    golds = evaluation.load(options.gold)
    predictions = evaluation.load([options.pred]) if options.pred else _analysed(golds)
    scores = evaluation.evaluate(golds, predictions)
    whole = evaluation.total(scores)
    if options.json:
        figures: dict[str, object] = dict(whole.figures())
        if options.each:
            figures["each"] = {_name(gold, number): one.figures() for number, (gold, one) in _numbered(golds, scores)}
        print_json(figures)
        return 0
    if options.each:
        for number, (gold, one) in _numbered(golds, scores):
            _print_figures(_name(gold, number), one)
    if options.errors:
        _print_misses(whole)
    _print_figures(say("all articles") if options.each else "", whole)
    return 0


def _numbered(golds: Sequence[Json], scores: Sequence[Scores]) -> enumerate[tuple[Json, Scores]]:
    return enumerate(zip(golds, scores, strict=True), 1)


def _analysed(golds: Sequence[Json]) -> list[Json]:
    """What the engine finds in each article, from its text, language and day alone."""
    engine = user_engine()
    with meter(len(golds)) as progress:
        return [_document(gold, number, engine, progress) for number, gold in enumerate(golds, 1)]


def _document(gold: Json, number: int, engine: Engine, progress: Meter) -> Json:
    from reader.intake import article_of_text

    name = _name(gold, number)
    tell = progress.begin(number, name)
    article = article_of_text(gold["text"], name, language=gold.get("lang"), published=_published(gold, name))
    return document_to_json(article, engine.analyse(article, tell))


def _published(gold: Json, name: str) -> date | None:
    told = gold.get("published")
    found = read_day(told) if isinstance(told, str) else None
    if told and found is None:
        raise FormatError(
            "Not an annotated article", "{name} has a `published` that is no day: {told!r}.", name=name, told=told
        )
    return found


def _name(gold: Json, number: int) -> str:
    return str(gold.get("id") or say(Phrase("article {number}", number=number)))


def _print_figures(heading: str, scores: Scores) -> None:
    from reader.intake import clean

    if heading:
        print(clean(heading))
    print(f"{'':46} {'F':>7} {say('prec.'):>7} {say('recall'):>7} {say('of'):>7}")
    for name, figure in scores.figures().items():
        for line in _rows(say(name), figure):
            print(clean(line))
    if heading:
        print()


def _rows(name: str, figure: object) -> list[str]:
    """A figure on a line: F, precision, recall and how many there are, or its one value; a share for each band."""
    if not isinstance(figure, dict):
        return [f"{name:46} {'-' if figure is None else figure!s:>7}"]
    if "f" in figure:
        return [f"{name:46} {figure['f']:7} {figure['p']:7} {figure['r']:7} {figure['n']:7}"]
    return [name, *(f"  {band:44} {share['right']:7} {'':7} {'':7} {share['n']:7}" for band, share in figure.items())]


def _print_misses(scores: Scores) -> None:
    """Every miss on a few lines: what it is, in which article, what was expected and got, and the words."""
    from reader.intake import clean

    for miss in scores.misses:
        told = []
        if miss.expected:
            told.append(Phrase("expected {what}", what=miss.expected))
        if miss.got:
            told.append(Phrase("got {what}", what=miss.got))
        print(clean(f"{miss.document}: {say(miss.what)}: {say(listed(told))}"))
        print(clean(f"    {miss.text}"))
    print()
