"""Fit the weights that tell related clauses from unrelated ones, and print them.

    PYTHONPATH=graph python graph/training/relatedness.py

Trained on the pairs of invented claims of ``graph/tests/data/claim_pairs.jsonl`` but those of the
part "last". The output goes into ``graph/secondsource/link/kinship.py``.
"""

from dataclasses import astuple

import numpy as np

from benchmarks.claim_pairs import annotated, read_pairs
from benchmarks.claimdiff import area, fit
from secondsource.link import Item, match_documents

LEFT_OUT = "last"


def features(first: Item, second: Item) -> list[float] | None:
    """What the main claims of two documents have in common."""
    match = match_documents(first, second)
    kinship = None if match is None else match.kinship
    return None if kinship is None else list(astuple(kinship))


def main() -> None:
    """Fit, and print the weights with how well they do on what they were fitted on."""
    found = [
        (features(first, second), pair.label != "unrelated")
        for pair, first, second in annotated(read_pairs())
        if pair.part != LEFT_OUT
    ]
    rows = np.array([row for row, _ in found if row is not None])
    labels = np.array([float(label) for row, label in found if row is not None])
    weights = fit(rows, labels, penalty=0.5)
    scores = rows @ weights[1:] + weights[0]
    print(f"{len(rows)} pairs, {int(labels.sum())} related")
    print(f"bias {weights[0]:.2f}, weights {', '.join(f'{w:.2f}' for w in weights[1:])}")
    print(f"right {np.mean((scores > 0) == (labels > 0)):.3f}, AUC {area(labels, scores):.3f}")


if __name__ == "__main__":
    main()
