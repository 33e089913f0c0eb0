"""When a clause says that something happened: clock, date, year, part of the day, span, age."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.link.lexicon import MONTHS

_HOURS = {
    word: at
    for at, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
}
_HOUR = rf"(?P<hour>\d{{1,2}}|{'|'.join(_HOURS)})"
_MINUTES = {"quarter": 15, "twenty": 20, "twenty-five": 25, "half": 30}
_CLOCK = re.compile(
    rf"(?<!from )\b(?:(?P<off>\d{{1,2}}(?=\s+min)|{'|'.join(_HOURS | _MINUTES)})(?:\s+minutes)?"
    rf"\s+(?P<way>past|to)\s+)?{_HOUR}(?:[:.](?P<minute>[0-5]\d))?\s*(?:o['’]clock)?\s*"
    r"(?P<half>a\.?m\b|p\.?m\b|in\s+the\s+(?:morning|afternoon|evening)|at\s+night)"
)
_BARE_CLOCK = re.compile(r"\b(?:at|around|about|by)\s+(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)")
_ANY_MONTH = "|".join(MONTHS)
_MONTH = rf"(?P<month>{_ANY_MONTH})"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_NO_VERB = r"(?!\s+(?:have|be|not|well|also|yet|still|every|through|towards|\w+ly)\b)"
"""Behind a month that is none: "12 **may have** died"."""
_DATES = (
    re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}\b{_NO_VERB}"),
    re.compile(rf"\b{_MONTH}\s+{_DAY}\b(?!\d)"),
)
_YEAR = re.compile(
    rf"\b(?:in|since|until|by|of|{_ANY_MONTH}),?\s+(?P<year>1[5-9]\d\d|20\d\d)\b"
    r"(?!\s+(?!(?:and|that|when|but|after|before|to|for|by|in|at|on|while|because|as)\b)[a-z])"
)
_TIMES_OF_DAY = {
    "morning": "morning dawn sunrise breakfast",
    "noon": "noon midday lunchtime lunch",
    "afternoon": "afternoon teatime",
    "evening": "evening dusk sunset night midnight nightfall dinner supper",
}
_TIME_OF_DAY = {word: name for name, told in _TIMES_OF_DAY.items() for word in told.split()}
_PART_OF_DAY = re.compile(
    rf"\b(?:in\s+the|at|on\s+\w+|this|that|\w+day|yesterday|during\s+the|before|early|late)\s+"
    rf"(?P<part>{'|'.join(_TIME_OF_DAY)})\b(?!\s+(?:shift|crew|train|bus|ferry|flight|watch))"
)
_SPAN = re.compile(
    r"\b(within|by|lasted|last|next|this|every|each|per)\s+(?:an?\s+|one\s+)?"
    r"(minute|hour|day|week|month|year|decade)\b"
)
_WEEKDAY = re.compile(
    r"\b(?:on|last|next|this|until|since|by)\s+((?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_AGE = re.compile(r"\b(\d{1,3})[- ]years?[- ]old\b")
_HALF_DAY = 12
_DAY_LONG = 24 * 60
_SMALL = 5
"""The last of the small hours: "at 2 at night" is no 14:00."""
_CONNECTED = re.compile(
    r"\b(?P<how>after|before|when|while|as\s+soon\s+as|until|till|since|during|once)\s+"
    r"(?:(?:the|a|an|his|her|its|their|that|this|these|those|some|last)\s+)?"
    r"(?P<what>[a-z][\w'-]*)"
)
_ANCHORS = {
    "while": "when", "as soon as": "when", "once": "when", "during": "when", "till": "until"
}  # fmt: skip
_DATED = re.compile(
    rf"{_ANY_MONTH}|\w+day|midnight|noon|dawn|dusk|morning|afternoon|evening|night"
    r"|weekend|weeks?|months?|years?|days?|hours?|minutes?|season|summer|winter|spring|autumn|end"
    r"|now|then|being|it|he|she|they|we|i|further|recently|last|next"
)
"""What follows a "until" or "before" that only dates a clause."""
_LASTING = re.compile(
    r"\bfor\s+(?:(?:many|several|some|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+)?"
    r"(?:decades|years|months|weeks|days|hours|minutes)\b"
)
_IN_MONTH = re.compile(rf"\b(?:in|since|until|by|of|last|next|early|late)\s+(?:{_ANY_MONTH})\b")
_TURN = re.compile(
    r"\b(?P<turn>first|last)\s+(?=\w+(?:ed|en|[^s]t)\b)(?!\w*(?:ment|ight|est|ent)\b)"
)


@dataclass(frozen=True, slots=True)
class Moments:
    """The times that a clause tells, and ages.

    ``clock`` holds minutes of the day, ``days`` month and day, ``part_of_day`` morning, noon,
    afternoon, evening, ``spans`` words such as "next week" and "within hour". ``anchors`` are
    the words that tie it to something else with the word that follows ("after", "explosion"),
    ``lasting`` says that it went on for some time, ``month`` that a month is told, ``turns`` are
    the "first" or "last" of an event.
    """

    clock: frozenset[int] = frozenset()
    days: frozenset[tuple[str, str]] = frozenset()
    years: frozenset[str] = frozenset()
    part_of_day: frozenset[str] = frozenset()
    spans: frozenset[str] = frozenset()
    ages: frozenset[str] = frozenset()
    weekdays: frozenset[str] = frozenset()
    anchors: frozenset[tuple[str, str]] = frozenset()
    lasting: bool = False
    month: bool = False
    turns: frozenset[str] = frozenset()

    @property
    def kinds(self) -> frozenset[str]:
        """How it is told when: by a date, by something else, by how long.

        A mere month or year may be compared with a "before" or "after": both are wide.
        """
        narrow = bool(self.clock or self.days or self.weekdays)
        wide = not narrow and (self.month or bool(self.years))
        order = any(how != "when" for how, _ in self.anchors)
        told = {
            "date": narrow or wide,
            "anchor": bool(self.anchors),
            "lasting": self.lasting,
            "wide": wide or (order and not narrow),
        }
        return frozenset(kind for kind, holds in told.items() if holds)


NO_MOMENTS = Moments()


def moments(text: str) -> Moments:
    """Read the times of a folded clause."""
    return Moments(
        clock=frozenset(_clock(text)),
        days=frozenset(_days(text)),
        years=frozenset(found["year"] for found in _YEAR.finditer(text)),
        part_of_day=frozenset(_TIME_OF_DAY[f["part"]] for f in _PART_OF_DAY.finditer(text)),
        spans=frozenset(" ".join(found) for found in _SPAN.findall(text)),
        ages=frozenset(_AGE.findall(text)),
        weekdays=frozenset(_WEEKDAY.findall(text)),
        anchors=frozenset(_anchors(text)),
        lasting="for " in text and _LASTING.search(text) is not None,
        month=_IN_MONTH.search(text) is not None,
        turns=frozenset(_TURN.findall(text) if "st " in text else ()),
    )


def _anchors(text: str) -> Iterator[tuple[str, str]]:
    """Yield what ties a clause to something else, dates left out: "until May" is a date."""
    for found in _CONNECTED.finditer(text):
        what = found["what"]
        if not _DATED.fullmatch(what):
            how = " ".join(found["how"].split())
            yield _ANCHORS.get(how, how), what


def _clock(text: str) -> Iterator[int]:
    full = list(_CLOCK.finditer(text))
    for found in full:
        hour = _HOURS.get(found["hour"]) or int(found["hour"])
        late = "p" in found["half"][:1] or "noon" in found["half"] or "even" in found["half"]
        late = late or ("night" in found["half"] and hour > _SMALL)
        minutes = int(found["minute"] or 0) + _off(found["off"], found["way"])
        yield ((hour % _HALF_DAY + _HALF_DAY * late) * 60 + minutes) % _DAY_LONG
    for found in _BARE_CLOCK.finditer(text):
        if not any(told.start() < found.end() and found.start() < told.end() for told in full):
            yield int(found["hour"]) * 60 + int(found["minute"])


def _off(told: str | None, way: str | None) -> int:
    """Return the minutes by which "ten **to** two" differs from the hour."""
    if told is None:
        return 0
    minutes = _MINUTES.get(told) or _HOURS.get(told) or int(told)
    return -minutes if way == "to" else minutes


def _days(text: str) -> Iterator[tuple[str, str]]:
    for pattern in _DATES if any(map(str.isdigit, text)) else ():
        for found in pattern.finditer(text):
            yield found["month"], found["day"].lstrip("0")
