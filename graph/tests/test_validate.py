"""Deliberately broken graphs: each is caught, and told with article and quotation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rdf_example import BRANDT, OKOYE, RECORDS, TEXT
from rdflib import OWL, PROV, RDF, SDO, Graph, Literal, URIRef
from rdflib.term import Node

from benchmarks.synthetic import story
from secondsource.errors import CheckFailed
from secondsource.records import StoryRecords
from secondsource.store import MemoryStore, story_quads, write_story
from secondsource.validate import (
    Violation,
    check,
    check_quotations,
    check_references,
    require_valid,
    validate_document,
)
from secondsource.vocab import GAF, LINKS, OA, SS, document_graph, instance

Change = Callable[[Graph], object]
DOCUMENT = document_graph("d-bridge")
CLAIM = instance("c-okoye")
QUOTE = instance("c-okoye#evidence.0.quote")
PLACE = instance("d-bridge#part=62,115")
POSITION = instance("d-bridge#char=62,115")


def made(records: StoryRecords = RECORDS) -> MemoryStore:
    store = MemoryStore()
    store.bulk_load(story_quads(records, lambda _: TEXT))
    return store


def found(store: MemoryStore, text: str = TEXT) -> tuple[Violation, ...]:
    return check(store, RECORDS, lambda _: text)


def changed(name: URIRef, change: Change) -> MemoryStore:
    """The example's store after a change to one of its graphs."""
    store = made()
    graph = store.graph(name)
    change(graph)
    store.replace(name, [(*triple, name) for triple in graph])  # type: ignore[misc]
    return store


def without(*pattern: Node | None) -> Change:
    return lambda graph: graph.remove(pattern)  # type: ignore[arg-type]


def with_(*triple: Node) -> Change:
    return lambda graph: graph.add(triple)  # type: ignore[arg-type]


def put(subject: Node, predicate: URIRef, value: Node) -> Change:
    return lambda graph: graph.set((subject, predicate, value))


# --- what is right passes ----------------------------------------------------------------------


def test_the_example_is_valid() -> None:
    assert found(made()) == ()


def test_a_synthetic_story_is_valid() -> None:
    records, texts = story(4, claims=10)
    store = MemoryStore()
    store.bulk_load(story_quads(records, texts.__getitem__))
    assert check(store, records, texts.__getitem__) == ()


def test_nobody_named_may_claim() -> None:
    unknown = replace(OKOYE, claimant=None, note="“it is said”")
    own = replace(BRANDT, claimant=None, voice="document", source=(), cue=(), cue_text="")
    store = made(replace(RECORDS, claims=(own, unknown)))
    assert found(store) == ()


# --- one document ------------------------------------------------------------------------------

BROKEN_DOCUMENTS: list[tuple[Change, str]] = [
    (without(CLAIM, SS.claimant, None), "one claimant, or to say that there is none"),
    (with_(CLAIM, SS.claimant, instance("e-town")), "at most one claimant"),
    (without(CLAIM, SDO.text, None), "content as text"),
    (without(CLAIM, PROV.wasQuotedFrom, None), "one document"),
    (put(CLAIM, PROV.wasQuotedFrom, instance("d-other")), "one document"),
    (without(CLAIM, SS.voice, None), "a voice"),
    (without(CLAIM, SS.polarity, None), "a polarity"),
    (with_(CLAIM, SS.polarity, SS.Denied), "a polarity"),
    (put(CLAIM, SS.polarity, Literal("affirmed")), "a polarity"),
    (put(CLAIM, SS.certainty, SS.Denied), "a certainty"),
    (put(CLAIM, SS.timeReference, instance("soon")), "a time reference"),
    (without(CLAIM, SS.predicate, None), "one predicate"),
    (without(CLAIM, SS.clauseEvidence, None), "place of its clause"),
    (without(CLAIM, SS.evidence, None), "needs evidence"),
    (put(CLAIM, SS.evidence, PLACE), "needs evidence"),
    (put(CLAIM, SS.nestedIn, instance("c-none")), "stands inside"),
    (put(CLAIM, SS.carrier, instance("d-bridge")), "one carrier"),
    (without(instance("c-okoye#carrier"), SS.carrierKind, None), "a kind"),
    (without(instance("c-okoye#carrier"), SS.exclusive, None), "exclusive or not"),
    (put(instance("c-okoye#figure.0"), SDO.value, Literal("six")), "needs a number"),
    (without(instance("c-okoye#figure.0"), SS.bound, None), "about, at least or at most"),
    (without(instance("c-okoye#figure.0"), RDF.type, None), "figure is not described"),
    (put(instance("c-okoye#evidence.0"), OA.hasSource, instance("d-other")), "another document"),
    (without(instance("c-okoye#evidence.0"), OA.hasSelector, None), "one quotation"),
    (without(QUOTE, OA.exact, None), "needs its words"),
    (put(QUOTE, OA.exact, Literal("")), "needs its words"),
    (without(QUOTE, OA.suffix, None), "text after it"),
    (without(QUOTE, OA.refinedBy, None), "needs its offsets"),
    (without(POSITION, OA.end, None), "needs an end"),
    (put(POSITION, OA.start, Literal(115)), "not before its end"),
    (put(POSITION, OA.start, Literal(-1)), "0 or more"),
    (put(POSITION, OA.start, Literal("62")), "0 or more"),
    (without(instance("d-bridge"), SS.textHash, None), "SHA-256"),
    (put(instance("d-bridge"), SS.textHash, Literal("abc")), "SHA-256"),
    (without(instance("d-bridge"), SS.path, None), "one path"),
    (put(instance("d-bridge"), SDO.publisher, Literal("The Post")), "one outlet"),
    (put(instance("d-bridge"), SDO.datePublished, Literal(3)), "date of publication"),
    (without(instance("d-bridge#part=18,34"), GAF.denotes, None), "denotes somebody"),
]


@pytest.mark.parametrize(("change", "message"), BROKEN_DOCUMENTS)
def test_broken_document(change: Change, message: str) -> None:
    graph = changed(DOCUMENT, change).graph(DOCUMENT)
    assert any(message in v.message for v in validate_document(graph))


def test_a_build_stops_at_a_document_that_is_not_valid(tmp_path: Path) -> None:
    write_story(tmp_path / "right", RECORDS, lambda _: TEXT, inspect=require_valid)
    empty = replace(OKOYE, predication=replace(OKOYE.predication, start=7, end=7))
    broken = replace(RECORDS, claims=(BRANDT, empty))
    with pytest.raises(CheckFailed, match="start is not before its end"):
        write_story(tmp_path / "wrong", broken, lambda _: TEXT, inspect=require_valid)


def test_a_violation_tells_article_and_words() -> None:
    store = changed(DOCUMENT, without(CLAIM, SS.polarity, None))
    (violation,) = found(store)
    assert violation == Violation(
        "post/bridge.txt",
        OKOYE.text,
        "a claim needs a polarity: affirmed or denied",
        "c-okoye",
    )
    assert str(violation).count("\n") == 0
    assert str(violation).startswith("post/bridge.txt: “the east bridge will stay")


# --- the texts -------------------------------------------------------------------------------


MISQUOTED: list[tuple[Change, str]] = [
    (put(QUOTE, OA.exact, Literal("the west bridge")), "differs from the text at (62, 115)"),
    (put(QUOTE, OA.prefix, Literal("that ")), "differs from the text"),
    (put(QUOTE, OA.suffix, Literal("!")), "differs from the text"),
    (put(POSITION, OA.start, Literal(63)), "differs from the text at (63, 115)"),
    (put(POSITION, OA.end, Literal(4000)), "outside the text"),
    (put(CLAIM, SS.quotation, Literal("never said")), "does not stand in the text"),
]


@pytest.mark.parametrize(("change", "message"), MISQUOTED)
def test_misquoted(change: Change, message: str) -> None:
    graph = changed(DOCUMENT, change).graph(DOCUMENT)
    assert any(message in v.message for v in check_quotations(graph, lambda _: TEXT))


def test_a_changed_text_is_noticed() -> None:
    messages = {v.message for v in found(made(), TEXT.replace("east", "west"))}
    assert "the text of the article has been changed" in messages
    assert any("differs from the text" in m for m in messages)


def test_a_missing_text_is_told() -> None:
    def missing(text_hash: str) -> str:
        raise FileNotFoundError(text_hash)

    (violation,) = check(made(), RECORDS, missing)
    assert violation.message == "the text of the article is not in the story"
    assert violation.article == "post/bridge.txt"


# --- the links graph and across graphs ---------------------------------------------------------

CLOSED = instance("p-closed")
(EDGE,) = made().graph(LINKS).subjects(RDF.type, SS.Relation)

BROKEN_LINKS: list[tuple[Change, str]] = [
    (without(instance("e-okoye"), SDO.name, None), "an entity needs one name"),
    (without(instance("e-okoye"), RDF.type, None), "an entity is a person"),
    (without(instance("v-closure"), SDO.name, None), "an event needs one label"),
    (without(CLOSED, SS.verdict, None), "one verdict"),
    (put(CLOSED, SS.verdict, Literal("true")), "one verdict"),
    (put(CLOSED, SS.supportStrict, Literal(2)), "strict support is at most named"),
    (put(CLOSED, SS.supportMax, Literal(0)), "named support is at most the maximum"),
    (put(CLOSED, SS.flag, SS.Denied), "unknown flag"),
    (without(EDGE, SS.reason, None), "an edge needs a reason"),
    (put(EDGE, SS.score, Literal(1.5)), "score from 0 to 1"),
    (put(EDGE, RDF.predicate, OWL.sameAs), "an edge needs a type"),
    (without(None, SS.named, None), "the claimant is not described"),
    (without(instance("e-okoye"), SS.named, None), "the claimant is not described"),
    (without(instance("e-town"), None, None), "the affiliation is not described"),
    (without(instance("e-bridge"), None, None), "the place is not described"),
    (without(instance("v-closure"), RDF.type, None), "the event is not described"),
    (without(CLOSED, RDF.type, None), "the proposition is not described"),
    (without(CLAIM, SS.states, None), "the claim states no proposition"),
    (put(EDGE, RDF.subject, instance("c-none")), "the claim that the edge starts from"),
    (put(EDGE, RDF.object, instance("c-none")), "the claim that the edge ends at"),
    (without(None, SS.disputes, None), "described but not asserted"),
    (without(instance("d-bridge"), SS.reports, CLAIM), "no document reports the claim"),
    (without(CLOSED, SS.opposes, None), "does not oppose in turn"),
    (without(None, RDF.type, SS.Outlet), "the outlet is not described"),
    (without(None, RDF.type, SS.Run), "the run is not described"),
]


@pytest.mark.parametrize(("change", "message"), BROKEN_LINKS)
def test_broken_links(change: Change, message: str) -> None:
    violations = found(changed(LINKS, change))
    assert any(message in v.message for v in violations), violations


def test_a_reference_is_told_with_article_and_words() -> None:
    store = changed(LINKS, without(instance("e-okoye"), SS.named, None))
    (violation,) = (v for v in check_references(store) if "claimant" in v.message)
    assert violation == Violation(
        "post/bridge.txt", OKOYE.text, "the claimant is not described", "c-okoye"
    )


def test_a_missing_and_a_surplus_graph() -> None:
    store = made()
    graph = store.graph(DOCUMENT)
    store.replace(DOCUMENT, [])
    other = document_graph("d-other")
    store.replace(other, [(*t, other) for t in graph])  # type: ignore[misc]
    messages = {v.message for v in found(store)}
    assert "the store has no graph of this article" in messages
    assert "the store has a graph of no known article" in messages
