"""Whether a second speaker with a like title is the first one, and which body a noun means."""

from __future__ import annotations

import pytest
from test_speakers import resolved, speaker

# how a person is introduced, a later description, and whether it is the same person
SAME = [
    ("Energy minister Ada Roe", "The minister"),
    ("Energy minister Ada Roe", "The energy minister"),
    ("Energy minister Ada Roe", "The minister for energy"),
    ("Fire chief Ada Roe", "The chief"),
    ("Vice president Ada Roe", "The vice president"),
    ("Acting mayor Ada Roe", "The acting mayor"),
    ("Former mayor Ada Roe", "The former mayor"),
    ("Lord mayor Ada Roe", "The mayor"),
    ("Head coach Ada Roe", "The coach"),
    ("Chief constable Ada Roe", "The constable"),
    ("Major general Ada Roe", "The general"),
    ("Retired general Ada Roe", "The general"),
    ("Assistant professor Ada Roe", "The professor"),
    ("Tram driver Ada Roe", "The driver"),
    ("Union leader Ada Roe", "The leader of the union"),
    ("Republican presidential nominee Ada Roe", "The GOP nominee"),
    ("Ada Roe, the mayor of Dorn,", "The mayor of Dorn"),
    ("Ada Roe, head of the coastguard service,", "The coastguard head"),
    ("Marl Foods spokeswoman Ada Roe", "The company spokeswoman"),
    ("Ada Roe, chairwoman of Marl Foods,", "The company’s chairwoman"),
    ("The director of Marl Foods, Ada Roe,", "The company’s director"),
    ("Dorn’s mayor, Ada Roe,", "The mayor"),
    ("The head of the union, Ada Roe,", "The union head"),
    ("Senator Ada Roe", "The senior senator"),
]
OTHERS = [
    ("Energy minister Ada Roe", "The prime minister"),
    ("Prime Minister Ada Roe", "The energy minister"),
    ("Prime Minister Ada Roe", "The minister"),
    ("Police chief Ada Roe", "The fire chief"),
    ("The chief executive, Ada Roe,", "The police chief"),
    ("Factory spokeswoman Ada Roe", "The police spokeswoman"),
    ("Factory spokeswoman Ada Roe", "The spokeswoman for the police"),
    ("Marl Foods spokeswoman Ada Roe", "The council spokeswoman"),
    ("Trial lawyer Ada Roe", "The lawyer for Tom Pell"),
    ("Deputy mayor Ada Roe", "The mayor"),
    ("Mayor Ada Roe", "The deputy mayor"),
    ("President Ada Roe", "The vice president"),
    ("Vice president Ada Roe", "The president"),
    ("President-elect Ada Roe", "The president"),
    ("Former mayor Ada Roe", "The mayor"),
    ("Ex-president Ada Roe", "The president"),
    ("Assistant manager Ada Roe", "The manager"),
    ("Head coach Ada Roe", "The goalkeeping coach"),
    ("Attorney General Ada Roe", "The general"),
    ("Union leader Ada Roe", "The opposition leader"),
    ("Tram driver Ada Roe", "The bus driver"),
    ("Secretary of State Ada Roe", "The health secretary"),
    ("Dorn mayor Ada Roe", "The Kelm mayor"),
    ("Ada Roe, head of security at the harbour,", "The head of the harbour"),
    ("Ada Roe, head of the coastguard service,", "The head of the prison service"),
    ("Ada Roe, chairwoman of Marl Foods,", "The party’s chairwoman"),
    ("A neighbour, Ada Roe,", "The mayor"),
    ("The owner, Ada Roe,", "The owner of the shop next door"),
    ("The firm’s founder, Ada Roe,", "The founder of the rival firm"),
    ("Mayor Ada Roe", "The new mayor"),
    ("Inspector Ada Roe", "The chief inspector"),
    ("The vice-chancellor, Ada Roe,", "The chancellor"),
    ("Company director Ada Roe", "The film director"),
    ("District judge Ada Roe", "The appeals judge"),
]


def second(first: str, later: str) -> str:
    """Who the second of two sources is."""
    _, found = resolved(f"<0s {first}> <0c said> <0t it rains>. <1s {later}> <1c said> <1t so>.")
    assert speaker(found, 0) == "Ada Roe"
    return speaker(found, 1)


@pytest.mark.parametrize(("first", "later"), SAME)
def test_the_same_person(first: str, later: str) -> None:
    assert second(first, later) == "Ada Roe"


@pytest.mark.parametrize(("first", "later"), OTHERS)
def test_somebody_else(first: str, later: str) -> None:
    assert second(first, later).endswith("(unnamed)")


def test_the_mayor_is_not_the_resident_who_spoke_last() -> None:
    _, found = resolved(
        "<0s Dorn’s mayor, Ada Roe,> <0c said> <0t it rains>.\n\n"
        "<1s A resident, Nora Pell,> <1c said> <1t it pours>.\n\n<2s The mayor> <2c said> <2t so>."
    )
    assert [speaker(found, k) for k in range(3)] == ["Ada Roe", "Nora Pell", "Ada Roe"]


def test_a_boss_is_not_the_president_named_later() -> None:
    _, found = resolved(
        "<0s The boss of the quarry> <0c said> <0t it rains>.\n\nPresident Adam Roe came later."
    )
    assert speaker(found, 0) == "boss of the quarry (unnamed)"


# the organisation named first, a later noun, and who it is
BODIES = [
    ("The Dock Hands Union", "The union", "Dock Hands Union"),
    ("The Harbour Agency", "The agency", "Harbour Agency"),
    ("The Harbour Executive", "The Executive", "Harbour Executive"),
    ("Dornshire Police", "The force", "Dornshire Police"),
    ("Marl Foods", "The company", "Marl Foods"),
    ("Boeing", "The company", "Boeing"),
    ("Marl Inc.", "The company", "Marl Inc."),
    ("NATO", "The alliance", "NATO"),
    ("Marl Foods", "The union", "union (unnamed)"),
    ("Marl Foods", "The party", "party (unnamed)"),
    ("Marl Foods", "The agency", "agency (unnamed)"),
    ("Dornshire Police", "The union", "union (unnamed)"),
    ("Dornshire Police", "The company", "company (unnamed)"),
    ("Dorn Constabulary", "The company", "company (unnamed)"),
    ("NATO", "The union", "union (unnamed)"),
    ("Dorn University", "The company", "company (unnamed)"),
]


@pytest.mark.parametrize(("first", "later", "claimant"), BODIES)
def test_bodies(first: str, later: str, claimant: str) -> None:
    _, found = resolved(f"<0s {first}> <0c said> <0t it rains>. <1s {later}> <1c said> <1t so>.")
    assert speaker(found, 1) == claimant


def test_a_capitalised_body_is_nobodys_title() -> None:
    _, found = resolved(
        "<0s The company’s chief executive, Ada Roe,> <0c said> <0t it rains>. "
        "<1s The Harbour Executive> <1c said> <1t so>."
    )
    assert speaker(found, 1) == "Harbour Executive"


def test_the_company_is_the_last_one_that_may_be_called_so() -> None:
    _, found = resolved(
        "<0s Marl Foods> <0c said> <0t it rains>. <1s Dorn Council> <1c said> <1t so>. "
        "<2s The company> <2c said> <2t it pours>."
    )
    assert speaker(found, 2) == "Marl Foods"
