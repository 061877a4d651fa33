"""From a web address to bytes: politely, within bounds, and with one clear sentence for everything that goes wrong."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.parse import urlsplit

import httpx

from reader import __version__
from reader.errors import SourceError, UnreachableError
from reader.intake.text import clean
from reader.model import Progress

_HOST = re.compile(r"[\w.:%-]+")
USER_AGENT = f"Kutip/{__version__} (a reader for one person; fetches a page when asked)"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much a fetch may take."""

    connect: float = 10.0
    """Seconds until a connection stands."""
    read: float = 20.0
    """Seconds between two pieces of the answer."""
    whole: float = 90.0
    """Seconds for all of it, redirects included."""
    redirects: int = 10
    """Redirects that are followed."""
    size: int = 20 << 20
    """Bytes of the answer, decompressed."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent."""

    data: bytes
    """The body, decompressed."""
    url: str
    """The address after all redirects."""
    media: str
    """The media type in lower case without parameters; empty where the server gave none."""
    charset: str | None
    """The encoding that the server declares."""


def fetch(url: str, progress: Callable[[Progress], None] | None = None, limits: Limits = Limits()) -> Fetched:
    """Get `url`, following redirects among http and https addresses. Sends no cookies and keeps none.

    `progress` hears of the bytes as they come; an exception from it ends the fetch. Raises UnreachableError where no
    server answered, SourceError for every other failure.
    """
    deadline = time.monotonic() + limits.whole
    timeout = httpx.Timeout(limits.read, connect=limits.connect)
    headers = {
        "User-Agent": USER_AGENT,
        "Accept": "text/html,application/xhtml+xml,text/plain,text/markdown,application/epub+zip,*/*;q=0.1",
        "Accept-Encoding": "gzip, deflate",
    }
    no_cookies = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
    host = address_host(url)
    try:
        with httpx.Client(timeout=timeout, headers=headers, cookies=no_cookies) as client:
            for _ in range(limits.redirects + 1):
                host = address_host(url)
                with client.stream("GET", url) as response:
                    if response.next_request is None:
                        return _received(response, progress, limits, deadline)
                    url = str(response.next_request.url)
    except httpx.TimeoutException as error:
        raise _too_slow(host) from error
    except httpx.InvalidURL as error:
        raise _bad_address(url) from error
    except httpx.NetworkError as error:
        if "CERTIFICATE_VERIFY_FAILED" in str(error):
            raise SourceError(
                "Connection not safe", f"{host} cannot prove that it is {host}; check the address and your clock."
            ) from error
        raise UnreachableError(
            "No connection", f"{host} cannot be reached; check the address and the network, then try again."
        ) from error
    except httpx.HTTPError as error:
        raise SourceError("Broken answer", f"The answer of {host} cannot be understood; try again later.") from error
    raise SourceError(
        "Too many redirects", f"{host} redirects more than {limits.redirects} times; open another address."
    )


def address_host(url: str) -> str:
    """The host that `url` names. Raises SourceError unless it is an absolute http or https address."""
    try:
        parts = urlsplit(url)
        host = parts.hostname if parts.port != 0 else None  # reading the port checks it
    except ValueError as error:
        raise _bad_address(url) from error
    if parts.scheme.casefold() not in {"http", "https"}:
        raise SourceError(
            "Not a web address", f"Kutip opens http and https addresses, not “{parts.scheme[:20]}:”; give one of those."
        )
    if not host or not _HOST.fullmatch(host):
        raise _bad_address(url)
    return host


def _bad_address(url: str) -> SourceError:
    return SourceError("Bad address", f"“{_short(url)}” is no web address; give one like https://example.org/news.")


def _too_slow(host: str) -> UnreachableError:
    return UnreachableError("No answer in time", f"{host} takes too long to answer; try again later.")


def _short(url: str) -> str:
    words = clean(url).replace("\n", "\ufffd")
    return words if len(words) <= 80 else words[:79] + "…"


def _received(
    response: httpx.Response, progress: Callable[[Progress], None] | None, limits: Limits, deadline: float
) -> Fetched:
    """The body of the last answer, read within the bounds."""
    host = response.url.host
    if not response.is_success:
        raise _refused(response.status_code, host)
    packing = response.headers.get("content-encoding", "identity").casefold().strip()
    if packing not in {"", "identity", "gzip", "x-gzip", "deflate"}:  # others may unpack to any size in one step
        raise SourceError("Broken answer", f"{host} packs its answer in a way that Kutip did not ask for; try later.")
    declared = response.headers.get("content-length", "")
    total = int(declared) if declared.isascii() and declared.isdigit() else None
    too_large = SourceError("Too large", f"The page holds more than {limits.size >> 20} MB; open a smaller one.")
    if total is not None and total > limits.size:
        raise too_large
    body = bytearray()
    for piece in response.iter_bytes():
        body += piece
        if len(body) > limits.size:
            raise too_large
        if time.monotonic() > deadline:
            raise _too_slow(host)
        if progress is not None:
            progress(Progress("fetch", response.num_bytes_downloaded, total))
    media, _, _ = response.headers.get("content-type", "").partition(";")
    return Fetched(bytes(body), str(response.url), media.strip().casefold(), response.charset_encoding)


def _refused(status: int, host: str) -> SourceError:
    match status:
        case 404 | 410:
            return SourceError("Page not found", f"{host} has no such page ({status}); check the address.")
        case 401 | 402 | 403 | 407 | 451:
            return SourceError(
                "Page not open", f"{host} does not show this page ({status}); save it in a browser and open the file."
            )
        case 429:
            return SourceError("Too many requests", f"{host} asks to wait ({status}); try again in a while.")
        case _ if status >= 500:
            return SourceError("Server in trouble", f"{host} answers with an error ({status}); try again later.")
        case _:
            return SourceError("No page", f"{host} answers with status {status} instead of a page; check the address.")
