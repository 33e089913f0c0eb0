"""How well stance and nested attributions are read, on the project's own invented sentences.

    python graph/benchmarks/stance_scores.py

prints accuracy by dimension over the regression table (which the rules were fitted to) and over
the sentences held out (written after the rules and never used to change them), then precision
and recall of nested attributions.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from marked import agrees, nested_of, predications_of
from nested_cases import CASES as NESTED
from stance_cases import CASES as TABLE
from stance_held_out import CASES as HELD_OUT

DIMENSIONS = ("polarity", "certainty", "time")


def stance_of(marked: str, name: str | None) -> tuple[str, str, str]:
    """Return the stance of the first clause, or of the one with this predicate, as three words."""
    _, found = predications_of(marked)
    chosen = [p for p in found if name is None or p.predicate == name]
    if not chosen:
        return ("", "", "")
    stance = chosen[0].stance
    return (stance.polarity, stance.certainty, stance.time)


def score_stance(cases: tuple[tuple[str, str], ...]) -> dict[str, float]:
    """Return the accuracy by dimension and of all three together."""
    right = dict.fromkeys((*DIMENSIONS, "all three"), 0)
    for marked, wanted in cases:
        values, name = wanted.split()[:3], wanted.split()[3:]
        found = stance_of(marked, name[0] if name else None)
        for dimension, value, other in zip(DIMENSIONS, values, found, strict=True):
            right[dimension] += value == other
        right["all three"] += tuple(values) == found
    return {key: count / len(cases) for key, count in right.items()}


def score_nested() -> tuple[float, float]:
    """Return precision and recall of nested attributions (source and cue equal, content begun)."""
    hits = found_total = wanted_total = 0
    for marked, wanted in NESTED:
        found, left = nested_of(marked), list(wanted)
        found_total += len(found)
        wanted_total += len(wanted)
        for one in found:
            match = next((other for other in left if agrees(one, other)), None)
            if match is not None:
                left.remove(match)
                hits += 1
    return hits / found_total, hits / wanted_total


def main() -> None:
    """Print the figures."""
    for title, cases in (("regression table", TABLE), ("held out", HELD_OUT)):
        scores = score_stance(cases)
        shown = "  ".join(f"{key} {value:.3f}" for key, value in scores.items())
        print(f"stance, {title} ({len(cases)} sentences): {shown}")
    precision, recall = score_nested()
    print(f"nested ({len(NESTED)} sentences): precision {precision:.3f}  recall {recall:.3f}")


if __name__ == "__main__":
    main()
