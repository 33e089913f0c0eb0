"""Minimum cuts against brute force, and the worked cases on bare networks."""

from __future__ import annotations

from itertools import combinations, pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.cuts import SINK, SOURCE, UNLIMITED, minimum_cut


def edges(*ways: str) -> list[tuple[str, str]]:
    """Edges of ways such as "S o1 a1 T"; S and T are the two ends."""
    ends = {"S": SOURCE, "T": SINK}
    found = []
    for way in ways:
        nodes = [ends.get(n, n) for n in way.split()]
        found += list(pairwise(nodes))
    return found


def by_claimant(node: str) -> int:
    return UNLIMITED if node[0] in "ca" else 1


CASES = [
    ("same wire, two outlets", ["S o1 c1 a1 T", "c1 a2 T"], 1, 1),
    ("two witnesses, two outlets", ["S o1 a1 T", "S o2 a2 T"], 2, 2),
    ("one person, two interviews", ["S o1 c1 a1 T", "o1 c2 a2 T"], 1, 1),
    ("three claimants, one article", ["S o1 a1 T", "S o2 a1", "S o3 a1"], 3, 1),
    ("two spokesmen, their ministry", ["S g1 o1 a1 T", "g1 o2 a2 T"], 1, 1),
    ("circular, no origin", ["a1 a2 a1 T", "a2 T"], 0, 0),
    ("circular, one origin", ["S o1 a1 a2 a1 T", "a2 T"], 1, 1),
    ("crossing", ["S o1 c1 a1 T", "S o2 c1 a2 T", "o2 c2 a2"], 2, 2),
    ("narrow carrier", ["S o1 cx a1 T", "o1 cy a2 T", "o1 cz a3 T", "S o2 cx", "S o3 cx"], 3, 2),
]


@pytest.mark.parametrize(
    ("ways", "claimants", "full"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_worked_cases(ways: list[str], claimants: int, full: int) -> None:
    assert minimum_cut(edges(*ways), by_claimant).value == claimants
    assert minimum_cut(edges(*ways), lambda node: 1).value == full


def test_cut_is_told_nearest_the_origin_and_nearest_the_proposition() -> None:
    narrow = minimum_cut(edges(*CASES[-1][1]), lambda node: 1)
    assert narrow.near_origin == ("cx", "o1")
    wire = minimum_cut(edges("S o1 c1 a1 T", "c1 a2 T"), lambda node: 1)
    assert (wire.near_origin, wire.near_sink) == (("o1",), ("c1",))


def test_no_way_gives_nothing() -> None:
    assert minimum_cut([], lambda node: 1) == minimum_cut(edges("a1 T"), lambda node: 1)
    assert minimum_cut(edges("S a1"), lambda node: 1).value == 0


NAMES = "abcde"
random_edges = st.lists(
    st.tuples(st.sampled_from(["S", *NAMES]), st.sampled_from(["T", *NAMES])), max_size=14
).map(lambda pairs: edges(*(f"{a} {b}" for a, b in pairs if a != b and (a, b) != ("S", "T"))))


def smallest_separator(pairs: list[tuple[str, str]]) -> int:
    graph = nx.DiGraph(pairs)
    graph.add_nodes_from([SOURCE, SINK])
    for size in range(len(NAMES) + 1):
        for removed in combinations(NAMES, size):
            left = graph.copy()
            left.remove_nodes_from(removed)
            if SINK not in nx.bfs_tree(left, SOURCE):
                return size
    raise AssertionError("removing every node leaves no path")


@settings(max_examples=150, deadline=None)
@given(random_edges)
def test_against_brute_force(pairs: list[tuple[str, str]]) -> None:
    cut = minimum_cut(pairs, lambda node: 1)
    assert cut.value == smallest_separator(pairs)
    assert len(cut.near_origin) == len(cut.near_sink) == len(cut.paths) == cut.value
    inner = [node for path in cut.paths for node in path]
    assert len(inner) == len(set(inner))
    for removed in (cut.near_origin, cut.near_sink):
        left = [p for p in pairs if not set(p) & set(removed)]
        assert minimum_cut(left, lambda node: 1).value == 0
    for path in cut.paths:
        walk = [SOURCE, *path, SINK]
        assert all(step in pairs for step in pairwise(walk))
