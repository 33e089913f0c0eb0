"""What every store can do, whatever keeps the quads."""

from __future__ import annotations

import heapq
import re
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from types import TracebackType
from typing import IO, Self

from rdflib import Graph, URIRef
from rdflib.term import Node

from secondsource.errors import BadQuery
from secondsource.rdf import Quad
from secondsource.store.guard import declared_prefixes, looks_like_sparql, refuse_unsafe
from secondsource.vocab import PREFIXES

_LINES_IN_MEMORY = 500_000


@dataclass(frozen=True, slots=True)
class Solutions:
    """The answer to a SELECT: variables without "?", and a row of terms for each solution."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Node | None, ...], ...]


Answer = Solutions | bool | Graph


class Store(ABC):
    """Quads in named graphs, queried with SPARQL.

    Queries see the union of all graphs unless they say FROM, know the prefixes of
    :data:`secondsource.vocab.PREFIXES`, and can't leave the store.
    """

    @abstractmethod
    def extend(self, quads: Iterable[Quad]) -> None:
        """Add quads, for instance those of one document; all of them or none."""

    @abstractmethod
    def replace(self, graph: URIRef, quads: Iterable[Quad]) -> None:
        """Put ``quads`` in the place of what ``graph`` holds; all of it or nothing happens."""

    @abstractmethod
    def bulk_load(self, quads: Iterable[Quad]) -> None:
        """Add many quads quickly; meant for a first import into an empty store."""

    @abstractmethod
    def graphs(self) -> tuple[URIRef, ...]:
        """Return the names of all graphs, sorted."""

    @abstractmethod
    def graph(self, name: URIRef) -> Graph:
        """Return a copy in memory of one graph."""

    @abstractmethod
    def __len__(self) -> int:
        """Return the number of quads."""

    @abstractmethod
    def _lines(self) -> Iterator[bytes]:
        """Yield each quad as a line of canonical N-Quads, in any order."""

    @abstractmethod
    def _answer(self, query: str) -> Answer:
        """Run a query that has been looked at; raise :class:`BadQuery` if it does not parse."""

    @abstractmethod
    def close(self) -> None:
        """Make sure that all is written, and let go of what is open."""

    def query(self, query: str) -> Answer:
        """Run a SELECT, ASK, CONSTRUCT or DESCRIBE.

        Raises :class:`BadQuery` if it does not parse, is an update, or reaches outside.
        """
        refuse_unsafe(query)
        if not looks_like_sparql(query):
            raise BadQuery("The query can't be read: it has no SELECT, ASK, CONSTRUCT or DESCRIBE.")
        return self._answer(query)

    def select(self, query: str) -> Solutions:
        """Run a SELECT; raises :class:`BadQuery` for another kind of query too."""
        answer = self.query(query)
        if not isinstance(answer, Solutions):
            raise BadQuery("The query gives no table. Use SELECT.")
        return answer

    def write_nquads(self, file: IO[bytes]) -> None:
        """Write all quads as N-Quads, lines in byte order: equal stores give equal bytes."""
        with ExitStack() as stack:
            parts = list(_sorted_parts(self._lines(), stack))
            file.writelines(heapq.merge(*parts))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


_BASE = re.compile(r"(?:\s|#[^\n\r]*[\n\r])*BASE\s*<[^<>\s]*>", re.IGNORECASE)


def with_prefixes(query: str) -> str:
    """Return the query with the usual prefixes declared: first of all, but after its BASE."""
    own = declared_prefixes(query)
    added = " ".join(f"PREFIX {p}: <{iri}>" for p, iri in PREFIXES.items() if p not in own)
    base = _BASE.match(query)
    start = base.end() if base else 0
    return f"{query[:start]} {added} {query[start:]}"


def _sorted_parts(lines: Iterator[bytes], stack: ExitStack) -> Iterator[Iterable[bytes]]:
    """Yield sorted runs of lines: the last from memory, those before it from temporary files."""
    while part := sorted(islice(lines, _LINES_IN_MEMORY)):
        if len(part) < _LINES_IN_MEMORY:
            yield part
            return
        file = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115
        file.writelines(part)
        file.seek(0)
        yield file
