"""What lists over many articles begin with is counted in tables, and the counts are those of the rows."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from reader.model import ActorCard, ActorKind, Note
from reader.storage import Transaction, actors, articles, codes, notes
from reader.storage.actors import ActorRow
from tests.sample_library import article
from tests.storage.kept import at, kept
from tests.storage.test_every_method import NOTE

NAMES = ("Ani Sari", "Budi", "ani sari", "Kota Lembayung", "Dewi")
KINDS = (ActorKind.PERSON, ActorKind.ORGANIZATION)
TAGS = ("uang", "Janji", "UANG", "beras")


def key(name: str, kind: ActorKind) -> str:
    """The key that an article's actor has."""
    return f"{kind.value}:{name.casefold()}"


KEYS = [key(name, kind) for name in sorted({name.casefold() for name in NAMES}) for kind in KINDS]


class Deeds:
    """What may be done to a library, chosen at random; the same for the same seed."""

    def __init__(self, tx: Transaction, seed: int) -> None:
        self.tx = tx
        self.rng = random.Random(seed)
        self.articles = [kept(tx, f"/made/{number}.txt", number) for number in range(5)]
        self.moment = 10
        self.deeds: Mapping[str, Callable[[int], None]] = {
            "list": self.list_actors,
            "remove": lambda number: articles.remove(self.tx, number, at(self.moment)),
            "bring back": lambda number: articles.bring_back(self.tx, number),
            "open": lambda number: articles.touch(self.tx, number, at(self.moment)),
            "merge": lambda _: self.merge(*self.rng.sample(KEYS, 2)),
            "separate": self.separate,
            "restore": lambda _: actors.restore(self.tx, self.rng.choice(KEYS)),
            "note": self.note,
            "unnote": lambda number: notes.delete(self.tx, f"note-{number}"),
            "forget": lambda number: articles.forget_removed(self.tx, [number]),
        }

    def do(self) -> str:
        """One of them; gives which."""
        self.moment += 1
        name = self.rng.choice([*self.deeds, "list", "list", "note", "bring back"])
        number = self.rng.choice(self.articles)
        if articles.by_id(self.tx, number) is not None:
            self.deeds[name](number)
        return f"{name} {number}"

    def list_actors(self, number: int) -> None:
        """List other actors for an article, sometimes one twice."""
        chosen = [(self.rng.choice(NAMES), self.rng.choice(KINDS)) for _ in range(self.rng.randrange(5))]
        made = [ActorRow(key(name, kind), name, kind, self.rng.randrange(4)) for name, kind in chosen]
        actors.replace(self.tx, number, made)

    def merge(self, one: str, other: str) -> None:
        """Join two actors."""
        actors.merge(self.tx, one, other, at(self.moment))

    def separate(self, number: int) -> None:
        """Set an actor of an article apart: as somebody new, or as one that other articles know."""
        name = self.rng.choice(["Sari lain", "Budi"])
        target = self.rng.choice([f"person:{name.casefold()} #{number}", *KEYS])
        actors.separate(self.tx, f"apart-{self.moment}", number, self.rng.choice(KEYS), target, name, at(self.moment))

    def note(self, number: int) -> None:
        """Write the article's note, or write it anew with other codes."""
        tags = tuple(self.rng.sample(TAGS, self.rng.randrange(3)))
        made: Note = replace(NOTE, id=f"note-{number}", article_id=number, tags=tags, updated=at(self.moment))
        notes.put(self.tx, made, article().digest)


def meant(tx: Transaction) -> dict[str, dict[tuple[int, str], list[tuple[str, int]]]]:
    """Who is meant: the articles and own keys of each actor, with what it is called there and how much it said."""
    targets = {row["key"]: row["target"] for row in tx.rows("SELECT * FROM actor_join")}
    apart = {
        (row["article_id"], row["key"]): (row["target"], row["name"]) for row in tx.rows("SELECT * FROM actor_apart")
    }
    found: dict[str, dict[tuple[int, str], list[tuple[str, int]]]] = defaultdict(lambda: defaultdict(list))
    for row in tx.rows("SELECT actor.* FROM actor JOIN article ON article.id = article_id AND removed IS NULL"):
        target, name = apart.get((row["article_id"], row["key"]), (row["key"], row["name"]))
        found[targets.get(target, target)][row["article_id"], row["key"]].append((name, row["statements"]))
    return found


def expected(tx: Transaction) -> list[ActorCard]:
    """The actors, counted row by row."""
    made = []
    for who, rows in meant(tx).items():
        uses = Counter((name, own.partition(":")[0]) for (_, own), called in rows.items() for name, _ in called)
        names = sorted(uses, key=lambda use: (-uses[use], use))
        name, kind = next((use for use in names if who.startswith(use[1] + ":")), names[0])
        statements = sum(count for called in rows.values() for _, count in called)
        several = tuple(dict.fromkeys(name for name, _ in names))
        made.append(ActorCard(who, name, ActorKind(kind), len({number for number, _ in rows}), statements, several))
    return sorted(made, key=lambda card: (-card.statements, -card.articles, card.name, card.key))


@pytest.mark.parametrize("seed", range(12))
def test_the_counts_are_those_of_the_rows_whatever_was_done(tx: Transaction, seed: int) -> None:
    deeds = Deeds(tx, seed)
    for _ in range(60):
        done = deeds.do()
        of_rows = tx.tuples(
            """SELECT key, name, count(*), sum(actor.statements) FROM actor
            JOIN article ON article.id = article_id AND removed IS NULL GROUP BY key, name ORDER BY key, name"""
        )
        assert tx.tuples("SELECT * FROM actor_name ORDER BY key, name") == of_rows, done
        total: dict[str, tuple[int, int]] = {}
        for one, _, count, statements in of_rows:
            before = total.get(one, (0, 0))
            total[one] = before[0] + count, before[1] + statements
        assert {one: (count, said) for one, count, said in tx.tuples("SELECT * FROM actor_total")} == total, done
        named = {
            (row["id"], tag.casefold()) for row in tx.rows("SELECT id, tags FROM note") for tag in tags_of(row["tags"])
        }
        assert {(note, name.casefold()) for name, note in tx.tuples("SELECT * FROM note_code")} == named, done


def tags_of(written: str) -> list[str]:
    """The codes of a note's row."""
    return written.strip('[]"').split('","') if written != "[]" else []


@pytest.mark.parametrize("seed", range(6))
def test_the_first_actors_and_a_single_one_are_as_among_all(tx: Transaction, seed: int) -> None:
    deeds = Deeds(tx, 100 + seed)
    for _ in range(25):
        done = deeds.do()
        every = actors.cards(tx)
        assert sorted(every, key=lambda card: (-card.statements, -card.articles, card.name, card.key)) == expected(
            tx
        ), done
        for count in range(len(every) + 2):
            assert actors.cards(tx, limit=count) == every[:count], done
        for card in every:
            assert actors.cards(tx, only=card.key) == [card], done
            assert actors.articles_naming(tx, card.key) == sorted({number for number, _ in meant(tx)[card.key]}), done
        assert actors.cards(tx, only="person:niemand") == []


def test_a_code_counts_the_notes_of_articles_that_are_not_removed(tx: Transaction) -> None:
    first, second = kept(tx, "/made/1.txt"), kept(tx, "/made/2.txt", 1)
    for number in (first, second):
        notes.put(tx, replace(NOTE, id=f"note-{number}", article_id=number, tags=("uang",)), article().digest)
    assert codes.counts(tx) == {"uang": (2, 0)}
    articles.remove(tx, second, at(3))
    assert codes.counts(tx) == {"uang": (1, 0)}
    assert [one.note.id for one in notes.with_code(tx, "UANG")] == [f"note-{first}"]
    assert notes.articles_of(tx, ["note-1", "note-2"]) == {first}


def test_of_what_bears_a_code_so_many_are_given_as_are_asked_for(tx: Transaction) -> None:
    first, second = kept(tx, "/made/1.txt"), kept(tx, "/made/2.txt", 1)
    for name, number in (("c", first), ("a", second), ("b", first)):
        notes.put(tx, replace(NOTE, id=name, article_id=number, tags=("uang",)), article().digest)
    for limit, ids in ((None, ["b", "c", "a"]), (0, []), (1, ["b"]), (2, ["b", "c"]), (9, ["b", "c", "a"])):
        assert [one.note.id for one in notes.with_code(tx, "uang", limit=limit)] == ids
