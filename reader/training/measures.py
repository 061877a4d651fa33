"""Measures of a pipeline on annotated data: parts of speech, dependencies, names; on given words or on bare text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from reader.training.conllu import CLITICS, Sentence, Word, merged
from reader.training.names import OPEN, Tagged, names_in


@dataclass(frozen=True, slots=True)
class Share:
    """Found, wanted and right things, and what follows from them."""

    right: int
    """Found and wanted."""
    found: int
    """Found in all."""
    wanted: int
    """Wanted in all."""

    @property
    def precision(self) -> float:
        """Percent of the found that is right."""
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Percent of the wanted that was found."""
        return 100 * self.right / self.wanted if self.wanted else 0.0

    @property
    def f(self) -> float:
        """Harmonic mean of precision and recall, percent."""
        total = self.found + self.wanted
        return 200 * self.right / total if total else 0.0


def on_given_words(nlp: Language, docs: Iterable[tuple[Sequence[str], Sequence[bool]]]) -> list[Doc]:
    """The pipeline's reading of texts whose words are given; each text is one sentence."""
    made = []
    for words, spaces in docs:
        doc = Doc(nlp.vocab, words=list(words), spaces=list(spaces))
        for token in doc[1:]:
            token.is_sent_start = False
        made.append(doc)
    return list(nlp.pipe(made))


def syntax_figures(nlp: Language, treebank: Sequence[Sentence], *, written_words: bool) -> dict[str, float]:
    """UPOS, features, lemmas, UAS and LAS in percent, on the treebank's words and sentences.

    `written_words` counts merged words ("katanya" is one); otherwise UD's own, for which the pipeline's word is taken
    apart by rule (`unmerged`). UAS and LAS leave punctuation out; LAS compares relations without their subtypes, as the
    CoNLL shared tasks do, and `las_full` with them.
    """
    joined = [merged(sentence) for sentence in treebank]
    docs = on_given_words(nlp, (([w.form for w in s.words], [w.space for w in s.words]) for s in joined))
    counts: Counter[str] = Counter()
    for whole, gold, doc in zip(treebank, joined, docs, strict=True):
        read = words_of(doc)
        wanted: Sequence[Word] = gold.words
        if not written_words:
            read, wanted = unmerged(read, whole), whole.words
        _count(counts, read, wanted)
    all_words, scored = counts["words"] or 1, counts["scored"] or 1
    parts = {key: 100 * counts[key] / all_words for key in ("upos", "feats", "lemma")}
    return parts | {key: 100 * counts[key] / scored for key in ("uas", "las", "las_full")} | {"words": counts["words"]}


def words_of(doc: Doc) -> list[Word]:
    """A Doc of one sentence as a treebank's words."""
    return [
        Word(
            t.text,
            t.lemma_,
            t.pos_,
            str(t.morph),
            t.head.i,
            "root" if t.dep_ == "ROOT" else t.dep_,
            bool(t.whitespace_),
        )
        for t in doc
    ]


def _count(counts: Counter[str], read: Sequence[Word], wanted: Sequence[Word]) -> None:
    for i, (one, other) in enumerate(zip(read, wanted, strict=True)):
        counts["words"] += 1
        counts["upos"] += one.upos == other.upos
        counts["feats"] += one.feats == other.feats
        counts["lemma"] += not other.lemma or one.lemma == other.lemma
        if other.upos == "PUNCT":
            continue
        counts["scored"] += 1
        # A root is its own head; what the reading takes for a second root hangs nowhere.
        if one.head == other.head and (one.head == i) == (other.head == i):
            counts["uas"] += 1
            counts["las"] += one.deprel.partition(":")[0] == other.deprel.partition(":")[0]
            counts["las_full"] += one.deprel == other.deprel


_CLITIC_ROLES = {"NOUN": ("PRON", "nmod:poss"), "PROPN": ("PRON", "nmod:poss"), "VERB": ("PRON", "obj")}


def unmerged(read: Sequence[Word], sentence: Sentence) -> list[Word]:
    """A reading of written words as UD's words: where `sentence` has clitics apart, each is tied to its host by rule.

    -nya is what its host makes likely: possessor of a noun, subject of a verb that hangs as parataxis (katanya), object
    of another verb, article elsewhere; -lah, -kah, -pun are particles of emphasis.
    """
    places: list[int] = []  # index of the host among UD's words, for each written word
    spans: list[tuple[int, int]] = []
    ranges = dict(sentence.ranges)
    index = 0
    while index < len(sentence.words):
        end = ranges.get(index, index + 1)
        preposition = end - index == 2 and read[len(spans)].upos in ("PRON", "ADP")
        places.append(end - 1 if preposition and sentence.words[end - 1].form.lower() == "nya" else index)
        if sentence.words[index].form.lower() in ("ku", "kau") and end - index > 1:
            places[-1] = index + 1
        spans.append((index, end))
        index = end
    out: list[Word] = []
    for number, (start, end) in enumerate(spans):
        host, word = places[number], read[number]
        for i in range(start, end):
            form = sentence.words[i].form
            if i == host:
                head = i if word.head == number else places[word.head]
                feats = "|".join(part for part in word.feats.split("|") if not part.startswith("Clitic="))
                out.append(Word(form, word.lemma, word.upos, feats, head, word.deprel, False))
            else:
                upos, deprel = _role(form.strip("-").lower(), word)
                out.append(Word(form, form, upos, "", host, deprel, False))
    return out


def _role(form: str, host: Word) -> tuple[str, str]:
    if form in ("lah", "kah", "pun", "tah"):
        return "PART", "advmod:emph"
    if form not in CLITICS:
        return "ADP", "case"
    if host.upos == "VERB" and host.deprel.startswith("parataxis"):
        return "PRON", "nsubj"
    return _CLITIC_ROLES.get(host.upos, ("DET", "det"))


def name_figures(
    nlp: Language, corpus: Sequence[Tagged], *, given_words: bool, states: bool = False
) -> dict[str, Share]:
    """Names found exactly (both edges and label), by label and under "all"; GPE counts as LOC unless `states`.

    With `given_words` the pipeline reads the corpus' own words, otherwise its text; edges are compared as characters.
    """
    if given_words:
        docs = on_given_words(nlp, ((s.words, s.spaces) for s in corpus))
    else:
        docs = list(nlp.pipe(s.text for s in corpus))
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()

    def kind(label: str) -> str:
        return "LOC" if label == "GPE" and not states else label

    for sentence, doc in zip(corpus, docs, strict=True):
        edges = list(_edges(sentence))
        gold = {(edges[a][0], edges[b - 1][1], kind(label)) for a, b, label in names_in(sentence.tags)}
        open_places = [span for span, tag in zip(edges, sentence.tags, strict=True) if tag == OPEN]
        read = {
            (ent.start_char, ent.end_char, kind(ent.label_))
            for ent in doc.ents
            if not any(start < ent.end_char and ent.start_char < end for start, end in open_places)
        }
        for counter, names in ((right, gold & read), (found, read), (wanted, gold)):
            counter.update(label for *_, label in names)
    labels = sorted(set(wanted) | set(found))
    figures = {label: Share(right[label], found[label], wanted[label]) for label in labels}
    return {"all": Share(right.total(), found.total(), wanted.total()), **figures}


def _edges(sentence: Tagged) -> Iterable[tuple[int, int]]:
    start = 0
    for word, space in zip(sentence.words, sentence.spaces, strict=True):
        yield start, start + len(word)
        start += len(word) + space


def sentence_figures(nlp: Language, treebank: Sequence[Sentence]) -> Share:
    """Sentence ends found in running text: the treebank's sentences, eight to a paragraph."""
    right = found = wanted = 0
    for first in range(0, len(treebank), 8):
        texts = [sentence.text.strip() for sentence in treebank[first : first + 8]]
        starts = [0]
        for text in texts:
            starts.append(starts[-1] + len(text) + 1)
        gold = set(starts[1:-1])
        read = {sent.start_char for sent in nlp(" ".join(texts)).sents if sent.start_char}
        right, found, wanted = right + len(gold & read), found + len(read), wanted + len(gold)
    return Share(right, found, wanted)
