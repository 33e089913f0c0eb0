"""The map: every node of a story with its place, propositions and claimants by event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from secondsource.records import Proposition
from secondsource.views.index import StoryIndex
from secondsource.views.layout import (
    Box,
    Point,
    Rectangle,
    barycentres,
    columns,
    shelve,
    stack,
)
from secondsource.views.text import one_line, wrap

PERSON_STEP = 66
PROPOSITION_WIDTH = 236
CARD_WIDTH = 548
_PAD, _HEAD, _GAP = 22, 58, 14
_PERSON_X, _PERSON_WIDTH = 84, 150
_CLAIM_STEP = 13
_BOARD_STEP = 190
_TALL = 1000
_ASPECT = 1.7


@dataclass(frozen=True, slots=True)
class Card:
    """An event's card on the map: where it lies, and the event's id ("" for no event)."""

    event: str
    label: str
    rectangle: Rectangle


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything lies on the map."""

    cards: tuple[Card, ...]
    points: Mapping[str, Point]


@dataclass(frozen=True, slots=True)
class _Plan:
    """One card before it has its place: points relative to its corner."""

    event: str
    width: int
    height: int
    points: Mapping[str, Point]


def proposition_lines(label: str, support: int) -> tuple[str, int]:
    """The wrapped label of a proposition and its font size, larger with more support."""
    size = 13 + 2 * min(support, 4)
    return wrap(label, 390 // size, 3), size


def proposition_height(story: StoryIndex, proposition: Proposition) -> int:
    """The height of a proposition's box on the map."""
    support = story.verdict(proposition.id).support.named
    text, size = proposition_lines(proposition.label, support)
    return round((text.count("\n") + 2) * size * 1.22) + 22


def places(story: StoryIndex) -> Places:
    """Place events, propositions, claimants and claims in cards, all else on a board below."""
    groups = _groups(story)
    homes = _homes(story, groups)
    plans = [_plan(story, event, groups[event], homes.get(event, [])) for event in groups]
    corners = shelve([(p.width, p.height) for p in plans], CARD_WIDTH, 34, _ASPECT)
    points: dict[str, Point] = {}
    cards = []
    for plan, (left, top) in zip(plans, corners, strict=True):
        points.update({k: (x + left, y + top) for k, (x, y) in plan.points.items()})
        label = one_line(story.events[plan.event].label) if plan.event else "no event"
        cards.append(Card(plan.event, label, (left, top, plan.width, plan.height)))
    bottom = max((c.rectangle[1] + c.rectangle[3] for c in cards), default=0)
    right = max((c.rectangle[0] + c.rectangle[2] for c in cards), default=CARD_WIDTH)
    points.update(_board(story, points, bottom + 160, right))
    return Places(tuple(cards), points)


def _groups(story: StoryIndex) -> dict[str, list[Proposition]]:
    """Propositions by event, events and propositions in order of importance."""
    found: dict[str, list[Proposition]] = defaultdict(list)
    for proposition in story.propositions.values():
        event = proposition.event if proposition.event in story.events else ""
        found[event or ""].append(proposition)
    loose = found.pop("", None)
    for event in sorted(set(story.events) - set(found)):
        found[event] = []
    return {**found, "": loose} if loose else dict(found)


def _homes(story: StoryIndex, groups: Mapping[str, object]) -> dict[str, list[str]]:
    """Claimants by the event that most of their claims are about, ties to the earlier card."""
    rank = {event: i for i, event in enumerate(groups)}
    found: dict[str, list[str]] = defaultdict(list)
    for claimant, claims in story.claims_of.items():
        count: dict[str, int] = defaultdict(int)
        for claim in claims:
            proposition = story.proposition_of.get(claim.id)
            event = story.propositions[proposition].event if proposition else claim.event
            count[event if event in rank else ""] += 1
        home = min(count, key=lambda e: (-count[e], rank.get(e, len(rank))))
        found[home].append(claimant)
    return found


def _plan(
    story: StoryIndex, event: str, propositions: Sequence[Proposition], claimants: Sequence[str]
) -> _Plan:
    boxes = [
        Box(p.id, PROPOSITION_WIDTH, _row_height(story, p)) for p in _beside_opponents(propositions)
    ]
    limit = max(_TALL, int((sum(b.height for b in boxes) * 180) ** 0.5))
    stacks = columns(boxes, limit)
    left = _PERSON_X * 2 if claimants else 0
    points: dict[str, Point] = {}
    bottom = _HEAD
    x = left + _PAD + 96 + PROPOSITION_WIDTH // 2
    for boxes_of_column in stacks:
        placed, end = stack(boxes_of_column, x, _HEAD, 0)
        points.update(placed)
        bottom = max(bottom, end)
        x += PROPOSITION_WIDTH + 130
    people, end = _people(story, claimants, points)
    bottom = max(bottom, end)
    points.update(people)
    points.update(_claims(story, propositions, points))
    width = x - PROPOSITION_WIDTH // 2 - 130 + _PAD if boxes else CARD_WIDTH
    if event:
        points[event] = (width // 2, 26)
    return _Plan(event, width, bottom + _PAD, points)


def _row_height(story: StoryIndex, proposition: Proposition) -> int:
    claims = -(-len(proposition.claims) // 6) * _CLAIM_STEP
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
    story: StoryIndex, claimants: Sequence[str], points: Mapping[str, Point]
) -> tuple[dict[str, Point], int]:
    """Claimants in one column at the left, each near what he or she claims."""
    at = {key: float(y) for key, (_, y) in points.items()}
    said = {
        c: [story.proposition_of.get(claim.id, "") for claim in story.claims_of[c]]
        for c in claimants
    }
    wanted = dict(zip(claimants, barycentres(claimants, said, at), strict=True))
    order = sorted(claimants, key=lambda c: (wanted[c], c))
    room = max(at.values(), default=0.0) + 40 - _HEAD
    step = min(max(PERSON_STEP, int(room / max(len(order), 1))), 120)
    boxes = [Box(c, _PERSON_WIDTH, step) for c in order]
    return stack(boxes, _PERSON_X, _HEAD, 0)


def _claims(
    story: StoryIndex, propositions: Iterable[Proposition], points: Mapping[str, Point]
) -> dict[str, Point]:
    """Claims in a small grid at the left edge of the proposition that they state."""
    found: dict[str, Point] = {}
    for proposition in propositions:
        x, y = points[proposition.id]
        left = x - PROPOSITION_WIDTH // 2 - 16
        members = [c for c in story.members(proposition) if c.id not in found]
        rows = -(-len(members) // 6)
        for i, claim in enumerate(members):
            row = i // 6 - (rows - 1) / 2
            found[claim.id] = (left - (i % 6) * _CLAIM_STEP, round(y + row * _CLAIM_STEP))
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
    return found


def _rest(story: StoryIndex, placed: Mapping[str, Point], top: int, right: int) -> dict[str, Point]:
    """Entities that claim nothing and claims in no proposition, in rows."""
    known = [e.id for e in story.records.entities] + list(story.order)
    rest = [key for key in known if key not in placed]
    across = max(1, right // _BOARD_STEP)
    return {
        key: ((i % across) * _BOARD_STEP + _BOARD_STEP // 2, top + (i // across) * 70)
        for i, key in enumerate(rest)
    }
