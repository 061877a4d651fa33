"""`kutip actors`: who is named and quoted in the library's articles, and who is one and the same."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from reader.cli.language import say
from reader.cli.library import add_format, article_id, open_library, print_cards
from reader.cli.listing import Column, print_list
from reader.cli.remarks import remark
from reader.cli.staleness import tell_stale
from reader.errors import LibraryError
from reader.model import ActorCard, ActorKind
from reader.phrase import Phrase, listed

if TYPE_CHECKING:
    from reader.library import Library


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip actors` takes."""
    parser.add_argument("name", metavar="NAME", nargs="?", default="", help="only those whose name has these words")
    say = parser.add_mutually_exclusive_group()
    say.add_argument(
        "--merge",
        "--join",
        dest="join",
        metavar="OTHER",
        help="from now on OTHER and NAME are one, by the name of NAME",
    )
    say.add_argument(
        "--separate",
        "--apart",
        dest="apart",
        metavar="ARTICLE",
        help="in this article (number or source) NAME is somebody else, see --called",
    )
    say.add_argument(
        "--restore", "--part", dest="part", action="store_true", help="take back what was merged or separated"
    )
    parser.add_argument("--called", metavar="NEW", help="with --separate: what the one in that article is called")
    parser.add_argument("--kind", choices=[kind.value for kind in ActorKind], help="with --separate: what it is")
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print the actors, those with the most statements first, after merging or separating them."""
    with open_library() as library:
        if options.apart is None and (options.called or options.kind):
            raise LibraryError("Without an article", "--called and --kind go with --separate ARTICLE.")
        if options.join:
            library.actors.merge(_one(library, options.join).key, _one(library, options.name).key)
        elif options.apart:
            _separate(library, options)
        elif options.part and not library.actors.restore(_one(library, options.name).key):
            remark(Phrase("nothing was merged into “{name}”, and it was not separated.", name=options.name))
        cards = library.actors.all(options.name)
        tell_stale(library)
    if options.format == "jsonl":
        print_cards(cards)
        return 0
    if not cards:
        remark("no article in the library names such an actor.")
        return 0
    print_list(
        (
            Column("who"),
            Column("kind"),
            Column("statements", right=True),
            Column("articles", right=True),
            Column("also called", dim=True),
        ),
        [
            (
                card.name,
                say(card.kind.value),
                str(card.statements),
                str(card.articles),
                ", ".join(name for name in card.names if name != card.name),
            )
            for card in cards
        ],
        plain=options.plain,
    )
    return 0


def _separate(library: Library, options: argparse.Namespace) -> None:
    """Let the actor be somebody else in one article. Raises LibraryError."""
    card = _one(library, options.name)
    number = article_id(library, options.apart)
    called = options.called or f"{card.name} (#{number})"
    if not called.strip():
        raise LibraryError("No name", "--called needs a name.")
    library.actors.separate(number, card.key, called, ActorKind(options.kind) if options.kind else card.kind)


def _named(card: ActorCard) -> Phrase:
    return Phrase("{name} ({kind})", name=card.name, kind=Phrase(card.kind.value))


def _one(library: Library, name: str) -> ActorCard:
    """The actor that `name` means. Raises LibraryError where it is nobody or several."""
    found = library.actors.find(name) if name else ()
    if len(found) == 1:
        return found[0]
    if not found:
        raise LibraryError(
            "Nobody of that name", "No article in the library names “{name}”; see `kutip actors`.", name=name
        )
    several = listed([_named(card) for card in found[:5]])
    raise LibraryError(
        "Several of that name", "“{name}” may be {several}; give the full name.", name=name, several=several
    )
