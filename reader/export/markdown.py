"""Markdown: articles with their notes and who said what, or an actor's statements.

Each note stands between two comments that bear its id. A file that was written before is brought up to date by them:
notes are renewed in place, new ones come after their neighbours, deleted ones go, and whatever the reader wrote between
them stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.export.links import address, is_web, passage_address
from reader.model import Article, Dossier, Note, StatementCard, StatementKind

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#|~$])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)", re.MULTILINE)
_BLOCK = re.compile(r"<!-- kutip ([^\n]*?) -->\n(.*?)<!-- /kutip -->\n?", re.DOTALL)

SIGNS = {StatementKind.DIRECT: "“", StatementKind.MIXED: "±", StatementKind.INDIRECT: "≈"}
"""The signs of the kinds, as on the screen."""


def escape(text: str) -> str:
    """Foreign text as it stands, in Markdown: nothing in it is mark-up, HTML or a comment."""
    plain = _SPECIAL.sub(r"\\\1", text.replace("&", "&amp;"))
    return _LINE_START.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", plain)


def articles(dossiers: Sequence[Dossier]) -> str:
    """Articles with their notes and statements, each under a heading of its own."""
    return "\n".join(_article(dossier) for dossier in dossiers)


def statements(cards: Sequence[StatementCard], title: str) -> str:
    """Statements over articles as a list by day."""
    lines = [f"# {escape(_line(title))}", ""]
    owner = "-".join(re.findall(r"\w+", title.casefold())) or "all"
    for card in cards:
        day = card.day.isoformat() if card.day else "no day"
        where = escape(_line(", ".join(filter(None, (card.title, card.outlet)))))
        said = f"- **{day}** · {escape(_line(card.speaker or 'unknown'))} {SIGNS[card.kind]} "
        lines.append(f"{said}{escape(_line(card.text))} — *{where}*")
    return _block(f"said {owner}", "\n".join(lines))


def update(existing: str, fresh: str) -> str:
    """What was exported before with `fresh` worked into it; the reader's own words around the blocks stay."""
    blocks = {match[1]: match[0] for match in _BLOCK.finditer(fresh)}
    if not blocks:
        return fresh
    old = list(_BLOCK.finditer(existing))
    if not old:
        return existing.rstrip("\n") + "\n\n" + fresh if existing.strip() else fresh
    known = {match[1] for match in old}
    exported = {name.split()[1] for name in blocks if name.startswith("article ")}
    kept: dict[str, str] = {}

    def renew(match: re.Match[str]) -> str:
        name = match[1]
        if name in blocks:
            kept[name] = blocks[name]
            return blocks[name]
        owner = name.rsplit(" ", 1)[-1]
        return "" if owner in exported else match[0]

    text = _BLOCK.sub(renew, existing)
    before: str | None = None
    for name, block in blocks.items():
        if name not in known:
            text = _after(text, before, block)
        before = name
    return text


def _after(text: str, before: str | None, block: str) -> str:
    """The text with a block put after the one named `before`, or at the end."""
    for match in _BLOCK.finditer(text):
        if match[1] == before:
            return f"{text[: match.end()]}\n{block}{text[match.end() :]}"
    return f"{text.rstrip()}\n\n{block}"


def _article(dossier: Dossier) -> str:
    article = dossier.article
    owner = article_mark(dossier)
    head = [f"# {escape(_line(article.name))}", ""]
    facts = [article.outlet, article.byline, article.published.isoformat() if article.published else None]
    told = " · ".join(escape(_line(fact)) for fact in facts if fact)
    if told:
        head += [told, ""]
    head += [_source(article), ""]
    blocks = [_block(f"article {owner}", "\n".join(head))]
    if dossier.analysis is not None and dossier.analysis.statements:
        blocks.append(_block(f"statements {owner}", _said(dossier)))
    blocks += [_block(f"note {note.id} {owner}", _note(article, note)) for note in dossier.notes]
    return "\n".join(blocks)


def article_mark(dossier: Dossier) -> str:
    """What names an article in the comments: stable over exports of one library."""
    return f"a{dossier.article_id}"


def _block(name: str, body: str) -> str:
    return f"<!-- kutip {name} -->\n{body.rstrip()}\n<!-- /kutip -->\n"


def _source(article: Article) -> str:
    where = address(article)
    return f"<{where}>" if is_web(where) or where.startswith("file:") else f"`{where}`"


def _said(dossier: Dossier) -> str:
    analysis, text = dossier.analysis, dossier.article.text
    assert analysis is not None
    lines = ["## Who said what", ""]
    for statement in analysis.statements:
        actor = analysis.actors_by_id.get(statement.actor or "")
        day = f" ({statement.date.iso})" if statement.date and statement.date.iso else ""
        content = " … ".join(_line(span.of(text)) for span in statement.spans)
        name = escape(_line(actor.name)) if actor else "unknown"
        lines.append(f"- **{name}**{day} {SIGNS[statement.kind]} {escape(content)}")
    return "\n".join(lines)


def _note(article: Article, note: Note) -> str:
    where = passage_address(article, note.anchor.exact)
    quoted = "\n".join(f"> {escape(line)}" if line.strip() else ">" for line in note.anchor.exact.split("\n"))
    facts = [
        note.colour,
        note.updated.strftime("%Y-%m-%d"),
        *(f"\\#{escape(tag.replace(' ', '-'))}" for tag in note.tags),
    ]
    if note.found is None:
        facts.append("passage no longer in the text")
    link = f"[source]({where})" if is_web(where) or where.startswith("file:") else ""
    lines = [quoted, ""]
    if note.text:
        lines += [escape(note.text), ""]
    lines.append(" · ".join(filter(None, (*facts, link))))
    return "\n".join(lines)


def _line(text: str) -> str:
    """On one line."""
    return " ".join(text.split())
