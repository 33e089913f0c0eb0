"""Clauses that leave open what they ask, by their words."""

from __future__ import annotations

import pytest

from secondsource.voice import keeps_silent, leaves_open

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

SILENT = [
    ("declined", "to comment"),
    ("declined", "to comment on the fire"),
    ("refused", "to answer questions"),
    ("refused", "to answer any further questions about the mill"),
    ("refused", "to answer reporters’ questions"),
    ("would not", "elaborate"),
    ("would not", "confirm or deny the report"),
    ("could not", "be reached for comment"),
    ("asked not", "to be named"),
    ("did not", "respond to several requests for comment"),
    ("didn’t", "reply to e-mails"),
    ("said", "she would not comment on the fire"),
    ("said", "that they could not discuss the case"),
    ("said", "he would not say whether the alarm had failed"),
    ("said", "he had no comment"),
    ("said", "No comment"),
]
SPOKEN = [
    ("refused", "to leave the building"),
    ("refused", "to answer the summons"),
    ("declined", "to sell the mill"),
    ("did not", "respond to the alarm"),
    ("would not", "comment beyond saying that the alarm had failed"),
    ("said", "the minister refused to comment"),
    ("said", "she would comment on Monday"),
    ("said", "it did not say that the alarm had failed"),
    ("said", "he could not be identified"),
    ("said", "it would not share the profits"),
    ("said", "the comments were fair"),
    ("promised", "to answer questions"),
    ("offered", "to discuss the fire"),
    ("denied", "that he would step down"),
]


@pytest.mark.parametrize(("cue", "clause"), SILENT)
def test_who_keeps_silent_states_nothing(cue: str, clause: str) -> None:
    assert keeps_silent(cue, clause)


@pytest.mark.parametrize(("cue", "clause"), SPOKEN)
def test_who_speaks_of_something_states_it(cue: str, clause: str) -> None:
    assert not keeps_silent(cue, clause)


@pytest.mark.parametrize("clause", OPEN)
def test_indirect_questions_leave_open(clause: str) -> None:
    assert leaves_open(clause, follows=True)


@pytest.mark.parametrize("clause", TOLD)
def test_statements_leave_nothing_open(clause: str) -> None:
    assert not leaves_open(clause, follows=True)


def test_a_sentence_may_begin_with_who() -> None:
    assert not leaves_open("Who dares wins", follows=False)
    assert leaves_open("it is not known who won", follows=False)
