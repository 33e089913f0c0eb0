"""A linear-chain conditional random field over the words of a window.

A window of W words is W matrices of potentials, B x W x 7 x 7 (from the tag before, to the
tag): what a tag scores at the word plus the move to it. The first word is reached from row 0
alone. The sum over all paths is their product over log-sum-exp, taken pairwise, so that it needs
log2(W) steps; its derivative by the potentials are the probabilities of tag pairs.
"""

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from .labels import BANNED, START_ROW, TAGS, bans

COUNT = len(TAGS)


class Transitions(nn.Module):
    """Learned scores of tag bigrams (8 x 7, last row: a window's start); bans stay."""

    banned: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("banned", torch.tensor(bans()))
        self.scores = nn.Parameter(torch.zeros(COUNT + 1, COUNT))

    def table(self) -> Tensor:
        """8 x 7: from tag to tag, bans included."""
        return self.scores + self.banned


def words(mask: Tensor) -> tuple[Tensor, Tensor]:
    """Positions of the words (mask B x T) as B x W, padded, and which of them are there."""
    count = mask.sum(1)
    width = int(count.max())
    order = torch.argsort((~mask).to(torch.int8), dim=1, stable=True)[:, :width]
    return order, torch.arange(width, device=mask.device)[None] < count[:, None]


def gather(values: Tensor, order: Tensor) -> Tensor:
    """Values (B x T x C) at positions (B x W)."""
    return torch.gather(values, 1, order[:, :, None].expand(-1, -1, values.shape[-1]))


def potentials(table: Tensor, emissions: Tensor, present: Tensor) -> Tensor:
    """B x W x 7 x 7 from transitions and emissions (B x W x 7); absent words are identities."""
    moves = table[None, None, :START_ROW] + emissions[:, :, None, :]
    first = torch.full_like(moves[:, :1], BANNED)
    first[:, 0, 0] = table[START_ROW] + emissions[:, 0]
    eye = torch.eye(COUNT, device=table.device)
    idle = torch.where(eye > 0, 0.0, BANNED)
    return torch.where(
        present[:, :, None, None], torch.cat([first, moves[:, 1:]], 1), idle[None, None]
    )


def log_partition(scores: Tensor) -> Tensor:
    """Log of the sum over all paths (B) through potentials."""
    while scores.shape[1] > 1:
        if scores.shape[1] % 2:
            eye = torch.eye(COUNT, device=scores.device)
            idle = torch.where(eye > 0, 0.0, BANNED).expand(scores.shape[0], 1, COUNT, COUNT)
            scores = torch.cat([scores, idle], 1)
        left, right = scores[:, 0::2], scores[:, 1::2]
        scores = torch.logsumexp(left[..., :, :, None] + right[..., None, :, :], -2)
    return torch.logsumexp(scores[:, 0].flatten(1), 1)


def pair_marginals(scores: Tensor) -> Tensor:
    """Probabilities of tag pairs, like the potentials; padding has none of meaning."""
    with torch.enable_grad():
        held = scores.detach().requires_grad_()
        (found,) = torch.autograd.grad(log_partition(held).sum(), held)
    return found


def pairs(tags: Tensor, present: Tensor) -> Tensor:
    """Known tags (B x W) as probabilities of pairs, 0 at padding."""
    before = F.pad(tags[:, :-1], (1, 0)).clamp(min=0)
    index = before * COUNT + tags.clamp(min=0)
    found = F.one_hot(index, COUNT * COUNT).view(*tags.shape, COUNT, COUNT).float()
    return found * present[:, :, None, None]


def cross_entropy(scores: Tensor, expected: Tensor, present: Tensor) -> Tensor:
    """Mean per word between expected pairs and what the potentials say, over the windows that
    have a word present.
    """
    loss = log_partition(scores) - (scores * expected).sum((1, 2, 3))
    return (loss * present.any(1)).sum() / present.sum().clamp(min=1)
