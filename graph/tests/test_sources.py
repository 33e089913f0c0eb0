"""Sources that are documents, appositions, readers, hearers and nobody; answers and denials."""

from __future__ import annotations

import re

import pytest
from test_speakers import resolved, speaker

from secondsource.voice import SUPPOSED

# a source, and who claims
SOURCES = [
    # a document is its author's, not its reader's, its object's or its owner's
    ("A report by the Harbour Agency", "Harbour Agency"),
    ("A report published by the Harbour Agency", "Harbour Agency"),
    ("The Harbour Agency’s report", "Harbour Agency"),
    ("A letter from Ada Roe", "Ada Roe"),
    ("A survey of bus drivers carried out by the Harbour Agency", "Harbour Agency"),
    ("A study of Boeing jets by Dorn University", "Dorn University"),
    ("A memo seen by the Lorn Herald", "memo seen by the Lorn Herald (unnamed)"),
    ("Papers obtained by Reuters", "Papers obtained by Reuters (unnamed)"),
    ("A memo leaked to the Lorn Herald", "memo leaked to the Lorn Herald (unnamed)"),
    ("An audit of Dorn Council", "audit of Dorn Council (unnamed)"),
    ("An analysis of Boeing records", "analysis of Boeing records (unnamed)"),
    ("A report on Marl Foods", "report on Marl Foods (unnamed)"),
    ("A study of attacks by the Harbour Agency",
     "study of attacks by the Harbour Agency (unnamed)"),
    ("A probe by the Harbour Agency into Marl Foods", "Harbour Agency"),
    ("CCTV footage obtained by the Lorn Herald",
     "CCTV footage obtained by the Lorn Herald (unnamed)"),
    ("Studies conducted by comparing towns", "Studies conducted by comparing towns (unnamed)"),
    # names in apposition, called, in brackets, emphasised
    ("The Lornish mediator, Adam Roe,", "Adam Roe"),
    ("Mr Pell’s solicitor, Ada Roe,", "Ada Roe"),
    ("His solicitor, Ada Roe,", "Ada Roe"),
    ("The coroner, Dr Adam Roe,", "Adam Roe"),
    ("Another, Ada Roe,", "Ada Roe"),
    ("One of his advisers, Ada Roe,", "Ada Roe"),
    ("A welder called Adam Roe", "Adam Roe"),
    ("Another fan named Ada Roe", "Ada Roe"),
    ("Exhausted father-of-three Adam Roe", "Adam Roe"),
    ("Colonel (retd) Adam Roe", "Adam Roe"),
    ("Adam Roe himself", "Adam Roe"),
    ("Deputy Energy Minister Adam Roe", "Adam Roe"),
    ("Campaigner Laura Roe, whose son left,", "Laura Roe"),
    ("The company, Marl Foods,", "Marl Foods"),
    # several names
    ("Ada Roe, Tom Pell and Carla Voss", "Ada Roe, Tom Pell and Carla Voss"),
    ("Both Ada Roe and Tom Pell", "Ada Roe and Tom Pell"),
    ("The group’s first stop, Adam Roe’s farm,", "group’s first stop (unnamed)"),
    ("Dorn’s interior ministry", "Dorn's interior ministry"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "claimant"), SOURCES)
def test_sources(source: str, claimant: str) -> None:
    _, found = resolved(f"<0s {source}> <0c said> <0t that it rains>.")
    assert speaker(found, 0) == claimant


def test_a_source_that_was_cut_off_before_its_name() -> None:
    _, found = resolved("<0s Another>, Laura, <0c said> <0t that it rains>.")
    assert speaker(found, 0) == "Laura"
    _, found = resolved("<0s Another>, Laura Roe’s aunt, <0c said> <0t that it rains>.")
    assert speaker(found, 0) == "Another (unnamed)"


def test_ministries_of_one_country_are_two() -> None:
    _, found = resolved(
        "<0s Dorn’s interior ministry> <0c said> <0t it rains>. "
        "<1s Dorn’s energy ministry> <1c said> <1t so>."
    )
    assert [speaker(found, k) for k in (0, 1)] == [
        "Dorn's interior ministry",
        "Dorn's energy ministry",
    ]


@pytest.mark.parametrize(
    "start", ["Farmers as far south as", "Farmers from as far as", "Farmers living as near as"]
)
def test_who_is_told_by_how_far_away_they_live(start: str) -> None:
    _, found = resolved(f"{start} <0s Dorn> <0c said> <0t it rained>.")
    assert speaker(found, 0) == "Farmers (unnamed)"


def test_a_reader_behind_a_comma() -> None:
    _, found = resolved(
        "A letter from Ada Roe, seen by <0s Reuters>, <0c says> <0t that it rains>."
    )
    assert speaker(found, 0) == "Ada Roe"


def test_who_is_someone_of_an_unusual_noun() -> None:
    _, found = resolved(
        "Adam Roe, the weatherman <0s who> <0c told> us <0t that it rains>, has left."
    )
    assert speaker(found, 0) == "Adam Roe"


@pytest.mark.parametrize(
    "source", ["Nobody", "No one", "None of the pilots", "No official", "Not one pilot"]
)
def test_nobody_claims_nothing(source: str) -> None:
    _, found = resolved(f"<0s {source}> has <0c said> <0t that it rains>.")
    assert (speaker(found, 0), found.speakers[0].note) == ("?", SUPPOSED)


@pytest.mark.parametrize(
    ("source", "claimant"),
    [
        ("Not everyone", "Not everyone (unnamed)"),
        ("Nobody but Ada Roe", "Ada Roe"),
        ("No 10 Downing Street", "Downing Street"),
    ],
)
def test_not_everyone_is_somebody(source: str, claimant: str) -> None:
    _, found = resolved(f"<0s {source}> <0c said> <0t that it rains>.")
    assert speaker(found, 0) == claimant


@pytest.mark.parametrize(
    ("source", "cue", "claimant"),
    [
        ("The jury", "heard", "?"),
        ("A tribunal", "has heard", "?"),
        ("The jury", "said", "jury (unnamed)"),
        ("Adam Roe", "heard", "Adam Roe"),
    ],
)
def test_hearing_is_no_saying(source: str, cue: str, claimant: str) -> None:
    _, found = resolved(f"<0s {source}> <0c {cue}> <0t that it rains>.")
    assert speaker(found, 0) == claimant


# marked text, and who the last attribution belongs to
PRONOUNS = [
    # the accused denies
    ("Adam Roe was arrested for theft, <0s a police spokesman> <0c said>. <1s He> <1c denies>"
     " <1t the charges>.", "Adam Roe"),
    ("<0s Prosecutor Tom Pell> <0c said> <0t Adam Roe lied>. <1s He> <1c denies> <1t it>.",
     "Adam Roe"),
    ("A 43-year-old man was arrested, <0s a police spokesman> <0c said>. <1s He> <1c denies>"
     " <1t the charges>.", "43-year-old man (unnamed)"),
    ("Judge Tom Pell sentenced Adam Roe to a year. <1s He> <1c said> <1t he was sorry>.",
     "Adam Roe"),
    ("<0s Crown lawyer Tom Pell> <0c said> <0t that Adam Roe fled>. <1s He> <1c denies>"
     " <1t all charges>.", "Adam Roe"),
    ("<0s Inspector Tom Pell> <0c said> <0t a man was held>. <1s He> <1c denies>"
     " <1t the charges>.", "?"),
    ("Ben Moll was murdered on Friday. Carl Finch appeared in court on Monday. <1s He> <1c denied>"
     " <1t the charges>.", "Carl Finch"),
    ("The company was fined, <0s the agency> <0c said>. <1s It> <1c denied> <1t blame>.",
     "company (unnamed)"),
    # but what is not about the accusation is the last speaker's
    ("<0s Inspector Tom Pell> <0c said> <0t a man was held>. <1s He> <1c denied>"
     " <1t that it was dark>.", "Tom Pell"),
    ("<0s Mayor Tom Pell> <0c said> <0t it rains>. <1s He> <1c denied> <1t that it was dark>.",
     "Tom Pell"),
    ("Judge Tom Pell sentenced Adam Roe to a year. <1s He> <1c said> <1t it was a dark day>.",
     "Tom Pell"),
    # who is asked answers
    ("<0s Ruth Pell> <0c asked> Adam Roe <0t whether it rained>. <1t “It did,”> <1s he> <1c said>.",
     "Adam Roe"),
    ("General Adam Roe arrived. <0s Pell> <0c asked> the general <0t if it rained>. <1t It did>,"
     " <1s he> <1c said>.", "Adam Roe"),
    ("Ruth Pell interviewed General Adam Roe. <1t It rained>, <1s he> <1c said>.", "Adam Roe"),
    # nor is the envoy whom the sentence speaks of
    ("<0t Adam Roe has agreed>, <0s the envoy> <0c said>.", "envoy (unnamed)"),
    # nor is the mayor the one who speaks of him
    ("<0s Ada Roe> <0c accused> <0t the mayor of lying>. <1s The mayor> <1c denied> <1t it>.",
     "mayor (unnamed)"),
    # the one who asks goes on, or somebody else spoke in between
    ("<0s Ruth Pell> <0c asked> the pilot <0t why he left>. <1s She> <1c said> <1t he was late>.",
     "Ruth Pell"),
    ("Ruth Pell asked Adam Roe about it. <0s Inspector Tom Pell> <0c said> <0t it rained>."
     " <1s He> <1c added> <1t it poured>.", "Tom Pell"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "claimant"), PRONOUNS)
def test_pronouns(marked: str, claimant: str) -> None:
    _, found = resolved(marked)
    assert speaker(found, len(found.speakers) - 1) == claimant


@pytest.mark.parametrize(
    ("said", "pronoun", "meant"),
    [
        ("I asked the plumber and he agreed", "he", "plumber"),
        ("My landlord shouted. He was drunk", "He", "My landlord"),
        ("I met Adam Roe and he agreed", "he", "Adam Roe"),
        ("Adam Roe wanted a lawyer because he left", "he", "Adam Roe"),
        ("My mother wept while he sang", "he", "Tom Pell"),
        ("He was drunk", "He", "Tom Pell"),
    ],
)
def test_pronouns_in_a_quotation(said: str, pronoun: str, meant: str) -> None:
    text, found = resolved(f"Mayor Tom Pell came. <0t “{said},”> <0s Irina> <0c said>.")
    at = next(m.start() for m in re.finditer(rf"\b{pronoun}\b", text))
    k = found.entity_at(at, at + len(pronoun))
    assert k is not None
    assert found.entities[k].name == meant
