"""One statement reported twice in other words: by one speaker, or by two without a name.

Each reporter paraphrases anew, so that predicates meet less often than the rest. Between two named
speakers only what :mod:`secondsource.link.decide` finds counts. Here a wrong merger costs little:
who is reported twice is one origin, and unnamed ones add to what is possible only.
"""

from __future__ import annotations

from secondsource.link.frames import Frame
from secondsource.link.lexicon import LIGHT
from secondsource.link.likeness import Match
from secondsource.link.similarity import containment

_NEAR, _NEARER, _UNNAMED = 0.64, 0.74, 0.7
"""Cosines from which two clauses are near, and so near that half of the words will do; without a
speaker's name they have to be nearer."""
_MOST, _HALF = 0.66, 0.5
"""Parts of the shorter clause's words that the other has."""


def retold(match: Match) -> bool:
    """Say whether two claims of two articles may be one statement, by their words and vectors.

    What forbids a merger (figures, polarity, participants, times) has to be looked at besides.
    """
    first, second = match.first, match.second
    if first.document == second.document or first.vacuous or second.vacuous:
        return False
    if not _may_be_one_deed(match):
        return False
    one_speaker = one_named_speaker(first, second)
    if not one_speaker and not (first.unnamed and second.unnamed):
        return False
    shared = containment(first.terms, second.terms)
    if shared < _HALF or match.words < _HALF or match.near is None:
        return False
    near = _NEARER if shared < _MOST else _NEAR if one_speaker else _UNNAMED
    return match.near >= near


def _may_be_one_deed(match: Match) -> bool:
    """Say whether verbs agree, or one leaves open what was done: "brought out", of "recovered".

    Of two telling verbs nobody knows that they are one: "searched" is not "sealed".
    """
    both = (match.first, match.second)
    verbs = (frame.predicate.replace("-", " ").split(" ")[0] for frame in both)
    return match.event > 0.0 or not _PLAIN.isdisjoint(verbs)


_PLAIN = LIGHT | {"bring", "pick", "turn", "set", "send", "pass", "hand"}


def one_named_speaker(first: Frame, second: Frame) -> bool:
    """Say whether one person or body that both articles name says both."""
    return first.claimant == second.claimant and not (first.unnamed or second.unnamed)
