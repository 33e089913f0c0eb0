"""Counts of dead and hurt people, however they are told.

"31 people died", "the death toll rose to 31", "put the number of dead at 31", "there were 31
dead" and "reported 31 deaths" are about one event and one figure, so the predicate is the
same and the figure counts people.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from secondsource.records import Figure

_DEAD = r"(?:dead|deaths?|fatalit(?:y|ies)|killed)"
_HURT = r"(?:injured|injur(?:y|ies)|wounded|hurt)"
_COUNT = r"\b(?:numbers?|counts?|tally|total|figures?)\s+(?:of|for)\s+(?:the\s+)?(?:people\s+)?"
_NUMBER = (
    r"(?:(?<!\d)\d[\d,]{0,20}|\b[a-z]+(?:-[a-z]+)?)\s+"
    r"(?:(?:more|other|confirmed|people|civilian)\s+)*"
)
_TOLLS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("die", re.compile(rf"\bdeath\s+tolls?\b|\btoll\b|{_COUNT}{_DEAD}\b", re.IGNORECASE)),
    ("injure", re.compile(rf"{_COUNT}{_HURT}\b", re.IGNORECASE)),
)
_NOUNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("die", re.compile(rf"{_NUMBER}{_DEAD}\b", re.IGNORECASE)),
    ("injure", re.compile(rf"{_NUMBER}{_HURT}\b", re.IGNORECASE)),
)
# Predicates that say no more than that a toll is, or becomes, so high.
_COUNTS = frozenset("toll number count tally total figure".split())
_CHANGES = _COUNTS | frozenset(
    "be have stand reach rise climb jump hit pass exceed grow"
    " increase mount top surpass go come fall drop revise put".split()
)
_PEOPLE = frozenset({"", "dead", "death", "fatality", "toll", "injured", "injury", "wounded"})
_OTHER = re.compile(
    r"\b(?:road|bridge|motorway|highway|tunnel)\s+tolls?\b|\btoll\s+(?:road|booth)", re.IGNORECASE
)


def casualty(predicate: str, text: str, counted: Sequence[Figure]) -> str | None:
    """Return the event whose casualties a clause counts: "die", "injure", or ``None``.

    ``predicate`` is the lemma that names the clause, ``text`` its words.

    >>> figure = Figure(31, "", "exact", 0, 2)
    >>> casualty("rise", "the death toll rose to 31", [figure])
    'die'
    >>> casualty("rise", "the price rose to 31", [figure]) is None
    True
    """
    if not counted or _OTHER.search(text):
        return None
    frames = _TOLLS if predicate in _CHANGES else ()
    nominal = _NOUNS if predicate in _PEOPLE | _CHANGES or predicate.isdigit() else ()
    for event, pattern in (*frames, *nominal):
        if pattern.search(text):
            return event
    return None


def is_count(head: str) -> bool:
    """Tell the toll and its figure, which take no part in what happened."""
    return head in _COUNTS or head.isdigit()


def in_people(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return figures that count the dead or the hurt, or nothing named, as counting people."""
    return tuple(
        replace(figure, unit="people") if figure.unit in _PEOPLE else figure for figure in figures
    )
