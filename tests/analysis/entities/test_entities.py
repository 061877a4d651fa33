"""Names over the whole article: what is seen once counts everywhere. Sentences are made up."""

from __future__ import annotations

import re

import pytest

from reader.analysis.entities.compounds import joined, unnumbered
from reader.analysis.entities.gazetteer import gazetteer
from reader.analysis.entities.part import reconcile
from reader.analysis.entities.words import Words

LISTS = gazetteer("id")


def names(text: str, **seen: str) -> list[tuple[str, str]]:
    """The names found as (words, label); `seen` are a recogniser's, with "_" for white space."""
    spans = []
    for words, label in seen.items():
        name = words.replace("_", " ")
        start = text.index(name)
        spans.append((start, start + len(name), label))
    return [(text[start:end], label) for start, end, label in reconcile(Words(text), spans, LISTS)]


def test_a_name_seen_once_counts_wherever_it_stands() -> None:
    text = "Sarwendi datang. Lalu Sarwendi pergi."
    assert names(text, Sarwendi="PER") == [("Sarwendi", "PER"), ("Sarwendi", "PER")]


def test_first_and_last_name_alone_are_the_person() -> None:
    text = "Tuti Maharani hadir. Tuti bicara. Maharani pulang."
    assert names(text, Tuti_Maharani="PER") == [("Tuti Maharani", "PER"), ("Tuti", "PER"), ("Maharani", "PER")]


def test_a_word_that_the_text_writes_small_is_no_part_of_a_name_alone() -> None:
    text = "Bintang Kusuma melihat bintang. Bintang itu terang."
    assert names(text, Bintang_Kusuma="PER") == [("Bintang Kusuma", "PER")]


def test_a_surname_that_the_recogniser_takes_for_a_body_is_the_person() -> None:
    text = "Arman Dewabrata menang. Klub Dewabrata senang, kata Dewabrata."
    assert ("Dewabrata", "PER") in names(text, Arman_Dewabrata="PER")


@pytest.mark.parametrize("title", ["Kombes", "Dr", "Dr.", "Pak"])
def test_whoever_has_rank_degree_or_honorific_is_a_person(title: str) -> None:
    assert names(f"Kata {title} Lian Suthep tadi.", Lian_Suthep="ORG") == [("Lian Suthep", "PER")]
    assert names(f"Kata {title} Yayasan Suthep tadi.", Yayasan_Suthep="ORG") == [("Yayasan Suthep", "ORG")]


def test_a_letter_or_a_roman_number_alone_is_no_name() -> None:
    assert names("Kompol I hadir pada semester VII ini.", I="ORG", VII="ORG") == []
    assert names("Itu ditulisnya di X.", X="ORG") == [("X", "ORG")]


def test_the_longest_name_wins() -> None:
    text = "Universitas Kertanegara ada di Kertanegara."
    assert names(text, Universitas_Kertanegara="ORG", Kertanegara="GPE") == [
        ("Universitas Kertanegara", "ORG"),
        ("Kertanegara", "GPE"),
    ]


TRIMMED = [
    ("Presiden Lukas Manurung hadir.", "Presiden_Lukas_Manurung", "PER", "Lukas Manurung", "a title"),
    ("Prof Dr Lukas Manurung hadir.", "Prof_Dr_Lukas_Manurung", "PER", "Lukas Manurung", "degrees"),
    ("Menteri Perdagangan Lukas hadir.", "Perdagangan_Lukas", "PER", "Lukas", "a word of office"),
    ("Ia Ketua KPU hari ini.", "Ketua_KPU", "ORG", "KPU", "the title of a body's head"),
    ("Lukas Manurung SH hadir.", "Lukas_Manurung_SH", "PER", "Lukas Manurung", "a degree behind"),
    ("Wali Kota Srigading hadir.", "Kota_Srigading", "GPE", "Srigading", "a title that runs into the name"),
    ("Lukas Manurung tegas menolak.", "Lukas_Manurung_tegas", "PER", "Lukas Manurung", "a small word behind"),
    ("Kata Lukas Man-urung tegas.", "Lukas_Man-urung", "PER", "Lukas Man-urung", "a part behind a hyphen stays"),
    ("Ada Lukas bin umar tadi.", "Lukas_bin_umar", "PER", "Lukas bin umar", "a father's name stays"),
    ("Warga Walhi Jawa barat hadir.", "Walhi_Jawa", "ORG", "Walhi Jawa barat", "a place goes on in small letters"),
    ("Pemkot Srigading tengah rapat.", "Pemkot_Srigading_tengah", "ORG", "Pemkot Srigading", "an adverb of the verb"),
    ("Kata Kiyai Lukas tadi.", "Kiyai_Lukas", "PER", "Lukas", "a form of address"),
    ("Mobil Maju Jaya #31 melaju.", "Maju_Jaya_#31", "ORG", "Maju Jaya", "the number of a car"),
    ("Candi Srigading runtuh.", "Candi_Srigading", "PER", "Candi Srigading", "a temple is no person"),
]


@pytest.mark.parametrize(("text", "seen", "label", "left", "reason"), TRIMMED, ids=[row[-1] for row in TRIMMED])
def test_what_is_no_part_of_a_name_is_cut_off(text: str, seen: str, label: str, left: str, reason: str) -> None:
    assert left in [name for name, _ in names(text, **{seen: label})], reason


def test_a_field_of_office_alone_is_nobody() -> None:
    assert names("Menteri Perdagangan hadir.", Perdagangan="PER") == []


NO_BODIES = [
    ("Sebanyak 5 WNI ditahan.", {"WNI": "ORG"}, [], "citizenship"),
    ("Suhu naik 2 derajat Celcius.", {"Celcius": "ORG"}, [], "a measure"),
    ("Sebuah Toyota Avanza terbakar.", {"Toyota_Avanza": "ORG"}, [], "a ware behind its maker"),
    ("Banyak jalan rusak di sana.", {"jalan_rusak": "LOC"}, [], "common nouns without a capital"),
    ("Nilai Capaian Kerja Utama (KPI) naik.", {"Capaian_Kerja_Utama": "ORG"}, [], "a measure written out"),
    ("Warga negara Indonesia (WNI) pulang.", {}, [("Indonesia", "GPE")], "a country is a country before a bracket"),
]


@pytest.mark.parametrize(("text", "seen", "found", "reason"), NO_BODIES, ids=[row[-1] for row in NO_BODIES])
def test_acronyms_of_papers_and_measures_are_no_bodies(
    text: str, seen: dict[str, str], found: list[tuple[str, str]], reason: str
) -> None:
    assert names(text, **seen) == found, reason


COMPOUNDS = [
    (
        "Aturan Kementerian Haji dan Umrah terbit.",
        "Kementerian_Haji",
        "ORG",
        "Kementerian Haji dan Umrah",
        "joined by dan",
    ),
    (
        "Kata Biro Komunikasi dan Layanan Informasi Kemenkeu.",
        "Layanan_Informasi",
        "PER",
        "Biro Komunikasi dan Layanan Informasi Kemenkeu",
        "joined, and part of a standing body",
    ),
    (
        "Data Badan Pendidikan, Riset, dan Teknologi terbuka.",
        "Badan_Pendidikan",
        "ORG",
        "Badan Pendidikan, Riset, dan Teknologi",
        "a list that dan closes",
    ),
    ("Ia melapor ke Polsek Kota Batu.", "Kota_Batu", "LOC", "Polsek Kota Batu", "a police station with its place"),
    ("Sikap Pemerintah Chile jelas.", "Chile", "GPE", "Pemerintah Chile", "a government with its country"),
    ("Sikap Kepolisian Chile jelas.", "Chile", "GPE", "Kepolisian Chile", "a police with its country"),
]


@pytest.mark.parametrize(("text", "seen", "label", "whole", "reason"), COMPOUNDS, ids=[row[-1] for row in COMPOUNDS])
def test_the_parts_of_a_body_s_name_are_one(text: str, seen: str, label: str, whole: str, reason: str) -> None:
    assert (whole, "ORG") in names(text, **{seen: label}), reason


def test_two_bodies_and_a_body_and_a_person_stay_two() -> None:
    text = "Kementerian Agama dan Polri bertemu. Badan Gizi dan Tuti Maharani sepakat."
    found = names(text, Kementerian_Agama="ORG", Badan_Gizi="ORG", Tuti_Maharani="PER")
    assert found == [
        ("Kementerian Agama", "ORG"),
        ("Polri", "ORG"),
        ("Badan Gizi", "ORG"),
        ("Tuti Maharani", "PER"),
    ]


SURNAMES = [
    (
        "Paul Vandermeer hadir. Vandermeer bicara, lalu Vandermeer pergi.",
        [("Paul_Vandermeer", "PER"), ("Vandermeer", "ORG"), ("Vandermeer", "ORG")],
        ["Paul Vandermeer", "Vandermeer", "Vandermeer"],
        "a surname alone, whatever it was taken for",
    ),
    ("Pelatih Joop ter Horst hadir. Ter Horst bicara.", [], ["Joop ter Horst", "Ter Horst"], "of two words"),
    ("Kata CEO Acme Steve Larkin.", [("Acme_Steve_Larkin", "ORG")], ["Steve Larkin"], "behind the firm that he leads"),
]


@pytest.mark.parametrize(("text", "seen", "persons", "reason"), SURNAMES, ids=[row[-1] for row in SURNAMES])
def test_persons_are_told_by_their_full_name(
    text: str, seen: list[tuple[str, str]], persons: list[str], reason: str
) -> None:
    spans, at = [], 0
    for words, label in seen:
        start = text.index(words.replace("_", " "), at)
        at = start + len(words)
        spans.append((start, at, label))
    found = [text[a:b] for a, b, label in reconcile(Words(text), spans, LISTS) if label == "PER"]
    assert found == persons, reason


def test_a_bracket_that_cannot_shorten_the_name_is_left_alone() -> None:
    assert ("XYZ", "ORG") not in names("Himpunan Petani Kopi (XYZ) sepakat.", Himpunan_Petani_Kopi="ORG")


WIDENED = [
    ("Kasus ditangani Polres Boyolali kemarin.", "Polres", "Polres Boyolali", "a place"),
]


@pytest.mark.parametrize(("text", "seen", "whole", "reason"), WIDENED, ids=[row[-1] for row in WIDENED])
def test_a_body_takes_what_belongs_to_it(text: str, seen: str, whole: str, reason: str) -> None:
    assert (whole, "ORG") in names(text, **{seen: "ORG"}), reason


def test_names_joined_by_a_hyphen_are_two() -> None:
    assert names("Perang Rusia-Ukraina berlanjut.")[:2] == [("Rusia", "GPE"), ("Ukraina", "GPE")]


def test_places_in_a_row_are_several() -> None:
    found = names("Ia lahir di Kaliwungu, Kendal.", Kaliwungu="LOC")
    assert found == [("Kaliwungu", "LOC"), ("Kendal", "GPE")]


def test_press_forms_datelines_and_sites_are_known_without_a_recogniser() -> None:
    found = names("SEMARANG, kabarpagi.com - Delegasi AS tiba di Inggris, bukan di Uni Eropa.")
    assert found == [
        ("SEMARANG", "GPE"),
        ("kabarpagi.com", "ORG"),
        ("AS", "GPE"),
        ("Inggris", "GPE"),
        ("Uni Eropa", "ORG"),
    ]


def test_a_currency_is_no_country() -> None:
    assert names("Harganya US$5.") == []


def test_without_a_recogniser_titles_and_head_nouns_vouch_for_names() -> None:
    text = "Kata Gubernur Wahyu Laksmana, Dinas Pertanian bergerak. Wahyu optimistis."
    assert names(text) == [("Wahyu Laksmana", "PER"), ("Dinas Pertanian", "ORG"), ("Wahyu", "PER")]


def test_a_body_and_the_person_behind_it_are_two() -> None:
    found = names("Juru bicara Kremlin Ivan Petrov hadir.", Kremlin_Ivan_Petrov="ORG")
    assert found == [("Kremlin", "ORG"), ("Ivan Petrov", "PER")]


def test_a_headline_is_no_person() -> None:
    text = "Video: Cerita Ipan Benahi Data Penerima Bantuan Sembako Murah"
    assert "PER" not in [label for _, label in names(text, Ipan_Benahi_Data_Penerima_Bantuan_Sembako_Murah="PER")]


def test_nothing_is_found_in_nothing() -> None:
    assert reconcile(Words(""), [], LISTS) == []
    assert reconcile(Words("“”… — 123"), [], LISTS) == []


def in_english(text: str, *seen: tuple[str, str]) -> list[tuple[str, str]]:
    spans = [(text.index(words), text.index(words) + len(words), label) for words, label in seen]
    return [(text[start:end], label) for start, end, label in reconcile(Words(text), spans, gazetteer("en"))]


def test_the_points_of_an_abbreviation_belong_to_the_name() -> None:
    assert in_english("The nastiest U.S. election.", ("U.S", "GPE")) == [("U.S.", "GPE")]


def test_a_person_seen_in_two_pieces_side_by_side_is_one() -> None:
    text = "Menteri Wirya Adi Laksana datang, Wirya pulang."
    words = Words(text)
    seen = [(8, 13, "PER"), (14, 25, "PER")]
    assert [text[a:b] for a, b, _ in reconcile(words, seen, gazetteer("id"))] == ["Wirya Adi Laksana", "Wirya"]


@pytest.mark.parametrize(
    ("text", "seen", "found"),
    [
        ("Dinas Kota Palu", [(0, 5, "ORG"), (6, 15, "GPE")], [(0, 15, "ORG")]),
        ("Indonesia Watch", [(0, 9, "GPE"), (10, 15, "ORG")], [(0, 15, "ORG")]),
        ("Rina Sari", [(0, 4, "PER"), (5, 9, "PER")], [(0, 9, "PER")]),
        ("Dinas, Palu", [(0, 5, "ORG"), (7, 11, "GPE")], [(0, 5, "ORG"), (7, 11, "GPE")]),
        ("Dinas Rina", [(0, 5, "ORG"), (6, 10, "PER")], [(0, 5, "ORG"), (6, 10, "PER")]),
        ("Jawa Bali", [(0, 4, "GPE"), (5, 9, "GPE")], [(0, 4, "GPE"), (5, 9, "GPE")]),
        ("Badan Cuaca (BC) Palu", [(0, 11, "ORG"), (13, 21, "ORG")], [(0, 21, "ORG")]),
        ("Kata warga (BC) Palu", [(12, 20, "ORG")], [(16, 20, "ORG")]),
        ("Facebook @rina", [(0, 8, "ORG"), (9, 14, "ORG")], [(0, 8, "ORG"), (9, 14, "ORG")]),
    ],
)
def test_a_body_that_a_recogniser_parted_is_one(
    text: str, seen: list[tuple[int, int, str]], found: list[tuple[int, int, str]]
) -> None:
    assert joined(text, seen) == found


@pytest.mark.parametrize(
    ("text", "seen", "label", "left", "reason"),
    [
        ("Kasat Polres Banyumas AKP Joko Setya hadir.", "Polres Banyumas AKP", "ORG", "Polres Banyumas", "a rank"),
        ("Warta6.com, Jakarta Persibara kalah.", "Jakarta Persibara", "ORG", "Persibara", "the place of a dateline"),
        (
            "Direktorat Jenderal Taman (Ditaman) Jatim Rendra Wardono hadir.",
            "Jatim Rendra Wardono",
            "PER",
            "Rendra Wardono",
            "the seat of the body before the person",
        ),
    ],
)
def test_what_only_stands_beside_a_name_is_cut_off(text: str, seen: str, label: str, left: str, reason: str) -> None:
    assert (left, label) in names(text, **{seen.replace(" ", "_"): label}), reason


def test_a_first_name_that_speaks_alone_is_the_person_whatever_a_recogniser_says() -> None:
    text = "Sonny Kurniawan hadir. Kata Sonny, sidang ditunda. Sonny pulang. Sonny lelah."
    seen = [(m.start(), m.end(), "PER" if m.start() == 0 else "ORG") for m in re.finditer(r"Sonny( Kurniawan)?", text)]
    found = reconcile(Words(text), seen, LISTS)
    assert {label for _, _, label in found} == {"PER"}


def test_a_person_in_capitals_is_no_body() -> None:
    assert names("BUDI HARTANTO: KAMI TETAP DI SINI.", BUDI_HARTANTO="ORG") == [("BUDI HARTANTO", "PER")]
    assert names("DINAS BUDI DAYA: KAMI TETAP DI SINI.", DINAS_BUDI_DAYA="ORG") == [("DINAS BUDI DAYA", "ORG")]


def test_a_hajji_s_letter_is_a_title() -> None:
    assert ("Kuswanto Hadi", "PER") in names("Kata H. Kuswanto Hadi, acara lancar.", Kuswanto_Hadi="PER")


@pytest.mark.parametrize(
    ("text", "label", "found"),
    [
        ("IX Teguh Wibisono", "ORG", ("Teguh Wibisono", "PER")),
        ("IX Arum Wibisono", "ORG", ("Arum Wibisono", "ORG")),
        ("X Arum", "ORG", ("X Arum", "ORG")),
    ],
)
def test_the_number_of_a_commission_is_no_part_of_the_name_behind_it(
    text: str, label: str, found: tuple[str, str]
) -> None:
    ((start, end, told),) = unnumbered(text, [(0, len(text), label)], LISTS)
    assert (text[start:end], told) == found


@pytest.mark.parametrize(
    ("text", "seen", "whole"),
    [
        ("Letkol Arm Sarwo Kaparang hadir.", "Arm_Sarwo_Kaparang", "Sarwo Kaparang"),
        ("Letkol Arm Sarwo Kaparang hadir.", "Arm", "Sarwo Kaparang"),
        ("Kepala Dinas Sosial Buleleng I Gede Sarwo hadir.", "I_Gede_Sarwo", "I Gede Sarwo"),
        ("Pemandu Lalu Gede Sarwo hadir.", "Lalu_Gede_Sarwo", "Lalu Gede Sarwo"),
    ],
    ids=[
        "the corps of an officer",
        "the corps alone",
        "an opener that looks like a number",
        "an opener that is a word as well",
    ],
)
def test_a_name_keeps_what_opens_it_and_loses_a_corps(text: str, seen: str, whole: str) -> None:
    assert (whole, "PER") in names(text, **{seen: "PER"})
