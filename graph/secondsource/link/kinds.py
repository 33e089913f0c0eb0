"""Kinds of names that one document got wrong, put right by what the others say.

A name finder that sees one document takes "the Herald" for a person, or a person for an
organisation. Across documents, the fuller name beside the short one settles it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from secondsource.link.names import (
    GENERIC,
    OUTLETS,
    PLACES,
    TITLES,
    organisation_key,
    person_name,
    tokens,
)
from secondsource.link.nations import Nations
from secondsource.link.persons import Mentioned
from secondsource.records import EntityKind

_SHORTEST = 4
_COMMON = (
    GENERIC
    | OUTLETS
    | frozenset(
        """trust institute centre center college festival club team association federation society
        museum station airport port harbour bridge dam river valley street island hotel church
        department prison library park service ministry online""".split()
    )
)


_MEDIA_LEADS = OUTLETS | frozenset(
    "radio television tv channel vox voice daily weekly pravda agence agency".split()
)
"""Words of an outlet's name behind which its country or town may stand."""
_PLAIN = frozenset(
    """world global international general first second new united north south east west central
    royal open free black white green blue grand great public local capitol""".split()
)
"""Words that begin many names and tell none."""


def settle_kinds(named: Sequence[Mentioned], nations: Nations) -> list[Mentioned]:
    """Return the named entities of many documents with their kinds made consistent.

    A name goes with the kind that most mentions of the same name have. "Parliament" and
    "the Herald" are no persons. Two words of which the last is a person in the same
    document are that person; a lone word that is nobody's surname, but the end of an
    organisation's name, is that organisation, and so is one that begins the name of one alone.
    A country that has a government in the story is a place.
    """
    kinds = _common_kinds(named)
    plain = [_retyped(one, _plain_kind(one, kinds, nations)) for one in named]
    lone = {(one.document, _words(one)[0]) for one in plain if _is_person(one, 1)}
    people = [_retyped(one, _person_kind(one, lone)) for one in plain]
    surnames = {person_name(one.entity.name).key for one in people if _is_person(one, 2)}
    whole = [_words(one) for one in people if _is_organisation(one)]
    given = {_words(one)[0] for one in people if _is_person(one, 2)}
    parts = {words[-1] for words in whole if ends_short(words)} | (
        brands(whole, map(_words, people)) - given
    )
    return [_retyped(one, _lone_kind(one, parts, surnames)) for one in people]


def ends_short(words: Sequence[str]) -> bool:
    """Tell whether a name of several words may be called by its last one.

    "The Northern Herald" is "the Herald", while "Radio Kastria" is not Kastria.

    >>> ends_short(["northern", "herald"]), ends_short(["radio", "kastria"])
    (True, False)
    """
    return words[-1] in _COMMON or not _MEDIA_LEADS.intersection(words[:-1])


def brands(names: Iterable[tuple[str, ...]], known: Iterable[tuple[str, ...]] = ()) -> set[str]:
    """Return the words that begin the names of one organisation alone.

    Before a common noun the word is more likely a place ("Wendshire Police", "Tarn River"), and
    before another of the ``known`` names the two are two.

    >>> sorted(brands([("kelbrook", "foods"), ("wendshire", "police")]))
    ['kelbrook']
    """
    others = set(known)
    owners: dict[str, set[str]] = {}
    for words in names:
        plain = words[0] in GENERIC | PLACES | _PLAIN or len(words[0]) < _SHORTEST
        if not plain and words[-1] not in _COMMON and words[1:] not in others:
            owners.setdefault(words[0], set()).add(organisation_key(" ".join(words)))
    return {word for word, keys in owners.items() if len(keys) == 1}


def _words(one: Mentioned) -> tuple[str, ...]:
    return tokens(one.entity.name)


def _is_person(one: Mentioned, least: int) -> bool:
    """Say whether a name is a person's, of one word (``least`` 1) or of two and more."""
    size = len(_words(one))
    return one.entity.kind == "person" and (size == 1 if least == 1 else size >= least)


def _is_organisation(one: Mentioned) -> bool:
    return one.entity.kind == "organisation" and len(_words(one)) > 1


def _retyped(one: Mentioned, kind: EntityKind) -> Mentioned:
    if kind == one.entity.kind:
        return one
    return Mentioned(one.ref, one.document, replace(one.entity, kind=kind))


def _plain_kind(one: Mentioned, kinds: dict[str, EntityKind], nations: Nations) -> EntityKind:
    words = _words(one)
    if nations.invented(one.entity.name):
        return "place"
    kind = kinds[organisation_key(one.entity.name)]
    if kind == "person" and len(words) == 1 and words[0] in PLACES:
        return "place"
    institution = set(words) <= GENERIC or (words[-1] in OUTLETS and words[0] not in TITLES)
    return "organisation" if kind == "person" and institution else kind


def _person_kind(one: Mentioned, lone: set[tuple[str, str]]) -> EntityKind:
    words = _words(one)
    doubtful = one.entity.kind in ("organisation", "other") and len(words) == 2
    if doubtful and not set(words) & (GENERIC | OUTLETS) and (one.document, words[1]) in lone:
        return "person"
    return one.entity.kind


def _lone_kind(one: Mentioned, parts: set[str], surnames: set[str]) -> EntityKind:
    if not _is_person(one, 1):
        return one.entity.kind
    known = person_name(one.entity.name).key in surnames
    return "organisation" if _words(one)[0] in parts and not known else "person"


def _common_kinds(named: Sequence[Mentioned]) -> dict[str, EntityKind]:
    counts: dict[str, Counter[EntityKind]] = {}
    for one in named:
        counted = counts.setdefault(organisation_key(one.entity.name), Counter())
        counted[one.entity.kind] += max(1, len(one.entity.mentions))
    return {
        key: min(counted, key=lambda kind: (-counted[kind], kind))
        for key, counted in counts.items()
    }
