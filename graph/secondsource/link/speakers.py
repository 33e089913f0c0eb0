"""Who an unnamed speaker is, where the article names the same one for the same statement.

A headline says "a former engineer", the body names her; an article's first sentence has
"a spokeswoman", its fifth her name. Within one document and one proposition, with one named
person whose role fits, they are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from secondsource.link.names import tokens
from secondsource.records import Claim, Entity

_FEMALE = frozenset("woman spokeswoman chairwoman actress mother wife sister daughter".split())
_MALE = frozenset("man spokesman chairman father husband brother son".split())


def name_speakers(
    clusters: Iterable[Sequence[str]],
    claims: Mapping[str, Claim],
    entities: Mapping[str, Entity],
) -> dict[str, Claim]:
    """Return the claims, unnamed claimants replaced where their cluster names them.

    ``clusters`` holds the claim ids of each proposition.
    """
    named = dict(claims)
    for cluster in clusters:
        for document in sorted({claims[claim].document for claim in cluster}):
            here = [claims[claim] for claim in cluster if claims[claim].document == document]
            named.update(_named_here(here, entities))
    return named


def _named_here(here: Sequence[Claim], entities: Mapping[str, Entity]) -> dict[str, Claim]:
    people = {c.claimant for c in here if _is(c.claimant, entities, named=True)}
    if len(people) != 1:
        return {}
    person = next(iter(people))
    return {
        claim.id: replace(claim, claimant=person)
        for claim in here
        if person is not None
        and claim.claimant is not None
        and _is(claim.claimant, entities, named=False)
        and _fits(entities[claim.claimant], entities[person])
    }


def _is(key: str | None, entities: Mapping[str, Entity], *, named: bool) -> bool:
    return key is not None and entities[key].kind == "person" and entities[key].named == named


def _fits(unnamed: Entity, person: Entity) -> bool:
    """Say whether the unnamed one's noun is among the person's roles, or no role is known."""
    head = head_noun(unnamed.name)
    roles = {word for role in person.roles for word in tokens(role)}
    return head in roles or (not roles and head in _FEMALE | _MALE)


def head_noun(name: str) -> str:
    """Return the noun of a phrase: the last word before a preposition or a clause."""
    before: list[str] = []
    for word in tokens(name):
        if word in _AFTER_HEAD:
            break
        before.append(word)
    return before[-1] if before else ""


_AFTER_HEAD = frozenset(
    "of for at in on with who that which from familiar close near by to".split()
)
