"""Coreference metrics over given mentions: MUC, B cubed, CEAF-e and their mean (CoNLL F1).

Written from the definitions: MUC after Vilain et al. (1995), B cubed after Bagga and
Baldwin (1998), CEAF with phi4 after Luo (2005); their mean is the score of the CoNLL-2012
shared task. Both sides hold the same mentions, each in exactly one cluster; singletons
count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

Clustering = Mapping[Any, Hashable]
"""From mention to cluster name."""


def conll(gold: Clustering, found: Clustering) -> float:
    """Return the mean of the F1 of MUC, B cubed and CEAF-e, in [0, 1]."""
    return (muc(gold, found) + b_cubed(gold, found) + ceaf_e(gold, found)) / 3


def muc(gold: Clustering, found: Clustering) -> float:
    """Return the F1 of links; 1 if neither side has any."""
    return _f1(_muc_recall(found, gold), _muc_recall(gold, found))


def _muc_recall(key: Clustering, response: Clustering) -> float:
    kept = total = 0
    for members in _clusters(key).values():
        kept += len(members) - len({response[mention] for mention in members})
        total += len(members) - 1
    return kept / total if total else 1.0


def b_cubed(gold: Clustering, found: Clustering) -> float:
    """Return the F1 of the share of each mention's companions that are right."""
    sizes, own = Counter(gold.values()), Counter(found.values())
    both = Counter((gold[mention], found[mention]) for mention in gold)
    precision = sum(n * n / own[f] for (_, f), n in both.items()) / len(gold)
    recall = sum(n * n / sizes[g] for (g, _), n in both.items()) / len(gold)
    return _f1(precision, recall)


def ceaf_e(gold: Clustering, found: Clustering) -> float:
    """Return the F1 of clusters matched one to one as well as possible."""
    one, two = list(_clusters(gold).values()), list(_clusters(found).values())
    likeness = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in two] for a in one])
    rows, columns = linear_sum_assignment(-likeness)
    total = float(likeness[rows, columns].sum())
    return _f1(total / len(two), total / len(one))


def _clusters(clustering: Clustering) -> dict[Hashable, set[Hashable]]:
    found: dict[Hashable, set[Hashable]] = {}
    for mention, cluster in clustering.items():
        found.setdefault(cluster, set()).add(mention)
    return found


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
