"""Attributions as the model finds them, made into records: who claims what, how, through what."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from secondsource.annotate.arguments import Resolver
from secondsource.annotate.assertion import note_of
from secondsource.annotate.carriers import Passage, find_carriers
from secondsource.annotate.forms import FINITE
from secondsource.annotate.nested import Inner, find_nested
from secondsource.annotate.predicates import predications
from secondsource.annotate.quotations import quotations_in, quoted_spans
from secondsource.annotate.raw import RawAttribution
from secondsource.annotate.schemes import Scheme
from secondsource.annotate.speakers import Resolved
from secondsource.annotate.stance import ASSERTION, Reading, read_cue
from secondsource.annotate.utterance import heard
from secondsource.records import Attribution, Carrier, Document, Predication, Span, Stance
from secondsource.voice import (
    ASSERTS_NOTHING,
    OWN_INFERENCE,
    TOPIC_ONLY,
    WITHDRAWN,
    avows,
    is_own_inference,
    is_withdrawn,
)

_REACH = 1500
"""How far beside a cue a carrier is looked for, in code points, in a sentence without end."""
_UNNAMED = "nobody is named as the source"


def interpret(
    doc: Doc,
    scheme: Scheme,
    raw: Sequence[RawAttribution],
    resolved: Resolved,
    document: Document,
) -> tuple[Attribution, ...]:
    """Return the attributions of a document as records, in the order of ``raw``.

    ``doc`` is the parse of ``document.text``, ``resolved`` the entities and speakers found in it.
    """
    carriers = find_carriers(document, [_passage(doc, r, k, resolved) for k, r in enumerate(raw)])
    reader = _Reader(doc, scheme, resolved, document)
    return tuple(reader.attribution(item, k, carriers[k]) for k, item in enumerate(raw))


def own_statements(
    doc: Doc,
    scheme: Scheme,
    resolved: Resolved,
    raw: Sequence[RawAttribution],
    document: Document,
) -> tuple[Attribution, ...]:
    """Return the sentences in the document's own voice that state an event or a figure.

    These stand outside all attributions and are no heading, caption, credit, summary or
    question.
    """
    taken = [span for r in raw for span in (*r.source, *r.cue, *r.content)]
    taken += [(p.start, p.end) for p in document.passages]
    reader = _Reader(doc, scheme, resolved, document)
    found = []
    for sentence in doc.sents:
        span = _bounds(sentence)
        if span is None or _touches(span, taken) or not _is_statement(sentence):
            continue
        kept = tuple(p for p in reader.predications((span,), None) if _is_checkable(p))
        if kept:
            stance = kept[0].stance
            found.append(Attribution((), (), (span,), stance=stance, predications=kept))
    return tuple(found)


class _Reader:
    """Makes records of the attributions of one document."""

    def __init__(self, doc: Doc, scheme: Scheme, resolved: Resolved, document: Document) -> None:
        self.doc, self.scheme, self.resolved, self.document = doc, scheme, resolved, document
        self.quoted = quoted_spans(document.text)

    def attribution(self, raw: RawAttribution, index: int, carrier: Carrier | None) -> Attribution:
        """Return one attribution as a record."""
        speaker = self.resolved.speakers[index]
        claimant = self._reference(speaker.claimant)
        reading = self._reading(raw)
        own = is_own_inference(self._text(raw.source), self._text(raw.cue))
        claimant = None if own else claimant
        empty = speaker.note if speaker.note in ASSERTS_NOTHING else self._empty(raw, reading)
        found = self._sure(self.predications(raw.content, claimant, reading), raw, empty)
        note = OWN_INFERENCE if own else empty or speaker.note
        return Attribution(
            source=raw.source,
            cue=raw.cue,
            content=raw.content,
            claimant=claimant,
            basis=self._reference(speaker.basis),
            carrier=carrier,
            stance=_main(found),
            predications=found,
            quotations=quotations_in(self.quoted, raw.content, self.document.text),
            section=raw.section,
            note=note or (None if claimant else _UNNAMED),
            nested=self._nested(raw.content, claimant),
        )

    def predications(
        self, content: tuple[Span, ...], claimant: str | None, reading: Reading = ASSERTION
    ) -> tuple[Predication, ...]:
        """Return what a content states, first-person pronouns standing for the claimant."""
        return predications(
            self.doc,
            self.scheme,
            content,
            self._resolver(claimant),
            reading=reading,
            claimant=claimant,
            quoted=self.quoted,
        )

    def _nested(self, content: tuple[Span, ...], claimant: str | None) -> tuple[Attribution, ...]:
        """Return the attributions inside a content; those inside these come along, flat."""
        found = find_nested(self.doc, self.scheme, content, self._is(claimant))
        return tuple(self._inner(inner) for inner in found)

    def _inner(self, inner: Inner) -> Attribution:
        speaker = inner.speaker
        claimant = self._resolver(None).reference(speaker) if speaker is not None else None
        reading = self._reading(inner)
        empty = self._empty(inner, reading)
        found = self._sure(self.predications(inner.content, claimant, reading), inner, empty)
        return Attribution(
            source=inner.source,
            cue=inner.cue,
            content=inner.content,
            claimant=claimant,
            stance=_main(found),
            predications=found,
            quotations=quotations_in(self.quoted, inner.content, self.document.text),
            note=empty or (None if claimant else self._unnamed(inner.source)),
        )

    def _reading(self, raw: RawAttribution | Inner) -> Reading:
        return heard(self.scheme, self.doc, raw.cue, read_cue(self.doc, raw.cue, raw.content))

    def _empty(self, raw: RawAttribution | Inner, reading: Reading) -> str | None:
        """Return the note that says why an attribution asserts nothing, if it does."""
        if is_withdrawn(self._text(raw.source)):
            return WITHDRAWN
        return note_of(self.doc, self.scheme, raw.cue, raw.content, reading)

    def _sure(
        self, found: tuple[Predication, ...], raw: RawAttribution | Inner, empty: str | None
    ) -> tuple[Predication, ...]:
        """Lower what nobody asserts to possible; "denied the charge" is firm."""
        firm = empty == TOPIC_ONLY and avows(self._text(raw.cue), self._text(raw.content))
        return found if empty is None or firm else _unsure(found)

    def _unnamed(self, source: tuple[Span, ...]) -> str:
        return f'nobody is named: "{self._text(source)}"' if source else _UNNAMED

    def _resolver(self, claimant: str | None) -> Resolver:
        return Resolver(self.scheme, self.resolved, self.document.id, claimant)

    def _is(self, claimant: str | None) -> Callable[[Token], bool]:
        resolver = self._resolver(None)
        return lambda token: claimant is not None and resolver.reference(token) == claimant

    def _text(self, spans: tuple[Span, ...]) -> str:
        return " ".join(self.document.text[start:end] for start, end in spans)

    def _reference(self, index: int | None) -> str | None:
        return None if index is None else f"{self.document.id}#{index}"


def _unsure(found: tuple[Predication, ...]) -> tuple[Predication, ...]:
    """Return what nobody asserts as no more than possible."""
    stances = (dataclasses.replace(p.stance, certainty="possible") for p in found)
    return tuple(dataclasses.replace(p, stance=s) for p, s in zip(found, stances, strict=True))


def _main(found: tuple[Predication, ...]) -> Stance:
    """Return the stance of the first clause."""
    return found[0].stance


def _passage(doc: Doc, raw: RawAttribution, index: int, resolved: Resolved) -> Passage:
    """Return the attribution with the sentences that its cue and source stand in."""
    spans = [*raw.source, *raw.cue]
    sentences = [_sentence_at(doc, start) for start, _ in spans]
    first, last = min(s for s, _ in spans), max(e for _, e in spans)
    whole = (
        max(min(s for s, _ in sentences), first - _REACH),
        min(max(e for _, e in sentences), last + _REACH),
    )
    return Passage(raw.cue, raw.content, raw.source, whole, resolved.speakers[index].claimant)


def _sentence_at(doc: Doc, offset: int) -> Span:
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    if span is None:
        return offset, offset
    sentence = span.sent
    return sentence.start_char, sentence.end_char


def _bounds(sentence: DocSpan) -> Span | None:
    tokens = [t for t in sentence if not t.is_space]
    return (tokens[0].idx, tokens[-1].idx + len(tokens[-1])) if tokens else None


def _touches(span: Span, taken: list[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


def _is_statement(sentence: DocSpan) -> bool:
    """Tell a sentence with a finite verb that ends in a full stop."""
    text = sentence.text.rstrip(" \n\t\"'”’)")
    finite = any(t.tag_ in FINITE for t in sentence)
    return text.endswith(".") and finite


def _is_checkable(predication: Predication) -> bool:
    """Tell whether a clause states a figure or what somebody or something named did."""
    named = any(a.entity for a in predication.arguments)
    return bool(predication.figures) or named
