"""Where clauses name an entity, also where their document's name finder overlooked it.

A name of several words that one document found is looked for in the clauses of all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from secondsource.link.similarity import fold
from secondsource.records import Argument, Claim, Entity
from secondsource.signs import stretches

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LONGEST, _SHORTEST = 6, 4
_NAME = 100
"""Code points that a name may have."""
_BESIDE = 1
"""Code points between a noun and the name behind it ("the poet Sana Mirza")."""

Mention = tuple[int, int, str]


class Mentions:
    """The places in each document at which an entity is named, in order."""

    def __init__(self, entities: Iterable[Entity], claims: Iterable[Claim]) -> None:
        """Take the named entities with their mentions, and look for their names in the claims."""
        known = list(entities)
        found: dict[str, set[Mention]] = {}
        for entity in known:
            for place in entity.mentions:
                mention = (place.start, place.end, entity.id)
                found.setdefault(place.document, set()).add(mention)
        taken = {document: _letters(mentions) for document, mentions in found.items()}
        names = _names(known)
        for claim in claims:
            free = taken.get(claim.document, set())
            for mention in _spotted(claim, names):
                if not free.intersection(range(*mention[:2])):
                    found.setdefault(claim.document, set()).add(mention)
        self._places = {document: sorted(found[document]) for document in sorted(found)}

    def company(self) -> dict[str, frozenset[str]]:
        """Return for each document the entities that it names."""
        return {
            document: frozenset(key for _, _, key in places)
            for document, places in self._places.items()
        }

    def inside(self, document: str, low: int, high: int) -> Iterator[Mention]:
        """Yield the mentions of a document that lie in a span."""
        places = self._places.get(document, [])
        first = bisect_left(places, (low, 0, ""))
        last = bisect_left(places, (high, 0, ""))
        return (mention for mention in places[first:last] if mention[1] <= high)

    def named(self, document: str, argument: Argument) -> str | None:
        """Return whom a phrase names by its last words, or as part of whose name it stands."""
        reach = (argument.start - _NAME, argument.end + _NAME)
        for start, end, key in self.inside(document, *reach):
            within = start <= argument.start and argument.end <= end
            if within or argument.start <= start < end == argument.end:
                return key
        return None

    def beside(self, document: str, argument: Argument) -> str | None:
        """Return whose name stands right behind a phrase."""
        low = argument.end + _BESIDE
        found = self.inside(document, low, low + _NAME)
        return next((key for start, _, key in found if start == low), None)


def _letters(mentions: Iterable[Mention]) -> set[int]:
    return {at for start, end, _ in mentions for at in range(start, end)}


def _names(entities: Iterable[Entity]) -> dict[tuple[str, ...], str]:
    """Return the names that one entity alone has: of several words, or of one but no person's."""
    owners: dict[tuple[str, ...], set[str]] = {}
    for entity in entities:
        for name in (entity.name, *entity.aliases):
            words = tuple(fold(word) for word in _WORD.findall(name))
            alone = len(words) == 1 and entity.kind != "person" and len(name) >= _SHORTEST
            if (1 < len(words) <= _LONGEST or alone) and name[:1].isupper():
                owners.setdefault(words, set()).add(entity.id)
    return {words: next(iter(keys)) for words, keys in owners.items() if len(keys) == 1}


def _spotted(claim: Claim, names: Mapping[tuple[str, ...], str]) -> Iterator[Mention]:
    """Yield where a claim has such a name, the longest at each place."""
    for start, part in stretches(claim):
        words = list(_WORD.finditer(part))
        keys = [fold(word.group()) for word in words]
        at = 0
        while at < len(words):
            size = _longest(keys, at, names)
            if size and words[at].group()[0].isupper():
                key = names[tuple(keys[at : at + size])]
                yield start + words[at].start(), start + words[at + size - 1].end(), key
            at += max(size, 1)


def _longest(keys: list[str], at: int, names: Mapping[tuple[str, ...], str]) -> int:
    """Return how many words from ``at`` make the longest known name, 0 for none."""
    sizes = range(min(_LONGEST, len(keys) - at), 0, -1)
    return next((size for size in sizes if tuple(keys[at : at + size]) in names), 0)
