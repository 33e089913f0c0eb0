"""Train the attribution model, one stage at a time.

usage (from the repository root, with graph/training on PYTHONPATH):
  python -m attribution.train joint --base MINILM --out work/joint.pt
  python -m attribution.train tags --base MINILM --out work/tags.pt
  python -m attribution.train crf --base MINILM --start work/tags.pt --out work/crf.pt

A stage is bounded by minutes, not by epochs, and its rates follow the clock: it ends on
time on a busy machine too. The checkpoint is written every few minutes and holds "model" (the
averaged weights where the stage averages), "transitions" and "labels".
"""

import argparse
import dataclasses
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from . import syntax
from .article import Article, load_tokenizer, read_split
from .batches import epoch, treebank_epoch
from .crf import Transitions, transition_prior
from .labels import bans
from .losses import GRAMMAR_NAMES, LOSS_NAMES, grammar_parts, grammar_total, parts, total
from .model import AttributionModel, SyntaxHeads, load_encoder
from .settings import STAGES, WINDOW, Stage
from .treebank import Labels, inventory, read_texts, treebanks
from .windows import Window, grammar_targets, inputs, targets

SYNTAX_RATE = 1e-3
CLIP = 1.0
BETAS = (0.9, 0.98)
DECAY_WEIGHTS, DECAY_HEADS = 0.02, 0.01
LEAST_SHARE = 0.3
"""What is left of the silver syntax losses when the learning rate has reached 0."""

REPORT_STEPS = 50
SAVE_SECONDS = 480
HEAD_PARTS = frozenset({"tag", "link", "rel", "shape", "quote", "nl", "grammar"})


class Schedule:
    """Learning-rate factor by steps (warm-up) and by the clock (flat, then linear to 0)."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.begun = time.monotonic()

    def progress(self) -> float:
        """Share of the stage's time that is spent."""
        return (time.monotonic() - self.begun) / (60 * self.stage.minutes)

    def decayed(self) -> float:
        """1 until the decay begins, then linearly down to 0 at the end."""
        return max(0.0, min(1.0, (1 - self.progress()) / self.stage.decay))

    def factor(self, step: int) -> float:
        """What to multiply the peak rates with at a step counted from 0."""
        return min(1.0, (step + 1) / self.stage.warm_up) * self.decayed()


class Average:
    """Exponential moving average of parameters; the decay grows to its value at first."""

    def __init__(self, parameters: list[nn.Parameter], decay: float) -> None:
        self.parameters = parameters
        self.decay = decay
        self.values = [parameter.detach().clone() for parameter in parameters]

    @torch.no_grad()
    def update(self, step: int) -> None:
        """Take in the parameters after a step counted from 1."""
        decay = min(self.decay, (step + 1) / (step + 20))
        for value, parameter in zip(self.values, self.parameters, strict=True):
            value.lerp_(parameter, 1 - decay)

    @torch.no_grad()
    def exchange(self) -> None:
        """Swap the parameters with their averages (twice restores them)."""
        for value, parameter in zip(self.values, self.parameters, strict=True):
            kept = parameter.clone()
            parameter.copy_(value)
            value.copy_(kept)


class Trainer:
    """A stage's modules, optimiser and clock."""

    def __init__(
        self,
        stage: Stage,
        model: AttributionModel,
        heads: SyntaxHeads,
        transitions: Transitions,
        labels: Labels,
        *,
        halved: bool,
    ) -> None:
        """`halved`: run the encoder in bfloat16."""
        self.labels = labels
        self.halved = halved
        self.stage, self.model, self.heads, self.transitions = stage, model, heads, transitions
        groups = parameter_groups(stage, model, heads, transitions)
        self.rates = [group["lr"] for group in groups]
        self.optimiser = torch.optim.AdamW(groups, betas=BETAS)
        self.trained = [p for group in groups[:3] for p in group["params"]]
        self.average = Average(self.trained, stage.average) if stage.average else None
        self.schedule = Schedule(stage)
        self.steps = 0

    def step(self, windows: list[Window], treebank: list[Window]) -> list[float]:
        """Train on a batch of each; returns the losses named in LOSS_NAMES and GRAMMAR_NAMES."""
        decayed = self.schedule.decayed()
        share = LEAST_SHARE + (1 - LEAST_SHARE) * decayed
        factor = self.schedule.factor(self.steps)
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * factor
        batch, gold = tensors(inputs(windows)), tensors(targets(windows))
        table = self.transitions.table() if self.stage.crf else None
        with torch.autocast("cpu", torch.bfloat16, enabled=self.halved):
            losses = parts(self.model, self.heads, table, batch, gold)
        self.optimiser.zero_grad(set_to_none=True)
        total(losses, self.stage.weights, share).backward()  # type: ignore[no-untyped-call]
        grammar = self._grammar(treebank) if self.stage.weights.grammar else []
        nn.utils.clip_grad_norm_(self.trained, CLIP)
        self.optimiser.step()
        self.steps += 1
        if self.average:
            self.average.update(self.steps)
        return [loss.item() for loss in [*losses, *grammar]]

    def _grammar(self, treebank: list[Window]) -> list[Tensor]:
        with torch.autocast("cpu", torch.bfloat16, enabled=self.halved):
            gold = torch.from_numpy(grammar_targets(treebank))
            losses = grammar_parts(self.model, tensors(inputs(treebank)), gold)
        grammar_total(losses, self.stage.weights).backward()  # type: ignore[no-untyped-call]
        return losses

    def save(self, path: Path) -> None:
        """Write the checkpoint, from the averaged weights where there are any."""
        if self.average:
            self.average.exchange()
        state = {
            "model": {name: value.clone() for name, value in self.model.state_dict().items()},
            "transitions": self.transitions.table().detach().clone(),
            "labels": dataclasses.asdict(self.labels),
        }
        if self.average:
            self.average.exchange()
        torch.save(state, path)


def parameter_groups(
    stage: Stage, model: AttributionModel, heads: SyntaxHeads, transitions: Transitions
) -> list[dict[str, Any]]:
    """Optimiser groups: encoder matrices, encoder vectors, heads, auxiliary heads."""
    named = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
    in_head = {name: name.split(".")[0] in HEAD_PARTS for name, _ in named}
    matrices = [p for name, p in named if not in_head[name] and p.dim() > 1]
    vectors = [p for name, p in named if not in_head[name] and p.dim() == 1]
    own = [transitions.scores, *(p for name, p in named if in_head[name])]
    return [
        {"params": matrices, "lr": stage.encoder_rate, "weight_decay": DECAY_WEIGHTS},
        {"params": vectors, "lr": stage.encoder_rate, "weight_decay": 0.0},
        {"params": own, "lr": stage.head_rate, "weight_decay": DECAY_HEADS},
        {"params": list(heads.parameters()), "lr": SYNTAX_RATE, "weight_decay": DECAY_HEADS},
    ]


def tensors(arrays: dict[str, NDArray[np.int64]]) -> dict[str, Tensor]:
    """The same dictionary with tensors for arrays."""
    return {name: torch.from_numpy(array) for name, array in arrays.items()}


def run(
    trainer: Trainer,
    articles: list[Article],
    texts: list[Article],
    out: Path,
    rng: random.Random,
) -> None:
    """Train until the stage's time is up, saving now and then and at the end."""
    stage = trainer.stage
    grammar = GRAMMAR_NAMES if stage.weights.grammar else ()
    names = [*LOSS_NAMES, *(f"ud_{name}" for name in grammar)]
    sums, saved = np.zeros(len(names)), time.monotonic()
    batches = zip(endless(articles, stage, rng), endless_texts(texts, stage, rng), strict=True)
    for windows, treebank in batches:
        if trainer.schedule.progress() >= 1:
            break
        sums += trainer.step(windows, treebank)
        if trainer.steps % REPORT_STEPS == 0:
            means = zip(names, sums / REPORT_STEPS, strict=True)
            losses = " ".join(f"{name} {value:.4f}" for name, value in means)
            print(f"{trainer.schedule.progress():6.1%} step {trainer.steps} {losses}", flush=True)
            sums[:] = 0
        if time.monotonic() - saved > SAVE_SECONDS:
            trainer.save(out)
            saved = time.monotonic()
    trainer.save(out)


def endless(articles: list[Article], stage: Stage, rng: random.Random) -> Iterator[list[Window]]:
    """Batches of one epoch after another."""
    while True:
        yield from epoch(articles, WINDOW, stage.tokens, rng)


def endless_texts(texts: list[Article], stage: Stage, rng: random.Random) -> Iterator[list[Window]]:
    """The treebanks' batches of one epoch after another."""
    while True:
        yield from treebank_epoch(texts, WINDOW, stage.treebank_tokens, rng)


def training_texts(
    corpora: Path, tokenizer_path: Path, rng: random.Random
) -> tuple[list[Article], Labels]:
    """The treebanks' training texts and their labels."""
    sentences = treebanks(corpora, "train")
    labels = inventory(sentences)
    return read_texts(load_tokenizer(tokenizer_path), sentences, labels, rng), labels


def training_articles(corpora: Path, tokenizer_path: Path) -> tuple[list[Article], SyntaxHeads]:
    """All annotated training articles, with silver parses, and heads of the labels' sizes."""
    tokenizer = load_tokenizer(tokenizer_path)
    corpus = corpora / "polnear"
    documents = syntax.read_parses(corpus / "train-corenlp.conll.xz")
    labels = syntax.inventory(documents)
    articles = read_split(tokenizer, corpus / "train")
    for article in articles:
        if article.name in documents:
            article.parse = syntax.align(article.words, documents[article.name], labels)
    articles += read_split(tokenizer, corpus / "annotator-training")
    return articles, SyntaxHeads(len(labels.tags), len(labels.relations), len(labels.names))


def load_start(model: AttributionModel, args: argparse.Namespace) -> NDArray[np.float32] | None:
    """Fill the model from --start or --base; returns the transitions where --start has them."""
    if args.start is None:
        load_encoder(model, args.base / "model.safetensors")
        return None
    checkpoint = torch.load(args.start)
    model.load_state_dict(checkpoint["model"])
    return np.where(bans() < 0, 0, checkpoint["transitions"].numpy()).astype(np.float32)


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("stage", choices=STAGES)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--base", type=Path, required=True, help="folder of the base encoder")
    parser.add_argument("--start", type=Path, help="checkpoint")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, help="instead of the stage's own")
    parser.add_argument("--float32", action="store_true", help="instead of bfloat16")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    """Run one stage."""
    args = arguments()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    stage = STAGES[args.stage]
    if args.minutes:
        stage = dataclasses.replace(stage, minutes=args.minutes)
    articles, heads = training_articles(args.corpora, args.base / "tokenizer.json")
    texts, labels = training_texts(args.corpora, args.base / "tokenizer.json", rng)
    model = AttributionModel(labels.sizes())
    table = load_start(model, args)
    if table is None or args.stage == "crf":
        table = transition_prior(articles)
    halved = not args.float32
    trainer = Trainer(stage, model.train(), heads, Transitions(table), labels, halved=halved)
    run(trainer, articles, texts, args.out, rng)


if __name__ == "__main__":
    main()
