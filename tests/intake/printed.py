"""PDF, DOCX and ODT documents for the tests, made here from made-up words."""

from __future__ import annotations

import io
import zipfile

Drawn = tuple[float, float, float, str]
"""A line on a page: left and bottom edge in points, height of the letters, words."""


def pdf(pages: list[list[Drawn]], *, about: str = "") -> bytes:
    """A PDF of 595 by 842 points with these lines on its pages, drawn in the order in which they are given."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids: list[str] = []
    for page in pages:
        drawn = "".join(
            f"BT /F {size} Tf {left} {bottom} Td ({words.replace('(', '').replace(')', '')}) Tj ET\n"
            for left, bottom, size, words in page
        ).encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F 3 0 R >> >> >>" % len(objects)
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(pages)} >>".encode()
    objects.append(f"<< {about} >>".encode())
    out, places = io.BytesIO(b"%PDF-1.4\n"), []
    out.seek(0, io.SEEK_END)
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(objects) + 1, len(objects)))
    out.write(b"startxref\n%d\n%%%%EOF" % start)
    return out.getvalue()


LEFT = ("Wali kota mengatakan jemba-", "tan di muara selesai sebelum", "musim hujan. Anak-", "anak senang.")
RIGHT = (
    "Warga berharap perahu tetap",
    "berjalan sampai jembatan itu",
    "dibuka untuk kendaraan kecil",
    "pada akhir tahun.",
)


def two_columns(*, by_rows: bool = False, number: int = 1) -> list[Drawn]:
    """A page with a title, two columns, a running head and its number; drawn column by column or row by row."""
    columns = [
        [(left, 690.0 - 13 * row, 11.0, words) for row, words in enumerate(lines)]
        for left, lines in ((60.0, LEFT), (320.0, RIGHT))
    ]
    order = [line for row in zip(*columns, strict=True) for line in row] if by_rows else [*columns[0], *columns[1]]
    margins = [(60.0, 810.0, 9.0, "Harian Muara edisi pagi"), (290.0, 30.0, 9.0, str(number))]
    return [*margins, *([(60.0, 740.0, 22.0, "Jembatan muara selesai")] if number == 1 else []), *order]


def archive(entries: dict[str, str], mimetype: str = "") -> bytes:
    """A zip file with these entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as opened:
        if mimetype:
            opened.writestr(zipfile.ZipInfo("mimetype"), mimetype)
        for name, text in entries.items():
            opened.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)  # no clock in the bytes
    return buffer.getvalue()


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DC = "http://purl.org/dc/elements/1.1/"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_DOCX_TEXT = f"""<w:document xmlns:w="{_W}"><w:body>
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Jembatan selesai</w:t></w:r></w:p>
<w:p><w:r><w:t>Siap,</w:t></w:r><w:r><w:t> kata Dewi.</w:t></w:r>
<w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>
<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Biaya</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Tiang</w:t><w:tab/><w:t>12</w:t></w:r></w:p></w:body></w:document>"""
_DOCX_ABOUT = f"""<c xmlns:dc="{_DC}" xmlns:dcterms="http://purl.org/dc/terms/"><dc:creator>Ratna Dewi</dc:creator>
<dcterms:created>2024-10-21T03:00:00Z</dcterms:created></c>"""
_ODT_TEXT = f"""<o xmlns:text="{_ODF}:text:1.0"><text:p text:style-name="Title">Jembatan selesai</text:p>
<text:p>Siap,<text:s/>kata <text:span>Dewi</text:span>.<text:note><text:p>catatan</text:p></text:note></text:p>
<text:h text:outline-level="2">Biaya</text:h>
<text:list><text:list-item><text:p>Tiang<text:tab/>12</text:p></text:list-item></text:list></o>"""
_ODT_ABOUT = f"""<m xmlns:meta="{_ODF}:meta:1.0"><meta:initial-creator>Ratna Dewi</meta:initial-creator>
<meta:creation-date>2024-10-21T03:00:00</meta:creation-date></m>"""
DOCX = archive({"word/document.xml": _DOCX_TEXT, "docProps/core.xml": _DOCX_ABOUT})
ODT = archive({"content.xml": _ODT_TEXT, "meta.xml": _ODT_ABOUT}, "application/vnd.oasis.opendocument.text")
