"""RDF -> records: the documents and claims that a graph holds.

The graph does not hold everything: of a predication it keeps predicate, clause and
figures, and its participants only as ``schema:about``. :func:`as_stored` is that part of a
claim, and what :func:`read_claims` returns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from rdflib import PROV, RDF, SDO, SKOS, Graph, Literal, URIRef

from secondsource import vocab as v
from secondsource.records import (
    Carrier,
    Claim,
    DocumentInfo,
    Figure,
    Predication,
    Span,
    Stance,
)
from secondsource.vocab import OA, SS, instance, record_id


def as_stored(claim: Claim) -> Claim:
    """Return the part of ``claim`` that RDF holds; spans and quotations are sorted."""
    kept = claim.predication
    return replace(
        claim,
        source=tuple(sorted(set(claim.source))),
        cue=tuple(sorted(set(claim.cue))),
        content=tuple(sorted(set(claim.content))),
        quotations=tuple(sorted(set(claim.quotations))),
        predication=Predication(kept.predicate, kept.start, kept.end, figures=kept.figures),
    )


def read_document(graph: Graph, document: str) -> DocumentInfo:
    """Return the document with this id; sentences and fingerprints are not in RDF.

    Raises ``ValueError`` if the graph does not describe it.
    """
    node = instance(document)
    path, text_hash = _text(graph, node, SS.path), _text(graph, node, SS.textHash)
    if path is None or text_hash is None:
        raise ValueError(f"the graph describes no document {document}")
    publisher = graph.value(node, SDO.publisher)
    return DocumentInfo(
        document,
        path,
        text_hash,
        _text(graph, node, SDO.headline),
        _text(graph, publisher, SDO.name) if publisher else None,
        _text(graph, node, SDO.url),
        _text(graph, node, SDO.datePublished),
        _text(graph, node, SDO.author),
    )


def read_claims(graph: Graph) -> tuple[Claim, ...]:
    """Return the claims that ``graph`` holds, sorted by id.

    Raises ``ValueError`` where a claim lacks what every claim has.
    """
    nodes = sorted(cast("set[URIRef]", set(graph.subjects(RDF.type, SS.Claim))))
    return tuple(_claim(graph, node) for node in nodes)


def _claim(graph: Graph, node: URIRef) -> Claim:
    content = _quoted_spans(graph, node)
    clause = _spans(graph, node, SS.clauseEvidence)
    return Claim(
        record_id(node),
        record_id(_need(graph, node, PROV.wasQuotedFrom)),
        _reference(graph, node, SS.claimant),
        _word(graph, node, SS.voice, v.VOICE),
        _spans(graph, node, SS.sourceEvidence),
        _spans(graph, node, SS.cueEvidence),
        tuple(span for span, _ in content),
        _need(graph, node, SDO.text),
        _text(graph, node, SS.cueText) or "",
        content[0][1],
        _stance(graph, node),
        Predication(_need(graph, node, SS.predicate), *clause[0], figures=_figures(graph, node)),
        _reference(graph, node, SS.basis),
        _carrier(graph, node),
        tuple(sorted(str(q) for q in graph.objects(node, SS.quotation))),
        _word(graph, node, SS.section, v.SECTION, optional=True),
        _reference(graph, node, SS.nestedIn),
        _reference(graph, node, SS.event),
        _text(graph, node, SKOS.note),
    )


def _stance(graph: Graph, node: URIRef) -> Stance:
    return Stance(
        _word(graph, node, SS.polarity, v.POLARITY),
        _word(graph, node, SS.certainty, v.CERTAINTY),
        _word(graph, node, SS.timeReference, v.TIME),
    )


def _quoted_spans(graph: Graph, node: URIRef) -> list[tuple[Span, Span]]:
    """Return the spans of the content in order, each with the context around it."""
    found = []
    for evidence in graph.objects(node, SS.evidence):
        quote = graph.value(evidence, OA.hasSelector)
        start, end = _offsets(graph, graph.value(quote, OA.refinedBy))
        before, after = (len(_need(graph, quote, p)) for p in (OA.prefix, OA.suffix))
        found.append(((start, end), (start - before, end + after)))
    if not found:
        raise ValueError(f"{node} has no evidence")
    return sorted(found)


def _spans(graph: Graph, node: Any, predicate: URIRef) -> tuple[Span, ...]:
    parts = graph.objects(node, predicate)
    return tuple(sorted(_offsets(graph, graph.value(p, OA.hasSelector)) for p in parts))


def _offsets(graph: Graph, selector: Any) -> Span:
    return (int(_need(graph, selector, OA.start)), int(_need(graph, selector, OA.end)))


def _carrier(graph: Graph, node: URIRef) -> Carrier | None:
    own = graph.value(node, SS.carrier)
    if own is None:
        return None
    (span,) = _spans(graph, own, SS.span)
    exclusive = graph.value(own, SS.exclusive) == Literal(True)
    kind = _word(graph, own, SS.carrierKind, v.CARRIER_KIND)
    return Carrier(kind, _text(graph, own, SDO.name), *span, exclusive)


def _figures(graph: Graph, node: URIRef) -> tuple[Figure, ...]:
    nodes = sorted(graph.objects(node, SS.figure), key=_number_of)
    return tuple(_figure(graph, own) for own in nodes)


def _number_of(node: Any) -> int:
    """Return the number at the end of a figure's IRI."""
    return int(str(node).rpartition(".")[2])


def _figure(graph: Graph, own: Any) -> Figure:
    (span,) = _spans(graph, own, SS.span)
    upper = _text(graph, own, SDO.maxValue)
    return Figure(
        float(_need(graph, own, SDO.value)),
        _need(graph, own, SDO.unitText),
        _word(graph, own, SS.bound, v.BOUND),
        *span,
        None if upper is None else float(upper),
    )


def _text(graph: Graph, node: Any, predicate: URIRef) -> str | None:
    value = graph.value(node, predicate)
    return None if value is None else str(value)


def _need(graph: Graph, node: Any, predicate: URIRef) -> str:
    value = graph.value(node, predicate)
    if value is None:
        raise ValueError(f"{node} has no {predicate}")
    return str(value)


def _reference(graph: Graph, node: URIRef, predicate: URIRef) -> str | None:
    value = _text(graph, node, predicate)
    return None if value is None else record_id(value)


def _word(
    graph: Graph,
    node: Any,
    predicate: URIRef,
    values: Mapping[str, URIRef],
    *,
    optional: bool = False,
) -> Any:
    """Return the word of records.py for the term that ``node`` has for ``predicate``."""
    value = graph.value(node, predicate)
    if value is None and optional:
        return None
    for word, term in values.items():
        if term == value:
            return word
    raise ValueError(f"{node} has no known {predicate}: {value}")
