"""A made-up article with a made-up analysis, and a library that needs no pipeline.

The article is invented: no person, paper or event in it exists. Its analysis is written by hand, so that what the
screen shows does not change when the machine's understanding does.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from reader.analysis import LANGUAGES, engine_stamp
from reader.library import Library
from reader.model import (
    Actor,
    ActorKind,
    Analysis,
    Article,
    Entity,
    EntityLabel,
    Opened,
    Particulars,
    Progress,
    Rival,
    Span,
    Statement,
    StatementDate,
    StatementKind,
)
from reader.paths import Paths
from reader.settings import Settings

NOW = datetime(2025, 3, 14, 9, 30, tzinfo=UTC)
"""The hour of every test."""

PUBLISHED = date(2025, 3, 12)
"""The made-up article's day: a Wednesday."""

TEXT = """Pelabuhan Teluk Kenari ditutup untuk kapal besar

Pemerintah Kota Lembayung menutup Pelabuhan Teluk Kenari bagi kapal besar mulai pekan depan, kata Wali Kota Ratna \
Wijanarko kepada wartawan pada hari Senin.

“Kami tidak akan menunggu sampai ada korban,” katanya di depan gedung balai kota. “Dermaga itu sudah berumur enam \
puluh tahun.”

Kepala Badan Pelabuhan Arman Siregar menyebut keputusan itu “terburu-buru dan tidak didukung data”, dan menambahkan \
bahwa pemeriksaan terakhir pada bulan Januari tidak menemukan retakan.

“Baja penyangganya masih kuat, dan kami punya semua catatannya,” ujar Siregar.

Menurut Serikat Nelayan Kenari, lebih dari dua ratus perahu akan kehilangan tempat bersandar. Tidak satu pun dari \
mereka diajak bicara, demikian bunyi pernyataan serikat itu pada hari Selasa.

Seorang pejabat yang tidak mau disebut namanya mengatakan biaya perbaikan dapat mencapai empat puluh miliar rupiah.

Wijanarko menolak angka tersebut. “Itu tebakan,” katanya singkat, sebelum masuk ke mobilnya.

Kapal feri ke Pulau Sendu tetap berlayar seperti biasa, menurut jadwal yang ditempel di loket.
"""
"""A headline and eight paragraphs."""

_ACTORS = (
    ("a1", "Ratna Wijanarko", ActorKind.PERSON, "Wali Kota", ("Ratna Wijanarko", "Wijanarko")),
    ("a2", "Arman Siregar", ActorKind.PERSON, "Kepala Badan Pelabuhan", ("Arman Siregar", "Siregar")),
    ("a3", "Serikat Nelayan Kenari", ActorKind.ORGANIZATION, None, ("Serikat Nelayan Kenari", "serikat itu")),
    ("a4", "Pemerintah Kota Lembayung", ActorKind.GOVERNMENT, None, ("Pemerintah Kota Lembayung",)),
)

_STATEMENTS: tuple[tuple[StatementKind, str, str, str | None, str | None, str | None, float, str], ...] = (
    (
        StatementKind.INDIRECT,
        "Pemerintah Kota Lembayung menutup Pelabuhan Teluk Kenari bagi kapal besar mulai pekan depan",
        "kata",
        "Wali Kota Ratna Wijanarko",
        "a1",
        "2025-03-10",
        0.97,
        "cue-after-content",
    ),
    (
        StatementKind.DIRECT,
        "“Kami tidak akan menunggu sampai ada korban,”|“Dermaga itu sudah berumur enam puluh tahun.”",
        "katanya",
        None,
        "a1",
        None,
        0.9,
        "clitic",
    ),
    (
        StatementKind.MIXED,
        "keputusan itu “terburu-buru dan tidak didukung data”",
        "menyebut",
        "Kepala Badan Pelabuhan Arman Siregar",
        "a2",
        None,
        0.95,
        "subject-before-cue",
    ),
    (
        StatementKind.INDIRECT,
        "pemeriksaan terakhir pada bulan Januari tidak menemukan retakan",
        "menambahkan",
        None,
        "a2",
        None,
        0.7,
        "same-subject",
    ),
    (
        StatementKind.DIRECT,
        "“Baja penyangganya masih kuat, dan kami punya semua catatannya,”",
        "ujar",
        "Siregar",
        "a2",
        None,
        0.98,
        "cue-after-quotation",
    ),
    (
        StatementKind.INDIRECT,
        "lebih dari dua ratus perahu akan kehilangan tempat bersandar",
        "Menurut",
        "Serikat Nelayan Kenari",
        "a3",
        None,
        0.92,
        "according-to",
    ),
    (
        StatementKind.INDIRECT,
        "Tidak satu pun dari mereka diajak bicara",
        "bunyi pernyataan",
        "serikat itu",
        "a3",
        "2025-03-11",
        0.45,
        "noun-cue",
    ),
    (
        StatementKind.INDIRECT,
        "biaya perbaikan dapat mencapai empat puluh miliar rupiah",
        "mengatakan",
        "Seorang pejabat yang tidak mau disebut namanya",
        None,
        None,
        0.3,
        "unnamed-source",
    ),
    (StatementKind.DIRECT, "“Itu tebakan,”", "katanya singkat", None, "a1", None, 0.88, "clitic"),
)

_ENTITIES = (
    ("Pelabuhan Teluk Kenari", EntityLabel.LOC),
    ("Kota Lembayung", EntityLabel.GPE),
    ("Ratna Wijanarko", EntityLabel.PER),
    ("Arman Siregar", EntityLabel.PER),
    ("Siregar", EntityLabel.PER),
    ("Wijanarko", EntityLabel.PER),
    ("Badan Pelabuhan", EntityLabel.ORG),
    ("Serikat Nelayan Kenari", EntityLabel.ORG),
    ("Pulau Sendu", EntityLabel.LOC),
    ("hari Senin", EntityLabel.DATE),
    ("hari Selasa", EntityLabel.DATE),
    ("bulan Januari", EntityLabel.DATE),
)


def hand_made(text: str, engine: str = "hand") -> Analysis:
    """The analysis of `TEXT`; of any other text what of it is found there."""
    actors = tuple(
        Actor(actor_id, name, kind, role, None, _mentions(text, names))
        for actor_id, name, kind, role, names in _ACTORS
        if _mentions(text, names)
    )
    named = {name: actor_id for actor_id, _, _, _, names in _ACTORS for name in names}
    entities = sorted(
        (Entity(span, label, named.get(words)) for words, label in _ENTITIES for span in _mentions(text, (words,))),
        key=lambda entity: (entity.span.start, -entity.span.end),
    )
    statements: list[Statement] = []
    for kind, words, cue, speaker, actor, day, confidence, why in _STATEMENTS:
        spans = tuple(found for part in words.split("|") if (found := _find(text, part)))
        if not spans:
            continue
        near = spans[-1].start
        statements.append(
            Statement(
                id=f"s{len(statements) + 1}",
                kind=kind,
                spans=spans,
                cue=_nearest(text, cue, near),
                speaker=_nearest(text, speaker, near) if speaker else None,
                actor=actor,
                date=StatementDate(day, None) if day else None,
                confidence=confidence,
                why=why,
                rivals=(Rival("a4", 0.2),) if actor == "a1" else (),
            )
        )
    return Analysis("id", tuple(_apart(entities)), actors, tuple(statements), engine)


def _find(text: str, words: str) -> Span | None:
    at = text.find(words)
    return Span(at, at + len(words)) if at >= 0 else None


def _nearest(text: str, words: str, near: int) -> Span | None:
    places = [match.start() for match in re.finditer(re.escape(words), text)]
    at = min(places, key=lambda place: abs(place - near), default=None)
    return None if at is None else Span(at, at + len(words))


def _mentions(text: str, names: tuple[str, ...]) -> tuple[Span, ...]:
    """Where any of the names stands, the longer name where one lies in another."""
    spans = sorted(
        (Span(match.start(), match.end()) for name in names for match in re.finditer(re.escape(name), text)),
        key=lambda span: (span.start, -span.end),
    )
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _apart(entities: list[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in entities:
        if not kept or entity.span.start >= kept[-1].span.end:
            kept.append(entity)
    return kept


class HandWorker:
    """Stands for the process that analyses: gives the hand-made analysis, or waits until it is told to."""

    def __init__(self, stamp: Callable[[str], str]) -> None:
        self.stamp_of = stamp
        self.asked = 0
        """How many articles it was asked for."""

    def stamp(self, language: str) -> str:
        """What the hand-made analyses are stamped with."""
        return self.stamp_of(language)

    def start(self, *languages: str) -> None:
        """Nothing has to be started."""

    def close(self) -> None:
        """Nothing has to be ended."""

    def analyse(
        self,
        article: Article,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Analysis:
        """The hand-made analysis under this engine's stamp."""
        self.asked += 1
        if progress is not None:
            progress(Progress("analyse", 1, 2))
        return hand_made(article.text, self.stamp(article.language or "id"))


def paths_in(home: Path) -> Paths:
    """The program's directories below a test's own."""
    return Paths(home / "config", home / "data", home / "cache", home / "log")


def hand_library(home: Path, settings: Settings | None = None) -> Library:
    """A real library whose understanding is made by hand."""

    models: Mapping[str, str] = (settings or Settings()).models
    analyser = HandWorker(lambda language: engine_stamp(language, models))
    library = Library(paths_in(home), settings or Settings(), clock=lambda: NOW, analyser=analyser)
    assert "id" in LANGUAGES
    return library


def open_text(
    library: Library, home: Path, text: str = TEXT, *, name: str = "teluk.txt", analysed: bool = True
) -> Opened:
    """Put a text in the library as a file of the test's home, analysed unless told otherwise."""
    file = home / name
    file.write_text(text, encoding="utf-8")
    opened = library.articles.open(str(file), told=Particulars(language="id", published=PUBLISHED))
    if analysed and opened.analysis is None:
        library.analyses.analyse(opened)
        opened = library.articles.open(str(file), told=Particulars(language="id", published=PUBLISHED))
    return opened


class SlowWorker(HandWorker):
    """Analyses only when it is told to go on; stops where it is when it is cancelled."""

    def __init__(self, error: Exception | None = None) -> None:
        super().__init__(lambda language: engine_stamp(language, {}))
        self.go = threading.Event()
        self.error = error
        self.cancelled = False

    def analyse(
        self,
        article: Article,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Analysis:
        if progress is not None:
            progress(Progress("analyse", 3, 9))
        going = False
        while not going:
            going = self.go.wait(0.01)
            if cancelled is not None and cancelled():
                self.cancelled = True
                whole = hand_made(article.text)
                return replace(whole, statements=whole.statements[:2])
        if self.error is not None:
            raise self.error
        return hand_made(article.text)


def slow(library: Library, error: Exception | None = None) -> SlowWorker:
    """Give the library a worker that waits."""
    worker = SlowWorker(error)
    library.session.analyser = worker
    return worker


def held_back(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> threading.Event:
    """Let a method wait until the event that this gives is set."""
    go, asked = threading.Event(), getattr(owner, name)

    def wait(*given: object, **named: object) -> object:
        go.wait(10)
        return asked(*given, **named)

    monkeypatch.setattr(owner, name, wait)
    return go
