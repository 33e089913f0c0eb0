"""Whose report a claimant cites: "seizing on a Herald report, the senator said that ...".

What somebody says on the strength of another's report goes back to that report. So does what the
next sentence says was handed on: "She was quoting Roe", "He said he had it from Roe".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from secondsource.records import DocEntity, Span

_BASING = (
    r"citing|cited|quoting|echoing|repeating|relying\s+on|rel(?:ies|ied)\s+on|based\s+on"
    r"|bas(?:ing|ed)\s+\w+\s+\w+\s+on|on\s+the\s+(?:basis|strength)\s+of"
)
_TURNING_TO = (
    r"seiz(?:ing|ed|es)\s+(?:up)?on|jump(?:ing|ed)\s+on|pick(?:ing|ed)\s+up(?:\s+on)?"
    r"|referr(?:ing|ed)\s+to|point(?:ing|ed)\s+to|draw(?:ing|s)?\s+on|sharing|shared"
    r"|retweet(?:ing|ed)"
)
_REPORT = (
    r"(?i:reports?|reporting|stor(?:y|ies)|articles?|investigations?|accounts?|coverage|scoop"
    r"|expos[eé]s?|findings?|survey|study|analysis)"
)
_ARTICLES = (
    r"(?:(?:an?|the|this|that|recent|earlier|new|some|several|two|three|its|\w+day[’']s)\s+)"
    r"{0,3}"
)
_LEAD = rf"\s+{_ARTICLES}"
_NAME = r"(?P<name>[A-Z][\w’'.&-]*(?:\s+(?:of\s+|and\s+|&\s+)?[A-Z][\w’'.&-]*){0,5})"
_TELLING = (
    r"(?i:told|said\s+(?:to|in|on)|written|wrote|reported|testified|disclosed|revealed|posted)"
)
_VOICING = r"(?i:citing|quoting|echoing|echoe[ds]|repeating|relaying|parroting)"
_NO_ROLE = "about of on over with in by from at for against to and or".replace(" ", "|")
_ROLE = rf"(?:(?!(?:{_NO_ROLE})\s)[a-z][a-z-]*,?\s+){{0,4}}?"
_ALONE = (
    r"(?=\s*(?:[,.;:()–—\x00\"”]|$)|[’'](?!\w|\s+[a-z])"
    r"|\s+(?i:who|as|in|on|at|and|but|while|when|said|told|that)\b)"
)
"""What follows a name that owns nothing: "citing Roe, ...", not "citing Roe debts"."""
_IT = r"(?:(?:it|this|that|of\s+(?:it|this)|about\s+(?:it|this))\s+)?"
_LEARNING = rf"(?i:learn(?:ed|t|ing)?|heard|hearing|read|knew|known|gathered|got|had)\s+{_IT}"
_IN_A_REPORT = rf"(?:{_ARTICLES}(?:[a-z-]+\s+){{0,2}}?{_REPORT}\s+(?:by|in|from|of|on)\s+)?"
_FROM = rf"(?:from|in|through)\s+{_IN_A_REPORT}(?:the\s+)?{_ROLE}{_NAME}{_ALONE}"
_RELAYS = (
    re.compile(rf"\b{_VOICING}\s+{_ROLE}{_NAME}{_ALONE}"),
    re.compile(
        rf",\s+as\s+{_ROLE}{_NAME}\s+(?:has|had)\s+(?:(?:\w+ly|first|earlier|once)\s+)?{_TELLING}\b"
    ),
    re.compile(rf"\bas\s+(?:\w+\s+)?(?:told|reported|disclosed)\s+by\s+{_ROLE}{_NAME}{_ALONE}"),
    re.compile(rf"\b{_LEARNING}{_FROM}"),
)
"""Words in which a name by itself, owning nothing, is whose word is handed on."""


def _reports_after(verbs: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a report of somebody's behind verbs of citing."""
    return (
        re.compile(rf"\b(?i:{verbs}){_LEAD}{_NAME}\s+(?:[a-z-]+\s+){{0,2}}?{_REPORT}\b"),
        re.compile(
            rf"\b(?i:{verbs}){_LEAD}(?:[a-z-]+\s+){{0,2}}?{_REPORT}\s+(?:[a-z-]+\s+){{0,2}}?"
            rf"(?:by|in|from|of|on)\s+(?:the\s+)?{_NAME}"
        ),
    )


_GENDERS = {"he": "male", "his": "male", "she": "female", "her": "female"}
_SPEAKING_KINDS = frozenset({"person", "organisation"})
_PATTERNS = (
    re.compile(
        rf"\b(?i:citing|cites?|cited|quoting|quotes?|quoted|repeating|echoing|relaying)\s+what\s+{_NAME}\s+"
        rf"(?:(?i:has|had|have)\s+)?(?:\w+\s+)?{_TELLING}\b"
    ),
    re.compile(
        rf"\b(?i:which|who|itself)\s+(?:\w+\s+)?(?i:cited|cites|quoted|quotes|credited|credits"
        rf"|was\s+(?:citing|quoting)|(?:had|has)\s+(?:cited|quoted))\s+(?:the\s+)?{_NAME}"
    ),
    re.compile(
        rf"\b{_LEARNING}(?:from|in|through)\s+{_ARTICLES}{_NAME}\s+(?:[a-z-]+\s+){{0,2}}?{_REPORT}\b"
    ),
    *_reports_after(_BASING),
)
_LOOSE = _reports_after(_TURNING_TO)
"""Words for taking up a report that may as well be turned against."""
_OUTLET = r"[Tt]he\s+(?:broadcaster|station|channel|network|newspaper|paper|outlet|agency|website)"
_WHO = rf"(?P<who>[Ss]?[Hh]e|[Ii]t|[Tt]hey|{_OUTLET}|[Tt]he\s+[a-z-]+)"
_WAS = re.compile(rf"{_WHO}\s+(?:was|were)\s+(?:(?:only|merely|just|simply)\s+)?")
_ADDED = (
    re.compile(
        rf"{_WHO}\s+(?:(?:said|added|explained)\s+(?:that\s+)?(?:s?he|it|they)\s+)?"
        rf"(?:(?:has|had|have)\s+)?(?:had|got|heard|learn(?:ed|t)|read)\s+(?:it|this|that)\s+{_FROM}"
    ),
    re.compile(rf"(?P<who>[Hh]er|[Hh]is|[Ii]ts)\s+source\s+was\s+{_ROLE}{_NAME}{_ALONE}"),
    re.compile(
        rf"[\"“‘']I\s+(?:have|had|got|heard|learned)\s+(?:it|this|that)\s+{_FROM}.{{0,3}}\s+"
        r"(?P<who>s?he)\s+\w+"
    ),
    re.compile(rf"{_WHO}\s+(?:cited|quoted|credited)\s+{_ROLE}{_NAME}(?=[.;]?[\s\"”’']*$)"),
)
"""A sentence by itself that tells on whose word the one before it was said."""


def cited_report(
    text: str,
    sentence: Span,
    content: Sequence[Span],
    entities: Sequence[DocEntity],
    *,
    negated: bool = False,
) -> int | None:
    """Return the index of the entity whose report the sentence around a content cites.

    Only what stands outside the content counts: there the claimant speaks of the report, not
    the article. Who says that something is not so, pointing to a report, may speak against it.
    """
    shown = _outside(text, sentence, content)
    for pattern in (*_RELAYS, *_PATTERNS, *(() if negated else _LOOSE)):
        for match in pattern.finditer(shown):
            start, end = (sentence[0] + at for at in match.span("name"))
            found = _named(entities, start, end, alone=pattern in _RELAYS)
            if found is not None:
                return found
    return None


def cited_behind(
    text: str, sentence: Span, claimant: int, entities: Sequence[DocEntity]
) -> int | None:
    """Return the index of the entity on whose word, says a next sentence, something was said.

    Its first words have to mean the claimant, or nobody whom annotation found.
    """
    shown = text[slice(*sentence)].strip()
    first = text.index(shown, sentence[0])
    for who, match in _handed_on(shown):
        start, end = (first + at for at in match.span("name"))
        found = _named(entities, start, end, alone=match.re not in _PATTERNS)
        place = (first + who.start("who"), first + who.end("who"))
        if found is not None and _means(entities, place, who["who"], claimant):
            return found
    return None


def _handed_on(sentence: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Yield where a sentence says who hands something on, and where it says on whose word."""
    was = _WAS.match(sentence)
    if was is not None:
        found = (pattern.match(sentence, was.end()) for pattern in (*_RELAYS, *_PATTERNS))
        yield from ((was, match) for match in found if match is not None)
    found = (pattern.match(sentence) for pattern in _ADDED)
    yield from ((match, match) for match in found if match is not None)


def _means(entities: Sequence[DocEntity], place: Span, who: str, claimant: int) -> bool:
    """Tell whether the words at a place may mean a claimant.

    What annotation found decides, else his gender and kind.
    """
    word = who.lower()
    meant = {index for index, entity in enumerate(entities) if place in entity.mentions}
    if claimant in meant:
        return True
    body = entities[claimant].kind == "organisation"
    if word.startswith("the "):
        named = any(entities[index].named for index in meant)
        return body and not named and re.fullmatch(_OUTLET, who) is not None
    if meant or word not in _GENDERS:
        return body and not meant
    return not body and entities[claimant].gender in (None, _GENDERS[word])


def _outside(text: str, sentence: Span, content: Sequence[Span]) -> str:
    """Return the sentence with its contents blanked out, offsets unchanged."""
    shown = list(text[sentence[0] : sentence[1]])
    for start, end in content:
        for at in range(max(start, sentence[0]), min(end, sentence[1])):
            shown[at - sentence[0]] = "\x00"
    return "".join(shown)


def _named(
    entities: Sequence[DocEntity], start: int, end: int, *, alone: bool = False
) -> int | None:
    """Return the named entity that is mentioned in a span, the one that ends last.

    ``alone`` asks for somebody who may have said something and with whom the span ends.
    """
    found = [
        (last, index)
        for last, index in _mentioned(entities, start, end)
        if not alone or (end - last <= 1 and entities[index].kind in _SPEAKING_KINDS)
    ]
    return max(found)[1] if found else None


def _mentioned(entities: Sequence[DocEntity], start: int, end: int) -> Iterator[tuple[int, int]]:
    for index, entity in enumerate(entities):
        for first, last in entity.mentions:
            if entity.named and start <= first and last <= end:
                yield last, index
