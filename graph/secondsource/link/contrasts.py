"""Words that tell two clauses apart wherever they stand, whatever the clauses' events and roles.

"The heat, not the virus", in time and too late, "not every", "except", "in danger of": such words
turn or limit what all the others say, and hardly show in likeness.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from secondsource.link.exclusion import excluding
from secondsource.link.lexicon import STOP
from secondsource.link.similarity import words
from secondsource.link.stems import stem

_KEPT = 4096
"""Texts whose words are kept, as a clause is compared with many."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """What differs, in words; ``exclusive`` if both can't be true."""

    reason: str
    exclusive: bool = False


def contrasts(first: str, second: str) -> Iterator[Contrast]:
    """Yield what tells two folded clauses apart; symmetric."""
    for check in _CHECKS:
        yield from check(first, second)


def _rejections(first: str, second: str) -> Iterator[Contrast]:
    """Yield what the one rejects by "not", "rather than" and the other asserts."""
    for one, other in ((first, second), (second, first)):
        theirs = _rejected(other)
        turned = (_rejected(one) & _stems(other)) - theirs
        if turned and (theirs & _stems(one) or not theirs):
            yield Contrast("one rejects what the other says", True)
            return


@lru_cache(maxsize=_KEPT)
def _rejected(text: str) -> frozenset[str]:
    told = (w for found in _REJECTED.finditer(text) for w in words(found["what"]))
    return frozenset(stem(word) for word in told if word not in STOP)


@lru_cache(maxsize=_KEPT)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text) if word not in STOP)


_REJECTED = re.compile(
    r"(?:,\s*(?:and\s+)?not\b|\brather\s+than\b|\binstead\s+of\b)\s+"
    r"(?:(?:by|from|in|on|at|to|for|of)\s+)?(?:(?:the|a|an|his|her|its|their)\s+)?"
    r"(?P<what>[\w'-]+\s+[\w'-]+(?=\s*(?:[,.;]|$))|[\w'-]+)"
)


def _moments(first: str, second: str) -> Iterator[Contrast]:
    """Yield "in time" against "too late"."""
    one, two = (bool(_IN_TIME.search(text)) for text in (first, second))
    late = bool(_LATE.search(first)), bool(_LATE.search(second))
    if (one and late[1] and not late[0]) or (two and late[0] and not late[1]):
        yield Contrast("one says in time, the other too late", True)


_IN_TIME = re.compile(r"\b(?:in\s+(?:good\s+)?time|on\s+time|on\s+schedule|punctual\w*|early)\b")
_LATE = re.compile(r"\b(?:too\s+late|(?:hours?|minutes?|days?|weeks?)\s+late|belated\w*|overdue)\b")


def _exclusives(first: str, second: str) -> Iterator[Contrast]:
    """Yield words of which only one can hold, each in one clause only: "third" and "first"."""
    one, two = frozenset(words(first)), frozenset(words(second))
    if (found := excluding(one - two, two - one)) is not None:
        yield Contrast(f'one says "{found[0]}", the other "{found[1]}"')


def _limits(first: str, second: str) -> Iterator[Contrast]:
    """Yield a limit that only one has: "except", "not every", "against"."""
    for told, pattern in _LIMITS.items():
        if bool(pattern.search(first)) != bool(pattern.search(second)):
            yield Contrast(f'only one says "{told}"')


_LIMITS = {
    "except": re.compile(
        r"\b(?:except|apart\s+from|other\s+than|all\s+but|nobody\s+but|none\s+but|everyone\s+but)\b"
    ),
    "not all": re.compile(r"\bnot\s+(?:every|all|everyone|everybody|each)\b"),
    "against": re.compile(
        r"\b(?:recommend|advis|vot|decid|rul|campaign|argu|testif|warn|spoke|speak|came\s+out)\w*"
        r"\s+against\b"
    ),
}


def _unreal(first: str, second: str) -> Iterator[Contrast]:
    """Yield what is only near, tried, asked for or owed in the one, and a fact in the other."""
    one, two = (_UNREAL.search(text) for text in (first, second))
    found = one or two
    if found is not None and (one is None) != (two is None):
        other = second if one is not None else first
        if not _OPEN.search(other):
            yield Contrast(f'only one says "{" ".join(found[0].split())}"')


_UNREAL = re.compile(
    r"\b(?:in\s+danger\s+of|at\s+risk\s+of|close\s+to\s+\w+ing|on\s+the\s+(?:verge|brink|point)\s+of"
    r"|about\s+to|thinking\s+of|(?:is|are|was|were)\s+to\s+(?:be\s+)?\w+|yet\s+to"
    r"|(?:urged|asked|told|ordered|obliged|required|supposed|able|allowed|free|willing|ready)\s+to"
    r"|asked\s+for|called\s+for|looking\s+for|search(?:ing|ed)\s+for|in\s+talks|offered"
    r"|tr(?:y|ies|ied|ying)\s+to|attempt\w*\s+to|(?:begun|began|started)\s+to"
    r"|fear(?:s|ed)?\s+\w+ing|hop(?:e|es|ed|ing)\s+to)\b"
)
_OPEN = re.compile(
    r"\b(?:will|would|may|might|could|can|should|must|plan\w*|expect\w*|likely|due|intend\w*|want\w*"
    r"|propos\w*|consider\w*|decid\w*|agree\w*|order\w*|instruct\w*|request\w*|demand\w*|refus\w*"
    r"|going\s+to|bid|effort|try\w*|capable|permission|search\w*|hunt\w*|seek\w*|sought|not|n['’]t)\b"
)
"""Words by which the other clause may leave open as much."""


def _compared(first: str, second: str) -> Iterator[Contrast]:
    """Yield more against fewer, and two comparisons of the same things the other way round."""
    one, two = (_THAN.search(text) for text in (first, second))
    if one is None or two is None:
        return
    behind = _stems(one["what"]), _stems(two["what"])
    if (one["how"] in _LESS) != (two["how"] in _LESS):
        told = f'one says "{one["how"]}", the other "{two["how"]}"'
        yield Contrast(told, behind[0] == behind[1])
    elif one["how"] == two["how"]:
        ahead = _stems(first[: one.start("what")]), _stems(second[: two.start("what")])
        if (behind[0] - behind[1]) & ahead[1] and (behind[1] - behind[0]) & ahead[0]:
            yield Contrast("they compare the other way round", True)


_LESS = frozenset("fewer less lower smaller shorter younger slower".split())
_THAN = re.compile(
    r"\b(?P<how>more|fewer|less|(?!(?:ov|und|aft|nev|ev|oth|eith|rath)er\b)\w+er)\b(?!\s+than)"
    r".*?\bthan\s+(?P<what>.+)$"
)
"""A comparison of two things; "more than 20" only counts."""


def _ways(first: str, second: str) -> Iterator[Contrast]:
    """Yield "**on** duty" against "**off** duty"."""
    one, two = (frozenset(_WAY.findall(text)) for text in (first, second))
    for way, noun in sorted(one - two):
        back = _BACK[way]
        if (back, noun) in two - one:
            yield Contrast(f'one says "{way} {noun}", the other "{back} {noun}"', True)


_BACK = {"on": "off", "off": "on", "in": "out", "out": "in"}
_WAY = re.compile(r"\b(on|off|in|out)\s+(?:of\s+)?([a-z]{4,})\b")


def _kin(first: str, second: str) -> Iterator[Contrast]:
    """Yield whose wife or deputy it was that the one speaks of, and the other not."""
    one, two = (frozenset(f["who"] or f["whose"] for f in _KIN.finditer(text))
                for text in (first, second))  # fmt: skip
    told = sorted((one ^ two) - (frozenset(words(first)) & frozenset(words(second))))
    if told and not (one and two):
        yield Contrast(f'only one speaks of a "{told[0]}"')


_PEOPLE = (
    r"(?:wife|husband|widow|son|daughter|brother|sister|mother|father|cousin|partner|girlfriend"
    r"|boyfriend|deputy|aide|assistant|neighbour|colleague|friend|rival|successor|predecessor)"
)
_KIN = re.compile(
    rf"\bthe\s+(?P<who>{_PEOPLE})\s+of\s+(?!the\b|a\b)\w|\w[’']s?\s+(?:\w+\s+)?(?P<whose>{_PEOPLE})\b"
)

_CHECKS: tuple[Callable[[str, str], Iterator[Contrast]], ...] = (
    _rejections,
    _moments,
    _exclusives,
    _limits,
    _unreal,
    _compared,
    _ways,
    _kin,
)
