"""How alike two articles are in what they say beside two clauses."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from secondsource.link.lexicon import STOP
from secondsource.link.similarity import words

_DIGITS = 3


class Articles:
    """The words of each article's clauses, the rarer among articles the more telling."""

    def __init__(self, clauses: Mapping[str, Iterable[str]]) -> None:
        """Take the texts of each article's clauses; what it has twice counts once."""
        self._texts = {
            article: {text: _counted(text) for text in sorted(set(texts))}
            for article, texts in clauses.items()
        }
        self._whole = {
            article: sum(found.values(), Counter[str]()) for article, found in self._texts.items()
        }
        having = Counter(word for whole in self._whole.values() for word in whole)
        total = 1 + len(self._whole)
        self._rarity = {word: 1 + math.log(total / (1 + n)) for word, n in having.items()}

    def around(self, one: tuple[str, str], two: tuple[str, str]) -> float | None:
        """Return the TF-IDF cosine of two articles without a clause of each, in [0, 1].

        A clause is its article and its text. ``None`` where there is nothing to compare: in one
        article, or where one has no other clause.
        """
        first, second = self._beside(*one), self._beside(*two)
        if one[0] == two[0] or not first or not second:
            return None
        shared = sum(n * second[word] * self._rarity[word] ** 2 for word, n in first.items())
        return round(shared / (self._length(first) * self._length(second)), _DIGITS)

    def _beside(self, article: str, text: str) -> Counter[str]:
        return self._whole[article] - self._texts[article][text]

    def _length(self, counts: Counter[str]) -> float:
        return math.hypot(*(n * self._rarity[word] for word, n in counts.items()))


def _counted(text: str) -> Counter[str]:
    return Counter(word for word in words(text) if word not in STOP)
