"""Random windows of the training articles, in batches of about equal token count."""

import random
from collections.abc import Sequence

from .article import Article
from .windows import Window, add_grammar, add_targets, build, cut

LEAST_FIRST_WINDOW = 64
LENGTH_JITTER = 12
"""Windows sort by length plus up to this much, so that batches differ between epochs."""


def epoch(
    articles: Sequence[Article], size: int, tokens: int, rng: random.Random
) -> list[list[Window]]:
    """Batches of one pass over the articles.

    Each article takes a first window of random length and one of its annotators, both
    afresh; a batch holds at most `tokens` padded positions.
    """
    windows = []
    for article in articles:
        labelling = rng.choice(article.labellings)
        for start, end in cut(article, size, rng.randint(LEAST_FIRST_WINDOW, size)):
            windows.append(add_targets(build(article, start, end), labelling))
    return _batches(windows, tokens, rng)


def treebank_epoch(
    texts: Sequence[Article], size: int, tokens: int, rng: random.Random
) -> list[list[Window]]:
    """Batches of one pass over the treebanks' texts, as :func:`epoch` makes them."""
    windows = []
    for text in texts:
        for start, end in cut(text, size, rng.randint(LEAST_FIRST_WINDOW, size)):
            windows.append(add_grammar(build(text, start, end), start))
    return _batches(windows, tokens, rng)


def _batches(windows: list[Window], tokens: int, rng: random.Random) -> list[list[Window]]:
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
