"""Score a model on an annotated split by the project's rules.

usage: python -m attribution.score MODEL.onnx TRANSITIONS.npy --tokenizer tokenizer.json

Every article goes through the model on its own, in batches of its windows alone: the int8
model rounds activations by the range of each call, so a result never depends on the company
an article keeps. Gold is the first annotator's; tokens are \\w+ or single marks.
"""

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import onnxruntime

from .article import Article, load_tokenizer, read_article
from .decode import WindowScores, decode
from .labels import CONTENT, CUE, ROLES, SOURCE, WINDOW, Attribution
from .polnear import annotation_paths, article_texts, read_standoff, words_in
from .windows import Array, Window, build, cut, inputs

TOKEN = re.compile(r"\w+|[^\w\s]")
BATCH = 8
LEAST_OVERLAP = 0.5

OUTPUTS = ("tag", "l1", "l2")
Forward = Callable[[dict[str, Array]], list[np.ndarray]]
Parts = dict[str, frozenset[int]]


@dataclass(frozen=True)
class Rates:
    """Precision, recall and their harmonic mean, in percent."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """0 where both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def session(path: Path, threads: int = 1) -> Forward:
    """The model as a function from inputs to tag scores and two link matrices."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    model = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return lambda batch: model.run(OUTPUTS, batch)


def predict(
    article: Article, forward: Forward, transitions: np.ndarray, size: int = WINDOW
) -> list[Attribution]:
    """Attributions of an article, by word index."""
    windows = [build(article, start, end) for start, end in cut(article, size)]
    windows.sort(key=lambda window: len(window.ids))
    found = []
    for begin in range(0, len(windows), BATCH):
        batch = windows[begin : begin + BATCH]
        outputs = forward(inputs(batch))
        for row, window in enumerate(batch):
            words = list(window.position_of)
            scores = window_scores(window, *(output[row] for output in outputs))
            found += [_shifted(a, words[0]) for a in decode(scores, transitions)]
    return found


def window_scores(
    window: Window, tags: np.ndarray, to_cue: np.ndarray, to_source: np.ndarray
) -> WindowScores:
    """Pick the words' first pieces out of the model's positions."""
    words, rows = list(window.position_of), list(window.position_of.values())
    columns = [0, *rows]
    lines = np.cumsum([window.article.line_start[word] for word in words])
    return WindowScores(
        tags[rows].astype(np.float64),
        to_cue[np.ix_(rows, columns)].astype(np.float64),
        to_source[np.ix_(rows, columns)].astype(np.float64),
        [window.article.quotes[word] for word in words],
        lines.tolist(),
    )


def _shifted(attribution: Attribution, offset: int) -> Attribution:
    cue, source, content = (
        tuple(word + offset for word in attribution.part(role)) for role in (CUE, SOURCE, CONTENT)
    )
    return Attribution(cue, source, content)


def gold_parts(split: Path, stem: str, tokens: list[tuple[int, int]]) -> list[Parts]:
    """The first annotator's attributions as token sets, those without cue or content left out."""
    standoff = read_standoff(annotation_paths(split, stem)[0])
    found = []
    for arguments in standoff.attributions:
        parts: dict[str, set[int]] = {role: set() for role in ROLES}
        for role, reference in arguments:
            if role in parts:
                parts[role] |= words_in(tokens, standoff.spans.get(reference, ()))
        if parts[CUE] and parts[CONTENT]:
            found.append({role: frozenset(parts[role]) for role in ROLES})
    return found


def predicted_parts(
    article: Article, attributions: Iterable[Attribution], tokens: list[tuple[int, int]]
) -> list[Parts]:
    """Predictions as token sets."""
    found = []
    for attribution in attributions:
        spans = {role: [article.words[i] for i in attribution.part(role)] for role in ROLES}
        found.append({role: frozenset(words_in(tokens, spans[role])) for role in ROLES})
    return found


def pieces(parts: Iterable[Parts], role: str) -> set[frozenset[int]]:
    """Contiguous token runs of one role over all attributions."""
    runs: set[frozenset[int]] = set()
    for part in parts:
        run: list[int] = []
        for token in sorted(part[role]):
            if run and token != run[-1] + 1:
                runs.add(frozenset(run))
                run = []
            run.append(token)
        if run:
            runs.add(frozenset(run))
    return runs


def overlap(left: frozenset[int], right: frozenset[int]) -> float:
    """F1 of two token sets; two empty ones agree."""
    size = len(left) + len(right)
    return 2 * len(left & right) / size if size else 1.0


def lenient(gold: Parts, found: Parts) -> float:
    """Content overlap where cue, content and source agree well enough, else 0."""
    content = overlap(gold[CONTENT], found[CONTENT])
    agree = (
        bool(gold[CUE] & found[CUE])
        and content >= LEAST_OVERLAP
        and overlap(gold[SOURCE], found[SOURCE]) >= LEAST_OVERLAP
    )
    return content if agree else 0.0


def strict(gold: Parts, found: Parts) -> float:
    """1 where all three parts are equal."""
    return float(gold == found)


def pairs(golds: list[Parts], found: list[Parts], score: Callable[[Parts, Parts], float]) -> int:
    """Size of the greedy one-to-one matching, best scores first."""
    options = [(score(g, f), i, j) for i, g in enumerate(golds) for j, f in enumerate(found)]
    left: set[int] = set()
    right: set[int] = set()
    for value, i, j in sorted(options, reverse=True):
        if value > 0 and i not in left and j not in right:
            left.add(i)
            right.add(j)
    return len(left)


def count(golds: list[Parts], found: list[Parts]) -> Counter[tuple[str, str]]:
    """Numbers of one article: (measure, "shared" | "found" | "gold")."""
    numbers: Counter[tuple[str, str]] = Counter()
    for role in ROLES:
        expected, given = pieces(golds, role), pieces(found, role)
        numbers[role, "shared"] += len(expected & given)
        numbers[role, "found"] += len(given)
        numbers[role, "gold"] += len(expected)
    for name, measure in (("strict", strict), ("lenient", lenient)):
        numbers[name, "shared"] += pairs(golds, found, measure)
        numbers[name, "found"] += len(found)
        numbers[name, "gold"] += len(golds)
    return numbers


def evaluate(
    split: Path,
    tokenizer_path: Path,
    forward: Forward,
    transitions: np.ndarray,
    *,
    size: int = WINDOW,
    limit: int | None = None,
) -> dict[str, Rates]:
    """Rates per measure over a split (or its first `limit` articles)."""
    tokenizer = load_tokenizer(tokenizer_path)
    numbers: Counter[tuple[str, str]] = Counter()
    for stem, text in islice(article_texts(split), limit):
        article = read_article(tokenizer, stem, text)
        tokens = [match.span() for match in TOKEN.finditer(text)]
        found = predicted_parts(article, predict(article, forward, transitions, size), tokens)
        numbers += count(gold_parts(split, stem, tokens), found)
    return {
        name: Rates(
            100 * numbers[name, "shared"] / max(1, numbers[name, "found"]),
            100 * numbers[name, "shared"] / max(1, numbers[name, "gold"]),
        )
        for name in (*ROLES, "strict", "lenient")
    }


def main() -> None:
    """Print the rates."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", type=Path)
    parser.add_argument("transitions", type=Path)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--split", default="dev")
    parser.add_argument("--window", type=int, default=WINDOW)
    parser.add_argument("--limit", type=int)
    args = parser.parse_args()
    rates = evaluate(
        args.corpora / "polnear" / args.split,
        args.tokenizer,
        session(args.model),
        np.load(args.transitions).astype(np.float64),
        size=args.window,
        limit=args.limit,
    )
    for name, rate in rates.items():
        print(f"{name:8s} P {rate.precision:5.1f}  R {rate.recall:5.1f}  F1 {rate.f1:5.1f}")


if __name__ == "__main__":
    main()
