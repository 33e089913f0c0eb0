"""The graph of one document: the article, its claims with their evidence, its mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import PROV, RDF, SDO, SKOS, Literal, URIRef

from secondsource import vocab as v
from secondsource.rdf.literals import (
    Quad,
    Triple,
    address,
    moment,
    number,
    outlet,
    run,
    string,
)
from secondsource.records import Carrier, Claim, DocumentInfo, Entity, Figure, Span
from secondsource.vocab import GAF, OA, SS, instance


def document_quads(
    info: DocumentInfo,
    claims: Iterable[Claim],
    text: str,
    *,
    mentions: Iterable[tuple[str, Span]] = (),
    models: Iterable[str] = (),
) -> Iterator[Quad]:
    """Yield the quads of one document's graph, each once.

    ``claims`` are those of this document; ``mentions`` pairs entity ids with spans of
    ``text`` (see :func:`mentions_by_document`); ``models`` as in ``StoryRecords``.
    """
    graph = v.document_graph(info.id)
    for triple in dict.fromkeys(_document_triples(info, claims, text, mentions, models)):
        yield (*triple, graph)


def mentions_by_document(entities: Iterable[Entity]) -> dict[str, list[tuple[str, Span]]]:
    """Return, for each document's id, the entity ids that it mentions, and where."""
    found: dict[str, list[tuple[str, Span]]] = {}
    for entity in entities:
        for place in entity.mentions:
            found.setdefault(place.document, []).append((entity.id, (place.start, place.end)))
    return found


def _document_triples(
    info: DocumentInfo,
    claims: Iterable[Claim],
    text: str,
    mentions: Iterable[tuple[str, Span]],
    models: Iterable[str],
) -> Iterator[Triple]:
    yield from _article(info)
    graph = v.document_graph(info.id)
    yield graph, PROV.wasDerivedFrom, instance(info.id)
    yield graph, PROV.wasGeneratedBy, run(models)
    for entity, span in mentions:
        yield _part(info.id, span), RDF.type, GAF.Mention
        yield _part(info.id, span), GAF.denotes, instance(entity)
        yield from _part_triples(info.id, span)
    for claim in claims:
        yield from _claim(claim, text)


def _article(info: DocumentInfo) -> Iterator[Triple]:
    node = instance(info.id)
    yield node, RDF.type, SS.Document
    yield node, RDF.type, SDO.NewsArticle
    yield node, SS.path, string(info.path)
    yield node, SS.textHash, string(info.text_hash)
    if info.title is not None:
        yield node, SDO.headline, string(info.title)
    if info.outlet is not None:
        yield node, SDO.publisher, outlet(info.outlet)
    if info.url is not None:
        yield node, SDO.url, address(info.url)
    if info.published is not None:
        yield node, SDO.datePublished, moment(info.published)
    if info.author is not None:
        yield node, SDO.author, string(info.author)


def _part(document: str, span: Span) -> URIRef:
    return instance(f"{document}#part={span[0]},{span[1]}")


def _part_triples(document: str, span: Span) -> Iterator[Triple]:
    """Yield a span of a document: a specific resource with its position."""
    node = _part(document, span)
    yield node, RDF.type, OA.SpecificResource
    yield node, OA.hasSource, instance(document)
    yield node, OA.hasSelector, _position(document, span)
    yield from _position_triples(document, span)


def _position(document: str, span: Span) -> URIRef:
    return instance(f"{document}#char={span[0]},{span[1]}")


def _position_triples(document: str, span: Span) -> Iterator[Triple]:
    node = _position(document, span)
    yield node, RDF.type, OA.TextPositionSelector
    yield node, OA.start, Literal(span[0])
    yield node, OA.end, Literal(span[1])


def _claim(claim: Claim, text: str) -> Iterator[Triple]:
    node = instance(claim.id)
    yield node, RDF.type, SS.Claim
    yield node, SDO.text, string(claim.text)
    yield node, PROV.wasQuotedFrom, instance(claim.document)
    yield node, SS.voice, v.VOICE[claim.voice]
    yield node, SS.polarity, v.POLARITY[claim.stance.polarity]
    yield node, SS.certainty, v.CERTAINTY[claim.stance.certainty]
    yield node, SS.timeReference, v.TIME[claim.stance.time]
    yield node, SS.predicate, string(claim.predication.predicate)
    yield from _claim_agents(claim, node)
    yield from _claim_details(claim, node)
    yield from _claim_evidence(claim, node, text)


def _claim_agents(claim: Claim, node: URIRef) -> Iterator[Triple]:
    if claim.claimant is not None:
        yield node, SS.claimant, instance(claim.claimant)
    elif claim.voice == "attributed":
        yield node, SS.claimantUnknown, Literal(True)
    if claim.basis is not None:
        yield node, SS.basis, instance(claim.basis)
    for argument in claim.predication.arguments:
        if argument.entity is not None:
            yield node, SDO.about, instance(argument.entity)


def _claim_details(claim: Claim, node: URIRef) -> Iterator[Triple]:
    if claim.cue_text:
        yield node, SS.cueText, string(claim.cue_text)
    for quotation in claim.quotations:
        yield node, SS.quotation, string(quotation)
    if claim.section is not None:
        yield node, SS.section, v.SECTION[claim.section]
    if claim.parent is not None:
        yield node, SS.nestedIn, instance(claim.parent)
    if claim.event is not None:
        yield node, SS.event, instance(claim.event)
    if claim.note is not None:
        yield node, SKOS.note, string(claim.note)
    if claim.carrier is not None:
        yield from _carrier(claim, claim.carrier, node)
    for index, figure in enumerate(claim.predication.figures):
        yield from _figure(claim, figure, node, index)


def _claim_evidence(claim: Claim, node: URIRef, text: str) -> Iterator[Triple]:
    for index, span in enumerate(claim.content):
        evidence = instance(f"{claim.id}#evidence.{index}")
        yield node, SS.evidence, evidence
        yield from _quotation(evidence, claim, span, text)
    for predicate, spans in ((SS.sourceEvidence, claim.source), (SS.cueEvidence, claim.cue)):
        for span in spans:
            yield node, predicate, _part(claim.document, span)
            yield from _part_triples(claim.document, span)
    clause = (claim.predication.start, claim.predication.end)
    yield node, SS.clauseEvidence, _part(claim.document, clause)
    yield from _part_triples(claim.document, clause)


def _quotation(node: URIRef, claim: Claim, span: Span, text: str) -> Iterator[Triple]:
    """Yield a span with its words; prefix and suffix are the rest of the claim's context."""
    quote = URIRef(f"{node}.quote")
    yield node, RDF.type, OA.SpecificResource
    yield node, OA.hasSource, instance(claim.document)
    yield node, OA.hasSelector, quote
    yield quote, RDF.type, OA.TextQuoteSelector
    yield quote, OA.exact, string(text[slice(*span)])
    yield quote, OA.prefix, string(text[claim.context[0] : span[0]])
    yield quote, OA.suffix, string(text[span[1] : claim.context[1]])
    yield quote, OA.refinedBy, _position(claim.document, span)
    yield from _position_triples(claim.document, span)


def _carrier(claim: Claim, carrier: Carrier, node: URIRef) -> Iterator[Triple]:
    own, span = instance(f"{claim.id}#carrier"), (carrier.start, carrier.end)
    yield node, SS.carrier, own
    yield own, RDF.type, SS.Carrier
    yield own, SS.carrierKind, v.CARRIER_KIND[carrier.kind]
    yield own, SS.exclusive, Literal(carrier.exclusive)
    if carrier.name is not None:
        yield own, SDO.name, string(carrier.name)
    yield own, SS.span, _part(claim.document, span)
    yield from _part_triples(claim.document, span)


def _figure(claim: Claim, figure: Figure, node: URIRef, index: int) -> Iterator[Triple]:
    own, span = instance(f"{claim.id}#figure.{index}"), (figure.start, figure.end)
    yield node, SS.figure, own
    yield own, RDF.type, SS.Figure
    yield own, SDO.value, number(figure.value)
    if figure.upper is not None:
        yield own, SDO.maxValue, number(figure.upper)
    yield own, SDO.unitText, string(figure.unit)
    yield own, SS.bound, v.BOUND[figure.bound]
    yield own, SS.span, _part(claim.document, span)
    yield from _part_triples(claim.document, span)
