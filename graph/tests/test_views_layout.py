"""Places on the map and in chains: nothing overlaps, nothing depends on chance."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.small_story import small_story
from benchmarks.synthetic import story as synthetic
from secondsource.records import StoryRecords, Support, Verdict, make_id
from secondsource.views.cards import (
    PROPOSITION_WIDTH,
    places,
    proposition_height,
    proposition_lines,
)
from secondsource.views.groups import grouped
from secondsource.views.index import StoryIndex
from secondsource.views.layout import Box, barycentres, columns, shelve, spread, stack

heights = st.lists(st.integers(1, 60), min_size=1, max_size=25)


@given(heights, st.data())
def test_spread_keeps_order_and_gap(sizes: list[int], data: st.DataObject) -> None:
    wanted = data.draw(
        st.lists(st.integers(-500, 500), min_size=len(sizes), max_size=len(sizes)).map(sorted)
    )
    centres = spread(wanted, sizes, 5)
    for i in range(len(sizes) - 1):
        assert centres[i + 1] - centres[i] >= (sizes[i] + sizes[i + 1]) / 2 + 5 - 1e-6


def test_spread_moves_nothing_that_fits() -> None:
    assert spread([0, 100, 200], [20, 20, 20], 10) == [0, 100, 200]


def test_spread_centres_a_crowd_on_what_it_wanted() -> None:
    assert spread([50, 50, 50], [10, 10, 10], 0) == [40, 50, 60]


def test_barycentres_put_the_unconnected_last() -> None:
    at = {"a": 1.0, "b": 5.0}
    assert barycentres(["x", "y", "z"], {"x": ["a", "b"], "y": ["b", "q"]}, at) == [3, 5, 6]


def test_stack_and_columns() -> None:
    boxes = [Box("a", 10, 20), Box("b", 10, 30), Box("c", 10, 40)]
    assert stack(boxes, 7, 100, 5) == ({"a": (7, 110), "b": (7, 140), "c": (7, 180)}, 200)
    assert stack([], 7, 100, 5) == ({}, 100)
    units = [[b] for b in boxes]
    assert [[b.id for b in column] for column in columns(units, 50)] == [["a", "b"], ["c"]]
    assert [[b.id for b in column] for column in columns([boxes], 50)] == [["a", "b", "c"]]


@given(st.lists(st.tuples(st.integers(10, 700), st.integers(10, 500)), min_size=1, max_size=30))
def test_shelved_rectangles_do_not_overlap(sizes: list[tuple[int, int]]) -> None:
    corners = shelve(sizes, 200, 10, 1.6)
    assert len(corners) == len(sizes)
    boxes = [(x, y, x + w, y + h) for (x, y), (w, h) in zip(corners, sizes, strict=True)]
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


STORIES: dict[str, Callable[[], tuple[StoryRecords, dict[str, str]]]] = {
    "small": small_story,
    "synthetic": lambda: synthetic(30, 3),
}


@pytest.fixture(params=STORIES)
def story(request: pytest.FixtureRequest) -> StoryIndex:
    records, texts = STORIES[request.param]()
    return StoryIndex(records, texts.__getitem__)


def test_everything_has_a_place(story: StoryIndex) -> None:
    points = places(story).points
    records = story.records
    everything = (records.documents, records.claims, records.entities, records.propositions)
    for record in (r for part in (*everything, records.events) for r in part):
        assert record.id in points
    assert all(isinstance(x, int) and isinstance(y, int) for x, y in points.values())


@pytest.mark.parametrize("singles", [True, False])
def test_propositions_stand_in_a_card_and_do_not_overlap(story: StoryIndex, singles: bool) -> None:
    found = places(story, singles=singles)
    told = [p for p in story.records.propositions if singles or not story.is_single(p)]
    assert told
    boxes = []
    for p in told:
        x, y = found.points[p.id]
        half = proposition_height(story, p) / 2
        assert len([c for c in found.cards if _holds(c.rectangle, x, y, half)]) == 1
        boxes.append((x, y, half))
    for i, (x, y, half) in enumerate(boxes):
        for x2, y2, half2 in boxes[i + 1 :]:
            assert abs(x - x2) >= PROPOSITION_WIDTH or abs(y - y2) >= half + half2


def _holds(card: tuple[int, int, int, int], x: int, y: int, half: float) -> bool:
    left, top, width, height = card
    inside = left <= x - PROPOSITION_WIDTH / 2 and x + PROPOSITION_WIDTH / 2 <= left + width
    return inside and top <= y - half and y + half <= top + height


def test_single_propositions_take_no_room_when_hidden(story: StoryIndex) -> None:
    single = [p.id for p in story.records.propositions if story.is_single(p)]
    assert single
    assert not set(single) & set(places(story, singles=False).points)


def test_what_one_claimant_alone_speaks_of_stands_by_the_claimant() -> None:
    records, texts = small_story()
    story = StoryIndex(records, texts.__getitem__)
    cards = {g.event: g for g in grouped(story, story.propositions.values())}
    grounding = cards[make_id("v", "grounding of the ferry")]
    assert [story.entities[c].name for c in grounding.claimants] == ["Mara Lindqvist"]
    assert [event for event, _ in grounding.alone] == [make_id("v", "closure of the port")]
    engine = cards[make_id("v", "failure of the engine")]
    assert engine.alone == []
    assert {story.entities[c].name for c in engine.claimants} == {
        "Tomas Reyl",
        "Dana Voss",
        "Ilse Brandt",
        "Otto Keene",
    }


def test_letters_grow_with_independent_support() -> None:
    def size(named: int) -> int:
        support = Support(named, named, named, named, named)
        verdict = Verdict("p", "cannot_tell", (), "no reason", support)
        return proposition_lines("the tide was high", verdict)[1]

    assert [size(n) for n in range(5)] == sorted({size(n) for n in range(5)})
    assert size(400) == size(4)


def test_claimants_stand_apart(story: StoryIndex) -> None:
    points = [places(story).points[c] for c in sorted(story.claims_of)]
    assert len(set(points)) == len(points) > 1


def test_an_empty_story_has_no_places() -> None:
    nothing: dict[str, str] = {}
    found = places(StoryIndex(StoryRecords(), nothing.__getitem__))
    assert found.cards == ()
    assert found.points == {}
