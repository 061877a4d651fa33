"""`kutip explain`: for a statement its cue, the candidates with their scores, and the rule or head that decided."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from reader.cli import FAILED
from reader.cli.engine import user_engine
from reader.cli.output import meter
from reader.cli.parsing import add_source_options
from reader.cli.remarks import remark
from reader.intake import clean

if TYPE_CHECKING:
    from reader.analysis.engine.explain import ExplainedCandidate, Explanation


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip explain` takes."""
    parser.add_argument("source", metavar="ARTICLE", help="a path, an http(s) address, or - for standard input")
    parser.add_argument("number", metavar="N", nargs="?", type=int, help="the statement's number (default: all)")
    add_source_options(parser)


def run(options: argparse.Namespace) -> int:
    """Print the explanations; status 1 where the article has no statement of that number."""
    from reader.analysis.engine.explain import explain
    from reader.intake import read

    with meter(1) as progress:
        article = read(
            options.source,
            language=options.lang,
            published=options.date,
            progress=progress.begin(1, options.source),
        )
        found = explain(user_engine(), article)
    numbers = range(1, len(found) + 1)
    if options.number is not None and options.number not in numbers:
        many = "one statement" if len(found) == 1 else f"{len(found)} statements, numbered from 1"
        count = many if found else "no statements"
        remark(f"There is no statement {options.number}: the article has {count}.")
        return FAILED
    for number in [options.number] if options.number is not None else numbers:
        for line in lines(number, found[number - 1]):
            print(clean(line))
    return 0


def lines(number: int, one: Explanation) -> list[str]:
    """An explanation as lines for people."""
    out = [
        f"{number}. {' '.join(one.content.split())}",
        f"   {one.kind}, found by {one.found_by}, a statement with probability {one.probability:.2f}",
        f"   cue: {one.cue or 'none'}; source: {' '.join(one.source.split()) if one.source else 'none'}",
        f"   speaker: {one.speaker or 'unknown'}, decided by {one.decided_by}, confidence {one.confidence:.2f}",
    ]
    return [*out, *(f"     {_weighed(candidate)}" for candidate in one.candidates), ""]


def _weighed(one: ExplainedCandidate) -> str:
    scores = " · ".join(
        f"{name} {'-' if score is None else f'{score:.2f}'}"
        for name, score in (("vote", one.vote), ("rules", one.rule), ("encoder", one.encoder))
    )
    seen = ", ".join(f"{name} {value:.2f}" for name, value in one.features)
    return f"{one.name}: {scores} ({seen})"
