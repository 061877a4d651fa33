"""Small, sound samples of everything that Kutip reads, by the name of their kind: what the fuzzer begins with."""

from __future__ import annotations

import gzip
import json
from functools import cache

from tests.export.test_qda_import import foreign
from tests.intake.pages import PAGE, book
from tests.intake.printed import DOCX, ODT, archive, pdf, two_columns

TEXT = """Jembatan dibuka

Oleh Ratna Puspa

“Jembatan ini ‘aman’ dilalui,” kata Kepala Dinas Guntur Aji, Senin (10/3/2025) pukul 10.30 WIB. Menurut "Sari", warga
Muara, biayanya Rp1,2 miliar (naik 3,5 persen sejak 31 Desember 2024).

"We're glad," she said on Tuesday, March 11, 2025. Two weeks ago nobody knew. Kemarin lusa pun tidak.
"""

MARKDOWN = """---
title: "Jembatan dibuka"
author: [Ratna Puspa, 'Guntur Aji']
date: 2025-03-10T08:00:00+07:00
url: https://kabar.example/jembatan
---

# Jembatan *dibuka*

“Aman,” kata **Sari** di [Muara](https://kabar.example "x").[^1] ![gambar](a.png)

> Kutipan
> > dalam

- satu
  1. dua

| a | b |
|---|---|
| 1 | 2 |

```
kode
```

[^1]: Catatan &amp; kaki.
"""

TOML_MATTER = '+++\ntitle = "Jembatan"\nauthors = ["Ratna", "Aji"]\ndate = 2025-03-10\n+++\n\nSepatah kata.\n'

RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Harian Muara</title><link>https://kabar.example/</link><item><title>Jembatan &amp; muara</title>
<link>https://kabar.example/1</link><guid>tag:1</guid>
<pubDate>Mon, 10 Mar 2025 10:00:00 +0700</pubDate>
<dc:creator>Ratna</dc:creator>
<description><![CDATA[<p>Sepatah <b>kata</b></p>]]></description></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://kabar.example/"><title type="html">Muara</title>
<entry><title>Satu</title><link rel="alternate" href="1"/><id>a</id><updated>2025-03-10T10:00:00Z</updated>
<summary type="html">&lt;p&gt;kata</summary></entry></feed>"""

JSON_FEED = json.dumps({
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Muara",
    "items": [{"id": "1", "url": "https://kabar.example/1", "title": "Satu", "date_published": "2025-03-10T10:00:00Z",
               "content_text": "Kata", "authors": [{"name": "Ratna"}]}, {"id": 2, "url": "/2", "content_html": "<p>b"}],
})  # fmt: skip

MAIL = """From: Ratna Puspa <ratna@kabar.example>
To: a@b.example
Subject: =?utf-8?q?Jembatan_=E2=80=9Cmuara=E2=80=9D?=
Date: Mon, 10 Mar 2025 10:00:00 +0700
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b1"

--b1
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Sepatah kata=20yang =E9 panjang.

--b1
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: base64

PHA+U2VwYXRhaCA8Yj5rYXRhPC9iPi48L3A+
--b1--
"""

MHTML = """From: <Saved by Blink>
Subject: Jembatan
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="m1"

--m1
Content-Type: text/html
Content-Location: https://kabar.example/1
Content-Transfer-Encoding: quoted-printable

<html><body><article><h1>Jembatan</h1><p>Sepatah kata=20dari Ratna yang cukup panjang.</p></article></body></html>
--m1--
"""

LD = json.dumps({"@context": "https://schema.org", "@graph": [{
    "@type": ["NewsArticle"], "headline": "Jembatan", "author": [{"name": "Ratna"}, "Aji"], "inLanguage": "id",
    "datePublished": "2025-03-10T10:00:00+07:00", "publisher": {"name": "Muara"}, "articleBody": "Sepatah kata.",
}]})  # fmt: skip

LD_PAGE = PAGE.replace("</head>", f'<script type="application/ld+json">{LD}</script></head>')

ROWS = [
    {"text": "Sepatah kata.", "title": "Satu", "date": "2025-03-10", "author": "Ratna", "url": "https://a.id/1"},
    {"text": "“Aman,” kata Sari.\n\nDua.", "title": None, "date": 20250310, "author": ["a", "b"], "url": ""},
]

TABLE = 'text,title,date,author,url\n"Sepatah ""kata"".\nDua.",Satu,2025-03-10,Ratna,https://a.id/1\nlagi,,,,\n'

W3C = json.dumps({
    "@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationCollection", "first": {"items": [{
        "id": "urn:uuid:00000000-0000-0000-0000-000000000007", "type": "Annotation", "created": "2026-03-01T10:00:00Z",
        "body": [{"type": "TextualBody", "value": "mahal?", "purpose": "commenting"},
                 {"type": "TextualBody", "value": "uang", "purpose": "tagging"}],
        "target": {"source": "https://a.id/1", "styleClass": "kutip-green", "selector": [
            {"type": "TextQuoteSelector", "exact": "kata", "prefix": "Sepatah ", "suffix": "."},
            {"type": "TextPositionSelector", "start": 8, "end": 12}]},
    }]},
})  # fmt: skip

HYPOTHESIS = json.dumps({"total": 1, "rows": [{
    "id": "hGmB0kZ1EeyGPptxxxxxxx", "uri": "https://a.id/1", "text": "Siapa?", "tags": ["cek"],
    "created": "2026-02-01T10:00:00.123456+00:00", "updated": "2026-02-02T10:00:00+00:00",
    "target": [{"source": "https://a.id/1", "selector": [
        {"type": "RangeSelector", "startContainer": "/div[1]", "startOffset": 1},
        {"type": "TextPositionSelector", "start": 8, "end": 12}, {"type": "TextQuoteSelector", "exact": "kata"}]}],
}]})  # fmt: skip

CODEBOOK = """<?xml version="1.0" encoding="utf-8"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Other"><Codes>
<Code guid="a" name="uang" color="#00ff00" isCodable="true"><Description>biaya</Description>
<Code guid="b" name="utang" isCodable="false"/></Code></Codes></CodeBook>"""

OPML = """<opml version="2.0"><head><title>x</title></head><body><outline text="Muara"><outline type="rss" text="a"
xmlUrl="https://kabar.example/feed" htmlUrl="https://kabar.example/"/></outline></body></opml>"""

SETTINGS = """language = "id"
theme = "kutip"
mouse = true
look_up = "wl-copy {}"

[article]
width = 76
align = "centre"

[models]
id = "none"

[keys]
"help" = "f1"
"""

DOCUMENT = json.dumps({
    "schema": 1, "source": "a.txt", "title": "Satu", "byline": None, "language": "id", "published": "2025-03-10",
    "text": "“Aman,” kata Sari.", "entities": [{"start": 13, "end": 17, "label": "PER"}],
    "actors": [{"id": "a1", "name": "Sari", "kind": "person", "mentions": [[13, 17]]}],
    "statements": [{"id": "s1", "kind": "direct", "spans": [[1, 6]], "cue": [8, 12], "speaker": [13, 17], "actor": "a1",
                    "date": None, "confidence": 0.9, "why": "cue"}],
})  # fmt: skip

DRAFT = json.dumps({
    "source": "a.txt", "digest": "0", "start": 0, "end": 4, "exact": "kata", "text": "x", "tags": "a, b",
    "colour": "yellow", "note_id": None,
})  # fmt: skip

WARC_BODY = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}".encode()
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.id/1\r\nWARC-Date: 2025-03-10T00:00:00Z\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    % (len(WARC_BODY), WARC_BODY)
)


@cache
def samples() -> dict[str, bytes]:
    """The samples: the name of each ends as its file would."""
    texts = {
        "text.txt": TEXT, "matter.md": MARKDOWN, "toml.md": TOML_MATTER, "page.html": PAGE, "ld.html": LD_PAGE,
        "rss.xml": RSS, "atom.xml": ATOM, "feed.json": JSON_FEED, "mail.eml": MAIL, "saved.mhtml": MHTML,
        "box.mbox": f"From a@b Mon Mar 10 10:00:00 2025\n{MAIL}\nFrom a@b Mon Mar 10 10:00:00 2025\n{MAIL}\n",
        "rows.jsonl": "".join(json.dumps(row) + "\n" for row in ROWS), "table.csv": TABLE,
        "table.tsv": TABLE.replace(",", "\t"), "w3c.json": W3C, "hypothesis.json": HYPOTHESIS, "book.qdc": CODEBOOK,
        "list.opml": OPML, "settings.toml": SETTINGS, "documents.jsonl": DOCUMENT, "draft.json": DRAFT,
    }  # fmt: skip
    made = {name: text.encode() for name, text in texts.items()}
    return made | {
        "latin.txt": TEXT.encode("cp1252", "replace"),
        "wide.txt": TEXT.encode("utf-16"),
        "book.epub": book(["<h1>Satu</h1><p>“Aman,” kata Sari.</p>", "<p>Dua.<br/>Tiga.</p>"]),
        "paper.pdf": pdf([two_columns()], about="/Title (Jembatan) /CreationDate (D:20241021101500+07'00')"),
        "letter.docx": DOCX,
        "letter.odt": ODT,
        "some.zip": archive({"a.txt": TEXT, "b/c.html": PAGE, "d.md": MARKDOWN}),
        "some.warc": WARC,
        "some.warc.gz": gzip.compress(WARC, mtime=0),
        "project.qdpx": foreign("Jembatan dibuka. Sepatah kata.", "Sepatah kata"),
    }
