"""The links graph of a story: what belongs to the whole story and to no single document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import PROV, RDF, SDO, SKOS, Literal, URIRef

from secondsource import vocab as v
from secondsource.rdf.literals import Quad, Triple, moment, number, outlet, run, string
from secondsource.records import (
    Claim,
    Dependence,
    Entity,
    Event,
    Proposition,
    Relation,
    StoryRecords,
    Verdict,
    make_id,
)
from secondsource.vocab import SEM, SS, instance

ARROW = " → "


def links_quads(records: StoryRecords) -> Iterator[Quad]:
    """Yield the quads of the links graph, each once."""
    for triple in dict.fromkeys(_links_triples(records)):
        yield (*triple, v.LINKS)


def _links_triples(records: StoryRecords) -> Iterator[Triple]:
    yield from _run(records.models)
    outlets = {d.id: outlet(d.outlet) for d in records.documents if d.outlet is not None}
    for name in sorted({d.outlet for d in records.documents if d.outlet is not None}):
        yield from _outlet(name)
    for entity in records.entities:
        yield from _entity(entity)
    for event in records.events:
        yield from _event(event)
    for proposition in records.propositions:
        yield from _proposition(proposition)
    for verdict in records.verdicts:
        yield from _verdict(verdict)
    for claim in records.claims:
        yield from _said(claim, outlets.get(claim.document))
    for relation in records.relations:
        yield from _relation(relation)
    for dependence in records.dependences:
        yield from _dependence(dependence)


def _run(models: Iterable[str]) -> Iterator[Triple]:
    node = run(models)
    yield node, RDF.type, SS.Run
    for model in sorted(models):
        agent = instance(make_id("m", model))
        name, _, version = model.rpartition(" ")
        yield node, PROV.wasAssociatedWith, agent
        yield agent, RDF.type, PROV.SoftwareAgent
        yield agent, SDO.name, string(name or version)
        if name:
            yield agent, SDO.softwareVersion, string(version)


def _outlet(name: str) -> Iterator[Triple]:
    yield outlet(name), RDF.type, SS.Outlet
    yield outlet(name), RDF.type, SDO.NewsMediaOrganization
    yield outlet(name), SDO.name, string(name)


_MEMBERSHIP = {"person": SDO.affiliation, "organisation": SDO.parentOrganization}


def _entity(entity: Entity) -> Iterator[Triple]:
    node = instance(entity.id)
    yield node, RDF.type, v.ENTITY_KIND[entity.kind]
    yield node, SDO.name, string(entity.name)
    yield node, SS.named, Literal(entity.named)
    for alias in entity.aliases:
        yield node, SKOS.altLabel, string(alias)
    for role in entity.roles:
        yield node, SDO.jobTitle, string(role)
    if entity.affiliation is not None:
        yield node, _MEMBERSHIP.get(entity.kind, SDO.memberOf), instance(entity.affiliation)


def _event(event: Event) -> Iterator[Triple]:
    node = instance(event.id)
    yield node, RDF.type, SS.Event
    yield node, RDF.type, SEM.Event
    yield node, SDO.name, string(event.label)
    yield node, SS.predicate, string(event.predicate)
    for actor in event.actors:
        yield node, SEM.hasActor, instance(actor)
    for place in event.places:
        yield node, SEM.hasPlace, instance(place)
    if event.time is not None:
        yield node, SEM.hasTimeStamp, moment(event.time)


def _proposition(proposition: Proposition) -> Iterator[Triple]:
    node = instance(proposition.id)
    yield node, RDF.type, SS.Proposition
    yield node, RDF.type, SDO.Claim
    yield node, SDO.name, string(proposition.label)
    yield node, SS.polarity, v.POLARITY[proposition.polarity]
    if proposition.event is not None:
        yield node, SS.event, instance(proposition.event)
    for claim in proposition.claims:
        yield instance(claim), SS.states, node
    for other in proposition.opposes:
        yield node, SS.opposes, instance(other)


def _verdict(verdict: Verdict) -> Iterator[Triple]:
    node, support = instance(verdict.proposition), verdict.support
    yield node, SS.verdict, v.VERDICT[verdict.verdict]
    yield node, SS.reason, string(verdict.reason)
    yield node, SS.supportNamed, Literal(support.named)
    yield node, SS.supportStrict, Literal(support.strict)
    yield node, SS.supportMax, Literal(support.max)
    yield node, SS.supportFull, Literal(support.full)
    yield node, SS.supportByOrganisation, Literal(support.by_organisation)
    for flag in verdict.flags:
        yield node, SS.flag, v.FLAG[flag]
    for name in verdict.bottleneck:
        yield node, SS.bottleneck, string(name)
    for name in verdict.bottleneck_near:
        yield node, SS.bottleneckNear, string(name)
    for chain in verdict.chains:
        yield node, SS.chain, string(ARROW.join(chain))
    for claim in verdict.echoes:
        yield node, SS.echoedBy, instance(claim)
    for dispute in verdict.disputed_by:
        yield node, SS.disputedBy, instance(dispute.claim)


def _said(claim: Claim, publisher: URIRef | None) -> Iterator[Triple]:
    """Yield the literal triples: claimant claims or denies event, document and outlet report."""
    node = instance(claim.id)
    yield instance(claim.document), SS.reports, node
    if publisher is not None:
        yield publisher, SS.reports, node
    if claim.claimant is None or claim.event is None or claim.stance.certainty == "conditional":
        return
    predicate = SS.claims if claim.stance.polarity == "affirmed" else SS.denies
    yield instance(claim.claimant), predicate, instance(claim.event)


def _relation(relation: Relation) -> Iterator[Triple]:
    predicate = v.RELATION[relation.kind]
    first, other = instance(relation.claim), instance(relation.other)
    fields = (relation.kind, relation.claim, relation.other, relation.reason, relation.score)
    node = instance(make_id("r", *fields))
    yield first, predicate, other
    yield from _statement(node, SS.Relation, (first, predicate, other))
    yield node, SS.reason, string(relation.reason)
    yield node, SS.score, number(relation.score)


def _dependence(dependence: Dependence) -> Iterator[Triple]:
    first, other = instance(dependence.claim), instance(dependence.on)
    fields = (dependence.kind, dependence.claim, dependence.on, dependence.node)
    node = instance(make_id("q", *fields, dependence.reason, dependence.score))
    if dependence.certain:
        yield first, SS.dependsOn, other
        yield first, PROV.wasDerivedFrom, other
    yield from _statement(node, SS.Dependence, (first, SS.dependsOn, other))
    yield node, SS.dependenceKind, v.DEPENDENCE_KIND[dependence.kind]
    yield node, SS.originKey, string(dependence.node)
    yield node, SDO.name, string(dependence.label)
    yield node, SS.reason, string(dependence.reason)
    yield node, SS.score, number(dependence.score)
    yield node, SS.established, Literal(dependence.certain)


def _statement(node: URIRef, kind: URIRef, triple: Triple) -> Iterator[Triple]:
    yield node, RDF.type, kind
    yield node, RDF.subject, triple[0]
    yield node, RDF.predicate, triple[1]
    yield node, RDF.object, triple[2]
