"""Entities across documents: which names are one node and which never are."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.link.entities import link_entities
from secondsource.link.names import organisation_key, person_name, place_key, surname_key
from secondsource.records import (
    Annotation,
    DocEntity,
    DocumentInfo,
    Entity,
    EntityKind,
    Gender,
    Place,
)

KINDS: tuple[EntityKind, ...] = ("person", "organisation", "place", "other")
Named = tuple[str, EntityKind]


def linked(*documents: tuple[DocEntity, ...]) -> tuple[tuple[Entity, ...], dict[str, str]]:
    return link_entities(
        (DocumentInfo(f"d{i}", f"{i}.txt", ""), Annotation(f"d{i}", entities=entities))
        for i, entities in enumerate(documents)
    )


def one_node(first: DocEntity, second: DocEntity, *beside: DocEntity) -> bool:
    """Whether the entities of two documents become one; ``beside`` stand in a third."""
    _, references = linked((first,), (second,), beside)
    return references["d0#0"] == references["d1#0"]


def person(name: str, *roles: str, gender: Gender | None = None) -> DocEntity:
    return DocEntity(name, "person", True, roles=roles, gender=gender)


def organisation(name: str, *aliases: str) -> DocEntity:
    return DocEntity(name, "organisation", True, aliases)


SAME_PERSON = [
    (person("Orla Brennan"), person("Brennan")),
    (person("Maj. Gen. Orla Brennan"), person("Orla Brennan")),
    (person("Mr Brennan"), person("Declan Brennan")),
    (person("Bill Hartley"), person("William Hartley")),
    (person("W. Hartley"), person("William Hartley")),
    (person("Volodymyr Zelenskyy"), person("Volodymyr Zelensky")),
    (person("Sergei Lobanov"), person("Serhiy Lobanov")),
    (person("Zoë Müller"), person("Zoe Muller")),
    (person("Brennan", "minister"), person("Orla Brennan", "prime minister")),
    (person("Jim O'Dowd"), person("O’Dowd's")),
    (person("Paul Reed Jr."), person("Paul Reed")),
    (person("Ursula van der Meer"), person("Van der Meer")),
    (person("Orla Brennan", "judge"), person("Orla Brennan", "senator")),
    (person("Orla Brennan", "judge"), person("Orla Brennan", "former footballer")),
    (person("Captain Orla Brennan"), person("Orla Brennan", "footballer")),
    (person("Orla Brennan", "Ulm nurse"), person("Orla Brennan", "chief doctor of Ulm")),
]


@pytest.mark.parametrize(("first", "second"), SAME_PERSON)
def test_one_person(first: DocEntity, second: DocEntity) -> None:
    assert one_node(first, second)


TWO_PEOPLE = [
    (person("Orla Brennan"), person("Declan Brennan")),
    (person("Mrs Brennan"), person("Mr Brennan")),
    (person("Brennan", gender="female"), person("Brennan", gender="male")),
    (person("Brennan", "nurse"), person("Brennan", "senator")),
    (person("Paul Reed Jr."), person("Paul Reed Sr.")),
    (person("John A. Marsh"), person("John B. Marsh")),
    (person("Marsh"), person("Marshall")),
    (person("Orla Brennan", "judge"), person("Orla Brennan", "footballer")),
    (person("Orla Brennan", "nurse"), person("Orla Brennan", "ship's captain")),
]


@pytest.mark.parametrize(("first", "second"), TWO_PEOPLE)
def test_two_people(first: DocEntity, second: DocEntity) -> None:
    assert not one_node(first, second)


def test_surname_of_two_people_joins_neither() -> None:
    assert not one_node(person("Brennan"), person("Orla Brennan"), person("Declan Brennan"))


def test_surname_of_two_people_joins_the_one_of_its_document() -> None:
    _, references = linked((person("Orla Brennan"), person("Brennan")), (person("Declan Brennan"),))
    assert references["d0#0"] == references["d0#1"] != references["d1#0"]


SAME_NAME = [
    (organisation("UK Ministry of Defence"), organisation("British Defense Ministry")),
    (organisation("FSB"), organisation("Federal Security Services")),
    (organisation("Russia's Federal Security Service"), organisation("FSB")),
    (organisation("NATO"), organisation("the North Atlantic Treaty Organization")),
    (organisation("Lowland Bus Company", "LBC"), organisation("LBC")),
    (organisation("Harbour Trust Board"), organisation("HTB")),
    (organisation("Castell Motors Ltd"), organisation("Castell Motors")),
    (DocEntity("Kiev", "place", True), DocEntity("Kyiv", "place", True)),
    (DocEntity("Britain", "place", True), DocEntity("the UK", "organisation", True)),
    (organisation("Ulm Herald"), person("Herald")),
    (organisation("NY Daily News"), organisation("New York Daily News")),
    (organisation("the Navy"), organisation("Indian Navy")),
]


@pytest.mark.parametrize(("first", "second"), SAME_NAME)
def test_one_name(first: DocEntity, second: DocEntity) -> None:
    assert one_node(first, second)


DIFFERENT_NAMES = [
    (organisation("Ukraine's Ministry of Defense"), organisation("British Defense Ministry")),
    (organisation("Interior Ministry"), organisation("Defence Ministry")),
    (person("Dresk"), organisation("Vox Dresk")),
    (organisation("Kastria"), organisation("Radio Kastria")),
    (DocEntity("Sources", "group", False), DocEntity("Sources", "group", False)),
    (DocEntity("officials", "group", False), DocEntity("officials", "group", False)),
    (organisation("Harbour Trust Board"), organisation("HTC")),
    (DocEntity("North Tarn", "place", True), DocEntity("South Tarn", "place", True)),
]


@pytest.mark.parametrize(("first", "second"), DIFFERENT_NAMES)
def test_different_names(first: DocEntity, second: DocEntity) -> None:
    assert not one_node(first, second)


def test_ministry_without_a_country_stays_apart_where_two_have_one() -> None:
    first, second = organisation("British Defense Ministry"), organisation("Defence Ministry")
    assert not one_node(first, second, organisation("Ukrainian Defence Ministry"))


def test_affiliations_become_a_chain_of_organisations() -> None:
    spy = DocEntity(
        "Ilya Brandt", "person", True, affiliations=("Signals Directorate", "Defence Ministry")
    )
    entities, references = linked((spy,), (organisation("Signals Directorate"),))
    by_id = {entity.id: entity for entity in entities}
    nearest = by_id[by_id[references["d0#0"]].affiliation or ""]
    assert nearest.id == references["d1#0"]
    assert by_id[nearest.affiliation or ""].name == "Defence Ministry"


def test_affiliations_never_run_in_a_circle() -> None:
    one = DocEntity("Alpha Board", "organisation", True, affiliations=("Beta Board",))
    two = DocEntity("Beta Board", "organisation", True, affiliations=("Alpha Board",))
    entities, _ = linked((one,), (two,))
    by_id = {entity.id: entity for entity in entities}
    assert [e for e in entities if e.affiliation and by_id[e.affiliation].affiliation == e.id] == []


def test_a_node_has_names_roles_and_mentions_of_all_documents() -> None:
    full = DocEntity("Gen. Orla Brennan", "person", True, roles=("army chief",), mentions=((5, 9),))
    short = DocEntity("Brennan", "person", True, roles=("general",), mentions=((0, 7), (20, 27)))
    (entity,), _ = linked((full,), (short,))
    assert entity.aliases == ("Brennan",)
    assert entity.roles == ("army chief", "general")
    assert entity.mentions == (Place("d0", 5, 9), Place("d1", 0, 7), Place("d1", 20, 27))


def test_ids_stay_when_documents_are_added() -> None:
    _, before = linked((person("Orla Brennan"), organisation("Castell Motors")))
    _, after = linked(
        (person("Orla Brennan"), organisation("Castell Motors")), (person("Brennan"),)
    )
    assert {key: after[key] for key in before} == before


NAMES = st.lists(st.tuples(st.text(min_size=1, max_size=12), st.sampled_from(KINDS)), max_size=6)


@given(st.lists(NAMES, max_size=4), st.randoms(use_true_random=False))
def test_any_names_in_any_order(documents: list[list[Named]], chance: random.Random) -> None:
    items = [
        (
            DocumentInfo(f"d{i}", f"{i}.txt", ""),
            Annotation(
                f"d{i}", entities=tuple(DocEntity(name, kind, True) for name, kind in names)
            ),
        )
        for i, names in enumerate(documents)
    ]
    entities, references = link_entities(items)
    assert len(references) == sum(map(len, documents))
    assert set(references.values()) == {entity.id for entity in entities}
    chance.shuffle(items)
    assert link_entities(items) == (entities, references)


def test_name_parts() -> None:
    name = person_name("Ukrainian Maj. Gen. Kyrylo van der Berg, Jr.")
    assert (name.given, name.surname, name.suffix) == (("kyrylo",), "van der berg", "jr")
    assert surname_key("zelenskiy") == surname_key("zelenskyy") == surname_key("zelensky")
    assert place_key("the United States of America") != place_key("Britain")
    assert place_key("U.S.") == place_key("America") == "united states"
    assert organisation_key("Department of Health") == organisation_key("Health Ministry")


def test_a_former_affiliation_and_a_couple_make_no_organisation_and_no_person() -> None:
    envoy = replace(person("Ada Quist", "former Norbank director"), affiliations=("Norbank",))
    clerk = replace(person("Ben Osei", "Norbank director"), affiliations=("Norbank",))
    pair = DocEntity("Ms. Quist and Mr. Osei", "group", True)
    info = DocumentInfo("d1", "d1.txt", "")
    entities, _ = link_entities([(info, Annotation("d1", entities=(envoy, clerk, pair)))])
    found = {entity.name: entity for entity in entities}
    assert found["Ada Quist"].affiliation is None
    assert found["Ben Osei"].affiliation is not None
    assert not found["Ms. Quist and Mr. Osei"].named
