"""Which words and prepositions exclude each other, and which may stand for each other."""

from __future__ import annotations

from itertools import product

_EXCLUSIVE = tuple(
    tuple(frozenset(side.split()) for side in line.split("|"))
    for line in """left|right
    north northern northward|south southern southward|east eastern|west western
    inside interior inner|outside exterior outer
    upper top|lower bottom|middle
    above|below beneath
    front main|rear back
    morning|noon|afternoon|evening
    noon midday|midnight
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


def _sides_of() -> dict[str, frozenset[tuple[int, int]]]:
    """Return for each word the places at which it stands, as line and side."""
    found: dict[str, set[tuple[int, int]]] = {}
    for line, sides in enumerate(_EXCLUSIVE):
        for side, words in enumerate(sides):
            for word in words:
                found.setdefault(word, set()).add((line, side))
    return {word: frozenset(places) for word, places in found.items()}


_SIDES_OF = _sides_of()

_OPPOSED = (
    ("before", "after"), ("above", "below"), ("over", "under"), ("for", "against"),
    ("with", "against"), ("inside", "outside"), ("with", "without"), ("towards", "from"),
)  # fmt: skip
ATTITUDES = frozenset("above below over under for against with without".split())
"""Prepositions that exclude each other however often the event happens."""
_ALIKE = tuple(
    frozenset(line.split())
    for line in """in inside within at on during into among throughout
    near beside by around at
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
TELLING = frozenset(
    """from against for about with without under into onto to towards toward behind beyond through
    before after above below over inside outside""".split()
)
"""Prepositions of which one with another object tells something else."""
_FIGHTS = frozenset("fight war attack talk meet agree collide crash compete play".split())
SHIFTING = frozenset("rise fall cut raise reduc large small".split())
ALTERING = frozenset(
    """deputy vice former acting ex alleged suspected fake false would-be future attempted mock
    retired assistant honorary interim""".split()
)
"""Modifiers that make something else of their head: a deputy mayor is no mayor."""


def excluding(one: frozenset[str], two: frozenset[str]) -> tuple[str, str] | None:
    """Return a word of each that exclude each other, ``None`` where some are of one side."""
    if one_side(one, two):
        return None
    pairs = product(sorted(one & _SIDES_OF.keys()), sorted(two & _SIDES_OF.keys()))
    return next((pair for pair in pairs if _exclude(*pair)), None)


def _exclude(one: str, other: str) -> bool:
    """Say whether two words stand on different sides of a line."""
    pairs = product(_SIDES_OF[one], _SIDES_OF[other])
    return any(a[0] == b[0] and a[1] != b[1] for a, b in pairs)


def one_side(one: frozenset[str], two: frozenset[str]) -> bool:
    """Say whether words of both are of one side: "seriously", "badly"."""
    places = {place for word in one & _SIDES_OF.keys() for place in _SIDES_OF[word]}
    return any(not places.isdisjoint(_SIDES_OF[word]) for word in two & _SIDES_OF.keys())


def opposed(one: str, other: str, concept: str) -> bool:
    """Say whether two prepositions exclude each other with a predicate of a concept."""
    pair = {_SAME_WORD.get(one, one), _SAME_WORD.get(other, other)}
    if pair == {"with", "against"} and concept in _FIGHTS:
        return False
    return any(pair == set(line) for line in _OPPOSED)


def alike(one: str, other: str, concept: str) -> bool:
    """Say whether two prepositions may tell the same: to fight with somebody, or against him."""
    fighting = {one, other} == {"with", "against"} and concept in _FIGHTS
    return fighting or any(one in group and other in group for group in _ALIKE)
