"""Mending a subject that was read off the surface: what stands in it that no noun phrase holds.

Languages whose verbs show by their tags alone (no group `verb_prefix`) run clause into clause without a sign:
"Victoria Police issued a statement saying ...", "Last month Scottish authorities have also warned ...".
"""

from __future__ import annotations

from reader.analysis.draft import SourceKind
from reader.analysis.statements.scene import Scene
from reader.analysis.statements.source import DROPPED, Source

_BEHIND_VERB = frozenset({"DET", "ADP", "PRON", "SCONJ", "PART", "ADV"})
"""Tags of what may follow a verb with an object or an adjunct; a noun behind a verb makes it a participle in a name."""


def mended(scene: Scene, source: Source) -> Source:
    """The source before a verb without fronted times and clauses, verbs of its own and adverbs."""
    if source.kind is not SourceKind.PHRASE or scene.lexicon.words.verb_prefix or not scene.view.tagged:
        return source
    for step in (_behind_fronted, _within_its_clause, _without_adverbs):
        source = step(scene, source)
        if source.last <= source.first:
            return DROPPED
    if source.last - source.first == 1 and scene.lower[source.first] in scene.lexicon.pronouns:
        return Source(SourceKind.PRONOUN, source.first, source.last)
    return source


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
