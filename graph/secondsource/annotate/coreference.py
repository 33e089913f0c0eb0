"""The entities of one document: which names, descriptions and pronouns mean the same.

A :class:`Cast` is filled with the document's names first. Descriptions ("the general") and
pronouns are then resolved one by one in reading order, so that each sees what a reader has seen.
Where two candidates are about equally good nothing is chosen.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from spacy.tokens import Doc, Token

from secondsource.annotate import lexicons as lex
from secondsource.annotate.clusters import Clusters, Member, gender_from_words, noun_gender
from secondsource.annotate.kinds import Name
from secondsource.annotate.outlets import is_outlet, is_public_body
from secondsource.annotate.roles import (
    Description,
    NameIndex,
    after_name,
    apposed,
    around_copula,
    before_name,
    is_person_noun,
    is_plural,
)
from secondsource.annotate.schemes import Scheme
from secondsource.records import DocEntity, EntityKind, Gender, Span

_LEADS = frozenset("the a an of from by with at to in on for into against near".split())
_COMPANIES = frozenset({"company", "corporation", "firm", "group"})


class Cast:
    """The entities of one document, in order of first mention by name, then as they come."""

    def __init__(self, doc: Doc, scheme: Scheme, names: Sequence[Name]) -> None:
        self.doc = doc
        self._subject = scheme.subject | scheme.passive_subject
        self.index = NameIndex(names)
        self._described: dict[int, int] = {}
        self.fields: dict[Description, Any] = {}
        clusters = Clusters(doc, self.index)
        self.members = clusters.members
        self.of_name = clusters.of_name
        for k in range(len(names)):
            self._describe(k)
        for member in self.members:
            gender_from_words(member)

    def add(self, member: Member) -> int:
        """Add a new entity and return its index."""
        self.members.append(member)
        return len(self.members) - 1

    def add_named(self, kind: EntityKind, name: str) -> int:
        """Add an entity by a name that was not found as one before."""
        member = Member(kind, True, name)
        gender_from_words(member)
        return self.add(member)

    def mention(self, entity: int, start: int, end: int) -> None:
        """Note that tokens ``[start, end)`` mention an entity."""
        if (start, end) not in self.members[entity].mentions:
            self.members[entity].mentions.append((start, end))

    def learn(self, entity: int, description: Description) -> None:
        """Note that a description applies to an entity."""
        member = self.members[entity]
        member.descriptions.append(description)
        if member.named:
            for token in range(description.start, description.end):
                self._described.setdefault(token, entity)
        owner = self._company(description)
        for other in (*(self.of_name[k] for k in description.names), *owner):
            found = self.members[other]
            new = other != entity and found.name not in member.organisations
            if new and found.kind == "organisation":
                member.organisations.append(found.name)

    def _company(self, description: Description) -> tuple[int, ...]:
        """Return the company that "**the company**'s director" belongs to: the one named last."""
        for i in range(description.start, min(description.end, len(self.doc) - 1)):
            before, after = self.doc[max(0, i - 2)].lower_, self.doc[i + 1]
            owning = after.tag_ == "POS" or before in ("of", "for")
            if owning and self.doc[i].lower_ in _COMPANIES and self.doc[i - 1].lower_ == "the":
                named = [k for k, name in enumerate(self.index.names) if name.end <= i]
                fitting = [k for k in named if self._is_company(self.members[self.of_name[k]])]
                return tuple(self.of_name[k] for k in fitting[-1:])
        return ()

    def _is_company(self, member: Member) -> bool:
        name = member.name
        return member.kind == "organisation" and not (is_outlet(name) or is_public_body(name))

    def named_in(self, description: Description) -> frozenset[int]:
        """Return the entities that a description names."""
        return frozenset(self.of_name[k] for k in description.names)

    def described_at(self, token: int) -> int | None:
        """Return the named person whom the description that covers a token belongs to."""
        return self._described.get(token)

    def names_person(self, token: Token) -> bool:
        """Tell whether a word is in a person's name."""
        k = self.index.at(token.i)
        return k is not None and self.index.names[k].kind == "person"

    def is_one_person(self, noun: Token) -> bool:
        """Tell whether a word is in a person's name, or a common noun for a single person."""
        if self.index.at(noun.i) is not None:
            return self.names_person(noun)
        return is_person_noun(noun) and not is_plural(noun)

    def possesses(self, name: int) -> bool:
        """Tell whether the name with this index is in the possessive ("**Roe**'s doctor")."""
        end = self.index.names[name].end
        return end < len(self.doc) and self.doc[end].tag_ == "POS"

    def is_subject(self, tokens: tuple[int, int]) -> bool:
        """Tell whether tokens ``[start, end)`` are the subject of a clause."""
        return self.doc[slice(*tokens)].root.dep_ in self._subject

    def records(self) -> tuple[DocEntity, ...]:
        """Return the entities as records, in the order of their indices."""
        return tuple(self._record(member) for member in self.members)

    def _describe(self, name: int) -> None:
        entity = self.of_name[name]
        if self.members[entity].kind != "person":
            return
        for find in (before_name, apposed, after_name, around_copula):
            description = find(self.doc, self.index, name)
            if description is not None:
                self.learn(entity, description)

    def _record(self, member: Member) -> DocEntity:
        spans = [self.characters(start, end) for start, end in sorted(member.mentions)]
        roles = (self.phrase(d.start, d.end) for d in member.descriptions)
        aliases = dict.fromkeys(a for a in member.aliases if a != member.name)
        return DocEntity(
            member.name,
            member.kind,
            member.named,
            tuple(aliases),
            tuple(dict.fromkeys(roles)),
            tuple(member.organisations),
            member.gender,
            tuple(spans),
        )

    def characters(self, start: int, end: int) -> Span:
        """Return the code points of tokens ``[start, end)``."""
        last = self.doc[end - 1]
        return (self.doc[start].idx, last.idx + len(last))

    def phrase(self, start: int, end: int) -> str:
        """Return tokens as a phrase: one blank between words, no article, no possessive ending."""
        words = list(self.doc[start:end])
        while len(words) > 1 and _is_lead(words[0]):
            words = words[1:]
        while len(words) > 1 and (words[-1].tag_ == "POS" or words[-1].text in ",;:–—―"):
            words = words[:-1]
        return " ".join("".join(t.text_with_ws for t in words).split())


def _is_lead(token: Token) -> bool:
    """Tell a word before what a phrase names: an article, a preposition, punctuation."""
    return token.lower_ in _LEADS or token.is_punct


def _is_taken(cast: Cast, token: Token, start: int, person: int) -> bool:
    """Tell whether a pronoun may mean what a noun before it is for: "Roe saw **a man** in **his**
    car", unless the noun describes the person."""
    gender: Gender = "male" if token.lower_ in lex.HE else "female"
    nouns = (t for t in cast.doc[start : token.i] if noun_gender(t.lower_) == gender)
    return any(cast.index.at(t.i) is None and cast.described_at(t.i) != person for t in nouns)


def _is_bare(cast: Cast, entity: int) -> bool:
    """Tell a name of one word, nobody's for all that is said, that comes after somebody's with a
    first name: what "he" means there is to be found out."""
    member = cast.members[entity]
    if member.descriptions or any(" " in name for name in member.aliases):
        return False
    return any(
        m.kind == "person" and " " in m.name and m.first < member.first for m in cast.members
    )


def gender_from_pronouns(cast: Cast, pronouns: Iterable[Token]) -> None:
    """Set the gender of persons who alone can be meant by the pronouns that follow them."""
    votes: defaultdict[int, Counter[Gender]] = defaultdict(Counter)
    for token in pronouns:
        sentence = token.sent
        start = sentence.start if sentence.start == 0 else cast.doc[sentence.start - 1].sent.start
        near = {cast.of_name[k] for k in cast.index.within(start, token.i)}
        persons = [e for e in near if cast.members[e].kind == "person"]
        if len(persons) == 1 and not _is_taken(cast, token, start, persons[0]):
            votes[persons[0]]["male" if token.lower_ in lex.HE else "female"] += 1
    for entity, counts in sorted(votes.items()):
        if _is_bare(cast, entity):
            continue
        if cast.members[entity].gender is None and len(counts) == 1:
            cast.members[entity].gender = next(iter(counts))
