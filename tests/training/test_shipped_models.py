"""What lies in assets/models: pipelines that say what they are and read a plain sentence, and files that stay small."""

from __future__ import annotations

import json
from functools import cache

import pytest
import spacy
from spacy.language import Language

from reader.paths import models_dir

MEGABYTE = 1024 * 1024
SENTENCES = {
    "id": ('"Harga beras naik," kata Menteri Rudi Hartono di Surabaya.', "kata", "Rudi Hartono", "Surabaya"),
    "en": ("Mayor John Smith of London said that prices rose.", "said", "John Smith", "London"),
}


@cache
def loaded(language: str) -> Language:
    return spacy.load(models_dir() / language)


@pytest.mark.parametrize("language", SENTENCES)
def test_a_pipeline_runs_the_shared_encoder_alone(language: str) -> None:
    folder = models_dir() / language
    assert loaded(language).pipe_names == ["encoder"]
    assert {path.name for path in folder.iterdir()} - {"README.md"} == {"config.cfg", "meta.json", "vocab"}
    assert str(models_dir()) not in (folder / "config.cfg").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", SENTENCES)
def test_it_reads_a_plain_sentence(language: str) -> None:
    text, cue, person, place = SENTENCES[language]
    doc = loaded(language)(text)
    names = {ent.text: ent.label_ for ent in doc.ents}
    assert names[person] == "PER"
    assert names[place] == "GPE"
    (verb,) = (token for token in doc if token.text == cue)
    assert verb.pos_ == "VERB"


@pytest.mark.parametrize("language", SENTENCES)
def test_it_says_what_it_is_and_was_made_from(language: str) -> None:
    meta = json.loads((models_dir() / language / "meta.json").read_text(encoding="utf-8"))
    assert meta["license"] == "CC BY-SA 4.0"
    assert meta["sources"]
    assert all(source["name"] and source["licence"] for source in meta["sources"])
    assert meta["kutip_figures"]
    card = (models_dir() / "encoder" / "README.md").read_text(encoding="utf-8")
    assert all(f"| {name} | {value:g} |" in card for name, value in meta["kutip_figures"].items())
    assert all(f"| {source['name']} | {source['licence']} |" in card for source in meta["sources"])
    assert not any(
        "pfsa" in source["name"].lower() or "polnear" in source["name"].lower() for source in meta["sources"]
    )


def test_all_of_them_together_are_small() -> None:
    assert sum(path.stat().st_size for path in models_dir().rglob("*") if path.is_file()) <= 60 * MEGABYTE
