"""The reader's codes: what is told of each, and which notes and statements bear them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from sqlite3 import Row

from reader.model import Code, code_key
from reader.storage import rows
from reader.storage.actors import MEANT
from reader.storage.connection import Transaction


def put(tx: Transaction, code: Code) -> None:
    """Write what is told of a code, or write it anew."""
    key = code_key(code.name)
    values = {
        "key": key,
        "name": code.name,
        "colour": code.colour,
        "description": code.description,
        "parent": code_key(code.parent) if code.parent else None,
        "slot": code.slot,
    }
    rows.put(tx, "code", key, values)


def delete(tx: Transaction, name: str) -> None:
    """Take a code out of the list; notes and statements that bear it are not touched."""
    tx.run("DELETE FROM code WHERE key = ?", (code_key(name),))


def every(tx: Transaction) -> list[Code]:
    """The codes by name, with those that only a note or a statement knows."""
    found = tx.rows(
        """SELECT code.*, above.name AS above FROM code LEFT JOIN code AS above ON above.key = code.parent
        ORDER BY code.key"""
    )
    made = {row["key"]: _code(row) for row in found}
    for row in tx.rows(
        """SELECT name, (SELECT colour FROM note WHERE id = first) AS colour FROM (
            SELECT name, min(note_id) AS first FROM note_code
            WHERE name NOT IN (SELECT name FROM code) GROUP BY name)
        UNION ALL SELECT code, '' FROM statement_code WHERE code NOT IN (SELECT key FROM code)"""
    ):
        made.setdefault(code_key(row["name"]), Code(row["name"], *filter(None, [row["colour"]])))
    return [made[key] for key in sorted(made)]


def get(tx: Transaction, name: str) -> Code | None:
    """A code by its name, however that is written."""
    row = tx.row(
        """SELECT code.*, above.name AS above FROM code LEFT JOIN code AS above ON above.key = code.parent
        WHERE code.key = ?""",
        (code_key(name),),
    )
    return None if row is None else _code(row)


def ensured(tx: Transaction, names: Sequence[str], colour: str) -> tuple[str, ...]:
    """The names as the codes are written, each once; those that are no code yet become one, of this colour."""
    made: dict[str, str] = {}
    for name in names:
        known = get(tx, name)
        if known is None:
            put(tx, Code(name, colour))
        made.setdefault(code_key(name), known.name if known else name)
    return tuple(made.values())


def counts(tx: Transaction) -> dict[str, tuple[int, int]]:
    """How many notes and how many statements bear each code, by its key; without articles that are removed."""
    found: dict[str, tuple[int, int]] = {}
    for name, notes in tx.tuples(
        """SELECT name, count(*) - COALESCE(gone, 0) FROM note_code LEFT JOIN (
            SELECT name AS removed_name, count(*) AS gone FROM article JOIN note ON note.article_id = article.id
            JOIN note_code ON note_id = note.id WHERE removed IS NOT NULL GROUP BY name) ON removed_name = name
        GROUP BY name"""
    ):
        key = code_key(name)
        found[key] = (found.get(key, (0, 0))[0] + notes, 0)
    for key, statements in tx.tuples(
        """SELECT code, count(*) FROM coded JOIN article ON article.id = coded.article_id AND removed IS NULL
        GROUP BY code"""
    ):
        found[key] = (found.get(key, (0, 0))[0], statements)
    return found


def notes_with(tx: Transaction, name: str) -> list[str]:
    """The ids of the notes that bear a code, removed articles' included."""
    return [row["note_id"] for row in tx.rows("SELECT note_id FROM note_code WHERE name = ? ORDER BY note_id", (name,))]


def words_with(tx: Transaction, name: str) -> list[str]:
    """The ids of the rows that give the code to statements."""
    return [row["id"] for row in tx.rows("SELECT id FROM statement_code WHERE code = ?", (code_key(name),))]


def rename_words(tx: Transaction, ids: Collection[str], name: str) -> None:
    """Let these rows give another code."""
    tx.run_many("UPDATE statement_code SET code = ? WHERE id = ?", [(code_key(name), one) for one in ids])


def delete_words(tx: Transaction, ids: Collection[str]) -> None:
    """Take the code from the statements to which these rows gave it."""
    tx.run_many("DELETE FROM statement_code WHERE id = ?", [(one,) for one in ids])


def last(tx: Transaction) -> str | None:
    """The code that was given last, to a note that was written or to a statement."""
    row = tx.row(
        """SELECT name FROM (
            SELECT * FROM (SELECT tags ->> '$[0]' AS name, created FROM note WHERE tags != '[]'
                ORDER BY created DESC LIMIT 1)
            UNION ALL SELECT * FROM (SELECT code.name, created FROM statement_code JOIN code ON code.key = code
                ORDER BY created DESC LIMIT 1))
        ORDER BY created DESC LIMIT 1"""
    )
    return None if row is None else row["name"]


_BORNE = """SELECT article_id, statement_id, code FROM coded
    UNION SELECT s.article_id, s.id, code.key FROM note
        JOIN article ON article.id = note.article_id
        JOIN note_place AS p ON p.note_id = note.id AND p.digest = article.digest
        JOIN statement AS s ON s.article_id = note.article_id AND p.start < s.end AND p.end > s.start
        JOIN json_each(note.tags) AS one JOIN code ON code.name = one.value"""
"""The statements with the codes that they bear and those of the notes that lie on them."""


def by_actor(tx: Transaction) -> list[tuple[str, str | None, int]]:
    """Key of a code, key of an actor over all articles, and how many of its statements have the code."""
    return tx.tuples(
        f"""WITH borne AS ({_BORNE})
        SELECT borne.code, CASE WHEN a.actor_key IS NULL THEN NULL ELSE {MEANT} END AS meant, count(*) FROM borne
        JOIN (SELECT article_id, id, actor_key, actor_key AS key FROM statement) AS a
            ON a.article_id = borne.article_id AND a.id = borne.statement_id
        JOIN article ON article.id = a.article_id AND article.removed IS NULL
        LEFT JOIN actor_apart AS apart ON apart.article_id = a.article_id AND apart.key = a.actor_key
        GROUP BY borne.code, meant"""
    )


def _code(row: Row) -> Code:
    return Code(row["name"], row["colour"], row["description"], row["above"], row["slot"])
