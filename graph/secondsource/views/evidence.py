"""A claim's words in their sentence, cut into marked and unmarked pieces, for the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from secondsource.records import Claim, Span
from secondsource.signs import polarity_words
from secondsource.views.index import StoryIndex
from secondsource.views.text import moment, one_line, safe_url, shown


@dataclass(frozen=True, slots=True)
class Quotation:
    """What a report prints for a claim. ``pieces`` are (role, text), role "" for the rest."""

    claimant: str
    stance: str
    denied: bool
    outlet: str
    title: str
    date: str
    path: str
    url: str | None
    start: int
    end: int
    content: str
    pieces: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    echo: bool


def quotation(story: StoryIndex, claim: Claim, *, echo: bool = False) -> Quotation:
    """Return a claim with its passage; offsets are code points of the document's text."""
    info = story.documents[claim.document]
    start, end = claim.hull
    return Quotation(
        claimant=story.claimant_name(claim),
        stance=stance_words(claim),
        denied=claim.stance.polarity == "denied",
        outlet=story.outlet(claim.document),
        title=story.title(claim.document),
        date=moment(info.published),
        path=one_line(info.path),
        url=safe_url(info.url),
        start=start,
        end=end,
        content=one_line(claim.text),
        pieces=pieces(shown(story.text(claim.document)), claim),
        notes=tuple(_notes(story, claim)),
        echo=echo,
    )


def stance_words(claim: Claim) -> str:
    """The claimant's stance in words that stand beside the claim's text."""
    stance = claim.stance
    future = ", about the future" if stance.time == "future" else ""
    return f"{polarity_words(claim)}, {stance.certainty}{future}"


def pieces(text: str, claim: Claim) -> tuple[tuple[str, str], ...]:
    """The claim's context cut where source, cue and content begin and end."""
    roles = (("content", claim.content), ("cue", claim.cue), ("source", claim.source))
    first, last = claim.context
    bounds = {first, last} | {
        min(max(place, first), last) for _, spans in roles for span in spans for place in span
    }
    cuts = sorted(bounds)
    return tuple((_role((start, end), roles), text[start:end]) for start, end in pairwise(cuts))


def _role(piece: Span, roles: Sequence[tuple[str, Sequence[Span]]]) -> str:
    for role, spans in roles:
        if any(start <= piece[0] and piece[1] <= end for start, end in spans):
            return role
    return ""


def _notes(story: StoryIndex, claim: Claim) -> list[str]:
    found = []
    if claim.voice == "document":
        found.append("in the article's own voice")
    if claim.carrier:
        name = one_line(claim.carrier.name or "")
        found.append(f"through {claim.carrier.kind} {name}".strip())
    if claim.basis is not None:
        found.append(f"relays {one_line(story.entities[claim.basis].name)}")
    if claim.section:
        found.append(f"in a {claim.section.replace('_', ' ')}")
    if claim.note:
        found.append(one_line(claim.note))
    return found
