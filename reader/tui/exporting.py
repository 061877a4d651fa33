"""What is asked to be exported, with the formats that can hold it: the dialog that asks for form and file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from reader.export.content import Content
from reader.export.formats import writing
from reader.export.formats.csv_codes import FORMAT, table_text
from reader.export.labels import ENGLISH
from reader.tui import requests
from reader.tui.context import Context
from reader.tui.library.export import ExportDialog, Form

Make: TypeAlias = Callable[[str, Mapping[str, str]], "str | bytes"]
"""Makes an export in a format, by its id, with the labels in some language."""


def export_dialog(context: Context, request: requests.Export) -> ExportDialog:
    """The dialog for what is to be exported; it writes the file that is chosen in it."""
    exports, labels = context.library.exports, _labels(context)
    title, content, make = _wanted(context, request)

    def write(form: str, path: Path) -> Path:
        exports.write(path, form, make(form, labels))
        return path

    return ExportDialog(title, title, [Form.of(one) for one in writing(content).values()], write)


def code_table_dialog(context: Context) -> ExportDialog:
    """The dialog for the table of who says what kind of thing, which one format holds."""
    library, labels, title = context.library, _labels(context), context.tr("codes.table")

    def write(_: str, path: Path) -> Path:
        library.exports.write(path, FORMAT.id, table_text(library.codes.table(), labels))
        return path

    return ExportDialog(title, title, [Form.of(FORMAT)], write)


def feed_list_dialog(context: Context) -> ExportDialog:
    """The dialog for the list of the feeds that are followed, as other programs read it."""
    library, title = context.library, context.tr("feeds.title")

    def write(_: str, path: Path) -> Path:
        library.feeds.write_list(path)
        return path

    return ExportDialog(title, title, [Form("opml", ".opml", "OPML")], write)


def _labels(context: Context) -> dict[str, str]:
    return {key: context.tr(f"export.label.{key}") for key in ENGLISH}


def _wanted(context: Context, request: requests.Export) -> tuple[str, Content, Make]:
    """What the export is called, what it holds, and what makes it."""
    exports = context.library.exports
    match request:
        case requests.ExportArticle(article_id, title):
            return title, Content.ARTICLE, lambda form, labels: exports.articles(form, [article_id], labels=labels)
        case requests.ExportArticles(ids, name):
            return name, Content.ARTICLES, lambda form, labels: exports.articles(form, tuple(ids), labels=labels)
        case requests.ExportNotes(ids, name):
            return name, Content.NOTES, lambda form, labels: exports.notes(form, tuple(ids), name, labels=labels)
        case requests.ExportStatements(cards, name):
            return name, Content.STATEMENTS, lambda form, labels: exports.statements(form, cards, name, labels=labels)
