"""The invented world of the synthetic archive: who there is, what happens, what is said."""

from __future__ import annotations

import random
from dataclasses import dataclass

from secondsource.records import Bound, Claim, DocumentInfo, Entity, EntityKind, Event, make_id

SYLLABLES = [
    "bar",
    "dol",
    "fen",
    "gri",
    "hal",
    "jor",
    "kel",
    "lum",
    "mor",
    "nev",
    "ost",
    "pra",
    "quil",
    "rav",
    "sil",
    "tam",
    "urd",
    "vos",
    "wen",
    "zul",
]
VERBS = {
    "seize": "seized",
    "close": "closed",
    "sign": "signed",
    "attack": "attacked",
    "fund": "funded",
    "leave": "left",
    "win": "won",
    "evacuate": "evacuated",
}
NOUNS = ("mutiny", "ceasefire", "flood", "strike", "election", "outage", "siege", "merger")
UNITS = ("soldier", "tonne", "house", "vote", "vehicle")
GROUPS = ("officials", "a senior official", "witnesses", "people close to the talks")
ROLES = ("spokesman", "governor", "general", "minister", "analyst")
BOUNDS: tuple[Bound, ...] = ("exact", "about", "at_least", "at_most")
Amount = tuple[int, str, Bound]


@dataclass(frozen=True)
class Statement:
    """Something that can be said of an event: agent, past-tense verb, object or figure, place."""

    event: str
    predicate: str
    past: str
    agent: Entity
    patient: Entity | None
    place: Entity
    figure: Amount | None = None


@dataclass(frozen=True)
class Occurrence:
    """A claim with the statement that it was written from."""

    claim: Claim
    statement: Statement
    document: DocumentInfo


@dataclass(frozen=True)
class Happening:
    """An event and the statements that are made about it."""

    event: Event
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class World:
    """Everybody and everything that the articles are about."""

    entities: tuple[Entity, ...]
    outlets: tuple[str, ...]
    happenings: tuple[Happening, ...]

    def claimant(self, rng: random.Random) -> Entity:
        """Return somebody who may speak; a few speak often."""
        speakers = [e for e in self.entities[:200] if e.kind != "place"]
        if rng.random() < 0.5:
            speakers = list(self.entities)
        found = rng.choice(speakers)
        return found if found.kind != "place" else self.claimant(rng)

    def happening(self, rng: random.Random) -> Happening:
        """Return an event; half of the time one of the few that all write about."""
        if rng.random() < 0.5:
            return self.happenings[int(rng.paretovariate(1.1)) % len(self.happenings)]
        return rng.choice(self.happenings)


def make_world(rng: random.Random, n_articles: int) -> World:
    """Return a world large enough for ``n_articles``."""
    entities = tuple(_entities(rng, n_articles))
    outlets = sorted({f"The {_word(rng)} {_word(rng)}" for _ in range(3 + n_articles // 20)})
    events = [_happening(rng, entities, i) for i in range(max(4, n_articles // 2))]
    return World(entities, tuple(outlets), tuple(events))


def _word(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(2)).title()


def _entities(rng: random.Random, n_articles: int) -> list[Entity]:
    found: dict[str, Entity] = {}
    for name in GROUPS:
        found[name] = Entity(make_id("e", name, "group"), name, "group", False)
    size = max(20, n_articles)
    shares: tuple[tuple[EntityKind, int], ...] = (("place", 5), ("organisation", 4), ("person", 1))
    for kind, share in shares:
        for _ in range(max(4, size // share)):
            entity = _entity(rng, kind, list(found.values()))
            found.setdefault(entity.name, entity)
    order = list(found.values())
    rng.shuffle(order)
    return order


def _entity(rng: random.Random, kind: EntityKind, known: list[Entity]) -> Entity:
    if kind == "place":
        name = _word(rng)
        return Entity(make_id("e", name, kind), name, kind, True)
    above = [e.id for e in known if e.kind == "organisation"]
    affiliation = rng.choice(above) if above and rng.random() < 0.5 else None
    if kind == "organisation":
        name = f"{_word(rng)} {rng.choice(('Council', 'Army', 'Bank', 'Ministry', 'Union'))}"
        return Entity(make_id("e", name, kind), name, kind, True, affiliation=affiliation)
    first, last = _word(rng), _word(rng)
    name = f"{first} {last}"
    roles = (rng.choice(ROLES),) if rng.random() < 0.5 else ()
    return Entity(make_id("e", name, kind), name, kind, True, (last,), roles, affiliation)


def _happening(rng: random.Random, entities: tuple[Entity, ...], number: int) -> Happening:
    noun = rng.choice(NOUNS)
    place = _pick(rng, entities, "place")
    actors = [_pick(rng, entities, "organisation") for _ in range(2)]
    label = f"{noun} in {place.name}"
    event = Event(
        make_id("v", number, label),
        label,
        noun,
        tuple(sorted({a.id for a in actors})),
        (place.id,),
        f"2031-{rng.randint(1, 12):02d}" if rng.random() < 0.7 else None,
    )
    statements = [_statement(rng, entities, event.id, actors, place) for _ in range(6)]
    return Happening(event, tuple(statements))


def _statement(
    rng: random.Random, entities: tuple[Entity, ...], event: str, actors: list[Entity], at: Entity
) -> Statement:
    if rng.random() < 0.3:
        figure = (rng.randint(2, 900), rng.choice(UNITS), rng.choice(BOUNDS))
        return Statement(event, "lose", "lost", rng.choice(actors), None, at, figure)
    verb = rng.choice(sorted(VERBS))
    patient = _pick(rng, entities, rng.choice(("organisation", "place", "person")))
    return Statement(event, verb, VERBS[verb], rng.choice(actors), patient, at)


def _pick(rng: random.Random, entities: tuple[Entity, ...], kind: str) -> Entity:
    while True:
        entity = rng.choice(entities)
        if entity.kind == kind:
            return entity
