"""Where two claims of one event differ in what they say beside event and participants.

A modifier, preposition, manner or time of the one that stands where the other has a different
one of its kind forbids a merger. Some differences exclude each other ("before", "after"); they
contradict where the event can happen only once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from secondsource.link import lexicon
from secondsource.link.clauses import CORE
from secondsource.link.frames import Frame
from secondsource.link.lexicon import ANYBODY, NOBODY
from secondsource.link.particulars import NO_MANNER, Behind, Particulars, Phrase
from secondsource.link.similarity import fold, words
from secondsource.link.stems import stem
from secondsource.link.wording import as_written

_EXCLUSIVE = tuple(
    tuple(frozenset(side.split()) for side in line.split("|"))
    for line in """left|right
    north northern northward|south southern southward|east eastern|west western
    inside interior inner|outside exterior outer
    upper top|lower bottom|middle
    above|below beneath
    front main|rear back
    morning|noon|afternoon|evening
    day|night
    accidentally inadvertently unintentionally mistakenly|deliberately intentionally purposely
    seriously severely critically gravely badly fatally heavily|slightly lightly mildly
    legally lawfully|illegally unlawfully
    openly publicly|secretly covertly privately quietly
    slowly|quickly rapidly swiftly
    forcibly|voluntarily willingly peacefully
    unanimously|narrowly
    once|twice
    deliberate intentional|accidental
    first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last final
    next|previous last
    former|current present new
    senior|junior
    old older elder elderly|new newer young younger
    civilian|military
    male|female
    domestic|foreign""".splitlines()
)
"""Words of which only one holds of the same thing, in sides."""
_SIDES_OF: dict[str, list[tuple[int, int]]] = {}
for _at, _line in enumerate(_EXCLUSIVE):
    for _side, _words in enumerate(_line):
        for _word in _words:
            _SIDES_OF.setdefault(_word, []).append((_at, _side))

_OPPOSED = (
    ("before", "after"), ("above", "below"), ("over", "under"), ("for", "against"),
    ("with", "against"), ("inside", "outside"), ("with", "without"), ("towards", "from"),
)  # fmt: skip
_ATTITUDES = frozenset("above below over under for against with without".split())
"""Prepositions that exclude each other however often the event happens."""
_ALIKE = tuple(
    frozenset(line.split())
    for line in """in inside within at on near beside during into around among throughout
    to into onto towards toward on
    about over on of
    over above
    under below
    through across along over
    by from
    by in
    by with
    by at
    in due
    from due
    on against to
    between among with
    since from in on
    until to
    for over
    because from of in""".splitlines()
)
"""Prepositions that may stand for each other."""
_SAME_WORD = {"within": "inside", "in": "inside", "toward": "towards"}
_TELLING = frozenset(
    """from against for about with without under into onto to towards toward behind beyond through
    before after above below over inside outside""".split()
)
"""Prepositions of which one with another object tells something else."""
_FIGHTS = frozenset("fight war attack talk meet agree collide crash compete play".split())
_SHIFTING = frozenset("rise fall cut raise reduc large small".split())


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs, in words; ``exclusive`` if both can't hold of an event that happens once."""

    reason: str
    exclusive: bool = False


def differences(first: Frame, second: Frame) -> list[Difference]:
    """Return all differences of two claims' particulars."""
    return [found for check in _CHECKS for found in check(first, second)]


def omission(first: Frame, second: Frame) -> str | None:
    """Return what telling part of the one the other lacks: who did it, why, or what for."""
    for one, other in ((first, second), (second, first)):
        for missing in (_culprit, _specifier, _reason):
            if (found := missing(one, other)) is not None:
                return found
    return None


# --- differences -------------------------------------------------------------------------------


def _modifiers(first: Frame, second: Frame) -> Iterator[Difference]:
    """Yield where two phrases of one head are told apart: "east wing", "west wing"."""
    for one, other in _same_heads(first, second):
        for kind in ("ordinals", "owners", "modifiers"):
            a, b = getattr(one, kind), getattr(other, kind)
            clash = _excluding(a, b)
            if (a ^ b) & _ALTERING:
                yield Difference(f'"{_said((a ^ b) & _ALTERING)}" is said by one only')
            elif a and b and (clash or not _meet(a, b)):
                shown = f'"{_written(a, first)}" and "{_written(b, second)}"'
                told = clash is not None and _sits_apart(one.role, first, second)
                yield Difference(f"not the same {_head(one, first)}: {shown}", told)


_ALTERING = frozenset(
    """deputy vice former acting ex alleged suspected fake false would-be future attempted mock
    retired assistant honorary interim""".split()
)
"""Modifiers that make something else of their head: a deputy mayor is no mayor."""


def _same_heads(first: Frame, second: Frame) -> Iterator[tuple[Phrase, Phrase]]:
    """Yield the pairs of phrases with one head, those in one role first."""
    for one in first.beside.phrases:
        fitting = [other for other in second.beside.phrases if other.head == one.head]
        fitting.sort(key=lambda other: other.role != one.role)
        yield from ((one, other) for other in fitting[:1])


def _meet(one: frozenset[str], two: frozenset[str]) -> bool:
    concepts = [frozenset(map(lexicon.concept, words)) for words in (one, two)]
    return bool(concepts[0] & concepts[1])


def _sits_apart(role: str, first: Frame, second: Frame) -> bool:
    """Say whether a modifier tells of an event with a subject in common, not which subject."""
    return role not in ("agent", "patient") or (
        role == "patient" and bool(first.filled("agent") & second.filled("agent"))
    )


def _prepositions(first: Frame, second: Frame) -> Iterator[Difference]:
    """Yield the same object behind another preposition: "for Kelbrook", "against Kelbrook"."""
    if first.predicate != second.predicate and first.concept != second.concept:
        return
    for behind in first.beside.objects:
        for other in second.beside.objects:
            pair = behind.preposition, other.preposition
            if not behind.keys & other.keys or pair[0] == pair[1] or _again(behind, second):
                continue
            clash = _opposed(*pair, first.concept)
            if clash or not _alike(*pair, first.concept):
                told = (
                    f'one says "{_phrased(behind, first)}", the other "{_phrased(other, second)}"'
                )
                yield Difference(told, clash)


def _again(behind: Behind, frame: Frame) -> bool:
    return any(
        behind.preposition == other.preposition and behind.keys & other.keys
        for other in frame.beside.objects
    )


def _opposed(one: str, other: str, concept: str) -> bool:
    pair = {_SAME_WORD.get(one, one), _SAME_WORD.get(other, other)}
    if pair == {"with", "against"} and concept in _FIGHTS:
        return False
    return any(pair == set(opposed) for opposed in _OPPOSED)


def _alike(one: str, other: str, concept: str) -> bool:
    fighting = {one, other} == {"with", "against"} and concept in _FIGHTS
    return fighting or any(one in group and other in group for group in _ALIKE)


def _objects(first: Frame, second: Frame) -> Iterator[Difference]:
    """Yield a preposition with another object: "from the north", "from the sea"."""
    used = [{o.preposition for o in frame.beside.objects} for frame in (first, second)]
    for preposition in sorted(_TELLING & used[0] & used[1]):
        one, two = _behind(preposition, first), _behind(preposition, second)
        if not one or not two or one & two or one & second.terms or two & first.terms:
            continue
        if any(lexicon.near(a, b) for a in one for b in two):
            continue
        if _places(one, two, first, second):
            continue
        clash = _excluding(*(_object_words(preposition, f) for f in (first, second))) is not None
        shown = [_phrased(_first(preposition, frame), frame) for frame in (first, second)]
        yield Difference(f'one says "{shown[0]}", the other "{shown[1]}"', clash)


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
            if not bare or first.concept in _SHIFTING:
                yield Difference("one tells by how much it changed, the other to what")


def _manners(first: Frame, second: Frame) -> Iterator[Difference]:
    one, two = first.beside.manner, second.beside.manner
    clash = _excluding(one, two) or _negating(one, two)
    if one and two and (clash or not {stem(w) for w in one} & {stem(w) for w in two}):
        if _one_side(one, two):
            return
        yield Difference(f'one says "{_said(one)}", the other "{_said(two)}"', clash is not None)
    apart = first.beside.of_part & two or second.beside.of_part & one
    if apart:
        yield Difference(f'one says "{_said(apart)}" of a part only')


def _negating(one: frozenset[str], two: frozenset[str]) -> tuple[str, str] | None:
    """Return an adverb and its negation: "legally", "illegally"."""
    for a in sorted(one):
        for b in sorted(two):
            short, long = sorted((a, b), key=len)
            if long in {f"{prefix}{short}" for prefix in ("il", "un", "in", "im", "ir")}:
                return a, b
    return None


def _one_side(one: frozenset[str], two: frozenset[str]) -> bool:
    """Say whether two adverbs are of one side: "seriously", "badly"."""
    sides = [{side for word in words & _SIDES_OF.keys() for side in _SIDES_OF[word]}
             for words in (one, two)]  # fmt: skip
    return bool(sides[0] & sides[1])


def _times(first: Frame, second: Frame) -> Iterator[Difference]:
    one, two = first.beside, second.beside
    if one.years and two.years and not one.years & two.years:
        yield Difference(f"another year: {_said(one.years)} and {_said(two.years)}")
    elif one.days and two.days and not one.days & two.days:
        told = f"{_dates(one.days)} and {_dates(two.days)}"
        yield Difference(f"another date: {told}", True)
    if one.clock and two.clock and not one.clock & two.clock:
        told = f"{_hours(one.clock)} and {_hours(two.clock)}"
        yield Difference(f"another time of day: {told}", True)
    elif _excluding(one.part_of_day, two.part_of_day) and not one.part_of_day & two.part_of_day:
        told = f"{_said(one.part_of_day)} and {_said(two.part_of_day)}"
        yield Difference(f"another time of day: {told}", True)


def _spans(first: Frame, second: Frame) -> Iterator[Difference]:
    """Yield another length or turn of time, another age or day of the week."""
    for kind in ("spans", "ages", "weekdays"):
        one, two = getattr(first.beside, kind), getattr(second.beside, kind)
        if one and two and not one & two:
            yield Difference(f'one says "{_said(one)}", the other "{_said(two)}"')


def _sides(first: Frame, second: Frame) -> Iterator[Difference]:
    one, two = first.beside.sides, second.beside.sides
    if one and two and not one & two:
        yield Difference(f'one says "{_said(one)}", the other "{_said(two)}"', True)


def _infinitives(first: Frame, second: Frame) -> Iterator[Difference]:
    """Yield another verb behind "to", beside those that name the event."""
    if any(frame.vague or frame.about for frame in (first, second)):
        return
    naming = first.naming | second.naming
    one, two = first.beside.infinitives - naming, second.beside.infinitives - naming
    if one and two and not one & two and not any(lexicon.near(a, b) for a in one for b in two):
        shown = [as_written(min(w), f.text) or min(w) for w, f in ((one, first), (two, second))]
        yield Difference(f'one says "to {shown[0]}", the other "to {shown[1]}"')


def _choices(first: Frame, second: Frame) -> Iterator[Difference]:
    """Yield an "or" of the one between what the other states of both."""
    for one, other in ((first, second), (second, first)):
        if one.beside.choice & (other.terms | other.entities) and not other.beside.choice:
            yield Difference("one leaves open which of two, the other doesn't")


def _partners(first: Frame, second: Frame) -> Iterator[Difference]:
    """Yield names beside a common one that differ: "Falk and Dorn", "Falk and Vik"."""
    for role in CORE:
        one, two = first.named_in(role), second.named_in(role)
        if one & two and one - two and two - one:
            yield Difference(f"each names another {role} beside a common one")


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
    if phrase.head in _KIN or phrase.possessive in ("my", "our"):
        return phrase.possessive != ""
    begins = frame.text.casefold().removeprefix("that ").startswith(f"{phrase.possessive} ")
    return phrase.possessive != "" and begins


_KIN = frozenset(
    map(
        lexicon.concept,
        """brother sister mother father son daughter wife husband uncle aunt cousin nephew niece
        grandmother grandfather grandson granddaughter parent child family neighbour neighbor friend
        fiance fiancee partner""".split(),
    )
)


def _reasons(first: Frame, second: Frame) -> Iterator[Difference]:
    """Yield another cause or another purpose."""
    for kind in ("cause", "purpose"):
        one, two = getattr(first.beside, kind), getattr(second.beside, kind)
        if one and two and not one & second.terms and not two & first.terms:
            yield Difference(f"another {kind}")


_CHECKS: tuple[Callable[[Frame, Frame], Iterator[Difference]], ...] = (
    _modifiers,
    _prepositions,
    _objects,
    _shifts,
    _manners,
    _times,
    _spans,
    _sides,
    _infinitives,
    _choices,
    _partners,
    _comparisons,
    _own_people,
    _reasons,
)


def _excluding(one: frozenset[str], two: frozenset[str]) -> tuple[str, str] | None:
    """Return a word of each side that exclude each other."""
    for a in sorted(one & _SIDES_OF.keys()):
        for b in sorted(two & _SIDES_OF.keys()):
            if any(
                line == other and side != opposite
                for line, side in _SIDES_OF[a]
                for other, opposite in _SIDES_OF[b]
            ):
                return None if _one_side(one, two) else (a, b)
    return None


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


# --- omissions ---------------------------------------------------------------------------------


def _culprit(one: Frame, other: Frame) -> str | None:
    """Say that only one tells who did it, by name or by what marks him."""
    if "denied" in (one.stance.polarity, other.stance.polarity):
        return None
    if other.filled("agent") - NOBODY or not one.filled("patient") & other.filled("patient"):
        return None
    agents = one.filled("agent") - other.terms - ANYBODY - NOBODY
    phrase = one.beside.phrase("agent")
    marked = phrase is not None and bool(phrase.modifiers or phrase.specified)
    common = phrase is not None and phrase.plural
    named = not common and one.named_in("agent") - other.entities - {other.claimant}
    return "only one says who did it" if named or (agents and marked) else None


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


def leftovers(first: Frame, second: Frame) -> tuple[str, str] | None:
    """Return the one content word on each side that the other lacks, all else being equal.

    What has no place in roles or particulars may still differ: "safely" and "hard".
    """
    one, two = _left(first, second), _left(second, first)
    if len(one) != 1 or len(two) != 1 or not first.terms & second.terms - first.naming:
        return None
    a, b = min(one), min(two)
    return None if lexicon.near(a, b) else (a, b)


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


def happens_once(frame: Frame) -> bool:
    """Say whether a clause is of something known, so that its event can be told from others."""
    phrases = [phrase for phrase in frame.beside.phrases if phrase.role in CORE]
    return all(phrase.definite for phrase in phrases[:1])


def of_attitude(first: Particulars, second: Particulars) -> bool:
    """Say whether prepositions differ that exclude each other at any time: "for", "against"."""
    told = [
        frozenset(behind.preposition for behind in beside.objects) & _ATTITUDES
        for beside in (first, second)
    ]
    return bool(told[0]) and bool(told[1]) and told[0] != told[1]
