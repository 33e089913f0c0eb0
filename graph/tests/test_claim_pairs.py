"""Labelled pairs of invented claims through the whole pipeline."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.claim_pairs import BLIND, PARTS, Outcome, accuracy, decide_all, read_pairs


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    return decide_all(read_pairs())


def test_there_are_enough_pairs_of_each_label_in_each_part() -> None:
    pairs = read_pairs()
    counts = Counter((pair.part, pair.label) for pair in pairs)
    assert len({pair.id for pair in pairs}) == len(pairs) >= 120
    assert {part for part, _ in counts} == set(PARTS)
    for part in PARTS:
        for label in ("same", "contradicts", "related", "unrelated"):
            assert counts[part, label] >= 10


def test_accuracy(outcomes: list[Outcome]) -> None:
    assert accuracy(outcomes) >= 0.85


def test_no_contradiction_and_no_conditional_is_taken_for_the_same(outcomes: list[Outcome]) -> None:
    risky = [o for o in outcomes if o.pair.label == "contradicts" or o.pair.trap == "conditional"]
    assert len(risky) > 60
    assert [o.pair.id for o in risky if o.dangerous] == []


def test_different_claims_are_not_taken_for_the_same(outcomes: list[Outcome]) -> None:
    assert [o.pair.id for o in outcomes if o.merged] == []


def test_no_blind_contradiction_and_no_conditional_is_taken_for_the_same() -> None:
    found = decide_all(read_pairs(BLIND))
    assert len(found) == 240
    assert [o.pair.id for o in found if o.dangerous] == []
    assert accuracy(found) >= 0.4
