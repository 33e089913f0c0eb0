"""A linear-chain conditional random field over the words of a window."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from .article import Article
from .labels import START_ROW, TAG_ID, TAGS, bans

PRIOR_WEIGHT = 0.4
"""How much of log(P(next | tag) / P(next)) the transitions start with."""


def transition_prior(articles: list[Article]) -> NDArray[np.float32]:
    """Starting values of the transitions (8 x 7, last row: start) from the gold tags."""
    counts = np.ones((len(TAGS) + 1, len(TAGS)))
    for article in articles:
        tags = [TAG_ID[tag] for tag in article.labellings[0].tags]
        np.add.at(counts, (tags[:-1], tags[1:]), 1)
    unigrams = counts[:START_ROW].sum(0) / counts[:START_ROW].sum()
    ratios = np.log(counts / counts.sum(1, keepdims=True)) - np.log(unigrams)
    prior = PRIOR_WEIGHT * ratios
    prior[START_ROW] = 0
    prior[bans() < 0] = 0
    return np.asarray(prior, dtype=np.float32)


class Transitions(nn.Module):
    """Learned scores of tag bigrams; illegal ones keep their ban."""

    banned: Tensor

    def __init__(self, start: NDArray[np.float32]) -> None:
        super().__init__()
        self.register_buffer("banned", torch.tensor(bans()))
        self.scores = nn.Parameter(torch.tensor(np.where(bans() < 0, 0, start)).float())

    def table(self) -> Tensor:
        """8 x 7: from tag (last row: window start) to tag, bans included."""
        return self.scores + self.banned


def negative_log_likelihood(table: Tensor, emissions: Tensor, tags: Tensor) -> Tensor:
    """Mean per word. emissions: B x T x 7; tags: B x T, negative at all but first pieces."""
    scores, gold, present = _gather_words(emissions, tags)
    numerator = _path_score(table, scores, gold, present)
    return (_log_partition(table, scores, present) - numerator).sum() / present.sum()


def _gather_words(emissions: Tensor, tags: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Drop the positions without a tag: B x W x 7, B x W, and a B x W mask."""
    tagged = tags >= 0
    count = tagged.sum(1)
    words = int(count.max())
    order = torch.argsort((~tagged).to(torch.int8), dim=1, stable=True)[:, :words]
    scores = torch.gather(emissions, 1, order[:, :, None].expand(-1, -1, len(TAGS)))
    gold = torch.gather(tags, 1, order).clamp(min=0)
    return scores, gold, torch.arange(words)[None] < count[:, None]


def _path_score(table: Tensor, scores: Tensor, gold: Tensor, present: Tensor) -> Tensor:
    local = torch.gather(scores, 2, gold[:, :, None])[:, :, 0]
    moves = torch.cat([table[START_ROW][gold[:, :1]], table[gold[:, :-1], gold[:, 1:]]], 1)
    return ((local + moves) * present).sum(1)


def _log_partition(table: Tensor, scores: Tensor, present: Tensor) -> Tensor:
    alpha = table[START_ROW][None] + scores[:, 0]
    moves = table[None, :START_ROW]
    steps = zip(scores.unbind(1)[1:], present[:, :, None].unbind(1)[1:], strict=True)
    for emission, here in steps:
        extended = torch.logsumexp(alpha[:, :, None] + moves, 1) + emission
        alpha = torch.where(here, extended, alpha)
    return torch.logsumexp(alpha, 1)
