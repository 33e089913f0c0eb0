"""Openings that present a clause are left out of it; what doubts or denies stays."""

from __future__ import annotations

import pytest
from marked import nlp

from secondsource.annotate.clefts import without_opening

OPENED = [
    "What we do know is that the gate was cracked.",
    "“What we know so far is that the gate was cracked.",
    "What matters is that the gate was cracked.",
    "What worries us is that the gate was cracked.",
    "What is clear is that the gate was cracked.",
    "All I can say is that the gate was cracked.",
    "What the firm is not telling the public is that the gate was cracked.",
    "What Moll hasn't mentioned is that the gate was cracked.",
    "The truth is that the gate was cracked.",
    "The bottom line is that the gate was cracked.",
]
WHOLE = [
    "What we don't know is that the gate was cracked.",
    "What they fear is that the gate was cracked.",
    "What critics say is that the gate was cracked.",
    "What I hope is that the gate was cracked.",
    "The fear is that the gate was cracked.",
    "The claim is that the gate was cracked.",
    "The truth is not that the gate was cracked.",
    "The gate was cracked.",
]


@pytest.mark.parametrize("text", OPENED)
def test_the_clause_starts_behind_its_opening(text: str) -> None:
    kept = without_opening(list(nlp()(text)))
    assert text[kept[0].idx :] == "the gate was cracked."


@pytest.mark.parametrize("text", WHOLE)
def test_other_sentences_stay_whole(text: str) -> None:
    tokens = list(nlp()(text))
    assert without_opening(tokens) == tokens
