"""What the phrase that names a source means: a name, several, a body, or a description of somebody named elsewhere.

A description is read by its words: what it calls the source (menteri, badan, warga) and what it tells beside (of which
body or country). It means a figure whose titles hold those words (politikus Gerindra itu, Panglima TNI), or the figure
that was described alike before (agen mata-mata Seoul, Badan mata-mata Seoul); a pointing one that fits nobody (pria
itu) is left to who is spoken of; any other is a source of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from reader.analysis.actors.mentions import Mention, MentionFinder
from reader.analysis.actors.people import MANY, Figure
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.words import Words


class How(StrEnum):
    """How a phrase was understood; the names become the `why` of speakers."""

    NAMED = "named"
    """It holds the speaker's name."""
    JOINT = "joint-speakers"
    """It names several."""
    BODY = "named-body"
    """It names an organisation or a government."""
    TITLE = "title-of-a-named-person"
    """It is a title that the article gives to somebody by name."""
    ALIKE = "described-alike"
    """The same source was described in like words."""
    POINTING = "description-of-the-one-spoken-of"
    """It points back and fits nobody by its words: whoever is spoken of."""
    UNNAMED = "unnamed-source"
    """The description is all that the article tells."""


@dataclass(slots=True)
class Reading:
    """What a phrase was taken to mean."""

    how: How
    """See How."""
    figure: Figure | None
    """Whom it means; None for POINTING."""
    sure: float
    """0 to 1."""
    rivals: list[Figure] = field(default_factory=list)
    """Others it may mean, best first."""
    kind: str = "person"
    """What it calls the source: person, group, organization; for POINTING."""


class SourceReader:
    """Reads the phrases of one article; describes new figures as it meets them."""

    def __init__(
        self,
        words: Words,
        lists: Gazetteer,
        finder: MentionFinder,
        mentions: list[Mention],
        owner: dict[tuple[int, int], Figure],
    ) -> None:
        self._words = words
        self._lists = lists
        self._finder = finder
        self._mentions = mentions
        self._starts = [mention.name[0] for mention in mentions]
        self.owner = owner
        """Figure of each name, by the name's characters."""
        self.described: list[Figure] = []
        """Figures that are only described."""
        self._read: dict[tuple[int, int], Reading] = {}
        self._by_key: dict[frozenset[str], Figure] = {}
        self._by_noun: dict[str, list[tuple[frozenset[str], Figure]]] = defaultdict(list)
        self._titled: dict[str, list[tuple[frozenset[str], Figure]]] = defaultdict(list)
        self._titles: set[tuple[frozenset[str], int]] = set()
        self._by_word: dict[str, Figure] = {}
        """Described persons by the capitalised words of their description: the name may hide in it."""
        self._bodies_by_class: dict[str, list[tuple[int, Figure]]] = defaultdict(list)
        self._index()

    def _index(self) -> None:
        """Which persons bear which words in their titles, and where bodies of which class are named."""
        for mention in self._mentions:
            figure = self.owner[mention.name]
            if mention.label == "PER" and mention.title:
                self._give_title(figure, mention)
            elif mention.label == "ORG":
                head = self._words.lower[self._words.range(*mention.name)[0]]
                kind = self._lists.org_classes.get(head)
                if kind:
                    self._bodies_by_class[kind].append((mention.start, figure))

    def _give_title(self, figure: Figure, mention: Mention) -> None:
        start, end = mention.start, mention.end
        behind = end > mention.name[1]
        keys = frozenset(self._keys(mention.name[1], end) if behind else self._keys(start, mention.name[0]))
        if (keys, figure.number) not in self._titles:
            self._titles.add((keys, figure.number))
            for key in keys:
                self._titled[key].append((keys, figure))

    def _keys(self, start: int, end: int) -> set[str]:
        """What a phrase tells: its content words by class, and the bodies and places in it by their figure."""
        words, keys = self._words, set()
        first, last = words.range(start, end)
        taken: set[int] = set()
        for mention in self._inside(start, end):
            inside = range(*words.range(*mention.name))
            taken.update(inside)
            keys.add(f"@{id(self.owner[mention.name])}")
        for number in range(first, last):
            lower = words.lower[number]
            if number not in taken and not lower.isdigit():
                long = self._lists.long_forms.get(lower, (lower,))
                keys.update(self._class_of(word) for word in long if self._tells(word))
        keys.discard("")
        return keys

    def _tells(self, lower: str) -> bool:
        """Whether a word tells something of who it is."""
        return self._lists.phrase_use.get(lower) in (None, "join")

    def _class_of(self, lower: str) -> str:
        """The class of nouns that mean the same."""
        return self._lists.classes.get(lower) or self._lists.org_classes.get(lower) or lower

    def _inside(self, start: int, end: int) -> list[Mention]:
        """The names within a stretch of text."""
        out: list[Mention] = []
        index = bisect_left(self._starts, start)
        while index < len(self._mentions) and self._mentions[index].name[0] < end:
            if self._mentions[index].name[1] <= end:
                out.append(self._mentions[index])
            index += 1
        return out

    # ------------------------------------------------------------ reading

    def read(self, start: int, end: int) -> Reading:
        """What the phrase means; the same answer for the same phrase."""
        if (start, end) not in self._read:
            self._read[start, end] = self._understand(start, end)
        return self._read[start, end]

    def _understand(self, start: int, end: int) -> Reading:
        names = self._inside(start, end)
        persons = [mention for mention in names if mention.label == "PER"]
        if persons:
            joint = self._joint(start, end, persons)
            if joint:
                return joint
            head = self._head(start, end, persons)
            if head:
                if start < head.start:
                    head.start = start
                    self._finder.give_title(head, start, head.name[0])
                    self._give_title(self.owner[head.name], head)
                return Reading(How.NAMED, self.owner[head.name], 0.97)
        elif title := self._titled_from(start, end):
            return Reading(How.NAMED, self.owner[title.name], 0.9)
        joint = self._joint(start, end, [mention for mention in names if mention.start == mention.name[0]])
        if joint and not persons:
            return joint
        body = self._body(start, end, names)
        if body:
            return Reading(How.BODY, body, 0.95)
        return self._describe(start, end)

    def _titled_from(self, start: int, end: int) -> Mention | None:
        """The person whose title the phrase is the beginning of, though it stops short of the name."""
        index = bisect_left(self._starts, end)
        for mention in self._mentions[index : index + 4]:
            if mention.label == "PER" and mention.start <= start and end <= mention.name[0] and mention.title:
                return mention
        return None

    def _head(self, start: int, end: int, persons: list[Mention]) -> Mention | None:
        """The name that is the phrase's own: the first where the phrase opens with it, else the last.

        None where the name only tells whose the source is (kantor X, pendukung X).
        """
        words = self._words
        first, begin = words.range(start, persons[0].name[0])
        titles = [self._lists.titles[lower] for lower in words.lower[first:begin] if lower in self._lists.titles]
        if begin == first or (
            len(titles) == begin - first and set(titles) <= {"rank", "academic", "honorific", "before"}
        ):
            return persons[0]
        head = persons[-1]
        number = words.range(*head.name)[0]
        led = {"office", "rank", "academic", "honorific"} & set(titles)
        if not led and "," not in words.gap(number - 1) and words.lower[first] in self._lists.org_heads:
            return None
        if self._finder.is_owned(first, number):
            pointed = self._lists.phrase_use.get(words.lower[words.range(start, end)[1] - 1]) == "this"
            kind = self._lists.titles.get(words.lower[number - 1], "belongs")
            known = self.owner[head.name].mentions[0].name[0] < start
            return None if kind != "relation" or pointed or known else head
        return head

    def _joint(self, start: int, end: int, persons: list[Mention]) -> Reading | None:
        """Several persons, or several bodies, in a row that "dan" closes."""
        if len(persons) < 2:
            return None
        joined = False
        for left, right in pairwise(persons):
            joins = self._joins(left.name[1], right.name[0])
            if not joins:
                return None
            joined = joined or joins == "also"
        figures = list(dict.fromkeys(id(self.owner[person.name]) for person in persons))
        if not joined or len(figures) < 2:
            return None
        figure = self._new("group", persons[0].start, persons[-1].end, frozenset({f"&{start}"}))
        figure.members = [self.owner[person.name] for person in persons]
        return Reading(How.JOINT, figure, 0.9)

    def _joins(self, start: int, end: int) -> str:
        """How two names in a row are joined: "also" by a word, "comma"; "" where they are not, or are of one phrase."""
        words = self._words
        first, last = words.range(start, end)
        gap = words.text[start : words.starts[first]] if first < last else words.text[start:end]
        how = "comma" if "," in gap else ""
        if first < last and self._lists.phrase_use.get(words.lower[first]) == "also":
            how, first = "also", first + 1
        titles = self._lists.title_words | self._lists.fields
        plain = all(words.capital(number) or words.lower[number] in titles for number in range(first, last))
        return how if plain else ""

    def _body(self, start: int, end: int, names: list[Mention]) -> Figure | None:
        """The organisation or place that is the whole phrase, small words and its own bracket aside."""
        words = self._words
        for mention in names:
            if mention.label == "PER":
                continue
            before = words.lower[words.range(start, mention.name[0])[0] : words.range(start, mention.name[0])[1]]
            if all(self._lists.phrase_use.get(word) in ("skip", "this") for word in before) or (
                mention.label == "ORG" and self._is_head(before)
            ):
                rest = words.text[mention.name[1] : end].casefold()
                tail = [
                    word
                    for word in re.findall(r"\w+", re.sub(r"\([^)]*\)", "", rest))
                    if word not in self._lists.phrase_use
                ]
                inside = {word for other in names for word in re.findall(r"\w+", other.surface.casefold())}
                if inside.issuperset(tail):
                    return self.owner[mention.name]
            break
        return None

    def _is_head(self, before: list[str]) -> bool:
        """Whether what stands before a body's name only calls it what it is: kelompok Hamas, kantor berita Antara."""
        if not 0 < len(before) <= 2:
            return False
        kinds = {self._lists.nouns.get(word) for word in (*before, " ".join(before))}
        return "body" in kinds or self._lists.org_heads.get(before[0]) in ("body", "party", "media", "club", "firm")

    def _describe(self, start: int, end: int) -> Reading:
        words = self._words
        first, last = words.range(start, end)
        lower = words.lower[first:last]
        uses = {self._use(lower, number) for number in range(len(lower))} - {""}
        if last < len(words) and words.gap(last - 1) == " " and self._lists.phrase_use.get(words.lower[last]) == "this":
            uses.add("this")
        if "one" in uses:
            uses.discard("this")  # seorang pejabat lembaga itu: it is the body that is pointed at
        keys = frozenset(self._keys(start, end))
        noun, kind = self._noun(lower)
        if len(keys) == 1:  # a class alone is too little: pakar, ilmuwan
            keys |= {word for word in lower if word not in self._lists.phrase_use}
        if "many" in uses and kind == "person":
            kind = "group"
        elif "one" in uses and kind == "group":
            kind = "person"
        if kind in ("person", "group") and "one" not in uses and "many" not in uses:
            titled = self._titled_like(keys, start)
            titled = titled or self._titled_like(keys - set(lower) | (keys & {noun}), start)
            if titled and (noun in keys or "this" in uses):
                return Reading(How.TITLE, titled[0], 0.85 if len(titled) == 1 else 0.7, titled[1:])
        if keys in self._by_key:
            return Reading(How.ALIKE, self._by_key[keys], 0.85)
        if kind == "organization" and "this" in uses:
            figure = self._class_before(noun, start)
            if figure:
                return Reading(How.ALIKE, figure, 0.75)
        if len(lower) <= 3 and all(words.capital(number) for number in range(first, last)):
            hidden = self._hidden(first, last)
            if hidden:
                return Reading(How.ALIKE, hidden, 0.8)
        for other, figure in reversed(self._by_noun.get(noun, [])[-MANY:]):
            if other <= keys or keys <= other or "this" in uses:
                return Reading(How.ALIKE, figure, 0.75)
        thing = any(self._lists.nouns.get(word) == "thing" for word in lower[:3])
        pointing = ("this" in uses and not thing) or (noun == "human" and len(lower) == 1)
        if pointing and kind in ("person", "organization"):
            return Reading(How.POINTING, None, 0.6, kind=kind)
        figure = self._new(kind, start, end, keys, noun)
        figure.known = self._is_known(lower)
        return Reading(How.UNNAMED, figure, 0.8 if figure.known else 0.55)

    def _hidden(self, first: int, last: int) -> Figure | None:
        """The person described before whose description ends in a name that begins with these words."""
        words = self._words
        figure = self._by_word.get(words.lower[first])
        if figure is None or words.lower[first] in self._lists.title_words or words.lower[first] in self._lists.fields:
            return None
        begin, end = words.range(*figure.mentions[0].name)
        number = next((n for n in range(begin, end) if words.lower[n] == words.lower[first]), end)
        if number < end:
            figure.name = words.surface(words.starts[number], words.ends[end - 1])
        figure.surfaces.append(words.surface(words.starts[first], words.ends[last - 1]))
        return figure

    def _use(self, lower: list[str], number: int) -> str:
        pair = f"{lower[number]} {lower[number + 1]}" if number + 1 < len(lower) else ""
        return self._lists.phrase_use.get(pair) or self._lists.phrase_use.get(lower[number]) or ""

    def _noun(self, lower: list[str]) -> tuple[str, str]:
        """The head noun's class and the kind of actor it calls: the first word that the lists know."""
        for number, word in enumerate(lower):
            pair = f"{word} {lower[number + 1]}" if number + 1 < len(lower) else ""
            for form in (pair, word):
                if form in self._lists.nouns:
                    kind = self._lists.nouns[form]
                    return self._class_of(form), {"body": "organization", "thing": "organization"}.get(kind, kind)
                if form in self._lists.titles and self._lists.titles[form] != "belongs":
                    return self._class_of(form), "person"
                if form in self._lists.org_heads:
                    return self._class_of(form), "organization"
        return (lower[0] if lower else ""), "group"

    def _is_known(self, lower: list[str]) -> bool:
        """Whether the lists hold a noun of the phrase that somebody who speaks is called by."""
        lists = self._lists
        for word in lower:
            if word in lists.nouns:
                return lists.nouns[word] != "thing"
            if word in lists.titles or word in lists.org_heads:
                return True
        return False

    def _titled_like(self, keys: frozenset[str], start: int) -> list[Figure]:
        """Persons who bear a title that holds all that the phrase tells, the one last named first.

        A vice president is no president: words that lower a title (wakil, calon) stand in both or in neither.
        """
        if not keys:
            return []
        rarest = min(keys, key=lambda key: len(self._titled.get(key, ())))
        lowering = {word for word, kind in self._lists.titles.items() if kind == "before"} - self._lists.past_words
        fitting = {
            id(figure): figure
            for title, figure in self._titled.get(rarest, [])[-MANY:]
            if keys <= title and keys & lowering == title & lowering
        }
        return sorted(fitting.values(), key=lambda figure: -_last_before(figure, start))

    def _class_before(self, noun: str, start: int) -> Figure | None:
        """The body of that class that was named last."""
        places = self._bodies_by_class.get(noun, [])
        index = bisect_left(places, start, key=lambda item: item[0])
        return places[index - 1][1] if index else None

    def _new(self, kind: str, start: int, end: int, keys: frozenset[str], noun: str = "") -> Figure:
        words = self._words
        first, last = words.range(start, end)
        while last > first + 1 and self._lists.phrase_use.get(words.lower[last - 1]) == "this":
            last -= 1
        while first < last - 1 and self._lists.phrase_use.get(words.lower[first]) in ("this", "skip"):
            first += 1
        end = words.ends[last - 1] if last > first and end - words.ends[last - 1] > 2 else end
        begin = words.starts[first] if last > first else start
        surface = words.surface(begin, end)
        mention = Mention(start, end, (begin, end), "", surface)
        figure = Figure(kind, [mention], [surface], name=surface)
        self.described.append(figure)
        self._by_key[keys] = figure
        if noun:
            self._by_noun[noun].append((keys, figure))
        if kind == "person":
            for number in range(first + 1, last):
                if words.capital(number):
                    self._by_word[words.lower[number]] = figure
        return figure


def _last_before(figure: Figure, start: int) -> int:
    """Where a figure was last named before an offset; where it is first named if it is not named before."""
    index = bisect_left(figure.mentions, start, key=lambda mention: mention.start)
    return figure.mentions[index - 1].start if index else -figure.first
