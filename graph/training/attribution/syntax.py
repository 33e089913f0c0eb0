"""Silver parses of the training articles, as auxiliary targets.

The parses come with the corpus (UD v1 relations, Penn tags, name types); the labels are
machine-made. They teach the encoder where clauses and noun phrases end and are not part
of the exported model.
"""

import lzma
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

Span = tuple[int, int]

IGNORED = -100
ROOT = -1
WITHIN_TOKEN = "_same"
"""Relation of a parser token's later words to its first: the tokenizers differ."""


class Token(NamedTuple):
    """One line of the parse: 1-based number in its sentence, offsets, labels, head number."""

    number: int
    start: int
    end: int
    tag: str
    name: str
    head: int
    relation: str


@dataclass(frozen=True)
class Inventory:
    """Label ids of the three classification targets."""

    tags: dict[str, int]
    relations: dict[str, int]
    names: dict[str, int]


@dataclass
class Parse:
    """Targets per word of an article, IGNORED where the parse has none; heads are words."""

    tags: list[int]
    relations: list[int]
    names: list[int]
    heads: list[int]


def read_parses(path: Path) -> dict[str, list[list[Token]]]:
    """Sentences by document stem."""
    documents: dict[str, list[list[Token]]] = {}
    with lzma.open(path, "rt", encoding="utf-8") as file:
        sentences: list[list[Token]] = []
        for line in file:
            if line.startswith("# document = "):
                sentences = documents.setdefault(line.removeprefix("# document = ").strip(), [])
                sentences.append([])
            elif not line.strip():
                sentences.append([])
            else:
                sentences[-1].append(_token(line.rstrip("\n").split("\t")))
    return documents


def _token(fields: list[str]) -> Token:
    number, _, start, end, _, tag, name, head, relation = fields
    return Token(int(number), int(start), int(end), tag, name, int(head), relation)


def inventory(documents: dict[str, list[list[Token]]]) -> Inventory:
    """Ids for all labels in use, in alphabetical order."""
    tokens = [token for document in documents.values() for sent in document for token in sent]
    return Inventory(
        _ids({token.tag for token in tokens}),
        {WITHIN_TOKEN: 0}
        | {name: i + 1 for name, i in _ids({token.relation for token in tokens}).items()},
        _ids({token.name for token in tokens}),
    )


def _ids(names: set[str]) -> dict[str, int]:
    return {name: index for index, name in enumerate(sorted(names))}


def align(words: Sequence[Span], sentences: list[list[Token]], labels: Inventory) -> Parse:
    """A document's parse as targets for the model's words, matched by offsets."""
    blank = [IGNORED] * len(words)
    parse = Parse(blank.copy(), blank.copy(), blank.copy(), blank.copy())
    cursor = 0
    for sentence in sentences:
        covered, cursor = _words_of_tokens(words, sentence, cursor)
        first = {token.number: found[0] for token, found in covered if found}
        for token, word, head, relation in _targets(covered, first):
            parse.tags[word] = labels.tags[token.tag]
            parse.names[word] = labels.names[token.name]
            parse.relations[word] = labels.relations[relation]
            parse.heads[word] = head
    return parse


def _words_of_tokens(
    words: Sequence[Span], sentence: list[Token], cursor: int
) -> tuple[list[tuple[Token, list[int]]], int]:
    covered = []
    for token in sentence:
        while cursor < len(words) and words[cursor][1] <= token.start:
            cursor += 1
        end = cursor
        while end < len(words) and words[end][0] < token.end:
            end += 1
        inside = [i for i in range(cursor, end) if words[i][0] >= token.start]
        covered.append((token, inside))
    return covered, cursor


def _targets(
    covered: list[tuple[Token, list[int]]], first: dict[int, int]
) -> Iterator[tuple[Token, int, int, str]]:
    """(token, word, head word, relation); an unaligned head is IGNORED."""
    for token, found in covered:
        for place, word in enumerate(found):
            if place:
                yield token, word, found[0], WITHIN_TOKEN
            else:
                head = ROOT if token.head == 0 else first.get(token.head, IGNORED)
                yield token, word, head, token.relation
