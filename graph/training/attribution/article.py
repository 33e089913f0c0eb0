"""Articles as the model reads them: words, word pieces, features, labellings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tokenizers import Tokenizer

from . import features, polnear
from .labels import Labelling

if TYPE_CHECKING:
    from .treebank import Grammar

Span = tuple[int, int]


@dataclass
class Article:
    """A text with per-word features and the map from word pieces to words.

    words: half-open character offsets. pieces: vocabulary ids. piece_word: word of each
    piece, ascending. labellings: one per annotator, the gold standard's first.
    """

    name: str
    text: str
    words: list[Span]
    pieces: list[int]
    piece_word: list[int]
    line_start: list[bool]
    quotes: list[int]
    shapes: list[int]
    labellings: list[Labelling] = field(default_factory=list)
    grammar: Grammar | None = None

    def word(self, index: int) -> str:
        """The surface of one word."""
        start, end = self.words[index]
        return self.text[start:end]


def load_tokenizer(path: Path) -> Tokenizer:
    """The base encoder's tokenizer, without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def read_article(tokenizer: Tokenizer, name: str, text: str) -> Article:
    """Split a text into words and pieces; a word is a BERT pre-tokenizer's."""
    words = [span for _, span in tokenizer.pre_tokenizer.pre_tokenize_str(text)]
    encoding = tokenizer.encode(text, add_special_tokens=False)
    starts = features.line_starts(text, words)
    quotes = features.quote_states(text, words, starts)
    return Article(
        name=name,
        text=text,
        words=words,
        pieces=list(encoding.ids),
        piece_word=_words_of_pieces(words, encoding.offsets),
        line_start=starts,
        quotes=quotes,
        shapes=features.shapes(text, words, quotes),
    )


def _words_of_pieces(words: Sequence[Span], offsets: Sequence[Span]) -> list[int]:
    word, found = 0, []
    for start, _ in offsets:
        while words[word][1] <= start:
            word += 1
        found.append(word)
    return found


def read_split(tokenizer: Tokenizer, split: Path) -> list[Article]:
    """A split's articles with every annotator's labelling."""
    articles = []
    for stem, text in polnear.article_texts(split):
        article = read_article(tokenizer, stem, text)
        article.labellings = [
            polnear.label(article.words, polnear.read_standoff(path))
            for path in polnear.annotation_paths(split, stem)
        ]
        articles.append(article)
    return articles
