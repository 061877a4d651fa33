"""What a language declares of itself, beside its lists: one object in the `language.py` of its folder."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

SplitWord = Callable[[str], tuple[str, ...]]
"""Cuts a written word into those that syntax knows; together they spell it."""


def whole(word: str) -> tuple[str, ...]:
    """A written word as the only one."""
    return (word,)


class Language(NamedTuple):
    """A language that Kutip reads. What has a default may be left out by a language that knows no such thing.

    Words are in lower case unless it is said that they stand as written. It is declared by the names of its fields; a
    named tuple, because the first page waits for it, and a frozen dataclass of this size takes much longer to make.
    """

    code: str
    """ISO 639-1, the name of the folder."""
    name: str
    """What it is called in English."""
    sample: str
    """A sentence with a name, a verb and a place: by its reading a pipeline shows what it can do."""

    stemmer: str | None = None
    """Name of the Snowball stemmer that search uses; None where there is none."""
    near: tuple[str, ...] = ()
    """Codes of languages that share its common words and are told apart by `near_words.txt` alone."""
    names_of: tuple[str, ...] = ()
    """Languages whose given names its newspapers write too."""

    split_word: SplitWord = whole
    """How a written word is cut: did|n't, KPK|-nya."""
    passive_prefixes: tuple[str, ...] = ()
    """Beginnings of passive verbs (ditangkap), where the language marks them so."""
    participle_endings: tuple[str, ...] = ()
    """How a verb ends that goes on with the subject before it: ..., adding that ..."""
    past_endings: tuple[str, ...] = ()
    """How verbs of the past end, for words that no tag tells: sighed."""
    noun_endings: tuple[str, ...] = ()
    """How words end that begin as verbs do and are nouns: penghargaan."""
    adverb_endings: tuple[str, ...] = ()
    """Of adverbs that open a sentence: akhirnya, finally."""
    day_words: tuple[str, ...] = ()
    """Words before a weekday that make it one though it is written small: hari minggu."""

    trims_names: bool = False
    """Whether the lists trim what the recogniser takes for a name: a gain where they were made for it, else a loss."""
    heads_last: bool = False
    """Whether a body's head noun stands at the end of its name (Labor Department)."""
    conjunctions: frozenset[str] = frozenset()
    """Words that join two names, or two halves of one: dan, and."""
    serial_comma: bool = False
    """Whether a comma stands before the conjunction that closes a row of three: A, B, dan C."""
    loose_heads: frozenset[str] = frozenset()
    """Heads of bodies that a place may follow without being part of the name, or that name buildings too: kantor."""
    body_joints: frozenset[str] = frozenset()
    """Small words between two capitalised words of a body's name: dan, for."""
    makers: frozenset[str] = frozenset()
    """Words between a text and whoever made it, where the head noun stands last: a report |from| Acme."""
    printed_in: frozenset[str] = frozenset()
    """Words between an article and the paper that printed it: a story |in| The Moss Gazette."""
    title_joints: frozenset[str] = frozenset()
    """Words by which a title goes on to what it is over: Minister of Information."""
    name_places: frozenset[str] = frozenset()
    """Places whose name is as often the first word of something else: Bima Sakti."""

    gendered_pronouns: frozenset[str] = frozenset()
    """Pronouns that tell whether a man or a woman is spoken of, beside those that can be a source: his, her."""
    given_endings: tuple[tuple[str, str], ...] = ()
    """Endings by which given names tell it, lower case, each with he or she: wati, she."""
    person_endings: tuple[str, ...] = ()
    """How nouns end that call a person by what he or she does: settler, chemist."""
    epithets: frozenset[str] = frozenset()
    """Nouns by which somebody who was told of is called for what he or she won or plays for: the Grammy winner."""
    plurals: tuple[tuple[str, str], ...] = ()
    """Endings of plurals and of their singulars, the longest first: ies, y."""
    no_plurals: tuple[str, ...] = ()
    """Endings that look like a plural's and are none: bus, class."""

    territorial_offices: frozenset[str] = frozenset()
    """Offices behind which the place stands that they head, before the name: Bupati Garut Sekar Arumdani."""
    directions: frozenset[str] = frozenset()
    """Words, as written, that end the name of a region: Lumajang Utara."""
    corps: frozenset[str] = frozenset()
    """Words between an officer's rank and the name that tell the corps, lower case: Letkol |Inf| Budi Santoso."""
    local_bodies: frozenset[str] = frozenset()
    """Bodies, as written, of which every town has its own, so that a place stands behind them: Ketua DPRD Garut."""
    seats: frozenset[str] = frozenset()
    """Words before a body's name that make it the house in which it sits: Kantor Kementerian Keuangan."""
    acronym_skips: frozenset[str] = frozenset()
    """Words that give an acronym no letter."""
    syllable_link: str = ""
    """Letters between the head and the rest of an acronym of syllables: Kem-en-keu."""
    name_openers: frozenset[str] = frozenset()
    """Words, as written, that open a person's name and are easily taken for none: I Ketut, Ni Luh."""
    first_names: bool = False
    """Whether the press goes on to call a person by the first name as well as by the last."""
    clipped_names: bool = False
    """Whether people are called by the beginning of a name: Yuri for Yurianto."""
    naming_words: frozenset[str] = frozenset()
    """Words between what somebody is and the name: seorang petani |bernama| Rina, a farmer |named| Ann Poe."""
    firm_words: frozenset[str] = frozenset()
    """Words of a firm's name that tell nothing but its legal form, lower case: tbk, inc."""
    state_suffixes: frozenset[str] = frozenset()
    """Words behind a body's name that only say that it is the country's: KPK RI."""
    government_heads: frozenset[str] = frozenset()
    """Heads of a government's own name; a ministry is an organisation."""
    cited_openings: tuple[str, ...] = ()
    """How sentences begin that are themselves taken from another outlet: Dikutip dari ..., as written, lower case."""
