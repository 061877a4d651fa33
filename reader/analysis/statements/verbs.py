"""Paraphrases by a verb of saying: X mengatakan (bahwa) ... | ..., X mengatakan. | The test, the army said, failed.

NO_REPORT are the reasons why such a verb reports nothing; NOTHING_SAID are those that lie in what
follows it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.analysis.draft import SourceKind
from reader.analysis.statements import phrases, wordclass
from reader.analysis.statements.acts import is_feeling_alone
from reader.analysis.statements.agents import by_agent, is_passive
from reader.analysis.statements.bounds import behind_dateline, content_end, reporting
from reader.analysis.statements.inserted import inserted
from reader.analysis.statements.lexicon import Role
from reader.analysis.statements.mainclause import main_subject
from reader.analysis.statements.report import MIN_CONTENT, Report
from reader.analysis.statements.sentence_index import Cue, SentenceIndex, Stretch
from reader.analysis.statements.source import DROPPED, Source
from reader.analysis.statements.tied import to_content

LEAST_CLAUSE = 4
"""Tokens of a clause that stands before its subject and verb: Harga akan naik, ujar Budi pada Senin."""
LEAST_FRONTED = 3
"""Tokens of anything said that does."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb of saying with its subject and what stands on both sides."""

    index: SentenceIndex
    """The article."""
    stretch: Stretch
    """The sentence."""
    cue: Cue
    """The verb."""
    source: Source
    """Its subject."""
    floor: int
    """Where what may be said before the subject begins: behind a dateline and direct speech."""
    start: int
    """Where the subject begins, with what belongs to it."""
    tie: str
    """Kind of the word between verb and content: that, if, on, to, comma, or nothing."""
    right: tuple[int, int]
    """What stands behind the verb."""

    @property
    def inserts(self) -> bool:
        """Whether the verb may interrupt its content."""
        return self.cue.word.words[0] in self.index.lexicon.words.inserted

    @property
    def left(self) -> tuple[int, int]:
        """What stands before the subject."""
        return self.index.trim(self.floor, self.start)

    def words(self, stretch: tuple[int, int]) -> int:
        """How many words stand there."""
        return sum(self.index.is_word(i) for i in range(*stretch))


def verb(index: SentenceIndex, stretch: Stretch, position: int) -> Report | None:
    """The sentence's cue of that number, a verb, as a report."""
    if is_passive(index, stretch, position):
        return by_agent(index, stretch, position)
    if any(reason(index, stretch, position) for reason in NO_REPORT):
        return None
    clause = _clause(index, stretch, position)
    if any(reason(clause) for reason in NOTHING_SAID):
        return None
    words, start = index.words, clause.start
    # The comma may stand within the marks of a fragment: The city "has changed for the better," the mayor said.
    parted = start > clause.floor and (words[start - 1] == "," or (index.quoted[start - 1] and words[start - 2] == ","))
    if clause.inserts and parted and clause.source.kind is not SourceKind.DROPPED:
        left = index.trim(phrases.without_connective(index, clause.floor, start), start)
        return inserted(index, stretch, clause.cue, clause.source, clause.tie, left, clause.right)
    return verb_after_content(clause) if _stands_before(clause) else verb_before_content(clause)


def verb_before_content(clause: Clause) -> Report:
    """X mengatakan (bahwa) ..."""
    return Report([clause.right], clause.cue, clause.source, "verb-before-content", clause.tie)


def verb_after_content(clause: Clause) -> Report | None:
    """..., X mengatakan."""
    first, last = clause.left
    comma = clause.index.words[clause.start - 1] == ","
    if last - first < LEAST_FRONTED or not comma or clause.source.kind is SourceKind.DROPPED:
        return None
    return Report([(first, last)], clause.cue, clause.source, "verb-after-content")


def _stands_before(clause: Clause) -> bool:
    """Whether nothing but when and where follows the verb: what was said stands before its subject."""
    index, first = clause.index, clause.right[0]
    if _inverted(clause) or clause.words(clause.right) < MIN_CONTENT:
        return True
    if clause.tie:
        return False
    opens = index.lexicon.clause_words.get(index.lower[first]) == "sub"
    return reporting(index, first, clause.stretch) or (clause.inserts and opens)


def _inverted(clause: Clause) -> bool:
    """Whether a clause stands before the subject, none behind the verb: Harga akan naik, Budi mengatakan di Bogor."""
    index, k = clause.index, clause.cue.last
    first, last = clause.left
    if last - first < LEAST_CLAUSE or index.words[clause.start - 1] != "," or clause.tie not in {"", "comma"}:
        return False
    if k >= clause.stretch.last or index.lower[k] not in index.lexicon.words.adjunct:
        return False
    behind = any(wordclass.verbal(index, i) for i in range(*clause.right))
    return not behind and any(wordclass.verbal(index, i) for i in range(first, last))


# ---------------------------------------------------------------- subject and content


def _clause(index: SentenceIndex, stretch: Stretch, position: int) -> Clause:
    cue = stretch.cues[position]
    floor = behind_dateline(index, stretch.first, cue.first)
    floor = max([floor, *(mark.last for mark in stretch.marks if mark.speech and mark.last <= cue.first)])
    source, start = phrases.before(index, floor, cue.first)
    parted = _parted_subject(index, stretch, position)
    if parted is not None:
        source, start = parted, parted.first
    elif source.kind is SourceKind.DROPPED and source.first == source.last:
        source = _shared_subject(index, stretch, position)
    source, start = _inserted_subject(index, stretch, cue, source, start)
    k = cue.last
    while k < stretch.last and index.lower[k] in index.lexicon.words.behind_verb:
        k += 1
    k, tie = to_content(index, stretch, k, cue)
    right = index.trim(k, content_end(index, stretch, k, position))
    return Clause(index, stretch, cue, source, floor, start, tie, right)


def _inserted_subject(
    index: SentenceIndex, stretch: Stretch, cue: Cue, source: Source, start: int
) -> tuple[Source, int]:
    """The subject of a verb between commas, without what it interrupts: The test, |the army| said, failed."""
    words = index.words
    between = cue.last < stretch.last and words[cue.last] == ","
    inserts = cue.word.words[0] in index.lexicon.words.inserted
    if not between or not inserts or source.kind is not SourceKind.PHRASE or words[source.last - 1] == ",":
        return source, start
    comma = next((i for i in range(source.last - 1, source.first, -1) if words[i] == ","), None)
    return (source, start) if comma is None else (Source(source.kind, comma + 1, source.last), comma + 1)


def _parted_subject(index: SentenceIndex, stretch: Stretch, position: int) -> Source | None:
    """The subject that who says the whole sentence parts from its verb: |Polres X|, kata Budi, mengingatkan warga."""
    words, cue = index.words, stretch.cues[position]
    comma = wordclass.back_over_adverbs(index, stretch.first, cue.first) - 1
    if comma <= stretch.first or words[comma] != ",":
        return None
    for earlier in reversed(stretch.cues[:position]):
        if earlier.word.role not in {Role.AFTER, Role.ACCORDING} or words[earlier.first - 1] != ",":
            continue
        end = earlier.last if earlier.word.clitic else phrases.after(index, earlier.last, comma).last
        first = phrases.without_connective(index, stretch.first, earlier.first - 1)
        if end == comma and wordclass.nominal(index, first, earlier.first - 1):
            return Source(SourceKind.PHRASE, first, earlier.first - 1)
    return None


def _follows_but(index: SentenceIndex, k: int) -> bool:
    """Whether a word that sets two verbs against each other stands before token `k`: admitted it |but| denied ..."""
    link = index.lower[k - 1]
    return index.lexicon.clause_words.get(link) == "link" and link not in index.lexicon.words.and_


def _shared_subject(index: SentenceIndex, stretch: Stretch, position: int) -> Source:
    """The subject of a verb without one: that of the cue before it in the sentence, else of the sentence.

    A verb inside what an earlier one reports is passed over: X mengatakan pihaknya tidak dapat mengonfirmasi laporan
    itu, namun mengatakan ... goes on with X, not with the content's own subject. What is set against such a verb has
    its subject: The agency said Hill admitted the theft but denied ...
    """
    cue = stretch.cues[position]
    opposed = cue.word.kind != "say" and _follows_but(index, cue.first)
    reported = [c.content for c in stretch.cues[:position] if c.word.role is Role.VERB and c.content]
    for earlier in reversed(stretch.cues[:position]):
        within = (first <= earlier.first < last <= cue.first for first, last in reported)
        if not earlier.used or (any(within) and not opposed):
            continue
        if earlier.word.role is Role.VERB:
            source, _ = phrases.before(index, stretch.first, earlier.first)
        elif earlier.word.role not in {Role.AFTER, Role.ACCORDING}:
            continue
        elif earlier.word.clitic:
            return DROPPED
        else:
            source = phrases.after(index, earlier.last, stretch.last)
        if source.last > source.first:
            return Source(SourceKind.DROPPED, source.first, source.last)
    return main_subject(index, behind_dateline(index, stretch.first, cue.first), cue.first)


# ---------------------------------------------------------------- what reports nothing


def _of_reduced_relative(index: SentenceIndex, stretch: Stretch, position: int) -> bool:
    """Whether the cue has no object and tells of whom it stands behind: a man |accused| of lying."""
    return phrases.is_charge(index, stretch.cues[position].first)


def _in_fronted_clause(index: SentenceIndex, stretch: Stretch, position: int) -> bool:
    """Whether the cue stands in a clause before the subject of a later one: Asked if he agreed, she said ..."""
    cue = stretch.cues[position]
    first = stretch.first
    asked = any(form.kind == "ask" for form in index.lexicon.cues.get(index.lower[first], ()))
    opens = any(index.lower[i] in index.lexicon.words.question for i in range(first + 1, min(first + 6, stretch.last)))
    if index.lexicon.words.verb_prefix or not asked or not opens:
        return False
    inside = range(stretch.first + 1, stretch.last)
    comma = next((i for i in inside if index.words[i] == "," and not index.quoted[i]), stretch.last)
    return cue.last <= comma and any(later.first > comma for later in stretch.cues[position + 1 :])


def _in_act_of_relative(index: SentenceIndex, stretch: Stretch, position: int) -> bool:
    """Whether the cue is an act told in a clause about who speaks later: Poe, who advises the panel, said ..."""
    cue = stretch.cues[position]
    if index.lexicon.words.verb_prefix or cue.word.kind == "say" or cue.first < stretch.first + 2:
        return False
    back = cue.first - 1
    while back > stretch.first and index.lower[back] in index.lexicon.adverbs:
        back -= 1
    if index.lower[back] not in index.lexicon.words.relative or index.words[back - 1] != ",":
        return False
    comma = next((i for i in range(cue.last, stretch.last) if index.words[i] == ","), stretch.last)
    clause = any(index.lower[i] in index.lexicon.complementisers for i in range(cue.last, comma))
    return not clause and any(later.first == comma + 1 for later in stretch.cues[position + 1 :])


NO_REPORT: tuple[Callable[[SentenceIndex, Stretch, int], bool], ...] = (
    _of_reduced_relative,
    _in_fronted_clause,
    _in_act_of_relative,
)
"""Why the sentence's cue of that number reports nothing."""


def _shows_no_publication(clause: Clause) -> bool:
    """Whether something is shown, and not by a text or a count of a body: Hasil survei Lembaga Y menunjukkan ..."""
    index, inside = clause.index, range(clause.source.first, clause.source.last)
    text = any(index.lower[i] in index.lexicon.words.data for i in inside)
    publication = text and any(index.view.entity[i] in {"ORG", "GPE"} for i in inside)
    return clause.cue.word.kind == "show" and not publication


def _wants_tie(clause: Clause) -> bool:
    """Whether the verb says something only with a complementiser or a quotation, and has neither."""
    if clause.cue.word.kind not in {"only", "quote"} or clause.tie in {"that", "to"}:
        return False
    return not _quoted_part(clause) and not _rates(clause)


def _rates(clause: Clause) -> bool:
    """Whether the object is said to be something: criticised the vote |as| unfair."""
    index, (first, last) = clause.index, clause.right
    joint = next((i for i in range(first + 1, last - 1) if index.lower[i] in index.lexicon.words.as_), last)
    return joint < last and wordclass.nominal(index, first, joint) and index.words[joint - 1] != ","


def _quoted_part(clause: Clause) -> bool:
    """Whether a quotation stands in the content: mengecam serangan itu sebagai "tindakan biadab"."""
    first, last = clause.right
    return any(first <= mark.first and mark.last <= last for mark in clause.stretch.marks)


def _points_back(clause: Clause) -> bool:
    """Whether the object only points back and nothing is said of it: mengungkapkan hal itu, menyampaikan hal senada."""
    index, (k, stop) = clause.index, clause.right
    words = index.lexicon.words
    if k >= stop or index.lower[k] not in words.thing:
        return False
    end = next((i + 1 for i in range(k + 1, min(k + 4, stop)) if index.lower[i] in words.pointing), None)
    if end is None or end == stop:
        return end == stop
    behind = index.lower[end]
    source = any(form.role is Role.ACCORDING for form in index.lexicon.cues.get(behind, ()))
    return source or behind in {",", "."} or index.view.pos[end] == "ADP"


def _feeling_alone(clause: Clause) -> bool:
    """Whether the object is a noun of feeling, and nothing is said by it: menyatakan keprihatinan atas serangan itu."""
    return not clause.tie and not _quoted_part(clause) and is_feeling_alone(clause.index, *clause.right)


NOTHING_SAID: tuple[Callable[[Clause], bool], ...] = (
    _shows_no_publication,
    _wants_tie,
    _points_back,
    _feeling_alone,
)
"""Why what follows the verb is not said."""
