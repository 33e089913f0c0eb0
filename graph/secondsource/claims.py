"""From what annotation found in a document to its claims: one a clause.

Pure records in, pure records out: no parse travels this far.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from secondsource.belonging import with_belonging
from secondsource.cited import cited_behind, cited_report
from secondsource.hearsay import with_inner_sources
from secondsource.pointers import with_answers
from secondsource.records import (
    JOIN,
    Annotation,
    Attribution,
    Claim,
    Document,
    DocumentInfo,
    Predication,
    Span,
    Stance,
    Voice,
    make_id,
)
from secondsource.voice import (
    ASSERTS_NOTHING,
    DENYING,
    LEFT_OPEN,
    OWN_INFERENCE,
    keeps_silent,
    leaves_open,
)

_FURNITURE = frozenset({"caption", "credit"})
_DENIAL = re.compile(rf"\b(?:{DENYING}|denial|contradict|rubbish)", re.IGNORECASE)
_BLANK_OR_MARK = re.compile(r"[\s\"“”‘’']+")


class Prepared(NamedTuple):
    """What one document gives to linking."""

    info: DocumentInfo
    annotation: Annotation
    claims: tuple[Claim, ...]


def prepare(document: Document, annotation: Annotation) -> Prepared:
    """Return what a document gives to linking: its annotation completed, and its claims."""
    whole = completed(document, annotation)
    return Prepared(DocumentInfo.of(document, whole), whole, claims_of(document, whole))


def completed(document: Document, annotation: Annotation) -> Annotation:
    """Return the annotation with what the words beside names and inner sources tell."""
    return with_inner_sources(document, with_belonging(document, annotation))


def claims_of(document: Document, annotation: Annotation) -> tuple[Claim, ...]:
    """Return a document's claims in order of position, each once.

    An attribution gives one claim a predication, its content cut to the clause; nested
    attributions give claims with ``parent``; sentences in the document's own voice and its own
    inferences ("this implies that") give claims with voice "document". A caption or credit
    that is printed twice counts once.
    """
    found: list[Claim] = []
    for attribution in with_answers(document, annotation):
        voice: Voice = "document" if attribution.note == OWN_INFERENCE else "attributed"
        found += _of_attribution(document, annotation, attribution, voice, None)
    for statement in annotation.statements:
        found += _of_attribution(document, annotation, statement, "document", None)
    found.sort(key=lambda claim: (claim.hull, claim.id))
    return tuple(_with_parents(list(_once(found))))


def _of_attribution(
    document: Document,
    annotation: Annotation,
    attribution: Attribution,
    voice: Voice,
    parent: str | None,
) -> list[Claim]:
    own = [
        _claim(document, annotation, attribution, predication, voice, parent)
        for predication in attribution.predications
    ]
    inner: list[Claim] = []
    for nested in attribution.nested:
        outer = _enclosing(own, nested)
        inner += _of_attribution(document, annotation, nested, voice, outer)
    return own + inner


def _enclosing(claims: list[Claim], nested: Attribution) -> str | None:
    """Return the id of the claim in whose clause a nested attribution stands."""
    at = min(start for start, _ in nested.content)
    for claim in claims:
        if claim.predication.start <= at < claim.predication.end:
            return claim.id
    return claims[0].id if claims else None


def _claim(
    document: Document,
    annotation: Annotation,
    attribution: Attribution,
    predication: Predication,
    voice: Voice,
    parent: str | None,
) -> Claim:
    text = document.text
    content = _cut(attribution.content, predication.start, predication.end, text)
    quotations = _cut(attribution.quotations, content[0][0], content[-1][1], text, strict=True)
    note, stance = _note(attribution, predication, text, content), predication.stance
    if note == LEFT_OPEN:
        stance = Stance(certainty="possible", time=stance.time)
    return Claim(
        id=_id(document, attribution, predication, content, voice, parent),
        document=document.id,
        claimant=attribution.claimant,
        voice=voice,
        source=attribution.source,
        cue=attribution.cue,
        content=content,
        text=joined(text, content),
        cue_text=joined(text, attribution.cue),
        context=_context(annotation, (*attribution.source, *attribution.cue, *content)),
        stance=stance,
        predication=predication,
        basis=attribution.basis or _cited(document, annotation, attribution, predication, content),
        carrier=attribution.carrier,
        quotations=tuple(text[start:end] for start, end in quotations),
        section=attribution.section,
        parent=parent,
        note=note,
    )


def _note(
    attribution: Attribution, predication: Predication, text: str, content: tuple[Span, ...]
) -> str | None:
    """Return the attribution's note, or that its clause leaves open what it asks or withholds."""
    clause = joined(text, content)
    if attribution.note in ASSERTS_NOTHING or not attribution.cue:
        return attribution.note
    follows = attribution.cue[-1][1] <= content[0][0]
    cue = joined(text, attribution.cue)
    unsaid = keeps_silent(cue, clause) and not _of_another(attribution, predication)
    if unsaid or leaves_open(clause, follows=follows):
        return LEFT_OPEN
    return attribution.note


def _of_another(attribution: Attribution, predication: Predication) -> bool:
    """Tell whether a clause says what somebody else than the claimant does."""
    return any(
        argument.role == "agent" and argument.entity not in (None, attribution.claimant)
        for argument in predication.arguments
    )


def _cited(
    document: Document,
    annotation: Annotation,
    attribution: Attribution,
    predication: Predication,
    content: tuple[Span, ...],
) -> str | None:
    """Return whose report the claimant cites for what he affirms, as a reference."""
    parts = (*attribution.source, *attribution.cue)
    if not parts or attribution.claimant is None:
        return None
    if _DENIAL.search(joined(document.text, attribution.cue)):
        return None
    sentence = _context(annotation, (*parts, *content))
    within = _own_part(annotation, attribution, _context(annotation, parts))
    negated = predication.stance.polarity == "denied"
    index = cited_report(document.text, within, content, annotation.entities, negated=negated)
    if index is None and _is_last(annotation, attribution, sentence):
        index = _cited_behind(document, annotation, attribution.claimant, sentence)
    reference = None if index is None else f"{document.id}#{index}"
    return reference if reference != attribution.claimant else None


def _cited_behind(
    document: Document, annotation: Annotation, claimant: str, sentence: Span
) -> int | None:
    """Return on whose word the sentence behind says that a claimant spoke."""
    behind = next((s for s in annotation.sentences if s[0] >= sentence[1]), None)
    if behind is None:
        return None
    speaker = int(claimant.rpartition("#")[2])
    return cited_behind(document.text, behind, speaker, annotation.entities)


def _own_part(annotation: Annotation, attribution: Attribution, sentence: Span) -> Span:
    """Return the part of a sentence that speaks of an attribution's source, not of another's."""
    own = set(attribution.source)
    others = [
        start
        for other in annotation.attributions
        if other.claimant != attribution.claimant
        for start, end in other.source
        if sentence[0] <= start and end <= sentence[1] and (start, end) not in own
    ]
    at = min((start for start, _ in attribution.source), default=sentence[0])
    first = at if any(start < at for start in others) else sentence[0]
    return first, min([start for start in others if start > at], default=sentence[1])


def _is_last(annotation: Annotation, attribution: Attribution, sentence: Span) -> bool:
    """Tell whether nobody else is a source after an attribution's in its sentences."""
    at = max((start for start, _ in attribution.source), default=sentence[0])
    return not any(
        at < start < sentence[1] and other.claimant != attribution.claimant
        for other in annotation.attributions
        for start, _ in other.source
    )


def _id(
    document: Document,
    attribution: Attribution,
    predication: Predication,
    content: tuple[Span, ...],
    voice: Voice,
    parent: str | None,
) -> str:
    clause = (predication.predicate, predication.start, predication.end)
    where = (attribution.source, attribution.cue, attribution.content)
    return make_id("c", document.id, voice, where, content, clause, parent)


def joined(text: str, spans: tuple[Span, ...]) -> str:
    """Return the text of the spans joined by " … "."""
    return JOIN.join(text[start:end] for start, end in spans)


def _cut(
    spans: tuple[Span, ...], start: int, end: int, text: str, *, strict: bool = False
) -> tuple[Span, ...]:
    """Return the spans cut to ``[start, end)`` without blanks at their ends.

    Where nothing is left the whole spans are returned, unless ``strict``.
    """
    cut = [_trim(max(s, start), min(e, end), text) for s, e in spans]
    kept = tuple((s, e) for s, e in cut if s < e)
    return kept if kept or strict else spans


def _trim(start: int, end: int, text: str) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _context(annotation: Annotation, spans: tuple[Span, ...]) -> Span:
    """Return the span of all sentences that the spans touch."""
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    touched = [(s, e) for s, e in annotation.sentences if s < end and e > start]
    return min([start, *(s for s, _ in touched)]), max([end, *(e for _, e in touched)])


def _with_parents(claims: list[Claim]) -> list[Claim]:
    """Drop claims that stand inside a claim that was dropped."""
    while True:
        ids = {claim.id for claim in claims}
        kept = [claim for claim in claims if claim.parent is None or claim.parent in ids]
        if len(kept) == len(claims):
            return kept
        claims = kept


def _once(claims: list[Claim]) -> Iterator[Claim]:
    """Yield the claims without those of a caption or credit that repeats an earlier one."""
    seen: set[str] = set()
    furniture: list[tuple[str | None, str, str]] = []
    for claim in claims:
        if claim.id in seen:
            continue
        seen.add(claim.id)
        if claim.section in _FURNITURE:
            key = (claim.claimant, claim.predication.predicate, normalised(claim.text))
            if any(_repeats(key, other) for other in furniture):
                continue
            furniture.append(key)
        yield claim


def _repeats(one: tuple[str | None, str, str], other: tuple[str | None, str, str]) -> bool:
    """Tell whether two furniture claims are the same, one perhaps with a credit glued to it."""
    same = one[0] == other[0] or None in (one[0], other[0])
    return same and (one[2].startswith(other[2]) or other[2].startswith(one[2]))


def normalised(text: str) -> str:
    """Return a text for comparison: NFKC, case-folded, quotation marks and blanks evened out."""
    return _BLANK_OR_MARK.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()
