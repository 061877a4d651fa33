"""What a balance of sources counts: statements and words by who said them, and how. Pure; linear but for sorting.

A balance has dimensions. Each gives a statement one value, so that the values' shares are of one whole; a statement
that a dimension does not speak of (what a body says has no gender) is left out of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from reader.errors import LibraryError
from reader.model import ActorKind, StatementKind


class Sourced(NamedTuple):
    """A statement as it is counted."""

    article_id: int
    """Of which article."""
    statement_id: str
    """Which one in that article's analysis."""
    actor: str | None
    """The actor's key over all articles; None where the speaker is unknown."""
    name: str
    """The actor's name, or the words that describe the actor; empty where the speaker is unknown."""
    actor_kind: ActorKind | None
    """What the actor is; None where the speaker is unknown."""
    named: bool
    """Whether the actor has a name."""
    gender: str
    """Of a person "he" or "she"; else empty."""
    form: StatementKind
    """Direct, mixed or indirect."""
    second_hand: bool
    """Whether it is passed on (`reader.library.sourcing`)."""
    words: int
    """Words of its content."""
    outlet: str
    """Who published the article; empty where that is not known."""
    month: str
    """YYYY-MM of its publication; empty where that is not known."""


class Dimension(NamedTuple):
    """One way to sort statements."""

    id: str
    """What it is called on the command line and in the catalogues."""
    value: Callable[[Sourced], str | None]
    """The value of a statement; None where the dimension does not speak of it."""
    values: tuple[str, ...] = ()
    """All values in their order; empty where the articles give them: then those with the most words go first."""


class Share(NamedTuple):
    """What is counted of one value."""

    value: str
    """The value; an actor's key, an outlet, a month, else one of the dimension's values."""
    label: str
    """What to call it: an actor's name; else the value."""
    statements: int
    """How many statements."""
    words: int
    """How many words of content."""
    speakers: int
    """How many different known speakers."""
    articles: int
    """In how many articles."""


def _speaker(one: Sourced) -> str:
    if one.actor_kind is None:
        return "unknown"
    if one.actor_kind in (ActorKind.ORGANIZATION, ActorKind.GOVERNMENT):
        return "body"
    if not one.named:
        return "unnamed"
    return "person" if one.actor_kind is ActorKind.PERSON else "body"


def _named(one: Sourced) -> str:
    if one.actor_kind is None:
        return "unknown"
    return "named" if one.named else "not-named"


_GENDERS = {"she": "women", "he": "men", "": "unknown"}

ACTOR, OUTLET, MONTH = "actor", "outlet", "month"

DIMENSIONS = {
    one.id: one
    for one in (
        Dimension("speaker", _speaker, ("person", "body", "unnamed", "unknown")),
        Dimension("naming", _named, ("named", "not-named", "unknown")),
        Dimension("form", lambda one: one.form.value, tuple(kind.value for kind in StatementKind)),
        Dimension("hand", lambda one: "second" if one.second_hand else "first", ("first", "second")),
        Dimension(
            "gender",
            lambda one: _GENDERS[one.gender] if one.actor_kind is ActorKind.PERSON else None,
            ("women", "men", "unknown"),
        ),
        Dimension(ACTOR, lambda one: one.actor or ""),
        Dimension(OUTLET, lambda one: one.outlet),
        Dimension(MONTH, lambda one: one.month),
    )
}
"""Every way to sort statements, by its id."""

SIDES = ("speaker", "naming", "form", "hand", "gender", ACTOR)
"""The dimensions that a balance shows."""

GROUPINGS = (OUTLET, MONTH, ACTOR)
"""The dimensions by which many articles are set side by side."""


def whole(sourced: Iterable[Sourced]) -> Share:
    """All of some statements."""
    return _share("", "", tuple(sourced))


def shares(sourced: Iterable[Sourced], dimension: str) -> tuple[Share, ...]:
    """The values of a dimension that some statement has, in their order; of months the first, of others the most words.

    Raises KeyError for a dimension that there is not.
    """
    way = DIMENSIONS[dimension]
    found = grouped(sourced, dimension)
    made = [_share(value, _label(dimension, value, members), members) for value, members in found.items()]
    if way.values:
        return tuple(sorted(made, key=lambda share: way.values.index(share.value)))
    if dimension == MONTH:
        return tuple(sorted(made, key=lambda share: (not share.value, share.value)))
    return tuple(sorted(made, key=lambda share: (not share.value, -share.words, -share.statements, share.label)))


def grouped(sourced: Iterable[Sourced], dimension: str) -> dict[str, list[Sourced]]:
    """The statements of each value of a dimension."""
    of, found = DIMENSIONS[dimension].value, dict[str, list[Sourced]]()
    for one in sourced:
        value = of(one)
        if value is not None:
            found.setdefault(value, []).append(one)
    return found


def chosen(sourced: Iterable[Sourced], dimension: str, value: str) -> tuple[Sourced, ...]:
    """The statements that a share counts. Raises LibraryError for a dimension, or a value, that there is not."""
    way = DIMENSIONS.get(dimension)
    if way is None:
        raise LibraryError(
            "No such side", "{dimension!r} is none of {known}.", dimension=dimension, known=", ".join(DIMENSIONS)
        )
    if way.values and value not in way.values:
        raise LibraryError("No such value", "{value!r} is none of {known}.", value=value, known=", ".join(way.values))
    return tuple(one for one in sourced if way.value(one) == value or (not way.values and _called(way, one, value)))


def _called(way: Dimension, one: Sourced, value: str) -> bool:
    """Whether a value that is no key is what people call it: an actor's name, an outlet in other letters."""
    name = one.name if way.id == ACTOR else way.value(one) or ""
    return bool(value) and name.casefold() == value.casefold()


def _label(dimension: str, value: str, members: Sequence[Sourced]) -> str:
    """An actor is called by the name that most of the statements give."""
    return Counter(one.name for one in members).most_common(1)[0][0] if dimension == ACTOR else value


def _share(value: str, label: str, members: Sequence[Sourced]) -> Share:
    return Share(
        value,
        label,
        len(members),
        sum(one.words for one in members),
        len({one.actor for one in members if one.actor is not None}),
        len({one.article_id for one in members}),
    )


def part(count: int, of: int) -> float:
    """What part of a whole a count is, 0 to 1; 0 of nothing."""
    return count / of if of else 0.0
