"""Mailboxes (mbox): one article a mail."""

from __future__ import annotations

import re
from functools import partial

from reader.errors import SourceError
from reader.intake.formats.base import Format, Look, Part, Raw, Several
from reader.phrase import Phrase

_SEPARATOR = re.compile(rb"^From [^\s]{1,200} [^\n]{0,80}\d{4}[^\n]{0,40}$", re.MULTILINE)
"""The line before each mail: who sent it and when."""
MAX_MAILS = 10_000
"""Mails of a mailbox that are taken."""


def _recognise(look: Look) -> bool:
    return _SEPARATOR.match(look.data[:1_000]) is not None and b"\n\n" in look.data.replace(b"\r\n", b"\n")[:100_000]


def _read(raw: Raw) -> Several:
    data = raw.data.replace(b"\r\n", b"\n")
    starts = [found.span() for found in _SEPARATOR.finditer(data)][:MAX_MAILS]
    if not starts:
        raise SourceError("No mailbox", "No mail begins in the file; a mailbox has a line “From ...” before each.")
    ends = [start for start, _ in starts[1:]] + [len(data)]
    mails = [data[behind:end].lstrip(b"\n") for (_, behind), end in zip(starts, ends, strict=True)]
    parts = tuple(Part(f"mail {number}", partial(Raw, mail, "mail.eml")) for number, mail in enumerate(mails, 1))
    return Several(Phrase.counted("a mailbox of {count} mail", "a mailbox of {count} mails", len(parts)), parts)


MAILBOX = Format(
    name="mailboxes",
    how="mbox: one article a mail",
    read=_read,
    recognise=_recognise,
    suffixes=(".mbox",),
    media=("application/mbox",),
    several=True,
)
