"""Which organisation everybody in a story belongs to, and which one that belongs to.

Annotation gives what one document says outright. Roles tell the rest across documents: "police
spokesman" is one of the only police force that the story names, a minister belongs to the
ministry or the country that his title names, and a ministry to its government.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from secondsource.link.bodies import Bodies, body_noun, may_belong
from secondsource.link.names import (
    COUNTRIES,
    GENERIC,
    METONYMS,
    TITLES,
    organisation_key,
    place_key,
    tokens,
)
from secondsource.link.nations import Nations
from secondsource.link.persons import Mentioned
from secondsource.offices import (
    PAST,
    governs,
    is_government,
)
from secondsource.records import Entity, EntityKind, make_id

_PARTS = re.compile(r"\band\b|\bnow\b|[,;]")
_SENT_TO = re.compile(r"\bto\b")
_SERVICES = ("police", "coastguard")
"""Services that a story without a name for them has one of."""
_PLACE_KEYS = frozenset(
    place_key(name) for name in ("uk", "us", "ukraine", "russia", "france", "germany", "china",
                                 "israel", "iran", "turkey", "poland", "italy", "japan", "india")
)  # fmt: skip


class Affiliations:
    """Gives each entity the organisation it belongs to, organisations theirs, never in a circle."""

    def __init__(self, entities: dict[str, Entity], nations: Nations) -> None:
        """Index the entities by the names of organisations and places."""
        self._entities = dict(entities)
        self._nations = nations
        self._by_key: dict[str, set[str]] = {}
        for entity in entities.values():
            if entity.named and entity.kind != "person":
                for name in (entity.name, *entity.aliases):
                    self._by_key.setdefault(organisation_key(name), set()).add(entity.id)

    def fill(self, mentioned: Sequence[Mentioned], references: dict[str, str]) -> dict[str, Entity]:
        """Return the entities with their affiliations, those that only these name added."""
        votes: dict[str, Counter[str]] = {}
        for one in mentioned:
            chain = [references[one.ref]]
            chain += [self._organisation(name, one.document) for name in _usable(one)]
            for lower, upper in pairwise(chain):
                votes.setdefault(lower, Counter())[upper] += 1
        for lower in sorted(votes):
            self._affiliate(lower, votes[lower])
        self._fill_from_roles(mentioned, references)
        self._fill_governments()
        return self._entities

    def _affiliate(self, lower: str, votes: Counter[str]) -> None:
        for upper in sorted(votes, key=lambda key: (-votes[key], key)):
            if lower not in self._chain(upper):
                self._entities[lower] = replace(self._entities[lower], affiliation=upper)
                return

    def _chain(self, start: str) -> Iterator[str]:
        current: str | None = start
        while current is not None:
            yield current
            current = self._entities[current].affiliation

    def _organisation(self, name: str, document: str) -> str:
        """Return the id of the named organisation: the only one of that name, else a new one."""
        key = organisation_key(name)
        known = self._by_key.get(key, set())
        generic = set(key.split()) <= GENERIC
        if len(known) == 1 and not generic:
            return next(iter(known))
        here = sorted(one for one in known if self._in_document(one, document))
        if here:
            return here[0]
        fresh = make_id("e", "name", key, document) if generic else make_id("e", "name", key)
        if fresh not in self._entities:
            kind: EntityKind = "place" if key in _PLACE_KEYS else "organisation"
            self._add(Entity(fresh, name.strip(), kind, True))
        return fresh

    def _add(self, entity: Entity) -> None:
        self._entities[entity.id] = entity
        self._by_key.setdefault(organisation_key(entity.name), set()).add(entity.id)

    def _in_document(self, entity: str, document: str) -> bool:
        return any(place.document == document for place in self._entities[entity].mentions)

    # -- by roles ----------------------------------------------------------------------------

    def _fill_from_roles(self, mentioned: Sequence[Mentioned], references: dict[str, str]) -> None:
        """Give those who have none yet the body that their roles name or mean."""
        self._services_of_the_story(mentioned, references)
        bodies = Bodies(self._entities.values(), self._nations)
        votes: dict[str, Counter[str]] = {}
        for one in mentioned:
            key = references[one.ref]
            entity = self._entities[key]
            if entity.affiliation is None and may_belong(one):
                for body in bodies.meant(one, self._one_country(_offices(entity))):
                    votes.setdefault(key, Counter())[body] += 1
        for lower in sorted(votes):
            self._affiliate(lower, votes[lower])

    def _services_of_the_story(
        self, mentioned: Sequence[Mentioned], references: dict[str, str]
    ) -> None:
        """Add the police where none is named, but somebody of them is, beside others."""
        for noun in _SERVICES:
            own = {references[one.ref] for one in mentioned if body_noun(one) == noun}
            if len(own) < 2 or not any(self._entities[key].named for key in own):
                continue
            bodies = (e for e in self._entities.values() if e.named and e.kind == "organisation")
            if not any(noun in organisation_key(body.name).split() for body in bodies):
                self._add(Entity(make_id("e", "name", noun), noun.title(), "organisation", True))

    # -- governments -------------------------------------------------------------------------

    def _fill_governments(self) -> None:
        """Put ministries under their government, and ministers who have no ministry."""
        members: dict[str, list[str]] = {}
        people = self._officials()
        for entity in sorted(self._entities.values(), key=lambda one: one.id):
            country = self._country(entity, people) if entity.affiliation is None else None
            if country is not None:
                members.setdefault(country, []).append(entity.id)
        for country in sorted(members):
            tops = self._tops(country, members[country])
            for lower, upper in pairwise([*tops][::-1]):
                self._affiliate(lower, Counter([upper]))
            for member in members[country]:
                if tops and member not in tops:
                    self._affiliate(member, Counter([tops[-1]]))

    def _officials(self) -> dict[str, list[Entity]]:
        """Return the people of each body who speak for a government."""
        found: dict[str, list[Entity]] = {}
        for entity in self._entities.values():
            if entity.affiliation is not None and governs(entity.roles):
                found.setdefault(entity.affiliation, []).append(entity)
        return found

    def _country(self, entity: Entity, people: Mapping[str, Sequence[Entity]]) -> str | None:
        """Return the country whose government a body is part of, or a person speaks for.

        A body whose name doesn't tell has the country of those who speak for it.
        """
        if entity.kind in ("person", "group"):
            return self._one_country(_offices(entity))
        if entity.kind != "organisation" or not entity.named or not is_government(entity.name):
            return None
        own = self._one_country((entity.name, *entity.aliases))
        told = (role for one in people.get(entity.id, ()) for role in _offices(one))
        seat = METONYMS.get(" ".join(word for word in tokens(entity.name) if word != "the"))
        return seat or own or self._one_country(told)

    def _one_country(self, texts: Iterable[str]) -> str | None:
        heres = (_SENT_TO.split(text)[0] for text in texts)
        found = {self._nations.split(tokens(text))[1] for text in heres} - {None}
        return next(iter(found)) if len(found) == 1 else None

    def _tops(self, country: str, members: Sequence[str]) -> tuple[str, ...]:
        """Return the country and its government as far as the story names them.

        Where it names neither, but several who belong to it, a government is added.
        """
        places = [
            entity.id
            for entity in self._entities.values()
            if entity.named and entity.kind == "place" and place_key(entity.name) == country
        ]
        governments = [m for m in members if self._is_whole(self._entities[m])]
        tops = (*sorted(places)[:1], *sorted(governments)[:1])
        if tops or len(members) < 2:
            return tops
        known = country in COUNTRIES
        name = f"government of {country.title()}" if known else f"{country.title()} government"
        fresh = make_id("e", "name", organisation_key(name))
        if fresh not in self._entities:
            self._add(Entity(fresh, name, "organisation", True))
        return (fresh,)

    def _is_whole(self, entity: Entity) -> bool:
        rest, _ = self._nations.split(tokens(entity.name))
        return entity.kind == "organisation" and set(rest) - {"the"} == {"government"}


def _offices(entity: Entity) -> list[str]:
    return [role for role in entity.roles if governs([role]) and not PAST.search(role)]


def _usable(one: Mentioned) -> list[str]:
    """Return the organisations that somebody belongs to now, as far as the roles tell."""
    parts = [part for role in one.entity.roles for part in _PARTS.split(role)]
    past = [frozenset(tokens(part)) for part in parts if PAST.search(part)]
    now = [frozenset(tokens(part)) for part in parts if not PAST.search(part)]

    def left(name: str) -> bool:
        found = frozenset(tokens(name))
        before = any(found <= part for part in past) or PAST.search(name) is not None
        return before and not any(found <= part for part in now)

    usable = [name for name in one.entity.affiliations if tokens(name)]
    only_past = bool(past) and all(part <= TITLES for part in now)
    return [] if only_past else [name for name in usable if not left(name)]
