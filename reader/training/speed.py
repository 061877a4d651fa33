"""How fast a pipeline reads and how much room it takes, on one core, beside spaCy's own blank pipeline."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.language import Language

WORDS = 60_000
"""Words that are read in one measurement."""


def words_per_second(nlp: Language, paragraphs: Sequence[str]) -> float:
    """Words (tokens that are not white space) per second of processor time; the first paragraphs warm up."""
    for _ in nlp.pipe(paragraphs[:20]):
        pass
    start = time.process_time()
    words = sum(not token.is_space for doc in nlp.pipe(paragraphs, batch_size=64) for token in doc)
    return words / (time.process_time() - start)


def compared(folder: Path, paragraphs: Sequence[str]) -> dict[str, float]:
    """Words per second of the pipeline and of spaCy's blank one with a sentencizer, and how many times slower it is."""
    nlp = spacy.load(folder)
    blank = spacy.blank(nlp.lang or "xx")
    blank.add_pipe("sentencizer")
    read, bare = words_per_second(nlp, paragraphs), words_per_second(blank, paragraphs)
    return {"words per second": read, "blank pipeline, words per second": bare, "times slower than blank": bare / read}


_LOADING = """
import resource, sys, time
import spacy
start = time.process_time()
nlp = spacy.load(sys.argv[1])
loaded = time.process_time() - start
text = sys.stdin.read()
for doc in nlp.pipe(text.split("\\n\\n"), batch_size=16):
    pass
print(loaded, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def load_and_memory(folder: Path, paragraphs: Sequence[str]) -> dict[str, float]:
    """Processor seconds to load after `import spacy`; peak memory (MB) of a process that then reads the paragraphs."""
    answer = subprocess.run(
        [sys.executable, "-c", _LOADING, str(folder)],
        input="\n\n".join(paragraphs),
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, kilobytes = answer.stdout.split()
    unit = 1 if sys.platform != "darwin" else 1024  # macOS counts bytes
    return {"load, processor seconds": float(seconds), "peak memory, MB": float(kilobytes) / unit / 1024}


def sample(texts: Sequence[str], words: int = WORDS) -> list[str]:
    """Paragraphs of `texts`, over and over, until there are about `words` words."""
    paragraphs = [part for text in texts for part in text.split("\n\n") if part.strip()]
    out: list[str] = []
    count = 0
    while paragraphs and count < words:
        for paragraph in paragraphs:
            out.append(paragraph)
            count += len(paragraph.split())
            if count >= words:
                break
    return out
