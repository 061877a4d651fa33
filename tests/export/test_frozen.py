"""What each format makes of one article, held whole: other programs and the readers' own files rely on it.

Where a change of a format is meant, look at what `python -m tests.export.test_frozen` makes of the files in `frozen`.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.anchors import describe
from reader.export.content import Content, ExportFormat, Selection, of_articles, of_notes, of_statements
from reader.export.formats import formats
from reader.model import (
    ActorKind,
    ActorRef,
    Block,
    BlockKind,
    Correction,
    CorrectionVerb,
    Dossier,
    Found,
    FoundHow,
    Note,
    Span,
    StatementCard,
)
from tests.export import odd
from tests.sample_library import DAY, TEXT, analysis, article, span

FROZEN = Path(__file__).parent / "frozen"
NOW, LATER = datetime(2026, 3, 2, 8, tzinfo=UTC), datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
KINDS = (BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.ITEM)


def _note(number: int, words: str, text: str, tags: tuple[str, ...], how: FoundHow | None, score: float = 1.0) -> Note:
    place = span(TEXT, words)
    found = None if how is None else Found(place, how, score)
    key = f"{number:08d}-0000-4000-8000-000000000000"
    return Note(key, 7, describe(TEXT, place), ("yellow", "blue", "green")[number % 3], text, tags, NOW, LATER, found)


def dossier() -> Dossier:
    """An article of everything: kinds of blocks, of statements, of notes, and corrections of it."""
    made = article(byline="Ani Made", url="https://warta.example/jembatan?a=1#top")
    blocks = tuple(Block(kind, block.span) for kind, block in zip(KINDS, made.blocks, strict=True))
    machine = analysis()
    nobody = replace(machine.statements[2], actor=None, confidence=0.3)
    told = replace(machine.statements[1], by_reader=True, confidence=1.0)
    doubtful = replace(
        machine.statements[2], id="s4", spans=(span(TEXT, "Guntur Aji"), span(TEXT, "“Saya belum melihat"))
    )
    notes = (
        _note(0, "Jembatan ini", "", (), FoundHow.EXACT),
        _note(1, "jembatan itu selesai", "Periksa *lagi*\n\nbesok", ("uang", "dua kata"), FoundHow.SIMILAR, 0.834),
        _note(2, "Biayanya turun", "Mana angkanya?", ("uang",), FoundHow.MOVED),
        _note(3, "Guntur Aji", "Hilang", ("orang",), None),
    )
    target = (describe(TEXT, span(TEXT, "Guntur Aji")),)
    corrections = (
        Correction("c1", 7, CorrectionVerb.REJECT, (describe(TEXT, span(TEXT, "itu selesai")),), NOW, made.digest),
        Correction("c2", 7, CorrectionVerb.RENAME, target, LATER, made.digest,
                   actor=ActorRef("Guntur", ActorKind.PERSON), former=ActorRef("Guntur Aji", ActorKind.PERSON)),
    )  # fmt: skip
    statements = (machine.statements[0], told, nobody, doubtful)
    known = replace(machine, statements=statements)
    return Dossier(7, replace(made, blocks=blocks), known, notes, corrections, NOW, LATER)


def selections() -> dict[Content, Selection]:
    """It, chosen in each way."""
    one = dossier()
    empty = article("Kosong.\n", "-", title=None)
    bare = replace(one, article_id=8, article=empty, analysis=None, notes=(), corrections=())
    assert one.analysis is not None
    cards = [
        StatementCard(7, s.id, "Jembatan", None, DAY, s.kind, Span(s.start, s.end), "", None, None, None, 1.0, False)
        for s in reversed(one.analysis.statements)
    ]
    return {
        Content.ARTICLE: of_articles([one], {(7, "s2"): "Dinas PU"}),
        Content.ARTICLES: of_articles([one, bare]),
        Content.STATEMENTS: of_statements([one], cards, "Semua kutipan: 2026"),
        Content.NOTES: of_notes([one, bare], [note.id for note in one.notes[1:]], "Uang"),
    }


ODD = {
    Content.ARTICLE: odd.article,
    Content.ARTICLES: odd.articles,
    Content.STATEMENTS: odd.statements,
    Content.NOTES: odd.notes,
}


def export(made: ExportFormat, content: Content, *, of_odd: bool) -> dict[str, str]:
    """What a format makes of it, or of an odd one, by the name of the file; nothing of a book of tables."""
    name = f"{made.id}.{content.value}{'-odd' if of_odd else ''}"
    whole = made.write(ODD[content]() if of_odd else selections()[content])
    if isinstance(whole, str):
        return {f"{name}{made.suffix}": re.sub(r"(?s)(<style>).*?(</style>)", r"\1\2", whole)}
    if not whole.startswith(b"PK"):
        return {f"{name}{made.suffix}": whole.decode()}
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        return {f"{name}.xml": archive.read(part).decode() for part in archive.namelist() if part.endswith(".qde")}


@pytest.mark.parametrize("name", sorted(path.name for path in FROZEN.iterdir()))
def test_a_format_is_as_it_was(name: str) -> None:
    form, content, _ = name.split(".")
    made = export(formats()[form], Content(content.removesuffix("-odd")), of_odd=content.endswith("-odd"))
    assert made == {name: (FROZEN / name).read_bytes().decode()}


def test_every_format_of_text_is_held() -> None:
    held = {path.name.rpartition(".")[0] for path in FROZEN.iterdir()}
    texts = [made for made in formats().values() if made.id != "xlsx"]
    assert held == {f"{made.id}.{content}{odd}" for made in texts for content in made.writes for odd in ("", "-odd")}


if __name__ == "__main__":
    for made in formats().values():
        for content in made.writes:
            for of_odd in (False, True):
                for file, whole in export(made, content, of_odd=of_odd).items():
                    (FROZEN / file).write_bytes(whole.encode())
