"""Queries from strangers: a process that can be killed, and that can't open anything.

Oxigraph can't be interrupted, so a query with a time limit runs in a process of its own.
After opening the store read-only, that process gives up the right to open any further file or
socket (``RLIMIT_NOFILE`` of 0) and to grow beyond a bound: whatever ``SERVICE`` gets past
the first barrier (see :mod:`secondsource.store.guard`) has no way out. POSIX only.
"""

from __future__ import annotations

import multiprocessing
import re
import resource
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox

from secondsource.errors import BadQuery
from secondsource.store.guard import names_dataset, refuse_unsafe
from secondsource.store.oxigraph import ClaimStore
from secondsource.store.syntax import unreadable
from secondsource.vocab import PREFIXES

TABLES: Mapping[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
}
GRAPHS: Mapping[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
MEMORY = 4 << 30
_START_SECONDS = 60
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class WorkerGone(Exception):
    """The process ended before it answered, for instance for want of memory."""


@dataclass(frozen=True, slots=True)
class Job:
    """A query; ``media`` are the acceptable media types, best first, "*/*" for any.

    ``default_graphs`` and ``named_graphs`` make up the data, if any are given.
    """

    query: str
    media: tuple[str, ...] = ("*/*",)
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    max_bytes: int = 50_000_000


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as HTTP tells it: status, media type, body."""

    status: int
    media: str
    body: bytes


class Worker:
    """One process on one store. Not for use by several threads at a time."""

    def __init__(self, path: Path) -> None:
        """Start the process; :meth:`ask` waits until it has opened the store."""
        context = multiprocessing.get_context("spawn")
        self._end, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, str(path)), daemon=True)
        self._process.start()
        theirs.close()
        self._ready = False

    def wait(self) -> None:
        """Wait until the store is open. Raises :class:`WorkerGone` if it could not be."""
        if not self._ready:
            self._receive(_START_SECONDS)
            self._ready = True

    def ask(self, job: Job, seconds: float) -> Reply:
        """Return the answer to ``job``.

        Raises ``TimeoutError`` after ``seconds`` and :class:`WorkerGone` if the process died;
        in both cases the process is gone, and a new worker has to be made.
        """
        self.wait()
        try:
            self._end.send(job)
        except OSError as error:
            raise WorkerGone(str(error)) from None
        return self._receive(seconds)

    def _receive(self, seconds: float) -> Reply:
        try:
            if self._end.poll(seconds):
                reply: Reply = self._end.recv()
                return reply
        except (EOFError, OSError):
            self.stop()
            raise WorkerGone("the process ended before it answered") from None
        self.stop()
        raise TimeoutError

    def stop(self) -> None:
        """Kill the process."""
        self._process.kill()
        self._process.join()
        self._end.close()


# --- in the process ----------------------------------------------------------------------------


def _serve(connection: Connection, path: str) -> None:
    store = ClaimStore.open(path, read_only=True).handle
    _confine()
    connection.send(Reply(200, "text/plain", b"ready"))
    while True:
        try:
            job: Job = connection.recv()
        except EOFError:
            return
        connection.send(_reply(store, job))


def _confine() -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _reply(store: ox.Store, job: Job) -> Reply:
    try:
        refuse_unsafe(job.query)
        return _answer(store, job)
    except BadQuery as error:
        return _told(403, str(error))
    except (SyntaxError, ValueError) as error:
        return _told(400, unreadable(job.query, error))
    except _TooLarge:
        size = f"{job.max_bytes / 1_000_000:g} MB"
        return _told(500, f"The result is larger than {size}. Ask for less, or add LIMIT.")
    except MemoryError:
        return _told(500, "The query needs too much memory. Ask for less.")
    except Exception as error:
        return _told(500, f"The query could not be run: {error}")


def _told(status: int, message: str) -> Reply:
    return Reply(status, "text/plain; charset=utf-8", (message + "\n").encode("utf-8", "replace"))


def _answer(store: ox.Store, job: Job) -> Reply:
    found = _found(store, job)
    known: Mapping[str, object] = GRAPHS if isinstance(found, ox.QueryTriples) else TABLES
    media = choose(job.media, tuple(known))
    if media is None:
        return _told(406, f"The answer comes as one of: {', '.join(known)}")
    out = _Bounded(job.max_bytes)
    if isinstance(found, ox.QueryTriples):
        found.serialize(out, format=GRAPHS[media])
    else:
        found.serialize(out, format=TABLES[media])
    body = out.getvalue()
    if media.endswith("xml"):
        body = _fit_for_xml(body)
    return Reply(200, media, body)


def _found(store: ox.Store, job: Job) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    if not job.default_graphs and not job.named_graphs:
        union = not names_dataset(job.query)
        return store.query(job.query, prefixes=PREFIXES, use_default_graph_as_union=union)
    return store.query(
        job.query,
        prefixes=PREFIXES,
        default_graph=[ox.NamedNode(g) for g in job.default_graphs],
        named_graphs=[ox.NamedNode(g) for g in job.named_graphs],
    )


def _fit_for_xml(body: bytes) -> bytes:
    """Put U+FFFD in the place of characters that XML can't hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", body.decode("utf-8")).encode()


def choose(wanted: tuple[str, ...], known: tuple[str, ...]) -> str | None:
    """Return the first known media type that a range of ``wanted`` covers, best first."""
    for media in wanted:
        for candidate in known:
            if media in ("*/*", candidate) or media == candidate.partition("/")[0] + "/*":
                return candidate
    return None


class _TooLarge(Exception):
    pass


class _Bounded(BytesIO):
    """A buffer that refuses to grow beyond ``limit`` bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        if self.tell() + len(data) > self.limit:
            raise _TooLarge
        return super().write(data)
