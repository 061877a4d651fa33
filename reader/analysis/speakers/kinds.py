"""Whom a phrase can mean by its words: "perusahaan itu" is no ministry, "the drivers" are several."""

from __future__ import annotations

from reader.analysis.actors.cores import is_plural, singular
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


def is_several(lists: Gazetteer, phrase: list[str]) -> bool:
    """Whether a phrase begins with a word for several (puluhan sopir) or a plural of whom the lists know."""
    if any(lists.phrase_use.get(word) == "many" or word.isdigit() for word in phrase[:2]):
        return True
    people = lists.nouns.keys() | lists.titles.keys()
    return is_plural(lists, phrase[0]) and singular(lists, phrase[0]) in people


def may_make(lists: Gazetteer, phrase: str, maker: ActorCandidate | None) -> bool:
    """Whether a text that is pointed at (the lawsuit) may be somebody's who was named before, and is no other text.

    What is no text at all (the, both) is left to whoever is pointed at.
    """
    noun = phrase.casefold().split()[-1]
    if lists.nouns.get(noun) != "message" or maker is None:
        return lists.nouns.get(noun) != "message"
    called = maker.name.casefold().split()
    return noun in called or not any(lists.nouns.get(word) in ("message", "thing") for word in called)
