"""Answers that only point at what they answer: "Moll **denied it**", "rejected **the allegation**".

Such an attribution takes over what it points at: the content of the attribution before it that
somebody else made. Source and cue stay its own, so each span still is the text it was read from.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from secondsource.records import (
    Annotation,
    Attribution,
    Document,
    Polarity,
    Predication,
    Role,
    Stance,
)
from secondsource.voice import ASSERTS_NOTHING, DENYING, TOPIC_ONLY

_SAID = (
    r"(?:it|this|that|(?:all\s+|both\s+)?(?:the|these|those|this|that|such|any|his|her|their)\s+"
    r"(?:(?:latest|same|whole)\s+)?"
    r"(?:claim|allegation|accusation|report|suggestion|assertion|figure|estimate)s?)"
)
_FALSE = (
    r"[\W_]*(?:\w+ly\s+|an?\s+|not\s+|pure\s+|utter\s+|complete\s+|desperate\s+)*"
    r"(?:untrue|false|lies?|nonsense|rubbish|baseless|unfounded|groundless|fabricat\w+|inventions?|fake"
    r"|wrong|incorrect|inaccurate|(?<=not\s)(?:true|correct|accurate|the\s+case))"
)
_TRUE = r"\s*(?:\w+ly\s+)?(?:true|correct|accurate|right)"
_POINTER = re.compile(rf"\W*{_SAID}\W*", re.IGNORECASE)
_CALLED_FALSE = re.compile(rf"\W*{_SAID}\s*(?:as\s+)?{_FALSE}\W*", re.IGNORECASE)
_WAS_FALSE = re.compile(rf"\W*{_SAID}\s+(?:is|was|are|were)\s*{_FALSE}\W*", re.IGNORECASE)
_WAS_TRUE = re.compile(rf"\W*{_SAID}\s+(?:is|was|are|were){_TRUE}\W*", re.IGNORECASE)
_CALLING = re.compile(r"\b(?:call|describ|brand|label|dismiss|reject)", re.IGNORECASE)
_DENYING = re.compile(rf"\b(?:{DENYING})", re.IGNORECASE)
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
    if polarity is None:
        return attribution
    others = [
        other
        for other in _nearest(annotation, attribution, before)
        if other.claimant != attribution.claimant
    ]
    about = [other for other in others if _takes_part(attribution.claimant, other)]
    open_to_all = [other for other in others if not _takes_part(other.claimant, other, "agent")]
    one = len({other.claimant for other in others}) == 1
    answered = next(iter(about or (open_to_all if one else ())), None)
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


def _takes_part(claimant: str | None, attribution: Attribution, role: Role | None = None) -> bool:
    """Tell whether somebody takes part, in a role, in what an attribution's first clause says."""
    main = attribution.predications[0]
    return claimant is not None and any(
        a.entity == claimant and role in (None, a.role) for a in main.arguments
    )


def _polarity(text: str, attribution: Attribution) -> Polarity | None:
    """Return how an attribution answers, if it only points: it denies, or it affirms."""
    content = " ".join(text[start:end] for start, end in attribution.content)
    cue = " ".join(text[start:end] for start, end in attribution.cue)
    if attribution.note in ASSERTS_NOTHING - {TOPIC_ONLY}:
        return None
    if _WAS_TRUE.fullmatch(content):
        return "affirmed"
    if _WAS_FALSE.fullmatch(content) or (_CALLING.search(cue) and _CALLED_FALSE.fullmatch(content)):
        return "denied"
    if _POINTER.fullmatch(content) is None:
        return None
    if _DENYING.search(cue) and attribution.stance.polarity == "denied":
        return "denied"
    affirmed = attribution.stance.polarity == "affirmed"
    return "affirmed" if _CONFIRMING.search(cue) and affirmed else None


def _answered(predication: Predication, polarity: Polarity) -> Predication:
    """Return what an answer states: of words that are negative themselves, the opposite."""
    opposite: Polarity = "denied" if polarity == "affirmed" else "affirmed"
    told = opposite if predication.negated else polarity
    return replace(predication, stance=Stance(told, "certain", predication.stance.time))


def _nearest(
    annotation: Annotation, attribution: Attribution, before: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Yield the assertions that end before an attribution starts, within reach, the last first."""
    start = min(s for s, _ in (*attribution.source, *attribution.cue))
    ended = bisect_right(annotation.sentences, start, key=lambda sentence: sentence[1])
    low = annotation.sentences[ended - _REACH][1] if ended >= _REACH else 0
    for other in reversed(before):
        parts = (*other.source, *other.cue, *other.content)
        if max(e for _, e in parts) < low:
            return
        within = max(e for _, e in parts) <= start and min(s for s, _ in parts) >= low
        if within and other.cue and (other.note is None or other.claimant is None):
            yield other
