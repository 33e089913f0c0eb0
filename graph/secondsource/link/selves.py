"""What in a clause can mean nobody but its claimant: "threatened her", "searched his house"."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.link.clauses import around
from secondsource.link.similarity import fold, words
from secondsource.records import Argument, Claim
from secondsource.signs import stretches

_OBJECTS = frozenset("him her me us them himself herself myself".split())
_OWNERS = frozenset("his her their my mine".split())
_FIRST = frozenset("me my mine us myself".split())
_HEADS = _OBJECTS | _OWNERS | frozenset("he she i we they hers ours theirs".split())
_FEMALE, _MALE = frozenset("her hers herself".split()), frozenset("him his himself".split())
_SHARED = frozenset(
    """country nation homeland people government administration cabinet party movement union team
    club side company firm agency ministry department office city town village region state force
    army troop military navy police community campaign client""".split()
)
"""What several claimants may call theirs."""


def selves(claim: Claim) -> frozenset[str]:
    """Return the pronouns beside the subject by which a claim speaks of its claimant.

    A pronoun counts that was resolved to the claimant, or to nobody where it can mean no one
    else: "me", or an object of a clause whose other participants it can't mean.
    """
    if claim.claimant is None:
        return frozenset()
    return frozenset(_pronouns(claim)) | frozenset(_unread(claim))


def _pronouns(claim: Claim) -> Iterator[str]:
    for argument in claim.predication.arguments:
        if fold(argument.head) not in _HEADS:
            continue
        before, itself, rest = around(claim, argument)
        word, behind = fold(itself).strip(), words(rest)
        if argument.role == "agent" or word not in _OBJECTS | _OWNERS:
            continue
        own = argument.entity == claim.claimant
        alone = argument.entity is None and (
            word in _FIRST or _objective(word, behind) or not _others(claim)
        )
        if (own or (alone and before)) and not (word in _OWNERS and _of_many(behind, word)):
            yield word


def _unread(claim: Claim) -> Iterator[str]:
    """Yield possessives that no argument stands for, where nobody else takes part."""
    read = {fold(argument.head) for argument in claim.predication.arguments}
    if _others(claim) or read & (_OWNERS | _OBJECTS | {"he", "she", "i", "they"}):
        return
    for _, part in stretches(claim):
        told = words(part)
        for at, word in enumerate(told[:-1]):
            if word in ("his", "her", "my") and not _of_many(told[at + 1 :], word):
                yield word


def _others(claim: Claim) -> bool:
    """Say whether anybody but the claimant takes part whom a pronoun might mean."""
    entities = {argument.entity for argument in claim.predication.arguments}
    return bool(entities - {None, claim.claimant})


def is_object(argument: Argument, claim: Claim) -> bool:
    """Say whether an argument is a mere "him" or "her", which can't mean the subject."""
    may_be = argument.entity is not None and fold(argument.head) in _HEADS
    return may_be and fold(around(claim, argument)[1]).strip() in ("him", "her")


def _objective(word: str, behind: list[str]) -> bool:
    return word in ("him", "her") and not (word == "her" and behind)


def _of_many(behind: list[str], word: str) -> bool:
    """Say whether a possessive stands before what others may call theirs as well."""
    near = {form for told in behind[:2] for form in (told, told.removesuffix("s"))}
    return word not in ("him", "me", "us", "them") and bool(near & _SHARED)


def of_two(first: frozenset[str], second: frozenset[str]) -> bool:
    """Say whether the pronouns of two claims can't mean one person: "him" and "her"."""
    return (bool(first & _FEMALE) and bool(second & _MALE)) or (
        bool(first & _MALE) and bool(second & _FEMALE)
    )
