"""Random windows of the training articles, in batches of about equal token count."""

import random
from collections.abc import Sequence

import torch
from torch import Tensor

from .article import Article
from .windows import CLS, MASK, PAD, SEP, UNKNOWN, Window, add_targets, build, cut

LEAST_FIRST_WINDOW = 64
LENGTH_JITTER = 12
"""Windows sort by length plus up to this much, so that batches differ between epochs."""


def epoch(
    articles: Sequence[Article], sizes: Sequence[int], tokens: int, rng: random.Random
) -> list[list[Window]]:
    """Batches of one pass over the articles.

    Each article takes a window size, a first window of random length, and one of its
    annotators, all afresh; a batch holds at most `tokens` padded positions.
    """
    windows = []
    for article in articles:
        labelling = rng.choice(article.labellings)
        size = rng.choice(sizes)
        for start, end in cut(article, size, rng.randint(LEAST_FIRST_WINDOW, size)):
            windows.append(add_targets(build(article, start, end), labelling))
    windows.sort(key=lambda window: len(window.ids) + rng.random() * LENGTH_JITTER)
    batches: list[list[Window]] = []
    for window in windows:
        if batches and _padded([*batches[-1], window]) <= tokens:
            batches[-1].append(window)
        else:
            batches.append([window])
    rng.shuffle(batches)
    return batches


def _padded(windows: Sequence[Window]) -> int:
    return len(windows) * max(len(window.ids) for window in windows)


def hide_pieces(ids: Tensor, rate: float, rng: random.Random) -> Tensor:
    """Replace pieces by [MASK] with a probability drawn from 0 to twice `rate`."""
    chosen = torch.rand(ids.shape) < rate * rng.random() * 2
    for kept in (PAD, UNKNOWN, CLS, SEP):
        chosen &= ids != kept
    return torch.where(chosen, torch.full_like(ids, MASK), ids)
