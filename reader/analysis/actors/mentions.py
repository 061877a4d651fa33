"""Where the article names somebody: each name with the title around it.

A mention's title is what tells two Kims apart and what an actor's role is made of. It stands before the name (Ketua
Umum PSSI Erick Thohir), before a comma and the name (Juru Bicara KPK, Budi), or behind it (Bill Adams, kepala ekonom di
Comerica Bank; Candra Darusman selaku ketua).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.words import Words
from reader.model.text import QUOTATION_MARKS

LONGEST_TITLE = 24
"""Words of the longest title that is looked for before a name."""

LONGEST_SHORT_TITLE = 4
"""Letters of the longest word that a full stop shortens within a title: Prof., Kol."""
LONGEST_INITIALS = 1
"""Letters of initials with a full stop."""
_SHORTENED = frozenset({"rank", "academic", "honorific", "before"})
"""Kinds of titles that are written short."""

Name = tuple[int, int, str]
"""A named entity: start, end, label."""


@dataclass(slots=True)
class Mention:
    """One place where a name stands."""

    start: int
    """First character of the phrase, titles included."""
    end: int
    """One past the last character of the phrase."""
    name: tuple[int, int]
    """The name itself."""
    label: str
    """PER, ORG, GPE or LOC."""
    surface: str
    """The name's words, white space made even."""
    title: str = ""
    """What stands before or behind the name in the same phrase; "" where nothing does."""
    role: str = ""
    """The function in the title: what comes before the body's name."""
    affiliation: str = ""
    """The body or place in the title."""
    aside: bool = False
    """Whether it stands in a headline or in a line that points to another article."""
    owned: bool = False
    """Whether the phrase is about somebody else of this person's: istri Presiden X, kubu X."""


_MARKS = frozenset(QUOTATION_MARKS)


def begins_title(words: Words, mention: Mention) -> bool:
    """Whether a name is the beginning of a work's title in marks: pelantun '|Rindu| di Dermaga' itu."""
    start, end = mention.name
    return words.text[max(start - 1, 0) : start] in _MARKS and words.text[end : end + 1] not in _MARKS


_TITLE_SIGNS = frozenset({"", "(", ")", "-", "/", "&", ").", ",", ".", "),", ") (", "’", "'"})
"""What may stand between two words of a title before a name."""


class MentionFinder:
    """Finds the mentions of one article. Time is linear in the text."""

    def __init__(self, words: Words, names: Sequence[Name], lists: Gazetteer) -> None:
        self._words = words
        self._lists = lists
        self._names = names
        self._starts = [name[0] for name in names]
        self._owner: dict[int, int] = {}
        for index, (start, end, _) in enumerate(names):
            first, last = words.range(start, end)
            for number in range(first, last):
                self._owner[number] = index

    def find(self) -> list[Mention]:
        """The mentions in text order, one for each name."""
        return [self._mention(start, end, label) for start, end, label in self._names]

    def _mention(self, start: int, end: int, label: str) -> Mention:
        words = self._words
        mention = Mention(start, end, (start, end), label, words.surface(start, end))
        if label != "PER":
            return mention
        first, last = words.range(start, end)
        begin = self._title_before(first)
        if begin < first:
            mention.start = words.starts[begin]
            self.give_title(mention, mention.start, start)
            mention.owned = self.is_owned(begin, first)
            if mention.owned:
                mention.start, mention.title, mention.role, mention.affiliation = start, "", "", ""
        else:
            stop = self._title_behind(last)
            if stop > last:
                mention.end = words.ends[stop - 1]
                opens = last + 1 if self._lists.phrase_use.get(words.lower[last]) == "as" else last
                self.give_title(mention, words.starts[opens], mention.end)
        return mention

    def is_owned(self, begin: int, first: int) -> bool:
        """Whether the words from `begin` up to the name's first word tell whose somebody is, titles between."""
        words, lists = self._words, self._lists
        for number in range(first - 1, begin - 1, -1):
            lower = words.lower[number]
            pair = f"{words.lower[number - 1]} {lower}" if number > begin else lower
            kind = lists.titles.get(pair) or lists.titles.get(lower) or ""
            if "," in words.gap(number):
                return False
            body = number == first - 1 and not kind and lower in lists.org_classes and number not in self._owner
            other = kind == "relation" and not lists.declared.heads_last  # istri |Budi|, but husband |Dan|
            if kind == "belongs" or other or body:
                return not (lower in lists.org_classes and self._is_led(begin, number))
            if not kind and lower not in lists.fields:
                return False
        return False

    def _is_led(self, begin: int, body: int) -> bool:
        """Whether an office leads the body of word `body`, and is the name's own: Ketua Panitia X, Kapten tim X."""
        words, titles = self._words, self._lists.titles
        pair = f"{words.lower[body - 2]} {words.lower[body - 1]}" if body - 2 >= begin else ""
        return body > begin and "office" in (titles.get(pair), titles.get(words.lower[body - 1]))

    def give_title(self, mention: Mention, start: int, end: int) -> None:
        """Read the stretch of text as the mention's title: role up to the first body or place, that as affiliation."""
        text = self._words.text
        end = self._before_ranks(start, end)
        mention.title = self._words.surface(start, end).strip(" ,")
        index = bisect_left(self._starts, start)
        cut = end
        for name_start, name_end, label in self._names[index:]:
            if name_start >= end:
                break
            if label in ("ORG", "GPE", "LOC") and name_end <= end:
                cut = name_start
                break
        first, last = self._words.range(start, cut)
        for number in range(first + 1, last):
            pair = f"{self._words.lower[number - 1]} {self._words.lower[number]}"
            kind = self._lists.org_heads.get(self._words.lower[number])
            head = kind and not (kind == "school" and pair in self._lists.titles)  # Kepala Sekolah | SMPN 7
            if head and self._words.capital(number):
                cut = self._words.starts[number]
                break
        mention.role = " ".join(text[start:cut].split()).strip(" ,(") or mention.title
        mention.affiliation = " ".join(text[cut:end].split()).strip(" ,")
        if mention.affiliation.count("(") > mention.affiliation.count(")"):
            mention.affiliation += ")"

    def _before_ranks(self, start: int, end: int) -> int:
        """The character at which a title ends without ranks and degrees behind it: Kabid Humas Polda X| Kombes."""
        words = self._words
        first, last = words.range(start, end)
        stop = last
        while stop > first + 1 and self._lists.titles.get(words.lower[stop - 1]) in ("rank", "academic", "honorific"):
            stop -= 1
        return end if stop == last else words.ends[stop - 1]

    def _title_before(self, first: int) -> int:
        """The first word of the title that ends where word `first` begins; `first` itself where there is none."""
        words, lists = self._words, self._lists
        begin, number = first, first - 1
        while number >= 0 and first - number <= LONGEST_TITLE and not self._parts_title(number, first):
            pair = f"{words.lower[number - 1]} {words.lower[number]}" if number else ""
            if words.lower[number] in lists.titles or pair in lists.titles:
                begin = number - 1 if pair in lists.titles else number
            elif number not in self._owner and not self._stands_in_title(number):
                break
            number -= 1
        return self._over_modifiers(begin) if begin < first and lists.declared.heads_last else begin

    def _parts_title(self, number: int, first: int) -> bool:
        """Whether a word belongs to no title before word `first`: a person's name, or one that a sign parts from it."""
        words, gap = self._words, self._words.gap(number)
        bare = gap.strip(" \u00a0")
        if bare not in _TITLE_SIGNS or "\n" in gap or (bare == "." and self._ends_sentence(number)):
            return True
        if words.words[number].isdigit() and bare == "/":
            return True  # a date
        if "," in bare and not (number == first - 1 or number in self._owner or words.capital(number)):
            return True
        if "," in bare and number == first - 1 and self._tells_whose_words(number, first):
            return True
        return self._is_person(number)

    def _ends_sentence(self, number: int) -> bool:
        """Whether the full stop behind a word shortens nothing: anggota |DPR.| Rina, and not Prof. or H. Rina."""
        words, lists = self._words, self._lists
        word, lower = words.words[number], words.lower[number]
        shortened = lists.titles.get(lower) in _SHORTENED or len(word) <= LONGEST_INITIALS
        return len(word) > LONGEST_SHORT_TITLE or (number in self._owner and word.isupper() and not shortened)

    def _tells_whose_words(self, number: int, first: int) -> bool:
        """Whether a bare title opens its sentence behind a word of reporting, and what is said begins with the name:
        Menurut |jaksa|, Rina menagih utang."""
        words, owner = self._words, self._owner.get(first)
        if owner is None or number < 1 or words.capital(number) or not words.opens_sentence(number - 1):
            return False
        last = words.range(*self._names[owner][:2])[1]
        return words.lower[number - 1] in self._lists.reporting and not words.gap(last - 1).strip()

    def _is_person(self, number: int) -> bool:
        """Whether a word is part of a person's name."""
        owner = self._owner.get(number)
        return owner is not None and self._names[owner][2] == "PER"

    def _stands_in_title(self, number: int) -> bool:
        """Whether a word that is no name and no title may stand within one."""
        words = self._words
        if words.lower[number] in self._lists.not_names and words.opens_sentence(number):
            return False
        return words.capital(number) or self._joins(words.lower[number])

    def _over_modifiers(self, begin: int) -> int:
        """Back over the names that tell of what the title is, where they stand before it: Scotland coach Ann Poe."""
        words = self._words
        number = begin
        while number > 0 and words.gap(number - 1) in (" ", "'s ", "’s "):
            owner = self._owner.get(number - 1)
            if owner is None or self._names[owner][2] == "PER":
                break
            number -= 1
        return number

    def _joins(self, lower: str) -> bool:
        """Whether a lower-case word may stand inside a long title."""
        return self._lists.phrase_use.get(lower) in ("join", "also", "as", "skip")

    def _title_behind(self, last: int) -> int:
        """One past the last word of a title behind the name that ends before word `last`; `last` where none is."""
        words, lists = self._words, self._lists
        begin = self._behind_joint(last)
        if begin is None or begin >= len(words) or not lists.title_at(words.lower[begin : begin + 2], 0):
            return last
        number = begin
        while number < len(words) and number - begin < LONGEST_TITLE:
            if self._is_person(number):
                return last
            gap = words.gap(number - 1)
            if number > begin and gap.strip(" ()&/-"):
                return number if gap.strip()[:1] in (",", ".", ")") else last
            lower = words.lower[number]
            known = lower in lists.titles or self._joins(lower) or number in self._owner or words.capital(number)
            if not known and number > begin:
                return number if begin > last or number - begin > 1 else last
            number += 1
        return number

    def _behind_joint(self, last: int) -> int | None:
        """Where a title may begin behind a name: behind a comma, or a word such as "sebagai"; None without either."""
        words = self._words
        if last >= len(words):
            return None
        gap = words.gap(last - 1).strip()
        if self._lists.phrase_use.get(words.lower[last]) == "as" and gap == "":
            return last + 1
        return last if gap == "," else None
