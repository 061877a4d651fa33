"""A REFI-QDA project (.qdpx): the articles' texts with notes and statements as coded passages.

An archive of `project.qde` and one text file an article. Positions are code points of the very text in the archive,
which has one character for a line's end; the end is one past the last. A statement's passages are coded with who said
it, a note's with its codes, and the note's own words are a Note that its passage refers to.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from xml.etree import ElementTree as ET

from reader.export.content import ARTICLES, ExportFormat, Said, Selection, statement_under
from reader.export.links import address
from reader.export.qda import MACHINE, ORIGIN, add, add_codes, document, first_words, guid, has_own_colour
from reader.export.selectors import utc
from reader.model import Dossier, Note, Span
from reader.model.text import WORD

NAMESPACE = "urn:QDA-XML:project:1.0"
_USER = guid("user", "reader")
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""What the archive says of when its files were made: the same library gives the same file."""


def write(selection: Selection) -> bytes:
    """The archive."""
    root = ET.Element("Project", {"xmlns": NAMESPACE, "name": selection.title or ORIGIN, "origin": ORIGIN})
    users = add(root, "Users")
    add(users, "User", guid=_USER, name="reader")
    add(users, "User", guid=MACHINE, name="Kutip (found by the program)")
    add_codes(add(root, "CodeBook"), selection, speakers=True)
    if not len(root[-1]):
        root.remove(root[-1])
    files: dict[str, bytes] = {}
    if selection.dossiers:
        sources = add(root, "Sources")
        for dossier in selection.dossiers:
            _add_source(sources, selection, dossier, files)
    worded = [(dossier, note) for dossier in selection.dossiers for note in dossier.notes if note.text]
    if worded:
        notes = add(root, "Notes")
        for dossier, note in worded:
            _add_note(notes, dossier, note)
    return _archive({"project.qde": document(root), **files})


def _add_source(sources: ET.Element, selection: Selection, dossier: Dossier, files: dict[str, bytes]) -> None:
    article = dossier.article
    own = guid("article", article.digest)
    source = add(
        sources,
        "TextSource",
        guid=own,
        name=_file_name(dossier),
        plainTextPath=f"internal://{own}.txt",
        creatingUser=_USER,
        creationDateTime=_moment(dossier.added),
    )
    # "\r" is the only character of a text that a reading program might count otherwise; intake leaves none.
    files[f"sources/{own}.txt"] = article.text.replace("\r", " ").encode("utf-8", "replace")
    day = article.published.isoformat() if article.published else None
    facts = [article.outlet, article.byline, day, address(article)]
    add(source, "Description", " · ".join(fact for fact in facts if fact))
    for said in selection.statements:
        if said.dossier.article_id == dossier.article_id and (said.name or said.statement.codes):
            for number, span in enumerate(said.statement.spans):
                _add_said(source, said, span, number)
    for note in dossier.notes:
        if note.found is not None and not note.on_article:
            _add_passage(source, selection, dossier, note, note.found.span)
    whole = [note for note in dossier.notes if note.on_article]
    for note in whole:
        for tag in note.tags:
            _add_coding(source, note.id, guid("code", tag), _USER, note.created)
    for note in whole:
        if note.text:
            add(source, "NoteRef", targetGUID=guid("note", note.id))


def _file_name(dossier: Dossier) -> str:
    """A name for a text that other programs can call a file: letters, figures and spaces; no two are alike."""
    return first_words([f"{dossier.article_id:04}", *WORD.findall(dossier.article.name)], 80)


def _add_said(source: ET.Element, said: Said, span: Span, number: int) -> None:
    """A passage of a statement, coded with who said it."""
    digest = said.dossier.article.digest
    own = guid("statement", f"{digest}:{said.statement.id}:{number}")
    selection = _add_selection(source, own, span, said.dossier, user=MACHINE, moment=said.dossier.added)
    parts = len(said.statement.spans)
    part = f"{number + 1}/{parts}" if parts > 1 else ""  # by which the passages of one statement find together again
    facts = (said.statement.kind.value, said.cue, said.said, said.statement.sureness.value, part)
    add(selection, "Description", " · ".join(fact for fact in facts if fact))
    if said.name:
        _add_coding(selection, own, guid("actor", said.name), MACHINE, said.dossier.added)
    for name in said.statement.codes:
        _add_coding(selection, own, guid("code", name), _USER, said.dossier.added)


def _add_passage(source: ET.Element, selection: Selection, dossier: Dossier, note: Note, span: Span) -> None:
    """A note's passage, coded with its codes, else with its colour."""
    passage = _add_selection(source, note.id, span, dossier, user=_USER, moment=note.created)
    under = statement_under(selection, dossier, note)
    said = (under.name, under.statement.kind.value, under.said) if under and under.name else ()
    about = "\n\n".join(filter(None, (note.text, " · ".join(filter(None, said)))))
    if about:  # some programs read what stands here and no Note
        add(passage, "Description", about)
    codes = [guid("code", tag) for tag in dict.fromkeys(note.tags)]
    if has_own_colour(selection, note):
        codes.append(guid("colour", note.colour))
    for code in codes:
        _add_coding(passage, note.id, code, _USER, note.created)
    if note.text:
        add(passage, "NoteRef", targetGUID=guid("note", note.id))


def _add_selection(
    source: ET.Element, own: str, span: Span, dossier: Dossier, *, user: str, moment: datetime
) -> ET.Element:
    return add(
        source,
        "PlainTextSelection",
        guid=own,
        name=first_words([span.of(dossier.article.text)]),
        startPosition=str(span.start),
        endPosition=str(span.end),
        creatingUser=user,
        creationDateTime=_moment(moment),
    )


def _add_coding(selection: ET.Element, owner: str, code: str, user: str, moment: datetime) -> None:
    own = guid("coding", f"{owner}:{code}")
    coding = add(selection, "Coding", guid=own, creatingUser=user, creationDateTime=_moment(moment))
    add(coding, "CodeRef", targetGUID=code)


def _add_note(notes: ET.Element, dossier: Dossier, note: Note) -> None:
    """A note's own words; an orphan's come with the passage that is gone."""
    text = note.text if note.found else f"{note.text}\n\n> {note.anchor.exact}\n{dossier.article.name}"
    own = add(
        notes,
        "Note",
        guid=guid("note", note.id),
        name=first_words([note.text]),
        creatingUser=_USER,
        creationDateTime=_moment(note.created),
        modifyingUser=_USER,
        modifiedDateTime=_moment(note.updated),
    )
    add(own, "PlainTextContent", text)


def _moment(moment: datetime) -> str:
    return utc(moment)


def _archive(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _ZIP_TIME), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


FORMAT = ExportFormat(
    id="qdpx",
    suffix=".qdpx",
    about="texts, notes, codes and who said what as a REFI-QDA project, for QualCoder, NVivo, ATLAS.ti, MAXQDA",
    writes=ARTICLES,
    write=write,
)
