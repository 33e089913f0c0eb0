"""Names of one word that are a firm's or a country's, and which firm "the company" means."""

from __future__ import annotations

import pytest
from marked import nlp
from test_speakers import resolved, speaker

from secondsource.annotate.firms import bodies
from secondsource.annotate.names import find_names
from secondsource.annotate.schemes import UD
from secondsource.records import EntityKind

# what stands beside a name that is taken for a person's, and what it is
SHOWN: list[tuple[str, EntityKind]] = [
    ("Tarvel, which employs ninety people, was shut.", "organisation"),
    ("Shares in Tarvel fell on Friday.", "organisation"),
    ("Workers at the Tarvel factory went home.", "organisation"),
    ("The Tarvel bosses went home.", "organisation"),
    ("Tarvel's shareholders met on Friday.", "organisation"),
    ("The state fuel company Tarvel paid.", "organisation"),
    ("Tarvel Chemicals is shut, and Tarvel paid.", "organisation"),
]
PERSONS = [
    "Tarvel, who employs ninety people, was late.",
    "Mr Tarvel owns the Tarvel factory.",
    "Ada Tarvel owns the Tarvel factory.",
    "The company Tarvel runs is shut.",
    "Tarvel works hard at the mill.",
    "Shares in the mill were sold by Tarvel.",
    "Tarvel's factory was shut on Friday.",
    "Tarvel's spokeswoman was late.",
]


def kind_of_tarvel(text: str) -> EntityKind | None:
    """Return what a name of one word is when the tagger takes each for a person's."""
    doc = nlp()(text)
    names: list[tuple[int, int, EntityKind]] = [
        (n.start, n.end, n.kind) for n in find_names(doc, UD) if n.end - n.start > 1
    ]
    alone: list[tuple[int, int, EntityKind]] = [
        (t.i, t.i + 1, "person")
        for t in doc
        if t.text == "Tarvel" and not any(s <= t.i < e for s, e, _ in names)
    ]
    return bodies(doc, [*names, *alone]).get("tarvel")


@pytest.mark.parametrize(("text", "kind"), SHOWN)
def test_what_stands_beside_it_shows_a_firm(text: str, kind: EntityKind) -> None:
    assert kind_of_tarvel(text) == kind


@pytest.mark.parametrize("text", PERSONS)
def test_what_persons_have_too_shows_none(text: str) -> None:
    assert kind_of_tarvel(text) is None


def test_a_firm_in_full_and_for_short_is_one() -> None:
    _, found = resolved("Tarvel Chemicals paid. <0s Tarvel> <0c said> <0t it rained>.")
    assert speaker(found, 0) == "Tarvel Chemicals"


def test_the_police_of_a_town_are_not_the_town() -> None:
    _, found = resolved("Dunwick Police came. <0s Dunwick> <0c said> <0t it rained>.")
    assert speaker(found, 0) == "Dunwick"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Zorvia attacked at dawn. The Zorvian army was ready, Zorvia said.", "place"),
        ("Zorvia left at dawn, Zorvia said.", None),
    ],
)
def test_the_word_for_its_people_shows_a_country(text: str, kind: EntityKind | None) -> None:
    doc = nlp()(text)
    alone: list[tuple[int, int, EntityKind]] = [
        (t.i, t.i + 1, "person") for t in doc if t.text == "Zorvia"
    ]
    assert bodies(doc, alone).get("zorvia") == kind


# marked text; the claimants in order of their numbers
COMPANIES = [
    # the one firm of an article, however far back and whatever was named since
    ("Tarvel Foods paid. <0s Ada Roe> <0c said> <0t it rained>. The Harbour Authority met. The"
     " Dunwick Police came. Nobody spoke. It was late. It was dark. It was cold. It was wet. <1s"
     " The company> <1c denied> <1t the claim>.", ["Ada Roe", "Tarvel Foods"]),
    ("Tarvel Foods paid. <0s The firm, which has ninety workers,> <0c said> <0t it rained>.",
     ["Tarvel Foods"]),
    # none where there are two, where it is another firm, or where all that is named is a model
    ("Tarvel Foods paid Brunn Energy. It was late. It was dark. It was cold. It was wet. It was"
     " dry. Nobody came. Nobody spoke. <0s The company> <0c denied> <0t the claim>.",
     ["company (unnamed)"]),
    ("Tarvel Foods paid. <0s The firm behind the ferry> <0c said> <0t it rained>.",
     ["firm behind the ferry (unnamed)"]),
    ("The Varro 3 was sold. The Varro 3 was safe, <0c according to> <0s the company>.",
     ["company (unnamed)"]),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "claimants"), COMPANIES)
def test_which_company(marked: str, claimants: list[str]) -> None:
    _, found = resolved(marked)
    assert [speaker(found, k) for k in range(len(found.speakers))] == claimants
