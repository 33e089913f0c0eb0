"""What only one of two claims tells: who did it, why, what for, or one word each.

The weaker claim is no support for the stronger.
"""

from __future__ import annotations

from secondsource.link import lexicon
from secondsource.link.clauses import CORE
from secondsource.link.frames import Frame
from secondsource.link.lexicon import ANYBODY, NOBODY
from secondsource.link.particulars import NO_MANNER
from secondsource.link.similarity import words


def omission(first: Frame, second: Frame) -> str | None:
    """Return what telling part of the one the other lacks: who did it, why, or what for.

    A heading of the same article may lack it.
    """
    if first.document == second.document and (first.brief or second.brief):
        return None
    for one, other in ((first, second), (second, first)):
        for missing in (_culprit, _specifier, _reason):
            if (found := missing(one, other)) is not None:
                return found
    return None


def _culprit(one: Frame, other: Frame) -> str | None:
    """Say that only one tells who did it, by name or by what marks him.

    Where both tell one purpose, the doer is understood.
    """
    if "denied" in (one.stance.polarity, other.stance.polarity):
        return None
    if other.filled("agent") - NOBODY or not one.filled("patient") & other.filled("patient"):
        return None
    agents = one.filled("agent") - other.terms - ANYBODY - NOBODY
    if one.beside.purpose & other.beside.purpose or _aims(one) & _aims(other):
        return None
    phrase = one.beside.phrase("agent")
    marked = phrase is not None and bool(phrase.modifiers or phrase.specified)
    common = phrase is not None and phrase.plural
    named = not common and one.named_in("agent") - other.entities - {other.claimant}
    return "only one says who did it" if named or (agents and marked) else None


def _aims(frame: Frame) -> frozenset[str]:
    """Return the verbs behind "to" that can but tell what something was done for."""
    return frame.beside.infinitives & _AIMS


_AIMS = frozenset(
    map(
        lexicon.concept,
        "save avoid cut prevent protect hide conceal earn gain spare spend reduce escape".split(),
    )
)


def _specifier(one: Frame, other: Frame) -> str | None:
    """Say that only one tells by a name which one did it: "a Falcon rocket"."""
    doing, done = one.beside.phrase("agent"), other.beside.phrase("agent")
    if doing is None or done is None or doing.head != done.head:
        return None
    elsewhere = one.entities <= other.company
    told = doing.specified and not done.specified and not (one.entities and elsewhere)
    return "only one says which one did it" if told else None


def _reason(one: Frame, other: Frame) -> str | None:
    for kind, told in (("cause", "why"), ("purpose", "what for")):
        given: frozenset[str] = getattr(one.beside, kind)
        if given and not getattr(other.beside, kind) and not given & other.terms:
            return f"only one says {told}"
    return None


def echoed(first: Frame, second: Frame) -> bool:
    """Say whether one named speaker says in two articles the same but for time and place.

    An echo adds no support, so that a wrong merger costs little.
    """
    named = first.claimant is not None and first.claimant in first.company & second.company
    if not named or first.claimant != second.claimant or first.document == second.document:
        return False
    one, two = _told(first), _told(second)
    if (first.unresolved or second.unresolved) and (one != two or len(one) == 1):
        return False
    left = (one ^ two) - _owners(first) - _owners(second)
    return bool(one & two) and not left


def _told(frame: Frame) -> frozenset[str]:
    """Return what a clause says beside time, place and words that say nothing."""
    return frame.terms - (_EMPTY - ANYBODY) - _LIGHT - frame.filled("place") - frame.filled("time")


def _owners(frame: Frame) -> frozenset[str]:
    """Return the names that own a participant ("Velmora's forces"), for which "our" may stand."""
    owned = any(phrase.owners for phrase in frame.beside.phrases)
    return (
        frame.entities - frame.filled("agent") - frame.filled("patient") if owned else frozenset()
    )


_LIGHT = frozenset(map(lexicon.concept, lexicon.LIGHT))


def leftovers(first: Frame, second: Frame) -> tuple[str, str] | None:
    """Return the one content word on each side that the other lacks, all else being equal.

    What has no place in roles or particulars may still differ: "safely" and "hard".
    """
    one, two = _left(first, second), _left(second, first)
    if one and two and first.predicate == second.predicate and first.predicate in _CARRYING:
        return min(one), min(two)
    if len(one) != 1 or len(two) != 1 or not first.terms & second.terms - first.naming:
        return None
    a, b = min(one), min(two)
    return None if lexicon.near(a, b) else (a, b)


_CARRYING = frozenset("show reveal find call hold notice confirm describe prove".split())
"""Verbs of which all that matters is what follows: "showed that the bridge stood"."""


def _left(frame: Frame, other: Frame) -> frozenset[str]:
    told = frame.terms - other.terms - frame.naming - other.naming - frame.entities
    passing = (word for word in words(frame.text) if word in NO_MANNER)
    told -= frozenset(map(lexicon.concept, (*words(other.text), *passing)))
    if frame.beside.manner and other.beside.manner:
        told -= frozenset(map(lexicon.concept, frame.beside.manner | _MANNER_NOUNS))
    for role in CORE:
        told -= frame.filled(role) if not other.filled(role) else frozenset()
    return told - _EMPTY


_MANNER_NOUNS = frozenset("accident mistake purpose secret private public".split())
_MOMENTS = frozenset(
    """p.m. a.m. today yesterday tomorrow afternoon noon midnight dawn dusk pull later earlier ago
    late early soon new old""".split()
)
_UNTELLING = lexicon.GENERIC | lexicon.TIME_UNITS | lexicon.ONGOING | lexicon.IMPACT | _MOMENTS
_EMPTY = (
    lexicon.AMOUNTS | ANYBODY | frozenset(map(lexicon.concept, _UNTELLING)).union(*lexicon.DATES)
)
"""Words that tell no two claims apart."""
