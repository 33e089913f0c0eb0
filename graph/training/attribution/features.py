"""What the model sees of a text besides word pieces: case, quotation, line starts.

Torch-free. The runtime computes the same three features; a change here is a change there.
"""

from collections.abc import Sequence

Span = tuple[int, int]

OUTSIDE, INSIDE, OPENING, CLOSING = range(4)
QUOTE_STATES = 4

(
    SPECIAL,
    LOWER,
    CAPITALISED,
    ALL_CAPITALS,
    ONE_CAPITAL,
    MIXED,
    NUMERIC,
    OTHER_MARK,
    OPENING_QUOTE,
    CLOSING_QUOTE,
    COMMA,
    FULL_STOP,
) = range(12)
SHAPES = 12

_MARKS = {",": COMMA, ".": FULL_STOP}


def line_starts(text: str, words: Sequence[Span]) -> list[bool]:
    """Whether each word is the first on its line."""
    previous_end = 0
    starts = []
    for index, (start, end) in enumerate(words):
        gap = text[previous_end:start]
        starts.append(index == 0 or "\n" in gap or "\r" in gap)
        previous_end = end
    return starts


def quote_states(text: str, words: Sequence[Span], starts: Sequence[bool]) -> list[int]:
    """Per word whether it opens, closes, or stands in or out of a quotation.

    A straight mark alternates; a curly one says which it is; every line starts outside.
    """
    states = []
    inside = False
    for (start, end), first in zip(words, starts, strict=True):
        inside = inside and not first
        word = text[start:end]
        if word in {'"', "“", "”"}:
            inside = word == "“" or (word == '"' and not inside)
            states.append(OPENING if inside else CLOSING)
        else:
            states.append(INSIDE if inside else OUTSIDE)
    return states


def shapes(text: str, words: Sequence[Span], quotes: Sequence[int]) -> list[int]:
    """A class of letter case or punctuation per word."""
    return [
        {OPENING: OPENING_QUOTE, CLOSING: CLOSING_QUOTE}.get(quote, _shape(text[start:end]))
        for (start, end), quote in zip(words, quotes, strict=True)
    ]


def _shape(word: str) -> int:
    if any(char.isdigit() for char in word):
        return NUMERIC
    if not any(char.isalpha() for char in word):
        return _MARKS.get(word, OTHER_MARK)
    if word.islower():
        return LOWER
    if word.isupper():
        return ALL_CAPITALS if len(word) > 1 else ONE_CAPITAL
    return CAPITALISED if word[0].isupper() and word[1:].islower() else MIXED
