"""`kutip evaluate` gives the figures of the reference scorer; every miss is told with its text."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from reader import evaluation
from reader.errors import FormatError
from reader.paths import seeds_dir


@pytest.fixture(name="gold")
def _gold() -> dict[str, Any]:
    """The annotated seed article."""
    found: dict[str, Any] = json.loads((seeds_dir() / "000_445608b1ed831b9c.json").read_text(encoding="utf-8"))
    return found


def perfect(gold: dict[str, Any]) -> dict[str, Any]:
    """The analysis that says what gold says, in the shape of `kutip analyze`."""
    text = gold["text"]
    actors = []
    for number, actor in enumerate(gold["actors"], start=1):
        mentions = [
            [at, at + len(name)] for name in actor["names"] for at in range(len(text)) if text.startswith(name, at)
        ]
        actors.append({"id": f"a{number}", "name": actor["name"], "mentions": mentions})
    ids = {actor["name"]: actor["id"] for actor in actors}
    return {
        "text": text,
        "entities": [{"start": a, "end": b, "label": label, "actor": None} for a, b, label in gold["entities"]],
        "actors": actors,
        "statements": [
            {
                "kind": s["kind"],
                "spans": s["spans"],
                "cue": s["cue"],
                "speaker": s["mention"],
                "actor": ids.get(s["speaker"]),
                "date": {"iso": s["when_iso"], "span": None} if s["when_iso"] else None,
                "why": "told",
            }
            for s in gold["statements"]
        ],
    }


def worsened(gold: dict[str, Any]) -> dict[str, Any]:
    """An analysis with a fault of every kind, the same at every run."""
    out = perfect(gold)
    statements = out["statements"]
    for number, s in enumerate(statements):
        if number % 5 == 1:
            s["spans"] = [[s["spans"][0][0], s["spans"][0][1] - 20]]
        if number % 6 == 2:
            s["kind"] = "direct"
        if number % 7 == 3:
            s["actor"] = "a1"
        if number % 3 == 2:
            s["date"] = None
        if number % 8 == 5:
            s["cue"] = None
    told = next(actor["name"] for actor in out["actors"] if actor["id"] == statements[2]["actor"])
    out["actors"].append({"id": "a99", "name": f"{told} Senior", "mentions": []})
    statements[2]["actor"] = "a99"
    del statements[10]
    statements.append({**statements[3], "spans": [[0, 60]], "kind": "indirect"})
    start, end = gold["not_quotes"][0]
    statements.append({**statements[3], "spans": [[start, end]], "kind": "direct"})
    out["entities"] = [*out["entities"][::2], {"start": 0, "end": 5, "label": "ORG", "actor": None}]
    out["actors"][2]["mentions"] += out["actors"][3]["mentions"]
    out["actors"][3]["mentions"] = []
    return out


REFERENCE = """\
documents                                      1
failed                                         0
statements (overlap>=.5)                       {'p': 84.0, 'r': 87.5, 'f': 85.7, 'n': 24}
statements (overlap>=.9)                       {'p': 72.0, 'r': 75.0, 'f': 73.5, 'n': 24}
content characters                             {'p': 96.9, 'r': 88.7, 'f': 92.6, 'n': 1818}
who said what (end to end)                     {'p': 76.0, 'r': 79.2, 'f': 77.6, 'n': 24}
who said what, strict (exact name, one actor)  {'p': 72.0, 'r': 75.0, 'f': 73.5, 'n': 24}
right speakers by their exact name             94.7
speakers of several statements kept one actor  83.3
speaker accuracy                               90.5
implicit speaker accuracy                      100.0
kind accuracy                                  85.7
cue accuracy                                   90.5
source accuracy                                None
date accuracy                                  57.1
direct quotation recall (tight)                66.7
quoted terms taken for quotations              1/1
direct                                         {'p': 33.3, 'r': 66.7, 'f': 44.4, 'n': 3, 'found': 66.7}
mixed                                          {'p': 100.0, 'r': 100.0, 'f': 100.0, 'n': 9, 'found': 100.0}
indirect                                       {'p': 70.0, 'r': 58.3, 'f': 63.6, 'n': 12, 'found': 83.3}
entities                                       {'p': 97.4, 'r': 50.0, 'f': 66.1, 'n': 76}
entities PER                                   {'p': 100.0, 'r': 38.5, 'f': 55.6, 'n': 13}
entities ORG                                   {'p': 83.3, 'r': 62.5, 'f': 71.4, 'n': 8}
entities LOC                                   {'p': 100.0, 'r': 50.9, 'f': 67.5, 'n': 55}
actors (B-cubed)                               {'p': 88.0, 'r': 100.0, 'f': 93.6, 'n': 26}
"""
"""What the reference scorer prints for the worsened analysis of the seed."""


def test_the_figures_are_the_reference_scorer_s(gold: dict[str, Any]) -> None:
    scores = evaluation.total(evaluation.evaluate([gold], [worsened(gold)]))
    assert "\n".join(scores.lines()) + "\n" == REFERENCE


def test_an_analysis_that_says_what_gold_says_is_perfect(gold: dict[str, Any]) -> None:
    figures = evaluation.score(gold, perfect(gold)).figures()
    assert figures["statements (overlap>=.9)"] == {"p": 100.0, "r": 100.0, "f": 100.0, "n": 24}
    assert figures["who said what (end to end)"] == {"p": 100.0, "r": 100.0, "f": 100.0, "n": 24}
    assert figures["quoted terms taken for quotations"] == "0/1"
    assert figures["entities"] == {"p": 100.0, "r": 100.0, "f": 100.0, "n": 76}
    assert evaluation.score(gold, perfect(gold)).misses == []


def test_every_miss_is_told_with_its_text(gold: dict[str, Any]) -> None:
    misses = evaluation.score(gold, worsened(gold)).misses
    assert {miss.what for miss in misses} == {
        "missed", "invented", "kind", "cue", "speaker", "date", "term-as-quotation"
    }  # fmt: skip
    term = next(miss for miss in misses if miss.what == "term-as-quotation")
    assert term.text == "“Storm Corps”"
    assert all(miss.document == "seed" and miss.text for miss in misses)


def test_a_missing_prediction_counts_as_an_empty_analysis(gold: dict[str, Any]) -> None:
    whole = evaluation.total(evaluation.evaluate([gold, gold], [perfect(gold)]))
    assert whole.failed == ["seed"]
    assert whole.figures()["statements (overlap>=.5)"] == {"p": 100.0, "r": 50.0, "f": 66.7, "n": 48}
    assert whole.figures()["failed documents"] == ["seed"]


def test_another_text_counts_as_failed(gold: dict[str, Any]) -> None:
    other = {**perfect(gold), "text": "Teks lain."}
    assert evaluation.score(gold, other).failed == ["seed"]


def test_white_space_around_the_text_moves_offsets_and_nothing_else(gold: dict[str, Any]) -> None:
    moved = deepcopy(perfect(gold))
    moved["text"] = "\n\n" + moved["text"]
    for s in moved["statements"]:
        s["spans"] = [[a + 2, b + 2] for a, b in s["spans"]]
        s["cue"] = s["cue"] and [s["cue"][0] + 2, s["cue"][1] + 2]
    figures = evaluation.score(gold, moved).figures()
    assert figures["statements (overlap>=.9)"] == {"p": 100.0, "r": 100.0, "f": 100.0, "n": 24}
    assert figures["cue accuracy"] == 100.0


@pytest.mark.parametrize(
    ("name", "accepted", "same"),
    [
        ("Rahmat Hidayat", ["Rahmat Hidayat"], True),
        ("Menteri Rahmat", ["Rahmat Hidayat"], True),
        ("Rahmat", ["Sri Lestari"], False),
        ("Presiden", ["Wakil Presiden"], True),
        ("", ["Rahmat"], False),
        ("Kantor Rahmat", ["Sri", "Rahmat"], True),
    ],
)
def test_names_are_the_same_titles_aside(name: str, accepted: list[str], same: bool) -> None:
    assert evaluation.same_name(name, accepted) is same


@pytest.mark.parametrize(
    "content",
    [
        "no json", '{"text": 1', '{"a": 1}', "[1, 2]", "[" * 100_000, "1" * 5_000,
        '{"text": 1, "statements": []}', '{"text": "a", "statements": 1}',
    ],
)  # fmt: skip
def test_a_file_that_is_no_annotation_is_refused_in_a_sentence(tmp_path: Path, content: str) -> None:
    path = tmp_path / "gold.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        evaluation.load([path])
    assert str(path) in caught.value.message


@pytest.mark.parametrize(
    "other",
    [
        {"statements": [{}]},
        {"statements": [1]},
        {"statements": [{"spans": [["a", 6]]}]},
        {"entities": [{"start": 1}]},
        {"actors": [{"mentions": 1}]},
    ],
)
def test_an_annotation_of_another_shape_is_refused_in_a_sentence(gold: dict[str, Any], other: dict[str, Any]) -> None:
    with pytest.raises(FormatError, match="has not the shape"):
        evaluation.evaluate([{**gold, **other}], [perfect(gold)])


def test_json_lines_hold_one_document_a_line(tmp_path: Path, gold: dict[str, Any]) -> None:
    path = tmp_path / "gold.jsonl"
    apart = json.dumps({**gold, "id": "a\u2028b"}, ensure_ascii=False)
    path.write_text(json.dumps(gold) + "\n\n" + apart + "\n", encoding="utf-8")
    assert [one["id"] for one in evaluation.load([path])] == [gold["id"], "a\u2028b"]


def test_how_often_a_confidence_is_right_is_told_by_rows(gold: dict[str, Any]) -> None:
    some = worsened(gold)
    for number, statement in enumerate(some["statements"]):
        statement["confidence"] = 0.96 if number % 2 else 0.4
    rows = evaluation.score(gold, some).figures()["right speakers by confidence"]
    assert isinstance(rows, dict)
    assert {*rows} == {"0+", "0.95+"}
    assert sum(row["n"] for row in rows.values()) == 21
    assert all(0 <= row["right"] <= 100 for row in rows.values())
