"""What a clause is about: the verb, event noun or adjective that names its predicate.

"Plans of a coup are in progress", "there was a coup", "they staged a coup": each names a coup;
the verb only says that it happens. What carries the name and what carries the time and place
of a clause may thus be two words.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from secondsource.annotate.embedders import PLANS
from secondsource.annotate.embedding import hedge, wrapped
from secondsource.annotate.event_words import (
    ARTEFACTS,
    FUTURE_PHASES,
    ILLNESSES,
    KEPT_SUPPORT,
    LIGHT_VERBS,
    PHASE_NOUNS,
    PHASES,
    SUPPORT_VERBS,
    TRIGGERS,
    is_event_noun,
)
from secondsource.annotate.forms import lemma
from secondsource.annotate.schemes import Scheme
from secondsource.records import Certainty

_WEAKER: tuple[Certainty, ...] = ("certain", "probable", "possible", "conditional")
_PARTICLES = frozenset({"compound:prt", "prt"})
_ADVERBS = frozenset({"down", "up", "out", "off"})
"""Particles that a parser may take for adverbs when they stand right behind the verb."""
_STEPS = 3


@dataclass(frozen=True, slots=True)
class Named:
    """The word that names a clause's predicate, its lemma, and what its wrapping leaves sure.

    ``also`` are other words that name what the clause states too: what "will be the trigger of
    a **coup**" makes conditional, the second illness of two. ``future`` marks a word such as
    "imminent".
    """

    token: Token
    lemma: str
    certainty: Certainty = "certain"
    future: bool = False
    also: tuple[Token, ...] = ()


def name(scheme: Scheme, head: Token, subject: Token | None = None) -> Named:
    """Return what names the predicate of the clause headed by ``head``.

    ``subject`` is a subject that the clause takes over from outside.
    """
    return (
        _event_subject(scheme, head, subject)
        or _existential(scheme, head)
        or _support(scheme, head)
        or _light(scheme, head)
        or _trigger(scheme, head)
        or Named(head, lemma_of(head), _hedge(head))
    )


def lemma_of(token: Token) -> str:
    """Return the lower-case lemma of a predicate, with its particle ("step down").

    A "coup d'état" is a coup.
    """
    word = lemma(token)
    if token.lower_ in ARTEFACTS:
        return "coup"
    particle = [t.lower_ for t in token.children if _is_particle(t, t.i - token.i)]
    return " ".join([word, *particle]) if token.pos_ == "VERB" else word


def _is_particle(token: Token, distance: int) -> bool:
    """Tell whether a word, so many tokens behind a verb that it depends on, belongs to it."""
    if token.dep_ in _PARTICLES:
        return 0 < distance < 3
    return distance == 1 and token.dep_ == "advmod" and token.lower_ in _ADVERBS


def unwrap(scheme: Scheme, noun: Token) -> tuple[Token, Certainty]:
    """Follow "rumours of plans for a coup" to the coup; return it and how sure it is left."""
    certainty: Certainty = "certain"
    for _ in range(_STEPS):
        inner = wrapped(scheme, noun)
        if inner is None:
            break
        noun, found = inner
        certainty = max(certainty, found, key=_WEAKER.index)
    return noun, max(certainty, _hedge(noun), key=_WEAKER.index)


def _hedge(token: Token) -> Certainty:
    return hedge(token) if token.pos_ in ("NOUN", "PROPN") else "certain"


def _event_subject(scheme: Scheme, head: Token, inherited: Token | None) -> Named | None:
    """ "The coup is under way", "plans of a coup are in progress", "an attack took place"."""
    if not _is_phase(scheme, head):
        return None
    subjects = scheme.subjects(head)
    if inherited is not None and (not subjects or scheme.agrees_better(head, inherited)):
        subjects = (inherited,)
    for subject in subjects:
        noun, certainty = unwrap(scheme, subject)
        if not is_event(noun):
            continue
        if noun != subject and not _only_doubts(subject):
            certainty = "certain"
        return Named(noun, lemma_of(noun), certainty, lemma(head) in FUTURE_PHASES)
    return None


def _only_doubts(noun: Token) -> bool:
    """Plans that are being carried out are no mere plans; rumours that go round are rumours."""
    return lemma(noun) not in PLANS


def _is_phase(scheme: Scheme, head: Token) -> bool:
    word = lemma(head)
    if word in PHASE_NOUNS and head.pos_ == "NOUN":
        return any(t.lower_ in ("in", "at", "under", "on") for t in head.children) or any(
            t.lower_ == "under" for t in head.doc[max(0, head.i - 1) : head.i]
        )
    if word == "take":
        return any(lemma(t) == "place" for t in scheme.objects(head))
    if word == "be":
        return any(lemma(t) in PHASE_NOUNS | PHASES for _, t in scheme.obliques(head)) or any(
            t.lower_ in PHASES for t in head.children
        )
    if word in ("work", "process"):
        return head.pos_ == "NOUN"
    return word in PHASES or word == "way"


def is_event(token: Token) -> bool:
    """Tell whether a token is a noun that names a happening."""
    noun = token.pos_ in ("NOUN", "PROPN") or token.tag_ in ("NN", "NNS", "NNP")
    return noun and (is_event_noun(lemma(token)) or token.lower_ in ARTEFACTS)


def _existential(scheme: Scheme, head: Token) -> Named | None:
    """ "There was a coup", "there is no clear leadership"."""
    there = any(t.lower_ == "there" and t.tag_ == "EX" for t in head.children)
    if not there or head.lemma_ not in ("be", "exist", "occur", "remain"):
        return None
    nouns = [*scheme.subjects(head), *(t for t in head.rights if t.pos_ == "NOUN")]
    if not nouns:
        return None
    noun, certainty = unwrap(scheme, nouns[0])
    return Named(noun, lemma_of(noun), certainty)


def _support(scheme: Scheme, head: Token) -> Named | None:
    """ "Suffers from cancer", "has been battling cancer", "is sick with cancer": cancer."""
    prepositions = SUPPORT_VERBS.get(lemma(head))
    if prepositions is None or lemma(head) in KEPT_SUPPORT:
        return None
    nouns = [*scheme.objects(head)] if "" in prepositions else []
    nouns += [noun for preposition, noun in scheme.obliques(head) if preposition in prepositions]
    ill = [t for t in nouns if lemma(t) in ILLNESSES and t.pos_ in ("NOUN", "PROPN")]
    if not ill:
        return None
    more = [t for t in scheme.conjuncts(ill[0]) if lemma(t) in ILLNESSES]
    return Named(ill[0], lemma(ill[0]), also=tuple(more))


def _light(scheme: Scheme, head: Token) -> Named | None:
    """ "Made preparations", "launched an attack", "take frequent breaks"."""
    if lemma(head) not in LIGHT_VERBS or head.pos_ != "VERB":
        return None
    nouns = scheme.subjects(head) if scheme.is_passive(head) else scheme.objects(head)
    for noun in nouns:
        if is_event(noun) and lemma(noun) != "place":
            return Named(noun, lemma_of(noun), _hedge(noun))
    return None


def _trigger(scheme: Scheme, head: Token) -> Named | None:
    """ "Will be the trigger for a coup": the coup hangs on something else."""
    if lemma(head) not in TRIGGERS or head.pos_ != "NOUN":
        return None
    nouns = [noun for _, noun in scheme.obliques(head)]
    nouns += scheme.appositions(head)
    nouns += [t for t in head.children if t.pos_ in ("NOUN", "PROPN") and t.i > head.i]
    events = [noun for noun in nouns if is_event(noun)]
    if not events:
        following = head.doc[head.i + 1 : min(head.i + 9, head.sent.end)]
        events = [t for t in following if is_event(t)][:1]
    return Named(head, lemma_of(head), "conditional", True, (events[0],)) if events else None
