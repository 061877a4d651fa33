"""The figures of a pipeline: on the treebanks and corpora of its language, and on articles annotated for Kutip."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from spacy.language import Language

from reader.errors import FormatError
from reader.training import corpora, measures
from reader.training.conllu import read_treebank
from reader.training.names import Tagged, read_columns
from reader.training.recipes import english

Figures = dict[str, float]


def figures(nlp: Language, language: str, data: Path, gold: Path) -> Figures:
    """Every figure of the pipeline, by a name that says on what and of what; percent, rounded to two places.

    Indonesian: UPOS, features, lemmas, UAS and LAS on CSUI's test part, on written words and on UD's own (see
    measures.syntax_figures), and IDNer-News' dev part. English: the same on EWT's dev part, names on the sentences that
    training held out. Both: names and sentence ends, and names in the annotated development articles.
    """
    out = syntax(nlp, language, data) | entities(nlp, language, data, gold)
    return {name: round(value, 2) for name, value in out.items()}


def syntax(nlp: Language, language: str, data: Path) -> Figures:
    """Figures on the treebank that training does not read (Indonesian) or that chose the best state (English)."""
    name, path = ("CSUI test", "id_csui-ud-test") if language == "id" else ("EWT dev", "en_ewt-ud-dev")
    treebank = list(read_treebank(_there(data / f"ud/{path}.conllu")))
    if language != "id":  # the pipeline has UD's own words (did n't): nothing is merged
        treebank = [replace(sentence, ranges=()) for sentence in treebank]
    out: Figures = {}
    styles = [("", True), (", UD words", False)] if language == "id" else [("", False)]
    for style, written in styles:
        scores = measures.syntax_figures(nlp, treebank, written_words=written)
        for key, label in (("upos", "UPOS"), ("feats", "features"), ("lemma", "lemma"), ("uas", "UAS"), ("las", "LAS")):
            out[f"{name}{style} {label}"] = scores[key]
        out[f"{name}{style} LAS with subtypes"] = scores["las_full"]
    out[f"{name} sentence ends F"] = measures.sentence_figures(nlp, treebank).f
    return out


def entities(nlp: Language, language: str, data: Path, gold: Path) -> Figures:
    """Names found exactly: GPE counts as LOC, since the corpora do not tell them apart."""
    out: Figures = {}
    if language == "id":
        news = list(read_columns(_there(data / "ner/idner2k-dev.tsv"), word=0, tag=-1))
        out |= _names(nlp, "IDNer-News dev", news, given_words=True)
        ours = corpora.in_our_scheme(data / "ner/idner2k-dev.tsv")
        out |= _names(nlp, "IDNer-News dev in Kutip's scheme", ours, given_words=False)
    else:
        _, held = english.names(data)
        out |= _names(nlp, "held-out UNER and WikiGold", held, given_words=True)
    articles = corpora.gold_files(language, gold, "dev")
    if articles:
        paragraphs = corpora.gold_paragraphs(articles, language)
        out |= _names(nlp, "Kutip's development articles", paragraphs, given_words=False)
    return out


def _names(nlp: Language, name: str, corpus: list[Tagged], *, given_words: bool) -> Figures:
    shares = measures.name_figures(nlp, corpus, given_words=given_words)
    return {f"{name} {'F' if label == 'all' else f'{label} F'}": share.f for label, share in shares.items()}


def _there(path: Path) -> Path:
    if not path.is_file():
        raise FormatError("Corpus missing", f"There is no {path}; name the folder that holds ud/ and ner/ with --data.")
    return path
