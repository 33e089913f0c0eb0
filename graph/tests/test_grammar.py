"""Grammar from the network: alignment with tokens, sentences, trees, lemmas, the component."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from secondsource.annotate.annotator import load
from secondsource.annotate.grammar import GRAMMAR, Tokens, apply_lemma_rule, place_tokens
from secondsource.annotate.pipeline import load_pipeline, parse
from secondsource.annotate.reading import Reader, Reading, load_reader
from secondsource.errors import UnreadableArticle
from secondsource.records import Document, Span


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


def arcs(doc: Doc) -> dict[str, tuple[str, str]]:
    return {token.text: (token.dep_, token.head.text) for token in doc}


@pytest.mark.parametrize(
    ("rule", "form", "lemma"),
    [
        ("l|0|", "Gates", "gates"),
        ("l|1|", "Gates", "gate"),
        ("l|3|y", "Parties", "party"),
        ("l|*|be", "Were", "be"),
        ("k|0|", "McCain", "McCain"),
        ("k|1|", "Americans", "American"),
        ("l|*|not", "n’t", "not"),
        ("l|9|", "odd", "odd"),  # a rule that leaves nothing leaves the form
    ],
)
def test_lemma_rules(rule: str, form: str, lemma: str) -> None:
    assert apply_lemma_rule(rule, form) == lemma


def test_a_clause(nlp: Language) -> None:
    doc = parse(nlp, "The minister said that the gates had failed.")
    found = arcs(doc)
    assert found["said"] == ("ROOT", "said")
    assert found["minister"] == ("nsubj", "said")
    assert found["failed"] == ("ccomp", "said")
    assert found["gates"] == ("nsubj", "failed")
    assert [t.lemma_ for t in doc[:3]] == ["the", "minister", "say"]
    assert [t.tag_ for t in doc[:3]] == ["DT", "NN", "VBD"]
    assert [t.pos_ for t in doc[:3]] == ["DET", "NOUN", "VERB"]
    assert doc[5].morph.to_dict()["Number"] == "Plur"


@pytest.mark.parametrize(
    ("text", "tokens", "words"),
    [
        ("He can't go.", ["He", "ca", "n't", "go", "."], ["he", "can", "'", "go", "."]),
        ("She cannot.", ["She", "can", "not", "."], ["she", "cannot", "cannot", "."]),
        ("Tarn’s dam", ["Tarn", "’s", "dam"], ["tar", "’", "dam"]),
        ("a  b", ["a", " ", "b"], ["a", "", "b"]),
    ],
)
def test_a_token_is_read_at_its_first_piece(
    nlp: Language, text: str, tokens: list[str], words: list[str]
) -> None:
    doc = nlp.make_doc(text)
    assert [token.text for token in doc] == tokens
    reader = load_reader()
    reading = reader.read(text)
    (place,) = place_tokens(Tokens.of(doc), reading)
    found = [""] * len(doc)
    for token, position in zip(place.tokens, place.positions, strict=True):
        start, end = (
            a[position - 1] for a in (reading.words.piece_starts, reading.words.piece_ends)
        )
        found[int(token)] = text[start:end].lower()
    assert found == words


def test_white_space_hangs_on_the_word_before_it(nlp: Language) -> None:
    doc = parse(nlp, " \n Ida left. \n\n Ove stayed.")
    assert [t.text.strip() for t in doc if t.head == t] == ["left", "stayed"]
    assert {t.tag_ for t in doc if t.is_space} == {"_SP"}
    assert all(t.head.i == t.i - 1 for t in doc[2:] if t.is_space)


def test_what_is_skipped_is_a_sentence_of_its_own(nlp: Language) -> None:
    front = "---\ntitle: X\n---"
    doc = parse(nlp, f"{front}\nIda Holm left.", [(0, len(front))])
    assert (doc[0].text, doc[0].dep_, doc[0].tag_) == (front, "ROOT", "XX")
    assert doc[0].head == doc[0]


@settings(max_examples=30, deadline=None)
@given(st.text(st.sampled_from("ab.\n \t\"'“”’-$5\u200b\ufeff🌉"), max_size=60))
def test_any_text_gets_trees(text: str) -> None:
    doc = parse(load_pipeline_once(), text)
    assert doc.text == text
    for sent in doc.sents:
        assert {token.sent.start for token in sent} == {sent.start}
    assert all(token.dep_ and token.tag_ for token in doc)


_LOADED: list[Language] = []


def load_pipeline_once() -> Language:
    if not _LOADED:
        _LOADED.append(load_pipeline())
    return _LOADED[0]


def test_long_text_is_read_in_windows(nlp: Language) -> None:
    doc = parse(nlp, "The dam broke and the town was flooded.\n" * 80)
    roots = [token.text for token in doc if token.head == token]
    assert roots == ["broke"] * 80


def test_component_in_anybodys_pipeline() -> None:
    blank = spacy.blank("en")
    blank.add_pipe(GRAMMAR)
    doc = blank("Ida Holm resigned. Ove Vik stayed.")
    assert [sent.root.text for sent in doc.sents] == ["resigned", "stayed"]
    assert Doc(blank.vocab).from_bytes(doc.to_bytes())[1].head.text == doc[1].head.text
    both = spacy.blank("en")
    both.add_pipe(GRAMMAR)
    both.add_pipe("secondsource_attribution")
    assert both("Ida Holm said that Ove Vik stayed.")._.attributions


@pytest.mark.parametrize(
    "text",
    [
        "Who cannot leave the town who the mayor cannot, nobody asked.",
        "said fall Cannot who not go Cannot who",
        "They cannot and cannot not go, cannot they?",
        "I'm gonna wanna cannot gonna.",
    ],
)
def test_tokens_that_share_a_word_piece_make_no_circles(nlp: Language, text: str) -> None:
    doc = parse(nlp, text)
    for token in doc:
        steps = list(token.ancestors)
        assert len(steps) < len(doc)
    load().annotate(Document("a.txt", text))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Cannot stand it.", ["Cannot stand it."]),
        ("He left. Cannot say why.", ["He left.", "Cannot say why."]),
        ("\U0001f600" * 40, ["\U0001f600" * 40]),
    ],
)
def test_no_sentence_starts_within_a_word_piece(
    nlp: Language, text: str, sentences: list[str]
) -> None:
    assert [sent.text.strip() for sent in parse(nlp, text).sents] == sentences


def test_a_text_that_is_too_long_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    annotator = load()
    monkeypatch.setattr(annotator._nlp, "max_length", 100)
    monkeypatch.setattr(Reader, "read", lambda *_: pytest.fail("it was read"))
    with pytest.raises(UnreadableArticle, match="more than the 100"):
        annotator.annotate(Document("a.txt", "He left. " * 20))


def test_two_components_read_a_text_once(monkeypatch: pytest.MonkeyPatch) -> None:
    both = spacy.blank("en")
    both.add_pipe(GRAMMAR)
    both.add_pipe("secondsource_attribution")
    lengths: list[int] = []
    inner = Reader._read

    def counted(self: Reader, text: str, skip: Sequence[Span]) -> Reading:
        lengths.append(len(text))
        return inner(self, text, skip)

    monkeypatch.setattr(Reader, "_read", counted)
    text = "Ida Holm said that \u200b Ove Vik stayed on Monday."
    both(text)
    assert lengths.count(len(text)) == 1
