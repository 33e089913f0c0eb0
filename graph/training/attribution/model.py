"""The model: a BERT-like encoder with three feature embeddings and two kinds of heads.

Shapes in docstrings: B windows, T positions, H hidden units.
"""

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from .features import QUOTE_STATES, SHAPES
from .labels import NAME_TAGS, TAGS

VOCABULARY = 30522
POSITIONS = 512
LINK_WIDTH = 128
ARC_WIDTH, RELATION_WIDTH = 256, 128
NEAR_BUCKETS, SIDE_BUCKETS = 8, 32
SMALLEST_SCALE = 1e-8
"""Of int8 rows."""

MPNET_BUCKETS, MPNET_DISTANCE = 32, 128

Sizes = tuple[int, int, int, int]


@dataclass(frozen=True)
class Shape:
    """Sizes of an encoder; `relative`: attention has a learned bias per distance, as MPNet's."""

    hidden: int
    heads: int
    layers: int
    feed_forward: int
    epsilon: float
    relative: bool = False


MINILM = Shape(384, 12, 6, 1536, 1e-12)
MPNET = Shape(768, 12, 12, 3072, 1e-5, relative=True)


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        hidden = shape.hidden
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.o = nn.Linear(hidden, hidden)
        self.ln1 = nn.LayerNorm(hidden, eps=shape.epsilon)
        self.f1 = nn.Linear(hidden, shape.feed_forward)
        self.f2 = nn.Linear(shape.feed_forward, hidden)
        self.ln2 = nn.LayerNorm(hidden, eps=shape.epsilon)
        self.heads, self.dropout = shape.heads, dropout

    def forward(self, x: Tensor, mask: Tensor, *, explicit: bool = False) -> Tensor:
        """B x T x H to the same; mask is additive, B x 1 or heads x 1 or T x T.

        explicit: spell attention out in plain operations, for export.
        """
        x = self.ln1(x + self._drop(self.o(self._attend(x, mask, explicit=explicit))))
        x = x + self._drop(self.f2(F.gelu(self.f1(x))))
        normed: Tensor = self.ln2(x)
        return normed

    def _attend(self, x: Tensor, mask: Tensor, *, explicit: bool) -> Tensor:
        batch, size, hidden = x.shape
        width = hidden // self.heads
        q, k, v = (
            part.reshape(batch, size, self.heads, width).transpose(1, 2)
            for part in self.qkv(x).split(hidden, -1)
        )
        if explicit:
            weights = torch.softmax(q @ k.transpose(-1, -2) * (1 / math.sqrt(width)) + mask, -1)
            mixed = weights @ v
        else:
            mixed = _batched(q, k, v, mask)
        joined: Tensor = mixed.transpose(1, 2).reshape(batch, size, hidden)
        return joined

    def _drop(self, x: Tensor) -> Tensor:
        return F.dropout(x, self.dropout, self.training)


def _batched(q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
    """Attention (all B x heads x T x width) as batched products: on a CPU, and backwards, nearly
    twice as fast as torch's fused kernel.
    """
    batch, heads, size, width = q.shape
    q, k, v = (part.reshape(batch * heads, size, width) for part in (q, k, v))
    bias = mask.to(q.dtype).expand(batch, heads, size, size).reshape(batch * heads, size, size)
    scores = torch.baddbmm(bias, q * (1 / math.sqrt(width)), k.transpose(1, 2))
    mixed = torch.softmax(scores.to(q.dtype), -1).to(q.dtype) @ v
    return mixed.view(batch, heads, size, width)


def distance_buckets() -> Tensor:
    """Bucket of each signed distance -511..511: exact below 8, then logarithmic to 512."""
    distance = torch.arange(-(POSITIONS - 1), POSITIONS)
    size = distance.abs().float()
    far = (size.clamp(min=NEAR_BUCKETS) / NEAR_BUCKETS).log() / math.log(POSITIONS / NEAR_BUCKETS)
    spread = NEAR_BUCKETS + far * (SIDE_BUCKETS - 1 - NEAR_BUCKETS)
    bucket = torch.where(size < NEAR_BUCKETS, size, spread).long().clamp(max=SIDE_BUCKETS - 1)
    return torch.where(distance < 0, bucket, bucket + SIDE_BUCKETS)


def mpnet_buckets(distance: Tensor) -> Tensor:
    """MPNet's bucket of each signed distance (key minus query)."""
    half = MPNET_BUCKETS // 2
    exact = half // 2
    size = distance.abs()
    spread = (size.clamp(min=exact).float() / exact).log() / math.log(MPNET_DISTANCE / exact)
    far = (exact + (spread * (half - exact)).long()).clamp(max=half - 1)
    return torch.where(distance > 0, half, 0) + torch.where(size < exact, size, far)


class GrammarHeads(nn.Module):
    """Tags, morphology, lemma rules, sentence starts, names, and arcs with their relations.

    They read a learned mixture of all layers. An arc's relation is scored as a one-layer
    perceptron would score the pair: a part of the dependent plus a part of the head.
    """

    def __init__(self, shape: Shape, tags: int, morphs: int, lemmas: int, relations: int) -> None:
        super().__init__()
        self.sizes = (tags, morphs, lemmas, 2, len(NAME_TAGS))
        self.mix = nn.Parameter(torch.zeros(shape.layers))
        self.labels = nn.Linear(shape.hidden, sum(self.sizes))
        self.arc = nn.Linear(shape.hidden, 2 * ARC_WIDTH)
        self.rel = nn.Parameter(torch.zeros(2 * SIDE_BUCKETS))
        self.pair = nn.Linear(shape.hidden, 2 * RELATION_WIDTH)
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


class AttributionModel(nn.Module):
    """Tag scores per position, two link matrices over positions, and grammar.

    The word embeddings stay frozen. The feature embeddings start at zero, so that training
    starts from the encoder's own behaviour.
    """

    bucket: Tensor

    def __init__(self, grammar: Sizes, shape: Shape = MINILM, dropout: float = 0.1) -> None:
        """`grammar`: the numbers of tags, morphs, lemma rules and relations."""
        super().__init__()
        hidden = shape.hidden
        self.word = nn.Embedding(VOCABULARY, hidden)
        self.word.weight.requires_grad = False
        self.pos = nn.Embedding(POSITIONS, hidden)
        self.typ = nn.Parameter(torch.zeros(hidden))
        self.lne = nn.LayerNorm(hidden, eps=shape.epsilon)
        self.shape = nn.Embedding(SHAPES, hidden)
        self.quote = nn.Embedding(QUOTE_STATES, hidden)
        self.nl = nn.Embedding(2, hidden)
        for table in (self.shape, self.quote, self.nl):
            nn.init.zeros_(table.weight)
        self.bias = nn.Embedding(MPNET_BUCKETS, shape.heads) if shape.relative else None
        self.layers = nn.ModuleList([Layer(shape, dropout) for _ in range(shape.layers)])
        self.tag = nn.Linear(hidden, len(TAGS))
        self.link = nn.Linear(hidden, 4 * LINK_WIDTH)
        self.rel = nn.Parameter(torch.zeros(2, 2 * SIDE_BUCKETS))
        self.grammar = GrammarHeads(shape, *grammar)
        self.dropout = dropout
        self.register_buffer("bucket", distance_buckets(), persistent=False)

    def word_vectors(self, ids: Tensor) -> Tensor:
        """Embeddings of pieces, B x T x H."""
        vectors: Tensor = self.word(ids)
        return vectors

    def encode(self, batch: dict[str, Tensor], *, explicit: bool = False) -> list[Tensor]:
        """Hidden states after each layer, B x T x H each."""
        size = batch["ids"].shape[1]
        place = torch.arange(size, device=batch["ids"].device)
        mask = (place[None, :] >= batch["lens"][:, None]).float()[:, None, None, :] * -1e4
        if self.bias is not None:
            distances = mpnet_buckets(place[None, :] - place[:, None])
            mask = mask + self.bias(distances).permute(2, 0, 1)[None]
        x = self.word_vectors(batch["ids"]) + self.pos.weight[:size] + self.typ
        x = x + self.shape(batch["shape"]) + self.quote(batch["quote"]) + self.nl(batch["nl"])
        x = F.dropout(self.lne(x), self.dropout, self.training)
        states = []
        for layer in self.layers:
            x = layer(x, mask, explicit=explicit)
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
        place = torch.arange(size, device=self.bucket.device)
        return self.bucket[(place[None, :] - place[:, None]) + POSITIONS - 1]

    def parse(self, states: list[Tensor]) -> tuple[tuple[Tensor, ...], Tensor, Tensor, Tensor]:
        """Grammar from the encoder's states, as :class:`GrammarHeads` gives it."""
        x = F.dropout(self.grammar.mixed(states), self.dropout, self.training)
        parsed: tuple[tuple[Tensor, ...], Tensor, Tensor, Tensor] = self.grammar(
            x, self.relative_buckets(x.shape[1])
        )
        return parsed

    def relations(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Scores of the relations of pairs (the two parts of each, N x width), N x relations."""
        scores: Tensor = self.grammar.relation(F.relu(dependent + head))
        return scores
