"""Indonesian: one made-up sentence for each construction, with what is said, its cue and its source."""

from __future__ import annotations

import pytest

from reader.analysis.draft import SourceKind
from reader.analysis.statements import part
from reader.analysis.statements.lexicon import lexicon
from reader.analysis.statements.sentence_index import SentenceIndex
from tests.analysis.on_bare_tokens import Row, found, state_of, told

DIRECT = [
    Row(
        '"Jembatan ini selesai bulan depan," kata Rahmat.',
        "direct",
        ('"Jembatan ini selesai bulan depan,"',),
        "kata",
        "Rahmat",
        "cue and source behind",
    ),
    Row(
        '"Jembatan ini selesai bulan depan," katanya.',
        "direct",
        ('"Jembatan ini selesai bulan depan,"',),
        "katanya",
        None,
        "the clitic is the source",
    ),
    Row(
        '"Kapan jembatan ini selesai?" tanya dia.',
        "direct",
        ('"Kapan jembatan ini selesai?"',),
        "tanya",
        "dia",
        "a question mark in place of the comma; a pronoun",
    ),
    Row(
        'Rahmat mengatakan, "Jembatan ini selesai bulan depan."',
        "direct",
        ('"Jembatan ini selesai bulan depan."',),
        "mengatakan",
        "Rahmat",
        "source and verb before, a comma between",
    ),
    Row(
        'Rahmat mengatakan: "Jembatan ini selesai bulan depan."',
        "direct",
        ('"Jembatan ini selesai bulan depan."',),
        "mengatakan",
        "Rahmat",
        "a colon between",
    ),
    Row(
        '"Jembatan ini," kata Rahmat, "selesai bulan depan."',
        "direct",
        ('"Jembatan ini,"', '"selesai bulan depan."'),
        "kata",
        "Rahmat",
        "interrupted by its cue: one statement of two strings",
    ),
    Row(
        '"Jembatan selesai. Warga tenang saja. Kami berjanji," kata Rahmat di Banyumas, Senin (20/10).',
        "direct",
        ('"Jembatan selesai. Warga tenang saja. Kami berjanji,"',),
        "kata",
        "Rahmat",
        "several sentences in one pair of marks; place and day end the source",
    ),
    Row(
        "“Jembatan ini aman,” Dinas Perhubungan mengutip pernyataannya.",
        "direct",
        ("“Jembatan ini aman,”",),
        "mengutip",
        None,
        "who quotes is not who speaks: the clitic is",
    ),
    Row(
        '"Jembatan ini aman untuk warga," demikian kata Rahmat.',
        "direct",
        ('"Jembatan ini aman untuk warga,"',),
        "kata",
        "Rahmat",
        "a filler before the cue",
    ),
    Row(
        'Rahmat: "Jembatan ini aman untuk warga."',
        "direct",
        ('"Jembatan ini aman untuk warga."',),
        None,
        "Rahmat",
        "dialogue: the name and a colon are all there is",
    ),
    Row(
        '"Kami semua akan datang, kata Rahmat.',
        "direct",
        ('"Kami semua akan datang,',),
        "kata",
        "Rahmat",
        "the closing mark was forgotten: the cue ends the content",
    ),
    Row(
        'Kami semua akan datang ke sana," kata Rahmat.',
        "direct",
        ('Kami semua akan datang ke sana,"',),
        "kata",
        "Rahmat",
        "the opening mark was forgotten",
    ),
    Row(
        '"Jembatan ini aman," kata Kepala Dinas Perhubungan, Rahmat Hidayat, di Solo.',
        "direct",
        ('"Jembatan ini aman,"',),
        "kata",
        "Kepala Dinas Perhubungan, Rahmat Hidayat",
        "title and apposed name",
    ),
    Row(
        '"Jembatan ini aman untuk warga," demikian pernyataan Dinas Perhubungan.',
        "direct",
        ('"Jembatan ini aman untuk warga,"',),
        "pernyataan",
        "Dinas Perhubungan",
        "a noun behind demikian",
    ),
]

INDIRECT = [
    Row(
        "Rahmat mengatakan bahwa jembatan itu aman.",
        "indirect",
        ("jembatan itu aman",),
        "mengatakan",
        "Rahmat",
        "the complementiser is left out",
    ),
    Row(
        "Rahmat mengatakan jembatan itu aman.",
        "indirect",
        ("jembatan itu aman",),
        "mengatakan",
        "Rahmat",
        "no complementiser",
    ),
    Row(
        "Rahmat mengatakan, jembatan itu aman.",
        "indirect",
        ("jembatan itu aman",),
        "mengatakan",
        "Rahmat",
        "a comma instead",
    ),
    Row(
        "Rahmat mengatakan pada hari Senin bahwa jembatan itu aman.",
        "indirect",
        ("jembatan itu aman",),
        "mengatakan",
        "Rahmat",
        "the day stands between verb and content",
    ),
    Row(
        "Rahmat mengatakan kepada wartawan bahwa jembatan itu aman.",
        "indirect",
        ("jembatan itu aman",),
        "mengatakan",
        "Rahmat",
        "so does whom it was told",
    ),
    Row(
        "Rahmat, yang baru pulang dari Solo, mengatakan jembatan itu aman.",
        "indirect",
        ("jembatan itu aman",),
        "mengatakan",
        "Rahmat",
        "a relative clause between name and verb is no part of the source",
    ),
    Row(
        "Rahmat (54) mengatakan jembatan itu aman.",
        "indirect",
        ("jembatan itu aman",),
        "mengatakan",
        "Rahmat",
        "nor is an age in brackets",
    ),
    Row(
        "Rahmat, 54, mengatakan jembatan itu aman.",
        "indirect",
        ("jembatan itu aman",),
        "mengatakan",
        "Rahmat",
        "nor between commas",
    ),
    Row(
        "Kepala Dinas Perhubungan, Rahmat Hidayat, mengatakan jembatan itu aman.",
        "indirect",
        ("jembatan itu aman",),
        "mengatakan",
        "Kepala Dinas Perhubungan, Rahmat Hidayat",
        "title and name are one phrase",
    ),
    Row(
        "BANYUMAS, KABAR.com - Rahmat mengatakan jembatan itu aman.",
        "indirect",
        ("jembatan itu aman",),
        "mengatakan",
        "Rahmat",
        "a dateline is nobody's",
    ),
    Row("Jembatan itu aman, kata Rahmat.", "indirect", ("Jembatan itu aman",), "kata", "Rahmat", "cue behind"),
    Row(
        "Jembatan itu aman, kata Rahmat dalam keterangannya, Senin (20/10).",
        "indirect",
        ("Jembatan itu aman",),
        "kata",
        "Rahmat",
        "how and when it was said is no content",
    ),
    Row(
        "Jembatan itu, kata Rahmat, aman untuk warga desa.",
        "indirect",
        ("Jembatan itu", "aman untuk warga desa"),
        "kata",
        "Rahmat",
        "cue inside",
    ),
    Row(
        "Namun, kata dia, jembatan itu aman.",
        "indirect",
        ("jembatan itu aman",),
        "kata",
        "dia",
        "a connective is no content",
    ),
    Row(
        "Jembatan itu, tegasnya, aman untuk warga desa.",
        "indirect",
        ("Jembatan itu", "aman untuk warga desa"),
        "tegasnya",
        None,
        "a word of other uses between commas, with its clitic",
    ),
    Row(
        "Jembatan itu aman, Rahmat mengatakan kepada wartawan pada hari Senin.",
        "indirect",
        ("Jembatan itu aman",),
        "mengatakan",
        "Rahmat",
        "source and verb behind",
    ),
    Row(
        "Menurut Rahmat, jembatan itu aman.",
        "indirect",
        ("jembatan itu aman",),
        "Menurut",
        "Rahmat",
        "menurut and its source before",
    ),
    Row(
        "Menurut ahli tanah sekaligus dosen Universitas Banyumas, banjir itu wajar.",
        "indirect",
        ("banjir itu wajar",),
        "Menurut",
        "ahli tanah",
        "what somebody is as well is no content",
    ),
    Row(
        "Menurut laporan tahun 2021 dari Balai Cuaca, hujan akan turun.",
        "indirect",
        ("hujan akan turun",),
        "Menurut",
        "Balai Cuaca",
        "who made a report is told behind its year",
    ),
    Row(
        "Menurut kajian yang terbit pekan lalu, ikan tumbuh lebih kecil.",
        "indirect",
        ("ikan tumbuh lebih kecil",),
        "Menurut",
        "kajian",
        "a relative clause is no content",
    ),
    Row(
        "J: Karena panen terlambat tahun ini.",
        "indirect",
        ("Karena panen terlambat tahun ini",),
        None,
        "J",
        "the answer of an interview; its question is none",
    ),
    Row(
        "Saksi: Karena panen terlambat tahun ini.",
        "indirect",
        ("Karena panen terlambat tahun ini",),
        None,
        "Saksi",
        "somebody's part in a dialogue before the colon",
    ),
    Row("Menurutnya, jembatan itu aman.", "indirect", ("jembatan itu aman",), "Menurutnya", None, "with a clitic"),
    Row("Jembatan itu aman, menurut Rahmat.", "indirect", ("Jembatan itu aman",), "menurut", "Rahmat", "behind"),
    Row(
        "Menurut laporan Bank Desa, panen naik dua kali.",
        "indirect",
        ("panen naik dua kali",),
        "Menurut",
        "Bank Desa",
        "the body whose report it is, is the source",
    ),
    Row(
        "Berdasarkan data Badan Cuaca, hujan turun semalam.",
        "indirect",
        ("hujan turun semalam",),
        "Berdasarkan",
        "Badan Cuaca",
        "so with data",
    ),
    Row(
        "Dilansir Kabar Kita, hujan turun semalam.",
        "indirect",
        ("hujan turun semalam",),
        "Dilansir",
        "Kabar Kita",
        "an outlet, where nobody else is the source",
    ),
    Row(
        "Rahmat menyebut jembatan itu sebagai beban.",
        "indirect",
        ("jembatan itu sebagai beban",),
        "menyebut",
        "Rahmat",
        "naming: from the thing named on",
    ),
    Row(
        "Warga menanggung apa yang disebutnya sebagai beban masa lalu.",
        "indirect",
        ("beban masa lalu",),
        "disebutnya",
        None,
        "a passive with its agent in a clitic",
    ),
    Row(
        "Rahmat meminta warga untuk bersabar.",
        "indirect",
        ("warga untuk bersabar",),
        "meminta",
        "Rahmat",
        "a request: from whom it is asked on",
    ),
    Row(
        "Rahmat meminta kepada warga agar bersabar menunggu.",
        "indirect",
        ("bersabar menunggu",),
        "meminta",
        "Rahmat",
        "with kepada, only what is asked",
    ),
    Row(
        "Rahmat mendesak bupati menambah anggaran.",
        "indirect",
        ("bupati menambah anggaran",),
        "mendesak",
        "Rahmat",
        "a demand",
    ),
    Row(
        "Rahmat menyerukan penghentian segera pembangunan itu.",
        "indirect",
        ("penghentian segera pembangunan itu",),
        "menyerukan",
        "Rahmat",
        "a noun phrase says what is called for",
    ),
    Row("Rahmat membantah tudingan suap itu.", "indirect", ("tudingan suap itu",), "membantah", "Rahmat", "a denial"),
    Row(
        "Rahmat mengakui jika jembatan itu retak.",
        "indirect",
        ("jembatan itu retak",),
        "mengakui",
        "Rahmat",
        "jika as a complementiser is left out",
    ),
    Row(
        "Rahmat menjelaskan soal retaknya jembatan itu.",
        "indirect",
        ("retaknya jembatan itu",),
        "menjelaskan",
        "Rahmat",
        "soal tells what it is about",
    ),
    Row(
        "Jembatan itu ditutup atas perintah Bupati Rahmat untuk menghentikan semua kegiatan.",
        "indirect",
        ("menghentikan semua kegiatan",),
        "perintah",
        "Bupati Rahmat",
        "a noun with its source and content",
    ),
    Row(
        "Jembatan itu retak. Hal itu disampaikan Rahmat di Banyumas, Senin.",
        "indirect",
        ("Jembatan itu retak",),
        "disampaikan",
        "Rahmat",
        "what was said is the sentence before",
    ),
    Row(
        "Jembatan itu retak parah.¶Hal ini diungkapkan oleh Rahmat di Banyumas.",
        "indirect",
        ("Jembatan itu retak parah",),
        "diungkapkan",
        "Rahmat",
        "or the paragraph before",
    ),
    Row(
        "Rahmat mengklaim jembatan itu aman, namun klaim itu belum terbukti.",
        "indirect",
        ("jembatan itu aman",),
        "mengklaim",
        "Rahmat",
        "the writer's own doubt is no content",
    ),
    Row(
        "Menurut Rahmat Hidayat, ketua paguyuban nelayan, harga ikan akan turun.",
        "indirect",
        ("harga ikan akan turun",),
        "Menurut",
        "Rahmat Hidayat, ketua paguyuban nelayan",
        "a lower-case role between commas behind the name is the source's, not the content's",
    ),
    Row(
        "Menurut Rahmat, salah satu pendiri paguyuban yang menaungi nelayan, harga ikan akan turun.",
        "indirect",
        ("harga ikan akan turun",),
        "Menurut",
        "Rahmat, salah satu pendiri paguyuban",
        "an article before the role; the clause about it is stepped over",
    ),
    Row(
        "Menurut Rahmat, harga ikan, beras, dan gula akan turun.",
        "indirect",
        ("harga ikan, beras, dan gula akan turun",),
        "Menurut",
        "Rahmat",
        "a noun that is no role begins the content, though a comma follows",
    ),
    Row(
        "Menurut Rahmat, ketua, sekretaris, dan bendahara akan diganti.",
        "indirect",
        ("ketua, sekretaris, dan bendahara akan diganti",),
        "Menurut",
        "Rahmat",
        "a role that opens an enumeration is the content's",
    ),
    Row(
        "Harga ikan akan turun, kata Rahmat, ketua paguyuban nelayan.",
        "indirect",
        ("Harga ikan akan turun",),
        "kata",
        "Rahmat, ketua paguyuban nelayan",
        "a role behind the name that ends the sentence is no second half of the content",
    ),
]

MIXED = [
    Row(
        "Rahmat mengatakan jembatan itu “aman dan kokoh” untuk warga.",
        "mixed",
        ("jembatan itu “aman dan kokoh” untuk warga",),
        "mengatakan",
        "Rahmat",
        "a fragment in the paraphrase",
    ),
    Row(
        "Jembatan itu akan “mengubah wajah kota”, kata Rahmat.",
        "mixed",
        ("Jembatan itu akan “mengubah wajah kota”",),
        "kata",
        "Rahmat",
        "cue behind",
    ),
    Row(
        "Rahmat menyebutnya “hari yang kelam”.",
        "mixed",
        ("“hari yang kelam”",),
        "menyebutnya",
        "Rahmat",
        "all in marks, yet no clause",
    ),
    Row(
        "Rahmat mengecam keputusan itu sebagai “langkah mundur”.",
        "mixed",
        ("keputusan itu sebagai “langkah mundur”",),
        "mengecam",
        "Rahmat",
        "an attitude, with its words",
    ),
    Row(
        "Rahmat menyatakan “keprihatinan atas nasib warga”.",
        "mixed",
        ("“keprihatinan atas nasib warga”",),
        "menyatakan",
        "Rahmat",
        "a noun phrase in marks behind its verb",
    ),
]


@pytest.mark.parametrize("row", [*DIRECT, *INDIRECT, *MIXED], ids=lambda row: row.reason)
def test_a_construction_gives_content_cue_and_source(row: Row) -> None:
    assert [told(row.text, made) for made in found(row.text)] == [(row.kind, row.content, row.cue, row.source)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Film bertajuk “Jembatan Terakhir” diputar di Solo.", "a title behind a naming word"),
        ("Petinju berjuluk “Si Macan” itu menang di Solo.", "a nickname"),
        ("“Andai Aku Pilot” merupakan lomba menulis anak.", "a title that opens the sentence"),
        ("Jembatan itu disebut berbahaya.", "a passive without an agent"),
        ("Rahmat menegaskan hal itu.", "only points back"),
        ("Rahmat mengungkapkan hal itu berdasarkan catatan.", "so it does where its ground follows"),
        ("Rahmat mengungkapkan hal senada.", "so does this"),
        ("Rahmat menyetujui rencana itu.", "an act that tells no content"),
        ("“Selamat datang di kota kami,” demikian bunyi spanduk itu.", "written, said by nobody"),
    ],
    ids=lambda value: value[:40],
)
def test_quoted_terms_and_acts_without_content_are_no_statements(text: str, reason: str) -> None:
    assert not found(text), reason


def test_a_coordinated_cue_shares_the_subject_and_ends_the_content_before_it() -> None:
    text = "Rahmat mengatakan jembatan itu aman dan menambahkan bahwa warga boleh lewat."
    assert [told(text, made) for made in found(text)] == [
        ("indirect", ("jembatan itu aman",), "mengatakan", "Rahmat"),
        ("indirect", ("warga boleh lewat",), "menambahkan", "Rahmat"),
    ]


@pytest.mark.parametrize(
    ("text", "source", "reason"),
    [
        (
            "Dinas mengatakan pada Jumat bahwa pihaknya tidak dapat memastikan kabar itu, namun mengatakan, jika "
            "benar, jembatan itu akan menjadi “bahaya yang nyata”.",
            "Dinas",
            "a verb inside the first content lends no subject",
        ),
        (
            "Rahmat mengatakan Sri meminta jalan ditutup, serta menambahkan bahwa warga setuju.",
            "Rahmat",
            "nor does a cue with a speaker of its own inside it",
        ),
        (
            "Dinas mengatakan jembatan itu aman, lalu menambahkan, jika perlu, jalan akan ditutup.",
            "Dinas",
            "what follows in time is a second cue as well",
        ),
        (
            'Jembatan itu aman, kata Rahmat, namun menegaskan, "Jalan itu akan ditutup besok."',
            "Rahmat",
            "who is named behind the first content goes on with direct speech",
        ),
    ],
    ids=lambda value: value[:40],
)
def test_a_second_cue_without_a_subject_has_the_first_one_s(text: str, source: str, reason: str) -> None:
    first, *_, last = found(text)
    assert (told(text, first)[3], told(text, last)[3]) == (source, source), reason
    assert last.source_kind is SourceKind.DROPPED
    assert first.end < last.start


def test_a_cue_may_follow_in_the_tail_of_another_one() -> None:
    text = "Jembatan itu aman, kata Rahmat sambil menyerukan kesabaran warga."
    assert [told(text, made)[1:3] for made in found(text)] == [
        (("Jembatan itu aman",), "kata"),
        (("kesabaran warga",), "menyerukan"),
    ]


def test_quoted_speech_behind_the_cue_s_full_stop_is_a_statement_of_its_own_that_runs_on() -> None:
    first, second = found('"Jembatan ini aman," kata Rahmat. "Warga boleh lewat."')
    assert second.cue is None
    assert second.continues == 0
    assert first.cue is not None


def test_a_quotation_alone_in_its_paragraph_runs_on_from_the_one_before() -> None:
    _, second = found('"Jembatan ini aman," kata Rahmat.¶"Warga boleh lewat mulai besok pagi."')
    assert (second.source_kind.value, second.continues) == ("none", 0)


def test_relayed_speech_gives_both_and_the_inner_one_knows_the_outer_one() -> None:
    text = "Rahmat mengatakan Bupati Sri meminta warga untuk bersabar."
    outer, inner = found(text)
    assert told(text, outer)[1] == ("Bupati Sri meminta warga untuk bersabar",)
    assert told(text, inner)[1:] == (("warga untuk bersabar",), "meminta", "Bupati Sri")
    assert inner.parent == 0


def test_hal_itu_takes_no_sentence_that_the_same_source_has_already() -> None:
    text = "Rahmat mengatakan jembatan itu retak. Hal itu disampaikan Rahmat di Banyumas."
    assert [told(text, made)[2] for made in found(text)] == ["mengatakan"]


def test_speech_told_inside_a_quotation_is_not_looked_for() -> None:
    text = '"Bupati mengatakan jembatan itu aman, menurut dia begitu," kata Rahmat.'
    assert [made.kind.value for made in found(text)] == ["direct"]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Menurut jaksa, Rahmat sempat berutang.", "jaksa", "Rahmat sempat berutang"),
        ("Menurut Kepala Dinas, Rahmat Sulung, jalan ditutup.", "Kepala Dinas, Rahmat Sulung", "jalan ditutup"),
    ],
)
def test_a_name_behind_a_bare_noun_and_a_comma_is_told_of(text: str, source: str, content: str) -> None:
    assert [told(text, made)[1::2] for made in found(text)] == [((content,), source)]


@pytest.mark.parametrize(
    ("text", "contents", "reason"),
    [
        (
            "Ruritania menuduh Borduria memasok senjata, dan pemimpin Borduria, Rahmat, menandatangani perjanjian.",
            [("Borduria memasok senjata",)],
            "a clause with a subject of its own is no part of an accusation",
        ),
        (
            "Ruritania menuduh Borduria memasok senjata, serta melatih tentara.",
            [("Borduria memasok senjata, serta melatih tentara",)],
            "one without is",
        ),
        (
            "Dinas menyatakan jembatan itu sangat rapuh, Camat Rahmat mengatakan kepada warga.",
            [("Dinas menyatakan jembatan itu sangat rapuh",), ("jembatan itu sangat rapuh",)],
            "who says all before is no part of what is told in it",
        ),
        (
            "Rahmat “menegaskan bahwa gudang sudah diperiksa dua kali”, kata kantor camat dalam sebuah pernyataan.",
            [("Rahmat “menegaskan bahwa gudang sudah diperiksa dua kali”",), ("gudang sudah diperiksa dua kali",)],
            "what begins within marks ends before the one that closes them",
        ),
        (
            "Pembukaan blokir, kata Rahmat juga sudah sesuai rencana.",
            [("Pembukaan blokir", "juga sudah sesuai rencana")],
            "the predicate goes on though no comma closes the cue phrase",
        ),
        (
            "Pembukaan blokir, kata Rahmat saat rapat, sudah sesuai rencana.",
            [("Pembukaan blokir", "sudah sesuai rencana")],
            "or one behind an adjunct does",
        ),
        ("Jalan ditutup, kata Rahmat saat rapat, sudah malam.", [("Jalan ditutup",)], "a whole clause is all"),
        (
            "Jembatan itu retak. Hal itu disebut Rahmat di Banyumas.",
            [("Jembatan itu retak",)],
            "a verb of calling may point to the sentence before",
        ),
        ("Jembatan itu retak. Hal senada disampaikan Rahmat.", [], "what is alike is not told"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_where_a_content_ends(text: str, contents: list[tuple[str, ...]], reason: str) -> None:
    assert [told(text, made)[1] for made in found(text)] == contents, reason


@pytest.mark.parametrize("by", ["", "oleh "])
def test_data_that_a_body_gathered_are_its_own(by: str) -> None:
    text = f"Menurut data yang dihimpun {by}Balai Cuaca, hujan turun lebat."
    assert [told(text, made)[3] for made in found(text)] == ["Balai Cuaca"]


@pytest.mark.parametrize("cue", ["kata Rahmat", "menurut Rahmat", "ujarnya"])
def test_who_says_a_sentence_may_part_its_verb_from_the_subject(cue: str) -> None:
    text = f"Polres Kendal, {cue}, mengingatkan warga untuk waspada."
    assert ("mengingatkan", "Polres Kendal") in [told(text, made)[2:] for made in found(text)]


def test_a_day_with_its_date_behind_a_source_is_no_part_of_what_is_said() -> None:
    dated = "Berdasarkan data Balai Cuaca, Jumat (17/10/2025), hujan turun lebat."
    assert [told(dated, made)[1] for made in found(dated)] == [("hujan turun lebat",)]
    plain = "Menurut Rahmat, Jumat pagi jalan ditutup."
    assert [told(plain, made)[1] for made in found(plain)] == [("Jumat pagi jalan ditutup",)]


def test_by_what_somebody_does_something_is_said_by_the_subject() -> None:
    text = "Panitia membuka lomba dengan menjelaskan bahwa hadiahnya naik."
    assert [told(text, made)[3] for made in found(text)] == ["Panitia"]


def test_a_sentence_so_told_is_the_one_before() -> None:
    text = "Jembatan itu retak. Demikian kata Rahmat di Banyumas."
    assert [told(text, made)[1:] for made in found(text)] == [(("Jembatan itu retak",), "kata", "Rahmat")]


def test_an_opinion_poll_is_its_body_s() -> None:
    text = "Menurut jajak pendapat Balai Warga, jalan itu rusak."
    assert [told(text, made)[3] for made in found(text)] == ["Balai Warga"]


def test_a_text_reads_what_stands_behind_it() -> None:
    text = 'Pasal 7 aturan itu berbunyi: "Pemilik kapal wajib melapor."'
    assert [told(text, made)[2:] for made in found(text)] == [("berbunyi", "Pasal 7 aturan itu")]


def test_whom_a_verb_cites_may_stand_between_it_and_what_is_said() -> None:
    text = "Harian Warta Lestari melaporkan, mengutip seorang nelayan, bahwa dermaga itu retak."
    assert [told(text, made)[1] for made in found(text)] == [("dermaga itu retak",)]


def test_for_whom_somebody_speaks_is_no_part_of_the_source() -> None:
    text = "Rahmat mewakili Camat Sutini mengatakan dermaga itu retak."
    state = state_of(text)
    state.view.mark([(0, 6, "PER"), (22, 28, "PER")])
    index = SentenceIndex(state.view, lexicon("id"), state.quotations, state.sentences)
    (made,) = part.drafts_of(index, part.find(index))
    assert told(text, made)[1:] == (("dermaga itu retak",), "mengatakan", "Rahmat")


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Harian Warta Lestari mewartakan bahwa dermaga itu retak.", "mewartakan"),
        ("Seperti diberitakan Warta Lestari, dermaga itu retak.", "Seperti diberitakan"),
        ("Rahmat ngaku dermaga itu retak.", "ngaku"),
    ],
)
def test_papers_and_friends_tell_in_words_of_their_own(text: str, cue: str) -> None:
    assert [told(text, made)[1:3] for made in found(text)] == [(("dermaga itu retak",), cue)]
