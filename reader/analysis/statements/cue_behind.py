"""The cue behind a quotation, and who it says spoke: "...", kata X | "..." demikian X | "...," X mengatakan.

A cue right behind the quotation is taken by the construction that AT_ONCE has for its list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.analysis.draft import SourceKind
from reader.analysis.statements import phrases, unlisted
from reader.analysis.statements.lexicon import Role
from reader.analysis.statements.sentence_index import Cue, Mark, SentenceIndex, Stretch
from reader.analysis.statements.source import CLITIC, DROPPED, Source
from reader.analysis.statements.speech import Speech, without_cue

WRITTEN = "written"
"""The construction of what stands somewhere and nobody says: "...," bunyi spanduk itu."""
LONGEST_SUBJECT = 8
"""Tokens of a subject behind its verb: "...," said the mayor."""
FAR_BEHIND = 12
"""Tokens behind the quotation from which a comma parts a cue from it."""


@dataclass(frozen=True, slots=True)
class Behind:
    """A cue behind a quotation."""

    index: SentenceIndex
    """The article."""
    mark: Mark
    """The quotation."""
    cue: Cue
    """The cue."""
    first: int
    """The first token behind the quotation that is no comma, dash or filler."""
    limit: int
    """The next quotation, or the end of the sentence."""

    def said(self, source: Source, rule: str) -> Speech:
        """The quotation as what `source` said."""
        return Speech([self.mark], self.cue, source, rule, side="after")

    def source(self) -> Source:
        """Who the words behind the cue name."""
        return phrases.after(self.index, self.cue.last, self.limit)


def in_sentence(index: SentenceIndex, stretch: Stretch, position: int) -> Speech | None:
    """The `position`-th quotation of a sentence as speech by a listed cue behind it."""
    mark = stretch.marks[position]
    limit = _limit(stretch, position)
    k = mark.last
    while k < limit and (index.words[k] in {",", "-", "–", "—"} or index.lower[k] in index.lexicon.words.filler):
        k += 1
    for cue in stretch.cues if k < limit else ():
        if cue.first < k or cue.first >= limit or cue.used:
            continue
        behind = Behind(index, mark, cue, k, limit)
        if cue.word.kind == "never":
            return text_after_quotation(behind)
        construction = AT_ONCE.get(cue.word.role) if cue.first == k else None
        found = construction(behind) if construction else None
        if found is not None:
            return found
        if _is_verb_of_saying(cue):
            return subject_and_verb_after_quotation(behind)
    return None


def _limit(stretch: Stretch, position: int) -> int:
    return next((mark.first for mark in stretch.marks[position + 1 :]), stretch.last)


def _is_verb_of_saying(cue: Cue) -> bool:
    return cue.word.role is Role.VERB and cue.word.kind not in {"only", "mind"}


# ---------------------------------------------------------------- the constructions


def text_after_quotation(behind: Behind) -> Speech:
    """ "...," bunyi surat itu: a text speaks by what it reads, a banner or a shirt does not."""
    lexicon, source = behind.index.lexicon, behind.source()
    texts = lexicon.words.document | lexicon.words.data
    if source.kind is SourceKind.PHRASE and behind.index.lower[source.first] in texts:
        return behind.said(source, "text-after-quotation")
    return without_cue(behind.mark, WRITTEN)


def cue_after_quotation(behind: Behind) -> Speech:
    """ "...," kata X. | "...," katanya."""
    source = CLITIC if behind.cue.word.clitic else behind.source()
    return behind.said(DROPPED if source.kind is SourceKind.NONE else source, "cue-after-quotation")


def noun_after_quotation(behind: Behind) -> Speech | None:
    """ "...," demikian pernyataan resmi kementerian itu."""
    if behind.index.lower[behind.first - 1] not in behind.index.lexicon.words.filler:
        return None
    return behind.said(behind.source(), "noun-after-quotation")


def according_after_quotation(behind: Behind) -> Speech | None:
    """ "...," menurut X."""
    if behind.cue.word.kind != "source":
        return None
    return behind.said(CLITIC if behind.cue.word.clitic else behind.source(), "according-after-quotation")


def verb_after_quotation(behind: Behind) -> Speech | None:
    """ "...," said the mayor."""
    if not _is_verb_of_saying(behind.cue):
        return None
    source = behind.source()
    named = source.kind is not SourceKind.NONE and source.last - source.first <= LONGEST_SUBJECT
    return behind.said(source if named else DROPPED, "verb-after-quotation")


def subject_and_verb_after_quotation(behind: Behind) -> Speech | None:
    """ "...," X mengatakan."""
    index, cue, k = behind.index, behind.cue, behind.first
    if cue.first - k > FAR_BEHIND and "," in index.words[k : cue.first]:
        return None
    source, start = phrases.before(index, k, cue.first)
    if source.kind not in {SourceKind.PHRASE, SourceKind.PRONOUN} or start > k + 1:
        return None
    if cue.word.kind == "quote":
        source = _quoted_whom(behind, source)
    return behind.said(source, "subject-and-verb-after-quotation")


def _quoted_whom(behind: Behind, source: Source) -> Source:
    """ "..." Kementerian mengutip pernyataannya: who is quoted speaks; only a clitic names him."""
    index, k = behind.index, behind.cue.last
    if k < behind.limit and index.lower[k].endswith(tuple(index.lexicon.words.clitics)):
        return CLITIC
    quoted = behind.source()
    return quoted if quoted.kind is not SourceKind.NONE else source


Construction = Callable[[Behind], Speech | None]
"""Takes the quotation for speech by its cue, or leaves it to a later cue."""
AT_ONCE: dict[Role, Construction] = {
    Role.AFTER: cue_after_quotation,
    Role.NOUN: noun_after_quotation,
    Role.ACCORDING: according_after_quotation,
    Role.VERB: verb_after_quotation,
}
"""The construction of a cue right behind the quotation, by the list that the cue stands in."""


# ---------------------------------------------------------------- what the lists alone do not find


def beside(index: SentenceIndex, stretches: list[Stretch], number: int, position: int) -> Speech | None:
    """By a word that no list holds behind the quotation, or a sentence of its own: "...!" |Ann Poe said.|"""
    stretch = stretches[number]
    mark = stretch.marks[position]
    found = unlisted.behind(index, stretch, mark, _limit(stretch, position))
    if found is not None:
        cue, source, rule = found
        return Speech([mark], cue, source, rule, side="after")
    if any(index.is_word(i) for i in range(mark.last, stretch.last)) or number + 1 >= len(stretches):
        return None
    return _said_in_next(index, mark, stretches[number + 1])


def _said_in_next(index: SentenceIndex, mark: Mark, following: Stretch) -> Speech | None:
    """A question or a cry, and its cue with a subject before it as the next sentence: "Why?" |Ann Poe said.|"""
    if index.words[mark.inner.stop - 1] not in {"?", "!"}:
        return None
    after = not index.lexicon.words.verb_prefix
    cue = next((c for c in following.cues if not c.used and (_is_verb_of_saying(c) or (_is_after(c) and after))), None)
    if cue is None:
        return None
    source, start = phrases.before(index, following.first, cue.first)
    if source.kind not in {SourceKind.PHRASE, SourceKind.PRONOUN} or start > following.first + 1:
        return None
    stop = next((m.first for m in following.marks if m.first > cue.last), following.last)
    behind = next((i for i in range(cue.last, stop) if index.is_word(i)), None)
    if behind is not None and index.lower[behind] not in _reporting_words(index):
        return None
    return Speech([mark], cue, source, "subject-and-verb-after-quotation", side="next")


def _is_after(cue: Cue) -> bool:
    return cue.word.role is Role.AFTER


def _reporting_words(index: SentenceIndex) -> frozenset[str]:
    """Words behind a cue that tell when, where and to whom, and not what."""
    words = index.lexicon.words
    return words.adjunct | words.time | words.time_preposition | words.addressee


def cue_in_unclosed_quotation(index: SentenceIndex, stretch: Stretch, mark: Mark) -> Speech | None:
    """A quotation without a closing mark ends where a comma and a cue stand: "Kami pulang, kata Budi."

    What stands behind the comma is quoted no longer from then on.
    """
    for k in range(mark.inner.start + 1, mark.last - 1):
        forms = index.lexicon.cues.get(index.lower[k + 1], ()) if index.words[k] in {",", "?", "!"} else ()
        for form in forms:
            if form.role is not Role.AFTER or form.kind == "never":
                continue
            cue = Cue(k + 1, k + 1 + len(form.words), form, used=True)
            source = CLITIC
            if not form.clitic:
                index.quoted[k + 1 : mark.last] = bytes(mark.last - k - 1)
                source = phrases.after(index, cue.last, stretch.last)
            if source.kind is SourceKind.NONE:
                continue
            return Speech([mark], cue, source, "cue-in-unclosed-quotation", stop=[(mark.first, k + 1)], side="after")
    return None
