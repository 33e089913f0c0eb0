"""The map: every node of a story with its place, propositions and claimants by event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from secondsource.records import Proposition, Verdict
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
from secondsource.views.text import boxed, one_line

PERSON_STEP = 66
PROPOSITION_WIDTH = 256
CARD_WIDTH = 568
_PAD, _HEAD, _GAP = 22, 58, 14
_PERSON_X, _PERSON_STEP_X, _GUTTER = 84, 162, 96
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


def proposition_lines(label: str, verdict: Verdict) -> tuple[str, int]:
    """A proposition's text on the map, and its font size, which grows with support.

    The first line is the verdict and "named [strict–max]"; a last line says that it is disputed.
    """
    support = verdict.support
    size = 13 + min(support.named, 5)
    lines = [f"{verdict.verdict.replace('_', ' ')} · {support.named}"]
    lines[0] += f" [{support.strict}–{support.max}]"
    lines.append(boxed(label, PROPOSITION_WIDTH - 18, size, 3))
    if "disputed" in verdict.flags:
        lines.append("≠ disputed")
    return "\n".join(lines), size


def proposition_height(story: StoryIndex, proposition: Proposition) -> int:
    """The height of a proposition's box on the map."""
    text, size = proposition_lines(proposition.label, story.verdict(proposition.id))
    return round((text.count("\n") + 1) * size * 1.2) + 20


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


def _homes(story: StoryIndex, groups: Mapping[str, Sequence[Proposition]]) -> dict[str, list[str]]:
    """Claimants by the event that they speak of most, for its size; ties to the earlier card.

    The size of an event counts with its square root: else everybody would sit with the event
    that all speak of, or with the smallest.
    """
    rank = {event: i for i, event in enumerate(groups)}
    size = {event: max(1, sum(len(p.claims) for p in ps)) for event, ps in groups.items()}
    found: dict[str, list[str]] = defaultdict(list)
    for claimant, claims in story.claims_of.items():
        count: dict[str, int] = defaultdict(int)
        for claim in claims:
            proposition = story.proposition_of.get(claim.id)
            event = story.propositions[proposition].event if proposition else claim.event
            count[event if event in rank else ""] += 1
        share = {e: n / size.get(e, 1) ** 0.5 for e, n in count.items()}
        home = min(share, key=lambda e: (-share[e], rank.get(e, len(rank))))
        found[home].append(claimant)
    return found


def _plan(
    story: StoryIndex, event: str, propositions: Sequence[Proposition], claimants: Sequence[str]
) -> _Plan:
    ordered = _beside_opponents(propositions)
    boxes = [Box(p.id, PROPOSITION_WIDTH, _row_height(story, p)) for p in ordered]
    limit = max(_TALL, int((sum(b.height for b in boxes) * 180) ** 0.5))
    crowds = _crowds(len(claimants), limit)
    left = crowds * _PERSON_STEP_X
    points, width, bottom = _propositions(columns(boxes, limit), left)
    people, end = _people(story, claimants, points, crowds)
    points.update(people)
    points.update(_claims(story, propositions, points))
    width = max(width, left + _PAD, 320)
    if event:
        points[event] = (min(width, CARD_WIDTH) // 2, 26)
    return _Plan(event, width, max(bottom, end, _HEAD) + _PAD, points)


def _crowds(claimants: int, limit: int) -> int:
    return -(-claimants * PERSON_STEP // limit)


def _propositions(stacks: Sequence[Sequence[Box]], left: int) -> tuple[dict[str, Point], int, int]:
    """Propositions in columns; returns their places, the card's width and its bottom."""
    points: dict[str, Point] = {}
    bottom, right = _HEAD, left + _PAD
    for boxes in stacks:
        placed, end = stack(boxes, right + _GUTTER + PROPOSITION_WIDTH // 2, _HEAD, 0)
        points.update(placed)
        bottom = max(bottom, end)
        right += _GUTTER + PROPOSITION_WIDTH
    return points, right + _PAD, bottom


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
    story: StoryIndex, claimants: Sequence[str], points: Mapping[str, Point], crowds: int
) -> tuple[dict[str, Point], int]:
    """Claimants in columns at the left, each near what he or she claims."""
    at = {key: float(y) for key, (_, y) in points.items()}
    said = {
        c: [story.proposition_of.get(claim.id, "") for claim in story.claims_of[c]]
        for c in claimants
    }
    wanted = dict(zip(claimants, barycentres(claimants, said, at), strict=True))
    order = sorted(claimants, key=lambda c: (wanted[c], c))
    room = max(at.values(), default=0.0) + 40 - _HEAD
    rows = -(-len(order) // max(crowds, 1))
    step = min(max(PERSON_STEP, int(room / max(rows, 1))), 120)
    found = {
        c: (_PERSON_X + i % crowds * _PERSON_STEP_X, _HEAD + 26 + i // crowds * step)
        for i, c in enumerate(order)
    }
    return found, _HEAD + rows * step


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
