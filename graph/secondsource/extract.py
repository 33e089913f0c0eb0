"""Attributions as plain JSON, the way ``secondsource extract`` prints them."""

from __future__ import annotations

from typing import Any

from secondsource.records import Annotation, Attribution, Document, as_dict


def extracted(document: Document, annotation: Annotation) -> dict[str, Any]:
    """Return one document's attributions with claimants by name.

    Offsets are half-open, in code points of the decoded text. Nested attributions stand
    under "nested" of the one in whose content they lie, and nowhere else.
    """
    return {
        "document": document.path,
        "attributions": [_plain(a, annotation) for a in annotation.attributions],
    }


def _plain(attribution: Attribution, annotation: Annotation) -> dict[str, Any]:
    return {
        "source": [list(span) for span in attribution.source],
        "cue": [list(span) for span in attribution.cue],
        "content": [list(span) for span in attribution.content],
        "claimant": _name(attribution.claimant, annotation),
        "basis": _name(attribution.basis, annotation),
        "stance": as_dict(attribution.stance),
        "carrier": attribution.carrier.name if attribution.carrier else None,
        "section": attribution.section,
        "note": attribution.note,
        "nested": [_plain(inner, annotation) for inner in attribution.nested],
    }


def _name(reference: str | None, annotation: Annotation) -> str | None:
    if reference is None:
        return None
    return annotation.entities[int(reference.rpartition("#")[2])].name
