"""A server's last answer, read within bounds: unpacked piece by piece, its strings cleaned."""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import ceil

import httpx

from reader.errors import AskedToWaitError, SourceError, UnreachableError
from reader.intake.limits import Limits
from reader.intake.text import clean
from reader.model import Progress

_MEDIA = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,80}")
_MARK = re.compile(r"[\x20-\x7e]{1,300}")
_PACKINGS = {"gzip": 31, "x-gzip": 31, "deflate": 15}
"""Packings that Kutip asks for, and how zlib calls them."""
_OTHER_PACKINGS = frozenset(
    {"br", "zstd", "compress", "x-compress", "dcb", "dcz", "exi", "lzma", "xz", "bzip2", "x-bzip2", "pack200-gzip"}
)
"""Packings that Kutip does not ask for: they may unpack to any size in one step."""
MAX_WAIT_S = 24 * 60 * 60
"""Seconds that a server can ask to be left alone for: one that asks for more, or by a broken clock, for no more."""
_WAITING = frozenset({429, 503})
"""Answers by which a server can ask to wait."""
_STEP = 1 << 20
"""Bytes that are unpacked in one step: no packing makes more of a piece before the bounds are looked at."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent. Every string of it is cleaned; no address holds a user or a password."""

    data: bytes
    """The body, decompressed; empty where it is unchanged."""
    url: str
    """The address after all redirects."""
    media: str
    """The media type in lower case without parameters; empty where the server gave none."""
    charset: str | None
    """The encoding that the server declares."""
    etag: str | None = None
    """The server's mark of this version, for the next question."""
    modified: str | None = None
    """When the server says that it was last changed, as it says it."""
    is_unchanged: bool = False
    """Whether the server says that nothing has changed since the marks that were sent."""


def received(
    response: httpx.Response, progress: Callable[[Progress], None] | None, limits: Limits, deadline: float
) -> Fetched:
    """The answer's body and marks. `deadline` is a time of `time.monotonic`. Raises SourceError, UnreachableError."""
    host = clean(response.url.host)
    is_unchanged = response.status_code == 304
    if not response.is_success and not is_unchanged:
        raise _asked_to_wait(response, host) or _refused(response.status_code, host)
    declared = response.headers.get("content-length", "")
    total = int(declared) if declared.isascii() and declared.isdigit() and len(declared) < 20 else None
    too_large = SourceError(
        "Too large", "The page holds more than {most} MB; open a smaller one.", most=limits.size >> 20
    )
    if total is not None and total > limits.size:
        raise too_large
    body = bytearray()
    for piece in () if is_unchanged else _unpacked(response, host):
        body += piece
        if len(body) > limits.size:
            raise too_large
        if time.monotonic() > deadline:
            raise too_slow(host)
        if progress is not None:
            progress(Progress("fetch", response.num_bytes_downloaded, total))
    media = response.headers.get("content-type", "").partition(";")[0].strip().casefold()
    return Fetched(
        bytes(body),
        clean(str(response.url.copy_with(username=None, password=None))),
        media if _MEDIA.fullmatch(media) else "",
        response.charset_encoding,
        _mark(response, "etag"),
        _mark(response, "last-modified"),
        is_unchanged,
    )


def _mark(response: httpx.Response, name: str) -> str | None:
    """A header that is sent back as it came; None where it holds anything but printable characters."""
    value = response.headers.get(name, "")
    return value if _MARK.fullmatch(value) else None


def _unpacked(response: httpx.Response, host: str) -> Iterator[bytes]:
    """The body's pieces as they come over the wire, unpacked in bounded steps; empty where nothing came of one."""
    packings = _packings(response.headers.get("content-encoding", ""))
    if not packings:
        yield from response.iter_raw()
        return
    packing, *others = packings
    if others or packing not in _PACKINGS:
        raise SourceError(
            "Broken answer", "{host} packs its answer in a way that Kutip did not ask for; try later.", host=host
        )
    unpack = zlib.decompressobj(_PACKINGS[packing])
    is_first = True
    try:
        for piece in response.iter_raw():
            if is_first and packing == "deflate" and piece[:1] and piece[0] & 0x0F != 8:
                unpack = zlib.decompressobj(-15)  # without the two bytes that the standard asks for
            is_first = False
            yield unpack.decompress(piece, _STEP)
            while unpack.unconsumed_tail and not unpack.eof:
                yield unpack.decompress(unpack.unconsumed_tail, _STEP)
    except zlib.error as error:
        raise SourceError(
            "Broken answer", "The answer of {host} cannot be understood; try again later.", host=host
        ) from error
    if not unpack.eof and not is_first:
        raise SourceError("Page cut short", "The answer of {host} ends in its middle; try again.", host=host)


def _packings(header: str) -> list[str]:
    """The packings that a header names; servers write other words there, too, and pack nothing."""
    told = (name.strip() for name in header.casefold().split(","))
    return [name for name in told if name in _PACKINGS or name in _OTHER_PACKINGS]


def too_slow(host: str) -> UnreachableError:
    """The error for a server that takes longer than it may."""
    return UnreachableError("No answer in time", "{host} takes too long to answer; try again later.", host=host)


def _asked_to_wait(response: httpx.Response, host: str) -> AskedToWaitError | None:
    """The error for a server that says how long it wants to be left alone; None where it does not say so."""
    wait_s = asked_wait_s(response.headers.get("retry-after", ""), datetime.now(UTC))
    if wait_s is None or response.status_code not in _WAITING:
        return None
    return AskedToWaitError(
        "Asked to wait",
        "{host} asks to wait {minutes} min ({status}); try again then.",
        wait_s,
        host=host,
        minutes=-(-wait_s // 60),
        status=response.status_code,
    )


def asked_wait_s(told: str, now: datetime) -> int | None:
    """The seconds that a Retry-After header asks for, told in seconds or as a date (RFC 9110, 10.2.3).

    At least 1 and at most `MAX_WAIT_S`; None where the header holds neither.
    """
    told = told.strip()
    if told.isascii() and told.isdigit():
        wait_s = int(told[:12])
    else:
        try:
            until = parsedate_to_datetime(told[:60])
        except ValueError:
            return None
        wait_s = ceil((until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds())
    return min(max(wait_s, 1), MAX_WAIT_S)


def _refused(status: int, host: str) -> SourceError:
    match status:
        case 404 | 410:
            return SourceError(
                "Page not found", "{host} has no such page ({status}); check the address.", host=host, status=status
            )
        case 401 | 402 | 403 | 407 | 451:
            return SourceError(
                "Page not open",
                "{host} does not show this page ({status}); save it in a browser and open the file.",
                host=host,
                status=status,
            )
        case 429:
            return SourceError(
                "Too many requests", "{host} asks to wait ({status}); try again in a while.", host=host, status=status
            )
        case _ if status >= 500:
            return SourceError(
                "Server in trouble",
                "{host} answers with an error ({status}); try again later.",
                host=host,
                status=status,
            )
        case _:
            return SourceError(
                "No page",
                "{host} answers with status {status} instead of a page; check the address.",
                host=host,
                status=status,
            )
