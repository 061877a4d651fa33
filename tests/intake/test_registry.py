"""The kinds of sources: one table, and everything that speaks of them agrees with it."""

from __future__ import annotations

from pathlib import Path

import pytest

import reader.intake.formats
from reader.cli import main
from reader.errors import SourceError
from reader.intake.formats import FORMATS, Raw, format_of, names_of_formats
from tests.growth import growth

README = Path(__file__).parents[2] / "README.md"


def _name(data: bytes, name: str = "", media: str | None = None) -> str:
    return format_of(Raw(data, name, media=media)).name


def test_every_file_of_a_kind_is_in_the_table_and_no_suffix_or_media_type_belongs_to_two() -> None:
    folder = Path(reader.intake.formats.__file__).parent
    files = {path.stem for path in folder.glob("*.py")} - {"__init__", "base"}
    assert len(FORMATS) == len(files)
    for told in ([s for known in FORMATS for s in known.suffixes], [m for known in FORMATS for m in known.media]):
        assert len(set(told)) == len(told)
        assert [word.casefold() for word in told] == told


def test_readme_says_of_each_kind_what_the_table_says() -> None:
    rows = "".join(f"| {known.name} | {known.how} |\n" for known in FORMATS)
    table = f"<!-- sources -->\n| source | how |\n|---|---|\n{rows}<!-- /sources -->"
    assert table in README.read_text(encoding="utf-8")


def test_the_command_line_names_every_kind(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["read", "--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert names_of_formats() in told


@pytest.mark.parametrize(
    "page",
    [
        "<!doctype html><p>a",
        "<!doctypehtml><p>a",  # what minifiers write
        "\ufeff \n<!-- a --><!-- b --> <HTML>",
        '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html>',
        "<script>x</script><p>a",
        "<style>x</style>",
        "<meta charset=utf-8>",
        "<title>a</title>",
        "\nWarning: Undefined variable $a in /srv/a.php on line 3\n<!DOCTYPE html>\n<html><head><title>a</title>",
        "<br />\n<b>Notice</b>: a in <b>/a.php</b><br />\n<html lang=id><head>",
    ],
)
def test_a_page_is_told_by_its_first_tag_in_any_unicode_encoding(page: str) -> None:
    for encoding in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        assert _name(page.encode(encoding)) == "HTML pages", encoding


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kata dia, <p> adalah tanda paragraf.", "plain text"),
        ("<rahasia> kata dia", "plain text"),
        ("<!-- catatan -->\n# Judul\n\nIsi **tebal**.", "Markdown"),
        ("# Cara\n\n```html\n<!doctype html>\n<html><head></head>\n```\n", "Markdown"),  # a page that is shown
        ("<!-- tak berujung", "plain text"),
    ],
)
def test_words_that_only_speak_of_tags_are_no_page(text: str, name: str) -> None:
    assert _name(text.encode()) == name


def test_comments_before_a_page_cost_linear_time() -> None:
    assert growth(lambda count: _name(b"<!-- a -->" * count + b"Satu."), 1_000, 6) < 20
    assert growth(lambda count: _name(b"<!--" * count + b"Satu."), 2_500, 6) < 20


def test_a_signature_goes_before_name_and_media_type() -> None:
    book = b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zip"
    assert _name(book, "a.txt") == _name(book, "/a", "text/html") == "EPUB books"


def test_a_picture_under_the_name_of_a_text_is_refused() -> None:
    with pytest.raises(SourceError, match="This is a picture"):
        reader.intake.formats.extract(Raw(b"\x89PNG\r\n", "a.txt"))
