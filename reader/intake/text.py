"""The canonical text, made once, here: decoded, cleaned of what could act on a terminal, cut into paragraphs."""

from __future__ import annotations

import codecs
import re

from reader.errors import SourceError
from reader.model import Block, BlockKind, Span
from reader.model.text import CLOSING_SIGNS, HOSTILE

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_APART = 0.6
"""Least runs for each damaged byte in a text of Latin letters; in other scripts such bytes stand side by side."""
_DAMAGE = re.compile("\ufffd+")
_WIDE_CODECS = ("utf-16", "utf-32", "utf_16", "utf_32")
_NOT_WINDOWS = frozenset(b"\x81\x8d\x8f\x90\x9d\xc0\xc1\xfe\xff")
"""Bytes that are no character of Windows-1252, or one that no text in Latin letters holds."""
_SAMPLE = 1 << 16
"""Bytes that the encoding's guesser sees; more makes it slower and no better."""


_PYTHONS_OWN = {"undefined", "idna", "punycode", "unicode-escape", "raw-unicode-escape"}
"""Codecs that no text is in: some read it as what it is not, some in the square of its time, some never."""


def clean(text: str) -> str:
    """`text` with newlines as \\n and each hostile character replaced by U+FFFD, one for one, so that offsets hold."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return HOSTILE.sub("\ufffd", text)


def decode(data: bytes, declared: str | None = None) -> str:
    """The characters of `data`, without a byte-order mark.

    A byte-order mark decides, then UTF-8 beyond ASCII, then what the page or its server declares. A text in Latin
    letters may be Windows-1252, or UTF-8 into which some of it was pasted; damage is U+FFFD. For the rest
    charset-normalizer guesses. Raises SourceError where nothing fits.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    utf8 = _strictly(data, "utf-8")
    # A one-byte encoding fits any bytes: what is valid UTF-8 beyond ASCII is UTF-8, whatever is declared.
    if utf8 is not None and not utf8.isascii():
        return utf8
    wide = _wide(data)
    told = _codec(declared)
    if told is not None and told.startswith(_WIDE_CODECS) and wide is None:
        told = None  # a declaration that can be read as ASCII is not in UTF-16
    for fitting in (told, wide):
        if fitting is not None and (text := _strictly(data, fitting)) is not None:
            return text
    return utf8 if utf8 is not None else _damaged(data)


def opening_of(data: bytes) -> str:
    """The first characters of `data` for a look at them, decoded with little care: damage is U+FFFD."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) : _SAMPLE].decode(encoding, "replace")
    return data[:_SAMPLE].decode(_wide(data) or "utf-8", "replace")


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):  # LookupError: a codec that is no text encoding, such as base64
        return None


def _codec(declared: str | None) -> str | None:
    """Python's name of a declared encoding, with the Web's reading of Latin-1 as Windows-1252."""
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared.strip("\"' ")).name
    except (LookupError, ValueError):  # ValueError: a null character in the name
        return None
    if name in _PYTHONS_OWN:
        return None
    return "cp1252" if name in {"iso8859-1", "ascii"} else name


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, told by where its zero bytes stand."""
    places = [data[:_SAMPLE][place::4].count(0) for place in range(4)]
    most = len(data[:_SAMPLE]) // 4
    for highest, high, low, encoding in ((3, 2, 0, "utf-32-le"), (0, 1, 3, "utf-32-be")):
        if most and places[highest] >= most and places[high] * 10 > most * 9 and places[low] * 20 < most:
            return encoding
    even, odd = data[:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    if max(even, odd) * 4 < len(data[:_SAMPLE]) // 2 or min(even, odd) * 20 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _damaged(data: bytes) -> str:
    """Bytes that are neither UTF-8 nor what is declared."""
    text = data.decode("utf-8", "replace")
    damage = text.count("\ufffd")
    if len(_DAMAGE.findall(text)) >= _APART * damage:
        return data.decode("utf-8", "kutip.windows-1252")
    leads = len(data) - len(data.translate(None, bytes(range(0xC0, 0xF8))))
    if damage * 10 <= leads:  # UTF-8 in another script, with little damage
        return text
    from charset_normalizer import from_bytes

    guesses = from_bytes(data[:_SAMPLE])
    best = next((guess for guess in guesses if not guess.encoding.startswith("mac")), guesses.best())  # nobody's today
    if best is None:
        raise SourceError(
            "Unreadable encoding", "The text is in no encoding that Kutip can tell; save it as UTF-8 and open it again."
        )
    return data.decode(best.encoding, "replace")


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """A byte that is no UTF-8 as Windows-1252 has it; a character that was cut is damage."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    if len(bad) > 1 or bad[0] in _NOT_WINDOWS:
        return "\ufffd", error.end
    return bad.decode("cp1252"), error.end


codecs.register_error("kutip.windows-1252", _as_windows)


# ---------------------------------------------------------------- paragraphs of plain text

_LINE = re.compile(r"\S(?:.*\S)?")
_WRAPPED = 200
"""A line longer than this was not wrapped by hand: its paragraph ends with it."""
_TITLE = 200
"""A longer first line is no title."""
_NO_TITLE = re.compile(rf"[.,;:…][{re.escape(CLOSING_SIGNS)}]*$")


def paragraphs(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text: paragraphs by blank lines, by single newlines where there are no blank lines.

    Between blank lines, too, each line is a paragraph where one of them is so long that nobody wrapped it. The first
    block is the title if it is a short line of its own that does not end like a sentence.
    """
    spans = _spans(text)
    blocks = [Block(BlockKind.PARAGRAPH, span) for span in spans]
    if len(spans) > 1 and _is_title(spans[0].of(text)):
        blocks[0] = Block(BlockKind.TITLE, spans[0])
    return tuple(blocks)


def _is_title(line: str) -> bool:
    return len(line) <= _TITLE and "\n" not in line and _NO_TITLE.search(line) is None


def _spans(text: str) -> list[Span]:
    lines = [match.span() for match in _LINE.finditer(text)]
    groups: list[list[tuple[int, int]]] = []
    end = -1
    for line in lines:
        if end < 0 or text.count("\n", end, line[0]) > 1:
            groups.append([line])
        else:
            groups[-1].append(line)
        end = line[1]
    if len(groups) == 1:
        return [Span(*line) for line in lines]
    spans: list[Span] = []
    for group in groups:
        if len(group) > 1 and any(stop - start > _WRAPPED for start, stop in group):
            spans.extend(Span(*line) for line in group)
        else:
            spans.append(Span(group[0][0], group[-1][1]))
    return spans
