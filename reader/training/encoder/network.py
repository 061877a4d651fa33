"""The encoder and its heads in PyTorch: the pretrained layers, one linear layer of tags, and four pointers.

The encoder is a BERT: layer norm behind each block, exact GELU (Wang et al. 2022, multilingual-e5; Devlin et al. 2019).
A pointer tells which of many places belongs to a span by the product of two projections (biaffine attention, Dozat and
Manning 2017): from a content to its cue, from a content to its source, from a content to the mentions of who said it,
and from a source to other mentions of the same one (its own words hidden). Names of other corpora, whose rulings differ
from Kutip's, are learnt by a head of their own, which is not shipped.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from reader.analysis.encoder.tags import DISTANCES, FEATURES, LAYOUT, POINTER_WIDTH
from reader.training.encoder.corpora import CORPUS_TAGS
from reader.training.encoder.package import Package

DROPOUT = 0.1


class Layer(nn.Module):
    """Attention and a feed-forward block."""

    def __init__(self, package: Package, number: int) -> None:
        super().__init__()
        shape = package.shape
        self.heads = shape.heads
        self.drop = nn.Dropout(DROPOUT)
        for name, (rows, columns) in {
            "q": (shape.width, shape.width),
            "k": (shape.width, shape.width),
            "v": (shape.width, shape.width),
            "ao": (shape.width, shape.width),
            "fi": (shape.inner, shape.width),
            "fo": (shape.width, shape.inner),
        }.items():
            linear = nn.Linear(columns, rows)
            linear.weight.data = torch.tensor(package.numbers(f"l{number}.{name}.w").reshape(rows, columns))
            linear.bias.data = torch.tensor(package.numbers(f"l{number}.{name}.b"))
            setattr(self, name, linear)
        self.aln = _norm(package, f"l{number}.aln")
        self.oln = _norm(package, f"l{number}.oln")

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x`: (windows, pieces, width); `mask`: (windows, 1, 1, pieces), added to the attention."""
        windows, pieces, width = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(windows, pieces, self.heads, width // self.heads).transpose(1, 2)

        scaled = self.q(x) * (width // self.heads) ** -0.5  # here and not on the products, which are many more
        q, k, v = split(scaled), split(self.k(x)), split(self.v(x))
        weights = torch.softmax(q @ k.transpose(-1, -2) + mask, dim=-1)
        a = (weights @ v).transpose(1, 2).reshape(windows, pieces, width)
        x = self.aln(x + self.drop(self.ao(a)))
        return self.oln(x + self.drop(self.fo(functional.gelu(self.fi(x)))))


def _norm(package: Package, name: str) -> nn.LayerNorm:
    out = nn.LayerNorm(package.shape.width, package.shape.epsilon)
    out.weight.data = torch.tensor(package.numbers(f"{name}.w"))
    out.bias.data = torch.tensor(package.numbers(f"{name}.b"))
    return out


class Encoder(nn.Module):
    """From the pieces' vectors to vectors in context, and the tags' scores."""

    def __init__(self, package: Package, layers: int) -> None:
        super().__init__()
        width = package.shape.width
        self.positions = nn.Parameter(torch.tensor(package.numbers("emb.pos").reshape(-1, width)))
        self.kind = nn.Parameter(torch.tensor(package.numbers("emb.type")[:width]))
        self.norm = _norm(package, "emb.ln")
        self.layers = nn.ModuleList(Layer(package, number) for number in range(layers))
        self.drop = nn.Dropout(DROPOUT)
        self.tags = nn.Linear(width, LAYOUT.size)

    def forward(self, vectors: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """`vectors`: (windows, pieces, width); `mask`: (windows, pieces), 1 where a piece stands.

        Returns vectors of the same shape, and (windows, pieces, LAYOUT.size) scores.
        """
        x = self.drop(self.norm(vectors + self.positions[: vectors.shape[1]] + self.kind))
        added = (1.0 - mask[:, None, None, :]) * -1e4
        for layer in self.layers:
            x = layer(x, added)
        return x, self.tags(self.drop(x))


class Pointer(nn.Module):
    """Scores of places for a span, by their vectors and by how far they stand from it."""

    def __init__(self, width: int, query: int, key: int, nothing: bool) -> None:
        """`query` and `key`: how many vectors tell a span and a place; `nothing`: whether there may be no place."""
        super().__init__()
        self.query = nn.Linear(query * width, POINTER_WIDTH)
        self.key = nn.Linear(key * width, POINTER_WIDTH)
        self.distance = nn.Embedding(DISTANCES, 1)
        self.nothing = nn.Linear(query * width, 1) if nothing else None
        nn.init.zeros_(self.distance.weight)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, query: Tensor, keys: Tensor, distances: Tensor) -> Tensor:
        """`query`: (spans, query * width); `keys`: (places, key * width); `distances`: (spans, places) buckets.

        Returns (spans, places) scores, with one column more in front where there may be no place.
        """
        product = self.query(self.drop(query)) @ self.key(self.drop(keys)).T * POINTER_WIDTH**-0.5
        scores = product + self.distance(distances).squeeze(-1)
        return scores if self.nothing is None else torch.cat([self.nothing(query), scores], dim=1)


class Network(nn.Module):
    """Everything that learns."""

    def __init__(self, package: Package, layers: int = 12) -> None:
        super().__init__()
        width = package.shape.width
        self.encoder = Encoder(package, layers)
        self.cue = Pointer(width, 2, 1, nothing=True)
        self.source = Pointer(width, 3, 1, nothing=True)
        self.speaker = Pointer(width, 4, 2, nothing=False)
        self.antecedent = Pointer(width, 2, 2, nothing=True)
        self.corpus = nn.Linear(width, len(CORPUS_TAGS))
        self.features = nn.Linear(FEATURES, 1)
        nn.init.zeros_(self.features.weight)
