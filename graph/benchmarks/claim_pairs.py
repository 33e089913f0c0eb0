"""Decisions on pairs of invented claims, against labels, through the whole pipeline.

    PYTHONPATH=graph python -m benchmarks.claim_pairs [--part PART] [--blind] [--errors]

Each sentence of ``graph/tests/data/claim_pairs.jsonl`` is a document of its own. A pair is
judged by its two main claims, the first attributed claim of each document. "Cannot tell"
counts as wrong. Exit code 1 if accuracy is below 0.85 in total or if a contradiction or a
conditional is taken for the same. With ``--blind`` only the latter counts: those pairs, in
``claim_pairs_blind.jsonl``, are in wording as free as reporters', by people who had not seen
the program, and show how much it doesn't find.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from secondsource import annotate
from secondsource.claims import prepare
from secondsource.link import Item, judge_documents
from secondsource.link.decide import Judgement
from secondsource.records import Document

PAIRS = Path(__file__).resolve().parents[1] / "tests" / "data" / "claim_pairs.jsonl"
BLIND = PAIRS.with_name("claim_pairs_blind.jsonl")
BLIND_PARTS = ("blind_read", "blind_unread")
TARGET = 0.85
PARTS = (
    "tuning",
    "held_out",
    "fresh",
    "second",
    "last",
    "details",
    "details_held_out",
    "details_last",
    "plain",
    "plain_held_out",
)


@dataclass(frozen=True)
class Pair:
    """Two sentences with the label that a person gave them, and the trap they set."""

    id: str
    part: str
    label: str
    trap: str
    first: str
    second: str


@dataclass(frozen=True)
class Outcome:
    """What was decided on a pair."""

    pair: Pair
    judgement: Judgement

    @property
    def right(self) -> bool:
        """Whether the decision is the label."""
        return self.judgement.kind == self.pair.label

    @property
    def dangerous(self) -> bool:
        """Whether a contradiction or a conditional was taken for the same."""
        risky = self.pair.label == "contradicts" or self.pair.trap == "conditional"
        return risky and self.merged

    @property
    def merged(self) -> bool:
        """Whether two claims that state different things were taken for the same."""
        return self.pair.label != "same" and self.judgement.kind == "same"


def read_pairs(path: Path = PAIRS) -> list[Pair]:
    """Return the labelled pairs."""
    return [Pair(**json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def annotated(pairs: list[Pair]) -> Iterator[tuple[Pair, Item, Item]]:
    """Yield each pair with its two sentences as documents."""
    annotator = annotate.load()

    def item(path: str, sentence: str) -> Item:
        document = Document(path, sentence)
        return prepare(document, annotator.annotate(document))

    for pair in pairs:
        yield pair, item(f"{pair.id}-a", pair.first), item(f"{pair.id}-b", pair.second)


def decide_all(pairs: list[Pair]) -> list[Outcome]:
    """Annotate and judge every pair."""
    return [
        Outcome(pair, judge_documents(first, second)) for pair, first, second in annotated(pairs)
    ]


def accuracy(outcomes: list[Outcome]) -> float:
    """Return the share of right decisions."""
    return sum(outcome.right for outcome in outcomes) / len(outcomes)


def main() -> int:
    """Print accuracy by part and label, and the dangerous mistakes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--part", choices=(*PARTS, "all"), default="all")
    parser.add_argument("--blind", action="store_true")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    own: tuple[str, ...] = PARTS if options.part == "all" else (options.part,)
    parts = BLIND_PARTS if options.blind else own
    pairs = read_pairs(BLIND if options.blind else PAIRS)
    outcomes = decide_all([pair for pair in pairs if pair.part in parts])
    for part in parts:
        _print_part(part, [outcome for outcome in outcomes if outcome.pair.part == part])
    dangerous = [outcome for outcome in outcomes if outcome.dangerous]
    print(f"contradictions or conditionals taken for the same: {len(dangerous)}")
    if options.errors:
        for outcome in outcomes:
            if not outcome.right:
                _print_error(outcome)
    return int(bool(dangerous) or (accuracy(outcomes) < TARGET and not options.blind))


def _print_part(part: str, outcomes: list[Outcome]) -> None:
    merged = sum(outcome.merged for outcome in outcomes)
    told = f"{part}: accuracy {accuracy(outcomes):.3f} on {len(outcomes)} pairs"
    print(f"{told}, {merged} different taken for the same")
    table = Counter((outcome.pair.label, outcome.judgement.kind) for outcome in outcomes)
    for (label, kind), count in sorted(table.items()):
        print(f"  {label:>12} decided {kind:<12} {count}")


def _print_error(outcome: Outcome) -> None:
    pair, judgement = outcome.pair, outcome.judgement
    print(f"{pair.id} {pair.label} ({pair.trap}) decided {judgement.kind} {judgement.score}")
    print(f"    {pair.first}\n    {pair.second}\n    {judgement.reason}")


if __name__ == "__main__":
    sys.exit(main())
