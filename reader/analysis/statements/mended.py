"""Mending a subject that was read off the surface: what stands in it that no noun phrase holds.

Languages whose verbs show by their tags alone (no group `verb_prefix`) run clause into clause without a sign:
"Victoria Police issued a statement saying ...", "Last month Scottish authorities have also warned ...".
"""

from __future__ import annotations

from collections.abc import Callable

from reader.analysis.draft import SourceKind
from reader.analysis.statements import wordclass
from reader.analysis.statements.scene import Scene
from reader.analysis.statements.source import DROPPED, Source

_BEHIND_VERB = frozenset({"DET", "ADP", "PRON", "SCONJ", "PART", "ADV"})
"""Tags of what may follow a verb with an object or an adjunct; a noun behind a verb makes it a participle in a name."""


def mended(scene: Scene, source: Source) -> Source:
    """The source before a verb without what is no part of it, and with the name that stands before a comma."""
    if source.kind is not SourceKind.PHRASE:
        return source
    steps = BY_PREFIX if scene.lexicon.words.verb_prefix else BY_TAG if scene.view.tagged else ()
    for step in steps:
        source = step(scene, source)
        if source.last <= source.first:
            return DROPPED
    if source.last - source.first == 1 and scene.lower[source.first] in scene.lexicon.pronouns:
        return Source(SourceKind.PRONOUN, source.first, source.last)
    return source


# ---------------------------------------------------------------- where verbs show by prefixes


def _behind_outlet(scene: Scene, source: Source) -> Source:
    """Without the outlet that is quoted first, or another fronted adjunct: Melansir AFP, |warga| mengatakan ..."""
    first = source.first
    low = scene.lower[first]
    relayed = any(form.kind in {"relay", "source", "data"} for form in scene.lexicon.cues.get(low, ()))
    if not relayed and low not in scene.lexicon.words.preposition and not wordclass.looks_verbal(scene, first):
        return source
    comma = next((i for i in range(source.last - 2, first, -1) if scene.words[i] == ","), None)
    return source if comma is None else Source(source.kind, comma + 1, source.last)


def _with_name_before(scene: Scene, source: Source) -> Source:
    """With the person's name that a comma parts from what he or she is: |Debi (45), warga Kelurahan Y| mengatakan."""
    k = source.first - 1
    if k < 1 or scene.words[k] != "," or scene.capital(source.first):
        return source
    head = range(source.first, min(source.first + 5, source.last))
    called = (
        scene.lower[source.first] in scene.lexicon.words.article or scene.lower[source.first] in scene.lexicon.roles
    )
    if not called and (_person_in(scene, range(source.first, source.last)) or not _role_in(scene, head)):
        return source
    last = k
    if scene.words[last - 1] == ")":
        last = next((i for i in range(last - 2, max(0, last - 6), -1) if scene.words[i] == "("), last)
    if scene.view.entity[last - 1] != "PER":
        return source
    first = last
    while first > 0 and scene.view.entity[first - 1] == "PER":
        first -= 1
    before = scene.lower[first - 1] if first else ""
    if before in scene.lexicon.cues or before in scene.lexicon.words.preposition:
        return source  # Menurut Budi, warga ...
    return Source(source.kind, first, last)


def _role_in(scene: Scene, inside: range) -> bool:
    return any(scene.lower[i] in scene.lexicon.roles for i in inside)


def _person_in(scene: Scene, inside: range) -> bool:
    return any(scene.view.entity[i] == "PER" for i in inside)


def _without_adjunct(scene: Scene, source: Source) -> Source:
    """Without what tells where and how it was said: Budi |dalam sambutannya|, para ahli |secara luas|."""
    words = scene.lexicon.words
    for i in range(source.first + 1, source.last):
        low = scene.lower[i]
        if scene.capital(i) or scene.quoted[i] or low not in words.manner:
            continue
        named = scene.view.entity[i - 1] or scene.words[i - 1] == ")" or low in words.always_manner
        rest = range(i + 1, source.last)
        plain = not any(scene.view.entity[j] in {"PER", "ORG"} for j in rest)
        if named and plain:
            return Source(source.kind, source.first, i)
    return source


def up_to_pointer(scene: Scene, source: Source, stop: int) -> Source:
    """With what stands between a description and the word that points back: kata |pria asal Y, Jawa Barat itu|."""
    pointing, end = scene.lexicon.words.pointing, source.last
    if scene.lexicon.words.article & pointing or end >= stop or _person_in(scene, range(source.first, end)):
        return source
    if scene.lower[source.first] not in scene.lexicon.roles or scene.lower[end - 1] in pointing:
        return source
    for i in range(end, min(end + LONGEST_TAIL, stop)):
        if scene.lower[i] in pointing:
            ended = i + 1 >= stop or not scene.is_word(i + 1) or scene.lower[i + 1] in scene.lexicon.source_stops
            return Source(source.kind, source.first, i + 1) if ended else source
        of_place = scene.words[i] == "," and scene.capital(i - 1) and scene.capital(i + 1)
        if wordclass.looks_verbal(scene, i) or not (of_place or scene.is_word(i)):
            return source
    return source


def called_by_name(scene: Scene, source: Source, stop: int) -> Source:
    """With the name that a word of naming brings: seorang tentara |bernama Yevhen|."""
    entity, naming = scene.view.entity, scene.lexicon.words.named
    k = next((i for i in range(source.first, min(source.last + 1, stop - 1)) if scene.lower[i] in naming), None)
    if k is None or not entity[k + 1]:
        return source
    end = k + 1
    while end < stop and entity[end] == entity[k + 1]:
        end += 1
    return Source(source.kind, k + 1, end)


LONGEST_TAIL = 8
"""Words between a description and the word that points back."""


# ---------------------------------------------------------------- where verbs show by their tags


def _behind_fronted(scene: Scene, source: Source) -> Source:
    """Without a time, an adjunct or a clause before the subject: Last month |the group| ... | Asked why, |he| ..."""
    first, last = source.first, source.last
    lower, pos, lexicon = scene.lower, scene.view.pos, scene.lexicon
    comma = next((i for i in range(last - 2, first, -1) if scene.words[i] == "," and not scene.quoted[i]), None)
    opener = pos[first] in {"VERB", "ADP", "SCONJ", "ADV"} or lower[first] in lexicon.clause_words
    if comma is not None and opener and not scene.view.entity[first]:
        first = comma + 1
    times = lexicon.words.time | lexicon.words.time_preposition
    k = first
    while k < last and (lower[k] in times or scene.words[k][0].isdigit()) and not scene.view.entity[k]:
        k += 1
    if first < k < last:
        first = k
    while first < last - 1 and not scene.view.entity[first]:
        low = lower[first]
        if not (
            low in lexicon.words.relative
            or low in lexicon.clause_words
            or low in lexicon.words.question
            or (pos[first] == "ADV" and not scene.capital(first))
        ):
            break
        first += 1
    return Source(source.kind, first, last)


def _within_its_clause(scene: Scene, source: Source) -> Source:
    """Up to a verb of its own, whose subject the cue shares: |Free Press| issued a statement saying ..."""
    first, last = source.first, source.last
    own = next((i for i in range(first + 1, last) if _is_verb(scene, i)), None)
    return source if own is None else Source(source.kind, first, own)


def _is_verb(scene: Scene, i: int) -> bool:
    """Whether a token within a phrase is a verb with an object or an adjunct of its own."""
    if scene.capital(i) or scene.view.entity[i] or scene.quoted[i]:
        return False
    tag = scene.view.pos[i]
    if tag == "AUX":
        return True
    return tag == "VERB" and (i + 1 >= len(scene.words) or scene.view.pos[i + 1] in _BEHIND_VERB)


def _without_adverbs(scene: Scene, source: Source) -> Source:
    """Without what stands between subject and verb: The Caribs |have long| argued, the ministry |on Friday| said."""
    times = scene.lexicon.words.time | scene.lexicon.words.time_preposition
    last = source.last
    if scene.words[last - 1] == ")" or scene.lower[last - 1] in times:
        k = last
        while k > source.first + 1 and not scene.view.entity[k - 1]:
            word = scene.words[k - 1]
            if scene.lower[k - 1] not in times and scene.is_word(k - 1) and not word[0].isdigit() and len(word) > 4:
                break
            k -= 1
        last = k if any(scene.lower[i] in times for i in range(k, last)) else last
    while last > source.first and scene.view.pos[last - 1] in {"ADV", "AUX"} and not scene.view.entity[last - 1]:
        if scene.capital(last - 1) and last - 1 == source.first:
            break
        last -= 1
    return Source(source.kind, source.first, last)


Step = Callable[[Scene, Source], Source]
"""Mends a source in one way, or gives it back."""
BY_PREFIX: tuple[Step, ...] = (_behind_outlet, _without_adjunct, _with_name_before)
"""The steps for languages whose verbs show by a prefix, in their order."""
BY_TAG: tuple[Step, ...] = (_behind_fronted, _within_its_clause, _without_adverbs, _with_name_before)
"""The steps for languages whose verbs show by their tags alone."""
