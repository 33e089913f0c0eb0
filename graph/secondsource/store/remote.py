"""Any SPARQL 1.1 server, over the Query, Update and Graph Store protocols.

Queries expect the server's default graph to be the union of all (Virtuoso's is; Fuseki and
Oxigraph have a switch for it). Writes are sent graph by graph in bounded batches; one batch
happens or does not, several are not one transaction, which the protocols do not have.
Servers spell some literals their own way ("1" for true): they are read as we write them.
"""

from __future__ import annotations

import http.client
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from itertools import groupby
from typing import Self

from rdflib import Dataset, Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from secondsource.errors import BadQuery, NotAStory
from secondsource.rdf import Quad
from secondsource.store.address import PASSWORD, USER, Address, read_address
from secondsource.store.base import Answer, Store, with_prefixes
from secondsource.store.guard import query_form
from secondsource.store.nquads import line, term
from secondsource.store.results import read_graph, read_table
from secondsource.vocab import INSTANCES, TERMS

_NO_HEADERS: Mapping[str, str] = {}
SECONDS = 300.0
BATCH_QUADS = 5_000
UPDATE_QUADS = 500  # the text of an update is compiled, which servers limit
BATCH_BYTES = 1_000_000
_HEAD = b"@prefix ss: <%b> .\n" % TERMS.encode()  # Virtuoso looks for it, not at the type
_MARKUP = re.compile(r"<(title|style|script)\b.*?</\1>|<[^<>]*>", re.DOTALL | re.IGNORECASE)


class RemoteStore(Store):
    """The graphs named ``urn:secondsource:…`` of a SPARQL server; other graphs are left alone."""

    def __init__(
        self,
        query: str,
        update: str | None = None,
        graph_store: str | None = None,
        *,
        user: str | None = None,
        password: str = "",
        seconds: float = SECONDS,
    ) -> None:
        """Name the server's addresses; without the other two it can be queried only.

        It can be written to with either of them, faster with the graph store. ``seconds`` is
        how long to wait for an answer. Raises :class:`NotAStory` if an address is not http or
        https.
        """
        for address in (query, update, graph_store):
            if address is None:
                continue
            if "@" in address.partition("//")[2].partition("/")[0]:
                raise NotAStory("give the user and the password apart from the server's address.")
            if not address.startswith(("http://", "https://")):
                raise NotAStory(f"{address} is no http or https address of a SPARQL server.")
        self.address = Address(query, update, graph_store, user, password)
        self._opener = _opener(self.address)
        self._seconds = seconds

    @classmethod
    def at(cls, address: str, *, seconds: float = SECONDS) -> Self:
        """Make a store from ``QUERY`` or ``QUERY,UPDATE,GRAPH_STORE``.

        See :func:`secondsource.store.address.read_address`, which raises :class:`NotAStory`.
        """
        found = asdict(read_address(address))
        return cls(found.pop("query"), **found, seconds=seconds)

    def require_writable(self) -> None:
        """Raise :class:`NotAStory` unless the server answers and it is known where to write."""
        if self.address.graph_store is None and self.address.update is None:
            raise NotAStory(
                f"{self.address.query} does not tell where to write. "
                "Give three addresses: QUERY,UPDATE,GRAPH_STORE."
            )
        self.query("ASK { ?s ?p ?o }")

    @property
    def dataset(self) -> Dataset:
        """The server as an ``rdflib.Dataset`` for reading; each pattern is a request."""
        user, password = self.address.user, self.address.password
        auth = None if user is None else (user, password)
        return Dataset(store=SPARQLStore(self.address.query, auth=auth), default_union=True)

    def extend(self, quads: Iterable[Quad]) -> None:
        self.bulk_load(list(quads))

    def replace(self, graph: URIRef, quads: Iterable[Quad]) -> None:
        batches = list(_batches(list(quads), self._most))
        if len(batches) == 1 and self.address.graph_store is not None:
            self._put("PUT", graph, batches[0][1])
            return
        self._drop(graph)
        for _, body in batches:
            self._add(graph, body)

    def bulk_load(self, quads: Iterable[Quad]) -> None:
        for graph, body in _batches(quads, self._most):
            self._add(graph, body)

    def clear(self) -> None:
        """Drop all of our graphs."""
        for graph in self.graphs():
            self._drop(graph)

    def graphs(self) -> tuple[URIRef, ...]:
        ours = f'FILTER(STRSTARTS(STR(?g), "{INSTANCES}"))'
        found = self.select(f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} {ours} }}")
        return tuple(sorted(URIRef(str(g)) for (g,) in found.rows))

    def graph(self, name: URIRef) -> Graph:
        if self.address.graph_store is None:
            built = self.query(f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH {term(name)} {{ ?s ?p ?o }} }}")
            assert isinstance(built, Graph), built
            return built
        address = _with(self.address.graph_store, graph=str(name))
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
        try:
            if form in ("CONSTRUCT", "DESCRIBE"):
                return read_graph(self._ask(query, "application/n-triples"))
            table = self._ask(query, "application/sparql-results+json")
            return read_table(table, ask=form == "ASK")
        except (ValueError, SyntaxError, LookupError, TypeError):
            raise BadQuery(
                f"{self.address.query} answers, but not as a SPARQL server does. "
                "Is it the address for queries?"
            ) from None

    def _ask(self, query: str, media: str) -> bytes:
        body = urllib.parse.urlencode({"query": with_prefixes(query)}).encode()
        headers = {"Accept": media, "Content-Type": "application/x-www-form-urlencoded"}
        return self._send(_request(self.address.query, body, headers))

    @property
    def _most(self) -> int:
        """How many quads to send at a time."""
        return BATCH_QUADS if self.address.graph_store is not None else UPDATE_QUADS

    def _add(self, graph: URIRef, triples: bytes) -> None:
        if self.address.graph_store is not None:
            self._put("POST", graph, triples)
        else:
            self._change(b"INSERT DATA { GRAPH %b {\n%b} }" % (term(graph).encode(), triples))

    def _put(self, method: str, graph: URIRef, triples: bytes | None = None) -> None:
        assert self.address.graph_store is not None
        address = _with(self.address.graph_store, graph=str(graph))
        headers = {"Content-Type": "text/turtle"} if triples else {}
        gone = b"" if method == "DELETE" else None
        body = None if triples is None else _HEAD + triples
        self._send(_request(address, body, headers, method=method), missing=gone)

    def _drop(self, graph: URIRef) -> None:
        if self.address.update is None and self.address.graph_store is not None:
            self._put("DELETE", graph)
        else:
            self._change(b"DROP SILENT GRAPH " + term(graph).encode())

    def _change(self, update: bytes) -> None:
        if self.address.update is None:
            raise NotAStory("The server's update address is not known: nothing can be written.")
        headers = {"Content-Type": "application/sparql-update"}
        self._send(_request(self.address.update, update, headers))

    def _send(self, request: urllib.request.Request, missing: bytes | None = None) -> bytes:
        try:
            with self._opener.open(request, timeout=self._seconds) as response:
                body: bytes = response.read()
                return body
        except urllib.error.HTTPError as error:
            if error.code == 404 and missing is not None:
                return missing
            raise BadQuery(f"{request.full_url} answers {_told(error)}") from None
        except ValueError as error:  # a way to log in that urllib does not know
            raise BadQuery(f"{request.full_url} can't be logged in to: {error}") from None
        except (OSError, http.client.HTTPException) as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, TimeoutError):
                told = f"{request.full_url} has not answered within {self._seconds:g} s."
                raise BadQuery(told) from None
            why = getattr(reason, "strerror", None) or reason
            raise NotAStory(f"{request.full_url} can't be reached: {why}") from None


def _told(error: urllib.error.HTTPError) -> str:
    """What a refusal says, in one line."""
    if error.code == 401:
        return f"401: it wants a user and a password. Set {USER} and {PASSWORD}."
    page = error.read(2000).decode("utf-8", "replace")
    plain = "".join(c if c.isprintable() else " " for c in _MARKUP.sub(" ", page))
    words = " ".join(plain.split())
    return f"{error.code}: {words[:300] or error.reason}"


def _opener(address: Address) -> urllib.request.OpenerDirector:
    """Return what opens requests, with the user's password for these addresses alone."""
    if address.user is None:
        return urllib.request.build_opener()
    known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    for part in (address.query, address.update, address.graph_store):
        if part is not None:
            known.add_password(None, part, address.user, address.password)
    return urllib.request.build_opener(
        urllib.request.HTTPBasicAuthHandler(known), urllib.request.HTTPDigestAuthHandler(known)
    )


def _request(
    address: str,
    body: bytes | None = None,
    headers: Mapping[str, str] = _NO_HEADERS,
    method: str | None = None,
) -> urllib.request.Request:
    return urllib.request.Request(address, body, dict(headers), method=method)  # noqa: S310


def _with(address: str, **parameters: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{urllib.parse.urlencode(parameters)}"


def _batches(quads: Iterable[Quad], most: int) -> Iterator[tuple[URIRef, bytes]]:
    """Yield N-Triples for one graph at a time, none much larger than the bounds."""
    for graph, group in groupby(quads, key=lambda quad: quad[3]):
        lines: list[str] = []
        size = 0
        for subject, predicate, value, _ in group:
            lines.append(f"{term(subject)} {term(predicate)} {term(value)} .\n")
            size += len(lines[-1])
            if len(lines) >= most or size >= BATCH_BYTES:
                yield graph, "".join(lines).encode()
                lines, size = [], 0
        if lines:
            yield graph, "".join(lines).encode()
