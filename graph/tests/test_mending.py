"""Reporting clauses turned round: "the river rose, said a rescue worker"."""

from __future__ import annotations

import pytest
from marked import nlp
from test_speakers import unmark

from secondsource.annotate.mending import (
    own_clause,
    upright,
    with_object,
    with_predicate,
    with_rest,
    with_subject,
    without_quotation,
)
from secondsource.annotate.raw import RawAttribution
from secondsource.annotate.schemes import UD


def turned(marked: str) -> tuple[str, str, str]:
    text, (raw,) = unmark(marked)
    return shown(text, upright(raw, nlp()(text), UD))


def shown(text: str, raw: RawAttribution) -> tuple[str, str, str]:
    parts = (raw.source, raw.cue, raw.content)
    source, cue, content = (" ".join(text[s:e] for s, e in spans) for spans in parts)
    return source, cue, content


# marked as read wrongly; the source and content as they should be
TURNED = [
    ("<0s The water> rose by two metres, <0c said> <0t a rescue worker who was not named>.",
     "a rescue worker who was not named", "The water rose by two metres"),
    ("All was well. <0s The last ferry> had sailed at noon, <0c added> <0t the harbour master>.",
     "the harbour master", "The last ferry had sailed at noon"),
    ("<0s LORN> (Reuters) - The road was cut in places, <0c said> <0t police officials>.",
     "police officials", "The road was cut in places"),
    ("The bridge has collapsed, <0c reported> <0t a spokesman for the port>.",
     "a spokesman for the port", "The bridge has collapsed"),
]  # fmt: skip
KEPT = [
    "<0s The mayor> tried to calm them, <0c explaining> <0t the guards had left in time>.",
    "<0s The mayor> <0c said> <0t the water rose>.",
    "<0s The mayor>, who arrived late, <0c said> <0t the workers had left>.",
    "<0s The mayor> arrived, looked round and <0c said> <0t the workers had left>.",
    "<0s The mayor> came, and <0c praised> <0t the rescue workers>.",
    "<0s Roe>, a farmer, <0c said> <0t no>.",
    "As <0s the mayor> had feared, <0c said> <0t nothing at all>.",
    "<0s The mayor> rose to speak, <0c said> <0t the bridge was safe> and left.",
    "<0t The water rose>, <0c said> <0s a rescue worker>.",
]


@pytest.mark.parametrize(("marked", "source", "content"), TURNED)
def test_the_speaker_behind_the_cue_is_the_source(marked: str, source: str, content: str) -> None:
    found = turned(marked)
    assert (found[0], found[2]) == (source, content)


@pytest.mark.parametrize("marked", KEPT)
def test_anything_else_stays(marked: str) -> None:
    text, (raw,) = unmark(marked)
    assert turned(marked) == shown(text, raw)


# marked with a cue that has a part of the content; cue and content as they should be
TAKEN = [
    ("<0s Jon Elder> <0c called the report> <0t that the school was closed a lie>.",
     "called", "the report that the school was closed a lie"),
    ("<0s The board> <0c has labelled his plan> <0t to sell the mill reckless>.",
     "has labelled", "his plan to sell the mill reckless"),
]  # fmt: skip
FITTING = [
    "<0s Jon Elder> <0c called> <0t the report a lie>.",
    "<0s The board> <0c called for> <0t a new bridge>.",
    "<0s The board> <0c described as> <0t reckless the plan>.",
    "<0s The board> <0c made the claim> <0t that the mill was sold>.",
    "<0c According to> <0s Jon Elder>, <0t the mill was sold>.",
    "<0s The board> <0c called the mayor> when <0t the mill was sold>.",
]


@pytest.mark.parametrize(("marked", "cue", "content"), TAKEN)
def test_what_is_called_something_is_content(marked: str, cue: str, content: str) -> None:
    text, (raw,) = unmark(marked)
    assert shown(text, with_object(raw, nlp()(text)))[1:] == (cue, content)


@pytest.mark.parametrize("marked", FITTING)
def test_other_cues_keep_their_words(marked: str) -> None:
    text, (raw,) = unmark(marked)
    assert with_object(raw, nlp()(text)) == raw


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("Anna Moll <0c reportedly said> <0t that the gate was cracked>.", "Anna Moll"),
        ("The two engineers of the dam <0c warned> <0t that it would break>.",
         "The two engineers of the dam"),
    ],
)  # fmt: skip
def test_the_subject_of_the_cue_is_a_missing_source(marked: str, source: str) -> None:
    text, (raw,) = unmark(marked)
    assert shown(text, with_subject(raw, nlp()(text), UD))[0] == source


@pytest.mark.parametrize(
    "marked",
    [
        "<0s Anna Moll> <0c said> <0t that the gate was cracked>.",
        "The firm <0c was told> <0t that the gate was cracked>.",
        "It <0c seems> <0t that the gate was cracked>.",
        "<0t The gate> <0c stood> <0t open>.",
    ],
)
def test_no_other_subject_becomes_a_source(marked: str) -> None:
    text, (raw,) = unmark(marked)
    assert with_subject(raw, nlp()(text), UD) == raw


def test_a_sentence_parted_by_its_cue_is_whole() -> None:
    text, (raw,) = unmark("<0t The gate>, as <0s Moll> <0c has argued>, was cracked in May.")
    assert shown(text, with_rest(raw, nlp()(text)))[2] == "The gate was cracked in May"


@pytest.mark.parametrize(
    "marked",
    [
        "<0t The gate was cracked>, as <0s Moll> <0c has argued>.",
        "<0t The gate was cracked>, as <0s Moll> <0c has argued>, and nobody cared.",
        "<0t The gate>, <0s Moll> <0c has argued>, was cracked.",
    ],
)
def test_other_sentences_keep_their_contents(marked: str) -> None:
    text, (raw,) = unmark(marked)
    assert with_rest(raw, nlp()(text)) == raw


def test_a_quotation_in_the_source_is_content() -> None:
    text, (raw,) = unmark("<0t “Moll,”> <0c said> <0s a colleague, “has not resigned,”> in May.")
    assert shown(text, without_quotation(raw, text)) == (
        "a colleague", "said", "“Moll,” “has not resigned,”"
    )  # fmt: skip


def test_what_follows_the_quotation_keeps_the_source_whole() -> None:
    text, (raw,) = unmark("<0t No,> <0c said> <0s a colleague, “has not resigned,” of the court>.")
    assert without_quotation(raw, text) == raw


def test_a_name_in_quotation_marks_stays_in_the_source() -> None:
    text, (raw,) = unmark("<0s The poet, known as “Moth”,> <0c said> <0t no>.")
    assert without_quotation(raw, text) == raw


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("<0s Roe> <0c claimed> <0t the yard’s second siren>, which is tested each month, never"
         " sounded.",
         "the yard’s second siren, which is tested each month, never sounded"),
        ("<0s Roe> <0c said> <0t the boat>, built in 1970, had sunk at its moorings.",
         "the boat, built in 1970, had sunk at its moorings"),
    ],
)  # fmt: skip
def test_the_subject_of_what_is_said_gets_its_predicate(marked: str, content: str) -> None:
    text, (raw,) = unmark(marked)
    assert shown(text, with_predicate(raw, nlp()(text), UD))[2] == content


@pytest.mark.parametrize(
    "marked",
    [
        "<0s Roe> <0c praised> <0t the yard>, which is shut, and left.",
        "<0s Roe> <0c claimed> <0t the yard>, and the siren never sounded.",
        "<0t The siren>, <0s Roe> <0c claimed>, never sounded.",
        "The yard <0c claimed> <0t the siren> never sounded.",
    ],
)
def test_other_objects_stay_alone(marked: str) -> None:
    text, (raw,) = unmark(marked)
    assert with_predicate(raw, nlp()(text), UD) == raw


def test_he_says_parts_the_clause_that_it_stands_in() -> None:
    text, (raw,) = unmark(
        "<0t Ben Cole was hurt in June after his lorry lost>, <0s he> <0c says>, <0t both its"
        " brakes>."
    )
    assert shown(text, own_clause(raw, nlp()(text)))[2] == "his lorry lost both its brakes"


@pytest.mark.parametrize(
    "marked",
    [
        "<0t Ben Cole was hurt in June after his lorry lost>, <0s police> <0c say>, <0t both its"
        " brakes>.",
        "<0t The lorry had lost>, <0s he> <0c says>, <0t both its brakes>.",
        "<0t “Ben was hurt after his lorry lost,”> <0s he> <0c says>, <0t “both its brakes”>.",
        "<0t Ben Cole was hurt after his lorry lost both its brakes>, <0s he> <0c says>.",
    ],
)
def test_other_clauses_stay_whole(marked: str) -> None:
    text, (raw,) = unmark(marked)
    assert own_clause(raw, nlp()(text)) == raw
