"""Parting the person from the place or the body of the office before the name: Bupati Garut | Sekar Arumdani.

Indonesian puts office, body or place, and name side by side, all in capitals, and a recogniser glues what it has not
met: "Garut Sekar Arumdani" as a person, "Badan Gizi Daerah Dadang Hendrayana" as a body. Two things tell where the
person begins: the word by which the article calls him or her alone (Dadang), and the end of a place that is listed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from reader.analysis.entities import villages
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.inferred import run_of_capitals
from reader.analysis.entities.words import Words

Name = tuple[int, int, str]
"""First character, one past the last, label."""

LONGEST_RUN = 12
"""Words in capitals behind an office that are looked at."""
LONGEST_NAME = 4
"""Words of the longest name of a person that is parted."""


def parted(words: Words, lists: Gazetteer, names: list[Name]) -> list[Name]:
    """The names with those behind an office parted; in text order and not overlapping. Time is linear in the text."""
    if lists.declared.heads_last:
        return names
    said, alone = called_alone(words, lists, names)
    starts = {name[0]: name for name in names}
    over = {n: (start, label) for start, end, label in names for n in range(*words.range(start, end))}
    article = _Article(words, lists, said, alone, starts, over)
    inside = {n for start, end, label in names if label == "PER" for n in range(*words.range(start, end))[1:]}
    people = [person for run in _runs(words, lists, inside) if (person := _glued(article, *run)) is not None]
    names = sorted(_merged(words, lists, names, people)) if people else names
    names = _completed(words, lists, _without_body(words, lists, names), said)
    return villages.parted(words, lists, said, names)


@dataclass(frozen=True, slots=True)
class _Article:
    """What is known of an article's names before any is parted."""

    words: Words
    lists: Gazetteer
    said: frozenset[str]
    """The single words behind a word of saying."""
    alone: frozenset[str]
    """Every single word by which a person is called."""
    starts: dict[int, Name]
    """The names by their first character."""
    over: dict[int, tuple[int, str]]
    """First character and label of the name that a word belongs to, by the word's number."""


def _glued(article: _Article, begin: int, stop: int, territorial: bool) -> tuple[int, int] | None:
    """The characters of a person that a run behind an office holds, where no name says so yet."""
    words = article.words
    found = _person(words, article.lists, (article.said, article.alone), begin, stop)
    if found is None and not any(number in article.over for number in range(begin, stop)):
        found = _unseen(words, article.lists, begin, stop)
    if found is None:
        return None
    first, last = found
    here, single, said = words.starts[first], last - first == 1, words.words[first] in article.said
    start, label = article.over.get(first, (here, ""))
    before = _is_first_name(words, article.lists, first - 1, begin)
    if single and said and (start, label) == (here, "PER") and first - 1 not in article.over and before:
        label = ""
    given = words.words[first - 1] in article.lists.given_names - article.lists.places.keys()
    if label == "PER" and (start == here or not territorial or given):
        return None
    was = article.over.get(first, (here, ""))[1]
    if _spoils(words, article.starts, "" if said else was, first, last):
        return None
    begins = words.starts[first - 1] if single and label != "PER" and before else here
    return begins, words.ends[last - 1]


def _unseen(words: Words, lists: Gazetteer, begin: int, stop: int) -> tuple[int, int] | None:
    """The words from a common given name on, in a run of which nothing was seen: Ketua Fraksi Arum |Farid Anwar|."""
    first = next((n for n in range(begin + 1, stop - 1) if villages.is_given(words, lists, n)), stop)
    plain = all(words.words[n].istitle() and words.lower[n] not in lists.fields for n in range(first, stop))
    return (first, stop) if plain and 1 < stop - first <= LONGEST_NAME else None


def _completed(words: Words, lists: Gazetteer, names: list[Name], said: frozenset[str]) -> list[Name]:
    """The names with those of one word made whole by the capitals around them that nothing else claims.

    Behind: "Yoga" is called so alone and stands before "Pratomo"; before: "Ilhamsyah" stands behind "Dinas ESDM Gusti".
    """
    claimed = {number for start, end, _ in names for number in range(*words.range(start, end))}
    daughters = _called(words, lists, lambda word: lists.titles.get(word.casefold()) == "relation")
    out: list[Name] = []
    for start, end, label in names:
        first, last = words.range(start, end)
        if (
            label == "PER"
            and first
            and first - 1 not in claimed
            and _is_first_word(words, lists, daughters, first, last)
        ):
            start = words.starts[first - 1]
        elif label == "PER":
            start = words.starts[_behind_rank(words, lists, claimed, first)]
        if words.words[first] not in said:
            pass
        elif label == "PER" and last == first + 1 and start == words.starts[first]:
            start, end = _made_whole(words, lists, claimed, first)
        elif label != "PER" and 1 < last - first <= LONGEST_NAME:
            plain = not any(lower in lists.org_heads or lower in lists.fields for lower in words.lower[first:last])
            label = "PER" if plain else label
        out.append((start, end, label))
    return sorted([*out, *_daughters(words, daughters, out)]) if daughters else out


def _is_first_word(words: Words, lists: Gazetteer, daughters: Collection[str], first: int, last: int) -> bool:
    """Whether the word before a person's name is its first one; `daughters`: relations by which people are called."""
    called = words.words[first - 1] in daughters or _is_introduced(words, lists, first - 1, last)
    return called or _opens_name(words, lists, first - 1)


def _is_introduced(words: Words, lists: Gazetteer, number: int, last: int) -> bool:
    """Whether a first name that is a relation, too, stands before the rest of a name that is told of behind a comma.

    |Putri| Ayunda Sari, pendaki itu, ... The daughter of somebody is named there: Putri Budi Santoso, Ayunda, ...
    """
    relation = lists.titles.get(words.lower[number]) == "relation" and words.capital(number)
    if not relation or words.gap(number) != " " or last >= len(words) or words.gap(last - 1) != ", ":
        return False
    pair = " ".join(words.lower[last : last + 2])
    called = (
        lists.nouns.get(words.lower[last]) in ("person", "group") or lists.titles.get(words.lower[last]) == "office"
    )
    return not words.capital(last) and (
        called or "one" in (lists.phrase_use.get(words.lower[last]), lists.phrase_use.get(pair))
    )


def _daughters(words: Words, called: Collection[str], names: list[Name]) -> Iterator[Name]:
    """Where a person stands alone by a first name that is a relation: |Putri| menilai ..., of Putri Sari."""
    people = [words.range(start, end) for start, end, label in names if label == "PER"]
    firsts = {words.words[first] for first, last in people if last > first + 1}.intersection(called)
    taken = {number for start, end, _ in names for number in range(*words.range(start, end))} if firsts else set()
    for number, word in enumerate(words.words):
        if word not in firsts or number in taken:
            continue
        alone = number + 1 >= len(words) or words.gap(number) != " " or not words.capital(number + 1)
        if alone:
            yield words.starts[number], words.ends[number], "PER"


def _behind_rank(words: Words, lists: Gazetteer, claimed: set[int], first: int) -> int:
    """The first word of a name whose beginning, up to a rank, was not seen: Jenderal |Agung Hari| Santoso."""
    number = first
    while number and first - number < LONGEST_NAME - 1 and number - 1 not in claimed:
        word, lower = words.words[number - 1], words.lower[number - 1]
        if lists.titles.get(lower) == "rank" or lower in lists.declared.corps:
            return number
        usual = lower in lists.titles or lower in lists.fields or lower in lists.org_heads
        if words.gap(number - 1) != " " or not word.istitle() or usual or word in lists.places:
            break
        number -= 1
    return first


def _opens_name(words: Words, lists: Gazetteer, number: int) -> bool:
    """Whether a word is the beginning of the name behind it: I Wayan, M. Rizki, Gubernur |Ahmad| Santoso."""
    word, gap = words.words[number], words.gap(number)
    if word in lists.declared.name_openers or (_is_initial(words, lists, number) and gap == ". "):
        adverb = words.opens_sentence(number) and words.lower[number] in lists.auxiliaries
        return gap in (" ", ". ") and not adverb  # |Lalu| Budi berkata ...
    given = word in lists.given_names or (word.isupper() and word.title() in lists.given_names)
    if gap != " " or not number or not given:
        return False
    before = words.lower[number - 1]
    if words.gap(number - 1) != " " or not words.capital(number - 1):
        return word not in lists.places
    return before in lists.titles or (word.isupper() and before in lists.fields)


def _is_initial(words: Words, lists: Gazetteer, number: int) -> bool:
    """Whether a word is one capital letter that is no title: H. is a hajji."""
    word = words.words[number]
    return len(word) == 1 and word.isupper() and words.lower[number] not in lists.titles


def _made_whole(words: Words, lists: Gazetteer, claimed: set[int], number: int) -> tuple[int, int]:
    """The characters of a person's name of which one word was seen: what follows it, else the first name before it."""
    last = number + 1
    stop = last
    if last < len(words) and words.gap(number) == " " and last not in claimed:
        stop = min(run_of_capitals(words, last, lists), last + 2)
    while stop > last and (words.words[stop - 1] in lists.places or stop - 1 in claimed):
        stop -= 1
    begin = number - 1 if stop == last and _first_name_before(words, lists, claimed, number) else number
    return words.starts[begin], words.ends[stop - 1]


def _first_name_before(words: Words, lists: Gazetteer, claimed: set[int], first: int) -> bool:
    """Whether the word before a person's last name is the first name, behind a body or an acronym in capitals."""
    before = first - 1
    if before < 1 or before in claimed or words.gap(before) != " " or words.gap(before - 1) != " ":
        return False
    behind = before - 1 in claimed or (words.words[before - 1].isupper() and len(words.words[before - 1]) > 1)
    return behind and run_of_capitals(words, before, lists) > before and words.words[before] not in lists.places


def _is_first_name(words: Words, lists: Gazetteer, number: int, begin: int) -> bool:
    """Whether the word before a last name may be the first name: no place, body, direction, or name of a village."""
    word, lower = words.words[number], words.lower[number]
    if number <= begin or word.isupper() or word in lists.places or words.lower[number - 1] in lists.place_heads:
        return False
    usual = lists.fields | lists.title_words | lists.org_heads.keys() | lists.not_names
    return lower not in usual and word not in lists.place_tails and word not in lists.bodies


def _spoils(words: Words, starts: dict[int, Name], label: str, first: int, last: int) -> bool:
    """Whether a person cut out here would spoil another name: a body's single last word, or a person's own start."""
    single = last - first == 1 and label in ("ORG", "GPE", "LOC")
    inside = (starts.get(words.starts[number]) for number in range(first + 1, last))
    joined = last < len(words) and words.gap(last - 1) == "-"
    return single or joined or any(name is not None and name[2] == "PER" for name in inside)


def called_alone(words: Words, lists: Gazetteer, names: list[Name]) -> tuple[frozenset[str], frozenset[str]]:
    """The single words by which persons are called: those that stand behind a word of saying, and all of them.

    The others were seen as names of persons of one word.
    """
    seen = {words.surface(start, end) for start, end, label in names if label == "PER"}
    said = said_alone(words, lists)
    return said, said | _plain(seen, lists)


def said_alone(words: Words, lists: Gazetteer) -> frozenset[str]:
    """The single words behind a word of saying, titles between, that are no words of the language: kata |Sony|."""
    return _plain(_called(words, lists, lambda word: True), lists)


def _called(words: Words, lists: Gazetteer, fits: Callable[[str], bool]) -> set[str]:
    """The single words that fit behind a word of saying, titles between: kata |Putri|."""
    said: set[str] = set()
    for saying in range(len(words) - 1):
        number = saying + 1
        while number + 1 < len(words) and lists.titles.get(words.lower[number]) in ("honorific", "rank", "academic"):
            number += 1
        ends = number + 1 >= len(words) or words.gap(number) != " " or not words.capital(number + 1)
        large = words.capital(number) and fits(words.words[number])
        if words.lower[saying] in lists.reporting and ends and large and words.gap(number - 1) == " ":
            said.add(words.words[number])
    return said


def _plain(found: Collection[str], lists: Gazetteer) -> frozenset[str]:
    """Those of the words that begin with a capital and that no list knows for anything but a name."""
    usual = lists.title_words | lists.fields | lists.not_names | lists.org_heads.keys()
    return frozenset(
        word
        for word in found
        if word[:1].isupper()
        and " " not in word
        and not word.isupper()
        and word.casefold() not in usual
        and word not in lists.bodies
        and word not in lists.places
    )


def _without_body(words: Words, lists: Gazetteer, names: list[Name]) -> list[Name]:
    """The names with the body before a person's told apart: Rektor |Unram| Ani, where Unram is named alone, too.

    What was seen as a person of its own right behind is the end of the name: Rektor |Unram Ani| Sari.
    """
    bodies = {words.surface(start, end) for start, end, label in names if label == "ORG"}
    out: list[Name] = []
    cut = -1
    for start, end, label in names:
        first, last = words.range(start, end)
        if label == "PER" and cut == first - 1 and words.gap(cut) == " ":
            out[-1] = (out[-1][0], end, label)
            continue
        led = first > 0 and lists.titles.get(words.lower[first - 1]) == "office" and words.gap(first - 1) == " "
        if label == "PER" and led and last > first + 1 and words.words[first] in bodies:
            out += [(start, words.ends[first], "ORG"), (words.starts[first + 1], end, "PER")]
            cut = last - 1
        else:
            out.append((start, end, label))
    return out


def _runs(words: Words, lists: Gazetteer, inside: Collection[int]) -> Iterator[tuple[int, int, bool]]:
    """Where capitals run on behind an office: the first word, one past the last, whether a place is what it heads.

    `inside`: words of persons' names but for their first; Abdul Hakim is no judge.
    """
    number = 0
    while number < len(words):
        pair = f"{words.lower[number - 1]} {words.lower[number]}" if number else ""
        if number in inside or "office" not in (lists.titles.get(words.lower[number]), lists.titles.get(pair)):
            number += 1
            continue
        stop = number + 1
        while stop < len(words) and stop - number <= LONGEST_RUN and words.capital(stop) and words.gap(stop - 1) == " ":
            stop += 1
        if stop > number + 2:
            heads = lists.declared.territorial_offices
            village = words.lower[number + 1] in lists.place_heads
            yield number + 1, stop, village or words.lower[number] in heads or pair in heads
        number = max(stop, number + 1)


def _person(
    words: Words, lists: Gazetteer, called: tuple[frozenset[str], frozenset[str]], begin: int, stop: int
) -> tuple[int, int] | None:
    """The words of the person's name in a run of capitals; None where it is not told where the name begins."""
    said, alone = called
    first = _behind_honorific(words, lists, begin, stop)
    if first is None:
        first = next((n for n in range(begin, stop - 1) if words.words[n] in said), None)
    if first is None:
        first = _behind_place(words, lists, begin, stop)
    if first is None:
        first = next((n for n in range(begin, stop) if words.words[n] in alone), None)
    if first is None or first == begin:
        return None
    last = min(stop, run_of_capitals(words, first, lists))
    return (first, last) if first < last <= first + LONGEST_NAME else None


def _behind_place(words: Words, lists: Gazetteer, begin: int, stop: int) -> int | None:
    """The first word behind the last listed place of a run, where one or two words or more are left."""
    if stop - begin > 1 and f"{words.words[stop - 2]} {words.words[stop - 1]}" in lists.places:
        return None
    for number in range(stop - 2, begin - 1, -1):
        pair = f"{words.words[number - 1]} {words.words[number]}" if number > begin else ""
        if words.words[number] in lists.places or pair in lists.places:
            first = number + 1
            while first < stop - 1 and words.words[first] in lists.place_tails:
                first += 1  # Palopo Utara
            return first
    return None


def _behind_honorific(words: Words, lists: Gazetteer, begin: int, stop: int) -> int | None:
    """The first word behind the last form of address or degree of a run: ... Datuk | Roslan Kinsang."""
    for number in range(stop - 2, begin - 1, -1):
        if lists.titles.get(words.lower[number]) in ("honorific", "academic"):
            return number + 1
    return None


def _merged(words: Words, lists: Gazetteer, names: list[Name], people: list[tuple[int, int]]) -> Iterator[Name]:
    """The names cut where a person begins, and the persons."""
    found = iter(sorted(people))
    person = next(found, None)
    kept: list[tuple[int, int]] = []
    for start, end, label in sorted(names):
        while person is not None and person[1] <= start:
            kept.append(person)
            person = next(found, None)
        if person is None or end <= person[0]:
            yield start, end, label
            continue
        if start < person[0]:
            before = words.text[start : person[0]].rstrip()
            yield start, start + len(before), "GPE" if label == "PER" else label
        elif start >= person[0] and end > person[1]:
            yield start, end, label  # the longer name stands
            person = next(found, None)
    if person is not None:
        kept.append(person)
    kept += list(found)
    yield from ((start, end, "PER") for start, end in kept)
