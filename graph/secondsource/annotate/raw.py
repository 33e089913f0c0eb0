"""What the attribution model finds in one document, before anything is made of it."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.records import PassageKind, Span


@dataclass(frozen=True, slots=True)
class RawAttribution:
    """Source, cue and content spans, half-open, in code points of the document's text.

    Each tuple is sorted and its spans do not touch. ``source`` may be empty; ``cue`` and
    ``content`` never are. ``section`` is the kind of passage that the cue stands in,
    ``None`` for running prose.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    section: PassageKind | None = None
