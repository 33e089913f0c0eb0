"""Candidate pairs without comparing all with all.

Frames that share a key are candidates: an event class with a participant or a content
word, five words of a quotation, a figure's unit with its rounded value, a participant with
a content word. A large block is not paired in full: its members are sorted by their words
and each is paired with its next few neighbours, so that the cost grows as n log n.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from secondsource.link.frames import Frame
from secondsource.link.lexicon import concept, neighbours
from secondsource.link.similarity import overlap, run_hash, runs

BLOCK = 24
"""The most members that a block may have to be paired in full."""
WINDOW = 6
"""How many neighbours each member of a larger block is paired with."""
CANDIDATES = 24
"""The most candidates kept for a frame, those with most in common."""
_RUN = 5
_RUNS = 12

Pair = tuple[str, str]


def candidate_pairs(frames: Sequence[Frame]) -> list[Pair]:
    """Return pairs of claim ids that are worth a decision, each once, sorted."""
    by_id = {frame.claim: frame for frame in frames}
    votes: Counter[Pair] = Counter()
    for members in _blocks(frames):
        votes.update(_pairs(members))
    kept: dict[str, list[tuple[float, Pair]]] = {}
    for pair, count in votes.items():
        likeness = count + 3 * overlap(by_id[pair[0]].terms, by_id[pair[1]].terms)
        for one in pair:
            kept.setdefault(one, []).append((-likeness, pair))
    best = {pair for found in kept.values() for _, pair in sorted(found)[:CANDIDATES]}
    return sorted(best)


def _blocks(frames: Iterable[Frame]) -> Iterator[list[Frame]]:
    blocks: dict[tuple[str, ...], list[Frame]] = {}
    for frame in frames:
        for key in _keys(frame):
            blocks.setdefault(key, []).append(frame)
    for key in sorted(blocks):
        if len(blocks[key]) > 1:
            yield blocks[key]


def _keys(frame: Frame) -> set[tuple[str, ...]]:
    names = [frame.concept, *neighbours(frame.concept)]
    keys: set[tuple[str, ...]] = {(name,) for name in names}
    keys.update((name, entity) for name in names for entity in frame.entities)
    words = frame.terms - {frame.concept}
    keys.update((name, "", word) for name in names[:1] for word in words)
    keys.update(("with", entity, word) for entity in frame.entities for word in words)
    speaker = "" if frame.unnamed else frame.claimant or ""
    keys.update(("said by", speaker, word) for word in frame.terms)
    keys.update(("figure", concept(f.unit), _rounded(f.value)) for f in frame.figures)
    hashes = sorted(run_hash(run) for quote in frame.quotes for run in runs(quote, _RUN))
    keys.update(("quote", value) for value in hashes[:_RUNS])
    return keys


def _rounded(value: float) -> str:
    if value == 0 or not math.isfinite(value):
        return str(value)
    return f"{round(math.log10(abs(value)) * 4)}"


def _pairs(members: list[Frame]) -> Iterator[Pair]:
    reach = len(members) if len(members) <= BLOCK else WINDOW
    ordered = (
        sorted(members, key=lambda f: (sorted(f.terms), f.claim)) if reach == WINDOW else members
    )
    for i, frame in enumerate(ordered):
        for other in ordered[i + 1 : i + 1 + reach]:
            yield (
                (frame.claim, other.claim)
                if frame.claim < other.claim
                else (other.claim, frame.claim)
            )
