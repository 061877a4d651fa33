"""Indonesian, English, or neither."""

from __future__ import annotations

import pytest

from reader.intake import guess_language, read


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
