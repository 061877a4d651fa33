"""The words by which a language says that something was said, looked up by form."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache

from reader.analysis.lang import LANGUAGES, base
from reader.analysis.lang.declared import Language
from reader.errors import AnalysisError


class Role(StrEnum):
    """Where a cue stands to its source and content."""

    AFTER = "after"
    """Content, cue source: "...", kata X."""
    VERB = "verb"
    """Source cue content: X mengatakan ..."""
    ACCORDING = "according"
    """Cue source, content: menurut X, ..."""
    PASSIVE = "passive"
    """disampaikan X; yang disebutnya ..."""
    NOUN = "noun"
    """perintah dari X untuk ..."""


@dataclass(frozen=True, slots=True)
class CueWord:
    """A form in a cue list."""

    words: tuple[str, ...]
    """Its words in lower case."""
    role: Role
    """The list it stands in."""
    kind: str
    """The list's own distinction: say, ask, tell, mind, only; mark, never, free; source, data, relay; told, called."""
    base: str
    """The entry, without a clitic: what weights are learnt for."""
    clitic: bool = False
    """Whether the form carries its speaker in it: katanya."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """A list of words and phrases, looked up by their first word."""

    by_first: dict[str, list[tuple[tuple[str, ...], str]]]
    """Phrases with their kind, longest first."""

    def match(self, lower: list[str], k: int, stop: int) -> tuple[int, str] | None:
        """The longest phrase that begins at token `k` and ends before `stop`: one past its last token, and its kind."""
        for words, kind in self.by_first.get(lower[k], ()) if k < stop else ():
            end = k + len(words)
            if end <= stop and (len(words) == 1 or tuple(lower[k:end]) == words):
                return end, kind
        return None


@dataclass(frozen=True, slots=True)
class Groups:
    """Function words of statement_words.txt; each field is a group of that name, a trailing underscore aside."""

    clitics: frozenset[str]
    """Clitics that carry the speaker."""
    data: frozenset[str]
    """Publications whose body is the source: data, laporan."""
    relative: frozenset[str]
    """Relative words: yang, who."""
    agent: frozenset[str]
    """Words before the agent of a passive: oleh, by."""
    pointer: frozenset[str]
    """What points back to what was said: hal itu, demikian."""
    addressee: frozenset[str]
    """Words before whom it was said to."""
    negation: frozenset[str]
    """Words that turn a cue into its opposite."""
    preposition: frozenset[str]
    """A phrase that begins so is no subject."""
    time: frozenset[str]
    """Weekdays, months and the like."""
    time_preposition: frozenset[str]
    """Prepositions before a time."""
    name_link: frozenset[str]
    """Small words and signs inside a name."""
    and_: frozenset[str]
    """Words that join two sources."""
    filler: frozenset[str]
    """Between a quotation and its cue."""
    accompanying: frozenset[str]
    """A cue behind these always shares the subject."""
    then: frozenset[str]
    """A cue behind a comma and one of these shares the subject: , lalu menambahkan."""
    pointing: frozenset[str]
    """Behind `thing`: it points back and says nothing."""
    thing: frozenset[str]
    """Nouns that stand for what was said: hal."""
    as_: frozenset[str]
    """Between what is called and its name."""
    from_: frozenset[str]
    """Before the source of a noun: perintah dari X."""
    besides: frozenset[str]
    """Before what somebody is as well: pakar tata kota |sekaligus| dosen, ..."""
    answer: frozenset[str]
    """What stands before a colon and an answer in an interview: A, Jawab."""
    behind_verb: frozenset[str]
    """Between a verb and its content."""
    adjunct: frozenset[str]
    """Begin an adjunct between a verb and its content."""
    with_object: frozenset[str]
    """Verbs with the addressee before the complementiser."""
    behind_clitic: frozenset[str]
    """May follow katanya outside quotation marks."""
    outlet: frozenset[str]
    """Between dilansir and the outlet."""
    several: frozenset[str]
    """Pronouns for several persons: mereka, they."""
    means: frozenset[str]
    """Before a verb whose subject is that of the clause before: membuka sidang |dengan| menjelaskan ..."""
    inserted: frozenset[str]
    """Cues that may interrupt their content, between commas with their subject: The test, the army said, failed."""
    possessive: frozenset[str]
    """Words before a noun that say whose it is, as a pronoun."""
    genitive: frozenset[str]
    """Signs behind a name that say that the noun after it is its: Clark's claim that ..."""
    passive: frozenset[str]
    """Auxiliaries that make a passive of the verb behind them: was told. Who spoke then stands elsewhere or nowhere."""
    object_first: frozenset[str]
    """Verbs whose addressee always stands before the content: told."""
    verb_prefix: frozenset[str]
    """How verbs begin, where a tag alone is not believed."""
    article: frozenset[str]
    """Open a noun phrase before its noun: seorang, a."""
    modal: frozenset[str]
    """Before a verb: the act is wished or possible."""
    manner: frozenset[str]
    """Open an adjunct of saying behind a named source: dalam sambutannya."""
    always_manner: frozenset[str]
    """Those of them that open it behind any source: secara luas."""
    named: frozenset[str]
    """Words before somebody's name: bernama, named."""
    feeling: frozenset[str]
    """Nouns of feeling and of speaking that say nothing by themselves: menyatakan keprihatinan, expressed concern."""
    reason: frozenset[str]
    """Words that give such a noun its content: karena, bahwa, over."""
    plan: frozenset[str]
    """What something is done by and nobody says: menurut rencana, according to plan."""
    document: frozenset[str]
    """Texts that speak by what they read: demikian bunyi surat itu."""
    accusing: frozenset[str]
    """Verbs whose content is a phrase about whom they accuse."""
    charge: frozenset[str]
    """Words before what somebody is accused of: accused |of| lying."""
    silence: frozenset[str]
    """Objects of a verb of saying that say that nothing is said: said |nothing| to reporters."""
    alike: frozenset[str]
    """Words for what is like something said before, and not told: hal senada."""
    continuing: frozenset[str]
    """Cues by which whoever is speaking goes on: tambah, imbuh; added."""
    first_person: frozenset[str]
    """Pronouns by which a writer speaks of himself."""
    filing: frozenset[str]
    """Verbs of saying that are an act where an authority gets what is said."""
    filed_with: frozenset[str]
    """Words before that authority."""
    authority: frozenset[str]
    """Nouns and acronyms for it."""
    subject_first: frozenset[str]
    """Words that a clause's subject begins with with nothing before to tie it: told the court |the| man ..."""
    withholding: frozenset[str]
    """All words of what is asked by somebody who wants no name given: not to be named; namanya tidak disebut."""
    presenting: frozenset[str]
    """Verbs before whom somebody is brought who speaks next: diutarakan X. Menurutnya ..."""
    drawing: frozenset[str]
    """Verbs of what comes from somebody who speaks next: mendapat kritik dari X; drew a rebuke from X."""
    drawn_from: frozenset[str]
    """Words between such a verb and the name: dari, from."""
    gesture: frozenset[str]
    """Verbs by which somebody is shown, right before he or she speaks: tersenyum, shrugged."""
    attending: frozenset[str]
    """Words before somebody who is there and does not speak: dihadiri, didampingi."""
    beside: frozenset[str]
    """Words that open an adjunct about somebody who stands beside the subject: didampingi X, ia ..."""
    meeting: frozenset[str]
    """Words that open an adjunct in which the subject acts on somebody: usai bertemu X, ia ..."""
    conceding: frozenset[str]
    """Words that open a clause behind a comma in which the article restricts what was said: though."""
    question: frozenset[str]
    """Words that open a question: who, what, whether."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists of one language that statements are found by."""

    cues: dict[str, list[CueWord]]
    """Cue forms by their first word, longest first."""
    complementisers: dict[str, str]
    """Words between cue and content: that, if, on, to."""
    clause_words: dict[str, str]
    """Words that open a clause: link, sub."""
    connectives: Phrases
    """What ties a sentence to the one before."""
    report_adjuncts: Phrases
    """What belongs to the reporting: any, comma."""
    adverbs: frozenset[str]
    """Words between subject and verb."""
    source_stops: frozenset[str]
    """Words that end the phrase of a source behind its cue."""
    pronouns: frozenset[str]
    """Free pronouns that can be a source."""
    quote_naming: frozenset[str]
    """Words before a quoted name."""
    roles: frozenset[str]
    """Nouns that say what somebody is: ketua, analis, warga."""
    words: Groups
    """Function words by the group that a rule asks for."""
    declared: Language
    """What the language declares of itself."""


_ROLE_FILES = {
    Role.AFTER: ("cues_after", frozenset({"needs"})),
    Role.VERB: ("cues_verbs", frozenset({"kind"})),
    Role.ACCORDING: ("cues_according", frozenset({"kind"})),
    Role.PASSIVE: ("cues_passive", frozenset({"kind"})),
    Role.NOUN: ("cues_nouns", frozenset[str]()),
}

_KIND = frozenset({"kind"})

_ROLE_KINDS = frozenset({"office", "rank", "academic", "before", "relation"})
"""Kinds of title that tell what somebody is."""

NONE = "-"
"""Stands in statement_words.txt for a group that the language does not have."""


@cache
def lexicon(language: str) -> Lexicon:
    """The lists of `language`, read once. Raises AnalysisError where a list is missing or refused."""
    groups = _groups(language)
    return Lexicon(
        cues=_cues(language, groups.clitics),
        complementisers={e.words: e.get("kind", "that") for e in base.entries(language, "complementisers", _KIND)},
        clause_words={e.words: e.get("kind", "sub") for e in base.entries(language, "clause_words", _KIND)},
        connectives=_phrases(base.entries(language, "connectives")),
        report_adjuncts=_phrases(base.entries(language, "report_adjuncts", _KIND)),
        adverbs=base.words(language, "adverbs"),
        source_stops=base.words(language, "source_stops"),
        pronouns=base.words(language, "cue_pronouns"),
        quote_naming=base.words(language, "quote_naming"),
        roles=_roles(language),
        words=groups,
        declared=LANGUAGES[language],
    )


def _roles(language: str) -> frozenset[str]:
    """The titles and descriptions of people, by their first words."""
    titles = base.entries(language, "titles", frozenset({"kind", "long"}))
    people = base.entries(language, "descriptions", frozenset({"kind", "class"}))
    return frozenset(e.words.casefold() for e in titles if e.get("kind") in _ROLE_KINDS) | frozenset(
        e.words.casefold() for e in people if e.get("kind") in ("person", "group")
    )


def _groups(language: str) -> Groups:
    """The groups of statement_words.txt. Raises AnalysisError for an unknown group or one that is missing."""
    found = {
        entry.words: frozenset(word for word in entry.get("words").split(",") if word != NONE)
        for entry in base.entries(language, "statement_words", frozenset({"words"}))
    }
    known = {f.name.rstrip("_") for f in fields(Groups)}
    if found.keys() != known:
        wrong = ", ".join(sorted(found.keys() ^ known))
        raise AnalysisError(
            "Word list cannot be used",
            "{language}/statement_words.txt: unknown or missing {wrong}.",
            language=language,
            wrong=wrong,
        )
    return Groups(**{f.name: found[f.name.rstrip("_")] for f in fields(Groups)})


def _cues(language: str, clitics: frozenset[str]) -> dict[str, list[CueWord]]:
    found: dict[str, list[CueWord]] = {}

    def add(cue: CueWord) -> None:
        found.setdefault(cue.words[0], []).append(cue)

    for role, (topic, known) in _ROLE_FILES.items():
        for entry in base.entries(language, topic, known):
            words = tuple(entry.words.split())
            kind = entry.get("kind") or entry.get("needs") or "free"
            carried = next((c for c in clitics if entry.words.endswith(c)), "")
            if role in (Role.PASSIVE, Role.ACCORDING) and carried:
                add(CueWord(words, role, kind, entry.words[: -len(carried)], clitic=True))
                continue
            add(CueWord(words, role, kind, entry.words))
            if role is Role.AFTER:
                for clitic in sorted(clitics):
                    add(CueWord((*words[:-1], words[-1] + clitic), role, kind, entry.words, clitic=True))
    for forms in found.values():
        forms.sort(key=lambda cue: (-len(cue.words), cue.role.value))
    return found


def _phrases(entries: tuple[base.Entry, ...]) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in entries:
        words = tuple(entry.words.split())
        found.setdefault(words[0], []).append((words, entry.get("kind", "any")))
    for forms in found.values():
        forms.sort(key=lambda form: -len(form[0]))
    return Phrases(found)
