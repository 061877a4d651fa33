"""Markdown: articles with their notes and who said what, or statements and notes as a list shows them.

Each note stands between two comments that bear its id. A file that was written before is brought up to date by them:
notes are renewed in place, new ones come after their neighbours, deleted ones go, and whatever the reader wrote between
them stays.
"""

from __future__ import annotations

import re

from reader.export.content import EVERYTHING, Content, ExportFormat, Said, Selection, statement_under
from reader.export.links import address, is_web, passage_address
from reader.export.markup import escape, on_one_line
from reader.model import Article, Dossier, FoundHow, Note, StatementKind, Sureness
from reader.model.text import WORD

_BLOCK = re.compile(r"<!-- kutip ([^\n]*?) -->\n(.*?)<!-- /kutip -->\n?", re.DOTALL)


def write(selection: Selection) -> str:
    """What was chosen: statements by day under one heading, articles and notes under their articles'."""
    if selection.content is Content.STATEMENTS:
        return _list(selection)
    return "\n".join(_article(selection, dossier) for dossier in selection.dossiers)


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

    def renew(match: re.Match[str]) -> str:
        name = match[1]
        if name in blocks:
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


def _block(name: str, body: str) -> str:
    return f"<!-- kutip {name} -->\n{body.rstrip()}\n<!-- /kutip -->\n"


def _list(selection: Selection) -> str:
    """Statements over articles, by day."""
    title = selection.title or selection.label("statements")
    owner = "-".join(WORD.findall(title.casefold())) or "all"
    lines = [f"# {on_one_line(title)}", ""]
    lines += [f"- {_said(selection, said, day=_day_of(said))} — {_where(said)}" for said in selection.statements]
    return _block(f"said {owner}", "\n".join(lines))


def _day_of(said: Said) -> str:
    """The day that a statement is listed under: its own, else that of its article; empty where neither is told."""
    published = said.dossier.article.published
    return said.said or (published.isoformat() if published else "")


def _where(said: Said) -> str:
    """Title and outlet of the article, with a link to the passage."""
    article = said.dossier.article
    passage = said.statement.spans[0].of(article.text)
    where = passage_address(article, passage)
    title = on_one_line(article.name)
    named = f"[*{title}*](<{where}>)" if _links(where) else f"*{title}*"
    return ", ".join(filter(None, (named, on_one_line(article.outlet or ""))))


def _said(selection: Selection, said: Said, *, day: str) -> str:
    """**Who**, role (how sure), day: the words, with quotation marks once."""
    statement = said.statement
    who = f"**{on_one_line(said.name)}**" if said.name else selection.label("unknown")
    actor = said.actor
    role = on_one_line(actor.role) if actor and actor.role else ""
    remarks = [] if statement.kind is StatementKind.DIRECT else [selection.label(f"kind.{statement.kind.value}")]
    if statement.sureness in (Sureness.DOUBTFUL, Sureness.BY_READER):
        remarks.append(selection.label(f"sureness.{statement.sureness.value}"))
    bracket = f" ({', '.join(remarks)})" if remarks else ""
    codes = "".join(f" {_hash(code)}" for code in statement.codes)
    return f"{', '.join(filter(None, (who, role, day)))}{bracket}: {escape(said.content)}{codes}"


def _hash(code: str) -> str:
    """A code as Markdown's readers know tags: one word."""
    return f"#{on_one_line(code.replace(' ', '-'))}"


def _article(selection: Selection, dossier: Dossier) -> str:
    article = dossier.article
    owner = f"a{dossier.article_id}"  # stable over exports of one library
    head = [f"# {on_one_line(article.name)}", ""]
    facts = [article.outlet, article.byline, article.published.isoformat() if article.published else None]
    told = " · ".join(on_one_line(fact) for fact in facts if fact)
    if told:
        head += [told, ""]
    head += [_source(article), ""]
    blocks = [_block(f"article {owner}", "\n".join(head))]
    own = [said for said in selection.statements if said.dossier.article_id == dossier.article_id]
    if own and selection.content is not Content.NOTES:
        lines = [f"## {selection.label('who-said-what')}", "", *(f"- {_said(selection, s, day=s.said)}" for s in own)]
        blocks.append(_block(f"statements {owner}", "\n".join(lines)))
    blocks += [_block(f"note {note.id} {owner}", _note(selection, dossier, note)) for note in dossier.notes]
    return "\n".join(blocks)


def _source(article: Article) -> str:
    where = address(article)
    return f"<{where}>" if _links(where) else f"`{where}`"


def _links(where: str) -> bool:
    return is_web(where) or where.startswith("file:")


def _note(selection: Selection, dossier: Dossier, note: Note) -> str:
    where = passage_address(dossier.article, note.anchor.exact)
    quoted = "\n".join(f"> {escape(line)}" if line.strip() else ">" for line in note.anchor.exact.split("\n"))
    under = statement_under(selection, dossier, note)
    facts = [_hash(tag) for tag in note.tags]
    if note.on_article:
        quoted, where = f"*{selection.label('whole-article')}*", ""
    if under is not None:
        facts.append(", ".join(filter(None, (on_one_line(under.name or selection.label("unknown")), under.said))))
    facts += [selection.label(f"colour.{note.colour}"), note.updated.strftime("%Y-%m-%d")]
    if note.found is None:
        facts.append(selection.label("orphan"))
    elif note.found.how is FoundHow.SIMILAR:
        facts.append(f"{selection.label('similar')} ({note.found.score:.0%})")
    link = f"[{selection.label('source')}](<{where}>)" if _links(where) else ""
    lines = [quoted, ""]
    if note.text:
        lines += [escape(note.text), ""]
    lines.append(" · ".join(filter(None, (*facts, link))))
    return "\n".join(lines)


FORMAT = ExportFormat(
    id="markdown",
    suffix=".md",
    about="notes and statements with links back; an export into the same file updates it",
    writes=EVERYTHING,
    write=write,
    merge=update,
)
