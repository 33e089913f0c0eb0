"""Values and shared nodes: strings, dates, numbers, web addresses, outlets, runs."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from rdflib import XSD, Literal, URIRef

from secondsource.records import make_id
from secondsource.vocab import instance

Term = URIRef | Literal
Triple = tuple[URIRef, URIRef, Term]
Quad = tuple[URIRef, URIRef, Term, URIRef]

_SURROGATE = re.compile("[\ud800-\udfff]")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\xa0]+")
_DATE_TIME = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)[T ](?P<minute>(?:[01]\d|2[0-3]):[0-5]\d)"
    r"(?:(?P<second>:[0-5]\d)(?P<fraction>\.\d+)?)?"
    r"(?P<zone>Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?",
    re.ASCII,
)


def string(value: str) -> Literal:
    """Return ``value`` as a plain literal; lone surrogates, which RDF can't hold, become U+FFFD."""
    return Literal(_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value))


def moment(value: str) -> Literal:
    """Return an ISO 8601 date as the narrowest fitting type; as a string if it is none.

    A bare year is xsd:gYear, a month xsd:gYearMonth. Times without seconds get ":00".
    """
    if re.fullmatch(r"[0-9]{4}", value):
        return Literal(value, datatype=XSD.gYear, normalize=False)
    if re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", value):
        return Literal(value, datatype=XSD.gYearMonth, normalize=False)
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) and _is_day(value):
        return Literal(value, datatype=XSD.date, normalize=False)
    if (match := _DATE_TIME.fullmatch(value)) and _is_day(match["day"]):
        return Literal(_date_time(match), datatype=XSD.dateTime, normalize=False)
    return string(value)


def _date_time(match: re.Match[str]) -> str:
    """Return the canonical spelling: seconds always, no trailing zeros, UTC as Z."""
    second = match["second"] or ":00"
    fraction = (match["fraction"] or "").rstrip("0").removesuffix(".")
    zone = match["zone"] or ""
    zone = "Z" if zone in ("+00:00", "-00:00") else zone
    return f"{match['day']}T{match['minute']}{second}{fraction}{zone}"


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def number(value: float) -> Literal:
    """Return ``value`` as xsd:double: shortest digits, no exponent, XML Schema's INF and NaN."""
    if math.isfinite(value):
        digits = format(Decimal(repr(float(value))), "f").removesuffix(".0")
        return Literal(digits, datatype=XSD.double, normalize=False)
    word = "NaN" if math.isnan(value) else "INF" if value > 0 else "-INF"
    return Literal(word, datatype=XSD.double, normalize=False)


def address(value: str) -> Term:
    """Return a web address as an IRI, anything else as a string."""
    return URIRef(value) if _WEB_ADDRESS.fullmatch(value) else string(value)


def outlet(name: str) -> URIRef:
    """Return the node of the outlet with this name."""
    return instance(make_id("o", name))


def run(models: Iterable[str]) -> URIRef:
    """Return the node of the run with these models and versions."""
    return instance(make_id("run", *sorted(models)))
