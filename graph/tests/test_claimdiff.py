"""The figures of the ClaimDiff benchmark, on pairs made by hand."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.claimdiff import (
    Labelled,
    area,
    cross_validated,
    fit,
    known,
    labelled,
    mean_area,
    parts,
    tf_idf,
)


@pytest.mark.parametrize(
    ("labels", "scores", "expected"),
    [
        ([0, 1, 1], [0.1, 0.1, 0.9], 0.75),
        ([0, 0, 1, 1], [1, 2, 3, 4], 1.0),
        ([1, 1, 0], [0.1, 0.2, 0.3], 0.0),
    ],
)
def test_area(labels: list[float], scores: list[float], expected: float) -> None:
    assert area(np.array(labels, float), np.array(scores, float)) == expected


def pair(key: str, related: bool) -> Labelled:
    return Labelled(key, "topic", "a", "b", related)


LABELS = [
    pair("one way, related", True),
    pair("one way, not", False),
    pair("both, once", True),
    pair("both, once", False),
    pair("both, not", False),
    pair("both, not", False),
]


def test_what_is_known_of_a_pair() -> None:
    assert {found.key: found.related for found in known(LABELS)} == {
        "one way, related": True,
        "both, once": True,
        "both, not": False,
    }
    assert {found.key: found.related for found in known(LABELS, all)} == {
        "one way, related": True,
        "both, once": False,
        "both, not": False,
    }
    assert [found.key for found in labelled(LABELS, 1)] == ["one way, related", "one way, not"]


def test_a_word_in_few_texts_weighs_more() -> None:
    bags = tf_idf(["Snow in Oslo", "Rain in Oslo, a storm", "rain in Bergen", "I"])
    assert bags["Snow in Oslo"]["snow"] > bags["Snow in Oslo"]["oslo"]
    assert bags["Snow in Oslo"]["oslo"] > bags["Snow in Oslo"]["in"]
    assert sum(weight**2 for weight in bags["rain in Bergen"].values()) == pytest.approx(1)
    assert bags["I"] == {}


def test_a_regression_finds_what_tells_the_classes_apart() -> None:
    rng = np.random.default_rng(1)
    features = rng.normal(size=(200, 2))
    labels = (features[:, 0] > 0).astype(float)
    weights = fit(features, labels)
    assert weights[1] > 1 > abs(weights[2])
    part = parts([str(i % 20) for i in range(200)], seed=0)
    scores = cross_validated(features, labels, part)
    assert area(labels, scores) > 0.95
    assert mean_area(labels, scores, part) > 0.95


def test_pairs_of_a_topic_share_a_part() -> None:
    topics = [str(i % 20) for i in range(200)]
    part = parts(topics, seed=0)
    assert len({*zip(topics, part, strict=True)}) == 20
    assert set(part) == set(range(5))


def test_parts_of_one_class_have_no_area() -> None:
    labels, scores = np.array([0.0, 1, 1, 1]), np.array([0.1, 0.2, 0.3, 0.1])
    assert mean_area(labels, scores, np.array([0, 0, 1, 1])) == 1.0
