"""What the phrase that names a source means: a name, several, a body, or a description of somebody named elsewhere.

The constructions are tried in the order of a table, one table for languages that put the head noun first and one for
those that put it last.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import pairwise

from reader.analysis.actors.cores import Core, core_of
from reader.analysis.actors.descriptions import Descriptions
from reader.analysis.actors.makers import TextMakers, is_genitive, named_behind
from reader.analysis.actors.mentions import Mention, MentionFinder, begins_title
from reader.analysis.actors.people import ActorCandidate
from reader.analysis.actors.reading import How, Reading
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.words import Words

Construction = Callable[[int, int, list[Mention]], Reading | None]
"""What a phrase from one character to another means, with the names in it; None where it is none of the kind."""


_CALLED = frozenset({"body", "party", "media", "club", "firm"})
"""Kinds of bodies whose name stands before what they are; "the Labour government" is not Labour."""


class SourceReader:
    """Reads the phrases of one article; describes new candidates as it meets them."""

    def __init__(
        self,
        words: Words,
        lists: Gazetteer,
        finder: MentionFinder,
        mentions: list[Mention],
        owner: dict[tuple[int, int], ActorCandidate],
    ) -> None:
        self._words = words
        self._lists = lists
        self._finder = finder
        self._mentions = mentions
        self._starts = [mention.name[0] for mention in mentions]
        self.owner = owner
        """ActorCandidate of each name, by the name's characters."""
        self._descriptions = Descriptions(words, lists, mentions, owner)
        self.described = self._descriptions.candidates
        """Figures that are only described."""
        self._by_part: dict[str, ActorCandidate] = {}
        """Persons by the first and last words of their names, as written."""
        for mention in mentions:
            parts = mention.surface.split()
            if mention.label == "PER" and len(parts) > 1 and not mention.aside:
                for part in (parts[0], parts[-1]):
                    if len(part) > 2 and part.casefold() not in lists.title_words:
                        self._by_part.setdefault(part, owner[mention.name])
        self._read: dict[tuple[int, int], Reading] = {}
        self._makers = TextMakers(words, lists, owner, self._descriptions.name_at, self.read)
        self._by_surface = {
            mention.surface.casefold(): owner[mention.name] for mention in mentions if mention.label == "ORG"
        }
        self._constructions: tuple[Construction, ...] = (
            (
                self._called_by_name,
                self._several_persons,
                self._with_others,
                self._makers.of_its_maker,
                self._makers.from_its_maker,
                self._several,
                self._name_ends_core,
                self._name_ends_phrase,
                self._apposed,
                self._named_and_called,
                self._whole,
                self._spelt_alike,
                self._part_of_a_name,
            )
            if lists.declared.heads_last
            else (
                self._called_by_name,
                self._several_persons,
                self._person,
                self._title_of_a_name,
                self._several,
                self._whole,
                self._spelt_alike,
                self._makers.of_the_maker_behind,
                self._part_of_a_name,
            )
        )
        """What is tried in turn before a description is read."""

    def read(self, start: int, end: int) -> Reading:
        """What the phrase means; the same answer for the same phrase."""
        if (start, end) not in self._read:
            self._read[start, end] = self._understand(start, end)
        return self._read[start, end]

    def as_it_stands(self, start: int, end: int) -> ActorCandidate:
        """An actor by the phrase's own words, where it points back and nobody is there whom it may mean."""
        return self._descriptions.as_it_stands(start, end)

    def _understand(self, start: int, end: int) -> Reading:
        names = [name for name in self._descriptions.inside(start, end) if not begins_title(self._words, name)]
        for construction in self._constructions:
            found = construction(start, end, names)
            if found is not None:
                return found
        return self._descriptions.read(start, end)

    # ------------------------------------------------------------ the constructions

    def _called_by_name(self, start: int, end: int, names: list[Mention]) -> Reading | None:
        """A name behind what somebody is and a word of naming: seorang petani bernama Rina, a farmer named Ann Poe."""
        for name in (*names, *named_behind(self._words, self._lists, self._descriptions.name_at, end)):
            number = self._words.range(*name.name)[0] - 1
            if (
                number >= 0
                and self._words.starts[number] > start
                and self._words.lower[number] in self._lists.declared.naming_words
            ):
                return Reading(How.NAMED if name.label == "PER" else How.BODY, self.owner[name.name], 0.95)
        return None

    def _several_persons(self, start: int, end: int, names: list[Mention]) -> Reading | None:
        """Several persons in a row."""
        persons = [mention for mention in names if mention.label == "PER"]
        return self._joint(start, end, persons) if persons else None

    def _several(self, start: int, end: int, names: list[Mention]) -> Reading | None:
        """Several names of any kind in a row."""
        if any(mention.label == "PER" for mention in names):
            return None
        return self._joint(start, end, [mention for mention in names if mention.start == mention.name[0]])

    def _person(self, start: int, end: int, names: list[Mention]) -> Reading | None:
        """A person by name, with what stands before it as title."""
        persons = [mention for mention in names if mention.label == "PER"]
        head = self._head(start, end, persons) if persons else None
        return self._named(head, start) if head else None

    def _named(self, head: Mention, start: int) -> Reading:
        if start < head.start and not self._holds_also(start, head):
            head.start = start
            self._finder.give_title(head, start, head.name[0])
            self._descriptions.give_title(self.owner[head.name], head)
        return Reading(How.NAMED, self.owner[head.name], 0.97)

    def _holds_also(self, start: int, head: Mention) -> bool:
        """Whether the person's other name stands before this one: |Menteri X, Budi Hartono (|Gus Budi)."""
        actor = self.owner[head.name]
        before = self._descriptions.inside(start, head.name[0])
        return any(name.label == "PER" and self.owner[name.name] is actor for name in before)

    def _title_of_a_name(self, start: int, end: int, names: list[Mention]) -> Reading | None:
        """The beginning of a title whose person's name the phrase stops short of."""
        title = self._titled_from(start, end) if not any(mention.label == "PER" for mention in names) else None
        return Reading(How.NAMED, self.owner[title.name], 0.9) if title else None

    def _whole(self, start: int, end: int, names: list[Mention]) -> Reading | None:
        """A body or place that is the whole phrase."""
        body = self._body(start, end, names)
        return Reading(How.BODY, body, 0.95) if body else None

    def _part_of_a_name(self, start: int, end: int, names: list[Mention]) -> Reading | None:
        """A word of a person's name that nobody saw as a name here: |Poe| said, where Ann Poe is known."""
        words, lists = self._words, self._lists
        first, last = words.range(start, end)
        while first < last and lists.titles.get(words.lower[first]) in ("honorific", "rank", "academic", "before"):
            first += 1
        if (
            last - first != 1
            or names
            or not words.capital(first)
            or (words.opens_sentence(first) and words.lower[first] in words.common)
        ):
            return None
        actor = self._by_part.get(words.words[first])
        return Reading(How.NAMED, actor, 0.8) if actor else None

    def _core(self, start: int, end: int) -> Core:
        return core_of(self._words, self._lists, start, end, self._descriptions.name_at)

    def _name_ends_core(self, start: int, end: int, names: list[Mention]) -> Reading | None:
        """A name with what stands before it as title: Home Office minister Ann Poe, the pilots' union Balpa."""
        core = self._core(start, end)
        last = core.last - 1
        while last > core.first and self._words.lower[last] in self._lists.after_names:
            last -= 1
        head = self._descriptions.name_at(last)
        if head is None or head.name[0] < start or (head.name[1] < end and is_genitive(self._words, head)):
            return None
        if head.label == "PER":
            return self._named(head, start)
        titled = self._words.range(*head.name)[0] > core.first and head.label == "ORG"
        return self._called(start, head.name[0], head) if titled else None

    def _called(self, start: int, end: int, head: Mention) -> Reading:
        """A body by name beside the words that call it what it is; those words alone mean it from there on."""
        actor = self.owner[head.name]
        self._descriptions.call(start, end, actor)
        return Reading(How.BODY, actor, 0.9)

    def _name_ends_phrase(self, start: int, end: int, names: list[Mention]) -> Reading | None:
        """A person's name at the end, behind what he or she is called: the head of the union, US author Ann Poe."""
        words, lists = self._words, self._lists
        head = next((name for name in reversed(names) if name.label == "PER"), None)
        if head is None or is_genitive(self._words, head):
            return None
        last = words.range(*head.name)[1]
        stop = words.range(start, end)[1]
        while stop > last and words.lower[stop - 1] in lists.after_names:
            stop -= 1
        if stop > last:
            return None
        number = words.range(*head.name)[0] - 1
        titled = words.range(head.start, head.name[0])[0]
        if not (lists.parting - lists.declared.title_joints).intersection(words.lower[titled : number + 1]):
            number = titled - 1  # Minister of Information Ann Poe
        begin = words.range(start, end)[0]
        passed: list[int] = []
        while number > begin and "," not in words.gap(number) and self._is_title(number):
            passed.append(number)
            number -= 1
        if number < begin or "," in words.gap(number) or words.lower[number] not in lists.parting:
            return self._named(head, start)
        # Secretary of State Ann Poe is she; a spokesman for Mrs Poe is not.
        if not any(words.capital(n) and lists.titles.get(words.lower[n]) in (None, "before") for n in passed):
            return None
        return self._named(head, start)

    def _is_title(self, number: int) -> bool:
        """Whether a word before a name only calls it what it is: the British author Ann Poe."""
        words, lists = self._words, self._lists
        lower = words.lower[number]
        return lower in lists.title_words or words.capital(number) or lists.phrase_use.get(lower) in ("this", "one")

    def _apposed(self, start: int, end: int, names: list[Mention]) -> Reading | None:
        """A body's name behind a comma and what it is called: the media watchdog, Free Press."""
        core = self._core(start, end)
        behind = core.last
        while behind < len(self._words) and self._lists.phrase_use.get(self._words.lower[behind]) in ("this", "skip"):
            behind += 1  # the militia, |the| Free Men
        head = next((name for name in names if self._words.range(*name.name)[0] in (core.last, behind)), None)
        if core.parted_by != "comma" or head is None or head.label != "ORG":
            return None
        called = self._words.lower[core.last - 1]
        body = called in self._lists.org_heads or self._lists.nouns.get(called) == "body"
        return self._called(start, self._words.ends[core.last - 1], head) if body else None

    def _spelt_alike(self, start: int, end: int, names: list[Mention]) -> Reading | None:
        """A body that is named elsewhere in these very words: |pemerintah Acme|, where Pemerintah Acme is known."""
        first, last = self._words.range(start, end)
        while first < last - 1 and self._lists.phrase_use.get(self._words.lower[first]) in ("this", "skip"):
            first += 1
        if first >= last:
            return None
        actor = self._by_surface.get(self._words.surface(self._words.starts[first], end).casefold())
        return Reading(How.BODY, actor, 0.95) if actor else None

    def _named_and_called(self, start: int, end: int, names: list[Mention]) -> Reading | None:
        """A body's name before the noun that only calls it what it is: the GMB union, the Acme news agency."""
        core = self._core(start, end)
        name = next((name for name in names if name.label in ("ORG", "GPE")), None)
        if name is None or core.last <= core.first:
            return None
        first, last = self._words.range(*name.name)
        before = self._words.lower[core.first : first]
        kind = self._lists.org_heads.get(self._words.lower[core.last - 1])
        kind = kind if name.label == "ORG" else "body" if kind == "government" else ""
        only = all(self._lists.phrase_use.get(word) in ("this", "skip") for word in before)
        if not only or last != core.last - 1 or is_genitive(self._words, name) or kind not in _CALLED:
            return None
        return Reading(How.BODY, self.owner[name.name], 0.85)

    def _with_others(self, start: int, end: int, names: list[Mention]) -> Reading | None:
        """Somebody by name together with others who have none: Poe and her colleagues."""
        opening = next((name for name in names if name.start <= start + 1 or name.name[0] <= start + 1), None)
        if opening is None or (len(names) > 1 and names[1].label == "PER"):
            return None
        last = self._words.range(*opening.name)[1]
        stop = self._words.range(start, end)[1]
        if last + 1 >= stop or self._lists.phrase_use.get(self._words.lower[last]) != "also":
            return None
        if self._words.gap(last - 1) != " " or self._words.capital(last + 1):
            return None
        keys = frozenset({f"&{self._words.surface(start, end).casefold()}"})
        return Reading(How.JOINT, self._descriptions.new("group", start, end, keys), 0.85)

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
        head = next((person for person in persons[:-1] if self._told_as(person)), persons[-1])
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

    def _told_as(self, person: Mention) -> bool:
        """Whether what somebody is follows the name: |Budi| selaku manajer Rina."""
        last = self._words.range(*person.name)[1]
        return last < len(self._words) and self._lists.phrase_use.get(self._words.lower[last]) == "as"

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
        candidates = list(dict.fromkeys(id(self.owner[person.name]) for person in persons))
        if not joined or len(candidates) < 2:
            return None
        members = [self.owner[person.name] for person in persons]
        together = frozenset({"&" + ",".join(str(key) for key in sorted({id(one) for one in members}))})
        actor = self._descriptions.told(together)
        if actor is None:
            actor = self._descriptions.new("group", persons[0].start, persons[-1].end, together)
            actor.members = members
            actor.name = self._in_a_row(members)
        return Reading(How.JOINT, actor, 0.9)

    def _in_a_row(self, members: list[ActorCandidate]) -> str:
        """The names of several, as the language puts them in a row: Ann Poe and Dan Reed."""
        names = list(dict.fromkeys(member.name for member in members))
        joint = next(iter(sorted(self._lists.declared.conjunctions)), "&")
        comma = "," if self._lists.declared.serial_comma and len(names) > 2 else ""
        return f"{', '.join(names[:-1])}{comma} {joint} {names[-1]}" if len(names) > 1 else names[0]

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

    def _body(self, start: int, end: int, names: list[Mention]) -> ActorCandidate | None:
        """The organisation or place that is the whole phrase, small words and its own bracket aside."""
        words = self._words
        for mention in names:
            if mention.label == "PER" or (self._lists.declared.heads_last and is_genitive(self._words, mention)):
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
