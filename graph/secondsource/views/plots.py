"""The report's pictures as plain geometry, which the template draws as SVG."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.records import Claim, Proposition
from secondsource.views.chain import Chain, Stop, Thread, chain
from secondsource.views.index import StoryIndex
from secondsource.views.text import shorten

_ROW, _LEFT, _WIDTH, _TOP = 22, 318, 440, 34
_CELL, _NAMES, _HEAD = 22, 190, 190
_PORT = 9


# --- timeline -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dot:
    """A claim on the timeline."""

    x: int
    y: int
    look: str
    words: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Claims by date (x) and proposition (rows), with ticks (x, words)."""

    rows: tuple[tuple[int, str], ...]
    dots: tuple[Dot, ...]
    ticks: tuple[tuple[int, str], ...]
    left: int
    width: int
    height: int


def day(published: str | None) -> datetime.date | None:
    """The day of an ISO date or date-time; a bare year or month counts from its first day."""
    if published is None:
        return None
    parts = (published[:10] + "-01-01")[:10] if len(published) < 10 else published[:10]
    try:
        return datetime.date.fromisoformat(parts)
    except ValueError:
        return None


def timeline(story: StoryIndex, propositions: Sequence[Proposition]) -> Timeline | None:
    """Place the dated claims of propositions; ``None`` if there are none."""
    dated = [
        (row, claim, when)
        for row, proposition in enumerate(propositions)
        for claim in story.members(proposition)
        if (when := day(story.documents[claim.document].published))
    ]
    if not dated:
        return None
    first, last = min(d for *_, d in dated), max(d for *_, d in dated)
    rows = tuple((_TOP + i * _ROW, shorten(p.label, 48)) for i, p in enumerate(propositions))
    dots = tuple(
        Dot(x, rows[row][0] + lift, _look(story, propositions[row], claim), words)
        for x, lift, row, claim, words in _spaced(story, dated, first, last)
    )
    height = _TOP + len(rows) * _ROW + 8
    return Timeline(rows, dots, _ticks(first, last), _LEFT, _LEFT + _WIDTH + 40, height)


def _across(when: datetime.date, first: datetime.date, last: datetime.date) -> int:
    days = max((last - first).days, 1)
    return _LEFT + 12 + round((when - first).days * (_WIDTH - 12) / days)


def _spaced(
    story: StoryIndex,
    dated: Sequence[tuple[int, Claim, datetime.date]],
    first: datetime.date,
    last: datetime.date,
) -> list[tuple[int, int, int, Claim, str]]:
    """Several claims on one spot stand side by side, as far as there is room."""
    seen: Counter[tuple[int, int]] = Counter()
    found = []
    for row, claim, when in dated:
        x = _across(when, first, last)
        number = seen[row, x]
        seen[row, x] += 1
        words = f"{story.claimant_name(claim)}, {story.outlet(claim.document)}, {when.isoformat()}"
        found.append((x + 9 * (number % 4), -6 * (number // 4 % 3), row, claim, words))
    return found


def _look(story: StoryIndex, proposition: Proposition, claim: Claim) -> str:
    if proposition.polarity == "denied":
        return "denied"
    if claim.stance.certainty == "conditional":
        return "void"
    return "echo" if claim.id in story.verdict(proposition.id).echoes else "first"


def _ticks(first: datetime.date, last: datetime.date) -> tuple[tuple[int, str], ...]:
    days = (last - first).days
    steps = min(days, 4)
    found = [first + datetime.timedelta(days * i // max(steps, 1)) for i in range(steps + 1)]
    return tuple((_across(d, first, last), d.isoformat()) for d in found)


# --- matrix ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cell:
    """How often a claimant states a proposition: at most ``depth`` 4, and in which stance."""

    x: int
    y: int
    look: str
    depth: int
    count: int
    words: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Claimants (rows) by propositions (columns)."""

    rows: tuple[tuple[int, str], ...]
    columns: tuple[tuple[int, str], ...]
    cells: tuple[Cell, ...]
    width: int
    height: int
    left: int = _NAMES
    top: int = _HEAD
    cell: int = _CELL


def matrix(story: StoryIndex, propositions: Sequence[Proposition], rows: int) -> Matrix | None:
    """Who states what: the ``rows`` claimants with most claims on ``propositions``."""
    counts: Counter[tuple[str, int]] = Counter()
    for column, proposition in enumerate(propositions):
        for claim in story.members(proposition):
            if claim.claimant is not None:
                counts[claim.claimant, column] += 1
    if not counts:
        return None
    people = _busiest(story, counts, rows)
    cells = tuple(
        _cell(story, propositions, people, key, counts[key])
        for key in sorted(counts)
        if key[0] in people
    )
    names = tuple(
        (_HEAD + i * _CELL, shorten(story.entities[p].name, 26)) for i, p in enumerate(people)
    )
    labels = tuple(
        (_NAMES + i * _CELL, f"{i + 1}. {shorten(p.label, 26)}") for i, p in enumerate(propositions)
    )
    width = _NAMES + len(labels) * _CELL + 150
    return Matrix(names, labels, cells, width, _HEAD + len(names) * _CELL + 6)


def _busiest(story: StoryIndex, counts: Counter[tuple[str, int]], rows: int) -> list[str]:
    spread = Counter(person for person, _ in counts)
    order = sorted(spread, key=lambda p: (-spread[p], story.entities[p].name, p))
    first = {p: min(c for q, c in counts if q == p) for p in order[:rows]}
    return sorted(first, key=lambda p: (first[p], -spread[p], story.entities[p].name, p))


def _cell(
    story: StoryIndex,
    propositions: Sequence[Proposition],
    people: Sequence[str],
    key: tuple[str, int],
    count: int,
) -> Cell:
    person, column = key
    denies = propositions[column].polarity == "denied"
    words = f"{story.entities[person].name}: {propositions[column].label} ({count})"
    x, y = _NAMES + column * _CELL, _HEAD + people.index(person) * _CELL
    look = "denied" if denies else "affirmed"
    return Cell(x, y, look, min(count, 4), count, shorten(words, 160))


# --- chains ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Curve:
    """A thread of a chain as an SVG path."""

    path: str
    look: str
    dashes: str | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chain as the report draws it; text is cut to fit its box."""

    stops: tuple[tuple[Stop, tuple[str, ...], str], ...]
    curves: tuple[Curve, ...]
    width: int
    height: int


def drawing(story: StoryIndex, proposition: Proposition) -> Drawing:
    """The chain of a proposition as shapes, in colours by origin."""
    found = chain(story, proposition)
    stops = {s.key: s for s in found.stops}
    curves = tuple(_curve(t, stops, found) for t in found.threads)
    texts = tuple(
        (s, _lines(s), shorten(s.note.replace("_", " "), s.width // 6)) for s in found.stops
    )
    return Drawing(texts, curves, found.width, found.height)


def _lines(stop: Stop) -> tuple[str, ...]:
    return tuple(stop.title.split("\n"))


def _curve(thread: Thread, stops: dict[str, Stop], found: Chain) -> Curve:
    start, end = stops[thread.start], stops[thread.end]
    x1, x2 = start.x + start.width // 2, end.x - end.width // 2
    y1 = start.y + _shift(thread, found, start, leaving=True)
    y2 = end.y + _shift(thread, found, end, leaving=False)
    bend = max(24, (x2 - x1) // 2)
    path = f"M{x1},{y1} C{x1 + bend},{y1} {x2 - bend},{y2} {x2},{y2}"
    if thread.origin < 0:
        return Curve(path, "none", "2 5")
    return Curve(path, f"o{thread.origin % 6}", "6 4" if thread.echo else None)


def _shift(thread: Thread, found: Chain, stop: Stop, *, leaving: bool) -> int:
    """Threads of different origins meet a stop at different heights."""
    bundle = {t.origin for t in found.threads if (t.start if leaving else t.end) == stop.key}
    order = sorted(bundle, key=lambda origin: (origin < 0, origin))
    step = min(_PORT, (stop.height - 12) // len(order))
    return round((order.index(thread.origin) - (len(order) - 1) / 2) * step)
