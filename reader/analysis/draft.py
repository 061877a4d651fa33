"""The working structure between the parts of the pipeline: what is not yet an Analysis.

The parts run in this order over ONE ArticleState that holds the whole article, so that every character offset in a
draft is an offset into the article's canonical text:

    trained parts -> entities -> quotations -> statements -> dates -> actors -> speakers -> model.Analysis (by Engine)

| part       | reads                                             | writes                                              |
|------------|---------------------------------------------------|-----------------------------------------------------|
| entities   | text, names that the trained pipeline saw         | names (PER, ORG, GPE, LOC), view.entity             |
| quotations | text, paragraphs, view                            | quotations, sentences                               |
| statements | quotations, sentences, view                       | drafts, in text order (kind ... parent)             |
| dates      | text, published                                   | dates                                               |
| actors     | names, drafts' source phrases                     | actors, entity_actors, actor_mentions               |
| speakers   | drafts, actor_mentions, dates                     | in each draft: actor, date, confidence, why, rivals |

A part must work when an earlier one is missing (empty lists) and without trained tags (degraded mode).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.analysis.encoder.encoded import EXTENSION, EncodedText
from reader.analysis.view import View
from reader.model import Actor, Rival, StatementDate, StatementKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

Chars = tuple[int, int]
"""A half-open stretch of code points of the article's text."""

Name = tuple[int, int, str]
"""A named entity: first character, one past the last, label."""


BY_ENCODER = "read-by-the-encoder"
"""The rule's name where no rule found a statement, or its speaker, and the encoder did."""


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


TURN = "turn-in-a-transcript"
"""The construction of a name, a colon, and what is said without marks."""


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
    probability: float = 1.0
    """0 to 1: that this is a statement at all."""
    continues: int | None = None
    """Index in the state's drafts of the earlier draft whose speaker runs on into this one; only a hint for CLITIC and
    DROPPED, the rule for NONE."""
    parent: int | None = None
    """Index of the draft whose content encloses this one (relayed speech)."""

    subject_before: Chars | None = None
    """The subject of the sentence before, where the source is a pronoun that may mean it though it has no name."""

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
    source_seen: float | None = None
    """Probability by the encoder that the source stands where it is taken to stand; None where no encoder ran."""
    ballot: object = None
    """How rule and encoder voted on the speaker: a `reader.analysis.speakers.vote.Ballot`."""

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
    """0-based number of its paragraph in the state."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A time expression."""

    start: int
    """First code point, without a preposition."""
    end: int
    """One past the last."""
    iso: str | None
    """Its ISO day, or None where it tells no day or the day of publication is unknown."""


@dataclass(slots=True)
class ArticleState:
    """One article at work: what the parts find, each in the field that is its own."""

    text: str
    """The article's text, or as much of it as was read before somebody cancelled."""
    paragraphs: list[Chars]
    """The article's blocks in text order."""
    published: date | None = None
    """The day of publication, if it was told."""
    view: View = field(default_factory=View)
    """The tokens with their tags."""
    encoded: EncodedText = field(default_factory=EncodedText)
    """What the encoder tells; empty where it does not run."""
    names: list[Name] = field(default_factory=list)
    """What the recogniser saw, under its own labels, until `entities` puts its names there: also such as part a token
    (Rusia-Ukraina)."""
    quotations: list[Quotation] = field(default_factory=list)
    """What stands in quotation marks, in text order (an outer one before those inside it)."""
    sentences: list[Sentence] = field(default_factory=list)
    """The article's sentences in text order."""
    drafts: list[Draft] = field(default_factory=list)
    """The statements so far, by where their content begins."""
    dates: list[FoundDate] = field(default_factory=list)
    """The time expressions in text order, not overlapping."""
    actors: list[Actor] = field(default_factory=list)
    """The actors by first mention, ids a1, a2 ..."""
    entity_actors: dict[Chars, str] = field(default_factory=dict)
    """Which name (by its characters) is that of which actor (by id)."""
    words: object = None
    """What `entities` leaves to `actors`: the `reader.analysis.entities.words.Words` of the text."""
    actor_mentions: object = None
    """What `actors` leaves to `speakers`: a `reader.analysis.actors.part.ActorMentions`."""

    def take(self, doc: Doc, offset: int) -> None:
        """Add what the trained parts found in a piece of the text that begins at that character."""
        self.view.take(doc, self.text, offset)
        found = doc._.get(EXTENSION) if doc.has_extension(EXTENSION) else None
        if found is not None:
            self.encoded.extend(found, offset)
        self.names += [(offset + one.start_char, offset + one.end_char, one.label_) for one in doc.ents]


class PipelineComponent(ABC):
    """A part of the pipeline. The engine has it read an ArticleState; in a plain spaCy pipeline it is a component."""

    @abstractmethod
    def read(self, state: ArticleState) -> None:
        """Read what the parts before it found, and fill the fields that are its own. Linear in the text."""

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, with what was found in the state that `state_of` gives."""
        self.read(state_of(doc))
        return doc


def state_of(doc: Doc) -> ArticleState:
    """The state of a Doc that holds a whole article, made at the first call, when its tags and entities are there."""
    found = doc.user_data.get(_KEY)
    if isinstance(found, ArticleState):
        return found
    state = ArticleState(doc.text, split_paragraphs(doc.text))
    state.take(doc, 0)
    state.encoded.finish()
    state.view.mark(state.names)
    doc.user_data[_KEY] = state
    return state


_KEY = "kutip_state"


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
