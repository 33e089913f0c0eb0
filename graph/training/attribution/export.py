"""Export a checkpoint as ONNX with int8 weights, and its transitions as .npy.

usage: python -m attribution.export FOLDER CHECKPOINT.pt... --base MINILM

Of several checkpoints, each an encoder with heads of its own over the same word embeddings and with
the same classes, all scores are averaged in the file, but for the two parts of a relation's score,
which stand side by side.

Written are attribution.int8.onnx, attribution.trans.npy, grammar.json (the names of the classes
and a lexicon) and grammar.npz (the layer that scores relations). Inputs: ids, shape, quote, nl
(windows x positions, int64) and lens (windows). Outputs for attributions: tag (windows x
positions x 7), l1 and l2 (windows x positions x positions: content to cue, cue to source). For
grammar: pos and morph (class ids), lemma (ids of the best rules, best first), start (log-odds of
a sentence start), name (scores of the tags of names), arc (windows x dependents x heads, position
0 the root), dep and head (the two parts of a relation's hidden layer).
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from .article import load_tokenizer
from .model import MINILM, SMALLEST_SCALE, VOCABULARY, AttributionModel, Sizes
from .treebank import Labels, lexicon, treebanks

OPSET = 17
LEMMA_RULES = 4
UNKNOWN = 100
"""The piece [UNK]."""

LATIN, MARKS, SYMBOLS = 0x250, 0x2000, 0x2C00
"""Where Latin letters end, where punctuation and symbols begin and end."""

INPUTS = ("ids", "shape", "quote", "nl", "lens")
SQUARE = ("l1", "l2", "arc")
OUTPUTS = ("tag", "l1", "l2", "pos", "morph", "lemma", "start", "name", "arc", "dep", "head")


class Exported(nn.Module):
    """Models behind the interface of the ONNX file; pieces that English lacks share a row.

    Scores are the models' means. The two parts of a relation's score are the models' side by side.
    """

    row: Tensor
    wq: Tensor
    ws: Tensor

    def __init__(self, models: list[AttributionModel], vocabulary: dict[str, int]) -> None:
        super().__init__()
        english = {place for piece, place in vocabulary.items() if is_english(piece)}
        kept = [UNKNOWN, *sorted(english - {UNKNOWN})]
        rows = torch.zeros(VOCABULARY, dtype=torch.int16)
        rows[kept] = torch.arange(len(kept), dtype=torch.int16)
        self.register_buffer("row", rows)
        weight = models[0].word.weight.detach()[kept]
        scale = weight.abs().amax(1, keepdim=True).clamp(min=SMALLEST_SCALE) / 127
        self.register_buffer("wq", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("ws", scale)
        for model in models:
            model.word = nn.Embedding(1, MINILM.hidden)
            model.word_vectors = self.vectors  # type: ignore[method-assign]
        self.models = nn.ModuleList(models)

    def vectors(self, ids: Tensor) -> Tensor:
        """Vectors of pieces, B x T x H, from int8 rows."""
        rows = self.row[ids].long()
        return self.wq[rows].float() * self.ws[rows]

    def forward(self, *tensors: Tensor) -> tuple[Tensor, ...]:
        """Takes INPUTS in order, returns OUTPUTS in order."""
        batch = dict(zip(INPUTS, tensors, strict=True))
        states = [model.encode(batch, explicit=True) for model in self.models]
        found = [model.heads(s[-1]) for model, s in zip(self.models, states, strict=True)]
        attributions = [_mean(scores) for scores in zip(*found, strict=True)]
        parsed = [model.parse(own) for model, own in zip(self.models, states, strict=True)]
        labels, arcs, dependents, heads = zip(*parsed, strict=True)
        pos, morph, lemma, start, name = (_mean(scores) for scores in zip(*labels, strict=True))
        rules = lemma.topk(LEMMA_RULES, dim=-1).indices
        odds = start[..., 1] - start[..., 0]
        classes = pos.argmax(-1), morph.argmax(-1), rules, odds, name
        pair = torch.cat(dependents, -1), torch.cat(heads, -1)
        return (*attributions, *classes, _mean(arcs), *pair)

    def relations(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """The layer that scores relations: weights (parts side by side x relations) and bias."""
        layers = [model.grammar.relation for model in self.models]
        weight = torch.cat([layer.weight.detach().T for layer in layers]) / len(layers)
        bias = torch.stack([layer.bias.detach() for layer in layers]).mean(0)
        return weight.numpy().astype(np.float32), bias.numpy().astype(np.float32)


def _mean(scores: Sequence[Tensor]) -> Tensor:
    return torch.stack(list(scores)).mean(0)


def is_english(piece: str) -> bool:
    """Whether a word piece may occur in English text: Latin letters, figures, marks, symbols."""
    return not piece.startswith("[unused") and all(
        ord(char) < LATIN or MARKS <= ord(char) < SYMBOLS for char in piece
    )


def example() -> tuple[Tensor, ...]:
    """Inputs of two windows, of 37 and 20 positions."""
    ids = torch.randint(1000, 2000, (2, 37))
    feature = torch.randint(0, 2, (2, 37))
    return ids, feature, feature, feature, torch.tensor([37, 20])


def export(model: Exported, path: Path) -> None:
    """Write the model with int8 embeddings and float matrices."""
    table = {0: "B", 1: "T"}
    axes: dict[str, dict[int, str]] = dict.fromkeys((*INPUTS, *OUTPUTS), table)
    axes |= {"lens": {0: "B"}} | dict.fromkeys(SQUARE, table | {2: "T"})
    torch.onnx.export(
        model.eval(),
        example(),
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def export_int8(model: Exported, path: Path) -> None:
    """Write the model with all matrices int8, one scale per output unit."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "float.onnx"
        export(model, plain)
        quantise(plain, path)


def quantise(plain: Path, path: Path) -> None:
    """Write an ONNX file anew with all matrices int8, one scale per output unit."""
    quantize_dynamic(
        plain,
        path,
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul"],
    )


def load(path: Path, sizes: Sizes) -> tuple[AttributionModel, NDArray[np.float32]]:
    """A checkpoint's model and transitions."""
    checkpoint = torch.load(path, map_location="cpu")
    model = AttributionModel(sizes)
    model.load_state_dict(checkpoint["model"])
    return model, checkpoint["transitions"].numpy().astype(np.float32)


def main() -> None:
    """Export checkpoints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--base", type=Path, required=True, help="folder of the base encoder")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    args = parser.parse_args()
    labels = Labels(**torch.load(args.checkpoints[0], map_location="cpu")["labels"])
    models, tables = zip(*(load(path, labels.sizes()) for path in args.checkpoints), strict=True)
    args.folder.mkdir(parents=True, exist_ok=True)
    labels.save(args.folder / "grammar.json", lexicon(treebanks(args.corpora, "train")))
    np.save(args.folder / "attribution.trans.npy", np.stack(tables).mean(0))
    tokenizer = load_tokenizer(args.base / "tokenizer.json")
    model = Exported([*models], tokenizer.get_vocab())
    weight, bias = model.relations()
    np.savez(args.folder / "grammar.npz", weight=weight, bias=bias)
    export_int8(model, args.folder / "attribution.int8.onnx")


if __name__ == "__main__":
    main()
