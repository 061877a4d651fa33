"""What is shown where no source was named, and the first run."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.errors import SourceError
from reader.library import Library
from reader.model import Opened
from reader.settings import Settings
from reader.tui.startup.welcome import is_first_run, last_read
from tests.tui.fakes import hand_library, paths_in


def shown(pilot: Pilot[int]) -> list[str]:
    """The terminal's lines as they are seen now."""
    return [strip.text for strip in pilot.app.screen._compositor.render_strips()]


def test_the_guide_comes_once(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    assert is_first_run(paths)
    assert not is_first_run(paths)


def test_the_first_article_that_opens_has_the_guide_whatever_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import reader.tui
    from reader.tui import launch
    from reader.tui.startup import first

    shown: list[bool] = []
    monkeypatch.setattr(launch, "run_app", lambda _, __, begin, **___: shown.append(begin.guide))
    monkeypatch.setattr(first.FirstScreen, "draw", lambda *_, **__: None)
    monkeypatch.setattr("sys.__stderr__", type("Terminal", (), {"isatty": lambda _: True})())
    article = tmp_path / "berita.txt"
    with pytest.raises(SourceError):
        reader.tui.run(str(article), paths=paths_in(tmp_path), settings=Settings())
    article.write_text("Judul\n\nHarga beras naik di pasar, kata pedagang pada hari Senin kemarin.", encoding="utf-8")
    for _ in range(2):
        reader.tui.run(str(article), paths=paths_in(tmp_path), settings=Settings())
    assert shown == [True, False]


def test_a_home_that_cannot_be_written_gets_no_guide(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where a folder should be", encoding="utf-8")
    assert not is_first_run(paths_in(tmp_path))


def test_the_article_read_last_is_the_one_under_the_library(library: Library, opened: Opened) -> None:
    assert last_read(library) == opened.article_id


def test_an_empty_library_has_no_last_article(tmp_path: Path) -> None:
    with hand_library(tmp_path) as library:
        assert last_read(library) is None
