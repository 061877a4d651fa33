"""Whether "he" or "she" can mean somebody: told by titles, given names, and the pronouns right behind the name."""

from __future__ import annotations

from bisect import bisect_left

from reader.analysis.actors.part import ActorMentions
from reader.analysis.actors.people import ActorCandidate
from reader.analysis.lang.genders import gender_of_name
from reader.model.text import DOUBLE_MARKS, SENTENCE_ENDERS

TOLD = 3
"""Weight of a title or a noun that tells it: Mrs, spokesman."""
NAMED = 2
"""Weight of a given name that mostly one of both bears."""
ENOUGH = 2
"""Weight from which on it is taken for known; pronouns behind the name weigh 1 each."""
REACH = 30
"""Words behind a name among which a pronoun is looked for."""

_ENDS = frozenset(SENTENCE_ENDERS + "\n" + DOUBLE_MARKS)
"""Signs that end the sentence, or what is quoted."""


class Genders:
    """The persons of one article by the pronoun that can mean them. Time is linear in the mentions."""

    def __init__(self, actor_mentions: ActorMentions) -> None:
        self._actor_mentions = actor_mentions
        self._words = actor_mentions.words
        self._table = actor_mentions.lists.genders
        self._pronouns = actor_mentions.lists.gendered_pronouns
        self._known: dict[int, str] = {}
        people = [mention for mention in actor_mentions.mentions if mention.label == "PER"]
        self._people_starts = [mention.name[0] for mention in people]

    def of(self, actor: ActorCandidate) -> str:
        """ "he", "she", or "" where it is not known, or where the actor is no person."""
        if not self._table or actor.kind != "person":
            return ""
        if id(actor) not in self._known:
            self._known[id(actor)] = self._weigh(actor)
        return self._known[id(actor)]

    def _weigh(self, actor: ActorCandidate) -> str:
        weight = {"he": 0, "she": 0}
        for word in actor.title_words():
            if word in self._table and word not in self._pronouns:
                weight[self._table[word]] += TOLD
        named = any(mention.label == "PER" for mention in actor.mentions)
        if named:
            given = gender_of_name(actor.name, self._actor_mentions.lists.language)
            if given:
                weight[given] += NAMED
            for mention in actor.mentions[:20]:
                pronoun = self._pronoun_behind(mention.name[1])
                if pronoun:
                    weight[pronoun] += 1
        else:
            for word in actor.name.casefold().replace("-", " ").split():
                if word in self._actor_mentions.lists.parting:
                    break
                if word in self._table and word not in self._pronouns:
                    weight[self._table[word]] += TOLD
        more, less = ("he", "she") if weight["he"] >= weight["she"] else ("she", "he")
        return more if weight[more] - weight[less] >= ENOUGH else ""

    def _pronoun_behind(self, char: int) -> str:
        """The gender of the first pronoun behind a name, before the sentence's end and anybody else's name."""
        words = self._words
        number = bisect_left(words.starts, char)
        index = bisect_left(self._people_starts, char)
        limit = self._people_starts[index] if index < len(self._people_starts) else len(words.text)
        for at in range(number, min(number + REACH, len(words))):
            gap = words.gap(at - 1) if at else ""
            if words.starts[at] >= limit or not _ENDS.isdisjoint(gap):
                return ""
            if words.lower[at] in self._pronouns:
                return self._table[words.lower[at]]
        return ""
