"""The three training stages and their settings."""

from dataclasses import dataclass, field

from .losses import Weights

WINDOW = 256


@dataclass(frozen=True)
class Stage:
    """One stage. Rates are peaks; `decay` is the last share of it, where they fall to 0.

    crf: tag loss by CRF, else plain cross-entropy. hidden: mean rate of masked pieces.
    average: decay per step of the weight average, 0 for none. rounding: share of the stage,
    at its end, that trains under int8 rounding. tokens: padded positions per batch.
    """

    minutes: float
    encoder_rate: float
    head_rate: float
    crf: bool
    warm_up: int = 60
    decay: float = 1.0
    weights: Weights = field(default_factory=lambda: Weights(syntax=0.0))
    dropout: float = 0.1
    hidden: float = 0.0
    average: float = 0.0
    rounding: float = 0.0
    sizes: tuple[int, ...] = (WINDOW,)
    tokens: int = 2100


STAGES = {
    "tags": Stage(
        minutes=42,
        encoder_rate=2e-4,
        head_rate=1e-3,
        crf=False,
        warm_up=80,
        weights=Weights(links=0.5, syntax=0.0),
    ),
    "crf": Stage(minutes=60, encoder_rate=1.6e-4, head_rate=6e-4, crf=True, warm_up=30),
    "long": Stage(
        minutes=77,
        encoder_rate=1.8e-4,
        head_rate=5e-4,
        crf=True,
        decay=0.55,
        weights=Weights(links=1.0, syntax=0.2),
        dropout=0.12,
        hidden=0.08,
        average=0.998,
        tokens=2200,
    ),
}
