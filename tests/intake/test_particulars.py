"""What pages tell of their articles: title, writers, outlet, day, in the shapes that sites print and programs write."""

from __future__ import annotations

from datetime import date

import pytest

from reader.intake import read
from reader.intake.pages.days import printed_day, says_only_day, told_day
from tests.intake.pages import LEDE, SECOND
from tests.intake.pages import news_article as _article
from tests.intake.pages import news_page as _page


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("Balok terakhir - Harian Muara", "Balok terakhir"),
        ("Harian Muara | Balok terakhir", "Balok terakhir"),
        ("Balok terakhir Halaman all - Harian Muara", "Balok terakhir"),
        ("Balok terakhir - Page 2", "Balok terakhir"),
        ("Halaman 2 buku itu robek", "Halaman 2 buku itu robek"),
        ("Wali Kota: balok terakhir", "Wali Kota: balok terakhir"),  # a colon of the headline's own
        ("Dewi: &amp;quot;Selesai&amp;quot;", 'Dewi: "Selesai"'),
    ],
)
def test_the_title_is_without_the_site_s_name(told: str, title: str) -> None:
    head = f'<meta property="og:title" content="{told}"><meta property="og:site_name" content="Harian Muara">'
    assert _article("", head).title == title


@pytest.mark.parametrize(
    ("told", "heading", "title"),
    [
        ("Harian Muara", "Balok terakhir dipasang", "Balok terakhir dipasang"),
        ("Beranda", "Balok terakhir dipasang", "Balok terakhir dipasang"),
        ("Balok dipasang", "Balok terakhir dipasang", "Balok dipasang"),
        ("Jembatan muara dibuka besok", "Balok terakhir dipasang", "Jembatan muara dibuka besok"),
    ],
)
def test_a_few_words_in_the_head_that_share_none_with_the_heading_are_no_title(
    told: str, heading: str, title: str
) -> None:
    page = f"<html><head><title>{told}</title></head><body><h1>{heading}</h1><p>{LEDE}</p><p>{SECOND}</p></body></html>"
    assert read("-", stdin=page.encode()).title == title


@pytest.mark.parametrize(
    ("top", "head", "byline"),
    [
        ("<p>Kontributor Garut, Surya Wijaya</p>", "", "Surya Wijaya"),
        ("<p>Laporan Wartawan Muaranews.com, Surya Wijaya</p>", "", "Surya Wijaya"),
        ("<p>Reporter: Surya Wijaya, Dewi Ayu</p>", "", "Surya Wijaya, Dewi Ayu"),  # two names: a colon, no place
        ("<p>Penulis: Kontributor Garut, Surya Wijaya</p>", "", "Surya Wijaya"),
        ("<p>Oleh <b>Surya Wijaya</b>, <time datetime='2024-10-07'>7 Oktober 2024</time></p>", "", "Surya Wijaya"),
        ("", '<meta name="author" content="Kontributor Garut, Surya Wijaya">', "Surya Wijaya"),
        ("", '<meta name="author" content="Warta Muara"><meta property="og:site_name" content="WartaMuara.com">', None),
        ("<p>Jurnalis Surya Wijaya</p>", "", "Surya Wijaya"),
        ("<p>Surya Wijaya, Jurnalis · Senin 21 Oktober 2024 10:15 WIB</p>", "", "Surya Wijaya"),
        ("<ul><li><span>Penulis, </span>Surya Wijaya</li></ul>", "", "Surya Wijaya"),
        ("<span>By</span> <a href='/a'>Anna Field</a>", "", "Anna Field"),
        ("<div><span>Penulis</span><span>Surya Wijaya</span></div>", "", "Surya Wijaya"),
        ("<p>By Anna Field in Porto</p>", "", "Anna Field"),
        ("<p>By Anna Field for the Muara Times</p>", "", "Anna Field"),
        ("<p>By Anna Field, City Hall Reporter</p>", "", "Anna Field"),
        ("<p>Posted by <a>Anna Field</a> on October 8, 2024</p>", "", "Anna Field"),
        ("<p>Reporting by Anna Field; Editing by Mark Stone</p>", "", "Anna Field"),
        ("<p>Rep: Surya Wijaya/Antara/ Red: Dewi Ayu</p>", "", "Surya Wijaya"),
        ("<p>Reporter: Surya Wijaya/muara.com</p>", "", "Surya Wijaya"),
        ("<p>Penulis: Surya Wijaya *)</p>", "", "Surya Wijaya"),
        ("<p>By Monday in the old town the waters had fallen.</p>", "", None),
        ("<h4>Laporan Keuangan Kota Muara</h4>", "", None),
        ("", '<meta name="author" content="Surya Wijaya, Kontributor">', "Surya Wijaya"),
        ("", '<meta name="author" content="Ann Field &amp;amp; Mark Stone">', "Ann Field & Mark Stone"),
        ("", '<meta name="muara:author" content="Surya Wijaya">', "Surya Wijaya"),
        (
            "",
            '<meta name="twitter:label1" content="Ditulis oleh"><meta name="twitter:data1" content="Surya Wijaya">',
            "Surya Wijaya",
        ),
        ("", '<meta name="author" content="Muara.com"><meta property="og:site_name" content="Muara">', None),
        (
            "",
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "author": {"@id": "#s"}}, '
            '{"@type": "Person", "@id": "#s", "name": "Surya Wijaya"}]}</script>',
            "Surya Wijaya",
        ),
        ("<p>Penulis: <a>Surya Wijaya</a></p>", '<meta name="author" content="developer">', "Surya Wijaya"),
        ("<div><p>Reporter <a>Surya Wijaya</a></p><p>Editor <a>Dewi Ayu</a></p></div>", "", "Surya Wijaya"),
        ("<p>Rep: Surya Wijaya/ Red: Dewi Ayu</p>", "", "Surya Wijaya"),
        ("<p>Oleh <a>Surya Wijaya</a> pada 21 Okt 2024, 10:15 WIB</p>", "", "Surya Wijaya"),
        ("<div class='author'>- <a>Surya Wijaya</a></div>", "", "Surya Wijaya"),
        ("<div>Reporter <a>Surya Wijaya</a></div><div>Editor <a>Ratna Dewi</a></div>", "", "Surya Wijaya"),
        ("<div>Penulis: <a>Surya Wijaya</a><br>Editor: <a>Ratna Dewi</a></div>", "", "Surya Wijaya"),
        ("<p>Pewarta : Surya Wijaya</p>", "", "Surya Wijaya"),
        ("<p>By Anna Field and Mark Stone</p>", "", "Anna Field and Mark Stone"),
        ("<p>Oleh karena itu, warga senang.</p>", '<meta name="author" content="Ratna Dewi">', "Ratna Dewi"),
        ("", '<meta name="author" content="Redaksi">', None),
        ("", '<meta property="article:author" content="https://contoh.example/muara">', None),
        ("", '<meta name="author" content="Harian Muara"><meta property="og:site_name" content="Harian Muara">', None),
    ],
)  # fmt: skip
def test_the_byline_names_who_wrote_it(top: str, head: str, byline: str | None) -> None:
    assert _article("", head, top=top).byline == byline


def test_the_outlet_is_written_as_it_writes_itself() -> None:
    assert _article("", '<meta property="og:site_name" content="muaraNews">').outlet == "muaraNews"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Senin, 07 Okt 2024 10:15 WIB", date(2024, 10, 7)),
        ("SELASA, 8 OKTOBER 2024", date(2024, 10, 8)),
        ("Rabu, 07 Agu 2024 16:04 WIB", date(2024, 8, 7)),
        ("7 Ags. 2024", date(2024, 8, 7)),
        ("Harian Muara - 07/10/2024, 10:15 WIB", date(2024, 10, 7)),
        ("31-12-2023", date(2023, 12, 31)),
        ("Oct 7th, 2024", date(2024, 10, 7)),
        ("2024-10-07 09:00", date(2024, 10, 7)),
        ("2024年10月7日", date(2024, 10, 7)),
        ("Senin, 7 Okt '24 10:15 WIB", date(2024, 10, 7)),
        ("7 Okt ’98", date(1998, 10, 7)),
        ("7 Okt'24", date(2024, 10, 7)),
        ("7-Okt-24", date(2024, 10, 7)),
        ("Kamis, 5 Des 24", date(2024, 12, 5)),
        ("5 Des 10:15", None),  # an hour, no year
        ("5 Des 10.15", None),
        ("Minggu, 06/10/24", date(2024, 10, 6)),
        ("7 Peb 2024", date(2024, 2, 7)),
        ("7th of October 2024", date(2024, 10, 7)),
        ("LP/06/10/24/2", None),
        ("12/31/2023", date(2023, 12, 31)),  # no month is the thirty-first
        ("32 Oktober 2024", None),
        ("pukul 10.15", None),
    ],
)
def test_days_in_every_shape_that_sites_print(words: str, day: date | None) -> None:
    assert printed_day(words) == day


def test_numbers_alone_are_read_as_the_page_s_country_writes_them() -> None:
    assert printed_day("07/10/2024", month_first=True) == date(2024, 7, 10)
    body = f"<article><h1>A</h1><div class=date>07/10/2024</div><p>{LEDE}</p><p>{SECOND}</p></article>"
    assert read("-", stdin=_page(body).encode()).published == date(2024, 10, 7)
    assert read("-", stdin=_page(body, lang="en-US").encode()).published == date(2024, 7, 10)


def test_the_printed_day_goes_before_the_one_of_another_time_zone() -> None:
    head = '<meta property="article:published_time" content="2024-10-20T18:30:00Z">'
    assert _article("", head, top="<time>Senin, 21 Oktober 2024 01:30 WIB</time>").published == date(2024, 10, 21)


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2024-12-05T10:15:00+07:00", date(2024, 12, 5)),
        ("Thu Dec 05 2024 10:15:41 GMT+0700 (Western Indonesia Time)", date(2024, 12, 5)),
        ("1733368500", date(2024, 12, 5)),
        ("1733368500000", date(2024, 12, 5)),
        ("20241205", date(2024, 12, 5)),
        ("5 Desember 2024 10:15 WIB", date(2024, 12, 5)),
        ("1970-01-01T00:00:00Z", None),
        ("99999999999999", None),
        ("kemarin", None),
    ],
)
def test_days_in_every_shape_that_programs_write(told: str, day: date | None) -> None:
    assert told_day(told) == day


@pytest.mark.parametrize("name", ["muara:publishdate", "article.published", "pubdate", "created"])
def test_the_day_in_a_site_s_own_field_is_found(name: str) -> None:
    assert _article("", f'<meta name="{name}" content="2024/12/05 10:15:00">').published == date(2024, 12, 5)


@pytest.mark.parametrize(
    "end",
    [
        "<aside class='terkait'><span class='date'>5 Mei 2021</span> Pasar ikan dibuka</aside>",
        "<div class='popular'><a href='/x'>Pasar ikan</a> <time datetime='2021-05-05'>5 Mei 2021</time></div>",
        "<p>Ia lahir 5 Mei 1970.</p>",
    ],
)
def test_a_day_of_something_else_is_not_the_article_s(end: str) -> None:
    assert _article("", end=end).published is None


def test_a_day_inside_a_comment_is_not_the_article_s() -> None:
    assert _article("", end="<div class='comments'><span class='date'>2 Mei 2021</span></div>").published is None


@pytest.mark.parametrize(
    ("words", "is_day"),
    [
        ("Senin, 21 Oktober 2024 | 01.30 WIB", True),
        ("Harian Muara, 2 Mei 2021", True),
        ("Pada 2 Mei 2021 jembatan itu mulai dibangun oleh kota.", False),
    ],
)
def test_a_line_that_only_prints_the_day_is_told_from_a_sentence(words: str, is_day: bool) -> None:
    assert says_only_day(words) is is_day
