"""A headline on top changes nothing below it: names, statements and speakers are those of the text without it."""

from __future__ import annotations

import pytest

from reader.analysis import Engine
from reader.intake import article_of_text

BODY = {
    "id": (
        "Menteri Perdagangan Wirya Laksana mengatakan harga beras turun pekan ini.\n\n"
        '"Stok kami cukup sampai akhir tahun," ujar Wirya di Surabaya.\n\n'
        '"Tidak perlu panik," kata Mendag.\n\n'
        "Ketua asosiasi pedagang Sinta Maheswari menilai penurunan itu belum terasa di pasar."
    ),
    "en": (
        "Trade minister Ann Holloway said rice prices fell this week.\n\n"
        '"We have enough until the end of the year," Holloway said in Leeds.\n\n'
        "Traders' spokesman Peter Quill said that markets had not felt it yet."
    ),
}
HEADLINES = [
    ("id", "Wirya Laksana Sebut Harga Turun, Sinta Maheswari Ragu"),
    ("id", "Mendag Beberkan Capaian Asta Cita"),
    ("en", "Holloway Says Prices Fall, Quill Doubts It"),
]


@pytest.mark.parametrize(("language", "headline"), HEADLINES)
def test_names_statements_and_speakers_below_a_headline_are_those_without_it(language: str, headline: str) -> None:
    engine = Engine()

    def read(text: str, shift: int) -> tuple[set[object], set[object]]:
        analysis = engine.analyse(article_of_text(text, "a.txt", language=language))
        actors = {actor.id: actor.name for actor in analysis.actors}
        names: set[object] = {(e.span.start - shift, e.label) for e in analysis.entities if e.span.start >= shift}
        below = [statement for statement in analysis.statements if statement.start >= shift]
        said: set[object] = {(s.start - shift, s.end - shift, actors.get(s.actor or "")) for s in below}
        return names, said

    head = headline + "\n\n"
    assert read(head + BODY[language], len(head)) == read(BODY[language], 0)
