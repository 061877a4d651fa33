"""A passage as it is copied: with who said it, when, and where it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model import Span
from reader.tui.i18n import Translator
from reader.tui.reading.article.citing import cite
from reader.tui.reading.state import ReadingState

TR = Translator("en")


def test_a_quotation_is_cited_with_everything_that_is_known(reading: ReadingState) -> None:
    reading.article = replace(
        reading.article, outlet="Kabar Teluk", url="https://example.org/a_(b)", title="Pelabuhan [ditutup]"
    )
    span = reading.statements[0].spans[0]
    plain = cite(reading, span, TR, markdown=False)
    assert plain.splitlines()[1] == (
        "— Ratna Wijanarko, Wali Kota, said 2025-03-10, “Pelabuhan [ditutup]”, Kabar Teluk, published 2025-03-12, "
        "https://example.org/a_%28b%29"
    )
    marked = cite(reading, span, TR, markdown=True)
    assert "[Pelabuhan \\[ditutup\\]](<https://example.org/a_%28b%29>)" in marked
    assert marked.startswith("> Pemerintah Kota Lembayung")


def test_a_doubtful_speaker_is_cited_as_doubtful_and_an_unknown_one_as_unknown(reading: ReadingState) -> None:
    doubtful, unknown = reading.statements[6], reading.statements[7]
    assert "Serikat Nelayan Kenari (doubtful)" in cite(reading, doubtful.spans[0], TR, markdown=False)
    assert "unknown speaker" in cite(reading, unknown.spans[0], TR, markdown=False)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "\x1b]8;;x"])
def test_no_link_but_one_to_the_web_is_copied(reading: ReadingState, url: str) -> None:
    reading.article = replace(reading.article, url=url)
    assert url not in cite(reading, Span(0, 9), TR, markdown=True)
    reading.article = replace(reading.article, url="https://contoh.id/a> [x](y)")
    assert "https://contoh.id/a%3E%20[x]%28y%29" in cite(reading, Span(0, 9), TR, markdown=True)


def test_words_outside_statements_are_cited_with_their_source_alone(reading: ReadingState) -> None:
    assert "Wijanarko" not in cite(reading, Span(0, 9), TR, markdown=False)
