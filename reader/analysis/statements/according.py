"""Paraphrases with the cue phrase before, behind or within them: ..., kata X. | Menurut X, ... | Dilansir X, ..."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.analysis.draft import SourceKind
from reader.analysis.statements import phrases, wordclass
from reader.analysis.statements.bounds import (
    concedes,
    content_end,
    left_edge,
    past_complementiser,
    reporting,
    says_text,
    tail_allowed,
    with_apposition,
    with_tail,
)
from reader.analysis.statements.lexicon import Role
from reader.analysis.statements.nominal import said_so
from reader.analysis.statements.report import Report
from reader.analysis.statements.sentence_index import Cue, SentenceIndex, Stretch
from reader.analysis.statements.source import CLITIC, MAX_SOURCE, Source

OPENING_WORDS = 6
"""Tokens before a cue of relaying that still opens its sentence."""
RELAY_DATE = 10
"""Tokens from the comma behind an outlet in which the day of its report may stand."""
LONGEST_MAKING = 5
"""Tokens between a publication and by whom it was made."""
LONGEST_ADJUNCT = 8
"""Tokens between a source and the comma behind which what is said goes on."""
LONGEST_HEAD = 5
"""Tokens of a relative clause up to its relative word: a copy of which."""
LEAST_REST = 3
"""Words behind the cue phrase that go on with a content before it."""


@dataclass(frozen=True, slots=True)
class _Names:
    """What a construction is called by the side on which its content stands."""

    behind_content: str
    before_content: str


_CUE = _Names("cue-after-content", "cue-before-content")
_ACCORDING = _Names("according-after", "according-before")


def cue_after_content(index: SentenceIndex, stretch: Stretch, position: int) -> Report | None:
    """..., kata X. | ..., kata X, ... | Kata X, ..."""
    cue = stretch.cues[position]
    if not tail_allowed(index, stretch, cue):
        return None
    source = CLITIC if cue.word.clitic else phrases.after(index, cue.last, stretch.last)
    if source.kind is SourceKind.NONE:
        return None
    rest = source.last if source.last > source.first else cue.last
    if cue.first == stretch.first + 1 and index.lower[stretch.first] in index.lexicon.words.filler:
        return said_so(index, stretch, cue, source)  # Demikian kata X.
    return _around(index, stretch, position, source, rest, _CUE)


def according(index: SentenceIndex, stretch: Stretch, position: int) -> Report | None:
    """Menurut X, ... | ..., menurut X | Berdasarkan data X, ... | Dilansir X, ..."""
    cue = stretch.cues[position]
    relays = cue.word.kind == "relay" and not cue.word.clitic
    if cue.word.clitic:
        source, rest = CLITIC, cue.last
    else:
        named = _relayed(index, stretch, cue) if relays else _according_to(index, stretch, cue)
        if named is None:
            return None
        source = _with_maker(index, stretch, named)
        rest = source.last
    if cue.first > stretch.first and index.lower[cue.first - 1] in index.lexicon.words.relative:
        return Report([(rest, content_end(index, stretch, rest, position))], cue, source, "according-in-relative")
    if relays or _dated(index, stretch, rest):
        rest = _behind_relay(index, stretch, rest)
    return _around(index, stretch, position, source, rest, _ACCORDING)


def _dated(index: SentenceIndex, stretch: Stretch, rest: int) -> bool:
    """Whether a day with its date in brackets stands between commas behind a source: Menurut X, Jumat (17/10), ..."""
    words, day = index.words, rest + 1
    if rest + 3 >= stretch.last or words[rest] != "," or words[day + 1] != "(" or not reporting(index, day, stretch):
        return False
    close = next((i for i in range(day + 2, min(day + RELAY_DATE, stretch.last - 1)) if words[i] == ")"), day)
    return words[day + 2][0].isdigit() and words[close + 1] == ","


def _according_to(index: SentenceIndex, stretch: Stretch, cue: Cue) -> Source | None:
    """Who or what something is according to; None where it is no source: menurut rencana."""
    k = _past_publication(index, stretch, cue)
    data = any(index.lower[i] in index.lexicon.words.data for i in range(cue.last, k))
    if cue.word.kind == "data" and not data:
        return None
    source = phrases.after(index, k, stretch.last)
    if source.kind is SourceKind.NONE and cue.word.kind == "source" and data:
        source = phrases.after(index, cue.last, stretch.last)  # according to the survey
    return _named(index, stretch, _up_to_comma(index, stretch, source))


def _up_to_comma(index: SentenceIndex, stretch: Stretch, source: Source) -> Source:
    """The source without the name behind its comma that what is said begins with: Menurut |jaksa|, Rina berutang.

    What somebody is and the name behind it are one phrase where a sign follows the name, or the office is told in full.
    """
    inside = range(source.first, source.last)
    comma = next((i for i in inside if index.words[i] == ","), None)
    if comma is None or source.last >= stretch.last or not index.is_word(source.last):
        return source
    return source if any(index.capital(i) for i in range(source.first, comma)) else replace(source, last=comma)


def _relayed(index: SentenceIndex, stretch: Stretch, cue: Cue) -> Source | None:
    """The outlet that is relayed; None where another cue tells who said it, or it is told in passing."""
    if any(mark.speech for mark in stretch.marks):
        return None
    kinds = {"say", "ask", "source", "free", "told", "tell"}
    if any(other is not cue and other.word.kind in kinds for other in stretch.cues):
        return None
    behind = cue.first > stretch.first and index.words[cue.first - 1] == ","
    if cue.first > stretch.first + OPENING_WORDS and not behind:
        return None
    return _named(index, stretch, phrases.after(index, _past_publication(index, stretch, cue), stretch.last))


def _past_publication(index: SentenceIndex, stretch: Stretch, cue: Cue) -> int:
    """The token behind what a body published, or the word for an outlet: menurut data |BPS|, dilansir laman |BPS|."""
    words = index.lexicon.words
    k = cue.last
    while k < stretch.last and (index.lower[k] in words.data or index.lower[k] in words.outlet):
        k += 1
    if k > cue.last and k + 2 < stretch.last and index.lower[k] in words.time and index.words[k + 1].isdigit():
        k += 2 + (index.lower[k + 2] in words.from_)  # laporan tahun 2021 dari |Balai Cuaca|
    return _past_making(index, stretch, k) if k > cue.last else k


def _past_making(index: SentenceIndex, stretch: Stretch, k: int) -> int:
    """The token behind how a publication was made: data yang dihimpun |BPS|, data compiled and updated by |Acme|."""
    words, prefixes = index.lexicon.words, index.lexicon.declared.passive_prefixes
    if k + 2 < stretch.last and index.lower[k] in words.relative and index.lower[k + 1].startswith(prefixes or "-"):
        return k + 2 + (index.lower[k + 2] in words.agent)
    i = k
    while i < stretch.last and index.view.pos[i] in _MAKING and not index.capital(i) and i - k < LONGEST_MAKING:
        i += 1
    return i + 1 if i > k and i < stretch.last and index.lower[i] in words.agent else k


_MAKING = frozenset({"VERB", "ADV", "CCONJ", "AUX"})
"""Tags of the words between a publication and by whom it was made."""


def _named(index: SentenceIndex, stretch: Stretch, source: Source) -> Source | None:
    """The source without what follows its name, where no comma does: Menurut |Prabowo| Indonesia tidak ...

    None where nobody is named, or what something is done by: menurut rencana.
    """
    if source.kind is SourceKind.NONE or index.lower[source.first] in index.lexicon.words.plan:
        return None
    if source.kind is not SourceKind.PHRASE or source.last >= stretch.last or not index.is_word(source.last):
        return source
    entity = index.view.entity
    for i in range(source.first, source.last):
        if entity[i] and (i + 1 == source.last or entity[i + 1] != entity[i]):
            return Source(source.kind, source.first, i + 1)
    return source


def _with_maker(index: SentenceIndex, stretch: Stretch, source: Source) -> Source:
    """The text that something is according to, with who made it: according to a poll |by Acme Research|."""
    k = source.last
    if source.kind is not SourceKind.PHRASE or k + 1 >= stretch.last or not says_text(index, k):
        return source
    maker = phrases.after(index, k + 1, stretch.last)
    ends = maker.last >= stretch.last or index.lower[maker.last] not in index.lexicon.words.preposition
    return Source(source.kind, source.first, maker.last) if maker.kind is SourceKind.PHRASE and ends else source


def _behind_relay(index: SentenceIndex, stretch: Stretch, rest: int) -> int:
    """The comma that ends the naming of an outlet, the day of its report included: Dilansir AFP, Minggu (19/10), ..."""
    words = index.words
    comma = next((i for i in range(rest, stretch.last) if words[i] == ","), stretch.last)
    if comma + 1 < stretch.last and reporting(index, comma + 1, stretch):
        behind = range(comma + 1, min(comma + RELAY_DATE, stretch.last))
        return next((i for i in behind if words[i] == ","), comma)
    return comma


# ---------------------------------------------------------------- the content around a cue phrase


def _around(
    index: SentenceIndex, stretch: Stretch, position: int, source: Source, rest: int, names: _Names
) -> Report | None:
    """The content before, behind, or on both sides of a cue phrase that ends at token `rest`."""
    cue = stretch.cues[position]
    left = _content_before(index, stretch, cue)
    if rest == source.last:
        source, rest = with_apposition(index, source, stretch.last, closing=left is not None)
    if rest == source.last and left is None:
        source, rest = with_tail(index, source, stretch.last)
    clause = _past_relative(index, stretch, rest)
    if left is None:
        start = _content_behind(index, stretch, rest if clause is None else clause)
    else:
        start = _goes_on(index, stretch, rest) if clause is None else None
    if start is None and left is not None:
        start = _predicate(index, stretch, left, rest)
    right = None if start is None else (start, content_end(index, stretch, start, position))
    if left is not None and right is not None and sum(index.is_word(i) for i in range(*right)) < LEAST_REST:
        right = None
    spans = [span for span in (left, right) if span is not None]
    if not spans:
        return None
    return Report(spans, cue, source, names.before_content if left is None else names.behind_content)


def _content_before(index: SentenceIndex, stretch: Stretch, cue: Cue) -> tuple[int, int] | None:
    """What is said before a cue phrase; None where nothing but a connective stands there."""
    start = phrases.without_connective(index, left_edge(index, stretch, cue), cue.first)
    end = cue.first
    while end > start and index.lower[end - 1] in index.lexicon.words.filler:
        end -= 1  # ..., demikian menurut X
    first, last = index.trim(start, end)
    if not any(index.is_word(i) for i in range(first, last)):
        return None
    if any(mark.speech and mark.last <= cue.first for mark in stretch.marks):
        return None  # what stands between a quotation and a second cue is the first one's
    joined = index.lexicon.complementisers.get(index.lower[last - 1]) == "that"
    return None if joined or phrases.is_connective(index, first, last) else (first, last)


def _content_behind(index: SentenceIndex, stretch: Stretch, k: int) -> int | None:
    """Where a content begins that wholly stands behind a cue phrase ending at token `k`."""
    if k >= stretch.last:
        return None
    if index.words[k] == ",":
        return k + 1
    return past_complementiser(index, k, stretch.last)[0] if index.is_word(k) else None


def _goes_on(index: SentenceIndex, stretch: Stretch, k: int) -> int | None:
    """Where a content before a cue phrase may go on behind it: not with what is told of the source or said next."""
    if k + 1 >= stretch.last or index.words[k] != ",":
        return None
    k += 1
    relative = index.lower[k] in index.lexicon.words.relative  # ..., kata X, yang memimpin proyek itu
    if relative or concedes(index, k, stretch.last) or reporting(index, k, stretch) or _coordinated(index, stretch, k):
        return None
    return k


def _past_relative(index: SentenceIndex, stretch: Stretch, k: int) -> int | None:
    """The comma that closes a relative clause about the source, which the comma at `k` parts from it, if any.

    The truck, according to Hill, who runs the depot|,| came back. | According to the lease, a copy of which Hill saw|,|
    """
    words, stop = index.words, stretch.last
    if k + 1 >= stop or words[k] != ",":
        return None
    near = range(k + 1, min(k + 1 + LONGEST_HEAD, stop))
    head = next((i for i in near if words[i] == "," or index.lower[i] in index.lexicon.words.relative), None)
    if head is None or words[head] == ",":
        return None
    if head > k + 1 and index.lower[head - 1] not in index.lexicon.words.preposition:
        return None
    return next((i for i in range(head, min(head + MAX_SOURCE, stop)) if words[i] == ","), None)


def _predicate(index: SentenceIndex, stretch: Stretch, left: tuple[int, int], k: int) -> int | None:
    """Where what is said of a subject goes on though no comma closes the cue phrase, or one behind an adjunct does.

    Pembukaan blokir, kata X |juga sudah sesuai|. | Pembukaan blokir, kata X saat rapat, |sudah sesuai|. Behind a clause
    about the source any verb goes on.
    """
    if any(wordclass.verbal(index, i) or wordclass.looks_verbal(index, i) for i in range(*left)):
        return None
    clause = _past_relative(index, stretch, k)
    if clause is not None:
        behind = clause + 1 < stretch.last and (wordclass.verbal(index, clause + 1) or not index.view.tagged)
        return clause + 1 if behind else None
    comma = next((i for i in range(k, min(k + LONGEST_ADJUNCT, stretch.last)) if index.words[i] == ","), stretch.last)
    for i in (k, comma + 1):
        if i < stretch.last and (index.lower[i] in index.lexicon.adverbs or index.view.pos[i] == "AUX"):
            return i
    return None


def _coordinated(index: SentenceIndex, stretch: Stretch, k: int) -> bool:
    """Whether a second cue of the same subject follows: , dan menambahkan bahwa ..."""
    if index.lexicon.clause_words.get(index.lower[k]) != "link":
        return False
    return any(c.word.role is Role.VERB and k < c.first <= k + 4 for c in stretch.cues)
