"""`kutip edit`: what the reader knows better of an article than its source."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from reader.cli.library import article_id, open_library
from reader.cli.output import meter
from reader.cli.parsing import day, language
from reader.cli.remarks import remark
from reader.intake import clean
from reader.model import Article, Particulars
from reader.phrase import Phrase

if TYPE_CHECKING:
    from reader.library import Library


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `kutip edit` takes."""
    parser.add_argument("articles", metavar="ARTICLE", nargs="+", help="number in `kutip articles`, or source")
    parser.add_argument("--title", metavar="TEXT", help="its headline")
    parser.add_argument("--author", dest="byline", metavar="NAME", help="who wrote it")
    parser.add_argument("--outlet", metavar="NAME", help="who published it")
    parser.add_argument("--date", dest="published", metavar="YYYY-MM-DD", type=_day, help="day of publication")
    parser.add_argument("--language", "--lang", metavar="CODE", type=_language, help="language of its text")
    parser.epilog = (
        "What is told here stands whenever the source is read again. An empty text takes it back: --title ''. "
        "Where day or language change, the statements are found and dated anew. Without an option "
        "it prints what is told."
    )


def run(options: argparse.Namespace) -> int:
    """Keep what is told, analyse anew what depends on it, and print the particulars of each article."""
    named = {name: getattr(options, name) for name in ("title", "byline", "outlet", "published", "language")}
    forget = {name for name, value in named.items() if value == ""}
    told = Particulars(**{name: value or None for name, value in named.items()})
    with open_library() as library:
        ids = [article_id(library, name) for name in options.articles]
        if any(value is not None for value in named.values()):
            library.articles.edit(ids, told, forget=forget)
            _analyse(library, ids)
        for number in ids:
            article = library.articles.open_stored(number).article
            print(clean(f"#{number}  {_line(article)}"))
    return 0


def _analyse(library: Library, ids: list[int]) -> None:
    """Analyse anew the articles of which another day or language is told now."""
    with meter(len(ids)) as progress:
        for count, number in enumerate(ids, 1):
            opened = library.articles.open_stored(number)
            if opened.analysis is None:
                library.analyses.analyse(opened, progress=progress.begin(count, opened.article.name))
                remark(Phrase("#{number} was analysed anew.", number=number))


def _line(article: Article) -> str:
    told = (article.outlet, article.byline, article.published and article.published.isoformat(), article.language)
    return " · ".join(" ".join(part.split()) for part in (article.name, *told) if part)


def _day(text: str) -> date | str:
    return day(text) if text else ""


def _language(text: str) -> str:
    return language(text) if text else ""
