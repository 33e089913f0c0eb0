"""How much of a stretch of words hangs together in the parse.

What is said is as a rule a clause or a phrase: one word of it hangs on the text around it. A
stretch of which several do ("the plan in a speech", said of a speech about the plan) is more
seldom the content of an attribution than the network thinks.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc, Token

from secondsource.annotate.windows import Ints
from secondsource.records import Span

ROOT, AWAY, WITHOUT = -1, -2, -3
"""What stands for a word's head: it is a sentence's root, its head is in none of the words, or
it needs none, being punctuation."""


def token_starts(doc: Doc) -> Ints:
    """Return where each token of a Doc starts."""
    return np.array([token.idx for token in doc], dtype=np.int64)


def word_heads(doc: Doc, offsets: Ints, spans: Sequence[Span]) -> Ints:
    """Return for each word, given as spans of ``doc.text``, the index of its head or a constant.

    Where a token is several words, the later ones hang on the first. ``offsets`` are the
    :func:`token_starts`.
    """
    starts = np.array([start for start, _ in spans], dtype=np.int64)
    ends = np.array([end for _, end in spans], dtype=np.int64)
    tokens = np.searchsorted(offsets, starts, side="right") - 1
    heads = np.searchsorted(tokens, tokens)
    for word in np.flatnonzero(heads == np.arange(len(heads))).tolist():
        heads[word] = _head(doc[int(tokens[word])], word, starts, ends)
    return heads


def _head(token: Token, word: int, starts: Ints, ends: Ints) -> int:
    if token.is_punct or token.is_space:
        return WITHOUT
    if token.head.i == token.i:
        return ROOT
    holder = int(np.searchsorted(starts, token.head.idx, side="right")) - 1
    if holder < 0 or ends[holder] <= token.head.idx:
        return AWAY
    return holder if holder != word else WITHOUT


def within(heads: Ints, start: int, end: int) -> Ints:
    """Return the heads of the words ``[start, end)``, counted from the first of them."""
    part = heads[start:end]
    outside = (part >= 0) & ((part < start) | (part >= end))
    return np.where(outside, AWAY, np.where(part >= 0, part - start, part))


def is_loose(heads: Ints) -> npt.NDArray[np.bool_]:
    """Return for ``[i, j)`` at (i, j) whether more than one of its words has its head outside.

    The roots of several sentences count as one.
    """
    n = len(heads)
    words = np.arange(n)
    held = heads >= 0
    arcs = np.zeros((n, n + 1), dtype=np.int64)
    lower, upper = np.minimum(words, heads)[held], np.maximum(words, heads)[held]
    np.add.at(arcs, (lower, upper + 1), 1)
    inside = arcs[::-1].cumsum(0)[::-1].cumsum(1)
    roots = _counts(heads == ROOT)
    outside = _counts(heads != WITHOUT) - inside - np.maximum(roots - 1, 0)
    result: npt.NDArray[np.bool_] = outside > 1
    return result


def _counts(marked: npt.NDArray[np.bool_]) -> Ints:
    """Return for ``[i, j)`` at (i, j) how many of its words are marked."""
    total = np.concatenate(([0], np.cumsum(marked)))
    counts: Ints = total[None, :] - total[:-1, None]
    return counts
