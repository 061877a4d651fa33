"""The links of a page are kept beside its text: those that stand in it, completed, safe, each once."""

from __future__ import annotations

import json

import pytest

from reader import intake
from reader.codec import article_from_json, article_to_json
from reader.intake.formats.markdown import extract
from reader.intake.links import Candidate, links_in
from reader.intake.pages import read_page
from reader.model import Article, Link
from reader.model.links import MOST_ADDRESS, MOST_LINKS, MOST_WORDS, links_of, safe_address, written_links

FILLER = "Pemerintah kota menutup dermaga lama mulai pekan depan karena tiang penyangganya berkarat dan retak."
PAGE = f"""<html lang="id"><head><title>Dermaga lama ditutup</title></head><body>
<nav><a href="/politik">Politik</a> <a href="/dermaga">dermaga</a></nav>
<article><h1>Dermaga lama ditutup</h1>
<p>{FILLER} Laporan <a href="/laporan.pdf#hal2">badan pelabuhan</a> menyebutnya berbahaya.</p>
<p>{FILLER} <b><a href="https://serikat.example/surat">Surat serikat nelayan</a></b> menolak itu.</p>
<p>{FILLER} Lihat <a href="javascript:alert(1)">peta</a>, <a href="#atas">atas</a> dan
<a href="https://serikat.example/surat">surat yang sama</a>, <a href="data:text/html,x">data</a>.</p>
</article>
<footer><a href="/tentang">Tentang kami</a></footer></body></html>"""
ADDRESS = "https://harian.example/kota/dermaga"


def test_links_of_the_article_are_kept_in_order_and_those_around_it_are_not() -> None:
    found = read_page(PAGE.encode(), url=ADDRESS)
    assert found.links == (
        Link("badan pelabuhan", "https://harian.example/laporan.pdf"),
        Link("Surat serikat nelayan", "https://serikat.example/surat"),
    )
    assert "berbahaya" in found.text


def test_a_page_may_say_how_its_links_are_completed_and_without_any_address_only_whole_ones_are_kept() -> None:
    based = PAGE.replace("<head>", '<head><base href="https://arsip.example/x/">')
    assert read_page(based.encode()).links[0].address == "https://arsip.example/laporan.pdf"
    broken = PAGE.replace("<head>", '<head><base href="http://[">')
    assert read_page(broken.encode(), url=ADDRESS).links[0].address == "https://harian.example/laporan.pdf"
    assert [link.address for link in read_page(PAGE.encode()).links] == ["https://serikat.example/surat"]


def test_markdown_keeps_the_links_of_its_text() -> None:
    source = (
        "---\ntitle: Dermaga\nurl: https://harian.example/a\n---\n# Dermaga\n\n"
        "Menurut [*laporan* itu](/laporan) dan <https://serikat.example/>, lihat [peta](javascript:x) [sini](#a).\n"
    )
    assert extract(source).links == (
        Link("laporan itu", "https://harian.example/laporan"),
        Link("https://serikat.example/", "https://serikat.example/"),
    )


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Baca https://a.example/b.", "https://a.example/b"),
        ("(lihat https://a.example/b(c))", "https://a.example/b(c)"),
        ("“https://a.example/?q=1&r=2”, katanya", "https://a.example/?q=1&r=2"),
        ("di www.a.example/x!", "https://www.a.example/x"),
        ("HTTPS://A.example/X;", "HTTPS://A.example/X"),
        ("surat ke x@www.a.example", None),
        ("ftp://a.example javascript:x https://", None),
        ("https://ada:kunci@a.example/", None),
    ],
)
def test_addresses_that_are_written_in_the_text_are_found_without_what_ends_them(
    text: str, address: str | None
) -> None:
    assert [link.address for link in written_links(text)] == ([address] if address else [])


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "https://a.example/\x1b]52;c;eA==\x07",
        "https://a.example/\u202egpj.exe",
        "https://[a",
        "https://a.example/" + "x" * MOST_ADDRESS,
        "//a.example",
        "-oProxy=https://a.example",
    ],
)
def test_other_addresses_are_none(address: str) -> None:
    assert safe_address(address) is None


def test_each_address_is_listed_once_whether_linked_or_written() -> None:
    text = "Lihat https://a.example/b dan https://a.example/c."
    article = Article("x", text, (), links=(Link("itu", "https://a.example/b"),))
    assert links_of(article) == [
        Link("itu", "https://a.example/b"),
        Link("https://a.example/c", "https://a.example/c"),
    ]


def test_they_outlive_the_library_and_are_no_part_of_what_the_article_is() -> None:
    article = Article("x", "Teks.", (), links=(Link("itu", "https://a.example/b"),))
    again = article_from_json(json.loads(json.dumps(article_to_json(article))))
    assert again.links == article.links
    assert again == Article("x", "Teks.", ())
    assert "links" not in article_to_json(Article("x", "Teks.", ()))


def test_hostile_pages_keep_no_more_than_is_listed() -> None:
    text = "kata " * 1000
    many = [Candidate("", "kata", "kata", f"https://a.example/{number}") for number in range(5 * MOST_LINKS)]
    found = links_in(text, many, None)
    assert len(found) == MOST_LINKS
    (long,) = links_in("x" * 3000, [Candidate("x", "x" * 2000, "x", "https://a.example/")], None)
    assert len(long.words) == MOST_WORDS
    assert len(links_of(Article("x", "https://a.example/x1 " * 3 + " ".join(map(str, found)), ()))) <= MOST_LINKS


def test_what_is_looked_through_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.intake.links.MOST_LOOKED_THROUGH", 100)
    nowhere = [Candidate("a", f"tidak{number}", "b", f"https://a.example/{number}") for number in range(50)]
    last = Candidate("", "kata", "akhir", "https://a.example/akhir")
    assert links_in("kata akhir " * 10, [*nowhere, last], None) == ()


def test_a_read_page_has_its_links(tmp_path: object) -> None:
    article = intake.article_of(intake.Raw(PAGE.encode(), name="a.html"), "a.html")
    assert [link.words for link in article.links] == ["Surat serikat nelayan"]
