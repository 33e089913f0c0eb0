"""What the words beside a name tell: whose head, whose lawyer, and who told it first."""

from __future__ import annotations

import re

import pytest

from secondsource.belonging import with_belonging
from secondsource.hearsay import with_inner_sources
from secondsource.records import (
    Annotation,
    Attribution,
    DocEntity,
    Document,
    EntityKind,
    Predication,
    Span,
)

KINDS: dict[str, EntityKind] = {"Kastria": "place", "Derek Ashby": "person", "Ada Moor": "person"}
NAMES = ("Kelbrook Foods", "JMM", "Halden Paper", "Kastria", "Derek Ashby")


def read(text: str, *roles: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Roles and affiliations of Ada Moor in a text."""
    entities = [
        DocEntity(name, KINDS.get(name, "organisation"), True, mentions=spans)
        for name in NAMES
        if (spans := tuple(m.span() for m in re.finditer(name, text)))
    ]
    at = tuple(m.span() for m in re.finditer("Ada Moor", text))
    who = DocEntity("Ada Moor", "person", True, roles=roles, mentions=at)
    ends = [m.end() for m in re.finditer(r"\.(?=\s|$)", text)]
    sentences: tuple[Span, ...] = tuple(zip([0, *ends[:-1]], ends, strict=True))
    annotation = Annotation("d", sentences, (*entities, who))
    found = with_belonging(Document("a.txt", text), annotation).entities[-1]
    return found.roles, found.affiliations


TOLD = [
    ("The JMM's head, Colonel Ada Moor, said so.", ("head",), ("JMM",)),
    ("JMM spokeswoman Ada Moor said so.", ("spokeswoman",), ("JMM",)),
    ("Ada Moor of Kelbrook Foods said so.", (), ("Kelbrook Foods",)),
    ("A spokeswoman for Kelbrook Foods, Ada Moor, said so.", ("spokeswoman",), ("Kelbrook Foods",)),
    ("Kelbrook Foods opened. Its chief executive, Ada Moor, said so.",
     ("chief executive",), ("Kelbrook Foods",)),
    ("The mission's deputy head, Ada Moor, said so.", ("mission's deputy head",), ()),
    ("Kastria's foreign minister, Ada Moor, said so.", ("Kastria's foreign minister",), ()),
    ("Derek Ashby's lawyer, Ada Moor, said so.", ("Derek Ashby's lawyer",), ()),
    ("Ada Moor, Derek Ashby's lawyer, said so.", ("Derek Ashby's lawyer",), ()),
    ("A lawyer for Derek Ashby, Ada Moor, said so.", ("lawyer for Derek Ashby",), ()),
]  # fmt: skip
UNTOLD = [
    "The JMM's former head, Ada Moor, said so.",
    "Mr Roe was a mentor to Ada Moor at Kelbrook Foods.",
    "They met the JMM's head, Tor Hagen. Ada Moor watched.",
    "The JMM's critics and Ada Moor said so.",
    "The JMM's head said so. Ada Moor agreed.",
    "Ada Moor left Kelbrook Foods.",
    "Ada Moor was at Kelbrook Foods.",
    "Derek Ashby's brother, Ada Moor, said so.",
    "Kastria's writer, Ada Moor, said so.",
    "Kelbrook Foods met Halden Paper. Its chief executive, Ada Moor, said so.",
    "The Kelbrook Foods plant, Ada Moor said, was new.",
]


@pytest.mark.parametrize(("text", "roles", "bodies"), TOLD, ids=lambda value: str(value))
def test_words_tell_whom_one_belongs_to(
    text: str, roles: tuple[str, ...], bodies: tuple[str, ...]
) -> None:
    assert read(text) == (roles, bodies)


@pytest.mark.parametrize("text", UNTOLD)
def test_words_tell_nothing(text: str) -> None:
    assert read(text) == ((), ())


def test_a_former_role_tells_of_nothing() -> None:
    assert read("Ada Moor of Kelbrook Foods said so.", "former chemist")[1] == ()


def inner(source: str, cue: str, *entities: DocEntity) -> tuple[str | None, tuple[str, ...]]:
    """The claimant inside "Carol said SOURCE CUE it rained", and the names of all entities."""
    text = f"Carol said {source} {cue} it rained"
    first, end = len("Carol said "), len(f"Carol said {source}")
    nested = Attribution(
        ((first, end),), ((end + 1, end + 1 + len(cue)),), ((end + 2 + len(cue), len(text)),),
        predications=(Predication("rain", 0, 1),), note="nobody is named",
    )  # fmt: skip
    outer = Attribution(
        ((0, 5),), ((6, 10),), ((first, len(text)),), claimant="d#0", nested=(nested,)
    )
    carol = DocEntity("Carol", "person", True, mentions=((0, 5),))
    document = Document("a.txt", text)
    annotation = Annotation(document.id, entities=(carol, *entities), attributions=(outer,))
    found = with_inner_sources(document, annotation)
    claimant = found.attributions[0].nested[0].claimant
    number = claimant and claimant.removeprefix(f"{document.id}#")
    return number, tuple(entity.name for entity in found.entities)


HEARD = [
    ("her brother", "told her", True),
    ("her late grandmother", "believed", True),
    ("a neighbour", "had told her", True),
    ("two colleagues", "told her", True),
    ("the report", "told her", False),
    ("a report", "found", False),
    ("many", "told her", False),
    ("Derek's brother", "told her", False),
]


@pytest.mark.parametrize(("source", "cue", "somebody"), HEARD)
def test_an_unnamed_inner_source_is_somebody(source: str, cue: str, somebody: bool) -> None:
    wanted = ("1", ("Carol", source)) if somebody else (None, ("Carol",))
    assert inner(source, cue) == wanted


def test_a_name_in_the_inner_source_is_the_claimant() -> None:
    derek = DocEntity("Derek", "person", True, roles=("her husband",), mentions=((23, 28),))
    assert inner("her husband Derek", "told her", derek) == ("1", ("Carol", "Derek"))
