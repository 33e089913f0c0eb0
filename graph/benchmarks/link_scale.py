"""How the time of linking grows with the number of claims.

    PYTHONPATH=graph python -m benchmarks.link_scale [--sizes 1000 10000 100000]

Invented claims about invented events, ten documents an event and ten claims a document,
half of the claims as others have them. Prints seconds, microseconds a claim, and that figure as a
ratio to the one of the smallest size, beside the ratio that n log n would give. Exit code 1
if the largest size needs more than twice what n log n allows.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import time

from secondsource.link import Item, link
from secondsource.records import (
    Annotation,
    Argument,
    Claim,
    DocEntity,
    DocumentInfo,
    Figure,
    Predication,
    Stance,
    make_id,
)

VERBS = (
    "seize close sign attack fund leave win evacuate arrest destroy sell visit warn bomb "
    "resign build ban cut find rescue blame approve meet sink"
).split()
NOUNS = (
    "bridge harbour treaty depot school village bank budget minister convoy ferry factory "
    "archive reservoir tunnel senate orchard mill fleet museum".split()
)
EXTRA = [f"w{syllable}{i}" for syllable in ("ar", "el", "on", "ut") for i in range(200)]
PER_DOCUMENT = 10
PER_EVENT = 10


def items(n_claims: int, seed: int = 1) -> list[Item]:
    """Return documents with ``n_claims`` claims in all."""
    rng = random.Random(seed)
    documents = n_claims // PER_DOCUMENT
    return [_item(rng, number, documents) for number in range(documents)]


def _item(rng: random.Random, number: int, documents: int) -> Item:
    event = rng.randrange(max(1, documents // PER_EVENT))
    identity = f"d-{number:08}"
    speakers = [f"Given{event % 97} Surname{event}{letter}" for letter in "abcde"]
    entities = (
        *(DocEntity(name, "person", True, mentions=((0, 5),)) for name in speakers),
        DocEntity(f"Place{event}", "place", True),
    )
    info = DocumentInfo(identity, f"{number:08}.txt", "", published="2030-01-01")
    claims = tuple(_claim(rng, identity, event, index) for index in range(PER_DOCUMENT))
    return info, Annotation(identity, entities=entities), claims


def _claim(rng: random.Random, document: str, event: int, index: int) -> Claim:
    about = random.Random(f"{event} {rng.randrange(2 * PER_DOCUMENT)}")
    verb, agent, patient = about.choice(VERBS), about.choice(NOUNS), about.choice(NOUNS)
    words = [about.choice(EXTRA) for _ in range(4)]
    words[-1] = rng.choice(EXTRA) if rng.random() < 0.5 else words[-1]
    start = 100 * index
    text = " ".join([agent, verb, patient, *words])
    span = (start, start + len(text))
    arguments = (
        Argument("agent", agent, *span, entity=f"{document}#{about.randrange(5)}"),
        Argument("patient", patient, *span),
        Argument("place", "place", *span, entity=f"{document}#5"),
    )
    count = about.randrange(2, 500) * rng.choice((1, 1, 1, 2))
    figures = (Figure(count, patient, "exact", *span),) if about.random() < 0.3 else ()
    stance = Stance(polarity="denied" if rng.random() < 0.1 else "affirmed")
    keywords = (agent, verb, patient, *words)
    predication = Predication(verb, *span, arguments, figures, keywords=keywords, stance=stance)
    return Claim(
        make_id("c", document, index),
        document,
        f"{document}#{rng.randrange(5)}",
        "attributed",
        (span,),
        (),
        (span,),
        text,
        "said",
        span,
        stance,
        predication,
        quotations=(text,) if about.random() < 0.3 else (),
    )


def measure(size: int) -> tuple[float, int]:
    """Return the CPU seconds that linking ``size`` claims takes, and how many propositions."""
    made = items(size)
    start = time.process_time()
    linked = link(made)
    return time.process_time() - start, len(linked.propositions)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    sizes = parser.parse_args().sizes
    first = 0.0
    ratio = allowed = 1.0
    print("claims  propositions  seconds  us/claim  ratio  n log n")
    for size in sizes:
        seconds, propositions = measure(size)
        first = first or seconds / size
        ratio = seconds / size / first
        allowed = math.log(size) / math.log(sizes[0])
        per_claim = 1e6 * seconds / size
        print(
            f"{size:6}  {propositions:12}  {seconds:7.2f}  {per_claim:8.0f}  "
            f"{ratio:5.2f}  {allowed:7.2f}"
        )
    return int(ratio > 2 * allowed)


if __name__ == "__main__":
    sys.exit(main())
