"""Chains: which way support took, what is an echo, and where everything is narrow."""

from __future__ import annotations

import pytest

from benchmarks.small_story import Builder, small_story
from benchmarks.synthetic import story as synthetic
from secondsource.records import Carrier, StoryRecords, make_id
from secondsource.views.chain import LEVELS, Chain, chain
from secondsource.views.index import StoryIndex


def index(story: tuple[StoryRecords, dict[str, str]]) -> StoryIndex:
    records, texts = story
    return StoryIndex(records, texts.__getitem__)


@pytest.fixture(scope="module")
def small() -> StoryIndex:
    return index(small_story())


def drawn(story: StoryIndex, name: str) -> Chain:
    return chain(story, story.propositions[make_id("p", name)])


def titles(found: Chain, level: str) -> list[str]:
    return [s.title.replace("\n", " ") for s in found.stops if s.level == level]


def test_a_copied_wire_report_is_one_thread_that_fans_out(small: StoryIndex) -> None:
    found = drawn(small, "aground")
    assert titles(found, "organisation") == ["Vellmar Coastguard"]
    assert titles(found, "claimant") == ["Mara Lindqvist"]
    assert titles(found, "carrier") == ["Northwire"]
    assert sorted(titles(found, "document")) == [
        "Evening Ledger",
        "Northwire",
        "The Courier",
        "The Quay",
    ]
    assert found.origins == 1
    assert {t.origin for t in found.threads} == {0}
    carrier = next(s.key for s in found.stops if s.level == "carrier")
    fan = [t for t in found.threads if t.start == carrier]
    assert sorted(t.echo for t in fan) == [False, True, True, True]
    into = [t for t in found.threads if t.end == carrier]
    assert [len(t.claims) for t in into] == [4]


def test_the_bottleneck_is_marked_at_both_ends(small: StoryIndex) -> None:
    narrow = {s.title.replace("\n", " ") for s in drawn(small, "failed").stops if s.narrow}
    assert narrow == {"Tomas Reyl", "Channel Nine interview"}


def test_two_witnesses_are_two_origins_and_no_bottleneck(small: StoryIndex) -> None:
    found = drawn(small, "stopped")
    assert found.origins == 2
    assert not any(s.narrow for s in found.stops)


def test_a_claim_under_a_condition_has_no_origin(small: StoryIndex) -> None:
    found = drawn(small, "port")
    assert found.origins == 0
    assert {t.origin for t in found.threads} == {-1}


def summarised() -> StoryIndex:
    """One witness in two articles; the first claim is a heading that repeats its article."""
    b = Builder()
    b.proposition("late", "the ferry was late", b.event("delay"))
    who = b.entity("Runa Alsing")
    names = []
    for path, date in (("a.txt", "2031-05-01"), ("b.txt", "2031-05-02")):
        b.article(path, f"Outlet {path}", date, "Ferry")
        for _ in range(2 if path == "a.txt" else 1):
            sentence = "[Runa Alsing] (said) {the ferry was late}."
            names.append(b.say(path, sentence, "late", who=who))
    b.tie(names[0], names[1], "summary", "a heading that repeats its own article")
    b.tie(names[2], names[1], "claimant", "the same claimant")
    return index(b.records())


def test_an_origin_is_never_drawn_as_echoes_alone() -> None:
    found = drawn(summarised(), "late")
    threads = {(t.origin, t.echo, len(t.claims)) for t in found.threads if "document" in t.start}
    assert threads == {(-1, True, 1), (0, False, 1), (0, True, 1)}


def test_titles_are_broken_to_fit_and_boxes_grow_with_them(small: StoryIndex) -> None:
    found = drawn(small, "failed")
    heights = {s.title.count("\n"): s.height for s in found.stops if s.level != "proposition"}
    assert heights[0] < heights[1]


def test_an_unnamed_source_is_named_as_written(small: StoryIndex) -> None:
    assert titles(drawn(small, "forty"), "claimant") == ["a senior official", "sources"]


def test_every_thread_leads_onwards(small: StoryIndex) -> None:
    for proposition in small.records.propositions:
        found = chain(small, proposition)
        stops = {s.key: s for s in found.stops}
        assert len(stops) == len(found.stops)
        for thread in found.threads:
            start, end = stops[thread.start], stops[thread.end]
            assert LEVELS.index(start.level) < LEVELS.index(end.level)
            assert start.x + start.width / 2 < end.x - end.width / 2
        arriving = {
            c for t in found.threads if stops[t.end].level == "proposition" for c in t.claims
        }
        assert arriving == set(proposition.claims)


def test_boxes_of_a_column_do_not_overlap(small: StoryIndex) -> None:
    for story in (small, index(synthetic(25, 2))):
        for proposition in story.records.propositions:
            found = chain(story, proposition)
            for a in found.stops:
                assert a.x - a.width / 2 >= 0
                assert a.x + a.width / 2 <= found.width
                assert a.y - a.height / 2 >= -1
                assert a.y + a.height / 2 <= found.height + 1
                for b in found.stops:
                    if a.key < b.key and a.x == b.x:
                        assert abs(a.y - b.y) >= (a.height + b.height) / 2


def crowd(people: int, documents: int) -> StoryIndex:
    """``people`` claimants who all speak through one agency in each of ``documents``."""
    b = Builder()
    b.proposition("wide", "the tide was high", b.event("tide"))
    for d in range(documents):
        b.article(f"{d:03}.txt", f"Outlet {d}", "2031-05-01", "Tide")
        for p in range(people):
            carrier = Carrier("interview", "Shore Radio", 0, 1)
            name = f"Witness {p:03}"
            who = b.entity(name)
            b.say(
                f"{d:03}.txt",
                f"[{name}] (said) {{the tide was high}}.",
                "wide",
                who=who,
                carrier=carrier,
            )
    return index(b.records())


def test_very_many_documents_are_folded() -> None:
    found = drawn(crowd(1, 60), "wide")
    assert "56 more documents" in titles(found, "document")
    assert len(titles(found, "document")) == 5
    assert sum(len(t.claims) for t in found.threads if t.end.startswith("proposition:")) == 60


def test_very_many_origins_are_folded() -> None:
    found = drawn(crowd(40, 1), "wide")
    assert found.origins == 40
    assert "24 more origins" in titles(found, "claimant")
    assert len(titles(found, "claimant")) == 17
    assert sum(len(t.claims) for t in found.threads if t.end.startswith("proposition:")) == 40
