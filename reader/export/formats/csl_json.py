"""CSL-JSON: the articles as references, for Zotero, pandoc and word processors.

See https://docs.citationstyles.org/en/stable/specification.html for the types and variables.
"""

from __future__ import annotations

from typing import Any

from reader.codec import json_text
from reader.export.content import ARTICLES, Content, ExportFormat, Selection
from reader.export.links import address, is_web
from reader.model import Article, Dossier


def write(selection: Selection) -> str:
    """The articles, each a reference."""
    return json_text([_reference(dossier) for dossier in selection.dossiers], indent=1) + "\n"


def _reference(dossier: Dossier) -> dict[str, Any]:
    article = dossier.article
    where = address(article)
    told: dict[str, Any] = {
        "id": f"kutip-{article.digest[:12]}",
        "type": "article-newspaper",
        "title": article.name,
        "author": _authors(article),
        "container-title": article.outlet,
        "issued": _day(article.published.timetuple()[:3]) if article.published else None,
        "accessed": _day(dossier.opened.timetuple()[:3]) if is_web(where) else None,
        "language": article.language,
        "URL": where if is_web(where) else None,
    }
    return {key: value for key, value in told.items() if value}


def _authors(article: Article) -> list[dict[str, str]]:
    """The byline as it stands: whether it names one or several, and in which order, is not guessed."""
    return [{"literal": article.byline}] if article.byline else []


def _day(parts: tuple[int, ...]) -> dict[str, Any]:
    return {"date-parts": [list(parts)]}


FORMAT = ExportFormat(
    id="csl-json",
    suffix=".json",
    about="the articles as references, for Zotero and pandoc",
    writes=ARTICLES | {Content.STATEMENTS, Content.NOTES},
    write=write,
    holds_statements=False,
)
