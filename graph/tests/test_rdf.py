"""Records to RDF and back."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdf_example import BRANDT, INFO, OKOYE, RECORDS, TEXT
from rdflib import PROV, RDF, SDO, XSD, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from benchmarks.synthetic import story
from secondsource.rdf import (
    as_graph,
    as_stored,
    document_quads,
    links_quads,
    mentions_by_document,
    read_claims,
    read_document,
)
from secondsource.rdf.literals import address, moment, number, string
from secondsource.records import (
    Carrier,
    Claim,
    DocumentInfo,
    Figure,
    Predication,
    Relation,
    Span,
    Stance,
    StoryRecords,
)
from secondsource.store import story_quads
from secondsource.vocab import LINKS, SS, document_graph, instance

# --- literals ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "datatype", "lexical"),
    [
        ("2031", XSD.gYear, "2031"),
        ("2031-04", XSD.gYearMonth, "2031-04"),
        ("2031-04-30", XSD.date, "2031-04-30"),
        ("2031-04-30T08:05", XSD.dateTime, "2031-04-30T08:05:00"),
        ("2031-04-30 08:05:09+00:00", XSD.dateTime, "2031-04-30T08:05:09Z"),
        ("2031-04-30T08:05:09.500-05:00", XSD.dateTime, "2031-04-30T08:05:09.5-05:00"),
        ("2031-04-31", None, "2031-04-31"),
        ("2031-13", None, "2031-13"),
        ("2031-04-30T25:00", None, "2031-04-30T25:00"),
        ("2031-04-30T08:05.5", None, "2031-04-30T08:05.5"),
        ("last Tuesday", None, "last Tuesday"),
        ("٢٠٣١", None, "٢٠٣١"),
        ("", None, ""),
    ],
)
def test_moments(value: str, datatype: URIRef | None, lexical: str) -> None:
    literal = moment(value)
    assert literal.datatype == datatype
    assert str(literal) == lexical


@pytest.mark.parametrize(
    ("value", "lexical"),
    [
        (6.0, "6"),
        (0.1, "0.1"),
        (1e-7, "0.0000001"),
        (1e21, "1000000000000000000000"),
        (float("inf"), "INF"),
        (float("-inf"), "-INF"),
        (float("nan"), "NaN"),
    ],
)
def test_numbers(value: float, lexical: str) -> None:
    assert str(number(value)) == lexical


@pytest.mark.parametrize("value", ["https://a.example/x?y=1#z", "http://ä.example/ü"])
def test_web_addresses_are_iris(value: str) -> None:
    assert address(value) == URIRef(value)


@pytest.mark.parametrize(
    "value",
    ["javascript:alert(1)", "https://a.example/x y", 'https://a.example/">', "", "file:///x"],
)
def test_other_addresses_are_strings(value: str) -> None:
    assert address(value) == Literal(value)


def test_lone_surrogates_are_replaced() -> None:
    assert str(string("a\ud800b")) == "a\ufffdb"


# --- graphs ----------------------------------------------------------------------------------


def test_literal_triples_of_the_mission() -> None:
    links = as_graph(links_quads(RECORDS))
    okoye, brandt, closure = map(instance, ("e-okoye", "e-brandt", "v-closure"))
    assert list(links.subject_objects(SS.claims)) == [(okoye, closure)]
    assert list(links.subject_objects(SS.denies)) == [(brandt, closure)]
    reporters = set(links.subjects(SS.reports, instance("c-okoye")))
    assert reporters == {instance("d-bridge"), next(links.subjects(RDF.type, SS.Outlet))}


def test_a_conditional_claim_claims_no_event() -> None:
    conditional = replace(OKOYE, stance=Stance(certainty="conditional"))
    links = as_graph(links_quads(replace(RECORDS, claims=(conditional, BRANDT))))
    assert not list(links.subject_objects(SS.claims))
    assert (instance("d-bridge"), SS.reports, instance("c-okoye")) in links


def test_edges_have_reason_and_score() -> None:
    links = as_graph(links_quads(RECORDS))
    (node,) = links.subjects(RDF.type, SS.Relation)
    edge = tuple(links.value(node, p) for p in (RDF.subject, RDF.predicate, RDF.object))
    assert edge == (instance("c-brandt"), SS.disputes, instance("c-okoye"))
    assert edge in links
    assert str(links.value(node, SS.reason)) == "the opposite polarity"
    assert str(links.value(node, SS.score)) == "0.9"


def test_two_reasons_for_one_edge_stay_apart() -> None:
    more = (*RECORDS.relations, Relation("disputes", "c-brandt", "c-okoye", "another figure", 0.5))
    links = as_graph(links_quads(replace(RECORDS, relations=more)))
    pairs = {
        (str(links.value(n, SS.reason)), str(links.value(n, SS.score)))
        for n in links.subjects(RDF.type, SS.Relation)
    }
    assert pairs == {("the opposite polarity", "0.9"), ("another figure", "0.5")}


def test_a_suspected_dependence_is_no_edge() -> None:
    records, _ = story(20)
    certain = records.dependences[0]
    doubtful = replace(records.dependences[1], certain=False)
    links = as_graph(links_quads(replace(records, dependences=(certain, doubtful))))
    assert set(links.subject_objects(SS.dependsOn)) == {
        (instance(certain.claim), instance(certain.on))
    }
    assert len(set(links.subjects(RDF.type, SS.Dependence))) == 2


def test_provenance_without_a_clock() -> None:
    graph = as_graph(story_quads(RECORDS, lambda _: TEXT))
    (made,) = graph.objects(document_graph("d-bridge"), PROV.wasGeneratedBy)
    agents = graph.objects(made, PROV.wasAssociatedWith)
    named = {
        (str(graph.value(a, SDO.name)), str(graph.value(a, SDO.softwareVersion))) for a in agents
    }
    assert named == {("attribution", "1.2"), ("english", "3")}
    assert not {p for p in map(str, graph.predicates()) if p.endswith("AtTime")}


def test_every_triple_stands_in_one_graph() -> None:
    records, texts = story(12, claims=8)
    quads = list(story_quads(records, texts.__getitem__))
    assert len(quads) == len(set(quads))
    assert max(Counter(q[:3] for q in quads).values()) == 1
    assert {q[3] for q in quads} == {LINKS, *(document_graph(d.id) for d in records.documents)}


def test_deterministic() -> None:
    first, second = (
        [*story_quads(r, t.__getitem__)] for r, t in (story(6, claims=5), story(6, claims=5))
    )
    assert first == second


# --- and back --------------------------------------------------------------------------------


def _graph(info: DocumentInfo, claims: tuple[Claim, ...], text: str) -> Graph:
    return as_graph(document_quads(info, claims, text))


def test_example_reads_back() -> None:
    graph = as_graph(story_quads(RECORDS, lambda _: TEXT))
    assert read_claims(graph) == (as_stored(BRANDT), as_stored(OKOYE))
    assert read_document(graph, "d-bridge") == replace(INFO, sentences=())


def test_synthetic_story_reads_back() -> None:
    records, texts = story(8, claims=12)
    mentions = mentions_by_document(records.entities)
    for info in records.documents:
        claims = tuple(c for c in records.claims if c.document == info.id)
        text = texts[info.text_hash]
        graph = as_graph(document_quads(info, claims, text, mentions=mentions[info.id]))
        assert read_claims(graph) == tuple(map(as_stored, claims))


def test_missing_parts_are_told() -> None:
    graph = _graph(INFO, (OKOYE,), TEXT)
    with pytest.raises(ValueError, match="no document d-other"):
        read_document(graph, "d-other")
    graph.remove((instance("c-okoye"), SS.polarity, None))
    with pytest.raises(ValueError, match="polarity"):
        read_claims(graph)


words = st.text(st.characters(codec="utf-8"), max_size=20)
texts = st.text(st.characters(codec="utf-8"), min_size=4, max_size=60)


def spans_of(text: str) -> st.SearchStrategy[Span]:
    pairs = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)))
    return pairs.filter(lambda p: p[0] < p[1])


def figures_at(spans: st.SearchStrategy[Span]) -> st.SearchStrategy[Figure]:
    return st.builds(
        lambda span, value, upper, unit: Figure(value, unit, "about", span[0], span[1], upper),
        spans,
        st.floats(allow_nan=False),
        st.none() | st.floats(allow_nan=False),
        words,
    )


def carriers_at(spans: st.SearchStrategy[Span]) -> st.SearchStrategy[Carrier]:
    return st.builds(
        lambda kind, name, span, exclusive: Carrier(kind, name, span[0], span[1], exclusive),
        st.sampled_from(("interview", "occasion")),
        st.none() | words,
        spans,
        st.booleans(),
    )


@st.composite
def told(draw: st.DrawFn) -> tuple[str, Claim]:
    text = draw(texts)
    spans = spans_of(text)
    several = st.lists(spans, max_size=2).map(lambda s: tuple(sorted(set(s))))
    content = draw(st.lists(spans, min_size=1, max_size=2).map(lambda s: tuple(sorted(set(s)))))
    figures = tuple(draw(st.lists(figures_at(spans), max_size=3)))
    claim = Claim(
        "c-1",
        "d-1",
        draw(st.none() | st.just("e-1")),
        draw(st.sampled_from(("attributed", "document"))),
        draw(several),
        draw(several),
        content,
        " … ".join(text[s:e] for s, e in content),
        draw(words),
        (0, len(text)),
        draw(st.builds(Stance)),
        Predication(draw(words), *draw(spans), figures=figures),
        draw(st.none() | st.just("e-2")),
        draw(st.none() | carriers_at(spans)),
        tuple(draw(st.lists(words, unique=True, max_size=3))),
        draw(st.none() | st.sampled_from(("caption", "front_matter"))),
        draw(st.none() | st.just("c-0")),
        draw(st.none() | st.just("v-1")),
        draw(st.none() | words),
    )
    return text, claim


@settings(max_examples=150, deadline=None)
@given(told())
def test_any_claim_reads_back(case: tuple[str, Claim]) -> None:
    text, claim = case
    info = DocumentInfo("d-1", "a.txt", "0" * 64)
    graph = _graph(info, (claim,), text)
    (found,) = read_claims(graph)
    assert found == as_stored(claim)
    assert isomorphic(graph, _graph(info, (found,), text))


metadata = st.none() | words


@settings(max_examples=60, deadline=None)
@given(words, metadata, metadata, metadata, metadata)
def test_any_document_reads_back(
    path: str, title: str | None, outlet: str | None, url: str | None, author: str | None
) -> None:
    info = DocumentInfo("d-1", path, "0" * 64, title, outlet, url, "2031-01-02", author)
    records = StoryRecords(documents=(info,))
    graph = as_graph(story_quads(records, lambda _: ""))
    assert read_document(graph, "d-1") == info
