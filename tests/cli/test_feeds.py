"""`kutip feeds`: followed, listed, updated, removed, brought in and out."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.cli import main
from tests.feed_server import Pages, feed, news
from tests.intake.pages import answer

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def site() -> Iterator[tuple[str, Pages]]:
    """A server with feeds."""
    with news() as made:
        yield made


def _said(capsys: Capture, *arguments: str, status: int = 0) -> tuple[str, str]:
    """What a command prints, and what it says beside it."""
    capsys.readouterr()
    assert main(["feeds", *arguments]) == status
    return capsys.readouterr()


def test_without_feeds_it_says_what_to_do(capsys: Capture) -> None:
    for action in ("list", "update"):
        assert "`kutip feeds add URL`" in _said(capsys, action)[1]


def test_feeds_are_followed_and_listed(site: tuple[str, Pages], capsys: Capture) -> None:
    address = site[0]
    out, err = _said(capsys, "add", f"{address}/page", f"{address}/broken", f"{address}/hulu", status=1)
    assert out.splitlines() == [
        f"#1  Harian Muara: 3 articles ({address}/muara)",
        f"#2  Warta Hulu: 1 article ({address}/hulu)",
    ]
    assert err == (
        f"kutip: {address}/broken: Not a feed: The source is no RSS, Atom or JSON feed; give the address of one.\n"
    )
    assert "followed already" in _said(capsys, "add", f"{address}/muara")[0]
    assert [json.loads(line)["unread"] for line in _said(capsys, "--json")[0].splitlines()] == [3, 1]
    assert "Harian Muara" in _said(capsys)[0]
    assert _said(capsys, "list", "2", "--plain")[0].startswith("state: new; day: 2024-10-28")
    assert "Perahu" in _said(capsys, "list", f"{address}/muara")[0]
    assert json.loads(_said(capsys, "list", "#2", "--json")[0])["title"] == "Sawah"


def test_an_update_tells_what_is_new_and_names_each_that_failed(site: tuple[str, Pages], capsys: Capture) -> None:
    address, pages = site
    _said(capsys, "add", f"{address}/muara", f"{address}/hulu")
    pages["/hulu"] = feed("Warta Hulu", ["Panen", "Sawah"])
    assert _said(capsys, "update") == ("1 new in 2 feeds.\n", "")
    pages["/muara"] = pages["/broken"]
    out, err = _said(capsys, "update", status=1)
    assert out == "0 new in 2 feeds, 1 could not be read.\n"
    assert err.startswith("kutip: Harian Muara: Not a feed: ")
    assert _said(capsys, "update", "2") == ("0 new in 1 feed.\n", "")


def test_the_trouble_of_a_feed_is_told_in_the_language_of_whoever_asks(
    site: tuple[str, Pages], capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, pages = site
    _said(capsys, "add", f"{address}/muara")
    pages["/muara"] = pages["/broken"]
    _said(capsys, "update", status=1)
    assert "trouble: Not a feed: The source is no RSS" in _said(capsys, "list", "--plain")[0]
    monkeypatch.setenv("LC_ALL", "id_ID.UTF-8")
    assert "masalah: Bukan umpan: Sumber itu bukan umpan RSS" in _said(capsys, "list", "--plain")[0]
    assert '"error": "Not a feed: The source is no RSS' in _said(capsys, "list", "--json")[0]


def test_what_a_feed_announces_is_marked_as_read(site: tuple[str, Pages], capsys: Capture) -> None:
    address, _ = site
    _said(capsys, "add", f"{address}/muara", f"{address}/hulu")
    unread = len(_said(capsys, "list", "1", "--plain")[0].splitlines())
    _, err = _said(capsys, "read", "1")
    assert err.startswith(f"kutip: {unread} article")
    assert "state: new" not in _said(capsys, "list", "1", "--plain")[0]
    assert "state: new" in _said(capsys, "list", "2", "--plain")[0]
    _said(capsys, "read")
    assert "state: new" not in _said(capsys, "list", "2", "--plain")[0]


def test_a_feed_whose_server_asks_to_wait_is_named_with_its_time(site: tuple[str, Pages], capsys: Capture) -> None:
    address, pages = site
    _said(capsys, "add", f"{address}/muara")
    pages["/muara"] = answer(b"", status=503, Retry_After="600")
    assert "asks to wait 10 min (503)" in _said(capsys, "update", status=1)[1]
    out, err = _said(capsys, "update")
    assert out == "0 new in 0 feeds.\n"
    assert re.fullmatch(r"kutip: Harian Muara: not asked before \d{4}-\d\d-\d\d \d\d:\d\d, as its server wishes\n", err)


def test_lists_of_feeds_are_files(site: tuple[str, Pages], capsys: Capture, tmp_path: Path) -> None:
    address, file = site[0], tmp_path / "feeds.opml"
    _said(capsys, "add", f"{address}/muara")
    _said(capsys, "export", str(file))
    assert file.read_text() == _said(capsys, "export")[0]
    assert _said(capsys, "remove", "1")[1] == "kutip: feed removed: Harian Muara\n"
    assert _said(capsys, "import", str(file))[0].startswith("1 added, 0 followed already;")
    deep = "<opml><body>" + "<outline text='f'>" * 1_000 + "</outline>" * 1_000 + "</body></opml>"
    (tmp_path / "deep.opml").write_text(deep)
    _, err = _said(capsys, "import", str(tmp_path / "deep.opml"), str(tmp_path / "none"), status=1)
    assert [line.split(": ")[2] for line in err.splitlines()] == ["List too deep", "File not found"]


def test_a_list_comes_from_standard_input(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = b'<opml><outline text="Kabar" xmlUrl="https://kabar.example/rss"/></opml>'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(listed)))
    assert _said(capsys, "import")[0].startswith("1 added")
    assert "Kabar" in _said(capsys)[0]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["add"], "Name an address behind `kutip feeds add`."),
        (["remove"], "Name a feed by number or address"),
        (["remove", "7"], "No feed “7” is followed"),
        (["list", "7"], "No feed “7” is followed"),
        (["add", "/etc/passwd"], "Not a web address"),
        (["export", "/dev/null/feeds.opml"], "Not written"),
    ],
)
def test_wrong_usage_is_one_sentence(capsys: Capture, arguments: list[str], words: str) -> None:
    err = _said(capsys, *arguments, status=1)[1]
    assert words in err
    assert err.count("\n") == 1
