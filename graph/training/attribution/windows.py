"""Cutting articles into windows, and windows into padded batches.

A window is a run of word pieces between [CLS] and [SEP]. It ends at a line start where
there is one in its second half, else after a sentence, else between words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .article import Article
from .labels import TAG_ID, Labelling
from .syntax import IGNORED, ROOT, Parse

PAD, CLS, SEP = 0, 101, 102
NO_LINK = -1
"""Link target of a position that has none to learn (0, [CLS], is the null target)."""

Array = NDArray[np.int64]


@dataclass
class Window:
    """Inputs and targets of one window; positions count [CLS] as 0.

    first: whether a position holds a word's first piece. position_of: article word to
    position. tags, cues, sources: targets per position. syntax: 4 x length (tag, relation,
    name type, head position). grammar: 6 x length (tag, morph, lemma, sentence start, head
    position, relation).
    """

    article: Article
    ids: list[int]
    shapes: list[int]
    quotes: list[int]
    line_start: list[int]
    first: list[bool]
    position_of: dict[int, int]
    tags: list[int] = field(default_factory=list)
    cues: list[int] = field(default_factory=list)
    sources: list[int] = field(default_factory=list)
    syntax: Array = field(default_factory=lambda: np.zeros((4, 0), dtype=np.int64))
    grammar: Array = field(default_factory=lambda: np.zeros((6, 0), dtype=np.int64))


def cut(article: Article, size: int, first_size: int | None = None) -> list[tuple[int, int]]:
    """Half-open piece ranges of at most `size` pieces (the first of `first_size`)."""
    ranges = []
    start, room, total = 0, first_size or size, len(article.pieces)
    while start < total:
        end = min(total, start + room)
        if end < total:
            end = _boundary(article, start, end)
        ranges.append((start, end))
        start, room = end, size
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
    window = Window(article, ids, [0] * size, [0] * size, [0] * size, [False] * size, {})
    for position, word in enumerate(article.piece_word[start:end], start=1):
        window.shapes[position] = article.shapes[word]
        window.quotes[position] = article.quotes[word]
        if word not in window.position_of:
            window.position_of[word] = position
            window.first[position] = True
            window.line_start[position] = int(article.line_start[word])
    return window


def add_targets(window: Window, labelling: Labelling) -> Window:
    """Fill in tag and link targets; links that leave the window point to null.

    A fragment cut by the window's start begins with B-: an I- there would be illegal.
    """
    size = len(window.ids)
    window.tags = [IGNORED] * size
    window.cues = [NO_LINK] * size
    window.sources = [NO_LINK] * size
    for word, position in window.position_of.items():
        tag = labelling.tags[word]
        window.tags[position] = TAG_ID["B" + tag[1:] if position == 1 and tag != "O" else tag]
        if word in labelling.cue_of:
            window.cues[position] = window.position_of.get(labelling.cue_of[word], 0)
        if word in labelling.source_of:
            window.sources[position] = window.position_of.get(labelling.source_of[word], 0)
    window.syntax = _syntax(window, window.article.parse)
    return window


def _syntax(window: Window, parse: Parse | None) -> Array:
    targets = np.full((4, len(window.ids)), IGNORED, dtype=np.int64)
    if parse is not None:
        for word, position in window.position_of.items():
            head = parse.heads[word]
            targets[:, position] = (
                parse.tags[word],
                parse.relations[word],
                parse.names[word],
                0 if head == ROOT else window.position_of.get(head, IGNORED),
            )
    return targets


def add_grammar(window: Window, start: int) -> Window:
    """Fill in the targets of a treebank's tokens; `start` is the window's first piece.

    Where two tokens begin in one piece, the first has it.
    """
    grammar = window.article.grammar
    assert grammar is not None
    size = len(window.ids)
    window.grammar = np.full((6, size), IGNORED, dtype=np.int64)
    for token, piece in enumerate(grammar.pieces):
        position = piece - start + 1
        if not 0 < position < size - 1 or window.grammar[3, position] != IGNORED:
            continue
        head = grammar.heads[token]
        target = 0 if head == ROOT else grammar.pieces[head] - start + 1
        inside = head == ROOT or 0 < target < size - 1
        window.grammar[:, position] = (
            grammar.tags[token],
            grammar.morphs[token],
            grammar.lemmas[token],
            grammar.starts[token],
            target if inside else IGNORED,
            grammar.relations[token] if inside else IGNORED,
        )
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


def targets(windows: Sequence[Window]) -> dict[str, Array]:
    """Training targets: first, tags, cues, sources as B x T, syntax as 4 x B x T."""
    size = max(len(window.ids) for window in windows)
    syntax = [
        _pad([window.syntax[row].tolist() for window in windows], size, IGNORED) for row in range(4)
    ]
    return {
        "first": _pad([[int(first) for first in window.first] for window in windows], size, 0),
        "tags": _pad([window.tags for window in windows], size, IGNORED),
        "cues": _pad([window.cues for window in windows], size, NO_LINK),
        "sources": _pad([window.sources for window in windows], size, NO_LINK),
        "syntax": np.stack(syntax),
    }


def grammar_targets(windows: Sequence[Window]) -> Array:
    """Targets of a treebank's windows, 6 x B x T."""
    size = max(len(window.ids) for window in windows)
    rows = ([window.grammar[row].tolist() for window in windows] for row in range(6))
    return np.stack([_pad(row, size, IGNORED) for row in rows])


def _pad(rows: Sequence[Sequence[int]], size: int, filler: int) -> Array:
    table = np.full((len(rows), size), filler, dtype=np.int64)
    for index, row in enumerate(rows):
        table[index, : len(row)] = row
    return table
