"""JSON-LD with the context of ``ontology/context.jsonld``, one graph object a named graph."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import IO, Any

from rdflib import RDF, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from secondsource.store import Store
from secondsource.vocab import PREFIXES, ontology_text


def write(store: Store, file: IO[bytes]) -> None:
    """Write all graphs of ``store``; one graph is in memory at a time."""
    file.write(b'{"@context": ' + _line(context()) + b',\n"@graph": [')
    for index, name in enumerate(store.graphs()):
        head = {"id": str(name), "@graph": nodes(store.graph(name))}
        file.write((b",\n" if index else b"\n") + _line(head))
    file.write(b"\n]}\n")


def _line(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


@cache
def context() -> dict[str, Any]:
    """Return the shipped context."""
    found: dict[str, Any] = json.loads(ontology_text("context.jsonld"))["@context"]
    return found


@cache
def _terms() -> Mapping[str, tuple[str, str | None]]:
    """Map each property's IRI to its term and the type that the context coerces to."""
    found: dict[str, tuple[str, str | None]] = {}
    for name, value in context().items():
        if isinstance(value, dict):
            coerced = value.get("@type")
            kind = coerced if coerced in (None, "@id") else _expanded(coerced)
            found[_expanded(value["@id"])] = (name, kind)
    return found


def _expanded(compact: str) -> str:
    prefix, _, local = compact.partition(":")
    return PREFIXES[prefix] + local


def nodes(graph: Graph) -> list[dict[str, Any]]:
    """Return the graph's nodes sorted by IRI, their properties and values sorted too."""
    return [_node(graph, subject) for subject in sorted(set(graph.subjects()), key=str)]


def _node(graph: Graph, subject: Node) -> dict[str, Any]:
    found: dict[str, Any] = {"id": str(subject)}
    kinds = sorted(_compact(kind) for kind in graph.objects(subject, RDF.type))
    if kinds:
        found["type"] = kinds[0] if len(kinds) == 1 else kinds
    for predicate in sorted(set(graph.predicates(subject)) - {RDF.type}, key=str):
        name, coerced = _terms().get(str(predicate), (str(predicate), None))
        objects = sorted(graph.objects(subject, predicate), key=lambda o: o.n3())
        values = [_value(value, coerced) for value in objects]
        found[name] = values[0] if len(values) == 1 else values
    return found


def _value(value: Node, coerced: str | None) -> Any:
    if not isinstance(value, Literal):
        return _compact(value) if coerced == "@id" else {"@id": _compact(value)}
    if value.datatype == XSD.boolean and str(value) in ("true", "false"):
        return str(value) == "true"
    if value.datatype == XSD.integer and re.fullmatch(r"0|-?[1-9]\d{0,14}", str(value)):
        return int(value)
    if value.datatype and str(value.datatype) == coerced:
        return str(value)
    if value.datatype:
        return {"@value": str(value), "@type": _compact(value.datatype)}
    return str(value) if coerced is None else {"@value": str(value)}


def _compact(node: Node) -> str:
    """Return an IRI of a known vocabulary as prefix:name, any other in full."""
    iri = str(node)
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and re.fullmatch(r"[A-Za-z_]\w*", local):
            return f"{prefix}:{local}"
    return str(URIRef(iri))
