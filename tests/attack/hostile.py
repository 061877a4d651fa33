"""Hostile words, made up: what acts on terminals, parsers, spreadsheets, browsers and patience."""

from __future__ import annotations

import json
import random
import re

ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What must never reach a terminal; our own drawing is not looked at with this."""

PAYLOADS = (
    *(
        "\x1b]52;c;ZXZpbA==\x07",
        "\x1b[2J",
        "\x9b31m",
        "\x1bP+q544e\x1b\\",
        "\x1b]0;title\x07",
        "\x1b[6n",
        "\x1b[?1049l",
    ),
    *(
        "\x00",
        "\x07",
        "\x08\x08\x08",
        "\r",
        "\x7f",
        "\u202e",
        "\u2066",
        "\u2069",
        "\u200f",
        "\ufeff",
        "\u2028",
        "\ud800",
    ),
    *("[bold]x[/]", "[@click=app.exit]y[/]", "[/", "{0}", "%s%n", "${HOME}", "`id`", "$(id)", "';--", "\\", "\\u0000"),
    *("=HYPERLINK(1)", "+1+1", "-2", "@SUM(1)", "＝1", "\t=1", "\n=1", "<script>alert(1)</script>", "]]>", "--><b>"),
    *("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://a:b@c/", "![x](x)", "[x](javascript:1)"),
    *(
        "“",
        "”",
        "‘" * 9,
        "\"'\"'",
        "«»",
        "e" + "\u0301" * 40,
        "\u0e33" * 9,
        "👩‍👩‍👧‍👦",
        "ﷺ",
        "漢" * 9,
        "\u00ad",
        "\u3000",
    ),
    *("0001-01-01", "9999-12-31", "31 Februari 2025", "Senin (99/99/9999)", "-" * 80, "1" * 400, " " * 200, "\n" * 50),
    *(
        "<!--" * 20,
        "<p>" * 50,
        "&#0;",
        "&#x1b;",
        "&amp;" * 9,
        "<![CDATA[",
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///x'>]>",
    ),
)
"""Each does harm somewhere if it is taken for something else than words."""

WORDS = (
    "kata",
    "Ratna Wijanarko",
    "menurut",
    "Senin (10/3/2025)",
    "“Aman,”",
    "ujarnya.",
    "dan",
    "said",
    "Jakarta",
    "PBB",
)


def words(chance: random.Random, most: int = 60) -> str:
    """Payloads among words."""
    parts = [chance.choice(PAYLOADS if chance.random() < 0.4 else WORDS) for _ in range(chance.randint(1, most))]
    return chance.choice((" ", "", "\n", "\n\n")).join(parts)


def text(chance: random.Random) -> str:
    """Payloads among so many words that nobody takes them for something else than a text."""
    return words(chance) + " Satu kalimat yang dapat dibaca." * 9


def page(chance: random.Random) -> str:
    """An HTML page with hostile words everywhere that words stand."""
    meta = "".join(
        f'<meta property="{name}" content="{words(chance, 3)}">'
        for name in ("og:title", "author", "article:published_time", "og:site_name")
    )
    tags = chance.choices(("p", "h1", "li", "blockquote", "pre", "div", "table", "figcaption"), k=chance.randint(1, 9))
    body = "".join(f"<{tag} {words(chance, 2)}>{words(chance, 20)}</{tag}>" for tag in tags)
    data = json.dumps({"@type": "NewsArticle", "headline": words(chance, 3), "datePublished": words(chance, 1)})
    script = f'<script type="application/ld+json">{data}</script>'
    return f"<html><head><title>{words(chance, 3)}</title>{meta}{script}</head><body><article>{body}</article></body>"


def feed(chance: random.Random) -> str:
    """A feed of hostile items."""
    items = "".join(
        f"<item><title>{words(chance, 3)}</title><link>{words(chance, 1)}</link>"
        f"<pubDate>{words(chance, 1)}</pubDate><description>{words(chance, 9)}</description></item>"
        for _ in range(chance.randint(0, 9))
    )
    return f"<rss version='2.0'><channel><title>{words(chance, 2)}</title>{items}</channel></rss>"


def markdown(chance: random.Random) -> str:
    """A Markdown text with front matter."""
    matter = "".join(
        f"{name}: {words(chance, 2)}\n"
        for name in ("title", "date", "author", "published", "url")
        if chance.random() < 0.7
    )
    return (
        f"---\n{matter}---\n\n# {words(chance, 3)}\n\n{words(chance)}\n\n> {words(chance, 9)}\n\n- {words(chance, 5)}\n"
    )


def settings(chance: random.Random) -> str:
    """Something like a settings file."""
    keys = (
        "theme",
        "mouse",
        "article.width",
        "models.id",
        "keys.help",
        "look_up",
        "language",
        "timeline.view",
        "colour",
    )
    values = ("true", "1", '"x"', "[]", "{}", "9e999", "inf", '"\\u001b[2J"', "0001-01-01", '"""', "'" + "a" * 99 + "'")
    lines = [f"{chance.choice(keys)} = {chance.choice(values)}" for _ in range(chance.randint(0, 6))]
    return "\n".join([*lines, words(chance, 2) if chance.random() < 0.3 else ""])


ANNOTATION_FIELDS = (
    "type",
    "target",
    "selector",
    "exact",
    "prefix",
    "start",
    "end",
    "body",
    "value",
    "items",
    "source",
    "id",
)
"""Names that a W3C annotation gives its fields."""


def value(chance: random.Random, depth: int = 0) -> object:
    """Something that JSON can say."""
    kind = chance.randrange(7 if depth < 3 else 5)
    if kind == 5:
        return [value(chance, depth + 1) for _ in range(chance.randint(0, 4))]
    if kind == 6:
        return {chance.choice(ANNOTATION_FIELDS): value(chance, depth + 1) for _ in range(chance.randint(0, 6))}
    return (None, chance.random() < 0.5, chance.choice((0, -1, 2**70, 0.5)), words(chance, 2), "Annotation")[kind]


def flipped(data: bytes, chance: random.Random, most: int = 40) -> bytes:
    """`data` with some bytes changed, cut off, or doubled."""
    made = bytearray(data)
    for _ in range(chance.randint(1, most)):
        if made:
            made[chance.randrange(len(made))] = chance.randrange(256)
    cut = chance.randrange(len(made) + 1) if chance.random() < 0.3 else len(made)
    return bytes(made[:cut])
