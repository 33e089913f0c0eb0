"""The best dependency tree of a sentence from a score for every pair of words."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_NEVER = -1e9


def best_tree(scores: Floats) -> list[int]:
    """Return each word's head, -1 for the one root, so that the summed scores are greatest.

    ``scores`` is n x (n + 1): word by head, column 0 the root, column i + 1 word i. The root is the
    word that loses least by being it; for it, the tree is the maximum spanning one (Chu and
    Liu 1965, Edmonds 1967). Nearly always the words' best heads form a tree already.
    """
    count = len(scores)
    table = np.array(scores, dtype=np.float64)
    table[np.arange(count), np.arange(count) + 1] = _NEVER
    root = int((table[:, 0] - table[:, 1:].max(axis=1)).argmax()) if count > 1 else 0
    table[:, 0] = _NEVER
    table[root] = _NEVER
    table[root, 0] = 0.0
    square = np.full((count + 1, count + 1), _NEVER)
    square[1:] = table
    return [int(head) - 1 for head in _arborescence(square)[1:]]


def _arborescence(scores: Floats) -> Ints:
    """Return the head of each node (row) in the best tree that hangs on node 0."""
    heads = np.asarray(scores.argmax(axis=1), dtype=np.int64)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    return _expanded(scores, heads, cycle)


def _cycle(heads: Ints) -> list[int]:
    """Return the nodes of a cycle, none if every node's way leads to node 0."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(len(heads)):
        node, path = start, []
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for passed in path:
            state[passed] = 2
    return []


def _expanded(scores: Floats, heads: Ints, cycle: list[int]) -> Ints:
    """Solve with the cycle as one node, then open the cycle where the solution enters it."""
    inside, members = np.array(cycle), set(cycle)
    outside = np.array([node for node in range(len(heads)) if node not in members])
    last = len(outside)
    small = np.full((last + 1, last + 1), _NEVER)
    small[:last, :last] = scores[np.ix_(outside, outside)]
    into = scores[np.ix_(inside, outside)] - scores[inside, heads[inside]][:, None]
    out_of = scores[np.ix_(outside, inside)]
    small[last, :last] = into.max(axis=0)
    small[:last, last] = out_of.max(axis=1)
    np.fill_diagonal(small, _NEVER)
    found = _arborescence(small)
    result = np.array(heads)
    for row, node in enumerate(outside):
        head = int(found[row])
        result[node] = inside[out_of[row].argmax()] if head == last else outside[head]
    entry = int(found[last])
    entered = int(inside[into[:, entry].argmax()])
    result[entered] = outside[entry]
    result[0] = 0
    return result
