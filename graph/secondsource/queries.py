"""Shipped queries, and how any query gets its parameters.

A query is a ``.rq`` file whose leading comments give its title, what it answers, and its
parameters. A parameter is a variable with a ``VALUES`` clause that holds a neutral default,
so that each file runs as it stands in any SPARQL tool; a given value takes the default's
place as an RDF term, spelt by the serialiser and never pasted.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import XSD, Graph, Literal
from rdflib.term import Node

from secondsource.errors import BadQuery
from secondsource.store import Answer, ClaimStore, Solutions, Store
from secondsource.store.guard import looks_like_sparql
from secondsource.store.nquads import term

if TYPE_CHECKING:
    import pandas as pd

Value = str | int | float | bool | None

_TITLE = re.compile(r"^# title: (.+)$", re.MULTILINE)
_DESCRIPTION = re.compile(r"^# description: (.+)$", re.MULTILINE)
_PARAMETER = re.compile(
    r"^# parameter (\w+) \((string|integer)(, required)?\): (.+)$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a query: ``kind`` is "string" or "integer"."""

    name: str
    kind: str
    required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Query:
    """A query with what its leading comments say; ``parameters`` by name, in order."""

    name: str
    title: str
    description: str
    parameters: Mapping[str, Parameter]
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of plain values: text (IRIs too), numbers, true and false, ``None`` for nothing."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def to_frame(self) -> pd.DataFrame:
        """Return the table as a pandas data frame."""
        import pandas as pd

        return pd.DataFrame(list(self.rows), columns=list(self.columns))


@cache
def list_queries() -> tuple[Query, ...]:
    """Return the shipped queries, sorted by name."""
    folder = files("secondsource.ontology").joinpath("queries")
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".rq"))
    texts = ((name, folder.joinpath(name).read_text(encoding="utf-8")) for name in names)
    return tuple(parse(name.removesuffix(".rq"), text) for name, text in texts)


def load(query: str) -> Query:
    """Return the query meant by the name of a shipped one, a path to a ``.rq`` file, or SPARQL.

    Raises :class:`BadQuery` if it is none of them.
    """
    for shipped in list_queries():
        if shipped.name == query:
            return shipped
    if query.endswith(".rq"):
        return parse(Path(query).stem, _read(Path(query)))
    if looks_like_sparql(query):
        return parse("query", query)
    raise BadQuery(
        f"{query!r} is no shipped query, no .rq file and no SPARQL. "
        "List the shipped ones with: secondsource query STORY --list"
    )


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadQuery(f"{path} can't be read: {error}") from None


def parse(name: str, text: str) -> Query:
    """Read the leading comments of a query's text; all of them are optional."""
    title, description = _TITLE.search(text), _DESCRIPTION.search(text)
    found = (Parameter(n, k, bool(r), d) for n, k, r, d in _PARAMETER.findall(text))
    return Query(
        name,
        title[1] if title else name,
        description[1] if description else "",
        {p.name: p for p in found},
        text,
    )


def run(
    store: Store,
    query: str,
    parameters: Mapping[str, str] | None = None,
    *,
    seconds: float | None = None,
) -> Table:
    """Run a query (see :func:`load`) with parameters and return its answer as a table.

    ASK gives one row and column; CONSTRUCT and DESCRIBE give subject, predicate, object.
    With ``seconds`` the query runs in a process of its own that is stopped after that time and
    can open no connection; ``store`` then has to be on disk and open for reading only.
    Raises :class:`BadQuery` for a query that does not parse, that is no pure query of this
    store, that takes too long, or whose parameters are missing, unknown or of the wrong kind.
    """
    text = bind(load(query), parameters or {})
    return as_table(store.query(text) if seconds is None else _limited(store, text, seconds))


def _limited(store: Store, query: str, seconds: float) -> Answer:
    from secondsource.store.results import read_graph, read_table
    from secondsource.store.worker import Job, Worker, WorkerGone

    if not isinstance(store, ClaimStore) or not store.read_only:
        raise ValueError("a time limit needs a store on disk that is open for reading only")
    worker = Worker(store.path)
    try:
        reply = worker.ask(
            Job(query, ("application/sparql-results+json", "application/n-triples")), seconds
        )
    except TimeoutError:
        raise BadQuery(f"The query took longer than {seconds:g} s and was stopped.") from None
    except WorkerGone as gone:
        raise BadQuery(f"The query could not be run: {gone}.") from None
    finally:
        worker.stop()
    if reply.status != 200:
        raise BadQuery(reply.body.decode().strip())
    return read_table(reply.body) if reply.media.endswith("json") else read_graph(reply.body)


def bind(query: Query, parameters: Mapping[str, str]) -> str:
    """Return the query's text with the parameters in their ``VALUES`` clauses."""
    text = query.text
    for name, value in sorted(parameters.items()):
        text = _bound(query, text, name, value)
    for wanted in query.parameters.values():
        if wanted.required and wanted.name not in parameters:
            raise BadQuery(f"{query.name} needs --{wanted.name}: {wanted.description}.")
    return text


def _bound(query: Query, text: str, name: str, value: str) -> str:
    clause = re.compile(rf'VALUES\s+\?{re.escape(name)}\s*{{\s*(?:"(?:[^"\\]|\\.)*"|[\w.]+)\s*}}')
    if not clause.search(text):
        known = ", ".join(f"--{p}" for p in query.parameters) or "none"
        raise BadQuery(f"{query.name} has no parameter --{name}. It has: {known}.")
    declared = query.parameters.get(name)
    spelt = term(_literal(name, value, declared.kind if declared else "string"))
    return clause.sub(lambda _: f"VALUES ?{name} {{ {spelt} }}", text)


def _literal(name: str, value: str, kind: str) -> Literal:
    if kind == "string":
        return Literal(value)
    if not re.fullmatch(r"[+-]?\d{1,18}", value):
        raise BadQuery(f"--{name} takes a whole number, not {value!r}.")
    return Literal(int(value), datatype=XSD.integer)


def as_table(answer: Answer) -> Table:
    """Return an answer of any kind as a table."""
    if isinstance(answer, bool):
        return Table(("answer",), ((answer,),))
    if isinstance(answer, Graph):
        rows = sorted(tuple(str(part) for part in triple) for triple in answer)
        return Table(("subject", "predicate", "object"), tuple(rows))
    return Table(answer.columns, tuple(_values(answer)))


def _values(solutions: Solutions) -> list[tuple[Value, ...]]:
    return [tuple(None if t is None else plain(t) for t in row) for row in solutions.rows]


_INTEGERS = {XSD.integer, XSD.int, XSD.long, XSD.nonNegativeInteger}
_FLOATS = {XSD.double, XSD.decimal, XSD.float}


def plain(node: Node) -> Value:
    """Return an RDF term as a plain value; what is ill-typed stays text."""
    if not isinstance(node, Literal):
        return str(node)
    text, kind = str(node), node.datatype
    try:
        if kind in _INTEGERS:
            return int(text)
        if kind in _FLOATS:
            return _finite(float(text.replace("INF", "inf")))
    except ValueError:
        return text
    return text in ("true", "1") if kind == XSD.boolean else text


def _finite(value: float) -> Value:
    return None if math.isnan(value) else value
