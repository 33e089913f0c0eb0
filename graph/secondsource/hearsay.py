"""Who an inner source is that annotation left unknown: "said **her brother** had told her".

A name inside the source is its claimant; a relative, or whoever told the claimant
something, is an unnamed person, so that what he says does not become the claimant's own.
"""

from __future__ import annotations

import re
from dataclasses import replace

from secondsource.offices import KIN, words
from secondsource.records import Annotation, Attribution, DocEntity, Document, Span

_KIN = re.compile(rf"(?:her|his|their|my)\s+(?:[a-z-]+\s+){{0,2}}?(?:{'|'.join(sorted(KIN))})")
_SOMEBODY = re.compile(
    r"(?:an?|one|another|two|three|several|some|her|his|their|my)\s+(?:[a-z-]+\s+){0,3}?[a-z-]+"
)
_TELLING = frozenset({"told", "tell", "tells", "telling", "informed", "warned", "assured"})


def with_inner_sources(document: Document, annotation: Annotation) -> Annotation:
    """Return the annotation, each inner source that can be told given its entity."""
    entities = list(annotation.entities)
    attributions = tuple(_within(document, one, entities) for one in annotation.attributions)
    return replace(annotation, entities=tuple(entities), attributions=attributions)


def _within(document: Document, outer: Attribution, entities: list[DocEntity]) -> Attribution:
    nested = tuple(
        _within(document, _sourced(document, inner, entities), entities) for inner in outer.nested
    )
    return replace(outer, nested=nested)


def _sourced(document: Document, inner: Attribution, entities: list[DocEntity]) -> Attribution:
    """Return an inner attribution with its claimant if that was unknown and can be told."""
    if inner.claimant is not None or not inner.source or not inner.cue:
        return inner
    span = (inner.source[0][0], inner.source[-1][1])
    index = _named(document.text, span, entities)
    if index is None:
        index = _unnamed(document.text, span, inner.cue, entities)
    return inner if index is None else replace(inner, claimant=f"{document.id}#{index}", note=None)


def _named(text: str, span: Span, entities: list[DocEntity]) -> int | None:
    """Return the one person whose name ends the source and who is described there."""
    found = {
        index
        for index, entity in enumerate(entities)
        if entity.named and entity.kind == "person" and entity.roles
        for start, end in entity.mentions
        if span[0] <= start and end == span[1] and text[start].isupper()
    }
    return found.pop() if len(found) == 1 else None


def _unnamed(text: str, span: Span, cue: tuple[Span, ...], entities: list[DocEntity]) -> int | None:
    """Add the unnamed person that a source speaks of, and return the index."""
    phrase = " ".join(text[slice(*span)].split())
    spoken = {word for start, end in cue for word in words(text[start:end])}
    told = _SOMEBODY.fullmatch(phrase) and _TELLING & spoken
    if not (told or _KIN.fullmatch(phrase)):
        return None
    role = words(phrase)[-1]
    entities.append(DocEntity(phrase, "person", False, roles=(role,), mentions=(span,)))
    return len(entities) - 1
