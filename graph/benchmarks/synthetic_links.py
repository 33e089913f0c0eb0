"""Links between the claims of the synthetic archive, known because it wrote them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from benchmarks.synthetic_world import Occurrence, Statement, World
from secondsource.records import (
    Bound,
    Claim,
    Decision,
    Dependence,
    Dispute,
    Entity,
    Event,
    Flag,
    Linked,
    Proposition,
    Relation,
    Support,
    Verdict,
    VerdictName,
    make_id,
)

SpokenRole = Literal["agent", "patient", "place"]
BOUND_WORDS: dict[Bound, str] = {
    "exact": "",
    "about": "about ",
    "at_least": "at least ",
    "at_most": "at most ",
}
Group = list[Occurrence]


def text_hash(text: str) -> str:
    """SHA-256 of the text in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def link(world: World, occurrences: Mapping[str, Occurrence]) -> Linked:
    """Group the claims by the statement that they were written from."""
    groups = _groups(occurrences)
    propositions = {key: _proposition(key, group) for key, group in groups.items()}
    opposed = [_opposed(key, p, propositions) for key, p in propositions.items()]
    used = {o.statement.event for o in occurrences.values()}
    return Linked(
        tuple(sorted((o.claim for o in occurrences.values()), key=lambda c: c.id)),
        tuple(sorted(world.entities, key=lambda e: e.id)),
        tuple(_events(world, occurrences, used)),
        tuple(sorted(opposed, key=lambda p: p.id)),
        tuple(sorted(_decisions(groups), key=lambda d: (d.first, d.second))),
        tuple(sorted(_dependences(groups), key=lambda d: (d.claim, d.on, d.kind))),
    )


Key = tuple[Statement, str]


def _groups(occurrences: Mapping[str, Occurrence]) -> dict[Key, Group]:
    groups: dict[Key, Group] = {}
    order = sorted(occurrences.values(), key=_first_told)
    for occurrence in order:
        key = (occurrence.statement, occurrence.claim.stance.polarity)
        groups.setdefault(key, []).append(occurrence)
    return groups


def _first_told(occurrence: Occurrence) -> tuple[str, str, tuple[int, int], str]:
    claim, document = occurrence.claim, occurrence.document
    return (document.published or "9999", document.path, claim.hull, claim.id)


def _label(statement: Statement, polarity: str) -> str:
    figure = statement.figure
    amount = f" {BOUND_WORDS[figure[2]]}{figure[0]} {figure[1]}s" if figure else ""
    patient = f" {statement.patient.name}" if statement.patient else ""
    said = f"{statement.agent.name} {statement.past}{amount}{patient} in {statement.place.name}"
    return said if polarity == "affirmed" else f"denied: {said}"


def _proposition(key: Key, group: Group) -> Proposition:
    statement, polarity = key
    first = group[0].claim
    return Proposition(
        make_id("p", first.id),
        _label(statement, polarity),
        statement.event,
        first.stance.polarity,
        tuple(o.claim.id for o in group),
    )


def _opposed(key: Key, own: Proposition, known: Mapping[Key, Proposition]) -> Proposition:
    statement, polarity = key
    other = known.get((statement, "denied" if polarity == "affirmed" else "affirmed"))
    return replace(own, opposes=(other.id,)) if other else own


def _events(world: World, occurrences: Mapping[str, Occurrence], used: set[str]) -> Iterator[Event]:
    claims: dict[str, list[str]] = {}
    for occurrence in occurrences.values():
        claims.setdefault(occurrence.statement.event, []).append(occurrence.claim.id)
    events = [h.event for h in world.happenings if h.event.id in used]
    for event in sorted(events, key=lambda e: e.id):
        yield replace(event, claims=tuple(sorted(claims[event.id])))


def _pairs(group: Group) -> Iterator[tuple[Occurrence, Occurrence]]:
    """Yield each later claim with the first one, or with the claimant's own first one."""
    own: dict[str | None, Occurrence] = {None: group[0]}
    for later in group:
        claimant = later.claim.claimant
        first = own.setdefault(claimant, later)
        earlier = group[0] if first is later else first
        if earlier is not later:
            yield later, earlier


def _decisions(groups: Mapping[Key, Group]) -> Iterator[Decision]:
    for group in groups.values():
        for later, earlier in _pairs(group):
            ids = sorted((later.claim.id, earlier.claim.id))
            yield Decision(ids[0], ids[1], "same", 0.9, "same predicate and participants")


def _dependences(groups: Mapping[Key, Group]) -> Iterator[Dependence]:
    for group in groups.values():
        for later, earlier in _pairs(group):
            node = later.claim.claimant
            if node is not None and node == earlier.claim.claimant:
                yield Dependence(
                    later.claim.id, earlier.claim.id, "claimant", node, node, "same claimant", 1.0
                )


# --- verdicts ------------------------------------------------------------------------------


def judge(linked: Linked, world: World) -> tuple[tuple[Verdict, ...], tuple[Relation, ...]]:
    """Return a verdict for each proposition and the typed edges between claims.

    Support counts distinct claimants: these are numbers to show and to store, no analysis.
    """
    claims = {c.id: c for c in linked.claims}
    entities = {e.id: e for e in world.entities}
    propositions = {p.id: p for p in linked.propositions}
    verdicts = [_verdict(p, propositions, claims, entities) for p in linked.propositions]
    relations = [r for p in linked.propositions for r in _relations(p, propositions, claims)]
    order = sorted(relations, key=lambda r: (r.claim, r.other, r.kind))
    return tuple(sorted(verdicts, key=lambda v: v.proposition)), tuple(order)


def _verdict(
    own: Proposition,
    known: Mapping[str, Proposition],
    claims: Mapping[str, Claim],
    entities: Mapping[str, Entity],
) -> Verdict:
    members = [claims[c] for c in own.claims if claims[c].stance.certainty != "conditional"]
    named = sorted({c.claimant for c in members if c.claimant and entities[c.claimant].named})
    unnamed = len({c.claimant or c.document for c in members}) - len(named)
    documents = len({c.document for c in members})
    count = len(named)
    support = Support(count, count, count + unnamed, min(count, documents), count)
    disputes = tuple(_disputes(own, known, claims, entities))
    flags: list[Flag] = ["disputed"] if disputes else []
    flags += ["one_article_only"] if documents == 1 else []
    single = tuple(entities[c].name for c in named) if count == 1 else ()
    return Verdict(
        own.id,
        _name(count, len(members)),
        tuple(flags),
        f"{count} named claimants in {documents} articles",
        support,
        single,
        single,
        tuple((entities[c].name, "report", own.label) for c in named),
        tuple(_echoes(members)),
        disputes,
    )


def _name(named: int, members: int) -> VerdictName:
    if members == 0:
        return "conditional_only"
    if named == 0:
        return "unattributed"
    if named >= 2:
        return "corroborated"
    return "echo" if members > 1 else "single_source"


def _echoes(members: Sequence[Claim]) -> Iterator[str]:
    seen: set[str] = set()
    for claim in members:
        if claim.claimant in seen:
            yield claim.id
        seen.add(claim.claimant or claim.document)


def _disputes(
    own: Proposition,
    known: Mapping[str, Proposition],
    claims: Mapping[str, Claim],
    entities: Mapping[str, Entity],
) -> Iterator[Dispute]:
    for other in own.opposes:
        for claim in known[other].claims:
            claimant = claims[claim].claimant
            name = entities[claimant].name if claimant else "unknown"
            yield Dispute(name, claim, "opposite polarity about the same event")


def _relations(
    own: Proposition, known: Mapping[str, Proposition], claims: Mapping[str, Claim]
) -> Iterator[Relation]:
    first = claims[own.claims[0]]
    for claim in own.claims[1:]:
        if claims[claim].claimant == first.claimant:
            yield Relation("echoes", claim, first.id, "same claimant", 1.0)
        else:
            yield Relation("corroborates", claim, first.id, "another claimant", 0.9)
    if own.polarity == "denied":
        for other in own.opposes:
            target = known[other].claims[0]
            yield Relation("disputes", first.id, target, "opposite polarity", 0.95)
