"""Weights of the base encoders, from their safetensors files."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from .model import POSITIONS, VOCABULARY, AttributionModel, Layer

MPNET_POSITIONS, MPNET_WORDS = 2, 4
"""Where MPNet's rows of positions and of BERT's word pieces begin."""

BERT_NAMES = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "attention.output.LayerNorm",
)
MPNET_NAMES = (
    "attention.attn.q",
    "attention.attn.k",
    "attention.attn.v",
    "attention.attn.o",
    "attention.LayerNorm",
)
MPNET_SPECIAL = {0: 1, 101: 0, 102: 2}
"""Rows of [PAD], [CLS] and [SEP], by BERT's ids."""


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
            _load_layer(layer, weights, f"encoder.layer.{index}.", BERT_NAMES)


def load_mpnet(model: AttributionModel, path: Path) -> None:
    """Copy MPNet's weights (safetensors) into a model of its shape, words in BERT's order."""
    weights = load_file(path)
    table = weights["embeddings.word_embeddings.weight"].float()
    positions = weights["embeddings.position_embeddings.weight"]
    assert model.bias is not None
    with torch.no_grad():
        model.word.weight.copy_(table[MPNET_WORDS : MPNET_WORDS + VOCABULARY])
        for piece, row in MPNET_SPECIAL.items():
            model.word.weight[piece] = table[row]
        model.pos.weight.copy_(positions[MPNET_POSITIONS : MPNET_POSITIONS + POSITIONS])
        model.bias.weight.copy_(weights["encoder.relative_attention_bias.weight"])
        _copy(model.lne, weights, "embeddings.LayerNorm")
        for index, layer in enumerate(model.layers):
            assert isinstance(layer, Layer)
            _load_layer(layer, weights, f"encoder.layer.{index}.", MPNET_NAMES)


def _load_layer(
    layer: Layer, weights: dict[str, Tensor], prefix: str, names: tuple[str, ...]
) -> None:
    *own, out, norm = (f"{prefix}{name}" for name in names)
    for kind in ("weight", "bias"):
        getattr(layer.qkv, kind).copy_(torch.cat([weights[f"{name}.{kind}"] for name in own]))
    _copy(layer.o, weights, out)
    _copy(layer.ln1, weights, norm)
    _copy(layer.f1, weights, prefix + "intermediate.dense")
    _copy(layer.f2, weights, prefix + "output.dense")
    _copy(layer.ln2, weights, prefix + "output.LayerNorm")


def _copy(module: nn.Linear | nn.LayerNorm, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[name + ".weight"])
    module.bias.copy_(weights[name + ".bias"])
