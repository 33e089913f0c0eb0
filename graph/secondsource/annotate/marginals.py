"""Probabilities of tags and of whole spans under a linear chain, and the spans worth choosing.

The best path is the wrong answer to "which spans?": an end that it settles may be less likely
than another that many paths share. Here a span's probability is summed over all paths that hold
it (forward-backward; Rabiner 1989), and spans are chosen by what they are expected to gain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

_FLOOR = -600.0
"""A log-probability that stands for never; its exponential is still above zero."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Log-scores of n words in s states.

    ``emissions`` is (n, s), ``between`` (s, s) from row to column, ``start`` and ``end`` (s,).
    """

    emissions: Floats
    between: Floats
    start: Floats
    end: Floats


class Marginals:
    """What all paths through a chain of at least one word say together."""

    def __init__(self, chain: Chain) -> None:
        """Sum over the paths, forward and backward."""
        self._emissions = np.maximum(chain.emissions, _FLOOR)
        self._between = np.maximum(chain.between, _FLOOR)
        self._end = np.maximum(chain.end, _FLOOR)
        start = np.maximum(chain.start, _FLOOR)
        moves = np.exp(self._between)
        self._forward = _sums(self._emissions, moves, start)
        self._after = _sums(self._emissions[::-1], moves.T, self._end)[::-1]
        last = self._forward[-1] + self._end
        self._total = float(np.logaddexp.reduce(last))

    def states(self) -> Floats:
        """Return the probability of each state at each word, (n, s)."""
        result: Floats = np.exp(self._forward + self._after - self._emissions - self._total)
        return result

    def spans(self, first: int) -> Floats:
        """Return for ``[i, j)`` at (i, j) the probability of a span there, (n, n + 1).

        A span is a word in state ``first`` and all the words after it in state ``first + 1``.
        """
        inside = first + 1
        n = len(self._emissions)
        again = self._between[inside, inside]
        run = np.concatenate(([0.0], np.cumsum(self._emissions[:, inside] + again)))
        enter = self._forward[:, first] + self._between[first, inside] - again - run[1:]
        leave = run + np.concatenate(([0.0], self._leaving(inside, inside)))
        logs = enter[:, None] + leave[None, :]
        words = np.arange(n)
        logs[words, words + 1] = self._forward[:, first] + self._leaving(first, inside)
        logs[np.arange(n + 1)[None, :] <= words[:, None]] = -np.inf
        result: Floats = np.exp(np.minimum(logs - self._total, 0.0))
        return result

    def _leaving(self, state: int, inside: int) -> Floats:
        """Return for each word in ``state`` the log-sum of paths that don't go on ``inside``."""
        others = np.arange(len(self._end)) != inside
        onward = self._between[state, others] + self._after[1:, others]
        return np.append(np.logaddexp.reduce(onward, axis=1), self._end[state])


def choose(gains: Sequence[Floats]) -> list[tuple[int, int, int]]:
    """Return the disjoint spans of the greatest total gain, as (kind, start, end) in order.

    ``gains`` holds for each kind an (n, n + 1) table of what ``[i, j)`` gains at (i, j). With
    probabilities less a threshold these are the spans of the best expected F1 (a span pays if
    it is right more often than half the F1; Lewis 1995).
    """
    table = np.stack(gains)
    kinds, best_gain = table.argmax(0), table.max(0)
    n = len(best_gain)
    total = np.zeros(n + 1)
    starts = [-1] * (n + 1)
    for end in range(1, n + 1):
        options = total[:end] + best_gain[:end, end]
        start = int(options.argmax())
        total[end] = max(total[end - 1], options[start])
        if options[start] > total[end - 1]:
            starts[end] = start
    found = []
    end = n
    while end:
        start = starts[end]
        if start >= 0:
            found.append((int(kinds[start, end]), start, end))
        end = start if start >= 0 else end - 1
    return found[::-1]


def _sums(emissions: Floats, moves: Floats, first: Floats) -> Floats:
    """Return at (i, s) the log-sum of all paths up to word i that end there in state s."""
    weights = np.exp(emissions)
    share = np.exp(first) * weights[0]
    shares, sizes = [], []
    for weight in [*weights[1:], None]:
        size = share.sum()
        share = share / size
        shares.append(share)
        sizes.append(size)
        if weight is not None:
            share = (share @ moves) * weight
    with np.errstate(divide="ignore"):
        result: Floats = np.log(shares) + np.cumsum(np.log(sizes))[:, None]
    return result
