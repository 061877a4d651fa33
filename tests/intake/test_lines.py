"""Lines of news sites: which go, which are kept apart, and which sentences only begin like one and must stay."""

from __future__ import annotations

import pytest

from reader.intake.pages.labels import is_label, without_label
from reader.intake.pages.lines import KEPT_APART, LineKind, kind_of_line, site_lines
from tests.growth import growth


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        (
            LineKind.FOLLOW,
            "Dapatkan update setiap pagi dari harian.example. Ayo bergabung di Grup Telegram kami lewat link ini.",
        ),
        (
            LineKind.FOLLOW,
            "Simak berita pilihan kami langsung di ponselmu lewat WhatsApp Channel : https://contoh.example",
        ),
        (LineKind.SCROLL, "Scroll ke bawah untuk melanjutkan membaca"),
        (LineKind.READ_ALSO, "Baca berita dengan sedikit iklan, klik di sini"),
        (LineKind.READ_ALSO, "Lihat Juga :"),
        (LineKind.FACT_CHECK, "* Fakta atau Hoaks? Kirim kabar yang meragukan ke nomor kami."),
        (LineKind.RIGHTS, "Dilarang keras menyalin isi halaman ini tanpa izin redaksi."),
        (LineKind.AIRED, "Akhir dari artikel"),
        (LineKind.SECTION, "Berita Terkait"),
        (LineKind.READ_ALSO, "(Baca juga: Impor Ditunda)"),
        (LineKind.READ_ALSO, "Baca: Stok Pangan Aman"),
        (LineKind.VIDEO, "Lihat Video: Panen Raya"),
        (LineKind.CREDIT, "(Foto: dok. Contoh)"),
        (LineKind.RIGHTS, "Copyright © ANTARA 2024"),
        (LineKind.RIGHTS, "Copyright @ 2026 Media Group - contoh. All Rights Reserved"),
        (LineKind.ADVERT, "Advertisement Story continues below"),
        (LineKind.SCROLL, "Story continues below advertisement"),
        (LineKind.SECTION, "Most read in News"),
        (LineKind.READ_ALSO, "Simak juga Video 'Panen: 78,1% Sawah Siap':"),
        (LineKind.READ_ALSO, 'Tonton juga video "Menteri soal Beras" di sini:'),
        (LineKind.READ_ALSO, "Simak juga Video Menteri Sebut Desa Butuh Irigasi"),
        (LineKind.VIDEO, "Saksikan Live Pagi :"),
        (LineKind.VIDEO, "[Gambas:Video 20contoh]"),
        (LineKind.PAGES, "Halaman 1 2 Selanjutnya"),
        (LineKind.CREDIT, "Editor: Ratna Dewi"),
        (LineKind.READ_ALSO, "Baca berita HARIANCONTOH.COM lainnya di Google News"),
        (LineKind.AIRED, "Artikel ini telah tayang di hariancontoh.com dengan judul X Y"),
        (LineKind.READ_ALSO, "Cek Berita dan Artikel yang lain di Google News dan WA Channel"),
        (LineKind.CAPTION, "Ilustrasi beras. (Kantor Contoh/Adi Contoh)"),
        (LineKind.CAPTION, "Warga membeli beras di pasar. HARIAN/ADI CONTOH"),
        (LineKind.CAPTION, "penggunaan masker ganda. Foto: Ratna Dewi/contohSehat"),
        (LineKind.VIDEO, "Simak Video Pilihan di Bawah Ini :"),
        (LineKind.VIDEO, "Saksikan Video Pilihan Berikut Ini:"),
        (LineKind.FOLLOW, "Follow us on Twitter and Facebook for more news."),
        (LineKind.FOLLOW, "Get the latest updates right in your inbox. Subscribe to Example.com’s newsletters."),
        (LineKind.FOLLOW, "Have a tip? Amy may be reached at a@b.com. Follow her on Twitter @Amy or on Facebook."),
        (LineKind.FOLLOW, "CLICK HERE TO GET THE EXAMPLE APP"),
        (LineKind.READ_ALSO, "SEE MORE: Rice prices: 800 shops closed"),
        (LineKind.SECTION, "DON'T MISS"),
        (LineKind.SECTION, "You may also like..."),
        (LineKind.CREDIT, "(sin/mah)"),
        (LineKind.ADVERT, "ADVERTISEMENT"),
        (LineKind.SCROLL, "SCROLL TO CONTINUE WITH CONTENT"),
        (LineKind.READ_ALSO, "READ MORE: Rice prices hit record"),
        (LineKind.CREDIT, "Pewarta: Ani Contoh Editor: Budi Contoh Copyright © ANTARA 2024"),
        (LineKind.CREDIT, "Reporting by Ann Other; Editing by Bob Other"),
        (LineKind.FOLLOW, "Ikuti berita terkini dari Contoh.id di Google News, klik di sini."),
        (LineKind.FOLLOW, "Jangan lupa follow Instagram @contoh untuk update terbaru"),
        (LineKind.READ_ALSO, "Simak berita lainnya di kanal WhatsApp kami"),
        (LineKind.READ_ALSO, "BACA JUGA : Cara Memilih Beras"),
        (LineKind.READ_ALSO, "Baca Juga Cara Memilih Beras"),
        (LineKind.READ_ALSO, "Baca juga Cara Memilih Beras"),
        (LineKind.VIDEO, "Video Selengkapnya di bawah ini"),
        (LineKind.FOLLOW, "Yuk, ikuti channel WhatsApp Contoh dengan klik di sini"),
        (LineKind.SCROLL, "Lanjut Baca ..."),
        (LineKind.CREDIT, "Laporan wartawan Harian Contoh, Ratna Dewi"),
        (LineKind.CREDIT, "Sumber Berita: https://contoh.example/berita"),
        (LineKind.VIDEO, "Video terkini: Jembatan Dibuka"),
        (LineKind.SHARE, "Tags: beras, pangan"),
        (LineKind.SHARE, "#beras #pangan"),
        (LineKind.FOLLOW, "Follow Berita Contoh di Google News"),
        (LineKind.RIGHTS, "Dilarang keras mengambil atau menayangkan ulang foto dan video situs ini"),
        (LineKind.AIRED, "This article is more than 2 years old"),
        (LineKind.FOLLOW, "Kabar pagi yang Anda tunggu. Daftar newsletter Harian Contoh di sini"),
        (LineKind.FOLLOW, "Temukan berita-berita hangat dari Harian Contoh di Google News."),
        (LineKind.FOLLOW, "Untuk mengikuti silakan klik tanda bintang."),
        (LineKind.FOLLOW, "Ikuti kami di"),
        (LineKind.FOLLOW, "Konten Premium Nikmati Konten Premium Untuk Kabar Yang Lebih Dalam"),
        (LineKind.READ_ALSO, "Selengkapnya"),
        (LineKind.CREDIT, "(ani)"),
        (LineKind.CREDIT, "[ani]"),
        (LineKind.SHARE, "waktu baca 2 menit"),
        (LineKind.SHARE, "5 min read"),
        (LineKind.SHARE, "Konten dari Pengguna"),
        (LineKind.SCROLL, "To Read the Full Story"),
        (LineKind.FOLLOW, "If you liked this story, we have one more offer for you: join the Friends of the Example."),
        (LineKind.FOLLOW, "Tell us what YOU think..."),
        (LineKind.FOLLOW, "Get Example Monthly delivered to your door. Click here for more."),
        (LineKind.FOLLOW, "GET THE EXAMPLE ON THE GO BY CLICKING HERE"),
        (LineKind.FOLLOW, "Reach the reporters on Twitter at https://example.org/ann"),
        (LineKind.FOLLOW, "twitter.com/annother"),
        (LineKind.READ_ALSO, "Follow our full coverage of the strike at https://example.org/strike"),
        (LineKind.READ_ALSO, "Also: See weekend coverage at the Example"),
        (LineKind.CREDIT, "Ann Other in Porto and Bob Other contributed to this report."),
        (LineKind.CREDIT, "Ann Other is a reporter of the Example in Porto. Follow her on Twitter @ann"),
        (LineKind.CREDIT, "ann.other@example.org"),
        (LineKind.SHARE, "Filed under: Rivers"),
        (LineKind.SHARE, "Kategori: Pangan, Pasar"),
        (LineKind.SECTION, "More great Example stories"),
        (LineKind.SECTION, "Popular on the Example"),
        (LineKind.FOLLOW, "The day in five minutes, with coffee. Sign up for the free weekly newsletter."),
        (LineKind.FOLLOW, "Her book, “The Quay”, is out. Follow her on Twitter @ada. Follow us on Facebook."),
        (LineKind.FOLLOW, "The Example prints letters to the editor. We’d like to hear what you think of this."),
        (LineKind.FOLLOW, "Listen to Harbour Talk at 12:45 on weekdays - or listen back here."),
        (LineKind.FOLLOW, "How to listen to the Harbour Podcast"),
        (LineKind.FOLLOW, "iTunes: https://pod.example/1"),
        (LineKind.ADVERT, "If you buy something through this page, the Example may earn a small commission."),
        (LineKind.SHARE, "[gallery ids='12,13']"),
        (LineKind.READ_ALSO, "Lire aussi : Le port sera approfondi"),
        (LineKind.READ_ALSO, "(Leggi anche su: Il porto)"),
        (LineKind.CREDIT, "Updated at 1:23 p.m."),
        (LineKind.CAPTION, "The old quay, photos © Harbour Museum, 2018"),
        (LineKind.SECTION, "Featured slide shows"),
    ],
)
def test_a_line_of_the_site_is_told_by_its_kind(kind: LineKind, line: str) -> None:
    assert kind_of_line(line) is kind


@pytest.mark.parametrize(
    "line",
    [
        "Simak video yang beredar itu, polisi menyimpulkan tidak ada unsur pidana, kata Surya.",
        "Baca juga pernyataan itu, kata Surya, sebelum marah.",
        "Lihat saja nanti, katanya.",
        "Ikuti saja prosesnya.",
        "Video anak sekolah yang makan di warung makan menarik perhatian di media sosial.",
        "Foto itu diambil pada Senin oleh warga.",
        "Hak cipta lagu itu dipegang oleh keluarga, kata pengacara.",
        "Dilarang keras membakar hutan, kata Gubernur.",
        "Dapatkan izin dulu dari pemerintah daerah, ujar dia.",
        "Artikel itu telah tayang minggu lalu.",
        "Iklan rokok dilarang di televisi.",
        "Pilihan editor jatuh pada novel itu.",
        "Terkait kasus itu, polisi memeriksa lima saksi.",
        "Halaman rumah itu penuh bunga.",
        "Scroll media sosial sebelum tidur mengganggu kesehatan, kata dokter.",
        "Follow the money, he said.",
        "Watch the river closely, officials said.",
        "More rice is coming to markets next week.",
        "Read the full bill before voting, she urged lawmakers.",
        "Related charges were dropped on Monday.",
        "Share prices fell 3 percent.",
        "Subscribe numbers rose, the broadcaster said on Tuesday.",
        "Copyright law protects the song, the court ruled.",
        "Stok cukup",
        "Apa langkah pemerintah?",
        "Bandung (Jawa Barat)",
        "Partai itu (Golkar/PAN) menolak.",
        "Menteri: beras aman",
        "Jakarta - Menteri Perdagangan hadir.",
        "Sumber di kementerian mengatakan harga naik.",
        "If you like this river, he said, you will like the sea.",
        "Untuk mengikuti lomba itu, warga cukup datang ke balai desa.",
        "Ikuti kami, kata guru itu kepada muridnya.",
        "Daftar korban disebar lewat WhatsApp oleh warga, kata polisi, dan siapa saja bisa klik di sini.",
        "Selengkapnya soal itu akan dijelaskan menteri.",
        "(muara)",
        "Temukan berita bohong itu, polisi memeriksa pembuatnya.",
        "Perjalanan itu 20 menit.",
        "Farmers tell us what you think of prices matters little.",
        "The dam contributed to this flood.",
        "More stories of the flood will be told, the mayor said.",
        "He asked them to follow him on foot to the river.",
        "Popular songs fill the square.",
        "To read the full verdict took three hours.",
        "Most readers of the paper live in cities.",
        "Advertisement spending fell.",
        "Residents can sign up for the city’s weekly newsletter.",
        "If you buy a boat, the mayor said, the harbour will get a share of the fee.",
        "Listen to the sea and you will hear the old quay.",
        "[Video call from the mayor. The connection fails.]",
        "[CNET]" * 2,
        "Les critiques aiment lire aussi les romans.",
        "Updated figures came at 1:23 p.m.",
        "How to watch the eclipse on Tuesday",
        "We would like to hear the mayor, they said.",
        "Ikuti kanal YouTube itu, ratusan warga mengaku tertipu.",
        "Simak penjelasan menteri berikut ini.",
        "Harga beras: Rp 14.500",
        "Lihat: harga naik, kata dia.",
        "Laporan wartawan itu keliru, kata polisi.",
        "Follow the river north.",
        "Dilarang keras mengambil ikan di muara, kata Dewi.",
        "* * *",  # parts the sections of an article
        "___",
        "Baca juga " * 60 + ".",  # longer than any such line
    ],
)
def test_a_sentence_that_only_begins_like_a_line_of_the_site_stays(line: str) -> None:
    assert kind_of_line(line) is None


def test_captions_and_credits_are_kept_apart_and_nothing_else_is() -> None:
    assert {LineKind.CAPTION, LineKind.CREDIT} == KEPT_APART


@pytest.mark.parametrize(
    "words", ["Baca juga:", "(Baca juga:", "LIHAT JUGA :", "Read more:", "Baca juga", "Tonton juga video:"]
)
def test_a_label_leads_to_something_else(words: str) -> None:
    assert is_label(words, site_lines())


@pytest.mark.parametrize(
    "words", ["Menteri berkata:", "Baca", "Terkait", "", "Ia menulis di", "Kata dia, baca juga laporan"]
)
def test_words_before_a_link_are_a_label_only_if_they_lead_elsewhere(words: str) -> None:
    assert not is_label(words, site_lines())


def test_a_label_at_the_end_of_a_paragraph_is_cut_and_the_sentence_before_it_stays() -> None:
    assert without_label("Harga naik, katanya. Baca juga: ", site_lines()) == "Harga naik, katanya."
    assert without_label("Harga naik, katanya (Baca juga: ", site_lines()) == "Harga naik, katanya"
    assert without_label("Ia menulis: ", site_lines()) is None


@pytest.mark.parametrize(
    "piece", ["1 ", "1", "baca ", "simak video ", "a/", "foto: ", "ikuti kami di wa ", "( ", "more ", "© "]
)
def test_no_line_costs_more_than_its_length_allows(piece: str) -> None:
    """Lines are bounded, so what is measured is that many of the longest cost as much each as a few."""
    line = (piece * 320)[:320]
    assert growth(lambda count: [kind_of_line(line + str(number % 7)[:0]) for number in range(count)], 40, 4) < 12
