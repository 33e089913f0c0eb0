"""Whether two clauses have to do with each other: a small logistic regression.

It only tells "related" from "unrelated". That two claims agree or contradict each other is
decided by what they state (:mod:`secondsource.link.decide`). The weights come from pairs
of invented claims, and from ECB+ how much the rest of the articles counts beside them, by
``graph/training/relatedness.py``. Words, names and event classes
in common are left out: among invented pairs, where the unrelated name nobody in common, they would
weigh much, and between two articles on one event they tell little.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

_BIAS = -4.49
_WEIGHTS = (5.69, 5.00)
_AROUND, _USUAL = 6.19, 0.147
"""The weight of how alike the rest is, and what it is between articles on one topic."""


@dataclass(frozen=True, slots=True)
class Kinship:
    """What two clauses have in common.

    ``near`` is the cosine of their sentence vectors, ``aligned`` how near each word of the one
    comes to a word of the other, ``around`` how alike their articles are in what else they say,
    if they say anything else.
    """

    near: float
    aligned: float
    around: float | None = None

    @property
    def log_odds(self) -> float:
        """How likely it is that the two have to do with each other; 0 is even."""
        told = _BIAS + _WEIGHTS[0] * self.near + _WEIGHTS[1] * self.aligned
        return told if self.around is None else told + _AROUND * (self.around - _USUAL)

    @property
    def probability(self) -> float:
        """The same as a probability, in (0, 1)."""
        return 1 / (1 + math.exp(-self.log_odds))
