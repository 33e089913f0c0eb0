"""Score attributions against a gold standard in brat's standoff format, such as PolNeAR's.

A token is a run of letters and digits or a single other mark; a span takes a token of which it
covers at least half. A fragment is a run of neighbouring tokens of one role. An attribution
counts

* *strictly* if its source, cue and content are exactly the gold's;
* *leniently* if the cues share a token, the contents have a token F1 of at least one half,
  and so have the sources (or both are without).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from secondsource.errors import NothingToRead
from secondsource.read import read
from secondsource.records import Annotation, Document, Span

_TOKEN = re.compile(r"\w+|[^\w\s]")
_TEXT_BOUND, _EVENT = re.compile(r"T\d+"), re.compile(r"E\d+")
_ROLES = ("source", "cue", "content")

Tokens = frozenset[int]


class Annotates(Protocol):
    """Anything that annotates documents, such as ``annotate.Annotator``."""

    def annotate(self, document: Document) -> Annotation:
        """Return everything found in one document."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The tokens of one attribution, as indices."""

    source: Tokens
    cue: Tokens
    content: Tokens


@dataclass(slots=True)
class Score:
    """How many were right, how many were predicted and how many the gold standard has."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, right: int, predicted: int, gold: int) -> None:
        """Count one document more."""
        self.right += right
        self.predicted += predicted
        self.gold += gold

    @property
    def precision(self) -> float:
        """In percent; 0 if nothing was predicted."""
        return 100 * self.right / max(self.predicted, 1)

    @property
    def recall(self) -> float:
        """In percent; 0 if the gold standard has nothing."""
        return 100 * self.right / max(self.gold, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in percent."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def _scores() -> dict[str, Score]:
    names = [f"{kind} {role}" for kind in ("exact", "overlap") for role in _ROLES]
    return {name: Score() for name in [*names, "strict", "lenient"]}


@dataclass(slots=True)
class Figures:
    """The scores of a set of articles, by name, and how many articles there were.

    ``exact`` compares whole fragments, ``overlap`` tokens, ``strict`` and ``lenient`` whole
    attributions. ``missing`` articles could not be read and count as having no prediction.
    """

    articles: int = 0
    missing: int = 0
    scores: dict[str, Score] = field(default_factory=_scores)

    def lines(self) -> list[str]:
        """Return the figures as lines of text."""
        head = f"{self.articles} articles, {self.missing} without a prediction"
        return [head] + [
            f"{name:16s} P {s.precision:5.1f}  R {s.recall:5.1f}  F1 {s.f1:5.1f}"
            for name, s in self.scores.items()
        ]


def evaluate(gold_dir: Path, annotator: Annotates) -> Figures:
    """Annotate ``gold_dir/text/*.txt`` and score it against ``gold_dir/attributions/*.ann``.

    Where several annotators did an article, the first in file-name order is the gold.
    Raises :class:`NothingToRead` if an article or its standoff file is missing or damaged.
    """
    texts = sorted((gold_dir / "text").glob("*.txt"))
    if not texts:
        raise NothingToRead(f"no articles in {gold_dir / 'text'}; name a folder as PolNeAR's dev")
    figures = Figures()
    for path in texts:
        text = path.read_bytes().decode("utf-8")
        tokens = [match.span() for match in _TOKEN.finditer(text)]
        gold = read_gold(_standoff(gold_dir, path.stem), tokens)
        found = _annotate(path, annotator)
        figures.missing += found is None
        compare(figures, gold, _predicted(found, tokens))
    return figures


def compare(figures: Figures, gold: Sequence[Parts], predicted: Sequence[Parts]) -> None:
    """Add one article's gold and predicted attributions to the figures."""
    figures.articles += 1
    for role in _ROLES:
        ours, theirs = _fragments_of(predicted, role), _fragments_of(gold, role)
        figures.scores[f"exact {role}"].add(len(ours & theirs), len(ours), len(theirs))
        ours_all, theirs_all = Tokens().union(*ours), Tokens().union(*theirs)
        shared = len(ours_all & theirs_all)
        figures.scores[f"overlap {role}"].add(shared, len(ours_all), len(theirs_all))
    for name, alike in (("strict", _strict), ("lenient", _lenient)):
        pairs = _pairs(gold, predicted, alike)
        figures.scores[name].add(pairs, len(predicted), len(gold))


def read_gold(path: Path, tokens: Sequence[Span]) -> list[Parts]:
    """Return the attributions of a brat file that have a cue and a content."""
    spans: dict[str, list[Span]] = {}
    events: list[list[str]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        fields = line.split("\t")
        try:
            if _TEXT_BOUND.fullmatch(fields[0]):
                spans[fields[0]] = list(_places(fields[1].split(" ", 1)[1]))
            elif _EVENT.fullmatch(fields[0]):
                events.append(fields[1].split()[1:])
        except (IndexError, ValueError):
            raise NothingToRead(f"{path}, line {number}: no brat annotation; mend it") from None
    found = [_event(arguments, spans, tokens) for arguments in events]
    return [parts for parts in found if parts.cue and parts.content]


def _places(text: str) -> Iterator[Span]:
    for place in text.split(";"):
        start, end = place.split()
        yield int(start), int(end)


def _event(arguments: Iterable[str], spans: dict[str, list[Span]], tokens: Sequence[Span]) -> Parts:
    parts: dict[str, list[Span]] = {role: [] for role in _ROLES}
    for argument in arguments:
        name, _, reference = argument.partition(":")
        role = name.rstrip("0123456789").lower()
        if role in parts:
            parts[role] += spans.get(reference, [])
    return Parts(*(_covered(tokens, parts[role]) for role in _ROLES))


def _standoff(gold_dir: Path, stem: str) -> Path:
    folder = gold_dir / "attributions"
    found = [p for p in folder.glob("*.ann") if p.stem[:-5] == stem and p.stem[-5] == "_"]
    if not found:
        raise NothingToRead(f"no {stem}_????.ann in {folder}; it holds the gold standard")
    return min(found)


def _annotate(path: Path, annotator: Annotates) -> Annotation | None:
    for document in read([path]):
        if isinstance(document, Document):
            return annotator.annotate(document)
    return None


def _predicted(annotation: Annotation | None, tokens: Sequence[Span]) -> list[Parts]:
    attributions = annotation.attributions if annotation else ()
    found = [Parts(*(_covered(tokens, getattr(a, r)) for r in _ROLES)) for a in attributions]
    return [parts for parts in found if parts.cue or parts.content]


def _covered(tokens: Sequence[Span], spans: Iterable[Span]) -> Tokens:
    """Return the tokens of which at least half lies in one of the spans."""
    found = set()
    for start, end in spans:
        index = bisect_left(tokens, start, key=lambda token: token[1])
        while index < len(tokens) and tokens[index][0] < end:
            s, e = tokens[index]
            if 2 * (min(e, end) - max(s, start)) >= e - s:
                found.add(index)
            index += 1
    return frozenset(found)


def _fragments_of(attributions: Iterable[Parts], role: str) -> set[Tokens]:
    return {run for parts in attributions for run in _runs(getattr(parts, role))}


def _runs(indices: Tokens) -> Iterator[Tokens]:
    """Yield the runs of neighbouring tokens."""
    run: list[int] = []
    for index in sorted(indices):
        if run and index != run[-1] + 1:
            yield frozenset(run)
            run = []
        run.append(index)
    if run:
        yield frozenset(run)


def _f1(a: Tokens, b: Tokens) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def _strict(gold: Parts, predicted: Parts) -> float:
    return float(gold == predicted)


def _lenient(gold: Parts, predicted: Parts) -> float:
    content = _f1(gold.content, predicted.content)
    alike = gold.cue & predicted.cue and content >= 0.5
    return content if alike and _f1(gold.source, predicted.source) >= 0.5 else 0.0


def _pairs(
    gold: Sequence[Parts], predicted: Sequence[Parts], alike: Callable[[Parts, Parts], float]
) -> int:
    """Pair attributions one to one, most alike first; return the number of pairs."""
    scored = [(alike(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted)]
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    for value, i, j in sorted(scored, reverse=True):
        if value > 0 and i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
    return len(taken_gold)
