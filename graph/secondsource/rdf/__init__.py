"""Records <-> RDF. Every triple stands in exactly one named graph.

``document_quads`` gives the graph of one document: the article, its claims with their
evidence, and where it mentions whom. ``links_quads`` gives the one *links* graph of a
story: entities, events, propositions with their verdicts, outlets, the typed edges, and
the literal triples *person claims event* and *source reports claim*.

All nodes are IRIs made of record ids, so that graphs can be compared and merged as sets.
"""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import Graph

from secondsource.rdf.document import document_quads, mentions_by_document
from secondsource.rdf.links import links_quads
from secondsource.rdf.literals import Quad
from secondsource.rdf.reading import as_stored, read_claims, read_document
from secondsource.vocab import bind_prefixes

__all__ = [
    "Quad",
    "as_graph",
    "as_stored",
    "document_quads",
    "links_quads",
    "mentions_by_document",
    "read_claims",
    "read_document",
]


def as_graph(quads: Iterable[Quad]) -> Graph:
    """Return the triples of ``quads`` as one graph in memory, names of graphs left out."""
    graph = bind_prefixes(Graph())
    for subject, predicate, value, _ in quads:
        graph.add((subject, predicate, value))
    return graph
