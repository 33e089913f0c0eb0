"""Attributions as plain JSON, the way ``secondsource extract`` prints them."""

from __future__ import annotations

from typing import Any

from secondsource.claims import joined
from secondsource.records import Annotation, Attribution, Document, as_dict


def extracted(document: Document, annotation: Annotation) -> dict[str, Any]:
    """Return one document's attributions with claimants by name.

    Offsets are half-open, in code points of the decoded text. Nested attributions stand
    under "nested" of the one in whose content they lie, and nowhere else.
    """
    plain = [_plain(a, annotation, document.text) for a in annotation.attributions]
    return {"document": document.path, "attributions": plain}


def _plain(attribution: Attribution, annotation: Annotation, text: str) -> dict[str, Any]:
    return {
        "source": [list(span) for span in attribution.source],
        "cue": [list(span) for span in attribution.cue],
        "content": [list(span) for span in attribution.content],
        "source_text": joined(text, attribution.source),
        "cue_text": joined(text, attribution.cue),
        "content_text": joined(text, attribution.content),
        "claimant": _name(attribution.claimant, annotation),
        "basis": _name(attribution.basis, annotation),
        "stance": as_dict(attribution.stance),
        "carrier": attribution.carrier.name if attribution.carrier else None,
        "section": attribution.section,
        "note": attribution.note,
        "nested": [_plain(inner, annotation, text) for inner in attribution.nested],
    }


def _name(reference: str | None, annotation: Annotation) -> str | None:
    if reference is None:
        return None
    return annotation.entities[int(reference.rpartition("#")[2])].name
