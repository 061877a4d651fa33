"""CONTRIBUTING.md and ARCHITECTURE.md say what is so: examples run, files are there, the picture holds."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import Any

import pytest

from reader.analysis.lang import Language
from reader.cli.commands import COMMANDS
from reader.export.content import ExportFormat, of_articles
from reader.intake.compose import Extracted
from reader.intake.formats import Format, Raw
from reader.tui.keymap.actions import ACTIONS
from reader.tui.reading.timeline.orders import ORDERS, Order
from tests.readme import floors, with_floors
from tests.test_setup import MAKEFILE

ROOT = Path(__file__).resolve().parent.parent
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
PAPERS = {"CONTRIBUTING.md": CONTRIBUTING, "ARCHITECTURE.md": ARCHITECTURE}


def _example(path: str) -> dict[str, Any]:
    """What the example for that file defines."""
    blocks = [textwrap.dedent(block) for block in re.findall(r"^ *```python\n(.*?)^ *```", CONTRIBUTING, re.M | re.S)]
    (code,) = (block for block in blocks if block.startswith(f"# file: {path}\n"))
    names: dict[str, Any] = {"__name__": "example"}
    exec(compile(code, path, "exec"), names)  # the paper's own words, run as they stand
    return names


def test_the_language_of_the_example_is_one() -> None:
    declared = _example("reader/analysis/lang/yy/language.py")["LANGUAGE"]
    assert isinstance(declared, Language)
    assert declared.split_word("kata") == ("kata",)


def test_the_export_of_the_example_is_one() -> None:
    form = _example("reader/export/formats/titles.py")["FORMAT"]
    assert isinstance(form, ExportFormat)
    assert form.write(of_articles([])) == ""


def test_the_source_of_the_example_is_one() -> None:
    form = _example("reader/intake/formats/shouted.py")["SHOUTED"]
    assert isinstance(form, Format)
    read = form.read(Raw(b"HARGA NAIK\n"))
    assert isinstance(read, Extracted)
    assert read.text.startswith("Harga naik")


def test_the_order_of_the_example_is_one() -> None:
    order = _example("reader/tui/reading/timeline/orders.py")["ORDER"]
    assert isinstance(order, Order)
    assert order.id not in ORDERS


def test_the_key_of_the_example_is_free_and_its_command_is_a_function() -> None:
    made = _example("reader/tui/reading/timeline/commands.py")
    ((action, command),) = made["COMMANDS"].items()
    row = re.search(rf'\("{action}", "([^"]+)"\)', CONTRIBUTING)
    assert row is not None
    assert callable(command)
    assert action not in {known.id for known in ACTIONS}
    assert row[1] not in {key for known in ACTIONS for key in known.keys.split(",")}


@pytest.mark.parametrize("paper", PAPERS)
def test_every_file_that_is_named_is_there(paper: str) -> None:
    named = set(re.findall(r"`((?:reader|tests|assets)/[\w./-]+)`", PAPERS[paper]))
    named |= set(re.findall(r"\]\(([\w./]+)\)", PAPERS[paper]))
    assert named
    assert sorted(name for name in named if not (ROOT / name).exists()) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_every_command_that_is_named_is_there(paper: str) -> None:
    text = PAPERS[paper]
    assert set(re.findall(r"`kutip (\w+)", text)) <= set(COMMANDS)
    assert set(re.findall(r"`?make (\w+)(?:`|  )", text)) <= set(re.findall(r"^(\w+):", MAKEFILE, re.MULTILINE))
    for module in re.findall(r"-m (reader[\w.]+)", text):
        path = ROOT / module.replace(".", "/")
        assert path.with_suffix(".py").is_file() or (path / "__main__.py").is_file(), module


def test_the_picture_of_the_floors_is_the_contract() -> None:
    assert with_floors(ARCHITECTURE) == ARCHITECTURE, "run `make readme`"
    (picture,) = (block for block in re.findall(r"```text\n(.*?)```", ARCHITECTURE, re.S) if block.startswith("+--"))
    drawn = [re.findall(r"reader\.\w+", floor) for floor in re.split(r"\+-+\+\n", picture) if floor.strip()]
    assert drawn == floors()


def test_the_table_of_floors_has_every_module() -> None:
    table = CONTRIBUTING[CONTRIBUTING.index("## The floors") : CONTRIBUTING.index("## Add a language")]
    told = {name.replace("/", ".").removesuffix(".py") for name in re.findall(r"`(reader/\w+(?:\.py)?)`", table)}
    assert {module for floor in floors() for module in floor} <= told
