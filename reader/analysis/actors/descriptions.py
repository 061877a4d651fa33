"""What a phrase without the source's own name means: a title, a description, a word that points back.

A description is read by its words: what it calls the source (menteri, badan, warga) and what it tells beside (of which
body or country). It means an actor whose titles hold those words (politikus Gerindra itu, Panglima TNI), or the actor
that was described alike before (agen mata-mata Seoul, Badan mata-mata Seoul); a pointing one that fits nobody (pria
itu) is left to who is spoken of; any other is a source of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable

from reader.analysis.actors import bearers
from reader.analysis.actors.cores import Core, core_of, is_plural, singular, spelt_out
from reader.analysis.actors.facts import Facts
from reader.analysis.actors.mentions import Mention
from reader.analysis.actors.people import MANY, ActorCandidate, last_before
from reader.analysis.actors.reading import How, Reading
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.words import Words

_POINTED_BODIES = frozenset({"firm", "party", "club", "media", "body", "school"})
"""Kinds of bodies that an article and a noun point back to; a government or a court is called so by itself."""
_KIND_OF_ACTOR = dict.fromkeys(("body", "thing", "message"), "organization")
"""The kind of actor that a noun's kind in the lists makes."""
_BARE = frozenset({"human", "firm"})
"""Classes of nouns that point back without a word for it: perseroan."""
_AGED = frozenset({"old"})
"""Ends an age that stands for a person: the 31-year-old."""


class Descriptions:
    """Reads the descriptions of one article; makes new candidates as it meets them."""

    def __init__(
        self,
        words: Words,
        lists: Gazetteer,
        mentions: list[Mention],
        owner: dict[tuple[int, int], ActorCandidate],
    ) -> None:
        self._words = words
        self._lists = lists
        self._mentions = mentions
        self._starts = [mention.name[0] for mention in mentions]
        self._owner = owner
        self.candidates: list[ActorCandidate] = []
        """Figures that are only described."""
        self._by_key: dict[frozenset[str], ActorCandidate] = {}
        self._by_noun: dict[str, list[tuple[frozenset[str], ActorCandidate]]] = defaultdict(list)
        self._titled: dict[str, list[tuple[frozenset[str], ActorCandidate]]] = defaultdict(list)
        self._titles: set[tuple[frozenset[str], int]] = set()
        self._by_word: dict[str, ActorCandidate] = {}
        """Described persons by the capitalised words of their description: the name may hide in it."""
        self._bodies_by_class: dict[str, list[tuple[int, ActorCandidate]]] = defaultdict(list)
        self._name_by_word: dict[int, Mention] = {}
        for mention in mentions:
            self._name_by_word.update(dict.fromkeys(range(*words.range(*mention.name)), mention))
        self._constructions: tuple[Callable[[Facts], Reading | None], ...] = (
            (
                self._title,
                self._same_words,
                self._body_that_holds_it,
                self._same_bare_noun,
                self._bare_noun_points_back,
            )
            if lists.declared.heads_last
            else (
                self._title,
                self._same_words,
                self._body_of_its_class,
                self._hidden_name,
                self._same_noun,
                self._points_back,
            )
        )
        """What is tried in turn."""
        self._bodies_by_word: dict[str, list[tuple[int, ActorCandidate]]] = defaultdict(list)
        """Where bodies are named whose names hold a lower-case word."""
        self._index()

    def _index(self) -> None:
        """Which persons bear which words in their titles, and where bodies of which class are named."""
        for mention in self._mentions:
            actor = self._owner[mention.name]
            if mention.label == "PER" and mention.title and not mention.aside:
                self.give_title(actor, mention)
            elif mention.label == "ORG":
                head = self._words.lower[self._words.range(*mention.name)[0]]
                kind = self._lists.org_classes.get(head)
                for number in range(*self._words.range(*mention.name)):
                    self._bodies_by_word[self._words.lower[number]].append((mention.start, actor))
                if kind:
                    self._bodies_by_class[kind].append((mention.start, actor))

    def give_title(self, actor: ActorCandidate, mention: Mention) -> None:
        """Note what a mention's title tells of its actor."""
        start, end = mention.start, mention.end
        behind = end > mention.name[1]
        keys = frozenset(self._keys(mention.name[1], end) if behind else self._keys(start, mention.name[0]))
        if (keys, actor.number) not in self._titles:
            self._titles.add((keys, actor.number))
            for key in keys:
                self._titled[key].append((keys, actor))

    def _keys(self, start: int, end: int) -> set[str]:
        """What a phrase tells: its content words by class, and the bodies and places in it by their actor."""
        words, keys = self._words, set()
        first, last = words.range(start, end)
        taken: set[int] = set()
        for mention in self.inside(start, end):
            inside = range(*words.range(*mention.name))
            taken.update(inside)
            keys.add(f"@{id(self._owner[mention.name])}")
        plain = [words.lower[number] for number in range(first, last) if number not in taken]
        for lower in spelt_out(self._lists, plain):
            if self._tells(lower) and not lower.isdigit():
                keys.add(self._class_of(singular(self._lists, lower) if self._lists.declared.heads_last else lower))
        keys.discard("")
        return keys

    def _tells(self, lower: str) -> bool:
        """Whether a word tells something of who it is."""
        return self._lists.phrase_use.get(lower) in (None, "join")

    def _class_of(self, lower: str) -> str:
        """The class of nouns that mean the same."""
        return self._lists.classes.get(lower) or self._lists.org_classes.get(lower) or lower

    def inside(self, start: int, end: int) -> list[Mention]:
        """The names within a stretch of text."""
        out: list[Mention] = []
        index = bisect_left(self._starts, start)
        while index < len(self._mentions) and self._mentions[index].name[0] < end:
            if self._mentions[index].name[1] <= end:
                out.append(self._mentions[index])
            index += 1
        return out

    def read(self, start: int, end: int) -> Reading:
        """What the description in a stretch of text means."""
        told = self._facts(start, end)
        for construction in self._constructions:
            found = construction(told)
            if found is not None:
                return found
        if not any(self._tells(word) for word in told.lower):
            return Reading(How.POINTING, None, 0.3, kind="any")  # the, both: nobody is called so
        actor = self.new(told.kind, start, end, told.keys, told.noun)
        called = self._lists.declared.heads_last and told.kind in ("person", "group")
        actor.known = called or self._is_known(told.lower)
        opens = self._use(told.lower, 0) if told.lower else ""
        use = opens if opens == "one" or (opens == "this" and told.core.last == told.last) else ""
        return Reading(How.UNNAMED, actor, 0.8 if actor.known else 0.55, kind=told.kind, use=use)

    def _facts(self, start: int, end: int) -> Facts:
        words, lists = self._words, self._lists
        first, last = words.range(start, end)
        lower = words.lower[first:last]
        uses = {self._use(lower, number) for number in range(len(lower))} - {""}
        if last < len(words) and words.gap(last - 1) == " " and lists.phrase_use.get(words.lower[last]) == "this":
            uses.add("this")
        core = core_of(words, lists, start, end, self.name_at) if lists.declared.heads_last else Core(first, last, "")
        if lists.declared.heads_last:
            uses = {self._use(words.lower[first : core.last], number) for number in range(core.last - first)} - {""}
        if "one" in uses:
            uses.discard("this")  # seorang pejabat lembaga itu: it is the body that is pointed at
        keys = frozenset(self._keys(start, end))
        noun, kind = self._last_noun(core) if lists.declared.heads_last else self._noun(lower)
        if len(keys) == 1:  # a class alone is too little: pakar, ilmuwan
            keys |= {word for word in lower if word not in lists.phrase_use}
        if "many" in uses and kind == "person":
            kind = "group"
        elif "one" in uses and kind == "group":
            kind = "person"
        return Facts(start, end, first, last, lower, frozenset(uses), keys, noun, kind, core)

    def name_at(self, number: int) -> Mention | None:
        """The name that a word is part of."""
        return self._name_by_word.get(number)

    # ------------------------------------------------------------ the constructions, in their order

    def _title(self, told: Facts) -> Reading | None:
        """A title that the article gives to somebody by name: Panglima TNI."""
        kinds = ("person",) if self._lists.declared.heads_last else ("person", "group")
        if told.kind in kinds and "one" in told.uses and self._lists.declared.heads_last:
            later = bearers.named_below(told, self._words, self._lists, self._titled)
            return Reading(How.TITLE, later, 0.75) if later is not None else None
        if told.kind not in kinds or told.uses & {"one", "many"}:
            return None
        titled = self._titled_like(told.keys, told.start)
        if not titled and not self._holds_a_name(told):
            titled = self._titled_like(told.keys - set(told.lower) | (told.keys & {told.noun}), told.start)
        long = set(spelt_out(self._lists, told.lower)) - set(told.lower)
        whole = told.noun in told.keys or set(told.noun.split()) <= told.keys or (long and long <= told.keys)
        if titled and (whole or "this" in told.uses):
            return Reading(How.TITLE, titled[0], 0.85 if len(titled) == 1 else 0.7, titled[1:])
        only = None if titled else bearers.only_one(told, self._lists, self._titled)
        return Reading(How.TITLE, only, 0.75) if only is not None else None

    def _holds_a_name(self, told: Facts) -> bool:
        """Whether two words in capitals at the end of a phrase are nothing that is known: a name that nobody saw."""
        words, lists = self._words, self._lists
        usual = lists.title_words | lists.fields | lists.org_heads.keys() | lists.place_heads.keys()
        last = range(max(told.first + 1, told.last - 2), told.last)
        return len(last) == 2 and not any(
            self.name_at(n) or not words.capital(n) or words.lower[n] in usual for n in last
        )

    def _same_words(self, told: Facts) -> Reading | None:
        """Somebody who was described in these very words."""
        return Reading(How.ALIKE, self._by_key[told.keys], 0.85) if told.keys in self._by_key else None

    def _body_of_its_class(self, told: Facts) -> Reading | None:
        """The body of that class that was named last: lembaga itu."""
        actor = self._class_before(told.noun, told.start) if told.kind == "organization" else None
        return Reading(How.ALIKE, actor, 0.75) if actor and "this" in told.uses else None

    def _hidden_name(self, told: Facts) -> Reading | None:
        """A name that stood in an earlier description."""
        short = len(told.lower) <= 3 and all(self._words.capital(number) for number in range(told.first, told.last))
        hidden = self._hidden(told.first, told.last) if short else None
        return Reading(How.ALIKE, hidden, 0.8) if hidden else None

    def _same_noun(self, told: Facts) -> Reading | None:
        """Somebody who was described by the same noun, with more words or with less."""
        for other, actor in reversed(self._by_noun.get(told.noun, [])[-MANY:]):
            if other <= told.keys or told.keys <= other or "this" in told.uses:
                return Reading(How.ALIKE, actor, 0.75)
        return None

    def _points_back(self, told: Facts) -> Reading | None:
        """A word that points back and tells nothing else: pria itu."""
        thing = told.kind != "person" and any(self._lists.nouns.get(word) == "thing" for word in told.lower[:3])
        pointing = ("this" in told.uses and not thing) or (told.noun in _BARE and len(told.lower) == 1)
        if pointing and told.kind in ("person", "organization"):
            return Reading(How.POINTING, None, 0.6, kind=told.kind)
        return None

    def _same_bare_noun(self, told: Facts) -> Reading | None:
        """The one who was described by a noun that comes back with less: a police officer ... the officer."""
        if "one" in told.uses or (told.kind == "group") != ("many" in told.uses or told.plural):
            return None
        for other, actor in reversed(self._by_noun.get(told.noun, [])[-MANY:]):
            if actor.kind == told.kind and told.keys <= other:
                return Reading(How.ALIKE, actor, 0.75)
        return None

    def _body_that_holds_it(self, told: Facts) -> Reading | None:
        """The body named last whose name holds the noun: the Electoral Commission ... the commission."""
        if told.kind != "organization" or "this" not in told.uses or told.core.last != told.last:
            return None
        noun = singular(self._lists, told.lower[-1])
        actor = bearers.body_that_holds(told, noun, self._bodies_by_word.get(noun, ()))
        return Reading(How.ALIKE, actor, 0.8) if actor is not None else None

    def _bare_noun_points_back(self, told: Facts) -> Reading | None:
        """An article and one noun: the singer, the company. Governments and courts are called so by themselves."""
        size = bearers.bare_size(told, self._words, self._lists)
        bare = "this" in told.uses and told.core.last == told.last and told.last - told.first == size
        aged = "this" in told.uses and bool(_AGED & set(told.lower))
        word = singular(self._lists, self._words.lower[told.core.last - 1])
        if told.kind == "person" and (bare or aged):
            return Reading(How.POINTING, None, 0.6, kind=told.kind)
        if bare and self._lists.nouns.get(word) == "message":
            return Reading(How.POINTING, None, 0.6, kind="any")
        if bare and told.kind == "organization" and self._lists.org_heads.get(word) in _POINTED_BODIES:
            return Reading(How.POINTING, None, 0.6, kind=told.kind)
        return None

    def _last_noun(self, core: Core) -> tuple[str, str]:
        """The class of the noun that ends a core, and the kind of actor it calls."""
        lists = self._lists
        last = core.last - 1
        if last < core.first:
            return "", "group"
        if self._words.lower[last] in _AGED:
            return self._words.lower[last], "person"
        word = singular(lists, self._words.lower[last])
        plural = is_plural(lists, self._words.lower[last])
        if word in lists.nouns:
            kind = lists.nouns[word]
            kind = "group" if plural and kind == "person" else kind
            return self._class_of(word), _KIND_OF_ACTOR.get(kind, kind)
        if word in lists.titles and lists.titles[word] != "belongs":
            return self._class_of(word), "group" if plural else "person"
        if word in lists.org_heads:
            return self._class_of(word), "group" if plural else "organization"
        if plural or word in lists.titles:
            return word, "group"
        return word, "person" if word.endswith(lists.declared.person_endings) else "organization"

    def _hidden(self, first: int, last: int) -> ActorCandidate | None:
        """The person described before whose description ends in a name that begins with these words."""
        words = self._words
        actor = self._by_word.get(words.lower[first])
        if actor is None or words.lower[first] in self._lists.title_words or words.lower[first] in self._lists.fields:
            return None
        begin, end = words.range(*actor.mentions[0].name)
        number = next((n for n in range(begin, end) if words.lower[n] == words.lower[first]), end)
        if number < end:
            actor.name = words.surface(words.starts[number], words.ends[end - 1])
        actor.surfaces.append(words.surface(words.starts[first], words.ends[last - 1]))
        return actor

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
                    return self._class_of(form), _KIND_OF_ACTOR.get(kind, kind)
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
                return lists.nouns[word] not in ("thing", "message")
            if word in lists.titles or word in lists.org_heads:
                return True
        return False

    def _titled_like(self, keys: frozenset[str], start: int) -> list[ActorCandidate]:
        """Persons who bear a title that holds all that the phrase tells, the one last named first.

        A vice president is no president: words that lower a title (wakil, calon) stand in both or in neither.
        """
        if not keys:
            return []
        rarest = min(keys, key=lambda key: len(self._titled.get(key, ())))
        lowering = {word for word, kind in self._lists.titles.items() if kind == "before"} - self._lists.past_words
        fitting = {
            id(actor): actor
            for title, actor in self._titled.get(rarest, [])[-MANY:]
            if keys <= title and keys & lowering == title & lowering
        }
        return sorted(fitting.values(), key=lambda actor: -last_before(actor, start))

    def _class_before(self, noun: str, start: int) -> ActorCandidate | None:
        """The body of that class that was named last."""
        places = self._bodies_by_class.get(noun, [])
        index = bisect_left(places, start, key=lambda item: item[0])
        return places[index - 1][1] if index else None

    def as_it_stands(self, start: int, end: int) -> ActorCandidate:
        """The one whom a pointing description means where nobody is told of whom it may mean: an actor of its own."""
        told = self._facts(start, end)
        return self._by_key.get(told.keys) or self.new(told.kind, start, end, told.keys, told.noun)

    def call(self, start: int, end: int, actor: ActorCandidate) -> None:
        """Note that the words of a stretch call an actor who is named beside them: |the watchdog| Acme."""
        told = self._facts(start, end)
        if told.keys and len(told.lower) > 1:
            self._by_key.setdefault(told.keys, actor)

    def told(self, keys: frozenset[str]) -> ActorCandidate | None:
        """The actor of these very keys, if one was made."""
        return self._by_key.get(keys)

    def new(self, kind: str, start: int, end: int, keys: frozenset[str], noun: str = "") -> ActorCandidate:
        """An actor that is only described, by the words from `start` to `end`."""
        words = self._words
        first, last = words.range(start, end)
        if self._lists.declared.heads_last:
            core = core_of(words, self._lists, start, end, self.name_at)
            if core.parted_by in ("comma", "sign"):
                last = core.last
        behind = not self._lists.declared.heads_last  # pria |itu|, and not: seven percent of |those|
        while behind and last > first + 1 and self._lists.phrase_use.get(words.lower[last - 1]) == "this":
            last -= 1
        while first < last - 1 and self._lists.phrase_use.get(words.lower[first]) in ("this", "skip"):
            first += 1
        end = words.ends[last - 1] if last > first and end - words.ends[last - 1] > 2 else end
        begin = words.starts[first] if last > first else start
        surface = words.surface(begin, end)
        mention = Mention(start, end, (begin, end), "", surface)
        actor = ActorCandidate(kind, [mention], [surface], name=surface)
        self.candidates.append(actor)
        self._by_key[keys] = actor
        if noun:
            self._by_noun[noun].append((keys, actor))
        if kind == "person":
            for number in range(first + 1, last):
                if words.capital(number):
                    self._by_word[words.lower[number]] = actor
        return actor
