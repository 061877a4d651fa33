"""The made-up article as the reading screen knows it."""

from __future__ import annotations

import pytest

from reader.model import Opened
from reader.tui.reading.state import ReadingState


@pytest.fixture
def reading(opened: Opened) -> ReadingState:
    """The made-up article."""
    return ReadingState.of(opened)
