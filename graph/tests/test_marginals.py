"""Probabilities of states and spans against the sum over all paths; the choice of spans."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from secondsource.annotate.marginals import Chain, Floats, Marginals, choose

BANNED = -1e9
values = st.floats(-5, 5, allow_nan=False)


@st.composite
def chains(draw: st.DrawFn, states: int = 3) -> Chain:
    """Chains of one to five words; state 2 follows none but 1 and itself."""
    n = draw(st.integers(1, 5))
    emissions, between = draw(arrays(np.float64, (n, states), elements=values)), BANNED
    table = draw(arrays(np.float64, (states, states), elements=values))
    start, end = (draw(arrays(np.float64, states, elements=values)) for _ in range(2))
    table[0, 2] = start[2] = between
    return Chain(emissions, table, start, end)


def paths(chain: Chain) -> dict[tuple[int, ...], float]:
    """All paths with their probabilities."""
    n, states = chain.emissions.shape
    logs = {
        path: chain.start[path[0]]
        + chain.end[path[-1]]
        + sum(chain.emissions[i, s] for i, s in enumerate(path))
        + sum(chain.between[a, b] for a, b in itertools.pairwise(path))
        for path in itertools.product(range(states), repeat=n)
    }
    total = np.logaddexp.reduce(list(logs.values()))
    return {path: float(np.exp(value - total)) for path, value in logs.items()}


@given(chains())
def test_states_are_the_sum_over_all_paths(chain: Chain) -> None:
    expected = np.zeros_like(chain.emissions)
    for path, share in paths(chain).items():
        expected[np.arange(len(path)), path] += share
    assert Marginals(chain).states() == pytest.approx(expected, abs=1e-9)


@given(chains())
def test_spans_are_the_sum_over_all_paths_that_hold_them(chain: Chain) -> None:
    n = len(chain.emissions)
    expected = np.zeros((n, n + 1))
    for path, share in paths(chain).items():
        for i, state in enumerate(path):
            if state == 1:
                end = next((j for j in range(i + 1, n) if path[j] != 2), n)
                expected[i, end] += share
    assert Marginals(chain).spans(1) == pytest.approx(expected, abs=1e-9)


def test_what_is_banned_everywhere_but_once_is_certain() -> None:
    emissions = np.full((4, 3), BANNED)
    emissions[np.arange(4), [0, 1, 2, 0]] = -3.0
    zeros = np.zeros(3)
    found = Marginals(Chain(emissions, np.zeros((3, 3)), zeros, zeros))
    assert found.spans(1)[1, 3] == pytest.approx(1)
    assert found.states()[0, 0] == pytest.approx(1)


def gains(n: int, **at: float) -> Floats:
    """A table of gains: ``i1_3=0.5`` for the span from 1 to 3, a loss elsewhere."""
    table = np.full((n, n + 1), -1.0)
    for name, gain in at.items():
        start, end = name[1:].split("_")
        table[int(start), int(end)] = gain
    return table


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({}, {}, []),
        ({"i0_2": 0.5}, {}, [(0, 0, 2)]),
        ({"i0_2": -0.1}, {}, []),
        ({"i0_2": 0.0}, {}, []),
        ({"i0_3": 0.5, "i0_1": 0.3, "i1_3": 0.3}, {}, [(0, 0, 1), (0, 1, 3)]),
        ({"i0_3": 0.7, "i0_1": 0.3, "i1_3": 0.3}, {}, [(0, 0, 3)]),
        ({"i0_2": 0.5}, {"i1_3": 0.6}, [(1, 1, 3)]),
        ({"i0_2": 0.5}, {"i2_4": 0.6}, [(0, 0, 2), (1, 2, 4)]),
    ],
)
def test_choose(
    first: dict[str, float], second: dict[str, float], expected: list[tuple[int, int, int]]
) -> None:
    assert choose([gains(4, **first), gains(4, **second)]) == expected
