"""What an evaluation counts, and the figures that come of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

Figure = dict[str, Any] | float | str | int | list[str] | None

KINDS = ("direct", "mixed", "indirect")
LABELS = ("PER", "ORG", "LOC")
CONFIDENCES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)
"""Where the rows of the table of reliability begin, in ascending order."""


@dataclass(frozen=True, slots=True)
class Miss:
    """One place where prediction and gold part."""

    document: str
    """The gold document's id."""
    what: str
    """missed, invented, kind, cue, speaker, date, term-as-quotation, or text where the texts themselves differ."""
    text: str
    """The content."""
    expected: str
    """What gold has."""
    got: str
    """What was predicted."""


@dataclass(slots=True)
class Scores:
    """Counts over any number of documents; they add up."""

    counts: Counter[str] = field(default_factory=Counter)
    """The counts that every figure is made of."""
    cubed_precision: float = 0.0
    """Sum of B-cubed precision over the mentions of gold's actors."""
    cubed_recall: float = 0.0
    """Sum of B-cubed recall over them."""
    documents: int = 0
    """Documents scored."""
    failed: list[str] = field(default_factory=list)
    """Ids of documents whose text came out another one, or not at all."""
    misses: list[Miss] = field(default_factory=list)
    """Every miss, in the order of the text."""

    def add(self, other: Scores) -> None:
        """Count another document's figures in."""
        self.counts.update(other.counts)
        self.cubed_precision += other.cubed_precision
        self.cubed_recall += other.cubed_recall
        self.documents += other.documents
        self.failed += other.failed
        self.misses += other.misses

    def figures(self) -> dict[str, Figure]:
        """The table by the names of its lines: percentages, `n` being the number in gold."""
        c = self.counts
        table: dict[str, Figure] = {
            "documents": self.documents,
            "failed": len(self.failed),
            "statements (overlap>=.5)": _prf(c["lenient"], c["predicted"], c["gold"]),
            "statements (overlap>=.9)": _prf(c["strict"], c["predicted"], c["gold"]),
            "content characters": _characters(c),
            "who said what (end to end)": _prf(c["speaker right"], c["predicted"], c["with speaker"]),
            "who said what, strict (exact name, one actor)": _prf(c["one actor"], c["predicted"], c["with speaker"]),
            "right speakers by their exact name": _percent(c, "exact right", "speaker right"),
            "speakers of several statements kept one actor": _percent(c, "lanes whole", "lanes"),
            "speaker accuracy": _percent(c, "speaker right", "speaker"),
            "implicit speaker accuracy": _percent(c, "implicit right", "implicit"),
            "kind accuracy": _percent(c, "kind right", "kind"),
            "cue accuracy": _percent(c, "cue right", "cue"),
            "source accuracy": _percent(c, "source right", "source"),
            "date accuracy": _percent(c, "date right", "date"),
            "direct quotation recall (tight)": _percent(c, "direct covered", "quotations"),
            "quoted terms taken for quotations": f"{c['terms taken']}/{c['terms']}",
        }
        for kind in KINDS:
            line = _prf(c[f"{kind} right"], c[f"{kind} predicted"], c[f"{kind} gold"])
            table[kind] = {**line, "found": _percent(c, f"{kind} found", f"{kind} gold")}
        if c["entities gold"]:
            table["entities"] = _prf(c["entities right"], c["entities predicted"], c["entities gold"])
            for label in LABELS:
                table[f"entities {label}"] = _prf(c[f"{label} right"], c[f"{label} predicted"], c[f"{label} gold"])
        if c["mentions"]:
            p, r = self.cubed_precision / c["mentions"], self.cubed_recall / c["mentions"]
            table["actors (B-cubed)"] = {
                "p": round(100 * p, 1),
                "r": round(100 * r, 1),
                "f": round(200 * p * r / (p + r), 1),
                "n": c["mentions"],
            }
        if any(c[f"confidence {low}"] for low in CONFIDENCES):
            table["right speakers by confidence"] = {
                f"{low:g}+": {"right": _percent(c, f"confidence {low} right", f"confidence {low}"), "n": many}
                for low in CONFIDENCES
                if (many := c[f"confidence {low}"])
            }
        if self.failed:
            table["failed documents"] = list(self.failed)
        return table

    def lines(self) -> list[str]:
        """The table as text, one figure a line."""
        return [f"{name:46} {figure}" for name, figure in self.figures().items()]


def _prf(right: float, predicted: float, gold: float) -> dict[str, Any]:
    p = right / predicted if predicted else 0.0
    r = right / gold if gold else 0.0
    f = 200 * p * r / (p + r) if p + r else 0.0
    return {"p": round(100 * p, 1), "r": round(100 * r, 1), "f": round(f, 1), "n": gold}


def _characters(c: Counter[str]) -> dict[str, Any]:
    """Precision, recall and F over the characters that any content covers."""
    right, predicted, gold = c["characters right"], c["characters predicted"], c["characters gold"]
    if not predicted:
        return _prf(right, predicted, gold)
    return {
        "p": round(100 * right / predicted, 1),
        "r": round(100 * right / max(1, gold), 1),
        "f": round(200 * right / (predicted + gold), 1),
        "n": gold,
    }


def _percent(c: Counter[str], right: str, of: str) -> float | None:
    return round(100 * c[right] / c[of], 1) if c[of] else None
