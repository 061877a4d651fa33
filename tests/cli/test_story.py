"""`kutip story`: the list of stories, and one of them side by side."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from reader.cli import main
from tests.library.test_stories import CARDS, STORY

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that finds the made-up story, and has its first article."""
    from reader.library.stories import SideBySide, Stories, Story, side_by_side

    def found(_: Stories, article_id: int) -> Story | None:
        return STORY if article_id in STORY.ids else None

    def full(_: Stories, story: Story) -> SideBySide:
        return side_by_side(story, CARDS)

    monkeypatch.setattr(Stories, "all", lambda _: (STORY,))
    monkeypatch.setattr(Stories, "of", found)
    monkeypatch.setattr(Stories, "side_by_side", full)
    monkeypatch.setattr("reader.cli.commands.story.article_id", lambda _, name: int(name))


@pytest.mark.usefixtures("told")
def test_the_list_as_a_table_json_and_csv(capsys: Capture) -> None:
    assert main(["story"]) == 0
    assert "Pasar tutup" in capsys.readouterr().out
    assert main(["story", "--plain"]) == 0
    assert "articles: 3; days: 2026-02-03; outlets: Warta, kabar.id" in capsys.readouterr().out
    assert main(["story", "--json"]) == 0
    assert [one["outlet"] for one in json.loads(capsys.readouterr().out)["articles"]] == ["Warta", "kabar.id", "WARTA"]
    assert main(["story", "--csv"]) == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert rows[2] == ["1", "2", "kabar.id", "2026-02-03", "Tutup pasar", "2"]


@pytest.mark.usefixtures("told")
def test_one_story_side_by_side(capsys: Capture) -> None:
    assert main(["story", "1"]) == 0
    shown = capsys.readouterr().out
    assert "#1   #2   #3" in shown
    assert "* only one has it" in shown
    assert main(["story", "1", "--plain"]) == 0
    assert "only: yes; told by: kabar.id" in capsys.readouterr().out
    assert main(["story", "2", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["actors"][0]["statements"] == {"1": 2, "2": 1}
    assert [one["lone"] for one in found["statements"]] == [False, True, True]
    assert main(["story", "3", "--csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["article"] + row["lone"] for row in rows] == ["1", "2", "2yes", "1yes", "3yes"]


@pytest.mark.usefixtures("told")
def test_an_article_that_stands_alone_is_told(capsys: Capture) -> None:
    assert main(["story", "9"]) == 1
    assert "no other article" in capsys.readouterr().err


def test_a_library_without_stories_and_an_article_that_is_not_there(capsys: Capture) -> None:
    assert main(["story"]) == 0
    assert "no two articles" in capsys.readouterr().err
    assert main(["story", "7"]) == 1
    assert "no article “7”" in capsys.readouterr().err


@pytest.mark.usefixtures("told")
def test_foreign_words_do_not_act_on_the_terminal(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.library.stories import SideBySide, Stories, Story, side_by_side

    text = "\x1b]52;c;x\x07[bold]\u202e gelap sekali"
    bad = replace(CARDS[0], text=text, speaker="\x1b[31mTuti")

    def full(_: Stories, story: Story) -> SideBySide:
        return side_by_side(story, (bad,))

    monkeypatch.setattr(Stories, "side_by_side", full)
    for form in ([], ["--plain"], ["--json"]):
        assert main(["story", "1", *form]) == 0
        out = capsys.readouterr().out
        assert "\x1b" not in out
        assert "\u202e" not in out
