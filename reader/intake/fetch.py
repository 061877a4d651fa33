"""From a web address to bytes: politely, within bounds, and with one clear sentence for everything that goes wrong."""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx

from reader import __version__
from reader.errors import SourceError, UnreachableError
from reader.intake.addresses import address_host, bad_address
from reader.intake.answer import Fetched, received, too_slow
from reader.intake.deadline import DeadlineTransport
from reader.intake.limits import DEFAULT_LIMITS, Limits
from reader.model import Progress

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
        raise bad_address(url) from error
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
