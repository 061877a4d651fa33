"""Whether a report is a statement: what no single rule decides, weighed by a small logistic regression.

"Polisi mengungkap kasus" is an act, "Polisi mengungkap ada dua pelaku" is said; "bisa mengatakan", "untuk memastikan"
and "tidak menyebutkan" report nothing. What speaks for and against is told by features in words; their weights stand in
lang/LANGUAGE/cue_weights.txt, learnt by `python -m reader.training.cues` from annotated articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reader.analysis.draft import SourceKind
from reader.analysis.lang import base
from reader.analysis.odds import of_log_odds
from reader.analysis.statements import phrases
from reader.analysis.statements.lexicon import Role
from reader.analysis.statements.report import Report
from reader.analysis.statements.sentence_index import SentenceIndex, Stretch

THRESHOLD = 0.4
"""A less probable report is dropped. Below a half: a wrong one is rejected by a key, a lost one is never seen."""


QUOTED = "quoted-fragment"
"""The feature that quotation marks stand in the content: somebody's very words."""
COORDINATED = "coordinated-with-a-cue"
"""The feature that the cue goes on from another one in the sentence: X mengatakan ... dan menyerukan ..."""
FLOOR = 0.6
"""The least probability of a report by a cue of speech that has one of these two features."""
NEIGHBOURS = (-1, 0, 1, 2)
"""The paragraphs around a report in which its source may speak too."""
_UNSAID = frozenset({"before=negation", "before=modal"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A report with its place."""

    stretch: Stretch
    """Its sentence."""
    report: Report
    """What was found there."""


@cache
def weights(language: str) -> dict[str, float]:
    """Weights by feature. Raises AnalysisError where the file is missing or refused."""
    fields = frozenset({"weight"})
    return {entry.words: float(entry.get("weight")) for entry in base.entries(language, "cue_weights", fields)}


def judge(
    index: SentenceIndex,
    candidates: Sequence[Candidate],
    speakers: dict[int, frozenset[str]],
    language: str,
) -> None:
    """Fill every candidate's `probability`. `speakers` are who speaks in quotation marks, by paragraph."""
    known = weights(language)
    if not known:
        return
    for candidate, found in zip(candidates, features(index, candidates, speakers), strict=True):
        probability = of_log_odds(sum(known.get(feature, 0.0) for feature in found))
        spoken = candidate.report.cue.word.kind in {"say", "ask", "free", "source"}
        if spoken and {QUOTED, COORDINATED} & {*found} and not _UNSAID & {*found}:
            probability = max(probability, FLOOR)
        candidate.report.probability = probability


def features(
    index: SentenceIndex, candidates: Sequence[Candidate], speakers: dict[int, frozenset[str]]
) -> Iterator[list[str]]:
    """The features of each candidate; the candidates of a document in text order."""
    talking = _talking(index, candidates, speakers)
    previous: Stretch | None = None
    earlier: list[Report] = []
    near = Counter[str]()
    for candidate in candidates:
        if previous is None or candidate.stretch.paragraph != previous.paragraph:
            near = Counter[str]()
            for step in NEIGHBOURS:
                near.update(talking.get(candidate.stretch.paragraph + step, {}))
        if candidate.stretch is not previous:
            previous, earlier = candidate.stretch, []
        yield _features(index, candidate, earlier, near)
        earlier.append(candidate.report)


SOMEBODY = frozenset({"?"})
"""Who speaks by a clitic or a pronoun: perhaps the same."""


def names_of(index: SentenceIndex, first: int, last: int) -> frozenset[str]:
    """The capitalised words of a phrase in lower case, pronouns at the head of a sentence aside."""
    pronouns = index.lexicon.pronouns
    return frozenset(index.lower[i] for i in range(first, last) if index.capital(i) and index.lower[i] not in pronouns)


def _talking(
    index: SentenceIndex, candidates: Sequence[Candidate], speakers: dict[int, frozenset[str]]
) -> dict[int, Counter[str]]:
    """Who speaks beyond doubt, by paragraph: in quotation marks, or by a plain cue of speech; how often."""
    out = {place: Counter(names) for place, names in speakers.items()}
    for candidate in candidates:
        if _speaks(candidate.report):
            source = candidate.report.source
            names = names_of(index, source.first, source.last) or SOMEBODY
            out.setdefault(candidate.stretch.paragraph, Counter()).update(names)
    return out


def _speaks(report: Report) -> bool:
    """Whether the cue is one of speech whatever else stands there."""
    word = report.cue.word
    return word.role in {Role.AFTER, Role.ACCORDING} or (word.role is Role.VERB and word.kind == "say")


def _company(report: Report, names: frozenset[str], near: Counter[str]) -> str:
    """Whether the source of these names also speaks elsewhere in the paragraph or its neighbours.

    `near` counts who speaks there, this report included where it is one of speech.
    """
    own = (names or SOMEBODY) if _speaks(report) else frozenset[str]()
    if report.source.kind in {SourceKind.PRONOUN, SourceKind.CLITIC}:
        return "pronoun"
    if any(near[name] > (name in own) for name in names):
        return "same"
    if any(near[name] > (name in own) for name in SOMEBODY):
        return "somebody"
    return "others" if len(near) > sum(near[name] == 1 for name in own) else "nobody"


@dataclass(frozen=True, slots=True)
class Seen:
    """A report as the features see it."""

    index: SentenceIndex
    """The article."""
    stretch: Stretch
    """The sentence."""
    report: Report
    """The report."""
    earlier: Sequence[Report]
    """The reports before it in the sentence."""
    near: Counter[str]
    """Who speaks in the paragraphs around."""
    kind: str
    """List and kind of the cue."""
    before: str
    """What stands right before the cue."""
    who: str
    """What the source looks like."""

    def by_kind(self, name: str, value: str) -> list[str]:
        """A feature, and the same with the kind of the cue."""
        return [f"{name}={value}", f"{name}={value}&kind={self.kind}"]


def _features(index: SentenceIndex, candidate: Candidate, earlier: list[Report], near: Counter[str]) -> list[str]:
    report, stretch = candidate.report, candidate.stretch
    word = report.cue.word
    kind = f"{word.role.value}-{word.kind}"
    before, who = _before(index, stretch, report.cue.first), _who(index, stretch.first, report)
    seen = Seen(index, stretch, report, earlier, near, kind, before, who)
    return [feature for of in FEATURES for feature in of(seen)]


def _of_cue(seen: Seen) -> list[str]:
    """The cue, what stands before it, how the content is tied to it, and who speaks."""
    cue = [f"kind={seen.kind}", f"cue={seen.report.cue.word.base}", f"rule={seen.report.rule}"]
    tie = seen.report.complementiser or "bare"
    sides = [*seen.by_kind("before", seen.before), *seen.by_kind("tie", tie), *seen.by_kind("who", seen.who)]
    return ["bias", *cue, *sides]


def _of_nesting(seen: Seen) -> list[str]:
    """Whether it stands within another report's content."""
    cue = seen.report.cue
    inside = next((r for r in seen.earlier if r.spans[0][0] <= cue.first < r.spans[-1][1]), None)
    if inside is None:
        return ["nested=no"]
    own = cue.word.kind == "mind" and seen.report.source.kind is SourceKind.PRONOUN
    return [
        f"nested={inside.cue.word.role.value}",
        f"nested&before={seen.before}",
        f"nested&who={seen.who}",
        *(["own-mind-within-own-words"] if own else []),
    ]


def _of_content(seen: Seen) -> list[str]:
    """How long the content is, and what it is made of."""
    index, report = seen.index, seen.report
    content = report.spans[-1]
    size = sum(index.is_word(i) for first, last in report.spans for i in range(first, last))
    length = next((name for most, name in _LENGTHS if size <= most), "13+")
    head = next((index.view.pos[i] for i in range(*content) if index.is_word(i)), "") or "-"
    return [f"size={length}", *seen.by_kind("clause", _clause(index, *content)), *seen.by_kind("head", head)]


_LENGTHS = ((3, "2-3"), (6, "4-6"), (12, "7-12"))
"""Most words of a content, and what one of that length is called."""


def _of_quotation(seen: Seen) -> list[str]:
    """Whether something in the content is quoted, and whether the cue goes on from another."""
    report = seen.report
    quoted = any(m.first < last and first < m.last for m in seen.stretch.marks for first, last in report.spans)
    shares = report.source.kind is SourceKind.DROPPED and _shares_cue(seen.stretch, report)
    linked = shares and seen.before in {"link", "accompanying", "comma"}
    return [*([QUOTED] if quoted else []), *([COORDINATED] if linked else [])]


def _of_company(seen: Seen) -> list[str]:
    """Whether the same source also speaks here or nearby."""
    names = names_of(seen.index, seen.report.source.first, seen.report.source.last)
    return seen.by_kind("company", _company(seen.report, names, seen.near))


def _of_form(seen: Seen) -> list[str]:
    """The cue's tag, and whether it is written large or first."""
    index, first = seen.index, seen.report.cue.first
    opens = first == seen.stretch.first
    tag = [f"pos={index.view.pos[first]}"] if index.view.tagged else []
    return [*tag, *(["first-cue"] if opens else ["capital-cue"] if index.capital(first) else [])]


FEATURES: tuple[Callable[[Seen], list[str]], ...] = (
    _of_cue,
    _of_nesting,
    _of_content,
    _of_quotation,
    _of_company,
    _of_form,
)
"""What tells the features of a report, in their order."""


def _shares_cue(stretch: Stretch, report: Report) -> bool:
    """Whether the left-out subject is that of another cue in the sentence: X mengatakan ... dan menambahkan ..."""
    return any(cue.used and cue.last <= report.cue.first for cue in stretch.cues)


def _before(index: SentenceIndex, stretch: Stretch, k: int) -> str:
    """What stands right before a cue: a modal, a negation, a relative word ... over adverbs that change nothing."""
    lexicon, lower = index.lexicon, index.lower
    words = lexicon.words
    i = phrases.back_over_adjunct(index, stretch.first, k) - 1
    while i >= stretch.first:
        low = lower[i]
        if low in words.negation:
            return "negation"
        if low in words.modal:
            return "negation" if i > stretch.first and lower[i - 1] in words.negation else "modal"
        if i == k - 1 and index.view.pos[i] == "DET" and low not in words.pointing:
            return "determiner"
        if low in words.relative:
            return "relative"
        if low in words.accompanying:
            return "accompanying"
        if low in lexicon.clause_words:
            return lexicon.clause_words[low]
        if low in words.preposition:
            return "preposition"
        if low not in lexicon.adverbs:
            break
        i -= 1
    if i < stretch.first:
        return "nothing"
    if index.words[i] == ",":
        return "comma"
    return "source"


def _who(index: SentenceIndex, first: int, report: Report) -> str:
    """What the source looks like in a sentence from token `first` on: a pronoun, a person, a body, a noun, nothing."""
    source = report.source
    if source.kind is SourceKind.CLITIC:
        return "clitic"
    if source.last <= source.first:
        return "nothing"
    if source.kind is SourceKind.PRONOUN:
        return "pronoun"
    labels = {index.view.entity[i] for i in range(source.first, source.last)} - {""}
    dropped = "dropped-" if source.kind is SourceKind.DROPPED else ""
    for label in ("PER", "ORG", "GPE", "LOC"):
        if label in labels:
            return dropped + label.lower()
    if any(index.capital(i) for i in range(max(source.first, first + 1), source.last)):
        return dropped + "capital"
    return dropped + ("first-word" if index.capital(source.first) else "noun")


def _clause(index: SentenceIndex, first: int, last: int) -> str:
    """Whether the content holds a verb: a clause says something, a noun phrase names it."""
    view = index.view
    if not view.tagged:
        return "untagged"
    tags = view.pos[first:last]
    relative = index.lexicon.words.relative
    for i, tag in enumerate(tags):
        if index.lower[first + i] in relative:
            # a verb in a relative clause alone makes no clause of a noun phrase
            return "clause-later" if any(t in {"VERB", "AUX"} for t in tags[i + 2 :]) else "phrase"
        if tag in {"VERB", "AUX"}:
            return "clause-at-once" if i == 0 else "clause"
    return "phrase"
