"""`kutip diff`: what changed in an article between two times that it was opened."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from reader.cli.language import say
from reader.cli.library import article_id, open_library, print_cards
from reader.cli.remarks import remark
from reader.errors import SourceError
from reader.model import ChangeKind, Detail, DiffPart, QuoteChange, VersionCard
from reader.phrase import Phrase

if TYPE_CHECKING:
    from rich.text import Text

    from reader.library import Library


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip diff` takes."""
    parser.add_argument(
        "article", metavar="ARTICLE", help="its source, which is read again, or its number in `kutip articles`"
    )
    parser.add_argument("--versions", action="store_true", help="list the versions that the library has instead")
    parser.add_argument("--old", metavar="VERSION", help="the earlier version (by default the one before the last)")
    parser.add_argument("--new", metavar="VERSION", help="the later version (by default the last)")
    parser.add_argument(
        "--format", choices=("text", "jsonl"), default="text", help="text (default) for people, jsonl for programs"
    )


def run(options: argparse.Namespace) -> int:
    """Print the paragraphs that changed, with [-what went-] and {+what came+}, then the statements that changed."""
    from reader.cli.output import console, words

    with open_library() as library:
        number = article_id(library, options.article)
        if options.new is None and not options.article.removeprefix("#").isdigit():
            _read_again(library, options.article)
        versions = library.versions.all(number)
        if not options.versions:
            difference = library.versions.compare(number, options.old, options.new)
            if not difference.analysed:
                library.analyses.analyse_versions(difference, number)
                difference = library.versions.compare(number, options.old, options.new)
    if options.versions:
        if options.format == "jsonl":
            print_cards(versions)
        else:
            print("\n".join(map(_version, versions)))
        return 0
    if options.format == "jsonl":
        print_cards(difference.parts)
        print_cards(difference.quotes)
        return 0
    out = console()
    for paragraph in _changed(difference.parts):
        out.print(paragraph, soft_wrap=True)
    if not difference.analysed:
        remark("these texts cannot be analysed, so it is not known which statements changed.")
    for quote in difference.quotes:
        out.print(words(_quote(quote)), soft_wrap=True)
    return 0


def _read_again(library: Library, source: str) -> None:
    """Keep what the source holds now as the last version; where it cannot be read, the library has to do."""
    try:
        library.articles.open(source)
    except SourceError as error:
        remark(Phrase("{sentence} What is compared is in the library.", sentence=error.sentence))


def _version(card: VersionCard) -> str:
    seen = f"{card.seen:%Y-%m-%d %H:%M} UTC"
    told = Phrase("first seen {seen}, {count} characters", seen=seen, count=card.length)
    now = Phrase("{told}, the present one", told=told)
    return f"{card.digest[:12]}  {say(now if card.current else told)}"


def _changed(parts: Iterable[DiffPart]) -> Iterator[Text]:
    """The paragraphs that are not the same in both versions, an ellipsis where others lie between them."""
    from rich.text import Text

    left_out = False
    for paragraph in _paragraphs(parts):
        if all(part.kind is ChangeKind.SAME for part in paragraph):
            left_out = left_out or any(part.text.strip() for part in paragraph)
            continue
        if left_out:
            yield Text("…", style="dim")
        left_out = False
        line = Text()
        for part in paragraph:
            if part.kind is ChangeKind.SAME:
                line.append(part.text)
            elif part.kind is ChangeKind.REMOVED:
                line.append(f"[-{part.text}-]", style="red")
            else:
                line.append(f"{{+{part.text}+}}", style="green")
        yield line
    if left_out:
        yield Text("…", style="dim")


def _paragraphs(parts: Iterable[DiffPart]) -> Iterator[list[DiffPart]]:
    """The parts cut at newlines; empty lines are left out."""
    paragraph: list[DiffPart] = []
    for part in parts:
        for number, line in enumerate(part.text.split("\n")):
            if number and paragraph:
                yield paragraph
                paragraph = []
            if line:
                paragraph.append(DiffPart(part.kind, line))
    if paragraph:
        yield paragraph


def _quote(change: QuoteChange) -> str:
    """A statement that changed, in one line: what is told otherwise of it first, then its words."""
    who = change.speaker or Phrase("unknown")
    match change.kind:
        case ChangeKind.ADDED:
            return say(Phrase("new statement, {who}: {words}", who=who, words=change.after))
        case ChangeKind.REMOVED:
            return say(Phrase("statement gone, {who}: {words}", who=who, words=change.before))
        case _:
            told = [say(Phrase(_CHANGED[one.detail], before=one.before, after=one.after)) for one in change.details]
            signs = {ChangeKind.REMOVED: "[-{}-]", ChangeKind.ADDED: "{{+{}+}}"}
            words = "".join(signs.get(part.kind, "{}").format(part.text) for part in change.words) or change.after
            what = "; ".join([*told, str(words)])
            return say(Phrase("statement changed, {who}: {words}", who=who, words=what))


_CHANGED = {
    Detail.SPEAKER: "speaker changed: {before} → {after}",
    Detail.DAY: "day changed: {before} → {after}",
    Detail.KIND: "kind changed: {before} → {after}",
    Detail.CUE: "cue changed: {before} → {after}",
}
"""What is told otherwise of a statement."""
