"""Where the person begins behind an office and its place or body. Names are made up."""

from __future__ import annotations

import pytest

from reader.analysis.entities.gazetteer import gazetteer
from reader.analysis.entities.offices import parted
from reader.analysis.entities.words import Words


def names(text: str, *seen: tuple[str, str]) -> list[tuple[str, str]]:
    """The names of a text in which these were seen, by words and label."""
    found = [(text.index(name), text.index(name) + len(name), label) for name, label in seen]
    return [(text[start:end], label) for start, end, label in parted(Words(text), gazetteer("id"), found)]


@pytest.mark.parametrize(
    ("text", "seen", "person", "reason"),
    [
        ("Bupati Garut Sekar Arumdini hadir.", ("Garut Sekar Arumdini", "PER"), "Sekar Arumdini", "a listed place"),
        (
            "Kepala Desa Sukawangi Supardi hadir. Kata Supardi, embung kering.",
            ("Sukawangi Supardi", "PER"),
            "Supardi",
            "the name of a village before it",
        ),
        (
            "Kepala Badan Gizi Daerah Dadang Hendrawan hadir. Kata Dadang, gizi membaik.",
            ("Badan Gizi Daerah Dadang Hendrawan", "ORG"),
            "Dadang Hendrawan",
            "the name by which he is called alone",
        ),
        (
            "Kepala Dinas ESDM Gusti Ilhamsah hadir. Kata Ilhamsah, listrik padam.",
            ("Dinas ESDM Gusti Ilhamsah", "ORG"),
            "Gusti Ilhamsah",
            "called by the last name, the first before it",
        ),
    ],
)
def test_a_person_is_parted_from_what_the_office_heads(
    text: str, seen: tuple[str, str], person: str, reason: str
) -> None:
    assert (person, "PER") in names(text, seen), reason


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Menteri Pertahanan Pete Hagsted hadir. Kata Hagsted, perang usai.", ("Pete Hagsted", "PER")),
        ("Juru bicara Kementerian Luar Negeri Korea Utara hadir.", ("Kementerian Luar Negeri Korea Utara", "ORG")),
        ("Kabid Humas Polda Metro Jaya hadir.", ("Polda Metro Jaya", "ORG")),
        ("Gubernur Jawa Timur hadir.", ("Jawa Timur", "GPE")),
    ],
)
def test_a_whole_name_stays_whole(text: str, seen: tuple[str, str]) -> None:
    assert seen in names(text, seen)


def test_a_language_with_the_head_last_is_left_alone() -> None:
    text = "Mayor Moss Ann Poe came."
    found = [(6, 18, "PER")]
    assert parted(Words(text), gazetteer("en"), found) == found


@pytest.mark.parametrize(
    ("text", "seen", "person", "reason"),
    [
        ("Kata M. Rizwan Hamdi, anggaran cukup.", ("Rizwan Hamdi", "PER"), "M. Rizwan Hamdi", "an initial"),
        ("Kata Moh. Hamdani, anggaran cukup.", ("Hamdani", "PER"), "Moh. Hamdani", "a first name cut short"),
        ("Gubernur Ahmad Luthfiono hadir.", ("Luthfiono", "PER"), "Ahmad Luthfiono", "a first name behind the office"),
        ("Kata Jenderal Galang Hari Wibisana, siap.", ("Wibisana", "PER"), "Galang Hari Wibisana", "behind a rank"),
    ],
)
def test_the_beginning_of_a_name_that_was_not_seen_belongs_to_it(
    text: str, seen: tuple[str, str], person: str, reason: str
) -> None:
    assert (person, "PER") in names(text, seen), reason


def test_the_body_before_a_person_takes_no_part_of_the_name() -> None:
    text = "Kampus Unsrigading ramai. Rektor Unsrigading Lukman Sutarjo hadir."
    spans = [(7, 18, "ORG"), (33, 51, "PER"), (52, 59, "PER")]
    found = parted(Words(text), gazetteer("id"), spans)
    assert [(text[start:end], label) for start, end, label in found] == [
        ("Unsrigading", "ORG"),
        ("Unsrigading", "ORG"),
        ("Lukman Sutarjo", "PER"),
    ]


def test_a_number_before_a_name_is_no_initial() -> None:
    assert ("Lukman", "PER") in names("Laga pekan ke-8. Lukman menang.", ("Lukman", "PER"))


@pytest.mark.parametrize(
    ("text", "said", "found"),
    [
        (
            "Ketua Fraksi Arum Putri Wijayanti Sari hadir. Kata Putri, rapat usai.",
            "Wijayanti Sari",
            "Putri Wijayanti Sari",
        ),
        ("Ketua Fraksi Arum Putri Wijayanti Sari hadir. Rapat usai.", "Wijayanti Sari", "Wijayanti Sari"),
    ],
)
def test_a_relation_by_which_somebody_is_called_alone_begins_the_name(text: str, said: str, found: str) -> None:
    people = names(text, (said, "PER"))
    assert (found, "PER") in people
    assert (("Putri", "PER") in people) is found.startswith("Putri")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Sekretaris Fraksi Arum Farid Wijayanto hadir.", "Farid Wijayanto"),
        ("Ketua Umum Partai Arum hadir.", None),
        ("Ketua Yayasan Farid hadir.", None),
    ],
)
def test_a_name_that_nobody_saw_begins_with_a_common_given_name(text: str, person: str | None) -> None:
    assert names(text) == ([(person, "PER")] if person else [])


@pytest.mark.parametrize(
    ("text", "seen", "person"),
    [
        ("Putri Ayunda Sari, seorang pendaki, hadir.", "Ayunda Sari", "Putri Ayunda Sari"),
        ("Putri Ayunda Sari, Rahma, hadir.", "Ayunda Sari", "Ayunda Sari"),
        ("Putri Ayunda Sari hadir.", "Ayunda Sari", "Ayunda Sari"),
    ],
    ids=["told of behind a comma", "her mother's", "not told of"],
)
def test_a_relation_before_a_name_that_is_told_of_belongs_to_it(text: str, seen: str, person: str) -> None:
    assert names(text, (seen, "PER")) == [(person, "PER")]
