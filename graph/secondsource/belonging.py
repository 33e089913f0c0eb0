"""What the words beside a name tell of whom somebody belongs to or speaks for.

Annotation reads descriptions by the parse. What it leaves open is read here by the words alone:
"**the JMM's head**, Colonel Tsegaye", "**a spokesman for the ministry**, Piet Aldar", "Chief
executive Castellane **of Kelbrook Foods**", "Priya Nand, **Ashby's lawyer**".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from secondsource.offices import AGENTS, LAWYERS, LEADING, PAST, SPOKESPEOPLE, governs, relays
from secondsource.records import Annotation, DocEntity, Document, EntityKind, Span

_RELAYING = "|".join([*sorted(SPOKESPEOPLE | LAWYERS | AGENTS), r"press\s+(?:officer|secretary)"])
_STATE = r"minister|premier|chancellor|ambassador"
_NOUN = rf"(?:{_RELAYING}|{_STATE}|{'|'.join(sorted(LEADING))})"
_ROLE = rf"(?P<role>(?:[a-z-]+\s+){{0,4}}?{_NOUN})"
_OVER = r"(?:\s+of\s+[a-z]+)?"
_ABBREVIATED = r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Maj|Lt|Col|Capt|Sgt|Adm|Brig|Sen|Rep|Gov|Rev|Insp|Supt)\."
_TITLES = rf"(?:(?:{_ABBREVIATED}|[A-Z][\w-]*)\s+){{0,3}}"
_BEFORE_NAME = re.compile(rf"(?P<owner>[’']s?)?\s+{_ROLE}{_OVER},?\s+{_TITLES}")
_APPOSED = re.compile(rf",\s+{_TITLES}")
_ROLE_FOR = re.compile(rf"\b{_ROLE}\s+(?:for|of|at)\s+(?:the\s+)?$")
_ITS = re.compile(rf"\b[Ii]ts\s+{_ROLE}{_OVER},?\s+{_TITLES}$")
_CALLED = re.compile(rf"\b[Tt]he\s+(?P<body>[a-z]+)[’']s\s+{_ROLE}{_OVER},?\s+{_TITLES}$")
_OF = re.compile(r",?\s+of\s+(?:the\s+)?")
_COMMA = re.compile(r",\s+(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?")
_OWN_LAWYER = re.compile(rf"[’']s?\s+(?P<role>(?:[a-z-]+\s+){{0,2}}?(?:{_RELAYING}))\b")
_LONGEST = 500
"""Code points of a name at most that is looked for."""
_WINDOW = 90
"""Code points before a name in which a role is looked for."""
_NEAR = 12
"""Code points behind a name in which an owner starts."""


@dataclass(frozen=True, slots=True)
class _Owner:
    """Where somebody or something is named that others may belong to."""

    start: int
    end: int
    name: str
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class _Page:
    """A document's text with the places at which it names owners, in order."""

    text: str
    sentences: tuple[Span, ...]
    owners: tuple[_Owner, ...]

    def before(self, at: int) -> Iterator[_Owner]:
        """Yield the owners that end within reach before a place, the nearest first."""
        near = (
            o for o in self._starting(at - _WINDOW - _LONGEST, at) if at - _WINDOW <= o.end <= at
        )
        return iter(sorted(near, key=lambda owner: -owner.end))

    def behind(self, at: int) -> Iterator[_Owner]:
        """Yield the owners that start right behind a place."""
        return iter(self._starting(at + 1, at + _NEAR + 1))

    def _starting(self, low: int, high: int) -> tuple[_Owner, ...]:
        """Return the owners that start in ``[low, high)``."""
        first, last = (bisect_left(self.owners, at, key=lambda o: o.start) for at in (low, high))
        return self.owners[first:last]


Told = tuple[str, str | None]
"""A role as it is to be noted, and the organisation that it is in."""


def with_belonging(document: Document, annotation: Annotation) -> Annotation:
    """Return the annotation, affiliations and roles filled in where the words tell them."""
    owners = sorted(_owners(document.text, annotation.entities), key=lambda o: (o.start, o.end))
    page = _Page(document.text, annotation.sentences, tuple(owners))
    entities = tuple(
        _completed(entity, page)
        if entity.kind == "person" and entity.named and not entity.affiliations
        else entity
        for entity in annotation.entities
    )
    return replace(annotation, entities=entities)


def _owners(text: str, entities: Iterable[DocEntity]) -> Iterator[_Owner]:
    for entity in entities:
        if entity.named and entity.kind in ("organisation", "place", "person"):
            for start, end in entity.mentions:
                if text[start:end][:1].isupper() and text[start:end].lower() != "its":
                    yield _Owner(start, end, entity.name, entity.kind)


def _completed(entity: DocEntity, page: _Page) -> DocEntity:
    for start, end in entity.mentions:
        if page.text[start].isupper():
            told = _told(start, end, entity, page)
            if told is not None:
                return _with(entity, *told)
    return entity


def _with(entity: DocEntity, role: str, body: str | None) -> DocEntity:
    known = not role or any(role in one for one in entity.roles)
    roles = entity.roles if known else (*entity.roles, role)
    return replace(entity, roles=roles, affiliations=(body,) if body else ())


def _told(start: int, end: int, entity: DocEntity, page: _Page) -> Told | None:
    """Return the first role around a mention that is no past one."""
    readings = _readings(start, end, entity, page)
    return next((told for told in readings if told and not PAST.search(told[0])), None)


def _readings(start: int, end: int, entity: DocEntity, page: _Page) -> Iterator[Told | None]:
    yield _owned(start, page, entity)
    yield _role_for(start, page)
    yield _its(start, page)
    yield _called(start, page)
    yield _behind(end, page, entity)
    yield _own_lawyer(end, page)


def _owned(start: int, page: _Page, entity: DocEntity) -> Told | None:
    """Read "the JMM's head, Colonel", "Kastria's president," and "Ashby's lawyer"."""
    for owner in page.before(start):
        found = _BEFORE_NAME.fullmatch(page.text[owner.end : start])
        if found and owner.name != entity.name and (found["owner"] or _is_body(owner)):
            return _of_owner(owner, _even(found["role"]))
    return None


def _of_owner(owner: _Owner, role: str) -> Told | None:
    """Note a role that somebody has for an owner, if it is one for an owner of his kind."""
    if _is_body(owner):
        return role, owner.name
    country = governs([role]) and " " not in owner.name
    fits = country or (owner.kind == "person" and relays(role))
    return (f"{owner.name}'s {role}", None) if fits else None


def _role_for(start: int, page: _Page) -> Told | None:
    """Read "a spokesman for the ministry," before a name."""
    for owner in page.before(start):
        if _APPOSED.fullmatch(page.text[owner.end : start]):
            found = _ROLE_FOR.search(page.text[max(0, owner.start - _WINDOW) : owner.start])
            if found is None:
                return None
            told = _of_owner(owner, _even(found["role"]))
            if told is None or told[1] is not None:
                return told
            return f"{_even(found['role'])} for {owner.name}", None
    return None


def _its(start: int, page: _Page) -> Told | None:
    """Read "its spokesman" before a name, after a sentence with one organisation."""
    low = max(0, start - _WINDOW)
    found = _ITS.search(page.text[low:start])
    body = _last_named(low + found.start(), page) if found else None
    return (_even(found["role"]), body) if found and body else None


def _last_named(at: int, page: _Page) -> str | None:
    """Return the one organisation that the sentence up to here names, or the one before it."""
    for start, _ in [s for s in page.sentences if s[0] <= at][:-3:-1]:
        here = {o.name for o in page.owners if _is_body(o) and start <= o.start and o.end <= at}
        if here:
            return next(iter(here)) if len(here) == 1 else None
    return None


def _called(start: int, page: _Page) -> Told | None:
    """Read "the mission's head," before a name: which mission is told across documents."""
    found = _CALLED.search(page.text[max(0, start - _WINDOW) : start])
    return (f"{found['body']}'s {_even(found['role'])}", None) if found else None


def _behind(end: int, page: _Page, entity: DocEntity) -> Told | None:
    """Read "of Kelbrook Foods" behind a name."""
    if entity.roles and all(PAST.search(role) for role in entity.roles):
        return None
    for owner in page.behind(end):
        if _is_body(owner) and _OF.fullmatch(page.text[end : owner.start]):
            return "", owner.name
    return None


def _own_lawyer(end: int, page: _Page) -> Told | None:
    """Read ", Ashby's lawyer" behind a name."""
    for owner in page.behind(end):
        found = _OWN_LAWYER.match(page.text, owner.end)
        if owner.kind == "person" and found and _COMMA.fullmatch(page.text[end : owner.start]):
            return f"{owner.name}'s {_even(found['role'])}", None
    return None


def _is_body(owner: _Owner) -> bool:
    return owner.kind == "organisation"


def _even(role: str) -> str:
    return " ".join(role.split())
