"""How far two frames agree: event, participants, words, figures, each in [0, 1]."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from secondsource.link import figures
from secondsource.link.figures import Fit
from secondsource.link.frames import CORE, Frame
from secondsource.link.lexicon import EMPTY, EVENTS, HAPPEN, contrary, near
from secondsource.link.similarity import containment, longest_shared_run, overlap
from secondsource.records import Role

_ALIKE = 0.34
_WORDS = 0.6
_FEWEST = 2
_MANY = 5
_UNKNOWN = 0.3
_ELSEWHERE = 0.7
_NEAR_EVENT = 0.85
_CROSSED_EVENT = 0.7
_VAGUE_EVENT = 0.4


@dataclass(frozen=True, slots=True)
class Match:
    """Two frames with how far they agree; ``names`` are entity names for reasons.

    ``event`` is 0 for different events. ``score`` is the weighted sum.
    """

    first: Frame
    second: Frame
    names: Mapping[str, str]
    event: float
    roles: float
    words: float
    entities: float
    figures: Fit
    figures_told: str

    @classmethod
    def of(cls, first: Frame, second: Frame, names: Mapping[str, str]) -> Match:
        """Compare two frames."""
        fit, told = figures.compare(first.figures, second.figures)
        one, two = first.details(second), second.details(first)
        words = max(overlap(one, two), 0.75 * containment(one, two))
        event = _same_event(first, second, fit)
        roles, named = _role_agreement(first, second), _named(first, second)
        return cls(first, second, names, event, roles, words, named, fit, told)

    @property
    def score(self) -> float:
        """How much speaks for the same statement, in [0, 1]."""
        whole = 0.4 * self.event + 0.2 * self.roles + 0.25 * self.words + 0.15 * self.entities
        return round(min(1.0, whole + 0.1 * (self.figures == "equal")), 4)

    @property
    def common(self) -> frozenset[str]:
        """The named participants that both have."""
        return self.first.entities & self.second.entities

    @property
    def kin(self) -> bool:
        """Whether the two have to do with each other: a participant or words in common."""
        if self.common or (self.event > 0 and self._shared_filler()):
            return True
        return self.words >= _ALIKE

    @property
    def strangers(self) -> bool:
        """Whether two articles that name a good many have nobody in common: other stories."""
        one, two = self.first.company, self.second.company
        return min(len(one), len(two)) >= _MANY and not one & two

    @property
    def grounded(self) -> bool:
        """Whether more than a predicate is shared: a participant, or most of the words."""
        if any(len(f.terms) < _FEWEST and not f.vague for f in (self.first, self.second)):
            return False
        if self.strangers:
            return False
        if self._shared_filler() or self.words >= _WORDS:
            return True
        telling = {self.first.concept, self.second.concept} <= EVENTS or self.words >= _ALIKE
        return bool(self.common) and telling

    def _shared_filler(self) -> bool:
        return any(self.first.filled(role) & self.second.filled(role) for role in CORE)

    def say(self, keys: frozenset[str]) -> str:
        """Return role fillers as words to read."""
        return " and ".join(sorted(self.names.get(key, key) for key in keys))

    def fillers(self, role: Role) -> str:
        """Return who fills a role in the one and in the other."""
        return f"{self.say(self.first.filled(role))}, {self.say(self.second.filled(role))}"


def shared_quotation(first: Frame, second: Frame) -> tuple[str, ...]:
    """Return the longest run of words that quotations of both clauses share; may be empty."""
    found = (longest_shared_run(one, two) for one in first.quotes for two in second.quotes)
    return max(found, key=len, default=())


def _same_event(first: Frame, second: Frame, fit: Fit) -> float:
    if first.vacuous or second.vacuous:
        return 0.0
    if first.vague or second.vague:
        return _same_vague_event(first, second)
    if first.concept == second.concept or first.predicate == second.predicate:
        return 1.0
    if contrary(first.concept, second.concept):
        return 1.0
    if near(first.concept, second.concept):
        return _NEAR_EVENT
    crossed = (first.concept in second.terms, second.concept in first.terms)
    if all(crossed) or (any(crossed) and fit == "equal"):
        return _CROSSED_EVENT
    return 0.0


def _same_vague_event(first: Frame, second: Frame) -> float:
    """A mere "it has begun" says the same as another claim only of the same phase."""
    if first.concept != second.concept:
        return 0.0
    if first.vague and second.vague and first.predicate == second.predicate:
        return _VAGUE_EVENT if first.predicate in EMPTY else 1.0
    return 1.0 if {_stage(first), _stage(second)} == {"ongoing"} else _VAGUE_EVENT


def _stage(frame: Frame) -> str:
    return "ongoing" if frame.predicate in HAPPEN else frame.phase


def _role_agreement(first: Frame, second: Frame) -> float:
    both = [role for role in CORE if first.filled(role) and second.filled(role)]
    if not both:
        filled = [frozenset().union(*frame.roles.values()) for frame in (first, second)]
        return _ELSEWHERE if filled[0] & filled[1] & first.entities else _UNKNOWN
    return sum(bool(first.filled(role) & second.filled(role)) for role in both) / len(both)


def _named(first: Frame, second: Frame) -> float:
    if not first.entities and not second.entities:
        return 0.6
    if not first.entities or not second.entities:
        return 0.4
    return 1.0 if first.entities & second.entities else 0.0
