"""Quoted passages, with straight or curly marks."""

from __future__ import annotations

from secondsource.records import Span

_OPENING = {"“": "”", "«": "»", "„": "“"}
_STRAIGHT = '"'
_MARKS = frozenset('"“”«»„')


def quoted_spans(text: str) -> tuple[Span, ...]:
    """Return what stands between double quotation marks in ``text``, marks left out, in order.

    Offsets are half-open code points. A quotation left open runs to the end of its line (the
    convention for quotations of several paragraphs); single quotation marks are not read,
    since they can't be told from apostrophes.
    """
    found: list[Span] = []
    start, closing = -1, ""
    for i, char in enumerate(text):
        if start < 0 and (char in _OPENING or char == _STRAIGHT):
            start, closing = i + 1, _OPENING.get(char, char)
        elif start >= 0 and (char in (closing, "\n") or (closing == "”" and char == _STRAIGHT)):
            found.append((start, i))
            start = -1
    if start >= 0:
        found.append((start, len(text)))
    return tuple(span for span in found if text[slice(*span)].strip())


def quotations_in(quoted: tuple[Span, ...], spans: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """Return the parts of ``spans`` that are quoted, blanks and marks at their ends left out."""
    found = {
        _trim(max(start, first), min(end, last), text)
        for start, end in quoted
        for first, last in spans
        if max(start, first) < min(end, last)
    }
    return tuple(sorted((s, e) for s, e in found if s < e))


def _trim(start: int, end: int, text: str) -> Span:
    while start < end and (text[start].isspace() or text[start] in _MARKS):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _MARKS):
        end -= 1
    return start, end
