"""Counts of the dead and hurt are about one event and one unit, however they are told."""

from __future__ import annotations

import pytest
from marked import predications_of

COUNTED = [
    ("The aide [said] {the death toll from the blast had risen to 36}.", "die", [(36, "people")]),
    ("The clinic [put] {the number of dead at 34}.", "die", [(34, "people")]),
    ("The aide [said] {there were 31 dead in the blast}.", "die", [(31, "people")]),
    ("The aide [reported] {34 deaths in the blast}.", "die", [(34, "people")]),
    ("“{We have 34 dead},” the doctor [said].", "die", [(34, "people")]),
    ("The aide [said] {the number of injured stood at 60}.", "injure", [(60, "people")]),
    ("The aide [said] {the toll rose to 36 after two soldiers died}.", "die",
     [(36, "people"), (2, "soldier")]),
]  # fmt: skip
OTHERWISE = [
    ("The aide [said] {31 people died in the blast}.", "die"),
    ("The aide [said] {31 people were killed in the blast}.", "kill"),
    ("The aide [said] {the road toll rose to 12 crowns}.", "rise"),
    ("The aide [said] {prices rose by 31 crowns}.", "rise"),
    ("The aide [said] {the death toll had risen}.", "rise"),
    ("The aide [said] {the number of visitors rose to 600}.", "rise"),
]


@pytest.mark.parametrize(("marked", "event", "figures"), COUNTED)
def test_a_toll_is_its_event(marked: str, event: str, figures: list[tuple[float, str]]) -> None:
    _, (found, *_rest) = predications_of(marked)
    assert found.predicate == event
    assert [(figure.value, figure.unit) for figure in found.figures] == figures
    assert not {"toll", "number", "36"} & {argument.head for argument in found.arguments}


@pytest.mark.parametrize(("marked", "predicate"), OTHERWISE)
def test_other_counts_stay(marked: str, predicate: str) -> None:
    _, (found, *_rest) = predications_of(marked)
    assert found.predicate == predicate
