"""What the tests of store, library and exports share: a clock, two small articles, an analysis made by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

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
    Opened,
    Particulars,
    Progress,
    Span,
    Statement,
    StatementDate,
    StatementKind,
)
from reader.paths import Paths

TEXT = """Jembatan Wanatirta dibuka

“Jembatan ini aman bagi semua,” kata Bupati Ratna Puspa, Senin.

Menurut Dinas Pekerjaan Umum, jembatan itu selesai lebih awal. “Biayanya turun dua miliar,” ujarnya.

Guntur Aji meragukan itu. “Saya belum melihat hitungannya,” katanya.
"""

CHANGED = """Jembatan Wanatirta resmi dibuka

Ratusan warga datang sejak pagi hari ke tepi sungai.

“Jembatan ini aman bagi semua,” kata Bupati Ratna Puspa, Senin.

Menurut Dinas Pekerjaan Umum, jembatan itu selesai jauh lebih awal. “Biayanya turun tiga miliar,” ujarnya.
"""

DAY = date(2026, 3, 2)


class NoModels:
    """Settings that name no pipeline."""

    models: dict[str, str] = {}


@dataclass
class Clock:
    """A clock that goes on by a second each time it is read."""

    now: datetime = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def article(text: str = TEXT, source: str = "/made/jembatan.txt", **facts: object) -> Article:
    """An article whose blocks are the paragraphs of `text`."""
    blocks: list[Block] = []
    at = 0
    for part in text.rstrip("\n").split("\n\n"):
        kind = BlockKind.PARAGRAPH if blocks else BlockKind.TITLE
        blocks.append(Block(kind, Span(at, at + len(part))))
        at += len(part) + 2
    known: dict[str, object] = {
        "title": text.split("\n")[0],
        "outlet": "Warta Made",
        "language": "id",
        "published": DAY,
    }
    return Article(source, text, tuple(blocks), **{**known, **facts})  # type: ignore[arg-type]  # the facts of a test


def span(text: str, words: str, number: int = 1) -> Span:
    """Where `words` stand for the `number`-th time."""
    at = -1
    for _ in range(number):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def analysis(text: str = TEXT, engine: str = "hand 1") -> Analysis:
    """What a good engine would say of TEXT, with one wrong speaker: s3 is the department's, not Ratna's."""
    if text != TEXT:
        return other_analysis(text, engine)
    at = span
    statements = (
        Statement("s1", StatementKind.DIRECT, (at(text, "“Jembatan ini aman bagi semua,”"),), at(text, "kata"),
                  at(text, "Bupati Ratna Puspa"), "a1", StatementDate("2026-03-02", at(text, "Senin")), 0.95, "x"),
        Statement("s2", StatementKind.INDIRECT, (at(text, "jembatan itu selesai lebih awal"),), at(text, "Menurut"),
                  at(text, "Dinas Pekerjaan Umum"), "a2", None, 0.9, "cue-before"),
        Statement("s3", StatementKind.DIRECT, (at(text, "“Biayanya turun dua miliar,”"),), at(text, "ujarnya"),
                  None, "a1", None, 0.4, "clitic"),
    )  # fmt: skip
    return Analysis(
        language="id",
        entities=(
            Entity(at(text, "Ratna Puspa"), EntityLabel.PER, "a1"),
            Entity(at(text, "Senin"), EntityLabel.DATE),
            Entity(at(text, "Dinas Pekerjaan Umum"), EntityLabel.ORG, "a2"),
            Entity(at(text, "Guntur Aji"), EntityLabel.PER, "a3"),
        ),
        actors=(
            Actor("a1", "Ratna Puspa", ActorKind.PERSON, "Bupati", None, (at(text, "Bupati Ratna Puspa"),)),
            Actor("a2", "Dinas Pekerjaan Umum", ActorKind.ORGANIZATION, mentions=(at(text, "Dinas Pekerjaan Umum"),)),
            Actor("a3", "Guntur Aji", ActorKind.PERSON, mentions=(at(text, "Guntur Aji"),)),
        ),
        statements=statements,
        engine=engine,
    )


def other_analysis(text: str, engine: str) -> Analysis:
    """Of any other text: what stands in curly marks, all said by Ratna Puspa where she is named."""
    import re

    named = text.find("Ratna Puspa")
    actors = (Actor("a1", "Ratna Puspa", ActorKind.PERSON, mentions=(Span(named, named + 11),)),) if named >= 0 else ()
    statements = tuple(
        Statement(
            f"s{n}", StatementKind.DIRECT, (Span(*m.span()),), None, None, "a1" if actors else None, None, 0.8, "x"
        )
        for n, m in enumerate(re.finditer("“[^”]+”", text), start=1)
    )
    return Analysis("id", (), actors, statements, engine)


@dataclass
class HandWorker:
    """Analyses by hand where the library would start a process; counts how often."""

    engine: str = "hand 1"
    asked: list[str] = field(default_factory=list)

    def stamp(self, language: str) -> str:
        return self.engine

    def start(self, *languages: str) -> None:
        self.asked.append("start")

    def analyse(
        self,
        article: Article,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Analysis:
        self.asked.append(article.digest)
        return analysis(article.text, self.engine)

    def close(self) -> None:
        """Nothing has to be ended."""


def paths_in(folder: Path) -> Paths:
    """The directories of a Kutip that lives in `folder`."""
    return Paths(folder / "config", folder / "data", folder / "cache", folder / "log")


@dataclass
class Bench:
    """A library with an article on it, and what it was made with."""

    library: Library
    worker: HandWorker
    clock: Clock
    folder: Path

    def open(
        self,
        text: str = TEXT,
        name: str = "jembatan.txt",
        *,
        language: str | None = None,
        published: date | None = DAY,
    ) -> Opened:
        """Open a file with this text, with the day of publication told once."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return self.library.articles.open(str(path), told=Particulars(language=language, published=published))

    def analysed(self, text: str = TEXT, name: str = "jembatan.txt") -> Opened:
        """Open and analyse it."""
        opened = self.open(text, name)
        self.library.analyses.analyse(opened)
        return self.library.articles.open_stored(opened.article_id)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """A library in a folder of its own, with a hand-made engine and a clock that the test sets."""
    worker, clock = HandWorker(), Clock()
    with Library(paths_in(tmp_path / "home"), NoModels(), clock=clock, analyser=worker) as library:
        yield Bench(library, worker, clock, tmp_path)
