"""Reading a document passage by passage: prose in one go, each caption or heading by itself.

What is no running prose would otherwise disturb the model in the prose around it, and be
disturbed by it: a bullet of a summary is overlooked, a heading becomes a source.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from secondsource.annotate.attachment import token_starts, word_heads
from secondsource.annotate.attribution import AttributionModel
from secondsource.annotate.lines import datelines
from secondsource.annotate.raw import RawAttribution
from secondsource.annotate.reading import Reader, Reading
from secondsource.annotate.windows import Ints
from secondsource.records import Document, Passage, PassageKind, Span

_CREDIT = re.compile(
    r"\s\(?(?:photo|image|picture|credit)s?(?: by| credit| courtesy)?\s*[:/].*$", re.I | re.S
)


def front_matter(document: Document) -> tuple[Span, ...]:
    """Return the spans that are no part of the article."""
    return tuple((p.start, p.end) for p in document.passages if p.kind == "front_matter")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a document that was read by itself; ``section`` is ``None`` for the prose."""

    start: int
    section: PassageKind | None
    reading: Reading


def read_parts(reader: Reader, document: Document) -> list[Part]:
    """Read a document: its prose in one go, then each passage. Front matter is left out, and so
    are datelines, which hide from the model what follows them, and the credit at a caption's end.
    """
    passages = ((p.start, p.end) for p in document.passages)
    prose = reader.read(document.text, [*passages, *datelines(document.text)])
    apart = [
        Part(passage.start, passage.kind, reader.read(document.text[passage.start : end]))
        for passage, end in _apart(document)
    ]
    return [Part(0, None, prose), *apart]


def find_attributions(
    model: AttributionModel, parts: Iterable[Part], doc: Doc | None = None
) -> tuple[RawAttribution, ...]:
    """Return a document's attributions in order of their cues, with the section each stands in.

    ``doc`` is the document's parse; with it the ends of contents are better.
    """
    offsets = None if doc is None else token_starts(doc)
    found = [
        _moved(raw, part)
        for part in parts
        for raw in model.decode(part.reading, _heads(doc, offsets, part))
    ]
    return tuple(sorted(found, key=lambda raw: (raw.cue, raw.content)))


def _heads(doc: Doc | None, offsets: Ints | None, part: Part) -> Ints | None:
    if doc is None or offsets is None:
        return None
    spans = [(start + part.start, end + part.start) for start, end in part.reading.words.spans]
    return word_heads(doc, offsets, spans)


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


def _moved(raw: RawAttribution, part: Part) -> RawAttribution:
    def move(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple((start + part.start, end + part.start) for start, end in spans)

    return dataclasses.replace(
        raw,
        source=move(raw.source),
        cue=move(raw.cue),
        content=move(raw.content),
        section=part.section,
    )
