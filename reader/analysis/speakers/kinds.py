"""Which bodies a noun that points back can mean: "perusahaan itu" is no ministry, "the paper" no airline."""

from __future__ import annotations

from reader.analysis.actors.people import ActorCandidate
from reader.analysis.entities.gazetteer import Gazetteer

_CLASSES = {"firm": "firm", "press": "media"}
"""The kind of body that nouns of a class call."""
_TOLD_APART = frozenset({"firm", "media", "club", "party", "school"})
"""Kinds that mean no body of another kind; what is called a body or an institution may be any."""
_GENERAL = frozenset({"body"})
"""Kinds that may be any of those told apart."""


def may_mean(lists: Gazetteer, phrase: str, actor: ActorCandidate) -> bool:
    """Whether a phrase that points back can mean an actor, by what it calls a body and what the body's name heads."""
    wanted = next((kind for word in phrase.casefold().split() if (kind := _kind_of(lists, word))), "")
    if wanted not in _TOLD_APART:
        return True
    if actor.kind == "government":
        return False
    words = actor.name.casefold().split() or [""]
    own = lists.org_heads.get(words[-1 if lists.declared.heads_last else 0], "")
    return own in ("", wanted) or (own in _GENERAL and wanted != "firm")


def _kind_of(lists: Gazetteer, word: str) -> str:
    """The kind of body that a noun calls; "" where it calls none."""
    return _CLASSES.get(lists.classes.get(word, "")) or lists.org_heads.get(word, "")


def is_called(phrase: str, actor: ActorCandidate | None) -> bool:
    """Whether a phrase holds a word of the actor's name (the leader, Ann |Poe|), or the actor is several."""
    called = (word for word in (actor.name.split() if actor else ()) if word[:1].isupper())
    return not {*called}.isdisjoint(phrase.split()) or bool(actor and actor.members)
