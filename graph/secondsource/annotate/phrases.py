"""Noun phrases as sources: which name or description in them is the one that speaks."""

from __future__ import annotations

from secondsource.annotate import lexicons as lex
from secondsource.annotate.clusters import Member
from secondsource.annotate.coreference import Cast
from secondsource.annotate.discourse import Discourse
from secondsource.annotate.nominals import Nominals
from secondsource.annotate.roles import (
    before_name,
    describe,
    head_end,
    is_person_noun,
    is_plural,
    is_word,
    last_noun,
)
from secondsource.records import EntityKind


class Phrases:
    """Settles noun phrases; call in reading order."""

    def __init__(self, cast: Cast, discourse: Discourse, nominals: Nominals) -> None:
        self.doc, self.cast, self.discourse, self.nominals = cast.doc, cast, discourse, nominals
        self._made: dict[tuple[str | int, ...], int] = {}

    def settle(self, start: int, end: int) -> tuple[int | None, str | None]:
        """Return whom tokens ``[start, end)`` mean, and a note where nobody was found."""
        several = self._several(start, end)
        if several is not None:
            return several, None
        name = self._head_name(start, end)
        if name is not None:
            return self.cast.of_name[name], None
        found = describe(self.doc, self.cast.index, start, end)
        if found is None:
            return None, "the source names nobody"
        unknown = self._unknown_name(start, end)
        if unknown is not None:
            return unknown, None
        entity, note = self.nominals.described(found)
        if entity is not None:
            self.discourse.hear(entity, start, found.at + 1)
        return entity, note

    def _head_name(self, start: int, end: int) -> int | None:
        """Return the name that a source is or ends in, or that stands beside its description."""
        index = self.cast.index
        for k in index.within(start, end):
            description = before_name(self.doc, index, k)
            begins = description is not None and description.start <= start
            if index.names[k].kind == "person" and begins and not self.cast.possesses(k):
                return k
        stop = head_end(self.doc, index, start, end)
        coordinated = next((t.i for t in self.doc[start:stop] if t.lower_ == "and"), stop)
        named = index.at(self._last(start, coordinated))
        return self._apposed_name(start, stop, end) if named is None else named

    def _several(self, start: int, end: int) -> int | None:
        """Return the group that two coordinated names make ("Roe and Poe"), if they are."""
        stop = head_end(self.doc, self.cast.index, start, end)
        middle = next((t.i for t in self.doc[start:stop] if t.lower_ in ("and", "or")), None)
        if middle is None:
            return None
        found = [
            self.cast.index.at(i) for i in (self._last(start, middle), self._last(middle, stop))
        ]
        entities = sorted({self.cast.of_name[k] for k in found if k is not None})
        if len(entities) < 2:
            return None
        key: tuple[str | int, ...] = ("and", *entities)
        if key not in self._made:
            named = Member("group", True, self.cast.phrase(start, stop), plural=True)
            self._made[key] = self.cast.add(named)
        self.discourse.hear(self._made[key], start, stop)
        return self._made[key]

    def _last(self, start: int, stop: int) -> int:
        """Return the last word in tokens ``[start, stop)``."""
        last = stop - 1
        while last > start and not is_word(self.doc[last]):
            last -= 1
        return last

    def _apposed_name(self, start: int, stop: int, end: int) -> int | None:
        """Return the name in apposition: "her running mate, **Tim Roe**, said"."""
        noun = last_noun(self.doc, self.cast.index, start, stop)
        one = self.doc[start].lower_ == "one"
        fits = noun is not None and (is_person_noun(noun) or noun.lower_ in lex.OWNERS)
        if not one and (noun is None or not fits or is_plural(noun)):
            return None
        for comma in range(stop, end):
            if self.doc[comma].text == "," and comma + 1 < len(self.doc):
                return self._name_at(comma + 1, noun is not None and noun.lower_ in lex.OWNERS)
        return None

    def _name_at(self, i: int, company: bool) -> int | None:
        """Return the person, or also ``company``, named at token ``i`` or soon after it."""
        kinds = ("person", "organisation") if company else ("person",)
        for j in range(i, min(i + 4, len(self.doc))):
            k = self.cast.index.at(j)
            if k is not None:
                return k if self.cast.index.names[k].kind in kinds else None
            if self.doc[j].pos_ not in ("NOUN", "PROPN", "ADJ", "PUNCT"):
                return None
        return None

    def _unknown_name(self, start: int, end: int) -> int | None:
        """Return the entity of a name that was not found as one ("Wimes said")."""
        words = [t for t in self.doc[start:end] if t.lower_ != "the"]
        title = any(is_person_noun(t) or t.lower_ in lex.PEOPLES for t in words)
        if title or not all(t.pos_ == "PROPN" and t.text[0].isupper() for t in words):
            return None
        key = ("name", " ".join(t.lower_ for t in words))
        if key not in self._made:
            kind: EntityKind = "organisation" if words[-1].is_upper else "person"
            self._made[key] = self.cast.add_named(kind, self.cast.phrase(start, end))
        self.discourse.hear(self._made[key], start, end)
        return self._made[key]
