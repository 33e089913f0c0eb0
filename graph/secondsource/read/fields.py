"""Metadata of an article: cleaned, checked, and never guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

MAX_FIELD = 500
UNKNOWN = frozenset({"", "~", "null", "none", "n/a", "unknown"})
ALIASES = {"date": "published"}
MONTHS = [
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
]  # fmt: skip

_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*")
_XSD_DATE_TIME = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?", re.ASCII
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MONTH = re.compile(r"[1-9]\d{3}(?:-(?:0[1-9]|1[0-2]))?", re.ASCII)
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2}) (?P<month>[A-Za-z]{3,9})\.?,? (?P<year>\d{4})")
_MONTH_FIRST = re.compile(r"(?P<month>[A-Za-z]{3,9})\.? (?P<day>\d{1,2}),? (?P<year>\d{4})")
_RFC_2822 = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d.*")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text; ``None`` where unknown."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    author: str | None = None

    def or_else(self, other: Metadata) -> Metadata:
        """Fill what is unknown here from ``other``."""
        return Metadata(
            *(getattr(self, f.name) or getattr(other, f.name) for f in fields(Metadata))
        )


def metadata_from(values: Mapping[str, object]) -> Metadata:
    """Return the metadata that ``values`` hold, by lower-case field name.

    ``date`` stands for ``published`` too. What is empty, unusable (a date that is none, an
    address that is not http or https) or not a single value is unknown.
    """
    lowered = {str(key).strip().lower(): value for key, value in values.items()}
    for alias, name in ALIASES.items():
        if not lowered.get(name):
            lowered[name] = lowered.get(alias)
    return Metadata(
        title=clean(lowered.get("title")),
        outlet=clean(lowered.get("outlet")),
        url=web_address(lowered.get("url")),
        published=iso_date(lowered.get("published")),
        author=clean(lowered.get("author")),
    )


def clean(value: object) -> str | None:
    """Return ``value`` as one line of at most 500 code points, or ``None`` if it says nothing."""
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    text = "".join(c if c.isprintable() else " " for c in str(value))
    text = " ".join(text.split())[:MAX_FIELD].strip()
    return None if text.lower() in UNKNOWN else text


def web_address(value: object) -> str | None:
    """Return ``value`` if it is an http or https address without blanks, else ``None``."""
    text = clean(value)
    if text is None or " " in text:
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme in ("http", "https") and parts.netloc else None


def iso_date(value: object) -> str | None:
    """Return ``value`` as an ISO 8601 year, month, day or date-time, or ``None``.

    ISO forms are kept as given ("2024-03-01 10:00" becomes "2024-03-01T10:00:00"). Of the
    other forms only those that can be read in one way are taken: "1 March 2024",
    "March 1, 2024", "Fri, 01 Mar 2024 10:00:00 GMT". "03/01/2024" is unknown.
    """
    text = clean(value)
    if text is None:
        return None
    if _MONTH.fullmatch(text):
        return text
    try:
        return _iso(text) or _written(text)
    except (ValueError, IndexError, OverflowError):
        return None


def _iso(text: str) -> str | None:
    if _DAY.fullmatch(text):
        return date.fromisoformat(text).isoformat()
    if not _DATE_TIME.fullmatch(text):
        return None
    moment = datetime.fromisoformat(text)
    return text if _XSD_DATE_TIME.fullmatch(text) else moment.isoformat()


def _written(text: str) -> str | None:
    if _RFC_2822.fullmatch(text):
        return parsedate_to_datetime(text).isoformat()
    match = _DAY_FIRST.fullmatch(text) or _MONTH_FIRST.fullmatch(text)
    if match is None:
        return None
    month = _month(match["month"].lower())
    return date(int(match["year"]), month, int(match["day"])).isoformat() if month else None


def _month(name: str) -> int | None:
    """Return 1 to 12 for a month's name or its first three letters ("sept" too)."""
    for number, month in enumerate(MONTHS, 1):
        if name in (month, month[:3]) or (name == "sept" and number == 9):
            return number
    return None
