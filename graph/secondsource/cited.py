"""Whose report a claimant cites: "seizing on a Herald report, the senator said that ...".

What somebody says on the strength of another's report goes back to that report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from secondsource.records import DocEntity, Span

_CITING = (
    r"(?i:seiz(?:ing|ed|es)\s+(?:up)?on|jump(?:ing|ed)\s+on|pick(?:ing|ed)\s+up(?:\s+on)?"
    r"|referr(?:ing|ed)\s+to|point(?:ing|ed)\s+to|citing|cited|quoting|echoing|repeating"
    r"|draw(?:ing|s)?\s+on|rely(?:ing)?\s+on|rel(?:ies|ied)\s+on|based\s+on|bas(?:ing|ed)\s+\w+\s+\w+\s+on"
    r"|on\s+the\s+(?:basis|strength)\s+of|sharing|shared|retweet(?:ing|ed))"
)
_REPORT = (
    r"(?i:reports?|reporting|stor(?:y|ies)|articles?|investigations?|accounts?|coverage|scoop"
    r"|expos[eé]s?|findings?|survey|study|analysis)"
)
_LEAD = (
    r"\s+(?:(?:an?|the|this|that|recent|earlier|new|some|several|two|three|its|\w+day[’']s)\s+)"
    r"{0,3}"
)
_NAME = r"(?P<name>[A-Z][\w’'.&-]*(?:\s+(?:of\s+|and\s+|&\s+)?[A-Z][\w’'.&-]*){0,5})"
_TELLING = (
    r"(?i:told|said\s+(?:to|in|on)|written|wrote|reported|testified|disclosed|revealed|posted)"
)
_PATTERNS = (
    re.compile(
        rf"\b(?i:citing|cites?|cited|quoting|quotes?|quoted|repeating|echoing)\s+what\s+{_NAME}\s+"
        rf"(?:(?i:has|had|have)\s+)?(?:\w+\s+)?{_TELLING}\b"
    ),
    re.compile(
        rf"\b(?i:which|who|itself)\s+(?:\w+\s+)?(?i:cited|cites|quoted|quotes|credited|credits"
        rf"|was\s+(?:citing|quoting)|(?:had|has)\s+(?:cited|quoted))\s+(?:the\s+)?{_NAME}"
    ),
    re.compile(rf"\b{_CITING}{_LEAD}{_NAME}\s+(?:[a-z-]+\s+){{0,2}}?{_REPORT}\b"),
    re.compile(
        rf"\b{_CITING}{_LEAD}(?:[a-z-]+\s+){{0,2}}?{_REPORT}\s+(?:[a-z-]+\s+){{0,2}}?"
        rf"(?:by|in|from|of|on)\s+(?:the\s+)?{_NAME}"
    ),
)


def cited_report(
    text: str, sentence: Span, content: Sequence[Span], entities: Sequence[DocEntity]
) -> int | None:
    """Return the index of the entity whose report the sentence around a content cites.

    Only what stands outside the content counts: there the claimant speaks of the report, not
    the article.
    """
    shown = _outside(text, sentence, content)
    for pattern in _PATTERNS:
        for match in pattern.finditer(shown):
            start, end = match.span("name")
            found = _named(entities, sentence[0] + start, sentence[0] + end)
            if found is not None:
                return found
    return None


def _outside(text: str, sentence: Span, content: Sequence[Span]) -> str:
    """Return the sentence with its contents blanked out, offsets unchanged."""
    shown = list(text[sentence[0] : sentence[1]])
    for start, end in content:
        for at in range(max(start, sentence[0]), min(end, sentence[1])):
            shown[at - sentence[0]] = "\x00"
    return "".join(shown)


def _named(entities: Sequence[DocEntity], start: int, end: int) -> int | None:
    """Return the named entity that is mentioned in a span, the one that ends last."""
    return max(_mentioned(entities, start, end), default=(0, None))[1]


def _mentioned(
    entities: Sequence[DocEntity], start: int, end: int
) -> Iterator[tuple[int, int | None]]:
    for index, entity in enumerate(entities):
        for first, last in entity.mentions:
            if entity.named and start <= first and last <= end:
                yield last, index
