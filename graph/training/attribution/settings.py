"""The training stages and their settings."""

from dataclasses import dataclass, field

from .losses import Weights

WINDOW = 256


@dataclass(frozen=True)
class Stage:
    """One stage. Rates are peaks; `decay` is the last share of it, where they fall to 0.

    crf: tag loss by CRF, else plain cross-entropy. average: decay per step of the weight
    average, 0 for none. tokens, treebank_tokens: padded positions per batch.
    """

    minutes: float
    encoder_rate: float
    head_rate: float
    crf: bool
    warm_up: int
    decay: float = 1.0
    weights: Weights = field(default_factory=Weights)
    average: float = 0.0
    tokens: int = 2100
    treebank_tokens: int = 1100


STAGES = {
    "joint": Stage(
        minutes=86,
        encoder_rate=2e-4,
        head_rate=1e-3,
        crf=True,
        warm_up=100,
        decay=0.8,
        weights=Weights(links=0.7, syntax=0.1, grammar=0.4),
        average=0.998,
    ),
    "tags": Stage(
        minutes=42,
        encoder_rate=2e-4,
        head_rate=1e-3,
        crf=False,
        warm_up=80,
        weights=Weights(links=0.5),
    ),
    "crf": Stage(minutes=60, encoder_rate=1.6e-4, head_rate=6e-4, crf=True, warm_up=30),
}
