"""Quotations whose cue no list holds, and texts that speak by what they read. Sentences are made up."""

from __future__ import annotations

import pytest

from reader.analysis.statements.lexicon import lexicon
from reader.analysis.statements.part import drafts_of, find
from reader.analysis.statements.sentence_index import SentenceIndex
from tests.analysis.on_bare_tokens import found, state_of, told


def named(text: str, language: str, *names: str) -> list[tuple[str | None, str | None, str]]:
    """Cue, source and construction of each statement of a text in which these persons' names were seen."""
    state = state_of(text, language)
    text = state.text
    state.view.mark([(text.index(name), text.index(name) + len(name), "PER") for name in names])
    index = SentenceIndex(state.view, lexicon(language), state.quotations, state.sentences)
    out = []
    for one in drafts_of(index, find(index)):
        cue = text[slice(*one.cue)] if one.cue else None
        out.append((cue, text[slice(*one.source)] if one.source else None, one.rule))
    return out


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ('"Panennya bagus sekali," gumamnya.', "gumamnya", None),
        ('"Panennya bagus sekali," gumam pelatih itu.', "gumam", "pelatih itu"),
        ('"Panennya bagus sekali!" gumam dia.', "gumam", "dia"),
    ],
)
def test_a_word_behind_a_quotation_is_its_cue(text: str, cue: str, source: str | None) -> None:
    (made,) = found(text)
    assert told(text, made)[2:] == (cue, source)
    assert made.rule == "unlisted-cue-after-quotation"


def test_a_word_that_goes_on_with_the_sentence_is_no_cue() -> None:
    assert [one.rule for one in found('"Panennya bagus sekali." Para petani pulang.')] == ["quotation-alone"]


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ('"It never stops," sighed Ann Poe.', "sighed", "Ann Poe"),
        ('"Speak for yourself," Ann Poe snapped back.', "snapped", "Ann Poe"),
        ('"It never stops!" Ann Poe said.', "said", "Ann Poe"),
        (
            '"It never stops," Ann Poe, head of the Moss water board, said.',
            "said",
            "Ann Poe, head of the Moss water board",
        ),
    ],
)
def test_a_name_and_a_verb_behind_a_quotation(text: str, cue: str, source: str) -> None:
    assert named(text, "en", "Ann Poe")[0][:2] == (cue, source)


def test_a_dash_and_a_name_end_a_quotation() -> None:
    text = "“It never stops.” – Commissioner Ann Poe"
    assert named(text, "en", "Ann Poe") == [(None, "Commissioner Ann Poe", "name-behind-dash")]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('"Semua lampu wajib dimatikan," demikian bunyi surat edaran itu.', "surat edaran itu"),
        ('Dalam surat itu tertulis, "Semua lampu wajib dimatikan."', "surat itu"),
    ],
)
def test_a_text_speaks_by_what_it_reads(text: str, source: str) -> None:
    (made,) = found(text)
    assert told(text, made)[3] == source


def test_a_banner_says_nothing() -> None:
    assert found('"Semua lampu wajib dimatikan," demikian bunyi spanduk itu.') == []


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("Diakuinya, jembatan itu belum selesai.", "jembatan itu belum selesai", None),
        ("Dikatakan dia, jembatan itu belum selesai.", "jembatan itu belum selesai", "dia"),
    ],
)
def test_a_passive_cue_before_a_comma_opens_what_was_said(text: str, content: str, source: str | None) -> None:
    (made,) = found(text)
    assert told(text, made)[1] == (content,)
    assert told(text, made)[3] == source


def test_so_said_behind_a_sentence_means_that_sentence() -> None:
    text = "Stok gula cukup sampai Mei. Demikian disampaikan Rahmat usai rapat."
    (made,) = found(text)
    assert told(text, made)[1] == ("Stok gula cukup sampai Mei",)


def test_a_plan_says_nothing() -> None:
    assert found("Menurut rencana, jembatan itu dibuka pekan depan.") == []


def test_a_colon_before_a_new_paragraph_opens_a_quotation() -> None:
    found_ = named("And from Chairwoman Ann Poe:\n\n“It never stops here at all.”", "en", "Ann Poe")
    assert found_ == [(None, "Chairwoman Ann Poe", "dialogue")]


@pytest.mark.parametrize(
    ("text", "source", "reason"),
    [
        (
            "Debi Santika (45), warga Desa Sukamaju, Kecamatan Moga mengatakan jalan itu sudah lama rusak.",
            "Debi Santika",
            "the name before a comma, what she is behind it",
        ),
        (
            '"Jalan itu rusak," kata pria asal Sukamaju, Jawa Barat itu.',
            "pria asal Sukamaju, Jawa Barat itu",
            "up to the word that points back",
        ),
        ("Debi Santika dalam sambutannya mengatakan jalan itu sudah lama rusak.", "Debi Santika", "no adjunct"),
        (
            '"Jalan itu rusak," kata seorang warga bernama Debi Santika.',
            "Debi Santika",
            "the name behind a naming word",
        ),
    ],
)
def test_a_source_has_its_whole_name_and_nothing_else(text: str, source: str, reason: str) -> None:
    names = ["Debi Santika"] if "Debi" in text else []
    assert named(text, "id", *names)[0][1] == source, reason


def test_several_in_a_row_speak_together() -> None:
    state = state_of("Peru, Chile dan Bolivia mengatakan jalan itu sudah lama rusak.")
    state.view.mark([(0, 4, "GPE"), (6, 11, "GPE"), (16, 23, "GPE")])
    index = SentenceIndex(state.view, lexicon("id"), state.quotations, state.sentences)
    (made,) = drafts_of(index, find(index))
    assert made.source is not None
    assert state.text[slice(*made.source)] == "Peru, Chile dan Bolivia"


def test_a_name_and_a_colon_open_a_turn_without_marks() -> None:
    text = "Mengapa tarif naik?\n\nBambang Sulis: Biaya listrik naik. Tarif terpaksa disesuaikan."
    state = state_of(text)
    state.view.mark([(text.index("Bambang"), text.index(":"), "PER")])
    index = SentenceIndex(state.view, lexicon("id"), state.quotations, state.sentences)
    (made,) = drafts_of(index, find(index))
    assert state.text[made.start : made.end] == "Biaya listrik naik. Tarif terpaksa disesuaikan"
    assert made.source is not None
    assert state.text[slice(*made.source)] == "Bambang Sulis"


@pytest.mark.parametrize(
    ("item", "turns"), [("- Bantuan Murni: 398 keluarga lama.", 0), ("- Murni: Kami menunggu lama.", 1)]
)
def test_an_item_of_a_list_with_its_number_is_no_turn(item: str, turns: int) -> None:
    text = f"Bantuan cair.\n\n{item}"
    state = state_of(text)
    begin = text.index("Murni")
    state.view.mark([(begin, begin + len("Murni"), "PER")])
    index = SentenceIndex(state.view, lexicon("id"), state.quotations, state.sentences)
    assert len(drafts_of(index, find(index))) == turns


def test_a_place_and_a_colon_open_no_turn() -> None:
    assert found("Hujan turun sepekan.\n\nJakarta: Banjir di mana-mana sejak pagi.") == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Menurut Budi Santika, M.T., Ph.D., jalan itu sudah lama rusak.", "Budi Santika, M.T., Ph.D."),
        ("Budi Santika, M.A., Ph.D mengatakan jalan itu sudah lama rusak.", "Budi Santika"),
    ],
)
def test_degrees_part_no_name_from_its_verb(text: str, source: str) -> None:
    assert [one[1] for one in named(text, "id", "Budi Santika")] == [source]


def test_a_cue_in_a_fronted_clause_says_nothing() -> None:
    state = state_of("Asked whether Reed agreed, she said the bridge is safe.", "en")
    state.view.pos[:] = ["VERB" if word in {"Asked", "agreed", "said"} else "NOUN" for word in state.view.words]
    state.view.tagged = True
    index = SentenceIndex(state.view, lexicon("en"), state.quotations, state.sentences)
    assert [index.words[one.report.cue.first] for one in find(index).candidates] == ["said"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Rahmat menyatakan keprihatinan atas jembatan yang rusak itu.", 0),
        ("Rahmat menyatakan keprihatinan karena jembatan itu rusak.", 1),
        ('Rahmat menyatakan keprihatinan atas jembatan yang "memalukan bangsa" itu.', 1),
    ],
)
def test_a_noun_of_feeling_alone_says_nothing(text: str, said: int) -> None:
    assert len(found(text)) == said
