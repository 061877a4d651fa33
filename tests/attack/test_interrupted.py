"""What the suite of kills stands on sees every write, and each fault that it found is mended."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.cli.commands import COMMANDS
from reader.library.drafts import Draft, Drafts
from tests.attack.deeds import DEEDS
from tests.attack.interrupted import FIRST_LONG_SEED, interrupted
from tests.attack.tracing import Way, can_trace, run


@pytest.fixture
def outputs(tmp_path: Path) -> Path:
    """A folder for what a child says; the test is left out where no child can be followed."""
    folder = tmp_path / "outputs"
    folder.mkdir()
    if not can_trace(Way.TEAR, folder):
        pytest.skip("no process can be followed here")
    return folder


@pytest.mark.parametrize(
    ("way", "status", "left"),
    [(Way.KILL, -9, {}), (Way.TEAR, -9, {"a": "half"}), (Way.FULL, 3, {"a": ""}), (Way.BREAK, 3, {"a": "", "b": "x"})],
)
def test_a_child_is_cut_off_at_the_write_that_is_meant(
    tmp_path: Path, outputs: Path, way: Way, status: int, left: dict[str, str]
) -> None:
    folder = tmp_path / "watched"
    folder.mkdir()

    def work() -> int:
        file = os.open(folder / "a", os.O_WRONLY | os.O_CREAT)
        failed = 0
        try:
            os.write(file, b"halfhalf")
        except OSError:
            failed = 3
        try:
            (folder / "b").write_text("x")
        except OSError:
            failed = 3
        (outputs / "elsewhere").write_text("does not count")
        return failed

    assert run(work, folder, outputs).writes == ("openat a", "write a", "openat b", "write b")
    for path in folder.iterdir():
        path.unlink()
    ended = run(work, folder, outputs, 0 if way is Way.KILL else 1, way)
    assert ended.status == status
    assert {path.name: path.read_text() for path in folder.iterdir()} == left


@pytest.mark.parametrize("deed", ["backup", "restore", "restore-over-none", "migrate", "draft"])
def test_killed_at_many_writes_nothing_is_lost_and_nothing_left(tmp_path: Path, outputs: Path, deed: str) -> None:
    assert interrupted(Way.KILL, FIRST_LONG_SEED, tmp_path, deed) > 20


READING = {
    *("read", "explain", "articles", "search", "statements", "quotations", "story", "balance", "diff", "evaluate"),
    *("models", "paths", "doctor", "keys", "help", "completion", "man"),
}
"""Commands that write nothing that anybody would miss."""


def test_every_command_that_writes_has_a_deed() -> None:
    assert set(COMMANDS) - {deed.name.partition("-")[0] for deed in DEEDS} == READING


def test_a_draft_that_did_not_reach_the_disk_is_said_not_to_have(tmp_path: Path) -> None:
    draft = Draft("a.txt", "0", None, 0, 1, "a", "words", "", "yellow")
    (tmp_path / "file").touch()
    assert not Drafts(tmp_path / "file" / "drafts").keep(draft)
    assert Drafts(tmp_path / "drafts").keep(draft)
