"""Whether words are nouns or verbs, by their tags and, where a language marks its verbs, by their shape."""

from __future__ import annotations

from reader.analysis.statements.sentence_index import SentenceIndex


def nominal(index: SentenceIndex, first: int, last: int) -> bool:
    """Whether a stretch may be one noun phrase: it begins with a capital or a noun and holds no verb."""
    if first >= last:
        return False
    if any(index.lower[i] in index.lexicon.words.pointing for i in range(first, last - 1)):
        return False  # a noun phrase ends with "itu": what follows is said of it
    pos, lower = index.view.pos, index.lower
    if index.view.tagged:
        if any(verbal(index, i) for i in range(first, last)):
            return False
        if pos[first] == "VERB" and looks_verbal(index, first) and not index.view.entity[first]:
            return False
        opens = index.capital(first) or lower[first] in index.lexicon.words.article
        return opens or pos[first] in {"NOUN", "PROPN", "DET", "PRON", "NUM", "X", "ADJ"}
    if any(looks_verbal(index, i) and not index.capital(i) for i in range(first, last)):
        return False
    return lower[first] not in index.lexicon.words.preposition


def verbal(index: SentenceIndex, i: int) -> bool:
    """Whether a token is a verb by its tag and, where the language's verbs have one, by its shape: "bicara" is none."""
    tag = index.view.pos[i]
    if index.capital(i):
        return False
    return tag == "AUX" or (tag == "VERB" and (not index.lexicon.words.verb_prefix or looks_verbal(index, i)))


def looks_verbal(index: SentenceIndex, i: int) -> bool:
    """Whether a token begins as a verb does."""
    low = index.lower[i]
    return (
        len(low) > 5
        and low.startswith(tuple(index.lexicon.words.verb_prefix))
        and not low.endswith(index.lexicon.declared.noun_endings)
        and low not in index.lexicon.pronouns
    )


def may_be_cue(index: SentenceIndex, i: int) -> bool:
    """Whether a word that no list holds may say that something was said: a verb by its tag or its ending.

    A language whose verbs have prefixes puts the bare stem there (puji, sesal), which no tag tells.
    """
    if index.lexicon.words.verb_prefix:
        return not looks_verbal(index, i)
    tag = index.view.pos[i]
    return tag == "VERB" or (not tag and index.lower[i].endswith(index.lexicon.declared.past_endings))


def back_over_adverbs(index: SentenceIndex, first: int, end: int) -> int:
    """Where the adverbs begin that end at `end`, by the list and, where no prefix marks verbs, by their tags."""
    tags = frozenset() if index.lexicon.words.verb_prefix else _ADVERB
    while end > first and (
        index.lower[end - 1] in index.lexicon.adverbs
        or (index.view.pos[end - 1] in tags and not _is_name_or_pronoun(index, end - 1))
    ):
        end -= 1
    return end


_ADVERB = frozenset({"ADV"})


def _is_name_or_pronoun(index: SentenceIndex, i: int) -> bool:
    return index.capital(i) or bool(index.view.entity[i]) or index.lower[i] in index.lexicon.pronouns


def leads_noun(index: SentenceIndex, i: int) -> bool:
    """Whether a noun or an infinitive follows the token, whatever its tag: wife |of a| man, attempt |to| stop."""
    groups, low = index.lexicon.words, index.lower[i]
    return low in groups.article or low in groups.preposition or low in groups.possessive


def ends_role(index: SentenceIndex, i: int) -> bool:
    """Whether a token is the second word of what somebody is called: juru bicara."""
    return i > 0 and f"{index.lower[i - 1]} {index.lower[i]}" in index.lexicon.roles


def past_degrees(index: SentenceIndex, k: int, stop: int) -> int:
    """One past the academic degrees that commas part from a name ending at `k`: Budi Santoso|, S.H., M.Hum.|, ..."""
    while k + 1 < stop and index.words[k] == "," and is_degree(index.words[k + 1]):
        k += 2
        while k < stop and index.words[k] == "." and k + 1 < stop and index.words[k + 1] == ",":
            k += 1
    return k


def before_degrees(index: SentenceIndex, first: int, end: int) -> int:
    """Where the degrees begin that end at `end`, their commas included; `end` where none do."""
    words = index.words
    k = end - 1 if words[end - 1] == "," and end - 2 > first and is_degree(words[end - 2]) else end
    while k - 2 > first and is_degree(words[k - 1]) and words[k - 2] == ",":
        k -= 2
    return end if k == end - 1 else k


def is_degree(word: str) -> bool:
    """Whether a word is written like a degree: S.H., M.Si, Ph.D, MBA."""
    letters = word.rstrip(".")
    return 1 < len(letters) <= MAX_DEGREE and letters[0].isupper() and "." in letters and letters.count(".") <= 3


MAX_DEGREE = 8
"""Characters of the longest degree."""
