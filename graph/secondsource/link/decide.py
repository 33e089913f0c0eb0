"""Whether two claims state the same thing: predicate, participants, figures and stance decide.

Likeness of words is evidence beside the others. Some differences forbid a merger whatever
the likeness (the distortion guard): a conditional against a statement, the future against
the present, opposite polarity, excluded figures, another scope, swapped or other
participants.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from secondsource.link import figures
from secondsource.link.frames import CORE, Frame
from secondsource.link.lexicon import HAPPEN, contrary, near
from secondsource.link.similarity import containment, longest_shared_run, overlap
from secondsource.records import DecisionKind, Role

SAME = 0.6
"""Score from which two claims with nothing against it are the same."""
NEAR_MISS = 0.45
"""Score from which it is "cannot tell" rather than "not the same"."""
_ALIKE = 0.2
_QUOTED = 5
_COVERED = 0.75
_WORDS = 0.6
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answer for a pair; ``veto`` forbids the two in one proposition."""

    kind: DecisionKind
    score: float
    reason: str
    veto: bool = False


@dataclass(frozen=True, slots=True)
class _Match:
    """How far two frames agree, part by part, each in [0, 1]."""

    event: float
    roles: float
    words: float
    entities: float
    figures: float = 0.0

    @property
    def score(self) -> float:
        whole = 0.4 * self.event + 0.2 * self.roles + 0.25 * self.words + 0.15 * self.entities
        return round(min(1.0, whole + 0.1 * self.figures), 4)


def judge(first: Frame, second: Frame, names: Mapping[str, str] | None = None) -> Judgement:
    """Decide on a pair of frames; symmetric. ``names`` are entity names for the reasons."""
    if first.claim > second.claim:
        first, second = second, first
    shared = shared_quotation(first, second)
    if _covers(shared, first, second) and first.stance == second.stance:
        return Judgement("same", 0.98, f'both quote "{" ".join(shared)}"')
    match = _match(first, second)
    if match.event == 0.0:
        return _different_events(first, second, match, names or {})
    barrier = _barrier(first, second, match, names or {})
    if barrier is not None:
        return barrier
    return _by_score(first, second, match, names or {})


def shared_quotation(first: Frame, second: Frame) -> tuple[str, ...]:
    """Return the longest run of words that quotations of both clauses share; may be empty."""
    found = (longest_shared_run(one, two) for one in first.quotes for two in second.quotes)
    return max(found, key=len, default=())


def _covers(shared: tuple[str, ...], first: Frame, second: Frame) -> bool:
    shorter = min(first.length, second.length)
    return len(shared) >= min(_QUOTED, shorter) and len(shared) >= max(3, _COVERED * shorter)


# --- how far they agree ------------------------------------------------------------------------


def _match(first: Frame, second: Frame) -> _Match:
    likeness = max(
        overlap(first.terms, second.terms), 0.75 * containment(first.terms, second.terms)
    )
    return _Match(
        _same_event(first, second),
        _role_agreement(first, second),
        likeness,
        _named(first, second),
        float(_same_figures(first, second)),
    )


def _same_event(first: Frame, second: Frame) -> float:
    if first.vague or second.vague:
        return _same_vague_event(first, second)
    if first.concept == second.concept:
        return 1.0
    if contrary(first.concept, second.concept):
        return 1.0
    if near(first.concept, second.concept):
        return 0.85
    crossed = (first.concept in second.terms) + (second.concept in first.terms)
    if crossed == 2 or (crossed and _same_figures(first, second)):
        return 0.7
    return 0.0


def _same_figures(first: Frame, second: Frame) -> bool:
    return figures.compare(first.figures, second.figures)[0] == "equal"


def _same_vague_event(first: Frame, second: Frame) -> float:
    """A mere "it has begun" says the same as another claim only of the same phase."""
    if first.concept != second.concept:
        return 0.0
    if first.vague and second.vague and first.predicate == second.predicate:
        return 1.0
    phases = {first.phase or _HAPPENS.get(first.predicate, ""),
              second.phase or _HAPPENS.get(second.predicate, "")}  # fmt: skip
    return 1.0 if phases <= {"ongoing"} else 0.4


_HAPPENS = dict.fromkeys(HAPPEN, "ongoing")


def _role_agreement(first: Frame, second: Frame) -> float:
    both = [role for role in CORE if first.roles.get(role) and second.roles.get(role)]
    if not both:
        return 0.5
    return sum(bool(first.roles[role] & second.roles[role]) for role in both) / len(both)


def _named(first: Frame, second: Frame) -> float:
    if not first.entities and not second.entities:
        return 0.6
    if not first.entities or not second.entities:
        return 0.4
    return 1.0 if first.entities & second.entities else 0.0


# --- what forbids a merger ---------------------------------------------------------------------


def _barrier(
    first: Frame, second: Frame, match: _Match, names: Mapping[str, str]
) -> Judgement | None:
    for check in (_conditional, _participants, _opposed, _time, _amounts, _scope, _phase):
        found = check(first, second, match, names)
        if found is not None:
            return found
    return None


def _related(match: _Match, reason: str) -> Judgement:
    alike = match.entities >= 1.0 or match.score >= _ALIKE
    return Judgement("related" if alike else "unrelated", match.score, reason, veto=True)


def _conditional(
    first: Frame, second: Frame, match: _Match, names: Mapping[str, str]
) -> Judgement | None:
    certainties = {first.stance.certainty, second.stance.certainty}
    if "conditional" in certainties and len(certainties) > 1:
        return _related(match, "one says what would follow from a condition, the other states it")
    return None


def _participants(
    first: Frame, second: Frame, match: _Match, names: Mapping[str, str]
) -> Judgement | None:
    if _swapped(first, second):
        return _related(match, "who did it to whom is the other way round")
    for role in CORE:
        one, two = first.named_in(role), second.named_in(role)
        if one and two and not one & two:
            return _related(match, f"another {role}: {_say(one, names)}, {_say(two, names)}")
    for role, label in _CIRCUMSTANCES:
        one, two = first.filled(role), second.filled(role)
        if one and two and not one & two:
            return _related(match, f"another {label}: {_say(one, names)}, {_say(two, names)}")
    if first.entities and second.entities and not first.entities & second.entities:
        return _related(match, "they name different participants")
    return None


_CIRCUMSTANCES: tuple[tuple[Role, str], ...] = (("place", "place"), ("time", "time"))


def _swapped(first: Frame, second: Frame) -> bool:
    one, two = first.roles, second.roles
    agents, patients = one.get("agent", frozenset()), one.get("patient", frozenset())
    crossed = agents & two.get("patient", frozenset()), patients & two.get("agent", frozenset())
    straight = agents & two.get("agent", frozenset()), patients & two.get("patient", frozenset())
    return any(crossed) and not any(straight)


def _say(keys: frozenset[str], names: Mapping[str, str]) -> str:
    return " and ".join(sorted(names.get(key, key) for key in keys))


def _opposed(
    first: Frame, second: Frame, match: _Match, names: Mapping[str, str]
) -> Judgement | None:
    """Opposite polarity of one event, or contraries both affirmed, contradict each other."""
    contraries = contrary(first.concept, second.concept)
    if contraries and (first.denied or second.denied):
        return _related(match, "they speak of opposites, and one is a denial")
    if not contraries and first.denied == second.denied:
        return None
    if not _times_clash(first, second):
        return _related(match, "one denies what the other places at another time")
    if figures.compare(first.figures, second.figures)[0] in ("excluded", "open"):
        return _related(match, "one denies another figure than the other states")
    if (match.event < 1.0 and not (first.vague or second.vague)) or match.score < NEAR_MISS:
        return Judgement("cannot_tell", match.score, "opposite, but of the same?", veto=True)
    if contraries:
        reason = f'"{first.predicate}" and "{second.predicate}" exclude each other'
    else:
        denier, other = (first, second) if first.denied else (second, first)
        reason = f'one denies what the other states ("{denier.predicate}", "{other.predicate}")'
    return Judgement("contradicts", max(match.score, SAME), reason, veto=True)


def _times_clash(first: Frame, second: Frame) -> bool:
    """A denial that it will happen also denies that it is under way."""
    if first.stance.time == second.stance.time:
        return True
    denied, other = (first, second) if first.denied else (second, first)
    return denied.stance.time == "future" and other.phase in ("ongoing", "planned")


def _time(first: Frame, second: Frame, match: _Match, names: Mapping[str, str]) -> Judgement | None:
    if first.stance.time != second.stance.time:
        return _related(match, "one speaks of the future, the other of what is or was")
    return None


def _amounts(
    first: Frame, second: Frame, match: _Match, names: Mapping[str, str]
) -> Judgement | None:
    fit, reason = figures.compare(first.figures, second.figures)
    if fit in ("none", "equal"):
        return None
    if fit == "excluded" and match.score >= NEAR_MISS and not first.denied:
        return Judgement("contradicts", max(match.score, SAME), reason, veto=True)
    return _related(match, reason)


def _scope(
    first: Frame, second: Frame, match: _Match, names: Mapping[str, str]
) -> Judgement | None:
    if first.scope == second.scope:
        return None
    differing = first.scope ^ second.scope
    if differing <= {"almost"} and first.figures:
        return None
    said = " / ".join(
        " and ".join(sorted(scope)) or "no limit" for scope in (first.scope, second.scope)
    )
    return _related(match, f"another scope: {said}")


def _phase(
    first: Frame, second: Frame, match: _Match, names: Mapping[str, str]
) -> Judgement | None:
    phases = {first.phase, second.phase}
    if len(phases) == 1 or phases == {"", "ongoing"} or phases == {"planned", "ongoing"}:
        return None
    said = " / ".join(phase or "done" for phase in (first.phase, second.phase))
    return _related(match, f"another stage of the event: {said}")


# --- the rest goes by score --------------------------------------------------------------------


def _by_score(first: Frame, second: Frame, match: _Match, names: Mapping[str, str]) -> Judgement:
    reason = _agreement(first, second, match, names)
    if match.score >= SAME and not _grounded(first, second, match):
        return Judgement("cannot_tell", match.score, f"nobody in common is named: {reason}")
    if match.score >= SAME:
        return Judgement("same", match.score, reason)
    if match.score >= NEAR_MISS:
        return Judgement("cannot_tell", match.score, f"too little in common: {reason}")
    return Judgement("related", match.score, reason)


def _grounded(first: Frame, second: Frame, match: _Match) -> bool:
    """Say whether more than a predicate is shared: a participant, or most of the words."""
    if min(len(first.terms), len(second.terms)) < _FEWEST:
        return False
    shared = any(first.filled(role) & second.filled(role) for role in CORE)
    return shared or bool(first.entities & second.entities) or match.words >= _WORDS


def _different_events(
    first: Frame, second: Frame, match: _Match, names: Mapping[str, str]
) -> Judgement:
    if (
        match.words >= 0.8
        and match.entities >= 0.6
        and _barrier(first, second, match, names) is None
    ):
        return Judgement("cannot_tell", match.words, "nearly the same words, another predicate")
    if first.entities & second.entities or match.words >= _ALIKE:
        reason = f'another predicate ("{first.predicate}", "{second.predicate}")'
        return Judgement("related", match.score, reason)
    return Judgement("unrelated", match.score, "another event and other participants")


def _agreement(first: Frame, second: Frame, match: _Match, names: Mapping[str, str]) -> str:
    common = first.entities & second.entities
    who = f" of {_say(common, names)}" if common else ""
    doubt = {first.stance.certainty, second.stance.certainty} & {"possible", "probable"}
    less = "; not stated with equal certainty" if doubt else ""
    amounts = figures.compare(first.figures, second.figures)
    told = f"; {amounts[1]}" if amounts[0] == "equal" else ""
    one, two = first.predicate, second.predicate
    event = f'both say "{one}"' if one == two else f'"{one}" and "{two}" name one kind of event'
    return f"{event}{who}; {round(100 * match.words)}% of the content words shared{told}{less}"
