"""Who takes part in what a clause states, and in which role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from spacy.tokens import Token

from secondsource.annotate.event_words import (
    FIRST_PERSON,
    STATIC_PLACES,
    TIME_NOUNS,
    TRANSITIVE_EVENTS,
)
from secondsource.annotate.forms import lemma
from secondsource.annotate.schemes import Scheme
from secondsource.records import Argument, Role

Found = tuple[Role, Token]
_RELATIVES = frozenset("who whom which that whose".split())
_GIVING = frozenset(
    "give send hand sell offer pay tell say deliver promise award grant show lend supply donate"
    " transfer provide".split()
)
_ROUGHLY = frozenset("about around over under nearly".split())
_LEFT = frozenset("det amod compound nummod nmod:poss poss advmod predet".split())


class Referents(Protocol):
    """What resolves a span of the text (code points) to an entity's index."""

    def entity_at(self, start: int, end: int) -> int | None:
        """Return the index of the entity mentioned by this span, ``None`` if it is none."""


class Resolver:
    """Turns tokens into arguments: names the entity that each refers to.

    ``claimant`` is the reference that first-person pronouns in quotations stand for.
    """

    def __init__(
        self, scheme: Scheme, referents: Referents, document: str, claimant: str | None = None
    ) -> None:
        self._scheme = scheme
        self._referents = referents
        self._document = document
        self._claimant = claimant

    def reference(self, token: Token) -> str | None:
        """Return the entity reference of the mention that ``token`` heads."""
        if token.lower_ in FIRST_PERSON:
            return self._claimant
        for start, end in _spans(self._scheme, token):
            index = self._referents.entity_at(start, end)
            if index is not None:
                return f"{self._document}#{index}"
        return None

    def argument(self, role: Role, token: Token) -> Argument:
        """Return one argument with the span of its name or noun phrase."""
        start, end = _extent(self._scheme, token)
        return Argument(role, lemma(token), start, end, self.reference(token))


def of_verb(scheme: Scheme, head: Token, inherited: Token | None) -> Iterator[Found]:
    """Yield the participants of a verb or adjective; voice is normalised.

    ``inherited`` is the subject of a clause that has none of its own.
    """
    passive = scheme.is_passive(head)
    subjects = scheme.subjects(head)
    if inherited is not None and all(t.lower_ in _RELATIVES for t in subjects):
        subjects = (inherited,)
    for token in _expand(scheme, subjects):
        yield ("patient" if passive else "agent"), antecedent(scheme, token)
    yield from _of_objects(scheme, head, passive)
    direct = bool(scheme.objects(head)) or passive
    for token in _expand(scheme, scheme.recipients(head)):
        yield ("recipient" if direct or lemma(head) in _GIVING else "patient"), token
    for preposition, noun in scheme.obliques(head):
        bare = _is_bare(preposition, noun) and noun.i > head.i and not direct
        for token in _expand(scheme, (noun,)):
            role = _role(head, preposition, token, passive)
            yield ("patient" if bare and role == "other" else role), token


def _of_objects(scheme: Scheme, head: Token, passive: bool) -> Iterator[Found]:
    """Yield the direct objects, the first of two as recipient; a noun that the parse makes the
    head of its verb ("the owner **postponed** repairs") is one too."""
    objects = scheme.objects(head)
    giving = lemma(head) in _GIVING
    for token in _expand(scheme, objects):
        first = giving and len(objects) > 1 and token == objects[0]
        role: Role = "recipient" if first else "time" if passive and is_time(token) else "patient"
        yield role, antecedent(scheme, token)
    above = head.head
    if head.dep_ == "amod" and above.i > head.i and scheme.subjects(head) and not objects:
        yield ("time" if is_time(above) else "patient"), above
    if giving:
        to = [noun for thing in objects for p, noun in scheme.obliques(thing) if p == "to"]
        yield from (("recipient", noun) for noun in to)


def of_noun(scheme: Scheme, noun: Token) -> Iterator[Found]:
    """Yield the participants of an event noun: "the **rebels**' attack on the **port**", "a coup
    to remove the **president**"."""
    transitive = lemma(noun) in TRANSITIVE_EVENTS
    for token in scheme.possessors(noun):
        yield "agent", token
    for token in noun.children:
        if token.dep_ in ("amod", "compound") and token.ent_type_:
            yield "agent", token
    for preposition, inner in scheme.obliques(noun):
        if inner.pos_ == "VERB":
            continue
        if preposition == "of":  # "the removal of the mayor by the council"
            yield from (("agent", noun) for p, noun in scheme.obliques(inner) if p == "by")
        for token in _expand(scheme, (inner,)):
            role = _noun_role(preposition, token, transitive)
            yield ("patient" if role == "other" and _behind_to(noun, token) else role), token
    infinitives = (t for t in noun.children if t.pos_ == "VERB" and _is_infinitive(t))
    clauses = {*scheme.relative_clauses(noun), *scheme.adnominal_clauses(noun), *infinitives}
    for clause in sorted(clauses, key=lambda token: token.i):
        for token in _expand(scheme, scheme.objects(clause)):
            if token.lower_ not in _RELATIVES:
                yield "patient", token


def _is_infinitive(verb: Token) -> bool:
    return any(t.lower_ == "to" and t.i == verb.i - 1 for t in verb.children)


def _behind_to(noun: Token, token: Token) -> bool:
    """Tell an infinitive that was taken for an adjective: "a coup **to oust** the king"."""
    return token.i - noun.i < 5 and any(t.lower_ == "to" for t in noun.doc[noun.i + 1 : token.i])


def _is_bare(preposition: str, noun: Token) -> bool:
    """Tell a noun without a preposition; "about 40 boats" has none."""
    return not preposition or (preposition in _ROUGHLY and any(t.like_num for t in noun.children))


def possessors(scheme: Scheme, token: Token) -> tuple[Token, ...]:
    """Return who something belongs to: "**his** health", "the health of the **king**"."""
    return (*scheme.possessors(token), *(n for p, n in scheme.obliques(token) if p == "of"))


def antecedent(scheme: Scheme, token: Token) -> Token:
    """Return the noun that a relative pronoun stands for, else the token itself."""
    if token.lower_ not in _RELATIVES or token.tag_ not in ("WP", "WDT", "WP$", "IN"):
        return token
    clause = token.head
    for _ in range(4):
        if clause.dep_ in scheme.relative:
            return clause.head
        clause = clause.head
    return token


def is_time(token: Token) -> bool:
    """Tell whether a noun names a point or stretch of time."""
    return lemma(token) in TIME_NOUNS or (token.like_num and len(token.text) == 4)


def _expand(scheme: Scheme, tokens: tuple[Token, ...]) -> Iterator[Token]:
    """Yield nouns and what is coordinated with them."""
    for token in tokens:
        yield token
        if token.pos_ in ("NOUN", "PROPN", "PRON"):
            yield from (t for t in scheme.conjuncts(token) if t.pos_ in ("NOUN", "PROPN", "PRON"))


def _role(head: Token, preposition: str, noun: Token, passive: bool) -> Role:
    if is_time(noun):
        return "time"
    if preposition == "by" and passive:
        return "agent"
    if preposition == "to" and lemma(head) in _GIVING:
        return "recipient"
    if preposition in STATIC_PLACES and noun.pos_ in ("NOUN", "PROPN"):
        return "place"
    return "other"


def _noun_role(preposition: str, noun: Token, transitive: bool) -> Role:
    if is_time(noun):
        return "time"
    if preposition == "by":
        return "agent"
    if preposition in ("against", "to") or (transitive and preposition in ("of", "on")):
        return "patient"
    if preposition == "of":
        return "agent"
    return "place" if preposition in STATIC_PLACES else "other"


def _extent(scheme: Scheme, token: Token) -> tuple[int, int]:
    """Return the span of a name, or of a noun with what stands before it."""
    first = last = token.i
    if token.ent_type_:
        name = scheme.name_span(token)
        first, last = name.start, name.end - 1
    for child in token.children:
        if child.dep_ in _LEFT and child.i < first:
            first = min(t.i for t in child.subtree)
    doc = token.doc
    return doc[first].idx, doc[last].idx + len(doc[last])


def _spans(scheme: Scheme, token: Token) -> Iterator[tuple[int, int]]:
    """Yield the spans by which a mention may be known, the likeliest first."""
    if token.ent_type_:
        name = scheme.name_span(token)
        yield name.start_char, name.end_char
    yield token.idx, token.idx + len(token)
