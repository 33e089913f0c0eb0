"""Event mentions across the documents of a topic, on ECB+: CoNLL F1 of classes and a baseline.

    PYTHONPATH=graph python -m benchmarks.ecb_events CORPORA/ecbplus [--split Dev]

Mentions are joined if linking's lexicon puts them in one event class and their documents
are of one story. ECB+ mixes two happenings of a kind in a topic: a topic's documents are
grouped here by average-link clustering, by the weighted cosine of their words' stems and, as
far as it exceeds the topic's mean, the cosine of their sentences' mean vector. Weight and
threshold were chosen on the train split. (Linking itself tells stories apart by participants.)
The baseline joins the mentions of a topic by the stem of their last word.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.coreference_metrics import conll
from secondsource.link.lexicon import EVENTS, STOP, concept
from secondsource.link.similarity import fold, inverse_frequencies, weighted_cosine
from secondsource.link.stems import stem
from secondsource.link.vectors import Vectors

LIKENESS = 0.035
VECTORS = 0.3
TARGET = 0.76


@dataclass(frozen=True)
class Text:
    """What a document is compared by: its stems, and the mean vector of its sentences."""

    stems: tuple[str, ...]
    vector: NDArray[np.float32]


def read_documents(folder: Path, split: str) -> dict[str, Text]:
    """Return each document of a split."""
    sentences: dict[str, dict[str, list[str]]] = {}
    for line in (folder / f"ECB_{split}_corpus.txt").read_text("utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) > 3:
            sentences.setdefault(fields[0], {}).setdefault(fields[1], []).append(fields[3])
    vectors = Vectors()
    return {document: _text(list(found.values()), vectors) for document, found in sentences.items()}


def _text(sentences: Sequence[Sequence[str]], vectors: Vectors) -> Text:
    folded = [fold(word) for words in sentences for word in words if len(word) > 1]
    stems = tuple(stem(word) for word in folded if word not in STOP and word[0].isalnum())
    mean = np.mean([vectors.of(" ".join(words)) for words in sentences], axis=0)
    return Text(stems, mean / np.linalg.norm(mean))


def topic(document: str) -> str:
    """Return a document's topic."""
    return document.partition("_")[0]


def stories(documents: Mapping[str, Text]) -> dict[str, str]:
    """Return a name for the story that each document belongs to."""
    found: dict[str, str] = {}
    for one in sorted({topic(document) for document in documents}):
        inside = {d: text for d, text in documents.items() if topic(d) == one}
        for number, members in enumerate(_grouped(inside)):
            found.update(dict.fromkeys(members, f"{one}-{number}"))
    return found


def _likeness(documents: Mapping[str, Text]) -> dict[tuple[str, str], float]:
    """Return how much alike each two documents of a topic are."""
    weights = inverse_frequencies(text.stems for text in documents.values())
    pairs = list(combinations(sorted(documents), 2))
    near = {(a, b): float(documents[a].vector @ documents[b].vector) for a, b in pairs}
    mean = sum(near.values()) / max(1, len(near))
    return {
        (a, b): weighted_cosine(documents[a].stems, documents[b].stems, weights)
        + VECTORS * (near[a, b] - mean)
        for a, b in pairs
    }


def _grouped(documents: Mapping[str, Text]) -> list[list[str]]:
    likeness = _likeness(documents)
    groups = [[document] for document in sorted(documents)]
    while len(groups) > 1:
        best, i, j = max(
            (_average(groups[i], groups[j], likeness), i, j)
            for i, j in combinations(range(len(groups)), 2)
        )
        if best < LIKENESS:
            break
        groups[i] += groups.pop(j)
    return groups


def _average(
    one: Sequence[str], two: Sequence[str], likeness: Mapping[tuple[str, str], float]
) -> float:
    total = sum(likeness[min(a, b), max(a, b)] for a in one for b in two)
    return total / (len(one) * len(two))


def event_class(mention: str) -> str:
    """Return the class of a mention's words: of the whole, of a word that has one, or a stem."""
    words = mention.casefold().replace('"', "").split()
    for form in ("-".join(words), *reversed(words)):
        if concept(form) in EVENTS:
            return concept(form)
    return concept(words[0])


def main() -> int:
    """Print the figures; exit code 1 below the target on dev."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", default="Dev", choices=("Dev", "Train"))
    options = parser.parse_args()
    path = options.folder / f"ECB_{options.split}_Event_gold_mentions.json"
    mentions: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    story = stories(read_documents(options.folder, options.split))
    gold: dict[int, Hashable] = {i: m["coref_chain"] for i, m in enumerate(mentions)}
    scores = {name: conll(gold, found) for name, found in _systems(mentions, story).items()}
    print(f"{len(mentions)} event mentions of {options.split}, CoNLL F1 within topic")
    for name, score in scores.items():
        print(f"  {name}: {100 * score:.1f}")
    return int(scores["class and story"] < TARGET)


def _systems(
    mentions: Sequence[dict[str, Any]], story: Mapping[str, str]
) -> dict[str, dict[int, Hashable]]:
    numbered = list(enumerate(mentions))
    return {
        "stem of the last word": {
            i: (topic(m["doc_id"]), stem(m["tokens_str"].casefold().split()[-1]))
            for i, m in numbered
        },
        "class": {i: (topic(m["doc_id"]), event_class(m["tokens_str"])) for i, m in numbered},
        "class and story": {
            i: (story[m["doc_id"]], event_class(m["tokens_str"])) for i, m in numbered
        },
    }


if __name__ == "__main__":
    sys.exit(main())
