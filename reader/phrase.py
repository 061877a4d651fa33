"""Sentences of the program that remember what they were made of, so that they can be told in another language.

The program's own language is English, and an English sentence is its own key in the other catalogues. One with
something filled in is no key any more: a `Phrase` is that sentence, and knows the text with its gaps and what was put
into them.

`Phrase("{name} is a folder.", name="news")` is the text "news is a folder."; the interface tells it in its language.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping

Gap = str | int | float
"""What can be put into a gap; a Phrase there is told in the other language, too."""


class Phrase(str):
    """An English sentence, as a text like any other."""

    __slots__ = ("_count", "_many", "_template", "_values")

    _template: str
    _many: str | None
    _count: int
    _values: Mapping[str, Gap]

    def __new__(cls, template: str, /, **values: object) -> Phrase:
        """The sentence `template` with the names in braces filled in; without any it stays as it is."""
        return cls._made(template, None, 0, values)

    @classmethod
    def counted(cls, one: str, many: str, count: int, /, **values: object) -> Phrase:
        """The sentence for one thing or that for several, {count} filled in too."""
        return cls._made(one, many, count, {"count": count, **values})

    @classmethod
    def _made(cls, template: str, many: str | None, count: int, values: Mapping[str, object]) -> Phrase:
        gaps = {name: value if isinstance(value, Gap) else str(value) for name, value in values.items()}
        english = template if many is None or count == 1 else many
        self = super().__new__(cls, english.format(**gaps) if gaps else english)
        self._template, self._many, self._count, self._values = template, many, count, gaps
        return self

    def told(self, one: Callable[[str], str], several: Callable[[str, str, int], str]) -> str:
        """The sentence in the language of the two functions, which are those of a gettext catalogue."""
        if self._many is None:
            template = one(self._template) if self._template else ""
        else:
            template = several(self._template, self._many, self._count)
        values = {
            name: value.told(one, several) if isinstance(value, Phrase) else value
            for name, value in self._values.items()
        }
        return template.format(**values) if values else template

    @property
    def parts(self) -> tuple[str, dict[str, Gap]]:
        """The text with its gaps, in the form that its count wants, and what fills them."""
        template = self._template if self._many is None or self._count == 1 else self._many
        return template, dict(self._values)

    def __reduce__(self) -> tuple[object, ...]:
        """What a Phrase is made of, for another process."""
        return Phrase._made, (self._template, self._many, self._count, dict(self._values))


def listed(parts: Iterable[Phrase], between: str = ", ") -> Phrase:
    """Several phrases as one, with commas between them."""
    gaps = {f"part{number}": part for number, part in enumerate(parts)}
    return Phrase(between.join(f"{{{name}}}" for name in gaps), **gaps)


def system_says(error: OSError) -> Phrase:
    """Why the system refused something, in its words."""
    return Phrase(os.strerror(error.errno) if error.errno else error.strerror or str(error))
