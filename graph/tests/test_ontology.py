"""The ontology, the shapes and the example agree with each other and with the code."""

from __future__ import annotations

from collections.abc import Iterator

import owlrl
import pyoxigraph as ox
import pytest
from rdf_example import RECORDS, TEXT
from rdflib import DC, DCTERMS, OWL, RDF, RDFS, SKOS, XSD, Graph, Namespace, URIRef

from secondsource import vocab
from secondsource.store import story_quads
from secondsource.store.nquads import line
from secondsource.vocab import SS, TERMS, ontology_text

VANN = Namespace("http://purl.org/vocab/vann/")
ALIGNMENTS = (
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    SKOS.closeMatch,
    SKOS.relatedMatch,
    SKOS.broadMatch,
)
BUILT_IN = tuple(str(n) for n in (RDF, RDFS, OWL, SKOS, DC, DCTERMS, VANN))


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(data=ontology_text("secondsource.ttl"), format="turtle")


def own(graph: Graph, kind: URIRef) -> Iterator[URIRef]:
    for node in graph.subjects(RDF.type, kind):
        if isinstance(node, URIRef) and node.startswith(TERMS):
            yield node


def test_vocabulary_is_the_ontology(ontology: Graph) -> None:
    declared = {str(s) for s in ontology.subjects() if str(s).startswith(TERMS)}
    assert declared == {str(SS[name]) for name in dir(SS) if str(SS[name]).startswith(TERMS)}
    assert len(declared) > 100


def test_a_misspelt_term_raises() -> None:
    with pytest.raises(AttributeError):
        _ = SS.claimaint
    with pytest.raises(KeyError):
        _ = vocab.OA["exactly"]


def test_header(ontology: Graph) -> None:
    head = URIRef("https://w3id.org/secondsource/ns")
    assert (head, RDF.type, OWL.Ontology) in ontology
    assert str(ontology.value(head, DC.creator)) == "the Second Source developers"
    assert str(ontology.value(head, DCTERMS.license)).endswith("LICENSE-2.0")
    assert ontology.value(head, OWL.versionIRI)
    assert ontology.value(head, OWL.versionInfo)


def test_every_own_term_is_explained_and_aligned(ontology: Graph) -> None:
    classes = set(own(ontology, OWL.Class))
    properties = {
        *own(ontology, OWL.ObjectProperty),
        *own(ontology, OWL.DatatypeProperty),
    }
    values = {v for c in classes for v in ontology.subjects(RDF.type, c)}
    assert len(classes) == 22
    assert len(properties) > 50
    assert len(values) == 40
    for node in classes | properties | values:
        assert ontology.value(node, RDFS.label), node
        assert ontology.value(node, RDFS.comment), node
    for node in classes | properties:
        assert any(ontology.value(node, a) for a in ALIGNMENTS), node
    for node in properties:
        assert ontology.value(node, RDFS.domain), node
        assert ontology.value(node, RDFS.range), node


def test_no_undeclared_term_in_the_ontology(ontology: Graph) -> None:
    declared = set(ontology.subjects(RDF.type))
    kinds = {o for _, o in ontology.subject_objects(RDF.type)}
    used = set(kinds)
    for predicate in (*ALIGNMENTS, RDFS.domain, RDFS.range):
        used |= set(ontology.objects(None, predicate))
    missing = {u for u in used - declared if not str(u).startswith((*BUILT_IN, str(XSD)))}
    assert not missing
    assert {p for p in ontology.predicates() if not str(p).startswith(BUILT_IN)} == set()


def test_consistent_under_owl_rl(ontology: Graph) -> None:
    example = Graph().parse(data=ontology_text("example.ttl"), format="turtle")
    assert not list(_contradictions(ontology + example))


def test_owl_rl_would_notice(ontology: Graph) -> None:
    broken = Graph() + ontology
    broken.add((SS.Claim, OWL.disjointWith, SS.Proposition))
    broken.add((vocab.instance("c-1"), RDF.type, SS.Claim))
    broken.add((vocab.instance("c-1"), RDF.type, SS.Proposition))
    assert list(_contradictions(broken))


def _contradictions(graph: Graph) -> Iterator[object]:
    closed = Graph() + graph
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closed)
    error = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
    for node, kind in closed.subject_objects(RDF.type):
        if kind in (OWL.Nothing, error) or "ErrorMessage" in str(kind):
            yield node


def test_example_is_what_the_code_writes() -> None:
    written = {line(s, p, o, "g").decode() for s, p, o, _ in story_quads(RECORDS, lambda _: TEXT)}
    text = ontology_text("example.ttl")
    by_hand = {
        f"{t.subject} {t.predicate} {t.object} <g> .\n"
        for t in ox.parse(text.encode(), format=ox.RdfFormat.TURTLE)
    }
    assert written == by_hand


def test_terms_of_shapes_and_queries_are_declared(ontology: Graph) -> None:
    shapes = Graph().parse(data=ontology_text("shapes.ttl"), format="turtle")
    declared = {str(s) for s in ontology.subjects()}
    used = {str(x) for triple in shapes for x in triple if str(x).startswith(TERMS)}
    assert len(used) > 50
    assert used <= declared
