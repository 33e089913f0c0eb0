"""Descriptions: their heads, their modifiers, and where they begin and end."""

from __future__ import annotations

import pytest
from marked import nlp
from spacy.tokens import Doc

from secondsource.annotate.names import find_names
from secondsource.annotate.roles import (
    Description,
    NameIndex,
    after_name,
    apposed,
    around_copula,
    before_name,
    describe,
    phrase_end,
)
from secondsource.annotate.schemes import UD

PLACES = {"before": before_name, "after": after_name, "apposed": apposed, "is": around_copula}


def read(text: str) -> tuple[Doc, NameIndex]:
    doc = nlp()(text)
    return doc, NameIndex(find_names(doc, UD))


def shown(doc: Doc, found: Description | None) -> str | None:
    return None if found is None else doc[found.start : found.end].text


@pytest.mark.parametrize(
    ("text", "where", "description", "head"),
    [
        ("Brightwater chief engineer Ada Roe said so.", "before", "Brightwater chief engineer",
         "engineer"),
        ("Gen. Oleh Marchenko spoke.", "before", "Gen.", "general"),
        ("Secretary of State Helen Marsh left.", "before", "Secretary of State", "secretary"),
        ("Adam Roe, a fellow at the Weir Center, said so.", "after",
         "a fellow at the Weir Center", "fellow"),
        ("Adam Roe, a former head of the Coastal Alliance’s (CA) river division, said so.",
         "after", "a former head of the Coastal Alliance’s (CA) river division", "head"),
        ("Her lawyer, Adam Roe, said so.", "apposed", "Her lawyer", "lawyer"),
        ("Dorn’s mayor, Adam Roe, said so.", "apposed", "Dorn’s mayor", "mayor"),
        ("The coroner, Dr Adam Roe, said so.", "apposed", "The coroner", "coroner"),
        ("Many back the president, Mr Roe said so.", "apposed", None, None),
        ("Acting mayor Adam Roe said so.", "before", "Acting mayor", "mayor"),
        ("Tired mother-of-two Ada Roe said so.", "before", "Tired mother-of-two", "mother"),
        ("Adam Roe, the wizard who left, said so.", "after", "the wizard", "wizard"),
        ("Adam Roe, the wizard of the port, said so.", "after", None, None),
        ("Adam Roe is the head of the harbour office.", "is", "the head of the harbour office",
         "head"),
        ("Yesterday Adam Roe said so.", "before", None, None),
        ("Adam Roe, who left in May, said so.", "after", None, None),
        ("After the storm, Adam Roe left.", "apposed", None, None),
    ],
)  # fmt: skip
def test_descriptions_beside_a_name(
    text: str, where: str, description: str | None, head: str | None
) -> None:
    doc, index = read(text)
    person = next(k for k, n in enumerate(index.names) if n.kind == "person")
    found = PLACES[where](doc, index, person)
    assert shown(doc, found) == description
    assert (found.head if found else None) == head


@pytest.mark.parametrize(
    ("text", "head", "flags"),
    [
        ("the general", "general", "definite"),
        ("a former diplomat", "diplomat", "former"),
        ("Ukraine’s spy chief", "chief", "definite possessed"),
        ("several senior officials", "official", "plural"),
        ("his lawyers", "lawyer", "definite possessed plural"),
    ],
)
def test_heads_and_flags(text: str, head: str, flags: str) -> None:
    doc, index = read(f"{text} left early.")
    found = describe(doc, index, 0, phrase_end(doc, 0))
    assert found is not None
    assert found.head == head
    assert {f for f in ("definite", "plural", "former", "possessed") if getattr(found, f)} == set(
        flags.split()
    )


def test_nationalities_and_parties_are_normal_forms() -> None:
    doc, index = read("the British Republican candidate left early.")
    found = describe(doc, index, 0, 4)
    assert found is not None
    assert {"britain", "republican"} <= found.modifiers


def test_names_in_a_description_nearest_behind_the_head_first() -> None:
    doc, index = read("Adam Roe, a fellow at the Weir Center at the University of Kent, left.")
    found = after_name(doc, index, 0)
    assert found is not None
    assert [index.names[k].text(doc) for k in found.names] == ["Weir Center", "University of Kent"]


def test_name_index_looks_names_up_by_token() -> None:
    _, index = read("Yesterday Adam Roe left.")
    assert [index.at(i) for i in range(4)] == [None, 0, 0, None]
    assert list(index.within(0, 4)) == [0]
    assert list(index.within(2, 4)) == []
