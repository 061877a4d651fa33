"""What the commands over articles say where not all of them were analysed by this Kutip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.remarks import remark

if TYPE_CHECKING:
    from reader.library import Library


def tell_stale(library: Library) -> None:
    """Say how many articles are listed as another version understood them, or not at all."""
    stale = library.analyses.stale()
    parts = []
    if stale.older:
        parts.append(f"{stale.older} of the articles are listed as another version of Kutip understood them")
    if stale.never:
        parts.append(f"{stale.never} {'were' if stale.never > 1 else 'was'} never analysed")
    if parts:
        remark(f"{', '.join(parts)}; `kutip refresh` analyses them.")
