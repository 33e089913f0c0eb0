"""Words that tell two clauses apart wherever they stand."""

from __future__ import annotations

import pytest
from pairs import decided

from secondsource.link.contrasts import contrasts

EXCLUSIVE = [
    ("the heat, not the virus, killed them", "the virus, not the heat, killed them"),
    ("rust rather than thieves brought it down", "thieves brought the pylon down"),
    ("the boat came in time to save him", "the boat came too late to save him"),
    ("more men die of bullets than of cold", "more men die of cold than of bullets"),
    ("she was off duty", "she was on duty"),
]
OPEN = [
    ("she was the first woman to sail", "she was the third woman to sail"),
    ("the silo burst at noon", "the silo burst before midnight"),
    ("everyone got goggles", "everyone except the temps got goggles"),
    ("every gate opened", "not every gate opened"),
    ("they recommended a ban", "they recommended against a ban"),
    ("the match was abandoned", "the match was in danger of being abandoned"),
    ("the contract was signed", "the firm was in talks on the contract"),
    ("he surrendered", "he was urged to surrender"),
    ("the dyke was raised", "the dyke was to be raised"),
    ("kaito brenner died", "the wife of kaito brenner died"),
    ("hugo stallard was warned", "hugo stallard's deputy was warned"),
]
NONE = [
    ("the heat, not the virus, killed them", "it was the heat that killed them"),
    ("rust, not thieves, brought it down", "rust rather than thieves brought it down"),
    ("the boat came in time", "the boat came early enough"),
    ("more men die of cold than of bullets", "more men die of cold up there than of bullets"),
    ("they were about to sail", "they would sail"),
    ("he was ordered to leave", "he had to leave, the guard ordered him out"),
    ("the son of the mayor fell", "the mayor's son fell"),
    ("every gate opened", "all the gates opened"),
]


@pytest.mark.parametrize(("first", "second"), EXCLUSIVE)
def test_what_can_not_both_be_true(first: str, second: str) -> None:
    assert [c.exclusive for c in contrasts(first, second)] == [True]
    assert [c.exclusive for c in contrasts(second, first)] == [True]


@pytest.mark.parametrize(("first", "second"), OPEN)
def test_what_is_not_the_same(first: str, second: str) -> None:
    assert not all(c.exclusive for c in contrasts(first, second))
    assert not all(c.exclusive for c in contrasts(second, first))


@pytest.mark.parametrize(("first", "second"), NONE)
def test_what_does_not_differ(first: str, second: str) -> None:
    assert not list(contrasts(first, second))


APART = [
    ("the audit found that the ballots from Tarn had been counted twice",
     "the audit found that the ballots from Tarn had arrived late"),
    ("Omar Falk had searched the depot", "the wife of Omar Falk had searched the depot"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), APART)
def test_such_claims_stay_apart(first: str, second: str) -> None:
    assert decided(first, second).kind != "same"
