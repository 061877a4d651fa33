"""The weights of the judgement: learnt from examples in words, the same at every run, written as a checked list."""

from __future__ import annotations

from pathlib import Path

from reader.analysis.lang import base
from reader.training.cues import ABOUT, KNOWN, Example, cross_validate, examples, figures, judged, learn
from reader.training.learning import write
from tests.analysis.on_bare_tokens import bare


def made(count: int) -> list[Example]:
    """Examples in which "said" speaks for a statement and "aim" against one."""
    out: list[Example] = []
    for number in range(count):
        label = number % 3 > 0
        told = ("bias", "said" if label else "aim")
        out.append(Example(f"article-{number % 10}", told, label, ""))
    return out


def test_what_speaks_for_a_statement_gets_a_weight_above_what_speaks_against() -> None:
    weights = learn(made(60))
    assert weights["said"] > 0 > weights["aim"]
    assert judged(weights, Example("x", ("bias", "said"), True, "")) > 0.8
    assert judged(weights, Example("x", ("bias", "aim"), False, "")) < 0.3


def test_learning_is_the_same_at_every_run() -> None:
    assert learn(made(60)) == learn(made(60))


def test_what_the_guidelines_say_stands_where_no_example_shows_it() -> None:
    weights = learn(made(60))
    assert {name: weights[name] for name in KNOWN} == KNOWN


def test_every_example_is_judged_by_a_model_that_never_saw_its_article() -> None:
    results = cross_validate(made(60))
    assert len(results) == 60
    assert figures(results, 0.5) == "precision 1.000  recall 1.000  F 1.000"


def test_the_written_list_is_read_back_by_the_loader(tmp_path: Path) -> None:
    weights = learn(made(60))
    path = tmp_path / "cue_weights.txt"
    write(path, ABOUT.format(10), "cues", weights)
    lines = path.read_text(encoding="utf-8").splitlines()
    entries = base.parse(lines, name="cue_weights.txt", fields=frozenset({"weight"}))
    assert {entry.words: float(entry.get("weight")) for entry in entries} == weights


def test_candidates_of_an_article_are_labelled_by_its_annotations() -> None:
    text = "Rahmat mengatakan jembatan itu aman. Polisi mengungkap jaringan pencuri besi."
    start = text.index("jembatan")
    gold = {
        "id": "made-up",
        "text": text,
        "published": None,
        "statements": [{"kind": "indirect", "spans": [[start, start + len("jembatan itu aman")]]}],
    }
    found = examples(bare("id"), "id", gold)
    assert [(example.words, example.label) for example in found] == [
        ("jembatan itu aman", True),
        ("jaringan pencuri besi", False),
    ]
