"""The part `statements`: the drafts, from quotations, cues and the words around them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby

from spacy.language import Language

from reader.analysis.draft import TURN, ArticleState, Chars, Draft, PipelineComponent, SourceKind
from reader.analysis.statements.acts import is_said
from reader.analysis.statements.agents import BY_AGENT
from reader.analysis.statements.bounds import behind_dateline
from reader.analysis.statements.direct import speeches
from reader.analysis.statements.indirect import reports
from reader.analysis.statements.judge import SOMEBODY, THRESHOLD, Candidate, judge, names_of
from reader.analysis.statements.lexicon import lexicon
from reader.analysis.statements.nominal import SAID_SO
from reader.analysis.statements.report import Report
from reader.analysis.statements.sentence_index import Mark, SentenceIndex, Stretch
from reader.analysis.statements.several import tell_subjects
from reader.analysis.statements.source import Source
from reader.analysis.statements.speech import Speech
from reader.analysis.statements.transcript import Turn, turn
from reader.analysis.statements.votes import KEEP, Votes
from reader.model import StatementKind
from reader.model.text import SENTENCE_ENDERS

STANDING = frozenset({SAID_SO, "passive-before-content", "called-so", BY_AGENT})
"""Written constructions that stand whatever the encoder sees: its contents are not there where they say."""


class StatementsPart(PipelineComponent):
    """Writes drafts in text order."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._lexicon = lexicon(language)

    def read(self, state: ArticleState) -> None:
        """Find them, paragraph by paragraph; linear in the text."""
        index, found = self._found(state)
        if state.encoded.pointers is None:
            found.candidates = [c for c in found.candidates if c.report.probability >= THRESHOLD]
            state.drafts = in_order([draft for draft in drafts_of(index, found) if is_said(index, draft)])
            return
        votes = Votes(state, self._lexicon)
        for candidate, (_, features) in zip(found.candidates, _features(index, found, votes), strict=True):
            voted = votes.probability(features)
            stands = candidate.report.rule in STANDING and candidate.report.probability >= THRESHOLD
            candidate.report.probability = max(voted, KEEP) if stands else voted
        found.candidates = [c for c in found.candidates if c.report.probability >= KEEP]
        drafts = drafts_of(index, found)
        drafts += votes.alone(drafts)
        for draft in drafts:
            if draft.rule != TURN:
                votes.see_source(draft)
        state.drafts = in_order([draft for draft in drafts if is_said(index, draft)])
        tell_subjects(index, state.drafts)

    def _found(self, state: ArticleState) -> tuple[SentenceIndex, Found]:
        index = SentenceIndex(state.view, self._lexicon, state.quotations, state.sentences)
        found = find(index)
        judge(index, found.candidates, found.speakers, self._language)
        return index, found

    def considered(self, state: ArticleState) -> Considered:
        """What is weighed in an article that the encoder has read: for whoever learns the weights."""
        index, found = self._found(state)
        votes = Votes(state, self._lexicon)
        weighed = _features(index, found, votes)
        taken = [*(draft.spans for draft in found.direct), *(spans for spans, _ in weighed)]
        weighed += [(votes.chars(one), votes.of_encoder(one)) for one in votes.untaken(taken)]
        return Considered([draft.spans for draft in found.direct], weighed)


@dataclass(frozen=True, slots=True)
class Considered:
    """What may be a statement in an article."""

    direct: list[list[Chars]]
    """Contents of direct speech, which nobody votes on."""
    weighed: list[tuple[list[Chars], dict[str, float]]]
    """All other contents, each with the features by which it is weighed."""


def _features(index: SentenceIndex, found: Found, votes: Votes) -> list[tuple[list[Chars], dict[str, float]]]:
    """The content of each report with its features."""
    out = []
    for candidate in found.candidates:
        spans = [index.view.chars(*span) for span in candidate.report.spans]
        cue = index.view.chars(candidate.report.cue.first, candidate.report.cue.last)
        out.append((spans, votes.of_rule(candidate, spans, cue)))
    return out


@dataclass(slots=True)
class Found:
    """What the constructions found in a document, before it is judged."""

    direct: list[Draft] = field(default_factory=list)
    """Direct statements."""
    candidates: list[Candidate] = field(default_factory=list)
    """Reports in text order."""
    speakers: dict[int, frozenset[str]] = field(default_factory=dict)
    """Names of the sources of direct statements by paragraph."""


def drafts_of(index: SentenceIndex, found: Found) -> list[Draft]:
    """The drafts of everything that was found."""
    return [*found.direct, *(_report(index, c.stretch, c.report) for c in found.candidates)]


def find(index: SentenceIndex) -> Found:
    """Everything that may be a statement."""
    out = Found()
    before: tuple[list[Stretch], list[Draft]] = ([], [])
    previous: Stretch | None = None
    for paragraph, group in groupby(index.stretches, key=lambda stretch: stretch.paragraph):
        stretches = list(group)
        ended = index.words[stretches[-1].last - 1] in SENTENCE_ENDERS
        headline = paragraph == 0 and stretches[-1] is not index.stretches[-1] and not ended
        spoken = None if headline else turn(index, stretches)
        if spoken is not None:
            out.direct.append(_turn(index, spoken))
            previous = None
            continue
        if is_heading(index, stretches):
            previous = None
            continue
        drafts: list[Draft] = []
        for speech in speeches(index, stretches, previous):
            drafts.append(_direct(index, speech))
            names = names_of(index, speech.source.first, speech.source.last) or SOMEBODY
            out.speakers[paragraph] = out.speakers.get(paragraph, frozenset()) | names
        out.direct += drafts
        for number, stretch in enumerate(stretches):
            for report in reports(index, stretch):
                if report.rule == SAID_SO:
                    report.spans = _said_before(
                        index, report, *((stretches[number - 1 : number], drafts) if number else before)
                    )
                    if not report.spans:
                        continue
                drafts.append(_report(index, stretch, report))
                out.candidates.append(Candidate(stretch, report))
        before = (stretches, drafts)
        previous = stretches[-1]
    return out


def _turn(index: SentenceIndex, spoken: Turn) -> Draft:
    return Draft(
        kind=StatementKind.INDIRECT,
        spans=[index.view.chars(spoken.first, spoken.last)],
        cue=None,
        source=_source(index, spoken.source),
        source_kind=spoken.source.kind,
        rule=TURN,
    )


def is_heading(index: SentenceIndex, stretches: list[Stretch]) -> bool:
    """A short paragraph without an end mark: a heading within the article."""
    last = stretches[-1].last
    first = stretches[0].first
    return (
        last - first <= 12 and not any(stretch.marks for stretch in stretches) and index.words[last - 1][-1].isalnum()
    )


def _said_before(
    index: SentenceIndex, report: Report, stretches: list[Stretch], drafts: list[Draft]
) -> list[tuple[int, int]]:
    """What "Hal itu disampaikan X" points to: the sentences before that are not yet attributed to X.

    A sentence attributed to somebody else whom X speaks for counts; one by a pronoun or a clitic is taken for X's own.
    """
    own = names_of(index, report.source.first, report.source.last)
    out: tuple[int, int] | None = None
    for stretch in reversed(stretches):
        start, end = index.view.chars(stretch.first, stretch.last)
        here = [d for d in drafts if d.start < end and start < d.end]
        if any(d.kind is StatementKind.DIRECT for d in here):
            break
        names = [names_of(index, *_tokens(index, d.source)) if d.source else frozenset[str]() for d in here]
        if any(not theirs or theirs & own for theirs in names) or (here and not own):
            break
        first, last = index.trim(behind_dateline(index, stretch.first, stretch.last), stretch.last)
        out = (first, out[1] if out else last)
    return [out] if out else []


def _tokens(index: SentenceIndex, chars: Chars) -> tuple[int, int]:
    found = index.view.tokens(*chars)
    return found.start, found.stop


def _direct(index: SentenceIndex, speech: Speech) -> Draft:
    stretches = speech.stop or [(mark.first, mark.last) for mark in speech.marks]
    return Draft(
        kind=StatementKind.DIRECT,
        spans=[index.view.chars(first, last) for first, last in stretches],
        cue=_chars(index, speech.cue.first, speech.cue.last) if speech.cue else None,
        source=_source(index, speech.source),
        source_kind=speech.source.kind,
        rule=speech.rule,
    )


def _report(index: SentenceIndex, stretch: Stretch, report: Report) -> Draft:
    spans = [index.view.chars(first, last) for first, last in report.spans]
    kind = _kind(index, stretch, report)
    return Draft(
        kind=kind,
        spans=spans,
        cue=_chars(index, report.cue.first, report.cue.last),
        source=_source(index, report.source),
        source_kind=report.source.kind,
        rule=report.rule,
        probability=report.probability,
    )


def _kind(index: SentenceIndex, stretch: Stretch, report: Report) -> StatementKind:
    """Mixed where a quoted fragment, and not only a quoted name, stands in the content."""
    for mark in stretch.marks:
        if mark.first <= report.cue.first < mark.last:
            continue  # the cue is quoted itself: "menekankan bahwa ...", kata kedutaan
        inside = any(first < mark.last and mark.first < last for first, last in report.spans)
        if inside and not _is_term(index, stretch, mark):
            return StatementKind.MIXED
    return StatementKind.INDIRECT


def _is_term(index: SentenceIndex, stretch: Stretch, mark: Mark) -> bool:
    """A quoted name or title: behind a naming word, or all in capitals."""
    if mark.first > stretch.first and index.lower[mark.first - 1] in index.lexicon.quote_naming:
        return True
    words = [i for i in mark.inner if index.is_word(i)]
    if not words:
        return True
    return all(index.capital(i) for i in words)


def _source(index: SentenceIndex, source: Source) -> Chars | None:
    return _chars(index, source.first, source.last) if source.last > source.first else None


def _chars(index: SentenceIndex, first: int, last: int) -> Chars:
    return index.view.chars(first, last)


def in_order(found: list[Draft]) -> list[Draft]:
    """By where the content begins, an enclosing one first, with the links between them set."""
    found.sort(key=lambda d: (d.start, -d.end))
    enclosing: list[int] = []
    for number, made in enumerate(found):
        while enclosing and found[enclosing[-1]].end < made.end:
            enclosing.pop()
        made.parent = enclosing[-1] if enclosing else None
        enclosing.append(number)
        if made.source_kind is SourceKind.NONE and number:
            made.continues = number - 1
    return found


@Language.factory("statements", default_config={"language": None})
def create(nlp: Language, name: str, language: str | None) -> StatementsPart:
    """The part for one language, by default the pipeline's."""
    return StatementsPart(language or str(nlp.lang))
