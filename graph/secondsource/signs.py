"""The sign of a statement in words: text that was denied never stands alone as if it were said.

"Nobody warned us" says by itself what its speaker means. In "the owner denied that the gate was
cracked" only the cue denies, so what is quoted of it is marked: "denied: the gate was cracked".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from secondsource.records import JOIN, Claim

DENIED = "denied: "

_NEGATIVE = re.compile(
    r"\b(?:not|no|no-one|never|none|nobody|nothing|neither|nor|nowhere|without|cannot|hardly|scarcely|barely"
    r"|few|little|rarely|seldom|unable|unwilling|impossible|improbable|unlikely|fail\w*|refus\w+"
    r"|declin\w+|forg[eo]t\w*|inconceivable|unthinkable|disput\w+|question\w*"
    r"|neglect\w*|stop\w*|ceas\w+|doubt\w*|den(?:y|ies|ied|ying)|den(?:ial|ials)|lack\w*|avoid\w*"
    r"|prevent\w*|reject\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
_FALSE = re.compile(
    r"\b(?:false|untrue|baseless|unfounded|groundless|nonsense|lies?|rubbish|fabricat\w+|fake|fiction"
    r"|wrong|incorrect|absurd|ridiculous|bogus|invent\w+|myth|hoax)\b",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"\b(?:call|describ|label|brand|dubb?|consider|deem)(?:s|es|e|ed|led|ing|ling)?\b",
    re.IGNORECASE,
)


def stretches(claim: Claim) -> Iterator[tuple[int, str]]:
    """Yield each stretch of a claim's content with its offset in the document."""
    at = 0
    for start, end in claim.content:
        yield start, claim.text[at : at + end - start]
        at += end - start + len(JOIN)


def clause(claim: Claim) -> str:
    """Return the text of the claim's own clause, as far as its content spans cover it."""
    pieces: list[str] = []
    low, high = claim.predication.start, claim.predication.end
    for start, part in stretches(claim):
        first, last = max(low, start), min(high, start + len(part))
        if first < last:
            pieces.append(part[first - start : last - start])
    return JOIN.join(pieces) or claim.text


def denies(claim: Claim, text: str) -> bool:
    """Say whether a claim denies what ``text``, its content or a part of it, says by itself."""
    negative = _negative(claim, text)
    if claim.stance.polarity == "denied":
        return not negative
    return negative and claim.predication.stance.polarity == "affirmed"  # else left open


def _negative(claim: Claim, text: str) -> bool:
    """Say whether the words that turn the content's polarity stand in ``text``."""
    if not claim.predication.negated:
        called = _CALLS.search(claim.cue_text) and _FALSE.search(text)
        return called is not None and claim.stance.polarity == "denied"
    return _turns(text)


def _turns(text: str) -> bool:
    return (_NEGATIVE.search(text) or _FALSE.search(text)) is not None


def signed(claim: Claim, text: str) -> str:
    """Return ``text``, words of the claim's content, marked if the claim denies them."""
    return f"{DENIED}{text}" if denies(claim, text) else text


def polarity_words(claim: Claim) -> str:
    """Return the polarity in a word that stands beside the claim's text.

    A denial by the content's own words ("no siren sounded") is "negative", not "denied".
    """
    if denies(claim, claim.text):
        return "denied"
    return "negative" if claim.stance.polarity == "denied" else "affirmed"
