"""Claims from annotations: spans, texts, ids, nesting, voices and printed-twice captions."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from secondsource.claims import claims_of, normalised
from secondsource.records import (
    JOIN,
    Annotation,
    Attribution,
    Claim,
    Document,
    Predication,
    Span,
    Stance,
    from_json,
    to_json,
)
from secondsource.voice import OWN_INFERENCE

TEXT = "Orl said the king is ill and the court is shut. Moll denied it. The sun shone."


def _span(piece: str, text: str = TEXT) -> Span:
    start = text.index(piece)
    return start, start + len(piece)


def _attribution(content: str = "the king is ill and the court is shut") -> Attribution:
    ill, shut = _span("the king is ill"), _span("the court is shut")
    return Attribution(
        source=(_span("Orl"),),
        cue=(_span("said"),),
        content=(_span(content),),
        claimant="d#0",
        predications=(
            Predication("ill", *ill),
            Predication("shut", *shut, stance=Stance("affirmed", "possible")),
        ),
    )


def _annotation(*attributions: Attribution, statements: tuple[Attribution, ...] = ()) -> Annotation:
    sentences = (_span("Orl said the king is ill and the court is shut."), _span("Moll denied it."))
    return Annotation("d", sentences, (), attributions, statements)


def _claims(*attributions: Attribution) -> tuple[Claim, ...]:
    return claims_of(Document("a.txt", TEXT), _annotation(*attributions))


def test_one_claim_a_clause() -> None:
    first, second = _claims(_attribution())
    assert (first.text, second.text) == ("the king is ill", "the court is shut")
    assert (first.stance.certainty, second.stance.certainty) == ("certain", "possible")
    assert first.predication.predicate == "ill"
    assert first.cue_text == "said"
    assert first.context == _span("Orl said the king is ill and the court is shut.")
    assert first.id != second.id


def test_nested_claims_name_the_clause_they_stand_in() -> None:
    inner = Attribution(
        source=(),
        cue=(_span("said"),),
        content=(_span("shut"),),
        predications=(Predication("shut", *_span("shut")),),
    )
    outer = dataclasses.replace(_attribution(), nested=(inner,))
    claims = {c.text: c for c in _claims(outer)}
    assert claims["shut"].parent == claims["the court is shut"].id
    assert claims["the king is ill"].parent is None


def test_own_voice() -> None:
    shone = Attribution(
        (), (), (_span("The sun shone."),), predications=(Predication("shine", *_span("The sun")),)
    )
    found = claims_of(Document("a.txt", TEXT), _annotation(statements=(shone,)))
    assert [(c.voice, c.claimant, c.cue_text) for c in found] == [("document", None, "")]
    inferred = dataclasses.replace(_attribution(), claimant=None, note=OWN_INFERENCE)
    assert {c.voice for c in _claims(inferred)} == {"document"}
    assert {c.voice for c in _claims(_attribution())} == {"attributed"}


def test_quotations_are_cut_to_the_clause() -> None:
    quoted = dataclasses.replace(_attribution(), quotations=(_span("is ill and the court"),))
    assert [c.quotations for c in _claims(quoted)] == [("is ill",), ("the court",)]


def test_caption_printed_twice_counts_once() -> None:
    text = "Orl says all is well\nOrl says all is well Photo: AP\nOrl says so."
    document = Document("a.txt", text)
    half = text.index("\n") + 1

    def shown(start: int, end: int, section: str | None) -> Attribution:
        content = (start, end)
        return Attribution(
            ((start - 9, start - 6),),
            ((start - 5, start - 1),),
            (content,),
            predications=(Predication("well", *content),),
            section=section,  # type: ignore[arg-type]
        )

    end = text.rindex("\n")
    twice = (shown(9, half - 1, "caption"), shown(half + 9, end, "caption"))
    assert len(claims_of(document, Annotation("d", attributions=twice))) == 1
    prose = tuple(dataclasses.replace(a, section=None) for a in twice)
    assert len(claims_of(document, Annotation("d", attributions=prose))) == 2
    summary = tuple(dataclasses.replace(a, section="summary") for a in twice)
    assert {c.section for c in claims_of(document, Annotation("d", attributions=summary))} == {
        "summary"
    }


def test_same_attribution_twice_is_one_claim_each() -> None:
    assert len(_claims(_attribution(), _attribution())) == 2


def test_ids_depend_on_the_document_and_on_nothing_else() -> None:
    annotation = _annotation(_attribution())
    first = claims_of(Document("a.txt", TEXT), annotation)
    again = claims_of(Document("a.txt", TEXT), annotation)
    other = claims_of(Document("b.txt", TEXT), annotation)
    assert first == again
    assert {c.id for c in first}.isdisjoint(c.id for c in other)


def test_normalised() -> None:
    assert normalised("“It’s\n here”") == normalised('"It\'s here"')
    assert normalised("here") != normalised("there")


TEXTS = st.text(alphabet='ab “”"\n.é𝔘', min_size=1, max_size=60)


@st.composite
def _cases(draw: st.DrawFn) -> tuple[Document, Annotation]:
    text = draw(TEXTS)

    def spans(least: int) -> tuple[Span, ...]:
        cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=0, max_size=6)))
        found = tuple(zip(cuts[::2], cuts[1::2], strict=False))
        return found if len(found) >= least else ((0, len(text)),)

    def attribution(depth: int) -> Attribution:
        predications = tuple(
            Predication(draw(st.sampled_from(["go", "be", "coup"])), start, end)
            for start, end in spans(1)
        )
        inner = (attribution(depth - 1),) if depth and draw(st.booleans()) else ()
        return Attribution(
            spans(0),
            spans(1),
            spans(1),
            claimant=draw(st.sampled_from([None, "d#0"])),
            predications=predications,
            quotations=spans(0),
            section=draw(st.sampled_from([None, "caption", "summary"])),
            nested=inner,
        )

    found = tuple(attribution(2) for _ in range(draw(st.integers(0, 3))))
    return Document("a.txt", text), Annotation("d", spans(0), (), found)


@given(_cases())
def test_spans_lie_in_the_text_and_texts_join_exactly(case: tuple[Document, Annotation]) -> None:
    document, annotation = case
    claims = claims_of(document, annotation)
    for claim in claims:
        spans = (*claim.source, *claim.cue, *claim.content, claim.context)
        assert all(0 <= start <= end <= len(document.text) for start, end in spans)
        assert claim.text == JOIN.join(document.text[s:e] for s, e in claim.content)
        assert claim.cue_text == JOIN.join(document.text[s:e] for s, e in claim.cue)
        assert claim.context[0] <= claim.hull[0] <= claim.hull[1] <= claim.context[1]
        assert all(quotation in document.text for quotation in claim.quotations)
        assert from_json(Claim, to_json(claim)) == claim


@given(_cases())
def test_claims_are_unique_sorted_and_parents_exist(case: tuple[Document, Annotation]) -> None:
    claims = claims_of(*case)
    ids = [claim.id for claim in claims]
    assert len(set(ids)) == len(ids)
    assert list(claims) == sorted(claims, key=lambda c: (c.hull, c.id))
    assert {c.parent for c in claims if c.parent} <= set(ids)
