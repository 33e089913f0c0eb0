"""Export a checkpoint as ONNX with int8 weights, and its transitions as .npy.

usage: python -m attribution.export CHECKPOINT.pt FOLDER

Writes attribution.int8.onnx and attribution.trans.npy. Inputs: ids, shape, quote, nl
(windows x positions, int64) and lens (windows). Outputs: tag (windows x positions x 7), l1
and l2 (windows x positions x positions: content to cue, cue to source).
"""

import argparse
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from .model import HIDDEN, AttributionModel
from .quantisation import SMALLEST_SCALE

OPSET = 17
INPUTS = ("ids", "shape", "quote", "nl", "lens")
OUTPUTS = ("tag", "l1", "l2")


class Exported(nn.Module):
    """The model behind the interface of the ONNX file."""

    wq: Tensor
    ws: Tensor

    def __init__(self, model: AttributionModel) -> None:
        super().__init__()
        weight = model.word.weight.detach()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=SMALLEST_SCALE) / 127
        self.register_buffer("wq", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("ws", scale)
        model.word = nn.Embedding(1, HIDDEN)
        model.word_vectors = self.vectors  # type: ignore[method-assign]
        self.m = model

    def vectors(self, ids: Tensor) -> Tensor:
        """Vectors of pieces, B x T x H, from int8 rows."""
        return self.wq[ids].float() * self.ws[ids]

    def forward(self, *tensors: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Takes INPUTS in order, returns OUTPUTS in order."""
        batch = dict(zip(INPUTS, tensors, strict=True))
        return self.m.heads(self.m.encode(batch, explicit=True)[0])


def example() -> tuple[Tensor, ...]:
    """Inputs of two windows, of 37 and 20 positions."""
    ids = torch.randint(1000, 2000, (2, 37))
    feature = torch.randint(0, 2, (2, 37))
    return ids, feature, feature, feature, torch.tensor([37, 20])


def export(model: AttributionModel, path: Path) -> None:
    """Write the model with int8 embeddings and float matrices."""
    table = {0: "B", 1: "T"}
    axes: dict[str, dict[int, str]] = dict.fromkeys((*INPUTS, "tag"), table)
    axes |= {"lens": {0: "B"}, "l1": table | {2: "T"}, "l2": table | {2: "T"}}
    torch.onnx.export(
        Exported(model).eval(),
        example(),
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def export_int8(model: AttributionModel, path: Path) -> None:
    """Write the model with all matrices int8, one scale per output unit."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "float.onnx"
        export(model, plain)
        quantize_dynamic(
            plain,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul"],
        )


def main() -> None:
    """Export one checkpoint."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    checkpoint = torch.load(args.checkpoint)
    model = AttributionModel()
    model.load_state_dict(checkpoint["model"])
    args.folder.mkdir(parents=True, exist_ok=True)
    export_int8(model, args.folder / "attribution.int8.onnx")
    table = checkpoint["transitions"].numpy().astype(np.float32)
    np.save(args.folder / "attribution.trans.npy", table)


if __name__ == "__main__":
    main()
