"""Whether a speaker was given the right name."""

from __future__ import annotations

from collections.abc import Iterable

from reader.model.text import JOINED_WORD

ALIKE = 0.5
"""Share of the words of two names at which they are one."""
_TITLES = frozenset(
    JOINED_WORD.findall("""
    a an and anggota at bapak besar brigjen bu bupati chairman chairwoman chief coach dalam dan dari deputy di
    direktur director dpr dr duta foreign for general gov governor gubernur hakim ibu in indonesia irjen jaksa
    jenderal judge juru bicara kantor kapolda kapolres kapolri kepala ketua kombes komisaris komisi kota letjen
    luar mayjen mayor menteri minister mpr mr mrs ms negeri of officer pak para pelatih pengamat perdana pihak
    pol politikus politisi presiden president prime prof rep republik ri sang secretary sekretaris sen senator
    spokesman spokesperson spokeswoman the umum untuk vice wakil wali walikota yang ajun ceo""")
)
"""Words of titles, which are no part of a name."""


def same_name(name: str, accepted: Iterable[str]) -> bool:
    """Whether `name` is one of the accepted ones, titles aside: all words of the shorter name, or half of both."""
    words = _name_words(name)
    if not words:
        return False
    for other in accepted:
        theirs = _name_words(other)
        if words == theirs:
            return True
        ours_set, their_set = set(words), set(theirs)
        ours, them = ours_set - _TITLES, their_set - _TITLES
        if ours and them:
            if ours <= them or them <= ours or len(ours & them) / len(ours | them) >= ALIKE:
                return True
        elif not ours and not them and (ours_set <= their_set or their_set <= ours_set):
            return True
    return False


def exact_name(name: str, accepted: Iterable[str]) -> bool:
    """Whether `name` is one of the accepted ones, titles aside: no word more, none less."""

    def core(words: list[str]) -> list[str]:
        return [word for word in words if word not in _TITLES] or words

    return any(core(_name_words(name)) == core(_name_words(other)) for other in accepted)


def _name_words(name: str | None) -> list[str]:
    return JOINED_WORD.findall((name or "").casefold())
