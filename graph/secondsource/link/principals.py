"""Whom somebody speaks for who is a person: "a lawyer for Derek Ashby", "Ashby's spokesman".

What a lawyer or a spokesman says for a person goes back to that person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from secondsource.link.names import tokens
from secondsource.offices import relays
from secondsource.records import Annotation, Claim, DocEntity, DocumentInfo

_BEFORE = frozenset({"for", "of", "to"})
_BEHIND = frozenset(
    "lawyer attorney solicitor barrister counsel agent publicist spokesman spokeswoman "
    "spokesperson".split()
)


def principals(
    documents: Iterable[tuple[DocumentInfo, Annotation]], references: Mapping[str, str]
) -> dict[str, str]:
    """Return for people the one person each speaks for in the story, by entity ids."""
    found: dict[str, set[str]] = {}
    for info, annotation in documents:
        for one, other in _in_document(info, annotation):
            found.setdefault(references[one], set()).add(references[other])
    return {
        speaker: min(others)
        for speaker, others in found.items()
        if len(others) == 1 and speaker not in others
    }


def _in_document(info: DocumentInfo, annotation: Annotation) -> Iterator[tuple[str, str]]:
    """Yield references to people and to those whom their roles in a document are for."""
    people = {
        f"{info.id}#{index}": entity
        for index, entity in enumerate(annotation.entities)
        if entity.kind == "person" and entity.named
    }
    for reference, entity in people.items():
        for role in filter(relays, entity.roles):
            others = {key: other for key, other in people.items() if key != reference}
            yield from ((reference, key) for key in _in_role(role, others))


def _in_role(role: str, people: Mapping[str, DocEntity]) -> set[str]:
    """Return those whose name stands behind "for" in a role, or before what it calls him."""
    words = tokens(role)
    return {
        key for key, person in people.items() if any(_spoken_for(n, words) for n in _names(person))
    }


def _names(person: DocEntity) -> set[tuple[str, ...]]:
    return {tokens(name) for name in (person.name, *person.aliases) if tokens(name)}


def _spoken_for(name: tuple[str, ...], words: tuple[str, ...]) -> bool:
    size = len(name)
    for at in range(len(words) - size + 1):
        if words[at : at + size] == name:
            behind = words[at + size : at + size + 3]
            if (at and words[at - 1] in _BEFORE) or _BEHIND.intersection(behind):
                return True
    return False


def rest_on_principals(
    clusters: Iterable[Sequence[str]],
    claims: Mapping[str, Claim],
    spoken_for: Mapping[str, str],
) -> dict[str, Claim]:
    """Return the claims, those of lawyers and spokesmen resting on the person they speak for.

    Only where he, or another who speaks for him or cites him, has a claim in the same
    cluster; a lawyer who alone says something stays himself.
    """
    found = dict(claims)
    for cluster in clusters:
        told = {(claims[key].basis, claims[key].claimant or "") for key in cluster}
        voices = Counter(basis or spoken_for.get(who, who) for basis, who in told)
        for key in cluster:
            principal = spoken_for.get(claims[key].claimant or "")
            if principal is not None and voices[principal] > 1 and claims[key].basis is None:
                found[key] = replace(claims[key], basis=principal)
    return found
