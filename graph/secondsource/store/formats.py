"""N-Quads into the other notations, streaming where the notation allows it."""

from __future__ import annotations

from typing import IO

import pyoxigraph as ox

from secondsource.vocab import PREFIXES


def write_turtle(nquads: IO[bytes], out: IO[bytes]) -> None:
    """Write a file of sorted N-Quads as one Turtle graph, the names of graphs left out."""
    triples = (quad.triple for quad in ox.parse(nquads, format=ox.RdfFormat.N_QUADS))
    ox.serialize(triples, out, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)


def write_trig(nquads: IO[bytes], out: IO[bytes]) -> None:
    """Write a file of sorted N-Quads as TriG, graph by graph; holds the lines in memory."""
    lines: list[bytes] = sorted(nquads.readlines(), key=_graph_of)
    quads = ox.parse(b"".join(lines), format=ox.RdfFormat.N_QUADS)
    ox.serialize(quads, out, format=ox.RdfFormat.TRIG, prefixes=PREFIXES)


def _graph_of(line: bytes) -> bytes:
    return line.rsplit(b" ", 2)[1]
