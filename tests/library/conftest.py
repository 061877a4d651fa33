"""The library that these tests use."""

from __future__ import annotations

from tests.sample_library import bench

__all__ = ["bench"]
