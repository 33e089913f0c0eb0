"""A text as arrays over its word pieces: what the model reads, and what it is to learn.

Inputs stand at every piece of a word, targets at the first piece of a word (attributions) or of a
token (grammar, names). Links and heads are places, counted in pieces.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .article import Article
from .labels import ABSENT, IGNORED, NONE, TAG_ID, Labelling

INPUTS = ("ids", "shape", "quote", "nl")
CLASSES = ("tags", "morphs", "lemmas", "starts", "relations", "names")
"""Classification targets of tokens."""

KINDS: dict[str, Any] = {
    "ids": np.int32,
    "shape": np.int8,
    "quote": np.int8,
    "nl": np.int8,
    "word": np.int8,
    "token": np.int8,
    "seam": np.int8,
    "tag": np.int8,
    "cue": np.int32,
    "source": np.int32,
    "heads": np.int32,
} | dict.fromkeys(CLASSES, np.int16)
"""Types of the arrays."""

FILLERS = {"tag": IGNORED, "cue": ABSENT, "source": ABSENT, "heads": ABSENT} | dict.fromkeys(
    CLASSES, IGNORED
)
SEAM_NONE, SEAM_WORD, SEAM_SENTENCE, SEAM_LINE = range(4)
"""How good it is to begin a window at a piece."""

Flat = dict[str, NDArray[np.signedinteger[Any]]]


def describe(article: Article) -> Flat:
    """The inputs of an article, places counted from 0."""
    count = len(article.pieces)
    flat = {name: np.full(count, FILLERS.get(name, 0), dtype=kind) for name, kind in KINDS.items()}
    words = np.array(article.piece_word, dtype=np.int64)
    flat["ids"][:] = article.pieces
    flat["shape"][:] = np.array(article.shapes)[words]
    flat["quote"][:] = np.array(article.quotes)[words]
    flat["word"][:] = np.diff(words, prepend=-1) != 0
    flat["nl"][:] = np.array(article.line_start)[words] & (flat["word"] == 1)
    flat["seam"][:] = flat["word"] * SEAM_WORD
    for piece in range(1, count):
        if flat["seam"][piece] and article.word(int(words[piece - 1])) in {".", "?", "!"}:
            flat["seam"][piece] = SEAM_SENTENCE
    flat["seam"][flat["nl"] == 1] = SEAM_LINE
    return flat


def add_labelling(flat: Flat, article: Article, labelling: Labelling) -> None:
    """Fill in one annotator's tags and links."""
    first: dict[int, int] = {}
    for piece, word in enumerate(article.piece_word):
        first.setdefault(word, piece)
    for word, piece in first.items():
        flat["tag"][piece] = TAG_ID[labelling.tags[word]]
    for name, links in (("cue", labelling.cue_of), ("source", labelling.source_of)):
        for word, target in links.items():
            if word in first:
                flat[name][first[word]] = first.get(target, NONE)


def add_grammar(flat: Flat, article: Article) -> None:
    """Fill in a treebank's targets; where two tokens begin in one piece, the first has it."""
    grammar = article.grammar
    assert grammar is not None
    columns = (grammar.tags, grammar.morphs, grammar.lemmas, grammar.starts, grammar.relations)
    for token, piece in enumerate(grammar.pieces):
        if flat["token"][piece]:
            continue
        flat["token"][piece] = 1
        for name, column in zip(CLASSES, columns, strict=False):
            flat[name][piece] = max(IGNORED, column[token])
        head = grammar.heads[token]
        flat["heads"][piece] = NONE if head < 0 else grammar.pieces[head]
