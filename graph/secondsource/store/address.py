"""Where a SPARQL server listens, told from one address, and who asks."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from secondsource.errors import NotAStory

# The path of a server's query address, and those of its update and its graph store.
_LAYOUTS = (
    (r"/sparql(|-auth)", r"/sparql\1", r"/sparql-graph-crud\1"),  # Virtuoso
    (r"/query", "/update", "/store"),  # Oxigraph
    (r"(.*/repositories/[^/]+)", r"\1/statements", r"\1/rdf-graphs/service"),  # RDF4J, GraphDB
    (r"(/.+)/(?:query|sparql)", r"\1/update", r"\1/data"),  # Fuseki
)
USER, PASSWORD = "SECONDSOURCE_STORE_USER", "SECONDSOURCE_STORE_PASSWORD"


@dataclass(frozen=True, slots=True)
class Address:
    """The addresses of a server's protocols; what is ``None`` it does not have.

    ``password`` is not shown where an address is printed.
    """

    query: str
    update: str | None = None
    graph_store: str | None = None
    user: str | None = None
    password: str = ""

    def __repr__(self) -> str:
        return f"Address({self.query!r}, {self.update!r}, {self.graph_store!r})"


def read_address(text: str, environment: Mapping[str, str] = os.environ) -> Address:
    """Read ``QUERY`` or ``QUERY,UPDATE,GRAPH_STORE``, each an http or https address.

    From the query address alone the other two are told if it looks like that of a known
    server. A user and password stand in the address or in the environment.
    Raises :class:`NotAStory` if it is no address.
    """
    parts = [_split(part.strip(), _hidden(text)) for part in text.split(",")]
    if len(parts) not in (1, 3):
        raise NotAStory(f"{_hidden(text)}: give one address or three: QUERY,UPDATE,GRAPH_STORE.")
    query, update, graph_store = map(_bare, parts) if len(parts) == 3 else _guessed(parts[0])
    user, password = environment.get(USER), environment.get(PASSWORD, "")
    for part in reversed(parts):
        if part.username is not None:
            user = unquote(part.username)
            password = password if part.password is None else unquote(part.password)
    return Address(query, update, graph_store, user or None, password)


def _split(text: str, shown: str) -> SplitResult:
    """Take one address apart; ``shown`` is how all of them may be told."""
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        raise NotAStory(f"{shown} can't be read as an address.") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NotAStory(f"{shown} is no http or https address of a SPARQL server.")
    return parts


def _hidden(text: str) -> str:
    """Return a text without what may be a password."""
    return re.sub(r"//.*@", "//", text, flags=re.S)


def _bare(parts: SplitResult) -> str:
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _guessed(parts: SplitResult) -> tuple[str, str | None, str | None]:
    path = parts.path.rstrip("/")
    for pattern, update, graph_store in _LAYOUTS:
        if match := re.fullmatch(pattern, path):
            others = (parts._replace(path=match.expand(p)) for p in (update, graph_store))
            first, second = (_bare(other) for other in others)
            return _bare(parts), first, second
    return _bare(parts), None, None
