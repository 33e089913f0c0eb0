# ruff: noqa: E501
"""Quantities in text: values, bounds, units, and what is no quantity."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import nlp

from secondsource.annotate.figures import figures, number

Row = tuple[str, float, float | None, str, str, str]
QUANTITIES: tuple[Row, ...] = (
    ("The storm sank as much as a third of the fleet.", 0.333, None, "fleet", "at_most", "as much as a third"),
    ("The rebels killed about 4,300 royal troops.", 4300, None, "troop", "about", "about 4,300"),
    ("Tens of thousands of soldiers perished.", 20000, None, "soldier", "at_least", "Tens of thousands"),
    ("Hundreds of houses burned.", 200, None, "house", "at_least", "Hundreds"),
    ("Dozens of boats sank.", 24, None, "boat", "at_least", "Dozens"),
    ("At least twelve people drowned.", 12, None, "people", "at_least", "At least twelve"),
    ("More than 1.2 million voters came.", 1.2e6, None, "voter", "at_least", "More than 1.2 million"),
    ("No fewer than 40 wells are dry.", 40, None, "well", "at_least", "No fewer than 40"),
    ("Up to 300 people were inside.", 300, None, "people", "at_most", "Up to 300"),
    ("Fewer than 30 goats survived.", 30, None, "goat", "at_most", "Fewer than 30"),
    ("The mill needs 200 or more workers.", 200, None, "worker", "at_least", "200 or more"),
    ("The mill has 20 or so workers.", 20, None, "worker", "about", "20 or so"),
    ("Nearly 90 tents were raised.", 90, None, "tent", "about", "Nearly 90"),
    ("It cost $3.5 billion.", 3.5e9, None, "dollar", "exact", "$3.5 billion"),
    ("It cost €20.", 20, None, "euro", "exact", "€20"),
    ("Turnout was 54 percent.", 54, None, "percent", "exact", "54 percent"),
    ("Turnout was 54.5%.", 54.5, None, "percent", "exact", "54.5%"),
    ("Turnout was 54 per cent.", 54, None, "percent", "exact", "54 per cent"),
    ("Between 10 and 20 houses burned.", 10, 20, "house", "exact", "Between 10 and 20"),
    ("Some 5,000 to 6,000 refugees came.", 5000, 6000, "refugee", "about", "Some 5,000 to 6,000"),
    ("Two to three million people voted.", 2e6, 3e6, "people", "exact", "Two to three million"),
    ("Two-thirds of the crew left.", 0.667, None, "crew", "exact", "Two-thirds"),
    ("Half of the city fled.", 0.5, None, "city", "exact", "Half"),
    ("Forty-one houses burned.", 41, None, "house", "exact", "Forty-one"),
    ("A dozen sailors drowned.", 12, None, "sailor", "exact", "A dozen"),
    ("Two hundred and six horses ran.", 206, None, "horse", "exact", "Two hundred and six"),
    ("Police counted 12, and left.", 12, None, "", "exact", "12"),
    ("Half of the king’s men fled.", 0.5, None, "man", "exact", "Half"),
    ("One ship sank.", 1, None, "ship", "exact", "One"),
)  # fmt: skip
NONE = (
    "The treaty was signed in 1998.",
    "She left on May 14, 2022.",
    "He came on 3 June.",
    "It began at 10:30.",
    "It began at 10 o'clock.",
    "It began at 7 p.m. sharp.",
    "The 45-year-old man fell.",
    "He finished 3rd.",
    "One of the ships sank.",
    "The third of the gates broke.",
    "Nobody came.",
    "The B52 flew over.",
    "The blast struck Building 4.",
    "Valve 4 cracked.",
    "The Sarn-2 was seen.",
    "He was held in cell 9.",
    "On page 4 she says so.",
)


@pytest.mark.parametrize("row", QUANTITIES, ids=lambda row: row[0])
def test_quantity(row: Row) -> None:
    text, value, upper, unit, bound, shown = row
    found = figures(nlp()(text), 0, len(text))
    assert len(found) == 1, found
    one = found[0]
    assert (one.value, one.upper, one.unit, one.bound) == (value, upper, unit, bound)
    assert text[one.start : one.end] == shown


@pytest.mark.parametrize("text", NONE)
def test_no_quantity(text: str) -> None:
    assert figures(nlp()(text), 0, len(text)) == ()


def test_several_in_order_and_offsets_of_the_document() -> None:
    text = "Quietly. In May, 3 ships and 40 men were lost."
    found = figures(nlp()(text), 9, len(text))
    assert [(f.value, f.unit) for f in found] == [(3.0, "ship"), (40.0, "man")]
    assert [text[f.start : f.end] for f in found] == ["3", "40"]


def test_the_number_of_a_model_counts_nothing() -> None:
    text = "14 out of 160 Veyra 2 pumps had failed, she said. The firm sells the Veyra 2 abroad."
    found = figures(nlp()(text), 0, text.index(","))
    assert [(f.value, f.unit) for f in found] == [(14.0, "pump"), (160.0, "pump")]


@given(st.integers(min_value=0, max_value=10**9))
def test_digits_with_commas_read_back(value: int) -> None:
    assert number(f"{value:,}") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("nineteen", 19),
        ("ninety-nine", 99),
        ("a hundred", 100),
        ("three hundred and five", 305),
        ("two thousand", 2000),
        ("four hundred thousand", 400000),
        ("1.5m", 1.5e6),
        ("3bn", 3e9),
        ("twelve", 12),
    ],
)
def test_number_words(text: str, value: float) -> None:
    assert number(text) == value


def test_a_number_without_end_is_no_figure() -> None:
    text = f"The fire cost {'9' * 400} crowns and 3 lives."
    found = figures(nlp()(text), 0, len(text))
    assert [figure.value for figure in found] == [3]
