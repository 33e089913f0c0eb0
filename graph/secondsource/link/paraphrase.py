"""Plain other words for one thing, brought to one form before claims are compared.

"There were 154 people on the ferry" and "the ferry was carrying 154 people" have another
predicate and other roles. What is rewritten is the predication; the clause stays as written.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import pairwise

from secondsource.link.similarity import fold, words
from secondsource.records import Argument, Claim, Predication, Role
from secondsource.signs import clause

VEHICLES = frozenset(
    """ferry ship boat vessel tug trawler barge yacht liner tanker plane aircraft jet
    helicopter train bus coach tram car minibus lorry truck balloon craft submarine
    airliner""".split()
)
PERSONS = frozenset(
    """person people passenger man woman child traveller traveler tourist pupil student worker
    sailor crew migrant refugee pilgrim soldier prisoner patient guest""".split()
)
_GIVEN = frozenset(
    """report document file letter paper copy list memo note key message dossier record petition
    evidence tape recording photograph photo map plan ballot""".split()
)
_WARNERS = frozenset("alarm alarms siren sirens bell bells detector detectors".split())
_SOUNDING = frozenset(["go off", "go-off", "sound", "ring", "blare", "wail"])
_OUTBREAKS = frozenset("fire blaze flames inferno".split())
_BEGIN = frozenset(["start", "begin", "break out", "break-out", "fire", "blaze", "originate"])
_TOLL = re.compile(
    r"\b(?:death\s+)?toll\b.*\b(?:to|at|was|is|reach\w*|stood|stands|now)\s+(?:\w+\s+){0,2}?\d+"
    r"(?!.*\bby\s+\d)"
)
_THERE = re.compile(
    r"\W*(?:that\s+)?there\s+(?:is|are|was|were|ha[sd]\s+been|have\s+been)\s+(?P<what>.+?)\s+"
    r"(?P<at>on\s+board|aboard|on|in|at|inside)\b(?:\s+(?:the|a|an|its|his|her|their))?"
    r"\s*(?P<rest>\w*)"
)
_ABOARD = re.compile(
    r"\b(?:on\s+board|aboard|on|in)(?:\s+(?:the|a|an|its|his|her|their))?\s*(?P<rest>\w*)\W*$"
)
_TOLD_TO = re.compile(r"\bt(?:old|ell)\s+(?:\S+\s+){1,4}?(?:not\s+)?to\s+\w+|\btold\s+to\s+\w+")
_LONG = 8
"""Letters of a word that may be two written as one."""
_SHORT = 3
"""Letters that each of the two has at least."""
_PASSIVE = re.compile(r"\b(?:was|were|been|be|being|is|are)\s+(?:\w+ly\s+)?(?:given|handed|sent)\b")


def compounds(claims: Iterable[Claim]) -> frozenset[str]:
    """Return the words of claims that are long enough to be two written as one."""
    told = (fold(word) for claim in claims for word in claim.predication.keywords)
    return frozenset(word for word in told if len(word) >= _LONG and word.isalpha())


def reworded(claim: Claim, joined: Collection[str] = ()) -> Claim:
    """Return a claim with its predication in the plainest form that says the same."""
    told = _compounded(claim.predication, joined)
    if told.figures or told.predicate in _PREDICATES:
        text = " ".join(fold(clause(claim)).split())
        for rule in _RULES:
            told = rule(told, text)
    return claim if told is claim.predication else replace(claim, predication=told)


def _compounded(told: Predication, joined: Collection[str]) -> Predication:
    """Write "life jacket" as "lifejacket" where the story has that word."""
    for one, two in dict.fromkeys(pairwise(map(fold, told.keywords))):
        whole, kept = one + two, list(told.keywords)
        pairs = list(pairwise(map(fold, kept)))
        if whole not in joined or min(len(one), len(two)) < _SHORT or (one, two) not in pairs:
            continue
        at = pairs.index((one, two))
        kept[at : at + 2] = [whole]
        heads = tuple(replace(a, head=whole) if fold(a.head) == two else a for a in told.arguments)
        predicate = whole if fold(told.predicate) == two else told.predicate
        told = replace(told, keywords=tuple(kept), arguments=heads, predicate=predicate)
    return told


def _aboard(told: Predication, text: str) -> Predication:
    """Bring "there were 154 on the ferry", "the ferry carried 154" to "154 were aboard"."""
    if not told.figures or "after" in told.keywords:
        return told
    persons = [figure.unit for figure in told.figures if fold(figure.unit) in PERSONS]
    if not persons:
        return told
    vehicle = _vehicle(told, text)
    if vehicle is None:
        return told
    agents = [a for a in told.arguments if fold(a.head) == fold(persons[0])]
    where = told.figures[0]
    who = agents[0] if agents else Argument("agent", persons[0], where.start, where.end)
    left = tuple(
        a for a in told.arguments if fold(a.head) not in (persons[0], vehicle) and a.role != "place"
    )
    out = {fold(told.predicate), "board", "aboard", "carry"} - {fold(persons[0])}
    keywords = (*(w for w in told.keywords if fold(w) not in out | {vehicle}), "aboard")
    return replace(
        told,
        predicate="aboard",
        arguments=(replace(who, role="agent"), *left),
        keywords=(*keywords, vehicle) if vehicle else keywords,
    )


def _vehicle(told: Predication, text: str) -> str | None:
    """Return the vehicle that people are said to be in, "" for none named, ``None`` if not so."""
    if fold(told.predicate) == "carry":
        doers = [fold(a.head) for a in told.arguments if a.role == "agent"]
        return next((head for head in doers if head in VEHICLES), None)
    found = _THERE.match(text)
    if found is None and fold(told.predicate) in _PLACED:
        found = _ABOARD.search(text)
    if found is None:
        return None
    if found["rest"] in VEHICLES:
        return found["rest"]
    return "" if re.search(r"\bon\s+board\b|\baboard\b", text) else None


_PLACED = VEHICLES | {"board", "aboard"}


def _there(told: Predication, text: str) -> Predication:
    """Bring "there were 62 prisoners in the wing" to "62 prisoners were in the wing"."""
    there = _THERE.match(text)
    last = fold(told.keywords[-1]) if told.keywords else ""
    thing = fold(told.predicate)
    if there is None or not told.figures or told.predicate == "aboard" or last == thing:
        return told
    if thing not in {fold(figure.unit) for figure in told.figures}:
        return told
    where = told.figures[0]
    who = Argument("agent", thing, where.start, where.end)
    return replace(told, predicate=last, arguments=(who, *_but(told, thing, last)))


def _but(told: Predication, *heads: str) -> tuple[Argument, ...]:
    return tuple(a for a in told.arguments if fold(a.head) not in heads)


def _given(told: Predication, text: str) -> Predication:
    """Bring "the board was given the report" to "the report was handed to the board"."""
    things = [a for a in told.arguments if fold(a.head) in _GIVEN]
    if told.predicate not in ("give", "hand", "send") or not things:
        return told
    arguments = told.arguments
    if _PASSIVE.search(text) and len(arguments) > 1:
        arguments = tuple(
            replace(a, role="recipient") if a.role == "patient" and a not in things else a
            for a in arguments
        )
    given = told.predicate == "give"
    return replace(
        told,
        predicate="hand" if given else told.predicate,
        arguments=arguments,
        keywords=_swap(told.keywords, "give", "hand"),
    )


def _moved(arguments: Iterable[Argument], role: Role, other: Role) -> tuple[Argument, ...]:
    """Return arguments with another role for those of one."""
    return tuple(replace(a, role=other) if a.role == role else a for a in arguments)


def _renamed(
    told: Predication, predicate: str, dropped: Collection[str], arguments: Iterable[Argument]
) -> Predication:
    """Return another predicate with its word last among the keywords, for those dropped."""
    kept = (word for word in told.keywords if fold(word) not in dropped)
    return replace(
        told, predicate=predicate, keywords=(*kept, predicate), arguments=tuple(arguments)
    )


def _swap(keywords: Iterable[str], word: str, other: str) -> tuple[str, ...]:
    return tuple(other if fold(keyword) == word else keyword for keyword in keywords)


def _sounded(told: Predication, text: str) -> Predication:
    """Bring an alarm that "went off" to one that sounded."""
    if told.predicate not in _SOUNDING or _WARNERS.isdisjoint(words(text)):
        return told
    return replace(told, predicate="sound", keywords=_swap(told.keywords, "go", "sound"))


_BEGUN = re.compile(r"\b(?:fire|blaze|inferno)\s+(?:had\s+|has\s+|first\s+)*(?:start|beg[au]n|bro)")


def _broke_out(told: Predication, text: str) -> Predication:
    """Bring a fire that "started" or "broke out" to one form."""
    fires = [word for word in text.split()[:4] if word in _OUTBREAKS]
    begun = _BEGUN.search(text)
    if not fires or not begun or told.predicate not in _BEGIN:
        return told
    dropped = {"start", "begin", "break", *_OUTBREAKS}
    rest = (w for w in told.keywords if fold(w) not in dropped)
    return replace(
        told, predicate="break-out-fire", arguments=_but(told, *_OUTBREAKS),
        keywords=("break-out-fire", *rest),
    )  # fmt: skip


def _toll(told: Predication, text: str) -> Predication:
    """Bring "the death toll had risen to 17" to "17 people had died"."""
    people = [figure for figure in told.figures if fold(figure.unit) in ("people", "person")]
    if len(people) != 1 or "toll" not in told.keywords or not _TOLL.search(text):
        return told
    who = Argument("agent", "people", people[0].start, people[0].end)
    kept = (w for w in told.keywords if fold(w) != "death")
    return replace(
        told,
        predicate="die",
        arguments=(who, *_but(told, "toll")),
        keywords=(*kept, "people", "die"),
    )


def _ordered(told: Predication, text: str) -> Predication:
    """Bring "told Ashby to sign" to "ordered Ashby to sign"."""
    if told.predicate == "tell" and _TOLD_TO.search(text):
        told = replace(told, predicate="order", keywords=_swap(told.keywords, "tell", "order"))
    if told.predicate != "order" or any(a.role == "patient" for a in told.arguments):
        return told
    return replace(told, arguments=_moved(told.arguments, "recipient", "patient"))


def _over(told: Predication, text: str) -> Predication:
    """Bring "the strike was over" to "the strike had ended"."""
    finished = told.predicate in ("over", "finished")
    if not finished or not re.search(r"\b(?:is|are|was|were|be|been)\b", text):
        return told
    return _renamed(told, "end", {told.predicate}, told.arguments)


def _late(told: Predication, text: str) -> Predication:
    """Bring "twenty minutes behind schedule" to "twenty minutes late"."""
    if "behind schedule" not in text:
        return told
    keywords = _swap(told.keywords, "schedule", "late")
    return replace(told, keywords=keywords, arguments=_but(told, "schedule"))


_SAILED = re.compile(
    r"\b(?:sail(?:s|ed)?|set\s+sail)\W*(?:$|\b(?:late|early|at|on|from|without|when|before|after"
    r"|that|this|about|only|yesterday|today|\w+\s+(?:minutes?|hours?))\b)"
)


def _sailed(told: Predication, text: str) -> Predication:
    """Bring a ship that "sailed late" to one that left, but not one that sailed into a storm."""
    doers = {fold(a.head) for a in told.arguments if a.role == "agent"}
    if told.predicate not in ("sail", "set") or doers.isdisjoint(VEHICLES):
        return told
    if not _SAILED.search(text):
        return told
    return _renamed(told, "leave", {"sail", "set"}, _but(told, "sail"))


def _lost_job(told: Predication, text: str) -> Predication:
    """Bring "lost his job" to "was fired"."""
    heads = {fold(a.head) for a in told.arguments}
    if told.predicate != "lose" or not heads & _JOBS or " to " in text:
        return told
    arguments = _moved(_but(told, *_JOBS), "agent", "patient")
    return _renamed(told, "sack", _JOBS | {"lose"}, arguments)


_JOBS = frozenset("job post".split())


def _still_missing(told: Predication, text: str) -> Predication:
    """Tell those who are still missing from those who once went missing."""
    here = told.predicate in ("missing", "miss") and _MISSING.search(text)
    if not here:
        return told
    arguments = _moved(told.arguments, "agent", "patient")
    keywords = _swap(told.keywords, told.predicate, "still-missing")
    return replace(told, predicate="still-missing", arguments=arguments, keywords=keywords)


_MISSING = re.compile(r"\b(?:still|remain\w*)\s+missing\b")


def _spoke(told: Predication, text: str) -> Predication:
    """Bring "spoke to" to "talked to"."""
    if told.predicate != "speak" or not re.search(r"\bsp(?:eak\w*|oken?)\s+(?:to|with)\b", text):
        return told
    return replace(told, predicate="talk", keywords=_swap(told.keywords, "speak", "talk"))


_OUT = re.compile(r"\bout\s+of\s+(?:order|service|action|use|operation|commission)\b")


def _out_of_order(told: Predication, text: str) -> Predication:
    """Bring "out of order" to "broken-down"."""
    if not _OUT.search(text) or told.predicate not in _IDLE:
        return told
    return _renamed(told, "out-of-order", _IDLE, _but(told, *_IDLE))


_IDLE = frozenset("order service action use operation commission be".split())
_RULES = (
    _aboard,
    _there,
    _given,
    _sounded,
    _broke_out,
    _toll,
    _ordered,
    _over,
    _late,
    _still_missing,
    _spoke,
    _sailed,
    _lost_job,
    _out_of_order,
)
_PREDICATES = (
    frozenset(
        """give hand send tell order over finished missing miss speak sail set lose die
    end""".split()
    )
    | _SOUNDING
    | _BEGIN
    | _IDLE
)
"""Predicates that a rule may rewrite in a clause without figures."""
