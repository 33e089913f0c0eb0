"""What graph.html is given: nodes and edges with places, claims with evidence, chains.

Everything is a list of rows of plain values; references among claims, documents and passages
are positions in lists. Spans count code points from the start of their passage.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from secondsource.records import Claim, Entity, Proposition, Span
from secondsource.signs import polarity_words
from secondsource.views.cards import Places, places
from secondsource.views.chain import chain
from secondsource.views.edges import edges
from secondsource.views.index import StoryIndex
from secondsource.views.nodes import nodes
from secondsource.views.text import moment, one_line, safe_url, shown


def page_data(story: StoryIndex) -> dict[str, Any]:
    """Return all that the page shows, in lists whose order is fixed by the records."""
    where, compact = places(story), places(story, singles=False)
    claims = [story.claims[c] for c in story.order]
    positions = {c.id: i for i, c in enumerate(claims)}
    passages = _Passages(story)
    drawn = list(nodes(story, where))
    for node in drawn:
        node["cx"], node["cy"] = compact.points.get(node["id"], (node["x"], node["y"]))
        if node["id"] in compact.minor:
            node["cminor"] = True
    return {
        "nodes": _numbered(drawn),
        "edges": _between_numbers(drawn, edges(story, positions)),
        "cards": [_cards(compact), _cards(where)],
        "documents": [_document(story, d.id) for d in story.records.documents],
        "claims": [_claim(story, c, passages) for c in claims],
        "passages": passages.rows,
        "propositions": [_proposition(story, p, positions) for p in story.propositions.values()],
        "entities": [_entity(e) for e in story.records.entities],
        "events": [{"id": e.id, "time": one_line(e.time or "")} for e in story.records.events],
        "chains": [_chain(story, p, positions) for p in story.propositions.values() if p.claims],
    }


def _numbered(drawn: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The nodes with their position as id, which is shorter, and the record's id as key."""
    return [node | {"id": i, "key": node["id"]} for i, node in enumerate(drawn)]


def _between_numbers(
    drawn: Sequence[dict[str, Any]], found: Iterable[dict[str, Any]]
) -> list[dict[str, Any]]:
    numbers = {node["id"]: i for i, node in enumerate(drawn)}
    return [
        edge | {"id": i, "from": numbers[edge["from"]], "to": numbers[edge["to"]]}
        for i, edge in enumerate(found)
    ]


class _Passages:
    """The sentences around claims, each stored once."""

    def __init__(self, story: StoryIndex) -> None:
        self.story = story
        self.rows: list[dict[str, Any]] = []
        self._known: dict[tuple[str, Span], int] = {}
        self._documents = {d.id: i for i, d in enumerate(story.records.documents)}

    def number(self, claim: Claim) -> int:
        key = (claim.document, claim.context)
        if key not in self._known:
            start, end = claim.context
            text = shown(self.story.text(claim.document)[start:end])
            self._known[key] = len(self.rows)
            document = self._documents[claim.document]
            self.rows.append({"document": document, "start": start, "text": text})
        return self._known[key]


def _claim(story: StoryIndex, claim: Claim, passages: _Passages) -> dict[str, Any]:
    stance = claim.stance
    start = claim.context[0]
    found = {
        "id": claim.id,
        "passage": passages.number(claim),
        "spans": [
            [[s - start, e - start] for s, e in spans]
            for spans in (claim.source, claim.cue, claim.content)
        ],
        "who": claim.claimant,
        "name": story.claimant_name(claim),
        "proposition": story.proposition_of.get(claim.id),
        "sign": polarity_words(claim),
        "stance": f"{stance.polarity} {stance.certainty} {stance.time}",
    }
    return found | dict(_optional(story, claim))


def _optional(story: StoryIndex, claim: Claim) -> Iterator[tuple[str, Any]]:
    if claim.voice == "document":
        yield "own", True
    if claim.carrier:
        name = claim.carrier.name
        yield "carrier", f"{claim.carrier.kind}: {one_line(name)}" if name else claim.carrier.kind
    if claim.basis is not None:
        yield "basis", one_line(story.entities[claim.basis].name)
    if claim.section:
        yield "section", claim.section.replace("_", " ")
    if claim.note:
        yield "note", shown(claim.note)


def _document(story: StoryIndex, document: str) -> dict[str, Any]:
    info = story.documents[document]
    return {
        "id": info.id,
        "title": story.title(document),
        "outlet": story.outlet(document),
        "date": moment(info.published) if info.published else None,
        "url": safe_url(info.url),
        "path": shown(info.path),
    }


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "name": one_line(entity.name),
        "aliases": [one_line(a) for a in entity.aliases],
        "roles": [one_line(r) for r in entity.roles],
        "affiliation": entity.affiliation,
    }


def _proposition(
    story: StoryIndex, proposition: Proposition, positions: dict[str, int]
) -> dict[str, Any]:
    verdict = story.verdict(proposition.id)
    disputes = [d for d in verdict.disputed_by if d.claim in positions]
    return {
        "id": proposition.id,
        "label": one_line(proposition.label),
        "event": proposition.event,
        "polarity": proposition.polarity,
        "opposes": [p for p in proposition.opposes if p in story.propositions],
        "claims": [positions[c] for c in proposition.claims],
        "verdict": verdict.verdict,
        "flags": list(verdict.flags),
        "reason": shown(verdict.reason),
        "support": list(dataclasses.astuple(verdict.support)),
        "bottleneck": [one_line(b) for b in verdict.bottleneck],
        "near": [one_line(b) for b in verdict.bottleneck_near],
        "words": [[one_line(step) for step in steps] for steps in verdict.chains],
        "echoes": [positions[c] for c in verdict.echoes if c in positions],
        "disputes": [positions[d.claim] for d in disputes],
        "disputers": [[one_line(d.claimant), shown(d.reason)] for d in disputes],
    }


def _chain(
    story: StoryIndex, proposition: Proposition, positions: dict[str, int]
) -> dict[str, Any]:
    drawn = chain(story, proposition)
    numbers = {s.key: i for i, s in enumerate(drawn.stops)}
    return {
        "id": proposition.id,
        "size": [drawn.width, drawn.height],
        "origins": drawn.origins,
        "stops": [[s.level, s.kind, s.title, s.note, s.ref] for s in drawn.stops],
        "places": [[int(s.narrow), s.x, s.y, s.width, s.height] for s in drawn.stops],
        "threads": [
            [numbers[t.start], numbers[t.end], t.origin, int(t.echo), _numbers(positions, t.claims)]
            for t in drawn.threads
        ],
    }


def _numbers(positions: Mapping[str, int], claims: Iterable[str]) -> list[int]:
    return [positions[c] for c in claims]


def _cards(where: Places) -> list[list[Any]]:
    return [[c.event, *c.rectangle] for c in where.cards]
