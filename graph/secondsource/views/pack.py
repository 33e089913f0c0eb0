"""Rows made small for a page: columns in place of repeated keys, each string stored once.

A table holds its number of rows and its columns: ``plain`` ones as they are, ``words`` as
numbers into one list of strings that all tables share (-1 for none), and ``few`` for columns
that most rows lack, as the rows that have a value and their values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Rows = Sequence[Mapping[str, Any]]


class Words:
    """Strings numbered in the order of their first use."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, value: Any) -> Any:
        """The number of a string, -1 for ``None``; lists of strings become lists of numbers."""
        if value is None:
            return -1
        if isinstance(value, str):
            return self.numbers.setdefault(value, len(self.numbers))
        return [self.number(part) for part in value]

    def all(self) -> list[str]:
        """All strings, each at its number."""
        return list(self.numbers)


def packed(rows: Rows, words: Words) -> dict[str, Any]:
    """Return rows as a table; keys that a row lacks stay absent from it.

    >>> packed([{"a": 1, "b": "x"}, {"a": 2, "b": "x"}], Words())
    {'rows': 2, 'plain': {'a': [1, 2]}, 'words': {'b': [0, 0]}, 'few': {}}
    """
    table: dict[str, Any] = {"rows": len(rows), "plain": {}, "words": {}, "few": {}}
    for key in dict.fromkeys(k for row in rows for k in row):
        at = [i for i, row in enumerate(rows) if key in row]
        values = [rows[i][key] for i in at]
        kind = "plain"
        if _are_words(values):
            kind, values = "words", words.number(values)
        if len(at) == len(rows):
            table[kind][key] = values
        else:
            table["few"][key] = [kind, at, values]
    return table


def _are_words(values: Sequence[Any]) -> bool:
    found = False
    for leaf in _leaves(values):
        if isinstance(leaf, str):
            found = True
        elif leaf is not None:
            return False
    return found


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, list | tuple):
        for part in value:
            yield from _leaves(part)
    else:
        yield value
