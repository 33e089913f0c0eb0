"""The best tree over a sentence, against trying all of them."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.annotate.trees import best_tree


def is_tree(heads: tuple[int, ...]) -> bool:
    """One root, and every word's way up ends there."""
    if heads.count(-1) != 1:
        return False
    for node in range(len(heads)):
        seen = set[int]()
        while node >= 0:
            if node in seen:
                return False
            seen.add(node)
            node = heads[node]
    return True


def summed(scores: np.ndarray, heads: tuple[int, ...] | list[int]) -> float:
    return float(sum(scores[i, head + 1] for i, head in enumerate(heads)))


@pytest.mark.parametrize(
    ("scores", "heads"),
    [
        ([[0.0, 0.0]], [-1]),
        ([[5.0, 0.0, 1.0], [0.0, 5.0, 0.0]], [-1, 0]),
        ([[1.0, 0.0, 5.0], [2.0, 5.0, 0.0]], [1, -1]),  # a cycle, opened where it costs least
        ([[9.0, 0, 1.0, 0], [8.0, 1.0, 0, 0], [0, 0, 5.0, 0]], [-1, 0, 1]),  # two roots wanted
        ([[6.0, 0, 0, 0], [0, 2.0, 0, 5.0], [0, 1.0, 5.0, 0]], [-1, 0, 1]),  # a cycle beside it
    ],
)
def test_the_best_tree(scores: list[list[float]], heads: list[int]) -> None:
    assert best_tree(np.array(scores)) == heads


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 5), st.integers(0, 10_000))
def test_no_tree_with_that_root_is_better(count: int, seed: int) -> None:
    scores = np.random.default_rng(seed).integers(-9, 9, (count, count + 1)).astype(float)
    found = best_tree(scores)
    assert is_tree(tuple(found))
    trees = (t for t in itertools.product(range(-1, count), repeat=count) if is_tree(t))
    rivals = [summed(scores, t) for t in trees if t.index(-1) == found.index(-1)]
    assert summed(scores, found) == max(rivals)


def test_words_that_all_point_in_circles() -> None:
    count = 40
    scores = np.zeros((count, count + 1))
    scores[np.arange(count), (np.arange(count) ^ 1) + 1] = 9.0  # pairs that want each other
    assert is_tree(tuple(best_tree(scores)))
