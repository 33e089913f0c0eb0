"""Quantities in running text: digits and words, fractions, ranges, bounds and units.

"tens of thousands" is read as *at least* twice the power it names (20,000), "dozens" as at
least 24, "hundreds" as at least 200: the plural says that there are two or more.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from secondsource.annotate.forms import lemma
from secondsource.records import Bound, Figure

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL: dict[str, int] = {word: n for n, word in enumerate(_ONES)} | {
    word: 10 * n for n, word in enumerate(_TENS, start=2)
}
SCALES: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "bn": 1e9,
    "mn": 1e6,
}
PARTS: dict[str, float] = {
    "half": 1 / 2,
    "third": 1 / 3,
    "quarter": 1 / 4,
    "fourth": 1 / 4,
    "fifth": 1 / 5,
    "sixth": 1 / 6,
    "tenth": 1 / 10,
}
CURRENCIES: dict[str, str] = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_BEFORE: tuple[tuple[str, Bound], ...] = (
    (
        r"(?:at\s+least|more\s+than|no\s+(?:fewer|less)\s+than|upwards?\s+of|over|above|exceeding"
        r"|greater\s+than|a\s+minimum\s+of)",
        "at_least",
    ),
    (
        r"(?:as\s+(?:many|much|few|little|high|low)\s+as|up\s+to|at\s+most|no\s+more\s+than"
        r"|(?:fewer|less)\s+than|under|below|a\s+maximum\s+of|not\s+more\s+than)",
        "at_most",
    ),
    (
        r"(?:about|around|roughly|some|approximately|nearly|almost|close\s+to|an\s+estimated"
        r"|estimated|circa|perhaps|in\s+the\s+region\s+of|just\s+(?:over|under))",
        "about",
    ),
)
_WORD = "|".join(sorted(SMALL, key=len, reverse=True))
_SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen)"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_SPELT = rf"(?:{_WORD})(?:[-\s](?:{_WORD}))?(?:\s+{_SCALE})*(?:\s+and\s+(?:{_WORD}))?"
_NUMBER = rf"(?:{_DIGITS}(?:\s?(?:{_SCALE}|bn|mn|m|k)\b)?|\b(?:{_SPELT})\b|\ba\s+{_SCALE}\b)"
_FRACTION = (
    r"\b(?:(?P<times>a|one|two|three|four|five|nine|ten)[-\s]|(?=half))"
    r"(?P<part>half|thirds?|quarters?|fourths?|fifths?|sixths?|tenths?)\b(?=\s+(?:of|the|its|their))"
)
_VAGUE = (
    r"\b(?P<vague>(?:tens|dozens|scores|hundreds|thousands|millions|billions)"
    r"(?:\s+of\s+(?:thousands|millions|billions))?)\b"
)
_FIGURE = re.compile(
    rf"{_VAGUE}|{_FRACTION}|(?P<between>\bbetween\s+)?(?P<money>[$€£¥]\s?)?(?P<first>{_NUMBER})"
    rf"(?:\s?(?:(?(between)and|(?:-|–|to)))\s?(?:[$€£¥]\s?)?(?P<second>{_NUMBER}))?"
    r"(?P<percent>\s?%|\s+(?:percent|per\s+cent)\b)?",
    re.IGNORECASE,
)
_VAGUE_VALUES: dict[str, float] = {
    "tens": 20.0,
    "dozens": 24.0,
    "scores": 40.0,
    "hundreds": 200.0,
    "thousands": 2e3,
    "millions": 2e6,
    "billions": 2e9,
}
_MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*$", re.IGNORECASE
)
_AFTER_MONTH = re.compile(
    r"\s+(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december)\b",
    re.IGNORECASE,
)
_NOT_QUANTITY_AFTER = re.compile(
    r"(?:st|nd|rd|th|s)\b|[:/]\d|\s?(?:a\.?m|p\.?m)\b|\s*o[’']clock\b|-year-old", re.IGNORECASE
)
_BESIDE = 40
_PRONOUN_ONE = frozenset({"one", "zero"})


def figures(doc: Doc, start: int, end: int) -> tuple[Figure, ...]:
    """Return the quantities in ``doc.text[start:end]``, in order, with bound and unit.

    Offsets are half-open code points of the document. Dates, years, clock times, ordinals
    and the pronoun "one" are no quantities.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return ()
    text = span.text[start - span.start_char : end - span.start_char]
    return tuple(
        figure
        for match in _FIGURE.finditer(text)
        if (figure := _figure(doc, text, match, start)) is not None
    )


def is_figure(token: Token) -> bool:
    """Tell a number, in words or digits, and what has a digit in it."""
    return token.like_num or any(c.isdigit() for c in token.text)


def _figure(doc: Doc, text: str, match: re.Match[str], offset: int) -> Figure | None:
    if _is_no_quantity(text, match) or _is_label(doc, match, offset):
        return None
    value, upper = _values(match)
    if value is None or not math.isfinite(value + (upper or 0.0)):
        return None
    bound, begin, end = _bound(text, match)
    unit = _unit(doc, text, match, offset)
    if _is_bare_one(match, unit) or _is_year(match, unit):
        return None
    if match["vague"] and bound == "exact":
        bound = "at_least"
    return Figure(value, unit, bound, offset + begin, offset + end, upper)


def _values(match: re.Match[str]) -> tuple[float | None, float | None]:
    if match["vague"]:
        return _vague(match["vague"]), None
    if match["part"]:
        times = match["times"] or "a"
        share = PARTS[match["part"].lower().rstrip("s")]
        return round((1 if times.lower() == "a" else SMALL[times.lower()]) * share, 3), None
    first = number(match["first"])
    if not _is_range(match):
        return first, None
    second = number(match["second"])
    return _same_scale(first, match["first"], match["second"]), second


def _same_scale(first: float, text: str, other: str) -> float:
    """Let "2 to 3 million" mean two million at its lower end."""
    words = other.lower().split()
    scale = SCALES.get(words[-1], 1.0) if len(words) > 1 else 1.0
    return first * scale if len(text.split()) == 1 and first < 1000 else first


def _is_range(match: re.Match[str]) -> bool:
    return bool(match["second"]) and number(match["second"]) > number(match["first"])


def number(text: str) -> float:
    """Return the value of a number in digits or English words ("1.2 million", "forty-one").

    >>> number("27,400")
    27400.0
    >>> number("two hundred thousand")
    200000.0
    """
    compact = text.lower().replace(",", "")
    digits = re.match(r"\d+(?:\.\d+)?", compact)
    total, current = 0.0, float(digits[0]) if digits else 0.0
    for word in re.findall(r"[a-z]+", compact[digits.end() if digits else 0 :]):
        scale = {"m": 1e6, "k": 1e3}.get(word) or SCALES.get(word)
        if word in SMALL:
            current += SMALL[word]
        elif scale and scale >= 1000:
            total, current = total + (current or 1.0) * scale, 0.0
        elif scale:
            current = (current or 1.0) * scale
    return round(total + current, 6)


def _vague(text: str) -> float:
    first, *rest = re.findall(r"[a-z]+", text.lower().replace(" of ", " "))
    value = _VAGUE_VALUES[first]
    for word in rest:
        value *= _VAGUE_VALUES[word] / 2
    return value


def _bound(text: str, match: re.Match[str]) -> tuple[Bound, int, int]:
    """Return the bound and the figure's span, with its modifiers in the span."""
    first = max(0, match.start() - _BESIDE)
    before, behind = text[first : match.start()], text[match.end() : match.end() + _BESIDE]
    for pattern, bound in _BEFORE:
        found = re.search(rf"\b{pattern}\s+(?:an?\s+)?$", before, re.IGNORECASE)
        if found:
            return bound, first + found.start(), match.end()
    after = re.match(r"\s+or\s+(more|so|less|fewer)\b", behind, re.IGNORECASE)
    if after:
        bounds: dict[str, Bound] = {"more": "at_least", "so": "about"}
        return bounds.get(after[1].lower(), "at_most"), match.start(), match.end() + after.end()
    return "exact", match.start(), match.end()


def _unit(doc: Doc, text: str, match: re.Match[str], offset: int) -> str:
    if match["money"]:
        return CURRENCIES[match["money"].strip()]
    if match["percent"]:
        return "percent"
    span = doc.char_span(offset + match.start(), offset + match.end(), alignment_mode="expand")
    return "" if span is None else _counted(doc, span.end, offset + len(text))


def _counted(doc: Doc, first: int, limit: int) -> str:
    """Return the lemma of the noun that follows a number, the last of its compound; of a
    possessor ("half of the king's men") the thing possessed."""
    noun: Token | None = None
    for token in _following(doc, first, limit):
        if token.tag_ == "POS":
            noun = None
        elif noun is not None and token.dep_ == "flat" and token.head == noun and token.is_digit:
            continue
        elif token.pos_ in ("NOUN", "PROPN"):
            if noun is not None and noun.pos_ != token.pos_ and noun.head != token:
                break
            noun = token
        elif noun is not None or not _may_precede_noun(token):
            break
    return "" if noun is None else lemma(noun)


def _following(doc: Doc, first: int, limit: int) -> Iterator[Token]:
    for token in doc[first : min(first + 8, len(doc))]:
        if token.idx >= limit:
            return
        if not token.is_space:
            yield token


def _may_precede_noun(token: Token) -> bool:
    """Tell whether a word may stand between a number and what it counts; "the" only after "of"."""
    if token.lower_ in ("of", "out", "or", "more", "so", "fewer", "less", "-", "other"):
        return True
    if token.pos_ == "DET" or token.tag_ in ("PRP$", "DT"):
        return token.doc[token.i - 1].lower_ == "of"
    return token.pos_ in ("ADJ", "NUM") or token.tag_ in ("POS", "VBN", "VBG")


def _is_no_quantity(text: str, match: re.Match[str]) -> bool:
    if match["vague"] or match["part"] or match["money"] or match["percent"]:
        return False
    before = text[max(0, match.start() - _BESIDE) : match.start()]
    after = text[match.end() : match.end() + _BESIDE]
    glued = bool(re.search(r"[\w.,:/]$", before)) and not before.endswith((", ", ","))
    return bool(
        glued
        or re.match(r"\w", after)
        or _NOT_QUANTITY_AFTER.match(after)
        or (match["first"][0].isdigit() and _is_date(before, after))
    )


def _is_label(doc: Doc, match: re.Match[str], offset: int) -> bool:
    """Tell a number that says which one: "gate **3**", "the Sarn-**2**"."""
    if not match["first"] or not match["first"].isdigit() or match["money"] or match["percent"]:
        return False
    if _HYPHENED.search(match.string[: match.start()]):
        return True
    span = doc.char_span(offset + match.start("first"), offset + match.end("first"))
    if span is None or span.start == 0:
        return False
    noun = doc[span.start - 1]
    if noun.pos_ not in ("NOUN", "PROPN"):
        return False
    named = noun.pos_ == "PROPN"
    elsewhere = (
        t for t in doc[1:] if named and t.text == span.text and t.nbor(-1).text == noun.text
    )
    return any(t.head == t.nbor(-1) and t.dep_ in _BEHIND_NOUN for t in (span[0], *elsewhere))


_HYPHENED = re.compile(r"[^\W\d_]-$")
_BEHIND_NOUN = frozenset({"flat", "nummod", "appos"})


def _is_date(before: str, after: str) -> bool:
    return bool(_MONTH.search(before) or _AFTER_MONTH.match(after))


def _is_year(match: re.Match[str], unit: str) -> bool:
    return not unit and bool(re.fullmatch(r"(?:1[89]|20)\d\d", match["first"] or ""))


def _is_bare_one(match: re.Match[str], unit: str) -> bool:
    if (match["first"] or "").lower() not in _PRONOUN_ONE:
        return False
    return not unit or bool(
        re.match(r"\s+(?:of|or)\b", match.string[match.end() : match.end() + _BESIDE])
    )
