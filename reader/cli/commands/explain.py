"""`kutip explain`: for a statement its cue, the candidates with their scores, and the rule or head that decided."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from reader.cli.commands import FAILED
from reader.cli.engine import user_engine
from reader.cli.language import say
from reader.cli.output import meter
from reader.cli.parsing import add_source_options
from reader.cli.remarks import remark
from reader.intake import clean
from reader.phrase import Phrase

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
        what = "There is no statement {number}: the article has {has}."
        many = Phrase.counted("one statement", "{count} statements, numbered from 1", len(found))
        remark(Phrase(what, number=options.number, has=many if found else Phrase("no statements")))
        return FAILED
    for number in [options.number] if options.number is not None else numbers:
        for line in lines(number, found[number - 1]):
            print(clean(line))
    return 0


def lines(number: int, one: Explanation) -> list[str]:
    """An explanation as lines for people."""
    told = (
        Phrase(
            "{kind}, found by {found_by}, a statement with probability {probability:.2f}",
            kind=Phrase(one.kind),
            found_by=one.found_by,
            probability=one.probability,
        ),
        Phrase(
            "cue: {cue}; source: {source}",
            cue=one.cue or Phrase("none"),
            source=" ".join(one.source.split()) if one.source else Phrase("none"),
        ),
        Phrase(
            "speaker: {speaker}, decided by {decided_by}, confidence {confidence:.2f}",
            speaker=one.speaker or Phrase("unknown"),
            decided_by=one.decided_by,
            confidence=one.confidence,
        ),
    )
    head = f"{number}. {' '.join(one.content.split())}"
    return [head, *(f"   {say(line)}" for line in told), *(f"     {_weighed(each)}" for each in one.candidates), ""]


def _weighed(one: ExplainedCandidate) -> str:
    scores = " · ".join(
        f"{name} {'-' if score is None else f'{score:.2f}'}"
        for name, score in ((say("vote"), one.vote), (say("rules"), one.rule), (say("encoder"), one.encoder))
    )
    seen = ", ".join(f"{name} {value:.2f}" for name, value in one.features)
    return f"{one.name}: {scores} ({seen})"
