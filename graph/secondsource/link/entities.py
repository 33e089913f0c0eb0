"""One node for a person, organisation or place across the documents of a story.

Conflict-averse: what might be two stays two. Unnamed groups never merge across documents,
since nothing says that one outlet's "sources" are another's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from secondsource.link.affiliations import Affiliations
from secondsource.link.kinds import brands, ends_short, settle_kinds
from secondsource.link.names import (
    GENERIC,
    initials,
    is_acronym,
    organisation_key,
    person_name,
    tokens,
)
from secondsource.link.nations import Nations
from secondsource.link.persons import Mentioned, cluster_persons
from secondsource.records import (
    Annotation,
    DocumentInfo,
    Entity,
    EntityKind,
    Place,
    make_id,
)

_SHORTEST_END = 4
_KINDS: tuple[EntityKind, ...] = ("person", "organisation", "place", "other", "group")


def link_entities(
    items: Iterable[tuple[DocumentInfo, Annotation]],
) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """Resolve the entities of many documents.

    Returns the entities sorted by id, and for each reference ``"<document id>#<index>"`` the
    id of its entity. The order of ``items`` makes no difference.
    """
    mentioned = [one for info, annotation in items for one in _mentions(info, annotation)]
    mentioned.sort(key=lambda one: one.ref)
    mentioned = _without_couples(mentioned)
    named = [one for one in mentioned if one.entity.named and tokens(one.entity.name)]
    nations = Nations(mentioned)
    named = settle_kinds(named, nations)
    unnamed = [[one] for one in mentioned if not (one.entity.named and tokens(one.entity.name))]
    people = cluster_persons(one for one in named if one.entity.kind == "person")
    others = _cluster_others([one for one in named if one.entity.kind != "person"], nations)
    entities: dict[str, Entity] = {}
    references: dict[str, str] = {}
    for entity, cluster in _built([*people, *others, *unnamed]):
        entities[entity.id] = entity
        references.update((one.ref, entity.id) for one in cluster)
    chained = Affiliations(entities, nations).fill(mentioned, references)
    return tuple(chained[key] for key in sorted(chained)), references


def _mentions(info: DocumentInfo, annotation: Annotation) -> Iterator[Mentioned]:
    for index, entity in enumerate(annotation.entities):
        yield Mentioned(f"{info.id}#{index}", info.id, entity)


def _without_couples(mentioned: Sequence[Mentioned]) -> list[Mentioned]:
    """Take the name from "Mr. Lee and Ms. Cole": two people are no third one."""
    people = [one.entity.name for one in mentioned if one.entity.named and _is_person(one)]
    surnames = {person_name(name).key for name in people if tokens(name)}

    def couple(one: Mentioned) -> bool:
        parts = re.split(r",? and |, ", one.entity.name)
        found = [person_name(part).key for part in parts if tokens(part)]
        return one.entity.kind == "group" and len(found) > 1 and surnames.issuperset(found)

    return [
        replace(one, entity=replace(one.entity, named=False)) if couple(one) else one
        for one in mentioned
    ]


def _is_person(one: Mentioned) -> bool:
    return one.entity.kind == "person"


# --- organisations, places and others --------------------------------------------------------


class _Union:
    """Disjoint sets of strings; the smallest member stands for its set."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, item: str) -> str:
        root = item
        while self._parent.get(root, root) != root:
            root = self._parent[root]
        while self._parent.get(item, item) != item:
            self._parent[item], item = root, self._parent[item]
        return root

    def join(self, one: str, two: str) -> None:
        first, second = sorted((self.find(one), self.find(two)))
        self._parent[second] = first


def _cluster_others(found: Sequence[Mentioned], nations: Nations) -> list[list[Mentioned]]:
    union = _Union()
    by_key: dict[str, list[Mentioned]] = {}
    countries = _Countries(found, nations)
    for one in found:
        keys = [countries.key(name, one.document) for name in _names(one)]
        for key in keys:
            union.join(keys[0], key)
        by_key.setdefault(keys[0], []).append(one)
    _join_acronyms(union, by_key)
    _join_short(union, by_key)
    clusters: dict[str, list[Mentioned]] = {}
    for key in sorted(by_key):
        clusters.setdefault(union.find(key), []).extend(by_key[key])
    return [clusters[root] for root in sorted(clusters)]


def _names(one: Mentioned) -> list[str]:
    names = [one.entity.name, *(name for name in one.entity.aliases if name[:1].isupper())]
    return [name for name in names if tokens(name)]


class _Countries:
    """Tells "the Defence Ministry" of a story apart by country, as far as it can be told."""

    def __init__(self, found: Sequence[Mentioned], nations: Nations) -> None:
        self._nations = nations
        self._story: dict[str, set[str]] = {}
        self._here: dict[tuple[str, str], set[str]] = {}
        for one in found:
            for name in _names(one):
                base, country = self._base(organisation_key(name))
                if country and base:
                    self._story.setdefault(base, set()).add(country)
                    self._here.setdefault((base, one.document), set()).add(country)

    def key(self, name: str, document: str) -> str:
        """Return the name's key, without the country if only one is ever named.

        Where there are several, a name without a country is that of its document; where
        that has several or none, it is kept to the document.
        """
        key = organisation_key(name)
        base, country = self._base(key)
        known = self._story.get(base, set())
        if not base or not known:
            return key
        if len(known) == 1:
            return base
        here = {country} if country else self._here.get((base, document), set())
        return f"{base} ({min(here)})" if len(here) == 1 else f"{base} @{document}"

    def _base(self, key: str) -> tuple[str, str]:
        """Split a key into what is left without its country, and the country."""
        parts = key.split()
        found = [part for part in parts if part in _COUNTRY_WORDS or self._nations.of(part)]
        country = " ".join(self._nations.of(part) or part for part in found)
        return " ".join(part for part in parts if part not in found), country


def _join_short(union: _Union, by_key: dict[str, list[Mentioned]]) -> None:
    """Join "the Herald" to the only name of several words that ends so, "Kelbrook" to
    "Kelbrook Foods" if that is the only one that begins so."""
    ends: dict[str, set[str]] = {}
    whole: dict[str, set[tuple[str, ...]]] = {}
    for key, members in sorted(by_key.items()):
        for words in {tokens(one.entity.name) for one in members}:
            if len(words) > 1 and "and" not in words and ends_short(words):
                ends.setdefault(words[-1], set()).add(union.find(key))
        found = {tokens(one.entity.name) for one in members if one.entity.kind == "organisation"}
        whole[key] = {words for words in found if len(words) > 1}
    known = (tokens(one.entity.name) for members in by_key.values() for one in members)
    starts = brands((words for names in whole.values() for words in names), known)
    for key, members in sorted(by_key.items()):
        words = tokens(members[0].entity.name)
        if len(words) == 1 and len(words[0]) >= _SHORTEST_END and words[0] not in GENERIC:
            targets = {union.find(target) for target in ends.get(words[0], ())}
            if not targets and words[0] in starts and _is_body(members):
                targets = {union.find(k) for k, names in whole.items() if _begins(names, words[0])}
            if len(targets) == 1:
                union.join(key, min(targets))


def _is_body(members: Sequence[Mentioned]) -> bool:
    return _majority([one.entity.kind for one in members]) == "organisation"


def _begins(names: Iterable[tuple[str, ...]], word: str) -> bool:
    return any(words[0] == word for words in names)


def _join_acronyms(union: _Union, by_key: dict[str, list[Mentioned]]) -> None:
    """Join initials to the only name of several words that they may stand for."""
    spelt: dict[str, set[str]] = {}
    for key, members in sorted(by_key.items()):
        for name in {one.entity.name for one in members}:
            for short in initials(name) if " " in name else ():
                spelt.setdefault(short, set()).add(union.find(key))
    for key, members in sorted(by_key.items()):
        targets = spelt.get(key, set()) if is_acronym(members[0].entity.name) else set()
        if len({union.find(target) for target in targets}) == 1:
            union.join(key, min(targets))


_COUNTRY_WORDS = frozenset("united kingdom states europe".split())
"""Words of a country's name that are none by themselves, and what is named like one."""


# --- records -----------------------------------------------------------------------------------


def _built(clusters: Sequence[list[Mentioned]]) -> Iterator[tuple[Entity, list[Mentioned]]]:
    """Yield an entity for each cluster, with an id that no other cluster has."""
    drafts = [(_draft(cluster), cluster) for cluster in clusters]
    counts = Counter(draft.id for draft, _ in drafts)
    for draft, cluster in drafts:
        if counts[draft.id] > 1:
            draft = replace(draft, id=make_id("e", draft.id, min(one.ref for one in cluster)))
        yield draft, cluster


def _draft(cluster: list[Mentioned]) -> Entity:
    entities = [one.entity for one in cluster]
    named = all(entity.named for entity in entities)
    kind = _majority([entity.kind for entity in entities])
    names = Counter(
        name for entity in entities for name in (entity.name, *entity.aliases) if name.strip()
    )
    names = names or Counter(entity.name for entity in entities)
    label = _label(kind, names, [entity.name for entity in entities])
    return Entity(
        _identity(kind, label, cluster, named),
        label,
        kind,
        named,
        tuple(sorted(set(names) - {label})),
        tuple(sorted({role for entity in entities for role in entity.roles})),
        None,
        tuple(sorted(_places(cluster), key=lambda place: (place.document, place.start, place.end))),
    )


def _places(cluster: list[Mentioned]) -> set[Place]:
    return {
        Place(one.document, start, end) for one in cluster for start, end in one.entity.mentions
    }


def _majority(kinds: Sequence[EntityKind]) -> EntityKind:
    counts = Counter(kinds)
    return max(_KINDS, key=lambda kind: (counts[kind], -_KINDS.index(kind)))


def _label(kind: EntityKind, names: Counter[str], main: Sequence[str]) -> str:
    """Choose the name to show: of a person the fullest, of others the most frequent main name."""
    if kind == "person":
        return min(names, key=lambda name: (-_fullness(name), -names[name], len(name), name))
    counts = Counter(main)
    return min(
        counts,
        key=lambda name: (is_acronym(name), " " not in name, -counts[name], len(name), name),
    )


def _fullness(name: str) -> int:
    if not name[:1].isupper():
        return -1
    parsed = person_name(name)
    return 4 * len(parsed.given) + 2 * bool(parsed.suffix) - len(parsed.titles)


def _identity(kind: EntityKind, label: str, cluster: list[Mentioned], named: bool) -> str:
    if not named:
        first = cluster[0]
        return make_id("e", "unnamed", first.ref, first.entity.name)
    if kind == "person":
        parsed = person_name(label)
        return make_id("e", "person", *parsed.given, parsed.key, parsed.suffix)
    keys = sorted({organisation_key(one.entity.name) for one in cluster}, key=lambda k: (len(k), k))
    return make_id("e", "name", keys[0])
