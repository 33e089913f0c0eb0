"""From a source span to an entity: names, pronouns, descriptions, unnamed people, relays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from secondsource.annotate import lexicons as lex
from secondsource.annotate.coreference import (
    Cast,
    Member,
    matching,
    may_hold,
    named_later,
    noun_gender,
)
from secondsource.annotate.discourse import Antecedent, Discourse
from secondsource.annotate.places import COUNTRIES, PLACES
from secondsource.annotate.raw import RawAttribution
from secondsource.annotate.roles import (
    Description,
    before_name,
    describe,
    head_end,
    is_person_noun,
    is_plural,
    last_noun,
    phrase_end,
)
from secondsource.annotate.schemes import Scheme
from secondsource.records import EntityKind, Span

_REPORTING = frozenset(
    """say tell believe think conclude claim warn expect fear estimate report find determine
    suspect know admit confirm deny suggest predict argue acknowledge insist agree worry""".split()
)
MAX_RELATIVE = 15  # tokens of a description before "who"
_RELAYING = frozenset({"citing", "quoting"})
_AUTHOR_PREPOSITIONS = frozenset("from by of".split())
_ANIMATE = ("er", "or", "ist", "ian", "ant", "ee", "ican")
_OWN_VOICE = frozenset("i we my our".split())


@dataclass(frozen=True, slots=True)
class Settled:
    """A source's tokens ``[start, end)`` and who it is; ``whole`` if nothing else is in it."""

    start: int
    end: int
    claimant: int | None
    basis: int | None = None
    note: str | None = None
    whole: bool = False


class Sources:
    """Settles the sources of one document's attributions; call in reading order."""

    def __init__(
        self,
        doc: Doc,
        scheme: Scheme,
        cast: Cast,
        discourse: Discourse,
        raw: Sequence[RawAttribution],
    ) -> None:
        self.doc, self.scheme, self.cast, self.discourse = doc, scheme, cast, discourse
        self.raw = raw
        self._known: dict[tuple[Span, ...], Settled] = {}
        self._parts: dict[tuple[str | int, ...], int] = {}

    def tokens(self, span: Span) -> tuple[int, int] | None:
        """Return the tokens of a span without punctuation and "according to" at its ends."""
        found = self.doc.char_span(*span, alignment_mode="expand")
        if found is None:
            return None
        start, end = found.start, found.end
        skip = ("according", "to", "by", "and", "but", "with")
        while start < end and (not _is_word(self.doc[start]) or self.doc[start].lower_ in skip):
            start += 1
        while start < end and not _is_word(self.doc[end - 1]):
            end -= 1
        return (start, end) if start < end else None

    def settle(self, k: int) -> Settled:
        """Return who the source of attribution ``k`` is; it has at least one source span."""
        spans = self.raw[k].source
        if spans not in self._known:
            extent = self.tokens(spans[0])
            self._known[spans] = (
                Settled(0, 0, None, None, "the source has no words")
                if extent is None
                else self._source(*extent, self.raw[k].content)
            )
        return self._with_relay(k, self._known[spans])

    def known_person(self, start: int) -> tuple[int, Description] | None:
        """Return the known person whom the definite description at token ``start`` means."""
        found = describe(self.doc, self.cast.index, start, phrase_end(self.doc, start))
        if found is None or found.plural or not is_person_noun(self.doc[found.at]):
            return None
        entity = self._among(matching(self.cast, found, start), start).entity
        return None if entity is None else (entity, replace(found, end=found.at + 1))

    # --- kinds of sources -------------------------------------------------------------------

    def _source(self, start: int, end: int, content: tuple[Span, ...]) -> Settled:
        first = self.doc[start]
        alone = end - start == 1 or first.tag_ != "PRP$"
        if first.lower_ in _OWN_VOICE and alone:
            return self._own_voice(start, end)
        if first.lower_ in lex.HE | lex.SHE | lex.THEY | lex.IT and alone:
            return self._pronoun(start, end, content)
        if first.lower_ in lex.RELATIVE and (end - start == 1 or first.tag_ in ("WP", "WDT")):
            return self._relative(start, end)
        return self._noun_phrase(start, end)

    def _own_voice(self, start: int, end: int) -> Settled:
        note = f'"{self.doc[start].text}" is the author or whoever is quoted'
        return Settled(start, end, None, None, note, True)

    def _pronoun(self, start: int, end: int, content: tuple[Span, ...]) -> Settled:
        token = self.doc[start]
        found = self.discourse.antecedent(token, speaking=True, outside=content)
        found = self._common(token, found)
        if found.entity is None:
            return Settled(start, end, None, None, self._unclear(token.text, found), True)
        self.discourse.hear(found.entity, start, start + 1)
        return Settled(start, end, found.entity, None, None, True)

    def _common(self, token: Token, found: Antecedent) -> Antecedent:
        """Return a new unnamed entity if a common noun fits a pronoun better ("My mother")."""
        if token.lower_ in lex.IT:
            return found
        best = self.discourse.common_noun(token)
        if best is None or best[0] <= found.score:
            return found
        noun = best[1]
        start = min(t.i for t in noun.subtree if t.i <= noun.i)
        described = describe(self.doc, self.cast.index, start, noun.i + 1)
        if described is None:
            return found
        return Antecedent(self._new(described, _kind(self.doc, described)))

    def _relative(self, start: int, end: int) -> Settled:
        entity = self._before_relative(start)
        if entity is None:
            entity = self._described_before(start)
        if entity is None:
            note = f'what "{self.doc[start].text}" refers to was not found'
            return Settled(start, end, None, None, note, True)
        self.discourse.hear(entity, start, start + 1)
        return Settled(start, end, entity, None, None, True)

    def _before_relative(self, start: int) -> int | None:
        """Return the person or organisation named right before a relative pronoun."""
        i = start - 1
        while i > 0 and not _is_word(self.doc[i]) and not self.doc[i].is_space:
            i -= 1
        k = self.cast.index.at(i)
        person = self.doc[start].lower_ in ("who", "whom", "whose")
        if k is not None and not (person and self.cast.index.names[k].kind != "person"):
            return self.cast.of_name[k]
        return self._apposed(i)

    def _apposed(self, last: int) -> int | None:
        """Return the person whom a description that ends at token ``last`` belongs to."""
        for entity, member in enumerate(self.cast.members):
            if any(d.start <= last < d.end for d in member.descriptions):
                return entity
        return None

    def _described_before(self, start: int) -> int | None:
        """Return the entity of the noun that the relative clause modifies."""
        verb = self.doc[start].head
        noun = verb.head if verb.dep_ in self.scheme.relative else None
        if noun is None or noun.i >= start or noun.pos_ not in ("NOUN", "PROPN", "PRON", "DET"):
            return None
        k = self.cast.index.at(noun.i)
        if k is not None:
            return self.cast.of_name[k]
        end = start - 1 if not _is_word(self.doc[start - 1]) else start
        for left in range(end - 1, max(-1, end - MAX_RELATIVE), -1):
            if self.doc[left].tag_ in ("DT", "PRP$"):
                found = describe(self.doc, self.cast.index, left, end)
                if found is not None and is_person_noun(self.doc[found.at]):
                    return self._described(found)[0]
        return self._noun_phrase(min(noun.left_edge.i, noun.i), end).claimant

    def _noun_phrase(self, start: int, end: int) -> Settled:
        several = self._several(start, end)
        if several is not None:
            return Settled(start, end, several)
        name = self._head_name(start, end)
        if name is not None:
            return Settled(start, end, self.cast.of_name[name])
        found = describe(self.doc, self.cast.index, start, end)
        if found is None:
            return Settled(start, end, None, None, "the source names nobody")
        unknown = self._unknown_name(start, end)
        if unknown is not None:
            return Settled(start, end, unknown)
        entity, note = self._described(found)
        if entity is not None:
            self.discourse.hear(entity, start, found.at + 1)
        return Settled(start, end, entity, None, note)

    def _head_name(self, start: int, end: int) -> int | None:
        """Return the name that a source is or ends in, or that stands beside its description."""
        index = self.cast.index
        for k in index.within(start, end):
            description = before_name(self.doc, index, k)
            begins = description is not None and description.start <= start
            if index.names[k].kind == "person" and begins and not self._possesses(k):
                return k
        stop = head_end(self.doc, index, start, end)
        coordinated = next((t.i for t in self.doc[start:stop] if t.lower_ == "and"), stop)
        named = index.at(self._last(start, coordinated))
        return self._apposed_name(start, stop, end) if named is None else named

    def _possesses(self, name: int) -> bool:
        """Tell whether a name is in the possessive ("**Roe**'s doctor")."""
        end = self.cast.index.names[name].end
        return end < len(self.doc) and self.doc[end].tag_ == "POS"

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
        key = ("and", *entities)
        if key not in self._parts:
            named = Member("group", True, self.cast.phrase(start, stop), plural=True)
            self._parts[key] = self.cast.add(named)
        self.discourse.hear(self._parts[key], start, stop)
        return self._parts[key]

    def _last(self, start: int, stop: int) -> int:
        """Return the last word in tokens ``[start, stop)``."""
        last = stop - 1
        while last > start and not _is_word(self.doc[last]):
            last -= 1
        return last

    def _apposed_name(self, start: int, stop: int, end: int) -> int | None:
        """Return the person in apposition: "her running mate, **Tim Roe**, said"."""
        noun = last_noun(self.doc, self.cast.index, start, stop)
        one = self.doc[start].lower_ == "one"
        if not one and (noun is None or not is_person_noun(noun) or is_plural(noun)):
            return None
        for comma in range(stop, end):
            if self.doc[comma].text == "," and comma + 1 < len(self.doc):
                return self._person_at(comma + 1)
        return None

    def _person_at(self, i: int) -> int | None:
        for j in range(i, min(i + 4, len(self.doc))):
            k = self.cast.index.at(j)
            if k is not None:
                return k if self.cast.index.names[k].kind == "person" else None
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
        if key not in self._parts:
            kind: EntityKind = "organisation" if words[-1].is_upper else "person"
            self._parts[key] = self.cast.add_named(kind, self.cast.phrase(start, end))
        self.discourse.hear(self._parts[key], start, end)
        return self._parts[key]

    # --- descriptions -------------------------------------------------------------------------

    def _described(self, found: Description) -> tuple[int | None, str | None]:
        kind = _kind(self.doc, found)
        if kind in ("other", "organisation"):
            author = self._author(found) if found.head in lex.STATEMENT_NOUNS else None
            if author is not None:
                return author, None
        if kind == "organisation":
            return self._organisation(found)
        if kind == "person":
            return self._person(found)
        return self._group(found, kind), None

    def _author(self, found: Description) -> int | None:
        """Return whose statement a document is: "estimates **from the ministry**"."""
        names = self.cast.index.names
        for k in found.names:
            name = names[k]
            if name.start > found.at and self._possesses(k):
                continue
            before = self._preposition(name.start)
            author = name.start < found.at or before in _AUTHOR_PREPOSITIONS
            if author and name.kind in ("person", "organisation"):
                return self.cast.of_name[k]
        for i in range(found.at + 1, found.end):
            if self.doc[i].lower_ in _AUTHOR_PREPOSITIONS and i + 1 < found.end:
                inner = describe(self.doc, self.cast.index, i + 1, found.end)
                return self._described(inner)[0] if inner is not None else None
        return None

    def _preposition(self, start: int) -> str:
        i = start - 1
        while i > 0 and self.doc[i].pos_ not in ("ADP", "VERB", "PUNCT"):
            i -= 1
        return self.doc[i].lower_ if i >= 0 else ""

    def _organisation(self, found: Description) -> tuple[int | None, str | None]:
        before = [k for k in found.names if self.cast.index.names[k].start < found.at]
        if before:
            return self._part(found, self.cast.of_name[before[0]]), None
        if not found.definite:
            return self._new(found, "organisation"), None
        known = self._named_with(found)
        if known is not None:
            return known, None
        last = self.discourse.antecedent(self.doc[found.at])
        return (
            (last.entity, None)
            if last.entity is not None
            else (self._new(found, "organisation"), None)
        )

    def _part(self, found: Description, owner: int) -> int:
        """Return "the Clinton campaign": as good as a name, the same wherever it stands."""
        key = (found.head, owner)
        if key not in self._parts:
            name = self.cast.phrase(found.start, found.at + 1)
            member = Member("organisation", True, name, organisations=[])
            self._parts[key] = self.cast.add(member)
        return self._parts[key]

    def _named_with(self, found: Description) -> int | None:
        """Return the organisation mentioned last whose name has the description's head."""
        fitting = [
            (max(s for s, _ in earlier), e)
            for e, m in enumerate(self.cast.members)
            if m.kind == "organisation" and found.head in m.name.lower().split()
            and (earlier := [p for p in m.mentions if p[0] < found.start])
        ]  # fmt: skip
        return max(fitting)[1] if fitting else None

    def _person(self, found: Description) -> tuple[int | None, str | None]:
        holders = self._holders(found)
        if found.definite:
            chosen = self._among(matching(self.cast, found, found.start, holders), found.start)
            if chosen.entity is not None:
                return chosen.entity, None
            if chosen.candidates:
                return None, self._unclear(self.doc[found.at].text, chosen)
        later = named_later(self.cast, found, holders)
        later = self._topic(found) if later is None else later
        if later is not None:
            self.cast.learn(later, found)
            return later, None
        return self._same_unnamed(found) or self._new(found, "person"), None

    def _holders(self, found: Description) -> frozenset[int]:
        """Return whom "his" or "her" in a description means."""
        for token in self.doc[found.start : found.at]:
            if token.tag_ == "PRP$" and token.lower_ in lex.HE | lex.SHE:
                holder = self.discourse.antecedent(token).entity
                return frozenset() if holder is None else frozenset({holder})
        return frozenset()

    def _topic(self, found: Description) -> int | None:
        """Return the person being talked about if "the senator" can mean nobody else."""
        plain = self.doc[found.start].lower_ == "the" and not found.possessed
        places = {
            t.lower_
            for k in found.names
            if self.cast.index.names[k].kind == "place"
            for t in self.doc[self.cast.index.names[k].start : self.cast.index.names[k].end]
        }
        modest = found.modifiers - places <= lex.PLAIN_MODIFIERS | COUNTRIES | PLACES
        if not (plain and modest and found.head in lex.OFFICES and found.end == found.at + 1):
            return None
        gender = noun_gender(found.head)
        chosen = self.discourse.topic(found.start, gender).entity
        if chosen is None or not may_hold(self.cast.members[chosen], found):
            return None
        return chosen

    def _among(self, candidates: Sequence[int], at: int) -> Antecedent:
        """Return the first of the candidates if it was mentioned well after the second."""
        if not candidates:
            return Antecedent(None)
        return Antecedent(candidates[0], tuple(candidates[:2]))

    def _group(self, found: Description, kind: EntityKind) -> int:
        return (self._same_unnamed(found) if found.definite else None) or self._new(found, kind)

    def _same_unnamed(self, found: Description) -> int | None:
        """Return the unnamed entity that "the officials" or "the woman" takes up again."""
        if not found.definite or found.possessed:
            return None
        for entity in range(len(self.cast.members) - 1, -1, -1):
            member = self.cast.members[entity]
            heads = {(d.head, d.plural) for d in member.descriptions}
            same = not member.named and (found.head, found.plural) in heads
            if same and may_hold(member, found):
                return entity
        return None

    def _new(self, found: Description, kind: EntityKind) -> int:
        entity = self.cast.add(Member(kind, False, self.cast.phrase(found.start, found.end)))
        self.cast.learn(entity, found)
        member = self.cast.members[entity]
        member.plural = found.plural or kind == "group"
        if kind == "person" and found.head in lex.FEMALE_NOUNS | lex.MALE_NOUNS:
            member.gender = "female" if found.head in lex.FEMALE_NOUNS else "male"
        return entity

    # --- relays -------------------------------------------------------------------------------

    def _with_relay(self, k: int, found: Settled) -> Settled:
        if found.claimant is None:
            return found
        cited = self._cited(k, found)
        if cited is not None and self._is_outlet(found.claimant):
            return replace(found, claimant=cited)
        basis = cited if cited is not None else self._believers(k)
        return replace(found, basis=basis if basis != found.claimant else None)

    def _cited(self, k: int, found: Settled) -> int | None:
        """Return who is cited in the source's sentence: "the paper reported, **citing ...**"."""
        for token in self.doc[found.end : self.doc[found.start].sent.end]:
            if token.lower_ in _RELAYING:
                end = phrase_end(self.doc, token.i + 1)
                return self._noun_phrase(token.i + 1, end).claimant if end > token.i + 1 else None
        return None

    def _is_outlet(self, entity: int) -> bool:
        member = self.cast.members[entity]
        words = member.name.lower().split()
        return member.kind == "organisation" and any(w in lex.OUTLET_WORDS for w in words)

    def _believers(self, k: int) -> int | None:
        """Return the unnamed people whose belief the content reports."""
        span = self.doc.char_span(*self.raw[k].content[0], alignment_mode="contract")
        if span is None or "according" not in self._cue(k):
            return None
        root = self.scheme.predicate(span.root)
        subjects = [s for s in self.scheme.subjects(root) if span.start <= s.i < span.end]
        if root.lemma_ not in _REPORTING or not subjects:
            return None
        extent = [t.i for t in subjects[0].subtree if t.i < root.i]
        found = self._noun_phrase(min(extent), max(extent) + 1).claimant
        return found if found is not None and not self.cast.members[found].named else None

    def _cue(self, k: int) -> str:
        return " ".join(self.doc.text[s:e].lower() for s, e in self.raw[k].cue)

    def _unclear(self, word: str, found: Antecedent) -> str:
        names = " or ".join(self.cast.members[e].name for e in found.candidates[:3])
        return f'"{word}" may be {names}' if names else f'nobody found whom "{word}" can mean'


def _is_word(token: Token) -> bool:
    return any(c.isalnum() for c in token.text) and token.tag_ != "POS"


def _kind(doc: Doc, found: Description) -> EntityKind:
    """Return what kind of entity a description is of."""
    head = doc[found.at]
    if found.head in lex.STATEMENT_NOUNS and found.head not in lex.PERSON_NOUNS:
        return "other"
    if found.head in lex.GROUP_NOUNS or head.lower_ in lex.QUANTITY:
        return "group"
    if is_person_noun(head) or found.head.endswith(_ANIMATE):
        return "group" if found.plural else "person"
    if found.plural and found.head in lex.ORG_NOUNS:
        return "group"
    return "organisation" if found.head in lex.ORG_NOUNS else "other"
