"""Who is behind the attributions of the two seed articles, their gold spans found by search."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from marked import nlp

from secondsource.annotate.attribution import load_model
from secondsource.annotate.pipeline import parse
from secondsource.annotate.raw import RawAttribution
from secondsource.annotate.schemes import UD
from secondsource.annotate.speakers import Resolved, resolve
from secondsource.records import DocEntity, Document, Span

FIRST, SECOND = "000_d60a3096aa7b1c96.txt", "002_4b3dc9424d20ad93.txt"


# source as written, which of its occurrences, who it is; "(...)" is unnamed
FIRST_SOURCES = [
    ("A former NATO official", 0, "Gordon B. Davis Jr."),
    ("Ukraine’s military intelligence chief", 0, "Kyrylo Budanov"),
    ("Maj. Gen. Kyrylo Budanov", 0, "Kyrylo Budanov"),
    ("Budanov", 1, "Kyrylo Budanov"),
    ("Ukraine’s Ministry of Defense", 0, "Ukraine's Ministry of Defense"),
    ("Adam Casey", 0, "Adam Casey"),
    ("Casey", 1, "Adam Casey"),
    ("Gordon B. Davis Jr.", 0, "Gordon B. Davis Jr."),
    ("he", 2, "Gordon B. Davis Jr."),
    ("NATO’s security general Jens Stoltenberg", 0, "Jens Stoltenberg"),
]
SECOND_SOURCES = [
    ("High-ranking Kremlin officials", 0, "(High-ranking Kremlin officials)"),
    ("Bellingcat chief investigator Christo Grozev", 0, "Christo Grozev"),
    ("Grozev", 1, "Christo Grozev"),
    ("He", 0, "Christo Grozev"),
    ("he", 0, "Christo Grozev"),
    ("The British Defense Ministry", 0, "British Defense Ministry"),
    ("he", 4, "Christo Grozev"),
    ("who", 3, "Kyrylo Budanov"),
    ("Budanov", 2, "Kyrylo Budanov"),
    ("He", 3, "Kyrylo Budanov"),
    ("Sources", 0, "(Sources)"),
    ("many", 1, "(many)"),
    ("Stone", 2, "Oliver Stone"),
    ("Former British intelligence spy Christopher Steele", 0, "Christopher Steele"),
    ("Critics and Kremlin observers", 0, "(Critics and Kremlin observers)"),
    ("he", 9, "Christopher Steele"),
]


@dataclass
class Read:
    text: str
    raw: list[RawAttribution]
    found: Resolved

    def claimant(self, source: str, occurrence: int) -> str | None:
        """Who the n-th occurrence of a source is."""
        start = place(self.text, source, occurrence)[0]
        for attribution, speaker in zip(self.raw, self.found.speakers, strict=True):
            if any(s <= start < e for s, e in attribution.source):
                return self.name(speaker.claimant)
        raise AssertionError(f"no attribution has the source {source!r}")

    def name(self, k: int | None) -> str | None:
        if k is None:
            return None
        entity = self.found.entities[k]
        return entity.name if entity.named else f"({entity.name})"

    def entity(self, name: str) -> DocEntity:
        return next(e for e in self.found.entities if e.name == name)


def place(text: str, words: str, occurrence: int) -> Span:
    found = [m.span() for m in re.finditer(rf"\b{re.escape(words)}(?!\w)", text)]
    return found[occurrence]


def read(path: Path, sources: list[tuple[str, int, str]]) -> Read:
    """Read an article with what the model finds, and the listed sources that it misses."""
    text = path.read_text(encoding="utf-8")
    raw = list(load_model().find(text))
    for source, occurrence, _ in sources:
        start, end = place(text, source, occurrence)
        if not any(s <= start < e for a in raw for s, e in a.source):
            cue = text.index(" ", end + 1)
            line = text.index("\n", cue)
            raw.append(RawAttribution(((start, end),), ((end + 1, cue),), ((cue + 1, line),)))
    doc = parse(nlp(), text)
    return Read(text, raw, resolve(doc, UD, raw, Document(path.name, text)))


@pytest.fixture(scope="module")
def first(shared: Path) -> Read:
    return read(shared / "seeds" / FIRST, FIRST_SOURCES)


@pytest.fixture(scope="module")
def second(shared: Path) -> Read:
    return read(shared / "seeds" / SECOND, SECOND_SOURCES)


@pytest.mark.parametrize(("source", "occurrence", "claimant"), FIRST_SOURCES)
def test_first_article(first: Read, source: str, occurrence: int, claimant: str) -> None:
    assert first.claimant(source, occurrence) == claimant


@pytest.mark.parametrize(("source", "occurrence", "claimant"), SECOND_SOURCES)
def test_second_article(second: Read, source: str, occurrence: int, claimant: str) -> None:
    assert second.claimant(source, occurrence) == claimant


def test_the_group_of_the_elite_is_the_basis(second: Read) -> None:
    bases = [
        (second.name(s.claimant), second.name(s.basis)) for s in second.found.speakers if s.basis
    ]
    assert len(bases) == 1
    claimant, basis = bases[0]
    assert claimant == "Christo Grozev"
    assert basis is not None
    assert basis.startswith("(group of")


def test_descriptions_of_the_same_person(second: Read) -> None:
    k = second.found.entity_at(*place(second.text, "The general", 0))
    assert second.name(k) == "Kyrylo Budanov"
    roles = second.entity("Kyrylo Budanov").roles
    assert any(role.startswith("head of Ukraine") for role in roles)
    president = place(second.text, "the Russian president", 1)
    assert second.name(second.found.entity_at(*president)) == "Vladimir Putin"


def test_affiliations(first: Read, second: Read) -> None:
    assert first.entity("Adam Casey").affiliations == (
        "Weiser Center for Emerging Democracies",
        "University of Michigan",
    )
    alliance = "North Atlantic Treaty Organization"
    assert first.entity("Gordon B. Davis Jr.").affiliations == (alliance,)
    assert first.entity(alliance).aliases == ("NATO",)
    assert second.entity("Christo Grozev").affiliations == ("Bellingcat",)
    service = second.entity("Federal Security Services")
    assert "FSB" in service.aliases


def test_headings_credits_and_diseases_name_nobody(second: Read) -> None:
    names = {e.name for e in second.found.entities if e.named}
    assert not names & {"Kremlin.ru", "An Impending Coup", "Impending Coup", "Parkinson", "CC BY"}
    assert not any("Cancer" in name for name in names)
