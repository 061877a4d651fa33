"""The canonical text of plain text: what it keeps, what it replaces, and where its paragraphs lie."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import SourceError
from reader.intake import read
from reader.intake.text import clean, decode, opening_of, paragraphs
from reader.model import BlockKind
from tests.growth import growth


def _blocks(text: str) -> list[str]:
    return [block.span.of(text) for block in paragraphs(text)]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),  # every kind of line end
        ("a\x1b]52;c;eA==\x07b", "a\ufffd]52;c;eA==\ufffdb"),  # a sequence that would write the clipboard
        ("a\u202eb\u2066c\u2069d", "a\ufffdb\ufffdc\ufffdd"),  # what turns the direction of writing
        ("a\x85b\x9bc\x7f", "a\ufffdb\ufffdc\ufffd"),  # C1 controls and delete
        ("a\tb\u200bc\u00a0d", "a\tb\u200bc\u00a0d"),  # harmless: tab, zero-width and no-break space
    ],
)
def test_hostile_characters_become_replacement_characters_one_for_one(raw: str, text: str) -> None:
    assert clean(raw) == text


@given(st.text())
def test_cleaning_keeps_every_offset_and_changes_nothing_twice(raw: str) -> None:
    once = clean(raw)
    assert len(once) == len(raw.replace("\r\n", "\n"))
    assert clean(once) == once
    assert not any((ord(c) < 32 and c not in "\n\t") or 0x7F <= ord(c) < 0xA0 for c in once)


@given(st.text(alphabet="ab. \n\t”\u00a0", max_size=300))
def test_blocks_cover_all_words_in_order_without_the_white_space_around_them(text: str) -> None:
    blocks = paragraphs(text)
    at = 0
    for block in blocks:
        assert text[at : block.span.start].strip() == ""
        assert block.span.of(text) == block.span.of(text).strip() != ""
        at = block.span.end
    assert text[at:].strip() == ""


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("Satu.\n\nDua\nbaris.\n", ["Satu.", "Dua\nbaris."]),  # blank lines part paragraphs
        ("Satu.\n \t\nDua.", ["Satu.", "Dua."]),  # a line of white space is blank
        ("Satu.\nDua.\nTiga.", ["Satu.", "Dua.", "Tiga."]),  # no blank line: every line is a paragraph
        ("\n\n  Satu.  \n", ["Satu."]),
        ("a" * 250 + "\nb.\n\nc.", ["a" * 250, "b.", "c."]),  # nobody wraps lines at 250: each is a paragraph
        ("", []),
        (" \n\n\t", []),
        ("a" * 200 + "\nb.\n\nc.", ["a" * 200 + "\nb.", "c."]),  # 200 may be wrapped
        ("a" * 201 + "\nb.\n\nc.", ["a" * 201, "b.", "c."]),
        ("b.\n" + "a" * 201 + "\n\nc.", ["b.", "a" * 201, "c."]),
        ("a" * 250 + "\n\nc.\nd.", ["a" * 250, "c.\nd."]),  # each paragraph by itself
    ],
)
def test_paragraphs(text: str, blocks: list[str]) -> None:
    assert _blocks(text) == blocks


@pytest.mark.parametrize(
    ("first", "is_title"),
    [
        ("Harga beras naik lagi", True),
        ("Siapa yang membayar?", True),  # a question may be a headline
        ("Harga beras naik lagi.", False),  # a sentence
        ("“Kami siap.”", False),  # a sentence inside marks
        ("Baca juga:", False),  # leads to something
        ("Panjang " * 30, False),  # nobody sets headlines of 240 characters
        ("P" * 200, True),
        ("P" * 201, False),
        ("Harga naik;”)", False),
        ("Harga naik…", False),
        ("Dua baris\nteks", False),  # a paragraph
    ],
)
def test_a_first_line_that_stands_alone_and_ends_like_no_sentence_is_the_title(first: str, is_title: bool) -> None:
    article = read("-", stdin=f"{first}\n\nKata dia, beras mahal.".encode())
    assert article.title == (first if is_title else None)
    assert (article.blocks[0].kind is BlockKind.TITLE) is is_title
    assert article.text.startswith(first.strip())


def test_a_text_of_a_single_line_has_no_title() -> None:
    assert read("-", stdin=b"Harga beras naik").title is None


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        ("“apa” é".encode(), None, "“apa” é"),
        ("“apa”".encode("utf-8-sig"), None, "“apa”"),  # the mark is dropped
        ("“apa”".encode("utf-16"), None, "“apa”"),  # with a mark
        ("Kata dia, siap.".encode("utf-16-le"), None, "Kata dia, siap."),  # without one, told by its zeros
        ("Kata dia, siap.".encode("utf-16-be"), None, "Kata dia, siap."),
        ("“apa” – dia".encode("cp1252"), None, "“apa” – dia"),  # what old Windows editors write
        ("“apa”".encode("cp1252"), "iso-8859-1", "“apa”"),  # the Web's reading of Latin-1
        ("“apa”".encode(), "iso-8859-1", "“apa”"),  # a wrong declaration, shown up by valid UTF-8
        ("dia é".encode(), "iso-8859-1", "dia é"),  # whose bytes could be that encoding, too
        ("Привет, мир".encode("koi8-r"), "koi8-r", "Привет, мир"),
        ("Привет".encode(), "no-such-encoding", "Привет"),
        (b"halo", "base64", "halo"),  # a codec of Python's that is no text encoding
        (b"halo", "undefined", "halo"),  # one that reads nothing at all
        (b"halo. dunia", "punycode", "halo. dunia"),  # those of names in addresses
        (b"halo. dunia", "idna", "halo. dunia"),
        (b"halo \\u0041", "unicode_escape", "halo \\u0041"),  # those of source code
        (b"halo \\u0041", "raw_unicode_escape", "halo \\u0041"),
        ("dia é “siap” ".encode() * 9 + b"\xff", None, "dia é “siap” " * 9 + "\ufffd"),  # one damaged byte
        ("José Peña bertemu Zoë, kata Müller".encode("cp1252"), None, "José Peña bertemu Zoë, kata Müller"),
        (
            "“Siap,” kata José. ".encode() + "“Siap,” kata Zoë.".encode("cp1252"),
            None,
            "“Siap,” kata José. “Siap,” kata Zoë.",
        ),
        (
            "Stok 5 € “aman”.".encode() + b" \x80 \xe2\x80",
            None,
            "Stok 5 € “aman”. € \ufffd",
        ),  # a cut character is damage
        (b"halo, kata dia", "utf-16", "halo, kata dia"),  # a declaration in ASCII that says it is none
        ("“apa”".encode("utf-32"), None, "“apa”"),
        ("“apa”".encode("utf-16-be"), "utf-16-be", "“apa”"),  # declared, without a mark and with few zeros
        ("Kata Ani".encode("utf-16-le"), "utf-16-le", "Kata Ani"),
        ("“apa”".encode("cp1252"), " 'windows-1252' ", "“apa”"),
        ("“apa”".encode("cp1252"), "us-ascii", "“apa”"),
        ("Привет, мир".encode("koi8-r"), " 'koi8-r' ", "Привет, мир"),  # in marks, as pages have it
        ("ÄÅÆÈÉÊË".encode("cp1252"), "iso-8859-1", "ÄÅÆÈÉÊË"),  # which nobody would guess
        ("ÄÅÆÈÉÊË“”".encode("cp1252"), "ascii", "ÄÅÆÈÉÊË“”"),
        ("“apa”".encode(), "a\0b", "“apa”"),
        (codecs.BOM_UTF16_LE + b"a\x00\x00", None, "a\ufffd"),  # cut in a character
        (b"a \x81 b\xfe \xc0", None, "a \ufffd b\ufffd \ufffd"),  # no characters of Windows-1252's
        (codecs.BOM_UTF8 + b"a\xff", None, "a\ufffd"),
        (b"a\xe9b \xe9c \x93\x93\x93d", None, "aéb éc “““d"),  # three runs of five damaged bytes: Latin letters
        ("Вчера президент сказал".encode() + b"\xff\xff", None, "Вчера президент сказал\ufffd\ufffd"),  # two of twenty
    ],
)
def test_encodings(data: bytes, declared: str | None, text: str) -> None:
    assert decode(data, declared) == text


def test_form_feeds_end_a_page() -> None:
    assert _shown("Satu satu.\n\fDua dua.\fTiga.") == "Satu satu.\n\nDua dua.\nTiga."


def _shown(text: str) -> str:
    return read("-", stdin=text.encode()).text


@pytest.mark.parametrize("number", ["- 1 -", "–1–", "1", "Halaman 1 dari 3", "Page 1"])
def test_numbers_at_the_ends_of_pages_become_blanks_so_that_offsets_hold(number: str, tmp_path: Path) -> None:
    path = tmp_path / "cetak.txt"
    printed = f"Dermaga dibuka\n\nKapal datang.\n\n      {number}\n\fNelayan senang.\n\n      {number}\n\f"
    path.write_text(printed)
    article = read(str(path))
    assert number not in article.text
    assert article.text.index("Nelayan") == printed.index("Nelayan")
    assert [block.span.of(article.text) for block in article.blocks] == [
        "Dermaga dibuka", "Kapal datang.", "Nelayan senang.",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["Skor\n\n- 1 -\n\nSelesai.", "Pasal\n\n1\n\nIsi.\f", "Harga 12\n\fNaik."])
def test_numbers_elsewhere_stay(text: str, tmp_path: Path) -> None:
    path = tmp_path / "cetak.txt"
    path.write_text(text)
    assert read(str(path)).text == text.replace("\f", "\n")


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"])
def test_wide_characters_without_a_mark_are_told_by_their_zero_bytes(encoding: str) -> None:
    text = "“Dermaga dibuka – besok,” kata Dewi 😀"
    assert decode(text.encode(encoding)) == text


def test_an_old_windows_encoding_goes_before_one_of_old_macs_that_differs_in_capitals() -> None:
    text = "Министр сказал на встрече с рыбаками, что порт откроют весной, потому что причал починили. " * 3
    assert decode(text.encode("cp1251")) == text


@pytest.mark.parametrize("text", ["\ufeff \ufeff", "\u00a0\u200b\n", "\u2060\u00ad"])
def test_a_text_of_nothing_that_can_be_seen_is_empty(text: str) -> None:
    with pytest.raises(SourceError) as caught:
        read("-", stdin=text.encode())
    assert caught.value.title == "Nothing to read"


def test_charset_normalizer_tells_rarer_encodings() -> None:
    text = "Вчера президент сказал, что экономика страны растёт быстрее, чем ожидалось. " * 5
    assert decode(text.encode("cp1251")) == text
    long = text.encode("cp1251") * 200
    assert len(long) > 2**16
    assert decode(long + b"\x98") == text * 200 + "\ufffd"  # no character of it, behind what was looked at


def test_bytes_in_no_encoding_are_one_clear_sentence() -> None:
    with pytest.raises(SourceError) as caught:
        read("-", stdin=bytes(range(1, 256)) * 40)
    assert caught.value.title in {"Unreadable encoding", "Not a text"}
    with pytest.raises(SourceError) as caught:
        decode(bytes(range(128, 256)) * 3)
    assert str(caught.value) == (
        "Unreadable encoding: The text is in no encoding that Kutip can tell; save it as UTF-8 and open it again."
    )


def test_a_text_of_a_million_words_is_read_whole(tmp_path: Path) -> None:
    words = "Menteri mengatakan “harga beras naik” pada hari Senin di Jakarta. " * 10
    path = tmp_path / "long.txt"
    path.write_text((words.strip() + "\n\n") * 10_000, encoding="utf-8")
    article = read(str(path))
    assert len(article.blocks) == 10_000
    assert article.language == "id"


def test_one_line_of_two_megabytes_and_lines_of_nothing_but_space_take_no_quadratic_time() -> None:
    assert growth(lambda words: paragraphs("a " * words), 100_000, 10) < 30
    assert growth(lambda spaces: paragraphs(("a" + " " * spaces + "\n") * 40), 5_000, 10) < 30


@pytest.mark.parametrize(
    ("data", "opening"),
    [
        ("“apa”".encode(), "“apa”"),
        ("“apa”".encode("utf-8-sig"), "“apa”"),
        ("“apa”".encode("utf-16"), "“apa”"),
        ("Kata dia, siap.".encode("utf-16-be"), "Kata dia, siap."),
        ("“apa”".encode("cp1252"), "\ufffdapa\ufffd"),  # a look is not worth a guess
        (b"a" * 100_000, "a" * 65536),
        (codecs.BOM_UTF8 + b"a" * 100_000, "a" * 65533),
        (codecs.BOM_UTF8 + b"a\xff", "a\ufffd"),
        ("ab“”‘’–—".encode("utf-16-le"), "ab“”‘’–—"),  # of eight characters two are Latin, of nine they are too few
        ("ab“”‘’–—…".encode("utf-16-le"), "a\0b\0\x1c \x1d \x18 \x19 \x13 \x14 & "),
        (("a" * 20 + "Ā").encode("utf-16-le"), "a" * 20 + "Ā"),  # a zero at the other places, one of twenty
        (("a" * 19 + "Ā").encode("utf-16-le"), "a\0" * 19 + "\0\x01"),
    ],
)
def test_a_look_at_the_opening_decodes_it_with_little_care(data: bytes, opening: str) -> None:
    assert opening_of(data) == opening


def test_little_damage_in_another_script_leaves_the_rest_as_it_is() -> None:
    text = "Вчера президент сказал, что экономика растёт. "
    damaged = (text * 20).encode().replace("ч".encode(), b"\xd1\xff", 3)
    assert decode(damaged).count("\ufffd") <= 6
    assert decode(damaged).endswith(text)


def test_a_damaged_byte_that_is_encoded_is_no_business_of_the_decoder() -> None:
    with pytest.raises(UnicodeEncodeError):
        "\ud800".encode("ascii", "kutip.windows-1252")
