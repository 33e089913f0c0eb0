"""Stance: the table of invented sentences, and the algebra behind it."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import nlp, predications_of, unmark
from stance_cases import CASES

from secondsource.annotate.embedders import Effect
from secondsource.annotate.stance import apply, deny, postpone, read_cue, weaken
from secondsource.records import Certainty, Polarity, Stance, Time

GAPS = {
    "The aide [said] {the king will not speak or travel}.": "the tagger reads travel as a noun",
}
STANCES = st.builds(
    Stance,
    st.sampled_from(get_args(Polarity)),
    st.sampled_from(get_args(Certainty)),
    st.sampled_from(get_args(Time)),
)
CERTAINTIES = st.sampled_from(get_args(Certainty))


def _cases() -> list[object]:
    return [
        pytest.param(
            marked,
            wanted,
            marks=[pytest.mark.xfail(reason=GAPS[marked], strict=True)] if marked in GAPS else [],
        )
        for marked, wanted in CASES
    ]


@pytest.mark.parametrize(("marked", "wanted"), _cases())
def test_stance_of_content(marked: str, wanted: str) -> None:
    polarity, certainty, time, *name = wanted.split()
    _, found = predications_of(marked)
    chosen = [p for p in found if p.predicate == name[0]] if name else list(found)
    assert chosen, [p.predicate for p in found]
    assert chosen[0].stance == Stance(polarity, certainty, time)  # type: ignore[arg-type]


def test_table_covers_every_value_often_enough() -> None:
    values = [wanted.split()[:3] for _, wanted in CASES]
    assert len(CASES) >= 150
    for position, kind in enumerate((Polarity, Certainty, Time)):
        for value in get_args(kind):
            assert sum(row[position] == value for row in values) >= 10, value


def test_sentences_differ() -> None:
    assert len(set(CASES)) == len(CASES)


@pytest.mark.parametrize(
    ("marked", "kind", "note"),
    [
        ("The reporter [asked] {if the mill was sold}.", "ask", "a question, not an assertion"),
        ("The union [called for] {a strike}.", "direct", "a demand, not an assertion"),
        ("The aide [did not say] {that he left}.", "say", "left open, not asserted"),
        ("The aide [said] {that he left}.", "say", None),
        ("The aide [denied] {that he left}.", "deny", None),
        ("The aide [frobnicated] {that he left}.", "say", None),
    ],
)
def test_reading_of_cue(marked: str, kind: str, note: str | None) -> None:
    text, cue, content = unmark(marked)
    reading = read_cue(nlp()(text), cue, content)
    assert (reading.kind, reading.note) == (kind, note)


def test_no_cue_is_an_assertion() -> None:
    text, _, content = unmark("{The bridge has collapsed}.")
    assert read_cue(nlp()(text), (), content).stance == Stance()


@given(STANCES)
def test_denying_twice_gives_the_stance_back(stance: Stance) -> None:
    assert deny(deny(stance)) == stance
    assert deny(stance) != stance


@given(STANCES, CERTAINTIES)
def test_weakening_never_makes_surer_and_keeps_the_rest(
    stance: Stance, certainty: Certainty
) -> None:
    order = get_args(Certainty)
    weaker = weaken(stance, certainty)
    assert order.index(weaker.certainty) >= order.index(stance.certainty)
    assert (weaker.polarity, weaker.time) == (stance.polarity, stance.time)
    assert weaken(weaker, certainty) == weaker


@given(STANCES)
def test_a_denial_swallows_doubt_but_not_a_condition(stance: Stance) -> None:
    denied = stance if stance.polarity == "denied" else deny(stance)
    assert weaken(denied, "possible") == denied
    assert weaken(denied, "conditional").certainty == "conditional"


@given(STANCES)
def test_effects(stance: Stance) -> None:
    assert apply(Effect(), stance) == stance
    assert apply(Effect(flips=True), stance).polarity != stance.polarity
    assert apply(Effect(future=True), stance) == postpone(stance)
