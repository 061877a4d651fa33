"""Mails, and pages that a browser saved in one file (MHTML): the page or the text inside."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from reader.errors import STUMBLES, SourceError
from reader.intake.compose import Extracted, line
from reader.intake.formats.base import Format, Look, Raw

if TYPE_CHECKING:
    from datetime import date
    from email.message import EmailMessage

_FIELD = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]")
_MAIL_FIELDS = ("mime-version:", "content-type:", "received:", "message-id:", "snapshot-content-location:")
_REPLY = re.compile(r"\s*(?:(?:re|fwd?|bls|trs)\s*:\s*)+", re.IGNORECASE)
"""What stands before the subject of an answer or of what is sent on."""
_MAX_HEAD = 40
"""Lines of a mail's head in which one of its fields stands."""


def _recognise(look: Look) -> bool:
    """Whether the text begins with fields, one of them a mail's own."""
    lines = look.opening.lstrip("\ufeff\r\n").split("\n", _MAX_HEAD)[:_MAX_HEAD]
    if not lines or not _FIELD.match(lines[0]):
        return False
    head = next((number for number, line in enumerate(lines) if not line.strip()), len(lines))
    return any(line.casefold().startswith(_MAIL_FIELDS) for line in lines[:head])


def _read(raw: Raw) -> Extracted:
    try:
        return _text_or_page(raw)
    except STUMBLES as error:  # the standard library's parser of fields falls over some
        raise SourceError("Damaged mail", "The mail is damaged; get the file again.") from error


def _text_or_page(raw: Raw) -> Extracted:
    from email import message_from_bytes
    from email.policy import default

    message = message_from_bytes(raw.data.lstrip(b"\xef\xbb\xbf\r\n"), policy=default)
    found = {part.get_content_type(): part for part in reversed(list(_texts(message)))}  # the first of each kind
    html, plain = found.get("text/html"), found.get("text/plain")
    if html is not None and (plain is None or message.get_content_type() != "multipart/alternative"):
        return _page(html, message)
    if plain is not None:
        return _text(plain, message)
    if html is not None:
        return _page(html, message)
    raise SourceError("No text in the mail", "The mail holds no text, perhaps only attachments; open those.")


def _texts(message: EmailMessage) -> list[EmailMessage]:
    """The parts that are text and no attachment, in their order; `walk` goes as deep as the parser let it."""
    parts = cast("list[EmailMessage]", list(message.walk()))
    return [part for part in parts if part.get_content_maintype() == "text" and not part.is_attachment()]


def _page(part: EmailMessage, message: EmailMessage) -> Extracted:
    from reader.intake.pages import read_page

    address = str(part.get("Content-Location") or message.get("Snapshot-Content-Location") or "").strip()
    url = address if address.startswith(("http://", "https://")) else None
    found = read_page(_bytes(part), charset=part.get_content_charset(), url=url)
    if url is not None:  # the head is of the browser that saved the page, and of the day on which it did
        return found
    return replace(found, byline=found.byline or _sender(message), published=found.published or _sent(message))


def _text(part: EmailMessage, message: EmailMessage) -> Extracted:
    from reader.intake.formats.text import characters, plain, under_title

    words = characters(Raw(_bytes(part), charset=part.get_content_charset()))
    subject = line(_REPLY.sub("", str(message.get("Subject", ""))))
    found = plain(words)
    if subject and found.blocks and found.title is None and subject not in words.split("\n", _MAX_HEAD):
        found = under_title(subject, words)
    return replace(found, byline=_sender(message), published=_sent(message))


def _sender(message: EmailMessage) -> str | None:
    from email.utils import parseaddr

    return line(parseaddr(str(message.get("From", "")))[0])


def _sent(message: EmailMessage) -> date | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date()
    except ValueError:
        return None


def _bytes(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


MAIL = Format(
    name="mails and saved pages",
    how="a mail's text with its day and sender; the page in the one file (MHTML) that a browser saves",
    read=_read,
    recognise=_recognise,
    suffixes=(".mhtml", ".mht", ".eml"),
    media=("multipart/related", "message/rfc822", "application/x-mimearchive"),
)
