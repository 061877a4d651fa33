"""Markdown: foreign text as it stands, with no more backslashes than it needs.

What is escaped is what CommonMark, GitHub and the common note programs read as mark-up in that place: an underscore
inside a word, a lone tilde or dollar, "#tag", a hash or a bracket that closes nothing are left as they are.
"""

from __future__ import annotations

import re

_PUNCTUATION = re.escape("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

_INLINE = re.compile(
    rf"""
      \\(?=[{_PUNCTUATION}]|$)      # a backslash that would escape what follows, or break the line
    | [`\[\]]
    | \*(?!\s)|(?<!\s)\*            # an asterisk that opens or closes
    | (?<![^\W_])_+(?!\s)|(?<!\s)_+(?![^\W_])
    | <(?=[A-Za-z/!?])              # a tag, a comment, an address
    | ~(?=\S[^~\n]*~)|(?<=~)~|(?<=\S)~(?=\s|$|[{_PUNCTUATION}])
    | \$(?=\$)|(?<=\$)\$|\$(?=[^\s\d][^$\n]*\$)|(?<=\S)\$(?!\d)
    """,
    re.VERBOSE | re.MULTILINE,
)
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINE_START = re.compile(
    r"""^([ ]*)(?:
      (?P<sign>[-+*](?=[ \t]|$)|=+(?=[ \t]*$)|-+(?=[ \t]*$)|>|\#{1,6}(?=[ \t]|$)|[|:](?=[-:| \t]+$)|-(?=[-:| \t]+$))
    | (?P<number>\d{1,9})(?P<point>[.)])(?=[ \t]|$)
    )""",
    re.VERBOSE | re.MULTILINE,
)


def escape(text: str) -> str:
    """Foreign text in Markdown: nothing in it is mark-up, HTML or a comment, and it reads as it stands."""
    plain = _INLINE.sub(lambda found: "".join(f"\\{sign}" for sign in found.group()), _ENTITY.sub("&amp;", text))
    return _LINE_START.sub(_escaped_start, plain)


def on_one_line(text: str) -> str:
    """The words on one line, as they stand, with nothing in them that is mark-up."""
    return escape(" ".join(text.split()))


def _escaped_start(found: re.Match[str]) -> str:
    if found["sign"] is not None:
        return f"{found[1]}\\{found['sign']}"
    return f"{found[1]}{found['number']}\\{found['point']}"
