"""What linking costs beside annotation, on a folder of texts, and how often it asks for vectors.

PYTHONPATH=graph python -m benchmarks.link_texts CORPORA/polnear/dev/text
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from secondsource import annotate
from secondsource.claims import prepare
from secondsource.link import Item, link
from secondsource.link.vectors import Vectors
from secondsource.records import Document


class Counted:
    """The shipped likeness, which counts the clauses that it reads."""

    def __init__(self) -> None:
        self._vectors = Vectors()
        self.read: set[str] = set()

    def __call__(self, one: str, two: str) -> float:
        """Return the cosine of two clauses."""
        self.read |= {one, two}
        return self._vectors.cosine(one, two)


def items(folder: Path) -> list[Item]:
    """Annotate every text of a folder."""
    annotator = annotate.load()
    found: list[Item] = []
    for path in sorted(folder.rglob("*.txt")):
        document = Document(path.relative_to(folder).as_posix(), path.read_text("utf-8"))
        found.append(prepare(document, annotator.annotate(document)))
    return found


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    start = time.process_time()
    made = items(folder)
    annotated = time.process_time()
    likeness = Counted()
    linked = link(made, likeness=likeness)
    done = time.process_time()
    several = sum(len(p.claims) > 1 for p in linked.propositions)
    print(
        f"{len(made)} texts, {len(linked.claims)} claims, {len(linked.propositions)} propositions"
    )
    print(f"propositions of several claims: {several}")
    print(f"annotation {annotated - start:.1f} s, linking {done - annotated:.1f} s of CPU time")
    print(f"clauses read by the sentence encoder: {len(likeness.read)}")


if __name__ == "__main__":
    main()
