"""Linking across documents: entities, events, propositions, and how claims depend on each other.

Works on records alone, never on texts or spaCy's objects. The order in which documents
come makes no difference to the result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from secondsource.link.dependence import Evidence, find_dependences
from secondsource.link.entities import link_entities
from secondsource.link.events import link_events
from secondsource.link.frames import Framer
from secondsource.link.propositions import Matcher, draft_propositions, make_propositions
from secondsource.records import Annotation, Claim, DocumentInfo, Entity, Linked

Item = tuple[DocumentInfo, Annotation, tuple[Claim, ...]]

__all__ = ["Item", "link"]


def link(items: Iterable[Item]) -> Linked:
    """Link the claims of many documents.

    ``items`` gives each document's info, annotation and claims; a document that comes twice
    counts once. In the claims, references ``"<document id>#<index>"`` become entity ids.
    The document's own statements that no attributed claim is about are left out. Each
    attributed claim is in exactly one proposition. All tuples are sorted by id (decisions
    and dependences by the claims they tie).
    """
    documents = _in_order(items)
    entities, references = link_entities((info, annotation) for info, annotation, _ in documents)
    claims = [_resolved(claim, references) for _, _, found in documents for claim in found]
    by_id = {claim.id: claim for claim in claims}
    position = {info.id: i for i, (info, _, _) in enumerate(documents)}
    rank = _ranks(by_id, position)
    infos = {info.id: info for info, _, _ in documents}
    return _linked(by_id, rank, {entity.id: entity for entity in entities}, infos)


def _linked(
    claims: Mapping[str, Claim],
    rank: Mapping[str, int],
    entities: Mapping[str, Entity],
    documents: Mapping[str, DocumentInfo],
) -> Linked:
    frames = Framer(entities.values()).frames(claims.values())
    names = {entity.id: entity.name for entity in entities.values()}
    clusters, decisions = Matcher(frames, rank, names).cluster()
    drafts = draft_propositions(clusters, decisions, claims)
    events, owners = link_events(drafts, frames, claims, entities)
    propositions = make_propositions(drafts, owners, claims, frames)
    event_of = {c: owners[i] for i, draft in enumerate(drafts) for c in draft.claims}
    kept = {key: replace(claims[key], event=event_of[key]) for key in sorted(event_of)}
    evidence = Evidence.of(kept, frames, entities, documents, rank)
    held = (d for d in decisions if d.first in kept and d.second in kept)
    return Linked(
        tuple(kept.values()),
        tuple(entities.values()),
        events,
        propositions,
        tuple(sorted(held, key=lambda d: (d.first, d.second))),
        find_dependences(propositions, evidence),
    )


def _in_order(items: Iterable[Item]) -> list[Item]:
    """Sort by date and path, and drop repetitions; claims without a date come last."""
    ordered = sorted(items, key=lambda item: _date_path(item[0]))
    return list({item[0].id: item for item in reversed(ordered)}.values())[::-1]


def _date_path(info: DocumentInfo) -> tuple[bool, str, str, str]:
    return (info.published is None, info.published or "", info.path, info.id)


def _ranks(claims: Mapping[str, Claim], position: Mapping[str, int]) -> dict[str, int]:
    """Number the claims by publication, path and place in the text."""
    ordered = sorted(
        claims.values(),
        key=lambda c: (position[c.document], c.hull, c.predication.start, c.predication.end, c.id),
    )
    return {claim.id: i for i, claim in enumerate(ordered)}


def _resolved(claim: Claim, references: Mapping[str, str]) -> Claim:
    """Replace references into the annotation by entity ids; unknown ones become ``None``."""
    arguments = tuple(
        replace(argument, entity=_entity(argument.entity, references))
        for argument in claim.predication.arguments
    )
    return replace(
        claim,
        claimant=_entity(claim.claimant, references),
        basis=_entity(claim.basis, references),
        predication=replace(claim.predication, arguments=arguments),
    )


def _entity(reference: str | None, references: Mapping[str, str]) -> str | None:
    return references.get(reference) if reference is not None else None
