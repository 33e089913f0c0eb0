"""Clauses that leave open what they ask, by their words."""

from __future__ import annotations

import pytest

from secondsource.voice import leaves_open

OPEN = [
    "who had searched the files, or when",
    "which of the gates had failed",
    "how many people had died",
    "whether the gate was open",
    "to say who had searched the files",
    "to disclose what the repair would cost",
    "to explain how the gate had failed",
    "It is not clear who had searched the files",
    "it remains unclear when the gate will open",
]
TOLD = [
    "that nobody had searched the files",
    "how the gate had failed",
    "why the gate had failed",
    "to know why nobody had warned the town",
    "what had happened was a crime",
    "when the gate failed she was asleep",
    "to say the gate had failed",
    "it is clear that the gate had failed",
    "whoever searched the files must go",
]


@pytest.mark.parametrize("clause", OPEN)
def test_indirect_questions_leave_open(clause: str) -> None:
    assert leaves_open(clause, follows=True)


@pytest.mark.parametrize("clause", TOLD)
def test_statements_leave_nothing_open(clause: str) -> None:
    assert not leaves_open(clause, follows=True)


def test_a_sentence_may_begin_with_who() -> None:
    assert not leaves_open("Who dares wins", follows=False)
    assert leaves_open("it is not known who won", follows=False)
