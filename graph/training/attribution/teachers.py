"""What teachers say of a corpus, for students to learn.

A teacher labels the texts whose attributions it has not seen: those of its own fold, and the
treebanks'. Its tags and links are softened by the temperatures at which they fit its own fold's
gold best. Grammar and names are the likeliest ones by all teachers.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from . import crf
from .corpus import LEAST_FIRST_WINDOW, Corpus, Range, Text, batches
from .labels import IGNORED, NONE, TAGS, WINDOW, bans
from .losses import GRAMMAR, LINKS, TARGETS, Batch, Soft, known_links, link_shares
from .model import AttributionModel

POSITIONS = 8256
CUTS = 2
CANDIDATES = 4
BAND = 2 * WINDOW + 1
"""Columns of a link's distances -WINDOW to WINDOW; one more is for none."""

TEMPERATURES = (0.8, 1.0, 1.2, 1.4, 1.7, 2.0, 2.5)
TRIED = 40
"""Batches on which temperatures are tried."""


@dataclass(frozen=True)
class Outputs:
    """A model's outputs for a batch: CRF potentials of its words, link scores, grammar."""

    order: Tensor
    present: Tensor
    potentials: Tensor
    links: tuple[Tensor, Tensor]
    scores: tuple[Tensor, ...]
    arcs: Tensor
    relations: Tensor


@torch.no_grad()
def run(model: AttributionModel, table: Tensor, batch: Batch) -> Outputs:
    """Run a model without training it."""
    with torch.autocast(batch["ids"].device.type, torch.bfloat16):
        states = model.encode(batch)
    states = [state.float() for state in states]
    tags, to_cue, to_source = model.heads(states[-1])
    order, present = crf.words(batch["word"] == 1)
    potentials = crf.potentials(table, crf.gather(tags, order), present)
    scores, arcs, dependent, head = model.parse(states)
    heads = link_shares(arcs, batch["token"] == 1).argmax(-1)
    chosen = torch.gather(head, 1, heads[:, :, None].expand_as(head))
    relations = model.relations(dependent, chosen)
    return Outputs(order, present, potentials, (to_cue, to_source), scores, arcs, relations)


def calibrate(
    model: AttributionModel, table: Tensor, corpus: Corpus, texts: Sequence[Text]
) -> tuple[float, float]:
    """The temperatures of tags and of links that fit annotated texts best."""
    rng = random.Random(1)
    losses = torch.zeros(2, len(TEMPERATURES))
    for windows in batches(corpus.windows(texts, WINDOW, rng), POSITIONS, rng)[:TRIED]:
        batch = corpus.batch(windows, TARGETS)
        out = run(model, table, batch)
        gold = crf.pairs(torch.gather(batch["tag"], 1, out.order), out.present)
        for index, temperature in enumerate(TEMPERATURES):
            tag_loss = crf.cross_entropy(out.potentials / temperature, gold, out.present)
            losses[0, index] += tag_loss.cpu()
            for scores, name in zip(out.links, LINKS, strict=True):
                shares = link_shares(scores / temperature, batch["word"] == 1)
                losses[1, index] += known_links(shares, batch[name]).cpu()
    best = losses.argmin(1)
    return TEMPERATURES[int(best[0])], TEMPERATURES[int(best[1])]


class Sums:
    """Sums over teachers and cuts, per piece of the corpus."""

    def __init__(self, corpus: Corpus, sizes: dict[str, int]) -> None:
        count, device = len(corpus.flat["ids"]), corpus.device
        squares = len(TAGS) ** 2

        def zeros(width: int) -> Tensor:
            return torch.zeros(count, width, device=device, dtype=torch.float32)

        self.corpus = corpus
        self.pair, self.paired = zeros(squares), zeros(1)
        self.unary, self.seen = zeros(len(TAGS)), zeros(1)
        self.bands = {name: zeros(BAND + 1) for name in ("cue", "source", "heads")}
        self.classes = {name: zeros(size) for name, size in sizes.items()}

    @torch.no_grad()
    def add(self, model: AttributionModel, table: Tensor, fold: int) -> tuple[float, float]:
        """Take in what the teacher that has not seen a fold says; returns its temperatures."""
        corpus, rng = self.corpus, random.Random(fold)
        unseen = [t for t in corpus.texts if t.fold == fold or not self.annotated(t)]
        allowed = torch.zeros(len(corpus.flat["ids"]), dtype=torch.bool, device=corpus.device)
        for text in unseen:
            allowed[text.start : text.end] = True
        own = [text for text in unseen if self.annotated(text)]
        tag_heat, link_heat = calibrate(model, table, corpus, own)
        for _ in range(CUTS):
            for windows in batches(all_windows(corpus, rng), POSITIONS, rng):
                batch = corpus.batch(windows, TARGETS)
                out = run(model, table, batch)
                places = batch["places"].gather(1, out.order)
                rows = out.present & allowed[places.clamp(min=0)]
                self._add_tags(out, places, rows, tag_heat)
                mask = (batch["word"] == 1) & allowed[batch["places"].clamp(min=0)]
                for name, scores in zip(LINKS, out.links, strict=True):
                    shares = link_shares(scores / link_heat, batch["word"] == 1)
                    self._add_band(name, shares, batch["places"], mask)
                self._add_classes(batch, out)
        return tag_heat, link_heat

    def annotated(self, text: Text) -> bool:
        """Whether people have marked the attributions of a text."""
        return bool(self.corpus.flat["tag"][text.start] >= 0)

    def _add_tags(self, out: Outputs, places: Tensor, rows: Tensor, heat: float) -> None:
        pair = crf.pair_marginals(out.potentials / heat)
        self.unary.index_add_(0, places[rows], pair.sum(2)[rows])
        self.seen[places[rows]] += 1
        later = rows.clone()
        later[:, 0] = False
        self.pair.index_add_(0, places[later], pair.flatten(2)[later])
        self.paired[places[later]] += 1

    def _add_band(self, name: str, shares: Tensor, places: Tensor, mask: Tensor) -> None:
        """Add pointers (log-probabilities, B x T x T) by their distance."""
        size = shares.shape[1]
        place = torch.arange(size, device=shares.device)
        columns = (place[None, :] - place[:, None] + WINDOW).clamp(0, BAND - 1)
        columns[:, 0] = BAND
        found = shares.exp().new_zeros(int(mask.sum()), BAND + 1)
        found.scatter_add_(1, columns.expand(len(shares), -1, -1)[mask], shares.exp()[mask])
        self.bands[name].index_add_(0, places[mask], found)

    def _add_classes(self, batch: Batch, out: Outputs) -> None:
        mask = (batch["token"] == 1) & (batch["places"] >= 0)
        places = batch["places"][mask]
        named = zip((*GRAMMAR, "names"), out.scores, strict=True)
        for name, scores in (*named, ("relations", out.relations)):
            self.classes[name].index_add_(0, places, F.softmax(scores[mask], -1))
        self._add_band("heads", link_shares(out.arcs, batch["token"] == 1), batch["places"], mask)

    def soft(self) -> Soft:
        """The labels: means, the likeliest candidates, the likeliest classes."""
        links = {name: self._candidates(name) for name in LINKS}
        labels = {name: sums.argmax(1).short() for name, sums in self.classes.items()}
        unlabelled = self.classes["tags"].sum(1) == 0
        for label in labels.values():
            label[unlabelled] = IGNORED
        labels["heads"] = self._places(self.bands["heads"].argmax(1, keepdim=True))[:, 0].int()
        return Soft(self._pairs().half(), links, labels)

    def _pairs(self) -> Tensor:
        """Mean pairs; where no cut has a word inside a window, its tags under any before."""
        unary = self.unary / self.seen.clamp(min=1)
        pair = self.pair / self.paired.clamp(min=1)
        legal = torch.tensor(bans()[: len(TAGS)] == 0, device=pair.device).float()
        guess = (legal * unary[:, None, :]) / legal.sum(0)
        return torch.where(self.paired > 0, pair, guess.flatten(1))

    def _candidates(self, name: str) -> tuple[Tensor, Tensor]:
        """Places and shares of a link's likeliest targets, N x CANDIDATES each."""
        found = self.bands[name].topk(CANDIDATES, dim=1)
        shares = found.values / found.values.sum(1, keepdim=True).clamp(min=1e-6)
        return self._places(found.indices).int(), shares.half()

    def _places(self, columns: Tensor) -> Tensor:
        """Columns of a band (N x K) as places in the corpus."""
        own = torch.arange(len(columns), device=columns.device)[:, None]
        return torch.where(columns == BAND, NONE, own + columns - WINDOW)


def all_windows(corpus: Corpus, rng: random.Random) -> list[Range]:
    """Windows of every text, first ones of random length."""
    return [
        window
        for text in corpus.texts
        for window in corpus.cut(text, WINDOW, rng.randint(LEAST_FIRST_WINDOW, WINDOW))
    ]


def label(
    corpus: Corpus, teachers: Mapping[int, tuple[AttributionModel, Tensor]], sizes: dict[str, int]
) -> Soft:
    """What teachers (with their transitions) say, by the fold that they have not seen."""
    sums = Sums(corpus, sizes)
    for fold, (model, table) in sorted(teachers.items()):
        print(f"teacher {fold}: temperatures", *sums.add(model, table, fold), flush=True)
    return sums.soft()
