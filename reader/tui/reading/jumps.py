"""The places of an article that the reader left by a jump."""

from __future__ import annotations


class Jumps:
    """The places that the reader left by a jump, to go back to and forward again."""

    KEPT = 100
    """Places that are kept."""

    def __init__(self) -> None:
        self._places: list[int] = []
        self._at = 0

    def leave(self, offset: int) -> None:
        """A jump begins at `offset`; what lay forward is forgotten."""
        del self._places[self._at :]
        if not self._places or self._places[-1] != offset:
            self._places.append(offset)
        del self._places[: -self.KEPT]
        self._at = len(self._places)

    def go(self, step: int, here: int) -> int | None:
        """The place before (-1) or after (1) in the list, seen from `here`; None where there is none."""
        if step < 0 and self._at == len(self._places) and self._at:
            self._at -= 1
            place = self._places[self._at]
            if place != here:
                self._places.append(here)
                return place
        target = self._at + step
        if not 0 <= target < len(self._places):
            return None
        self._at = target
        return self._places[target]
