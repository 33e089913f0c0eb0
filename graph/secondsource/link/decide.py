"""Whether two claims state the same thing: predicate, participants, figures and stance decide.

Likeness of words is evidence beside the others. Some differences forbid a merger whatever
the likeness (the distortion guard): a conditional against a statement, the future against
the present, opposite polarity, excluded figures, another scope, swapped or other
participants.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from secondsource.link.clauses import CORE
from secondsource.link.frames import Frame
from secondsource.link.lexicon import ANYBODY, DATES, NOBODY, contrary, near, opposite
from secondsource.link.likeness import Match
from secondsource.link.names import COUNTRIES, place_key
from secondsource.link.omissions import echoed, leftovers, omission
from secondsource.link.rarity import Folder
from secondsource.link.retold import one_named_speaker, retold
from secondsource.link.selves import of_two
from secondsource.link.variance import differences, happens_once, of_attitude
from secondsource.link.wording import as_written
from secondsource.records import DecisionKind, Role

SAME = 0.6
"""Score from which two claims with nothing against it are the same."""
NEAR_MISS = 0.45
"""Score from which it is "cannot tell" rather than "not the same"."""
_NEARLY_ALL = 0.8
_STAGES = ({"", "ongoing"}, {"planned", "ongoing"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answer for a pair; ``veto`` forbids the two in one proposition."""

    kind: DecisionKind
    score: float
    reason: str
    veto: bool = False


def judge(first: Frame, second: Frame, folder: Folder) -> Judgement:
    """Decide on a pair of frames of a folder; symmetric."""
    if first.claim > second.claim:
        first, second = second, first
    match = Match.of(first, second, folder)
    barred = _stated(match)
    if barred is not None:
        return barred
    if match.covered and _fits_quotation(match):
        return Judgement("same", 0.98, f'both quote "{" ".join(match.quoted)}"')
    if match.event == 0.0:
        found = _different_events(match)
    else:
        found = _first(match, (*_CHECKS, *_DETAILS)) or _by_score(match)
    if found.kind in ("same", "contradicts"):
        return found
    return _told_again(match) or found


def _fits_quotation(match: Match) -> bool:
    """Say whether claims that share a quotation agree in what may stand outside its words."""
    first, second = match.first, match.second
    others = first.claimant is not None and second.claimant not in (None, first.claimant)
    unknown = others and any(
        frame.unresolved or frame.claimant in frame.filled("agent") for frame in (first, second)
    )
    if first.stance != second.stance or unknown or _participants(match) is not None:
        return False
    return match.contained or not differences(first, second)


# --- what forbids a merger ---------------------------------------------------------------------

_Check = Callable[[Match], Judgement | None]


def _first(match: Match, checks: Iterable[_Check]) -> Judgement | None:
    found = (check(match) for check in checks)
    return next((judgement for judgement in found if judgement is not None), None)


def _related(match: Match, reason: str) -> Judgement:
    return Judgement("related" if match.kin else "unrelated", match.score, reason, veto=True)


def _stated(match: Match) -> Judgement | None:
    """Only what somebody asserts can agree or disagree, and nobody agrees by being reported."""
    first, second = match.first, match.second
    if not (first.asserts and second.asserts):
        return _related(match, "one of them states nothing: a question, a demand or a topic")
    if match.nested:
        return _related(match, "the one is reported within the other")
    return None


def _conditional(match: Match) -> Judgement | None:
    certainties = {match.first.stance.certainty, match.second.stance.certainty}
    if "conditional" in certainties and len(certainties) > 1:
        return _related(match, "one says what would follow from a condition, the other states it")
    return None


def _differ(match: Match, mood: str) -> bool:
    return (mood in match.first.mood) != (mood in match.second.mood)


def _hearsay(match: Match) -> Judgement | None:
    """To speak of rumours of an event states no event; to deny rumours of it denies it."""
    first, second = match.first, match.second
    if _differ(match, "hearsay") and not (first.denied or second.denied):
        return _related(match, "one speaks of rumours only")
    return None


def _demanded(match: Match) -> Judgement | None:
    if _differ(match, "demanded"):
        return _related(match, "one says what ought to be, the other what is")
    return None


def _asked(match: Match) -> Judgement | None:
    if _differ(match, "asked"):
        return _related(match, "one only asks whether it is so")
    return None


def _participants(match: Match) -> Judgement | None:
    if match.first.own and match.second.own and match.first.claimant != match.second.claimant:
        return _related(match, "each speaks of what he did himself")
    if _themselves(match.first, match.second):
        return _related(match, "each speaks of what befell himself, or of his own")
    if _swapped(match.first, match.second):
        return _related(match, "who did it to whom is the other way round")
    for role in CORE:
        if _other_filler(match.first, match.second, role):
            return _related(match, f"another {role}: {match.fillers(role)}")
    others = (frame.entities - {frame.claimant} for frame in (match.first, match.second))
    if all(others) and not match.common:
        return _related(match, "they name different participants")
    return None


def _themselves(first: Frame, second: Frame) -> bool:
    """Say whether two claimants each speak of themselves: "lied to her", "lied to him".

    Unnamed ones may be one witness in two articles, if not by their pronouns. Who answers for
    what he did himself speaks of "his shares" as the other does.
    """
    claimants = {first.claimant, second.claimant}
    if not (first.selves and second.selves) or len(claimants) == 1:
        return False
    if claimants & (first.filled("agent") | second.filled("agent")):
        return False
    named = all(frame.claimant in frame.company for frame in (first, second))
    return named or of_two(first.selves, second.selves)


def _swapped(first: Frame, second: Frame) -> bool:
    """Say whether agent and patient change places; if a role is open, both must be seen to."""
    one = first.filled("agent") & second.filled("patient")
    two = first.filled("patient") & second.filled("agent")
    if (one and two) or _given_by_whom_it_was_given(first, second):
        return True
    roles: tuple[Role, ...] = ("agent", "patient")
    straight = any(first.filled(role) & second.filled(role) for role in roles)
    full = all(frame.filled(role) for frame in (first, second) for role in roles)
    return bool(one or two) and full and not straight


def _given_by_whom_it_was_given(first: Frame, second: Frame) -> bool:
    """Say whether who gives in the one is given to in the other."""
    for one, other in ((first, second), (second, first)):
        to_whom = other.filled("recipient")
        if to_whom and one.filled("agent") & to_whom - other.filled("agent"):
            return not one.filled("recipient") & other.filled("recipient")
    return False


def _other_filler(first: Frame, second: Frame, role: Role) -> bool:
    """Say whether a role is filled otherwise: by other names, or by other common nouns."""
    one, two = first.filled(role), second.filled(role)
    if not one or not two or one & two:
        return False
    named = first.named_in(role), second.named_in(role)
    if any(named):
        return all(named)
    if any(near(a, b) for a in one for b in two):
        return False
    return not (one & second.terms or two & first.terms or (one | two) & (ANYBODY | NOBODY))


def _part(match: Match) -> Judgement | None:
    """The price of bread is not the price of milk."""
    for noun, one in match.first.parts:
        for other, two in match.second.parts:
            met = one & (two | match.second.terms) or two & match.first.terms
            if noun == other and not met:
                told = f"{match.say(one)}, {match.say(two)}"
                said = as_written(noun, match.first.text) or noun
                return _related(match, f"another {said}: of {told}")
    return None


def _elsewhere(match: Match) -> Judgement | None:
    """Places of one size, countries or others, without any in common; or other dates."""
    one, two = match.first.places, match.second.places
    if one and two and not one & two:
        sizes = {place_key(match.folder.names.get(key, key)) in COUNTRIES for key in one | two}
        if len(sizes) == 1:
            return _related(match, f"another place: {match.say(one)}, {match.say(two)}")
    if _other_filler(match.first, match.second, "place"):
        return _related(match, f"another place: {match.fillers('place')}")
    if _other_time(match.first.filled("time"), match.second.filled("time")):
        return _related(match, f"another time: {match.fillers('time')}")
    return None


def _other_time(one: frozenset[str], two: frozenset[str]) -> bool:
    """Say whether two days of the week, months or years are named that are not the same."""
    for dates in DATES:
        if one & dates and two & dates and not one & two & dates:
            return True
    years = [frozenset(key for key in keys if _YEAR.fullmatch(key)) for keys in (one, two)]
    return all(years) and not years[0] & years[1]


_YEAR = re.compile(r"[12]\d{3}")


def _particulars(match: Match) -> Judgement | None:
    """Another modifier, preposition, manner or time: contradicts if both can't hold at once."""
    first, second = match.first, match.second
    found = differences(first, second)
    if not found:
        return None
    told = "; ".join(dict.fromkeys(difference.reason for difference in found))
    if all(difference.exclusive for difference in found) and _only_difference(match):
        return Judgement("contradicts", match.score, told, veto=True)
    return _related(match, told)


def _only_difference(match: Match) -> bool:
    """Say whether two claims agree in all else, of an event that happens once."""
    first, second = match.first, match.second
    once = happens_once(first) and happens_once(second)
    if not once and not of_attitude(first.beside, second.beside):
        return False
    if "denied" in (first.stance.polarity, second.stance.polarity) or match.event < 1.0:
        return False
    alike = first.stance.time == second.stance.time and first.phase == second.phase
    told = alike and match.figures in ("none", "equal") and first.scope == second.scope
    return told and match.score >= SAME and match.grounded and not match.far_from_opposite


def _omission(match: Match) -> Judgement | None:
    """Who did it, why and what for are no details that the other may leave out."""
    found = omission(match.first, match.second)
    return None if found is None else _related(match, found)


def _leftovers(match: Match) -> Judgement | None:
    """One word each that the other lacks, and nothing to say that they mean the same."""
    found = leftovers(match.first, match.second)
    if found is None or match.agreed_roles == len(CORE):
        return None
    said = [match.say(frozenset({word})) for word in found]
    return _related(match, f'one says "{said[0]}" where the other says "{said[1]}"')


def _opposed(match: Match) -> Judgement | None:
    """Opposite polarity of one event, or contraries both affirmed, contradict each other."""
    first, second = match.first, match.second
    contraries = contrary(first.concept, second.concept)
    if contraries and first.text == second.text:
        return _related(match, "one clause has both of the opposites")
    if contraries and (first.denied or second.denied):
        return _related(match, "they speak of opposites, and one is a denial")
    if not contraries and first.denied == second.denied:
        return None
    if first.stance.certainty == "conditional":
        return Judgement("cannot_tell", match.score, "opposite, each under a condition", veto=True)
    if any(_negates_beside(frame) for frame in (first, second)):
        return _related(match, "one has its negation in a clause of its own")
    if not _times_clash(first, second):
        return _related(match, "one denies what the other places at another time")
    if match.figures in ("excluded", "open"):
        return _related(match, "one denies another figure than the other states")
    loose = match.event < 1.0 and not (first.vague or second.vague)
    if loose or match.score < SAME or not match.grounded or match.far_from_opposite:
        return Judgement("cannot_tell", match.score, "opposite, but of the same?", veto=True)
    if not contraries and _narrower(*_denier_first(first, second)):
        return Judgement("cannot_tell", match.score, "what is denied is narrower", veto=True)
    reason = _contraries(first, second) if contraries else _denial(first, second)
    return Judgement("contradicts", match.score, reason, veto=True)


def _negates_beside(frame: Frame) -> bool:
    """Say whether a relative clause has a negation that the stance doesn't show."""
    return frame.doubtful and _RELATIVE.search(frame.text.casefold()) is not None


_RELATIVE = re.compile(
    r"\w\s+(?:that|which|who)\s+(?:\w+\s+)?(?:never|(?:\w+\s+)?not\b|\w+n['’]t\b)"
)


def _contraries(first: Frame, second: Frame) -> str:
    if first.shown == second.shown:
        return f'opposites: "{first.text}" and "{second.text}"'
    return f'"{first.shown}" and "{second.shown}" exclude each other'


def _denier_first(first: Frame, second: Frame) -> tuple[Frame, Frame]:
    """Put first the one that denies in so many words, if one does."""
    literal = [frame.stance.polarity == "denied" for frame in (first, second)]
    denies = literal[0] if literal[0] != literal[1] else first.denied
    return (first, second) if denies else (second, first)


def _narrower(denier: Frame, other: Frame) -> bool:
    """Say whether the denial is of a part only: "not charged for thefts before May"."""
    roles: tuple[Role, ...] = ("patient", "recipient", "time")
    return any(
        denier.filled(role) - NOBODY
        and not (other.filled(role) or denier.filled(role) & other.terms)
        for role in roles
    )


def _denial(first: Frame, second: Frame) -> str:
    _, other = _denier_first(first, second)
    return f'denies what the other states: "{other.shown}"'


def _times_clash(first: Frame, second: Frame) -> bool:
    """A denial that it will happen also denies that it is under way."""
    if first.stance.time == second.stance.time:
        return True
    denied, other = (first, second) if first.denied else (second, first)
    return denied.stance.time == "future" and other.phase in ("ongoing", "planned")


def _time(match: Match) -> Judgement | None:
    if match.first.stance.time != match.second.stance.time:
        return _related(match, "one speaks of the future, the other of what is or was")
    return None


def _amounts(match: Match) -> Judgement | None:
    if match.figures in ("none", "equal"):
        return None
    told = match.figures == "excluded" and not match.first.denied
    same = match.agreed_roles or match.words >= _NEARLY_ALL
    if told and match.score >= SAME and match.grounded and same and not match.far_from_opposite:
        return Judgement("contradicts", match.score, match.figures_told, veto=True)
    return _related(match, match.figures_told)


def _scope(match: Match) -> Judgement | None:
    one, two = match.first.scope, match.second.scope
    if one == two or (match.first.figures and one ^ two <= {"almost"}):
        return None
    said = " / ".join(" and ".join(sorted(scope)) or "no limit" for scope in (one, two))
    return _related(match, f"another scope: {said}")


def _phase(match: Match) -> Judgement | None:
    phases = {match.first.phase, match.second.phase}
    if len(phases) == 1 or phases in _STAGES:
        return None
    if _end_denied(match):
        return Judgement("contradicts", match.score, "one denies that it is over", veto=True)
    said = " / ".join(phase or "done" for phase in (match.first.phase, match.second.phase))
    return _related(match, f"another stage of the event: {said}")


def _end_denied(match: Match) -> bool:
    """Say whether one states in the other's words that something is not over."""
    first, second = match.first, match.second
    if not (first.ends and second.ends) or first.stance.time != second.stance.time:
        return False
    turned = first.stance.polarity != second.stance.polarity
    return turned and match.score >= SAME and match.grounded


_CHECKS = (
    _conditional,
    _hearsay,
    _demanded,
    _asked,
    _participants,
    _part,
    _elsewhere,
    _particulars,
    _opposed,
    _time,
    _amounts,
    _scope,
    _phase,
)
_DETAILS = (_omission, _leftovers)
"""What forbids a merger of two speakers' claims, though one may leave it out when quoted again."""


# --- the rest goes by score --------------------------------------------------------------------


def _by_score(match: Match) -> Judgement:
    reason = _agreement(match)
    if match.score >= SAME and match.grounded and not match.far:
        doubt = _doubt(match)
        if doubt is not None:
            return Judgement("cannot_tell", match.score, doubt, veto=True)
        return Judgement("same", match.score, reason)
    if echoed(match.first, match.second) and match.kin and _doubt(match) is None:
        return Judgement("same", max(match.score, SAME), f"one speaker, again: {reason}")
    if match.score >= NEAR_MISS and match.kin:
        return Judgement("cannot_tell", match.score, f"too little in common: {reason}")
    return Judgement("related" if match.kin else "unrelated", match.score, reason)


def _told_again(match: Match) -> Judgement | None:
    """One speaker may leave out when quoted again what two have to agree in."""
    if not retold(match):
        return None
    checks = _CHECKS if one_named_speaker(match.first, match.second) else (*_CHECKS, *_DETAILS)
    if _first(match, checks) is not None or _doubt(match) is not None:
        return None
    one, two = match.first.shown, match.second.shown
    who = "one speaker" if match.first.claimant == match.second.claimant else "nobody else by name"
    words = f"{round(100 * match.words)}% of the content words shared"
    told = f"; {match.figures_told}" if match.figures == "equal" else ""
    reason = f'{who}, in other words ("{one}", "{two}"); {words}{told}'
    return Judgement("same", max(match.score, SAME), reason)


def _doubt(match: Match) -> str | None:
    """Return what speaks against a merger that no check of the clause's event has seen."""
    first, second = match.first, match.second
    if first.doubtful != second.doubtful:
        return "one has a negation of which it is not clear what it denies"
    for one in sorted(first.terms - second.terms):
        for two in sorted(second.terms - first.terms):
            if opposite(one, two):
                said = as_written(one, first.text) or one, as_written(two, second.text) or two
                return f'one says "{said[0]}" and the other "{said[1]}"'
    return None


def _different_events(match: Match) -> Judgement:
    alike = match.words >= _NEARLY_ALL and match.common
    if alike and _first(match, (*_CHECKS, *_DETAILS)) is None:
        return Judgement("cannot_tell", match.words, "nearly the same words, another predicate")
    if match.kin:
        one, two = match.first.shown, match.second.shown
        return Judgement("related", match.score, f'another predicate ("{one}", "{two}")')
    return Judgement("unrelated", match.score, "another event and other participants")


def _agreement(match: Match) -> str:
    who = f" of {match.say(match.common)}" if match.common else ""
    stances = {match.first.stance.certainty, match.second.stance.certainty}
    less = "; not stated with equal certainty" if len(stances) > 1 else ""
    told = f"; {match.figures_told}" if match.figures == "equal" else ""
    one, two = match.first.shown, match.second.shown
    alike = one.casefold() == two.casefold()
    event = f'both say "{one}"' if alike else f'"{one}" and "{two}" name one kind of event'
    return f"{event}{who}; {round(100 * match.words)}% of the content words shared{told}{less}"
