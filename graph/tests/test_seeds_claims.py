"""What annotation makes of the two real articles: stances, carriers, figures, voices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from secondsource.annotate.annotator import load
from secondsource.claims import claims_of
from secondsource.read import read
from secondsource.records import Annotation, Claim, Document

FIRST, SECOND = "000_", "002_"


class Seeds:
    """The claims of the two articles with their claimants' names."""

    def __init__(self, folder: Path) -> None:
        annotator = load()
        self.annotations: dict[str, Annotation] = {}
        self.claims: dict[str, tuple[Claim, ...]] = {}
        self.texts: dict[str, str] = {}
        for document in read([folder]):
            assert isinstance(document, Document)
            key = document.path[:4]
            self.annotations[key] = annotator.annotate(document)
            self.claims[key] = claims_of(document, self.annotations[key])
            self.texts[key] = document.text

    def name(self, key: str, reference: str | None) -> str:
        """Return the name behind a reference."""
        if reference is None:
            return ""
        return self.annotations[key].entities[int(reference.split("#")[1])].name

    def by(self, key: str, surname: str) -> Iterator[Claim]:
        """Yield the attributed claims of everybody with ``surname`` in the name."""
        for claim in self.claims[key]:
            named = surname in self.name(key, claim.claimant)
            if named and claim.voice == "attributed" and claim.section is None:
                yield claim

    def one(self, key: str, surname: str, wanted: Callable[[Claim], bool]) -> Claim:
        """Return the first claim of a claimant that is as wanted."""
        found = [claim for claim in self.by(key, surname) if wanted(claim)]
        assert found, [claim.predication.predicate for claim in self.by(key, surname)]
        return found[0]


@pytest.fixture(scope="module")
def seeds(shared: Path) -> Seeds:
    return Seeds(shared / "seeds")


def _predicate(name: str) -> Callable[[Claim], bool]:
    return lambda claim: claim.predication.predicate == name


@pytest.mark.parametrize("key", [FIRST, SECOND])
def test_coup_is_under_way_says_budanov(seeds: Seeds, key: str) -> None:
    claim = seeds.one(key, "Budanov", _predicate("coup"))
    assert (claim.stance.polarity, claim.stance.certainty) == ("affirmed", "certain")
    assert claim.stance.time == "present_or_past"
    patients = [a for a in claim.predication.arguments if a.role == "patient"]
    assert [seeds.name(key, a.entity) for a in patients] == ["Vladimir Putin"]


def test_change_of_leadership_lies_ahead(seeds: Seeds) -> None:
    for key in (FIRST, SECOND):
        claim = seeds.one(key, "Budanov", _predicate("lead"))
        assert (claim.stance.certainty, claim.stance.time) == ("certain", "future")


def test_davis_denies_the_coup(seeds: Seeds) -> None:
    claim = seeds.one(FIRST, "Davis", _predicate("coup"))
    assert (claim.stance.polarity, claim.predication.negated) == ("denied", False)
    happening = seeds.one(FIRST, "Davis", _predicate("happen"))
    assert (happening.stance.polarity, happening.stance.time) == ("denied", "future")
    assert all(c.stance.polarity == "denied" for c in seeds.by(FIRST, "Davis") if c.quotations[1:])


def test_coup_of_grozev_is_conditional(seeds: Seeds) -> None:
    claim = seeds.one(SECOND, "Grozev", _predicate("coup"))
    assert claim.stance.certainty == "conditional"


def test_interviews_with_sky_news(seeds: Seeds) -> None:
    carriers = {}
    for surname in ("Budanov", "Davis"):
        found = [c.carrier for c in seeds.by(FIRST, surname) if c.carrier and c.quotations]
        assert {(c.kind, c.name, c.exclusive) for c in found} == {("interview", "Sky News", True)}
        carriers[surname] = {c.start for c in found}
    assert carriers["Budanov"].isdisjoint(carriers["Davis"])


def test_figures(seeds: Seeds) -> None:
    losses = seeds.one(SECOND, "Defense Ministry", lambda c: bool(c.predication.figures))
    third = losses.predication.figures[0]
    assert (third.value, third.unit, third.bound) == (0.333, "force", "at_most")
    killed = seeds.one(FIRST, "Ministry", lambda c: bool(c.predication.figures))
    troops = killed.predication.figures[0]
    assert (troops.value, troops.unit, troops.bound) == (27400.0, "troop", "about")


def test_health(seeds: Seeds) -> None:
    stone = seeds.one(SECOND, "Stone", _predicate("cancer"))
    assert (stone.stance.polarity, stone.stance.certainty) == ("affirmed", "certain")
    assert stone.predication.arguments[0].entity is not None
    observers = seeds.one(SECOND, "observers", _predicate("cancer"))
    assert observers.stance.certainty == "possible"
    condition = seeds.one(SECOND, "Budanov", _predicate("condition"))
    assert condition.quotations


def test_doubt_of_the_many(seeds: Seeds) -> None:
    claim = seeds.one(SECOND, "many", _predicate("invasion"))
    assert claim.stance.polarity == "denied"


def test_unnamed_sources_are_no_named_entities(seeds: Seeds) -> None:
    claims = [*seeds.by(SECOND, "Sources"), *seeds.by(SECOND, "many")]
    assert claims
    for claim in claims:
        assert claim.claimant is not None
        assert not seeds.annotations[SECOND].entities[int(claim.claimant.split("#")[1])].named


def test_own_inferences_have_no_claimant(seeds: Seeds) -> None:
    own = [c for c in seeds.claims[SECOND] if c.voice == "document" and c.cue]
    assert own
    assert {c.claimant for c in own} == {None}


def test_spans_and_texts(seeds: Seeds) -> None:
    for key, claims in seeds.claims.items():
        for claim in claims:
            parts = [seeds.texts[key][s:e] for s, e in claim.content]
            assert claim.text == " … ".join(parts)
            assert all(part == part.strip() and part for part in parts)
        assert len({c.id for c in claims}) == len(claims)


def test_caption_printed_twice_counts_once(seeds: Seeds) -> None:
    captions = [c for c in seeds.claims[FIRST] if c.section == "caption"]
    shown = [(c.predication.predicate, c.claimant) for c in captions]
    assert len(set(shown)) == len(shown)
