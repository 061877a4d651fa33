"""Whom written constructions turn to, and who in a sentence only stands by.

"Kritik datang dari X. Menurutnya ..." brings X as the next to speak, whoever spoke before; "Didampingi X, ia ..." and
"Turut hadir X." name somebody who does not speak. These are told by words around the name, so nobody votes on them.
"""

from __future__ import annotations

from collections.abc import Callable

from reader.analysis.actors.part import ActorMentions
from reader.analysis.actors.people import ActorCandidate
from reader.analysis.actors.reading import How
from reader.analysis.draft import Draft, SourceKind
from reader.analysis.speakers.candidates import SpeakerCandidates, place_of
from reader.analysis.speakers.places import Appearance
from reader.analysis.statements.lexicon import lexicon
from reader.model import StatementKind

REACH_WORDS = 12
"""Words between a construction's verb and the name that it brings."""
LONGEST_ROLE = 4
"""Words of what somebody is before the name, where the lists do not know all of them."""
BESIDE_WORDS = 6
"""Words between what says that somebody is there and the name."""

PRESENTED = "presented-before"
"""Rule's name: the sentence before brings whoever is meant."""
PRONOUN_BEHIND = "pronoun-behind-the-only-one-named"
"""Rule's name: a pronoun follows a sentence that names one person alone."""
GESTURE = "gesture-before-the-quotation"
"""Rule's name: the sentence before shows somebody by a smile, a nod, a shrug."""
INTRODUCED = "new-in-the-paragraph"
"""Rule's name: the paragraph brings somebody who was not named so far."""
SURE = {
    PRESENTED: 0.93,
    PRONOUN_BEHIND: 0.88,
    INTRODUCED: 0.88,
    GESTURE: 0.88,
    "described-behind-what-is-told": 0.88,
    "acts-before-the-quotation": 0.88,
}
"""How sure each construction is."""


class Turning:
    """The constructions of one article."""

    def __init__(self, candidates: SpeakerCandidates, actor_mentions: ActorMentions) -> None:
        known = lexicon(actor_mentions.lists.language)
        groups = known.words
        self._roles = known.roles
        self._candidates = candidates
        self._words = actor_mentions.words
        self._genders = actor_mentions.lists.genders
        self._pronouns = actor_mentions.lists.pronouns
        self._groups = groups
        self._brought: ActorCandidate | None = None
        self._constructions: tuple[tuple[str, Callable[[Draft, ActorCandidate | None], ActorCandidate | None]], ...] = (
            (PRESENTED, self._presented),
            (PRESENTED, self._goes_on),
            ("described-behind-what-is-told", self._described_behind),
            ("acts-before-the-quotation", self._acts_before),
            (INTRODUCED, self._introduced),
            (GESTURE, self._shown),
            (PRONOUN_BEHIND, self._named_before_pronoun),
        )
        """What is tried in turn, with the rules' names."""

    def turned_to(self, draft: Draft, meant: ActorCandidate | None) -> tuple[ActorCandidate, str] | None:
        """Whom a construction right before a statement turns to, and its name; `meant`: whom the rules take for it."""
        for name, construction in self._constructions:
            actor = construction(draft, meant)
            if actor is not None and self._fits(draft, actor):
                self._brought = actor
                return actor, name
        return None

    def stands_by(self, draft: Draft) -> frozenset[int]:
        """Who is named since the last statement only as standing by, by id(), where somebody has the floor."""
        last = self._candidates.last_heard()
        if last is None or _is_named(draft):
            return frozenset()
        place = place_of(draft)
        begin = self._candidates.sentence_span(last.sentence)[1]
        here = self._candidates.sentence_span(self._candidates.sentence(place))[0]
        aside: dict[int, bool] = {}
        for one in self._candidates.people_between(min(begin, here), place):
            aside[id(one.actor)] = aside.get(id(one.actor), True) and self._is_aside(one)
        return frozenset(key for key, is_aside in aside.items() if is_aside and key != id(last.actor))

    # ------------------------------------------------------------ the constructions

    def _presented(self, draft: Draft, meant: ActorCandidate | None) -> ActorCandidate | None:
        """Who the sentence before says agreed, answered or objected: Hal serupa diutarakan X. Menurutnya ..."""
        if _is_named(draft) or draft.source_kind is SourceKind.NONE:
            return None
        start, end = self._sentence_before(draft)
        people = self._candidates.people_between(start, end)
        if not people or self._told_since(start, people[-1].actor):
            return None
        name = people[-1]
        stop = self._words.range(name.start, name.start + 1)[0]
        others = [one.start for one in people[:-1] if one.actor is not name.actor]
        first = max(self._words.range(start, end)[0], stop - REACH_WORDS, *(self._word(at) + 1 for at in others), 0)
        return name.actor if self._brings(self._words.lower[first:stop]) else None

    def _brings(self, before: list[str]) -> bool:
        """Whether the words before a name end in what brings it: a verb of reaction, or what comes from somebody."""
        groups = self._groups
        verb = max((n for n, word in enumerate(before) if word in groups.presenting), default=-1)
        drawing = next((n for n, word in enumerate(before) if word in groups.drawing), -1)
        if verb < 0 and drawing >= 0 and groups.drawn_from.intersection(before[drawing:]):
            verb = drawing
        return verb >= 0 and not groups.relative.intersection(before[max(verb - 1, 0) :])

    def _described_behind(self, draft: Draft, meant: ActorCandidate | None) -> ActorCandidate | None:
        """Whom alone the sentence before tells of, where a description points back: X scored. "...," said the man."""
        pointing = draft.why.startswith(How.POINTING.value) and draft.source_kind is SourceKind.PHRASE
        if not pointing or (meant is not None and meant.kind != "person"):
            return None
        name = self._only_one_before(draft)
        return name.actor if name and name.place in ("subject", "agent") and not self._is_aside(name) else None

    def _acts_before(self, draft: Draft, meant: ActorCandidate | None) -> ActorCandidate | None:
        """Whose act the paragraph opens with, right before a quotation without a cue: X mengangguk. "Ya." """
        if draft.source_kind is not SourceKind.NONE:
            return None
        name = self._only_one_before(draft)
        return name.actor if name is not None and (name.place == "subject" or self._opens(name)) else None

    def _introduced(self, draft: Draft, meant: ActorCandidate | None) -> ActorCandidate | None:
        """Whom alone the paragraph names before a quotation, for the first time: Rina (45) kecewa. "...," ujarnya."""
        if draft.kind is not StatementKind.DIRECT or draft.source_kind not in (SourceKind.CLITIC, SourceKind.PRONOUN):
            return None
        place, last = place_of(draft), self._candidates.last_heard()
        paragraph = self._candidates.paragraph(place)
        if last is not None and last.paragraph == paragraph:
            return None
        people = [one for one in self._candidates.people_between(0, place) if one.paragraph == paragraph]
        if not people or any(one.actor is not people[0].actor for one in people):
            return None
        name = people[0]
        new = self._candidates.paragraph(name.actor.first) == paragraph
        begin, stop = self._words.range(*self._candidates.sentence_span(name.sentence))
        acts = name.place == "subject" and stop - begin > 1 and not self._is_aside(name)  # |Harsh?| He said ...
        return name.actor if new and acts else None

    def _shown(self, draft: Draft, meant: ActorCandidate | None) -> ActorCandidate | None:
        """Whom the sentence before shows, right before what is said: X, di samping Y, tertawa. "...," katanya."""
        if draft.kind is not StatementKind.DIRECT or draft.source_kind not in (SourceKind.CLITIC, SourceKind.PRONOUN):
            return None
        start, end = self._sentence_before(draft)
        last = self._candidates.last_heard()
        if end <= start or self._candidates.paragraph(start) != self._candidates.paragraph(place_of(draft)):
            return None
        people = [one for one in self._candidates.people_between(start, end) if not self._is_aside(one)]
        if not people or people[0].place != "subject" or (last and last.sentence == people[0].sentence):
            return None
        behind = self._words.lower[slice(self._word(people[0].start), self._words.range(start, end)[1])]
        return people[0].actor if self._groups.gesture.intersection(behind) else None

    def _goes_on(self, draft: Draft, meant: ActorCandidate | None) -> ActorCandidate | None:
        """Who was brought and has the floor since, where nobody else was named: ... |katanya|."""
        last = self._candidates.last_heard()
        if draft.source_kind not in (SourceKind.CLITIC, SourceKind.PRONOUN) or last is None:
            return None
        place = place_of(draft)
        near = self._candidates.paragraph(place) - last.paragraph <= 1
        since = self._candidates.people_between(self._candidates.sentence_span(last.sentence)[0], place)
        alone = all(one.actor is last.actor for one in since)
        return last.actor if last.actor is self._brought and near and alone else None

    def _named_before_pronoun(self, draft: Draft, meant: ActorCandidate | None) -> ActorCandidate | None:
        """Whom alone the paragraph's sentence before names, without a pronoun: Police asked Ann Poe. She said ..."""
        if draft.source is None or draft.source_kind is not SourceKind.PRONOUN or draft.kind is StatementKind.DIRECT:
            return None
        name = self._only_one_before(draft)
        told = self._genders.get(self._words.text[slice(*draft.source)].casefold())
        if name is None or self._is_aside(name) or self._sentence_at(draft.source[0]) != self._sentence_at(draft.start):
            return None
        before = self._words.lower[slice(*self._words.range(*self._sentence_before(draft)))]
        if any(word in self._pronouns for word in before):
            return None
        fits = told == self._candidates.genders.of(name.actor) if told else name.place == "subject"
        return name.actor if fits else None

    def _sentence_at(self, char: int) -> int:
        return self._candidates.sentence(char)

    def _only_one_before(self, draft: Draft) -> Appearance | None:
        """The only person of the sentence before a statement, in a paragraph where nobody spoke so far."""
        start, end = self._sentence_before(draft)
        paragraph = self._candidates.paragraph(place_of(draft))
        last = self._candidates.last_heard()
        if end <= start or self._candidates.paragraph(start) != paragraph or (last and last.paragraph == paragraph):
            return None
        people = self._candidates.people_between(start, end)
        return people[0] if people and len({id(one.actor) for one in people}) == 1 else None

    # ------------------------------------------------------------ what they look at

    def _fits(self, draft: Draft, actor: ActorCandidate) -> bool:
        """Whether a pronoun's or a description's gender can be the actor's: she, pria itu."""
        phrase = self._words.text[slice(*draft.source)].casefold().split() if draft.source else []
        told = {self._genders[word] for word in phrase if word in self._genders}
        own = self._candidates.genders.of(actor)
        return not told or not own or own in told

    def _sentence_before(self, draft: Draft) -> tuple[int, int]:
        """The characters of the sentence before a statement's own."""
        here = self._candidates.sentence(min(draft.start, place_of(draft)))
        return self._candidates.sentence_span(here - 1) if here else (0, 0)

    def _told_since(self, start: int, actor: ActorCandidate) -> bool:
        """Whether somebody else spoke in the sentence that begins there."""
        last = self._candidates.last_heard()
        return last is not None and last.sentence >= self._candidates.sentence(start) and last.actor is not actor

    def _is_aside(self, name: Appearance) -> bool:
        """Whether a name stands in an adjunct before its sentence's subject, or is said to be there as well."""
        first = self._word(self._candidates.sentence_span(name.sentence)[0])
        number = self._word(name.start)
        if first >= number:
            return False
        near = self._words.lower[max(first, number - BESIDE_WORDS) : number]
        if self._groups.attending.intersection(near):
            return True
        opens = self._words.lower[first]
        behind = number > first + 1 or opens in self._groups.beside
        parted = any("," in self._words.gap(n) for n in range(first, number - 1)) or self._opens_clause(number)
        return behind and not parted and opens in self._groups.beside | self._groups.meeting

    def _opens_clause(self, number: int) -> bool:
        """Whether a comma stands before the name at a word and none behind it: Seusai diperiksa, |Budi| tersenyum."""
        last = number
        while last + 1 < len(self._words) and self._words.gap(last) == " " and self._words.capital(last + 1):
            last += 1
        return "," in self._words.gap(number - 1) and "," not in self._words.gap(last)

    def _opens(self, name: Appearance) -> bool:
        """Whether nothing but what somebody is stands before a name in its sentence: Petugas kelurahan |Budi| ..."""
        first, number = self._word(self._candidates.sentence_span(name.sentence)[0]), self._word(name.start)
        signs = any(self._words.gap(n).strip() for n in range(first, number))
        return number - first <= LONGEST_ROLE and not signs and self._words.lower[first] in self._roles

    def _word(self, char: int) -> int:
        return self._words.range(char, char + 1)[0]


def _is_named(draft: Draft) -> bool:
    """Whether a name or a description of its own tells who is the source."""
    return draft.source_kind is SourceKind.PHRASE and not draft.why.startswith((How.POINTING.value, "pronoun"))
