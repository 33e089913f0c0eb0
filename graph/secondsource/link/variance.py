"""Where two claims of one event differ in what they say beside event and participants.

A modifier, preposition, manner or time of the one that stands where the other has a different
one of its kind forbids a merger. Some differences exclude each other ("before", "after"); they
contradict where the event can happen only once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import product, starmap

from secondsource.link import lexicon
from secondsource.link.clauses import CORE
from secondsource.link.contrasts import contrasts
from secondsource.link.exclusion import (
    ALTERING,
    ATTITUDES,
    SHIFTING,
    TELLING,
    alike,
    excluding,
    one_side,
    opposed,
)
from secondsource.link.frames import Frame
from secondsource.link.particulars import Behind, Particulars, Phrase
from secondsource.link.similarity import fold
from secondsource.link.stems import stem
from secondsource.link.wording import as_written
from secondsource.offices import KIN


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs, in words; ``exclusive`` if both can't hold of an event that happens once."""

    reason: str
    exclusive: bool = False


def differences(first: Frame, second: Frame) -> list[Difference]:
    """Return all differences of two claims' particulars, or of their words if there is none."""
    found = [found for check in _CHECKS for found in check(first, second)]
    told = contrasts(first.text.casefold(), second.text.casefold()) if not found else ()
    return found or [Difference(contrast.reason, contrast.exclusive) for contrast in told]


# --- differences -------------------------------------------------------------------------------


def _modifiers(first: Frame, second: Frame) -> Iterator[Difference]:
    """Yield where two phrases of one head are told apart: "east wing", "west wing"."""
    for one, other in _same_heads(first, second):
        for kind in ("ordinals", "owners", "modifiers"):
            a, b = getattr(one, kind), getattr(other, kind)
            clash = excluding(a, b)
            if (a ^ b) & ALTERING:
                yield Difference(f'"{_said((a ^ b) & ALTERING)}" is said by one only')
            elif a and b and (clash or not _meet(a, b)):
                shown = f'"{_written(a, first)}" and "{_written(b, second)}"'
                told = clash is not None and _sits_apart(one.role, first, second)
                yield Difference(f"not the same {_head(one, first)}: {shown}", told)


def _same_heads(first: Frame, second: Frame) -> Iterator[tuple[Phrase, Phrase]]:
    """Yield the pairs of phrases with one head, those in one role first."""
    for one in first.beside.phrases:
        fitting = [other for other in second.beside.phrases if other.head == one.head]
        fitting.sort(key=lambda other: other.role != one.role)
        yield from ((one, other) for other in fitting[:1])


def _meet(one: frozenset[str], two: frozenset[str]) -> bool:
    return not set(map(lexicon.concept, one)).isdisjoint(map(lexicon.concept, two))


def _sits_apart(role: str, first: Frame, second: Frame) -> bool:
    """Say whether a modifier tells of an event with a subject in common, not which subject."""
    return role not in ("agent", "patient") or (
        role == "patient" and bool(first.filled("agent") & second.filled("agent"))
    )


def _prepositions(first: Frame, second: Frame) -> Iterator[Difference]:
    """Yield the same object behind another preposition: "for Kelbrook", "against Kelbrook"."""
    if first.predicate != second.predicate and first.concept != second.concept:
        return
    others = second.beside.objects[:_MOST]
    for behind in first.beside.objects[:_MOST]:
        same = [other for other in others if behind.keys & other.keys]
        if any(other.preposition == behind.preposition for other in same):
            continue
        for other in same:
            pair = behind.preposition, other.preposition
            clash = opposed(*pair, first.concept)
            if clash or not alike(*pair, first.concept):
                yield _each(_phrased(behind, first), _phrased(other, second), exclusive=clash)


_MOST = 40
"""Prepositions of a clause that are compared."""


def _objects(first: Frame, second: Frame) -> Iterator[Difference]:
    """Yield a preposition with another object: "from the north", "from the sea"."""
    used = [{o.preposition for o in frame.beside.objects} for frame in (first, second)]
    for preposition in sorted(TELLING & used[0] & used[1]):
        one, two = _behind(preposition, first), _behind(preposition, second)
        if not _apart(one, two) or one & second.terms or two & first.terms:
            continue
        if _near(one, two) or _places(one, two, first, second):
            continue
        clash = excluding(*(_object_words(preposition, f) for f in (first, second))) is not None
        shown = [_phrased(_first(preposition, frame), frame) for frame in (first, second)]
        yield _each(*shown, exclusive=clash)


def _behind(preposition: str, frame: Frame) -> frozenset[str]:
    found = (o.keys for o in frame.beside.objects if o.preposition == preposition)
    return frozenset().union(*found)


def _object_words(preposition: str, frame: Frame) -> frozenset[str]:
    found = (o.text.split() for o in frame.beside.objects if o.preposition == preposition)
    return frozenset().union(*found)


def _first(preposition: str, frame: Frame) -> Behind:
    return next(o for o in frame.beside.objects if o.preposition == preposition)


def _phrased(behind: Behind, frame: Frame) -> str:
    """Return a preposition with its object as the clause has it: "from the north"."""
    first, *rest = map(re.escape, behind.text.split())
    to_last = rf".*?\b{rest[-1]}\b" if rest else ""
    pattern = rf"\b{behind.preposition}\W+(?:\w+\W+){{0,2}}?{first}\b{to_last}"
    found = re.search(pattern, frame.text, re.IGNORECASE)
    return found[0] if found else f"{behind.preposition} {behind.text}"


def _places(one: frozenset[str], two: frozenset[str], first: Frame, second: Frame) -> bool:
    """Say whether both objects are named places, which are compared by their size elsewhere."""
    return bool(one & first.places and two & second.places)


def _shifts(first: Frame, second: Frame) -> Iterator[Difference]:
    """Yield a value by which something changed against the same one to which it did."""
    for number, one in first.beside.shifts:
        for same, two in second.beside.shifts:
            bare = "" in (one, two)
            if number != same or "to" not in (one, two) or one == two:
                continue
            if not bare or first.concept in SHIFTING:
                yield Difference("one tells by how much it changed, the other to what")


def _manners(first: Frame, second: Frame) -> Iterator[Difference]:
    one, two = first.beside.manner, second.beside.manner
    clash = excluding(one, two) is not None or _negating(one, two)
    if one and two and (clash or _apart(map(stem, one), map(stem, two))):
        if one_side(one, two):
            return
        yield _each(_said(one), _said(two), exclusive=clash)
    apart = first.beside.of_part & two or second.beside.of_part & one
    if apart:
        yield Difference(f'one says "{_said(apart)}" of a part only')


def _negating(one: frozenset[str], two: frozenset[str]) -> bool:
    """Say whether an adverb of the one is negated in the other: "legally", "illegally"."""
    negated = [{f"{un}{word}" for word in words for un in _UN} for words in (one, two)]
    return not (negated[0].isdisjoint(two) and negated[1].isdisjoint(one))


_UN = ("il", "un", "in", "im", "ir")


def _times(first: Frame, second: Frame) -> Iterator[Difference]:
    one, two = first.beside.moments, second.beside.moments
    if _apart(one.years, two.years):
        yield Difference(f"another year: {_said(one.years)} and {_said(two.years)}")
    elif _apart(one.days, two.days):
        told = f"{_dates(one.days)} and {_dates(two.days)}"
        yield Difference(f"another date: {told}", True)
    if _apart(one.clock, two.clock) and not any(starmap(_rounded, product(one.clock, two.clock))):
        told = f"{_hours(one.clock)} and {_hours(two.clock)}"
        yield Difference(f"another time of day: {told}", True)
    elif excluding(one.part_of_day, two.part_of_day) and not one.part_of_day & two.part_of_day:
        told = f"{_said(one.part_of_day)} and {_said(two.part_of_day)}"
        yield Difference(f"another time of day: {told}", True)


def _rounded(one: int, two: int) -> bool:
    """Say whether of two clock times one may be the other as people tell it: 9:04 as "9 p.m."."""
    return abs(one - two) <= _ROUNDED and (one % _HALF_HOUR == 0 or two % _HALF_HOUR == 0)


_ROUNDED, _HALF_HOUR = 10, 30
"""Minutes."""


def _spans(first: Frame, second: Frame) -> Iterator[Difference]:
    """Yield another length or turn of time, another age or day of the week."""
    for kind in ("spans", "ages", "weekdays"):
        one, two = getattr(first.beside.moments, kind), getattr(second.beside.moments, kind)
        if _apart(one, two):
            yield _each(_said(one), _said(two))


def _occasions(first: Frame, second: Frame) -> Iterator[Difference]:
    """Yield times that can't be compared: "an hour after the explosion", "at 9pm"."""
    one, two = first.beside.moments, second.beside.moments
    if _apart(one.kinds, two.kinds):
        yield Difference("they tell in other ways when it was")
    if _apart(one.turns, two.turns):
        yield _each(_said(one.turns), _said(two.turns))
    ties = {what: how for how, what in one.anchors}
    for how, what in sorted(two.anchors):
        if what in ties and ties[what] != how and {how, ties[what]} != {"before", "after"}:
            yield _each(f"{ties[what]} {what}", f"{how} {what}")


def _sides(first: Frame, second: Frame) -> Iterator[Difference]:
    one, two = first.beside.sides, second.beside.sides
    if _apart(one, two):
        yield _each(_said(one), _said(two), exclusive=True)


def _infinitives(first: Frame, second: Frame) -> Iterator[Difference]:
    """Yield another verb behind "to", beside those that name the event."""
    if any(frame.vague or frame.about for frame in (first, second)):
        return
    naming = first.naming | second.naming
    one, two = first.beside.infinitives - naming, second.beside.infinitives - naming
    if _apart(one, two) and not _near(one, two):
        shown = [as_written(min(w), f.text) or min(w) for w, f in ((one, first), (two, second))]
        yield _each(*(f"to {verb}" for verb in shown))


def _choices(first: Frame, second: Frame) -> Iterator[Difference]:
    """Yield an "or" of the one between what the other states of both.

    What is no more than possible is left out: it says of each of the two that it may be.
    """
    for one, other in ((first, second), (second, first)):
        if one.stance.certainty == "possible":
            continue
        if one.beside.choice & (other.terms | other.entities) and not other.beside.choice:
            yield Difference("one leaves open which of two, the other doesn't")


def _partners(first: Frame, second: Frame) -> Iterator[Difference]:
    """Yield names beside a common one that differ: "Falk and Dorn", "Falk and Vik"."""
    for role in CORE:
        one, two = first.named_in(role), second.named_in(role)
        if one & two and one - two and two - one:
            yield Difference(f"each names another {role} beside a common one")


def _ways(first: Frame, second: Frame) -> Iterator[Difference]:
    """Yield the ways in which two light verbs move a thing: "took **out**", "put **in**"."""
    light = first.predicate in lexicon.LIGHT and second.predicate in lexicon.LIGHT
    if not light or first.predicate == second.predicate:
        return
    one, two = (frozenset(_WORD.findall(frame.text.casefold())) for frame in (first, second))
    for way, back in (*_WAYS, *((b, a) for a, b in _WAYS)):
        if way in one - two and back in two - one:
            yield _each(way, back)


_WAYS = (("in", "out"), ("into", "out"), ("on", "off"), ("up", "down"))


def _numbers(first: Frame, second: Frame) -> Iterator[Difference]:
    """Yield another one of what is numbered: "gate 3", "gate 4"."""
    one, two = _numbered(first), _numbered(second)
    for noun in sorted(one.keys() & two.keys()):
        if _apart(one[noun], two[noun]):
            yield Difference(f"another {noun}: {_said(one[noun])} and {_said(two[noun])}")


def _numbered(frame: Frame) -> dict[str, frozenset[str]]:
    """Return the numbers behind nouns that count nothing, by the noun."""
    found: dict[str, frozenset[str]] = {}
    for noun, number in _NUMBERED.findall(frame.text.casefold()):
        counts = any(number in (f"{f.value:g}", f"{f.upper or 0:g}") for f in frame.figures)
        if not counts and noun not in _NO_NUMBERED:
            found[noun] = found.get(noun, frozenset()) | {number}
    return found


_NUMBERED = re.compile(r"\b([^\W\d_]+)[\s-](\d{1,4})\b(?![.,:/]\d|\s*(?:[ap]\.?m\b|%))")
_NO_NUMBERED = (
    lexicon.STOP | frozenset(lexicon.MONTHS) | frozenset("around until till past".split())
)


def _comparisons(first: Frame, second: Frame) -> Iterator[Difference]:
    if first.beside.less_than != second.beside.less_than:
        yield Difference("one compares with another time, the other doesn't")


def _own_people(first: Frame, second: Frame) -> Iterator[Difference]:
    """Yield "his brother", said of himself by each of two named claimants.

    Unnamed ones may be one witness in two articles.
    """
    named = all(frame.claimant in frame.company for frame in (first, second))
    if first.claimant == second.claimant or not named:
        return
    for one, other in _same_heads(first, second):
        if _of_claimant(one, first) and _of_claimant(other, second):
            yield Difference(f"each speaks of his own {_head(one, first)}")


def _of_claimant(phrase: Phrase, frame: Frame) -> bool:
    """Say whether "his" in a phrase can mean no one before the claimant."""
    if not phrase.possessive:
        return False
    if phrase.head in _KIN or phrase.possessive in ("my", "our"):
        return True
    return frame.text.casefold().removeprefix("that ").startswith(f"{phrase.possessive} ")


_KIN = frozenset(
    map(
        lexicon.concept,
        [
            *KIN,
            *"""grandson granddaughter parent child family neighbour neighbor friend fiance
            fiancee""".split(),
        ],
    )
)


def _told_whom(first: Frame, second: Frame) -> Iterator[Difference]:
    """Yield "lied to her", said of herself, against "lied to the mayor"."""
    for one, other in ((first, second), (second, first)):
        said = _TO_SELF.search(one.text) if one.selves else None
        behind = _behind("to", other)
        if said and behind and one.concept == other.concept and one.claimant not in behind:
            yield _each(said[0], _phrased(_first("to", other), other))


_TO_SELF = re.compile(r"\bto\s+(?:him|me|her)\b(?=\W*$|\s+(?:about|on|in|at|that|when|during)\b)")


def _reasons(first: Frame, second: Frame) -> Iterator[Difference]:
    """Yield another cause or another purpose."""
    for kind in ("cause", "purpose"):
        one, two = getattr(first.beside, kind), getattr(second.beside, kind)
        if one and two and not one & second.terms and not two & first.terms:
            yield Difference(f"another {kind}")
    grounds = first.beside.grounds, second.beside.grounds
    if _apart(*grounds):
        yield Difference("another reason")


_CHECKS: tuple[Callable[[Frame, Frame], Iterator[Difference]], ...] = (
    _modifiers,
    _prepositions,
    _objects,
    _shifts,
    _manners,
    _times,
    _spans,
    _occasions,
    _sides,
    _infinitives,
    _choices,
    _partners,
    _ways,
    _numbers,
    _comparisons,
    _own_people,
    _told_whom,
    _reasons,
)


def _apart(one: Iterable[object], two: Iterable[object]) -> bool:
    """Say whether both tell something, and nothing in common."""
    told = frozenset(one), frozenset(two)
    return all(told) and told[0].isdisjoint(told[1])


def _near(one: Iterable[str], two: Iterable[str]) -> bool:
    return any(starmap(lexicon.near, product(one, two)))


def _each(one: str, other: str, *, exclusive: bool = False) -> Difference:
    return Difference(f'one says "{one}", the other "{other}"', exclusive)


def _said(told: frozenset[str]) -> str:
    return " ".join(sorted(told))


def _written(told: frozenset[str], frame: Frame) -> str:
    """Return folded words as the clause has them."""
    return " ".join(w for w in _WORD.findall(frame.text) if fold(w).removesuffix("'s") in told)


def _head(phrase: Phrase, frame: Frame) -> str:
    told = (w for w in _WORD.findall(frame.text) if lexicon.concept(fold(w)) == phrase.head)
    return next(told, "participant")


def _dates(days: frozenset[tuple[str, str]]) -> str:
    return ", ".join(f"{day} {month.capitalize()}" for month, day in sorted(days))


def _hours(minutes: frozenset[int]) -> str:
    return ", ".join(f"{at // 60}:{at % 60:02}" for at in sorted(minutes))


_WORD = re.compile(r"[\w’'-]+")


def happens_once(frame: Frame) -> bool:
    """Say whether a clause is of something known, so that its event can be told from others."""
    phrases = [phrase for phrase in frame.beside.phrases if phrase.role in CORE]
    return frame.concept not in _OFTEN and all(phrase.definite for phrase in phrases[:1])


_OFTEN = frozenset(map(lexicon.concept, "meet talk speak visit call phone eat drink".split()))
"""What people do again and again."""


def of_attitude(first: Particulars, second: Particulars) -> bool:
    """Say whether prepositions differ that exclude each other at any time: "for", "against"."""
    one, two = (
        frozenset(behind.preposition for behind in beside.objects) & ATTITUDES
        for beside in (first, second)
    )
    return bool(one) and bool(two) and one != two
