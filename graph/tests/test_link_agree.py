"""Two witnesses in plain other words: what agrees, what only seems to, what contradicts.

Each sentence is an article of its own, through the whole pipeline.
"""

from __future__ import annotations

import pytest
from pairs import decided

from secondsource.link.grounds import grounds
from secondsource.link.moments import moments
from secondsource.link.verbs import idiom

HIS_OWN = [
    ("Falk had threatened her", "Falk had threatened him"),
    ("Falk had lied to her", "Falk had lied to him"),
    ("Falk had offered her a job", "Falk had offered him a job"),
    ("Falk had told her to burn the files", "Falk had told him to burn the files"),
    ("police had searched her boat", "police had searched his boat"),
    ("police had searched her boat", "police had not searched his boat"),
    ("Falk had ignored her letter", "Falk had ignored his letter"),
    ("Falk insulted me, Hedda Vik said.", "Falk insulted me, Omar Teller said."),
    ("the mob had burned her shop", "The mob had burned his shop, baker Omar Teller said."),
    ("a witness said police had beaten her.", "a nurse said police had beaten him."),
    ("Falk had lied to her about the spill", "Falk had lied to the mayor about the spill"),
]


@pytest.mark.parametrize(("first", "second"), HIS_OWN)
def test_what_befell_each_claimant_is_not_the_same(first: str, second: str) -> None:
    assert decided(first, second).kind == "related"


NOT_HIS_OWN = [
    ("Falk had threatened her", "Hedda Vik told the court Falk had threatened her."),
    ("the war has cost his country too much", "the war has cost his country too much"),
    (
        "Accountant Joel Amis said Bram Teller had sold his shares before the crash.",
        "Bram Teller said he had sold his shares before the crash.",
    ),
]


@pytest.mark.parametrize(("first", "second"), NOT_HIS_OWN)
def test_what_is_common_stays_the_same(first: str, second: str) -> None:
    assert decided(first, second).kind == "same"


SAME = [
    ("there were no lifejackets", "there were no life jackets"),
    ("the workers had been locked in", "the workers were locked up in the lodge"),
    ("154 people were on board", "there were 154 people on board"),
    ("there were 154 passengers on the barge", "the barge had been carrying 154 passengers"),
    ("there were 40 people in the hall", "40 people were in the hall"),
    ("the hatch was not fully closed", "the hatch was not properly shut"),
    ("the file had been handed to the court in May", "the court was given the file in May"),
    ("the alarm did not sound", "the alarm never went off"),
    ("the tug left its berth at 9.04pm", "the tug left its berth at 9pm"),
    ("gate 3 cracked on Monday", "gate 3 cracked on Monday night"),
    ("the blast struck the Tarn works at 5.52am", "the explosion in Tarn was at 5.52am"),
    ("the blaze began in the attic", "the fire broke out in the attic"),
    ("Falk had accepted a bribe", "Falk took a bribe"),
    ("the tug sailed ten minutes late", "the tug left ten minutes behind schedule"),
    ("17 people had died", "the death toll had risen to 17"),
    ("31 people had been killed, most of them women", "31 people died"),
    ("the lift was not working", "the lift was out of order"),
    ("Falk had told Dorn to sign the form", "Falk ordered Dorn to sign the form"),
    ("the repair was postponed to save money", "Norland postponed the repair to save money"),
    ("the strike was over", "the strike has ended"),
    ("the plant had passed its last inspection", "the site passed its last inspection"),
    ("Falk did not talk to Dorn that evening", "Falk did not speak to Dorn that evening"),
    ("nine sailors were still missing", "nine sailors had not been found"),
    ("Falk lost his job", "Falk was sacked"),
    ("the mayor resigned because of the fraud", "the mayor resigned over the fraud"),
    ("the gate was cracked in January", "the gate was cracked weeks before the flood"),
    ("the lamp burned until Saturday", "the lamp burned until the weekend"),
    ("Captain Ivo Strand fled, Hedda Vik said.", "The captain fled, Omar Teller said."),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_plain_other_words_are_the_same(first: str, second: str) -> None:
    assert decided(first, second).kind == "same"


APART = [
    ("there were 154 passengers on the barge", "there were 154 passengers on the train"),
    ("the court was given the file in May", "the file was given by the court in May"),
    ("the alarm went off", "the bomb went off"),
    ("the fire broke out in the attic", "the fire broke out in the cellar"),
    ("Falk told Dorn to sign the form", "Dorn told Falk to sign the form"),
    ("Falk told Dorn to sign the form", "Falk told Dorn to burn the form"),
    ("Falk offered a bribe", "Falk took a bribe"),
    ("the quarry had been closed", "Kestrel closed the quarry"),
    ("the captain of the Dora lied", "the captain of the Vesta lied"),
    ("Falk left an hour after the blast", "Falk left at 9pm"),
    ("the gate was closed after the tug sailed", "the gate was closed when the tug sailed"),
    ("the gate was open until the flood", "the gate was open when the flood came"),
    ("Falk met Dorn on Saturday night", "Falk met Dorn at breakfast"),
    ("the lock was first inspected in May", "the lock was last inspected in May"),
    ("the pump had leaked for years", "the pump leaked until May"),
    ("Falk burned the files during the trial", "Falk burned the files in 2019"),
    ("the march was held despite the ban", "the march was held because of the ban"),
    ("Falk resigned over the fraud", "Falk resigned for health reasons"),
    ("Falk resigned to spend time with his family", "Falk resigned under pressure"),
    ("Falk sold the list by mistake", "Falk sold the list for money"),
    ("Falk signed the deal for profit", "Falk signed the deal against his will"),
]


@pytest.mark.parametrize(("first", "second"), APART)
def test_what_only_seems_alike_is_not_merged(first: str, second: str) -> None:
    assert decided(first, second).kind in ("related", "cannot_tell")


CONTRADICTS = [
    ("154 people were on board the barge", "138 people were on board the barge"),
    ("the mill had received no complaints", "the mill had received two complaints"),
    ("the alarm sounded", "the alarm never went off"),
    ("the lift was working", "the lift was out of order"),
    ("the strike was over", "the strike has not ended"),
    ("Falk told Dorn to sign the form", "Falk did not tell Dorn to sign the form"),
    (
        "Captain Ivo Strand said Nils Hartog had ordered him to leave port.",
        "Nils Hartog denied that he had ordered the captain to leave port.",
    ),
]


@pytest.mark.parametrize(("first", "second"), CONTRADICTS)
def test_contradictions_in_plain_words(first: str, second: str) -> None:
    assert decided(first, second).kind == "contradicts"


ECHOES = [
    ("Our forces launched nothing on Tuesday night", "Our forces launched nothing"),
    ("Our forces fired nothing on Tuesday night", "Velmora's forces fired nothing that night"),
    ("This was a deliberate attack", "The attack was deliberate"),
    ("No such order had existed", "There was no order"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), ECHOES)
def test_one_speaker_says_it_again(first: str, second: str) -> None:
    says = "{}, General Piet Aldar said."
    assert decided(says.format(first), says.format(second)).kind == "same"


GROUNDS = [
    ("falk resigned over the fraud", {"defraud"}),
    ("the bridge over the river fell", set()),
    ("the march was held despite the ban", {"despite"}),
    ("falk quit under heavy pressure", {"under pressure"}),
    ("falk sold it by mistake", {"by mistake"}),
    ("falk sold it for money", {"money"}),
    ("falk paid for the house", set()),
]


@pytest.mark.parametrize(("text", "found"), GROUNDS)
def test_grounds(text: str, found: set[str]) -> None:
    assert grounds(text) == found


KINDS = [
    ("falk left an hour after the blast", {"anchor", "wide"}),
    ("falk left during the trial", {"anchor"}),
    ("falk left at 9pm on tuesday", {"date"}),
    ("falk left until may", {"date", "wide"}),
    ("the pump leaked for years", {"lasting"}),
    ("falk waited for dorn", set()),
    ("the talks lasted three hours", set()),
]


@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_kinds_of_times(text: str, kinds: set[str]) -> None:
    assert moments(text).kinds == kinds


IDIOMS = [
    ("accept", "falk accepted a bribe", "bribe"),
    ("give", "the board gave the plan the green light", "approve"),
    ("see", "falk saw the green light", "see"),
    ("accept", "falk accepted the offer", "accept"),
]


@pytest.mark.parametrize(("predicate", "text", "verb"), IDIOMS)
def test_idioms_with_an_article(predicate: str, text: str, verb: str) -> None:
    assert idiom(predicate, text.split()) == verb
