"""Reading a document passage by passage: prose in one go, each caption or heading by itself.

What is no running prose would otherwise disturb the model in the prose around it, and be
disturbed by it: a bullet of a summary is overlooked, a heading becomes a source.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from secondsource.annotate.attribution import AttributionModel
from secondsource.annotate.raw import RawAttribution
from secondsource.records import Document, Passage, Span

_CREDIT = re.compile(
    r"\s\(?(?:photo|image|picture|credit)s?(?: by| credit| courtesy)?\s*[:/].*$", re.I | re.S
)


def front_matter(document: Document) -> tuple[Span, ...]:
    """Return the spans that are no part of the article."""
    return tuple((p.start, p.end) for p in document.passages if p.kind == "front_matter")


def find_attributions(model: AttributionModel, document: Document) -> tuple[RawAttribution, ...]:
    """Return a document's attributions in order of their cues, with the section each stands in.

    Front matter is not read, nor is the credit at a caption's end.
    """
    found = list(model.find(document.text, [(p.start, p.end) for p in document.passages]))
    for passage, end in _apart(document):
        inside = model.find(document.text[passage.start : end])
        found += [_moved(raw, passage) for raw in inside]
    return tuple(sorted(found, key=lambda raw: (raw.cue, raw.content)))


def _apart(document: Document) -> Iterator[tuple[Passage, int]]:
    """Yield the passages to read by themselves, and where each one's own text ends."""
    before = 0
    for passage in sorted(document.passages, key=lambda p: (p.start, p.end)):
        if passage.kind != "front_matter" and passage.start >= before:
            yield passage, _end(passage, document)
            before = passage.end


def _end(passage: Passage, document: Document) -> int:
    """Return where a caption's credit starts: what a repetition adds, or "Photo: ..."."""
    if passage.kind != "caption":
        return passage.end
    text = document.text[passage.start : passage.end]
    others = (document.text[p.start : p.end] for p in document.passages if p.kind == "caption")
    lengths = [len(o) for o in others if len(o) < len(text) and text.startswith(o)]
    credit = _CREDIT.search(text)
    return passage.start + min([*lengths, credit.start() if credit else len(text)])


def _moved(raw: RawAttribution, passage: Passage) -> RawAttribution:
    def move(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple((start + passage.start, end + passage.start) for start, end in spans)

    return dataclasses.replace(
        raw,
        source=move(raw.source),
        cue=move(raw.cue),
        content=move(raw.content),
        section=passage.kind,
    )
