"""Coreference metrics on small cases worked out by hand."""

from __future__ import annotations

import pytest

from benchmarks.coreference_metrics import b_cubed, ceaf_e, conll, muc

GOLD = dict(zip("abcdefg", "1111233", strict=True))


def test_the_same_clusters_score_one() -> None:
    renamed = {mention: f"x{cluster}" for mention, cluster in GOLD.items()}
    assert [f(GOLD, renamed) for f in (muc, b_cubed, ceaf_e, conll)] == pytest.approx([1, 1, 1, 1])


def test_one_cluster_for_all() -> None:
    everything = dict.fromkeys(GOLD, "x")
    assert muc(GOLD, everything) == pytest.approx(2 * (4 / 6) * 1 / (4 / 6 + 1))
    assert b_cubed(GOLD, everything) == pytest.approx(2 * (3 / 7) / (3 / 7 + 1))
    assert ceaf_e(GOLD, everything) == pytest.approx(2 * (8 / 11) * (8 / 33) / (8 / 11 + 8 / 33))


def test_all_apart() -> None:
    apart = {mention: mention for mention in GOLD}
    assert muc(GOLD, apart) == 0
    assert b_cubed(GOLD, apart) == pytest.approx(2 * (3 / 7) / (3 / 7 + 1))
    assert conll(GOLD, apart) == pytest.approx((b_cubed(GOLD, apart) + ceaf_e(GOLD, apart)) / 3)


def test_a_split_costs_recall_only() -> None:
    split = {**GOLD, "a": "9"}
    assert 0 < muc(GOLD, split) < 1
    assert muc(GOLD, split) == pytest.approx(muc(split, GOLD))
