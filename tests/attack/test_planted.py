"""Nothing that is planted runs: files beside and inside of articles, variables, words; and what is planted can run."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.attack.planted import Planted
from tests.bench._terminal import Terminal

if sys.platform == "win32":
    pytest.skip("programs and pseudo-terminals of this kind are POSIX", allow_module_level=True)

KUTIP = str(Path(sysconfig.get_path("scripts")) / "kutip")


@pytest.fixture
def planted(tmp_path: Path) -> Planted:
    """The folder."""
    return Planted(tmp_path / "planted")


def test_no_command_runs_what_is_planted(planted: Planted, tmp_path: Path) -> None:
    environment = planted.environment(tmp_path / "home")
    assert len(planted.kinds) >= 100
    (planted.folder / "out").mkdir()
    for words in (
        ["add", "article.txt", *planted.inputs, "--no-analysis"],
        ["note", "1", "aman", "--text", "{{ cycler.__init__.__globals__.os.system('id') }}", "--code", "$(id)"],
        ["analyze", "article.txt", "words.txt"],
        ["export", "--format", "html", "-o", "out/all.html"],
        ["export", "--format", "markdown", "-o", "out/all.md"],
        ["import", "project.qdpx"],
        ["restore", "backup.sqlite3"],
        ["search", "Jembatan"],
        ["doctor"],
    ):
        done = subprocess.run(
            [KUTIP, *words], cwd=planted.folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode in (0, 1), (words, done.stderr)
        assert "Unforeseen" not in done.stderr, (words, done.stderr)
        assert "planted-secret" not in done.stdout
        assert planted.what_ran() == "", words
    assert "planted-secret" not in (planted.folder / "out/all.md").read_text(encoding="utf-8")


def test_the_screen_runs_nothing_that_is_planted(planted: Planted, tmp_path: Path) -> None:
    environment = planted.environment(tmp_path / "home")
    here = os.fspath(planted.folder)
    command = ("/bin/sh", "-c", f"cd '{here}' && exec '{KUTIP}' words.txt")
    variables = {name: environment[name] for name in environment if name not in ("TEXTUAL_DRIVER", "TERMINFO")}
    with Terminal(command, 90, 24, {**variables, "DISPLAY": ":0", "WAYLAND_DISPLAY": "x"}) as terminal:
        terminal.wait_for("keys")
        for keys in ("Esc", "V", "y", "Y", "w"):
            terminal.send(keys)
            terminal.settle()
        assert planted.what_ran() == ""


def test_what_is_planted_would_run(planted: Planted) -> None:
    subprocess.run([sys.executable, "-c", "import _hook"], cwd=planted.folder, check=True)
    subprocess.run(["./xclip"], cwd=planted.folder, check=True)
    with pytest.raises((AttributeError, TypeError, OSError)):
        pickle.loads((planted.folder / "pickle.npy").read_bytes()).read()
    assert planted.what_ran().split() == ["_hook/", "xclip", "ran-pickle"]
