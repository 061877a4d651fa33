"""Indonesian."""

from __future__ import annotations

import re
from functools import cache

from reader.analysis.lang.declared import Language


@cache
def _hyphened_clitic() -> re.Pattern[str]:
    return re.compile(r"(.+)(-(?:nya|ku|mu|lah|kah|pun|red))\Z", re.DOTALL)


@cache
def _hyphened_prefix() -> re.Pattern[str]:
    return re.compile(r"((?:[Ss]e|[Aa]nti|[Pp]ro|[Nn]on|[Ee]ks|[Pp]asca|[Pp]ra|[Aa]ntar)-)([A-Z].*)", re.DOTALL)


def split_word(word: str) -> tuple[str, ...]:
    """The words of a token with hyphens: most are one (anak-anak, ke-5, Hong-kyun).

    A pair of names is three (Rusia|-|Ukraina, Prabowo|-|Gibran), for each is an entity of its own, and a name that
    holds a hyphen can still be one entity of three words. A clitic or prefix hyphened to a name stands apart
    (KPK|-nya, se-|Indonesia).
    """
    if "-" not in word or word[0].isdigit():
        return (word,)
    prefixed = _hyphened_prefix().fullmatch(word)
    if prefixed:
        return prefixed[1], *split_word(prefixed[2])
    clitic = _hyphened_clitic().fullmatch(word)
    if clitic:
        return *split_word(clitic[1]), clitic[2]
    halves = word.split("-")
    if (
        len(halves) == 2
        and all(len(half) > 1 and half[0].isupper() for half in halves)
        and halves[0].casefold() != halves[1].casefold()
        and halves[0] not in ("Al", "El")  # the Arabic article belongs to its name
    ):
        return halves[0], "-", halves[1]
    return (word,)


LANGUAGE = Language(
    code="id",
    name="Indonesian",
    sample="Budi mengatakan bahwa ia tinggal di Jakarta.",
    stemmer="indonesian",
    near=("ms",),
    names_of=("en",),
    split_word=split_word,
    passive_prefixes=("di",),
    noun_endings=("an",),
    adverb_endings=("nya",),
    day_words=("hari",),
    trims_names=True,
    conjunctions=frozenset({"dan"}),
    serial_comma=True,
    territorial_offices=frozenset(
        {
            "bupati",
            "wali kota",
            "walikota",
            "gubernur",
            "camat",
            "lurah",
            "kades",
            "kepala desa",
            "kepala dusun",
            "kapolres",
            "kapolresta",
            "kapolsek",
            "kapolda",
            "dandim",
            "danramil",
            "kajari",
            "kajati",
            "sekda",
            "wakil bupati",
            "wakil gubernur",
            "wabup",
            "wagub",
            "pj bupati",
            "pj gubernur",
        }
    ),
    loose_heads=frozenset(
        {"angkatan", "balai", "divisi", "gerakan", "grup", "harian", "kantor", "kelompok", "klub", "legislatif"}
        | {"majalah", "media", "organisasi", "pasukan", "pengurus", "perusahaan", "pusat", "satuan", "sekolah"}
        | {"stasiun", "tim"}
    ),
    body_joints=frozenset({"dan", "untuk", "and", "of", "for", "the"}),
    name_places=frozenset({"bima", "banjar", "batu", "metro", "solo"}),
    acronym_skips=frozenset({"dan", "untuk", "dari", "di", "of", "the", "and", "for"}),
    syllable_link="en",
    name_openers=frozenset({"Baiq", "I", "Lalu", "Ni", "Abd", "Moh", "Mohd", "Muh"}),
    directions=frozenset({"Utara", "Selatan", "Timur", "Barat", "Tengah", "Tenggara", "Raya"}),
    corps=frozenset(
        [
            "arh",
            "arm",
            "caj",
            "cba",
            "chb",
            "chk",
            "ckm",
            "cku",
            "cpl",
            "cpm",
            "czi",
            "inf",
            "kal",
            "kav",
            "kes",
            "lek",
            "mar",
            "nav",
            "pas",
            "pnb",
            "pom",
            "psk",
            "sus",
            "tek",
        ]
    ),
    local_bodies=frozenset({"BPBD", "DPRD", "KNPI", "KONI", "KPUD", "Kadin", "MUI", "PHRI", "PKK", "PMI"}),
    seats=frozenset({"kantor", "gedung", "markas"}),
    first_names=True,
    clipped_names=True,
    naming_words=frozenset({"bernama"}),
    firm_words=frozenset({"pt", "cv", "tbk", "persero"}),
    state_suffixes=frozenset({"ri"}),
    government_heads=frozenset({"pemerintah", "pemprov", "pemkab", "pemkot", "pemda"}),
    cited_openings=("dik",),
    given_endings=(
        *((ending, "she") for ending in ("wati", "ningsih", "ningrum", "yanti", "astuti", "putri", "sari")),
        *((ending, "he") for ending in ("yanto", "anto", "wan", "udin", "uddin", "ono", "syah", "putra")),
    ),
)
