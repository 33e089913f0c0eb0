"""Whether two clauses have to do with each other: a small logistic regression.

It only tells "related" from "unrelated". That two claims agree or contradict each other is
decided by what they state (:mod:`secondsource.link.decide`). The weights come from pairs
of invented claims, by ``graph/training/relatedness.py``.
"""

from __future__ import annotations

import math
from dataclasses import astuple, dataclass

_BIAS = -3.6
_WEIGHTS = (5.05, 2.99, 2.69, -0.83, 0.98)


@dataclass(frozen=True, slots=True)
class Kinship:
    """What two clauses have in common.

    ``near`` is the cosine of their sentence vectors, ``words`` the overlap of their content
    words; ``common`` says that they name one participant or more in common, ``strangers`` that
    both name some and none in common, ``event`` that their events are of one class.
    """

    near: float
    words: float
    common: bool
    strangers: bool
    event: bool

    @property
    def probability(self) -> float:
        """How likely it is that the two have to do with each other, in (0, 1)."""
        pairs = zip(_WEIGHTS, astuple(self), strict=True)
        return 1 / (1 + math.exp(-_BIAS - sum(weight * value for weight, value in pairs)))
