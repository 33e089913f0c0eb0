"""Where lines start something new, and where a line end only wraps a long line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from secondsource.records import Span

_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_TERMINAL = frozenset(".!?:;…\"'”’»)]")
_WIDEST, _NARROWEST, _FEWEST, _SHARE = 120, 40, 5, 0.8
"""A wrapped text is this wide at most and at least, wraps this often, in this share of breaks."""

DATELINE = re.compile(r"[A-Z][^\n()a-z]{2,40}[^\n()]{0,20}\([^\n()]{2,40}\)\s*[-–—]\s*")
"""What a wire story begins with: "TARN, March 3 (Lake News) - "."""

_DATELINES = re.compile(rf"^(?:{DATELINE.pattern})", re.M)


def datelines(text: str) -> tuple[Span, ...]:
    """Return the spans of datelines with a date, at the starts of lines."""
    found = _DATELINES.finditer(text)
    return tuple(match.span() for match in found if any(c.isdigit() for c in match[0]))


def line_starts(text: str) -> tuple[int, ...]:
    """Return the offset of the first visible character of each line that starts something new.

    A line that goes on with the sentence of the line before is left out: one that starts in
    lower case after a line without final punctuation, and one in a text wrapped at a fixed
    width whose first word did not fit into the line before.
    """
    lines = list(_lines(text))
    width = _wrap_width(text, lines)
    starts = []
    for i, (start, _) in enumerate(lines):
        if i == 0 or not _continues(text, lines[i - 1], lines[i], width):
            starts.append(start)
    return tuple(starts)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield (first visible character, last visible character + 1) of lines that are not blank."""
    start = 0
    for end, after in [*(m.span() for m in _BREAK.finditer(text)), (len(text), len(text))]:
        line = text[start:end]
        shown = line.strip()
        if shown:
            first = start + len(line) - len(line.lstrip())
            yield first, first + len(shown)
        start = after


def _continues(text: str, before: tuple[int, int], line: tuple[int, int], width: int) -> bool:
    if not _is_neighbour(text, before, line):
        return False
    if text[line[0]].islower() and text[before[1] - 1] not in _TERMINAL:
        return True
    return bool(width) and _is_full(text, before, line, width)


def _is_neighbour(text: str, before: tuple[int, int], line: tuple[int, int]) -> bool:
    """Tell whether no blank line stands between two lines."""
    return len(_BREAK.findall(text, before[1], line[0])) == 1


def _is_full(text: str, before: tuple[int, int], line: tuple[int, int], width: int) -> bool:
    """Tell whether the first word of ``line`` would not have fitted into the line before."""
    word = text[line[0] : line[1]].split(maxsplit=1)[0]
    return before[1] - before[0] + 1 + len(word) > width


def _wrap_width(text: str, lines: Sequence[tuple[int, int]]) -> int:
    """Return the width at which the text is wrapped, 0 if it is not."""
    width = max((end - start for start, end in lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if _is_neighbour(text, a, b)]
    full = sum(_is_full(text, a, b, width) for a, b in pairs)
    return width if full >= _FEWEST and full >= _SHARE * len(pairs) else 0
