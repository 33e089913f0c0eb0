"""What two claims of one event say differently: modifiers, prepositions, manner, times, reasons.

Each sentence is an article of its own, through the whole pipeline.
"""

from __future__ import annotations

import pytest
from pairs import articles, decided

from secondsource.link import link
from secondsource.link.figures import compare, plural, say
from secondsource.link.wording import as_written
from secondsource.records import Figure

CONTRADICTS = [
    ("Norland paid more tax than its rival", "Norland paid less tax than its rival"),
    ("the bell rang before the flood", "the bell rang after the flood"),
    ("lead levels were above the limit", "lead levels were below the limit"),
    ("fewer than 40 sheds were damaged", "more than 40 sheds were damaged"),
    ("the jury ruled for Dorn", "the jury ruled against Dorn"),
    ("Falk worked with Dorn", "Falk worked against Dorn"),
    ("the cells were locked from the inside", "the cells were locked from the outside"),
    ("six divers died in the lock", "six divers died outside the lock"),
    ("three nurses were seriously injured", "three nurses were slightly injured"),
    ("the rifles were sold legally", "the rifles were sold illegally"),
    ("the drone accidentally hit the silo", "the drone deliberately hit the silo"),
    ("the pump was replaced at 8 p.m.", "the pump was replaced at 10 p.m."),
    ("the pump was replaced at 8:04 p.m.", "the pump was replaced at 8:13 p.m."),
    ("the pass was closed on 3 March", "the pass was closed on 5 March"),
    ("there was no order", "there was an order"),
    ("the boiler was checked twice", "the boiler was checked once"),
    ("the crew received no warning", "the crew received a warning"),
    ("the lift passed its inspection", "the lift failed its inspection"),
    ("the guard turned on the siren", "the guard turned off the siren"),
    ("the guard turned the siren on", "the guard turned the siren off"),
    ("the price of salt went up", "the price of salt went down"),
    ("the mill lost money", "the mill made money"),
    ("Falk was jailed for six months", "Falk was jailed for six years"),
    ("the talks will go ahead", "the talks will be cancelled"),
    ("Norland has kept its rockets", "Norland has scrapped its rockets"),
    ("Falk sat on the left side of the stage", "Falk sat on the right side of the stage"),
    ("the door was locked", "the door was unlocked"),
    ("Falk was aware of the risk", "Falk was unaware of the risk"),
]
APART = [
    ("more patients died in May than in June", "fewer patients died in May than in June"),
    ("the ward had more patients in May than in June", "the ward had fewer in May than in July"),
    ("gate 3 cracked on Monday", "gate 4 cracked on Monday"),
    ("the train left platform 9", "the train left platform 10"),
    ("at least 40 sheds were damaged", "up to 40 sheds were damaged"),
    ("the first audit was cancelled", "the second audit was cancelled"),
    ("the east tower collapsed", "the west tower collapsed"),
    ("the night crew was warned", "the day crew was warned"),
    ("senior clerks were bribed", "junior clerks were bribed"),
    ("the mayor's brother was arrested", "the governor's brother was arrested"),
    ("a Belgian envoy was bribed", "a Swiss envoy was bribed"),
    ("the lift passed its inspection in May 2021", "the lift passed its inspection in May 2022"),
    ("rockets hit the silo in the morning", "rockets hit the silo at midnight"),
    ("the mill hid the spill from auditors", "the mill hid the spill from villagers"),
    ("the fire spread to the chapel", "the fire spread from the chapel"),
    ("the fire spread to Dorn", "the fire spread from Dorn"),
    ("rents rose by 6 percent", "rents rose to 6 percent"),
    ("the grant was cut to 2 million euros", "the grant was cut by 2 million euros"),
    ("Falk and Dorn knew of the spill", "Falk or Dorn knew of the spill"),
    ("Falk lied under oath", "Falk lied about the oath"),
    ("20 people were injured, four of them critically", "20 people were critically injured"),
    ("the tanker sank within an hour", "the tanker sank within a day"),
    ("the shell fell in the market", "the shell fell near the market"),
    ("the fire was out at 6 p.m. on Sunday", "the fire was out at 6 p.m. on Monday"),
    ("the deputy mayor resigned", "the mayor resigned"),
    ("Falk ordered Dorn to delete the files", "Falk ordered Dorn to keep the files"),
    ("the plane landed safely", "the plane landed hard"),
    ("the fire had killed her brother", "the fire had killed her brother"),
    ("one of the three brothers was arrested", "three brothers were arrested"),
    ("police arrested a 34-year-old man", "police arrested a 57-year-old man"),
    ("the price of bread has risen", "the price of milk has risen"),
    ("exports of steel rose", "exports of copper rose"),
    ("Falk and Dorn were arrested", "Falk and Vik were arrested"),
    ("his brother died in the lock", "his brother died in the lock"),
    ("the sale was approved by the council", "the sale was approved by the council of Dorn"),
    ("the rocket was fired from the north", "Norland fired a rocket from the north"),
    ("the port was closed", "the port was closed because of smuggling"),
    ("Falk ordered a review", "Falk ordered a review to cover up the spill"),
    ("the audit never took place", "Falk had signed off an audit that never took place"),
    ("the barge left two hours before the blast", "the barge left five hours before its slot"),
]
SAME = [
    ("31 people were killed", "31 people died"),
    ("the mill's third pump had been cracked for months", "the third pump was cracked"),
    ("the east tower collapsed", "the east tower of the mill collapsed"),
    ("the pass was closed on 3 March", "the pass was closed on March 3"),
    ("the drone accidentally hit the silo", "the drone hit the silo by accident"),
    ("three nurses were badly injured", "three nurses were seriously injured"),
    ("the jury ruled for Dorn", "the jury ruled in favour of Dorn"),
    ("rents rose by 6 percent", "rents rose 6 percent"),
    ("guards shot the prisoner", "the prisoner was shot"),
    ("there was no order", "there was no order"),
    ("more than 40 sheds were damaged", "over 40 sheds were damaged"),
    ("the museum was closed because of the flood", "the flood closed the museum"),
    ("two of the three pumps were broken", "two pumps were broken"),
    ("the toll rose to 36 after two of the injured died", "the toll rose to 36"),
    ("the mayor's brother was arrested by police", "police arrested the mayor's brother"),
]


@pytest.mark.parametrize(("first", "second"), CONTRADICTS)
def test_what_can_hold_only_once_contradicts(first: str, second: str) -> None:
    assert decided(first, second).kind == "contradicts"


@pytest.mark.parametrize(("first", "second"), APART)
def test_other_particulars_are_never_merged(first: str, second: str) -> None:
    assert decided(first, second).kind == "related"
    assert all(len(p.claims) == 1 for p in link(articles(first, second)).propositions)


@pytest.mark.parametrize(("first", "second"), SAME)
def test_harmless_differences_stay_the_same(first: str, second: str) -> None:
    found = decided(first, second)
    assert (found.kind, found.veto) == ("same", False)


def test_a_sister_of_one_claimant_is_one_sister() -> None:
    told = "Hedda Vik told reporters that her sister died in the lock."
    assert decided("Hedda Vik said her sister died in the lock.", told).kind == "same"


LABELS = [
    ("the port was closed", "the port was closed on Monday", "the port was closed"),
    ("the old east tower collapsed", "the east tower collapsed", "the east tower collapsed"),
    ("31 people died in the fire", "31 people were killed", "31 people were killed"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "label"), LABELS)
def test_the_label_is_what_all_state(first: str, second: str, label: str) -> None:
    (found,) = (p for p in link(articles(first, second)).propositions if len(p.claims) > 1)
    assert found.label == label


REASONS = [
    ("the court voted for the plan", "the court voted against the plan", "against the plan"),
    ("a German official was bribed", "a Polish official was bribed", '"German"'),
    ("the clerk falsified the books", "the clerk did not falsify the books", "falsified"),
    ("the talks will go ahead", "the talks will be cancelled", "cancelled"),
    ("the price of salt went up", "the price of salt went down", "went up"),
]


@pytest.mark.parametrize(("first", "second", "said"), REASONS)
def test_reasons_show_words_of_the_texts(first: str, second: str, said: str) -> None:
    assert said in decided(first, second).reason


WRITTEN = [
    ("vote-against", "the council voted against the plan", "voted against"),
    ("turn-off", "the crew turned the pump off", "turned off"),
    ("falsif", "the clerk falsified the books", "falsified"),
    ("die", "31 people died", "died"),
    ("resign", "the dam failed", ""),
]


@pytest.mark.parametrize(("lemma", "text", "written"), WRITTEN)
def test_as_written(lemma: str, text: str, written: str) -> None:
    assert as_written(lemma, text) == written


SAID = [
    (Figure(5, "hour", "exact", 0, 1), "5 hours"),
    (Figure(1, "hour", "exact", 0, 1), "1 hour"),
    (Figure(4e10, "crown", "about", 0, 1), "about 40,000,000,000 crowns"),
    (Figure(38_000_000, "pound", "exact", 0, 1), "38,000,000 pounds"),
    (Figure(6.5, "percent", "exact", 0, 1), "6.5 percent"),
    (Figure(10, "city", "at_least", 0, 1, 20), "at least 10 to 20 cities"),
    (Figure(0.333, "force", "at_most", 0, 1), "at most a third of the force"),
    (Figure(36, "", "exact", 0, 1), "36"),
]


@pytest.mark.parametrize(("figure", "words"), SAID)
def test_figures_in_words(figure: Figure, words: str) -> None:
    assert say(figure) == words


def test_plurals() -> None:
    assert [plural(n) for n in ("child", "match", "people", "day")] == [
        "children", "matches", "people", "days",
    ]  # fmt: skip


def test_bounds_that_touch() -> None:
    low, high = Figure(40, "shed", "at_least", 0, 1), Figure(40, "shed", "at_most", 0, 1)
    assert compare([low], [high])[0] == "open"
    fit, told = compare([low], [high], strict=True)
    assert (fit, told) == (
        "excluded", "the figures exclude each other: more than 40 sheds and fewer than 40 sheds",
    )  # fmt: skip


def test_lengths_of_time_compare_in_days() -> None:
    months, years = Figure(6, "month", "exact", 0, 1), Figure(6, "year", "exact", 0, 1)
    week, days = Figure(1, "week", "exact", 0, 1), Figure(7, "day", "exact", 0, 1)
    assert compare([months], [years])[0] == "excluded"
    assert compare([week], [days])[0] == "equal"
