"""Answers as they come over a wire, read as this project writes its terms."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox
from rdflib import XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from secondsource.rdf.literals import moment, number
from secondsource.store.base import Solutions
from secondsource.store.oxigraph import from_ox
from secondsource.vocab import bind_prefixes


def read_graph(triples: bytes) -> Graph:
    """Return N-Triples as a graph."""
    graph = bind_prefixes(Graph())
    for triple in ox.parse(triples, format=ox.RdfFormat.N_TRIPLES, lenient=True):
        parts = (from_ox(p) for p in (triple.subject, triple.predicate, triple.object))
        subject, predicate, value = (_as_written(part) for part in parts)
        graph.add((subject, predicate, value))
    return graph


def read_table(body: bytes, *, ask: bool = False) -> Solutions | bool:
    """Return SPARQL results in JSON; ``ask`` says that a truth value is wanted."""
    data = json.loads(body)
    if ask or "boolean" in data:
        return _truth(data)
    names = tuple(data["head"]["vars"])
    rows = (tuple(_node(row.get(n)) for n in names) for row in data["results"]["bindings"])
    return Solutions(names, tuple(rows))


def _truth(data: Mapping[str, Any]) -> bool:
    """Return the answer to an ASK; Virtuoso gives it as a table of one cell or none."""
    if "boolean" in data:
        return bool(data["boolean"])
    cells = (cell for row in data["results"]["bindings"] for cell in row.values())
    return any(cell["value"] in ("1", "true") for cell in cells)


def _node(cell: Mapping[str, str] | None) -> Node | None:
    if cell is None:
        return None
    value = cell["value"]
    if cell["type"] == "uri":
        return URIRef(value)
    if cell["type"] == "bnode":
        return BNode(value)
    if "xml:lang" in cell:
        return Literal(value, lang=cell["xml:lang"])
    datatype = cell.get("datatype")
    return _as_written(Literal(value, datatype=datatype and URIRef(datatype), normalize=False))


def _as_written(node: Node) -> Node:
    """Return a literal as :mod:`secondsource.rdf.literals` spells it."""
    if not isinstance(node, Literal):
        return node
    text = str(node)
    if node.datatype == XSD.boolean:
        return Literal(text in ("1", "true"))
    if node.datatype == XSD.string:
        return Literal(text)
    if node.datatype == XSD.dateTime:
        return moment(text)
    if node.datatype == XSD.double:
        return number(float(text))
    return node
