"""Whom people and bodies of a story belong to, by their roles and by the forms of names."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from secondsource.link.entities import link_entities
from secondsource.link.inner import Spouses, rest_on_inner
from secondsource.link.namesakes import may_be_one
from secondsource.link.principals import principals, rest_on_principals
from secondsource.records import (
    Annotation,
    Claim,
    DocEntity,
    DocumentInfo,
    Entity,
    Predication,
    Stance,
)


def person(name: str, *roles: str) -> DocEntity:
    return DocEntity(name, "person", True, roles=roles)


def body(name: str) -> DocEntity:
    return DocEntity(name, "organisation", True, mentions=((0, len(name)),))


def place(name: str) -> DocEntity:
    return DocEntity(name, "place", True)


def group(name: str) -> DocEntity:
    return DocEntity(name, "group", False, roles=(name,))


def documents(*found: tuple[DocEntity, ...]) -> list[tuple[DocumentInfo, Annotation]]:
    return [
        (DocumentInfo(f"d{i}", f"{i}.txt", ""), Annotation(f"d{i}", entities=entities))
        for i, entities in enumerate(found)
    ]


def chain(*found: tuple[DocEntity, ...]) -> list[str]:
    """The names above the first entity of the first document, nearest first."""
    entities, references = link_entities(documents(*found))
    by_id = {entity.id: entity for entity in entities}
    names: list[str] = []
    upper = by_id[references["d0#0"]].affiliation
    while upper is not None:
        names.append(by_id[upper].name)
        upper = by_id[upper].affiliation
    return names


POLICE, COUNCIL = body("Wendshire Police"), body("Wendshire Council")
HOSPITAL, MINISTRY = body("St Brannoc's Hospital"), body("Defence Ministry")
FOODS, MISSION = body("Kelbrook Foods"), body("Joint Monitoring Mission")
KASTRIA, FOREIGN = place("Kastria"), body("Kastrian foreign ministry")

CHAINS = {
    "a police spokesman": ((person("Ana Ferro", "police spokesman"),), (POLICE,)),
    "a rank of the police": ((person("Ana Ferro", "Detective Superintendent"),), (POLICE,)),
    "the police by their common noun": ((group("police"),), (POLICE,)),
    "a hospital's spokeswoman": ((person("Ana Ferro", "hospital spokeswoman"),), (HOSPITAL,)),
    "a ministry's second spokeswoman": (
        (person("Ana Ferro", "second ministry spokeswoman"),),
        (MINISTRY,),
    ),
    "who speaks for a company by half its name": (
        (person("Ana Ferro", "spokeswoman for Kelbrook"),),
        (FOODS, body("Kelbrook")),
    ),
    "an unnamed one by half the name": ((group("Kelbrook spokesman"),), (FOODS, body("Kelbrook"))),
    "the mission where the article names one": (
        (person("Ana Ferro", "mission's deputy head"), MISSION),
    ),
    "a minister and his ministry": (
        (person("Ana Ferro", "Kastrian Foreign Minister"),),
        (KASTRIA, FOREIGN),
    ),
    "a minister without a country": ((person("Ana Ferro", "defence minister"),), (MINISTRY,)),
    "a minister whose ministry is silent": (
        (person("Ana Ferro", "Kastrian Health Minister"),),
        (KASTRIA,),
    ),
    "a ministry and its country": ((FOREIGN,), (KASTRIA,)),
    "a government and its country": ((body("Kastrian government"),), (KASTRIA,)),
    "a secretary and a department": (
        (person("Ana Ferro", "Defense Secretary"),),
        (body("Defense Department"),),
    ),
    "a country's president by a genitive": (
        (person("Ana Ferro", "Kastria's president"),),
        (KASTRIA,),
    ),
    "an invented country that no article names": (
        (person("Ana Ferro", "Kastrian President"),),
        (person("Ben Okada", "Kastrian Health Minister"),),
    ),
    "the police of a story that names none": (
        (person("Ana Ferro", "Superintendent"),),
        (group("police"),),
    ),
}
ABOVE = {
    "a police spokesman": ["Wendshire Police"],
    "a rank of the police": ["Wendshire Police"],
    "the police by their common noun": ["Wendshire Police"],
    "a hospital's spokeswoman": ["St Brannoc's Hospital"],
    "a ministry's second spokeswoman": ["Defence Ministry"],
    "who speaks for a company by half its name": ["Kelbrook Foods"],
    "an unnamed one by half the name": ["Kelbrook Foods"],
    "the mission where the article names one": ["Joint Monitoring Mission"],
    "a minister and his ministry": ["Kastrian foreign ministry", "Kastria"],
    "a minister without a country": ["Defence Ministry"],
    "a minister whose ministry is silent": ["Kastria"],
    "a ministry and its country": ["Kastria"],
    "a government and its country": ["Kastria"],
    "a secretary and a department": ["Defense Department"],
    "a country's president by a genitive": ["Kastria"],
    "an invented country that no article names": ["Kastrian government"],
    "the police of a story that names none": ["Police"],
}


@pytest.mark.parametrize("name", CHAINS)
def test_who_belongs_to_whom(name: str) -> None:
    assert chain(*CHAINS[name]) == ABOVE[name]


NO_CHAINS = {
    "two police forces": (
        (person("Ana Ferro", "police spokesman"),),
        (POLICE, body("Tarn Police")),
    ),
    "a former spokesman": ((person("Ana Ferro", "former police spokesman"),), (POLICE,)),
    "an inspector of dams": ((person("Ana Ferro", "dam inspector"),), (POLICE,)),
    "a visitor": ((person("Ana Ferro", "hospital visitor"),), (HOSPITAL,)),
    "a rival": ((person("Ana Ferro", "rival of Kelbrook Foods"),), (FOODS,)),
    "the mission of another article": ((person("Ana Ferro", "mission's head"),), (MISSION,)),
    "a minister of another country": (
        (person("Ana Ferro", "Velmoran Foreign Minister"),),
        (KASTRIA, FOREIGN, place("Velmont")),
    ),
    "a ministry of another portfolio": ((person("Ana Ferro", "health minister"),), (MINISTRY,)),
    "an officer of the police alone": ((person("Ana Ferro", "Superintendent"),), (COUNCIL,)),
    "a first name like a country's adjective": (
        (person("Adrian", "witness"),),
        (place("Adria"), body("Adria Foods")),
    ),
    "a soldier is no office": ((person("Ana Ferro", "Kastrian soldier"),), (KASTRIA, FOREIGN)),
}


@pytest.mark.parametrize("name", NO_CHAINS)
def test_who_belongs_to_nobody(name: str) -> None:
    assert chain(*NO_CHAINS[name]) == []


def names(*found: tuple[DocEntity, ...]) -> dict[str, list[str]]:
    """The kinds of the entities by name."""
    entities, _ = link_entities(documents(*found))
    kinds: dict[str, list[str]] = {}
    for entity in entities:
        kinds.setdefault(entity.name, []).append(entity.kind)
    return kinds


def test_half_a_companys_name_is_the_company() -> None:
    assert names((person("Kelbrook"),), (FOODS,)) == {"Kelbrook Foods": ["organisation"]}


def test_half_a_companys_name_may_be_somebody_else() -> None:
    owner = names((person("Kelbrook"), person("Mira Kelbrook")), (FOODS,))
    assert owner == {"Mira Kelbrook": ["person"], "Kelbrook Foods": ["organisation"]}
    both = names((body("Kelbrook"),), (FOODS, body("Kelbrook Motors")))
    assert len(both) == 3
    town = names((person("Wendshire"),), (POLICE,))
    assert town == {"Wendshire": ["person"], "Wendshire Police": ["organisation"]}


def test_a_country_with_a_ministry_is_a_place() -> None:
    assert names((person("Kastria"),), (FOREIGN,))["Kastria"] == ["place"]
    assert names((person("Kastria"),), (FOODS,))["Kastria"] == ["person"]


def test_a_ministry_without_its_invented_country_is_the_same() -> None:
    two = ((body("Velmoran Defence Ministry"),), (MINISTRY,))
    assert len(names(*two)) == 1
    assert len(names(*two, (body("Kastrian Defence Ministry"),))) == 3


def one(first: DocEntity, *second: DocEntity) -> bool:
    """Whether the first entities of two documents become one."""
    _, references = link_entities(documents((first, person("Carol Ashby")), second))
    return references["d0#0"] == references["d1#0"]


def test_a_husbands_first_name_is_that_of_his_wifes_name() -> None:
    assert one(person("Derek", "her husband"), person("Derek Ashby"))
    assert not one(person("Derek", "her driver"), person("Derek Ashby"))
    assert not one(person("Derek", "her husband"), person("Derek Moor"))


NAMESAKES = [
    ("Yuri Tsekhanov", "Iouri Tsekhanoff", "", True),
    ("Gregor Imhaus", "GregorImhaus", "", True),
    ("Tomasz", "Tomasz Zielinski", "", True),
    ("Zielinski", "Tomasz Zielinski", "", True),
    ("Viktor Yanukovich", "Wiktor Janukowitsch", "", True),
    ("Ana Lindgren", "Ana Lindgern", "engineer", True),
    ("Ana Lindgren", "Ana Lindgern", "", False),
    ("Jan Hansen", "Jan Jansen", "minister", False),
    ("Ana Ferro", "Ben Ferro", "minister", False),
    ("Mr Tomasz", "Tomasz Zielinski", "", False),
    ("Ana Moor", "Ana Moore", "mayor", False),
    ("Ana Ferro", "Ana Okada", "mayor", False),
]


@pytest.mark.parametrize(("first", "second", "role", "wanted"), NAMESAKES)
def test_names_that_may_be_one_persons(first: str, second: str, role: str, wanted: bool) -> None:
    roles = frozenset({role} if role else ())
    assert may_be_one(first, second, roles) is wanted
    assert may_be_one(second, first, roles) is wanted


SPOKEN_FOR = [
    (person("Ana Ferro", "lawyer for Derek Ashby"), True),
    (person("Ana Ferro", "Ashby's lawyer"), True),
    (person("Ana Ferro", "spokesman for Ashby"), True),
    (person("Ana Ferro", "former lawyer for Derek Ashby"), False),
    (person("Ana Ferro", "brother of Derek Ashby"), False),
    (person("Ana Ferro", "lawyer who knew Derek Ashby"), False),
    (person("Ana Ferro", "lawyer for the family"), False),
]


@pytest.mark.parametrize(("speaker", "relays"), SPOKEN_FOR)
def test_who_speaks_for_a_person(speaker: DocEntity, relays: bool) -> None:
    principal = DocEntity("Derek Ashby", "person", True, ("Ashby",))
    items = documents((speaker, principal), (person("Ana Ferro"),))
    _, references = link_entities(items)
    found = principals(items, references)
    assert found == ({references["d1#0"]: references["d0#1"]} if relays else {})


def test_nothing_depends_on_the_order_of_documents() -> None:
    found = documents(*CHAINS["a minister and his ministry"], *CHAINS["a police spokesman"])
    forth: tuple[Entity, ...] = link_entities(found)[0]
    assert forth == link_entities(reversed(found))[0]


def report(name: str, who: str, predicate: str, **more: Any) -> Claim:
    base = Claim(
        name, "d", who, "attributed", ((0, 9),), ((9, 12),), ((12, 20),), "x", "said", (0, 20),
        Stance(), Predication(predicate, 12, 20),
    )  # fmt: skip
    return replace(base, **more)


def test_a_report_of_a_telling_rests_on_who_told_it() -> None:
    claims = {
        c.id: c
        for c in (
            report("outer", "carol", "tell"),
            report("inner", "derek", "know", parent="outer"),
            report("other", "bright", "know"),
        )
    }
    names = {"derek": Entity("derek", "Derek Ashby", "person", True)}

    def basis(*clusters: list[str]) -> str | None:
        return rest_on_inner(clusters, claims, names)["outer"].basis

    assert basis(["outer", "other"], ["inner"]) == "derek"
    assert basis(["outer"], ["inner", "other"]) is None
    claims["inner"] = replace(claims["inner"], source=((0, 4),))
    assert basis(["outer", "other"], ["inner"]) is None  # "they", for all that is known
    names["derek"] = replace(names["derek"], name="Derek Tesk")
    assert basis(["outer", "other"], ["inner"]) == "derek"


def test_her_husband_is_the_one_other_of_her_name() -> None:
    carol, derek = (Entity(f"e-{n}", f"{n} Ashby", "person", True) for n in ("Carol", "Derek"))
    husband = Entity("e-him", "her husband", "person", False)
    told, inner = report("outer", "e-Carol", "say"), report("inner", "e-him", "know")
    family = {e.id: e for e in (carol, derek, husband)}
    assert Spouses(family).named(inner, told).claimant == "e-Derek"
    brother = family | {"e-him": replace(husband, name="her brother")}
    assert Spouses(brother).named(inner, told).claimant == "e-him"
    third = family | {"e-Paul": Entity("e-Paul", "Paul Ashby", "person", True)}
    assert Spouses(third).named(inner, told).claimant == "e-him"


def test_a_lawyer_rests_on_the_principal_who_says_the_same() -> None:
    said = {c.id: c for c in (report("1", "nand", "know"), report("2", "derek", "know"))}
    rested = rest_on_principals([["1", "2"]], said, {"nand": "derek"})
    assert (rested["1"].basis, rested["2"].basis) == ("derek", None)
    alone = rest_on_principals([["1"], ["2"]], said, {"nand": "derek"})
    assert alone["1"].basis is None
    wife = said | {"2": report("2", "carol", "know", basis="derek")}
    assert rest_on_principals([["1", "2"]], wife, {"nand": "derek"})["1"].basis == "derek"
    both = said | {"2": report("2", "kane", "know")}
    rested = rest_on_principals([["1", "2"]], both, {"nand": "derek", "kane": "derek"})
    assert {claim.basis for claim in rested.values()} == {"derek"}
