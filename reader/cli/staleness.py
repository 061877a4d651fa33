"""What the commands over articles say where not all of them were analysed by this Kutip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.remarks import remark
from reader.phrase import Phrase, listed

if TYPE_CHECKING:
    from reader.library import Library


def tell_stale(library: Library) -> None:
    """Say how many articles are listed as another version understood them, or not at all."""
    stale = library.analyses.stale()
    parts = []
    if stale.older:
        what = "{count} of the articles are listed as another version of Kutip understood them"
        parts.append(Phrase(what, count=stale.older))
    if stale.never:
        parts.append(Phrase.counted("{count} was never analysed", "{count} were never analysed", stale.never))
    if parts:
        remark(Phrase("{parts}; `kutip refresh` analyses them.", parts=listed(parts)))
