"""Training losses: tags by CRF or cross-entropy, links, silver syntax."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from . import crf
from .labels import BANNED
from .model import SYNTAX_LAYER, AttributionModel, SyntaxHeads
from .syntax import IGNORED

LOSS_NAMES = ("tag", "to_cue", "to_source", "syntax_tag", "relation", "name", "arc")
GRAMMAR_NAMES = ("tag", "morph", "lemma", "start", "arc", "relation")
GRAMMAR_WEIGHTS = (0.5, 0.5, 0.5, 0.5, 1.0, 0.5)
SYNTAX_WEIGHTS = (1.0, 1.0, 0.5, 1.0)
"""Weights of tag, relation, name type and arc among the auxiliary losses."""


@dataclass(frozen=True)
class Weights:
    """How the parts add up. links: half of it for each link loss; syntax: per SYNTAX_WEIGHTS;
    grammar: per GRAMMAR_WEIGHTS.
    """

    links: float = 1.0
    syntax: float = 0.0
    grammar: float = 0.0


def labels(scores: Tensor, gold: Tensor) -> Tensor:
    """Mean cross-entropy over the positions with a label; 0 where there is none."""
    if not (gold >= 0).any():
        return scores.sum() * 0
    flat = scores.reshape(-1, scores.shape[-1])
    return F.cross_entropy(flat, gold.reshape(-1), ignore_index=IGNORED)


def links(scores: Tensor, gold: Tensor, first: Tensor) -> Tensor:
    """Mean cross-entropy of pointers (scores B x T x T, gold B x T, negative for none).

    Candidates are the words' first pieces and position 0, the null target.
    """
    chosen = gold >= 0
    if not chosen.any():
        return scores.sum() * 0
    candidates = first.bool().clone()
    candidates[:, 0] = True
    penalty = torch.where(candidates, 0.0, BANNED)[:, None, :]
    return F.cross_entropy((scores + penalty)[chosen], gold[chosen])


def parts(
    model: AttributionModel,
    syntax: SyntaxHeads,
    table: Tensor | None,
    inputs: dict[str, Tensor],
    targets: dict[str, Tensor],
) -> list[Tensor]:
    """The losses named in LOSS_NAMES; `table` holds the CRF's transitions, None for plain tags.

    The encoder runs in bfloat16 where autocast is on; heads and losses always in float32.
    """
    states = model.encode(inputs)
    hidden, middle = states[-1], states[SYNTAX_LAYER - 1]
    with torch.autocast("cpu", enabled=False):
        tags, to_cue, to_source = model.heads(hidden.float())
        if table is None:
            tag_loss = labels(tags, targets["tags"])
        else:
            tag_loss = crf.negative_log_likelihood(table, tags, targets["tags"])
        first, gold = targets["first"], targets["syntax"]
        buckets = model.relative_buckets(hidden.shape[1])
        label_scores, arcs = syntax(middle.float(), buckets)
        return [
            tag_loss,
            links(to_cue, targets["cues"], first),
            links(to_source, targets["sources"], first),
            *(labels(s, g) for s, g in zip(label_scores, gold[:3], strict=True)),
            links(arcs, gold[3], first),
        ]


def total(losses: list[Tensor], weights: Weights, syntax_share: float) -> Tensor:
    """One number to minimise; `syntax_share` scales the auxiliary part over time."""
    auxiliary = sum(w * loss for w, loss in zip(SYNTAX_WEIGHTS, losses[3:], strict=True))
    linked = weights.links * 0.5 * (losses[1] + losses[2])
    return losses[0] + linked + weights.syntax * syntax_share * auxiliary


def grammar_parts(model: AttributionModel, inputs: dict[str, Tensor], gold: Tensor) -> list[Tensor]:
    """The losses named in GRAMMAR_NAMES; gold: 6 x B x T."""
    states = model.encode(inputs)
    with torch.autocast("cpu", enabled=False):
        scores, arcs, dependent, head = model.parse([state.float() for state in states])
        arc_loss = links(arcs, gold[4], gold[3] != IGNORED)
        rows, columns = torch.nonzero(gold[4] >= 0, as_tuple=True)
        chosen = head[rows, gold[4][rows, columns]]
        relations = model.grammar.relations(dependent[rows, columns], chosen)
        return [
            *(labels(s, g) for s, g in zip(scores, gold[:4], strict=True)),
            arc_loss,
            labels(relations, gold[5][rows, columns]),
        ]


def grammar_total(losses: list[Tensor], weights: Weights) -> Tensor:
    """One number to minimise."""
    terms = [w * loss for w, loss in zip(GRAMMAR_WEIGHTS, losses, strict=True)]
    return weights.grammar * torch.stack(terms).sum()
