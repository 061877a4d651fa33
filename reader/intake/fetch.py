"""From a web address to bytes: politely, within bounds, and with one clear sentence for everything that goes wrong."""

from __future__ import annotations

import ipaddress
import re
import socket
import time
from collections.abc import Callable
from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.parse import urlsplit, urlunsplit

import httpx

from reader import __version__
from reader.errors import SourceError, UnreachableError
from reader.intake.answer import Fetched, received, too_slow
from reader.intake.deadline import DeadlineTransport
from reader.intake.limits import DEFAULT_LIMITS, Limits
from reader.intake.text import clean
from reader.model import Progress
from reader.model.text import harmless_address

_HOST = re.compile(r"[\w.:%-]+")
USER_AGENT = f"Kutip/{__version__} (a reader for one person; fetches a page when asked)"


def fetch(
    url: str,
    progress: Callable[[Progress], None] | None = None,
    limits: Limits = DEFAULT_LIMITS,
    *,
    etag: str | None = None,
    modified: str | None = None,
    named_by: str | None = None,
) -> Fetched:
    """Get `url`, following redirects among http and https addresses. Sends no cookies and keeps none.

    Where the reader did not give the address, `named_by` is what named it: the address of a feed or page, or "" for a
    file. Neither that nor a redirect leads into a private network that the reader gave no address of.
    `etag` and `modified` are the marks of the version that is known: the server may say that it is unchanged.
    `progress` hears of the bytes as they come; an exception from it ends the fetch. Raises UnreachableError where no
    server answered, SourceError for every other failure.
    """
    deadline = time.monotonic() + limits.whole
    timeout = httpx.Timeout(limits.read, connect=limits.connect)
    headers = {
        "User-Agent": USER_AGENT,
        "Accept": "text/html,application/xhtml+xml,text/plain,text/markdown,application/epub+zip,*/*;q=0.1",
        "Accept-Encoding": "gzip, deflate",
        **({"If-None-Match": etag} if etag else {}),
        **({"If-Modified-Since": modified} if modified else {}),
    }
    no_cookies = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
    host = address_host(url)
    given = host if named_by is None else address_host(named_by) if named_by else None
    try:
        with httpx.Client(
            timeout=timeout, headers=headers, cookies=no_cookies, transport=DeadlineTransport(deadline)
        ) as client:
            for _ in range(limits.redirects + 1):
                host = address_host(url)
                if host != given and is_private(host) and not (given and is_private(given)):
                    raise _private(given, host)
                with client.stream("GET", url) as response:
                    if response.next_request is None:
                        return received(response, progress, limits, deadline)
                    url = str(response.next_request.url)
    except httpx.TimeoutException as error:
        raise too_slow(host) from error
    except (httpx.InvalidURL, UnicodeError) as error:  # UnicodeError: a host name that IDNA refuses
        raise _bad_address(url) from error
    except httpx.NetworkError as error:
        if "CERTIFICATE_VERIFY_FAILED" in str(error):
            raise SourceError(
                "Connection not safe",
                "{host} cannot prove that it is {host}; check the address and your clock.",
                host=host,
            ) from error
        raise UnreachableError(
            "No connection", "{host} cannot be reached; check the address and the network, then try again.", host=host
        ) from error
    except httpx.HTTPError as error:
        raise SourceError(
            "Broken answer", "The answer of {host} cannot be understood; try again later.", host=host
        ) from error
    raise SourceError(
        "Too many redirects",
        "{host} redirects more than {most} times; open another address.",
        host=host,
        most=limits.redirects,
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
            "Not a web address",
            "Kutip opens http and https addresses, not “{scheme}:”; give one of those.",
            scheme=parts.scheme[:20],
        )
    if not host or not _HOST.fullmatch(host):
        raise _bad_address(url)
    return host


def is_private(host: str) -> bool:
    """Whether a host is this machine or one of a private network, by its number or by what its name leads to."""
    try:
        numbers = {str(found[4][0]).partition("%")[0] for found in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        return False
    return any(not ipaddress.ip_address(number).is_global for number in numbers)


def _private(given: str | None, host: str) -> SourceError:
    return SourceError(
        "Page not open", "{host} leads into a private network; give the address there yourself.", host=given or host
    )


def without_secrets(url: str) -> str:
    """An address without user and password, in which nothing acts."""
    url = harmless_address(url)
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])) if "@" in parts.netloc else url


def _bad_address(url: str) -> SourceError:
    return SourceError(
        "Bad address", "“{address}” is no web address; give one like https://example.org/news.", address=_short(url)
    )


def _short(url: str) -> str:
    words = clean(without_secrets(url)).replace("\n", "\ufffd")
    return words if len(words) <= 80 else words[:79] + "…"
