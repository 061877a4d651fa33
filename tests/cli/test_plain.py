"""`kutip read --plain`: the article as numbered paragraphs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reader.cli import main
from reader.cli.plain import plain_lines
from reader.intake import read
from reader.model import Analysis, Article, Link
from tests.cli.conftest import QuotationEngine
from tests.intake.pages import answer, server

MARKDOWN = """# Harga beras turun

Harga beras turun. “Kami siap,” kata Ratna.

## Pasokan

- medium
  - lokal

> Stok aman.

```
a = 1

  b
```
"""


def _plain(article: Article, analysis: Analysis | None = None) -> str:
    return "\n".join(plain_lines(article, analysis or QuotationEngine().analyse(article)))


def test_paragraphs_are_numbered_and_followed_by_who_said_what() -> None:
    article = read("-", stdin=MARKDOWN.encode(), published=date(2024, 10, 22))
    assert _plain(article) == (
        "2024-10-22 · id\n\n# Harga beras turun\n\n"
        "1. Harga beras turun. “Kami siap,” kata Ratna.\n   — [b]Ratna[/b], 2024-10-21, direct: Kami siap,\n\n"
        "## Pasokan\n\n2. • medium\n\n3.   • lokal\n\n4. > Stok aman.\n\n5.\n    a = 1\n    \n      b\n"
    )


def test_an_article_in_an_unknown_language_is_only_numbered() -> None:
    article = read("-", stdin="Цены снизятся.\n\nСказал он.".encode())
    assert _plain(article, Analysis(None, (), (), (), "none")) == "1. Цены снизятся.\n\n2. Сказал он.\n"


@pytest.mark.usefixtures("engine")
def test_a_page_that_was_read_once_opens_when_its_server_is_away(capsys: pytest.CaptureFixture[str]) -> None:
    with server({"/berita": answer()}) as (address, _):
        assert main(["read", "--plain", f"{address}/berita"]) == 0
    first = capsys.readouterr()
    assert first.err == ""
    assert main(["read", "--plain", f"{address}/berita"]) == 0
    second = capsys.readouterr()
    assert second.out == first.out
    assert second.err.startswith("kutip: ")
    assert second.err.count("\n") == 1


def test_a_source_whose_output_is_no_terminal_is_printed_plainly(
    capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("a") / "a.txt"
    path.write_text("Beras turun\n\nHarga beras itu turun untuk semua, kata dia.")
    assert main([str(path), "--lang", "xx"]) == 0
    assert capsys.readouterr().out == "xx\n\n# Beras turun\n\n1. Harga beras itu turun untuk semua, kata dia.\n\n"


def test_captions_follow_the_text() -> None:
    article = replace(read("-", stdin=b"Satu kalimat."), captions=("Jembatan.\nFoto: Ratna",))
    assert _plain(article, Analysis(None, (), (), (), "none")) == ("1. Satu kalimat.\n\nCaption: Jembatan. Foto: Ratna")


@pytest.mark.usefixtures("engine")
def test_a_title_that_is_given_is_printed_and_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "a.txt"
    source.write_text("Harga naik.\n")
    assert main(["read", "--plain", str(source), "--title", "Beras\nnaik"]) == 0
    assert capsys.readouterr().out.startswith("Beras naik\n")
    assert main([str(source)]) == 0
    assert capsys.readouterr().out.startswith("Beras naik\n")
    assert main([str(source), "--title", "Beras turun"]) == 0
    assert capsys.readouterr().out.startswith("Beras turun\n")


def test_links_follow_the_text() -> None:
    article = replace(read("-", stdin=b"Satu kalimat."), links=(Link("surat\nitu", "https://a.example/b"),))
    lines = _plain(article, Analysis(None, (), (), (), "none"))
    assert lines == "1. Satu kalimat.\n\nLink: surat itu <https://a.example/b>"
