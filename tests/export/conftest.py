"""The desk that these tests use."""

from __future__ import annotations

from tests.library import bench

__all__ = ["bench"]
