"""Train the attribution model: teachers, and students of what they say.

usage (from the repository root, with graph/training on PYTHONPATH):
  python -m attribution.train teacher CORPUS.npz --base MPNET --fold 0 --out work/teacher0.pt
  python -m attribution.train label CORPUS.npz work/teacher?.pt --out work/soft.pt
  python -m attribution.train student CORPUS.npz --base MINILM --soft work/soft.pt --out work/s.pt

A teacher leaves one fold of the texts out. Training is bounded by minutes, not by passes, and
rates follow the clock. A checkpoint holds "model", "transitions", "labels" and "fold".
"""

import argparse
import dataclasses
import json
from pathlib import Path

import torch
from torch import Tensor

from .base import load_encoder, load_mpnet
from .corpus import Corpus
from .labels import NAME_TAGS
from .losses import Soft, Weights
from .model import MINILM, MPNET, AttributionModel
from .teachers import label
from .training import Settings, train
from .treebank import Labels

TEACHER = Settings(encoder_rate=5e-5)
STUDENT = Settings(encoder_rate=3e-4, average=0.999, weights=Weights(gold=0.5, silver=0.5))
WEIGHTS = "model.safetensors"


def device() -> str:
    """Where to train."""
    return "cuda" if torch.cuda.is_available() else "cpu"


def save(
    model: AttributionModel, table: Tensor, labels: Labels, path: Path, fold: int | None = None
) -> None:
    """Write a checkpoint in half precision; `fold`: which one it has not seen."""
    state = {name: value.half().cpu() for name, value in model.state_dict().items()}
    checkpoint = {"model": state, "transitions": table.cpu(), "labels": dataclasses.asdict(labels)}
    torch.save(checkpoint | {"fold": fold}, path)


def teach(args: argparse.Namespace, corpus: Corpus, labels: Labels) -> None:
    """Train a teacher."""
    model = AttributionModel(labels.sizes(), MPNET)
    load_mpnet(model, args.base / WEIGHTS)
    model.to(corpus.device).train()
    texts = [text for text in corpus.texts if text.fold != args.fold]
    table = train(model, corpus, texts, None, TEACHER, 60 * args.minutes, args.seed)
    save(model, table, labels, args.out, args.fold)


def mark(args: argparse.Namespace, corpus: Corpus, labels: Labels) -> None:
    """Let teachers label the corpus."""
    teachers = {}
    for path in args.teachers:
        checkpoint = torch.load(path, map_location=corpus.device)
        model = AttributionModel(labels.sizes(), MPNET).to(corpus.device).eval()
        model.load_state_dict(checkpoint["model"])
        teachers[checkpoint["fold"]] = (model, checkpoint["transitions"].to(corpus.device))
    tags, morphs, lemmas, relations = labels.sizes()
    sizes = {"tags": tags, "morphs": morphs, "lemmas": lemmas, "starts": 2}
    sizes |= {"relations": relations, "names": len(NAME_TAGS)}
    soft = label(corpus, teachers, sizes)
    torch.save({"pair": soft.pair, "links": soft.links, "classes": soft.classes}, args.out)


def learn(args: argparse.Namespace, corpus: Corpus, labels: Labels) -> None:
    """Train a student."""
    model = AttributionModel(labels.sizes(), MINILM)
    load_encoder(model, args.base / WEIGHTS)
    model.to(corpus.device).train()
    soft = Soft(**torch.load(args.soft, map_location=corpus.device))
    weights = dataclasses.replace(STUDENT.weights, gold=args.gold)
    settings = dataclasses.replace(STUDENT, weights=weights)
    table = train(model, corpus, corpus.texts, soft, settings, 60 * args.minutes, args.seed)
    save(model, table, labels, args.out)


STAGES = {"teacher": teach, "label": mark, "student": learn}


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("stage", choices=STAGES)
    parser.add_argument("corpus", type=Path, help="what attribution.pack wrote")
    parser.add_argument("teachers", type=Path, nargs="*", help="for label: one for each fold")
    parser.add_argument("--base", type=Path, help="folder of the base encoder, but for label")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--soft", type=Path, help="what teachers say, for a student")
    parser.add_argument("--fold", type=int, default=0, help="to leave out")
    parser.add_argument("--gold", type=float, default=STUDENT.weights.gold)
    parser.add_argument("--minutes", type=float, default=3.0)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    if args.stage != "label" and args.base is None:
        parser.error("--base is missing")
    if args.stage == "student" and args.soft is None:
        parser.error("--soft is missing")
    return args


def main() -> None:
    """Run one stage."""
    args = arguments()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    corpus = Corpus.load(args.corpus, device())
    labels = Labels(**json.loads(args.corpus.with_suffix(".json").read_text(encoding="utf-8")))
    STAGES[args.stage](args, corpus, labels)


if __name__ == "__main__":
    main()
