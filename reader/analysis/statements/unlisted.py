"""Who said a quotation where no listed cue stands behind it as the rules of the lists want it.

The constructions are tried in the order of BEHIND. Each looks at what follows the quotation's closing mark.
"""

from __future__ import annotations

from collections.abc import Callable

from reader.analysis.draft import SourceKind
from reader.analysis.statements import phrases, wordclass
from reader.analysis.statements.lexicon import CueWord, Role
from reader.analysis.statements.sentence_index import Cue, Mark, SentenceIndex, Stretch
from reader.analysis.statements.source import CLITIC, Source

LONGEST_APPOSITION = 30
"""Words between a name and its verb behind a quotation: "...," X, head of the ... agency, said."""

Found = tuple[Cue | None, Source, str]
"""Cue, source, and name of the construction."""

Construction = Callable[[SentenceIndex, Stretch, Mark, int, int], Found | None]
"""Looks from a token behind the mark up to a limit."""


def behind(index: SentenceIndex, stretch: Stretch, mark: Mark, limit: int) -> Found | None:
    """The cue and source behind a quotation, by the first construction that finds some."""
    k = mark.last
    while k < limit and index.words[k] == ",":
        k += 1
    if k >= limit:
        return None
    for construction in BEHIND:
        found = construction(index, stretch, mark, k, limit)
        if found is not None:
            return found
    return None


def _open(index: SentenceIndex, mark: Mark) -> bool:
    """Whether the quotation waits for its cue: a comma, a question mark or an exclamation mark closes it."""
    return index.words[mark.inner.stop - 1] in {",", "?", "!"} or (
        mark.last < len(index.words) and index.words[mark.last] == ","
    )


def _cue(index: SentenceIndex, k: int, kind: str = "say") -> Cue:
    return Cue(k, k + 1, CueWord((index.lower[k],), Role.AFTER, kind, index.lower[k]))


def _plain_word(index: SentenceIndex, k: int) -> bool:
    """Whether a token is a small written word that opens no clause or phrase of its own."""
    lexicon, low = index.lexicon, index.lower[k]
    return (
        index.words[k].isalpha()
        and index.words[k][0].islower()
        and len(low) > 3
        and low not in lexicon.clause_words
        and low not in lexicon.adverbs
        and low not in lexicon.words.preposition
        and low not in lexicon.words.relative
        and low not in lexicon.complementisers
        and low not in lexicon.source_stops
        and all(form.kind != "never" for form in lexicon.cues.get(low, ()))
    )


def cue_word_with_clitic(index: SentenceIndex, stretch: Stretch, mark: Mark, k: int, limit: int) -> Found | None:
    """ "...," sesalnya. A word that no list holds, its speaker in the clitic."""
    clitics = tuple(index.lexicon.words.clitics)
    if not clitics or not _open(index, mark) or not _plain_word(index, k) or not index.lower[k].endswith(clitics):
        return None
    ended = (
        k + 1 >= limit or index.words[k + 1] in {",", "."} or index.lower[k + 1] in index.lexicon.words.behind_clitic
    )
    return (_cue(index, k), CLITIC, "unlisted-cue-after-quotation") if ended else None


def cue_word_before_source(index: SentenceIndex, stretch: Stretch, mark: Mark, k: int, limit: int) -> Found | None:
    """ "...," puji pelatih itu. | "...," sighed his sister, Ann. A word that no list holds, and who it is said of."""
    if not _open(index, mark) or not _plain_word(index, k) or k + 1 >= limit or index.lower[k] in index.lexicon.roles:
        return None
    if not wordclass.may_be_cue(index, k):
        return None
    source = phrases.after(index, k + 1, limit)
    if source.kind is SourceKind.NONE or not _somebody(index, source):
        return None
    return _cue(index, k), source, "unlisted-cue-after-quotation"


def _somebody(index: SentenceIndex, source: Source) -> bool:
    """Whether a source is a pronoun, a name, or what somebody is called."""
    if source.kind is SourceKind.PRONOUN:
        return True
    inside = range(source.first, source.last)
    named = any(index.view.entity[i] in {"PER", "ORG"} for i in inside)
    return named or any(index.lower[i] in index.lexicon.roles for i in inside)


def name_and_verb(index: SentenceIndex, stretch: Stretch, mark: Mark, k: int, limit: int) -> Found | None:
    """ "...," Ann shot back. A person's name and a verb that no list holds, with nothing but an adverb behind."""
    if not _open(index, mark) or index.view.entity[k] != "PER":
        return None
    end = k
    while end < limit and index.view.entity[end] == "PER":
        end += 1
    if end >= limit or not _plain_word(index, end) or not wordclass.may_be_cue(index, end):
        return None
    rest = [i for i in range(end + 1, limit) if index.is_word(i)]
    if len(rest) > 2 or any(index.capital(i) for i in rest):
        return None
    return _cue(index, end), Source(SourceKind.PHRASE, k, end), "unlisted-cue-after-quotation"


def source_with_apposition(index: SentenceIndex, stretch: Stretch, mark: Mark, k: int, limit: int) -> Found | None:
    """ "...," Ann Poe, head of the water board, said. What is told of the name keeps the verb away from it."""
    if not _open(index, mark) or not (index.capital(k) or index.lower[k] in index.lexicon.roles):
        return None
    for cue in stretch.cues:
        if cue.first <= k or cue.first >= limit or cue.used or cue.word.role is not Role.VERB:
            continue
        inside = range(k, cue.first)
        named = any(index.view.entity[i] == "PER" for i in inside)
        if len(inside) > LONGEST_APPOSITION or not named or cue.word.kind in {"only", "mind"}:
            return None
        if any(_parts(index, i) for i in inside):
            return None
        last = cue.first
        while last > k and (not index.is_word(last - 1) or index.lower[last - 1] in index.lexicon.adverbs):
            last -= 1
        return cue, Source(SourceKind.PHRASE, k, last), "subject-and-verb-after-quotation"
    return None


def _parts(index: SentenceIndex, i: int) -> bool:
    """Whether a token ends the sentence's first clause: a verb, a semicolon, a full stop that is no abbreviation's."""
    if index.words[i] in {";", ":"} or index.lower[i] in index.lexicon.words.accompanying:
        return True
    return wordclass.verbal(index, i) and index.lower[i - 1] not in index.lexicon.words.relative


def name_behind_dash(index: SentenceIndex, stretch: Stretch, mark: Mark, k: int, limit: int) -> Found | None:
    """ "..." - Commissioner Ann Poe. A dash and a name end the paragraph."""
    if index.words[k] not in {"-", "–", "—", "--", "―"}:
        return None
    first, last = index.trim(k + 1, limit)
    named = any(index.view.entity[i] == "PER" for i in range(first, last))
    if not named or last - first > 16 or not index.capital(first) or limit < stretch.last:
        return None
    if any(wordclass.verbal(index, i) for i in range(first, last)):
        return None
    return None, Source(SourceKind.PHRASE, first, last), "name-behind-dash"


BEHIND: tuple[Construction, ...] = (
    name_behind_dash,
    cue_word_with_clitic,
    cue_word_before_source,
    name_and_verb,
    source_with_apposition,
)
"""The constructions, in their order."""
