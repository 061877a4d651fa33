"""Web addresses: which are some, what of one is kept, and where one leads. Nothing here asks for any."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

from reader.errors import SourceError
from reader.intake.text import clean
from reader.model.text import harmless_address

MAX_ADDRESS = 2_000
"""Characters of an address."""
_HOST = re.compile(r"[\w.:%-]+")


def address_host(url: str) -> str:
    """The host that `url` names. Raises SourceError unless it is an absolute http or https address."""
    try:
        parts = urlsplit(url)
        host = parts.hostname if parts.port != 0 else None  # reading the port checks it
    except ValueError as error:
        raise bad_address(url) from error
    if parts.scheme.casefold() not in {"http", "https"}:
        raise SourceError(
            "Not a web address",
            "Kutip opens http and https addresses, not “{scheme}:”; give one of those.",
            scheme=parts.scheme[:20],
        )
    if not host or not _HOST.fullmatch(host):
        raise bad_address(url)
    return host


def host_in(url: str | None) -> str:
    """The host that an address names; empty for one that names none, or that cannot be taken apart."""
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""


def web_address(value: object, base: str | None) -> str | None:
    """An http or https address, completed by `base`, without user and password; None for any other."""
    if not isinstance(value, str) or not value.strip() or len(value) > MAX_ADDRESS:
        return None
    try:
        address = urljoin(base or "", value.strip())
    except ValueError:
        return None
    return without_secrets(address) if address.casefold().startswith(("http://", "https://")) else None


def without_secrets(url: str) -> str:
    """An address without user and password, in which nothing acts."""
    url = harmless_address(url)
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])) if "@" in parts.netloc else url


def bad_address(url: str) -> SourceError:
    """What to raise for what is no address."""
    return SourceError(
        "Bad address", "“{address}” is no web address; give one like https://example.org/news.", address=_short(url)
    )


def _short(url: str) -> str:
    words = clean(without_secrets(url)).replace("\n", "\ufffd")
    return words if len(words) <= 80 else words[:79] + "…"
