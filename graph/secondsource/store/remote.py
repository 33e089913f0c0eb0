"""Any SPARQL 1.1 server, over the Query, Update and Graph Store protocols.

Queries expect the server's default graph to be the union of all (Virtuoso's is; Fuseki and
Oxigraph have a switch for it). Writes are sent graph by graph in bounded batches; one batch
happens or does not, several are not one transaction, which the protocols do not have.
Servers spell some literals their own way ("1" for true): they are read as we write them.
"""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from rdflib import Dataset, Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from secondsource.errors import BadQuery, NotAStory
from secondsource.rdf import Quad
from secondsource.store.base import Answer, Store, with_prefixes
from secondsource.store.guard import query_form
from secondsource.store.nquads import line, term
from secondsource.store.results import read_graph, read_table
from secondsource.vocab import INSTANCES

_NO_HEADERS: Mapping[str, str] = {}
BATCH_QUADS = 5_000
BATCH_BYTES = 1_000_000


class RemoteStore(Store):
    """The graphs named ``urn:secondsource:…`` of a SPARQL server; other graphs are left alone."""

    def __init__(
        self,
        query: str,
        update: str | None = None,
        graph_store: str | None = None,
        *,
        seconds: float = 300.0,
    ) -> None:
        """Name the server's addresses; without the other two it can be queried only.

        Raises :class:`NotAStory` if an address is not http or https.
        """
        for address in (query, update, graph_store):
            if address is not None and not address.startswith(("http://", "https://")):
                raise NotAStory(f"{address} is no http or https address of a SPARQL server.")
        self._query, self._update, self._graph_store = query, update, graph_store
        self._seconds = seconds

    @property
    def dataset(self) -> Dataset:
        """The server as an ``rdflib.Dataset`` for reading; each pattern is a request."""
        return Dataset(store=SPARQLStore(self._query), default_union=True)

    def extend(self, quads: Iterable[Quad]) -> None:
        self.bulk_load(list(quads))

    def replace(self, graph: URIRef, quads: Iterable[Quad]) -> None:
        batches = list(_batches(list(quads)))
        if len(batches) == 1:
            self._put("PUT", graph, batches[0][1])
            return
        self._drop(graph)
        for _, body in batches:
            self._put("POST", graph, body)

    def bulk_load(self, quads: Iterable[Quad]) -> None:
        for graph, body in _batches(quads):
            self._put("POST", graph, body)

    def clear(self) -> None:
        """Drop all of our graphs."""
        for graph in self.graphs():
            self._drop(graph)

    def graphs(self) -> tuple[URIRef, ...]:
        ours = f'FILTER(STRSTARTS(STR(?g), "{INSTANCES}"))'
        found = self.select(f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} {ours} }}")
        return tuple(sorted(URIRef(str(g)) for (g,) in found.rows))

    def graph(self, name: URIRef) -> Graph:
        address = _with(_needed(self._graph_store, "graph store"), graph=str(name))
        request = _request(address, headers={"Accept": "application/n-triples"})
        return read_graph(self._send(request, missing=b""))

    def __len__(self) -> int:
        return sum(len(self.graph(name)) for name in self.graphs())

    def __bool__(self) -> bool:
        return True

    def close(self) -> None:
        """Do nothing: no connection is kept."""

    def _lines(self) -> Iterator[bytes]:
        for name in self.graphs():
            for subject, predicate, value in self.graph(name):
                yield line(subject, predicate, value, name)

    def _answer(self, query: str) -> Answer:
        form = query_form(query)
        if form in ("CONSTRUCT", "DESCRIBE"):
            return read_graph(self._ask(query, "application/n-triples"))
        return read_table(self._ask(query, "application/sparql-results+json"), ask=form == "ASK")

    def _ask(self, query: str, media: str) -> bytes:
        body = urllib.parse.urlencode({"query": with_prefixes(query)}).encode()
        headers = {"Accept": media, "Content-Type": "application/x-www-form-urlencoded"}
        return self._send(_request(self._query, body, headers))

    def _put(self, method: str, graph: URIRef, body: bytes) -> None:
        address = _with(_needed(self._graph_store, "graph store"), graph=str(graph))
        headers = {"Content-Type": "application/n-triples"}
        self._send(_request(address, body, headers, method=method))

    def _drop(self, graph: URIRef) -> None:
        body = f"DROP SILENT GRAPH {term(graph)}".encode()
        headers = {"Content-Type": "application/sparql-update"}
        self._send(_request(_needed(self._update, "update"), body, headers))

    def _send(self, request: urllib.request.Request, missing: bytes | None = None) -> bytes:
        try:
            with urllib.request.urlopen(request, timeout=self._seconds) as response:  # noqa: S310
                body: bytes = response.read()
                return body
        except urllib.error.HTTPError as error:
            if error.code == 404 and missing is not None:
                return missing
            told = " ".join(error.read(500).decode("utf-8", "replace").split())
            raise BadQuery(f"{request.full_url} answers {error.code}: {told}") from None
        except OSError as error:
            raise NotAStory(f"{request.full_url} can't be reached: {error}") from None


def _request(
    address: str,
    body: bytes | None = None,
    headers: Mapping[str, str] = _NO_HEADERS,
    method: str | None = None,
) -> urllib.request.Request:
    return urllib.request.Request(address, body, dict(headers), method=method)  # noqa: S310


def _needed(address: str | None, what: str) -> str:
    if address is None:
        raise NotAStory(f"The server's {what} address is not known, so nothing can be written.")
    return address


def _with(address: str, **parameters: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{urllib.parse.urlencode(parameters)}"


def _batches(quads: Iterable[Quad]) -> Iterator[tuple[URIRef, bytes]]:
    """Yield N-Triples for one graph at a time, none much larger than the bounds."""
    for graph, group in groupby(quads, key=lambda quad: quad[3]):
        lines: list[str] = []
        size = 0
        for subject, predicate, value, _ in group:
            lines.append(f"{term(subject)} {term(predicate)} {term(value)} .\n")
            size += len(lines[-1])
            if len(lines) >= BATCH_QUADS or size >= BATCH_BYTES:
                yield graph, "".join(lines).encode()
                lines, size = [], 0
        if lines:
            yield graph, "".join(lines).encode()
