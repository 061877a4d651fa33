"""A few seeds of every attack."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.attack.attacks import ATTACKS


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("name", ATTACKS)
def test_kutip_holds_against(name: str, seed: int, tmp_path: Path) -> None:
    os.environ["KUTIP_HOME"] = str(tmp_path / "kutip-home")  # of this test anyway; a child takes it from here
    assert ATTACKS[name](seed, tmp_path) >= 0
