"""The part `speakers`: who said each statement, when, how sure that is, why, and who else it might have been.

A named source is read by `sources`. What only points back (dia, katanya, a dropped subject, a quotation without a cue,
"pria itu") is somebody told of already: the one who is speaking, or the one whom the article has turned to since.
"""

from __future__ import annotations

from spacy.language import Language

from reader.analysis.actors.part import ActorMentions, actor_mentions_of, publish
from reader.analysis.actors.people import ActorCandidate
from reader.analysis.actors.reading import How, Reading
from reader.analysis.dates.dating import date_drafts
from reader.analysis.draft import BY_ENCODER, TURN, ArticleState, Draft, PipelineComponent, SourceKind
from reader.analysis.entities.gazetteer import gazetteer
from reader.analysis.speakers.candidates import Candidate, SpeakerCandidates, place_of, weights
from reader.analysis.speakers.kinds import is_called, is_several, may_make, may_mean
from reader.analysis.speakers.scorer import SpeakerScorer
from reader.analysis.speakers.turning import SURE, Turning
from reader.analysis.speakers.vote import Ballot, RuleChoice, vote
from reader.analysis.statements.lexicon import lexicon
from reader.model import Rival, StatementKind

CERTAIN = 0.97
"""The most that is ever claimed."""
UNNAMED_MOST = 0.89
"""The most that is claimed of a source without a name: above it, in articles that the encoder had not learnt from, nine
of 72 were not who spoke, eight of 608 other sources. So it is of one whom the encoder gives less than somebody whom the
source's own word excludes."""

OVERRULED, TELLING = 0.5, 0.8
"""The least chance that overrules whom the rules take for the speaker, where they are as sure as the second: below the
first, in articles that the encoder had not learnt from, the rules were right in nine cases and the likeliest in one."""

_CONTINUED = 0.93
"""A quotation that goes on behind another one."""

_AS_IT_STANDS = 0.55
"""A description that points back where nobody is told of."""
TEXT_ITSELF = "text-that-speaks"
"""Rule's name: a text is pointed at that nobody who was named before made."""
_SPEAKING_KINDS = frozenset({"person", "group", "organization"})
"""What a description calls somebody who speaks; "any" may be nobody."""

GROUP = "group-told-of-before"
"""Rule's name: several without a name are the subject of the sentence before."""
DESCRIBED = "described-before"
"""Rule's name: somebody without a name is the subject of the sentence before, which opens the paragraph."""
_SAME_WORD = 0.85
"""A word that may mean two, given to the nearer one."""
_LIKELY = 0.5
"""From here on a speaker is one whom another description cannot mean."""
_WRITTEN = frozenset({TURN, "name-behind-dash"})
"""Constructions in which a sign stands between what is said and who said it."""
_ACTED = 0.7
"""A quotation right behind what somebody else does."""


@Language.factory("speakers", default_config={"language": None})
def make_speakers(nlp: Language, name: str, language: str | None) -> SpeakerResolver:
    """The part for one language, by default the pipeline's."""
    return SpeakerResolver(language or str(nlp.lang))


class SpeakerResolver(PipelineComponent):
    """Fills actor, date, confidence, why and rivals of every draft; renews the actors."""

    def __init__(self, language: str) -> None:
        self._lists = gazetteer(language)
        self._weights = weights(language)

    def read(self, state: ArticleState) -> None:
        """Resolve the drafts in text order, and date them."""
        actor_mentions = actor_mentions_of(state)
        found = state.drafts
        if actor_mentions is None:
            return
        chosen = Resolution(state, actor_mentions, found, self._weights).resolve()
        for actor, _ in chosen:
            if actor is not None:
                actor_mentions.spoken.update(id(one) for one in (actor, *actor.members))
        ids = publish(state, actor_mentions)
        for one, (actor, rivals) in zip(found, chosen, strict=True):
            one.actor = ids.get(id(actor)) if actor else None
            weighed = [Rival(ids[id(r.actor)], r.score) for r in rivals if id(r.actor) in ids and r.actor is not actor]
            one.rivals = weighed[:5]
        date_drafts(state, found, self._lists)


class Resolution:
    """The speakers of one article, statement by statement in text order."""

    def __init__(
        self, state: ArticleState, actor_mentions: ActorMentions, drafts: list[Draft], learnt: dict[str, float]
    ) -> None:
        self.text = state.text
        self._continuing = lexicon(actor_mentions.lists.language).words.continuing
        self._actor_mentions = actor_mentions
        self.drafts = drafts
        self._numbers = actor_mentions.lists.pronouns
        self.candidates = SpeakerCandidates(state, actor_mentions, drafts, learnt)
        self._turning = Turning(self.candidates, actor_mentions)
        self._speakers: list[ActorCandidate | None] = [None] * len(drafts)
        self._rivals: list[list[Candidate]] = [[] for _ in drafts]
        pointers = state.encoded.pointers
        self._scorer = SpeakerScorer(state, actor_mentions, drafts) if pointers else None
        self._weights = pointers.votes["speakers"] if pointers else {}
        self._known = {id(one): one for one in actor_mentions.candidates()}

    def resolve(self) -> list[tuple[ActorCandidate | None, list[Candidate]]]:
        """Speaker and rivals of each draft, in the drafts' order."""
        order = sorted(range(len(self.drafts)), key=lambda index: (place_of(self.drafts[index]), index))
        self.candidates.count_named([self._by_name(one) for one in self.drafts])
        named = {id(self._by_name(one)) for one in self.drafts} - {id(None)}
        for index in order:
            chosen = self._speakers[index] = self._voted(index, self.speaker(index), named)
            self.candidates.heard(index, chosen)
            if chosen is not None and self._scorer is not None:
                self._scorer.spoke(id(chosen), place_of(self.drafts[index]))
        return list(zip(self._speakers, self._rivals, strict=True))

    def _voted(self, index: int, actor: ActorCandidate | None, named: set[int]) -> ActorCandidate | None:
        """The speaker by the rule's choice and the encoder's probabilities together."""
        one = self.drafts[index]
        if self._is_settled(one, actor):
            return actor
        turned = self._turning.turned_to(one, actor)
        if turned is not None:
            return self._turn_to(index, actor, *turned)
        aside = self._turning.stands_by(one) | self._passes_on(one) | self.candidates.told(one)
        if actor is not None and id(actor) in aside:
            actor = next((rival.actor for rival in self._rivals[index] if id(rival.actor) not in aside), actor)
        ballot, refused = self._ballot(index, actor, named)
        one.ballot = ballot
        if not ballot.pointed or not self._weights:
            return actor
        by_name = one.why == How.NAMED.value  # a name leaves nothing to choose, only to doubt
        votes = vote(ballot, self._known, self._weights)
        found = sorted(votes, key=lambda pair: (id(pair[0]) in aside, by_name and pair[0] is not actor))
        told, (best, one.confidence) = one.confidence, found[0]
        one.confidence = min(UNNAMED_MOST if refused or one.why == How.UNNAMED.value else CERTAIN, one.confidence)
        if actor is not None and told >= TELLING and self._is_weak(one, best):
            best = actor
        if best is not actor:
            one.why = BY_ENCODER
        rivals = [Candidate(other, chance) for other, chance in found if other is not None and other is not best]
        self._rivals[index] = rivals[:5]
        return best

    def _is_weak(self, one: Draft, best: ActorCandidate | None) -> bool:
        """Whether the likeliest candidate has too little for overruling the rules."""
        return one.confidence < OVERRULED and not is_called(self._phrase(one), best)

    def _phrase(self, one: Draft) -> str:
        """The words that name a draft's source, "" where none do."""
        return self.text[slice(*one.source)] if one.source else ""

    def _ballot(self, index: int, actor: ActorCandidate | None, named: set[int]) -> tuple[Ballot, bool]:
        """What is weighed for a draft, and whether its source's own word excludes whom the encoder likes best."""
        one = self.drafts[index]
        choice = RuleChoice(one.why, one.confidence, actor, [(r.actor, r.score) for r in self._rivals[index]])
        weighed = self._scorer.weigh(one, named) if self._scorer else {}
        agreeing = {key: chance for key, chance in weighed.items() if self._agrees(one, key)}
        meant = self._scorer.antecedents(one.source) if self._scorer and one.source else None
        if meant and one.source_kind is not SourceKind.PRONOUN:
            meant = {key: chance for key, chance in meant.items() if self._agrees(one, key)}
        refused = max(weighed.values(), default=0.0) > max(agreeing.values(), default=0.0)
        return Ballot(choice, agreeing, meant, one.source_seen), refused

    def _passes_on(self, one: Draft) -> frozenset[int]:
        """Who tells what a description says within, by id(): somebody else than the one so described.

        Ann Poe said |the driver had told her he fell asleep|.
        """
        if not one.why.startswith((How.POINTING.value, How.UNNAMED.value)):
            return frozenset()
        outer = self._outer(one)
        return frozenset() if outer is None else frozenset({id(outer)})

    def _outer(self, one: Draft) -> ActorCandidate | None:
        """Who tells what is said within another statement, where that is likelier than not; "some" may be of them."""
        phrase = self._phrase(one).casefold().split()
        part = all(word in self._actor_mentions.lists.phrase_use for word in phrase)
        told = not part and one.parent is not None and self.drafts[one.parent].confidence >= _LIKELY
        return self._speakers[one.parent] if told and one.parent is not None else None

    def _is_settled(self, one: Draft, actor: ActorCandidate | None) -> bool:
        """Whether nobody votes: several who speak together are nobody that the encoder knows; a name before a colon,
        or behind a dash."""
        if one.why in (TEXT_ITSELF, GROUP, DESCRIBED) or (actor is not None and actor.members):
            return True
        return one.rule in _WRITTEN and one.source_kind is SourceKind.PHRASE and actor is not None

    def _turn_to(self, index: int, actor: ActorCandidate | None, turned: ActorCandidate, why: str) -> ActorCandidate:
        """Give a statement to whom a construction turns to; whom the rules took for its speaker becomes a rival."""
        one = self.drafts[index]
        if actor is not None and actor is not turned:
            self._rivals[index] = [Candidate(actor, 1 - SURE[why])]
        one.why, one.confidence = why, SURE[why]
        return turned

    def _agrees(self, one: Draft, key: int) -> bool:
        """Whether the pronoun by which a draft names its source can mean the actor of that id()."""
        if one.source is None or key not in self._known:
            return True
        phrase, actor = self._phrase(one).casefold(), self._known[key]
        told, own = self._gender(phrase), self.candidates.genders.of(actor)
        if one.source_kind is not SourceKind.PRONOUN:
            described = one.why.startswith((How.POINTING.value, How.UNNAMED.value))
            excluded = described and told and own and told != own
            return not excluded and (not one.why.startswith(How.POINTING.value) or self._may_mean(one, actor))
        several = self._numbers.get(phrase) == "many"
        return (not told or not own or told == own) and not (several and actor.kind == "person")

    def _may_mean(self, one: Draft, actor: ActorCandidate) -> bool:
        """Whether a description that points back can mean an actor: by the kind of body that it calls."""
        return may_mean(self._actor_mentions.lists, self._phrase(one), actor)

    def _by_name(self, one: Draft) -> ActorCandidate | None:
        """The speaker where the source is a phrase that tells it by itself."""
        if one.source is None or one.source_kind is not SourceKind.PHRASE:
            return None
        return self._actor_mentions.read(one.source).actor

    def speaker(self, index: int) -> ActorCandidate | None:
        one = self.drafts[index]
        if one.source is not None and one.source_kind in (SourceKind.PHRASE, SourceKind.DROPPED):
            word = self._phrase(one).casefold().partition(" ")[0]
            if word not in self._numbers:
                return self._named(index, self._actor_mentions.read(one.source))
            why = "shared-subject" if one.source_kind is SourceKind.DROPPED else "pronoun"
            return self.pointed(index, self._numbers[word], why, self._gender(word))
        if one.source_kind is SourceKind.PRONOUN and one.source is not None:
            subject = self._subject_before(one)
            if subject is not None:
                one.why, one.confidence = GROUP if subject.kind == "group" else DESCRIBED, _SAME_WORD
                return subject
            word = self._phrase(one).casefold()
            actor = self.pointed(index, self._numbers.get(word, "one"), "pronoun", self._gender(word))
            return actor if actor is not None or one.rule != TURN else self._interviewed(one)
        if one.source_kind is SourceKind.NONE:
            return self._continued(index)
        why = "clitic" if one.source_kind is SourceKind.CLITIC else "dropped-subject"
        return self.pointed(index, "whoever", why)

    def _interviewed(self, one: Draft) -> ActorCandidate | None:
        """Whose answer it is where nobody spoke by name: the only person of the article."""
        people = self._actor_mentions.people.candidates
        if len(people) != 1:
            return None
        one.why, one.confidence = "pronoun-of-the-nearest-name", _SAME_WORD
        return people[0]

    def _subject_before(self, one: Draft) -> ActorCandidate | None:
        """Whom without a name the sentence before tells of, several or one, where a pronoun for as many follows."""
        if one.subject_before is None or one.source is None:
            return None
        word, phrase = (self.text[slice(*place)].casefold() for place in (one.source, one.subject_before))
        several = self._numbers.get(word) == "many"
        if (
            several != is_several(self._actor_mentions.lists, phrase.split())
            or len({self._gender(word), self._gender(phrase)} - {""}) > 1
        ):
            return None
        reading = self._actor_mentions.describe(one.subject_before)
        alone = reading.how in (How.UNNAMED, How.ALIKE) and reading.actor is not None
        return reading.actor if alone and reading.kind == ("group" if several else "person") else None

    def _namesake(self, one: Draft, reading: Reading) -> ActorCandidate | None:
        """Who has the floor and bears the one word by which somebody else, too, is called in the article."""
        last = self.candidates.last_heard()
        if one.source is None or reading.how is not How.NAMED or reading.actor is None or last is None:
            return None
        word = self._phrase(one)
        near = self.candidates.paragraph(place_of(one)) - last.paragraph <= 1 and not last.actor.members
        both = all(word in actor.name.split()[1:] for actor in (reading.actor, last.actor))
        return last.actor if near and both and last.actor is not reading.actor and " " not in word else None

    def _named(self, index: int, reading: Reading) -> ActorCandidate | None:
        one = self.drafts[index]
        if reading.how is How.POINTING:
            return self._pointing(index, reading)
        told_so = one.rule.startswith("according")  # whom something is according to is never its own subject
        if reading.how is How.UNNAMED and reading.actor and not reading.actor.known and one.source and not told_so:
            subject = self.candidates.subject_before(one.source[0])
            if subject:
                one.why, one.confidence = "subject-of-its-sentence", 0.6
                return subject
        namesake = self._namesake(one, reading)
        if namesake is not None:
            one.why, one.confidence = "namesake-who-speaks", _SAME_WORD
            self._rivals[index] = [Candidate(reading.actor, 1 - _SAME_WORD)] if reading.actor else []
            return namesake
        meant = self._described(reading, index)
        if meant is not None:
            one.why, one.confidence = "description-of-somebody-named", 0.7
            self._rivals[index] = [Candidate(reading.actor, 0.3)] if reading.actor else []
            return meant
        one.why = reading.how.value
        one.confidence = reading.sure
        self._rivals[index] = [Candidate(actor, 0.3) for actor in reading.rivals]
        return reading.actor

    def _pointing(self, index: int, reading: Reading) -> ActorCandidate | None:
        """Whom a description that points back means; itself where nobody is told of."""
        one = self.drafts[index]
        number = {"organization": "body", "group": "many", "any": "side"}.get(reading.kind, "one")
        gender = self._gender(self._phrase(one))
        actor = self.pointed(index, number, reading.how.value, gender)
        made = actor if actor is not None and one.source and actor.first <= one.source[0] else None
        if reading.kind == "any" and one.source and not may_make(self._actor_mentions.lists, self._phrase(one), made):
            one.why, one.confidence = TEXT_ITSELF, _AS_IT_STANDS
            return self._actor_mentions.as_it_stands(one.source)
        if actor and one.source:
            self._actor_mentions.mean(one.source, actor)
        elif one.source and reading.kind in _SPEAKING_KINDS:
            actor = self._actor_mentions.as_it_stands(one.source)
            one.why, one.confidence = How.UNNAMED.value, _AS_IT_STANDS
        return actor

    def _described(self, reading: Reading, index: int) -> ActorCandidate | None:
        """Somebody by name whom a description means though its words do not tell: the one who has the floor alone, or
        the one whom the next statement brings: A British author says ... Ann Poe, 40, said ..."""
        one = self.drafts[index]
        if reading.how is not How.UNNAMED or reading.kind != "person" or one.source is None:
            return None
        if self._goes_on(one) and reading.use != "one":
            gender = self._gender(self._phrase(one))
            return self.candidates.on_the_floor(index, gender)
        if reading.use == "this":
            return self.candidates.alone_before(one.source[0])
        if reading.use != "one" or one.kind is StatementKind.DIRECT or index + 1 >= len(self.drafts):
            return None
        following = self.drafts[index + 1]
        actor = self._by_name(following)
        near = self.candidates.opens_with(one.source[1], place_of(following))
        new = actor is not None and actor.kind == "person" and actor.known and actor.first >= one.source[1]
        if actor is None or not near or not new:
            return None
        return actor if any(mention.label == "PER" for mention in actor.mentions) else None

    def _goes_on(self, one: Draft) -> bool:
        """Whether the cue says that whoever is speaking goes on, and no office in capitals names somebody else."""
        cue = self.text[slice(*one.cue)].casefold() if one.cue else ""
        return cue in self._continuing and one.source is not None and not self.text[one.source[0]].isupper()

    def _gender(self, phrase: str) -> str:
        """The gender that a pronoun or a description tells, "" where it tells none: she, pria itu."""
        table = self._actor_mentions.lists.genders
        told = {table[word] for word in phrase.casefold().split() if word in table}
        return told.pop() if len(told) == 1 else ""

    def _continued(self, index: int) -> ActorCandidate | None:
        """A quotation without a cue: whoever is speaking."""
        one = self.drafts[index]
        before = one.continues
        if before is not None and 0 <= before < len(self.drafts) and self._speakers[before] is not None:
            actor = self._turned_to(index, before)
            if actor is not None:
                one.why, one.confidence = "acts-before-the-quotation", _ACTED
                self._rivals[index] = [Candidate(actor, 0.3) for actor in [self._speakers[before]] if actor]
                return actor
            one.why, one.confidence = "continued-quotation", min(_CONTINUED, self.drafts[before].confidence)
            return self._speakers[before]
        return self.pointed(index, "whoever", "running-speaker")

    def _turned_to(self, index: int, before: int) -> ActorCandidate | None:
        """Whom the text has turned to since the statement before: Budi mengangguk. "Ya." """
        earlier = self.drafts[before]
        end = max(earlier.end, earlier.cue[1] if earlier.cue else 0, earlier.source[1] if earlier.source else 0)
        subject = self.candidates.subject_since(end, self.drafts[index].start)
        return subject if subject is not self._speakers[before] else None

    def pointed(self, index: int, number: str, why: str, gender: str = "") -> ActorCandidate | None:
        """The candidate whom a word without a name means, of that gender where one is told."""
        one = self.drafts[index]
        pair = self.candidates.pair_before(place_of(one)) if number == "two" else None
        if pair:
            one.why, one.confidence = "the-two-named-before", 0.85
            return self._actor_mentions.read(pair).actor
        candidates = self.candidates.weigh(index, number, gender)
        if why == How.POINTING.value:
            outer = self._outer(one)
            others = (rival for rival in candidates if outer is None or rival.actor is not outer)
            candidates = [rival for rival in others if self._may_mean(one, rival.actor)]
        if not candidates:
            one.why, one.confidence = f"{why}-unresolved", 0.0
            return None
        best = candidates[0]
        one.why = f"{why}-{best.why}"
        one.confidence = min(CERTAIN, best.score)
        self._rivals[index] = candidates[1:6]
        return best.actor
