"""A story in the formats of other tools; the ending of the file says which.

Equal stories give equal bytes. What a format can't say is left out by name in the
documentation of its module, never in silence.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO

from secondsource.errors import SecondSourceError, require_folder
from secondsource.export import ftm, jsonld, network, schema_org
from secondsource.records import StoryRecords
from secondsource.store import Store
from secondsource.store.formats import write_trig, write_turtle

TextOf = Callable[[str], str]
Writer = Callable[[Store, StoryRecords, IO[bytes]], None]


def _nquads(store: Store, records: StoryRecords, file: IO[bytes]) -> None:
    store.write_nquads(file)


def _turtle(store: Store, records: StoryRecords, file: IO[bytes]) -> None:
    with _sorted_nquads(store) as lines:
        write_turtle(lines, file)


def _trig(store: Store, records: StoryRecords, file: IO[bytes]) -> None:
    with _sorted_nquads(store) as lines:
        write_trig(lines, file)


@contextmanager
def _sorted_nquads(store: Store) -> Iterator[IO[bytes]]:
    with tempfile.TemporaryFile() as file:
        store.write_nquads(file)
        file.seek(0)
        yield file


WRITERS: dict[str, Writer] = {
    ".schema.jsonld": lambda store, records, file: schema_org.write(records, file),
    ".ftm.jsonl": lambda store, records, file: ftm.write(records, file),
    ".nq": _nquads,
    ".ttl": _turtle,
    ".trig": _trig,
    ".jsonld": lambda store, records, file: jsonld.write(store, file),
    ".graphml": lambda store, records, file: network.write_graphml(records, file),
}


def export(
    store: Store, records: StoryRecords, text_of: TextOf, out: Path | str
) -> tuple[Path, ...]:
    """Write the story to ``out`` and return the files written.

    ``.csv`` gives two files, ``NAME-nodes.csv`` and ``NAME-edges.csv``. Raises
    :class:`SecondSourceError` for an unknown ending or a folder that does not exist.
    """
    out = Path(out)
    require_folder(out)
    if out.name.lower().endswith(".csv"):
        return _csv(records, out)
    for ending, writer in WRITERS.items():
        if out.name.lower().endswith(ending):
            _replace(out, partial(writer, store, records))
            return (out,)
    endings = " ".join(sorted([*WRITERS, ".csv"]))
    raise SecondSourceError(f"{out} has no ending that is known. Use one of: {endings}")


def _csv(records: StoryRecords, out: Path) -> tuple[Path, ...]:
    nodes, edges = (out.with_name(f"{out.stem}-{part}.csv") for part in ("nodes", "edges"))
    _replace(nodes, lambda file: network.write_nodes(records, file))
    _replace(edges, lambda file: network.write_edges(records, file))
    return (nodes, edges)


def _replace(out: Path, write: Callable[[IO[bytes]], None]) -> None:
    """Write beside ``out`` and move into place, so that a failure leaves the old file."""
    part = out.with_name(out.name + ".part")
    try:
        with part.open("wb") as file:
            write(file)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
