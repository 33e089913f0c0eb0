"""The nodes of the map, one for each thing that a story is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from secondsource.records import Entity
from secondsource.views.cards import NAME_WIDTH, Places, person_size, proposition_lines
from secondsource.views.index import StoryIndex, carrier_id
from secondsource.views.layout import Point
from secondsource.views.text import shorten, wrap

SHAPES = {
    "person": "dot",
    "organisation": "square",
    "group": "triangleDown",
    "place": "triangle",
    "other": "ellipse",
    "outlet": "hexagon",
    "document": "box",
    "carrier": "diamond",
    "claim": "dot",
    "proposition": "box",
    "event": "box",
}
_LABEL, _MINOR_LABEL = 46, 36


def nodes(story: StoryIndex, where: Places) -> Iterator[dict[str, Any]]:
    """Yield nodes for vis-network in a fixed order, the most important kinds first."""
    yield from _events(story, where)
    yield from _propositions(story, where.points)
    yield from _entities(story, where.points)
    yield from _documents(story, where.points)
    yield from _carriers(story, where.points)
    yield from _claims(story, where.points)


def _node(key: str, kind: str, label: str, at: Point, **more: Any) -> dict[str, Any]:
    shape = SHAPES[kind]
    return {"id": key, "shape": shape, "label": label, "kind": kind, "x": at[0], "y": at[1]} | more


def _events(story: StoryIndex, where: Places) -> Iterator[dict[str, Any]]:
    for event in story.records.events:
        minor = event.id in where.minor
        label = shorten(event.label, _MINOR_LABEL if minor else _LABEL) or "event"
        more = {"minor": True} if minor else {}
        yield _node(event.id, "event", label, where.points[event.id], **more)


def _propositions(story: StoryIndex, points: Mapping[str, Point]) -> Iterator[dict[str, Any]]:
    for proposition in story.propositions.values():
        verdict = story.verdict(proposition.id)
        label, size = proposition_lines(proposition.label, verdict)
        more: dict[str, Any] = {
            "verdict": verdict.verdict,
            "flags": list(verdict.flags),
            "letters": size,
        }
        if proposition.polarity == "denied":
            more["denied"] = True
        yield _node(proposition.id, "proposition", label, points[proposition.id], **more)


def _entities(story: StoryIndex, points: Mapping[str, Point]) -> Iterator[dict[str, Any]]:
    for entity in story.records.entities:
        more: dict[str, Any] = {"size": person_size(story, entity.id)}
        if entity.id not in story.claims_of:
            more["silent"] = True
        elif entity.id in story.bottlenecks:
            more["narrow"] = True
        label = wrap(entity.name, NAME_WIDTH, 2)
        yield _node(entity.id, _kind(entity), label, points[entity.id], **more)


def _kind(entity: Entity) -> str:
    if not entity.named:
        return "group"
    return entity.kind


def _documents(story: StoryIndex, points: Mapping[str, Point]) -> Iterator[dict[str, Any]]:
    for outlet in sorted({story.outlet(d.id) for d in story.records.documents}):
        key = f"outlet:{outlet}"
        yield _node(key, "outlet", wrap(outlet, NAME_WIDTH, 2), points[key], size=16)
    for info in story.records.documents:
        label = f"{(info.published or 'undated')[:10]}\n{wrap(story.title(info.id), 22, 2)}"
        yield _node(info.id, "document", label, points[info.id])


def _carriers(story: StoryIndex, points: Mapping[str, Point]) -> Iterator[dict[str, Any]]:
    seen: set[str] = set()
    for claim in map(story.claims.__getitem__, story.order):
        key = carrier_id(claim)
        if key is None or key in seen or claim.carrier is None:
            continue
        seen.add(key)
        label = wrap(claim.carrier.name or claim.carrier.kind, NAME_WIDTH, 2)
        yield _node(key, "carrier", label, points[key], size=11, means=claim.carrier.kind)


def _claims(story: StoryIndex, points: Mapping[str, Point]) -> Iterator[dict[str, Any]]:
    for number, key in enumerate(story.order):
        denies = story.claims[key].stance.polarity == "denied"
        more = {"denied": True} if denies else {}
        yield _node(key, "claim", "", points[key], size=5, claim=number, **more)
