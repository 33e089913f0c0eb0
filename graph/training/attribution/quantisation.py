"""Linear layers that can feel int8 rounding while they train, and the way back from int8.

The shipped model multiplies int8 weights (one scale per output unit) with activations that
are rounded to 8 bits by the range of each call. Training its last stretch under the same
rounding lets the weights settle where it costs least.
"""

from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F  # noqa: N812
from onnx import numpy_helper
from torch import Tensor, nn

SMALLEST_SCALE = 1e-8


class Linear(nn.Linear):
    """A linear layer; with `rounding` it adds the int8 error, with gradients passed through."""

    rounding = False

    def forward(self, x: Tensor) -> Tensor:
        """As nn.Linear."""
        if not Linear.rounding:
            return F.linear(x, self.weight, self.bias)
        with torch.no_grad():
            weight_error = _weight_error(self.weight)
            input_error = _input_error(x)
        return F.linear(x + input_error, self.weight + weight_error, self.bias)


def _weight_error(weight: Tensor) -> Tensor:
    scale = weight.abs().amax(1, keepdim=True).clamp(min=SMALLEST_SCALE) / 127
    return torch.round(weight / scale) * scale - weight


def _input_error(x: Tensor) -> Tensor:
    low, high = min(x.min().item(), 0.0), max(x.max().item(), 0.0)
    scale = max((high - low) / 255, SMALLEST_SCALE)
    return torch.round(x / scale) * scale - x


def state_from_int8(path: Path) -> dict[str, Tensor]:
    """The weights of an exported int8 model as a state dict, to train on from it."""
    graph = onnx.load(path).graph
    arrays = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
    state = {
        name.removeprefix("m."): torch.tensor(array)
        for name, array in arrays.items()
        if name.startswith("m.")
    }
    state["word.weight"] = torch.tensor(arrays["wq"].astype(np.float32) * arrays["ws"])
    rows = [node.input[0] for node in graph.node if node.name in {"/Gather_7", "/Gather_8"}]
    state["rel"] = torch.tensor(np.stack([arrays[row] for row in rows]))
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            name = ".".join(node.name.split("/")[1:-1])
            state[f"{name}.weight"] = _dequantised(arrays, node.input[1])
    return state


def _dequantised(arrays: dict[str, np.ndarray], quantised: str) -> Tensor:
    base = quantised.removesuffix("_quantized")
    weight = arrays[quantised].astype(np.float32) * arrays[base + "_scale"]
    return torch.tensor(np.ascontiguousarray(weight.T))
