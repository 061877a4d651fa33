"""The pipelines in assets/models: they load in a plain spaCy, say what they are, and keep every character of a text."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from reader.paths import models_dir

MEGABYTE = 1024 * 1024
SENTENCES = {
    "id": ('"Harga beras naik," kata Menteri Rudi Hartono di Surabaya.', "kata", "Rudi Hartono", "Surabaya"),
    "en": ("John Smith said that prices rose in London.", "said", "John Smith", "London"),
}
ODD = {
    "nothing": "",
    "white space": " \n\t ",
    "one word": "Ya",
    "capitals": "MENTERI MENGATAKAN BAHWA JAKARTA BANJIR. " * 3,
    "small letters": "kata budi dari jakarta, itu tidak benar. " * 3,
    "digits": "1 2 3 10.000 20/10/2025 " * 20,
    "emoji": "👍🏽 👨‍👩‍👧 ok 🎉🎉🎉",
    "other scripts": "Президент сказал. 総理大臣は言った。 قال الوزير.",
    "mixed": "“Saya said that besok,” ujar the Menteri.",
    "marks alone": "\"\"\"'''“”‘’((((]]]]....",
    "one long sentence": "warga dan " * 3_000,
}


@cache
def loaded(language: str) -> Language:
    return spacy.load(models_dir() / language)


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("language", SENTENCES)
def test_it_loads_where_nothing_of_kutip_was_imported(language: str) -> None:
    code = "import spacy, sys; print(*spacy.load(sys.argv[1]).pipe_names)"
    command = [sys.executable, "-c", code, str(models_dir() / language)]
    names = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert names == ["tok2vec", "morphologizer", "lemmatizer", "parser", "ner"]


@pytest.mark.parametrize("language", SENTENCES)
def test_it_reads_a_plain_sentence(language: str) -> None:
    text, cue, person, place = SENTENCES[language]
    doc = loaded(language)(text)
    names = {ent.text: ent.label_ for ent in doc.ents}
    assert names[person] == "PER"
    assert names[place] == "GPE"
    (verb,) = (token for token in doc if token.text == cue)
    assert verb.pos_ == "VERB"
    assert any(token.dep_ == "nsubj" for token in verb.children)


@pytest.mark.parametrize("language", SENTENCES)
def test_its_names_have_the_four_labels(language: str) -> None:
    labels = loaded(language).get_pipe("ner").labels  # type: ignore[attr-defined]  # every ner has labels
    assert set(labels) == {"PER", "ORG", "GPE", "LOC"}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("language", SENTENCES)
def test_any_text_comes_through_whole(language: str, name: str) -> None:
    text = ODD[name]
    doc = loaded(language)(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)
    assert sum(len(sentence) for sentence in doc.sents) == len(doc)
    assert all(not ent.text[0].isspace() and not ent.text[-1].isspace() for ent in doc.ents)


@pytest.mark.parametrize("language", SENTENCES)
def test_it_says_what_it_is_and_was_made_from(language: str) -> None:
    folder = models_dir() / language
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    assert meta["license"] == "CC BY-SA 4.0"
    assert meta["sources"]
    assert all(source["name"] and source["licence"] and len(source["sha256"]) == 64 for source in meta["sources"])
    assert meta["kutip_figures"]
    card = (folder / "README.md").read_text(encoding="utf-8")
    assert all(f"| {name} | {value:g} |" in card for name, value in meta["kutip_figures"].items())
    assert not any(
        "pfsa" in source["name"].lower() or "polnear" in source["name"].lower() for source in meta["sources"]
    )


def test_they_are_small() -> None:
    sizes = [size(models_dir() / language) for language in SENTENCES]
    assert max(sizes) <= 25 * MEGABYTE
    assert sum(sizes) <= 40 * MEGABYTE
