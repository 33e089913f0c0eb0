"""Sentences as columns of tokens, a few sentences together.

Paragraphs are parted by a white-space token, as they are in news text; in some documents
straight quotation marks become curly ones, so that the recogniser knows both.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .conllu import Sentence, Word

SENTENCES = 8
CURLY_SHARE = 0.35
EARLY_BREAK_SHARE = 0.15
LEAST_SENTENCES = 3
DOUBLE_BREAK_SHARE = 0.8


def chunks(sentences: Iterable[Sentence], rng: random.Random) -> Iterator[list[Sentence]]:
    """Neighbouring sentences of one document, at most SENTENCES; some end at a paragraph."""
    current: list[Sentence] = []
    for sentence in sentences:
        early = (
            len(current) >= LEAST_SENTENCES
            and sentence.opens_paragraph
            and rng.random() < EARLY_BREAK_SHARE
        )
        other = bool(current) and sentence.document != current[-1].document
        if current and (other or early or len(current) >= SENTENCES):
            yield current
            current = []
        current.append(sentence)
    if current:
        yield current


@dataclass
class Columns:
    """A document's tokens, column by column."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)

    def add(self, word: Word, offset: int) -> None:
        """Append a word of the sentence that starts at token `offset`."""
        root = word.head < 0
        self.heads.append(len(self.words) if root else offset + word.head)
        self.relations.append("ROOT" if root else word.relation)
        self.words.append(word.form)
        self.spaces.append(word.spaced)
        self.lemmas.append(word.lemma)
        self.upos.append(word.upos)
        self.tags.append(word.xpos)
        self.morphs.append(word.feats)

    def add_break(self, surface: str) -> None:
        """Append a white-space token, attached to the token before it."""
        self.spaces[-1] = False
        previous = len(self.words) - 1
        blank = Word(surface, surface, "SPACE", "_SP", "", previous, "dep", False, {})
        self.add(blank, 0)

    def curl(self) -> None:
        """Replace straight quotation marks and apostrophes by curly ones."""
        opening = True
        for index, word in enumerate(self.words):
            if word == '"':
                sided = {"``": True, "''": False}
                self.words[index] = "“" if sided.get(self.tags[index], opening) else "”"
                opening = not opening
            else:
                self.words[index] = word.replace("'", "’")


def columns(chunk: list[Sentence], rng: random.Random) -> tuple[Columns, list[int]]:
    """A chunk's columns, and the token at which each sentence starts."""
    result, starts = Columns(), []
    for sentence in chunk:
        if result.words and sentence.opens_paragraph:
            result.add_break("\n\n" if rng.random() < DOUBLE_BREAK_SHARE else "\n")
        starts.append(len(result.words))
        for word in sentence.words:
            result.add(word, starts[-1])
    return result, starts
