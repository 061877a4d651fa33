"""Measures: what counts as right, on written words and on those of Universal Dependencies."""

from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, MorphAnalysis, Span

from reader.training.conllu import Sentence, Word, merged, read_treebank
from reader.training.measures import Share, name_figures, sentence_figures, syntax_figures, unmerged, words_of
from reader.training.names import Tagged
from tests.training.small import write_world


@pytest.fixture
def treebank(tmp_path: Path) -> list[Sentence]:
    data, _ = write_world(tmp_path)
    return list(read_treebank(data / "ud/id_csui-ud-test.conllu"))[:3]


class Oracle:
    """A pipeline's part that reads a treebank as it is, but for what a test has it get wrong."""

    def __init__(self, treebank: list[Sentence], *, deprel: str = "", second_root: bool = False) -> None:
        self.known = {tuple(w.form for w in s.words): s for s in map(merged, treebank)}
        self.deprel = deprel
        self.second_root = second_root

    def __call__(self, doc: Doc) -> Doc:
        words = self.known[tuple(token.text for token in doc)].words
        for token, word in zip(doc, words, strict=True):
            token.pos_, token.lemma_ = word.upos, word.lemma
            token.morph = MorphAnalysis(doc.vocab, word.feats)
            token.dep_ = self.deprel or ("ROOT" if word.deprel == "root" else word.deprel)
            token.head = doc[word.head]
        if self.second_root:
            doc[3].head = doc[3]
        return doc


def pipeline(part: Callable[[Doc], Doc]) -> Language:
    nlp = spacy.blank("xx")
    Language.component("test_reading", func=part)
    nlp.add_pipe("test_reading")
    return nlp


@pytest.mark.parametrize("written_words", [True, False])
def test_a_perfect_reading_is_all_right(treebank: list[Sentence], written_words: bool) -> None:
    figures = syntax_figures(pipeline(Oracle(treebank)), treebank, written_words=written_words)
    assert {figures[key] for key in ("upos", "lemma", "uas", "las", "las_full")} == {100.0}
    assert figures["words"] == (27 if written_words else 30)  # UD has "kata" and "nya" for "katanya"


def test_a_wrong_relation_costs_las_but_not_uas(treebank: list[Sentence]) -> None:
    figures = syntax_figures(pipeline(Oracle(treebank, deprel="case")), treebank, written_words=True)
    assert figures["uas"] == 100.0
    assert figures["las"] == pytest.approx(100 * 2 / 7)  # the two prepositions of seven words; marks do not count


def test_a_second_root_hangs_nowhere(treebank: list[Sentence]) -> None:
    figures = syntax_figures(pipeline(Oracle(treebank, second_root=True)), treebank, written_words=True)
    assert figures["uas"] == pytest.approx(100 * 6 / 7)


def word(form: str, upos: str, head: int, deprel: str) -> Word:
    return Word(form, form, upos, "", head, deprel, True)


@pytest.mark.parametrize(
    ("parts", "host", "expected"),
    [
        (("kata", "nya"), word("katanya", "VERB", 0, "parataxis"), ("PRON", "nsubj")),
        (("lihat", "nya"), word("lihatnya", "VERB", 0, "xcomp"), ("PRON", "obj")),
        (("rumah", "nya"), word("rumahnya", "NOUN", 0, "obj"), ("PRON", "nmod:poss")),
        (("cepat", "nya"), word("cepatnya", "ADJ", 0, "amod"), ("DET", "det")),
        (("apa", "kah"), word("apakah", "PRON", 0, "nsubj"), ("PART", "advmod:emph")),
    ],
)
def test_a_clitic_is_tied_to_its_host_by_rule(parts: tuple[str, str], host: Word, expected: tuple[str, str]) -> None:
    sentence = Sentence(tuple(word(part, "X", 0, "dep") for part in parts), ((0, 2),), "")
    first, clitic = unmerged([host], sentence)
    assert (clitic.upos, clitic.deprel, clitic.head) == (*expected, 0)
    assert (first.upos, first.deprel) == (host.upos, host.deprel)


def test_menurutnya_hangs_by_its_pronoun() -> None:
    sentence = Sentence((word("Menurut", "X", 0, "dep"), word("nya", "X", 0, "dep")), ((0, 2),), "")
    preposition, pronoun = unmerged([word("Menurutnya", "PRON", 0, "root")], sentence)
    assert (preposition.upos, preposition.deprel, preposition.head) == ("ADP", "case", 1)
    assert (pronoun.upos, pronoun.head) == ("PRON", 1)


def test_a_docs_words_are_a_treebanks() -> None:
    doc = Doc(spacy.blank("xx").vocab, words=["Ya", "."], spaces=[False, False], heads=[0, 0], deps=["ROOT", "punct"])
    assert [(w.form, w.head, w.deprel, w.space) for w in words_of(doc)] == [
        ("Ya", 0, "root", False),
        (".", 0, "punct", False),
    ]


def test_names_count_by_both_edges_and_label() -> None:
    def part(doc: Doc) -> Doc:
        doc.set_ents([Span(doc, 0, 2, "PER"), Span(doc, 3, 4, "GPE"), Span(doc, 5, 6, "ORG")])
        return doc

    corpus = [
        Tagged(
            ("Ali", "Budi", "di", "Solo", "dan", "PT", "Maju"),
            (True,) * 6 + (False,),
            ("B-PER", "I-PER", "O", "B-LOC", "O", "B-ORG", "I-ORG"),
        )
    ]
    figures = name_figures(pipeline(part), corpus, given_words=True)
    assert figures["PER"] == Share(1, 1, 1)
    assert figures["LOC"] == Share(1, 1, 1)  # GPE is LOC where the corpus knows no GPE
    assert figures["ORG"] == Share(0, 1, 1)
    assert figures["all"].f == pytest.approx(200 * 2 / 6)
    assert name_figures(pipeline(part), corpus, given_words=True, states=True)["all"].right == 1


def test_nothing_found_and_nothing_wanted_is_no_division_by_zero() -> None:
    assert (Share(0, 0, 0).precision, Share(0, 0, 0).recall, Share(0, 0, 0).f) == (0.0, 0.0, 0.0)


def test_sentence_ends_are_looked_for_in_running_text(treebank: list[Sentence]) -> None:
    nlp = spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": "kutip.WordTokenizer.v1", "language": "id"}}})
    nlp.add_pipe("sentencizer")
    assert sentence_figures(nlp, treebank) == Share(2, 2, 2)
