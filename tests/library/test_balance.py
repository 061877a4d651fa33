"""Whose words articles give: counted on made-up articles."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from reader.errors import LibraryError
from reader.library.balance import DIMENSIONS, SIDES, Sourced, chosen, grouped, shares, whole
from reader.library.balances import cards_in, sourced_in
from reader.library.sourcing import holders, own_words, second_hand
from reader.model import (
    Actor,
    ActorKind,
    Analysis,
    Article,
    Block,
    BlockKind,
    Entity,
    EntityLabel,
    Span,
    Statement,
    StatementKind,
)
from tests.sample_library import Bench

SENTENCES = (
    "Harga naik tiga kali, kata Ibu Tuti Larasati.",
    "Menurut Badan Talang, stok cukup.",
    "Pasar akan sepi, kata seorang ibu rumah tangga.",
    "Dikutip dari Warta Baru, Bagas Harun menilai semua harga wajar.",
    "“Kami siap,” kata Bagas Harun kepada Reuters.",
)
TEXT = "\n\n".join(SENTENCES)
TUTI, BADAN, IBU, BAGAS = "a1", "a2", "a3", "a4"
ACTORS = (
    Actor(TUTI, "Tuti Larasati", ActorKind.PERSON, role="Ibu"),
    Actor(BADAN, "Badan Talang", ActorKind.ORGANIZATION),
    Actor(IBU, "seorang ibu rumah tangga", ActorKind.PERSON),
    Actor(BAGAS, "Bagas Harun", ActorKind.PERSON),
)
CONTENTS: tuple[tuple[str, StatementKind, str | None], ...] = (
    ("Harga naik tiga kali", StatementKind.INDIRECT, TUTI),
    ("stok cukup", StatementKind.INDIRECT, BADAN),
    ("Pasar akan sepi", StatementKind.INDIRECT, IBU),
    ("semua harga wajar", StatementKind.INDIRECT, BAGAS),
    ("“Kami siap,”", StatementKind.DIRECT, BAGAS),
)


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def made(**facts: Any) -> tuple[Article, Analysis]:
    blocks = tuple(Block(BlockKind.PARAGRAPH, span(sentence)) for sentence in SENTENCES)
    article = Article("/made/harga.txt", TEXT, blocks, title="Harga", language="id", published=date(2026, 2, 3))
    entities = [
        Entity(span("Tuti Larasati"), EntityLabel.PER, TUTI),
        Entity(span("Badan Talang"), EntityLabel.ORG, BADAN),
        Entity(span("Bagas Harun"), EntityLabel.PER, BAGAS),
        Entity(span("Reuters"), EntityLabel.ORG),
    ]
    statements = tuple(
        Statement(f"s{n}", kind, (span(words),), None, None, actor, None, 0.9, "made")
        for n, (words, kind, actor) in enumerate(CONTENTS, start=1)
    )
    ordered = tuple(sorted(entities, key=lambda one: one.span.start))
    return replace(article, **facts), Analysis("id", ordered, ACTORS, statements, "hand")


def counted(sourced: tuple[Sourced, ...], side: str) -> dict[str, tuple[int, int]]:
    return {share.label: (share.statements, share.words) for share in shares(sourced, side)}


def test_every_side_of_an_article_is_counted() -> None:
    sourced = sourced_in(*_with_id(made()))
    assert counted(sourced, "speaker") == {"person": (3, 9), "body": (1, 2), "unnamed": (1, 3)}
    assert counted(sourced, "naming") == {"named": (4, 11), "not-named": (1, 3)}
    assert counted(sourced, "form") == {"direct": (1, 2), "indirect": (4, 12)}
    assert counted(sourced, "hand") == {"first": (3, 9), "second": (2, 5)}
    assert counted(sourced, "gender") == {"women": (2, 7), "men": (2, 5)}
    assert list(counted(sourced, "actor")) == [
        "Bagas Harun",
        "Tuti Larasati",
        "seorang ibu rumah tangga",
        "Badan Talang",
    ]
    assert whole(sourced)[2:] == (5, 14, 4, 1)


def _with_id(one: tuple[Article, Analysis]) -> tuple[Article, int, Analysis]:
    return one[0], 1, one[1]


def test_a_word_of_an_office_is_no_title_before_the_name() -> None:
    article, analysis = made()
    mayor = replace(ACTORS[3], role="Ibu Kota Baru")
    told = sourced_in(article, 1, replace(analysis, actors=(*ACTORS[:3], mayor)))
    assert {one.gender for one in told if one.name == mayor.name} == {"he"}


def test_what_has_no_speaker_is_unknown_and_of_no_gender() -> None:
    article, analysis = made()
    nobody = replace(analysis, statements=tuple(replace(one, actor=None) for one in analysis.statements))
    sourced = sourced_in(article, 1, nobody)
    assert counted(sourced, "speaker") == {"unknown": (5, 14)}
    assert counted(sourced, "naming") == {"unknown": (5, 14)}
    assert shares(sourced, "gender") == ()
    assert whole(sourced).speakers == 0


def test_every_number_leads_to_its_statements() -> None:
    sourced = sourced_in(*_with_id(made()))
    for side in SIDES:
        found = [one for share in shares(sourced, side) for one in chosen(sourced, side, share.value)]
        told = [one for one in sourced if DIMENSIONS[side].value(one) is not None]
        assert sorted(found) == sorted(told)
        assert all(len(chosen(sourced, side, one.value)) == one.statements for one in shares(sourced, side))
    assert [one.statement_id for one in chosen(sourced, "actor", "bagas harun")] == ["s4", "s5"]
    article, analysis = made()
    cards = cards_in(article, 1, analysis, chosen(sourced, "hand", "second"))
    assert [card.text for card in cards] == ["semua harga wajar", "“Kami siap,”"]


@pytest.mark.parametrize(("side", "value"), [("colour", "red"), ("gender", "red")])
def test_a_side_or_value_that_there_is_not_is_told(side: str, value: str) -> None:
    with pytest.raises(LibraryError, match="is none of"):
        chosen((), side, value)


def test_an_article_of_the_outlet_that_it_names_is_first_hand() -> None:
    article, analysis = made(url="https://id.reuters.com/harga")
    assert second_hand(article, analysis) == [False, False, False, True, False]
    assert second_hand(article, replace(analysis, language=None)) == [False] * 5


def test_words_of_a_statement_within_another_are_counted_once_and_are_second_hand() -> None:
    text = "Ratih mengatakan Wening berkata pasar tutup besok pagi."
    outer = Statement("s1", StatementKind.INDIRECT, (span("Wening berkata pasar tutup besok pagi", text),), None, None,
                      "a1", None, 0.9, "made")  # fmt: skip
    inner = replace(outer, id="s2", spans=(span("pasar tutup besok pagi", text),), actor="a2")
    after = replace(outer, id="s3", spans=(Span(len(text), len(text)),))
    assert holders([outer, inner, after]) == [None, 0, None]
    assert own_words([outer, inner], text) == [2, 4]
    article = Article("-", text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),), language="id")
    assert second_hand(article, Analysis("id", (), (), (outer, inner), "hand")) == [False, True]


def test_groups_stand_in_the_order_of_their_kind() -> None:
    first = sourced_in(*_with_id(made(outlet="Warta", published=date(2026, 3, 1))))
    second = sourced_in(*_with_id(made(url="https://www.kabar.co.id/1", published=None)))
    both = (*first, *second[:2])
    assert [share.label for share in shares(both, "outlet")] == ["Warta", "kabar.co.id"]
    assert [share.value for share in shares(both, "month")] == ["2026-03", ""]
    assert {value: len(members) for value, members in grouped(both, "month").items()} == {"2026-03": 5, "": 2}


def test_the_library_counts_what_the_article_alone_does(bench: Bench) -> None:
    opened = bench.analysed()
    alone = sourced_in(opened.article, opened.article_id, bench.library.analyses.analyse(opened))
    assert bench.library.balances.sourced([opened.article_id]) == alone == bench.library.balances.sourced()
    cards = bench.library.balances.cards(alone)
    assert [card.statement_id for card in cards] == [one.statement_id for one in alone]
    with pytest.raises(LibraryError, match="no article 99"):
        bench.library.balances.sourced([99])


def test_actors_that_the_reader_joined_are_one(bench: Bench) -> None:
    opened = bench.analysed()
    sourced = bench.library.balances.sourced([opened.article_id])
    keys = [share.value for share in shares(sourced, "actor") if share.value]
    assert len(keys) > 1
    bench.library.actors.merge(keys[1], keys[0])
    joined = bench.library.balances.sourced([opened.article_id])
    assert keys[1] not in {one.actor for one in joined}
    assert len(joined) == len(sourced)
