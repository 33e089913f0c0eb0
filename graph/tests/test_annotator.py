"""Whole annotation: a pure function of one document. All texts are invented."""

from __future__ import annotations

from itertools import chain

import pytest

from secondsource.annotate import Annotator, load
from secondsource.errors import UnreadableArticle
from secondsource.records import Annotation, Attribution, Document, Passage, PassageKind, to_json

FRONT = "---\ntitle: Ida Holm said that she would resign\n---\n"
BODY = (
    "A Bridge Too Many\n\n"
    "Ida Holm, the mayor of Tarn, said that the bridge over the Lune had not been checked.\n\n"
    "“It is safe,” her deputy Ove Vik told Radio Tarn."
    " He added that some 40 cranes were broken.\n\n"
    "Ida Holm said that the bridge was closed. PHOTO: Norland Press\n\n"
    "About 300 workers left the yard on Friday."
)
SECOND = "Dag Moe denied on Monday that the ferry had sunk.\nNobody in Norland believed him."


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return load()


def document() -> Document:
    text = FRONT + BODY

    def passage(words: str, kind: PassageKind) -> Passage:
        start = text.index(words)
        return Passage(start, start + len(words), kind)

    caption = "Ida Holm said that the bridge was closed. PHOTO: Norland Press"
    passages = (
        Passage(0, len(FRONT) - 1, "front_matter"),
        passage("A Bridge Too Many", "heading"),
        passage(caption, "caption"),
    )
    return Document("a/one.md", text, passages=passages)


@pytest.fixture(scope="module")
def annotation(annotator: Annotator) -> Annotation:
    return annotator.annotate(document())


def test_attributions_with_section(annotation: Annotation) -> None:
    text = document().text
    found = [(text[slice(*a.cue[0])], a.section) for a in annotation.attributions]
    assert found == [("said", None), ("told", None), ("added", None), ("said", "caption")]


def test_front_matter_yields_nothing(annotation: Annotation) -> None:
    spans = chain(
        annotation.sentences,
        ((f.start, f.end) for f in annotation.fingerprints),
        (span for entity in annotation.entities for span in entity.mentions),
        (span for a in annotation.attributions for span in (*a.source, *a.cue, *a.content)),
    )
    assert min(start for start, _ in spans) >= len(FRONT)


def test_sentences_have_no_blanks_around_and_do_not_overlap(annotation: Annotation) -> None:
    text = document().text
    assert text[slice(*annotation.sentences[0])] == "A Bridge Too Many"
    end = 0
    for start, stop in annotation.sentences:
        assert end <= start < stop
        assert text[start:stop] == text[start:stop].strip()
        end = stop


def test_references_name_entities_of_the_document(annotation: Annotation) -> None:
    def references(attribution: Attribution) -> list[str | None]:
        inner = [r for nested in attribution.nested for r in references(nested)]
        return [attribution.claimant, attribution.basis, *inner]

    for reference in (r for a in annotation.attributions for r in references(a) if r):
        owner, _, index = reference.partition("#")
        assert owner == document().id
        assert int(index) < len(annotation.entities)


def test_every_attribution_has_a_predication(annotation: Annotation) -> None:
    assert all(a.predications for a in annotation.attributions)


def test_claimants(annotation: Annotation) -> None:
    names = [
        annotation.entities[int(a.claimant.split("#")[1])].name
        for a in annotation.attributions
        if a.claimant
    ]
    assert names == ["Ida Holm", "Ove Vik", "Ove Vik", "Ida Holm"]


def test_models_are_named_with_a_hash(annotator: Annotator, annotation: Annotation) -> None:
    assert annotation.models == annotator.models
    assert [m.split()[0] for m in annotator.models] == ["en_secondsource_news", "attribution"]


def test_same_bytes_twice_and_in_any_order(annotator: Annotator) -> None:
    documents = [document(), Document("b.txt", SECOND), Document("c.txt", BODY.upper())]
    forwards = [to_json(annotator.annotate(d)) for d in documents]
    backwards = [to_json(load().annotate(d)) for d in reversed(documents)]
    assert forwards == backwards[::-1]


@pytest.mark.parametrize("text", ["", " \n ", "…", "\ufeff", "a" * 5000, "“ " * 300, "\n- " * 300])
def test_odd_texts(annotator: Annotator, text: str) -> None:
    assert annotator.annotate(Document("odd.txt", text)).attributions == ()


def test_half_a_surrogate_pair_is_refused(annotator: Annotator) -> None:
    with pytest.raises(UnreadableArticle, match="offset 3"):
        annotator.annotate(Document("odd.txt", "He \ud800 said."))
