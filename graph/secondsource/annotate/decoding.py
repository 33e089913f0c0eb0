"""From the attribution model's scores to source, cue and content fragments.

1. A Viterbi pass over tags finds the cues. Its transitions are those of the linear-chain
   conditional random field (Lafferty et al. 2001) that the model was trained with.
2. With the cues fixed, a second pass splits the content tag by the cue that the content
   belongs to, so that tags and links are decided together. A source starts at the word that
   a cue points at, and none stands in a line without a cue, so that a heading is no source
   (of the 2,066 sourced attributions in PolNeAR's dev split, 1 has its source in another line).
3. Each content fragment goes to the cue that it points at, each cue to the source of its line
   that it points at; a cue left without content may take a fragment from one that has several.

A fragment is ``(first, last + 1)`` in words of one window.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from secondsource.annotate.windows import OPENING, OUTSIDE, Ints

Floats = npt.NDArray[np.float64]
Fragment = tuple[int, int]

TAGS = ("O", "B-Source", "I-Source", "B-Cue", "I-Cue", "B-Content", "I-Content")
_O, _B_SOURCE, _I_SOURCE, _B_CUE, _I_CUE, _B_CONTENT, _I_CONTENT = range(7)
BANNED = -1e9


@dataclass(frozen=True, slots=True)
class Constants:
    """The free constants of decoding, in one place.

    ``link_weight`` is how much a link's log-probability counts beside a tag's in the second
    pass. ``spare`` is the most that a mean link log-probability may fall when a fragment is
    given to a cue without content. Both were chosen on PolNeAR's dev split.
    """

    link_weight: float = 0.5
    spare: float = 1.5


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model says of one window of n words, and what decoding must know of them.

    ``tags`` is (n, 7). ``content_to_cue`` and ``cue_to_source`` are (n, n + 1), column 0 for
    "none", column i + 1 for word i. ``line`` numbers the lines, ``quote`` is as in the input.
    """

    tags: Floats
    content_to_cue: Floats
    cue_to_source: Floats
    line: Ints
    quote: Ints


@dataclass(frozen=True, slots=True)
class Link:
    """One attribution in words of a window."""

    source: Fragment | None
    cue: Fragment
    content: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Transitions:
    """Scores of a tag after another (7, 7) and of a first tag (7,), illegal moves banned."""

    between: Floats
    start: Floats

    @classmethod
    def of(cls, table: npt.ArrayLike) -> Transitions:
        """Make them of the stored (8, 7) table, whose last row holds the first tags."""
        values = np.array(table, dtype=np.float64)
        if values.shape != (8, 7):
            raise ValueError(f"transitions have shape {values.shape}, not (8, 7)")
        for inside in (_I_SOURCE, _I_CUE, _I_CONTENT):
            others = [tag for tag in range(7) if tag not in (inside - 1, inside)]
            values[[*others, 7], inside] = BANNED
        return cls(values[:7], values[7])


def decode(scores: Scores, transitions: Transitions, constants: Constants) -> list[Link]:
    """Return a window's attributions in order of their cues; those without content are left out."""
    if not len(scores.tags):
        return []
    tags = log_softmax(scores.tags)
    _ban_line_crossings(tags, scores)
    first = viterbi(tags, transitions.between, transitions.start)
    cues = [(a, b) for kind, a, b in fragments(first) if kind == _B_CUE]
    if not cues:
        return []
    _settle_sources(tags, scores, cues)
    rest = list(_second_pass(tags, scores, transitions, cues, constants.link_weight))
    contents = [(a, b) for kind, a, b in rest if kind == _B_CONTENT]
    sources = [(a, b) for kind, a, b in rest if kind == _B_SOURCE]
    owners = _owners(contents, cues, scores, constants.spare)
    return [
        Link(_source(cue, sources, scores), cue, own)
        for k, cue in enumerate(cues)
        if (own := tuple(c for c, owner in zip(contents, owners, strict=True) if owner == k))
    ]


def log_softmax(values: Floats) -> Floats:
    """Return log-probabilities along the last axis."""
    shifted = values - values.max(-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return result


def viterbi(emissions: Floats, transitions: Floats, start: Floats) -> list[int]:
    """Return the best sequence of states, ties going to the lower state.

    ``emissions`` is (n, states), ``transitions`` (states, states) from row to column.
    """
    arriving = np.ascontiguousarray(transitions.T)
    score = emissions[0] + start
    back = []
    for emission in emissions[1:]:
        options = arriving + score
        best = options.argmax(1)
        back.append(best)
        score = options.max(1) + emission
    path = [int(score.argmax())]
    for best in reversed(back):
        path.append(int(best[path[-1]]))
    return path[::-1]


def fragments(tags: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield (B-tag, first word, last word + 1) for each run of a B-tag and its I-tags."""
    kind, start = _O, 0
    for i, tag in enumerate([*tags, _O]):
        if kind != _O and tag != kind + 1:
            yield kind, start, i
            kind = _O
        if tag in (_B_SOURCE, _B_CUE, _B_CONTENT):
            kind, start = tag, i


def _ban_line_crossings(tags: Floats, scores: Scores) -> None:
    """Let no fragment go on into a new line, but content that opens with a quotation there."""
    new = np.flatnonzero(np.diff(scores.line)) + 1
    tags[new[:, None], [_I_SOURCE, _I_CUE]] = BANNED
    tags[new[scores.quote[new] != OPENING], _I_CONTENT] = BANNED


def _settle_sources(tags: Floats, scores: Scores, cues: list[Fragment]) -> None:
    """Let a source start where a cue points, and none in a line without a cue."""
    tags[~np.isin(scores.line, scores.line[[start for start, _ in cues]]), _B_SOURCE] = BANNED
    for start, end in cues:
        points = scores.cue_to_source[start].copy()
        points[1:][scores.line != scores.line[start]] = BANNED
        word = int(points.argmax()) - 1
        if word >= 0 and not start <= word < end:
            tags[word, np.arange(len(TAGS)) != _B_SOURCE] = BANNED


def _second_pass(
    tags: Floats, scores: Scores, transitions: Transitions, cues: list[Fragment], weight: float
) -> Iterator[tuple[int, int, int]]:
    """Yield source and content fragments around fixed cues, content tags split by cue."""
    states = np.array([_O, _B_SOURCE, _I_SOURCE] + [_B_CONTENT, _I_CONTENT] * len(cues))
    links = np.stack([_pointing(scores.content_to_cue, cue) for cue in cues], axis=1)
    emissions = tags[:, states]
    emissions[:, 3:] += np.repeat(weight * log_softmax(links), 2, axis=1)
    between = transitions.between[np.ix_(states, states)]
    for inside in range(4, len(states), 2):
        between[np.arange(len(states)) != inside, inside] = BANNED
        between[inside - 1, inside] = transitions.between[_B_CONTENT, _I_CONTENT]
    for start, end in _gaps(cues, len(tags)):
        before = transitions.between[_I_CUE] if start else transitions.start
        part = emissions[start:end].copy()
        if end < len(tags):
            part[-1] += transitions.between[states, _B_CUE]
        path = viterbi(part, between, before[states])
        for kind, a, b in fragments([int(states[state]) for state in path]):
            yield kind, start + a, start + b


def _gaps(cues: list[Fragment], total: int) -> Iterator[Fragment]:
    """Yield the runs of words between cues."""
    start = 0
    for cue in [*cues, (total, total)]:
        if start < cue[0]:
            yield start, cue[0]
        start = cue[1]


def _pointing(links: Floats, target: Fragment) -> Floats:
    """Return how much each word points at a fragment: at the best of its words."""
    best: Floats = links[:, target[0] + 1 : target[1] + 1].max(1)
    return best


def _owners(
    contents: list[Fragment], cues: list[Fragment], scores: Scores, spare: float
) -> list[int]:
    """Return for each content fragment the index of its cue, -1 for none."""
    if not contents:
        return []
    links = scores.content_to_cue
    table = np.stack([links[:, 0]] + [_pointing(links, cue) for cue in cues], axis=1)
    means = np.array([_mean_link(table, content, cues, scores) for content in contents])
    owners = means.argmax(1)
    _rebalance(owners, means, spare)
    return [int(owner) - 1 for owner in owners]


def _mean_link(table: Floats, content: Fragment, cues: list[Fragment], scores: Scores) -> Floats:
    """Return a fragment's mean link log-probabilities; unquoted content stays in its line."""
    rows = table[content[0] : content[1]].copy()
    if (scores.quote[content[0] : content[1]] == OUTSIDE).all():
        apart = scores.line[[cue[0] for cue in cues]] != scores.line[content[0]]
        rows[:, 1:][:, apart] = -1e3
    mean: Floats = log_softmax(rows).mean(0)
    return mean


def _rebalance(owners: npt.NDArray[np.intp], means: Floats, spare: float) -> None:
    """Give cues without content a fragment that another can spare, cheapest first."""
    while True:
        held = Counter(owners.tolist())
        moves = [
            (float(means[i, cue] - means[i, owner]), -cue, -i)
            for cue in range(1, means.shape[1])
            if not held[cue]
            for i, owner in enumerate(owners.tolist())
            if owner == 0 or held[owner] > 1
        ]
        gain, cue, i = max(moves, default=(-np.inf, 0, 0))
        if gain <= -spare:
            return
        owners[-i] = -cue


def _source(cue: Fragment, sources: list[Fragment], scores: Scores) -> Fragment | None:
    """Return the source in the cue's line that the cue points at, if at any."""
    row = scores.cue_to_source[cue[0]]
    near = [s for s in sources if scores.line[s[0]] == scores.line[cue[0]]]
    best = int(np.argmax([row[0], *(row[start + 1 : end + 1].max() for start, end in near)]))
    return near[best - 1] if best else None
