"""When a clause says that something happened: clock, date, year, part of the day, span, age."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HOURS = {
    word: at
    for at, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
}
_HOUR = rf"(?P<hour>\d{{1,2}}|{'|'.join(_HOURS)})"
_CLOCK = re.compile(
    rf"\b{_HOUR}(?:[:.](?P<minute>[0-5]\d))?\s*(?:o['’]clock)?\s*"
    r"(?P<half>a\.?m\b|p\.?m\b|in\s+the\s+(?:morning|afternoon|evening)|at\s+night)"
)
_BARE_CLOCK = re.compile(r"\b(?:at|around|about|by)\s+(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)")
_MONTHS = "january february march april may june july august september october november december"
_MONTH = rf"(?P<month>{_MONTHS.replace(' ', '|')})"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_DATES = (
    re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}\b"),
    re.compile(rf"\b{_MONTH}\s+{_DAY}\b(?!\d)"),
)
_YEAR = re.compile(
    rf"\b(?:in|since|until|by|of|{_MONTHS.replace(' ', '|')}),?\s+(?P<year>1[5-9]\d\d|20\d\d)\b"
)
_TIMES_OF_DAY = {
    "morning": "morning dawn sunrise",
    "noon": "noon midday lunchtime",
    "afternoon": "afternoon",
    "evening": "evening dusk sunset night midnight nightfall",
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
_AM = 12


@dataclass(frozen=True, slots=True)
class Moments:
    """The times that a clause tells, and ages.

    ``clock`` holds minutes of the day, ``days`` month and day, ``part_of_day`` morning, noon,
    afternoon, evening, ``spans`` words such as "next week" and "within hour".
    """

    clock: frozenset[int] = frozenset()
    days: frozenset[tuple[str, str]] = frozenset()
    years: frozenset[str] = frozenset()
    part_of_day: frozenset[str] = frozenset()
    spans: frozenset[str] = frozenset()
    ages: frozenset[str] = frozenset()
    weekdays: frozenset[str] = frozenset()


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
    )


def _clock(text: str) -> Iterator[int]:
    for found in _CLOCK.finditer(text):
        hour = _HOURS.get(found["hour"]) or int(found["hour"])
        late = "p" in found["half"][:1] or "noon" in found["half"] or "even" in found["half"]
        late = late or "night" in found["half"]
        yield (hour % _AM + _AM * late) * 60 + int(found["minute"] or 0)
    for found in _BARE_CLOCK.finditer(text):
        if not _CLOCK.search(text[found.start() :]):
            yield int(found["hour"]) * 60 + int(found["minute"])


def _days(text: str) -> Iterator[tuple[str, str]]:
    for pattern in _DATES if any(map(str.isdigit, text)) else ():
        for found in pattern.finditer(text):
            yield found["month"], found["day"].lstrip("0")
