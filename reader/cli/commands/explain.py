"""`kutip explain`: for a statement its cue, the candidates with their scores, and the rule or head that decided."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from reader.cli.commands import FAILED
from reader.cli.engine import user_engine
from reader.cli.language import say
from reader.cli.library import article_id, open_library
from reader.cli.output import meter
from reader.cli.parsing import add_source_options, article_number
from reader.cli.remarks import remark
from reader.intake import clean
from reader.model import Article, Particulars, Progress
from reader.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.analysis.engine.explain import ExplainedCandidate, Explanation


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip explain` takes."""
    parser.add_argument("source", metavar="ARTICLE", help="number in `kutip articles`, or source")
    parser.add_argument("number", metavar="N", nargs="?", type=int, help="the statement's number (default: all)")
    add_source_options(parser)


def run(options: argparse.Namespace) -> int:
    """Print the explanations; status 1 where the article has no statement of that number."""
    from reader.analysis.engine.explain import explain

    with meter(1) as progress:
        tell = progress.begin(1, options.source)
        found = explain(user_engine(), _article(options, tell))
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


def _article(options: argparse.Namespace, tell: Callable[[Progress], None]) -> Article:
    """The article that is meant, as the library has it or as its source is read. Raises ReaderError."""
    from reader.intake import read

    if article_number(options.source) is None:
        return read(options.source, language=options.lang, published=options.date, progress=tell)
    with open_library() as library:
        article = library.articles.open_stored(article_id(library, options.source)).article
    return Particulars(language=options.lang, published=options.date).over(article)


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
