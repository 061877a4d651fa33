"""Treebanks: words as they are written, multiword tokens apart and merged."""

from pathlib import Path

import pytest

from reader.errors import FormatError
from reader.training.conllu import Sentence, merged, read_treebank
from tests.training.small import write_world

MENURUTNYA = """1-2\tMenurutnya\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tMenurut\tmenurut\tADP\t_\t_\t2\tcase\t_\t_
2\tnya\tnya\tPRON\t_\tPerson=3\t4\tobl\t_\t_
3\t,\t,\tPUNCT\t_\t_\t4\tpunct\t_\t_
4\tsiap\tsiap\tADJ\t_\t_\t0\troot\t_\t_
4.1\tkosong\t_\t_\t_\t_\t_\t_\t_\t_
"""


def read(tmp_path: Path, text: str) -> list[Sentence]:
    path = tmp_path / "small.conllu"
    path.write_text(text, encoding="utf-8")
    return list(read_treebank(path))


def test_a_treebank_spells_its_text(tmp_path: Path) -> None:
    data, _ = write_world(tmp_path)
    sentence = next(iter(read_treebank(data / "ud/id_csui-ud-train.conllu")))
    assert sentence.text.strip() == "Harga naik, katanya kepada Budi di Bandung."
    assert sentence.ranges == ((3, 5),)


def test_a_clitic_joins_its_host_and_leaves_a_feature(tmp_path: Path) -> None:
    data, _ = write_world(tmp_path)
    words = merged(next(iter(read_treebank(data / "ud/id_csui-ud-train.conllu")))).words
    katanya = words[3]
    assert (katanya.form, katanya.upos, katanya.lemma, katanya.deprel) == ("katanya", "VERB", "kata", "parataxis")
    assert katanya.feats == "Clitic=Nya|Voice=Act"
    assert katanya.head == 1
    assert words[5].head == 3  # "Budi" hung on the host, which has moved up no place, and still does
    assert [word.form for word in words] == ["Harga", "naik", ",", "katanya", "kepada", "Budi", "di", "Bandung", "."]


def test_the_clitic_is_host_where_it_carries_the_tie(tmp_path: Path) -> None:
    first, *_ = merged(read(tmp_path, MENURUTNYA)[0]).words
    assert (first.form, first.upos, first.deprel, first.head) == ("Menurutnya", "PRON", "obl", 2)
    assert "Clitic=Nya" in first.feats
    assert first.space is False


def test_empty_nodes_are_left_out_and_the_root_heads_itself(tmp_path: Path) -> None:
    words = read(tmp_path, MENURUTNYA)[0].words
    assert [word.form for word in words] == ["Menurut", "nya", ",", "siap"]
    assert words[3].head == 3


def test_documents_are_told_apart(tmp_path: Path) -> None:
    data, _ = write_world(tmp_path)
    documents = [sentence.document for sentence in read_treebank(data / "ud/en_ewt-ud-dev.conllu")]
    assert documents[0] == documents[-0] == "doc-0"
    assert documents[-1] == "doc-7"


def test_a_line_that_is_not_conllu_is_refused_with_its_number(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"small\.conllu, line 2, has 3 columns"):
        read(tmp_path, "# text = x\n1\tx\ty\n")
