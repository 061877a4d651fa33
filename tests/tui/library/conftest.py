"""What the tests of the library's screens share."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Opened
from tests.tui.fakes import open_text
from tests.tui.library.samples import SECOND


@pytest.fixture
def second(library: Library, opened: Opened, tmp_path: Path) -> Opened:
    """The second article, analysed and read after the first."""
    return open_text(library, tmp_path, SECOND, name="serikat.txt")
