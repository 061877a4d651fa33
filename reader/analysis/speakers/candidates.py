"""Who may be meant when a word without a name speaks: the speaker so far, and whom the text has turned to.

Candidates are those who spoke last and those named last outside quotation marks. Each is seen by a few features that
can be read off the page (below, in `_features`), and weighed by a conditional logit whose weights stand in
speaker_weights.txt of the language, learnt by `python -m reader.training.speakers`. The weights make the probability
that is the statement's confidence.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache
from math import exp

from reader.analysis.actors.part import ActorMentions
from reader.analysis.actors.people import ActorCandidate
from reader.analysis.draft import ArticleState, Draft, SourceKind
from reader.analysis.lang.base import entries
from reader.analysis.speakers.genders import Genders
from reader.analysis.speakers.places import Appearance, clause_place

FAR = 14
"""Appearances and speakers that are weighed: the last ones before the word."""
MOST = 8
"""Candidates that are weighed."""
ALONE = 2
"""Statements in a row by one person after whom a description with an article means that person."""
LEDE = 1
"""Number of the last paragraph in which an article may describe whom it names in the next."""


@dataclass(slots=True)
class Candidate:
    """Somebody who may be meant."""

    actor: ActorCandidate
    """Who."""
    score: float
    """0 to 1; those of all candidates of one statement make 1."""
    why: str = ""
    """What speaks for the actor, as the last part of a rule's name."""
    features: tuple[str, ...] = ()
    """What is seen of it, by the names of speaker_weights.txt."""


@dataclass(slots=True)
class Heard:
    """A statement that was resolved."""

    sentence: int
    """Number of the sentence of its cue."""
    paragraph: int
    """Number of the paragraph."""
    actor: ActorCandidate
    """Who spoke."""


class SpeakerCandidates:
    """One article as it goes by."""

    def __init__(
        self, state: ArticleState, actor_mentions: ActorMentions, drafts: list[Draft], weights: dict[str, float]
    ) -> None:
        self._text = state.text
        self._actor_mentions = actor_mentions
        self._drafts = drafts
        self._weights = weights
        paragraphs = state.paragraphs
        self._paragraph_starts = [start for start, _ in paragraphs]
        spans = [(one.start, one.end) for one in state.sentences] or paragraphs
        self._sentence_starts = [start for start, _ in spans]
        self._quotes = [(q.start, q.end) for q in state.quotations if q.level == 0]
        self._quote_starts = [start for start, _ in self._quotes]
        self._mention_starts = [mention.start for mention in actor_mentions.mentions]
        self._appearances = self._appear()
        self._appearance_starts = [one.start for one in self._appearances]
        self.genders = Genders(actor_mentions)
        """Which pronoun can mean whom."""
        self._heard: list[Heard] = []
        self._named: Counter[int] = Counter()

    def count_named(self, speakers: list[ActorCandidate | None]) -> None:
        """Take note of who speaks by name anywhere in the article; those are likelier to speak without."""
        self._named = Counter(id(actor) for actor in speakers if actor is not None)

    def _appear(self) -> list[Appearance]:
        out: list[Appearance] = []
        phrases = sorted((m.start, m.end) for m in self._actor_mentions.mentions if m.label == "PER")
        for mention in self._actor_mentions.mentions:
            inside = bisect_right(phrases, (mention.start, len(self._text))) - 1
            if mention.label != "PER" and inside >= 0 and mention.start < phrases[inside][1]:
                continue  # a body in a person's title
            if mention.label in ("GPE", "LOC") or mention.owned or mention.aside or self._quoted(mention.start):
                continue
            sentence = self.sentence(mention.start)
            actor = self._actor_mentions.owner[mention.name]
            where = self._place(mention.start, mention.end)
            out.append(Appearance(mention.start, sentence, self.paragraph(mention.start), actor, where))
        for start, end, actor in self._actor_mentions.described():
            if not self._quoted(start):
                where = self._place(start, end)
                out.append(Appearance(start, self.sentence(start), self.paragraph(start), actor, where))
        return sorted(out, key=lambda one: one.start)

    def _place(self, start: int, end: int) -> str:
        """Where in its clause a name stands."""
        begins = self._sentence_starts[self.sentence(start)]
        return clause_place(self._actor_mentions.words, self._actor_mentions.lists, start, end, begins)

    def _quoted(self, char: int) -> bool:
        index = bisect_right(self._quote_starts, char) - 1
        return index >= 0 and char < self._quotes[index][1]

    def sentence(self, char: int) -> int:
        """Number of the sentence at that character."""
        return max(0, bisect_right(self._sentence_starts, char) - 1)

    def paragraph(self, char: int) -> int:
        """Number of the paragraph at that character."""
        return max(0, bisect_right(self._paragraph_starts, char) - 1)

    def sentence_span(self, number: int) -> tuple[int, int]:
        """The characters of a sentence, up to where the next one begins."""
        starts = self._sentence_starts
        return starts[number], starts[number + 1] if number + 1 < len(starts) else len(self._text)

    def people_between(self, start: int, end: int) -> list[Appearance]:
        """The last places outside quotation marks where persons are named between two characters."""
        stop = bisect_left(self._appearance_starts, end)
        near = self._appearances[max(bisect_left(self._appearance_starts, start), stop - FAR) : stop]
        return [one for one in near if one.actor.kind == "person" and one.actor.known]

    def last_heard(self) -> Heard | None:
        """Who spoke last."""
        return self._heard[-1] if self._heard else None

    def heard(self, index: int, actor: ActorCandidate | None) -> None:
        """Take note of who said a statement; one told within another's statement does not take the floor."""
        one = self._drafts[index]
        if actor is not None and one.parent is None:
            place = one.cue[0] if one.cue else one.start
            self._heard.append(Heard(self.sentence(place), self.paragraph(place), actor))

    def pair_before(self, char: int) -> tuple[int, int] | None:
        """From the first to the last character of the two persons whom one sentence named last, side by side."""
        end = bisect_left(self._mention_starts, char)
        people = [m for m in self._actor_mentions.mentions[max(0, end - FAR) : end] if m.label == "PER"]
        if (
            len(people) < 2
            or self._actor_mentions.owner[people[-1].name] is self._actor_mentions.owner[people[-2].name]
        ):
            return None
        left, right = people[-2:]
        between = self._text[left.end : right.start].strip(" ,")
        joined = self._actor_mentions.lists.phrase_use.get(between.casefold()) == "also"
        return (left.start, right.end) if joined else None

    def subject_before(self, char: int) -> ActorCandidate | None:
        """The subject that the sentence names before a character, the first one."""
        sentence = self.sentence(char)
        index = bisect_left(self._appearance_starts, self._sentence_starts[sentence])
        end = bisect_left(self._appearance_starts, char)
        subjects = (a.actor for a in self._appearances[index:end] if a.place == "subject" and a.actor.known)
        return next(subjects, None)

    def subject_since(self, start: int, end: int) -> ActorCandidate | None:
        """The person who is the subject of the sentence right before `end`, in its paragraph, named after `start`."""
        sentence, paragraph = self.sentence(end), self.paragraph(end)
        index = bisect_left(self._appearance_starts, start)
        stop = bisect_left(self._appearance_starts, end)
        near = [a for a in self._appearances[index:stop] if a.paragraph == paragraph and a.sentence >= sentence - 1]
        found = (a.actor for a in near if a.place == "subject" and a.actor.kind == "person")
        return next(found, None)

    def alone_before(self, char: int) -> ActorCandidate | None:
        """The person who said the last two statements, where nobody else was named since the first of them."""
        if len(self._heard) < ALONE or any(h.actor is not self._heard[-1].actor for h in self._heard[-ALONE:]):
            return None
        actor, since = self._heard[-1].actor, self._heard[-ALONE].sentence
        end = bisect_left(self._appearance_starts, char)
        near = [a for a in self._appearances[max(0, end - FAR) : end] if a.sentence >= since]
        others = any(a.actor is not actor and a.actor.kind == "person" for a in near)
        return actor if actor.kind == "person" and actor.known and not others else None

    def on_the_floor(self, index: int, gender: str) -> ActorCandidate | None:
        """The person of that gender, where one is told, who spoke last, in the paragraph before at most."""
        last = self._heard[-1] if self._heard else None
        if last is None or last.actor.kind != "person" or not last.actor.known:
            return None
        near = self.paragraph(self._drafts[index].start) - last.paragraph <= 1
        own = self.genders.of(last.actor)
        return last.actor if near and (not gender or not own or gender == own) else None

    def opens_with(self, char: int, following: int) -> bool:
        """Whether the article opens with what stands at `char`, and what follows is in its next paragraph at most."""
        paragraph = self.paragraph(char)
        return paragraph <= LEDE and self.paragraph(following) <= paragraph + 1

    def told(self, one: Draft) -> frozenset[int]:
        """Whom a verb of saying tells it, by id(), between itself and what is said: Ann Poe told |Dan Reed| that ..."""
        if one.cue is None or one.source is None or not one.source[1] <= one.cue[0] < one.start:
            return frozenset()
        first = bisect_left(self._mention_starts, one.cue[1])
        last = bisect_left(self._mention_starts, one.start)
        return frozenset(id(self._actor_mentions.owner[m.name]) for m in self._actor_mentions.mentions[first:last])

    # ------------------------------------------------------------ weighing

    def weigh(self, index: int, number: str, gender: str = "") -> list[Candidate]:
        """Who may be meant by a word of that number and gender in a draft, the likeliest first, with probabilities."""
        candidates = self.candidates(index, number, gender)
        scores = [exp(sum(self._weights.get(name, 0.0) for name in one.features)) for one in candidates]
        total = sum(scores)
        for one, score in zip(candidates, scores, strict=True):
            one.score = score / total
        return sorted(candidates, key=lambda one: -one.score)

    def candidates(self, index: int, number: str, gender: str = "") -> list[Candidate]:
        """Who may be meant, with the features seen of each, unweighed."""
        one = self._drafts[index]
        other = {"he": "she", "she": "he"}.get(gender, "?")

        def possible(actor: ActorCandidate) -> bool:
            return actor.known and self.genders.of(actor) != other and not self._passes_on(actor, number)

        place = min(one.start, (one.source or one.cue or (one.start, 0))[0])
        speakers = [h for h in self._heard[-FAR:] if agrees(h.actor, number) and possible(h.actor)]
        end = bisect_left(self._appearance_starts, place)
        here = self.sentence(place)
        near = self._appearances[max(0, end - FAR) : end]
        seen = [a for a in near if _may_turn(a, number, here) and possible(a.actor)]
        turning = [h.actor for h in reversed(speakers)][:3] + [a.actor for a in reversed(seen)]
        candidates = {id(actor): actor for actor in turning}
        if not candidates:
            after = self._to_come(end, number)
            candidates = {id(a.actor): a.actor for a in after if _may_turn(a, number, here) and possible(a.actor)}
        inside = self._inside(one)
        out = []
        for actor in list(candidates.values())[:MOST]:
            features = self._features(one, place, actor, speakers, seen, inside)
            features += self._agreement(actor, number, gender)
            if number == "side":  # pihaknya is said of bodies and of persons alike
                features = [name for name in features if name not in ("no-person", "other-kind-spoke-since")]
            out.append(Candidate(actor, 0.0, _why(features), tuple(features)))
        return out

    def _to_come(self, end: int, number: str) -> list[Appearance]:
        """Where somebody is named next who may be meant though nobody was so far; "they" are hardly a body to come."""
        return [] if number == "many" else self._appearances[end : end + FAR]

    def _passes_on(self, actor: ActorCandidate, number: str) -> bool:
        """Whether a word for a body would mean a news medium, which mostly passes on what others say."""
        if number not in ("body", "many") or actor.kind != "organization":
            return False
        outlets = self._actor_mentions.lists.outlets
        words = actor.name.casefold().split()
        return actor.name.casefold() in outlets or any(word in outlets for word in words)

    def _inside(self, one: Draft) -> set[int]:
        """Who is named within the statement: hardly its speaker."""
        named: set[int] = set()
        for start, end in one.spans:
            first = bisect_left(self._mention_starts, start)
            last = bisect_left(self._mention_starts, end)
            named.update(
                id(self._actor_mentions.owner[mention.name])
                for mention in self._actor_mentions.mentions[first:last][:50]
            )
        return named

    def _features(
        self,
        one: Draft,
        place: int,
        actor: ActorCandidate,
        speakers: list[Heard],
        seen: list[Appearance],
        inside: set[int],
    ) -> list[str]:
        """What the page shows of one candidate."""
        alike = [heard for heard in speakers if (heard.actor.kind == "person") == (actor.kind == "person")]
        last = alike[-1] if alike else None  # a body's statement does not take the floor from a person
        out = self._of_speaking(actor, speakers, last, self.paragraph(place))
        since = [a for a in seen if a.actor is actor and (last is None or a.sentence > last.sentence)]
        if since:
            out += self._of_naming(one, place, since, seen, last)
        elif "speaks" not in out and any(a.actor is actor and a.place == "subject" for a in seen):
            out.append("subject-further-up")
        if self._named[id(actor)]:
            out.append("speaks-by-name")
        if id(actor) in inside:
            out.append("named-within")
        if actor.kind != "person" and not {"named-here", "named-since-as-subject"} <= set(out):
            out.append("no-person")
        return out

    def _of_speaking(
        self, actor: ActorCandidate, speakers: list[Heard], last: Heard | None, paragraph: int
    ) -> list[str]:
        """Whether the candidate spoke before; `last` is who of its kind spoke last."""
        out = ["other-kind-spoke-since"] if last is not None and last is not speakers[-1] else []
        if last is not None and last.actor is actor:
            apart = paragraph - last.paragraph
            far = "speaks-here" if apart == 0 else "speaks-before" if apart == 1 else "spoke-further-up"
            return [*out, "speaks", far]
        return [*out, "spoke-earlier"] if any(heard.actor is actor for heard in speakers) else out

    def _of_naming(
        self, one: Draft, place: int, since: list[Appearance], seen: list[Appearance], last: Heard | None
    ) -> list[str]:
        """How the candidate was named since somebody of its kind spoke last, in `since`, at least once."""
        nearest, paragraph = since[-1], self.paragraph(place)
        best = min(since, key=lambda a: ("subject", "agent", "patient", "object").index(a.place))
        away = self.sentence(place) - nearest.sentence
        out = [f"named-since-as-{best.place}"]
        out.append("named-here" if away == 0 else "named-just-before" if away == 1 else "named-further-up")
        if nearest is seen[-1]:
            out.append("named-last")
        if one.source_kind is SourceKind.PRONOUN and best.place == "subject" and away <= 1:
            out.append("pronoun-behind-subject")
        if self._opens(since, paragraph, last):
            out.append("opens-its-paragraph")
        if self._alone(nearest.actor, paragraph, place, last):
            out.append("alone-in-its-paragraph")
        if one.source_kind is SourceKind.NONE and nearest.place == "subject" and away <= 1:
            out.append("acts-before-uncued-quotation")
        return out

    def _opens(self, since: list[Appearance], paragraph: int, last: Heard | None) -> bool:
        """Whether somebody is named as the first in the paragraph, as its subject, and nobody spoke in it so far."""
        if last is not None and last.paragraph == paragraph:
            return False
        index = bisect_left(self._appearance_starts, self._paragraph_starts[paragraph])
        first = self._appearances[index] if index < len(self._appearances) else None
        return first in since and first is not None and first.place == "subject"

    def _alone(self, actor: ActorCandidate, paragraph: int, place: int, last: Heard | None) -> bool:
        """Whether a person is the only one named in the paragraph so far, outside an object, where nobody spoke yet."""
        if actor.kind != "person" or (last is not None and last.paragraph == paragraph):
            return False
        index = bisect_left(self._appearance_starts, self._paragraph_starts[paragraph])
        stop = bisect_left(self._appearance_starts, place)
        people = [a for a in self._appearances[index:stop][:FAR] if a.actor.kind == "person"]
        return bool(people) and all(a.actor is actor and a.place in ("subject", "agent") for a in people)

    def _agreement(self, actor: ActorCandidate, number: str, gender: str) -> list[str]:
        """Whether an actor is what the word means: that gender, several, a body."""
        out: list[str] = []
        if gender and self.genders.of(actor) == gender:
            out.append("gender-agrees")
        if number == "many":
            out.append("several-" + ("group" if actor.kind == "group" else "body"))
        return out


def agrees(actor: ActorCandidate, number: str) -> bool:
    """Whether an actor can be meant by a word of that number."""
    if number == "one":
        return actor.kind == "person"
    if number == "many":
        return actor.kind in ("group", "organization", "government")
    if number == "body":
        return actor.kind in ("organization", "government")
    return True


def _may_turn(one: Appearance, number: str, sentence: int) -> bool:
    """Whether the one named there can be meant; a clitic means a body only where it spoke, or in its own sentence."""
    if not one.actor.known:
        return False
    if number == "whoever" and one.actor.kind != "person":
        return one.sentence == sentence and one.place == "subject"
    return agrees(one.actor, number)


def place_of(one: Draft) -> int:
    """Where a statement is told: at its cue, or where its content begins."""
    return min(one.start, one.cue[0]) if one.cue else one.start


@cache
def weights(language: str) -> dict[str, float]:
    """The weights of the features, as learnt."""
    return {e.words: float(e.get("weight")) for e in entries(language, "speaker_weights", frozenset({"weight"}))}


def _why(features: list[str]) -> str:
    if "speaks" in features:
        return "of-the-running-speaker"
    if "named-since-as-subject" in features:
        return "of-the-subject-before"
    return "of-an-earlier-speaker" if "spoke-earlier" in features else "of-the-nearest-name"
