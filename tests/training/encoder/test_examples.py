"""Annotated articles as examples: labels by word, who speaks, mentions, and a headline that shifts all offsets."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from reader.analysis.encoder.tags import LAYOUT
from reader.training.encoder.examples import (
    LEARNT_WINDOW_PIECES,
    UNKNOWN,
    Example,
    article_example,
    articles,
    example_of,
    in_capitals,
    mixed,
    padded,
    with_headline,
)
from tests.analysis.encoder.small import table

TABLE = table()
TEXT = (
    "SOLO - Bupati Rina Lestari menegaskan stok beras di Solo masih cukup sampai tahun depan.\n"
    "“Tidak perlu panik,” ujarnya.\n"
    "Menurut Bulog, harga beras juga turun.\n"
)


def at(words: str, text: str = TEXT) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


def article(**changes: object) -> dict[str, Any]:
    """A made-up annotated article."""
    rina = {"name": "Rina Lestari", "names": ["Rina Lestari", "Rina"], "kind": "person"}
    bulog = {"name": "Bulog", "names": ["Bulog"], "kind": "organization"}
    said: list[tuple[str, str, str, str | None, str]] = [
        ("indirect", "stok beras di Solo masih cukup sampai tahun depan", "menegaskan", "Bupati Rina Lestari", "Rina"),
        ("direct", "“Tidak perlu panik,”", "ujarnya", None, "Rina"),
        ("indirect", "harga beras juga turun", "Menurut", "Bulog", "Bulog"),
    ]
    return {
        "id": "made",
        "lang": "id",
        "text": TEXT,
        "published": None,
        "entities": [[*at("SOLO"), "GPE"], [*at("Rina Lestari"), "PER"], [*at("Solo "), "GPE"], [*at("Bulog"), "ORG"]],
        "actors": [rina, bulog],
        "statements": [
            {
                "kind": kind,
                "spans": [at(content)],
                "cue": at(cue),
                "mention": at(mention) if mention else None,
                "speaker": "Bulog" if who == "Bulog" else "Rina Lestari",
                "accept": [],
            }
            for kind, content, cue, mention, who in said
        ],
        **changes,
    }


def tagged(made: Example, layer: str) -> list[str]:
    """The words of each span of a layer with its label."""
    out: list[str] = []
    for word, label in zip(made.words, made.labels[layer], strict=True):
        name = LAYOUT[layer].labels[label]
        if name.startswith("B-"):
            out.append(f"{name[2:]}: {word}")
        elif name.startswith("I-"):
            out[-1] += f" {word}"
    return out


def test_labels_stand_at_the_words_that_were_annotated() -> None:
    made = article_example(article(), TABLE)
    assert tagged(made, "names") == ["GPE: SOLO", "PER: Rina Lestari", "GPE: Solo", "ORG: Bulog"]
    assert tagged(made, "content") == [
        "indirect: stok beras di Solo masih cukup sampai tahun depan",
        "direct: “ Tidak perlu panik , ”",
        "indirect: harga beras juga turun",
    ]
    assert tagged(made, "cue") == ["CUE: menegaskan", "CUE: ujarnya", "CUE: Menurut"]
    assert tagged(made, "source") == ["SOURCE: Bupati Rina Lestari", "SOURCE: Bulog"]
    assert {*made.labels["pos"]} == {UNKNOWN}  # articles tell no parts of speech


def test_statements_know_their_cue_source_and_speaker() -> None:
    made = article_example(article(), TABLE)
    first, second, third = made.statements
    assert [made.words[one.cue] for one in made.statements] == ["menegaskan", "ujarnya", "Menurut"]
    assert first.source is not None
    assert made.words[slice(*first.source)] == ["Bupati", "Rina", "Lestari"]
    assert second.source is None
    assert [one.speakers for one in (first, second, third)] == [{0}, {0}, {1}]
    assert [made.words[k] for k, said in enumerate(made.quoted) if said] == ["“", "Tidak", "perlu", "panik", ",", "”"]


def test_mentions_are_names_and_other_entities_each_once_in_order() -> None:
    made = article_example(article(), TABLE)
    found = [(" ".join(made.words[one.first : one.last]), one.label, one.actor) for one in made.mentions]
    names = [name for name, _, _ in found]
    assert names == ["SOLO", "Rina Lestari", "Solo", "Bulog"]
    assert found[1][1:] == ("PER", 0)
    assert found[3][1:] == ("ORG", 1)
    assert all(actor >= 2 for name, _, actor in found if name.casefold() == "solo")


def test_who_is_accepted_speaks_too_where_the_speaker_is_no_actor() -> None:
    some = article()
    some["statements"][0] |= {"speaker": "Sang bupati", "accept": ["Rina"]}
    some["statements"][1] |= {"speaker": "", "accept": []}
    first, second, _ = article_example(some, TABLE).statements
    assert first.speakers == {0}
    assert not second.speakers


def test_a_statement_within_another_keeps_its_own_label() -> None:
    some = article()
    inner = {**some["statements"][2], "kind": "mixed", "spans": [at("masih cukup")]}
    made = article_example(article(statements=[*some["statements"], inner]), TABLE)
    assert "mixed: masih cukup" in " / ".join(tagged(made, "content"))


def test_a_headline_shifts_every_offset() -> None:
    some = article()
    topped = with_headline(some)
    head, _, rest = topped["text"].partition("\n\n")
    assert rest == TEXT
    assert head == "Bupati Rina Lestari Menegaskan Stok Beras Di Solo Masih Cukup Sampai"
    text = topped["text"]
    names = [text[a:b].strip() for a, b, _ in topped["entities"]]
    assert names == ["Rina Lestari", "Solo", "SOLO", "Rina Lestari", "Solo", "Bulog"]
    for before, after in zip(some["statements"], topped["statements"], strict=True):
        for (a, b), (c, d) in zip(before["spans"], after["spans"], strict=True):
            assert text[c:d] == TEXT[a:b]
        for name in ("cue", "mention"):
            span, moved = before[name], after[name]
            assert (span is None) == (moved is None)
            assert span is None or text[slice(*moved)] == TEXT[slice(*span)]
    made = article_example(topped, TABLE)
    assert tagged(made, "content") == tagged(article_example(some, TABLE), "content")


def test_a_headline_can_be_put_on_a_cue_of_two_parts() -> None:
    some = article()
    some["statements"][0]["cue"] = [at("menegaskan"), at("ujarnya")]
    topped = with_headline(some)
    assert topped["text"][slice(*topped["statements"][0]["cue"])] == "menegaskan", "the first part is the cue's place"


def test_an_article_of_few_words_gets_no_headline() -> None:
    some = {**article(), "text": "Baru saja.\n", "entities": [], "statements": []}
    assert with_headline(some) == some


def test_headlines_are_put_on_some_articles_by_a_fixed_draw(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps(article()), encoding="utf-8")
    plain = len(next(iter(articles([file], TABLE))).words)
    sizes = [len(one.words) for one in articles([file] * 40, TABLE, random.Random(1))]
    assert {plain} < {*sizes}
    assert sizes.count(plain) > 20
    assert sizes == [len(one.words) for one in articles([file] * 40, TABLE, random.Random(1))]


@pytest.mark.parametrize("text", ["harga naik\n\n\nthe price rose\n", "harga naik " * LEARNT_WINDOW_PIECES])
def test_each_word_lies_in_the_window_that_holds_it(text: str) -> None:
    made, starts, ends = example_of(text, TABLE)
    assert [text[a:b] for a, b in zip(starts, ends, strict=True)] == made.words == text.split()
    known = {word: TABLE.cut([word], [0])[0].ids[0] for word in {*made.words}}
    for word, (window, place) in zip(made.words, made.places, strict=True):
        assert made.windows[window].ids[place] == known[word]
    assert all(len(window.ids) <= LEARNT_WINDOW_PIECES for window in made.windows)
    assert made.size == sum(len(window.ids) for window in made.windows)


def test_windows_side_by_side_are_padded_behind() -> None:
    made, _, _ = example_of("harga naik " * LEARNT_WINDOW_PIECES + "\nnaik", TABLE)
    ids, mask = padded(made, TABLE)
    assert ids.shape == mask.shape
    for row, window in enumerate(made.windows):
        assert ids[row, : len(window.ids)].tolist() == window.ids
        assert {*ids[row, len(window.ids) :].tolist()} <= {TABLE.pad}
        assert mask[row].sum() == len(window.ids)


def test_capitals_leave_every_offset(tmp_path: Path) -> None:
    made = article_example(in_capitals(article()), TABLE)
    assert [told.speakers for told in made.statements] == [
        told.speakers for told in article_example(article(), TABLE).statements
    ]
    assert tagged(made, "names") == [word.upper() for word in tagged(article_example(article(), TABLE), "names")]


def test_a_text_that_capitals_would_lengthen_stays() -> None:
    assert in_capitals(article(text=TEXT + "ß"))["text"].startswith("SOLO - Bupati")


def test_windows_of_several_articles_keep_their_words_and_labels() -> None:
    whole = [article_example(article(), TABLE) for _ in range(3)]
    (together,) = mixed(whole, 10_000, random.Random(1))
    assert len(together.windows) == 3
    assert together.words == 3 * whole[0].words
    assert together.labels["names"] == 3 * whole[0].labels["names"]
    assert [window for window, _ in together.places] == [k for k in range(3) for _ in whole[0].words]
    assert together.statements == []


def test_a_layer_that_one_window_lacks_is_not_known_there() -> None:
    other = article_example(article(), TABLE)
    other.labels["corpus"] = [0] * len(other.words)
    (together,) = mixed([article_example(article(), TABLE), other], 10_000, random.Random(1))
    assert sorted(set(together.labels["corpus"])) == [UNKNOWN, 0]
    assert len(together.labels["corpus"]) == len(together.words)


def test_no_step_holds_more_than_so_many_pieces() -> None:
    single = article_example(article(), TABLE)
    found = mixed([single] * 5, 2 * single.size, random.Random(1))
    assert sorted(len(one.windows) for one in found) == [1, 2, 2]
