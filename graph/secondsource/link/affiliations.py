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
    BODY_NOUNS,
    LEADING,
    PAST,
    governs,
    is_government,
    is_rank,
    leads,
    speaks,
    words,
)
from secondsource.records import Entity, EntityKind, make_id

_PARTS = re.compile(r"\band\b|\bnow\b|[,;]")
_PORTFOLIO = re.compile(
    r"\b(?P<before>[\w' -]+?)\s+(?:minister|secretary)\b"
    r"|\b(?:minister|secretary)\s+(?:of|for)\s+(?:the\s+)?(?P<behind>[\w ]+)",
    re.IGNORECASE,
)
_BODIES = BODY_NOUNS - {"company", "firm", "government", "force", "operator"}
"""What a body is called by one word where a story names only one such."""
_OWNED = re.compile(r"[’']s\b")
_SENT_TO = re.compile(r"\bto\b")
_UNMEANT = frozenset("critic rival opponent competitor customer victim shareholder fan".split())
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
        self._police_of_the_story(mentioned, references)
        named = _by_words(self._bodies())
        votes: dict[str, Counter[str]] = {}
        for one in mentioned:
            key = references[one.ref]
            entity = self._entities[key]
            if entity.affiliation is None and one.entity.kind in ("person", "group"):
                for body in self._meant(one, self._one_country(_offices(entity)), named):
                    votes.setdefault(key, Counter())[body] += 1
        for lower in sorted(votes):
            self._affiliate(lower, votes[lower])

    def _police_of_the_story(
        self, mentioned: Sequence[Mentioned], references: dict[str, str]
    ) -> None:
        """Add the police where none is named, but somebody of them is, beside others."""
        own = {references[one.ref] for one in mentioned if _body_noun(one) == "police"}
        if len(own) < 2 or not any(self._entities[key].named for key in own):
            return
        if not any("police" in organisation_key(body.name).split() for body in self._bodies()):
            self._add(Entity(make_id("e", "name", "police"), "Police", "organisation", True))

    def _bodies(self) -> list[Entity]:
        found = (e for e in self._entities.values() if e.named and e.kind == "organisation")
        return sorted(found, key=lambda entity: entity.id)

    def _meant(
        self, one: Mentioned, country: str | None, named: dict[tuple[str, ...], str]
    ) -> Iterator[str]:
        """Yield what the roles of somebody name or mean; ``country`` is that of all his roles."""
        for role in one.entity.roles:
            if PAST.search(role):
                continue
            belongs = one.entity.named or leads(role)
            found = (
                (_named_in(role, named) if belongs else None)
                or self._ministry(role, country, one.document)
                or self._called(role, one)
            )
            if found is not None:
                yield found

    def _ministry(self, role: str, country: str | None, document: str) -> str | None:
        """Return the ministry of a minister, by portfolio and country.

        A minister of no country belongs to a ministry of one only if the story knows no other.
        """
        portfolio = _PORTFOLIO.search(role)
        if portfolio is None:
            return None
        rest, _ = self._nations.split(tokens(portfolio["before"] or portfolio["behind"]))
        wanted = set(organisation_key(" ".join([*rest, "ministry"])).split())
        if len(wanted) < 2:
            return None
        foreign = country is None and self._nations.several
        fitting = [e.id for e in self._bodies() if self._holds(e, wanted, country, foreign)]
        return self._only(fitting, document)

    def _holds(self, body: Entity, wanted: set[str], country: str | None, foreign: bool) -> bool:
        names = [self._nations.split(tokens(name)) for name in (body.name, *body.aliases)]
        own = {nation for _, nation in names} - {None}
        if own and (foreign or country not in (None, *own)):
            return False
        keys = (organisation_key(" ".join(rest)).replace("office", "ministry") for rest, _ in names)
        return any(wanted == set(key.split()) for key in keys)

    def _called(self, role: str, one: Mentioned) -> str | None:
        """Return the body that a role calls by a common noun ("hospital spokeswoman")."""
        noun = _noun_in(role, one)
        if noun is not None:
            fitting = [e for e in self._bodies() if noun in organisation_key(e.name).split()]
            return self._only([e.id for e in fitting if _fits(role, noun, e)], one.document)
        if not (leads(role) and (speaks([role]) or _OWNED.search(role))):
            return None
        here = [e for e in self._bodies() if self._in_document(e.id, one.document)]
        ends = [e.id for e in here if len(tokens(e.name)) > 1 and tokens(e.name)[-1] in words(role)]
        return ends[0] if len(ends) == 1 else None

    def _only(self, fitting: Sequence[str], document: str) -> str | None:
        """Return the only one in the document, else the only one in the story."""
        here = [body for body in fitting if self._in_document(body, document)]
        return next((found[0] for found in (here, fitting) if len(found) == 1), None)

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


def _body_noun(one: Mentioned) -> str | None:
    """Return the common noun for the body that somebody is one of by the roles, if any."""
    if one.entity.kind not in ("person", "group"):
        return None
    nouns = (_noun_in(role, one) for role in one.entity.roles if not PAST.search(role))
    return next(filter(None, nouns), None)


def _fits(role: str, noun: str, body: Entity) -> bool:
    """Tell whether a role names nobody else than a body: "Tulsa police chief" is of no other."""
    own = {*tokens(body.name), *(word for name in body.aliases for word in tokens(name)), noun}
    capitals = {word for name in role.split() if name[:1].isupper() for word in tokens(name)}
    plain = own | TITLES | LEADING
    return all(word in plain or leads(word) or is_rank(word) for word in capitals)


def _noun_in(role: str, one: Mentioned) -> str | None:
    found = words(role)
    noun = next((word for word in found if word in _BODIES), None)
    if noun is None and is_rank(role):
        noun = "police"
    itself = not one.entity.named and words(one.entity.name) == (noun,)
    return noun if leads(role) or is_rank(role) or itself else None


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


def _by_words(bodies: Iterable[Entity]) -> dict[tuple[str, ...], str]:
    """Return the names that one organisation alone has and that are no common nouns."""
    owners: dict[tuple[str, ...], set[str]] = {}
    for body in bodies:
        for name in (body.name, *body.aliases):
            found = tuple(word for word in tokens(name) if word != "the")
            if found and name[:1].isupper() and not set(found) <= GENERIC | TITLES:
                owners.setdefault(found, set()).add(body.id)
    return {found: next(iter(ids)) for found, ids in owners.items() if len(ids) == 1}


def _named_in(role: str, named: Mapping[tuple[str, ...], str]) -> str | None:
    """Return the organisation with the longest name that stands in a role, as a whole name.

    >>> names = {("united",): "e-1", ("clinton", "campaign"): "e-2"}
    >>> _named_in("Clinton campaign manager", names)
    'e-2'
    >>> _named_in("expert in the United States", names)
    """
    spelt = role.split()
    found = [next(iter(tokens(word)), "") for word in spelt]
    if _UNMEANT.intersection(found):
        return None
    for size in range(min(6, len(found)), 0, -1):
        for at in range(len(found) - size + 1):
            key = named.get(tuple(found[at : at + size]))
            if key is not None and _is_whole_name(spelt, found, at, at + size):
                return key
    return None


def _is_whole_name(spelt: Sequence[str], found: Sequence[str], start: int, end: int) -> bool:
    """Tell whether a part of a role begins with a capital and has no capitals right beside it."""
    beside = [i for i in (start - 1, end) if 0 <= i < len(spelt)]
    named = [i for i in beside if spelt[i][:1].isupper() and found[i] not in TITLES | LEADING]
    return spelt[start][:1].isupper() and not named
