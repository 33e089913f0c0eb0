"""What training teachers and students has in common."""

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor, nn

from .corpus import Corpus, Range, Text, batches
from .crf import Transitions
from .labels import WINDOW
from .losses import NAMES, TARGETS, Soft, Weights, step_losses
from .model import AttributionModel

CLIP = 1.0
BETAS = (0.9, 0.98)
DECAY_WEIGHTS, DECAY_HEADS = 0.02, 0.01
REPORT_SECONDS = 15
HEAD_PARTS = frozenset({"tag", "link", "rel", "shape", "quote", "nl", "grammar"})


@dataclass(frozen=True)
class Settings:
    """Rates are peaks; `decay` is the last share of the time, where they fall to 0.

    average: decay per step of the weight average. positions: padded ones per batch.
    """

    encoder_rate: float
    head_rate: float = 1e-3
    warm_up: int = 100
    decay: float = 0.8
    average: float = 0.998
    positions: int = 4128
    weights: Weights = field(default_factory=Weights)


class Average:
    """Exponential moving average of parameters; the decay grows to its value at first."""

    def __init__(self, parameters: list[nn.Parameter], decay: float) -> None:
        self.parameters, self.decay = parameters, decay
        self.values = [parameter.detach().clone() for parameter in parameters]

    @torch.no_grad()
    def update(self, step: int) -> None:
        """Take in the parameters after a step counted from 1."""
        decay = min(self.decay, (step + 1) / (step + 20))
        torch._foreach_lerp_(self.values, self.parameters, 1 - decay)

    @torch.no_grad()
    def apply(self) -> None:
        """Put the averages in the parameters' place."""
        for value, parameter in zip(self.values, self.parameters, strict=True):
            parameter.copy_(value)


class Progress:
    """Prints the means of the losses since the last line, every REPORT_SECONDS."""

    def __init__(self, device: torch.device) -> None:
        self.sums, self.count = torch.zeros(len(NAMES), device=device), 0
        self.printed = time.monotonic()

    def add(self, parts: list[Tensor], step: int, share: float) -> None:
        """Take in a step's losses, in the order of NAMES; `share` of the time is spent."""
        self.sums += torch.stack([part.detach() for part in parts])
        self.count += 1
        if time.monotonic() - self.printed > REPORT_SECONDS:
            means = zip(NAMES, (self.sums / self.count).tolist(), strict=True)
            losses = " ".join(f"{name} {value:.3f}" for name, value in means)
            print(f"{share:5.0%} step {step} {losses}", flush=True)
            self.sums.zero_()
            self.count, self.printed = 0, time.monotonic()


def parameter_groups(
    settings: Settings, model: AttributionModel, transitions: Transitions
) -> list[dict[str, Any]]:
    """Optimiser groups: encoder matrices, encoder vectors, heads."""
    named = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
    own = [(n, p) for n, p in named if HEAD_PARTS.isdisjoint(n.split("."))]
    heads = [p for n, p in named if not HEAD_PARTS.isdisjoint(n.split("."))]
    rate = settings.encoder_rate
    return [
        {"params": [p for _, p in own if p.dim() > 1], "lr": rate, "weight_decay": DECAY_WEIGHTS},
        {"params": [p for _, p in own if p.dim() == 1], "lr": rate, "weight_decay": 0.0},
        {
            "params": [transitions.scores, *heads],
            "lr": settings.head_rate,
            "weight_decay": DECAY_HEADS,
        },
    ]


def endless(
    corpus: Corpus, texts: Sequence[Text], positions: int, rng: random.Random
) -> Iterator[list[Range]]:
    """Batches of one pass over the texts after another."""
    while True:
        yield from batches(corpus.windows(texts, WINDOW, rng), positions, rng)


def train(
    model: AttributionModel,
    corpus: Corpus,
    texts: Sequence[Text],
    soft: Soft | None,
    settings: Settings,
    seconds: float,
    seed: int,
) -> Tensor:
    """Train until the time is up and leave the averaged weights in the model.

    Rates follow the clock, so that it ends on time on a busy machine too. Returns the
    transitions, 8 x 7.
    """
    rng, device = random.Random(seed), corpus.device
    transitions = Transitions().to(device)
    groups = parameter_groups(settings, model, transitions)
    rates = [group["lr"] for group in groups]
    optimiser = torch.optim.AdamW(groups, betas=BETAS, fused=True)
    trained = [p for group in groups for p in group["params"]]
    average = Average(trained, settings.average)
    begun, progress = time.monotonic(), Progress(device)
    for step, windows in enumerate(endless(corpus, texts, settings.positions, rng), start=1):
        spent = time.monotonic() - begun
        if spent >= seconds:
            break
        factor = min(1.0, step / settings.warm_up, (1 - spent / seconds) / settings.decay)
        for group, rate in zip(groups, rates, strict=True):
            group["lr"] = rate * factor
        batch = corpus.batch(windows, TARGETS)
        with torch.autocast(device.type, torch.bfloat16):
            loss, parts = step_losses(model, transitions.table(), batch, soft, settings.weights)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(trained, CLIP)
        optimiser.step()
        average.update(step)
        progress.add(parts, step, spent / seconds)
    average.apply()
    model.eval()
    return transitions.table().detach()
