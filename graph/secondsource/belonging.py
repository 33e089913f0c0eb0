"""What the words beside a name tell of whom somebody belongs to, or who speaks at second hand.

Annotation reads descriptions by the parse. Three things it leaves open are read here by
the words alone: "**the JMM's head**, Colonel Tsegaye", "Chief executive Castellane **of
Kelbrook Foods**", and the unnamed or barely named source inside another's words ("said
**her brother** had told her").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from secondsource.offices import KIN, LEADING, PAST, words
from secondsource.records import Annotation, Attribution, DocEntity, Document, Span

_SPOKES = r"spokes(?:man|woman|person)|press\s+(?:officer|secretary)"
_NOUN = rf"(?:{_SPOKES}|{'|'.join(sorted(LEADING))})"
_ROLE = rf"(?P<role>(?:[a-z-]+\s+){{0,4}}?{_NOUN}(?:\s+of\s+[a-z]+)?)"
_TITLES = r",?\s+(?:(?:[A-Z][\w-]*\.?)\s+){0,3}$"
_OWNED = re.compile(rf"(?:[’']s?)?\s+{_ROLE}{_TITLES}")
_ITS = re.compile(rf"\b[Ii]ts\s+{_ROLE}{_TITLES}")
_OF = re.compile(r",?\s+of\s+(?:the\s+)?")
_FROM = re.compile(r",?\s+(?:of|at|from)\s+(?:the\s+)?")
_WINDOW = 90
_LAWYERS = "lawyer|attorney|solicitor|barrister|publicist|agent"
_RELAY = re.compile(rf"[’']s?\s+(?P<role>(?:[a-z-]+\s+){{0,2}}?(?:{_LAWYERS}|{_SPOKES})){_TITLES}")
_KIN_SOURCE = re.compile(rf"(?:her|his|their|my)\s+(?:[a-z-]+\s+){{0,2}}?(?:{'|'.join(sorted(KIN))})")


def with_belonging(document: Document, annotation: Annotation) -> Annotation:
    """Return the annotation, affiliations and inner sources filled in where words tell them."""
    entities = list(_affiliated(document.text, annotation))
    known = len(entities)
    attributions = tuple(
        _with_sources(document, attribution, entities) for attribution in annotation.attributions
    )
    if entities == list(annotation.entities) and len(entities) == known:
        return replace(annotation, attributions=attributions)
    return replace(annotation, entities=tuple(entities), attributions=attributions)


# --- affiliations --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    index: int


def _affiliated(text: str, annotation: Annotation) -> Iterator[DocEntity]:
    bodies = sorted(_bodies(text, annotation.entities), key=lambda place: place.start)
    for entity in annotation.entities:
        if entity.kind != "person" or not entity.named or entity.affiliations:
            yield entity
            continue
        told = _told(text, entity, bodies, annotation)
        yield told if told.affiliations else _relaying(text, told, annotation.entities)


def _bodies(text: str, entities: Sequence[DocEntity]) -> Iterator[_Place]:
    """Yield where organisations are named, pronouns and common nouns left out."""
    for index, entity in enumerate(entities):
        if entity.kind == "organisation" and entity.named:
            for start, end in entity.mentions:
                if text[start:end][:1].isupper() and text[start:end].lower() not in ("its", "it"):
                    yield _Place(start, end, index)


def _told(
    text: str, entity: DocEntity, bodies: Sequence[_Place], annotation: Annotation
) -> DocEntity:
    for start, end in entity.mentions:
        if not text[start:end][:1].isupper():
            continue
        found = _before(text, start, bodies, annotation) or _behind(text, end, entity, bodies)
        if found is not None:
            index, role = found
            name = annotation.entities[index].name
            told = any(role in known for known in entity.roles)
            roles = entity.roles if told else (*entity.roles, role)
            return replace(entity, roles=roles, affiliations=(name,))
    return entity


def _relaying(text: str, entity: DocEntity, entities: Sequence[DocEntity]) -> DocEntity:
    """Read "Derek Ashby's lawyer," before a name; the role then names whom it is for."""
    starts = [start for start, _ in entity.mentions if text[start].isupper()]
    for other in entities:
        if other.kind == "person" and other.named and other is not entity:
            for first, last in other.mentions:
                for start in starts:
                    found = text[first].isupper() and last <= start <= last + _WINDOW
                    role = _RELAY.fullmatch(text[last:start]) if found else None
                    if role:
                        named = f"{other.name}'s {' '.join(role['role'].split())}"
                        return replace(entity, roles=(*entity.roles, named))
    return entity


def _before(
    text: str, start: int, bodies: Sequence[_Place], annotation: Annotation
) -> tuple[int, str] | None:
    """Read "the JMM's head, Colonel" and "its spokesman" before a name."""
    for body in reversed(bodies):
        if body.end <= start and start - body.end <= _WINDOW:
            owned = _OWNED.fullmatch(text[body.end : start])
            if owned and not PAST.search(owned["role"]):
                return body.index, " ".join(owned["role"].split())
    its = _ITS.search(text[max(0, start - _WINDOW) : start])
    if its and not PAST.search(its["role"]):
        owner = _last_named(max(0, start - _WINDOW) + its.start(), bodies, annotation.sentences)
        return (owner, " ".join(its["role"].split())) if owner is not None else None
    return None


def _last_named(at: int, bodies: Sequence[_Place], sentences: Sequence[Span]) -> int | None:
    """Return the one organisation that a sentence up to here names, or the one before it."""
    for start, _ in [s for s in sentences if s[0] <= at][:-3:-1]:
        here = {body.index for body in bodies if start <= body.start and body.end <= at}
        if here:
            return next(iter(here)) if len(here) == 1 else None
    return None


def _behind(
    text: str, end: int, entity: DocEntity, bodies: Sequence[_Place]
) -> tuple[int, str] | None:
    """Read "of Kelbrook Foods" behind a name; "at" and "from" only of one who has a role."""
    joint = _FROM if any(not PAST.search(role) for role in entity.roles) else _OF
    if entity.roles and all(PAST.search(role) for role in entity.roles):
        return None
    for body in bodies:
        if end < body.start <= end + 12 and joint.fullmatch(text[end : body.start]):
            return body.index, ""
    return None


# --- sources inside a content --------------------------------------------------------------------


def _with_sources(
    document: Document, attribution: Attribution, entities: list[DocEntity]
) -> Attribution:
    """Give inner sources that annotation left unknown their entity, a new one for kin."""
    nested = tuple(
        _with_sources(document, _sourced(document, inner, entities), entities)
        for inner in attribution.nested
    )
    return replace(attribution, nested=nested) if nested != attribution.nested else attribution


def _sourced(document: Document, inner: Attribution, entities: list[DocEntity]) -> Attribution:
    if inner.claimant is not None or not inner.source:
        return inner
    start, end = inner.source[0][0], inner.source[-1][1]
    phrase = " ".join(document.text[start:end].split())
    named = {
        index
        for index, entity in enumerate(entities)
        if entity.named and entity.kind == "person" and " ".join(entity.roles)
        for mention in entity.mentions
        if start <= mention[0] and mention[1] == end and document.text[mention[0]].isupper()
    }
    if len(named) == 1:
        return replace(inner, claimant=f"{document.id}#{named.pop()}", note=None)
    if _KIN_SOURCE.fullmatch(phrase):
        head = words(phrase)[-1]
        entities.append(DocEntity(phrase, "person", False, (), (head,), (), None, ((start, end),)))
        return replace(inner, claimant=f"{document.id}#{len(entities) - 1}", note=None)
    return inner
