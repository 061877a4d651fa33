"""The second article that the tests of the library read."""

from __future__ import annotations

SECOND = """Serikat Nelayan Kenari menolak

Menurut Serikat Nelayan Kenari, lebih dari dua ratus perahu akan kehilangan tempat bersandar.
"""
"""A second made-up article."""

UNION, PORT = "Serikat Nelayan Kenari menolak", "Pelabuhan Teluk Kenari"
"""The titles of the two, as far as lists show them."""
