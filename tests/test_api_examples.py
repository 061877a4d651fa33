"""The README's examples of the Python interface do what they say."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.readme import README

EXAMPLES = re.findall(r"^```python\n(.*?)^```", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
TEXTS = [
    "“Kami siap,” kata Ratna Dewi di Jakarta. Budi Santoso mengatakan bahwa stok cukup.",
    "Tidak ada kutipan.",
    " ",
]


def _defined(name: str) -> Any:
    """What the example that defines `name` makes of it."""
    [code] = [example for example in EXAMPLES if f"def {name}(" in example]
    names: dict[str, Any] = {}
    exec(compile(code, "README.md", "exec"), names)  # the README's own words, run as they stand
    return names[name]


@pytest.fixture
def frame() -> Any:
    """A frame of articles, one of them without words."""
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    return pandas.DataFrame({"text": TEXTS}, index=["a", "b", "c"])


def test_pandas_gets_a_row_a_statement(frame: Any) -> None:
    said = _defined("said")(frame)
    assert list(said["article"]) == ["a", "a"]
    assert list(said["speaker"]) == ["Ratna Dewi", "Budi Santoso"]
    assert list(said["kind"]) == ["direct", "indirect"]


def test_spark_gets_each_frame_with_a_column_more(frame: Any) -> None:
    frames = list(_defined("analysed")(iter([frame[:2], frame[2:]])))
    assert [list(one.columns) for one in frames] == [["text", "kutip"]] * 2
    documents = [json.loads(cell) for one in frames for cell in one["kutip"]]
    assert [len(one.get("statements", ())) for one in documents] == [2, 0, 0]
    assert documents[2]["error"]["title"] == "Nothing to read"
