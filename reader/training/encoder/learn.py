"""Learning the encoder: one pass after the other over articles and treebanks, each kept on disk.

A step is one article: its loss is the sum of the tags' cross entropies, each layer by its own weight, and of the
pointers'. Optimiser and rates are the usual ones for fine-tuning a small BERT (AdamW, Loshchilov and Hutter 2019;
warm-up, then falling to nothing).
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from reader.analysis.encoder.features import Mention, Place, Turns, mention_features
from reader.analysis.encoder.pieces import PieceTable
from reader.analysis.encoder.tags import LAYOUT, distances
from reader.training.encoder.examples import UNKNOWN, Example, Told, padded
from reader.training.encoder.network import Network, Pointer

WARM_UP = 100
"""Steps in which the rate rises."""
NEAR = 80
"""Words from a content within which cue and source are looked for."""
OTHERS = 40
"""Mentions of an article from which others of the same one are looked for, besides the sources of statements."""
REACH = 60
"""Mentions that are weighed for a statement: the nearest ones."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast."""

    passes: int = 5
    """Passes over the articles."""
    rate: float = 1.5e-4
    """Highest rate of the encoder."""
    head_rate: float = 1e-3
    """Highest rate of the heads."""
    seed: int = 7
    """Of the order and of dropout."""
    treebank_every: int = 6
    """A step on treebanks comes after so many on articles."""
    names: float = 1.0
    """How much the loss of names counts, Kutip's and other corpora's."""
    statements: float = 1.0
    """How much the loss of contents counts, and 0.7 of it those of cues and sources."""
    pos: float = 0.3
    """How much the loss of parts of speech counts."""
    pointers: float = 0.4
    """How much the loss of each pointer counts."""

    def weight(self, name: str) -> float:
        """How much the loss of that name counts."""
        if name in ("names", "corpus"):
            return self.names
        if name == "pos":
            return self.pos
        if name.endswith(" pointer"):
            return self.pointers if name != "antecedent pointer" else 2 * self.pointers
        return self.statements if name == "content" else 0.7 * self.statements


def near(told: Told, size: int) -> range:
    """The words within which a content's cue and source are looked for."""
    return range(max(0, told.first - NEAR), min(size, told.last + NEAR))


def content_of(vectors: Tensor, first: int, last: int) -> Tensor:
    """The vectors that tell a span: those of its first and last word."""
    return torch.cat([vectors[first], vectors[last - 1]])


class Losses:
    """The loss of one example."""

    def __init__(self, network: Network) -> None:
        self.network = network

    def of(self, example: Example, vectors: Tensor, scores: Tensor) -> dict[str, Tensor]:
        """By layer and pointer. `vectors`: (words, width); `scores`: (words, LAYOUT.size)."""
        out: dict[str, Tensor] = {}
        for name, layer in LAYOUT.layers.items():
            labels = torch.tensor(example.labels[name])
            if (labels != UNKNOWN).any():
                out[name] = functional.cross_entropy(scores[:, layer.columns], labels, ignore_index=UNKNOWN)
        if "corpus" in example.labels:
            labels = torch.tensor(example.labels["corpus"])
            out["corpus"] = functional.cross_entropy(self.network.corpus(vectors), labels, ignore_index=UNKNOWN)
        if example.statements:
            out |= self._pointers(example, vectors)
        return out

    def _pointers(self, example: Example, vectors: Tensor) -> dict[str, Tensor]:
        net, size = self.network, len(example.words)
        empty = vectors.new_zeros(vectors.shape[1])
        losses: dict[str, list[Tensor]] = {"cue": [], "source": [], "speaker": [], "antecedent": []}
        starts = [m.first for m in example.mentions]
        named = {speaker for s in example.statements if s.source for speaker in s.speakers}
        turns = Turns()
        for told in example.statements:
            words = near(told, size)
            content = content_of(vectors, told.first, told.last)
            cue = vectors[told.cue] if told.cue >= 0 else empty
            losses["cue"].append(self._point(net.cue, content, vectors, told, words, told.cue))
            begin = told.source[0] if told.source else -1
            losses["source"].append(self._point(net.source, torch.cat([content, cue]), vectors, told, words, begin))
            anchor = begin if begin >= 0 else told.cue if told.cue >= 0 else told.first
            chosen = nearest(example.mentions, starts, anchor)
            if any(m.actor in told.speakers for m in chosen):
                scored = speaker_scores(
                    net,
                    example,
                    told,
                    anchor,
                    chosen,
                    vectors,
                    torch.cat([content, cue, vectors[anchor]]),
                    turns,
                    named,
                )
                right = torch.tensor([m.actor in told.speakers for m in chosen])
                losses["speaker"].append(scored.logsumexp(0) - scored[right].logsumexp(0))
            if told.source:
                losses["antecedent"].append(self._antecedent(told.speakers, told.source, example, starts, vectors))
            for speaker in sorted(told.speakers):
                turns.add(speaker, example.paragraph[anchor])
        for mention in otherwise_called(example):
            place = (mention.first, mention.last)
            losses["antecedent"].append(self._antecedent({mention.actor}, place, example, starts, vectors))
        return {f"{name} pointer": torch.stack(found).mean() for name, found in losses.items() if found}

    def _antecedent(
        self,
        actors: Collection[int],
        source: tuple[int, int],
        example: Example,
        starts: Sequence[int],
        vectors: Tensor,
    ) -> Tensor:
        """Which other mentions are of the one that words name; those words themselves are hidden."""
        first, last = source
        others = [m for m in nearest(example.mentions, starts, first) if m.last <= first or last <= m.first]
        scored = antecedent_scores(self.network, source, others, vectors)
        right = [m.actor in actors for m in others]
        chosen = torch.tensor([not any(right), *right])
        loss: Tensor = scored.logsumexp(0) - scored[chosen].logsumexp(0)
        return loss

    @staticmethod
    def _point(pointer: Pointer, query: Tensor, vectors: Tensor, told: Told, words: range, target: int) -> Tensor:
        buckets = torch.from_numpy(distances(words, told.first, told.last))[None]
        scores = pointer(query[None], vectors[words.start : words.stop], buckets)
        right = target - words.start + 1 if target in words else 0
        return functional.cross_entropy(scores, torch.tensor([right]))


def nearest(mentions: Sequence[Mention], starts: Sequence[int], anchor: int) -> list[Mention]:
    """The mentions that are weighed: the nearest ones by words, in text order."""
    order = sorted(range(len(mentions)), key=lambda i: abs(starts[i] - anchor))[:REACH]
    return [mentions[i] for i in sorted(order)]


def speaker_scores(
    net: Network, example: Example, told: Told, anchor: int, chosen: list[Mention], vectors: Tensor, query: Tensor,
    turns: Turns, named: set[int],
) -> Tensor:  # fmt: skip
    """The score of each mention for a statement."""
    rows = mention_features(
        Place(told.first, told.last, anchor), chosen, [m.first for m in chosen], example.sentence, example.paragraph,
        example.quoted, turns, named,
    )  # fmt: skip
    firsts = torch.tensor([m.first for m in chosen])
    lasts = torch.tensor([m.last - 1 for m in chosen])
    keys = torch.cat([vectors[firsts], vectors[lasts]], dim=1)
    buckets = torch.from_numpy(distances([m.first for m in chosen], told.first, told.last))[None]
    scores: Tensor = net.speaker(query[None], keys, buckets)[0]
    return scores + net.features(torch.tensor(rows)).squeeze(-1)


def otherwise_called(example: Example) -> list[Mention]:
    """The mentions, OTHERS at most, of those whom the article calls by different words."""
    called: dict[int, set[str]] = {}
    for m in example.mentions:
        called.setdefault(m.actor, set()).add(" ".join(example.words[m.first : m.last]))
    some = [m for m in example.mentions if len(called[m.actor]) > 1]
    return some[:: -(-len(some) // OTHERS) or 1]


def antecedent_scores(net: Network, source: tuple[int, int], others: list[Mention], vectors: Tensor) -> Tensor:
    """The score of there being no other mention, and of each one."""
    firsts = torch.tensor([m.first for m in others], dtype=torch.long)
    lasts = torch.tensor([m.last - 1 for m in others], dtype=torch.long)
    keys = torch.cat([vectors[firsts], vectors[lasts]], dim=1)
    buckets = torch.from_numpy(distances([m.first for m in others], *source))[None]
    scores: Tensor = net.antecedent(content_of(vectors, *source)[None], keys, buckets)[0]
    return scores


def read(network: Network, example: Example, table: PieceTable) -> tuple[Tensor, Tensor]:
    """The vectors and the tags' scores of an example's words."""
    ids, mask = padded(example, table)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=network.training):
        vectors, scores = network.encoder(torch.tensor(table.vectors(ids)), torch.tensor(mask))
    rows = torch.tensor([place[0] for place in example.places])
    columns = torch.tensor([place[1] for place in example.places])
    return vectors.float()[rows, columns], scores.float()[rows, columns]


def learn(
    network: Network,
    table: PieceTable,
    articles: Callable[[random.Random], Sequence[Example]],
    sentences: Sequence[Example],
    schedule: Schedule,
    folder: Path,
    after: Callable[[int], None],
) -> None:
    """Train, keeping each pass in `folder` and going on after the last one kept there. `after` hears of each pass."""
    rest = [p for n, p in network.named_parameters() if n.startswith("encoder.") and "tags" not in n]
    heads = [p for n, p in network.named_parameters() if not (n.startswith("encoder.") and "tags" not in n)]
    groups = [{"params": rest, "lr": schedule.rate}, {"params": heads, "lr": schedule.head_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    rates = [schedule.rate, schedule.head_rate]
    order = random.Random(schedule.seed)
    size = len(articles(random.Random(0)))
    steps = schedule.passes * (size + size // schedule.treebank_every)
    folder.mkdir(parents=True, exist_ok=True)
    done, step = 0, 0
    kept = sorted(folder.glob("pass-*.pt"))
    if kept:
        state = torch.load(kept[-1], weights_only=False)
        network.load_state_dict(state["network"])
        optimiser.load_state_dict(state["optimiser"])
        done, step = state["pass"], state["step"]
    losses = Losses(network)
    for number in range(done, schedule.passes):
        torch.manual_seed(schedule.seed + number)
        order.seed(schedule.seed * 1000 + number)
        examples = list(articles(order))
        order.shuffle(examples)
        queue: list[Example] = []
        for k, example in enumerate(examples):
            queue.append(example)
            if sentences and (k + 1) % schedule.treebank_every == 0:
                queue.append(order.choice(sentences))
        network.train()
        began, pieces = time.time(), 0
        sums: dict[str, list[float]] = {}
        for example in queue:
            fall = min(1.0, (step + 1) / WARM_UP) * max(0.02, 1 - step / steps)
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * fall
            found = losses.of(example, *read(network, example, table))
            total = sum(value * schedule.weight(name) for name, value in found.items())
            optimiser.zero_grad()
            total.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            step += 1
            pieces += example.size
            for name, value in found.items():
                sums.setdefault(name, []).append(float(value.detach()))
            if step % 100 == 0:
                means = {name: round(float(np.mean(values[-100:])), 3) for name, values in sums.items()}
                print(step, steps, f"{pieces / (time.time() - began):.0f}/s", means, flush=True)
        torch.save(
            {"network": network.state_dict(), "optimiser": optimiser.state_dict(), "pass": number + 1, "step": step},
            folder / f"pass-{number + 1:02}.pt",
        )
        after(number + 1)
