"""The evaluation's format: articles as the reader corrected them, by which `kutip evaluate` measures the program.

One JSON object a line: id, lang, published, text, statements, not_quotes, actors, entities, as in the project's
annotated articles. What the reader rejected stands in `not_quotes`.
"""

from __future__ import annotations

from typing import Any

from reader.codec import json_text
from reader.export.content import ARTICLES, ExportFormat, Selection
from reader.model import Actor, ActorKind, Analysis, Article, CorrectionVerb, Dossier, EntityLabel, Span, Statement
from reader.model.text import WORD

_KINDS = {
    ActorKind.PERSON: "person",
    ActorKind.ORGANIZATION: "org",
    ActorKind.GOVERNMENT: "gpe",
    ActorKind.GROUP: "group",
}


def write(selection: Selection) -> str:
    """The analysed ones of these articles, one a line."""
    lines = [
        json_text(document(dossier, dossier.analysis)) for dossier in selection.dossiers if dossier.analysis is not None
    ]
    return "".join(f"{line}\n" for line in lines)


def document(dossier: Dossier, analysis: Analysis) -> dict[str, Any]:
    """One article with its corrected analysis."""
    article = dossier.article
    return {
        "id": identifier(article),
        "lang": analysis.language,
        "published": article.published.isoformat() if article.published else None,
        "text": article.text,
        "statements": [_statement(article, analysis, statement) for statement in analysis.statements],
        "not_quotes": _rejected(dossier, analysis),
        "actors": [_actor(article, actor) for actor in analysis.actors],
        "entities": [
            [entity.span.start, entity.span.end, entity.label.value]
            for entity in analysis.entities
            if entity.label is not EntityLabel.DATE
        ],
    }


def identifier(article: Article) -> str:
    """A short name for an article that is the same on every machine."""
    words = WORD.findall((article.title or "").casefold())[:6]
    return "-".join([*words, article.digest[:8]])


def _statement(article: Article, analysis: Analysis, statement: Statement) -> dict[str, Any]:
    actor = analysis.actors_by_id.get(statement.actor or "")
    date = statement.date
    return {
        "kind": statement.kind.value,
        "spans": [_pair(span) for span in statement.spans],
        "cue": _pair(statement.cue) if statement.cue else None,
        "mention": _pair(statement.speaker) if statement.speaker else None,
        "speaker": actor.name if actor else None,
        "accept": list(_names(article, actor)) if actor else [],
        "when": date.span.of(article.text) if date and date.span else None,
        "when_iso": date.iso if date else None,
    }


def _names(article: Article, actor: Actor) -> tuple[str, ...]:
    """Every different string that means the actor, its name first."""
    return tuple(dict.fromkeys([actor.name, *(mention.of(article.text) for mention in actor.mentions)]))


def _actor(article: Article, actor: Actor) -> dict[str, Any]:
    names = tuple(dict.fromkeys(mention.of(article.text) for mention in actor.mentions)) or (actor.name,)
    return {"name": actor.name, "kind": _KINDS[actor.kind], "names": list(names)}


def _rejected(dossier: Dossier, analysis: Analysis) -> list[list[int]]:
    """What the reader said to be no statement, unless it was made one again later."""
    spans = {
        Span(anchor.start, anchor.end)
        for correction in dossier.corrections
        if correction.verb is CorrectionVerb.REJECT and correction.digest == dossier.article.digest
        for anchor in correction.target
    }
    content = {span for statement in analysis.statements for span in statement.spans}
    return [_pair(span) for span in sorted(spans - content)]


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


FORMAT = ExportFormat(
    id="gold",
    suffix=".jsonl",
    about="corrected articles in the format of `kutip evaluate`",
    writes=ARTICLES,
    write=write,
    corrected_only=True,
)
