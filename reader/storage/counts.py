"""What is counted of actors, and which notes bear a code: tables that triggers keep; long lists begin with them."""

from __future__ import annotations

LISTED = "EXISTS (SELECT 1 FROM article WHERE id = {} AND removed IS NULL)"
"""Whether an article is not removed."""


def added(counted: str, of: str = "") -> str:
    """Statements of a trigger that add key, name, articles, statements to what is counted of actors."""
    key, _, articles, statements = counted.split(", ")
    more = "ON CONFLICT DO UPDATE SET articles = articles + excluded.articles, "
    more += "statements = statements + excluded.statements;"
    return (
        f"INSERT INTO actor_name SELECT {counted} {of or 'WHERE 1'} {more}"
        f"INSERT INTO actor_total SELECT {key}, {articles}, {statements} {of or 'WHERE 1'} {more}"
    )


def forgotten(keys: str) -> str:
    """Statements of a trigger that forget what no article names any more, of these keys."""
    return "".join(
        f"DELETE FROM {table} WHERE key {keys} AND articles <= 0;" for table in ("actor_name", "actor_total")
    )


ANEW = (
    "DELETE FROM actor_name",
    """INSERT INTO actor_name SELECT key, name, count(*), sum(actor.statements) FROM actor
        JOIN article ON article.id = article_id AND removed IS NULL GROUP BY key, name""",
    "DELETE FROM actor_total",
    "INSERT INTO actor_total SELECT key, sum(articles), sum(statements) FROM actor_name GROUP BY key",
    "DELETE FROM note_code",
    "INSERT OR IGNORE INTO note_code SELECT value, note.id FROM note, json_each(tags)",
)
"""The statements that count anew what triggers count."""

TABLES = ("actor_name", "actor_total", "note_code")
"""The tables that hold it."""
