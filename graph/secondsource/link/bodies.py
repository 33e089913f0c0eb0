"""The organisation that a role is in: by a name in it, a minister's portfolio, a common noun."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from secondsource.link.names import GENERIC, TITLES, organisation_key, tokens
from secondsource.link.nations import Nations
from secondsource.link.persons import Mentioned
from secondsource.offices import BODY_NOUNS, LEADING, PAST, is_rank, leads, speaks, words
from secondsource.records import Entity

_PORTFOLIO = re.compile(
    r"\b(?P<before>[\w' -]+?)\s+(?:minister|secretary)\b"
    r"|\b(?:minister|secretary)\s+(?:of|for)\s+(?:the\s+)?(?P<behind>[\w ]+)",
    re.IGNORECASE,
)
_BODIES = BODY_NOUNS - {"company", "firm", "government", "force", "operator"}
"""What a body is called by one word where a story names only one such."""
_OWNED = re.compile(r"[’']s\b")
_UNMEANT = frozenset("critic rival opponent competitor customer victim shareholder fan".split())


class Bodies:
    """The named organisations of a story, by the words of their names."""

    def __init__(self, entities: Iterable[Entity], nations: Nations) -> None:
        """Index the organisations among the entities."""
        self._nations = nations
        bodies = sorted(
            (e for e in entities if e.named and e.kind == "organisation"), key=lambda e: e.id
        )
        self._names = _by_words(bodies)
        self._documents = {e.id: frozenset(place.document for place in e.mentions) for e in bodies}
        self._word: dict[str, list[Entity]] = {}
        self._last: dict[str, list[Entity]] = {}
        for body in bodies:
            for word in organisation_key(body.name).split():
                self._word.setdefault(word, []).append(body)
            if len(tokens(body.name)) > 1:
                self._last.setdefault(tokens(body.name)[-1], []).append(body)

    def meant(self, one: Mentioned, country: str | None) -> Iterator[str]:
        """Yield the ids of what somebody's roles name or mean; ``country`` is what all tell."""
        for role in one.entity.roles:
            if PAST.search(role):
                continue
            belongs = one.entity.named or leads(role)
            found = (
                (_named_in(role, self._names) if belongs else None)
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
        kinds = [*self._word.get("ministry", ()), *self._word.get("office", ())]
        fitting = [e.id for e in kinds if self._holds(e, wanted, country, foreign)]
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
            fitting = [e.id for e in self._word.get(noun, ()) if _fits(role, noun, e)]
            return self._only(fitting, one.document)
        if not (leads(role) and (speaks([role]) or _OWNED.search(role))):
            return None
        ends = {e.id for word in words(role) for e in self._last.get(word, ())}
        here = [key for key in sorted(ends) if one.document in self._documents[key]]
        return here[0] if len(here) == 1 else None

    def _only(self, fitting: Sequence[str], document: str) -> str | None:
        """Return the only one in the document, else the only one in the story."""
        here = [body for body in fitting if document in self._documents[body]]
        return next((found[0] for found in (here, fitting) if len(set(found)) == 1), None)


def may_belong(one: Mentioned) -> bool:
    """Tell whether roles may say where somebody belongs: people, and a body without a name."""
    unnamed = one.entity.kind == "organisation" and not one.entity.named
    return unnamed or one.entity.kind in ("person", "group")


def body_noun(one: Mentioned) -> str | None:
    """Return the common noun for the body that somebody is one of by the roles, if any."""
    if not may_belong(one):
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
