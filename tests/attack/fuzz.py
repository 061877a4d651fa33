"""A fuzzer of everything that reads foreign text: sound samples, changed at random, through each part in this process.

A part may raise one of Kutip's own errors, which is one clean sentence. It gives nothing that acts on a terminal and no
place outside of its text, and takes no longer than a small input may.
"""

from __future__ import annotations

import io
import json
import logging
import random
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path

from reader.analysis.dates.part import grammar
from reader.analysis.engine.tokenizer import split_words
from reader.analysis.quotations.marks import pair
from reader.anchors import describe, find
from reader.batch.collections import records
from reader.errors import ReaderError
from reader.evaluation import evaluate
from reader.evaluation import load as load_documents
from reader.export.annotations import parse
from reader.export.incoming import Parsed
from reader.export.qda_reader import parse_codebook, parse_project
from reader.intake import Raw, article_of, parts_of
from reader.intake.feeds import parse_feed
from reader.intake.opml import read_opml
from reader.library.drafts import Drafts
from reader.model import Article, Span
from reader.settings import load as load_settings
from tests.attack import hostile
from tests.attack.samples import TEXT, samples

PYTHONS_OWN = ("undefined", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7", "base64", "\x1b")
"""Encodings that a server may tell and no text is in."""

CASES = 300
"""Cases of one seed."""

_UNHEARD = logging.NullHandler()

SLOW_S = 5.0
"""Seconds of the processor within which each of the small inputs has to be done."""

TOKENS = (
    *(b"0", b"-1", b"1e999", b"NaN", b"999999999999999999999", b"2147483648", b"0x41", b"\xc2\xb2", b"\xd9\xa3"),
    *(b"null", b"true", b"[]", b"{}", b'""', b"'", b'"', b"\\", b"\\ud800", b"\\u0000", b"\\u001b[2J", b"<![CDATA["),
    *(b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc2\x9b"),
    *(b"\xe2\x80\xae", b"\xe2\x81\xa6", b"\xc2\x81"),
    *(b"\r", b"\n", b"\r\n\r\n", b"\t", b" " * 99, b"\n" * 99, b"a" * 999, b"[" * 999, b"<a>" * 99, b"(" * 99),
    *(b"&#x1b;", b"&#55296;", b"&#99999999999;", b"&x;", b"%00", b"%FF", b"../", b"file:///", b"http://[", b"http://a:99999/"),
    *(b"utf-7", b"idna", b"rot13", b"utf-16", b"base64", b"quoted-printable", b"gzip", b"hex", b"punycode"),
    *(b"0001-01-01", b"9999-12-31T23:59:59-14:00", b"2025-02-30", b"Mon, 99 Xyz 99999 99:99:99 +9999"),
    *(b"29 Februari 2025", b"-" * 99),
)  # fmt: skip
"""What somebody's parser stumbles over."""


def fuzz(seed: int, folder: Path, cases: int = CASES) -> int:
    """Changed samples through the parts that read such; gives how many."""
    logging.getLogger().addHandler(_UNHEARD)  # what is logged of damage is not for the terminal
    chance = random.Random(seed)
    names = list(PARTS)
    for _ in range(cases):
        part = chance.choice(names)
        name = chance.choice(PARTS[part][0])
        data = changed(name, chance)
        began = time.process_time()
        try:
            PARTS[part][1](name, data, folder)
        except ReaderError as error:
            clean_of(error.title, error.message)
        except Exception as error:  # whatever is raised is what is looked for
            raise AssertionError(f"{part} of {name}: {data[:4000]!r}") from error
        assert time.process_time() - began < SLOW_S, f"{part} of {name} is slow: {data[:4000]!r}"
    return cases


def clean_of(*texts: str | None) -> None:
    """None of these texts may act on a terminal."""
    for text in texts:
        assert text is None or not hostile.ACTING.search(text.replace("\n", "")), repr(text)


# ------------------------------------------------------------ what is changed


def changed(name: str, chance: random.Random) -> bytes:
    """A sample with some changes: in its bytes, in what is packed in it, or in what it says as JSON."""
    data = samples()[name]
    if data.startswith(b"PK\3\4") and chance.random() < 0.85:
        return _repacked(data, chance)
    if name.endswith((".json", ".jsonl")) and chance.random() < 0.5:
        return _said_otherwise(data, chance)
    return _mutated(data, chance)


def _mutated(data: bytes, chance: random.Random) -> bytes:
    """Bytes with one to some changes, few more often than many."""
    made = data
    for _ in range(1 + int(chance.expovariate(0.5))):
        at = chance.randrange(len(made) + 1)
        to = min(at + int(chance.expovariate(0.05)), len(made))
        made = made[:at] + _instead(made[at:to], chance) + made[to if chance.random() < 0.8 else at :]
    return made[: chance.randrange(len(made) + 1)] if chance.random() < 0.05 else made


def _instead(cut: bytes, chance: random.Random) -> bytes:
    """What stands in place of some bytes."""
    match chance.randrange(8):
        case 0:
            return b""
        case 1:
            return cut * chance.choice((2, 3, 50))
        case 2:
            return cut[::-1]
        case 3:
            return bytes(chance.choices(range(256), k=chance.randint(1, 4)))
        case 4:
            return chance.choice(hostile.PAYLOADS).encode("utf-8", "surrogatepass")
        case 5:
            other = chance.choice(list(samples().values()))
            at = chance.randrange(len(other))
            return other[at : at + chance.randint(1, 200)]
        case 6:
            return bytes(byte ^ (1 << chance.randrange(8)) for byte in cut)
    return chance.choice(TOKENS)


@cache
def _unpacked(data: bytes) -> tuple[tuple[str, bytes], ...]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return tuple((name, archive.read(name)) for name in archive.namelist())


def _repacked(data: bytes, chance: random.Random) -> bytes:
    """An archive one of whose members is changed; now and then one is missing, doubled, or has another name."""
    members = list(_unpacked(data))
    number = chance.randrange(len(members))
    name, inside = members[number]
    match chance.randrange(12):
        case 0:
            members.pop(number)
        case 1:
            members[number] = chance.choice(("../" + name, name.upper(), "", name + "\x1b[2J", "/" + name)), inside
        case 2:
            members.append((name + "2", inside))
        case _:
            members[number] = name, _mutated(inside, chance)
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for name, inside in members:
            archive.writestr(zipfile.ZipInfo(name), inside)
    return into.getvalue()


def _said_otherwise(data: bytes, chance: random.Random) -> bytes:
    """JSON in which some values are others, keys have gone or come."""
    lines = [json.loads(line) for line in data.splitlines()]
    for _ in range(chance.randint(1, 3)):
        number = chance.randrange(len(lines))
        lines[number] = _other_value(lines[number], chance)
    return "\n".join(json.dumps(line) for line in lines).encode()


def _other_value(value: object, chance: random.Random) -> object:
    if isinstance(value, dict) and value and chance.random() < 0.9:
        key = chance.choice(list(value))
        if chance.random() < 0.1:
            return {one: inside for one, inside in value.items() if one != key}
        return {**value, key: _other_value(value[key], chance)}
    if isinstance(value, list) and value and chance.random() < 0.9:
        at = chance.randrange(len(value))
        return [*value[:at], _other_value(value[at], chance), *value[at + 1 :]]
    if isinstance(value, str) and chance.random() < 0.5:
        return _mutated(value.encode("utf-8", "surrogatepass"), chance).decode(
            "utf-8", chance.choice(("replace", "surrogateescape"))
        )
    if isinstance(value, int | float) and chance.random() < 0.5:
        return chance.choice((-value, value + 1, value * 10**9, -1, 0, 1e308, float("inf"), float("nan"), 2**63))
    return hostile.value(chance)


# ------------------------------------------------------------ what it goes through


def _article(article: Article) -> None:
    clean_of(article.text, article.title, article.byline, article.outlet, article.url, article.feed, article.source)
    clean_of(*article.captions, *article.notices)
    ends = [0, *(edge for block in article.blocks for edge in (block.span.start, block.span.end))]
    assert ends == sorted(ends)
    assert ends[-1] <= len(article.text)


def _source(name: str, data: bytes, _: Path) -> None:
    """As a file of its name, or as what its look says; of several articles the first ones."""
    for known in (name, ""):
        raw = Raw(data, known)
        with suppress(ReaderError):
            _article(article_of(raw, name))
            continue
        for part, load in _first(parts_of(raw, name)):
            with suppress(ReaderError):
                clean_of(part)
                if not part.startswith("http"):
                    _article(article_of(load(), part))


def _first(parts: Iterator[tuple[str, Callable[[], Raw]]]) -> list[tuple[str, Callable[[], Raw]]]:
    return [part for part, _ in zip(parts, range(4), strict=False)]


def _answer(name: str, data: bytes, _: Path) -> None:
    """As a server's answer, whose encoding is told wrongly now and then."""
    chance = random.Random(data)
    kinds = (
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "application/xml",
        "",
        "application/pdf",
        "text/markdown",
    )
    charset = chance.choice((None, "utf-8", "latin-1", "utf-16", "hz", "x", *PYTHONS_OWN))
    _article(article_of(Raw(data, "/a", "https://a.id/a", chance.choice(kinds), charset), name))


def _collection(name: str, data: bytes, folder: Path) -> None:
    file = folder / name
    file.write_bytes(data)
    for record in records([str(file)]):
        clean_of(record.source, *(record.trouble or ()))
        with suppress(ReaderError):
            if record.raw is not None or record.text is not None:
                _article(record.article())


def _feed(_: str, data: bytes, __: Path) -> None:
    feed = parse_feed(data, url="https://kabar.example/feed")
    clean_of(feed.title)
    for item in feed.items:
        clean_of(item.title, item.summary, item.url)


def _opml(_: str, data: bytes, __: Path) -> None:
    for feed in read_opml(data):
        clean_of(feed.title, feed.url)


def _settings(_: str, data: bytes, folder: Path) -> None:
    (folder / "settings.toml").write_bytes(data)
    load_settings(folder / "settings.toml")


def _parsed(parsed: Parsed) -> None:
    assert all(note.anchor.start <= note.anchor.end for note in parsed.notes)


def _documents(name: str, data: bytes, folder: Path) -> None:
    (folder / name).write_bytes(data)
    golds = load_documents([folder / name])
    evaluate(golds, golds)


def _draft(_: str, data: bytes, folder: Path) -> None:
    (folder / "drafts").mkdir(exist_ok=True)
    (folder / "drafts/d.json").write_bytes(data)
    article = article_of(Raw(TEXT.encode()), "a.txt")
    for draft in Drafts(folder / "drafts").of(article):
        draft.span_in(article)


def _text_of(data: bytes) -> str:
    return article_of(Raw(data, "a.txt"), "a.txt").text


def _dates(_: str, data: bytes, __: Path) -> None:
    text = _text_of(data)
    for language in ("id", "en"):
        for published in (None, date.min, date(2025, 3, 12), date.max):
            for found in grammar(language).find(text, published):
                assert 0 <= found.start < found.end <= len(text)


def _quotations(_: str, data: bytes, __: Path) -> None:
    text = _text_of(data)
    for found in pair(text, [(0, len(text) // 2), (len(text) // 2, len(text))]):
        assert 0 <= found.start < found.end <= len(text)


def _words(_: str, data: bytes, __: Path) -> None:
    text = _text_of(data)
    for language in ("id", "en"):
        assert sum(map(len, split_words(text, language)[0])) <= len(text)


def _anchors(name: str, data: bytes, _: Path) -> None:
    """A passage of the sample is found in the changed one, and the other way round; within the text."""
    chance = random.Random(data)
    former, text = samples()[name].decode(), _text_of(data)
    for one, other in ((former, text), (text, former)):
        start = chance.randrange(len(one))
        anchor = describe(one, Span(start, min(start + chance.choice((1, 8, 80, 800)), len(one))))
        for known in (one, None):
            found = find(other, anchor, former=known)
            assert found is None or 0 <= found.span.start < found.span.end <= len(other)


SOURCES = (
    *("text.txt", "latin.txt", "wide.txt", "matter.md", "toml.md", "page.html", "ld.html", "rss.xml", "atom.xml"),
    *("feed.json", "mail.eml", "saved.mhtml", "box.mbox", "book.epub", "paper.pdf", "letter.docx", "letter.odt"),
)
COLLECTIONS = ("rows.jsonl", "table.csv", "table.tsv", "some.zip", "some.warc", "some.warc.gz", "box.mbox")
WRITTEN = ("text.txt", "matter.md")
PARTS: dict[str, tuple[tuple[str, ...], Callable[[str, bytes, Path], object]]] = {
    "source": (SOURCES, _source),
    "mark-up": (("page.html", "matter.md", "rss.xml", "mail.eml"), _source),
    "answer": (SOURCES, _answer),
    "collection": (COLLECTIONS, _collection),
    "feed": (("rss.xml", "atom.xml", "feed.json", "page.html"), _feed),
    "list of feeds": (("list.opml",), _opml),
    "settings": (("settings.toml",), _settings),
    "annotations": (("w3c.json", "hypothesis.json"), lambda _, data, __: _parsed(parse(data))),
    "project": (("project.qdpx",), lambda _, data, __: _parsed(parse_project(data))),
    "codebook": (("book.qdc",), lambda _, data, __: _parsed(parse_codebook(data))),
    "annotated articles": (("documents.jsonl",), _documents),
    "draft": (("draft.json",), _draft),
    "dates": (WRITTEN, _dates),
    "quotation marks": (WRITTEN, _quotations),
    "words": (WRITTEN, _words),
    "anchors": (WRITTEN, _anchors),
}
"""What reads foreign text, each with the samples that it is given."""
