"""Fit the weights that tell related clauses from unrelated ones, and print them.

    PYTHONPATH=graph python graph/training/relatedness.py [--ecbplus CORPORA/ecbplus]

Bias and weights of cosine and aligned words are trained on the pairs of invented claims of
``graph/tests/data/claim_pairs.jsonl`` but those of the part "last". These are articles of one
sentence, so how much the rest of two articles counts is trained, beside the shipped weights,
on the sentences of ECB+ train: those of two documents of one topic are related if they mention
the same event. The output goes into ``graph/secondsource/link/kinship.py``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from benchmarks.claim_pairs import annotated, read_pairs
from benchmarks.claimdiff import area, fit
from secondsource.link import Item, match_documents
from secondsource.link.articles import Articles
from secondsource.link.kinship import Kinship
from secondsource.link.vectors import Vectors

LEFT_OUT = "last"


def features(first: Item, second: Item) -> list[float] | None:
    """What the main claims of two documents have in common."""
    match = match_documents(first, second)
    kinship = None if match is None else match.kinship
    return None if kinship is None else [kinship.near, kinship.aligned]


def fit_claims() -> None:
    """Fit on invented pairs, and print the weights with how well they do on them."""
    found = [
        (features(first, second), pair.label != "unrelated")
        for pair, first, second in annotated(read_pairs())
        if pair.part != LEFT_OUT
    ]
    rows = np.array([row for row, _ in found if row is not None])
    labels = np.array([float(label) for row, label in found if row is not None])
    weights = fit(rows, labels, penalty=0.5)
    scores = rows @ weights[1:] + weights[0]
    print(f"{len(rows)} pairs, {int(labels.sum())} related")
    print(f"bias {weights[0]:.2f}, weights {', '.join(f'{w:.2f}' for w in weights[1:])}")
    print(f"right {np.mean((scores > 0) == (labels > 0)):.3f}, AUC {area(labels, scores):.3f}")


@dataclass(frozen=True)
class Sentence:
    """A sentence of ECB+ with the events that it mentions."""

    document: str
    text: str
    events: frozenset[str]

    @property
    def topic(self) -> str:
        """The topic of its document."""
        return self.document.partition("_")[0]


def read_sentences(folder: Path) -> list[Sentence]:
    """Return the annotated sentences of ECB+ train."""
    words: dict[tuple[str, int], list[str]] = {}
    for line in (folder / "ECB_Train_corpus.txt").read_text("utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) > 3:
            words.setdefault((fields[0], int(fields[1])), []).append(fields[3])
    events: dict[tuple[str, int], set[str]] = {}
    for mention in json.loads((folder / "ECB_Train_Event_gold_mentions.json").read_text("utf-8")):
        found = events.setdefault((mention["doc_id"], mention["sent_id"]), set())
        if not mention["is_singleton"]:
            found.add(mention["coref_chain"])
    return [
        Sentence(key[0], " ".join(words[key]), frozenset(events[key])) for key in sorted(events)
    ]


def pairs(sentences: list[Sentence]) -> Iterator[tuple[Sentence, Sentence]]:
    """Yield the sentences of different documents of a topic, two and two."""
    for one, two in combinations(sentences, 2):
        if one.topic == two.topic and one.document != two.document:
            yield one, two


def fit_articles(folder: Path) -> None:
    """Fit what the rest of two articles counts on ECB+ train, and print it."""
    sentences = read_sentences(folder)
    texts: dict[str, list[str]] = {}
    for sentence in sentences:
        texts.setdefault(sentence.document, []).append(sentence.text)
    vectors, told, around, labels = Vectors(), [], [], []
    for one, two in pairs(sentences):
        articles = Articles({s.document: texts[s.document] for s in (one, two)})
        beside = articles.around((one.document, one.text), (two.document, two.text))
        if beside is not None:
            near, aligned = (
                vectors.cosine(one.text, two.text),
                vectors.alignment(one.text, two.text),
            )
            told.append(Kinship(near, aligned).log_odds)
            around.append(beside)
            labels.append(float(bool(one.events & two.events)))
    usual = float(np.mean(around))
    weight = _beside(np.array(told), np.array(around) - usual, np.array(labels))
    print(f"{len(labels)} pairs of sentences, {int(sum(labels))} related")
    print(f"around: weight {weight:.2f}, usual {usual:.3f}")


def _beside(told: np.ndarray, rows: np.ndarray, labels: np.ndarray) -> float:
    """Return the weight of ``rows`` beside log-odds that stay as they are, by Newton's method."""
    bias = weight = 0.0
    design = np.column_stack([np.ones(len(rows)), rows])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-(told + bias + weight * rows)))
        bend = (design * (chance * (1 - chance))[:, None]).T @ design
        bias, weight = (bias, weight) - np.linalg.solve(bend, design.T @ (chance - labels))
    return float(weight)


def main() -> None:
    """Fit both, the second where the corpus is named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ecbplus", type=Path)
    folder = parser.parse_args().ecbplus
    fit_claims()
    if folder is not None:
        fit_articles(folder)


if __name__ == "__main__":
    main()
