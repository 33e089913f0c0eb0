"""One statement in other words: by one speaker in two articles, or by two without a name.

Each sentence is an article of its own, through the whole pipeline.
"""

from __future__ import annotations

import pytest
from pairs import decided

ONE_SPEAKER = [
    ("Hedda Vik said three bodies had been brought out of the lock.",
     "“We recovered three bodies from the lock,” Hedda Vik told reporters."),
    ("Hedda Vik said air monitoring had detected nothing harmful beyond the fence.",
     "Hedda Vik said monitoring had shown no harmful substances in the air past the fence."),
    ("Hedda Vik said the cause of the blaze was not known.",
     "Hedda Vik said she did not know the cause of the blaze."),
    ("Hedda Vik said the pump had been switched off for eleven days to save fuel.",
     "Hedda Vik said the pump was switched off for eleven days."),
    ("Hedda Vik said that the crew had got the ferry back to Tarn by noon.",
     "Hedda Vik said that the crew brought the ferry back to Tarn by noon."),
    ("Hedda Vik said six boats crossed the line at 1:50 a.m.",
     "Hedda Vik said six boats crossed the line at ten to two in the morning."),
]  # fmt: skip
UNNAMED = [
    ("Two officials briefed on the search said that divers were looking at a loss of pressure in"
     " the lock gate.",
     "Two people briefed on the search said divers were examining whether the lock gate had lost"
     " pressure."),
    ("Two Norland security officials said parts of an engine recovered near the weir carried"
     " Ostrian serial markings.",
     "Security officials in Norland said engine parts found close to the weir bore Ostrian serial"
     " markings."),
    ("An early report said that nine people had died.",
     "Some messages said as many as nine people had died."),
]  # fmt: skip
APART = [
    # one speaker: another figure, sign, time, condition or deed
    ("Hedda Vik said three bodies had been brought out of the lock.",
     "“We recovered five bodies from the lock,” Hedda Vik told reporters."),
    ("Hedda Vik said the test sheets were taken out of the file before the council received it.",
     "Hedda Vik said the test sheets were not stripped from the file before it went to the"
     " council."),
    ("Hedda Vik said the deliveries to Tarn had been suspended.",
     "Hedda Vik said the deliveries to Tarn had been resumed."),
    ("Hedda Vik said the council would approve the loan for the lock.",
     "Hedda Vik said the council had approved the loan for the lock."),
    ("Hedda Vik said Omar Teller had paid the captain of the ferry.",
     "Hedda Vik said the captain of the ferry had paid Omar Teller."),
    ("Hedda Vik said the ferry would sink if the gate failed.",
     "Hedda Vik said the ferry sank when the gate failed."),
    ("Hedda Vik said the lock was searched on Monday.",
     "Hedda Vik said the lock was sealed on Monday."),
    ("Hedda Vik said the crew took the papers out of the safe.",
     "Hedda Vik said the crew put the papers in the safe."),
    ("Hedda Vik said police had received papers on the ferry firm.",
     "Hedda Vik said police had returned papers on the ferry firm."),
    ("Hedda Vik said her unit had received papers on the ferry firm.",
     "Hedda Vik said her unit was assessing whether offences had been committed."),
    # two speakers with names, or one: what only looks alike corroborates nothing
    ("Hedda Vik said three bodies had been brought out of the lock.",
     "Omar Teller said three bodies had been recovered from the lock."),
    ("A chamberlain said the king had received the envoy Sade Ojo.",
     "Mo Adeyemi said the king had insulted the envoy Sade Ojo."),
    ("A patient said the firm kept poor test results for its pump from hospitals.",
     "Patients said their pump gave them too much insulin."),
    # conditions that speak of opposites deny nothing
    ("If the valve stuck open, the pump should never have been sold, Hedda Vik said.",
     "If the valve stuck open, the pump should have been sold, Omar Teller said."),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), ONE_SPEAKER)
def test_one_speaker_again(first: str, second: str) -> None:
    assert decided(first, second).kind == "same"


@pytest.mark.parametrize(("first", "second"), UNNAMED)
def test_two_without_a_name(first: str, second: str) -> None:
    assert decided(first, second).kind == "same"


@pytest.mark.parametrize(("first", "second"), APART)
def test_what_differs_stays_apart(first: str, second: str) -> None:
    assert decided(first, second).kind in ("related", "cannot_tell", "unrelated")


def test_an_investigation_that_was_not_opened_contradicts_a_probe() -> None:
    opened = "Hedda Vik said detectives had opened a criminal investigation into Teller Marine."
    probe = "Omar Teller said police had launched no criminal probe into Teller Marine."
    assert decided(opened, probe).kind == "contradicts"
