"""Sources without a name: descriptions of known people, offices, documents and the unnamed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from secondsource.annotate import lexicons as lex
from secondsource.annotate.called import may_be_called
from secondsource.annotate.clusters import Member, noun_gender
from secondsource.annotate.coreference import Cast
from secondsource.annotate.descriptions import LEAD, Match, matching, may_hold, named_later
from secondsource.annotate.discourse import NOUN_WINDOW, Antecedent, Discourse, may_be_a_body
from secondsource.annotate.outlets import MEDIA_NOUNS, is_outlet
from secondsource.annotate.places import COUNTRIES, PLACES
from secondsource.annotate.roles import (
    Description,
    core_end,
    describe,
    is_person_noun,
    phrase_end,
)
from secondsource.records import EntityKind

# What "by" may follow where it names an author: "a report **published** by the bank".
_AUTHORED = frozenset(
    """carry conduct publish issue release write prepare produce compile draft do make sign post
    file lead undertake author send provide run perform complete put give submit deliver""".split()
)
# Nouns whose "by" names who did the deed: "a review of attacks **by** the militia".
_DEEDS = frozenset(
    """attack strike killing shooting raid abuse bombing shelling violation murder assault threat
    bid attempt effort decision claim offence crime spending use""".split()
)
# What is done to a document that somebody else has: "records **retrieved** from the controller".
_TAKEN = frozenset("retrieve recover download seize extract copy pull steal remove salvage".split())
_STATE_BODIES = frozenset(
    """ministry government army navy parliament cabinet police military administration senate
    embassy court""".split()
)
_SHY = frozenset("source insider".split())
_INSIDERS = frozenset("source insider mole worker employee person whistleblower pal friend".split())
_FIRMS = frozenset("company firm business corporation operator airline carrier".split())
_BESIDE = 80
"""Tokens back in which a description's noun is looked for."""
_PASSED = 3
"""Organisations, from the last one back, that "the company" may be."""
_ANIMATE = ("er", "or", "ist", "ian", "ant", "ee", "ican")


class Nominals:
    """Finds or makes the entities that descriptions mean; call in reading order."""

    def __init__(self, cast: Cast, discourse: Discourse) -> None:
        self.doc, self.cast, self.discourse = cast.doc, cast, discourse
        self._parts: dict[tuple[str, int], int] = {}

    def known_person(self, start: int) -> tuple[int, Description] | None:
        """Return the known person whom the definite description at token ``start`` means."""
        found = describe(self.doc, self.cast.index, start, phrase_end(self.doc, start))
        if found is None or found.plural or not is_person_noun(self.doc[found.at]):
            return None
        entity = self._among(matching(self.cast, found)).entity
        return None if entity is None else (entity, replace(found, end=found.at + 1))

    def described(self, found: Description) -> tuple[int | None, str | None]:
        """Return the entity that a description means, and a note where none could be chosen."""
        kind = kind_of(self.doc, found)
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
            if name.start > found.at and self.cast.possesses(k):
                continue
            author = name.start < found.at or self._authors(found, name.start)
            if author and name.kind in ("person", "organisation"):
                return self.cast.of_name[k]
        for i in range(found.at + 1, found.end):
            if i + 1 < found.end and self._names_author(found, i):
                inner = describe(self.doc, self.cast.index, i + 1, found.end)
                return self.described(inner)[0] if inner is not None else None
        return None

    def _authors(self, found: Description, start: int) -> bool:
        """Tell whether the name that begins at token ``start`` is a document's author."""
        i = start - 1
        while i > found.at and self.doc[i].pos_ not in ("ADP", "VERB", "PUNCT"):
            i -= 1
        return i > found.at and self._names_author(found, i)

    def _names_author(self, found: Description, i: int) -> bool:
        """Tell whether the word at ``i`` leads to a document's author.

        "Of" leads to its object, "seen by" to a reader, and "from" behind "of" to what the
        object is from.
        """
        word, before = self.doc[i].lower_, self.doc[i - 1]
        if word == "from":
            if before.lemma_.lower() in _TAKEN:
                return False
            return not any(t.lower_ in ("of", "on", "into") for t in self.doc[found.at + 1 : i])
        if word != "by" or self.doc[i + 1].tag_ == "VBG" or before.lemma_.lower() in _DEEDS:
            return False
        while before.i > found.at and before.lower_ in ("out", "up", "together", "jointly"):
            before = before.nbor(-1)
        verbal = before.tag_ in ("VBN", "VBD", "VBG", "JJ", "RB")
        return not verbal or before.lemma_.lower() in _AUTHORED

    def _organisation(self, found: Description) -> tuple[int | None, str | None]:
        before = [k for k in found.names if self.cast.index.names[k].start < found.at]
        if before:
            return self._part(found, self.cast.of_name[before[0]]), None
        if not found.definite:
            return self.new(found, "organisation"), None
        known = self._named_with(found)
        if known is not None:
            return known, None
        generic = found.head in lex.GENERIC_ORGS or found.head == "force"
        if not generic or self._goes_on(found) or self._kinds(found):
            return self._group(found, "organisation"), None
        last = self._issuer(found)
        last = self._last_body(found) if last is None else last
        last = self._bare_body(found) if last is None else last
        last = self._only_firm(found) if last is None else last
        if last is None:
            return self._group(found, "organisation"), None
        return last, None

    def _last_body(self, found: Description) -> int | None:
        """Return the organisation mentioned last that a description's noun may mean."""
        passed: frozenset[int] = frozenset()
        for _ in range(_PASSED):
            entity = self.discourse.antecedent(self.doc[found.at], without=passed).entity
            if entity is None or self.cast.members[entity].kind != "organisation":
                return None
            if self._may_be(found, entity):
                return entity
            passed |= {entity}
        return None

    def _issuer(self, found: Description) -> int | None:
        """Return whom "the **Company**" of a statement means: the body that its start names."""
        if found.head not in lex.GENERIC_ORGS or not self.doc[found.at].text[0].isupper():
            return None
        start = next((t for t in self.doc if not t.is_space), self.doc[found.at])
        named = [
            e
            for e, m in enumerate(self.cast.members)
            if m.kind == "organisation" and m.named and m.first < start.sent.end
        ]
        named.sort(key=lambda e: self.cast.members[e].first)
        fitting = [e for e in named if self._may_be(found, e)]
        return fitting[0] if fitting and fitting[0] == named[0] else None

    def _bare_body(self, found: Description) -> int | None:
        """Return the name of one word, taken for a person's, that "the company" must mean: the
        speaker before, if no other name may be a body's. It is a body's from now on."""
        last = self.discourse.last_speaker(found.at)
        if found.head not in _FIRMS or last is None:
            return None
        near = self.discourse.distance(last[0], found.at) <= NOUN_WINDOW
        bodies = [
            e
            for e, m in enumerate(self.cast.members)
            if m.named and m.first < found.at and (m.kind == "organisation" or may_be_a_body(m))
        ]
        if bodies != [last[1]] or not near or self.cast.members[last[1]].kind != "person":
            return None
        self.cast.members[last[1]].kind = "organisation"
        return last[1]

    def _goes_on(self, found: Description) -> bool:
        """Tell whether more than a clause between commas stands behind a head: "the firm **in the
        valley**", but not "the firm, which ..."."""
        behind = self.doc[found.at + 1 : found.end]
        return len(behind) > 0 and behind[0].text != ","

    def _only_firm(self, found: Description) -> int | None:
        """Return the firm that "the company" means where the text so far names no other body that
        might be one, if it has named this one twice or at its start."""
        if found.head not in _FIRMS:
            return None
        firms = [
            e
            for e, m in enumerate(self.cast.members)
            if m.kind == "organisation" and m.named and m.mentions and m.first < found.start
            and self._may_be(found, e)
        ]  # fmt: skip
        if len(firms) != 1:
            return None
        member = self.cast.members[firms[0]]
        often = sum(s < found.start for s, _ in member.mentions) > 1
        return firms[0] if often or member.first < LEAD else None

    def _may_be(self, found: Description, entity: int) -> bool:
        """Tell whether an organisation may be called "the company": one without a name only by
        its own noun, one with a name as :func:`may_be_called` says.
        """
        member = self.cast.members[entity]
        if not member.named:
            return found.head in {d.head for d in member.descriptions}
        return may_be_called(self.cast, entity, found.head)

    def _kinds(self, found: Description) -> frozenset[str]:
        """Return the words before a head that tell its kind: "the **appeals** court"."""
        before = self.doc[found.start : found.at]
        return frozenset(t.lower_ for t in before if t.pos_ in ("NOUN", "PROPN", "ADJ"))

    def _part(self, found: Description, owner: int) -> int:
        """Return "the Clinton campaign": as good as a name, the same wherever it stands."""
        member = self.cast.members[owner]
        personal = member.kind == "person" and found.head not in _STATE_BODIES
        key = (found.head if personal else self._narrowed(found), owner)
        if key not in self._parts:
            name = self.cast.phrase(found.start, found.at + 1).replace("’", "'")
            if personal:
                words = [w for w in member.name.split() if w.lower() not in lex.SUFFIXES]
                name = f"{words[-1]} {self.doc[found.at].text}"
            self._parts[key] = self.cast.add_named("organisation", name)
        return self._parts[key]

    def _narrowed(self, found: Description) -> str:
        """Return a head with the words that tell its kind: "interior ministry"."""
        names = [self.cast.index.names[k] for k in found.names]
        named = frozenset(t.lower_ for n in names for t in self.doc[n.start : n.end])
        return " ".join((*sorted(self._kinds(found) - named), found.head))

    def _named_with(self, found: Description) -> int | None:
        """Return the organisation mentioned last whose name has the description's head; for "the
        newspaper" and its like, the outlet mentioned last will do.
        """
        wanted = self._kinds(found) | {found.head}
        medium = wanted <= MEDIA_NOUNS
        fitting = [
            (max(s for s, _ in earlier), e)
            for e, m in enumerate(self.cast.members)
            if m.kind == "organisation"
            and (wanted <= _words(m.name) or (medium and m.named and is_outlet(m.name)))
            and (earlier := [p for p in m.mentions if p[0] < found.start])
        ]
        return max(fitting)[1] if fitting else None

    def _person(self, found: Description) -> tuple[int | None, str | None]:
        holders = self._holders(found)
        body = self._body(found)
        if body is not None:
            return body, None
        shy = self._shy(found) if found.definite and not found.possessed else None
        if shy is not None:
            return shy, None
        if found.definite:
            chosen = self._among(matching(self.cast, found, holders))
            if chosen.entity is not None:
                return chosen.entity, None
            if chosen.candidates:
                return None, self.discourse.unclear(self.doc[found.at].text, chosen)
        later = named_later(self.cast, found, holders)
        later = self._topic(found) if later is None else later
        later = self._only_one(found) if later is None else later
        if later is not None:
            self.cast.learn(later, found)
            return later, None
        same = self._same_unnamed(found)
        return (self.new(found, "person") if same is None else same), None

    def _body(self, found: Description) -> int | None:
        """Return the body that "the **Executive**" is short for."""
        if found.end > found.at + 1 or found.at > found.start + 1 or not found.definite:
            return None
        body = self._named_with(found) if self.doc[found.at].text[0].isupper() else None
        last = "" if body is None else self.cast.members[body].name.lower().split()[-1]
        return body if last == found.head else None

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
        places = self._place_words(found)
        modest = found.modifiers - places <= lex.PLAIN_MODIFIERS | COUNTRIES | PLACES
        if not (plain and modest and found.head in lex.OFFICES and found.end == found.at + 1):
            return None
        gender = noun_gender(found.head)
        chosen = self.discourse.topic(found.start, gender).entity
        if chosen is None or not may_hold(self.cast, self.cast.members[chosen], found):
            return None
        beside = self._stands_beside(found, chosen) or self._is_told_of(found, chosen)
        return None if beside else chosen

    def _only_one(self, found: Description) -> int | None:
        """Return the speaker before, the one person of an article so far and without a role, whom
        "the **ex-navy** chief" calls by what he was."""
        last = self.discourse.last_speaker(found.start)
        if not (found.definite and found.former) or found.possessed or last is None:
            return None
        people = [e for e, m in enumerate(self.cast.members) if m.kind == "person"]
        if people != [last[1]] or self.discourse.distance(last[0], found.at) > NOUN_WINDOW:
            return None
        member, gender = self.cast.members[last[1]], noun_gender(found.head)
        fits = gender is None or member.gender in (None, gender)
        return last[1] if fits and member.named and not member.descriptions else None

    def _is_told_of(self, found: Description, entity: int) -> bool:
        """Tell whether a person is the subject of what the describing sentence says first: "Roe
        has agreed, **the envoy** said"."""
        start = self.doc[found.start].sent.start
        spans = self.cast.members[entity].mentions
        return any(
            start <= s < found.start and self.cast.is_subject((s, e))
            for s, e in spans
            if self.doc[s].tag_ != "PRP"
        )

    def _stands_beside(self, found: Description, entity: int) -> bool:
        """Tell whether the last sentences have a description's noun beside a person who is not
        called so: "Roe accused **the mayor**"."""
        beside = [
            t
            for t in self.doc[max(0, found.start - _BESIDE) : found.start]
            if t.lower_ == found.head and self.cast.described_at(t.i) is None
        ]
        mentioned = {self.doc[s].sent.start for s, _ in self.cast.members[entity].mentions}
        own = {i for s, e in self.cast.members[entity].mentions for i in range(s, e)}
        return any(t.sent.start in mentioned and t.i not in own for t in beside)

    def _place_words(self, found: Description) -> frozenset[str]:
        names = [self.cast.index.names[k] for k in found.names]
        places = [n for n in names if n.kind == "place"]
        return frozenset(t.lower_ for n in places for t in self.doc[n.start : n.end])

    def _among(self, found: Sequence[Match]) -> Antecedent:
        """Return the best match, none if another fits as well and was mentioned beside it."""
        if not found:
            return Antecedent(None)
        best = found[0]
        equal = [m for m in found if m.score == best.score]
        close = [m for m in equal if self.discourse.distance(m.last, best.last) == 0]
        entities = tuple(m.entity for m in close)
        last = self.discourse.last_speaker(best.last)
        if last is not None and last[1] in entities:
            return Antecedent(last[1], entities)
        return Antecedent(best.entity if len(close) == 1 else None, entities)

    def _group(self, found: Description, kind: EntityKind) -> int:
        same = self._same_unnamed(found)
        return self.new(found, kind) if same is None else same

    def _same_unnamed(self, found: Description) -> int | None:
        """Return the unnamed entity that "the officials" or "the woman" takes up again."""
        if not found.definite or found.possessed:
            return None
        for entity in range(len(self.cast.members) - 1, -1, -1):
            member = self.cast.members[entity]
            heads = {(d.head, d.plural) for d in member.descriptions}
            same = not member.named and (found.head, found.plural) in heads
            if same and may_hold(self.cast, member, found):
                return entity
        return None

    def _shy(self, found: Description) -> int | None:
        """Return whom "the source" takes up by another noun: the insider who spoke right before."""
        last = self.discourse.last_speaker(found.start)
        if found.head not in _SHY or found.end > found.at + 1 or last is None:
            return None
        member = self.cast.members[last[1]]
        shy = not member.named and bool({d.head for d in member.descriptions} & _INSIDERS)
        near = self.discourse.distance(last[0], found.start) <= 1
        return last[1] if shy and near and member.kind == "person" else None

    def new(self, found: Description, kind: EntityKind) -> int:
        """Add the unnamed entity that a description is of."""
        name = self.cast.phrase(found.start, core_end(self.doc, found))
        entity = self.cast.add(Member(kind, False, name))
        self.cast.learn(entity, found)
        member = self.cast.members[entity]
        member.plural = found.plural or kind == "group"
        if kind == "person" and found.head in lex.FEMALE_NOUNS | lex.MALE_NOUNS:
            member.gender = "female" if found.head in lex.FEMALE_NOUNS else "male"
        return entity


def _words(name: str) -> frozenset[str]:
    return frozenset(name.lower().split())


def kind_of(doc: Doc, found: Description) -> EntityKind:
    """Return what kind of entity a description is of."""
    head = doc[found.at]
    if found.head in lex.STATEMENT_NOUNS and found.head not in lex.PERSON_NOUNS:
        return "other"
    if found.head in lex.GROUP_NOUNS or head.lower_ in lex.QUANTITY:
        return "group"
    if is_person_noun(head):
        return "group" if found.plural else "person"
    if found.plural and (found.head in lex.ORG_NOUNS or found.head.endswith(_ANIMATE)):
        return "group"
    return "organisation" if found.head in lex.ORG_NOUNS else "other"
