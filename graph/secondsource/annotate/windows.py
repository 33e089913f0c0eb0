"""Text to the attribution model's input: words, their features, and windows of pieces.

A word is what BERT's pre-tokenizer makes of the text; a piece is a WordPiece. Besides the
pieces the model sees each word's letter case or punctuation, whether it stands in a
quotation, and whether it starts a line.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from secondsource.annotate.lines import line_starts
from secondsource.records import Span

Ints = npt.NDArray[np.int64]

WINDOW = 256
"""Most pieces of a window, the two special ones not counted."""

CLS, SEP = 101, 102
OUTSIDE, INSIDE, OPENING, CLOSING = range(4)
"""States of the quotation feature."""
(_LOWER, _TITLE, _UPPER, _LETTER, _MIXED, _DIGIT, _MARK, _OPEN, _CLOSE, _COMMA, _STOP) = range(
    1, 12
)
_QUOTES = frozenset('"“”')


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words. The first four are by word, the others by piece.

    ``piece_starts`` and ``piece_ends`` are offsets in the text.
    """

    spans: tuple[Span, ...]
    shape: Ints
    quote: Ints
    line_start: Ints
    pieces: Ints
    word_of: Ints
    piece_starts: Ints
    piece_ends: Ints


@dataclass(frozen=True, slots=True)
class Window:
    """A run of words as the model reads it: by piece, with a special piece at each end.

    ``first`` holds the position of each word's first piece; ``start`` is the index of the
    first word in the text, ``piece`` that of the first piece.
    """

    start: int
    piece: int
    first: Ints
    ids: Ints
    shape: Ints
    quote: Ints
    line_start: Ints


def split_words(tokenizer: Tokenizer, text: str, skip: Sequence[Span] = ()) -> Words:
    """Return the words of ``text`` with their features, leaving out those in ``skip``."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    hidden = bytearray(len(text) + 1)
    for start, end in skip:
        hidden[start:end] = b"\x01" * (end - start)
    spans: list[Span] = []
    pieces: list[int] = []
    word_of: list[int] = []
    piece_spans: list[Span] = []
    last: int | None = None
    for piece, word, (start, end) in zip(
        encoding.ids, encoding.word_ids, encoding.offsets, strict=True
    ):
        if hidden[start] or hidden[end - 1]:
            continue
        if word == last:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
            last = word
        pieces.append(piece)
        piece_spans.append((start, end))
        word_of.append(len(spans) - 1)
    line_start = _line_starts(line_starts(text), spans)
    shape, quote = _features(text, spans, line_start)
    starts, ends = [s for s, _ in piece_spans], [e for _, e in piece_spans]
    columns = (shape, quote, line_start, pieces, word_of, starts, ends)
    return Words(tuple(spans), *map(_ints, columns))


def split_windows(text: str, words: Words, limit: int = WINDOW) -> list[Window]:
    """Cut the words into windows of at most ``limit`` pieces.

    A cut falls at the last line start of a window's second half, else after the last sentence
    end there, else between any two words.
    """
    first = np.flatnonzero(np.diff(words.word_of, prepend=-1))
    ends = [text[s:e] in (".", "?", "!") for s, e in words.spans]
    lines = first[words.line_start == 1]
    sentences = first[1:][np.array(ends[:-1], dtype=bool)]
    windows = []
    start, total = 0, len(words.pieces)
    while start < total:
        end = total
        if start + limit < total:
            end = _cut(start, limit, (lines, sentences, first))
        windows.append(_window(words, first, start, end))
        start = end
    return windows


def _ints(values: Sequence[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def _line_starts(starts: Sequence[int], spans: Sequence[Span]) -> list[int]:
    """Return 1 for each word that is the first of a line."""
    lines = np.searchsorted(starts, [start for start, _ in spans], side="right")
    return [int(new) for new in np.diff(lines, prepend=-1) != 0]


def _features(
    text: str, spans: Sequence[Span], line_start: Sequence[int]
) -> tuple[list[int], list[int]]:
    shapes, quotes = [], []
    state = OUTSIDE
    for (start, end), new_line in zip(spans, line_start, strict=True):
        word = text[start:end]
        if new_line:
            state = OUTSIDE
        if word not in _QUOTES:
            shapes.append(_shape(word))
            quotes.append(state)
            continue
        opens = word == "“" or (word == '"' and state == OUTSIDE)
        shapes.append(_OPEN if opens else _CLOSE)
        quotes.append(OPENING if opens else CLOSING)
        state = INSIDE if opens else OUTSIDE
    return shapes, quotes


@functools.lru_cache(maxsize=1 << 16)
def _shape(word: str) -> int:
    """Return the class of a word's letter case, or of a punctuation mark."""
    if any(c.isdigit() for c in word):
        return _DIGIT
    if not any(c.isalpha() for c in word):
        return {",": _COMMA, ".": _STOP}.get(word, _MARK)
    if word.islower():
        return _LOWER
    if word.isupper():
        return _UPPER if len(word) > 1 else _LETTER
    return _TITLE if word[0].isupper() and word[1:].islower() else _MIXED


def _cut(start: int, limit: int, places: tuple[Ints, ...]) -> int:
    """Return the last place in a window's second half, of the best kind that has one there."""
    for kind in places:
        at = int(np.searchsorted(kind, start + limit, side="right")) - 1
        if at >= 0 and kind[at] > start + limit // 2:
            return int(kind[at])
    return start + limit


def _window(words: Words, first: Ints, start: int, end: int) -> Window:
    word_of = words.word_of[start:end]
    heads = first[(first >= start) & (first < end)]
    line_start = np.zeros(end - start + 2, dtype=np.int64)
    line_start[heads - start + 1] = words.line_start[words.word_of[heads]]
    return Window(
        start=int(word_of[0]),
        piece=start,
        first=heads - start + 1,
        ids=np.concatenate(([CLS], words.pieces[start:end], [SEP])),
        shape=np.concatenate(([0], words.shape[word_of], [0])),
        quote=np.concatenate(([0], words.quote[word_of], [0])),
        line_start=line_start,
    )
