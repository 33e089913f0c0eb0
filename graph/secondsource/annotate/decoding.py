"""From the attribution model's scores to source, cue and content fragments.

1. A Viterbi pass over tags finds the cues. Its transitions are those of the linear-chain
   conditional random field (Lafferty et al. 2001) that the model was trained with.
2. With the cues fixed, sources and contents are the spans that are likely enough, over all
   paths between the cues; a content's ends are then moved to where it hangs together in the
   parse, if that is not much less likely. A source starts at the word that a cue points at, and
   none stands in a line without a cue, so that a heading is no source (of the 2,066 sourced
   attributions in PolNeAR's dev split, 1 has its source in another line).
3. Each content fragment goes to the cue that it points at, each cue to the source of its line
   that it points at. A cue left without content may take a fragment from one that has several,
   or a less likely span that no other has.
4. An attribution is left out if its cue, its content and the link between them are together
   too unlikely.

A fragment is ``(first, last + 1)`` in words of one window.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from secondsource.annotate.attachment import is_loose
from secondsource.annotate.marginals import Chain, Floats, Marginals, choose
from secondsource.annotate.windows import OPENING, OUTSIDE, Ints

Fragment = tuple[int, int]

TAGS = ("O", "B-Source", "I-Source", "B-Cue", "I-Cue", "B-Content", "I-Content")
_O, _B_SOURCE, _I_SOURCE, _B_CUE, _I_CUE, _B_CONTENT, _I_CONTENT = range(7)
BANNED = -1e9


@dataclass(frozen=True, slots=True)
class Constants:
    """The free constants of decoding, in one place; chosen on PolNeAR's dev split.

    ``cue_bonus`` is added to the score of a cue's start: what is too unlikely goes later.
    ``likely`` is the least probability of a source or content fragment, ``rescue`` that of a
    content fragment for a cue without one. ``loose`` is the share left of the probability of a
    content that hangs on several words outside it. ``spare`` is the most that a mean link
    log-probability may fall when a fragment is given to a cue without content. ``certain`` is the
    least probability of an attribution's cue, content and link together.
    """

    cue_bonus: float = 0.8
    likely: float = 0.33
    rescue: float = 0.15
    loose: float = 0.6
    spare: float = 1.5
    certain: float = 0.26


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model says of one window of n words, and what decoding must know of them.

    ``tags`` is (n, 7). ``content_to_cue`` and ``cue_to_source`` are (n, n + 1), column 0 for
    "none", column i + 1 for word i. ``line`` numbers the lines, ``quote`` is as in the input.
    ``heads`` is as in :mod:`attachment`, ``None`` without a parse.
    """

    tags: Floats
    content_to_cue: Floats
    cue_to_source: Floats
    line: Ints
    quote: Ints
    heads: Ints | None = None


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
    cues = _cues(tags, transitions, constants.cue_bonus)
    if not cues:
        return []
    chain = Chain(tags, transitions.between, transitions.start, np.zeros(len(TAGS)))
    states = Marginals(chain).states()
    _settle_sources(tags, scores, cues)
    gaps = list(_gaps(tags, scores, transitions, cues, constants.loose))
    spans = [span for gap in gaps for span in gap.spans(constants.likely)]
    sources = [(a, b) for kind, a, b in spans if kind == _B_SOURCE]
    owned = _owned(gaps, spans, cues, scores, constants)
    return [
        Link(_source(cue, sources, scores), cue, own)
        for k, cue in enumerate(cues)
        if (own := tuple(sorted(c for c, owner in owned if owner == k)))
        and _certainty(cue, own, states, scores) >= constants.certain
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


@dataclass(frozen=True, slots=True)
class _Gap:
    """The words between two cues, and the probabilities of the spans in them.

    At (i, j) stands ``[start + i, start + j)``. ``whole`` is ``content``, less what a loose span
    loses.
    """

    start: int
    source: Floats
    content: Floats
    whole: Floats

    def spans(self, likely: float) -> Iterator[tuple[int, int, int]]:
        """Yield (B-tag, first word, last word + 1) of the spans of at least this probability."""
        found = choose([self.source - likely, self.content - likely])
        limits = [*(start for _, start, _ in found), len(self.source)][1:]
        before = 0
        for (kind, start, end), limit in zip(found, limits, strict=True):
            if kind:
                start, end = self._closed(start, end, before, limit)
            before = end
            yield (_B_CONTENT if kind else _B_SOURCE), self.start + start, self.start + end

    def more(self, taken: Iterable[Fragment], likely: float) -> list[Fragment]:
        """Return further content spans of at least this probability, off those taken."""
        gains = self.whole - likely
        for start, end in taken:
            gains[: max(end - self.start, 0), max(start - self.start + 1, 0) :] = -1.0
        return [(self.start + start, self.start + end) for _, start, end in choose([gains])]

    def _closed(self, start: int, end: int, before: int, limit: int) -> Fragment:
        """Return the best content span that overlaps this one, between two others."""
        options = self.whole[before:end, start + 1 : limit + 1]
        row, column = np.unravel_index(int(options.argmax()), options.shape)
        return before + int(row), start + 1 + int(column)


def _cues(tags: Floats, transitions: Transitions, bonus: float) -> list[Fragment]:
    raised = tags.copy()
    raised[:, _B_CUE] += bonus
    path = viterbi(raised, transitions.between, transitions.start)
    return [(start, end) for kind, start, end in fragments(path) if kind == _B_CUE]


def _gaps(
    tags: Floats, scores: Scores, transitions: Transitions, cues: list[Fragment], loose: float
) -> Iterator[_Gap]:
    """Yield the runs of words between cues, the cues fixed."""
    total = len(tags)
    free = tags.copy()
    free[:, [_B_CUE, _I_CUE]] = BANNED
    share = np.ones((total, total + 1))
    if scores.heads is not None:
        share[is_loose(scores.heads)] = loose
    borders = [0, *(border for cue in cues for border in cue), total]
    for start, end in zip(borders[::2], borders[1::2], strict=True):
        if start < end:
            first = transitions.between[_I_CUE] if start else transitions.start
            last = transitions.between[:, _B_CUE] if end < total else np.zeros(len(TAGS))
            paths = Marginals(Chain(free[start:end], transitions.between, first, last))
            content = paths.spans(_B_CONTENT)
            whole = content * share[start:end, start : end + 1]
            yield _Gap(start, paths.spans(_B_SOURCE), content, whole)


def _owned(
    gaps: list[_Gap],
    spans: list[tuple[int, int, int]],
    cues: list[Fragment],
    scores: Scores,
    constants: Constants,
) -> list[tuple[Fragment, int]]:
    """Return content fragments, each with its cue's index, -1 for none.

    They are those among ``spans``, and less likely ones that point at cues without one.
    """
    contents = [(start, end) for kind, start, end in spans if kind == _B_CONTENT]
    owners = _owners(contents, cues, scores, constants.spare)
    owned = list(zip(contents, owners, strict=True))
    bare = set(range(len(cues))).difference(owners)
    if bare:
        taken = [(start, end) for _, start, end in spans]
        more = [span for gap in gaps for span in gap.more(taken, constants.rescue)]
        further = zip(more, _owners(more, cues, scores, spare=0.0), strict=True)
        owned += [(span, owner) for span, owner in further if owner in bare]
    return owned


def _certainty(cue: Fragment, own: Iterable[Fragment], states: Floats, scores: Scores) -> float:
    """Return the probability of a cue, times the mean ones of its content and of their link."""
    words = [word for start, end in own for word in range(start, end)]
    at_cue = states[cue[0] : cue[1], [_B_CUE, _I_CUE]].sum(1).max()
    content = states[words][:, [_B_CONTENT, _I_CONTENT]].sum(1).mean()
    link = np.exp(_pointing(log_softmax(scores.content_to_cue[words]), cue)).mean()
    return float(at_cue * content * link)


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
