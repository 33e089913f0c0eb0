"""The model: a six-layer BERT encoder with three feature embeddings and two kinds of heads.

Shapes in docstrings: B windows, T positions, H = 384 hidden units.
"""

import math
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import Linear

from .features import QUOTE_STATES, SHAPES
from .labels import TAGS

VOCABULARY, HIDDEN, HEADS, LAYERS, FEED_FORWARD = 30522, 384, 12, 6, 1536
POSITIONS = 512
LINK_WIDTH = 128
ARC_WIDTH, RELATION_WIDTH = 256, 128
NEAR_BUCKETS, SIDE_BUCKETS = 8, 32
EPSILON = 1e-12
SMALLEST_SCALE = 1e-8
"""Of int8 rows."""

SYNTAX_LAYER = 4
"""The auxiliary heads read the output of this layer, so that later ones can use it."""


Sizes = tuple[int, int, int, int]


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = Linear(HIDDEN, 3 * HIDDEN)
        self.o = Linear(HIDDEN, HIDDEN)
        self.ln1 = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.f1 = Linear(HIDDEN, FEED_FORWARD)
        self.f2 = Linear(FEED_FORWARD, HIDDEN)
        self.ln2 = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor, *, explicit: bool = False) -> Tensor:
        """B x T x H to the same; mask is additive, B x 1 x 1 x T.

        explicit: spell attention out in plain operations, for export.
        """
        x = self.ln1(x + self._drop(self.o(self._attend(x, mask, explicit=explicit))))
        x = x + self._drop(self.f2(F.gelu(self.f1(x))))
        normed: Tensor = self.ln2(x)
        return normed

    def _attend(self, x: Tensor, mask: Tensor, *, explicit: bool) -> Tensor:
        batch, size, _ = x.shape
        width = HIDDEN // HEADS
        q, k, v = (
            part.reshape(batch, size, HEADS, width).transpose(1, 2)
            for part in self.qkv(x).split(HIDDEN, -1)
        )
        if explicit:
            weights = torch.softmax(q @ k.transpose(-1, -2) * (1 / math.sqrt(width)) + mask, -1)
            mixed = weights @ v
        else:
            mixed = _fused(q, k, v, mask)
        joined: Tensor = mixed.transpose(1, 2).reshape(batch, size, HIDDEN)
        return joined

    def _drop(self, x: Tensor) -> Tensor:
        return F.dropout(x, self.dropout, self.training)


def _fused(q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
    """Attention (all B x heads x T x width) as batched products: on a CPU, and backwards, nearly
    twice as fast as torch's fused kernel.
    """
    batch, heads, size, width = q.shape
    q, k, v = (part.reshape(batch * heads, size, width) for part in (q, k, v))
    bias = mask.to(q.dtype).expand(batch, heads, size, size).reshape(batch * heads, size, size)
    scores = torch.baddbmm(bias, q * (1 / math.sqrt(width)), k.transpose(1, 2))
    mixed = torch.softmax(scores.to(q.dtype), -1) @ v
    return mixed.view(batch, heads, size, width)


def distance_buckets() -> Tensor:
    """Bucket of each signed distance -511..511: exact below 8, then logarithmic to 512."""
    distance = torch.arange(-(POSITIONS - 1), POSITIONS)
    size = distance.abs().float()
    far = (size.clamp(min=NEAR_BUCKETS) / NEAR_BUCKETS).log() / math.log(POSITIONS / NEAR_BUCKETS)
    spread = NEAR_BUCKETS + far * (SIDE_BUCKETS - 1 - NEAR_BUCKETS)
    bucket = torch.where(size < NEAR_BUCKETS, size, spread).long().clamp(max=SIDE_BUCKETS - 1)
    return torch.where(distance < 0, bucket, bucket + SIDE_BUCKETS)


class GrammarHeads(nn.Module):
    """Tags, morphology, lemma rules, sentence starts and dependency arcs with their relations.

    They read a learned mixture of all layers. An arc's relation is scored as a one-layer
    perceptron would score the pair: a part of the dependent plus a part of the head.
    """

    def __init__(self, tags: int, morphs: int, lemmas: int, relations: int) -> None:
        super().__init__()
        self.sizes = (tags, morphs, lemmas, 2)
        self.mix = nn.Parameter(torch.zeros(LAYERS))
        self.labels = Linear(HIDDEN, sum(self.sizes))
        self.arc = Linear(HIDDEN, 2 * ARC_WIDTH)
        self.rel = nn.Parameter(torch.zeros(2 * SIDE_BUCKETS))
        self.pair = Linear(HIDDEN, 2 * RELATION_WIDTH)
        self.relation = nn.Linear(RELATION_WIDTH, relations)

    def mixed(self, layers: list[Tensor]) -> Tensor:
        """The layers' outputs, each B x T x H, as one."""
        weights = torch.softmax(self.mix, 0)
        return sum((weights[i] * x for i, x in enumerate(layers)), torch.zeros(()))

    def forward(
        self, x: Tensor, buckets: Tensor
    ) -> tuple[tuple[Tensor, ...], Tensor, Tensor, Tensor]:
        """Label scores (B x T x labels each), arcs B x T x T (dependent, head), and the two
        parts of a relation's score, B x T x RELATION_WIDTH each (dependent's, head's).
        """
        query, key = self.arc(x).split(ARC_WIDTH, -1)
        arcs = query @ key.transpose(1, 2) / math.sqrt(ARC_WIDTH) + self.rel[buckets]
        dependent, head = self.pair(x).split(RELATION_WIDTH, -1)
        return self.labels(x).split(self.sizes, -1), arcs, dependent, head

    def relations(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Scores of the relations of pairs, N x relations."""
        scores: Tensor = self.relation(F.relu(dependent + head))
        return scores


class AttributionModel(nn.Module):
    """Tag scores per position, two link matrices over positions, and grammar.

    The word embeddings stay frozen. The feature embeddings start at zero, so that training
    starts from the encoder's own behaviour.
    """

    bucket: Tensor

    def __init__(self, grammar: Sizes, dropout: float = 0.1) -> None:
        """`grammar`: the numbers of tags, morphs, lemma rules and relations."""
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, HIDDEN)
        self.word.weight.requires_grad = False
        self.pos = nn.Embedding(POSITIONS, HIDDEN)
        self.typ = nn.Parameter(torch.zeros(HIDDEN))
        self.lne = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.shape = nn.Embedding(SHAPES, HIDDEN)
        self.quote = nn.Embedding(QUOTE_STATES, HIDDEN)
        self.nl = nn.Embedding(2, HIDDEN)
        for table in (self.shape, self.quote, self.nl):
            nn.init.zeros_(table.weight)
        self.layers = nn.ModuleList([Layer(dropout) for _ in range(LAYERS)])
        self.tag = Linear(HIDDEN, len(TAGS))
        self.link = Linear(HIDDEN, 4 * LINK_WIDTH)
        self.rel = nn.Parameter(torch.zeros(2, 2 * SIDE_BUCKETS))
        self.grammar = GrammarHeads(*grammar)
        self.dropout = dropout
        self.register_buffer("bucket", distance_buckets(), persistent=False)

    def word_vectors(self, ids: Tensor) -> Tensor:
        """Embeddings of pieces, B x T x H."""
        vectors: Tensor = self.word(ids)
        return vectors

    def encode(self, batch: dict[str, Tensor], *, explicit: bool = False) -> list[Tensor]:
        """Hidden states after each layer, B x T x H each."""
        size = batch["ids"].shape[1]
        mask = (torch.arange(size)[None, :] >= batch["lens"][:, None]).float() * -1e4
        x = self.word_vectors(batch["ids"]) + self.pos.weight[:size] + self.typ
        x = x + self.shape(batch["shape"]) + self.quote(batch["quote"]) + self.nl(batch["nl"])
        x = F.dropout(self.lne(x), self.dropout, self.training)
        states = []
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :], explicit=explicit)
            states.append(x)
        return states

    def heads(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Tags B x T x 7; content to cue and cue to source, B x T x T each."""
        x = F.dropout(x, self.dropout, self.training)
        query1, key1, query2, key2 = self.link(x).split(LINK_WIDTH, -1)
        buckets = self.relative_buckets(x.shape[1])
        scale = 1 / math.sqrt(LINK_WIDTH)
        to_cue = (query1 @ key1.transpose(1, 2)) * scale + self.rel[0][buckets]
        to_source = (query2 @ key2.transpose(1, 2)) * scale + self.rel[1][buckets]
        return self.tag(x), to_cue, to_source

    def relative_buckets(self, size: int) -> Tensor:
        """Distance bucket of every pair of positions, T x T."""
        place = torch.arange(size)
        return self.bucket[(place[None, :] - place[:, None]) + POSITIONS - 1]

    def parse(self, states: list[Tensor]) -> tuple[tuple[Tensor, ...], Tensor, Tensor, Tensor]:
        """Grammar from the encoder's states, as :class:`GrammarHeads` gives it."""
        x = F.dropout(self.grammar.mixed(states), self.dropout, self.training)
        parsed: tuple[tuple[Tensor, ...], Tensor, Tensor, Tensor] = self.grammar(
            x, self.relative_buckets(x.shape[1])
        )
        return parsed


class SyntaxHeads(nn.Module):
    """Auxiliary targets for training alone: tag, relation, name type, head."""

    def __init__(self, tags: int, relations: int, names: int) -> None:
        super().__init__()
        self.sizes = (tags, relations, names)
        self.labels = nn.Linear(HIDDEN, sum(self.sizes))
        self.arc = nn.Linear(HIDDEN, 2 * LINK_WIDTH)
        self.rel = nn.Parameter(torch.zeros(2 * SIDE_BUCKETS))

    def forward(self, x: Tensor, buckets: Tensor) -> tuple[tuple[Tensor, ...], Tensor]:
        """Label scores, B x T x labels each, and head scores, B x T x T."""
        query, key = self.arc(x).split(LINK_WIDTH, -1)
        arcs = query @ key.transpose(1, 2) / math.sqrt(LINK_WIDTH) + self.rel[buckets]
        return self.labels(x).split(self.sizes, -1), arcs


def load_encoder(model: AttributionModel, path: Path) -> None:
    """Copy the base encoder's weights (a BERT checkpoint as safetensors) into the model."""
    weights = {key.removeprefix("bert."): value for key, value in load_file(path).items()}
    words = "embeddings."
    with torch.no_grad():
        model.word.weight.copy_(weights[words + "word_embeddings.weight"])
        model.pos.weight.copy_(weights[words + "position_embeddings.weight"])
        model.typ.copy_(weights[words + "token_type_embeddings.weight"][0])
    load_layers(model.lne, model.layers, weights)


def load_layers(first: nn.LayerNorm, layers: nn.ModuleList, weights: dict[str, Tensor]) -> None:
    """Copy a base encoder's first normalisation and its layers."""
    with torch.no_grad():
        _copy(first, weights, "embeddings.LayerNorm")
        for index, layer in enumerate(layers):
            assert isinstance(layer, Layer)
            _load_layer(layer, weights, f"encoder.layer.{index}.")


def _load_layer(layer: Layer, weights: dict[str, Tensor], prefix: str) -> None:
    own = prefix + "attention.self."
    for kind in ("weight", "bias"):
        parts = [weights[f"{own}{name}.{kind}"] for name in ("query", "key", "value")]
        getattr(layer.qkv, kind).copy_(torch.cat(parts))
    _copy(layer.o, weights, prefix + "attention.output.dense")
    _copy(layer.ln1, weights, prefix + "attention.output.LayerNorm")
    _copy(layer.f1, weights, prefix + "intermediate.dense")
    _copy(layer.f2, weights, prefix + "output.dense")
    _copy(layer.ln2, weights, prefix + "output.LayerNorm")


def _copy(module: nn.Linear | nn.LayerNorm, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[name + ".weight"])
    module.bias.copy_(weights[name + ".bias"])
