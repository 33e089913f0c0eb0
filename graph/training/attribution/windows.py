"""Cutting articles into windows, and windows into padded batches, as the runtime does.

A window is a run of word pieces between [CLS] and [SEP]. It ends at a line start where
there is one in its second half, else after a sentence, else between words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .article import Article

PAD, CLS, SEP = 0, 101, 102
Array = NDArray[np.int64]


@dataclass
class Window:
    """Inputs of one window; positions count [CLS] as 0.

    position_of: article word to the position of its first piece.
    """

    article: Article
    ids: list[int]
    shapes: list[int]
    quotes: list[int]
    line_start: list[int]
    position_of: dict[int, int]


def cut(article: Article, size: int) -> list[tuple[int, int]]:
    """Half-open piece ranges of at most `size` pieces."""
    ranges = []
    start, total = 0, len(article.pieces)
    while start < total:
        end = min(total, start + size)
        if end < total:
            end = _boundary(article, start, end)
        ranges.append((start, end))
        start = end
    return ranges


def _boundary(article: Article, start: int, limit: int) -> int:
    """The best place to end a window that may reach up to piece `limit`."""
    least = start + (limit - start) // 2
    words = article.piece_word
    openings = [p for p in range(limit, least, -1) if words[p] != words[p - 1]]
    for place in openings:
        if article.line_start[words[place]]:
            return place
    for place in openings:
        if article.word(words[place - 1]) in {".", "?", "!"}:
            return place
    return openings[0] if openings else limit


def build(article: Article, start: int, end: int) -> Window:
    """The inputs of one window, [CLS] and [SEP] included."""
    ids = [CLS, *article.pieces[start:end], SEP]
    size = len(ids)
    window = Window(article, ids, [0] * size, [0] * size, [0] * size, {})
    for position, word in enumerate(article.piece_word[start:end], start=1):
        window.shapes[position] = article.shapes[word]
        window.quotes[position] = article.quotes[word]
        if word not in window.position_of:
            window.position_of[word] = position
            window.line_start[position] = int(article.line_start[word])
    return window


def inputs(windows: Sequence[Window]) -> dict[str, Array]:
    """The model's five inputs: ids, shape, quote, nl as B x T, and lens as B."""
    lengths = np.array([len(window.ids) for window in windows], dtype=np.int64)
    size = int(lengths.max())
    return {
        "ids": _pad([window.ids for window in windows], size, PAD),
        "shape": _pad([window.shapes for window in windows], size, 0),
        "quote": _pad([window.quotes for window in windows], size, 0),
        "nl": _pad([window.line_start for window in windows], size, 0),
        "lens": lengths,
    }


def _pad(rows: Sequence[Sequence[int]], size: int, filler: int) -> Array:
    table = np.full((len(rows), size), filler, dtype=np.int64)
    for index, row in enumerate(rows):
        table[index, : len(row)] = row
    return table
