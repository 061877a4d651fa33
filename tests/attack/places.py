"""A library full of hostile words, and the road to each screen that shows them."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from reader.analysis import engine_stamp
from reader.errors import ReaderError, UnreachableError
from reader.intake import clean
from reader.intake.answer import Fetched
from reader.library import Library
from reader.model import NOTE_COLOURS, ActorKind, ActorRef, Analysis, Article, Opened, Particulars, Progress, Span
from reader.settings import Settings
from tests.attack import hostile
from tests.tui.fakes import NOW, PUBLISHED, TEXT, HandWorker, hand_made, paths_in
from tests.tui.library.samples import SHARING

LOOK_UP = r"printf '\033[2J\007%s' {}"
"""A program that is asked for words and answers with sequences for the terminal."""

ROADS: Mapping[str, str] = {
    "article": "escape",
    "statements": "n n n s ]",
    "entities": "e e E",
    "why": "n w",
    "actor card": "n i",
    "an actor over articles": "n i o",
    "parting an actor": "n i x",
    "joining actors": "n i m",
    "renaming an actor": "n i r",
    "correcting": "n c",
    "a correction from the list": "n c end enter",
    "another speaker from the list": "n c down enter",
    "speaker": "n R",
    "edges": "n B",
    "day": "n H",
    "missed": "V A",
    "corrections": "r",
    "timeline": "t T",
    "lanes": "t T T right",
    "actors": "p",
    "search": "/ k a t a enter n",
    "search by a pattern": "/ ctrl+r [ a-z enter",
    "outline": "o",
    "paragraph": ": 3 enter",
    "mark": "` a",
    "to a mark": "` a ' ",
    "choosing": "v l l l j",
    "a passage that is copied": "V y",
    "words looked up": "e K",
    "links": "_",
    "a link that is copied": "_ y",
    "note editor": "V a",
    "note of the reader's": "m enter",
    "notes": "l",
    "notes everywhere": "J",
    "notes filtered": "J / a",
    "legend": "x",
    "feeds": "f10",
    "following a feed": "%",
    "stories": "h",
    "an article's stories": "h enter",
    "codes": "&",
    "a code that is made": "& a",
    "a code's colour": "& c",
    "a code's parent": "& p",
    "codes and articles": "& t",
    "passages of a code": "& enter",
    "codes of the statement": "n #",
    "codes by key": "V 1",
    "highlight": "V .",
    "note on the article": ";",
    "balance": "I",
    "particulars": "@",
    "bare": "z",
    "versions": "W",
    "comparison": "W enter",
    "versions of an article": "L v",
    "articles read again": "L r",
    "articles read again, and what came of it": "L R",
    "the same quotation": "n n n n n =",
    "export": "Z",
    "library": "L",
    "library filtered": "L / a",
    "library sorted": "L s s",
    "adding": "L a",
    "adding a file": "L a . / tab",
    "importing": "L i",
    "finding": "F k a t a",
    "all actors": "Q",
    "an actor's statements": "Q enter",
    "picking an article": "Q a",
    "joining over articles": "Q m",
    "quotations": "f7",
    "settings": "f3",
    "a setting that is typed": "f3 down down down right",
    "help": "?",
    "help filtered": "? / a",
    "palette": "ctrl+p n",
    "light or dark": "f2",
    "articles checked": "L C",
    "an article of those that were checked": "L C enter",
    "what all feeds announce": "f10 enter",
    "what a feed announces": "f10 down enter",
    "what a feed announces, filtered": "f10 down enter / a",
    "feeds asked for what is new": "f10 r",
    "an article of a feed": "f10 down enter enter",
}
"""What leads from the article to a screen, a pane or a dialog: keys with blanks between."""


FEWEST = (
    *("why", "parting an actor", "renaming an actor", "speaker", "day", "corrections", "outline", "mark"),
    *(
        "words looked up",
        "links",
        "note on the article",
        "notes",
        "legend",
        "an article's stories",
        "a code that is made",
    ),
    *("a code's parent", "codes and articles", "passages of a code", "balance", "particulars", "versions"),
    *("versions of an article", "articles checked", "adding", "importing", "the same quotation", "export", "finding"),
    *("an actor's statements", "picking an article", "joining over articles", "quotations"),
    *("a setting that is typed", "help", "palette", "what all feeds announce"),
)
"""Roads that lead to every screen between them."""


class HostileWorker(HandWorker):
    """Gives the hand-made analysis with hostile names, roles and reasons."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__(lambda language: engine_stamp(language, {}))
        self._chance = chance

    def analyse(
        self,
        article: Article,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Analysis:
        made = hand_made(article.text, self.stamp(article.language or "id"))

        def said() -> str:
            return storable(hostile.words(self._chance, 3))

        actors = tuple(
            replace(one, name=f"{one.name} {said()}", role=said(), affiliation=said()) for one in made.actors
        )
        statements = tuple(
            replace(one, why=said() if self._chance.random() < 0.5 else one.why) for one in made.statements
        )
        return replace(made, actors=actors, statements=statements)


def storable(text: str) -> str:
    """A text that a file of UTF-8 can hold."""
    return text.encode("utf-8", "replace").decode()


SITE = "http://kabar.example/"
"""The only site that there is."""


class MadeUpServers:
    """What addresses lead to: feeds and pages of hostile words on one site, and nothing anywhere else."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def fetch(self, url: str, *_: object, **__: object) -> Fetched:
        """In place of `reader.intake.fetch.fetch`. Raises UnreachableError where no server is made up."""
        if not url.startswith(SITE) or url == SITE + "none":
            raise UnreachableError("No answer", f"{clean(url)} cannot be reached.")
        chance = self._chance
        if not url.startswith(SITE + "feed"):
            return Fetched(hostile.page(chance).encode("utf-8", "surrogatepass"), url, "text/html", None)
        items = "".join(
            f"<item><title>{self._words()}</title><link>{SITE}{chance.randrange(50)}</link>"
            f"<pubDate>{PUBLISHED:%a, %d %b %Y} 10:00:00 GMT</pubDate><description>{self._words()}</description></item>"
            for _ in range(chance.randint(1, 9))
        )
        data = f"<rss version='2.0'><channel><title>{self._words()}</title>{items}</channel></rss>"
        return Fetched(data.encode(), url, "application/rss+xml", None)

    def _words(self) -> str:
        """Hostile words, as XML that can be read, and some as XML that had better not be there."""
        return "kata " + "".join(
            f"&#{ord(one)};" if one in "<>&" else one for one in storable(hostile.words(self._chance, 6))
        )


def hostile_library(folder: Path, chance: random.Random) -> tuple[Library, Opened]:
    """Articles in several versions with notes, codes and corrections, and feeds, all of hostile words."""
    settings = Settings(look_up=LOOK_UP)
    library = Library(paths_in(folder), settings, clock=lambda: NOW, analyser=HostileWorker(chance))
    _hostile_files(folder, chance)
    for name in ("lain.txt", "gone.txt"):
        _write(folder / name, SHARING, chance)
        opened = _open(library, folder / name)
    _write(folder / "lain.txt", SHARING, chance)  # its text is another one by now
    (folder / "gone.txt").unlink()
    name = "teluk\x1b[2J\u202e[bold] .txt" if os.name == "posix" else "teluk[bold].txt"
    for _ in range(2):  # twice: two versions
        _write(folder / name, f"{TEXT}\n\nLihat {SITE}satu dan {SITE}{chance.randrange(99)}.", chance)
        opened = _open(library, folder / name)
    _annotate(library, opened, chance)
    for path in ("feed/muara", "feed/hulu"):
        library.feeds.add(SITE + path)
    library.feeds.import_list(f'<opml><body><outline text="x" xmlUrl="{SITE}none"/></body></opml>'.encode())
    library.feeds.update()
    return library, _open(library, folder / name)


def _hostile_files(folder: Path, chance: random.Random) -> None:
    for number in range(12):
        name = hostile.words(chance, 3).encode("utf-8", "surrogatepass").replace(b"/", b"").replace(b"\0", b"")[:200]
        with suppress(OSError, ValueError):  # not every system takes every name
            (folder / os.fsdecode(str(number).encode() + name + b".txt")).write_bytes(b"Satu.")


def _write(file: Path, text: str, chance: random.Random) -> None:
    title, *paragraphs = text.split("\n\n")
    mixed = [part for one in paragraphs for part in (one, storable(hostile.words(chance)))]
    file.write_text(
        "\n\n".join([f"{title} {storable(hostile.words(chance, 2)).strip()}"[:180], *mixed]), encoding="utf-8"
    )


def _open(library: Library, file: Path) -> Opened:
    opened = library.articles.open(str(file), told=Particulars(language="id", published=PUBLISHED))
    library.analyses.analyse(opened)
    return library.articles.open(str(file), told=Particulars(language="id", published=PUBLISHED))


def _annotate(library: Library, opened: Opened, chance: random.Random) -> None:
    length = len(opened.article.text)
    for _ in range(8):
        start = chance.randrange(length - 1)
        span = Span(start, min(start + chance.randint(1, 200), length))
        codes = tuple(hostile.words(chance, 1) for _ in range(2))
        with suppress(ReaderError):
            library.notes.add(
                opened.article_id, span, text=hostile.words(chance, 9), colour=chance.choice(NOTE_COLOURS), tags=codes
            )
    corrections = library.corrections
    with suppress(ReaderError):
        corrections.set_speaker(opened.article_id, "s1", ActorRef("x" + hostile.words(chance, 2), ActorKind.PERSON))
    with suppress(ReaderError):
        corrections.set_date(opened.article_id, "s2", PUBLISHED)
