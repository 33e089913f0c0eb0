"""Export a checkpoint as ONNX with int8 weights, and its transitions as .npy.

usage: python -m attribution.export FOLDER CHECKPOINT.pt[:WEIGHT]...

Of several checkpoints, each an encoder with heads of its own over the same word embeddings, the
scores of attributions are averaged in the file; grammar is the first one's.

Written are attribution.int8.onnx, attribution.trans.npy, grammar.json (the names of the classes
and a lexicon) and grammar.npz (the layer that scores relations). Inputs: ids, shape, quote, nl
(windows x positions, int64) and lens (windows). Outputs for attributions: tag (windows x
positions x 7), l1 and l2 (windows x positions x positions: content to cue, cue to source). For
grammar: pos and morph (class ids), lemma (ids of the best rules, best first), start (log-odds of
a sentence start), arc (windows x dependents x heads, position 0 the root), dep and head (the two
parts of a relation's hidden layer).
"""

import argparse
import tempfile
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from .model import HIDDEN, SMALLEST_SCALE, AttributionModel, Sizes
from .treebank import Labels, lexicon, treebanks

OPSET = 17
LEMMA_RULES = 4
INPUTS = ("ids", "shape", "quote", "nl", "lens")
SQUARE = ("l1", "l2", "arc")
OUTPUTS = ("tag", "l1", "l2", "pos", "morph", "lemma", "start", "arc", "dep", "head")


class Exported(nn.Module):
    """One or more models behind the interface of the ONNX file."""

    wq: Tensor
    ws: Tensor

    def __init__(self, models: list[AttributionModel], weights: list[float]) -> None:
        super().__init__()
        weight = models[0].word.weight.detach()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=SMALLEST_SCALE) / 127
        self.register_buffer("wq", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("ws", scale)
        for model in models:
            model.word = nn.Embedding(1, HIDDEN)
            model.word_vectors = self.vectors  # type: ignore[method-assign]
        self.models = nn.ModuleList(models)
        self.weights = [weight / sum(weights) for weight in weights]

    def vectors(self, ids: Tensor) -> Tensor:
        """Vectors of pieces, B x T x H, from int8 rows."""
        return self.wq[ids].float() * self.ws[ids]

    def forward(self, *tensors: Tensor) -> tuple[Tensor, ...]:
        """Takes INPUTS in order, returns OUTPUTS in order."""
        batch = dict(zip(INPUTS, tensors, strict=True))
        first = self.models[0]
        states = [model.encode(batch, explicit=True) for model in self.models]
        heads = [model.heads(s[-1]) for model, s in zip(self.models, states, strict=True)]
        mean = [
            torch.stack([w * score for w, score in zip(self.weights, scores, strict=True)]).sum(0)
            for scores in zip(*heads, strict=True)
        ]
        (pos, morph, lemma, start), arcs, dependent, head = first.parse(states[0])
        rules = lemma.topk(LEMMA_RULES, dim=-1).indices
        odds = start[..., 1] - start[..., 0]
        return (*mean, pos.argmax(-1), morph.argmax(-1), rules, odds, arcs, dependent, head)


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
    """A checkpoint's model and transitions; one trained without grammar may lack its heads."""
    checkpoint = torch.load(path)
    model = AttributionModel(sizes)
    model.load_state_dict(checkpoint["model"], strict="labels" in checkpoint)
    return model, checkpoint["transitions"].numpy().astype(np.float32)


def weighted(argument: str) -> tuple[Path, float]:
    """A command-line PATH or PATH:WEIGHT."""
    path, _, weight = argument.partition(":")
    return Path(path), float(weight or 1)


def main() -> None:
    """Export checkpoints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("checkpoints", type=weighted, nargs="+")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    args = parser.parse_args()
    labels = Labels(**torch.load(args.checkpoints[0][0])["labels"])
    models, tables = zip(*(load(path, labels.sizes()) for path, _ in args.checkpoints), strict=True)
    weights = [weight for _, weight in args.checkpoints]
    args.folder.mkdir(parents=True, exist_ok=True)
    relation = models[0].grammar.relation
    np.savez(
        args.folder / "grammar.npz",
        weight=relation.weight.detach().numpy().T.astype(np.float32),
        bias=relation.bias.detach().numpy(),
    )
    labels.save(args.folder / "grammar.json", lexicon(treebanks(args.corpora, "train")))
    transitions = np.average(np.stack(tables), axis=0, weights=weights).astype(np.float32)
    np.save(args.folder / "attribution.trans.npy", transitions)
    export_int8(Exported([*models], weights), args.folder / "attribution.int8.onnx")


if __name__ == "__main__":
    main()
