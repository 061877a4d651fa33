"""The working structure between the parts of the pipeline: what is not yet an Analysis.

The parts run in this order over ONE Doc that holds the whole article, so that every character offset in a draft is an
offset into the article's canonical text:

    trained parts -> entities -> quotations -> statements -> dates -> actors -> speakers -> model.Analysis (by Engine)

| part       | reads                                             | writes                                              |
|------------|---------------------------------------------------|-----------------------------------------------------|
| entities   | doc.ents of the trained pipeline                  | doc.ents (PER, ORG, GPE, LOC), doc._.names          |
| quotations | text, paragraphs                                  | doc._.quotations, doc._.sentences                   |
| statements | quotations, entities, tags                        | doc._.drafts, in text order (kind ... parent)       |
| dates      | text, doc._.published, drafts                     | doc._.dates                                         |
| actors     | entities, drafts' source phrases                  | doc._.actors, doc._.entity_actors                   |
| speakers   | drafts, actors, dates                             | in each draft: actor, date, confidence, why, rivals |

A part must work when an earlier one is missing (empty lists) and without trained tags (degraded mode).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from spacy.tokens import Doc

from reader.model import Actor, Rival, StatementDate, StatementKind

Chars = tuple[int, int]
"""A half-open stretch of code points of the article's text."""


class SourceKind(StrEnum):
    """How the text names the source of a statement."""

    PHRASE = "phrase"
    """A noun phrase: a name, a title with a name, a description ("polisi", "politikus itu")."""
    PRONOUN = "pronoun"
    """A free pronoun: dia, ia, beliau, mereka, he, they. `Draft.source` covers it."""
    CLITIC = "clitic"
    """The -nya of the cue: katanya, menurutnya, pernyataannya, disebutnya. `Draft.source` is None."""
    DROPPED = "dropped"
    """A cue whose subject is left out and runs on: "..., dan menambahkan bahwa ...". `Draft.source` is None unless the
    phrase stands in the same sentence ("X mengatakan A dan menambahkan B"): then it covers X."""
    NONE = "none"
    """No cue at all: a quotation that goes on after another one, which `Draft.continues` points to if it is known."""


@dataclass(slots=True)
class Draft:
    """A statement in the making."""

    kind: StatementKind
    """Direct, mixed or indirect."""
    spans: list[Chars]
    """The content as the guidelines bound it; more than one where the cue interrupts it. Never empty."""
    cue: Chars | None
    """The words that say that it was said, clitic included (katanya)."""
    source: Chars | None
    """The phrase or pronoun that names the source in this sentence; None for a clitic and where nothing names it."""
    source_kind: SourceKind
    """How the source is named."""
    rule: str
    """Name of the construction that found it, in kebab case: cue-after-quotation."""
    sure: float = 1.0
    """0 to 1: how sure it is that this is a statement at all."""
    continues: int | None = None
    """Index in doc._.drafts of the earlier draft whose speaker runs on into this one; only a hint for CLITIC and
    DROPPED, the rule for NONE."""
    parent: int | None = None
    """Index of the draft whose content encloses this one (relayed speech)."""

    actor: str | None = None
    """Id of the actor who said it. This field and those below are filled by `speakers`."""
    date: StatementDate | None = None
    """When it was said."""
    confidence: float = 0.0
    """0 to 1: how sure the speaker is."""
    why: str = ""
    """The rule that decided on the speaker, in kebab case."""
    rivals: list[Rival] = field(default_factory=list)
    """Other actors that were weighed, best first."""

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.spans[-1][1]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks."""

    start: int
    """Offset of the opening mark."""
    end: int
    """One past the closing mark, or the end of the paragraph where it is not closed."""
    closed: bool = True
    """Whether a closing mark stands at its end."""
    level: int = 0
    """0 for an outer quotation, 1 for one inside it, and so on."""
    opens: int | None = None
    """Index of the unclosed quotation of the paragraph before that this one carries on (marks opened anew)."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article's own text: what stands in quotation marks never ends it, its paragraph always does."""

    start: int
    """First code point."""
    end: int
    """One past its last code point, full stop and closing marks included, white space not."""
    paragraph: int
    """0-based number of its paragraph in doc._.paragraphs."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A time expression."""

    start: int
    """First code point, without a preposition."""
    end: int
    """One past the last."""
    iso: str | None
    """Its ISO day, or None where it tells no day or the day of publication is unknown."""


def register() -> None:
    """Declare the attributes above on spaCy's Doc. Safe to call again."""
    defaults: dict[str, object] = {
        "published": None,
        "paragraphs": None,
        "quotations": None,
        "sentences": None,
        "drafts": None,
        "dates": None,
        "names": None,
        "actors": None,
        "entity_actors": None,
    }
    for name, default in defaults.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


register()


def paragraphs(doc: Doc) -> list[Chars]:
    """The document's paragraphs in text order: the article's blocks, or what blank lines part where none were told."""
    if doc._.paragraphs is None:
        doc._.paragraphs = split_paragraphs(doc.text)
    found: list[Chars] = doc._.paragraphs
    return found


def split_paragraphs(text: str) -> list[Chars]:
    """What line ends part, without the white space around it."""
    out: list[Chars] = []
    start = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            begin = start + line.index(stripped[0])
            out.append((begin, begin + len(stripped)))
        start += len(line)
    return out


def published(doc: Doc) -> date | None:
    """The article's day of publication, if it was told."""
    found: date | None = doc._.published
    return found


def quotations(doc: Doc) -> list[Quotation]:
    """What stands in quotation marks, in text order (an outer one before those inside it)."""
    return doc._.quotations or []


def sentences(doc: Doc) -> list[Sentence]:
    """The article's sentences in text order."""
    return doc._.sentences or []


def drafts(doc: Doc) -> list[Draft]:
    """The statements so far, by where their content begins."""
    return doc._.drafts or []


def dates(doc: Doc) -> list[FoundDate]:
    """The time expressions in text order, not overlapping."""
    return doc._.dates or []


def names(doc: Doc) -> list[tuple[int, int, str]]:
    """The named entities by characters, as (start, end, label): also those that part a token (Rusia-Ukraina)."""
    if doc._.names is None:
        return [(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents]
    found: list[tuple[int, int, str]] = doc._.names
    return found


def actors(doc: Doc) -> list[Actor]:
    """The actors by first mention, ids a1, a2 ..."""
    return doc._.actors or []


def entity_actors(doc: Doc) -> dict[Chars, str]:
    """Which entity (by its character span) is the name of which actor (by id)."""
    return doc._.entity_actors or {}
