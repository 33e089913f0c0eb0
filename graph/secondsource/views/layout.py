"""Fixed positions for the two views of a story: no chance, no physics, whole numbers only.

Map: each event is a card with its claimants on the left and its propositions on the right;
cards fill columns, the most important first. Chain: columns along the flow of information,
each node as near as possible to the mean height of what it leads to.
Coordinates are canvas units with y downwards; nodes are placed by their centre.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[int, int]
Rectangle = tuple[int, int, int, int]  # left, top, width, height


@dataclass(frozen=True, slots=True)
class Box:
    """Something to be placed, with its size."""

    id: str
    width: int
    height: int


def spread(wanted: Sequence[float], heights: Sequence[float], gap: float) -> list[float]:
    """Return centres in the given order, as near to ``wanted`` as possible without overlap.

    Neighbours that would overlap move as one block to their mean (pool adjacent violators),
    which minimises the sum of squared displacements. Runs in linear time.
    """
    offsets = [0.0]
    for above, below in pairwise(heights):
        offsets.append(offsets[-1] + (above + below) / 2 + gap)
    blocks: list[tuple[float, int]] = []  # sum of wanted - offset, and members
    for centre, offset in zip(wanted, offsets, strict=False):
        block = (centre - offset, 1)
        while blocks and blocks[-1][0] / blocks[-1][1] > block[0] / block[1]:
            before = blocks.pop()
            block = (before[0] + block[0], before[1] + block[1])
        blocks.append(block)
    means = [total / count for total, count in blocks for _ in range(count)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=False)]


def barycentres(
    ids: Sequence[str], neighbours: Mapping[str, Sequence[str]], at: Mapping[str, float]
) -> list[float]:
    """The mean position of each id's placed neighbours; those without any come last."""
    last = max(at.values(), default=0.0) + 1
    found = []
    for key in ids:
        places = [at[n] for n in neighbours.get(key, ()) if n in at]
        found.append(sum(places) / len(places) if places else last)
    return found


def stack(boxes: Iterable[Box], x: int, top: int, gap: int) -> tuple[dict[str, Point], int]:
    """Place boxes under each other, centred on ``x``; return their points and the bottom."""
    points: dict[str, Point] = {}
    y = top
    for box in boxes:
        points[box.id] = (x, y + box.height // 2)
        y += box.height + gap
    return points, (y - gap if points else top)


def columns(units: Iterable[Sequence[Box]], limit: int) -> list[list[Box]]:
    """Cut units into columns of at most ``limit`` in height, in order, each unit whole."""
    found: list[list[Box]] = [[]]
    height = 0
    for unit in units:
        needed = sum(box.height for box in unit)
        if found[-1] and height + needed > limit:
            found.append([])
            height = 0
        found[-1].extend(unit)
        height += needed
    return found


def shelve(sizes: Sequence[tuple[int, int]], unit: int, gap: int, aspect: float) -> list[Point]:
    """Place rectangles (width, height) in columns of width ``unit``; return left and top.

    Each rectangle takes as many columns as it needs and goes where it gets highest, leftmost
    first, so that the order given is the reading order. The whole tends to ``aspect``
    (width by height).
    """
    area = sum((w + gap) * (h + gap) for w, h in sizes)
    spans = [max(1, -(-(w + gap) // (unit + gap))) for w, _ in sizes]
    count = max([round((area * aspect) ** 0.5 / (unit + gap)), 1, *spans])
    bottoms = [0] * count
    found = []
    for span, (_, height) in zip(spans, sizes, strict=True):
        tops = [max(bottoms[j : j + span]) for j in range(count - span + 1)]
        column = tops.index(min(tops))
        found.append((column * (unit + gap), tops[column]))
        bottoms[column : column + span] = [tops[column] + height + gap] * span
    return found
