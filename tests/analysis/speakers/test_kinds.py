"""Which bodies a noun that points back can mean. Names are made up."""

from __future__ import annotations

import pytest

from reader.analysis.actors.people import ActorCandidate
from reader.analysis.entities.gazetteer import gazetteer
from reader.analysis.speakers.kinds import may_mean
from tests.analysis.staging import Said, speaker, staged


@pytest.mark.parametrize(
    ("language", "phrase", "name", "may"),
    [
        ("id", "perusahaan itu", "PT Arum Sentosa", True),
        ("id", "perusahaan tambang itu", "Kementerian Tambang", False),
        ("id", "maskapai itu", "Arum Air", True),
        ("id", "perseroan", "Universitas Arum", False),
        ("id", "lembaga itu", "Kementerian Tambang", True),
        ("id", "klub itu", "Asosiasi Klub Arum", True),
        ("en", "the company", "Moss Department", False),
        ("en", "the company", "Acme Bank", True),
        ("en", "the paper", "Moss Airline", False),
        ("en", "the commission", "Moss Airline", True),
    ],
)
def test_a_noun_and_the_head_of_a_name(language: str, phrase: str, name: str, may: bool) -> None:
    actor = ActorCandidate("organization", name=name)
    assert may_mean(gazetteer(language), phrase, actor) is may


def test_a_government_is_no_firm() -> None:
    assert not may_mean(gazetteer("id"), "perusahaan itu", ActorCandidate("government", name="Arumia"))


TURNS = [
    ("Perusahaan itu", "PT Arum Sentosa", "whoever is no authority is meant"),
    ("Lembaga itu", "Otoritas Pelabuhan", "the one who spoke is"),
    ("Perseroan", "PT Arum Sentosa", "the word alone points back"),
]


@pytest.mark.parametrize(("phrase", "said_by", "reason"), TURNS, ids=[row[2] for row in TURNS])
def test_a_firm_that_points_back_is_not_the_authority_that_spoke(phrase: str, said_by: str, reason: str) -> None:
    text = (
        "Otoritas Pelabuhan menyegel gudang PT Arum Sentosa. Otoritas Pelabuhan menyebut gudang itu rawan.\n\n"
        f"{phrase} menyatakan gudang itu aman."
    )
    found = staged(
        text,
        Said("gudang itu rawan", "menyebut", "Otoritas Pelabuhan"),
        Said("gudang itu aman", "menyatakan", phrase),
        names={"Otoritas Pelabuhan": "ORG", "PT Arum Sentosa": "ORG"},
    )
    assert speaker(found, 1) == said_by, reason
