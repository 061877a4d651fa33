"""HTML, Markdown and EPUB: their words, their structure, what they tell of themselves, and their damage."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from reader.errors import SourceError
from reader.intake import read
from reader.intake.books.epub import extract as extract_book
from reader.model import Article, BlockKind
from tests.growth import growth
from tests.intake.pages import PAGE, book

TITLE, HEADING, PARAGRAPH, ITEM, QUOTE, CODE = BlockKind


def _shape(article: Article) -> list[tuple[BlockKind, int, str, str]]:
    return [(block.kind, block.level, block.marker, block.span.of(article.text)) for block in article.blocks]


def test_a_page_keeps_headings_lists_quotations_and_tables_and_drops_what_is_around_them() -> None:
    assert _shape(read("-", stdin=PAGE.encode())) == [
        (TITLE, 0, "", "Harga beras turun"),
        (
            PARAGRAPH,
            0,
            "",
            "Harga beras turun tiga persen pada pekan ini, kata Kepala Dinas Pangan Surya Wijaya.",
        ),
        (HEADING, 2, "", "Pasokan cukup"),
        (
            PARAGRAPH,
            0,
            "",
            "“Kami tidak khawatir,” ujar Surya kepada wartawan di kantornya, Senin.\nIa tidak merinci jumlahnya.",
        ),
        (ITEM, 1, "•", "Beras medium"),
        (ITEM, 2, "•", "lokal"),
        (ITEM, 1, "•", "Beras premium"),
        (ITEM, 1, "1.", "Panen"),
        (ITEM, 1, "2.", "Giling"),
        (QUOTE, 1, "", "Stok aman sampai akhir tahun, menurut laporan itu."),
        (PARAGRAPH, 0, "", "Jenis | Harga"),
        (PARAGRAPH, 0, "", "Medium | 12.500"),
    ]


@pytest.mark.parametrize("trouble", ["&#27;", "&#x1B;", "\x1b", "\x00", "&#0;", "&#xD800;"])
def test_a_control_character_in_a_page_neither_hides_the_page_nor_reaches_the_text(trouble: str) -> None:
    page = PAGE.replace("tiga persen", f"tiga{trouble}persen")
    article = read("-", stdin=page.encode())
    assert "tiga\ufffdpersen" in article.text


@pytest.mark.parametrize("mark", ["&#8238;", "\u202e", "&#x200F;", "\u2067"])
def test_marks_that_turn_the_direction_of_writing_leave_a_page_without_a_sign(mark: str) -> None:
    assert "tigapersen" in read("-", stdin=PAGE.replace("tiga persen", f"tiga{mark}persen").encode()).text


def test_a_page_of_a_few_words_opens_from_a_file() -> None:
    article = read("-", stdin="<p>“Kami siap,” kata Budi.</p>".encode())
    assert article.text == "“Kami siap,” kata Budi."


def test_lines_that_sites_put_between_paragraphs_are_left_out() -> None:
    between = (
        "<p>ADVERTISEMENT</p><p>Scroll to continue\nwith content</p><p><a href='/z'>Baca juga: Harga gula naik</a></p>"
    )
    page = PAGE.replace("<h2>", f"{between}<p>Baca juga pernyataan itu, kata Surya, sebelum marah.</p><h2>")
    text = read("-", stdin=page.encode()).text
    assert not any(noise in text for noise in ("ADVERTISEMENT", "Scroll to continue", "Harga gula naik"))
    assert "Baca juga pernyataan itu" in text


def test_an_xml_declaration_and_a_declared_encoding_are_understood() -> None:
    page = '<?xml version="1.0" encoding="windows-1252"?>\n' + PAGE.replace('<meta charset="utf-8">', "")
    assert "“Kami tidak khawatir,”" in read("-", stdin=page.encode("cp1252")).text


def test_tags_that_are_no_names_are_no_crash() -> None:
    article = read("-", stdin=b"<html><body><<li<p>Satu.</p><he<!--ad>Dua kalimat utuh.</p></body></html>")
    assert "kalimat utuh" in article.text


def test_soft_hyphens_and_zero_width_spaces_of_a_page_part_no_word() -> None:
    article = read("-", stdin="<p>Pemerin\u00adtah dan peme\u200brintah\u00a0lagi berkata begitu.</p>".encode())
    assert article.text == "Pemerintah dan pemerintah lagi berkata begitu."


def test_inline_quotation_elements_get_marks() -> None:
    article = read("-", stdin=b"<article><p>Ia berkata <q>kami siap</q> kemarin.</p></article>")
    assert "“kami siap”" in article.text


def test_a_page_without_end_or_of_a_thousand_depths_is_no_crash() -> None:
    def work(depth: int) -> None:
        deep = "<div>" * depth + "<p>Satu kalimat di dasar.</p>"
        with pytest.raises(SourceError, match="No article in the page"):
            read("-", stdin=deep.encode())

    assert growth(work, 5_000, 4) < 10


def test_markdown_keeps_structure_and_loses_its_signs() -> None:
    source = (
        "# Judul *utama*\n\nSatu **dua** [tiga](http://x) ![foto](y.png)\nempat.\n\n> kutip\n>> dalam\n\n"
        "3. tiga\n   - anak\n4. empat\n\n   lagi\n\n```py\nkode  = 1\n```\n\n| a | b |\n|---|---|\n| 1 | |\n\n"
        "<div>html</div>\n"
    )
    article = read("-", stdin=source.encode())
    assert article.title == "Judul utama"
    assert _shape(article) == [
        (TITLE, 0, "", "Judul utama"),
        (PARAGRAPH, 0, "", "Satu dua tiga foto empat."),
        (QUOTE, 1, "", "kutip"),
        (QUOTE, 2, "", "dalam"),
        (ITEM, 1, "3.", "tiga"),
        (ITEM, 2, "•", "anak"),
        (ITEM, 1, "4.", "empat"),
        (ITEM, 1, "", "lagi"),
        (CODE, 0, "", "kode  = 1"),
        (PARAGRAPH, 0, "", "a | b"),
        (PARAGRAPH, 0, "", "1"),
        (PARAGRAPH, 0, "", "html"),
    ]


def test_front_matter_tells_title_author_day_and_language() -> None:
    source = '---\ntitle: "Satu: dua"\nauthor: Ratna\ndate: 2024-10-21\nlang: id\n---\n\nIsi.\n'
    article = read("-", stdin=source.encode())
    assert (article.title, article.byline, article.published) == ("Satu: dua", "Ratna", date(2024, 10, 21))
    assert article.language == "id"
    assert article.text == "Satu: dua\n\nIsi."


def test_escape_sequences_and_entities_in_markdown_are_replaced() -> None:
    article = read("-", stdin=b"# Judul\n\nSatu\x1b[31m dua &#27; tiga &#8238; empat.")
    assert "\x1b" not in article.text
    assert "\u202e" not in article.text


def test_a_plain_text_file_is_never_taken_for_another_kind(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"# Bukan judul\n\n<p>bukan html</p>\n")
    assert read(str(path)).text == "# Bukan judul\n\n<p>bukan html</p>\n"


def test_a_book_is_its_chapters_in_reading_order_without_the_table_of_contents() -> None:
    data = book(
        [
            "<h1>Bab satu</h1><p>Halo<!-- x --> dunia.<br/>\n<br/>Lagi.</p>",
            "<section><p>Dua.</p><pre>a\n  b</pre></section>",
        ],
        metadata="<dc:title>Buku</dc:title><dc:creator>Ratna</dc:creator><dc:publisher>Rumah</dc:publisher>"
        "<dc:date>2023-05-01T00:00:00Z</dc:date><dc:language>id</dc:language>",
    )
    article = read("-", stdin=data)
    assert (article.title, article.byline, article.outlet) == ("Buku", "Ratna", "Rumah")
    assert (article.published, article.language) == (date(2023, 5, 1), "id")
    assert _shape(article) == [
        (TITLE, 0, "", "Buku"),
        (HEADING, 1, "", "Bab satu"),
        (PARAGRAPH, 0, "", "Halo dunia."),
        (PARAGRAPH, 0, "", "Lagi."),
        (PARAGRAPH, 0, "", "Dua."),
        (CODE, 0, "", "a\n  b"),
    ]


def _zip(entries: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
        for name, data in entries.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "title"),
    [
        (book(["<p>a</p>"])[:-200], "Damaged book"),
        (_zip({}), "Damaged book"),
        (_zip({"META-INF/container.xml": b"not xml at all"}), "Damaged book"),
        (_zip({"META-INF/container.xml": b""}), "Damaged book"),
        (book([]), "No text in the book"),
        (book(["<img src='scan.png'/>"]), "No text in the book"),
    ],
    ids=["cut", "bare", "no-xml", "empty-xml", "no-chapters", "pictures"],
)
def test_damaged_and_empty_books_are_one_clear_sentence(data: bytes, title: str) -> None:
    with pytest.raises(SourceError) as caught:
        extract_book(data)
    assert caught.value.title == title


def test_a_part_that_is_missing_or_damaged_costs_that_part_and_is_told() -> None:
    with zipfile.ZipFile(io.BytesIO(book(["<p>Satu.</p>", "<p>Dua.</p>", "<p>Tiga.</p>"]))) as archive:
        entries = {name: archive.read(name) for name in archive.namelist() if name not in {"mimetype", "OPS/c 1.xhtml"}}
    article = read("-", stdin=_zip(entries))
    assert article.text == "Satu.\n\nTiga."
    assert article.notices == ("The book is damaged: “c 1.xhtml” could not be read; the rest is here.",)


def test_a_book_without_container_spine_or_right_types_is_read_by_its_manifest() -> None:
    package = (
        b'<package><manifest><item id="a" href="A.HTML#top" media-type="text/x-oeb1-document"/>'
        b'<item id="p" href="p.png" media-type="image/png"/></manifest><spine/></package>'
    )
    assert read("-", stdin=_zip({"x/b.opf": package, "x/a.html": b"<p>Satu.</p>"})).text == "Satu."


def test_a_book_whose_package_lists_nothing_is_its_pages() -> None:
    pages = {"x/2.html": b"<p>Dua.</p>", "x/1.xhtml": b"<p>Satu.</p>"}
    assert read("-", stdin=_zip({"x/b.opf": b"<package><nothing", **pages})).text == "Satu.\n\nDua."


_ENCRYPTED = b'<encryption><EncryptionMethod Algorithm="%s"/></encryption>'


@pytest.mark.parametrize(
    ("name", "data", "is_protected"),
    [
        ("META-INF/rights.xml", b"<rights/>", True),
        ("META-INF/encryption.xml", _ENCRYPTED % b"http://www.w3.org/2001/04/xmlenc#aes128-cbc", True),
        ("META-INF/encryption.xml", _ENCRYPTED % b"http://www.idpf.org/2008/embedding", False),
    ],
)
def test_rights_management_is_told_as_such_and_scrambled_fonts_are_none(
    name: str, data: bytes, *, is_protected: bool
) -> None:
    with_rights = book(["<p>Satu.</p>"], extra={name: data})
    if not is_protected:
        assert read("-", stdin=with_rights).text == "Satu."
        return
    with pytest.raises(SourceError) as caught:
        read("-", stdin=with_rights)
    assert caught.value.title == "Protected book"


def test_a_book_s_authors_and_its_day_of_publication_are_taken() -> None:
    metadata = (
        "<dc:creator>Ratna Dewi</dc:creator><dc:creator id='e'>Surya Wijaya</dc:creator><dc:creator>Ayu</dc:creator>"
        "<meta refines='#e' property='role'>edt</meta>"
        "<dc:date xmlns:o='http://www.idpf.org/2007/opf' o:event='modification'>2025-01-02</dc:date>"
        "<dc:date xmlns:o='http://www.idpf.org/2007/opf' o:event='publication'>2024-10-21</dc:date>"
    )
    article = read("-", stdin=book(["<p>Satu.</p>"], metadata=metadata))
    assert (article.byline, article.published) == ("Ratna Dewi, Ayu", date(2024, 10, 21))


def test_front_matter_may_be_toml_and_may_list_authors() -> None:
    toml = b'+++\ntitle = "Satu"\nauthors = ["Ratna", "Surya"]\ndate = 2024-10-21\n+++\nIsi.\n'
    yaml = b"---\ntitle: Satu\nauthors:\n  - Ratna\n  - name: Surya\ndate: 2024-10-21\n---\nIsi.\n"
    inline = b"---\ntitle: Satu\nauthor: [Ratna, 'Surya']\ndate: 2024-10-21T10:00:00+07:00\n---\nIsi.\n"
    for source in (toml, yaml, inline):
        article = read("-", stdin=source)
        assert (article.title, article.byline, article.published) == ("Satu", "Ratna, Surya", date(2024, 10, 21))
        assert article.text == "Satu\n\nIsi."


@pytest.mark.parametrize(
    ("field", "title"),
    [
        ("title: >-\n  Jembatan\n  dibuka", "Jembatan dibuka"),
        ("title: |\n  Jembatan dibuka", "Jembatan dibuka"),
        ("title: 'Jembatan ''lama'' dibuka'", "Jembatan 'lama' dibuka"),
        ('title: "Jembatan \\"lama\\" dibuka"', 'Jembatan "lama" dibuka'),
        ("title: Jembatan dibuka # judul", "Jembatan dibuka"),
        ("title: 'Jembatan # 2' # judul", "Jembatan # 2"),
        ("title: Jembatan #2", "Jembatan"),
    ],
)
def test_titles_in_front_matter_are_read_as_yaml_writes_them(field: str, title: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        f"---\n{field}\nauthor:\n  name: Dewi Ayu\n  url: https://a.example\ndate: 8 Oktober 2024\n---\n\nIsi."
    )
    article = read(str(path))
    assert (article.title, article.byline, article.published) == (title, "Dewi Ayu", date(2024, 10, 8))


@pytest.mark.parametrize(
    "complaint",
    [
        "<br />\n<b>Warning</b>:  Undefined variable $x in <b>/srv/a.php</b> on line <b>3</b><br />\n",
        "Warning: include(b.php): failed to open stream in /srv/a.php on line 3\n",
        "PHP Notice:  Undefined index: a in /srv/a.php on line 3\nDeprecated: f() in /srv/a.php on line 4\n",
    ],
)
def test_what_a_server_s_program_complains_of_above_a_short_page_is_no_text(complaint: str) -> None:
    page = "<html><head><title>Jembatan</title></head><body><p>“Jembatan itu aman,” kata Dewi.</p></body></html>"
    assert read("-", stdin=(complaint + page).encode()).text == "Jembatan\n\n“Jembatan itu aman,” kata Dewi."


@pytest.mark.parametrize(
    "page",
    [
        "<b>Muara</b> - Jembatan dibuka.<br><br>“Aman,” kata Dewi.<br>",
        "<a name=top></a><h1>Jembatan dibuka</h1><p>“Aman,” kata Dewi.</p>",
        "<blockquote><p>Jembatan dibuka.</p><p>“Aman,” kata Dewi.</p></blockquote>",
    ],
)
def test_a_page_without_its_head_may_begin_with_any_element(page: str) -> None:
    text = read("-", stdin=page.encode()).text
    assert "“Aman,” kata Dewi." in text
    assert "<" not in text


def test_markdown_that_begins_with_an_element_is_markdown() -> None:
    source = "<a name='top'></a>\n\n# Jembatan\n\n**Aman**, kata [Dewi](https://a.example).<br>Lagi.<br>Tamat."
    assert "**" not in read("-", stdin=source.encode()).text


def test_a_text_between_rules_that_holds_no_fields_is_text(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\nbukan apa-apa\n---\n\nIsi.", encoding="utf-8")
    assert "bukan apa-apa" in read(str(path)).text


def test_notes_in_markdown_are_paragraphs_and_the_marks_that_lead_to_them_go() -> None:
    assert read("-", stdin=b"# Judul\n\nHarga naik.[^1] Lagi.\n\n[^1]: Wawancara.").text.endswith(
        "Harga naik. Lagi.\n\nWawancara."
    )


def test_deep_markdown_keeps_its_words_and_blank_front_matter_costs_linear_time() -> None:
    assert "dasar" in read("-", stdin=("> " * 60 + "dasar\n\n# a\n").encode()).text
    assert growth(lambda count: read("-", stdin=b"---\na: b\n" + b" \t\n" * count + b"x"), 2_000, 6) < 20


def test_a_book_that_unpacks_without_end_is_stopped_at_the_bound() -> None:
    with pytest.raises(SourceError) as caught:
        extract_book(book(["<p>" + "a" * 2_000_000 + "</p>"]), limit=1_000_000)
    assert caught.value.title == "Too large"


def test_entities_of_a_book_reach_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("rahasia")
    with zipfile.ZipFile(io.BytesIO(book(["<p>Isi.</p>"], metadata="<dc:title>Buku &x;</dc:title>"))) as archive:
        entries = {name: archive.read(name) for name in archive.namelist() if name != "mimetype"}
    entity = f'<!DOCTYPE package [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode()
    entries["OPS/book.opf"] = entity + entries["OPS/book.opf"]
    assert "rahasia" not in read("-", stdin=_zip(entries)).text
