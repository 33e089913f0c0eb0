"""Noun phrases as sources: which name or description in them is the one that speaks."""

from __future__ import annotations

from spacy.tokens import Token

from secondsource.annotate import lexicons as lex
from secondsource.annotate.clusters import Member
from secondsource.annotate.coreference import Cast
from secondsource.annotate.discourse import Discourse
from secondsource.annotate.forms import FINITE
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

_COMPLEMENT = frozenset("ADP DET NOUN PROPN PRON ADJ PART".split())
_LISTING = frozenset({"and", "or", "the", ","})
_NUMBERED = frozenset("first second third fourth last other".split())
_SELVES = frozenset("himself herself itself themselves".split())


class Phrases:
    """Settles noun phrases; call in reading order."""

    def __init__(self, cast: Cast, discourse: Discourse, nominals: Nominals) -> None:
        self.doc, self.cast, self.discourse, self.nominals = cast.doc, cast, discourse, nominals
        self._made: dict[tuple[str | int, ...], int] = {}

    def settle(self, start: int, end: int) -> tuple[int | None, str | None]:
        """Return whom tokens ``[start, end)`` mean, and a note where nobody was found."""
        end = self._without_self(start, end)
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

    def _without_self(self, start: int, end: int) -> int:
        """Return where a phrase ends without "himself" and the like."""
        return end - 1 if end - start > 1 and self.doc[end - 1].lower_ in _SELVES else end

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
        """Return the group that coordinated names make ("Roe and Poe"), if they do."""
        start += self.doc[start].lower_ == "both"
        stop = end if self._is_list(start, end) else head_end(self.doc, self.cast.index, start, end)
        middle = next((t.i for t in self.doc[start:stop] if t.lower_ in ("and", "or")), None)
        if middle is None:
            return None
        ends = (self._last(start, middle), self._last(middle, stop))
        found = {self.cast.index.at(i) for i in ends}
        if self._is_list(start, end):
            found |= set(self.cast.index.within(start, end))
        entities = sorted({self.cast.of_name[k] for k in found if k is not None})
        if len(entities) < 2:
            return None
        key: tuple[str | int, ...] = ("and", *entities)
        if key not in self._made:
            named = Member("group", True, self.cast.phrase(start, stop), plural=True)
            self._made[key] = self.cast.add(named)
        self.discourse.hear(self._made[key], start, stop)
        return self._made[key]

    def _is_list(self, start: int, end: int) -> bool:
        """Tell a list of nothing but names: "Roe, Poe and Moe"."""
        words = [t for t in self.doc[start:end] if t.lower_ not in _LISTING]
        return len(words) > 1 and all(self.cast.index.at(t.i) is not None for t in words)

    def _last(self, start: int, stop: int) -> int:
        """Return the last word in tokens ``[start, stop)``."""
        last = stop - 1
        while last > start and not is_word(self.doc[last]):
            last -= 1
        return last

    def _apposed_name(self, start: int, stop: int, end: int) -> int | None:
        """Return the name in apposition: "her running mate, **Tim Roe**, said"."""
        called = self._called(start, end)
        if called is not None:
            return called
        noun = last_noun(self.doc, self.cast.index, start, stop)
        numbered = self._is_numbered(start, stop)
        one = self.doc[start].lower_ in ("one", "another") or numbered
        fits = noun is not None and _may_be_a_person(noun)
        body = noun is not None and noun.lemma_.lower() in lex.ORG_NOUNS
        if not one and (noun is None or not (fits or body) or is_plural(noun)):
            return None
        if self.doc[stop : stop + 1].text == "(":
            return self._behind_brackets(stop, end)
        for comma in range(stop, end + self._goes_on(start, end)):
            if self.doc[comma].text == "," and comma + 1 < len(self.doc):
                if not is_person_noun(noun or self.doc[start]) and not self._is_plain(noun, comma):
                    return None
                company = body or numbered or (noun is not None and noun.lower_ in lex.OWNERS)
                return self._name_at(comma + 1, company, person=not body)
        return None

    def _is_numbered(self, start: int, stop: int) -> bool:
        """Tell "the third", "the other" without a noun."""
        words = [t.lower_ for t in self.doc[start:stop]]
        return len(words) == 2 and words[0] == "the" and words[1] in _NUMBERED

    def _goes_on(self, start: int, end: int) -> bool:
        """Tell whether a name between commas follows that the source was cut off from."""
        k = self.cast.index.at(end + 1) if self.doc[end : end + 1].text == "," else None
        if k is None or self.doc[max(0, start - 1)].lower_ == "to":
            return False
        closing = self.cast.index.names[k].end
        after = self.doc[closing : closing + 2]
        return len(after) > 1 and after[0].text == "," and after[1].tag_ in FINITE

    def _is_plain(self, noun: Token | None, comma: int) -> bool:
        """Tell whether nothing but a complement stands between a noun and a comma."""
        begin = comma if noun is None else noun.i + 1
        return all(t.pos_ in _COMPLEMENT for t in self.doc[begin:comma])

    def _called(self, start: int, end: int) -> int | None:
        """Return the person's name that a phrase gives: "a worker **called Tomas**"."""
        for i in range(start + 1, end - 1):
            if self.doc[i].lower_ in ("called", "named") and _may_be_a_person(self.doc[i - 1]):
                return self._name_at(i + 1, company=False)
        return None

    def _behind_brackets(self, start: int, end: int) -> int | None:
        """Return the name behind brackets: "Admiral **(retd)** Joran Tesk"."""
        closing = next((i for i in range(start, end) if self.doc[i].text == ")"), None)
        return None if closing is None else self._name_at(closing + 1, company=False)

    def _name_at(self, i: int, company: bool, person: bool = True) -> int | None:
        """Return the person, or also ``company``, named at token ``i`` or soon after it."""
        kinds = ("person",) * person + ("organisation",) * company
        for j in range(i, min(i + 4, len(self.doc))):
            k = self.cast.index.at(j)
            if k is not None:
                fits = self.cast.index.names[k].kind in kinds and not self.cast.possesses(k)
                return k if fits else None
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


def _may_be_a_person(noun: Token) -> bool:
    """Tell a noun that a person's name may follow in apposition, or a company's an owner's."""
    if is_person_noun(noun) or noun.lower_ in lex.OWNERS:
        return True
    word = noun.lemma_.lower()
    return noun.tag_ == "NN" and word not in lex.ORG_NOUNS | lex.GROUP_NOUNS | lex.STATEMENT_NOUNS
