"""From the model's scores to attributions; numpy alone.

1. Viterbi over the tags, with bans at line starts.
2. With the cues fixed, Viterbi again over the words between them, where a content state
   belongs to one cue and its emission includes that cue's link score.
3. Each content fragment goes to its best cue (or none), and each cue takes its best source
   (or none). A cue left empty may take a fragment from a cue that has several.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .features import OPENING, OUTSIDE
from .labels import CONTENT, CUE, SOURCE, START_ROW, TAG_ID, TAGS, Attribution, Fragment, fragments

Floats = NDArray[np.float64]

NEVER = -1e9
OTHER_LINE = -1e3
LINK_SHARE = 0.5
"""Weight of a link's log-probability in the second Viterbi pass."""
REBALANCE_COST = 1.0
"""Largest drop in mean link log-probability at which a fragment moves to an empty cue."""


@dataclass(frozen=True)
class WindowScores:
    """The model's view of a window's N words.

    tags: N x 7. to_cue, to_source: N x (N + 1), column 0 null, column i + 1 word i.
    quotes: state per word. line: index of each word's line.
    """

    tags: Floats
    to_cue: Floats
    to_source: Floats
    quotes: list[int]
    line: list[int]


def log_softmax(scores: Floats) -> Floats:
    """Along the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(-1, keepdims=True)))


def viterbi(emissions: Floats, start: Floats, moves: Floats, end: Floats) -> list[int]:
    """Best state sequence: emissions N x S, start S, moves S x S, end S."""
    score = start + emissions[0]
    back = []
    for emission in emissions[1:]:
        options = score[:, None] + moves
        back.append(options.argmax(0))
        score = options.max(0) + emission
    state = int((score + end).argmax())
    path = [state]
    for pointers in reversed(back):
        state = int(pointers[state])
        path.append(state)
    return path[::-1]


def decode(scores: WindowScores, transitions: Floats) -> list[Attribution]:
    """Attributions of one window, by word index within it."""
    if not scores.quotes:
        return []
    emissions = line_bans(scores)
    start, moves = transitions[START_ROW], transitions[:START_ROW]
    path = viterbi(emissions, start, moves, np.zeros(len(TAGS)))
    found = fragments([TAGS[state] for state in path])
    cues = [fragment for fragment in found if fragment.role == CUE]
    if len(cues) > 1:
        found = around_cues(emissions, cue_scores(scores, cues), cues, transitions)
    contents = [fragment for fragment in found if fragment.role == CONTENT]
    sources = [fragment for fragment in found if fragment.role == SOURCE]
    owners = assign_contents(scores, contents, cues)
    return _attributions(scores, cues, sources, contents, owners)


def line_bans(scores: WindowScores) -> Floats:
    """Emissions with the tags ruled out that would carry a span over a line start.

    A content may go on over one where the new line opens with a quotation mark.
    """
    emissions = scores.tags.copy()
    for word, line in enumerate(scores.line):
        if word == 0 or line != scores.line[word - 1]:
            emissions[word, [TAG_ID["I-Source"], TAG_ID["I-Cue"]]] = NEVER
            if scores.quotes[word] != OPENING:
                emissions[word, TAG_ID["I-Content"]] = NEVER
    return emissions


def cue_scores(scores: WindowScores, cues: list[Fragment]) -> Floats:
    """N x cues: a word's link score to a cue is its best over the cue's words."""
    columns = [scores.to_cue[:, cue.start + 1 : cue.end + 1].max(1) for cue in cues]
    return np.stack(columns, 1)


def around_cues(
    emissions: Floats, links: Floats, cues: list[Fragment], transitions: Floats
) -> list[Fragment]:
    """The second pass; links: N x cues. Cues stay, the stretches between them are redone."""
    count = len(cues)
    tags = np.array([0, 1, 2] + [TAG_ID["B-Content"], TAG_ID["I-Content"]] * count)
    split = emissions[:, tags].copy()
    split[:, 3:] += LINK_SHARE * np.repeat(log_softmax(links), 2, axis=1)
    moves = _moves_by_cue(transitions, tags, count)
    found = list(cues)
    begin = 0
    for cue in [*cues, Fragment(CUE, len(emissions), len(emissions))]:
        if begin < cue.start:
            start = transitions[TAG_ID["I-Cue"] if begin else START_ROW][tags]
            last = cue.start == len(emissions)
            end = np.zeros(len(tags)) if last else transitions[tags, TAG_ID["B-Cue"]]
            path = viterbi(split[begin : cue.start], start, moves, end)
            found += _fragments_of_states(path, begin)
        begin = cue.end
    return sorted(found, key=lambda fragment: fragment.start)


def _moves_by_cue(transitions: Floats, tags: NDArray[np.int64], count: int) -> Floats:
    """Moves between the split states: a content goes on only under its own cue."""
    moves = transitions[np.ix_(tags, tags)].copy()
    for cue in range(count):
        begin, inside = 3 + 2 * cue, 4 + 2 * cue
        others = [state for state in range(len(tags)) if state not in (begin, inside)]
        moves[others, inside] = NEVER
    return moves


def _fragments_of_states(path: list[int], offset: int) -> list[Fragment]:
    names = ["O", "B-Source", "I-Source"]
    tags = [names[s] if s < 3 else ("B-Content" if s % 2 else "I-Content") for s in path]
    return [Fragment(f.role, f.start + offset, f.end + offset) for f in fragments(tags)]


def assign_contents(
    scores: WindowScores, contents: list[Fragment], cues: list[Fragment]
) -> list[int]:
    """Index of each content fragment's cue, -1 for none."""
    if not contents or not cues:
        return [-1] * len(contents)
    table = np.concatenate([scores.to_cue[:, :1], cue_scores(scores, cues)], 1)
    shares = np.stack([_mean_share(table, scores, fragment, cues) for fragment in contents])
    return [owner - 1 for owner in _rebalance(shares, shares.argmax(1).tolist(), len(cues))]


def _mean_share(
    table: Floats, scores: WindowScores, fragment: Fragment, cues: list[Fragment]
) -> Floats:
    """Mean log-probability of each owner (0: none); unquoted content keeps to its line."""
    rows = table[fragment.start : fragment.end].copy()
    quotes = scores.quotes[fragment.start : fragment.end]
    if all(state == OUTSIDE for state in quotes):
        for index, cue in enumerate(cues, start=1):
            if scores.line[cue.start] != scores.line[fragment.start]:
                rows[:, index] = OTHER_LINE
    return np.asarray(log_softmax(rows).mean(0))


def _rebalance(shares: Floats, owners: list[int], cues: int) -> list[int]:
    """Move fragments to empty cues, the cheapest move first; owners are 1-based, 0 none."""
    while True:
        held = Counter(owners)
        options = [
            (shares[index, cue] - shares[index, owner], index, cue)
            for cue in range(1, cues + 1)
            if not held[cue]
            for index, owner in enumerate(owners)
            if owner == 0 or held[owner] > 1
        ]
        gain, index, cue = max(options, default=(NEVER, 0, 0), key=lambda option: option[0])
        if gain <= -REBALANCE_COST:
            return owners
        owners[index] = cue


def _attributions(
    scores: WindowScores,
    cues: list[Fragment],
    sources: list[Fragment],
    contents: list[Fragment],
    owners: list[int],
) -> list[Attribution]:
    found = []
    for index, cue in enumerate(cues):
        own = [c for c, owner in zip(contents, owners, strict=True) if owner == index]
        if own:
            source = _source(scores, cue, sources)
            words = [word for fragment in own for word in range(fragment.start, fragment.end)]
            found.append(Attribution(tuple(range(cue.start, cue.end)), source, tuple(words)))
    return found


def _source(scores: WindowScores, cue: Fragment, sources: list[Fragment]) -> tuple[int, ...]:
    """Words of the cue's best source; empty where null scores highest."""
    row = scores.to_source[cue.start]
    best = max(sources, key=lambda s: row[s.start + 1 : s.end + 1].max(), default=None)
    if best is None or row[best.start + 1 : best.end + 1].max() <= row[0]:
        return ()
    return tuple(range(best.start, best.end))
