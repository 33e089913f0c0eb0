"""Scores to fragments: the best path, links, and what no path may do."""

from __future__ import annotations

import dataclasses
import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from secondsource.annotate.decoding import (
    TAGS,
    Constants,
    Link,
    Scores,
    Transitions,
    decode,
    fragments,
    log_softmax,
    viterbi,
)

FLAT = Transitions.of(np.zeros((8, 7)))
SHORT = {"O": 0, "S": 1, "s": 2, "C": 3, "c": 4, "T": 5, "t": 6}
values = st.floats(-5, 5, allow_nan=False)


def scores(
    tags: str, links: dict[int, int] | None = None, lines: str = "", quotes: str = ""
) -> Scores:
    """Scores that favour ``tags`` (S Source, C Cue, T Content, lower case inside) and links."""
    n = len(tags)
    table = np.zeros((n, 7))
    table[np.arange(n), [SHORT[t] for t in tags]] = 6
    content, cue = np.zeros((n, n + 1)), np.zeros((n, n + 1))
    for word, target in (links or {}).items():
        (cue if tags[word] in "Cc" else content)[word, target + 1] = 8
    line = np.array([int(x) for x in lines or "0" * n])
    return Scores(table, content, cue, line, np.array([int(x) for x in quotes or "0" * n]))


def found(given: Scores, constants: Constants = Constants()) -> list[Link]:  # noqa: B008
    return decode(given, FLAT, constants)


def test_one_attribution() -> None:
    links = {2: 0, 3: 2, 4: 2, 5: 2}
    assert found(scores("SsCTtt", links)) == [Link((0, 2), (2, 3), ((3, 6),))]


def test_no_words_and_no_cue() -> None:
    assert found(scores("OTtt")) == []
    empty = np.zeros((0, 7)), np.zeros((0, 1)), np.zeros((0, 1))
    none = np.zeros(0, dtype=np.int64)
    assert found(Scores(*empty, none, none)) == []


def test_a_cue_without_content_is_left_out() -> None:
    assert found(scores("SCOO", {1: 0})) == []


def test_a_cue_that_points_at_nothing_has_no_source() -> None:
    given = scores("SOCTt", {3: 2, 4: 2})
    given.cue_to_source[2, 0] = 8
    assert found(given) == [Link(None, (2, 3), ((3, 5),))]


def test_a_source_may_serve_two_cues() -> None:
    given = scores("SCTtCTt", {1: 0, 2: 1, 3: 1, 4: 0, 5: 4, 6: 4})
    assert [link.source for link in found(given)] == [(0, 1), (0, 1)]
    assert [link.content for link in found(given)] == [((2, 4),), ((5, 7),)]


def test_a_source_starts_where_its_cue_points_even_if_untagged() -> None:
    given = scores("OOCTt", {2: 1, 3: 2, 4: 2})
    assert found(given)[0].source == (1, 2)


def test_content_around_the_source_has_two_fragments() -> None:
    given = scores("TtSCTt", {0: 3, 1: 3, 3: 2, 4: 3, 5: 3})
    assert found(given) == [Link((2, 3), (3, 4), ((0, 2), (4, 6)))]


def test_no_source_in_a_line_without_a_cue() -> None:
    given = scores("SsOCTt", {3: 0, 4: 3, 5: 3}, lines="001111")
    assert found(given)[0].source is None


def test_unquoted_content_stays_in_the_line_of_its_cue() -> None:
    given = scores("SCTtTt", {1: 0, 2: 1, 3: 1, 4: 1, 5: 1}, lines="000011")
    assert found(given)[0].content == ((2, 4),)


def test_quoted_content_may_stand_in_the_next_line() -> None:
    links = {1: 0, 2: 1, 3: 1, 4: 1, 5: 1}
    given = scores("SCTtTt", links, lines="000011", quotes="000021")
    assert found(given)[0].content == ((2, 4), (4, 6))


@pytest.mark.parametrize(("quotes", "content"), [("000011", ((2, 4),)), ("000021", ((2, 6),))])
def test_content_crosses_a_line_start_only_at_an_opening_quote(
    quotes: str, content: tuple[tuple[int, int], ...]
) -> None:
    links = {1: 0, 2: 1, 3: 1, 4: 1, 5: 1}
    given = scores("SCTttt", links, lines="000011", quotes=quotes)
    assert found(given)[0].content[0] == content[0]


def test_a_cue_without_content_takes_what_another_can_spare() -> None:
    given = scores("CTtOTtC", {1: 0, 2: 0, 4: 0, 5: 0})
    given.content_to_cue[4:6, 7] = 7.9
    owners = {link.cue: link.content for link in found(given)}
    assert owners == {(0, 1): ((1, 3),), (6, 7): ((4, 6),)}
    assert len(found(given, Constants(spare=0.0))) == 1


def unsure(tags: str, shares: dict[int, dict[str, float]], **others: str) -> Scores:
    """Scores that favour ``tags``, but at some words the given tags, by their probabilities."""
    links = {i: tags.index("C") for i, tag in enumerate(tags) if tag in "Tt"}
    given = scores(tags, links, **others)
    for word, odds in shares.items():
        given.tags[word] = -9
        for tag, share in odds.items():
            given.tags[word, SHORT[tag]] = np.log(share)
    return given


@pytest.mark.parametrize(
    ("share", "content"),
    [(0.9, ((1, 4),)), (0.6, ((1, 4),)), (0.4, ((1, 3),)), (0.1, ((1, 3),))],
)
def test_content_ends_where_most_paths_end_it(
    share: float, content: tuple[tuple[int, int], ...]
) -> None:
    assert found(unsure("CTttO", {3: {"t": share, "O": 1 - share}}))[0].content == content


@pytest.mark.parametrize(
    ("share", "expected"),
    [(0.9, ((1, 3), (4, 6))), (0.4, ((1, 3), (4, 6))), (0.2, ((1, 3),))],
)
def test_a_second_fragment_must_be_likely(
    share: float, expected: tuple[tuple[int, int], ...]
) -> None:
    given = unsure("CTtOTtO", {4: {"T": share, "O": 1 - share}, 5: {"t": 0.99, "O": 0.01}})
    given.tags[5, SHORT["O"]] = np.log(1e-4 if share > 0.3 else 1)
    assert found(given)[0].content == expected


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (None, (1, 6)),
        ([-1, 0, 1, 1, 5, 3], (1, 6)),
        ([-1, 0, 1, 1, 5, 0], (1, 4)),
    ],
)
def test_content_ends_where_it_hangs_together(
    heads: list[int] | None, expected: tuple[int, int]
) -> None:
    given = unsure("CTtttt", {4: {"t": 0.55, "O": 0.45}, 5: {"t": 0.98, "O": 0.02}})
    given.tags[5, SHORT["O"]] = np.log(0.9)
    parsed = dataclasses.replace(given, heads=None if heads is None else np.array(heads))
    assert found(parsed)[0].content == (expected,)


def test_a_parse_does_not_undo_what_is_much_likelier() -> None:
    given = unsure("CTtttt", {4: {"t": 0.9, "O": 0.1}})
    parsed = dataclasses.replace(given, heads=np.array([-1, 0, 1, 1, 5, 0]))
    assert found(parsed)[0].content == ((1, 6),)


@pytest.mark.parametrize(("rescue", "count"), [(0.15, 1), (0.3, 0)])
def test_a_cue_without_content_takes_a_less_likely_one(rescue: float, count: int) -> None:
    given = unsure("CTtO", {1: {"T": 0.2, "O": 0.8}, 2: {"t": 0.9, "O": 0.9}})
    assert len(found(given, Constants(rescue=rescue, certain=0.0))) == count


@pytest.mark.parametrize(
    ("cue", "link", "count"), [(0.9, 8.0, 1), (0.5, 8.0, 1), (0.9, -3.0, 0), (0.5, 1.0, 0)]
)
def test_an_attribution_must_be_likely_as_a_whole(cue: float, link: float, count: int) -> None:
    given = unsure("CTtO", {0: {"C": cue, "O": 1 - cue}})
    given.content_to_cue[1:3, 1] = link
    assert len(found(given)) == count


def test_transitions_of_a_wrong_shape_are_refused() -> None:
    with pytest.raises(ValueError, match="not"):
        Transitions.of(np.zeros((7, 7)))


@given(arrays(np.float64, (4, 3), elements=values), arrays(np.float64, (3, 3), elements=values))
def test_viterbi_is_the_best_of_all_paths(
    emissions: np.ndarray[tuple[int, int], np.dtype[np.float64]],
    between: np.ndarray[tuple[int, int], np.dtype[np.float64]],
) -> None:
    def score(path: tuple[int, ...]) -> float:
        steps = sum(between[a, b] for a, b in itertools.pairwise(path))
        return float(sum(emissions[i, s] for i, s in enumerate(path)) + steps)

    best = max(score(path) for path in itertools.product(range(3), repeat=4))
    assert score(tuple(viterbi(emissions, between, np.zeros(3)))) == pytest.approx(best)


@given(arrays(np.float64, (6, 7), elements=values))
def test_no_path_makes_an_illegal_move(
    emissions: np.ndarray[tuple[int, int], np.dtype[np.float64]],
) -> None:
    path = [TAGS[tag] for tag in viterbi(emissions, FLAT.between, FLAT.start)]
    for before, tag in zip(["O", *path], path, strict=False):
        assert tag[0] != "I" or before[2:] == tag[2:]


@given(st.data(), st.integers(1, 9))
def test_any_scores_give_sound_links(data: st.DataObject, n: int) -> None:
    tags, content, cue = (
        data.draw(st.sampled_from((1.0, 1e4)))
        * data.draw(arrays(np.float64, (n, width), elements=values))
        for width in (7, n + 1, n + 1)
    )
    line = np.cumsum(data.draw(arrays(np.int64, n, elements=st.integers(0, 1))))
    quote = data.draw(arrays(np.int64, n, elements=st.integers(0, 3)))
    heads = data.draw(st.none() | arrays(np.int64, n, elements=st.integers(-3, n - 1)))
    for link in decode(Scores(tags, content, cue, line, quote, heads), FLAT, Constants()):
        parts = [link.cue, *link.content, *([link.source] if link.source else [])]
        taken = [i for start, end in parts for i in range(start, end)]
        assert link.content
        assert len(taken) == len(set(taken))
        assert all(0 <= start < end <= n for start, end in parts)


def test_fragments() -> None:
    tags = [SHORT[t] for t in "OSsTtTtC"]
    assert list(fragments(tags)) == [(1, 1, 3), (5, 3, 5), (5, 5, 7), (3, 7, 8)]


def test_log_softmax_sums_to_one() -> None:
    assert np.exp(log_softmax(np.array([[1.0, 2.0, 900.0]]))).sum() == pytest.approx(1)
