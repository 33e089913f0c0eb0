"""Is the graph what it should be? Structure by SHACL, quotations against the texts, and
nodes that one graph names and another has to describe.

SHACL runs on one graph at a time, so that its cost does not grow with the archive; it can't
compare strings with a text, which is done here, nor look across graphs, which SPARQL does.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import pyshacl
from rdflib import RDF, SDO, SH, Graph, URIRef
from rdflib.term import Node

from secondsource.errors import CheckFailed
from secondsource.records import StoryRecords
from secondsource.store import Store
from secondsource.store.nquads import term
from secondsource.vocab import (
    INSTANCES,
    LINKS,
    OA,
    SS,
    document_graph,
    instance,
    ontology_text,
)

TextOf = Callable[[str], str]


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that is wrong: in which article (its path), about which words, at which node."""

    article: str | None
    quotation: str | None
    message: str
    node: str

    def __str__(self) -> str:
        where = self.article or "links between articles"
        words = f" “{_short(self.quotation)}”" if self.quotation else ""
        return f"{where}:{words} {self.message} ({self.node})"


def check(store: Store, records: StoryRecords, text_of: TextOf) -> tuple[Violation, ...]:
    """Check a whole story and return what is wrong, sorted; nothing if all holds.

    ``text_of`` gives the text for a document's hash. Costs about a tenth of a second a
    document.
    """
    found: list[Violation] = list(_missing_graphs(store, records))
    names = set(store.graphs())
    for info in records.documents:
        if document_graph(info.id) in names:
            graph = store.graph(document_graph(info.id))
            found += validate_document(graph)
            found += check_quotations(graph, text_of)
    found += _conforms(store.graph(LINKS))
    found += check_references(store)
    return tuple(sorted(set(found), key=str))


def validate_document(graph: Graph) -> tuple[Violation, ...]:
    """Check one document's graph against the shapes."""
    return _conforms(graph)


def require_valid(graph: Graph) -> None:
    """Raise :class:`CheckFailed` with the first violation if a document's graph has any."""
    violations = validate_document(graph)
    if violations:
        more = f" and {len(violations) - 1} more" if len(violations) > 1 else ""
        raise CheckFailed(f"{violations[0]}{more}. This is an error in Second Source: report it.")


def _missing_graphs(store: Store, records: StoryRecords) -> Iterator[Violation]:
    names = set(store.graphs())
    for info in records.documents:
        if document_graph(info.id) not in names:
            yield Violation(info.path, None, "the store has no graph of this article", info.id)
    known = {document_graph(d.id) for d in records.documents} | {LINKS}
    for name in sorted(names - known):
        yield Violation(None, None, "the store has a graph of no known article", _node(name))


# --- SHACL ---------------------------------------------------------------------------------


@cache
def _shapes() -> Graph:
    return Graph().parse(data=ontology_text("shapes.ttl"), format="turtle")


def _conforms(graph: Graph) -> tuple[Violation, ...]:
    conforms, report, _ = pyshacl.validate(graph, shacl_graph=_shapes(), inplace=True)
    if conforms:
        return ()
    assert isinstance(report, Graph), report
    results = report.subjects(RDF.type, SH.ValidationResult)
    return tuple(sorted({_violation(graph, report, result) for result in results}, key=str))


def _violation(graph: Graph, report: Graph, result: Node) -> Violation:
    focus = report.value(result, SH.focusNode)
    return _at(graph, focus, str(report.value(result, SH.resultMessage)))


def _at(graph: Graph, focus: Node | None, message: str) -> Violation:
    """Return a violation at a node, with the article and the claim it belongs to."""
    owner = URIRef(str(focus).partition("#")[0])
    article = next(graph.objects(None, SS.path), None)
    words = graph.value(owner, SDO.text) or graph.value(owner, SDO.name)
    return Violation(
        None if article is None else str(article),
        None if words is None else str(words),
        message,
        _node(focus),
    )


def _node(node: Node | None) -> str:
    return str(node).removeprefix(INSTANCES)


def _short(text: str, limit: int = 80) -> str:
    line = re.sub(r"\s+", " ", text)
    return line if len(line) <= limit else line[: limit - 1] + "…"


# --- quotations ------------------------------------------------------------------------------


def check_quotations(graph: Graph, text_of: TextOf) -> tuple[Violation, ...]:
    """Compare every quotation of one document's graph with the text at its offsets."""
    found: list[Violation] = []
    for document, text_hash in graph.subject_objects(SS.textHash):
        try:
            text = text_of(str(text_hash))
        except (OSError, KeyError, UnicodeDecodeError):
            found.append(_at(graph, document, "the text of the article is not in the story"))
            continue
        if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != str(text_hash):
            found.append(_at(graph, document, "the text of the article has been changed"))
        found += _misquoted(graph, text)
    return tuple(found)


def _misquoted(graph: Graph, text: str) -> Iterator[Violation]:
    text = re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)
    for selector in graph.subjects(RDF.type, OA.TextPositionSelector):
        span = _offsets(graph, selector)
        if span is not None and span[1] > len(text):
            yield _at(graph, selector, f"the offsets {span} lie outside the text")
    for quote in graph.subjects(RDF.type, OA.TextQuoteSelector):
        span = _offsets(graph, graph.value(quote, OA.refinedBy))
        if span is not None and not _is_quoted(graph, quote, text, span):
            yield _at(graph, quote, f"the quotation differs from the text at {span}")
    for claim, words in graph.subject_objects(SS.quotation):
        if str(words) not in text:
            yield _at(graph, claim, "a direct quotation does not stand in the text")


def _is_quoted(graph: Graph, quote: Node, text: str, span: tuple[int, int]) -> bool:
    start, end = span
    before, after = str(graph.value(quote, OA.prefix)), str(graph.value(quote, OA.suffix))
    return (
        text[start:end] == str(graph.value(quote, OA.exact))
        and text[:start].endswith(before)
        and text[end:].startswith(after)
    )


def _offsets(graph: Graph, selector: Node | None) -> tuple[int, int] | None:
    """Return the offsets of a position; ``None`` where SHACL complains already."""
    start, end = str(graph.value(selector, OA.start)), str(graph.value(selector, OA.end))
    return (int(start), int(end)) if start.isdecimal() and end.isdecimal() else None


# --- references from one graph to another ------------------------------------------------------

_ENTITY = "ss:named ?named"
_CLAIM = "a ss:Claim"
_REFERENCES = (
    ("ss:claimant", _ENTITY, "the claimant"),
    ("ss:basis", _ENTITY, "the basis"),
    ("schema:about", _ENTITY, "what the claim is about"),
    ("gaf:denotes", _ENTITY, "whom the mention denotes"),
    ("sem:hasActor", _ENTITY, "the actor"),
    ("sem:hasPlace", _ENTITY, "the place"),
    ("schema:affiliation", _ENTITY, "the affiliation"),
    ("schema:parentOrganization", _ENTITY, "the organisation above"),
    ("schema:memberOf", _ENTITY, "the organisation"),
    ("ss:claims", "a ss:Event", "the event claimed"),
    ("ss:denies", "a ss:Event", "the event denied"),
    ("ss:event", "a ss:Event", "the event"),
    ("ss:states", "a ss:Proposition", "the proposition"),
    ("ss:reports", _CLAIM, "the claim reported"),
    ("ss:nestedIn", _CLAIM, "the claim around it"),
    ("ss:disputedBy", _CLAIM, "the disputing claim"),
    ("ss:echoedBy", _CLAIM, "the echo"),
    ("rdf:subject", _CLAIM, "the claim that the edge starts from"),
    ("rdf:object", _CLAIM, "the claim that the edge ends at"),
    ("schema:publisher", "a ss:Outlet", "the outlet"),
    ("prov:wasGeneratedBy", "a ss:Run", "the run"),
)
_RULES = (
    (
        "the claim states no proposition",
        "?node a ss:Claim FILTER NOT EXISTS { ?node ss:states ?any }",
    ),
    (
        "the edge is described but not asserted",
        "?node a ss:Relation ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o "
        "FILTER NOT EXISTS { ?s ?p ?o }",
    ),
    (
        "no document reports the claim",
        "?node a ss:Claim ; prov:wasQuotedFrom ?d FILTER NOT EXISTS { ?d ss:reports ?node }",
    ),
    (
        "a proposition is opposed that does not oppose in turn",
        "?other ss:opposes ?node FILTER NOT EXISTS { ?node ss:opposes ?other }",
    ),
)


def check_references(store: Store) -> tuple[Violation, ...]:
    """Find nodes that are named but nowhere described, and edges without their other half."""
    return tuple(_broken(store, _rules()))


def _rules() -> Iterator[tuple[str, str]]:
    yield from _RULES
    for predicate, wanted, what in _REFERENCES:
        pattern = f"?node {predicate} ?missing FILTER NOT EXISTS {{ ?missing {wanted} }}"
        yield f"{what} is not described", pattern


def _broken(store: Store, rules: Iterable[tuple[str, str]]) -> Iterator[Violation]:
    for message, pattern in rules:
        found = store.select(f"SELECT DISTINCT ?node {{ {pattern} }} ORDER BY ?node")
        for (node,) in found.rows:
            yield _described(store, str(node), message)


def _described(store: Store, node: str, message: str) -> Violation:
    owner = instance(_node(URIRef(node)).partition("#")[0])
    rows = store.select(
        f"SELECT ?article ?words {{ OPTIONAL {{ {term(owner)} schema:text|schema:name ?words }} "
        f"OPTIONAL {{ {term(owner)} prov:wasQuotedFrom?/ss:path ?article }} }}"
    ).rows
    article, words = rows[0] if rows else (None, None)
    return Violation(
        None if article is None else str(article),
        None if words is None else str(words),
        message,
        _node(URIRef(node)),
    )
