"""Answers that only point at what they answer: "Moll **denied it**", "rejected **the allegation**".

Such an attribution takes over what it points at: the content of the attribution before it that
somebody else made. Source and cue stay its own, so each span still is the text it was read from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from secondsource.records import Annotation, Attribution, Document, Polarity, Predication, Stance
from secondsource.voice import TOPIC_ONLY

_POINTER = re.compile(
    r"\W*(?:it|this|that"
    r"|(?:all\s+|both\s+)?(?:the|these|those|this|that|such|any|his|her|their)\s+"
    r"(?:(?:latest|same|whole)\s+)?(?:claim|allegation|accusation|report|suggestion|assertion|figure|estimate)s?)\W*",
    re.IGNORECASE,
)
_DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject|dismiss|refut|rebut|disput)", re.IGNORECASE
)
_CONFIRMING = re.compile(r"\bconfirm", re.IGNORECASE)
_REACH = 3
"""Sentences back, the own one counted, in which the answered attribution is looked for."""


def with_answers(document: Document, annotation: Annotation) -> tuple[Attribution, ...]:
    """Return the attributions of a document, those that only point at another resolved."""
    found: list[Attribution] = []
    for attribution in annotation.attributions:
        found.append(_answer(document, annotation, attribution, found))
    return tuple(found)


def _answer(
    document: Document, annotation: Annotation, attribution: Attribution, before: list[Attribution]
) -> Attribution:
    polarity = _polarity(document.text, attribution)
    if polarity is None or attribution.claimant is None:
        return attribution
    others = [
        other
        for other in _nearest(annotation, attribution, before)
        if other.claimant != attribution.claimant
    ]
    about = [other for other in others if _takes_part(attribution.claimant, other)]
    answered = next((o for o in about or others if not _takes_part(o.claimant, o)), None)
    if answered is None:
        return attribution
    said = tuple(_answered(p, polarity) for p in answered.predications)
    return replace(
        attribution,
        content=answered.content,
        predications=said,
        stance=said[0].stance,
        note=None,
    )


def _takes_part(claimant: str | None, attribution: Attribution) -> bool:
    """Tell whether somebody takes part in what an attribution's first clause says."""
    main = attribution.predications[0]
    return claimant is not None and any(a.entity == claimant for a in main.arguments)


def _polarity(text: str, attribution: Attribution) -> Polarity | None:
    """Return how an attribution answers, if it only points: it denies, or it affirms."""
    content = " ".join(text[start:end] for start, end in attribution.content)
    cue = " ".join(text[start:end] for start, end in attribution.cue)
    if attribution.note not in (None, TOPIC_ONLY) or _POINTER.fullmatch(content) is None:
        return None
    if _DENYING.search(cue) and attribution.stance.polarity == "denied":
        return "denied"
    affirmed = attribution.stance.polarity == "affirmed"
    return "affirmed" if _CONFIRMING.search(cue) and affirmed else None


def _answered(predication: Predication, polarity: Polarity) -> Predication:
    stance = predication.stance
    if polarity == "affirmed":
        return replace(predication, stance=replace(stance, certainty="certain"))
    turned: Polarity = "affirmed" if stance.polarity == "denied" else "denied"
    return replace(predication, stance=Stance(turned, "certain", stance.time))


def _nearest(
    annotation: Annotation, attribution: Attribution, before: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Yield the assertions that end before an attribution starts, within reach, the last first."""
    start = min(s for s, _ in (*attribution.source, *attribution.cue))
    ends = [end for _, end in annotation.sentences if end <= start]
    low = ends[-_REACH] if len(ends) >= _REACH else 0
    for other in reversed(before):
        parts = (*other.source, *other.cue, *other.content)
        within = max(e for _, e in parts) <= start and min(s for s, _ in parts) >= low
        if within and other.cue and (other.note is None or other.claimant is None):
            yield other
