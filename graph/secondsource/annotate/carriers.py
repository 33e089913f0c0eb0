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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.annotate.outlets import is_agency, is_outlet
from secondsource.records import Carrier, CarrierKind, Document, Span

_MEDIUM = (
    r"(?:newspaper|daily|weekly|broadcaster|magazine|website|news\s+(?:agency|site|channel|website)"
    r"|channel|station|tabloid|outlet|programme|podcast)"
)
_NAME = (
    rf"(?:(?:the|The|an?)\s+)?(?P<kind>(?:[\w’'-]+\s+){{0,2}}?{_MEDIUM}\s+)?"
    r"(?P<name>[A-Z0-9][\w.’'&-]*(?:\s+(?:(?:of|and|de|the|&)\s+)?[A-Z0-9][\w.’&-]*){0,7})"
    rf"(?P<after>\s+{_MEDIUM}\b)?"
)
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
    """A wording that names a carrier; ``back`` points to an earlier one, ``checked`` names must
    be those of an outlet."""

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
    re.compile(rf"{_NAME}\s+(?:has\s+|had\s+|also\s+|first\s+)?(?:reported|reports|revealed|quoted|quotes|cited)\b"),
    re.compile(rf"\b(?:[Aa]ccording\s+to|as\s+reported\s+by|reported\s+by|via|quoted\s+by|cited\s+by)\s+(?:an?\s+report\s+(?:in|by)\s+)?{_NAME}"),
    re.compile(rf"\b(?:reported|said)\s+(?:by|on|in)\s+{_NAME}"),
)  # fmt: skip
_CREDIT = re.compile(
    r"^[^\n]{0,60}?\((?P<name>Reuters|AP|AFP|TASS|Interfax|Xinhua|dpa|UPI|PA|Kyodo|Yonhap|Bloomberg"
    r"|[A-Z][\w ]{2,30} (?:Wire|News Agency|Press|Agency))\)\s*[-–—]"
    r"|^\s*(?:[—–-]\s*|\()(?P<foot>Reuters|AP|AFP|Associated Press|TASS|Interfax|dpa|UPI|PA Media)"
    r"\)?\s*$",
    re.MULTILINE,
)
_DATELINE = re.compile(
    r"^(?P<place>[A-Z][A-Z .'’-]{2,40})(?:,\s[^\n(]{1,30})?\s\((?P<name>[A-Z]{2,6})\)\s*[-–—]",
    re.MULTILINE,
)
"""An agency that only its dateline tells: "PORT VARELL (CPA) -"."""
_PARTNER = re.compile(
    r"^[^\S\n]*(?:[-–—]\s*)?\(?(?:[Ww]ith|(?:[Ww]ith\s+)?(?:[Aa]dditional\s+)?(?:[Rr]eporting|[Ff]iles"
    r"|[Mm]aterial|[Ii]nput)\s+(?:by|from)|[Aa]dditional\s+reporting\s*:)\s+(?:the\s+)?"
    r"(?P<name>[A-Z]{2,6}|[A-Z][\w ]{2,40}?)\)?\.?[^\S\n]*$",
    re.MULTILINE,
)
_AGENCY = re.compile(r"[A-Z]{2,6}|.*\b(?:Wire|Agency|Press)")
_CALENDAR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*|(?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December)\b.*|[\d/.-]+"
)
_RELATIVE = re.compile(r"\b(?:who|whose|which)\b")
_WHOLE_NAME = re.compile(_NAME)
_RECIPIENT = re.compile(rf"{_PUBLIC}|{_NAME}")


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
    finder = _Finder(document.text, passages)
    for k in sorted(range(len(passages)), key=lambda k: passages[k].cue[0]):
        finder.settle(k)
    credit = wire_credit(document.text)
    return tuple(_chosen(finder.found.get(k), credit) for k in range(len(passages)))


def _chosen(carrier: Carrier | None, credit: Carrier | None) -> Carrier | None:
    """Prefer what is exclusive: a wire story's statement to reporters came through the wire."""
    wire = credit is not None and credit.exclusive
    return credit if carrier is None or (wire and not carrier.exclusive) else carrier


def wire_credit(text: str) -> Carrier | None:
    """Return the agency that an article credits at its head or foot ("LVIV (Reuters) -").

    One that only helped ("Additional reporting by Reuters") carries nothing exclusively.
    """
    match = _CREDIT.search(text)
    if match is not None:
        return _credited(match, "name" if match["name"] else "foot")
    for match in _DATELINE.finditer(text):
        if not _is_spelt(match["name"], match["place"]):
            return _credited(match)
    for match in _PARTNER.finditer(text):
        if _AGENCY.fullmatch(match["name"]) or is_agency(match["name"]):
            return _credited(match, exclusive=False)
    return None


def _credited(match: re.Match[str], group: str = "name", *, exclusive: bool = True) -> Carrier:
    return Carrier("agency", match[group], match.start(group), match.end(group), exclusive)


def _is_spelt(initials: str, words: str) -> bool:
    """Tell whether initials are those of the words before them, and so no agency of a place."""
    return initials == "".join(word[0] for word in re.findall(r"[A-Z]\w*", words))


class _Finder:
    """Settles attributions in reading order, remembering what still holds."""

    def __init__(self, text: str, passages: Sequence[Passage]) -> None:
        self.text, self.passages = text, passages
        self.found: dict[int, Carrier] = {}
        self._interviews: dict[int, Carrier] = {}
        self._last: int | None = None

    def settle(self, k: int) -> None:
        passage = self.passages[k]
        who = passage.claimant
        carrier, back = self._named(passage)
        if back and who is not None:
            carrier = self._interviews.get(who, carrier)
        if carrier is None and self._goes_on(passage):
            carrier = self.found.get(-1 if self._last is None else self._last)
        if carrier is not None:
            self.found[k] = carrier
            if carrier.kind == "interview" and carrier.name and who is not None:
                self._interviews[who] = carrier
        self._last = k

    def _goes_on(self, passage: Passage) -> bool:
        """Tell whether the last carrier still holds: same claimant, at most one paragraph on.

        An outlet's or agency's report is of one statement and goes no further.
        """
        if self._last is None or passage.claimant is None:
            return False
        before = self.passages[self._last]
        carrier = self.found.get(self._last)
        if before.claimant != passage.claimant or carrier is None:
            return False
        between = self.text[before.sentence[1] : passage.sentence[0]].strip(" ")
        return carrier.kind not in ("outlet", "agency") and len(re.findall(r"\n+", between)) <= 1

    def _named(self, passage: Passage) -> tuple[Carrier | None, bool]:
        """Return the carrier that the sentence names, and whether it points back to another."""
        shown = _masked(self.text, passage)
        for pattern in _PATTERNS:
            for match in pattern.regex.finditer(shown):
                carrier = _carrier(pattern, match, passage.sentence[0])
                if carrier is not None:
                    return carrier, pattern.back
        return self._reported(shown, passage), False

    def _reported(self, shown: str, passage: Passage) -> Carrier | None:
        """Return the outlet or agency that is said to have reported the content."""
        for regex in _REPORTED:
            for match in regex.finditer(shown):
                carrier = _outlet(match, passage.sentence[0])
                if carrier is not None and not self._reports_else(carrier, passage):
                    return carrier
        for start, end in passage.source:
            whole = _WHOLE_NAME.fullmatch(self.text[start:end])
            carrier = _outlet(whole, start) if whole else None
            if carrier is not None:
                return carrier
        return None

    def _reports_else(self, carrier: Carrier, passage: Passage) -> bool:
        """Tell whether an outlet is the source of another statement in the sentence only."""
        for other in self.passages:
            is_source = any(s <= carrier.start < e for s, e in other.source)
            if other is not passage and is_source:
                first, last = passage.cue[0][0], passage.content[-1][1]
                return not any(s <= first < e or s < last <= e for s, e in other.content)
        return False


def _carrier(pattern: _Pattern, match: re.Match[str], offset: int) -> Carrier | None:
    """Return the carrier of a match; ``None`` if what it names carries nothing."""
    groups = match.groupdict()
    if groups.get("name") is None:
        start, end = match.span()
        return Carrier(pattern.kind, None, offset + start, offset + end, pattern.exclusive)
    start, end = _name_span(match)
    name = match.string[start:end]
    if _CALENDAR.fullmatch(name):
        return None
    medium = groups.get("kind") or groups.get("after")
    if not name or (pattern.checked and not medium and not is_outlet(name)):
        return None
    name = " ".join(name.split())
    return Carrier(pattern.kind, name, offset + start, offset + end, pattern.exclusive)


def _outlet(match: re.Match[str], offset: int) -> Carrier | None:
    start, end = _name_span(match)
    name = " ".join(match.string[start:end].split())
    if not name or not (match["kind"] or match["after"] or is_outlet(name)):
        return None
    kind: CarrierKind = "agency" if is_agency(name) else "outlet"
    return Carrier(kind, name, offset + start, offset + end)


def _name_span(match: re.Match[str]) -> Span:
    """Return the span of the name without an article, a possessive, a day or a full stop."""
    start, end = match.span("name")
    text = match.string[start:end]
    lead = re.match(r"(?:the|The|an?|An?)(?:\s+|$)", text)
    start += lead.end() if lead else 0
    tail = re.search(r"(?:\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?(?:[’']s)?[.’']?$", text)
    owner = re.search(r"[’']s\s", text)
    if owner and is_outlet(text[: owner.start()]):
        return start, match.start("name") + owner.start()
    return start, end - (len(tail[0]) if tail else 0)


def _masked(text: str, passage: Passage) -> str:
    """Return the sentence with its content blanked out, offsets unchanged; a recipient that was
    taken into the content ("told [the Times that ...]") stays."""
    start, end = passage.sentence
    chars = list(text[start:end])
    spoken = [(_after_recipient(text, first, last), last) for first, last in passage.content]
    for first, last in (*spoken, *_relative_clauses(text, passage.source)):
        for i in range(max(first, start), min(last, end)):
            chars[i - start] = "\n" if text[i] == "\n" else "\x00"
    return "".join(chars)


def _relative_clauses(text: str, source: Sequence[Span]) -> Iterator[Span]:
    """Yield what is said of a source, no carrier: "a pilot **who was not named in the report**"."""
    for start, end in source:
        match = _RELATIVE.search(text, start, end)
        if match is not None:
            yield match.start(), end


def _after_recipient(text: str, first: int, last: int) -> int:
    """Return where the content begins behind a recipient that it wrongly starts with."""
    before = text[max(0, first - 12) : first].lower().split()
    if not before or before[-1] not in ("told", "tells", "telling", "tell"):
        return first
    match = _RECIPIENT.match(text, first, last)
    return match.end() if match else first
