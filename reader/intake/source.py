"""Where the bytes come from: a file, standard input, or the Web."""

from __future__ import annotations

import re
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from reader.errors import SourceError
from reader.intake.formats.base import Raw
from reader.intake.text import clean
from reader.model import Progress
from reader.phrase import Phrase, system_says

MAX_FILE = 64 << 20
"""Bytes of a file or of standard input: some nine million words of plain text."""

_MAX_REFRESHES = 3
"""Pages that only lead on to another one, one after the other."""
_REFRESH_BYTES = 1 << 13
"""Bytes of a page in which it says that it leads on."""
_REFRESH = re.compile(
    rb"""<meta\b[^>]{0,200}?http-equiv\s*=\s*["']?refresh\b[^>]{0,200}?content\s*=\s*["']?\s*[0-5]\s*[;,]\s*url\s*=\s*'?([^"'>\s]+)""",
    re.IGNORECASE,
)
_NOSCRIPT = re.compile(rb"<noscript\b.*?</noscript>", re.IGNORECASE | re.DOTALL)
_LIKE_ADDRESS = re.compile(r"(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|id|go|co|info|news)/)", re.IGNORECASE)


def is_url(source: str) -> bool:
    """Whether `source` is meant as an address rather than as a path (not whether Kutip can open it)."""
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", source) is not None


def load(
    source: str,
    stdin: bytes | None,
    progress: Callable[[Progress], None] | None,
    *,
    named_by: str | None = None,
) -> Raw:
    """The bytes of `source`: a path, an http(s) or file address, or "-". `named_by` as in `fetch`: then an address.

    Raises SourceError.
    """
    if named_by is not None:
        return _fetched(source, progress, named_by)
    if source == "-":
        return _checked(Raw(read_stdin() if stdin is None else stdin), "standard input")
    if not is_url(source):
        return _checked(Raw(read_file(Path(source)), source), _named(source))
    from urllib.parse import urlsplit

    if source[:5].casefold() == "file:":
        from urllib.request import url2pathname

        from reader.intake.addresses import bad_address

        try:
            path = urlsplit(source).path
        except ValueError as error:
            raise bad_address(source) from error
        return load(url2pathname(path), None, progress)
    return _fetched(source, progress, None)


def _fetched(url: str, progress: Callable[[Progress], None] | None, named_by: str | None) -> Raw:
    """The page at an address, or the one that it leads on to."""
    from urllib.parse import urlsplit

    from reader.intake.fetch import fetch

    got = fetch(url, progress, named_by=named_by)
    for _ in range(_MAX_REFRESHES):
        target = _refresh_target(got.data, got.url) if got.media in {"text/html", "application/xhtml+xml", ""} else None
        if target is None:
            break
        got = fetch(target, progress, named_by=url if named_by is None else named_by)
    return _checked(Raw(got.data, urlsplit(got.url).path, got.url, got.media, got.charset), "the page")


def _refresh_target(data: bytes, url: str) -> str | None:
    """Where a page that only leads on leads to; None for a page that stays."""
    from urllib.parse import urljoin

    head = _NOSCRIPT.sub(b"", data[:_REFRESH_BYTES])
    found = _REFRESH.search(head)
    if found is None:
        return None
    try:
        target = urljoin(url, found[1].decode("utf-8", "replace").strip().replace("&amp;", "&"))
    except ValueError:
        return None
    return None if target.partition("#")[0] == url.partition("#")[0] else target


def _checked(raw: Raw, name: str) -> Raw:
    if not raw.data:
        raise SourceError("Nothing to read", "{name} is empty; give a source with text.", name=name)
    return raw


def read_stdin() -> bytes:
    """All of standard input. Raises SourceError where it is more than `MAX_FILE`."""
    return _bounded(sys.stdin.buffer, "standard input")


def read_file(path: Path, most: int | None = None) -> bytes:
    """The bytes of a file, a pipe or a device, at most `most`, else `MAX_FILE`. Raises SourceError."""
    name = _named(str(path))
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise SourceError("A folder, not a file", "{name} is a folder; give one of the files in it.", name=name)
        with path.open("rb") as file:
            return _bounded(file, name, most)
    except FileNotFoundError as error:
        whole, part, _ = str(path).partition("#")
        if part and Path(whole).is_file():
            raise SourceError(
                "Part of a file",
                "{name} is an article of {file}; add that file again to read it anew.",
                name=name,
                file=_named(whole),
            ) from error
        near = _LIKE_ADDRESS.match(str(path))
        hint = Phrase("put https:// before an address of the Web") if near else Phrase("check the path")
        raise SourceError("File not found", "There is no file {name}; {hint}.", name=name, hint=hint) from error
    except PermissionError as error:
        raise SourceError(
            "No permission", "{name} may not be read by you; change its permissions.", name=name
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        reason = system_says(error) if isinstance(error, OSError) else Phrase("no such name is possible")
        raise SourceError(
            "File not readable", "{name} cannot be read ({reason}); check the path.", name=name, reason=reason
        ) from error


def _bounded(file: BinaryIO, name: str, most: int | None = None) -> bytes:
    most = MAX_FILE if most is None else most
    data = file.read(most + 1)
    if len(data) > most:
        raise SourceError(
            "Too large", "{name} holds more than {most} MB; open a part of it.", name=name, most=most >> 20
        )
    return data


def _named(path: str) -> str:
    """A path for a sentence: cleaned, in quotation marks, shortened at its front."""
    words = clean(path).replace("\n", "\ufffd").replace("\t", "\ufffd")
    return f"“{words if len(words) <= 120 else '…' + words[-119:]}”"
