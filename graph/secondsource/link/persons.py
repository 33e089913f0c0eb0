"""One cluster for a person across documents, never two people on a surname alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from secondsource.link.names import (
    PersonName,
    person_name,
    same_given,
    title_gender,
    tokens,
)
from secondsource.offices import KIN, PAST
from secondsource.records import DocEntity

_FAMILIES = """
politics: president minister premier chancellor senator lawmaker politician governor mayor
congressman congresswoman mp deputy candidate councillor ambassador diplomat secretary
leader king queen
military: general colonel major captain admiral commander soldier officer marshal sergeant
lieutenant military army navy intelligence spy defence defense
law: judge lawyer prosecutor attorney barrister solicitor justice
police: police detective inspector constable sheriff policeman policewoman
medicine: doctor nurse surgeon physician medic paramedic
science: professor researcher scientist fellow scholar historian economist
business: executive ceo businessman businesswoman entrepreneur banker owner founder
media: journalist reporter editor author writer director filmmaker presenter investigator blogger
sport: coach striker goalkeeper midfielder footballer quarterback athlete sprinter player
resident: resident witness neighbour neighbor farmer shopkeeper teacher driver student fisherman
waiter waitress plumber electrician engineer pensioner
"""


_OCCUPATIONS = """
law: judge magistrate coroner
police: detective constable sheriff policeman policewoman captain sergeant superintendent
military: soldier colonel lieutenant admiral captain sergeant marine
sea: captain skipper sailor fisherman deckhand docker seaman
sport: footballer cricketer striker goalkeeper midfielder sprinter swimmer boxer jockey golfer
quarterback wrestler gymnast batsman athlete cyclist coach captain
medicine: nurse midwife paramedic doctor surgeon
school: teacher headteacher headmaster headmistress
craft: plumber electrician carpenter butcher baker mechanic welder roofer builder
fire: firefighter captain
farm: farmer
service: waiter waitress chef cleaner janitor hairdresser
road: driver lorry-driver
air: pilot captain
stage: actor actress singer rapper comedian musician
church: priest bishop archbishop vicar rabbi imam monk nun
"""
"""Occupations of which one person hardly has two at a time, by field."""


def _fields(table: str) -> dict[str, frozenset[str]]:
    """Return the fields in which each word of a table is, each after its name and a colon."""
    found: dict[str, set[str]] = {}
    current = ""
    for word in table.split():
        if word.endswith(":"):
            current = word[:-1]
        else:
            found.setdefault(word, set()).add(current)
    return {word: frozenset(fields) for word, fields in found.items()}


_FAMILY = {word: min(fields) for word, fields in _fields(_FAMILIES).items()}
_FIELDS = _fields(_OCCUPATIONS)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """One document's entity with its reference and the document it stands in."""

    ref: str
    document: str
    entity: DocEntity


@dataclass(frozen=True, slots=True)
class Profile:
    """What one document says of a person, in comparable form."""

    mentioned: Mentioned
    name: PersonName
    gender: str | None
    families: frozenset[str]
    words: frozenset[str]
    fields: frozenset[str] = frozenset()
    """The fields of occupations of which one person hardly has two."""

    @classmethod
    def of(cls, mentioned: Mentioned) -> Profile:
        """Take the fullest of the names and collect titles, roles and affiliations."""
        entity = mentioned.entity
        parsed = [
            person_name(name) for name in (entity.name, *entity.aliases) if name[:1].isupper()
        ]
        parsed = parsed or [person_name(entity.name)]
        first = parsed[0]
        fullest = max(
            (name for name in parsed if name.key == first.key),
            key=lambda name: (len(name.given), sum(map(len, name.given)), name.suffix, name.given),
        )
        titles = tuple(sorted({title for name in parsed for title in name.titles}))
        spoken = [word for text in (*entity.roles, *titles) for word in tokens(text)]
        belongs = [word for text in entity.affiliations for word in tokens(text)]
        return cls(
            mentioned,
            fullest,
            entity.gender or title_gender(titles),
            frozenset(_FAMILY[word] for word in spoken if word in _FAMILY),
            frozenset(word for word in (*spoken, *belongs) if len(word) > 3),
            _occupations((*entity.roles, *titles)),
        )

    def fits(self, other: Profile) -> bool:
        """Say whether both may be the same person, going by everything but the surname."""
        return (
            _agree(self.gender, other.gender)
            and same_given(self.name.given, other.name.given)
            and _agree(self.name.suffix or None, other.name.suffix or None)
            and (self._both_full(other) or self._role_fits(other))
            and not self._works_elsewhere(other)
        )

    def _works_elsewhere(self, other: Profile) -> bool:
        """Tell a judge from a footballer of the same name, where no other word is shared."""
        apart = self.fields and other.fields and not self.fields & other.fields
        return bool(apart) and not self.words & other.words

    def _both_full(self, other: Profile) -> bool:
        return bool(self.name.given and other.name.given)

    def _role_fits(self, other: Profile) -> bool:
        if not self.families or not other.families:
            return True
        return bool(self.families & other.families or self.words & other.words)


def _occupations(roles: Iterable[str]) -> frozenset[str]:
    """Return the fields of occupations in roles, none if any role is in the past.

    >>> sorted(_occupations(["nurse"])), sorted(_occupations(["former nurse"]))
    (['medicine'], [])
    """
    if any(PAST.search(role) for role in roles):
        return frozenset()
    told = [_FIELDS[word] for role in roles for word in tokens(role) if word in _FIELDS]
    return frozenset().union(*told)


def _agree(one: str | None, two: str | None) -> bool:
    return one is None or two is None or one == two


@dataclass(slots=True)
class _Group:
    members: list[Profile] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    seen: list[Profile] = field(default_factory=list)

    def takes(self, profile: Profile) -> bool:
        return all(profile.fits(one) for one in self.seen)

    def add(self, profile: Profile) -> None:
        self.members.append(profile)
        self.documents.add(profile.mentioned.document)
        facts = replace(profile, mentioned=self.members[0].mentioned)
        if all(facts != replace(one, mentioned=facts.mentioned) for one in self.seen):
            self.seen.append(profile)


def cluster_persons(people: Iterable[Mentioned]) -> list[list[Mentioned]]:
    """Return the clusters of people; each item of ``people`` is in exactly one.

    Fuller names go first. A name joins the only group that it fits; where several fit, the
    only one that its own document names; where that is not one either, it stays apart.
    """
    blocks: dict[str, list[Profile]] = {}
    for profile in _with_surnames([Profile.of(mentioned) for mentioned in people]):
        blocks.setdefault(profile.name.key, []).append(profile)
    groups = [group for key in sorted(blocks) for group in _cluster_block(blocks[key])]
    return [[profile.mentioned for profile in group.members] for group in groups]


def _with_surnames(profiles: Sequence[Profile]) -> list[Profile]:
    """Give "her husband Derek" the full name of the one Derek who is named like his kin."""
    full = [profile for profile in profiles if profile.name.given]
    here: dict[str, set[str]] = {}
    for profile in full:
        here.setdefault(profile.mentioned.document, set()).add(profile.name.key)

    def completed(profile: Profile) -> Profile:
        spoken = {word for role in profile.mentioned.entity.roles for word in tokens(role)}
        if profile.name.given or profile.name.titles or not KIN & spoken:
            return profile
        family = here.get(profile.mentioned.document, set())
        first = profile.name.surname
        found = {one.name for one in full if one.name.given[0] == first and one.name.key in family}
        return replace(profile, name=found.pop()) if len(found) == 1 else profile

    return [completed(profile) for profile in profiles]


def _cluster_block(block: Sequence[Profile]) -> list[_Group]:
    groups: list[_Group] = []
    apart: list[_Group] = []
    for profile in sorted(block, key=_fullness):
        fitting = [group for group in groups if group.takes(profile)]
        near = [group for group in fitting if profile.mentioned.document in group.documents]
        chosen = near if len(fitting) > 1 else fitting
        if len(chosen) == 1:
            chosen[0].add(profile)
            continue
        fresh = _Group()
        fresh.add(profile)
        (apart if fitting else groups).append(fresh)
    return groups + apart


def _fullness(profile: Profile) -> tuple[int, int, str, str]:
    name = profile.name
    facts = len(profile.words) + (profile.gender is not None)
    given = " ".join(name.given)
    return (-sum(len(part) > 1 for part in name.given) * 10 - len(name.given), -facts, given,
            profile.mentioned.ref)  # fmt: skip
