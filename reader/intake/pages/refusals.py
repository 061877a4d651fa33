"""Pages that answer as if all were well and show no article: checks for robots, walls of cookies, calls for scripts."""

from __future__ import annotations

import re

from reader.errors import SourceError
from reader.intake.pages.prose import word_count

_FEW_WORDS = 120
"""Words: a longer page has an article beside its notice."""
_ASKS_FOR_SCRIPTS = 60
"""Words below which a page that speaks of JavaScript is the notice of one that needs it."""
_CHECK = re.compile("|".join((
    "just a moment", "checking (?:your|if the site|the site) (?:browser|connection)", "attention required",
    "verify (?:that )?you are (?:a )?human", "are you (?:a )?(?:human|robot)", "not a robot", "captcha", "bukan robot",
    "unusual (?:traffic|activity)", "access (?:to this page has been )?denied", "ddos protection", "security check",
    "pardon our interruption", "request (?:unsuccessful|blocked)", "(?:please )?(?:enable|turn on) cookies and reload",
    "please (?:enable|turn on) cookies", "verifikasi (?:bahwa )?anda", "pemeriksaan keamanan",
)))  # fmt: skip
_COOKIES = re.compile("|".join((
    r"(?:we|our partners|this site)\b.{0,60}?\b(?:uses?|value|store)\b.{0,60}?\bcookies?",
    r"(?:kami|situs ini)\b.{0,60}?\b(?:menggunakan|memakai)\b.{0,60}?\bcookies?",
    "before you continue", "cookie (?:policy|settings|preferences|consent)", "consent to (?:the use of )?cookies",
    "accept all", "privacy policy", "kebijakan privasi", "setujui semua",
)))  # fmt: skip


def refuse_what_is_no_article(text: str, title: str | None) -> None:
    """Raise SourceError where the few words of a page ask for something instead of telling anything."""
    words = word_count(text)
    told = f"{title or ''}\n{text}".casefold()
    if words < _FEW_WORDS and _CHECK.search(told):
        raise SourceError(
            "Page not open",
            "The site first checks whether a person is reading; save the page in a browser and open the saved file.",
        )
    if words < _ASKS_FOR_SCRIPTS and "javascript" in text.casefold():
        raise SourceError(
            "No article in the page",
            "The page shows its text to browsers with JavaScript only; save it in a browser and open the saved file.",
        )
    if words < _FEW_WORDS and len(_COOKIES.findall(told)) >= 2:
        raise SourceError(
            "Page not open",
            "The page asks for consent to cookies first; save the page behind it in a browser and open the saved file.",
        )
