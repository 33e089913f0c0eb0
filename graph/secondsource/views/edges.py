"""The edges of the map: who claims, denies, reports, corroborates, echoes and disputes.

An edge between claims also appears one level up, between what stays visible when claims are
folded in; ``unless`` names the kind of node whose display replaces it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from secondsource.records import Claim, Relation
from secondsource.views.index import StoryIndex, carrier_id
from secondsource.views.text import shown

_LIFTED = {"corroborates": "claimant", "echoes": "document", "disputes": "claimant"}


def edges(story: StoryIndex, positions: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    """Yield edges for vis-network; ``claims`` lists the claims that an edge rests on."""
    known = [story.claims[c] for c in story.order]
    yield from _gathered("claims", _stated(story, known, "affirmed"), positions, "claim")
    yield from _gathered("denies", _stated(story, known, "denied"), positions, "claim")
    yield from _gathered("reports", _reported(story, known), positions, "claim")
    yield from _opposed(story)
    yield from _lifted(story, positions)
    yield from _structure(story)
    yield from _of_claims(story, known, positions)
    yield from _relations(story, positions)


def _edge(
    kind: str, start: str, end: str, claims: Iterable[int] = (), **more: Any
) -> dict[str, Any]:
    return {"from": start, "to": end, "kind": kind, "claims": list(claims)} | more


def _gathered(
    kind: str,
    ends: Iterable[tuple[str, str, Claim]],
    positions: Mapping[str, int],
    unless: str,
) -> Iterator[dict[str, Any]]:
    """One edge for each pair of ends, with all claims that it rests on."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for start, end, claim in ends:
        found[start, end].append(positions[claim.id])
    for (start, end), numbers in found.items():
        yield _edge(kind, start, end, numbers, unless=unless)


def _stated(
    story: StoryIndex, claims: Iterable[Claim], polarity: str
) -> Iterator[tuple[str, str, Claim]]:
    """Who states propositions of a polarity; a proposition that is a denial is denied."""
    for claim in claims:
        key = story.proposition_of.get(claim.id)
        if claim.claimant and key and story.propositions[key].polarity == polarity:
            yield claim.claimant, key, claim


def _reported(story: StoryIndex, claims: Iterable[Claim]) -> Iterator[tuple[str, str, Claim]]:
    for claim in claims:
        if proposition := story.proposition_of.get(claim.id):
            yield claim.document, proposition, claim


def _opposed(story: StoryIndex) -> Iterator[dict[str, Any]]:
    for proposition in story.records.propositions:
        for other in proposition.opposes:
            if other in story.propositions and proposition.id < other:
                yield _edge("disputes", proposition.id, other)


def _lifted(story: StoryIndex, positions: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    """Relations between claims, told of their claimants or their documents."""
    found: dict[tuple[str, str, str], list[Relation]] = defaultdict(list)
    for relation in story.records.relations:
        first, second = story.claims[relation.claim], story.claims[relation.other]
        level = _LIFTED[relation.kind]
        ends = (getattr(first, level), getattr(second, level))
        if None not in ends and ends[0] != ends[1]:
            pair = ends if relation.kind == "echoes" else tuple(sorted(ends))
            found[relation.kind, pair[0], pair[1]].append(relation)
    for (kind, start, end), relations in found.items():
        numbers = {positions[c] for r in relations for c in (r.claim, r.other)}
        why = shown(relations[0].reason)
        yield _edge(kind, start, end, sorted(numbers), why=why, unless="claim")


def _structure(story: StoryIndex) -> Iterator[dict[str, Any]]:
    """What belongs to what, claims aside."""
    for info in story.records.documents:
        yield _edge("publishes", f"outlet:{story.outlet(info.id)}", info.id)
    for entity in story.records.entities:
        if entity.affiliation is not None:
            yield _edge("affiliation", entity.id, entity.affiliation)
        for document in sorted({m.document for m in entity.mentions} & set(story.documents)):
            yield _edge("mentions", document, entity.id)
    for proposition in story.records.propositions:
        if proposition.event is not None:
            yield _edge("about", proposition.id, proposition.event)


def _of_claims(
    story: StoryIndex, claims: Iterable[Claim], positions: Mapping[str, int]
) -> Iterator[dict[str, Any]]:
    for claim in claims:
        number = [positions[claim.id]]
        if claim.claimant:
            kind = "denies" if claim.stance.polarity == "denied" else "claims"
            yield _edge(kind, claim.claimant, claim.id, number)
        if carrier := carrier_id(claim):
            yield _edge("carried", carrier, claim.id, number)
        yield _edge("reports", claim.document, claim.id, number)
        if proposition := story.proposition_of.get(claim.id):
            yield _edge("states", claim.id, proposition, number)


def _relations(story: StoryIndex, positions: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    for relation in story.records.relations:
        numbers = [positions[relation.claim], positions[relation.other]]
        why, score = shown(relation.reason), round(relation.score, 3)
        yield _edge(relation.kind, relation.claim, relation.other, numbers, why=why, score=score)
