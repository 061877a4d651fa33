"""How good an analysis is: scores against annotated articles, and every miss with its text.

A gold document is JSON as `kutip evaluate` takes it: `text`, `statements` (kind, spans, cue, mention, speaker, accept,
when_iso), `not_quotes`, `actors` (name, names) and `entities`; a `.jsonl` file holds one a line. Contents are compared
by their characters without white space and marks: two contents match where the characters they share are at least half
(nine tenths for direct speech) of those that either has.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.errors import STUMBLES, FormatError
from reader.evaluation.names import exact_name, same_name
from reader.evaluation.scores import CONFIDENCES, KINDS, LABELS, Miss, Scores
from reader.model import SAME_STATEMENT
from reader.model.text import QUOTATION_MARKS
from reader.phrase import system_says

__all__ = ["Json", "evaluate", "exact_name", "load", "matches", "same_name", "score", "total"]

Json = Mapping[str, Any]
Chars = frozenset[int]

LENIENT = SAME_STATEMENT
"""Share of characters at which a content counts as found."""
STRICT = 0.9
"""Share of characters at which a content counts as bounded right."""

_EDGES = QUOTATION_MARKS + " \t\n,.;:!?…-–—()"
_COARSE = {"GPE": "LOC", "FAC": "LOC", "PLC": "LOC", "IND": "ORG", "PERSON": "PER"}


def load(paths: Iterable[Path]) -> list[Json]:
    """The documents of JSON and JSON-lines files in their order. Raises FormatError for what is neither."""
    out: list[Json] = []
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8")
            found = (
                [json.loads(line) for line in text.split("\n") if line.strip()]
                if path.suffix == ".jsonl"
                else [json.loads(text)]
            )
        except OSError as error:
            raise FormatError(
                "Not readable", "{path} cannot be read: {why}.", path=path, why=system_says(error)
            ) from error
        except (ValueError, RecursionError) as error:
            raise FormatError(
                "Not an annotated article", "{path} could not be read as JSON: {error}.", path=path, error=error
            ) from error
        for document in found:
            if not isinstance(document, dict) or not _is_annotated(document):
                raise FormatError(
                    "Not an annotated article",
                    "{path} holds no 'text' with 'statements'; give it gold annotations.",
                    path=path,
                )
            out.append(document)
    return out


def _is_annotated(document: Json) -> bool:
    return isinstance(document.get("text"), str) and isinstance(document.get("statements"), list)


def evaluate(golds: Sequence[Json], predictions: Sequence[Json | None]) -> list[Scores]:
    """One Scores a gold document; the n-th prediction, as `kutip analyze` prints it, belongs to the n-th document.

    A prediction that is missing or whose text is another one counts as an empty analysis, and the document as failed.
    Raises FormatError for a document of another shape.
    """
    padded = [*predictions, *[None] * (len(golds) - len(predictions))]
    scores: list[Scores] = []
    for number, (gold, predicted) in enumerate(zip(golds, padded, strict=False), 1):
        try:
            scores.append(score(gold, predicted))
        except STUMBLES as error:
            name = gold.get("id") or f"article {number}"
            raise FormatError(
                "Not an annotated article",
                "{name} has not the shape that `kutip export --format gold` writes: {fault} {error}.",
                name=name,
                fault=type(error).__name__,
                error=error,
            ) from error
    return scores


def total(scores: Iterable[Scores]) -> Scores:
    """All of them together."""
    out = Scores()
    for one in scores:
        out.add(one)
    return out


def score(gold: Json, predicted: Json | None) -> Scores:
    """The figures of one document."""
    out = Scores(documents=1)
    name = str(gold.get("id", ""))
    if predicted is None or str(predicted.get("text", "")).strip() != gold["text"].strip():
        out.failed.append(name)
        out.misses.append(Miss(name, "text", "", "the gold text", "another text or none"))
        predicted = {"text": gold["text"], "statements": [], "actors": [], "entities": []}
    text: str = predicted["text"]
    # Offsets index the prediction's text, which may hold other white space at its ends.
    shift = len(text) - len(text.lstrip()) - (len(gold["text"]) - len(gold["text"].lstrip()))
    _score_statements(out, name, text, shift, gold, predicted)
    if gold.get("entities") is not None:
        _score_entities(out.counts, shift, gold["entities"], predicted.get("entities", []))
    if gold.get("actors"):
        _score_actors(out, text, gold["actors"], predicted.get("actors", []))
    return out


# ---------------------------------------------------------------- statements


@dataclass(frozen=True, slots=True)
class _Pairing:
    """The statements of an article as annotated and as predicted."""

    name: str
    """What the article is called."""
    text: str
    """The prediction's text, which all offsets index."""
    shift: int
    """What is added to offsets of the annotation."""
    golds: Sequence[Json]
    """The annotated statements, their spans moved."""
    guesses: Sequence[Json]
    """The predicted ones."""
    gold_chars: Sequence[Chars]
    """The characters of each annotated content."""
    guess_chars: Sequence[Chars]
    """The characters of each predicted one."""
    found: Sequence[tuple[int, int]]
    """Numbers of an annotated and a predicted statement that are the same."""

    def words(self, statement: Json) -> str:
        """A statement's content."""
        return _words(statement["spans"], self.text)


def _score_statements(out: Scores, name: str, text: str, shift: int, gold: Json, predicted: Json) -> None:
    golds: list[Json] = [{**s, "spans": [_moved(span, shift) for span in s["spans"]]} for s in gold["statements"]]
    guesses: list[Json] = list(predicted["statements"])
    gold_chars = [_characters_of(s["spans"], text) for s in golds]
    guess_chars = [_characters_of(s["spans"], text) for s in guesses]
    found = matches(gold_chars, guess_chars, LENIENT)
    pairing = _Pairing(name, text, shift, golds, guesses, gold_chars, guess_chars, found)
    _count_contents(out.counts, pairing)
    actors = {a["id"]: a for a in predicted.get("actors", [])}
    lanes: dict[str, list[tuple[object, bool]]] = {}
    for i, j in found:
        _score_pair(out, pairing, golds[i], guesses[j], actors)
        told = _told(golds[i], guesses[j], actors, text)
        if told is not None:
            out.counts["exact right"] += told
            lanes.setdefault(golds[i]["speaker"], []).append((guesses[j].get("actor"), told))
    _score_lanes(out.counts, lanes.values())
    _tell_unmatched(out, pairing)
    _score_terms(out, pairing, gold.get("not_quotes", []))


def _count_contents(c: Counter[str], pairing: _Pairing) -> None:
    """How many contents are found and bounded right, in all and by kind, and how many characters."""
    gold_chars, guess_chars = pairing.gold_chars, pairing.guess_chars
    c["gold"] += len(gold_chars)
    c["predicted"] += len(guess_chars)
    every_gold, every_guess = frozenset[int]().union(*gold_chars), frozenset[int]().union(*guess_chars)
    c["characters right"] += len(every_gold & every_guess)
    c["characters gold"] += len(every_gold)
    c["characters predicted"] += len(every_guess)
    c["lenient"] += len(pairing.found)
    c["strict"] += len(matches(gold_chars, guess_chars, STRICT))
    of_gold = {i for i, _ in pairing.found}
    for kind in KINDS:
        annotated = [i for i, s in enumerate(pairing.golds) if s.get("kind") == kind]
        predicted = [guess_chars[j] for j, s in enumerate(pairing.guesses) if s.get("kind") == kind]
        need = STRICT if kind == "direct" else LENIENT
        c[f"{kind} gold"] += len(annotated)
        c[f"{kind} predicted"] += len(predicted)
        c[f"{kind} found"] += sum(i in of_gold for i in annotated)
        c[f"{kind} right"] += len(matches([gold_chars[i] for i in annotated], predicted, need))
    c["with speaker"] += sum(bool(s.get("speaker")) for s in pairing.golds)
    for chars in (gold_chars[i] for i, s in enumerate(pairing.golds) if s.get("kind") == "direct"):
        # Several quotations side by side may make up one in gold, and the other way round.
        near = [p for p in guess_chars if len(p & chars) >= LENIENT * len(p)]
        c["quotations"] += 1
        c["direct covered"] += _overlap(frozenset[int]().union(*near), chars) >= STRICT


def _tell_unmatched(out: Scores, pairing: _Pairing) -> None:
    """The statements that were missed, and those that nobody made."""
    of_gold, of_guess = {i for i, _ in pairing.found}, {j for _, j in pairing.found}
    for i, s in enumerate(pairing.golds):
        if i not in of_gold:
            out.misses.append(Miss(pairing.name, "missed", pairing.words(s), _label(s), ""))
    for j, s in enumerate(pairing.guesses):
        if j not in of_guess:
            out.misses.append(Miss(pairing.name, "invented", pairing.words(s), "", _label(s)))


def _score_terms(out: Scores, pairing: _Pairing, terms: Iterable[Sequence[int]]) -> None:
    """Quoted names and titles, and which of them were taken for speech."""
    direct = [p for s, p in zip(pairing.guesses, pairing.guess_chars, strict=True) if s.get("kind") == "direct"]
    for span in terms:
        moved = _moved(span, pairing.shift)
        term = _characters_of([moved], pairing.text)
        taken = any(len(term & p) > LENIENT * len(term) and len(p) < 2 * len(term) for p in direct if term)
        out.counts["terms"] += 1
        out.counts["terms taken"] += taken
        if taken:
            words = _words([moved], pairing.text)
            out.misses.append(Miss(pairing.name, "term-as-quotation", words, "term", "direct"))


def _score_pair(out: Scores, pairing: _Pairing, gold: Json, guess: Json, actors: Mapping[str, Json]) -> None:
    """Kind, speaker, cue, source and date of a statement whose content was found."""
    text, shift = pairing.text, pairing.shift

    def judge(what: str, right: bool, expected: object, got: object) -> None:
        out.counts[what] += 1
        out.counts[f"{what} right"] += right
        if not right and what != "implicit":
            out.misses.append(Miss(pairing.name, what, pairing.words(gold), str(expected), str(got)))

    judge("kind", gold.get("kind") == guess.get("kind"), gold.get("kind"), guess.get("kind"))
    if gold.get("speaker"):
        names = _speaker(guess, actors, text)
        right = any(same_name(n, gold["accept"] or [gold["speaker"]]) for n in names)
        judge("speaker", right, gold["speaker"], ", ".join(names))
        _score_confidence(out.counts, guess.get("confidence"), right)
        if gold.get("implicit") or ("mention" in gold and gold["mention"] is None):
            judge("implicit", right, gold["speaker"], ", ".join(names))
    if gold.get("cue"):
        cue = gold["cue"][0] if isinstance(gold["cue"][0], list) else gold["cue"]
        start, end = _moved(cue, shift)
        got = guess.get("cue")
        judge("cue", bool(got and got[0] < end and start < got[1]), text[start:end], text[slice(*got)] if got else "")
    if gold.get("source"):
        source = {k for span in gold["source"] for k in range(*_moved(span, shift))}
        got = guess.get("speaker")
        judge("source", bool(got and source & set(range(*got))), "", text[slice(*got)] if got else "")
    if gold.get("when_iso"):
        iso = (guess.get("date") or {}).get("iso")
        judge("date", iso == gold["when_iso"], gold["when_iso"], iso)


def _score_confidence(c: Counter[str], confidence: object, right: bool) -> None:
    """How often speakers of about that confidence are right."""
    if isinstance(confidence, int | float):
        low = max((low for low in CONFIDENCES if low <= confidence), default=CONFIDENCES[0])
        c[f"confidence {low}"] += 1
        c[f"confidence {low} right"] += right


def _told(gold: Json, guess: Json, actors: Mapping[str, Json], text: str) -> bool | None:
    """Whether the right speaker has an exact name; None for a wrong one and where gold tells none."""
    if not gold.get("speaker"):
        return None
    accepted = gold["accept"] or [gold["speaker"]]
    names = _speaker(guess, actors, text)
    if not any(same_name(name, accepted) for name in names):
        return None
    return any(exact_name(name, accepted) for name in names)


def _score_lanes(c: Counter[str], lanes: Iterable[Sequence[tuple[object, bool]]]) -> None:
    """All that one speaker said, each with the actor it was given and whether under an exact name.

    Strictly right is what has an exact name and stands on the actor that most of the speaker's statements stand on.
    """
    for lane in lanes:
        main = Counter(actor for actor, _ in lane).most_common(1)[0][0]
        c["one actor"] += sum(actor == main and exact for actor, exact in lane)
        if len(lane) > 1:
            c["lanes"] += 1
            c["lanes whole"] += len({actor for actor, _ in lane}) == 1


def _speaker(guess: Json, actors: Mapping[str, Json], text: str) -> list[str]:
    if guess.get("actor") in actors:
        return [actors[guess["actor"]]["name"]]
    return [text[slice(*guess["speaker"])]] if guess.get("speaker") else []


# ---------------------------------------------------------------- entities and actors


def _score_entities(c: Counter[str], shift: int, gold: Iterable[Sequence[Any]], guesses: Iterable[Json]) -> None:
    ours = {(start + shift, end + shift, _COARSE.get(label, label)) for start, end, label in gold}
    theirs = {(e["start"], e["end"], _COARSE.get(e["label"], e["label"])) for e in guesses}
    theirs = {entity for entity in theirs if entity[2] in LABELS}
    for name, labels in (("entities", LABELS), *((label, (label,)) for label in LABELS)):
        some = {e for e in ours if e[2] in labels} if name != "entities" else ours
        others = {e for e in theirs if e[2] in labels}
        c[f"{name} right"] += len(some & others)
        c[f"{name} gold"] += len(some)
        c[f"{name} predicted"] += len(others)


def _score_actors(out: Scores, text: str, gold: Sequence[Json], guesses: Sequence[Json]) -> None:
    """B-cubed over the places where gold's actors are named, longest names first."""
    places: list[tuple[int, int, int]] = []
    taken: set[int] = set()
    named = sorted(((n, k) for k, actor in enumerate(gold) for n in actor["names"]), key=lambda x: -len(x[0]))
    for name, k in named:
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            stretch = set(range(*match.span()))
            if not stretch & taken:
                taken |= stretch
                places.append((*match.span(), k))
    mentions = [(start, end, actor["id"]) for actor in guesses for start, end in actor["mentions"]]
    system: list[str] = []
    for number, (start, end, _) in enumerate(places):
        best, owner = 0, f"nobody {number}"
        for first, last, actor_id in mentions:
            shared = min(end, last) - max(start, first)
            if shared > best:
                best, owner = shared, actor_id
        system.append(owner)
    for number, (_, _, k) in enumerate(places):
        same_gold = {j for j, place in enumerate(places) if place[2] == k}
        same_guess = {j for j, owner in enumerate(system) if owner == system[number]}
        both = len(same_gold & same_guess)
        out.counts["mentions"] += 1
        out.cubed_precision += both / len(same_guess)
        out.cubed_recall += both / len(same_gold)


# ---------------------------------------------------------------- small measures


def _characters_of(spans: Iterable[Sequence[int]], text: str) -> Chars:
    """The characters of a content: no white space, no marks, no punctuation at its edges."""
    out: set[int] = set()
    for start, end in spans:
        while start < end and text[start] in _EDGES:
            start += 1
        while end > start and text[end - 1] in _EDGES:
            end -= 1
        out.update(k for k in range(start, end) if not text[k].isspace() and text[k] not in QUOTATION_MARKS)
    return frozenset(out)


def _overlap(one: Chars, other: Chars) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0


def matches(golds: Sequence[Chars], guesses: Sequence[Chars], need: float) -> list[tuple[int, int]]:
    """Pairs of gold and guess, each in one pair at most, the greatest overlap first, down to `need`."""
    pairs = sorted(
        ((_overlap(g, p), i, j) for i, g in enumerate(golds) for j, p in enumerate(guesses) if g & p), reverse=True
    )
    left, right = set(range(len(golds))), set(range(len(guesses)))
    out: list[tuple[int, int]] = []
    for value, i, j in pairs:
        if value >= need and i in left and j in right:
            left.discard(i)
            right.discard(j)
            out.append((i, j))
    return out


def _moved(span: Sequence[int], shift: int) -> tuple[int, int]:
    return span[0] + shift, span[1] + shift


def _words(spans: Iterable[Sequence[int]], text: str) -> str:
    return " … ".join(" ".join(text[start:end].split()) for start, end in spans)


def _label(statement: Json) -> str:
    """Kind and rule or speaker of a statement, for the list of misses."""
    detail = statement.get("why") or statement.get("speaker")
    return f"{statement.get('kind')} ({detail})" if isinstance(detail, str) else str(statement.get("kind"))
