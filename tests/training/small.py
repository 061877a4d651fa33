"""A small made-up world of corpora in the layout that training reads, for the tests of this room."""

from __future__ import annotations

import json
from pathlib import Path

PEOPLE = ("Budi", "Sari", "Tono", "Wati", "Agus", "Rina")
PLACES = ("Bandung", "Medan", "Padang", "Malang")
BODIES = ("KPU", "OJK", "BPK")


def write_world(root: Path) -> tuple[Path, Path]:
    """Writes corpora of both languages below `root`; returns the folder of the data and that of annotated articles."""
    data, gold = root / "data", root / "gold"
    for folder in (data / "ud", data / "ner", data / "raw", gold):
        folder.mkdir(parents=True)
    indonesian = "\n".join(_indonesian_sentence(i) for i in range(40))
    for name in ("id_csui-ud-train", "id_csui-ud-test", "id_pud-ud-test", "id_gsd-ud-dev"):
        (data / f"ud/{name}.conllu").write_text(indonesian, encoding="utf-8")
    english = "\n".join(_english_sentence(i) for i in range(40))
    for name in ("en_ewt-ud-train", "en_ewt-ud-dev"):
        (data / f"ud/{name}.conllu").write_text(english, encoding="utf-8")
    for name in ("idner2k-train", "idner2k-dev"):
        (data / f"ner/{name}.tsv").write_text(_columns(" ", "{} X {}"), encoding="utf-8")
    for name in ("nergrit-train", "nergrit-valid"):
        (data / f"ner/{name}.tsv").write_text(_columns("\t", "{}\t{}", PER="PERSON", ORG="ORGANISATION", LOC="PLACE"))
    for name in ("nerp-train", "nerp-valid"):
        small = _columns("\t", "{}\t{}", PER="PPL", ORG="IND", LOC="PLC")
        (data / f"ner/{name}.tsv").write_text(
            "\n".join(
                f"{row.split(chr(9))[0].lower()}\t{row.split(chr(9))[1]}" if row else "" for row in small.split("\n")
            )
        )
    (data / "ner/wikigold.tsv").write_text(_columns(" ", "{} {}"), encoding="utf-8")
    for name in ("uner_ewt-dev", "uner_ewt-test"):
        rows = _columns("\t", "0\t{}\t{}\t-\t-")
        (data / f"ner/{name}.iob2").write_text("# sent_id = 1\n" + rows, encoding="utf-8")
    with (data / "raw/id-news.jsonl").open("w", encoding="utf-8") as out:
        for i in range(12):
            first = f"Menurut {PEOPLE[i % 6]}, harga beras di {PLACES[i % 4]} naik lagi pada pekan ini."
            text = f"{first}\n\nKata dia, {i} persen."
            out.write(json.dumps({"id": str(i), "text": text}) + "\n")
    for name in ("train-01", "dev-01", "en-dev-01", "seed"):
        (gold / f"{name}.json").write_text(json.dumps(_article(name)), encoding="utf-8")
    return data, gold


def _indonesian_sentence(i: int) -> str:
    name, place = PEOPLE[i % 6], PLACES[i % 4]
    return "\n".join(
        [
            f"# sent_id = {i}",
            "1\tHarga\tharga\tNOUN\t_\tNumber=Sing\t2\tnsubj\t_\t_",
            "2\tnaik\tnaik\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No",
            "3\t,\t,\tPUNCT\t_\t_\t4\tpunct\t_\t_",
            "4-5\tkatanya\t_\t_\t_\t_\t_\t_\t_\t_",
            "4\tkata\tkata\tVERB\t_\tVoice=Act\t2\tparataxis\t_\t_",
            "5\tnya\tnya\tPRON\t_\tNumber=Sing|Person=3\t4\tnsubj\t_\t_",
            "6\tkepada\tkepada\tADP\t_\t_\t7\tcase\t_\t_",
            f"7\t{name}\t{name}\tPROPN\t_\t_\t4\tobl\t_\t_",
            "8\tdi\tdi\tADP\t_\t_\t9\tcase\t_\t_",
            f"9\t{place}\t{place}\tPROPN\t_\t_\t4\tobl\t_\tSpaceAfter=No",
            "10\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_",
            "",
        ]
    )


def _english_sentence(i: int) -> str:
    return "\n".join(
        [
            f"# newdoc id = doc-{i // 5}",
            f"1\t{PEOPLE[i % 6]}\t{PEOPLE[i % 6]}\tPROPN\t_\tNumber=Sing\t4\tnsubj\t_\t_",
            "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_",
            "2\tdid\tdo\tAUX\t_\tTense=Past\t4\taux\t_\t_",
            "3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_",
            "4\tcome\tcome\tVERB\t_\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No",
            "5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_",
            "",
        ]
    )


def _columns(separator: str, row: str, **labels: str) -> str:
    out: list[str] = []
    for i in range(30):
        named = [(PEOPLE[i % 6], "PER"), ("dari", ""), (BODIES[i % 3], "ORG"), ("ke", ""), (PLACES[i % 4], "LOC")]
        for word, label in [*named, (".", "")]:
            out.append(row.format(word, f"B-{labels.get(label, label)}" if label else "O"))
        out.append("")
    assert separator in out[0]
    return "\n".join(out)


def _article(name: str) -> dict[str, object]:
    person = PEOPLE[len(name) % 6]
    text = f"Ketua KPU {person} tiba di Malang.\n\n{person} berkata, harga naik."
    first, second = text.index(person), text.rindex(person)
    entities = [
        [text.index("KPU"), text.index("KPU") + 3, "ORG"],
        [first, first + len(person), "PER"],
        [text.index("Malang"), text.index("Malang") + 6, "GPE"],
        [second, second + len(person), "PER"],
    ]
    return {"id": name, "text": text, "entities": entities}
