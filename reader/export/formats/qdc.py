"""A REFI-QDA codebook (.qdc): the reader's codes, for QualCoder, NVivo, ATLAS.ti, MAXQDA and others."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from reader.errors import LibraryError
from reader.export.content import ARTICLES, Content, ExportFormat, Selection
from reader.export.qda import ORIGIN, add_codes, document

NAMESPACE = "urn:QDA-XML:codebook:1.0"


def write(selection: Selection) -> bytes:
    """The codebook. Raises LibraryError where there are no codes: the standard allows no empty one."""
    if not selection.codes_in_use():
        raise LibraryError(
            "No codes", "Nothing of this has a code; give notes or statements codes, or choose another format."
        )
    root = ET.Element("CodeBook", {"xmlns": NAMESPACE, "origin": ORIGIN})
    add_codes(root, selection, speakers=False)
    return document(root)


FORMAT = ExportFormat(
    id="qdc",
    suffix=".qdc",
    about="the codes as a REFI-QDA codebook",
    writes=ARTICLES | {Content.NOTES},
    write=write,
    holds_statements=False,
)
