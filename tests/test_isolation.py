"""What lies beside an article, and what variables name, never runs."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from reader.analysis.engine.client import Worker
from reader.analysis.engine.stamp import named_folder
from reader.isolation import find_program, leave_current_folder, trusted_path
from reader.model import Article, Block, BlockKind, Span

TEXT = "“Jembatan itu aman,” kata Wali Kota Ratna Wijanarko di Lembayung, Senin (10/3/2025)."

OPTIONAL = (
    *("brotli", "brotlicffi", "zstandard", "h2", "socksio", "faust_cchardet", "cchardet", "simplejson", "ujson"),
    *("orjson", "cupy", "torch", "tensorflow", "mxnet", "jax", "spacy_lookups_data", "spacy_transformers"),
    *("linkify_it", "pydantic_settings", "email_validator", "IPython", "ipywidgets", "uvloop", "trio", "sniffio"),
    *("py3langid", "langid", "pycurl", "sitecustomize", "usercustomize", "tree_sitter", "textual_dev", "jupyter"),
)
"""Modules that Kutip's libraries try to import, or once tried, and that are not installed."""

OURS = (
    "spacy",
    "thinc",
    "numpy",
    "lxml",
    "httpx",
    "regex",
    "platformdirs",
    "trafilatura",
    "textual",
    "rich",
    "tomlkit",
)
"""Some that are."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an article, and modules and programs around it that tell when they run."""
    planted = tmp_path / "planted"
    planted.mkdir()
    ran = tmp_path / "ran"
    for name in {*sys.stdlib_module_names, *OPTIONAL, *OURS, "reader"}:
        tells = f"with open({str(ran)!r}, 'a') as file:\n    file.write({name!r} + ' ')\n"
        (planted / f"{name}.py").write_text(tells + f"raise ImportError({name!r})\n", encoding="utf-8")
    for name in ("xclip", "wl-copy", "xsel", "tmux", "xdg-open", "nano", "vi", "editor"):
        (planted / name).write_text(f"#!/bin/sh\necho {name} >> '{ran}'\n", encoding="utf-8")
        (planted / name).chmod(0o755)
    distribution = planted / "planted-1.0.dist-info"
    distribution.mkdir()
    (distribution / "METADATA").write_text("Metadata-Version: 2.1\nName: planted\nVersion: 1.0\n", encoding="utf-8")
    points = "[spacy_factories]\nentities = queue:make\n[pydantic]\nplanted = queue:plugin\n"
    (distribution / "entry_points.txt").write_text(points, encoding="utf-8")
    (planted / "article.txt").write_text(TEXT, encoding="utf-8")
    return planted


def ran(folder: Path) -> str:
    """What of the planted files was run."""
    told = folder.parent / "ran"
    return told.read_text(encoding="utf-8") if told.exists() else ""


@pytest.mark.parametrize("command", [("analyze", "article.txt"), ("read", "--plain", "article.txt"), ("paths",)])
def test_no_command_runs_what_lies_beside_the_article(folder: Path, command: tuple[str, ...]) -> None:
    kutip = Path(sysconfig.get_path("scripts")) / "kutip"
    done = subprocess.run([kutip, *command], cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert ran(folder) == ""


def test_started_as_a_module_it_takes_nothing_from_there_once_it_runs(folder: Path) -> None:
    """What Python itself imports to find the module is beyond any program; those are taken away."""
    (folder / "reader.py").unlink()
    started = subprocess.run(
        [sys.executable, "-c", "import sys, runpy, importlib.util; print(*sys.modules)"],
        capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    for name in {name.split(".")[0] for name in started} | {"pkgutil"}:
        (folder / f"{name}.py").unlink(missing_ok=True)
    command = [sys.executable, "-m", "reader", "read", "--plain", "article.txt"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert ran(folder) == ""


@pytest.mark.parametrize("way", [".", "", "the folder"])
def test_the_process_that_analyses_takes_nothing_from_folder_or_environment(
    folder: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    here = str(folder) if way == "the folder" else way
    variables = {
        "PYTHONPATH": os.pathsep.join(("/nowhere", here)),
        "PYTHONSTARTUP": str(folder / "queue.py"),
        "PYTHONUSERBASE": here,
        "PYTHONWARNINGS": "error:x:queue.Planted",
        "PYTHONBREAKPOINT": "queue.planted",
        "PYTHONINSPECT": "1",
        "PYTHONHOME": here,
    }
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(folder)
    worker = Worker()
    try:
        analysis = worker.analyse(
            Article("article.txt", TEXT, (Block(BlockKind.PARAGRAPH, Span(0, len(TEXT))),), language="id")
        )
    finally:
        worker.close()
    assert analysis.statements
    assert ran(folder) == ""


def test_the_current_folder_is_no_place_for_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "link").symlink_to(tmp_path)
    path = ["", ".", "lib", str(tmp_path), str(tmp_path / "link"), str(tmp_path / "lib"), "/usr/lib/python3"]
    assert trusted_path(path) == [str(tmp_path / "lib"), "/usr/lib/python3"]
    monkeypatch.setattr("sys.path", path)
    leave_current_folder()
    assert "" not in sys.path


def test_a_checkout_that_is_the_current_folder_comes_last(monkeypatch: pytest.MonkeyPatch) -> None:
    import reader

    home = Path(reader.__file__).parent.parent
    monkeypatch.chdir(home)
    assert trusted_path([str(home), "/usr/lib/python3"]) == ["/usr/lib/python3", str(home)]


def test_a_current_folder_that_was_deleted_hides_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert trusted_path(["", "/usr/lib/python3"]) == ["/usr/lib/python3"]
    assert find_program("sh", {"PATH": "/bin"}) == "/bin/sh"


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("xclip", "."),
        ("xclip", ""),
        ("xclip", f"{os.pathsep}/nowhere"),
        ("xclip", "{folder}"),  # named in full, but it is where the article lies
        ("./xclip", "{folder}"),
        ("../planted/xclip", "/bin"),
        ("", "/bin"),
        ("article.txt", "{folder}"),  # nobody may execute it
    ],
)
def test_no_program_comes_from_the_current_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, path: str
) -> None:
    monkeypatch.chdir(folder)
    assert find_program(name, {"PATH": path.format(folder=folder)}) is None


def test_a_program_is_found_by_its_whole_path_and_in_named_folders(folder: Path) -> None:
    assert find_program(str(folder / "xclip"), {"PATH": ""}) == str(folder / "xclip")
    assert find_program("xclip", {"PATH": f".{os.pathsep}{folder}"}) == str(folder / "xclip")


def test_a_pipeline_is_named_by_a_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = tmp_path / "id_planted"
    model.mkdir()
    (model / "meta.json").write_text("{}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert named_folder("id_planted") is None
    assert named_folder("./id_planted") is None
    assert named_folder("~nobody-of-this-name/id_planted") is None
    assert named_folder("~/id_planted") == model
    assert named_folder(str(model)) == model
