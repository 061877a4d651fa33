"""Explanations of an article's statements by the shipped pipelines: numbered as the analysis, and they add up."""

from __future__ import annotations

from functools import cache

import pytest

from reader.analysis import Engine
from reader.analysis.draft import split_paragraphs
from reader.analysis.engine.explain import Explanation, explain
from reader.model import Analysis, Article, Block, BlockKind, Span

TEXTS = {
    "id": (
        "Kepala Dinas Perhubungan Rahmat Hidayat meninjau jembatan bersama Siti Aminah.\n\n"
        "“Jembatan ini aman,” kata Rahmat.\n\nIa menambahkan bahwa warga boleh lewat mulai besok."
    ),
    "en": (
        "Mayor Helen Brooks visited the bridge together with Tom Alvarez.\n\n"
        "“The bridge is safe,” Brooks said.\n\nShe added that residents may cross it from tomorrow."
    ),
}


@cache
def read(language: str) -> tuple[list[Explanation], Analysis]:
    text = TEXTS[language]
    blocks = tuple(Block(BlockKind.PARAGRAPH, Span(*span)) for span in split_paragraphs(text))
    article = Article("test", text, blocks, language=language)
    engine = Engine()
    return explain(engine, article), engine.analyse(article)


@pytest.mark.parametrize("language", TEXTS)
def test_each_statement_of_the_analysis_is_explained_in_its_order(language: str) -> None:
    found, analysis = read(language)
    names = {actor.id: actor.name for actor in analysis.actors}
    text = TEXTS[language]
    assert [one.kind for one in found] == [statement.kind.value for statement in analysis.statements]
    assert [one.content for one in found] == [
        " … ".join(span.of(text) for span in statement.spans) for statement in analysis.statements
    ]
    assert [one.speaker for one in found] == [names.get(statement.actor or "") for statement in analysis.statements]
    shown = [statement.confidence for statement in analysis.statements]  # to two places
    assert [one.confidence for one in found] == pytest.approx(shown, abs=0.005)


@pytest.mark.parametrize("language", TEXTS)
def test_candidates_are_weighed_by_rules_and_encoder_and_make_one(language: str) -> None:
    found, _ = read(language)
    direct = next(one for one in found if one.kind == "direct")
    assert direct.speaker in {"Rahmat Hidayat", "Helen Brooks"}
    assert direct.decided_by
    for one in found:
        votes = [candidate.vote for candidate in one.candidates]
        assert votes == sorted(votes, reverse=True)
        assert sum(votes) <= 1.001
        assert all(candidate.encoder is None or 0 <= candidate.encoder <= 1.001 for candidate in one.candidates)
        if one.candidates and one.speaker:
            assert one.candidates[0].name == one.speaker
            assert one.candidates[0].features


def test_a_language_without_word_lists_has_nothing_to_explain() -> None:
    assert explain(Engine(), Article("test", "Salut.", (), language="fr")) == []
