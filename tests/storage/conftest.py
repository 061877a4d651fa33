"""The library that these tests use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.storage import Database, Transaction
from tests.sample_library import bench

__all__ = ["bench"]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A new library."""
    made = Database(tmp_path / "library.sqlite3")
    yield made
    made.close()


@pytest.fixture
def tx(database: Database) -> Iterator[Transaction]:
    """A library that is being written."""
    with database.writing() as open_:
        yield open_
