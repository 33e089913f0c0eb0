"""Canonical N-Quads: one spelling for each quad, whichever store it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import IO, cast

from rdflib import XSD, BNode, Literal
from rdflib.term import Node

_SPECIAL = re.compile(r'[\x00-\x1f"\\\x7f\ufffe\uffff]')
_NO_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_LABEL = re.compile(r"[\w][\w.-]*")
_SHORT = {
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
    '"': '\\"',
    "\\": "\\\\",
}


def line(subject: Node, predicate: Node, value: Node, graph: object) -> bytes:
    """Return a quad as a line of canonical N-Quads (RDF 1.2), in UTF-8."""
    parts = (term(subject), term(predicate), term(value), iri(graph))
    return f"{' '.join(parts)} .\n".encode()


def term(node: Node) -> str:
    """Return a term as N-Quads and SPARQL spell it.

    Raises ``ValueError`` for what would be more than one term there.
    """
    if isinstance(node, BNode):
        if not _LABEL.fullmatch(node):
            raise ValueError(f"{str(node)!r} is no label of a blank node")
        return f"_:{node}"
    if not isinstance(node, Literal):
        return iri(node)
    quoted = f'"{_SPECIAL.sub(_escaped, str(node))}"'
    if node.language:
        return f"{quoted}@{node.language}"
    if node.datatype and node.datatype != XSD.string:
        return f"{quoted}^^{iri(node.datatype)}"
    return quoted


def iri(node: object) -> str:
    """Return an IRI in angle brackets; raises ``ValueError`` if it holds what none may."""
    text = str(node)
    if _NO_IRI.search(text):
        raise ValueError(f"{text!r} is no IRI")
    return f"<{text}>"


def _escaped(match: re.Match[str]) -> str:
    return _SHORT.get(match[0]) or f"\\u{ord(match[0]):04X}"


class LineReader:
    """Some lines of an iterator as a file that can be read once, never all in memory."""

    def __init__(self, lines: Iterator[bytes], ready: bytes) -> None:
        self._lines, self._ready = lines, ready

    @classmethod
    def of(cls, lines: Iterator[bytes], most: int) -> IO[bytes] | None:
        """Return a file of at most ``most`` lines; ``None`` if none is left."""
        first = next(lines, b"")
        if not first:
            return None
        return cast("IO[bytes]", cls(islice(lines, most - 1), first))

    def read(self, size: int) -> bytes:
        """Return up to ``size`` bytes; none at the end."""
        while len(self._ready) < size and (more := b"".join(islice(self._lines, 256))):
            self._ready += more
        given, self._ready = self._ready[:size], self._ready[size:]
        return given
