"""A text of a million words, analysed by the command: minutes of the processor, so it is tried only by its name."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

WORDS = 1_000_000
"""Words of the text."""

VOCABULARY = """
warga sungai jembatan pemerintah kota harga beras pasar petani nelayan laut rumah sekolah guru tahun bulan rencana biaya
air desa provinsi menteri kepala dinas membangun menutup membuka menjual mengatakan menyebut akan sudah belum tidak
dengan untuk dari pada yang itu ini dan atau karena setelah sebelum
""".split()  # noqa: SIM905  # a list of so many words is read more easily so


def made_up(chance: random.Random, count: int) -> str:
    """A text of so many words, or a few more, in paragraphs of some sentences; every third one is a quotation."""
    paragraphs, words = ["Catatan panjang"], 2
    while words < count:
        sentences = []
        for _ in range(chance.randint(2, 5)):
            said = chance.choices(VOCABULARY, k=chance.randint(8, 22))
            words += len(said)
            sentence = " ".join(said).capitalize()
            sentences.append(f"“{sentence},” kata Ratna Puspa, Senin." if chance.random() < 0.3 else f"{sentence}.")
        paragraphs.append(" ".join(sentences))
    return "\n\n".join(paragraphs)


def million_words(seed: int, folder: Path, count: int = WORDS) -> int:
    """The analysis of such a text in a process of its own: whole, with every statement within the text."""
    file = folder / "panjang.txt"
    file.write_text(made_up(random.Random(seed), count), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "reader", "analyze", str(file), "--lang", "id"],
        env={**os.environ, "KUTIP_HOME": str(folder / "home")}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert document["text"] == file.read_text(encoding="utf-8")
    assert len(document["statements"]) > count // 200
    spans = [span for statement in document["statements"] for span in statement["spans"]]
    assert all(0 <= start < end <= len(document["text"]) for start, end in spans)
    return count
