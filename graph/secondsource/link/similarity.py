"""Likeness of texts: folded words, shared runs of quotation, and overlap of content words.

Likeness proposes and supports; that two named speakers state the same thing it never decides.
"""

from __future__ import annotations

import hashlib
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from secondsource.link.lexicon import STOP, concept

_BRACKETED = re.compile(r"\[([^\[\]]{0,80})\]|\((?:sic|laughs|applause)\)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*(?:[.,]\d+)*")
_ELLIPSIS = re.compile(r"\.{2,}|…")
GAP = "…"
"""Stands for an ellipsis among words; no run crosses it."""
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)


@cache
def fold(text: str) -> str:
    """Return ``text`` in lower case without accents, typographic variants or soft hyphens."""
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).replace("\xad", "")
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().translate(_LETTERS)


def words(text: str) -> list[str]:
    """Return the folded words and numbers of ``text`` in order, punctuation left out."""
    return _WORD.findall(fold(text))


def quoted_words(quotation: str) -> tuple[str, ...]:
    """Return a quotation's words for comparison: case, brackets and typography left out.

    What an editor put in brackets is dropped and leaves :data:`GAP`, as an ellipsis does.
    """
    open_text = _BRACKETED.sub(f" {GAP} ", quotation)
    parts = _ELLIPSIS.split(open_text)
    found: list[str] = []
    for part in parts:
        found += [GAP] if found and found[-1] != GAP else []
        found += words(part)
    return tuple(found)


def runs(tokens: tuple[str, ...], length: int) -> list[tuple[str, ...]]:
    """Return every run of ``length`` words that crosses no gap."""
    windows = (tokens[i : i + length] for i in range(len(tokens) - length + 1))
    return [window for window in windows if GAP not in window]


def longest_shared_run(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """Return the longest run of words that both quotations have, the earliest if several."""
    best: tuple[int, int] = (0, 0)
    previous: dict[int, int] = {}
    positions: dict[str, list[int]] = {}
    for j, word in enumerate(second):
        positions.setdefault(word, []).append(j)
    for i, word in enumerate(first):
        current = {j: previous.get(j - 1, 0) + 1 for j in positions.get(word, ()) if word != GAP}
        for length in current.values():
            if length > best[0]:
                best = (length, i + 1)
        previous = current
    return first[best[1] - best[0] : best[1]]


def run_hash(run: Iterable[str]) -> str:
    """Return 16 hexadecimal digits that name a run of words."""
    return hashlib.sha256(" ".join(run).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def content_concepts(lemmas: Iterable[str]) -> tuple[str, ...]:
    """Return the concepts of the content words among ``lemmas``, in order, function words out."""
    folded = (fold(lemma) for lemma in lemmas)
    return tuple(
        concept(lemma)
        for lemma in folded
        if lemma not in STOP and len(lemma) > 1 and not lemma[0].isdigit()
    )


def overlap(first: frozenset[str], second: frozenset[str]) -> float:
    """Return the Dice coefficient of two sets, in [0, 1]; 0 where one is empty."""
    if not first or not second:
        return 0.0
    return 2 * len(first & second) / (len(first) + len(second))


def containment(first: frozenset[str], second: frozenset[str]) -> float:
    """Return how much of the smaller set the other has, in [0, 1]; 0 where one is empty."""
    if not first or not second:
        return 0.0
    return len(first & second) / min(len(first), len(second))


def inverse_frequencies(texts: Iterable[Iterable[str]]) -> dict[str, float]:
    """Return a weight for each term: the logarithm of how rare it is among ``texts``."""
    counts: Counter[str] = Counter()
    total = 0
    for terms in texts:
        counts.update(set(terms))
        total += 1
    return {term: math.log((total + 1) / (count + 0.5)) for term, count in sorted(counts.items())}


def weighted_cosine(
    first: Iterable[str], second: Iterable[str], weights: Mapping[str, float]
) -> float:
    """Return the cosine of two bags of terms under ``weights``, in [0, 1]; terms count once."""
    one, two = set(first), set(second)
    shared = sum(weights.get(term, 0.0) ** 2 for term in sorted(one & two))
    norms = _norm(one, weights) * _norm(two, weights)
    return shared / norms if norms else 0.0


def _norm(terms: set[str], weights: Mapping[str, float]) -> float:
    return math.sqrt(sum(weights.get(term, 0.0) ** 2 for term in sorted(terms)))
