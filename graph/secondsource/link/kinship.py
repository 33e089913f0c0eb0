"""Whether two clauses have to do with each other: a small logistic regression.

It only tells "related" from "unrelated". That two claims agree or contradict each other is
decided by what they state (:mod:`secondsource.link.decide`). The weights come from pairs
of invented claims, by ``graph/training/relatedness.py``. Words, names and event classes
in common are left out: among invented pairs, where the unrelated name nobody in common, they would
weigh much, and between two articles on one event they tell little.
"""

from __future__ import annotations

import math
from dataclasses import astuple, dataclass

_BIAS = -4.49
_WEIGHTS = (5.69, 5.00)


@dataclass(frozen=True, slots=True)
class Kinship:
    """What two clauses have in common.

    ``near`` is the cosine of their sentence vectors, ``aligned`` how near each word of the one
    comes to a word of the other.
    """

    near: float
    aligned: float

    @property
    def probability(self) -> float:
        """How likely it is that the two have to do with each other, in (0, 1)."""
        pairs = zip(_WEIGHTS, astuple(self), strict=True)
        return 1 / (1 + math.exp(-_BIAS - sum(weight * value for weight, value in pairs)))
