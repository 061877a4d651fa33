"""Which names mean the same actor, what kind of actor, with which role. Sentences are made up."""

from __future__ import annotations

import pytest

from reader.analysis.entities.spelling import blends, fits, parts
from reader.model import ActorKind
from tests.analysis.staging import Said, actor, speaker, staged, words_of


def cluster(text: str, name: str, *said: Said, **seen: str) -> list[str]:
    """The words of every mention of one actor."""
    return words_of(staged(text, *said, names={k.replace("_", " "): v for k, v in seen.items()}), text, name)


def test_first_name_and_last_name_are_the_person_of_the_full_name() -> None:
    text = "Darmaji Setiawan datang. Darmaji bicara. Setiawan pulang."
    assert cluster(text, "Darmaji Setiawan", Darmaji_Setiawan="PER") == ["Darmaji Setiawan", "Darmaji", "Setiawan"]


def test_a_longer_name_that_comes_later_gives_the_actor_its_name() -> None:
    text = "Darmaji datang. Lalu Darmaji Setiawan Putra bicara."
    assert cluster(text, "Darmaji Setiawan Putra", Darmaji_Setiawan_Putra="PER") == [
        "Darmaji",
        "Darmaji Setiawan Putra",
    ]


def test_a_spouse_who_bears_the_name_at_the_end_is_another_person() -> None:
    text = "Bagus Wiranata hadir. Istrinya, Lilis Bagus Wiranata, juga hadir."
    found = staged(text, names={"Bagus Wiranata": "PER", "Lilis Bagus Wiranata": "PER"})
    assert {one.name for one in found.actors} == {"Bagus Wiranata", "Lilis Bagus Wiranata"}


def test_an_initial_stands_for_its_name() -> None:
    text = "Mohammad Ridho hadir. Kata M. Ridho, acara lancar."
    found = staged(text, names={"Mohammad Ridho": "PER", "M. Ridho": "PER"})
    assert [one.name for one in found.actors] == ["Mohammad Ridho"]


def test_two_spellings_a_letter_apart_are_one_person() -> None:
    text = "Herlambang datang. Kata Herlambng, acara lancar."
    found = staged(text, names={"Herlambang": "PER", "Herlambng": "PER"})
    assert len(found.actors) == 1


def test_a_bracket_or_alias_tells_another_name() -> None:
    text = "Suryadi Pranata (Oyon) hadir. Yulia Rahma alias Cece absen. Oyon dan Cece akrab."
    seen = {"Suryadi Pranata": "PER", "Oyon": "PER", "Yulia Rahma": "PER", "Cece": "PER"}
    found = staged(text, names=seen)
    assert words_of(found, text, "Suryadi Pranata") == ["Suryadi Pranata", "Oyon", "Oyon"]
    assert words_of(found, text, "Yulia Rahma") == ["Yulia Rahma", "Cece", "Cece"]


def test_an_alias_may_have_a_form_of_address_before_it() -> None:
    text = "Suryadi Pranata, karib disapa Pak Oyon, hadir. Oyon pulang."
    found = staged(text, names={"Suryadi Pranata": "PER", "Oyon": "PER"})
    assert [one.name for one in found.actors] == ["Suryadi Pranata"]


@pytest.mark.parametrize(
    ("short", "full", "same", "reason"),
    [
        ("SPW", "Surya Putra Wibowo", True, "initials"),
        ("Surpu", "Surya Putra", True, "beginnings of both words"),
        ("Surput", "Surya Putra", True, "longer beginnings"),
        ("Bamput", "Bambang Paramuta", False, "letters that are not there"),
        ("Suryo", "Surya Putra", False, "another name"),
        ("Su", "Surya Putra", False, "too little"),
    ],
)
def test_a_nickname_is_made_of_beginnings(short: str, full: str, same: bool, reason: str) -> None:
    assert blends(short, parts(full)) is same, reason


def test_words_of_a_short_name_stand_in_order_in_the_full_one() -> None:
    assert fits(("edy",), ("oktavian", "edy", "saputra"))
    assert fits(("o", "saputra"), ("oktavian", "edy", "saputra"))
    assert not fits(("saputra", "edy"), ("oktavian", "edy", "saputra"))


def test_a_title_tells_namesakes_apart() -> None:
    text = (
        "Ratu Kencana Sari Dewi tiba bersama Menteri Sosial Sari Utami. "
        "“Mari bantu,” kata Menteri Sosial Sari. “Terima kasih,” kata Ratu Sari."
    )
    seen = {"Sari Dewi": "PER", "Sari Utami": "PER"}
    first = Said("“Mari bantu,”", "kata", "Menteri Sosial Sari")
    second = Said("“Terima kasih,”", "kata", "Ratu Sari")
    found = staged(text, first, second, names=seen)
    assert [speaker(found, 0), speaker(found, 1)] == ["Sari Utami", "Sari Dewi"]


ROLES = [
    ("Juru Bicara Polda Jambi Ratna Wulan hadir.", "Juru Bicara", "Polda Jambi", "title and body before the name"),
    ("Wakil Menteri Perdagangan Ratna Wulan hadir.", "Wakil Menteri Perdagangan", None, "a field is no body"),
    ("Kepala Dinas Pertanian Ratna Wulan hadir.", "Kepala", "Dinas Pertanian", "the body that is led"),
    ("Ratna Wulan, pengamat politik, hadir.", "pengamat politik", None, "behind a comma"),
    ("Ratna Wulan selaku Ketua Umum PSSI hadir.", "Ketua Umum", "PSSI", "behind selaku"),
    ("Ratna Wulan hadir.", None, None, "no title"),
]


@pytest.mark.parametrize(("text", "role", "body", "reason"), ROLES, ids=[row[-1] for row in ROLES])
def test_role_and_affiliation_are_read_from_the_title(
    text: str, role: str | None, body: str | None, reason: str
) -> None:
    found = actor(staged(text, names={"Ratna Wulan": "PER"}), "Ratna Wulan")
    assert (found.role, found.affiliation) == (role, body), reason


def test_a_name_that_only_tells_whose_somebody_is_gets_no_title() -> None:
    text = "Rumah itu milik kerabat Bupati Ratna Wulan."
    assert actor(staged(text, names={"Ratna Wulan": "PER"}), "Ratna Wulan").role is None


BODIES = [
    ("Himpunan Petani Kopi rapat. HPK sepakat.", {"Himpunan Petani Kopi": "ORG", "HPK": "ORG"}, "an acronym"),
    ("Kementerian Keuangan rapat. Kemenkeu sepakat.", {"Kementerian Keuangan": "ORG"}, "a shortened name"),
    (
        "Partai Melati Raya rapat. Melati Raya menang.",
        {"Partai Melati Raya": "ORG", "Melati Raya": "ORG"},
        "no head noun",
    ),
    ("Ariestama rapat. Ariestma naik.", {"Ariestama": "ORG", "Ariestma": "ORG"}, "a slip of spelling"),
    (
        "Pengadilan Negeri Klaten rapat. PN Klaten sepakat.",
        {"Pengadilan Negeri Klaten": "ORG", "PN Klaten": "ORG"},
        "a place",
    ),
    (
        "Dinas Sosial Nusa Tenggara Barat rapat. Dinas Sosial NTB sepakat.",
        {"Dinas Sosial Nusa Tenggara Barat": "ORG", "Dinas Sosial NTB": "ORG"},
        "a province by its acronym",
    ),
    (
        "Pemerintah Kota (Pemkot) Kendal rapat. Pemkot Kendal sepakat.",
        {"Pemerintah Kota (Pemkot) Kendal": "ORG", "Pemkot Kendal": "ORG"},
        "an acronym of its first words in brackets",
    ),
    (
        "Pengadilan Negeri Jawa Barat rapat. PN Jabar sepakat.",
        {"Pengadilan Negeri Jawa Barat": "ORG", "PN Jabar": "ORG"},
        "acronym and short province",
    ),
    (
        "Pemerintah Kota Kendal rapat. Pemkot Kendal sepakat.",
        {"Pemerintah Kota Kendal": "ORG", "Pemkot Kendal": "ORG"},
        "beginnings of its first words and a place",
    ),
]


@pytest.mark.parametrize(("text", "seen", "reason"), BODIES, ids=[row[-1] for row in BODIES])
def test_two_names_of_a_body_are_one_actor(text: str, seen: dict[str, str], reason: str) -> None:
    found = [one for one in staged(text, names=seen).actors if one.kind is not ActorKind.PERSON]
    assert len(found) == 1, reason
    assert len(found[0].mentions) == 2, reason


def test_a_body_has_its_name_with_the_most_capitals() -> None:
    text = "Serikat Jawa barat rapat. Serikat Jawa Barat sepakat."
    found = staged(text, names={"Serikat Jawa barat": "ORG", "Serikat Jawa Barat": "ORG"})
    assert [one.name for one in found.actors] == ["Serikat Jawa Barat"]


def test_a_capital_that_speaks_is_its_government_and_one_that_is_a_place_is_nobody() -> None:
    text = "Tokyo menyatakan ekspor dibuka. Jepang menunggu. Rapat digelar di Roma."
    found = staged(text, Said("ekspor dibuka", "menyatakan", "Tokyo"))
    assert [(one.name, one.kind) for one in found.actors] == [("Jepang", ActorKind.GOVERNMENT)]
    assert words_of(found, text, "Jepang") == ["Tokyo", "Jepang"]


def test_press_forms_of_a_country_are_one_government() -> None:
    text = "AS menolak. Menurut Amerika Serikat, usul itu terlambat."
    found = staged(text, Said("usul itu terlambat", "Menurut", "Amerika Serikat"))
    assert [one.name for one in found.actors] == ["Amerika Serikat"]


def test_several_names_that_dan_closes_speak_jointly_and_each_is_an_actor() -> None:
    text = "“Kami siap,” kata Tono Wibisono, Rudi Hartawan, dan Sinta Melani."
    seen = {"Tono Wibisono": "PER", "Rudi Hartawan": "PER", "Sinta Melani": "PER"}
    found = staged(text, Said("“Kami siap,”", "kata", "Tono Wibisono, Rudi Hartawan, dan Sinta Melani"), names=seen)
    assert speaker(found, 0) == "Tono Wibisono, Rudi Hartawan, dan Sinta Melani"
    assert found.statements[0].why == "joint-speakers"
    assert {one.name for one in found.actors} >= set(seen)


def test_governments_speak_jointly_too() -> None:
    text = "Tokyo dan Roma mendesak perundingan dibuka."
    found = staged(text, Said("perundingan dibuka", "mendesak", "Tokyo dan Roma"))
    assert speaker(found, 0) == "Tokyo dan Roma"
    assert {one.name for one in found.actors} == {"Tokyo dan Roma", "Tokyo", "Roma"}


def test_a_source_cut_short_within_a_title_is_the_one_who_bears_it() -> None:
    text = "Juru bicara Bulog Tono Wibisono menjawab dan mengatakan stok aman."
    found = staged(text, Said("stok aman", "mengatakan", "Juru"), names={"Tono Wibisono": "PER"})
    assert speaker(found, 0) == "Tono Wibisono"
    assert words_of(found, text, "Tono Wibisono") == ["Juru bicara Bulog Tono Wibisono"]


def test_a_word_for_what_a_body_is_belongs_to_its_name() -> None:
    text = "Menurut kantor berita Pelita, stok aman. Pelita tidak merinci."
    found = staged(text, Said("stok aman", "Menurut", "kantor berita Pelita"), names={"Pelita": "ORG"})
    assert [one.name for one in found.actors] == ["Pelita"]


def test_one_of_a_body_that_is_pointed_at_is_nobody_named_before() -> None:
    text = "Ketua Bulog Tono Wibisono hadir. “Stok aman,” kata seorang pejabat lembaga tersebut."
    found = staged(
        text, Said("“Stok aman,”", "kata", "seorang pejabat lembaga tersebut"), names={"Tono Wibisono": "PER"}
    )
    assert found.statements[0].why == "unnamed-source"


def test_a_name_before_a_comma_is_somebody_elses_where_another_name_follows() -> None:
    text = "“Kami siap,” kata pengacara Tono Wibisono, Rudi Hartawan."
    seen = {"Tono Wibisono": "PER", "Rudi Hartawan": "PER"}
    found = staged(text, Said("“Kami siap,”", "kata", "pengacara Tono Wibisono, Rudi Hartawan"), names=seen)
    assert speaker(found, 0) == "Rudi Hartawan"


UNNAMED = [
    ("“Itu benar,” kata kantor Tono Wibisono.", "kantor Tono Wibisono", ActorKind.ORGANIZATION),
    ("“Itu benar,” kata para pendukung Tono Wibisono.", "para pendukung Tono Wibisono", ActorKind.GROUP),
    ("“Itu benar,” kata seorang pedagang sayur.", "seorang pedagang sayur", ActorKind.PERSON),
    ("“Itu benar,” kata warga Kaliwungu.", "warga Kaliwungu", ActorKind.GROUP),
]


@pytest.mark.parametrize(("text", "source", "kind"), UNNAMED, ids=[row[1] for row in UNNAMED])
def test_a_source_without_a_name_of_its_own_is_an_actor_by_its_description(
    text: str, source: str, kind: ActorKind
) -> None:
    seen = {"Tono Wibisono": "PER"} if "Tono" in text else {}
    found = staged(text, Said("“Itu benar,”", "kata", source), names=seen)
    assert speaker(found, 0) == source
    assert actor(found, source).kind is kind


def test_descriptions_in_like_words_mean_the_same_body() -> None:
    text = "“Ada bukti,” kata agen intelijen Oslo. “Banyak,” tambah Badan intelijen Oslo."
    said = (Said("“Ada bukti,”", "kata", "agen intelijen Oslo"), Said("“Banyak,”", "tambah", "Badan intelijen Oslo"))
    found = staged(text, *said)
    assert speaker(found, 0) == speaker(found, 1)
    assert found.statements[1].why == "described-alike"


def test_actors_are_numbered_by_first_mention_and_their_mentions_do_not_overlap() -> None:
    text = "Ketua KPK Tono Wibisono dan Sinta Melani hadir. Tono pulang, Sinta tinggal."
    found = staged(text, names={"Tono Wibisono": "PER", "Sinta Melani": "PER"})
    firsts = [one.mentions[0].start for one in found.actors]
    assert firsts == sorted(firsts)
    assert [one.id for one in found.actors] == [f"a{n}" for n in range(1, len(found.actors) + 1)]
    for one in found.actors:
        assert all(a.end <= b.start for a, b in zip(one.mentions, one.mentions[1:], strict=False))


def test_entities_point_to_their_actor() -> None:
    text = "Tono Wibisono hadir. Tono pulang ke Kendal."
    found = staged(text, names={"Tono Wibisono": "PER"})
    (person,) = found.actors
    assert [(e.span.of(text), e.actor) for e in found.entities] == [
        ("Tono Wibisono", person.id),
        ("Tono", person.id),
        ("Kendal", None),
    ]


@pytest.mark.parametrize("short", ["Dirjen", "Direktur Jenderal"])
def test_a_short_title_means_who_bears_the_long_one(short: str) -> None:
    text = f"Direktur Jenderal Pendidikan Lestari Adi Wibowo hadir. {short} mengatakan ujian ditunda."
    found = staged(text, Said("ujian ditunda", "mengatakan", short), names={"Adi Wibowo": "PER"})
    assert speaker(found, 0) == "Adi Wibowo"


@pytest.mark.parametrize("told", ["petani yang akrab disapa", "yang biasa dipanggil"])
def test_what_somebody_is_called_by_is_another_name_of_his(told: str) -> None:
    text = f"Muhamad Sulaiman, {told} Lemandir, panen lebih cepat. Lemandir senang."
    found = staged(text, names={"Muhamad Sulaiman": "PER", "Lemandir": "PER"})
    assert words_of(found, text, "Muhamad Sulaiman")[1:] == ["Lemandir", "Lemandir"]


def test_an_office_with_a_name_that_nobody_saw_is_nobody_elses() -> None:
    text = "Ketua Paguyuban Lilik Maryanti hadir. Ketua Paguyuban Pasar Hanafi Sarigar mengatakan pasar ditutup."
    source = "Ketua Paguyuban Pasar Hanafi Sarigar"
    found = staged(text, Said("pasar ditutup", "mengatakan", source), names={"Lilik Maryanti": "PER"})
    assert speaker(found, 0) != "Lilik Maryanti"


@pytest.mark.parametrize(
    ("text", "source", "who"),
    [
        ("Rumah Data merilis laporan. Menurut laporan Rumah Data, stok aman.", "laporan Rumah Data", "Rumah Data"),
        ("Rina Sari bersaksi. Menurut keterangan Rina Sari, stok aman.", "keterangan Rina Sari", "Rina Sari"),
        ("Menurut laporan petugas, stok aman.", "laporan petugas", "petugas"),
        ("Rumah Data tutup. Menurut rumah data, stok aman.", "rumah data", "Rumah Data"),
        ("Yayasan Tirta Asri rugi. Menurut Yayasan, stok aman.", "Yayasan", "Yayasan Tirta Asri"),
    ],
)
def test_a_body_by_its_text_its_spelling_and_its_noun(text: str, source: str, who: str) -> None:
    names = {"Rumah Data": "ORG", "Rina Sari": "PER", "Yayasan Tirta Asri": "ORG", "Yayasan": "ORG"}
    seen = {name: label for name, label in names.items() if name in text}
    assert speaker(staged(text, Said("stok aman", "Menurut", source), names=seen), 0) == who


def test_a_noun_of_two_bodies_is_neither() -> None:
    text = "Yayasan Tirta Asri dan Yayasan Jaya Raya rugi. Menurut Yayasan, stok aman."
    seen = {"Yayasan Tirta Asri": "ORG", "Yayasan Jaya Raya": "ORG"}
    assert speaker(staged(text, Said("stok aman", "Menurut", "Yayasan"), names=seen), 0) not in seen


def test_the_fuller_name_is_the_one_that_another_name_is_told_for() -> None:
    text = "“Pak AT (Arifin Tirta) hadir,” kata Ani Sari. Arifin pulang. Arifin Tirta tidur."
    seen = {"AT": "PER", "Arifin Tirta": "PER", "Arifin": "PER", "Ani Sari": "PER"}
    assert set(cluster(text, "Arifin Tirta", **seen)) == {"Arifin", "Arifin Tirta", "Pak AT"}


def test_a_first_name_goes_before_a_last_name_that_was_heard_later() -> None:
    text = "Raharjo Utama hadir bersama Andika Bayu Raharjo. Raharjo pulang."
    found = staged(text, names={"Raharjo Utama": "PER", "Andika Bayu Raharjo": "PER", "Raharjo": "PER"})
    assert words_of(found, text, "Raharjo Utama") == ["Raharjo Utama", "Raharjo"]


def test_a_body_that_is_partly_called_by_initials_is_one() -> None:
    text = "Dinas Pekerjaan Umum Kota Blitar tutup. Dinas PU Kota Blitar buka. Dinas PU pindah."
    seen = {"Dinas Pekerjaan Umum Kota Blitar": "ORG", "Dinas PU Kota Blitar": "ORG", "Dinas PU": "ORG"}
    found = staged(text, names=seen)
    assert [one.name for one in found.actors] == ["Dinas Pekerjaan Umum Kota Blitar"]


def test_a_head_of_state_is_the_president() -> None:
    text = "Presiden Adi Wibowo bertemu Ketua DPR Sinta Melani. Kepala Negara mengatakan ujian ditunda."
    said = Said("ujian ditunda", "mengatakan", "Kepala Negara")
    assert speaker(staged(text, said, names={"Adi Wibowo": "PER", "Sinta Melani": "PER"}), 0) == "Adi Wibowo"


def test_a_title_ends_with_the_sentence_before_the_name() -> None:
    text = "Rudi Hartanto menjadi anggota DPR. Sinta Melani hadir. Kata Prof. H. Adi Wibowo, acara lancar."
    found = staged(text, names={"Rudi Hartanto": "PER", "DPR": "ORG", "Sinta Melani": "PER", "Adi Wibowo": "PER"})
    assert actor(found, "Sinta Melani").role is None
    assert actor(found, "Adi Wibowo").role == "Prof"


def test_whom_a_bare_title_tells_of_does_not_bear_it() -> None:
    text = "Menurut jaksa, Sinta Melani berutang. Kata hakim, Adi Wibowo, itu wajar."
    found = staged(text, names={"Sinta Melani": "PER", "Adi Wibowo": "PER"})
    assert actor(found, "Sinta Melani").role is None
    assert actor(found, "Adi Wibowo").role == "hakim"


def test_a_body_is_called_neither_by_its_account_nor_by_its_seat() -> None:
    text = "Bank Warta (BW) untung, tulis @bank_warta_kita. Kantor Bank Warta penuh."
    seen = {"Bank Warta": "ORG", "BW": "ORG", "@bank_warta_kita": "ORG", "Kantor Bank Warta": "ORG"}
    found = staged(text, names=seen)
    assert "Bank Warta" in {one.name for one in found.actors}
    assert "Kantor Bank Warta" not in {one.name for one in found.actors}


def test_a_role_holds_neither_rank_nor_the_person_s_other_name() -> None:
    text = "Kabid Humas Polda Jateng Kombes Budi Hartanto (Gus Budi) hadir. Kepala Sekolah SMPN 7 Sri Wahyunti pulang."
    seen = {"Polda Jateng": "ORG", "Budi Hartanto": "PER", "Gus Budi": "PER", "SMPN 7": "ORG", "Sri Wahyunti": "PER"}
    found = staged(text, Said("hadir", None, "Kabid Humas Polda Jateng Kombes Budi Hartanto (Gus Budi"), names=seen)
    budi, sri = actor(found, "Budi Hartanto"), actor(found, "Sri Wahyunti")
    assert (budi.role, budi.affiliation) == ("Kabid Humas", "Polda Jateng")
    assert (sri.role, sri.affiliation) == ("Kepala Sekolah", "SMPN 7")


def test_a_phrase_without_a_noun_is_nobody_s_name() -> None:
    text = "The roof fell, the said. Both said it rained."
    found = staged(text, Said("The roof fell", "said", "the"), Said("it rained", "said", "Both"), language="en")
    assert not {"the", "Both"} & {one.name for one in found.actors}


def test_who_leads_a_body_is_named_behind_it() -> None:
    text = "“Kami siap,” kata ketua panitia Tono Wibisono."
    found = staged(text, Said("“Kami siap,”", "kata", "ketua panitia Tono Wibisono"), names={"Tono Wibisono": "PER"})
    assert speaker(found, 0) == "Tono Wibisono"


def test_the_title_of_a_work_is_not_its_singer() -> None:
    text = "Sutini Rahma hadir. Pelantun 'Melati di Bukit' itu mengatakan panggung licin. Melati mekar."
    said = Said("panggung licin", "mengatakan", "Pelantun 'Melati di Bukit' itu")
    found = staged(text, said, names={"Sutini Rahma": "PER", "Melati": "PER"})
    assert speaker(found, 0) == "Sutini Rahma"


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Kapolres Wanasari", "Kapolres, AKBP Sutini Rahma", True),
        ("Kapolres Wanasari", "Kapolres Banjarsari, AKBP Sutini Rahma", False),
        ("Kapolres", "Kapolres Wanasari, AKBP Sutini Rahma", True),
    ],
    ids=["named without the place", "of another place", "called without the place"],
)
def test_an_office_of_a_place_is_whoever_alone_is_told_to_bear_it(first: str, second: str, same: bool) -> None:
    text = f"{first} memastikan jalan aman. “Sudah dijaga,” kata {second}."
    said = Said("jalan aman", "memastikan", first), Said("“Sudah dijaga,”", "kata", second)
    names = {"Wanasari": "GPE", "Banjarsari": "GPE", "Sutini Rahma": "PER"}
    found = staged(text, *said, names={name: label for name, label in names.items() if name in text})
    assert (speaker(found, 0) == speaker(found, 1)) is same
