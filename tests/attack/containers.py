"""Files of every kind that the commands read, with hostile words in them, and damaged now and then."""

from __future__ import annotations

import io
import json
import os
import random
import zipfile
from collections.abc import Callable

from tests.attack import hostile


def table(chance: random.Random, separator: str = ",") -> str:
    """A table with a head, quoted as it happens."""
    head = separator.join(chance.sample(("text", "title", "url", "date", "author", hostile.words(chance, 1)), 5))
    rows = [
        separator.join(chance.choice((hostile.words(chance, 4), f'"{hostile.words(chance, 9)}"')) for _ in range(5))
        for _ in range(chance.randint(0, 4))
    ]
    return "\n".join([head, *rows])


def lines(chance: random.Random) -> str:
    """A file of JSON lines."""
    made = [
        json.dumps({name: hostile.words(chance, 9) for name in ("text", "title", "url", "published", "author")})
        for _ in range(chance.randint(0, 4))
    ]
    return "\n".join([*made, hostile.words(chance, 2)])


def mail(chance: random.Random) -> str:
    """A mail whose heads are hostile, too."""
    heads = "".join(
        f"{name}: {' '.join(hostile.words(chance, 2).split())}\n"
        for name in ("From", "Subject", "Date", "Content-Type", "Content-Transfer-Encoding", hostile.words(chance, 1))
    )
    return f"{heads}\n{hostile.words(chance, 20)}\n"


def mailbox(chance: random.Random) -> str:
    """Mails one behind the other."""
    return "".join(f"From a@b Mon Jan  1 00:00:00 2024\n{mail(chance)}\n" for _ in range(chance.randint(0, 3)))


def web_archive(chance: random.Random) -> bytes:
    """A WARC of pages."""
    made = b""
    for _ in range(chance.randint(0, 3)):
        page = hostile.page(chance).encode("utf-8", "surrogatepass")
        heads = f"HTTP/1.1 200 {_line(chance)}\r\nContent-Type: text/html; {_line(chance)}\r\n\r\n"
        body = heads.encode("utf-8", "surrogatepass") + page
        told = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.id/{_line(chance)}\r\n"
        told += f"WARC-Date: {_line(chance)}\r\nContent-Length: {len(body)}\r\n\r\n"
        made += told.encode("utf-8", "surrogatepass") + body + b"\r\n\r\n"
    return made


def archive(chance: random.Random) -> bytes:
    """A zip file of sources under hostile names."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as made:
        for _ in range(chance.randint(0, 4)):
            name = name_of(chance).decode("utf-8", "replace") + chance.choice((".txt", ".html", ""))
            made.writestr(chance.choice(("", "../", "/")) + name, hostile.words(chance).encode("utf-8", "replace"))
    return into.getvalue()


def project(chance: random.Random) -> bytes:
    """A REFI-QDA project."""
    name, code, colour, source, start, passage = (
        hostile.words(chance, 3).replace('"', "").replace("<", "&lt;") for _ in range(6)
    )
    xml = (
        f'<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="{name}">'
        "<CodeBook><Codes>"
        f'<Code guid="c1" name="{code}" color="{colour}"/></Codes></CodeBook><Sources>'
        f'<TextSource guid="s1" name="{source}" plainTextPath="internal://s1.txt"><PlainTextSelection guid="p1" '
        f'startPosition="{start}" endPosition="5" name="{passage}">'
        '<Coding guid="d1"><CodeRef targetGUID="c1"/></Coding>'
        "</PlainTextSelection></TextSource></Sources></Project>"
    )
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as made:
        made.writestr("project.qde", xml.encode("utf-8", "replace"))
        made.writestr("Sources/s1.txt", hostile.words(chance).encode("utf-8", "replace"))
    return into.getvalue()


def annotation_list(chance: random.Random) -> str:
    """W3C annotations as they should be, of hostile words."""
    one = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": hostile.words(chance, 1),
        "type": "Annotation",
        "body": [{"type": "TextualBody", "value": hostile.words(chance, 5), "purpose": hostile.words(chance, 1)}],
        "target": {
            "source": hostile.words(chance, 1),
            "selector": [
                {"type": "TextQuoteSelector", "exact": hostile.words(chance, 3), "prefix": hostile.words(chance, 1)},
                {"type": "TextPositionSelector", "start": chance.randint(-2, 99), "end": 9},
            ],
        },
    }
    return json.dumps([one, hostile.value(chance)])


def outlines(chance: random.Random) -> str:
    """A list of feeds, as readers export it."""
    words = hostile.words(chance, 2).replace('"', "").replace("<", "")
    return f'<opml><head><title>{words}</title></head><body><outline text="{words}" xmlUrl="{words}"/></body></opml>'


KINDS: dict[str, Callable[[random.Random], str | bytes]] = {
    ".txt": hostile.words,
    ".html": hostile.page,
    ".md": hostile.markdown,
    ".xml": hostile.feed,
    ".mbox": mailbox,
    ".eml": mail,
    ".jsonl": lines,
    ".csv": table,
    ".tsv": lambda chance: table(chance, "\t"),
    ".zip": archive,
    ".warc": web_archive,
    ".qdpx": project,
    ".json": annotation_list,
    ".opml": outlines,
    ".toml": hostile.settings,
}
"""Makers by the suffix of what they make."""


def name_of(chance: random.Random) -> bytes:
    """A file's name: hostile words, bytes that are no UTF-8, options, names of homes; no slash."""
    start = chance.choice(("", "", "-", "--", "~", "~nobody", "@", ".", "#", " "))
    made = (start + hostile.words(chance, 2)).encode("utf-8", "surrogatepass")
    if chance.random() < 0.2:
        made += bytes(chance.choices(range(128, 256), k=3))
    return made.replace(b"/", b"_").replace(b"\0", b"_")[:120] or b"_"


def put(chance: random.Random, suffix: str) -> str:
    """A file of a kind in the current folder, under a hostile name; gives the name as Python has it."""
    made = KINDS[suffix](chance)
    data = made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")
    if chance.random() < 0.25:
        data = hostile.flipped(data, chance)
    name = os.fsdecode(name_of(chance)) + suffix
    with open(os.fsencode(name), "wb") as file:  # noqa: PTH123  # a name of bytes
        file.write(data)
    return name


def _line(chance: random.Random) -> str:
    """Hostile words on one line of a head."""
    return hostile.words(chance, 2).replace("\r", "").replace("\n", "")
