"""Which words of a clause only carry another clause, and what that clause is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from secondsource.annotate.embedders import (
    CLAUSAL,
    NOUNS,
    OPEN_COMPLEMENTS,
    PASSIVE_ONLY,
    PLANS,
    WRAPPERS,
    Effect,
    Embedder,
)
from secondsource.annotate.event_words import FIRST_PERSON, is_event_noun
from secondsource.annotate.forms import lemma
from secondsource.annotate.schemes import Scheme
from secondsource.records import Certainty

_TRANSPARENT = Embedder(Effect(), Effect(flips=True))
_SCALED = Embedder(Effect(certainty="probable"), Effect(flips=True, certainty="probable"))
_CREDENCE = frozenset("credence credibility faith stock weight store trust belief".split())
_OF = frozenset("of about for on over that around regarding concerning".split())
_ANYBODY = frozenset("somebody someone anybody anyone something anything".split())
_HEDGING_ADJECTIVES: dict[str, Certainty] = {
    "possible": "possible",
    "alleged": "possible",
    "potential": "possible",
    "rumoured": "possible",
    "rumored": "possible",
    "supposed": "possible",
    "purported": "possible",
    "suspected": "possible",
    "likely": "probable",
    "probable": "probable",
    "apparent": "probable",
}


@dataclass(frozen=True, slots=True)
class Embedding:
    """A carrying word's effect, the predicates it carries and the subject they share."""

    embedder: Embedder
    complements: tuple[Token, ...]
    subject: Token | None = None


def embedding(
    scheme: Scheme, head: Token, is_claimant: Callable[[Token], bool]
) -> Embedding | None:
    """Return what ``head`` carries, or ``None`` if it is itself what is asserted.

    Verbs of opinion carry only where the speaker is their subject ("I think that", or "he"
    for the claimant), where nobody is ("it is thought that").
    """
    return (
        _without_choice(scheme, head)
        or _credence(scheme, head)
        or _open(scheme, head, is_claimant)
        or _clausal(scheme, head, is_claimant)
        or _noun(scheme, head)
        or _presented(scheme, head)
    )


def wrapped(scheme: Scheme, noun: Token) -> tuple[Token, Certainty] | None:
    """Return what a noun such as "rumours" or "plans" is about, and how sure that leaves it."""
    word = lemma(noun)
    certainty = WRAPPERS.get(word, "probable" if word in PLANS else None)
    if certainty is None or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    clauses = _clauses_of_noun(scheme, noun)
    nouns = [inner for preposition, inner in scheme.obliques(noun) if preposition in _OF]
    for inner in (*clauses, *nouns):
        if inner.i > noun.i:
            return inner, certainty
    beside = _beside(noun)
    if beside is not None:
        return beside, certainty
    before = [t for t in noun.children if t.dep_ == "compound" and is_event_noun(lemma(t))]
    return (before[-1], certainty) if before else None


def _beside(noun: Token) -> Token | None:
    """Return the noun behind "of" or "for" that the parse hangs elsewhere."""
    after = noun.doc[noun.i + 1 : min(noun.i + 7, noun.sent.end)]
    if not after or after[0].lower_ not in ("of", "for", "about"):
        return None
    found: Token | None = None
    for token in after[1:]:
        if token.pos_ in ("NOUN", "PROPN"):
            found = token
        elif found is not None or token.pos_ not in ("DET", "ADJ", "NUM"):
            break
    return found


def hedge(noun: Token) -> Certainty:
    """Return the certainty that a noun's adjectives leave ("an **alleged** plot")."""
    found = [_HEDGING_ADJECTIVES.get(lemma(t), "certain") for t in noun.children]
    return next((c for c in ("possible", "probable") if c in found), "certain")


def _open(scheme: Scheme, head: Token, is_claimant: Callable[[Token], bool]) -> Embedding | None:
    """ "is likely to V", "was forced to V", "failed to V", "does not see it V-ing"."""
    complements = _open_complements(scheme, head)
    embedder = OPEN_COMPLEMENTS.get(head.lower_) or OPEN_COMPLEMENTS.get(lemma(head))
    if embedder is None or not complements:
        return None
    objects, subjects = scheme.objects(head), scheme.subjects(head)
    if any(t.lower_ in _ANYBODY for t in objects):
        return None
    free = scheme.is_passive(head) or head.pos_ not in ("VERB", "AUX")
    if lemma(head) in PASSIVE_ONLY and not free and not _is_own(subjects, is_claimant):
        return None
    subject = next(iter(objects or subjects), None)
    return Embedding(embedder, complements, subject)


def _open_complements(scheme: Scheme, head: Token) -> tuple[Token, ...]:
    found = [t for t in scheme.open_complements(head) if t.pos_ != "ADV"]
    if head.pos_ == "ADJ":
        found += [t for t in scheme.adverbial_clauses(head) if _is_infinitive(t)]
        found += [t for t in scheme.subjects(head) if _is_infinitive(t)]
        found += [t for t in scheme.complements(head) if _is_infinitive(t)]
    return tuple(found)


def _clausal(scheme: Scheme, head: Token, is_claimant: Callable[[Token], bool]) -> Embedding | None:
    """ "I believe that S", "it is clear that S", "the claim that S is false"."""
    embedder = CLAUSAL.get(lemma(head)) or CLAUSAL.get(head.lower_)
    if embedder is None:
        return None
    subjects = scheme.subjects(head)
    clausal = [t for t in subjects if t.pos_ in ("VERB", "AUX") or scheme.subjects(t)]
    complements = _misplaced(scheme, head) or (*scheme.complements(head), *clausal)
    if complements:
        others = tuple(t for t in subjects if t not in clausal)
        bare = not others and head.tag_ != "VBG"
        nobody = scheme.is_passive(head) or head.pos_ in ("ADJ", "NOUN") or bare
        own = _is_own(others, is_claimant)
        return Embedding(embedder, complements) if nobody or own else None
    if head.pos_ not in ("ADJ", "NOUN"):
        return None
    about = [found for t in subjects if (found := wrapped(scheme, t))]
    return Embedding(embedder, tuple(token for token, _ in about)) if about else None


def _misplaced(scheme: Scheme, head: Token) -> tuple[Token, ...]:
    """Return the "that" clause behind a verb of opinion which the parse hangs beside it."""
    following = head.doc[head.i + 1 : head.i + 2]
    if head.pos_ != "VERB" or not following or following[0].lower_ != "that":
        return ()
    marked = following[0].head
    is_mark = following[0].dep_ == "mark" and marked.i > head.i
    return (scheme.predicate(marked),) if is_mark else ()


def _noun(scheme: Scheme, head: Token) -> Embedding | None:
    """ "there is no evidence that S", "has little chance of N"."""
    nouns: tuple[Token, ...]
    if head.pos_ in ("NOUN", "PROPN"):
        nouns = () if scheme.subjects(head) else (head,)
    else:
        light = head.lemma_ in ("be", "have", "see", "find", "exist")
        nouns = (*scheme.subjects(head), *scheme.objects(head)) if light else ()
    for noun in nouns:
        embedder = NOUNS.get(lemma(noun))
        if embedder is None:
            continue
        inner = _complements_of_noun(scheme, head, noun)
        if inner:
            few = any(t.lower_ in ("little", "few") for t in noun.children)
            return Embedding(_few(embedder) if few else embedder, inner)
    return None


def _clauses_of_noun(scheme: Scheme, noun: Token) -> tuple[Token, ...]:
    """Return a noun's content clauses; "that" as a mere marker makes no relative clause, nor
    does any "that" behind "no question" and its like.
    """
    none = any(t.lower_ == "no" for t in noun.children)
    marked = [
        clause
        for clause in scheme.relative_clauses(noun)
        if any(t.lower_ == "that" and (none or t.dep_ == "mark") for t in clause.lefts)
    ]
    return (*scheme.adnominal_clauses(noun), *scheme.complements(noun), *marked)


def _few(embedder: Embedder) -> Embedder:
    """ "Little chance" denies less firmly than "no chance"."""
    negated = embedder.negated
    return Embedder(Effect(negated.flips, "probable", negated.future), embedder.bare)


def _complements_of_noun(scheme: Scheme, head: Token, noun: Token) -> tuple[Token, ...]:
    clauses = _clauses_of_noun(scheme, noun)
    if noun != head:
        clauses += (*scheme.complements(head), *scheme.open_complements(head))
        clauses += tuple(t for t in scheme.adverbial_clauses(head) if _is_infinitive(t))
    nouns = tuple(t for p, t in scheme.obliques(noun) if p in ("of", "about", "for"))
    after = tuple(t for t in clauses if t.i > noun.i)
    if after:
        return after[:1]
    return tuple(t for t in nouns if is_event_noun(lemma(t)) or t.tag_ == "VBG")[:1]


def _presented(scheme: Scheme, head: Token) -> Embedding | None:
    """ "there are people who V", "it is the council that V"."""
    if head.lemma_ == "be" and any(t.lower_ == "there" for t in head.children):
        nouns = scheme.subjects(head) or tuple(t for t in head.rights if t.pos_ == "NOUN")
    elif any(t.lower_ == "it" and t.i < head.i for t in head.children) and head.pos_ not in (
        "VERB",
        "AUX",
    ):
        nouns = (head,)
    else:
        return _told(scheme, head)
    for noun in nouns:
        clauses = [c for t in noun.subtree if t.i >= noun.i for c in scheme.relative_clauses(t)]
        after = tuple(c for c in clauses if c.i > noun.i and not _apart(c))
        if after and not is_event_noun(lemma(noun)):
            return Embedding(_TRANSPARENT, after[-1:], noun)
    return None


def _told(scheme: Scheme, head: Token) -> Embedding | None:
    """ "(asked) people in the valley to V"."""
    if head.pos_ not in ("NOUN", "PRON", "PROPN") or scheme.subjects(head):
        return None
    clauses = tuple(c for c in scheme.adnominal_clauses(head) if _is_infinitive(c))
    if not clauses or is_event_noun(lemma(head)) or lemma(head) in {*WRAPPERS, *PLANS, *NOUNS}:
        return None
    return Embedding(_TRANSPARENT, clauses[:1], head)


def _apart(clause: Token) -> bool:
    """Tell a relative clause behind a comma; one with "that" is only parted from its noun."""
    if any(t.lower_ == "that" for t in clause.lefts):
        return False
    first = min(t.i for t in clause.subtree)
    return any(t.text == "," for t in clause.doc[max(0, first - 1) : first + 1])


def _without_choice(scheme: Scheme, head: Token) -> Embedding | None:
    """ "had no choice but to V": they do V."""
    nouns = [t for t in scheme.objects(head) if lemma(t) in ("choice", "option", "alternative")]
    if not nouns or not any(t.lower_ == "but" for t in nouns[0].doc[nouns[0].i : nouns[0].i + 2]):
        return None
    clauses = [*scheme.adverbial_clauses(head), *scheme.adnominal_clauses(nouns[0])]
    clauses += [*scheme.conjuncts(head), *scheme.open_complements(head)]
    clauses += scheme.conjuncts(nouns[0])
    after = tuple(t for t in clauses if t.i > nouns[0].i)[:1]
    return Embedding(_TRANSPARENT, after, next(iter(scheme.subjects(head)), None))


def _credence(scheme: Scheme, head: Token) -> Embedding | None:
    """ "puts little credence in N", "has no faith in N"."""
    if lemma(head) not in ("put", "give", "have", "attach", "lend", "place", "set"):
        return None
    objects = scheme.objects(head)
    inside = [t for o in objects for t in (o, *(n for _, n in scheme.obliques(o)))]
    trust = [t for t in inside if lemma(t) in _CREDENCE]
    if not trust:
        return None
    hosts = (head, *objects, *trust)
    nouns = [
        n for host in hosts for p, n in scheme.obliques(host) if p in ("in", "into", "to", "by")
    ]
    nouns = [n for n in nouns if n.i > trust[0].i]
    few = any(t.lower_ in ("little", "few") for t in inside[0].subtree)
    embedder = Embedder(_SCALED.negated, _SCALED.bare) if few else _SCALED
    return Embedding(embedder, tuple(nouns[:1])) if nouns else None


def _is_own(subjects: tuple[Token, ...], is_claimant: Callable[[Token], bool]) -> bool:
    return any(t.lower_ in FIRST_PERSON or t.lower_ == "it" or is_claimant(t) for t in subjects)


def _is_infinitive(token: Token) -> bool:
    return any(t.lower_ == "to" and t.tag_ == "TO" for t in token.children)
