"""Made-up articles, statements and notes for measurements; the same ones in every run."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from uuid import UUID

from reader import anchors
from reader.library import Library
from reader.model import (
    Actor,
    ActorKind,
    Analysis,
    Article,
    Block,
    BlockKind,
    Entity,
    EntityLabel,
    Note,
    Span,
    Statement,
    StatementDate,
    StatementKind,
)
from reader.paths import Paths
from reader.storage import Database, analyses, articles, codes, notes

START = datetime(2026, 1, 1, tzinfo=UTC)
_SYLLABLES = ("ba", "ke", "ti", "mo", "ra", "su", "le", "pan", "dar", "ning", "kor", "sil", "tam", "wu", "jen", "gar")
_SUBJECTS = ("anggaran", "jembatan", "sekolah", "pelabuhan", "beras", "hutan", "listrik", "pajak", "jalan", "air")


class NoModels:
    """Settings that name no pipeline."""

    models: dict[str, str] = {}


@cache
def name(number: int) -> str:
    """A name that nobody bears."""
    rng = random.Random(number)
    return " ".join("".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(2, 3))).capitalize() for _ in range(2))


def article(number: int, statements: int = 10) -> tuple[Article, Analysis]:
    """An article of so many statements by a few of 800 actors."""
    rng = random.Random(number)
    speakers = [name(rng.randrange(800)) for _ in range(3)]
    subject = rng.choice(_SUBJECTS)
    parts = [f"Rapat tentang {subject} di {name(rng.randrange(90)).split()[0]}"]
    made: list[tuple[int, int, int, int]] = []
    at = len(parts[0]) + 2
    for _ in range(statements):
        words = [rng.choice(_SUBJECTS) if rng.random() < 0.2 else name(rng.randrange(5000)).lower() for _ in range(12)]
        quotation = f"“{' '.join(words).capitalize()},”"
        speaker = rng.randrange(3)
        sentence = f"{quotation} kata {speakers[speaker]} dalam pemerintahannya."
        begin = at + len(quotation) + len(" kata ")
        made.append((at, at + len(quotation), speaker, begin))
        parts.append(sentence)
        at += len(sentence) + 2
    text = "\n\n".join(parts)
    blocks: list[Block] = []
    place = 0
    for part in parts:
        kind = BlockKind.PARAGRAPH if blocks else BlockKind.TITLE
        blocks.append(Block(kind, Span(place, place + len(part))))
        place += len(part) + 2
    day = date(2026, 1, 1) - timedelta(days=number % 700)
    actors = tuple(
        Actor(
            f"a{i + 1}",
            speaker,
            ActorKind.PERSON,
            mentions=tuple(Span(b, b + len(speaker)) for _, _, s, b in made if s == i),
        )
        for i, speaker in enumerate(speakers)
    )
    analysis = Analysis(
        language="id",
        entities=tuple(Entity(Span(b, b + len(speakers[s])), EntityLabel.PER, f"a{s + 1}") for _, _, s, b in made),
        actors=actors,
        statements=tuple(
            Statement(
                f"s{i + 1}", StatementKind.DIRECT, (Span(a, b),), Span(c - 5, c - 1), Span(c, c + len(speakers[s])),
                f"a{s + 1}", StatementDate(day.isoformat(), None), 0.9, "cue-after-quotation",
            )
            for i, (a, b, s, c) in enumerate(made)
        ),
        engine="made",
    )  # fmt: skip
    made_article = Article(
        f"/made/{number:05}.txt", text, tuple(blocks), title=parts[0], outlet="Warta", published=day, language="id"
    )
    return made_article, analysis


def fill(paths: Paths, count: int, statements: int = 10, *, searched: bool = True) -> None:
    """A library of `count` articles, each analysed and with one note, ready to be listed, and to be `searched`."""
    database = Database(paths.library)
    for first in range(0, count, 500):
        with database.writing(durable=False) as tx:
            for number in range(first, min(count, first + 500)):
                made, analysis = article(number, statements)
                now = START + timedelta(minutes=number)
                article_id = articles.add(tx, made, made.source, now)
                articles.add_key(tx, article_id, f"file:{made.source}", made.source)
                analyses.put(tx, made.digest, made.language, made.published, analysis, now)
                codes.ensured(tx, ["periksa"], "yellow")
                notes.put(tx, note(number, article_id, made, analysis, now), made.digest)
    database.close()
    with Library(paths, NoModels()) as library:
        library.search.find("kata") if searched else library.actors.all(limit=1)


def note(number: int, article_id: int, made: Article, analysis: Analysis, now: datetime) -> Note:
    """A note on the article's first statement."""
    anchor = anchors.describe(made.text, analysis.statements[0].spans[0])
    return Note(str(UUID(int=number)), article_id, anchor, "yellow", f"Catatan {number}", ("periksa",), now, now)


def passages(text: str) -> Iterator[Span]:
    """Passages of a text, round and round."""
    while True:
        for start in range(0, len(text) - 40, 17):
            yield Span(start, start + 30)
