"""What the store answers of statements and actors over articles, value by value."""

from __future__ import annotations

from datetime import date, timedelta

from reader.model import ActorKind, Found, FoundHow, Span, StatementKind
from reader.storage import Transaction, actors, articles, notes, statements
from reader.storage.actors import ActorRow
from tests.sample_library import DAY
from tests.storage.kept import NOW, kept, note, said


def test_statements_stand_by_day_those_without_one_last(tx: Transaction) -> None:
    one, two = kept(tx, "/a", published=None), kept(tx, "/b", title="B", outlet="Warta")
    days = [date(2026, 1, number) for number in (1, 2, 3)]
    statements.replace(tx, one, [said("s1", 9, days[1]), said("s2", 0, None), said("s3", 0, days[0])])
    statements.replace(tx, two, [said("t1", 4, days[1]), said("t2", 0, days[2], "person:b"), said("t3", 2, days[1])])
    order = [card.statement_id for card in statements.of_actor(tx, None)]
    assert order == ["s3", "s1", "t3", "t1", "t2", "s2"]
    assert [card.statement_id for card in statements.of_actor(tx, "person:a")] == ["s3", "s1", "t3", "t1", "s2"]
    within = statements.of_actor(tx, None, since=days[1], until=days[1])
    assert [card.statement_id for card in within] == ["s1", "t3", "t1"]
    assert [card.statement_id for card in statements.of_actor(tx, None, limit=2)] == ["s3", "s1"]
    assert statements.of_actor(tx, None, limit=0) == []
    assert statements.of_actor(tx, "person:nobody") == []
    card = within[1]
    assert (card.article_id, card.title, card.outlet, card.published) == (two, "B", "Warta", DAY)
    assert (card.kind, card.span, card.text, card.speaker) == (StatementKind.DIRECT, Span(2, 7), "kata t3", "A")
    assert (card.actor_key, card.said, card.confidence, card.by_reader) == ("person:a", days[1], 0.9, False)
    assert [c.statements for c in articles.cards(tx)] == [3, 3]
    statements.replace(tx, one, [said("s9", 0, None, by_reader=True)])
    found = statements.get(tx, one, "s9")
    assert found is not None
    assert found.by_reader
    assert statements.get(tx, one, "s1") is None
    assert statements.texts(tx, two) == [("t2", "kata t2"), ("t3", "kata t3"), ("t1", "kata t1")]
    assert statements.several(tx, [(one, "s9"), (two, "s9")]) == {(one, "s9"): found}
    articles.remove(tx, one, NOW)
    assert statements.get(tx, one, "s9") is None


def test_one_s_own_words_are_what_is_no_paraphrase(tx: Transaction) -> None:
    one, two = kept(tx, "/a"), kept(tx, "/b")
    parts = [said(kind.value, 0, DAY, kind=kind) for kind in StatementKind]
    statements.replace(tx, one, parts)
    statements.replace(tx, two, [said("later", 0, DAY + timedelta(2))])
    assert sorted(id for _, id, _ in statements.quoted(tx)) == ["direct", "later", "mixed"]
    assert statements.quoted(tx, since=DAY + timedelta(1)) == [(two, "later", "kata later")]
    assert sorted(id for _, id, _ in statements.quoted(tx, until=DAY)) == ["direct", "mixed"]


def test_statements_under_notes_of_a_code_are_found(tx: Transaction) -> None:
    number = kept(tx, "/a")
    statements.replace(tx, number, [said("s1", 0, DAY), said("s2", 20, DAY)])
    record = articles.by_id(tx, number)
    assert record is not None
    notes.put(tx, note("n1", number, "Uang"), record.digest)
    assert statements.of_actor(tx, None, tag="uang") == []  # it is not known yet where it stands
    notes.place(tx, "n1", record.digest, Found(Span(4, 9), FoundHow.EXACT, 1.0))
    assert [card.statement_id for card in statements.of_actor(tx, None, tag="uang")] == ["s1"]
    notes.place(tx, "n1", record.digest, Found(Span(5, 20), FoundHow.EXACT, 1.0))
    assert statements.of_actor(tx, None, tag="uang") == []  # beside both
    assert statements.of_actor(tx, None, tag="lain") == []


def test_actors_are_told_by_what_the_reader_joined_and_set_apart(tx: Transaction) -> None:
    one, two = kept(tx, "/a"), kept(tx, "/b")
    person = ActorKind.PERSON
    a, b, c = (ActorRow(f"person:{name}", name.upper(), person, 1) for name in "abc")
    actors.replace(tx, one, [a._replace(statements=2), b, a])  # twice the same key: its statements together
    actors.replace(tx, two, [a, c, ActorRow("organization:d", "D", ActorKind.ORGANIZATION, 0)])
    found = {card.key: (card.name, card.articles, card.statements) for card in actors.cards(tx)}
    assert found == {
        "person:a": ("A", 2, 4), "person:b": ("B", 1, 1), "person:c": ("C", 1, 1), "organization:d": ("D", 1, 0),
    }  # fmt: skip
    assert [card.name for card in actors.cards(tx)] == ["A", "B", "C", "D"]
    assert [card.name for card in actors.cards(tx, limit=2)] == ["A", "B"]
    assert [card.name for card in actors.cards(tx, words="c")] == ["C"]
    assert [card.name for card in actors.cards(tx, only="person:b")] == ["B"]
    actors.merge(tx, "person:b", "person:c", NOW)
    (card,) = actors.cards(tx, only="person:c")
    assert (card.articles, card.statements, set(card.names)) == (2, 2, {"B", "C"})
    assert actors.merged_into(tx, "person:c") == ["person:b"]
    assert (actors.target_of(tx, "person:b"), actors.target_of(tx, "person:a")) == ("person:c", "person:a")
    assert actors.known_keys(tx, ["person:b", "person:c", "person:zz", "person:a"]) == ["person:c", "person:a"]
    assert actors.articles_naming(tx, "person:c") == [one, two]
    actors.separate(tx, "x1", two, "person:a", "person:a2", "A lain", NOW)
    assert actors.articles_naming(tx, "person:a") == [one]
    assert actors.articles_naming(tx, "person:a2") == [two]
    assert actors.keys_in_article(tx, two, "person:a2") == ["person:a"]
    assert actors.keys_in_article(tx, two, "person:a") == []
    assert actors.keys_in_article(tx, one, "person:c") == ["person:b"]
    assert (actors.separated_as(tx, "person:a2"), actors.separation_of(tx, two, "person:a")) == (["x1"], "x1")
    assert actors.separation_of(tx, one, "person:a") is None
    (apart,) = actors.cards(tx, only="person:a2")
    assert (apart.name, apart.articles, apart.statements) == ("A lain", 1, 1)
    statements.replace(tx, one, [said("s1", 0, DAY), said("s2", 0, DAY, "person:b")])
    statements.replace(tx, two, [said("t1", 0, DAY), said("t2", 0, DAY, "person:c")])
    assert [card.statement_id for card in statements.of_actor(tx, "person:c")] == ["s2", "t2"]
    assert [card.statement_id for card in statements.of_actor(tx, "person:a")] == ["s1"]
    assert [card.statement_id for card in statements.of_actor(tx, "person:a2")] == ["t1"]
    assert statements.of_actor(tx, "person:b") == []  # it goes by another name
    assert actors.speakers_meant(tx, one) == [("s2", "person:c")]
    assert actors.speakers_meant(tx, two) == [("t1", "person:a2")]
    actors.restore(tx, "person:c")
    actors.restore(tx, "person:a2")
    assert len(actors.cards(tx)) == 4
    articles.remove(tx, two, NOW)
    assert [card.name for card in actors.cards(tx)] == ["A", "B"]
