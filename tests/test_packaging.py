"""The wheel: what is in it, and that it works in an empty environment outside the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.intake.pages import PAGE, book

ROOT = Path(__file__).resolve().parent.parent
ENCODER = ("encoder.onnx", "pointers.npz", "tokenizer.json", "vectors.npy", "votes.json")
"""What both pipelines share."""


def _run(*command: str | Path, cwd: Path, home: Path) -> str:
    """Run a command as a user would whose environment knows nothing of the checkout; gives its output."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    ran = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**env, "KUTIP_HOME": str(home), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree."""
    out = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT, cwd=out, home=out)
    [path] = out.glob("*.whl")
    return path


def test_the_wheel_holds_code_word_lists_models_and_samples_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {
        "reader/py.typed",
        "reader/analysis/lang/en/language.py",
        "reader/analysis/lang/id/titles.txt",
        "reader/tui/app.tcss",
        "reader/tui/i18n/id/LC_MESSAGES/kutip.mo",
        "reader/tui/i18n/id/LC_MESSAGES/sentences.mo",
        "reader/analysis/lang/id/countries.txt",
        "reader/assets/models/id/meta.json",
        "reader/assets/models/en/config.cfg",
        *(f"reader/assets/models/encoder/{name}" for name in ENCODER),
        "reader/seeds/000_445608b1ed831b9c.txt",
    } <= names
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"reader", "kutip"}
    assert not any("__pycache__" in name for name in names)


def test_the_installed_program_analyses_a_text_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    place, home = tmp_path / "empty", tmp_path / "home"
    place.mkdir()
    _run(sys.executable, "-m", "venv", place / "env", cwd=place, home=home)
    programs = place / "env" / ("Scripts" if os.name == "nt" else "bin")
    _run(programs / "python", "-m", "pip", "install", "--quiet", "--no-compile", wheel, cwd=place, home=home)
    (place / "a.txt").write_text("“Stok beras cukup,” kata Ratna Dewi, Senin.\n", encoding="utf-8")

    assert _run(programs / "kutip", "--version", cwd=place, home=home).startswith("kutip ")
    document = json.loads(_run(programs / "kutip", "analyze", "a.txt", "--lang", "id", cwd=place, home=home))
    [statement] = document["statements"]
    [[start, end]] = statement["spans"]
    assert "Stok beras cukup" in document["text"][start:end]
    assert [actor["name"] for actor in document["actors"] if actor["id"] == statement["actor"]] == ["Ratna Dewi"]

    (place / "a.html").write_text(PAGE, encoding="utf-8")
    (place / "a.md").write_text("# Beras\n\nHarga *turun*.\n", encoding="utf-8")
    (place / "a.epub").write_bytes(book(["<p>Harga turun.</p>"]))
    (place / "b.txt").write_bytes("Вчера президент сказал, что цены снизятся. ".encode("cp1251") * 5)
    sources = ("a.html", "a.md", "a.epub", "b.txt")
    lines = _run(programs / "kutip", "analyze", *sources, "--lang", "xx", cwd=place, home=home).splitlines()
    assert [json.loads(line)["source"] for line in lines] == list(sources)

    where = dict(
        line.split(maxsplit=1) for line in _run(programs / "kutip", "paths", cwd=place, home=home).splitlines()
    )
    assert Path(where["models"]).is_relative_to(place)
    assert list(Path(where["samples"]).glob("*.txt"))
