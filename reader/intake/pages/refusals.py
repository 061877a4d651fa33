"""Pages that answer as if all were well and show no article: checks for robots, walls of cookies, calls for scripts."""

from __future__ import annotations

import re
from collections.abc import Iterable

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
    "pardon our interruption", "request (?:unsuccessful|(?:has been |was )?blocked)", "press (?:&|and) hold",
    "you were a bot", "(?:please )?(?:enable|turn on) cookies and reload", "please (?:enable|turn on) cookies",
    "verifikasi (?:bahwa )?anda", "pemeriksaan keamanan", "memeriksa (?:peramban|browser|koneksi)",
    "internet positif", "trust ?positif",
)))  # fmt: skip
_COOKIES = tuple(map(re.compile, (
    r"(?:we|our partners|this site)\b.{0,60}?\b(?:uses?|value|store)\b.{0,60}?\bcookies?",
    r"(?:kami|situs ini)\b.{0,60}?\b(?:menggunakan|memakai)\b.{0,60}?\bcookies?",
    "before you continue", "cookie (?:policy|settings|preferences|consent)", "consent to (?:the use of )?cookies",
    "accept all", "privacy policy", "kebijakan privasi", "setujui semua",
    r"\b(?:store|menyimpan)\b.{0,80}?\bcookies?", "(?:menghargai|value) (?:your )?(?:privacy|privasi)", "mitra kami",
    r"our (?:\d+ )?partners",
)))  # fmt: skip
"""Signs of a wall of cookies; one alone is none."""
_NO_PAGE = re.compile("|".join((
    r"\b404\b.{0,20}\bnot found\b", r"\b(?:error|galat|kesalahan) 4\d\d\b", "page not found",
    r"page (?:that )?you(?:.re| are| were)? (?:looking|requested|tried)\b.{0,60}\b(?:found|exist|removed|moved)\b",
    r"\b(?:halaman|artikel)\b.{0,40}\btidak (?:dapat )?ditemukan\b",
)))  # fmt: skip
_TROUBLE = re.compile("|".join((
    "bad gateway", "service (?:temporarily )?unavailable", "internal server error", "gateway time-?out",
    "under maintenance", r"\b(?:situs|laman|website|web|halaman)\b.{0,20}\bsedang dalam (?:perbaikan|pemeliharaan)",
    "web server is down", "error establishing a database connection",
)))  # fmt: skip
_FORBIDDEN = re.compile("|".join((
    "403 forbidden", "401 unauthorized", r"\b(?:log|sign) ?in to (?:continue|read|view|access)",
    r"\b(?:silakan|harap|mohon) (?:masuk|login|log in) (?:untuk|terlebih)\b", "subscribe to (?:continue|read)",
    r"\b(?:masuk|login|berlangganan)(?: atau \w+)? untuk (?:melanjutkan|membaca|mengakses)",
)))  # fmt: skip
_LEADS_ON = re.compile(
    "^redirecting|redirecting to|not redirected automatically|anda (?:akan|sedang) dialihkan|mengalihkan anda ke",
    re.MULTILINE,
)
_NOTICE_WORDS = 40
"""Words below which a page that says that there is none, or asks for an account, says nothing else."""
_NEEDS_SCRIPTS = re.compile(
    r"\b(?:enable|turn|need|requires?|support|aktifkan|nyalakan|butuh|membutuhkan|memerlukan|mendukung|without|tanpa)\b"
    r".{0,40}\bjavascript\b|\bjavascript\b.{0,40}\b(?:enabled|disabled|required|aktif|dimatikan|on\b)"
)


def refuse_what_is_no_article(text: str, titles: Iterable[str | None]) -> None:
    """Raise SourceError where the few words of a page ask for something instead of telling anything.

    `titles` are what the page calls itself: in its head, its headings.
    """
    words = word_count(text)
    if words >= _FEW_WORDS:
        return
    told = "\n".join((*(title for title in titles if title), text)).casefold()
    if words < _NOTICE_WORDS:
        _refuse_what_is_no_page(told)
    if _CHECK.search(told):
        raise SourceError(
            "Page not open",
            "The site first checks whether a person is reading; save the page in a browser and open the saved file.",
        )
    if words < _ASKS_FOR_SCRIPTS and _NEEDS_SCRIPTS.search(text.casefold()):
        raise SourceError(
            "No article in the page",
            "The page shows its text to browsers with JavaScript only; save it in a browser and open the saved file.",
        )
    if sum(sign.search(told) is not None for sign in _COOKIES) >= 2:
        raise SourceError(
            "Page not open",
            "The page asks for consent to cookies first; save the page behind it in a browser and open the saved file.",
        )


def _refuse_what_is_no_page(told: str) -> None:
    if _NO_PAGE.search(told):
        raise SourceError("Page not found", "The site says that it has no such page; check the address.")
    if _TROUBLE.search(told):
        raise SourceError("Server in trouble", "The site says that it cannot show the page now; try again later.")
    if _FORBIDDEN.search(told):
        raise SourceError(
            "Page not open",
            "The site shows the page to its members only; save it in a browser and open the saved file.",
        )
    if _LEADS_ON.search(told):
        raise SourceError("No article in the page", "The page only leads to another one; open that one's address.")
