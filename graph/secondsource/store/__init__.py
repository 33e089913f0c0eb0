"""Stores for the graph: Oxigraph on disk, rdflib in memory, any SPARQL 1.1 server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from rdflib import Graph

from secondsource.rdf import Quad, as_graph, document_quads, links_quads, mentions_by_document
from secondsource.records import Claim, StoryRecords
from secondsource.store.base import Answer, Solutions, Store
from secondsource.store.memory import MemoryStore
from secondsource.store.oxigraph import ClaimStore
from secondsource.store.remote import RemoteStore
from secondsource.vocab import LINKS

__all__ = [
    "Answer",
    "ClaimStore",
    "MemoryStore",
    "RemoteStore",
    "Solutions",
    "Store",
    "document_batches",
    "send_story",
    "story_quads",
    "write_story",
]

TextOf = Callable[[str], str]


def write_story(
    path: Path | str,
    records: StoryRecords,
    text_of: TextOf,
    *,
    inspect: Callable[[Graph], object] | None = None,
) -> None:
    """Write a story's RDF into a new store at ``path``.

    ``text_of`` gives the text for a document's ``text_hash``. One document's quads are in
    memory at a time; ``inspect`` is called with each document's graph before it is written, and
    may raise (see :func:`secondsource.validate.require_valid`).
    Raises :class:`secondsource.errors.NotAStory` if ``path`` is not empty.
    """
    with ClaimStore.create(path) as store:
        store.bulk_load(_inspected(records, text_of, inspect))
    for log in Path(path).glob("LOG*"):  # names the machine and its folders
        log.unlink()


def send_story(store: Store, records: StoryRecords, text_of: TextOf) -> int:
    """Make the graphs of a running store, for instance a server's, those of a story.

    Graph after graph is replaced, the links last, and then those of articles that the story
    does not have are dropped. Returns how many graphs the story has.
    """
    kept = {LINKS}
    for batch in document_batches(records, text_of):
        name = batch[0][3]
        store.replace(name, batch)
        kept.add(name)
    store.replace(LINKS, links_quads(records))
    for name in store.graphs():
        if name not in kept:
            store.replace(name, [])
    return len(kept)


def _inspected(
    records: StoryRecords, text_of: TextOf, inspect: Callable[[Graph], object] | None
) -> Iterator[Quad]:
    for batch in document_batches(records, text_of):
        if inspect is not None:
            inspect(as_graph(batch))
        yield from batch
    yield from links_quads(records)


def story_quads(records: StoryRecords, text_of: TextOf) -> Iterator[Quad]:
    """Yield all quads of a story: each document's graph, then the links graph."""
    yield from _inspected(records, text_of, None)


def document_batches(records: StoryRecords, text_of: TextOf) -> Iterator[list[Quad]]:
    """Yield the quads of each document's graph as a list."""
    claims: dict[str, list[Claim]] = {}
    for claim in records.claims:
        claims.setdefault(claim.document, []).append(claim)
    mentions = mentions_by_document(records.entities)
    for info in records.documents:
        yield list(
            document_quads(
                info,
                claims.get(info.id, ()),
                text_of(info.text_hash),
                mentions=mentions.get(info.id, ()),
                models=records.models,
            )
        )
