"""What a claim came through: an interview, another outlet, a wire agency, a statement.

A carrier is read from words beside the content: whom the claimant told, "in an interview
with", "the Times reported". "In the interview" goes back to the last interview of the same
claimant. A carrier reaches the following attributions of the same claimant too, as long as
nobody else is quoted in between, no other carrier is named, and the text stays in the same
paragraph or goes on in the next; "in a separate interview" never goes back. Where nothing else
is said, a wire credit at the head or foot of the article ("(Reuters) -") holds for all of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.annotate.outlets import is_agency, is_body, is_outlet
from secondsource.records import Carrier, CarrierKind, Document, Span

_NAME = r"(?P<name>(?:the\s+|The\s+)?[A-Z0-9][\w.’'&-]*(?:\s+(?:of|and|de|the|&)?\s*[A-Z0-9][\w.’&-]*)*)"
_ADJECTIVES = r"(?:[\w-]+\s+){0,3}?"
_PUBLIC = (
    r"(?:reporters|journalists|the\s+media|media|the\s+press|newsmen|lawmakers|supporters|voters"
    r"|parliament|congress|the\s+(?:court|crowd|audience|assembly|council|committee|parliament"
    r"|senate|house|conference|jury|hearing|inquiry|rally|meeting|parade|nation|panel)"
    r"|an?\s+(?:[\w-]+\s+){0,3}?(?:conference|briefing|crowd|rally|meeting|hearing|audience|parade"
    r"|panel|inquiry|court|forum|gathering|committee|assembly))\b"
)
_PLATFORM = (
    r"(?P<name>Twitter|X|Telegram|Facebook|Instagram|Truth\s+Social|YouTube|TikTok|LinkedIn|Weibo"
    r"|Mastodon|Bluesky|social\s+media|WhatsApp|Reddit)\b"
)


@dataclass(frozen=True, slots=True)
class _Pattern:
    kind: CarrierKind
    regex: re.Pattern[str]
    exclusive: bool = True
    back: bool = False
    checked: bool = False


def _compile(
    kind: CarrierKind,
    pattern: str,
    *,
    exclusive: bool = True,
    back: bool = False,
    checked: bool = False,
) -> _Pattern:
    return _Pattern(kind, re.compile(pattern), exclusive, back, checked)


_PATTERNS: tuple[_Pattern, ...] = (
    _compile(
        "interview",
        rf"\b(?:[Ii]n|[Dd]uring|[Ff]rom|[Gg]ave|[Gg]iving)\s+(?:an?|his|her|their|this|the|one|two)?\s*{_ADJECTIVES}"
        rf"(?:interviews?|conversation|podcast)\s+(?:{_ADJECTIVES})?(?:with|to|for|on|by)\s+{_NAME}",
    ),
    _compile(
        "interview",
        rf"\b(?:[Ss]peaking|[Tt]alking|[Ss]poke|[Tt]alked|[Ss]peaks)\s+(?:exclusively\s+)?(?:to|with|on|for)\s+{_NAME}",
        checked=True,
    ),
    _compile(
        "interview",
        rf"\b[Ii]n\s+(?:an?\s+)?{_ADJECTIVES}(?:comments|remarks|statement|e-?mail|message|letter"
        rf"|response)\s+to\s+{_NAME}",
        checked=True,
    ),
    _compile("interview", rf"\b(?:told|tells|telling|tell|informed)\s+{_NAME}", checked=True),
    _compile(
        "occasion",
        rf"\b(?:told|tells|telling|tell|addressing|addressed|informed)\s+(?P<name>{_PUBLIC})",
        exclusive=False,
    ),
    _compile(
        "interview",
        r"\b[Ii]n\s+(?:the|that|this|his|her|the\s+same)\s+(?:same\s+)?(?:[\w-]+\s+)?interview\b",
        back=True,
    ),
    _compile("interview", r"\b[Ii]n\s+(?:an?|a\s+separate)\s+(?:[\w-]+\s+){0,2}interview\b"),
    _compile(
        "publication",
        rf"\b(?:on|[Oo]n|via|[Vv]ia)\s+(?:his\s+|her\s+|its\s+|their\s+|the\s+)?{_PLATFORM}",
        exclusive=False,
    ),
    _compile(
        "publication",
        r"\b(?:tweeted|[Ii]n\s+an?\s+(?:[\w-]+\s+){0,2}(?:tweet|post|blog|blog\s+post))\b",
        exclusive=False,
    ),
    _compile(
        "publication",
        rf"\b(?:wrote|writes|writing|write|argued|said)\s+in\s+(?:an?\s+(?:[\w-]+\s+){{0,3}}(?:for|in)\s+)?{_NAME}",
        checked=True,
    ),
    _compile(
        "publication",
        r"\b[Ii]n\s+(?:an?|his|her|their|its|the)\s+(?:[\w-]+\s+){0,3}?(?P<name>book|memoir|memoirs"
        r"|essay|op-ed|article|column|paper|study|report|letter|autobiography|diary)\b",
        exclusive=False,
    ),
    _compile(
        "statement",
        r"\b[Ii]n\s+(?:an?|his|her|its|their|the)\s+(?:[\w-]+\s+){0,3}?(?:statement|release|communique"
        r"|communiqué|declaration)\b",
        exclusive=False,
    ),
    _compile(
        "occasion",
        r"\b(?:at|during|At|During|in|In)\s+(?:an?|the|his|her|this|last)\s+(?P<name>(?:[\w-]+\s+){0,3}?(?:conference"
        r"|briefing|rally|hearing|summit|meeting|parade|debate|speech|address|panel|forum|testimony))\b",
        exclusive=False,
    ),
)
_REPORTED = (
    re.compile(rf"{_NAME}\s+(?:has\s+|had\s+|also\s+|first\s+)?(?:reported|reports|revealed|wrote|writes)\b"),
    re.compile(rf"\b(?:[Aa]ccording\s+to|as\s+reported\s+by|reported\s+by|via|quoted\s+by|cited\s+by)\s+(?:an?\s+report\s+(?:in|by)\s+)?{_NAME}"),
    re.compile(rf"\b(?:reported|said)\s+(?:by|on|in)\s+{_NAME}"),
)  # fmt: skip
_CREDIT = re.compile(
    r"^[^\n]{0,60}?\((?P<name>Reuters|AP|AFP|TASS|Interfax|Xinhua|dpa|UPI|PA|Kyodo|Yonhap|Bloomberg"
    r"|[A-Z][\w ]{2,30} (?:Wire|News Agency|Press|Agency))\)\s*[-–—]"
    r"|^\s*(?:[—–-]\s*|\()(?P<foot>Reuters|AP|AFP|Associated Press|TASS|Interfax|dpa|UPI|PA Media)\)?\s*$"
    r"|^\((?P<by>Reporting)\s+by\b",
    re.MULTILINE,
)
_OWN_NAME = frozenset({"i", "he", "she", "we", "they", "it", "mr", "mrs", "ms", "president"})


@dataclass(frozen=True, slots=True)
class Passage:
    """One attribution as carriers see it: offsets, the sentences around it, who claims."""

    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source: tuple[Span, ...]
    sentence: Span
    claimant: int | None


def find_carriers(document: Document, passages: Sequence[Passage]) -> tuple[Carrier | None, ...]:
    """Return the carrier of each attribution, in the order given; ``None`` where none is named."""
    found: dict[int, Carrier] = {}
    interviews: dict[int, Carrier] = {}
    last: tuple[int, Carrier] | None = None
    order = sorted(range(len(passages)), key=lambda k: passages[k].cue[0])
    before: Passage | None = None
    for k in order:
        passage = passages[k]
        carrier, back = _named(document.text, passage)
        who = passage.claimant
        if back and who is not None and who in interviews:
            carrier = interviews[who]
        if (
            carrier is None
            and last is not None
            and _goes_on(document.text, before, passage, last[0])
        ):
            carrier = last[1]
        if carrier is not None:
            found[k] = carrier
            if carrier.kind == "interview" and carrier.name and who is not None:
                interviews[who] = carrier
        last = (who, carrier) if carrier is not None and who is not None else None
        before = passage
    credit = wire_credit(document.text)
    return tuple(found.get(k, credit) for k in range(len(passages)))


def wire_credit(text: str) -> Carrier | None:
    """Return the agency that an article credits at its head or foot ("LVIV (Reuters) -")."""
    match = _CREDIT.search(text)
    if match is None:
        return None
    name = match["name"] or match["foot"] or "Reuters"
    group = "name" if match["name"] else "foot" if match["foot"] else "by"
    return Carrier("agency", name, match.start(group), match.end(group))


def _goes_on(text: str, before: Passage | None, passage: Passage, who: int) -> bool:
    """Tell whether the last carrier still holds: same claimant, at most one paragraph on."""
    if before is None or passage.claimant != who:
        return False
    between = text[before.sentence[1] : passage.sentence[0]]
    return len(re.findall(r"\n\s*\n|\n", between.strip(" "))) <= 1


def _named(text: str, passage: Passage) -> tuple[Carrier | None, bool]:
    """Return the carrier that the sentence names, and whether it points back to another."""
    start, end = passage.sentence
    shown = _masked(text, passage, start, end)
    for pattern in _PATTERNS:
        for match in pattern.regex.finditer(shown):
            carrier = _carrier(pattern, match, start, shown)
            if carrier is not None:
                return carrier, pattern.back
    return _reported(text, shown, passage, start), False


def _carrier(pattern: _Pattern, match: re.Match[str], offset: int, shown: str) -> Carrier | None:
    """Return the carrier of a match; ``None`` if what it names carries nothing."""
    name = _clean(match.groupdict().get("name"))
    if pattern.checked and (name is None or not _may_carry(name)):
        return None
    first, last = match.span("name") if name else match.span()
    if name:
        last = first + match["name"].find(name) + len(name)
        first = last - len(name)
    kind: CarrierKind = pattern.kind
    return Carrier(kind, name, offset + first, offset + last, pattern.exclusive)


def _may_carry(name: str) -> bool:
    """Tell whether a name may be an outlet's: known, or several capitals and no official body."""
    if is_outlet(name):
        return True
    return False


def _clean(name: str | None) -> str | None:
    """Return a carrier's name without an article, a possessive or a trailing time."""
    if name is None:
        return None
    name = re.sub(r"\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day.*$", "", name)
    name = re.sub(r"^(?:the|The|an?)\s+", "", name)
    name = re.sub(r"(?:[’']s)?[\s.,;:]*$", "", name)
    return " ".join(name.split()) or None


def _reported(text: str, shown: str, passage: Passage, offset: int) -> Carrier | None:
    """Return the outlet or agency that is said to have reported the content."""
    for regex in _REPORTED:
        for match in regex.finditer(shown):
            name = _clean(match["name"])
            if name and is_outlet(name):
                first = match.start("name") + match["name"].find(name)
                return _outlet(name, offset + first)
    for start, end in passage.source:
        name = _clean(text[start:end])
        if name and is_outlet(name):
            return _outlet(name, start + text[start:end].find(name))
    return None


def _outlet(name: str, start: int) -> Carrier:
    kind: CarrierKind = "agency" if is_agency(name) else "outlet"
    return Carrier(kind, name, start, start + len(name))


def _masked(text: str, passage: Passage, start: int, end: int) -> str:
    """Return the sentence with its content blanked out, offsets unchanged; a recipient that was
    taken into the content ("told the Times that") stays."""
    chars = list(text[start:end])
    for first, last in passage.content:
        first = _after_recipient(text, first, last)
        for i in range(max(first, start), min(last, end)):
            chars[i - start] = " " if text[i] != "\n" else "\n"
    return "".join(chars)


def _after_recipient(text: str, first: int, last: int) -> int:
    """Return where the content begins behind a recipient: "[the Daily Post that] he left"."""
    before = text[max(0, first - 12) : first].lower().split()
    if not before or before[-1] not in ("told", "tells", "telling", "tell"):
        return first
    match = re.match(r"[^,.\n\"“]{3,60}?\bthat\b", text[first:last])
    if match is None or not re.match(r"(?:[Tt]he\s+|an?\s+)?[A-Z\w]", text[first:last]):
        return first
    return first + match.end()
