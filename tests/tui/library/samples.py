"""Articles that the tests of the library read beside the first one."""

from __future__ import annotations

SECOND = """Serikat Nelayan Kenari menolak

Menurut Serikat Nelayan Kenari, lebih dari dua ratus perahu akan kehilangan tempat bersandar.
"""
"""A second made-up article."""

UNION, PORT = "Serikat Nelayan Kenari menolak", "Pelabuhan Teluk Kenari"
"""The titles of the two, as far as lists show them."""

SHARING = """Serikat nelayan menolak

Menurut Serikat Nelayan Kenari, lebih dari dua ratus perahu akan kehilangan tempat bersandar.

“Baja penyangganya masih kuat, dan kami punya semua catatannya,” ujar Siregar.
"""
"""Another made-up article: a statement and a quotation of the first one stand in it."""
