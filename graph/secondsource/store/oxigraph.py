"""The embedded store: Oxigraph on disk, with rdflib as its face."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
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
from secondsource.store.journal import Journal
from secondsource.store.nquads import LineReader, line, term
from secondsource.store.syntax import unreadable
from secondsource.vocab import PREFIXES, bind_prefixes

_NQUADS = ox.RdfFormat.N_QUADS
PART = 500_000  # quads that a first import sorts in memory at a time
GROUP = 100_000  # quads that documents written one by one wait for
_FEW = 10_000  # quads that are not worth files of their own


class _Face(OxigraphStore):
    """oxrdflib's store, in which looking at a graph writes nothing."""

    def add_graph(self, graph: Graph) -> None:
        """Do nothing: a graph is there when it has a quad."""


class ClaimStore(Store):
    """Oxigraph in a folder. It alone owns the ``pyoxigraph.Store``.

    One process may write, and then alone; any number may read what nobody writes. For
    readers beside a writer, :meth:`backup` makes a snapshot. Documents written one by one
    are kept in a :class:`Journal` until something is read or there are many of them.
    """

    def __init__(self, store: ox.Store, path: Path, *, read_only: bool) -> None:
        """Wrap an open handle; use :meth:`create` or :meth:`open`."""
        self._store: ox.Store | None = store
        self.path = path
        self.read_only = read_only
        self._journal = Journal(path)
        self._waiting: list[ox.Quad] = []
        self._holds_back = not read_only

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
        """Open an existing store, and sort in what a killed writer had left to do.

        Raises :class:`NotAStory` if there is none, if it is locked, or if it is to be opened
        read-only and has something left to do.
        """
        path = Path(path)
        if not (path / "CURRENT").is_file():
            raise NotAStory(f"{path} holds no store. Make one with: secondsource build")
        if read_only and Journal(path):
            raise NotAStory(f"{path} is being written or was left so. Open it for writing once.")
        try:
            handle = ox.Store.read_only(str(path)) if read_only else ox.Store(str(path))
        except OSError as error:
            raise NotAStory(
                f"{path} can't be opened: {error}. Is another program using it?"
            ) from None
        store = cls(handle, path, read_only=read_only)
        if not read_only:
            store._recover()
        return store

    def _recover(self) -> None:
        """Sort in what the journal holds, and remove the files of loads that were killed."""
        for orphan in self.path.glob("bulk-*.sst"):
            orphan.unlink()
        if self._journal:
            for piece in self._journal.pieces():
                self._waiting += ox.parse(piece, format=_NQUADS)
            self._sort_in()

    @property
    def handle(self) -> ox.Store:
        """The open ``pyoxigraph.Store``; from now on nothing that is written is held back.

        Raises ``ValueError`` once the store is closed.
        """
        self._holds_back = False
        return self._whole

    @property
    def _open(self) -> ox.Store:
        if self._store is None:
            raise ValueError(f"the store {self.path} is closed")
        return self._store

    @property
    def _writable(self) -> ox.Store:
        if self.read_only:
            raise ValueError(f"the store {self.path} is open for reading only")
        return self._open

    @property
    def _whole(self) -> ox.Store:
        """The open store with all that was written."""
        if self._waiting:
            self._sort_in()
        return self._open

    def _sort_in(self) -> None:
        if len(self._waiting) < _FEW:
            self._writable.extend(self._waiting)
        else:
            self._writable.bulk_extend(self._waiting)
        self._waiting = []
        self._journal.clear()

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
        store = self._writable
        with _told():
            quads = list(ox.parse(nquads, format=_NQUADS))
        if not self._holds_back:
            store.extend(quads)
            return
        self._journal.append(nquads)
        self._waiting += quads
        if len(self._waiting) >= GROUP:
            self._sort_in()

    def replace(self, graph: URIRef, quads: Iterable[Quad]) -> None:
        name = term(graph)
        data = "\n".join(f"{term(s)} {term(p)} {term(o)} ." for s, p, o, _ in quads)
        store = self._writable
        if self._waiting:
            self._sort_in()
        with _told():
            store.update(
                f"DROP SILENT GRAPH {name} ; INSERT DATA {{ GRAPH {name} {{\n{data}\n}} }}"
            )

    def bulk_load(self, quads: Iterable[Quad]) -> None:
        self._bulk(line(*quad) for quad in quads)

    def load_nquads(self, path: Path | str) -> None:
        """Add a file of N-Quads quickly; meant for a first import."""
        with Path(path).open("rb") as file:
            self._bulk(iter(file))

    def _bulk(self, lines: Iterator[bytes]) -> None:
        """Load in parts, because a part is sorted in memory before it becomes files."""
        while part := LineReader.of(lines, PART):
            with _told():
                self._writable.bulk_load(part, format=_NQUADS)

    def graphs(self) -> tuple[URIRef, ...]:
        return tuple(sorted(URIRef(g.value) for g in self._whole.named_graphs()))

    def graph(self, name: URIRef) -> Graph:
        copy = bind_prefixes(Graph(identifier=name))
        for quad in self._whole.quads_for_pattern(None, None, None, ox.NamedNode(name)):
            copy.add((from_ox(quad.subject), from_ox(quad.predicate), from_ox(quad.object)))
        return copy

    def __len__(self) -> int:
        return len(self._whole)

    def __bool__(self) -> bool:
        return True

    def _lines(self) -> Iterator[bytes]:
        for quad in self._whole:
            yield f"{quad} .\n".encode()

    def _answer(self, query: str) -> Answer:
        try:
            found = self._whole.query(
                query,
                prefixes=PREFIXES,
                use_default_graph_as_union=not names_dataset(query),
            )
        except (SyntaxError, ValueError) as error:
            raise BadQuery(unreadable(query, error)) from None
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
            self._whole.flush()

    def close(self) -> None:
        """Flush and release the lock; the store can't be used afterwards."""
        self.flush()
        self._store = None
        gc.collect()

    def backup(self, path: Path | str) -> None:
        """Make a snapshot of the store in the new folder ``path`` (hard links where it can)."""
        self._whole.backup(str(path))

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
