"""Who has said something, who has yet to say it, and who is only supposed to."""

from __future__ import annotations

import pytest
from marked import nlp, unmark

from secondsource.annotate.schemes import scheme_of
from secondsource.annotate.stance import read_cue
from secondsource.annotate.utterance import heard
from secondsource.voice import NOT_YET, SUPPOSED

SAID = [
    "The firm [said] {that the gate was cracked}.",
    "The paper [can reveal] {that the gate was cracked}.",
    "I [would argue] {that the gate was cracked}, Moll told us.",
    "“We [will say] {that the gate was cracked},” she added.",
    "Moll [would later tell] the court {that the gate was cracked}.",
    "Moll [went on to say] {that the gate was cracked}.",
    "Moll [could see] {that the gate was cracked}.",
    "It [should be noted] {that the gate was cracked}.",
    "Anyone here [will tell] you {that the gate was cracked}.",
    "The palace [will only say] {that the gate was cracked}.",
    "The firm [was quick to say] {that the gate was cracked}.",
    "“{Was the gate cracked?}” Moll [asked].",
    "The firm [had to admit] {that the gate was cracked}.",
    "Instead, Moll [said], {the gate was cracked}.",
    "Nor had Moll [said] {that the gate was cracked}.",
    "Who knows? The firm [said] {that the gate was cracked}.",
]
NOT_SAID_YET = [
    "Moll [will say] {that the gate was cracked}.",
    "Moll [is going to claim] {that the gate was cracked}.",
    "Moll [is due to announce] {that the gate was cracked}.",
    "The lawyers [plan to argue] {that the gate was cracked}.",
    "Moll [may have told] police {that the gate was cracked}.",
    "“{The gate was cracked},” Moll [will tell] the court.",
    "Moll reportedly [said] {that the gate was cracked}.",
    "The firm [will deny] {that the gate was cracked}.",
]
ONLY_SUPPOSED = [
    "Critics [could argue] {that the gate was cracked}.",
    "Moll [might say] {that the gate was cracked}.",
    "Moll [would have said] {that the gate was cracked}.",
    "If Moll [says] {that the gate was cracked}, the firm is finished.",
    "Unless the firm [admits] {that the gate was cracked}, nobody will be paid.",
    "Rather than [admit] {that the gate was cracked}, Moll resigned.",
    "Instead of [admitting] {that the gate was cracked}, Moll resigned.",
    "The firm paid without [admitting] {that the gate was cracked}.",
    "The firm [must admit] {that the gate was cracked}.",
    "Did Moll [say] {that the gate was cracked}?",
    "Why would Moll [say] {that the gate was cracked}?",
    "Had Moll [said] {that the gate was cracked}, the talks would have ended.",
    "The firm will have [to explain] {why the gate was cracked}.",
    "The firm [may deny] {that the gate was cracked}.",
]


def note(marked: str) -> str | None:
    text, cue, content = unmark(marked)
    doc = nlp()(text)
    return heard(scheme_of(nlp()), doc, cue, read_cue(doc, cue, content)).note


@pytest.mark.parametrize("marked", SAID)
def test_what_was_said_stands(marked: str) -> None:
    assert note(marked) not in (NOT_YET, SUPPOSED)


@pytest.mark.parametrize("marked", NOT_SAID_YET)
def test_what_is_still_to_be_said(marked: str) -> None:
    assert note(marked) == NOT_YET


@pytest.mark.parametrize("marked", ONLY_SUPPOSED)
def test_what_nobody_has_said(marked: str) -> None:
    assert note(marked) == SUPPOSED
