"""The map: every node of a story with its place, propositions and claimants by event."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secondsource.records import Proposition, Verdict
from secondsource.views.groups import Group, grouped
from secondsource.views.index import StoryIndex, carrier_id
from secondsource.views.layout import (
    Box,
    Point,
    Rectangle,
    barycentres,
    columns,
    shelve,
    spread,
    stack,
)
from secondsource.views.text import boxed, wrap

PROPOSITION_WIDTH = 256
CARD_WIDTH = 534
GAP_BETWEEN = 30
NAME_LETTERS, NAME_WIDTH = 14, 20  # size of type, and letters on a line
_PAD, _HEAD, _GAP = 22, 56, 14
_PERSON_X, _PERSON_STEP_X, _GUTTER = 86, 168, 66
_CLAIM_STEP, _ABREAST, _LINE = 13, 4, 30
_BOARD_STEP = 190
_TALL = 1000
_ASPECT = 1.25


@dataclass(frozen=True, slots=True)
class Card:
    """A card on the map: where it lies, and its event's id ("" if it is not about one)."""

    event: str
    rectangle: Rectangle


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything lies on the map; ``minor`` are events within another event's card."""

    cards: tuple[Card, ...]
    points: Mapping[str, Point]
    minor: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Plan:
    """One card before it has its place: points relative to its corner."""

    event: str
    width: int
    height: int
    points: Mapping[str, Point]


def proposition_lines(label: str, verdict: Verdict) -> tuple[str, int]:
    """A proposition's text on the map, and its size of type, which grows with support.

    The first line is the verdict and "named [strict–max]"; a last line says that it is disputed.
    """
    support = verdict.support
    size = 14 + 2 * min(support.named, 4)
    counted = f"{verdict.verdict.replace('_', ' ')} · {support.named}"
    counted += f" [{support.strict}–{support.max}]"
    lines = [boxed(text, PROPOSITION_WIDTH - 20, size, n) for text, n in ((counted, 2), (label, 4))]
    if "disputed" in verdict.flags:
        lines.append("≠ disputed")
    return "\n".join(lines), size


def proposition_height(story: StoryIndex, proposition: Proposition) -> int:
    """The height of a proposition's box on the map."""
    text, size = proposition_lines(proposition.label, story.verdict(proposition.id))
    return round((text.count("\n") + 1) * size * 1.2) + 20


def places(story: StoryIndex, *, singles: bool = True) -> Places:
    """Place events, propositions, claimants and claims in cards, all else on a board below.

    Without ``singles``, propositions of a single claim take no room and get no place.
    """
    told = [p for p in story.propositions.values() if singles or not story.is_single(p)]
    groups = grouped(story, told)
    plans = [_plan(story, group) for group in groups]
    sizes = [(p.width, p.height) for p in plans]
    corners = shelve(sizes, CARD_WIDTH, GAP_BETWEEN, _ASPECT)
    points: dict[str, Point] = {}
    cards = []
    for plan, (left, top) in zip(plans, corners, strict=True):
        points.update({k: (x + left, y + top) for k, (x, y) in plan.points.items()})
        cards.append(Card(plan.event, (left, top, plan.width, plan.height)))
    bottom = max((c.rectangle[1] + c.rectangle[3] for c in cards), default=0)
    right = max((c.rectangle[0] + c.rectangle[2] for c in cards), default=CARD_WIDTH)
    points.update(_board(story, points, bottom + 160, right))
    minor = frozenset(event for group in groups for event, _ in group.alone)
    return Places(tuple(cards), points, minor)


def _plan(story: StoryIndex, group: Group) -> _Plan:
    units = [[_box(story, p)] for p in _beside_opponents(group.propositions)]
    units += [_alone(story, event, told) for event, told in group.alone]
    limit = max(_TALL, int((sum(b.height for unit in units for b in unit) * 180) ** 0.5))
    crowds = _crowds(len(group.claimants), limit)
    left = crowds * _PERSON_STEP_X
    top = _HEAD if group.event else _PAD
    points, width, bottom = _stacked(columns(units, limit), left, top)
    people, end = _people(story, group.claimants, points, crowds, top)
    points.update(people)
    points.update(_claims(story, group, points))
    width = max(width, left + _PAD, 320)
    if group.event:
        points[group.event] = (min(width, CARD_WIDTH) // 2, 26)
    return _Plan(group.event, width, max(bottom, end) + _PAD, points)


def _box(story: StoryIndex, proposition: Proposition) -> Box:
    return Box(proposition.id, PROPOSITION_WIDTH, _row_height(story, proposition))


def _alone(story: StoryIndex, event: str, told: Sequence[Proposition]) -> list[Box]:
    """An event of which one claimant alone speaks, as a line above its propositions."""
    boxes = [_box(story, p) for p in told]
    return [Box(event, PROPOSITION_WIDTH, _LINE), *boxes] if event else boxes


def _crowds(claimants: int, limit: int) -> int:
    return -(-claimants * 70 // limit)


def _stacked(
    stacks: Sequence[Sequence[Box]], left: int, top: int
) -> tuple[dict[str, Point], int, int]:
    """Boxes in columns right of ``left``; returns places, the card's width and its bottom."""
    points: dict[str, Point] = {}
    bottom, right = top, left + _PAD
    for boxes in stacks:
        placed, end = stack(boxes, right + _GUTTER + PROPOSITION_WIDTH // 2, top, 0)
        points.update(placed)
        bottom = max(bottom, end)
        right += _GUTTER + PROPOSITION_WIDTH
    return points, right + _PAD, bottom


def _row_height(story: StoryIndex, proposition: Proposition) -> int:
    claims = -(-len(proposition.claims) // _ABREAST) * _CLAIM_STEP
    return max(proposition_height(story, proposition), min(claims, 120)) + _GAP


def _beside_opponents(propositions: Sequence[Proposition]) -> list[Proposition]:
    """The same propositions with those that contradict one right behind it."""
    known = {p.id: p for p in propositions}
    order: dict[str, Proposition] = {}
    for proposition in propositions:
        for key in (proposition.id, *proposition.opposes):
            if key in known:
                order.setdefault(key, known[key])
    return list(order.values())


def _people(
    story: StoryIndex,
    claimants: Sequence[str],
    points: Mapping[str, Point],
    crowds: int,
    top: int,
) -> tuple[dict[str, Point], int]:
    """Claimants in columns at the left, each near what he or she claims."""
    at = {key: float(y) for key, (_, y) in points.items()}
    said = {
        c: [story.proposition_of.get(claim.id, "") for claim in story.claims_of[c]]
        for c in claimants
    }
    wanted = dict(zip(claimants, barycentres(claimants, said, at), strict=True))
    order = sorted(claimants, key=lambda c: (wanted[c], c))
    found: dict[str, Point] = {}
    lowest = top
    for crowd in range(crowds):
        column = order[crowd::crowds]
        placed, bottom = _queue(story, column, [wanted[c] for c in column], top)
        found.update({c: (_PERSON_X + crowd * _PERSON_STEP_X, y) for c, y in placed.items()})
        lowest = max(lowest, bottom)
    return found, lowest


def _queue(
    story: StoryIndex, people: Sequence[str], wanted: Sequence[float], top: int
) -> tuple[dict[str, int], int]:
    """People under each other, none above ``top``: the heights of their marks, and the bottom."""
    sizes = [person_box(story, c) for c in people]
    centres = spread(wanted, [above + below for above, below in sizes], _GAP)
    found: dict[str, int] = {}
    bottom = top - _GAP
    for person, centre, (above, below) in zip(people, centres, sizes, strict=True):
        found[person] = max(round(centre), bottom + _GAP + above)
        bottom = found[person] + below
    return found, bottom


def person_size(story: StoryIndex, claimant: str) -> int:
    """The radius of a claimant's mark, which grows with what he or she says."""
    claims = len(story.claims_of.get(claimant, ()))
    return 9 + min(round(2.5 * math.sqrt(claims)), 15)


def person_box(story: StoryIndex, claimant: str) -> tuple[int, int]:
    """How far a claimant's mark and name reach above and below the middle of the mark."""
    size = person_size(story, claimant)
    lines = wrap(story.entities[claimant].name, NAME_WIDTH, 2).count("\n") + 1
    lines += claimant in story.bottlenecks
    return size + 2, size + 8 + round(lines * NAME_LETTERS * 1.2)


def _claims(story: StoryIndex, group: Group, points: Mapping[str, Point]) -> dict[str, Point]:
    """Claims in a small grid at the left edge of the proposition that they state."""
    found: dict[str, Point] = {}
    for proposition in (*group.propositions, *(p for _, told in group.alone for p in told)):
        x, y = points[proposition.id]
        left = x - PROPOSITION_WIDTH // 2 - 16
        members = [c for c in story.members(proposition) if c.id not in found]
        rows = -(-len(members) // _ABREAST)
        for i, claim in enumerate(members):
            row = i // _ABREAST - (rows - 1) / 2
            across = left - (i % _ABREAST) * _CLAIM_STEP
            found[claim.id] = (across, round(y + row * _CLAIM_STEP))
    return found


def _board(
    story: StoryIndex, points: Mapping[str, Point], top: int, right: int
) -> dict[str, Point]:
    """What is folded in at the start: outlets with their documents, then all other nodes."""
    found: dict[str, Point] = {}
    outlets: dict[str, list[str]] = defaultdict(list)
    for info in story.records.documents:
        outlets[story.outlet(info.id)].append(info.id)
    x, y, deepest = _BOARD_STEP // 2, top, top
    for outlet in sorted(outlets):
        rows = sorted(outlets[outlet], key=lambda d: (story.documents[d].published or "~", d))
        found[f"outlet:{outlet}"] = (x, y)
        placed, deepest_here = stack([Box(d, 150, 64) for d in rows], x, y + 50, 0)
        found.update(placed)
        deepest = max(deepest, deepest_here)
        x += _BOARD_STEP
        if x > right:
            x, y = _BOARD_STEP // 2, deepest + 90
    found.update(_rest(story, {**points, **found}, deepest + 140, right))
    found.update(_carriers(story, {**points, **found}))
    return found


def _carriers(story: StoryIndex, placed: Mapping[str, Point]) -> dict[str, Point]:
    """Carriers stand left of the first claim that came through them."""
    found: dict[str, Point] = {}
    for claim in map(story.claims.__getitem__, story.order):
        key = carrier_id(claim)
        if key is not None and key not in found:
            x, y = placed[claim.id]
            found[key] = (x - 58, y - 22)
    return found


def _rest(story: StoryIndex, placed: Mapping[str, Point], top: int, right: int) -> dict[str, Point]:
    """Entities that claim nothing, events and claims without a proposition, in rows."""
    records = story.records
    known = [r.id for part in (records.entities, records.events) for r in part]
    known += story.order
    rest = [key for key in known if key not in placed]
    across = max(1, right // _BOARD_STEP)
    return {
        key: ((i % across) * _BOARD_STEP + _BOARD_STEP // 2, top + (i // across) * 70)
        for i, key in enumerate(rest)
    }
