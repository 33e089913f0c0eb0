"""Attributions as records: an invented article, attributions given by hand."""

from __future__ import annotations

import time

import pytest
from marked import nlp

from secondsource.annotate.interpret import interpret, own_statements
from secondsource.annotate.raw import RawAttribution
from secondsource.annotate.schemes import scheme_of
from secondsource.annotate.speakers import Resolved, resolve
from secondsource.claims import claims_of
from secondsource.records import Annotation, Attribution, Claim, Document, Passage, Span
from secondsource.voice import OWN_INFERENCE

TEXT = """Ferry Sinks Off Lorn

Speaking to the Lorn Courier on Monday, Captain Ida Brandt said the ferry had a cracked hull.

“I told the owners in May, and they did nothing,” Brandt said. “It will happen again.”

The owner, Pavel Dorn, denied that he had been warned. Dorn said that engineers believe the hull \
was sound.

At least 40 passengers swam ashore near Lorn. Was nobody awake?

This suggests that the crew saved many lives.
"""


def _span(piece: str, near: str = "") -> Span:
    """Return the span of ``piece``, the first at or after the first place of ``near``."""
    start = TEXT.index(piece, TEXT.index(near or piece))
    return start, start + len(piece)


RAW = (
    RawAttribution(
        (_span("Captain Ida Brandt"),), (_span("said"),), (_span("the ferry had a cracked hull"),)
    ),
    RawAttribution(
        (_span("Brandt", "Brandt said. "),),
        (_span("said", "Brandt said. "),),
        (
            _span("“I told the owners in May, and they did nothing,”"),
            _span("“It will happen again.”"),
        ),
    ),
    RawAttribution((_span("Pavel Dorn"),), (_span("denied"),), (_span("that he had been warned"),)),
    RawAttribution(
        (_span("Dorn", "Dorn said"),),
        (_span("said", "Dorn said"),),
        (_span("that engineers believe the hull was sound"),),
    ),
    RawAttribution(
        (_span("This"),), (_span("suggests"),), (_span("that the crew saved many lives"),)
    ),
)


@pytest.fixture(scope="module")
def document() -> Document:
    return Document("a.txt", TEXT, passages=(Passage(0, TEXT.index("\n"), "heading"),))


@pytest.fixture(scope="module")
def resolved(document: Document) -> Resolved:
    return resolve(nlp()(TEXT), scheme_of(nlp()), RAW, document)


@pytest.fixture(scope="module")
def found(document: Document, resolved: Resolved) -> tuple[Attribution, ...]:
    return interpret(nlp()(TEXT), scheme_of(nlp()), RAW, resolved, document)


def _name(resolved: Resolved, reference: str | None) -> str | None:
    return None if reference is None else resolved.entities[int(reference.split("#")[1])].name


def test_order_spans_and_claimants(found: tuple[Attribution, ...], resolved: Resolved) -> None:
    assert [(a.source, a.cue, a.content) for a in found] == [
        (r.source, r.cue, r.content) for r in RAW
    ]
    assert _name(resolved, found[0].claimant) == "Ida Brandt"
    assert _name(resolved, found[2].claimant) == "Pavel Dorn"


def test_interview_reaches_the_quotation_but_not_the_owner(
    found: tuple[Attribution, ...],
) -> None:
    names = [a.carrier.name if a.carrier else None for a in found]
    assert names == ["Lorn Courier", "Lorn Courier", None, None, None]


def test_quotations_in_fragments(found: tuple[Attribution, ...]) -> None:
    assert [TEXT[s:e] for s, e in found[1].quotations] == [
        "I told the owners in May, and they did nothing,",
        "It will happen again.",
    ]
    assert [p.predicate for p in found[1].predications] == ["tell", "do", "happen"]
    assert found[1].predications[2].stance.time == "future"


def test_first_person_is_the_claimant(found: tuple[Attribution, ...]) -> None:
    told = found[1].predications[0]
    assert [a.entity for a in told.arguments if a.role == "agent"] == [found[1].claimant]


def test_pronoun_in_a_denial_is_who_denies(found: tuple[Attribution, ...]) -> None:
    denial = found[2]
    assert denial.stance.polarity == "denied"
    assert [a.entity for a in denial.predications[0].arguments] == [denial.claimant]


def test_nested_source_has_no_name(found: tuple[Attribution, ...]) -> None:
    (inner,) = found[3].nested
    assert [TEXT[s:e] for s, e in inner.source] == ["engineers"]
    assert inner.stance.certainty == "probable"
    assert inner.claimant is not None or inner.note == 'nobody is named: "engineers"'
    assert found[0].nested == ()


def test_own_inference_has_no_claimant(found: tuple[Attribution, ...]) -> None:
    assert (found[4].claimant, found[4].note) == (None, OWN_INFERENCE)


def test_own_statements(document: Document, resolved: Resolved) -> None:
    own = own_statements(nlp()(TEXT), scheme_of(nlp()), resolved, RAW, document)
    assert [TEXT[a.content[0][0] : a.content[0][1]] for a in own] == [
        "At least 40 passengers swam ashore near Lorn."
    ]
    assert own[0].predications[0].figures[0].value == 40.0
    assert (own[0].source, own[0].cue) == ((), ())


def test_claims_of_all_this(
    document: Document, resolved: Resolved, found: tuple[Attribution, ...]
) -> None:
    own = own_statements(nlp()(TEXT), scheme_of(nlp()), resolved, RAW, document)
    annotation = Annotation(document.id, (), resolved.entities, found, own)
    claims = claims_of(document, annotation)
    assert {c.voice for c in claims if c.claimant is None and c.parent is None} == {"document"}
    assert sum(c.parent is not None for c in claims) == 1
    assert all(isinstance(c, Claim) and c.text for c in claims)


@pytest.mark.parametrize(
    "content",
    [
        "it rains and " * 300,
        "I think that " * 300,
        "1 " * 2000,
        "“" * 500,
        "A b " * 700,
        "\u202e\x00",
    ],
)
def test_hostile_contents_end_soon(content: str) -> None:
    text = f"He said {content} it left."
    document = Document("h.txt", text)
    raw = (RawAttribution(((0, 2),), ((3, 7),), ((8, len(text)),)),)
    doc = nlp()(text)
    resolved = resolve(doc, scheme_of(nlp()), raw, document)
    start = time.process_time()
    (found,) = interpret(doc, scheme_of(nlp()), raw, resolved, document)
    assert found.predications
    assert time.process_time() - start < 10
