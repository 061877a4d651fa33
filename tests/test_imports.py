"""What is not imported until it is needed: the first line on the screen does not wait for it."""

from __future__ import annotations

import os
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest

HEAVY = (
    "textual",
    "spacy",
    "thinc",
    "numpy",
    "onnxruntime",
    "tokenizers",
    "torch",
    "httpx",
    "trafilatura",
    "lxml",
    "markdown_it",
    "feedparser",
    "pdfminer",
    "charset_normalizer",
    "rich",
    "jinja2",
    "xlsxwriter",
    "babel",
    "pyarrow",
    "distributed",
    "pandas",
    "warcio",
)


def _loaded_by(code: str) -> set[str]:
    """The heavy packages that are loaded after `code` has run in a fresh interpreter."""
    probe = f"{code}\nimport sys\nprint('|' + ' '.join(name for name in {HEAVY!r} if name in sys.modules))"
    ran = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True, env=dict(os.environ)
    )
    return set(ran.stdout.rpartition("|")[2].split())


@pytest.mark.parametrize(
    "code",
    [
        "import reader.cli",
        "import reader.intake",
        "import reader.analysis",
        "import reader.cli, contextlib\nwith contextlib.suppress(SystemExit): reader.cli.main(['--version'])",
        "import reader.cli, contextlib\nwith contextlib.suppress(SystemExit): reader.cli.main(['--help'])",
        "import reader.cli\nreader.cli.main(['paths'])",
    ],
)
def test_the_door_loads_no_heavy_library(code: str) -> None:
    assert _loaded_by(code) == set()


def test_a_text_file_is_read_without_any_heavy_library(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Kata dia, siap.")
    assert _loaded_by(f"import reader.intake\nreader.intake.read({str(path)!r})") == set()


def test_a_markdown_file_loads_its_parser_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# Kata\n\nSiap.")
    assert _loaded_by(f"import reader.intake\nreader.intake.read({str(path)!r})") == {"markdown_it"}


def test_a_page_is_read_without_the_library_of_locales(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    body = "".join(f"<p>Jembatan {number} itu aman, kata dia kepada warga di tepi sungai.</p>" for number in range(9))
    path.write_text(f"<html><body><article><h1>Jembatan</h1>{body}</article></body></html>")
    assert _loaded_by(f"import reader.intake\nreader.intake.read({str(path)!r})") == {
        "trafilatura",
        "lxml",
        "charset_normalizer",
    }


def test_no_file_is_in_a_circle_of_imports() -> None:
    graph = grimp.build_graph("reader", exclude_type_checking_imports=True, cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    order = list(TopologicalSorter(imports).static_order())  # raises CycleError, which names the circle
    assert order.index("reader.model") < order.index("reader.tui.app")
