"""FollowTheMoney entities as JSON lines, for Aleph and its kin.

Articles, people, organisations, groups (as ``LegalEntity``), places (as ``Address``),
events, memberships; a claim is a ``Documentation`` of its claimant in its article, or a
``Note`` if it has no claimant; a proposition is a ``Note`` with its verdict. Offsets,
figures and the edges between claims have no place in this model and are left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import IO, Any

from secondsource.records import (
    Claim,
    DocumentInfo,
    Entity,
    Event,
    Proposition,
    StoryRecords,
    Verdict,
    make_id,
)
from secondsource.signs import denies, signed

_SCHEMAS = {"person": "Person", "organisation": "Organization", "place": "Address"}
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)


def write(records: StoryRecords, file: IO[bytes]) -> None:
    """Write one entity a line."""
    for entity in _entities(records):
        line = json.dumps(entity, ensure_ascii=False)
        file.write(line.encode("utf-8", "replace") + b"\n")


def _entities(records: StoryRecords) -> Iterator[dict[str, Any]]:
    documents = {d.id: d for d in records.documents}
    entities = {e.id: e for e in records.entities}
    verdicts = {v.proposition: v for v in records.verdicts}
    for info in records.documents:
        yield _article(info)
    for entity in records.entities:
        yield _named(entity)
        if entity.affiliation is not None:
            yield _membership(entity, entities)
    for event in records.events:
        yield _event(event, entities)
    for claim in records.claims:
        yield _claim(claim, documents[claim.document])
    for proposition in records.propositions:
        yield _proposition(proposition, verdicts.get(proposition.id))


def _make(identifier: str, schema: str, **properties: object) -> dict[str, Any]:
    """Return an entity; properties that are empty are left out, single values are listed."""
    values = {k: v if isinstance(v, list) else [v] for k, v in properties.items() if v}
    return {"id": identifier, "schema": schema, "properties": values}


def _day(value: str | None) -> str | None:
    match = _DATE.match(value or "")
    return match[0] if match else None


def _article(info: DocumentInfo) -> dict[str, Any]:
    return _make(
        info.id,
        "Article",
        title=info.title,
        fileName=info.path,
        publisher=info.outlet,
        sourceUrl=info.url,
        publishedAt=_day(info.published),
        author=info.author,
    )


def _named(entity: Entity) -> dict[str, Any]:
    schema = _SCHEMAS.get(entity.kind, "LegalEntity")
    if schema == "Address":
        return _make(entity.id, schema, full=entity.name, alias=list(entity.aliases))
    roles = {"position": list(entity.roles)} if schema == "Person" else {}
    return _make(entity.id, schema, name=entity.name, alias=list(entity.aliases), **roles)


def _membership(entity: Entity, entities: Mapping[str, Entity]) -> dict[str, Any]:
    identifier = make_id("membership", entity.id, entity.affiliation)
    above = entities.get(entity.affiliation or "")
    if entity.kind != "place" and above is not None and above.kind == "organisation":
        return _make(identifier, "Membership", member=entity.id, organization=above.id)
    return _make(
        identifier, "UnknownLink", subject=entity.id, object=entity.affiliation, role="affiliation"
    )


def _event(event: Event, entities: Mapping[str, Entity]) -> dict[str, Any]:
    actors = [a for a in event.actors if a in entities and entities[a].kind != "place"]
    places = [entities[p].name for p in event.places if p in entities]
    return _make(
        event.id,
        "Event",
        name=event.label,
        involved=actors,
        location=places,
        date=_day(event.time),
        keywords=event.predicate,
    )


def _claim(claim: Claim, info: DocumentInfo) -> dict[str, Any]:
    date = _day(info.published)
    if claim.claimant is None:
        return _make(claim.id, "Note", description=signed(claim, claim.text), proof=info.id)
    role = "denies" if denies(claim, claim.text) else "claims"
    return _make(
        claim.id,
        "Documentation",
        document=info.id,
        entity=claim.claimant,
        role=role,
        summary=claim.text,
        date=date,
    )


def _proposition(proposition: Proposition, verdict: Verdict | None) -> dict[str, Any]:
    return _make(
        proposition.id,
        "Note",
        name=proposition.label,
        description=verdict.reason if verdict else None,
        keywords=[verdict.verdict, *verdict.flags] if verdict else None,
    )
