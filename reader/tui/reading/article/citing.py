"""A passage with who said it, where and when: what is copied; pure."""

from __future__ import annotations

from datetime import date

from reader.model import Article, Span, Statement
from reader.tui.i18n import Translator
from reader.tui.reading.state import ReadingState
from reader.tui.reading.words import statement_of


def cite(reading: ReadingState, span: Span, tr: Translator, *, markdown: bool) -> str:
    """The words of a passage with its speaker, outlet, date and link, as plain text or as a Markdown quotation."""
    article = reading.article
    words = " ".join(span.of(article.text).split())
    statement = statement_of(reading, span)
    facts = _facts(reading, statement, tr)
    if markdown:
        return _markdown(article, words, facts, tr)
    lines = [words]
    if article.title:
        facts.append(f"“{article.title}”")
    facts += [fact for fact in (article.outlet, _day(article.published, tr), _address(article)) if fact]
    if facts:
        lines.append("— " + ", ".join(facts))
    return "\n".join(lines) + "\n"


def _markdown(article: Article, words: str, facts: list[str], tr: Translator) -> str:
    from reader.export.markup import on_one_line

    title = on_one_line(article.name)
    address = _address(article)
    named = f"[{title}](<{address}>)" if address else title
    rest = [on_one_line(fact) for fact in (article.outlet, _day(article.published, tr)) if fact]
    who = "**" + on_one_line(facts[0]) + "**" if facts else ""
    attribution = ", ".join(part for part in (who, *map(on_one_line, facts[1:]), named, *rest) if part)
    return f"> {on_one_line(words)}\n>\n> — {attribution}\n"


def _facts(reading: ReadingState, statement: Statement | None, tr: Translator) -> list[str]:
    if statement is None:
        return []
    actor = reading.speaker(statement)
    facts = [actor.name, *([actor.role] if actor.role else [])] if actor else [tr("speaker.unknown")]
    if reading.is_doubtful(statement) and actor:
        facts[0] += f" ({tr('sure.doubtful')})"
    if statement.date is not None and statement.date.iso:
        facts.append(tr("cite.said", day=statement.date.iso))
    return facts


def _day(day: date | None, tr: Translator) -> str:
    return tr("cite.published", day=day.isoformat()) if day else ""


def _address(article: Article) -> str:
    """The article's address as exports write it, if it has one on the Web; no other kind of link is ever copied."""
    from reader.export.links import address, is_web

    found = address(article)
    return found if is_web(found) else ""
