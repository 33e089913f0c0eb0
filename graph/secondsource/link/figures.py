"""Whether two quantities may be the same one, are near, or exclude each other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from secondsource.link.lexicon import concept
from secondsource.records import Figure

Fit = Literal["none", "equal", "open", "excluded", "one_sided", "not_comparable"]

_TIMES = {
    "second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0,
    "month": 30.4, "year": 365.0, "decade": 3650.0, "century": 36500.0,
}  # fmt: skip
"""Units of time with their length in days."""
_ABOUT = 0.1
_EQUAL = 0.005
_NEAR = 0.15


def compare(
    first: Sequence[Figure], second: Sequence[Figure], *, strict: bool = False
) -> tuple[Fit, str]:
    """Compare the figures of two claims, unit by unit.

    Returns "excluded" if some pair of one unit can't both hold, "equal" if all that can be
    compared agree, "open" if bounds neither agree nor exclude ("at least 10" and 50),
    "one_sided" if only one claim has figures, "not_comparable" if units differ, and
    "none" without figures; with the reason in words. ``strict`` says that bounds on both sides
    leave out the number itself ("more than", "fewer than").
    """
    if (_times_only(first) and not second) or (_times_only(second) and not first):
        return "none", ""
    if not first or not second:
        return "one_sided", f"only one gives a figure ({say((*first, *second)[0])})"
    lengths = _one_length(first) and _one_length(second)
    pairs = [
        (a, b, _fit(_in_days(a), _in_days(b), strict=strict))
        for a in first
        for b in second
        if _unit(a) == _unit(b) or (lengths and _is_time(a) and _is_time(b))
    ]
    if not pairs:
        return "not_comparable", f"{say(first[0])} and {say(second[0])} count different things"
    for wanted in ("equal", "excluded", "open"):
        for a, b, fit in pairs:
            if fit == wanted and (wanted != "equal" or _all_met(first, second, pairs)):
                return fit, _words(a, b, fit, strict=strict)
    a, b, fit = pairs[0]
    return "open", _words(a, b, "open", strict=strict)


def _times_only(figures: Sequence[Figure]) -> bool:
    """Say whether all figures are lengths of time or ages, which a claim may well leave out."""
    return all(_is_time(figure) for figure in figures)


def _is_time(figure: Figure) -> bool:
    return figure.unit.casefold() in _TIMES


def _one_length(figures: Sequence[Figure]) -> bool:
    return sum(map(_is_time, figures)) == 1


def _in_days(figure: Figure) -> Figure:
    """Return a length of time in days, and any other figure as it is."""
    days = _TIMES.get(figure.unit.casefold())
    if days is None:
        return figure
    upper = None if figure.upper is None else figure.upper * days
    return replace(figure, value=figure.value * days, upper=upper, unit="day")


def _all_met(
    first: Sequence[Figure], second: Sequence[Figure], pairs: list[tuple[Figure, Figure, Fit]]
) -> bool:
    """Say whether every figure that has a counterpart of its unit has an equal one."""
    left = {a for a, _, _ in pairs} - {a for a, _, fit in pairs if fit == "equal"}
    right = {b for _, b, _ in pairs} - {b for _, b, fit in pairs if fit == "equal"}
    return not left or not right


def _unit(figure: Figure) -> str:
    return concept(figure.unit.casefold()) if figure.unit else ""


def _interval(figure: Figure) -> tuple[float, float]:
    low, high = figure.value, figure.upper if figure.upper is not None else figure.value
    low, high = min(low, high), max(low, high)
    slack = (_ABOUT if figure.bound == "about" else _EQUAL) * abs(high)
    if figure.bound == "at_least":
        return low, math.inf
    if figure.bound == "at_most":
        return -math.inf, high
    return low - slack, high + slack


def _fit(first: Figure, second: Figure, *, strict: bool = False) -> Fit:
    one, two = _interval(first), _interval(second)
    if one[0] > two[1] or two[0] > one[1]:
        return "excluded"
    if {first.bound, second.bound} == {"at_least", "at_most"}:
        touching = one[0] == two[1] or two[0] == one[1]
        return "excluded" if strict and touching else "open"
    scale = max(abs(first.value), abs(second.value))
    near = abs(first.value - second.value) <= _NEAR * scale
    return "equal" if near or first.upper is not None or second.upper is not None else "open"


def _words(first: Figure, second: Figure, fit: Fit, *, strict: bool) -> str:
    joined = f"{say(first, strict=strict)} and {say(second, strict=strict)}"
    return {
        "equal": f"the figures agree: {joined}",
        "excluded": f"the figures exclude each other: {joined}",
    }.get(fit, f"the figures {joined} neither agree nor exclude each other")


_BOUND = {"exact": "", "about": "about ", "at_least": "at least ", "at_most": "at most "}
_STRICT = {"about": "about ", "at_least": "more than ", "at_most": "fewer than "}


_PARTS = {
    0.1: "a tenth", 0.2: "a fifth", 0.25: "a quarter", 0.33: "a third", 0.5: "half",
    0.67: "two thirds", 0.75: "three quarters",
}  # fmt: skip
_MASSES = frozenset("force army staff population money territory country budget land crew".split())


def say(figure: Figure, *, strict: bool = False) -> str:
    """Return a figure in words: "about 27,400 troops"."""
    bound = _STRICT.get(figure.bound, "") if strict else _BOUND[figure.bound]
    part = _PARTS.get(round(figure.value, 2))
    if part is not None and figure.upper is None and _is_counted(figure.unit):
        return (
            f"{bound}{part} of the {figure.unit if figure.unit in _MASSES else plural(figure.unit)}"
        )
    upper = "" if figure.upper is None else f" to {_number(figure.upper)}"
    single = figure.upper is None and figure.value <= 1
    unit = figure.unit if single else plural(figure.unit)
    return f"{bound}{_number(figure.value)}{upper} {unit}".rstrip()


def _is_counted(unit: str) -> bool:
    """Tell what a part may be of: "a third of the force", but no part of a percent or dollar."""
    return unit.isalpha() and unit not in _MEASURES


_MEASURES = frozenset(
    "percent dollar euro pound yen crown franc cent penny kilometre kilometer metre meter mile inch"
    " foot kilogram gram tonne ton litre liter degree second minute hour day week month"
    " year".split()
)


def _number(value: float) -> str:
    if value == int(value):
        return f"{value:,.0f}"
    return f"{value:,.3g}" if value < 1 else f"{value:,.10g}"


_PLURALS = {
    "person": "people", "man": "men", "woman": "women", "child": "children", "foot": "feet",
    "policeman": "policemen", "fireman": "firemen", "wife": "wives", "life": "lives",
    "half": "halves", "knife": "knives", "wolf": "wolves", "tooth": "teeth", "mouse": "mice",
}  # fmt: skip
_UNCHANGED = frozenset(
    "people percent police cattle sheep fish aircraft personnel staff $ £ €".split()
)


def plural(noun: str) -> str:
    """Return the plural of a noun: "city" is "cities", "percent" stays."""
    if not noun.isalpha() or noun in _UNCHANGED:
        return noun
    if noun in _PLURALS:
        return _PLURALS[noun]
    if noun.endswith(("s", "x", "ch", "sh", "z")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return noun if noun.endswith("men") else f"{noun}s"
