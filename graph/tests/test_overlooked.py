"""Attributions that the model overlooks and the syntax shows."""

from __future__ import annotations

import pytest
from marked import nlp

from secondsource.annotate.overlooked import overlooked
from secondsource.annotate.raw import RawAttribution
from secondsource.annotate.schemes import scheme_of

FOUND = [
    ("Two people died, a source close to the rescue claimed last night.",
     ("a source close to the rescue", "claimed", "Two people died")),
    ("The firm said that the gate was cracked.",
     ("The firm", "said", "that the gate was cracked")),
    ("The defence ministry put the toll at 12.", ("The defence ministry", "put", "the toll at 12")),
    ("Jane Orr, an analyst, put the cost at 45 million pounds.",
     ("Jane Orr, an analyst", "put", "the cost at 45 million pounds")),
    ("It put the number of injured at 22.", ("It", "put", "the number of injured at 22")),
    ("The board has put the damage at 45 million pounds.",
     ("The board", "has put", "the damage at 45 million pounds")),
    ("It gave the time as 5.40.", ("It", "gave", "the time as 5.40")),
    ("Nobody believed Moll's claim that the gate was cracked.",
     ("Moll", "claim", "that the gate was cracked")),
    ("The claim that the gate was cracked was rejected by the firm.",
     ("the firm", "was rejected by", "The claim that the gate was cracked")),
    ("The minister denies it.", ("The minister", "denies", "it")),
]  # fmt: skip
NOTHING = [
    "It was given the time as 5.40.",
    "It gave the boat as a present in 1970.",
    "It put the boat at 22 moorings.",
    "The mayor put the vase at 12 Main Street.",
    "The mayor put the vase on the table.",
    "It said that the gate was cracked.",
    "The firm's claim was for three million.",
    "The plan was rejected by the council.",
    "The gate was cracked, and the water rose.",
    "The minister does not deny it.",
    "The minister denies himself nothing.",
    "The gate was cracked, the rope was cut.",
]


def found(text: str, known: tuple[RawAttribution, ...] = ()) -> list[tuple[str, str, str]]:
    raw = overlooked(nlp()(text), scheme_of(nlp()), known)
    return [
        (text[slice(*r.source[0])], text[slice(*r.cue[0])], text[slice(*r.content[0])]) for r in raw
    ]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_what_the_syntax_shows_is_found(text: str, wanted: tuple[str, str, str]) -> None:
    assert found(text) == [wanted]


@pytest.mark.parametrize("text", NOTHING)
def test_no_frame_no_attribution(text: str) -> None:
    assert found(text) == []


def test_what_the_model_has_found_is_left_alone() -> None:
    text = FOUND[1][0]
    assert found(text, (RawAttribution(((0, 8),), ((9, 13),), ((14, len(text) - 1),)),)) == []


def test_a_claim_and_who_turns_it_down_are_both_found() -> None:
    text = "Moll's claim that the gate was cracked was rejected by Roe."
    assert [source for source, _, _ in found(text)] == ["Moll", "Roe"]
