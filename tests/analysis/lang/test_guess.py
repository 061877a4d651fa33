"""Indonesian, English, or neither."""

from __future__ import annotations

import pytest

from reader.analysis.lang.guess import guess_language, paragraph_languages, settled_language
from reader.intake import read


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Menteri itu mengatakan bahwa harga beras akan turun pada bulan depan.", "id"),
        ("“Kami siap,” katanya.", "id"),
        ("The minister said that prices would fall by the end of the year.", "en"),
        ("“We are ready,” she said.", "en"),
        # Malay: Indonesian's function words, spellings of its own
        ("Menteri itu berkata bahawa harga beras akan turun kerana bekalan dari universiti dan polis.", None),
        ("De minister zei dat de prijzen van rijst in het najaar zullen dalen.", None),  # Dutch
        ("Ang presyo ng bigas ay bababa sa susunod na buwan, ayon sa kalihim.", None),  # Tagalog
        ("Menteri ngendika yen rega beras bakal mudhun sasi ngarep.", None),  # Javanese
        ("Цены на рис снизятся к концу года, заявил министр.", None),
        ("大臣は米の価格が下がると述べた。", None),
        ("12345 67 89", None),
        ("", None),
    ],
)
def test_guess(text: str, language: str | None) -> None:
    assert guess_language(text) == language


def test_a_quotation_in_the_other_language_does_not_turn_the_guess() -> None:
    text = (
        "Presiden mengatakan kepada wartawan bahwa ia tidak akan mundur dari jabatan itu karena tuduhan tersebut. "
        "“I will not resign, and that is the end of it,” katanya dalam bahasa Inggris pada hari Senin."
    )
    assert guess_language(text) == "id"


def test_the_reader_overrides_the_guess() -> None:
    assert read("-", stdin=b"The minister said that prices fell.", language="fr").language == "fr"


def test_a_page_that_declares_malay_is_not_taken_for_indonesian() -> None:
    page = "<html lang='ms-MY'><body><p>Dia mengatakan harga beras itu akan turun dengan cepat.</p></body></html>"
    assert read("-", stdin=page.encode()).language is None


INDONESIAN = "Wali kota mengatakan bahwa jembatan itu akan selesai sebelum musim hujan tiba di pesisir."
ENGLISH = "The mayor said that the bridge over the river will be finished before the rain comes to the coast."


@pytest.mark.parametrize(
    ("paragraphs", "codes"),
    [
        # the headline goes with what is below it, a short line with what is around it
        (["Judul", INDONESIAN, "Siap.", INDONESIAN, "Tamat."], "id id id id id"),
        # at the end with what is before it; between the two languages with the whole
        (["Judul", INDONESIAN, "Siap.", ENGLISH, "Ready."], "id id - en en"),
        (["Satu.", "Dua."], "- -"),
        ([INDONESIAN, "Jembatan itu belum siap, kata Budi.", ENGLISH], "id id en"),
        # whose words stand in quotation marks tells nothing, nor do names
        ([INDONESIAN, f"“{ENGLISH}” katanya.", INDONESIAN], "id id id"),
        ([INDONESIAN, "Chairman Trade Committee House Representatives hadir.", ENGLISH], "id - en"),
        ([ENGLISH.upper(), INDONESIAN], "id id"),
        # a third language has no lists, so it is the whole's
        ([INDONESIAN, "De minister zei dat de prijzen van rijst in het najaar zullen dalen.", INDONESIAN], "id id id"),
    ],
)
def test_each_paragraph_has_the_language_of_its_own_words_or_of_its_neighbours(
    paragraphs: list[str], codes: str
) -> None:
    assert paragraph_languages(paragraphs, "-") == codes.split()


def test_a_text_in_two_languages_is_in_that_of_its_greater_part() -> None:
    mixed = "\n\n".join([INDONESIAN] * 6 + [ENGLISH] * 4)
    assert settled_language(mixed, None) == "id"
    assert settled_language("\n\n".join([ENGLISH] * 6 + [INDONESIAN] * 4), None) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kepala SMK Bina Karsa Wahyu Prabandaru menyebut lima guru honorer diangkat Desember.", "id"),
        ("Pengelola meminta pengunjung Taman Arum mematikan ponsel.", "id"),
        # two languages, a paragraph each, none of which has the lead over the other
        ("Bupati menyebut jalan itu rusak.\n\nThe contractor said they would repair it.", "en"),
        ("De minister zei dat de prijzen zullen dalen.\n\nHij bleef ontevreden.", None),  # Dutch
        ("Menteri itu berkata bahawa harga akan turun kerana hujan.\n\nPolis akan datang.", None),  # Malay
    ],
)
def test_the_language_of_a_short_text(text: str, language: str | None) -> None:
    assert settled_language(text, None) == language


def test_a_short_paragraph_that_two_words_tell_is_in_its_own_language() -> None:
    short = "The driver said they would stop."
    assert paragraph_languages([INDONESIAN, short, INDONESIAN], None) == ["id", "en", "id"]


def test_a_long_malay_text_stays_without_a_language_although_single_paragraphs_could_be_indonesian() -> None:
    malay = "Menteri berkata bahawa jambatan itu akan siap kerana hujan belum tiba di kawasan pesisir pada hari Jumaat."
    shared = "Menteri itu juga mengatakan bahwa mereka akan datang lagi untuk melihat jembatan yang belum selesai."
    text = "\n\n".join([malay, shared.replace("bahwa ", "")] * 6)
    assert settled_language(text, None) is None


def test_a_name_that_is_a_malay_word_does_not_make_a_text_malay() -> None:
    text = "Wang pergi ke pasar. Kata Wang, harga beras naik. Wang tidak jadi membeli, dan Wang pulang. " * 5
    assert guess_language(text) == "id"
