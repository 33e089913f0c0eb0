"""Numbers, months and particles that only look like what separates two claims."""

from __future__ import annotations

import pytest

from secondsource.link.figures import say
from secondsource.link.lexicon import unnegated
from secondsource.link.moments import moments
from secondsource.records import Figure


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("the law passed in 2019", {"2019"}),
        ("the law passed in 2019 and failed", {"2019"}),
        ("a force of 2000 soldiers", set()),
        ("it was held by 1800 riflemen", set()),
    ],
)
def test_years_are_no_quantities(text: str, years: set[str]) -> None:
    assert moments(text).years == years


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("the vote is on 12 may", {("may", "12")}),
        ("up to 12 may have died", set()),
        ("some 30 march every week", set()),
    ],
)
def test_months_are_no_verbs(text: str, days: set[tuple[str, str]]) -> None:
    assert moments(text).days == days


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("left at 14:30 and returned at 9 p.m.", {14 * 60 + 30, 21 * 60}),
        ("left at 2 at night", {2 * 60}),
        ("left at 9 at night", {21 * 60}),
        ("left at ten to two in the morning", {60 + 50}),
        ("left at half past five in the afternoon", {17 * 60 + 30}),
        ("left at a quarter to nine at night", {20 * 60 + 45}),
        ("left at 12 minutes past 12 a.m.", {12}),
        ("open from two to three in the afternoon", {15 * 60}),
        ("open 9 to 5 p.m.", {17 * 60}),
    ],
)
def test_each_clock_is_read_by_itself(text: str, minutes: set[int]) -> None:
    assert moments(text).clock == minutes


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (0.5, "force", "half of the force"),
        (0.5, "percent", "0.5 percent"),
        (0.25, "kilometre", "0.25 kilometre"),
    ],
)
def test_parts_are_of_what_can_be_counted(value: float, unit: str, words: str) -> None:
    assert say(Figure(value, unit, "exact", 0, 1)) == words


@pytest.mark.parametrize("word", ["unanimous", "unveiled", "united", "uncovered"])
def test_words_that_deny_nothing(word: str) -> None:
    assert unnegated(word) is None
    assert unnegated("unaware") == "aware"
