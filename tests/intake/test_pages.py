"""Pages of news sites: nothing of the article is lost, nothing of the site let in, and its particulars are right."""

from __future__ import annotations

import pytest

from reader.errors import SourceError
from reader.intake import read
from reader.intake.pages.prose import is_running_text, word_count
from reader.model import Article
from tests.growth import growth
from tests.intake.pages import ADDRESS, FOURTH, LEDE, SECOND, THIRD
from tests.intake.pages import news_article as _article
from tests.intake.pages import news_page as _page


@pytest.mark.parametrize(
    "promo",
    [
        "<p><strong>Baca juga: <a href='/x'>Pasar Ikan Dibuka</a></strong></p>",
        "<p>(Baca juga: <a href='/x'>Pasar Ikan Dibuka</a>)</p>",
        "<p>Baca: <a href='/x'>Pasar Ikan Dibuka</a></p>",
        "<div class='z'><b>Lihat Juga :</b><div><a href='/x'>Pasar Ikan Dibuka</a></div></div>",
        "<table><tr><td><div>Simak juga:</div><a href='/x'>Pasar Ikan Dibuka</a></td></tr></table>",
        "<p>Baca juga: Pasar Ikan Dibuka</p>",  # a page whose links were lost
        "<form><h4>Pasar Ikan Dibuka</h4><p>Kabar pagi</p><input type='email'><button>Kirim</button></form>",
        "<p style='display: none'>Pasar Ikan Dibuka</p>",
        "<p>[Gambas:Pasar Ikan Dibuka]</p>",
        "<p><b><a href='/kota/pasar-ikan-dibuka-lagi'>Pasar Ikan Dibuka Lagi Senin</a></b></p>",
        "<p><a href='https://kota.contoh.example/berita/48211'>Mengapa Pasar Ikan Dibuka Lagi?</a></p>",
        "<ul><li><a href='/a-b-c'>Pasar Ikan Dibuka Lagi Senin</a></li><li><a href='/d-e-f'>Tarif Perahu Naik Lagi "
        "Senin</a></li></ul>",
        "<p><a href='/a-b-c'>Pasar Ikan Dibuka Lagi Senin</a> [VIDEO] | <a href='/d-e-f'>Tarif Perahu Naik Lagi Senin"
        "</a> [FOTO]</p>",
        "<p>Don't miss<br><a href='/a-b-c'>Pasar Ikan Dibuka Lagi Senin</a> [VIDEO]</p>",
        "<p><a class='btn btn-primary' href='/daftar.pdf'>Pasar Ikan: unduh sekarang!</a></p>",
        "<p><a href='/langganan/pro'>Pasar Ikan Pro untuk pembaca yang ingin tahu, hanya Rp 10.000.</a></p>",
        "<div class='newsletter-box'><h4>Pasar Ikan</h4><p>Kabar pagi di kotak surat Anda. Daftar sekarang.</p></div>",
        "<p>Baca juga:</p><ul><li><a href='/1'>Pasar Ikan Dibuka</a></li><li><a href='/2'>Tarif Naik</a></li></ul>",
        "<h3>Berita Terkait</h3><ul><li>Pasar Ikan Dibuka</li><li>Tarif naik, <a href='/x'>kata warga.</a></li></ul>",
    ],
)
def test_what_the_site_sets_between_paragraphs_is_left_out(promo: str) -> None:
    text = _article(promo, ADDRESS).text
    assert "Pasar Ikan" not in text
    assert all(paragraph in text for paragraph in (LEDE, SECOND, THIRD, FOURTH))


def test_a_label_and_its_link_at_the_end_of_a_paragraph_go_and_the_paragraph_stays() -> None:
    middle = (
        "<p>Tiang keenam berdiri di tengah arus. <strong>Baca juga: <a href='/x'>Pasar Ikan Dibuka</a></strong></p>"
    )
    text = _article(middle).text
    assert "Tiang keenam berdiri di tengah arus.\n" in text
    assert "Pasar Ikan" not in text


def test_a_link_inside_a_sentence_stays() -> None:
    assert "Ia mengutip laporan dinas itu." in _article("<p>Ia mengutip <a href='/x'>laporan dinas</a> itu.</p>").text


@pytest.mark.parametrize(
    ("middle", "words"),
    [
        ("<p><a href='/kota/a-b-c'>Warga menyambut jembatan itu dengan gembira.</a></p>", "dengan gembira."),
        ("<p>Tiga pasar itu:</p><ul><li><a href='/kota/a-b-c'>Pasar Ikan Muara Lama</a></li></ul>", "Ikan Muara Lama"),
        ("<p>Ia menulis <a href='/kota/a-b-c'>Pasar Ikan Dibuka Lagi</a> tahun lalu.</p>", "Pasar Ikan Dibuka Lagi"),
        (f"<div class='promo'><p>{LEDE} {SECOND} {THIRD} {FOURTH}</p></div>" * 3, FOURTH),
    ],
)
def test_what_only_looks_like_a_headline_elsewhere_stays(middle: str, words: str) -> None:
    assert words in _article(middle, ADDRESS).text


def test_a_list_of_other_articles_at_the_end_goes_with_its_heading() -> None:
    end = "<h3>Berita Terkait</h3><ul><li>Pasar ikan dibuka</li><li>Tarif perahu naik</li></ul>"
    assert _article("", end=end).text.endswith(FOURTH)


def test_a_list_of_other_articles_goes_where_the_extraction_leaves_out_its_heading() -> None:
    long = "".join(f"<p>{words}</p>" for words in (LEDE, SECOND, THIRD, FOURTH)) * 4
    items = "".join(f"<li>Pasar Ikan nomor {n} dibuka, <a href='/{n}'>kata warga setempat</a></li>" for n in range(5))
    text = _article(f"{long}<div class='h3'>Berita Terkait</div><ul>{items}</ul>").text
    assert "Pasar Ikan" not in text
    assert "nomor 3" in _article(f"{long}<div class='h3'>Harga ikan</div><ul>{items}</ul>").text


def test_captions_and_credits_leave_the_text_and_are_kept() -> None:
    figure = "<figure><img src='a.jpg'><figcaption>Jembatan dari udara. Foto: Ratna/Contoh</figcaption></figure>"
    sunk = "<p>Balok terakhir. (Kantor Contoh/Surya Wijaya)</p>"
    article = _article(figure + sunk, end="<p>Editor: Ratna Dewi</p>")
    assert article.captions == (
        "Jembatan dari udara. Foto: Ratna/Contoh",
        "Balok terakhir. (Kantor Contoh/Surya Wijaya)",
        "Editor: Ratna Dewi",
    )
    assert not any(word in article.text for word in ("dari udara", "Balok terakhir.", "Editor"))


@pytest.mark.parametrize(
    ("middle", "words"),
    [
        ("<details><summary>Berapa panjangnya?</summary><p>Empat ratus meter.</p></details>", "Berapa panjangnya?"),
        ("<ul><li><a href='/1'>Muara</a></li><li><a href='/2'>Pesisir</a></li></ul>", "Muara\nPesisir"),
        ("<p>Luasnya 3 km<sup>2</sup> saja.</p>", "Luasnya 3 km2 saja."),
        ("<p>Tiang itu berdiri<sup>1</sup>, lalu kokoh<sup>2</sup> lagi.</p>", "berdiri, lalu kokoh lagi."),
        ("<p>Luasnya 30 meter<sup>2</sup>, bukan 3 km<sup>2</sup>.</p>", "30 meter2, bukan 3 km2."),
        ("<figure><table><tr><td>Tiang</td><td>12</td></tr></table></figure>", "Tiang | 12"),
        ("<blockquote class='twitter-tweet'><p>Sudah selesai!</p>— Dewi (@dewi)</blockquote>", "Sudah selesai!"),
        (
            "<div class='social-embed'><blockquote class='twitter-tweet'><p>Sudah selesai!</p></blockquote></div>",
            "Sudah selesai!",
        ),
        (f"<div class='sub-judul'>Tiang keenam</div><p>{LEDE}</p>", "\nTiang keenam\n"),
    ],
)
def test_nothing_of_the_article_is_lost(middle: str, words: str) -> None:
    assert words in _article(middle).text


def test_text_right_behind_the_heading_is_the_lede() -> None:
    body = f"<div><h1>Jembatan muara selesai</h1>{LEDE}<p>{SECOND}</p><p>{THIRD}</p></div>"
    assert LEDE in read("-", stdin=_page(body).encode()).text


def test_a_lede_in_an_inline_element_behind_the_heading_is_kept_and_buttons_there_are_not() -> None:
    for lede in (f"<span>{LEDE}</span>", f"<b>{LEDE}</b>"):
        body = f"<div><h1>Jembatan muara selesai</h1>{lede}<p>{SECOND}</p><p>{THIRD}</p></div>"
        assert LEDE in read("-", stdin=_page(body).encode()).text
    share = "<a href='/s'>Bagikan ke semua teman di Facebook</a> <a href='/t'>Kirim ke semua teman lewat surat</a>"
    body = f"<div><h1>Jembatan muara selesai</h1>{share}<p>{LEDE}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    assert "semua teman" not in read("-", stdin=_page(body).encode()).text


@pytest.mark.parametrize("items", ["ul", "ol"])
def test_a_list_right_below_the_body_is_kept(items: str) -> None:
    body = (
        f"<h1>Jembatan</h1><p>{LEDE}</p><p>{SECOND}</p><{items}><li>Muara</li><li>Pesisir</li></{items}><p>{THIRD}</p>"
    )
    assert "Muara\nPesisir" in read("-", stdin=_page(body).encode()).text


def test_bare_text_with_which_a_container_begins_is_kept_whole() -> None:
    lede = LEDE.replace("jembatan", "<a href='/x'>jembatan</a>")
    body = f"<div class='isi'>{lede}<br><p>{SECOND}</p><p>{THIRD}</p><p>{FOURTH}</p></div>"
    assert LEDE in read("-", stdin=_page(f"<h1>Jembatan muara selesai</h1>{body}").encode()).text


@pytest.mark.parametrize(("before", "behind"), [("", ""), ("<div class='row'>", "</div>")])
def test_an_article_that_is_parted_into_several_containers_is_read_whole_and_in_order(before: str, behind: str) -> None:
    part = before + "<div class='article__body'>{}</div>" + behind
    parts = [f"<p>{LEDE}</p><p>{SECOND}</p>", f"<p>{THIRD}</p><p>{THIRD}</p>", f"<p>{FOURTH}</p>"]
    between = "<div class='ad'></div><h2>Sisa pekerjaan</h2>"
    body = between.join(part.format(paragraphs) for paragraphs in parts)
    text = read("-", stdin=_page(f"<article><h1>Jembatan muara selesai</h1><div>{body}</div></article>").encode()).text
    places = [text.index(words) for words in (LEDE, SECOND, THIRD, FOURTH)]
    assert places == sorted(places)
    assert text.count("Sisa pekerjaan") == 2
    assert text.index("Sisa pekerjaan") < text.index(THIRD)


def test_stories_one_below_the_other_stay_apart() -> None:
    story = "<div class='article__body'><h2><a href='/{0}'>Kabar {0}</a></h2><p>{1}</p><p>{1} {1}</p></div>"
    other = "Pasar ikan di muara dibuka lagi setelah dua pekan ditutup karena air pasang yang tinggi dan angin."
    main = story.format(1, f"{LEDE} {SECOND}</p><p>{THIRD}</p><p>{FOURTH}")
    assert other not in read("-", stdin=_page(f"<div>{main}{story.format(2, other)}</div>").encode()).text


@pytest.mark.parametrize(
    "mark",
    [
        "<sup>1</sup>",
        "<sup><a href='#n1'>1</a></sup>",
        "<a href='#n1'><sup>1</sup></a>",
        "<a class='footnote' href='#n'>2</a>",
    ],
)
def test_numbers_that_lead_to_notes_are_not_glued_to_words(mark: str) -> None:
    assert "selesai hari ini.\n" in _article(f"<p>Tiang itu selesai hari ini.{mark}</p>").text


@pytest.mark.parametrize(
    ("box", "caption"),
    [
        ("<div class='detail-img'><img src='a'><span class='img-alt'>Balok terakhir.</span></div>", "Balok terakhir."),
        ("<div class='photo'><img src='a'><i>Balok terakhir (Kantor/Dewi)</i></div>", "Balok terakhir (Kantor/Dewi)"),
        ("<div><img src='a'><div class='imgfull_div'>Kantor/Dewi<div>Balok.</div></div></div>", "Kantor/Dewi"),
    ],
)
def test_few_words_in_a_picture_s_box_are_its_caption(box: str, caption: str) -> None:
    article = _article("", top=box)
    assert caption in article.captions
    assert "Balok" not in article.text


@pytest.mark.parametrize(
    "box",
    [
        "<div class='photo'><p>Tiang keenam sudah berdiri.</p></div>",  # no picture
        f"<div class='photo'><img src='a'><p>{LEDE}</p><p>{THIRD}</p><p>{FOURTH} Tiang keenam sudah berdiri.</p>"
        f"<p>{SECOND}</p></div>",  # too long for a caption
    ],
)
def test_what_only_stands_in_such_a_box_stays(box: str) -> None:
    assert "Tiang keenam sudah berdiri." in _article(box).text


@pytest.mark.parametrize(
    "head",
    [
        "<div><span>Dewi Ayu</span><span>21 Oktober 2024 10:15 WIB</span>·<i>waktu baca 3 menit</i></div>",
        "<div>Penulis: Dewi Ayu, Surya Wijaya, 21 Okt 2024 10:15 WIB</div>",
        "<div>Dewi Ayu - Warta Contoh</div>",
        "<div>Konten dari Pengguna</div><div>Warta Contoh</div><div>Dewi Ayu</div><div>Senin, 21 Oktober 2024</div>",
    ],
)
def test_what_the_head_of_an_article_says_of_it_is_not_its_text(head: str) -> None:
    meta = "<meta name='author' content='Dewi Ayu'><meta property='og:site_name' content='Warta Contoh'>"
    article = _article("", meta, top=head)
    assert [block.span.of(article.text) for block in article.blocks][1] == LEDE


def test_a_first_paragraph_that_names_a_day_stays() -> None:
    first = "Senin, 21 Oktober 2024, jembatan di muara runtuh."
    assert first in _article("", top=f"<p>{first}</p>").text


def test_the_caption_of_a_picture_may_be_long_where_the_page_names_it_one() -> None:
    caption = "Bagian-bagian jembatan: " + ", ".join(
        f"tiang nomor {number} di sisi timur muara" for number in range(24)
    )
    article = _article(f"<figure><img src='a.jpg'><figcaption>{caption}.</figcaption></figure>")
    assert caption not in article.text
    assert article.captions == (f"{caption}.",)


def test_the_text_in_a_page_s_data_is_taken_where_its_tree_has_next_to_none() -> None:
    body = "\\n".join((LEDE, SECOND.replace("“", "").replace("”", ""), THIRD, FOURTH))
    data = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{body}"}}</script>'
    article = read("-", stdin=_page("<div id=app><p>Memuat halaman berita ini.</p></div>", data).encode())
    assert [block.span.of(article.text) for block in article.blocks][1:] == [
        LEDE, SECOND.replace("“", "").replace("”", ""), THIRD, FOURTH,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "signature",
    [
        "(sin/rud)",
        "(*)",
        "[ani]",
        "(Ant/P-5)",
        "(Warta.example/Ani Contoh)",
        "(ANI CONTOH/BUDI CONTOH)",
        "(Ani Contoh)",
    ],
)
def test_who_signs_the_last_paragraph_is_cut_off_and_the_paragraph_stays(signature: str) -> None:
    for end in (f"<p>{THIRD} {signature}</p>", f"<p>{THIRD} <b>{signature}</b></p><p>Baca juga: Pasar Ikan</p>"):
        article = _article("", end=end)
        assert article.text.endswith(THIRD)
        assert signature in article.captions


@pytest.mark.parametrize("line", ["ANI CONTOH", "ANI CONTOH | ANTARA", "(Ani Contoh)"])
def test_a_line_behind_the_last_sentence_that_only_names_its_writer_is_no_text(line: str) -> None:
    article = _article("", end=f"<p>{line}</p><p>Ikuti berita terkini dari Contoh.id di Google News, klik di sini.</p>")
    assert article.text.endswith(FOURTH)
    assert line in article.captions


@pytest.mark.parametrize("aside", ["(tertawa)", "(lihat tabel di bawah)", "(UMP/UMK naik)"])
def test_what_stands_in_brackets_behind_the_last_sentence_and_is_no_name_stays(aside: str) -> None:
    assert _article("", end=f"<p>{THIRD} {aside}</p>").text.endswith(aside)


@pytest.mark.parametrize(
    "text",
    [
        "大臣は記者会見で米の供給を増やすと述べた。",
        "मंत्री ने कहा कि चावल आएगा।",
        "รัฐมนตรีกล่าวว่าจะเพิ่มข้าวในตลาดสัปดาห์หน้า",
        "ဝန်ကြီးက ဆန်ဈေး ကျမည်ဟု ပြောသည်။",
        "قال الوزير إن الأرز سيصل.",
    ],
)
def test_pages_in_other_scripts_open(text: str) -> None:
    assert is_running_text(text)
    assert (
        text
        in read("-", stdin=_page(f"<article><h1>T</h1><p>{text}</p><p>{text}</p></article>", lang="xx").encode()).text
    )


def test_words_are_counted_in_scripts_without_spaces() -> None:
    assert word_count("satu dua tiga") == 3
    assert word_count("大臣は述べた") == 3


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Checking your browser before accessing the page. This process is automatic.", "Page not open"),
        ("Please verify you are a human. Press and hold the button until it ends.", "Page not open"),
        ("We value your privacy and use cookies. Accept all. Manage cookie settings here.", "Page not open"),
        ("We and our 812 partners store information on a device, such as cookies.", "Page not open"),
        ("Kami menghargai privasi Anda. Kami dan mitra kami menyimpan cookie di perangkat Anda.", "Page not open"),
        ("Sistem sedang memeriksa peramban Anda sebelum membuka halaman ini.", "Page not open"),
        ("Press & Hold to confirm you are a human (and not a bot).", "Page not open"),
        ("Your request has been blocked. Incident ID: 12.", "Page not open"),
        ("Silakan masuk untuk melanjutkan.", "Page not open"),
        ("Maaf, halaman yang Anda cari tidak ditemukan atau sudah dihapus.", "Page not found"),
        ("404 Not Found. The page you are looking for could not be found.", "Page not found"),
        ("502 Bad Gateway. The server did not answer.", "Server in trouble"),
        ("Situs ini sedang dalam perbaikan. Kami akan segera kembali.", "Server in trouble"),
        ("Redirecting to the new page, one moment please.", "No article in the page"),
        ("Please enable JavaScript to read this page of ours.", "No article in the page"),
    ],
)
def test_a_page_that_only_checks_the_reader_is_told_as_such(words: str, title: str) -> None:
    with pytest.raises(SourceError) as caught:
        read("-", stdin=_page(f"<h1>Just a page</h1><p>{words}</p>").encode())
    assert caught.value.title == title


@pytest.mark.parametrize(
    "words",
    [
        "Robot dermaga itu ditulis dalam JavaScript, kata Dewi kepada wartawan.",
        "Halaman rumah yang mereka cari tidak jauh dari dermaga, kata Dewi kepada wartawan.",
        "The gate was redirected to the new road, and the old bridge was closed for repairs.",
    ],
)
def test_a_short_article_that_only_speaks_of_such_things_opens(words: str) -> None:
    assert words in read("-", stdin=_page(f"<h1>Just a page</h1><p>{words}</p>").encode()).text


def test_references_to_windows_characters_are_the_characters() -> None:
    assert "“Kami siap,” kata Dewi" in _article("<p>&#147;Kami siap,&#148; kata Dewi kepada warga.</p>").text


def test_many_links_and_captions_cost_linear_time() -> None:
    def work(count: int) -> None:
        _article("<p>Kata <a href='/x'>warga</a> itu.</p><figure><figcaption>Foto: A</figcaption></figure>" * count)

    assert growth(work, 300, 4) < 9


@pytest.mark.parametrize(
    "piece",
    [
        "<div class='article__body'><p>{0} {0}</p></div>",
        "<div class='row'><div class='article__body'><p>{0}</p></div></div>",
        "<div class='promo'>{0}",
        "<p><a href='/a-b-c'>Pasar ikan dibuka lagi</a> [VIDEO]</p>",
        "<div>{0}<p></p>",
        "<div class='social'><blockquote class='twitter-tweet'>",
        "<div class='sub-judul'>a</div><p>b</p>",
    ],
)
def test_no_kind_of_element_costs_more_than_linear_time(piece: str) -> None:
    def work(count: int) -> None:
        _article(piece.format(LEDE) * count)

    assert growth(work, 150, 4) < 9


def test_a_page_of_very_many_elements_is_read_whole_in_linear_time() -> None:
    def work(count: int) -> Article:
        body = "".join(f"<p>Tiang nomor {number} <b>berdiri</b> di tengah arus muara.</p>" for number in range(count))
        return read("-", stdin=_page(f"<nav><p>Beranda</p></nav><article>{body}</article>").encode())

    article = work(11_000)
    assert len(article.blocks) == 11_001
    assert "Beranda" not in article.text
    assert growth(work, 11_000, 3) < 8
