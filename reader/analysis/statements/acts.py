"""What looks like a statement and is none, whoever found it: an act, or the writer's own voice.

NO_STATEMENT are the reasons. Direct speech always stands.
"""

from __future__ import annotations

from collections.abc import Callable

from reader.analysis.draft import Draft
from reader.analysis.statements import wordclass
from reader.analysis.statements.lexicon import Role
from reader.analysis.statements.sentence_index import SentenceIndex
from reader.model import StatementKind

AUTHORITY_REACH = 3
"""Words from "ke" or "to" to the authority that something is filed with: ke |pihak kepolisian|."""


def is_said(index: SentenceIndex, draft: Draft) -> bool:
    """Whether a draft may be a statement."""
    return draft.kind is StatementKind.DIRECT or not any(reason(index, draft) for reason in NO_STATEMENT)


def _own_voice(index: SentenceIndex, draft: Draft) -> bool:
    """Whether the writer speaks in the first person: I believe that ..., kita berharap ... Nobody is quoted."""
    if draft.source is None:
        return False
    source = index.view.tokens(*draft.source)
    return len(source) == 1 and index.lower[source.start] in index.lexicon.words.first_person


def _filed(index: SentenceIndex, draft: Draft) -> bool:
    """Whether somebody or something is filed with an authority: melaporkan tetangganya ke polisi."""
    groups = index.lexicon.words
    cue = index.view.tokens(*draft.cue) if draft.cue else range(0)
    if not cue or index.lower[cue.start] not in groups.filing:
        return False
    content = index.view.tokens(draft.start, draft.end)
    if content.start != cue.stop:
        return False  # melaporkan kepada polisi bahwa ...
    for i in content:
        if index.lower[i] in index.lexicon.complementisers and index.lower[i] not in groups.filed_with:
            return False
        if wordclass.verbal(index, i) or index.quoted[i]:
            return False
        if index.lower[i] in groups.filed_with:
            return any(
                low in groups.authority for low in index.lower[i + 1 : min(i + 1 + AUTHORITY_REACH, content.stop)]
            )
    return False


def _withheld(index: SentenceIndex, draft: Draft) -> bool:
    """Whether somebody only asks for no name to be given: asked not to be named, meminta namanya dirahasiakan."""
    withholding = index.lexicon.words.withholding
    told = [index.lower[i] for i in index.view.tokens(draft.start, draft.end) if index.is_word(i)]
    cue = index.view.tokens(*draft.cue) if draft.cue else range(0)
    related = bool(cue) and cue.start > 0 and index.lower[cue.start - 1] in index.lexicon.words.relative
    return len(told) > 1 and withholding.issuperset(told[:2] if related else told)


def _felt(index: SentenceIndex, draft: Draft) -> bool:
    """Whether a noun of feeling is the object of the cue, and nothing is said by it: menyampaikan apresiasi atas X."""
    cue = index.view.tokens(*draft.cue) if draft.cue else range(0)
    content = index.view.tokens(draft.start, draft.end)
    if not cue or draft.kind is not StatementKind.INDIRECT or content.start != cue.stop:
        return False
    return is_feeling_alone(index, content.start, content.stop)


def is_feeling_alone(index: SentenceIndex, first: int, last: int) -> bool:
    """Whether the tokens from `first` to `last` are a noun of feeling with no clause that gives its reason."""
    words = index.lexicon.words
    if first >= last or index.lower[first] not in words.feeling:
        return False
    if any(index.lower[i] in words.reason for i in range(first + 1, last)):
        return False
    parting = words.preposition | words.relative | words.addressee
    noun = next((i for i in range(first + 1, last) if index.lower[i] in parting), last)
    return not any(wordclass.verbal(index, i) for i in range(first + 1, noun))


def _planned(index: SentenceIndex, draft: Draft) -> bool:
    """Whether something is told by a plan or a schedule, which nobody says: menurut rencana, according to plan."""
    cue = index.view.tokens(*draft.cue) if draft.cue else range(0)
    if not cue or cue.stop + 1 >= len(index.lower) or index.words[cue.stop + 1] != ",":
        return False  # berdasarkan perhitungan |Balai Warga|, ...
    forms = index.lexicon.cues.get(index.lower[cue.start], ())
    return index.lower[cue.stop] in index.lexicon.words.plan and any(form.role is Role.ACCORDING for form in forms)


def _silent(index: SentenceIndex, draft: Draft) -> bool:
    """Whether somebody said nothing, and no clause about nothing: said nothing |to us|, but nothing |would change|."""
    lexicon, groups = index.lexicon, index.lexicon.words
    content = index.view.tokens(draft.start, draft.end)
    k, stop = content.start, content.stop
    if index.lower[k] not in groups.silence:
        return False
    end = next((i for i in range(k + 1, stop) if not index.is_word(i) or index.lower[i] in lexicon.clause_words), stop)
    adjoins = k + 1 == end or index.lower[k + 1] in groups.preposition | groups.addressee | groups.adjunct
    return adjoins and not any(wordclass.verbal(index, i) for i in range(k + 1, end))


NO_STATEMENT: tuple[Callable[[SentenceIndex, Draft], bool], ...] = (
    _own_voice,
    _filed,
    _withheld,
    _felt,
    _planned,
    _silent,
)
"""Why a draft is no statement."""
