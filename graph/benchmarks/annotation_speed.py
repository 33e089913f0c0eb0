"""Words a CPU-second: whole annotation against a spaCy pipeline alone, in one run.

    python graph/benchmarks/annotation_speed.py TEXTS [--against PIPELINE] [--rounds 3]

TEXTS is a folder of articles; PIPELINE a folder or an installed package, by default the shipped
pipeline. All run in one process on the same texts, turn by turn; the best
round of each counts, so that a busy machine disturbs both alike. Peak memory is the process's.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable
from pathlib import Path

from secondsource.annotate.annotator import Annotator
from secondsource.annotate.attribution import load_model
from secondsource.annotate.pipeline import BOUNDARIES, load_pipeline
from secondsource.read import read
from secondsource.records import Document


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return the processor time that a call takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Print words a CPU-second of both and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--against", default=None)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    documents = [d for d in read([arguments.texts]) if isinstance(d, Document)]
    words = sum(len(document.text.split()) for document in documents)
    annotator = Annotator(load_pipeline(), load_model())
    rival = load_pipeline(arguments.against)

    def alone() -> None:
        with rival.select_pipes(disable=[BOUNDARIES]):
            for _ in rival.pipe(d.text for d in documents):
                pass

    runs: dict[str, Callable[[], object]] = {
        "spaCy pipeline alone": alone,
        "attributions alone": lambda: [annotator.find(d) for d in documents],
        "whole annotation": lambda: [annotator.annotate(d) for d in documents],
    }
    annotator.annotate(documents[0])
    rounds = [
        {name: cpu_seconds(run) for name, run in runs.items()} for _ in range(arguments.rounds)
    ]
    best = {name: min(times[name] for times in rounds) for name in runs}
    for name, seconds in best.items():
        print(f"{name:24s} {words / seconds:8,.0f} words a CPU-second")
    ratio = best["spaCy pipeline alone"] / best["whole annotation"]
    print(f"{'ratio':24s} {ratio:8.2f} whole annotation to spaCy pipeline alone")
    print(
        f"{'peak memory':24s} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8,.0f} MB"
    )


if __name__ == "__main__":
    main()
