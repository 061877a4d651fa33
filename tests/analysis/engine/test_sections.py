"""Sections: an article in two languages, and one longer than is read at once, become one analysis of the article."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.analysis import Engine
from reader.analysis.draft import split_paragraphs
from reader.analysis.engine import sections as module
from reader.analysis.engine.explain import explain
from reader.analysis.engine.sections import joined, sections
from reader.intake import read
from reader.model import (
    Actor,
    ActorKind,
    Analysis,
    Article,
    Block,
    BlockKind,
    Entity,
    EntityLabel,
    Progress,
    Rival,
    Span,
    Statement,
    StatementKind,
)

MIXED = (
    "Direktur pelabuhan Wahyu Lestari mengatakan bahwa dermaga baru akan dibuka pada hari Senin depan.\n\n"
    "The engineer Moira Kelso said that the new pier was built to stand in heavy storms from the west.\n\n"
    "“We tested it twice,” she told reporters, and thanked Wahyu Lestari for the money that was given.\n\n"
    "Sementara itu, hujan deras turun sejak pagi dan perahu tidak dapat keluar dari muara sungai.\n\n"
    "“Kami tidak diberi tahu,” kata nelayan Tarmizi."
)


def article(text: str, language: str = "id") -> Article:
    blocks = tuple(Block(BlockKind.PARAGRAPH, Span(*span)) for span in split_paragraphs(text))
    return Article("test", text, blocks, language=language)


def said(found: Analysis, text: str) -> list[tuple[str, str | None, str]]:
    """Speaker, cue and content of each statement, as they stand in the text."""
    return [
        (
            found.actors_by_id[one.actor or ""].name,
            one.cue.of(text) if one.cue else None,
            " … ".join(s.of(text) for s in one.spans),
        )
        for one in found.statements
    ]


@pytest.mark.parametrize("language", ["id", "en"])
def test_each_paragraph_is_read_in_its_own_language_whatever_the_whole_is_said_to_be(language: str) -> None:
    found = Engine().analyse(article(MIXED, language))
    assert said(found, MIXED) == [
        ("Wahyu Lestari", "mengatakan", "dermaga baru akan dibuka pada hari Senin depan"),
        ("Moira Kelso", "said", "the new pier was built to stand in heavy storms from the west"),
        ("Moira Kelso", "told", "“We tested it twice,”"),
        ("Tarmizi", "kata", "“Kami tidak diberi tahu,”"),
    ]
    assert (found.language, [one.id for one in found.statements]) == (language, ["s1", "s2", "s3", "s4"])


def test_whoever_is_named_in_both_languages_is_one_actor_with_all_places() -> None:
    found = Engine().analyse(article(MIXED))
    assert [actor.id for actor in found.actors] == [f"a{n}" for n in range(1, len(found.actors) + 1)]
    (wahyu,) = [actor for actor in found.actors if actor.name == "Wahyu Lestari"]
    places = [MIXED.index("Wahyu"), MIXED.rindex("Wahyu")]
    assert [span.of(MIXED)[-len("Wahyu Lestari") :] for span in wahyu.mentions] == ["Wahyu Lestari"] * 2
    assert [span.end - len("Wahyu Lestari") for span in wahyu.mentions] == places
    assert {one.span.of(MIXED) for one in found.entities if one.actor == wahyu.id} == {"Wahyu Lestari"}


def test_explanations_come_in_the_order_of_the_analysis() -> None:
    engine = Engine()
    contents = [one.content for one in explain(engine, article(MIXED))]
    assert contents == [content for *_, content in said(engine.analyse(article(MIXED)), MIXED)]


def test_one_language_is_one_section_which_is_the_article_itself() -> None:
    text = MIXED.split("\n\n")[0]
    (only,) = sections(text, split_paragraphs(text), "id")
    assert (only.text, only.paragraphs, only.language) == (text, split_paragraphs(text), "id")
    assert [sections("", [], "id")[0].text, sections("", [], "id")[0].paragraphs] == ["", []]


def test_a_long_text_is_read_in_sections_about_as_long_that_hold_every_paragraph_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "SECTION_CHARS", 900)
    text = "\n\n".join(f"Nelayan ke-{n} mengatakan bahwa dermaga itu belum siap dipakai." for n in range(40))
    found = sections(text, split_paragraphs(text), "id")
    assert "".join(one.text for one in found) == text
    assert len(found) == 3
    assert max(len(one.text) for one in found) - min(len(one.text) for one in found) < 2 * 66
    for one in found:
        for start, end in one.paragraphs:
            place = one.place(start)
            assert text[place : place + end - start] == one.text[start:end]


def test_sections_of_a_long_text_make_one_analysis_and_one_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(
        ["“Dermaga itu belum siap,” kata nelayan Tarmizi.", "“Kapal tidak bisa bersandar,” ujar Tarmizi."] * 4
    )
    whole = Engine().analyse(article(text))
    monkeypatch.setattr(module, "SECTION_CHARS", 200)
    steps: list[Progress] = []
    parts = Engine().analyse(article(text), steps.append)
    assert said(parts, text) == said(whole, text)
    assert [one.mentions for one in parts.actors] == [one.mentions for one in whole.actors]
    done = [step.done for step in steps if step.stage == "analyse"]
    assert done == sorted(done)
    assert (done[0], done[-1], {step.total for step in steps[1:]}) == (0, 8, {8})


def test_once_cancelled_no_further_section_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECTION_CHARS", 100)
    text = "\n\n".join(["“Dermaga itu belum siap,” kata nelayan Tarmizi."] * 6)
    asked = iter([False, False, True])
    found = Engine().analyse(article(text), None, lambda: next(asked, True))
    assert 0 < len(found.statements) < 6


def actor(name: str, place: int, kind: ActorKind = ActorKind.PERSON, **more: str) -> Actor:
    return Actor(f"own-{name}", name, kind, mentions=(Span(place, place + len(name)),), **more)


def part(*actors: Actor, statements: tuple[Statement, ...] = ()) -> Analysis:
    entities = tuple(Entity(one.mentions[0], EntityLabel.PER, one.id) for one in actors)
    return Analysis("id", entities, actors, statements, "stamp")


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        (["Wahyu Lestari"], ["WAHYU LESTARI"], 1),
        (["Wahyu Lestari"], ["Lestari"], 1),
        (["Lestari"], ["Wahyu Lestari"], 1),
        (["Wahyu Lestari", "Tri Lestari"], ["Lestari"], 3),  # either may be meant
        (["Wahyu Lestari", "Lestari"], ["Tarmizi"], 3),  # told apart where both stand
        (["Wahyu Lestari"], ["Wahyu Lestari Abadi"], 2),
    ],
)
def test_actors_of_two_sections_are_one_by_name(first: list[str], second: list[str], together: int) -> None:
    found = joined(
        [
            part(*(actor(name, 100 * n) for n, name in enumerate(first))),
            part(*(actor(name, 500 + 100 * n) for n, name in enumerate(second))),
        ],
        "id",
    )
    assert len(found.actors) == together
    assert [one.actor for one in found.entities if one.span.start == 0] == ["a1"]


def test_a_body_is_not_the_person_of_its_name_and_what_is_told_first_counts() -> None:
    body = actor("Lestari", 300, ActorKind.ORGANIZATION)
    known = actor("Wahyu Lestari", 400, role="direktur", affiliation="Pelabuhan")
    found = joined([part(actor("Wahyu Lestari", 0)), part(body, known)], "id")
    assert [(one.name, one.kind, one.role, one.affiliation) for one in found.actors] == [
        ("Wahyu Lestari", ActorKind.PERSON, "direktur", "Pelabuhan"),
        ("Lestari", ActorKind.ORGANIZATION, None, None),
    ]


def test_statements_keep_their_speakers_and_rivals_under_the_new_ids() -> None:
    one, other = actor("Tarmizi", 50), actor("Wahyu Lestari", 10)
    told = Statement(
        "s1", StatementKind.DIRECT, (Span(70, 80),), None, None, one.id, None, 0.9, "named", (Rival(other.id, 0.1),)
    )
    found = joined([part(one, other, statements=(told,)), part(actor("Wahyu Lestari", 0))], "id")
    (statement,) = found.statements
    assert found.actors_by_id[statement.actor or ""].name == "Tarmizi"
    assert found.actors_by_id[statement.rivals[0].actor].name == "Wahyu Lestari"


@pytest.mark.parametrize(("name", "gap"), [("tabel.md", " | "), ("tabel.txt", "\t")])
def test_what_is_said_in_a_cell_does_not_begin_in_the_cell_before(tmp_path: Path, name: str, gap: str) -> None:
    rows = [
        ("Pejabat", "Tanggapan"),
        ("Wahyu Lestari", "“Kami memeriksa gudang pekan ini,” kata Wahyu."),
        ("Moira Sari", "Moira mengatakan, “Kami siap membantu warga desa.”"),
    ]
    bar = gap.strip()
    lines = [f"{bar} {gap.join(row)} {bar}".strip(" ") for row in rows]
    if bar:
        lines.insert(1, "|---|---|")
    (tmp_path / name).write_text("\n".join(lines) + "\n\nMenurut Wahyu, semua selesai.\n", encoding="utf-8")
    found = read(str(tmp_path / name), language="id")
    assert found.tables
    said = [
        (statement.kind.value, " ".join(span.of(found.text) for span in statement.spans))
        for statement in Engine().analyse(found).statements
    ]
    assert said[:2] == [
        ("direct", "“Kami memeriksa gudang pekan ini,”"),
        ("direct", "“Kami siap membantu warga desa.”"),
    ]
