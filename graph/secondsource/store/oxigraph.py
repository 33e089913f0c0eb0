"""The embedded store: Oxigraph on disk, with rdflib as its face."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Self

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.term import Node

from secondsource.errors import BadQuery, NotAStory
from secondsource.rdf import Quad
from secondsource.store.base import Answer, Solutions, Store
from secondsource.store.guard import names_dataset
from secondsource.store.nquads import line, term
from secondsource.vocab import PREFIXES, bind_prefixes

_NQUADS = ox.RdfFormat.N_QUADS
_PART = 200_000


class _Face(OxigraphStore):
    """oxrdflib's store, in which looking at a graph writes nothing."""

    def add_graph(self, graph: Graph) -> None:
        """Do nothing: a graph is there when it has a quad."""


class ClaimStore(Store):
    """Oxigraph in a folder. It alone owns the ``pyoxigraph.Store``.

    One process may write, and then alone; any number may read what nobody writes. For
    readers beside a writer, :meth:`backup` makes a snapshot.
    """

    def __init__(self, store: ox.Store, path: Path, *, read_only: bool) -> None:
        """Wrap an open handle; use :meth:`create` or :meth:`open`."""
        self._store: ox.Store | None = store
        self.path = path
        self.read_only = read_only

    @classmethod
    def create(cls, path: Path | str) -> Self:
        """Make an empty store. Raises :class:`NotAStory` if the folder is not empty."""
        path = Path(path)
        if path.exists() and (path.is_file() or any(path.iterdir())):
            raise NotAStory(f"{path} is not empty: a new store needs a folder of its own.")
        path.mkdir(parents=True, exist_ok=True)
        return cls(ox.Store(str(path)), path, read_only=False)

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False) -> Self:
        """Open an existing store. Raises :class:`NotAStory` if there is none, or it is locked."""
        path = Path(path)
        if not (path / "CURRENT").is_file():
            raise NotAStory(f"{path} holds no store. Make one with: secondsource build")
        try:
            handle = ox.Store.read_only(str(path)) if read_only else ox.Store(str(path))
        except OSError as error:
            raise NotAStory(
                f"{path} can't be opened: {error}. Is another program using it?"
            ) from None
        return cls(handle, path, read_only=read_only)

    @property
    def handle(self) -> ox.Store:
        """The open ``pyoxigraph.Store``. Raises ``ValueError`` once the store is closed."""
        if self._store is None:
            raise ValueError(f"the store {self.path} is closed")
        return self._store

    @property
    def _writable(self) -> ox.Store:
        if self.read_only:
            raise ValueError(f"the store {self.path} is open for reading only")
        return self.handle

    @property
    def dataset(self) -> Dataset:
        """The same store as an ``rdflib.Dataset``; its default graph is the union of all."""
        dataset = Dataset(store=_Face(store=self.handle), default_union=True)
        bind_prefixes(dataset)
        return dataset

    def extend(self, quads: Iterable[Quad]) -> None:
        self.extend_nquads(b"".join(line(*quad) for quad in quads))

    def extend_nquads(self, nquads: bytes) -> None:
        """Add N-Quads, for instance those of one document; all of them or none."""
        with _told():
            self._writable.load(nquads, format=_NQUADS)

    def replace(self, graph: URIRef, quads: Iterable[Quad]) -> None:
        name = term(graph)
        data = "\n".join(f"{term(s)} {term(p)} {term(o)} ." for s, p, o, _ in quads)
        with _told():
            self._writable.update(
                f"DROP SILENT GRAPH {name} ; INSERT DATA {{ GRAPH {name} {{\n{data}\n}} }}"
            )

    def bulk_load(self, quads: Iterable[Quad]) -> None:
        self._bulk(line(*quad) for quad in quads)

    def load_nquads(self, path: Path | str) -> None:
        """Add a file of N-Quads quickly; meant for a first import."""
        with Path(path).open("rb") as file:
            self._bulk(iter(file))

    def _bulk(self, lines: Iterator[bytes]) -> None:
        """Load in parts, because a part is sorted in memory before it becomes a file."""
        while part := b"".join(islice(lines, _PART)):
            with _told():
                self._writable.bulk_load(part, format=_NQUADS)

    def graphs(self) -> tuple[URIRef, ...]:
        return tuple(sorted(URIRef(g.value) for g in self.handle.named_graphs()))

    def graph(self, name: URIRef) -> Graph:
        copy = bind_prefixes(Graph(identifier=name))
        for quad in self.handle.quads_for_pattern(None, None, None, ox.NamedNode(name)):
            copy.add((from_ox(quad.subject), from_ox(quad.predicate), from_ox(quad.object)))
        return copy

    def __len__(self) -> int:
        return len(self.handle)

    def __bool__(self) -> bool:
        return True

    def _lines(self) -> Iterator[bytes]:
        for quad in self.handle:
            yield f"{quad} .\n".encode()

    def _answer(self, query: str) -> Answer:
        try:
            found = self.handle.query(
                query,
                prefixes=PREFIXES,
                use_default_graph_as_union=not names_dataset(query),
            )
        except (SyntaxError, ValueError) as error:
            raise BadQuery(f"The query can't be read: {error}") from None
        if isinstance(found, ox.QueryBoolean):
            return bool(found)
        if isinstance(found, ox.QueryTriples):
            return _graph(found)
        names = tuple(variable.value for variable in found.variables)
        rows = (tuple(None if t is None else from_ox(t) for t in row) for row in found)
        return Solutions(names, tuple(rows))

    def flush(self) -> None:
        """Make sure that all that was written is on disk, so that opening again is quick."""
        if self._store is not None and not self.read_only:
            self._store.flush()

    def close(self) -> None:
        """Flush and release the lock; the store can't be used afterwards."""
        self.flush()
        self._store = None
        gc.collect()

    def backup(self, path: Path | str) -> None:
        """Make a snapshot of the store in the new folder ``path`` (hard links where it can)."""
        self.handle.backup(str(path))

    def optimize(self) -> None:
        """Compact the files after a large import."""
        self._writable.optimize()


@contextmanager
def _told() -> Iterator[None]:
    """Raise ``ValueError`` for quads that are no RDF, for instance an IRI with a space in it."""
    try:
        yield
    except SyntaxError as error:
        raise ValueError(f"these quads can't be stored: {error}") from None


_STRING = "http://www.w3.org/2001/XMLSchema#string"


def from_ox(term: object) -> Node:
    """Return a term of Oxigraph as rdflib's, its spelling unchanged."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    assert isinstance(term, ox.Literal), term
    if term.language:
        return Literal(term.value, lang=term.language)
    if term.datatype.value == _STRING:
        return Literal(term.value)
    return Literal(term.value, datatype=URIRef(term.datatype.value), normalize=False)


def _graph(triples: Iterable[ox.Triple]) -> Graph:
    graph = bind_prefixes(Graph())
    for triple in triples:
        graph.add((from_ox(triple.subject), from_ox(triple.predicate), from_ox(triple.object)))
    return graph
