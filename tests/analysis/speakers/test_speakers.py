"""Who is meant where the source is named, described, pointed at or left out; one made-up example a rule."""

from __future__ import annotations

import pytest

from reader import api
from reader.analysis.draft import SourceKind
from tests.analysis.staging import Said, clitic, pronoun, speaker, staged, statement, uncued
from tests.growth import growth

TWO = {"Tono Wibisono": "PER", "Sinta Melani": "PER"}


def test_a_full_name_with_its_title_is_the_person() -> None:
    text = "“Sawah kering,” kata Ketua Kelompok Tani, Tono Wibisono."
    found = staged(
        text, Said("“Sawah kering,”", "kata", "Ketua Kelompok Tani, Tono Wibisono"), names={"Tono Wibisono": "PER"}
    )
    assert speaker(found, 0) == "Tono Wibisono"
    assert statement(found, 0).why == "named"
    assert statement(found, 0).confidence > 0.9


def test_a_clitic_is_the_running_speaker() -> None:
    text = "“Sawah kering,” kata Tono Wibisono.\n\n“Irigasi rusak,” katanya."
    said = (Said("“Sawah kering,”", "kata", "Tono Wibisono"), clitic("“Irigasi rusak,”", "katanya"))
    found = staged(text, *said, names={"Tono Wibisono": "PER"})
    assert speaker(found, 1) == "Tono Wibisono"
    assert statement(found, 1).why == "clitic-of-the-running-speaker"


def test_a_clitic_is_the_one_whom_the_article_has_turned_to_since() -> None:
    text = (
        "“Sawah kering,” kata Tono Wibisono.\n\n"
        "Sementara itu, Camat Sinta Melani meninjau bendungan. Ia datang pagi hari.\n\n"
        "“Kami perbaiki,” ujarnya. “Segera selesai,” kata Sinta."
    )
    said = (
        Said("“Sawah kering,”", "kata", "Tono Wibisono"),
        clitic("“Kami perbaiki,”", "ujarnya"),
        Said("“Segera selesai,”", "kata", "Sinta"),
    )
    found = staged(text, *said, names=TWO)
    assert speaker(found, 1) == "Sinta Melani"
    assert statement(found, 1).why == "clitic-of-the-subject-before"
    assert [found.actors_by_id[r.actor].name for r in statement(found, 1).rivals] == ["Tono Wibisono"]


def test_one_who_is_only_acted_upon_does_not_take_the_floor() -> None:
    text = (
        "“Sawah kering,” kata Tono Wibisono.\n\nPolisi kini mencari pedagang bernama Sinta Melani.\n\n"
        "“Ia berutang pupuk,” ujarnya."
    )
    said = (Said("“Sawah kering,”", "kata", "Tono Wibisono"), clitic("“Ia berutang pupuk,”", "ujarnya"))
    assert speaker(staged(text, *said, names=TWO), 1) == "Tono Wibisono"


def test_the_subject_of_a_passive_verb_does_not_take_the_floor() -> None:
    text = "“Sawah kering,” kata Tono Wibisono.\n\nSinta Melani pun dilaporkan.\n\n“Ada bukti,” ujarnya."
    said = (Said("“Sawah kering,”", "kata", "Tono Wibisono"), clitic("“Ada bukti,”", "ujarnya"))
    assert speaker(staged(text, *said, names=TWO), 1) == "Tono Wibisono"


def test_one_named_within_the_quotation_hardly_speaks_it() -> None:
    text = (
        "“Sawah kering,” kata Tono Wibisono.\n\nSinta Melani belum menjawab pertanyaan itu.\n\n"
        "“Sinta sedang sakit,” ujarnya."
    )
    said = (Said("“Sawah kering,”", "kata", "Tono Wibisono"), clitic("“Sinta sedang sakit,”", "ujarnya"))
    assert speaker(staged(text, *said, names=TWO), 1) == "Tono Wibisono"


def test_a_pronoun_is_the_subject_of_the_sentence_before() -> None:
    text = "“Sawah kering,” kata Tono Wibisono. Sinta Melani mengangguk. Dia mengatakan irigasi rusak."
    said = (Said("“Sawah kering,”", "kata", "Tono Wibisono"), pronoun("irigasi rusak", "mengatakan", "Dia"))
    assert speaker(staged(text, *said, names=TWO), 1) == "Sinta Melani"


def test_a_phrase_that_begins_with_a_pronoun_points_back() -> None:
    text = "Bulog mengatakan stok aman. Namun pihaknya juga mengakui harga naik."
    said = (Said("stok aman", "mengatakan", "Bulog"), Said("harga naik", "mengakui", "pihaknya juga"))
    assert speaker(staged(text, *said), 1) == "Bulog"


def test_a_left_out_subject_is_the_running_speaker() -> None:
    text = "“Sawah kering,” kata Tono Wibisono. Namun menolak berkomentar soal irigasi."
    dropped = Said("berkomentar soal irigasi", "menolak", None, SourceKind.DROPPED)
    found = staged(text, Said("“Sawah kering,”", "kata", "Tono Wibisono"), dropped, names={"Tono Wibisono": "PER"})
    assert speaker(found, 1) == "Tono Wibisono"
    assert statement(found, 1).why.startswith("dropped-subject")


def test_a_shared_subject_is_read_where_it_stands() -> None:
    text = "Tono Wibisono meminta pupuk dan mendesak irigasi diperbaiki."
    said = (
        Said("pupuk", "meminta", "Tono Wibisono"),
        Said("irigasi diperbaiki", "mendesak", "Tono Wibisono", SourceKind.DROPPED),
    )
    assert speaker(staged(text, *said, names={"Tono Wibisono": "PER"}), 1) == "Tono Wibisono"


def test_a_quotation_without_a_cue_continues_its_speaker() -> None:
    text = "“Sawah kering,” kata Tono Wibisono.\n\n“Sudah tiga bulan begini.”"
    said = (Said("“Sawah kering,”", "kata", "Tono Wibisono"), uncued("“Sudah tiga bulan begini.”"))
    found = staged(text, *said, names={"Tono Wibisono": "PER"})
    assert speaker(found, 1) == "Tono Wibisono"
    assert statement(found, 1).why == "continued-quotation"
    assert statement(found, 1).confidence <= statement(found, 0).confidence


def test_relayed_speech_does_not_take_the_floor() -> None:
    text = "Tono Wibisono mengatakan, menurut Sinta Melani, bendungan aman. “Kami percaya,” katanya."
    said = (
        Said("menurut Sinta Melani, bendungan aman", "mengatakan", "Tono Wibisono"),
        Said("bendungan aman", "menurut", "Sinta Melani", within=0),
        clitic("“Kami percaya,”", "katanya"),
    )
    found = staged(text, *said, names=TWO)
    by_words = {text[s.spans[0].start : s.spans[0].end]: n for n, s in enumerate(found.statements)}
    assert speaker(found, by_words["“Kami percaya,”"]) == "Tono Wibisono"
    assert speaker(found, by_words["bendungan aman"]) == "Sinta Melani"


DESCRIBED = [
    ("politikus Golkar itu", "title-of-a-named-person", "a title that the article gave"),
    ("sang politikus", "title-of-a-named-person", "sang points back"),
    (
        "pria 40 tahun itu",
        "description-of-the-one-spoken-of-of-the-running-speaker",
        "nobody's title: who is spoken of",
    ),
]


@pytest.mark.parametrize(("source", "why", "reason"), DESCRIBED, ids=[row[0] for row in DESCRIBED])
def test_a_description_that_points_back_is_somebody_named(source: str, why: str, reason: str) -> None:
    text = f"“Sawah kering,” kata politikus Golkar Tono Wibisono. “Irigasi rusak,” ujar {source}."
    said = (
        Said("“Sawah kering,”", "kata", "politikus Golkar Tono Wibisono"),
        Said("“Irigasi rusak,”", "ujar", source),
    )
    found = staged(text, *said, names={"Tono Wibisono": "PER"})
    assert speaker(found, 1) == "Tono Wibisono", reason
    assert statement(found, 1).why == why, reason


def test_a_title_alone_is_the_one_who_bears_it() -> None:
    text = "Kepala Bulog Tono Wibisono hadir bersama Sinta Melani. “Beras aman,” ujar Kepala Bulog."
    found = staged(text, Said("“Beras aman,”", "ujar", "Kepala Bulog"), names=TWO)
    assert speaker(found, 0) == "Tono Wibisono"


def test_a_vice_president_is_no_president() -> None:
    text = "Wakil Presiden Tono Wibisono hadir. “Beras aman,” ujar presiden."
    found = staged(text, Said("“Beras aman,”", "ujar", "presiden"), names={"Tono Wibisono": "PER"})
    assert speaker(found, 0) == "presiden"


def test_a_short_title_is_its_long_form() -> None:
    text = "Sekretaris Jenderal PPP Tono Wibisono hadir. “Beras aman,” ujar Sekjen PPP itu."
    found = staged(text, Said("“Beras aman,”", "ujar", "Sekjen PPP itu"), names={"Tono Wibisono": "PER"})
    assert speaker(found, 0) == "Tono Wibisono"


def test_a_pointing_body_is_the_one_of_its_kind_named_before() -> None:
    text = "Kementerian Sosial dan Bank Panin rapat. “Ada anggaran,” tulis kementerian tersebut."
    found = staged(
        text,
        Said("“Ada anggaran,”", "tulis", "kementerian tersebut"),
        names={"Bank Panin": "ORG", "Kementerian Sosial": "ORG"},
    )
    assert speaker(found, 0) == "Kementerian Sosial"


def test_several_are_never_one_person() -> None:
    text = "“Sawah kering,” kata para petani. Tono Wibisono setuju. “Kami rugi,” kata mereka."
    said = (Said("“Sawah kering,”", "kata", "para petani"), pronoun("“Kami rugi,”", "kata", "mereka"))
    assert speaker(staged(text, *said, names={"Tono Wibisono": "PER"}), 1) == "para petani"


def test_both_are_the_two_named_side_by_side() -> None:
    text = "Keputusan itu ditolak Tono Wibisono dan Sinta Melani. Keduanya meminta harga diturunkan."
    found = staged(text, pronoun("harga diturunkan", "meminta", "Keduanya"), names=TWO)
    assert speaker(found, 0) == "Tono Wibisono dan Sinta Melani"
    assert statement(found, 0).why == "the-two-named-before"


def test_a_clitic_in_a_sentence_is_the_body_that_is_its_subject() -> None:
    text = "“Sawah kering,” kata Tono Wibisono.\n\nBulog merilis apa yang disebutnya sebagai harga wajar."
    said = (Said("“Sawah kering,”", "kata", "Tono Wibisono"), clitic("harga wajar", "disebutnya"))
    found = staged(text, *said, names={"Tono Wibisono": "PER"})
    assert speaker(found, 1) == "Bulog"


def test_a_bodys_statement_does_not_take_the_floor_from_a_person() -> None:
    text = "“Sawah kering,” kata Tono Wibisono. Menurut Bulog, stok aman. “Kami tetap khawatir,” ujarnya."
    said = (
        Said("“Sawah kering,”", "kata", "Tono Wibisono"),
        Said("stok aman", "Menurut", "Bulog"),
        clitic("“Kami tetap khawatir,”", "ujarnya"),
    )
    found = staged(text, *said, names={"Tono Wibisono": "PER"})
    assert speaker(found, 2) == "Tono Wibisono"
    assert statement(found, 2).confidence < 0.97


def test_a_phrase_that_nobody_is_called_by_gives_way_to_the_subject_of_its_sentence() -> None:
    text = "Tono Wibisono, dalam bincang malam, mengatakan sawah kering."
    found = staged(text, Said("sawah kering", "mengatakan", "bincang malam"), names={"Tono Wibisono": "PER"})
    assert speaker(found, 0) == "Tono Wibisono"
    assert statement(found, 0).why == "subject-of-its-sentence"


def test_a_report_that_is_pointed_at_speaks_for_itself() -> None:
    text = "Bulog rapat. “Harga naik,” tulis laporan tersebut."
    found = staged(text, Said("“Harga naik,”", "tulis", "laporan tersebut"))
    assert speaker(found, 0) == "laporan"


def test_nobody_named_stays_unknown() -> None:
    found = staged("“Sawah kering,” katanya.", clitic("“Sawah kering,”", "katanya"))
    assert statement(found, 0).actor is None
    assert statement(found, 0).confidence == 0.0
    assert statement(found, 0).why == "clitic-unresolved"


def test_a_name_that_only_comes_later_is_doubtful() -> None:
    text = "“Sawah kering,” katanya. Tono Wibisono dan Sinta Melani hadir."
    found = staged(text, clitic("“Sawah kering,”", "katanya"), names=TWO)
    assert statement(found, 0).confidence < 0.6


def test_rivals_are_five_at_most_and_never_the_speaker() -> None:
    people = [
        f"{first} {last}" for first in ("Adi", "Budi", "Candra", "Dodi") for last in ("Hutama", "Kusnadi", "Perdana")
    ]
    text = ". ".join(f"{name} hadir" for name in people) + ". “Ramai,” katanya."
    found = staged(text, clitic("“Ramai,”", "katanya"), names=dict.fromkeys(people, "PER"))
    one = statement(found, 0)
    assert 1 <= len(one.rivals) <= 5
    assert one.actor not in {rival.actor for rival in one.rivals}
    assert [r.score for r in one.rivals] == sorted((r.score for r in one.rivals), reverse=True)


def test_the_same_article_gives_the_same_answer() -> None:
    text = "“A,” kata Tono Wibisono. Sinta Melani hadir. “B,” katanya."
    said = (Said("“A,”", "kata", "Tono Wibisono"), clitic("“B,”", "katanya"))
    assert staged(text, *said, names=TWO) == staged(text, *said, names=TWO)


def test_english_pronouns_and_titles_work_alike() -> None:
    text = "“Roads are bad,” said Mayor Anna Whitfield. “We will fix them,” she said. “Soon,” the mayor added."
    said = (
        Said("“Roads are bad,”", "said", "Mayor Anna Whitfield"),
        pronoun("“We will fix them,”", "said", "she"),
        Said("“Soon,”", "added", "the mayor"),
    )
    found = staged(text, *said, names={"Anna Whitfield": "PER"}, language="en")
    assert [speaker(found, n) for n in range(3)] == ["Anna Whitfield"] * 3


@pytest.mark.parametrize("words", ["Tono Wibisono ", "Tono ", "Abc Def. Ghi "], ids=["full", "short", "many"])
def test_time_grows_no_faster_than_the_text(words: str) -> None:
    def work(times: int) -> None:
        staged(words * times + "“Ramai,” katanya.", clitic("“Ramai,”", "katanya"))

    assert growth(work, 1000, 4) < 10


def test_the_subject_that_opens_a_paragraph_takes_the_floor() -> None:
    text = (
        "Rahmad Sulung mengatakan jalan ditutup.\n\n"
        'Sari Anggun (45), warga setempat, kesal. "Saya terlambat kerja," ujarnya.'
    )
    said = (Said("jalan ditutup", "mengatakan", "Rahmad Sulung"), clitic('"Saya terlambat kerja,"', "ujarnya"))
    found = staged(text, *said, names={"Rahmad Sulung": "PER", "Sari Anggun": "PER"})
    assert speaker(found, 1) == "Sari Anggun"


def test_whom_a_passive_of_speech_names_takes_the_floor() -> None:
    text = (
        "Rahmad Sulung mengatakan jalan ditutup.\n\n"
        "Hal senada disampaikan Sari Anggun. Menurutnya, jembatan perlu diperbaiki."
    )
    said = (Said("jalan ditutup", "mengatakan", "Rahmad Sulung"), clitic("jembatan perlu diperbaiki", "Menurutnya"))
    found = staged(text, *said, names={"Rahmad Sulung": "PER", "Sari Anggun": "PER"})
    assert speaker(found, 1) == "Sari Anggun"


def test_a_quotation_behind_anothers_act_is_not_the_last_speakers() -> None:
    text = 'Rahmad Sulung mengatakan jalan ditutup. Sari Anggun menggeleng. "Kami menunggu di sini."'
    said = (Said("jalan ditutup", "mengatakan", "Rahmad Sulung"), uncued('"Kami menunggu di sini."'))
    found = staged(text, *said, names={"Rahmad Sulung": "PER", "Sari Anggun": "PER"})
    assert speaker(found, 1) == "Sari Anggun"


def test_whoever_stands_before_the_colon_of_a_turn_says_it_whatever_the_encoder_sees() -> None:
    text = "Ann Poe: We will never sell it.\n\nDan Reed: That is what you said last year.\n\nAnn Poe: And it is true."
    found = api.analyse(text, language="en").analysis
    assert [speaker(found, number) for number in range(3)] == ["Ann Poe", "Dan Reed", "Ann Poe"]


def test_the_letters_of_an_interview_are_nobody_s_name() -> None:
    found = api.analyse("Q: Why did you leave the bank?\n\nA: I wanted to write books.", language="en").analysis
    assert not {"Q", "A"} & {one.name for one in found.actors}


def test_a_pronoun_behind_the_full_stop_is_no_passive_of_the_name_before() -> None:
    text = "Rahmad Sulung mengatakan jalan ditutup.\n\nHal senada disampaikan Sari Anggun. Dia menyebut jembatan retak."
    said = (Said("jalan ditutup", "mengatakan", "Rahmad Sulung"), pronoun("jembatan retak", "menyebut", "Dia"))
    found = staged(text, *said, names={"Rahmad Sulung": "PER", "Sari Anggun": "PER"})
    assert speaker(found, 1) == "Sari Anggun"


def test_a_description_behind_a_cue_of_going_on_is_whoever_speaks() -> None:
    text = (
        "“A,” kata Rahmad Sulung. “B,” sambung penyerang asal Blitar. “C,” tambah seorang pemain. “D,” imbuh Kapolres."
    )
    said = (
        Said("“A,”", "kata", "Rahmad Sulung"),
        Said("“B,”", "sambung", "penyerang asal Blitar"),
        Said("“C,”", "tambah", "seorang pemain"),
        Said("“D,”", "imbuh", "Kapolres"),
    )
    found = staged(text, *said, names={"Rahmad Sulung": "PER"})
    assert [speaker(found, number) for number in range(4)] == [
        "Rahmad Sulung",
        "Rahmad Sulung",
        "seorang pemain",
        "Kapolres",
    ]
