"""Training losses: tags by CRF, links, grammar and names, from gold and from teachers' labels.

B windows, T positions, W words of a window, K candidates that teachers name for a link.
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from . import crf
from .corpus import relative
from .labels import ABSENT, BANNED, IGNORED, TAG_ID, TAGS
from .model import AttributionModel
from .pieces import CLASSES

LINKS = ("cue", "source")
GRAMMAR = ("tags", "morphs", "lemmas", "starts")
GRAMMAR_WEIGHTS = {"relations": 0.5, "heads": 1.0, "names": 0.5} | dict.fromkeys(GRAMMAR, 0.5)
NAMES = ("tag", *LINKS, *GRAMMAR, "names", "heads", "relations")
"""Of the losses, in the order in which they are reported."""

TARGETS = ("word", "token", "tag", *LINKS, "heads", *CLASSES)
ROWS = {"cue": [TAG_ID["B-Content"], TAG_ID["I-Content"]], "source": [TAG_ID["B-Cue"]]}
"""Tags of the words that have a link of the kind."""

Batch = dict[str, Tensor]


@dataclass(frozen=True)
class Soft:
    """What teachers say of every piece of a corpus of N.

    pair: N x 49, probabilities of the tags of the word before and of this one. links: for each of
    LINKS places in the corpus, N x K, and their probabilities. classes: labels like the corpus's
    own, "heads" among them.
    """

    pair: Tensor
    links: dict[str, tuple[Tensor, Tensor]]
    classes: dict[str, Tensor]


@dataclass(frozen=True)
class Weights:
    """How the parts add up. links: half of it for each link loss. gold: the share of gold labels
    against teachers' where there are both. silver: of teachers' grammar against gold grammar.
    """

    links: float = 0.7
    grammar: float = 0.4
    gold: float = 1.0
    silver: float = 0.0


def classes(scores: Tensor, gold: Tensor) -> Tensor:
    """Mean cross-entropy over the positions with a label; 0 where there is none."""
    flat, labels = scores.reshape(-1, scores.shape[-1]), gold.reshape(-1)
    total = F.cross_entropy(flat, labels, ignore_index=IGNORED, reduction="sum")
    return total / (labels != IGNORED).sum().clamp(min=1)


def link_shares(scores: Tensor, candidates: Tensor) -> Tensor:
    """Log-probabilities of pointers (B x T x T); position 0 is always a candidate."""
    candidates = candidates.clone()
    candidates[:, 0] = True
    return F.log_softmax(scores + torch.where(candidates, 0.0, BANNED)[:, None, :], -1)


def known_links(shares: Tensor, gold: Tensor) -> Tensor:
    """Mean cross-entropy of pointers with one target (B x T, negative for none to learn)."""
    chosen = gold >= 0
    said = torch.gather(shares, 2, gold.clamp(min=0)[:, :, None])[:, :, 0]
    return -(said * chosen).sum() / chosen.sum().clamp(min=1)


def soft_links(shares: Tensor, targets: Tensor, weights: Tensor, rows: Tensor) -> Tensor:
    """The same with several targets (B x T x K, with weights), rows (B x T) weighted as well."""
    said = torch.gather(shares, 2, targets.clamp(min=0))
    return -((said * weights).sum(-1) * rows).sum() / rows.sum().clamp(min=1e-3)


def places_of(batch: Batch) -> tuple[Tensor, Tensor]:
    """Places in the corpus, 0 outside the text (B x T), and the windows' bounds (B x 2)."""
    places = batch["places"].clamp(min=0)
    return places, torch.stack([places[:, 1], places[:, 1] + batch["lens"] - 2], 1)


def attribution(
    model: AttributionModel,
    table: Tensor,
    hidden: Tensor,
    batch: Batch,
    soft: Soft | None,
    weights: Weights,
) -> list[Tensor]:
    """Losses of tags, links to cues and links to sources."""
    tags, *scores = model.heads(hidden.float())
    words = batch["word"] == 1
    shares = {name: link_shares(s, words) for name, s in zip(LINKS, scores, strict=True)}
    known = [known_links(shares[name], batch[name]) for name in LINKS]
    if soft is None:
        return [tag_loss(table, tags, batch, None, weights.gold), *known]
    taught = taught_links(shares, batch, soft)
    mixed = [weights.gold * a + (1 - weights.gold) * b for a, b in zip(known, taught, strict=True)]
    return [tag_loss(table, tags, batch, soft, weights.gold), *mixed]


def tag_loss(
    table: Tensor, tags: Tensor, batch: Batch, soft: Soft | None, gold_share: float
) -> Tensor:
    """Of gold tags, or of gold and taught tags mixed; taught ones alone where there is no gold."""
    order, present = crf.words(batch["word"] == 1)
    potentials = crf.potentials(table, crf.gather(tags, order), present)
    gold = torch.gather(batch["tag"], 1, order)
    known = (gold >= 0) & present
    expected = crf.pairs(gold, present)
    if soft is None:
        annotated = present & known.any(1, keepdim=True)
        return crf.cross_entropy(potentials, expected, annotated)
    places, _ = places_of(batch)
    taught = first_pairs(crf.gather(soft.pair[places].float(), order))
    share = torch.where(known, gold_share, 0.0)[:, :, None, None]
    mixed = (share * expected + (1 - share) * taught) * present[:, :, None, None]
    return crf.cross_entropy(potentials, mixed, present)


def first_pairs(pair: Tensor) -> Tensor:
    """Probabilities of pairs (B x W x 49) as matrices; a window's first word comes from row 0
    and begins with B-.
    """
    count = len(TAGS)
    found = pair.view(*pair.shape[:2], count, count)
    alone = found[:, 0].sum(1)
    first = torch.zeros_like(found[:, 0])
    first[:, 0] = alone
    first[:, 0, 1::2] += alone[:, 2::2]
    first[:, 0, 2::2] = 0
    return torch.cat([first[:, None], found[:, 1:]], 1)


def taught_links(shares: dict[str, Tensor], batch: Batch, soft: Soft) -> list[Tensor]:
    """Losses of the links that teachers name, weighted by the tags that they give a word."""
    places, bounds = places_of(batch)
    tags = soft.pair[places].float().view(*places.shape, len(TAGS), len(TAGS)).sum(2)
    tags = tags * (batch["word"] == 1)[:, :, None]
    losses = []
    for name in LINKS:
        targets, weights = (part[places] for part in soft.links[name])
        found = relative(targets.long(), bounds, 0)
        rows = tags[..., ROWS[name]].sum(-1)
        losses.append(soft_links(shares[name], found, weights.float(), rows))
    return losses


def grammar(model: AttributionModel, states: list[Tensor], targets: Batch) -> dict[str, Tensor]:
    """Losses by name, of the targets (B x T each) of CLASSES, "heads" and "token"."""
    scores, arcs, dependent, head = model.parse([state.float() for state in states])
    named = zip((*GRAMMAR, "names"), scores, strict=True)
    losses = {name: classes(score, targets[name]) for name, score in named}
    losses["heads"] = known_links(link_shares(arcs, targets["token"] == 1), targets["heads"])
    rows, columns = torch.nonzero(targets["heads"] >= 0, as_tuple=True)
    chosen = head[rows, targets["heads"][rows, columns]]
    relations = model.relations(dependent[rows, columns], chosen)
    losses["relations"] = classes(relations, targets["relations"][rows, columns])
    return losses


def grammar_total(losses: dict[str, Tensor]) -> Tensor:
    """One number to minimise."""
    return torch.stack([weight * losses[name] for name, weight in GRAMMAR_WEIGHTS.items()]).sum()


def silver(batch: Batch, soft: Soft) -> Batch:
    """Teachers' grammar and names where the batch has none of its own, nothing elsewhere."""
    places, bounds = places_of(batch)
    inside = (batch["places"] != ABSENT) & (batch["token"] == 1)
    targets: Batch = {"token": batch["token"]}
    for name in CLASSES:
        own = batch["names" if name == "names" else "tags"]
        label = soft.classes[name][places].long()
        targets[name] = torch.where(inside & (own == IGNORED), label, IGNORED)
    bare = inside & (batch["tags"] == IGNORED)
    heads = torch.where(bare, soft.classes["heads"][places].long(), ABSENT)
    targets["heads"] = relative(heads, bounds, ABSENT)
    return targets


def step_losses(
    model: AttributionModel, table: Tensor, batch: Batch, soft: Soft | None, weights: Weights
) -> tuple[Tensor, list[Tensor]]:
    """One number to minimise, and the losses named in NAMES (grammar's from gold alone)."""
    states = model.encode(batch)
    with torch.autocast(batch["ids"].device.type, enabled=False):
        tag, cue, source = attribution(model, table, states[-1], batch, soft, weights)
        gold = grammar(model, states, batch)
        parsed = grammar_total(gold)
        if soft is not None and weights.silver:
            taught = grammar(model, states, silver(batch, soft))
            parsed = parsed + weights.silver * grammar_total(taught)
        total = tag + weights.links * 0.5 * (cue + source) + weights.grammar * parsed
    return total, [tag, cue, source, *(gold[name] for name in NAMES[3:])]
