"""Mean of checkpoints of one training history, weighted.

usage: python -m attribution.merge OUT.pt A.pt:WEIGHT B.pt:WEIGHT...

Checkpoints that lie on one descent can be averaged; the mean of an earlier, closely fitted
one and a later, more regularised one does better than either.
"""

import argparse
from pathlib import Path

import torch
from torch import Tensor

Checkpoint = dict[str, dict[str, Tensor] | Tensor]


def weighted(argument: str) -> tuple[Path, float]:
    """A command-line PATH:WEIGHT."""
    path, weight = argument.rsplit(":", 1)
    return Path(path), float(weight)


def merge(parts: list[tuple[Path, float]]) -> Checkpoint:
    """The weighted mean of the checkpoints' tensors; weights need not add up to 1."""
    total = sum(weight for _, weight in parts)
    state: dict[str, Tensor] = {}
    table = torch.zeros(())
    for path, weight in parts:
        checkpoint = torch.load(path)
        share = weight / total
        table = table + share * checkpoint["transitions"]
        for name, value in checkpoint["model"].items():
            state[name] = state.get(name, torch.zeros_like(value)) + share * value
    return {"model": state, "transitions": table}


def main() -> None:
    """Write the mean."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("parts", type=weighted, nargs="+")
    args = parser.parse_args()
    torch.save(merge(args.parts), args.out)


if __name__ == "__main__":
    main()
