"""The sentence encoder: a six-layer BERT whose hidden states are averaged."""

import torch
import torch.nn.functional as F  # noqa: N812
from attribution.base import load_layers
from attribution.model import MINILM, SMALLEST_SCALE, Layer
from torch import Tensor, nn

POSITIONS = 128
"""Pieces read of a sentence."""


class SentenceEncoder(nn.Module):
    """One sentence's piece ids, T, to its vector of length 1, 384."""

    wq: Tensor
    ws: Tensor

    def __init__(self, weights: dict[str, Tensor], kept: list[int]) -> None:
        """Take the base's weights and the rows of its vocabulary that are kept, in order."""
        super().__init__()
        rows = weights["embeddings.word_embeddings.weight"][kept]
        scale = rows.abs().amax(1, keepdim=True).clamp(min=SMALLEST_SCALE) / 127
        self.register_buffer("wq", torch.round(rows / scale).to(torch.int8))
        self.register_buffer("ws", scale)
        place = weights["embeddings.position_embeddings.weight"][:POSITIONS]
        self.pos = nn.Parameter(place + weights["embeddings.token_type_embeddings.weight"][0])
        self.lne = nn.LayerNorm(MINILM.hidden, eps=MINILM.epsilon)
        self.layers = nn.ModuleList([Layer(MINILM, 0.0) for _ in range(MINILM.layers)])
        load_layers(self.lne, self.layers, weights)

    def forward(self, ids: Tensor) -> Tensor:
        """The mean of the last layer's states, scaled to length 1."""
        x = self.wq[ids].float() * self.ws[ids] + self.pos[: ids.shape[0]]
        x = self.lne(x)[None]
        mask = torch.zeros(1, 1, 1, 1)
        for layer in self.layers:
            x = layer(x, mask, explicit=True)
        vector: Tensor = F.normalize(x[0].mean(0), dim=0)
        return vector
