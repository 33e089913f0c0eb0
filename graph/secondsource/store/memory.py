"""rdflib's own store in memory: the fallback, and the second opinion on every query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import rdflib.plugins.sparql
from pyparsing import ParseException
from rdflib import Dataset, Graph, URIRef
from rdflib.plugins.sparql.evaluate import evalAggregateJoin
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.processor import prepareQuery
from rdflib.plugins.sparql.sparql import FrozenBindings, QueryContext
from rdflib.query import Result

from secondsource.errors import BadQuery
from secondsource.rdf import Quad
from secondsource.store.base import Answer, Solutions, Store
from secondsource.store.nquads import line
from secondsource.store.syntax import unreadable_at
from secondsource.vocab import PREFIXES, bind_prefixes


class MemoryStore(Store):
    """An ``rdflib.Dataset`` in memory; fit for some 100,000 quads and lost at the end."""

    def __init__(self) -> None:
        self.dataset = Dataset(default_union=True)
        bind_prefixes(self.dataset)

    def extend(self, quads: Iterable[Quad]) -> None:
        known: dict[URIRef, Graph] = {}
        rows = [(s, p, o, known.setdefault(g, self._named(g))) for s, p, o, g in quads]
        self.dataset.addN(rows)

    def replace(self, graph: URIRef, quads: Iterable[Quad]) -> None:
        rows = list(quads)
        self.dataset.remove_graph(graph)
        self.extend(rows)

    def bulk_load(self, quads: Iterable[Quad]) -> None:
        self.extend(quads)

    def graphs(self) -> tuple[URIRef, ...]:
        names = (graph.identifier for graph in self.dataset.graphs() if len(graph))
        return tuple(sorted(name for name in names if isinstance(name, URIRef)))

    def graph(self, name: URIRef) -> Graph:
        copy = bind_prefixes(Graph(identifier=name))
        for triple in self._named(name):
            copy.add(triple)
        return copy

    def __len__(self) -> int:
        return sum(1 for _ in self.dataset.quads())

    def __bool__(self) -> bool:
        return True

    def close(self) -> None:
        """Do nothing: there is nothing to write to."""

    def _named(self, name: URIRef) -> Graph:
        return Graph(store=self.dataset.store, identifier=name)

    def _lines(self) -> Iterator[bytes]:
        for subject, predicate, value, graph in self.dataset.quads():
            yield line(subject, predicate, value, graph)

    def _answer(self, query: str) -> Answer:
        try:
            prepared = prepareQuery(query, initNs=PREFIXES)
            if _calls_out(prepared.algebra):
                raise BadQuery("SERVICE is refused: a query may not call another server.")
            with _as_the_standard_has_it():
                return _answer(self.dataset.query(prepared))
        except (BadQuery, MemoryError):
            raise
        except ParseException as error:
            raise BadQuery(unreadable_at(query, error.lineno, error.column)) from None
        except Exception as error:  # rdflib raises what it likes, bare Exception included
            raise BadQuery(f"The query can't be run: {error}") from None


def _answer(result: Result) -> Answer:
    if result.type == "ASK":
        return bool(result.askAnswer)
    if result.type != "SELECT":
        assert result.graph is not None
        return bind_prefixes(result.graph)
    names = result.vars or []
    rows = (tuple(found.get(name) for name in names) for found in result.bindings)
    return Solutions(tuple(map(str, names)), tuple(rows))


def _calls_out(part: Any) -> bool:
    """Say whether the algebra has a SERVICE in it."""
    if isinstance(part, CompValue):
        return part.name == "ServiceGraphPattern" or any(map(_calls_out, part.values()))
    return isinstance(part, list | tuple | set) and any(map(_calls_out, part))


def _grouped(context: QueryContext, part: CompValue) -> Iterator[FrozenBindings]:
    """Leave out the row that rdflib gives for GROUP BY if there is nothing to group."""
    if part.name != "AggregateJoin" or part.p.expr is None:
        raise NotImplementedError
    return (row for row in evalAggregateJoin(context, part) if len(row))


@contextmanager
def _as_the_standard_has_it() -> Iterator[None]:
    """Keep rdflib from fetching what FROM names (files and the web), and group by the book."""
    settings: Any = rdflib.plugins.sparql
    before = settings.SPARQL_LOAD_GRAPHS
    settings.SPARQL_LOAD_GRAPHS = False
    settings.CUSTOM_EVALS["secondsource"] = _grouped
    try:
        yield
    finally:
        settings.SPARQL_LOAD_GRAPHS = before
        del settings.CUSTOM_EVALS["secondsource"]
