"""The component `encoder` in a pipeline: what a Doc gets, in what batches, and that every text comes through whole."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from functools import cache

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from reader.analysis.draft import state_of
from reader.analysis.encoder.encoded import EXTENSION, WORD, EncodedParagraph
from reader.analysis.encoder.tags import NAMES, UPOS
from reader.paths import models_dir

LANGUAGES = ("id", "en")
PARAGRAPHS = (
    "Wali Kota Bandung Siti Rahmawati meresmikan pasar baru di Jakarta.",
    "“Pasar ini milik warga,” kata Siti.",
    "Nurul Hidayat dari Universitas Indonesia menilai harga sewanya terlalu mahal.",
)


@cache
def loaded(language: str) -> Language:
    return spacy.load(models_dir() / language)


def seen(doc: Doc) -> EncodedParagraph:
    found = doc._.get(EXTENSION)
    assert isinstance(found, EncodedParagraph)
    return found


def told(docs: Sequence[Doc]) -> list[object]:
    """Names, parts of speech and spans of Docs."""
    return [
        ([(one.start, one.end, one.label_) for one in doc.ents], [token.pos_ for token in doc], seen(doc).spans)
        for doc in docs
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_loads_where_nothing_of_kutip_was_imported(language: str) -> None:
    code = (
        "import spacy, sys; nlp = spacy.load(sys.argv[1]); doc = nlp('Joko Widodo said hello in Jakarta.');"
        "print(*nlp.pipe_names); print(len(doc.ents), doc.has_annotation('POS'))"
    )
    command = [sys.executable, "-c", code, str(models_dir() / language)]
    pipes, found = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert pipes == "encoder"
    assert found.endswith(" True")
    assert int(found.split()[0]) >= 1


def test_labels_are_those_of_the_heads() -> None:
    for doc in loaded("id").pipe(PARAGRAPHS):
        assert {one.label_ for one in doc.ents} <= set(NAMES)
        assert {token.pos_ for token in doc if not token.is_space} <= set(UPOS)
        assert seen(doc).words == WORD.findall(doc.text)


def test_the_same_text_is_read_the_same_again() -> None:
    nlp = loaded("id")
    assert told(list(nlp.pipe(PARAGRAPHS))) == told(list(nlp.pipe(PARAGRAPHS)))


def test_a_doc_by_itself_is_read_as_in_a_batch_of_one() -> None:
    nlp = loaded("id")
    assert told([nlp(text) for text in PARAGRAPHS]) == told(list(nlp.pipe(PARAGRAPHS, batch_size=1)))


@pytest.mark.parametrize("size", [1, 2, 3, 50])
def test_docs_come_in_their_order_whatever_the_batch(size: int) -> None:
    docs = list(loaded("id").pipe(PARAGRAPHS * 2, batch_size=size))
    assert [doc.text for doc in docs] == [*PARAGRAPHS, *PARAGRAPHS]
    assert [seen(doc).words for doc in docs] == [WORD.findall(text) for text in PARAGRAPHS * 2]
    assert list(loaded("id").pipe([])) == []


def test_without_names_the_entities_are_left_to_others() -> None:
    nlp = spacy.blank("id")
    nlp.add_pipe("encoder", config={"names": False})
    ruler = nlp.add_pipe("entity_ruler", first=True)
    ruler.add_patterns([{"label": "ORG", "pattern": "pasar"}])  # type: ignore[attr-defined]  # an EntityRuler
    doc = nlp(PARAGRAPHS[0])
    assert [(one.text, one.label_) for one in doc.ents] == [("pasar", "ORG")]
    assert seen(doc).words


ODD = {
    "nothing": "",
    "white space": " \n\t ",
    "emoji": "👍🏽 👨‍👩‍👧 ok 🎉🎉🎉",
    "other scripts": "Президент сказал. 総理大臣は言った。 قال الوزير. नेता ने कहा।",
    "control bytes": "kata\x00dia \x01\x1b[31mmerah\x1b[0m \u202eterbalik\u202c \ufeff \u200b",
    "combining marks": "e\u0301" * 300,
    "ligatures": "ﬁnal ﬃ ﷺ ½ ①②③ ㎏",
    "marks alone": "\"\"\"'''“”‘’((((]]]]....",
    "code": "for (int i = 0; i < n; i++) { a[i] += b->c; } // akhir\n" * 20,
    "verse": "hujan\nturun\n\npelan\ndi atas\natap\n" * 20,
    "table": "beras\t12.000\t3,5%\ncabai\t45.000\t-2,1%\n" * 20,
    "one long word": "a" * 5_000,
    "many quotation marks": '"' * 2_000,
}


@pytest.mark.parametrize("name", ODD)
def test_odd_texts_come_through_whole(name: str) -> None:
    text = ODD[name]
    doc = loaded("id")(text)
    found = seen(doc)
    assert doc.text == text
    assert [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == found.words == WORD.findall(text)
    assert len(found.pos) == len(found.said) == len(found.vectors) == len(found.words)
    for spans in found.spans.values():
        assert all(0 <= one.first < one.last <= len(found.words) for one in spans)
    assert all(not one.text[0].isspace() and not one.text[-1].isspace() for one in doc.ents)


def test_with_kutips_parts_behind_it_a_plain_spacy_tells_who_said_what() -> None:
    nlp = spacy.load(models_dir() / "id")
    for name in ("entities", "quotations", "statements", "dates", "actors", "speakers"):
        nlp.add_pipe(name)
    doc = nlp("\n\n".join(PARAGRAPHS))
    state = state_of(doc)
    names = {actor.id: actor.name for actor in state.actors}
    said = {doc.text[slice(*one.spans[0])]: names.get(one.actor or "") for one in state.drafts}
    assert any("Pasar ini milik warga" in words for words in said)
    assert "Siti Rahmawati" in said.values()
