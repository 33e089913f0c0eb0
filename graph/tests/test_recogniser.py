"""Names read off the network by the component secondsource_names."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from secondsource.annotate.grammar import GRAMMAR
from secondsource.annotate.recogniser import NAMES, spans

TEXT = "Mayor Carla Voss met the Port Company of Aldis in Geneva."


@pytest.fixture(scope="module")
def both() -> Language:
    """A blank pipeline with grammar and names."""
    blank = spacy.blank("en")
    blank.add_pipe(GRAMMAR)
    blank.add_pipe(NAMES)
    return blank


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ("O B-ORG I-ORG O", [(1, 3, "ORG")]),
        ("B-ORG B-ORG I-ORG", [(0, 1, "ORG"), (1, 3, "ORG")]),
        ("B-LOC B-PERSON", [(0, 1, "LOC"), (1, 2, "PERSON")]),
        ("O O", []),
        ("", []),
    ],
)
def test_spans_of_tags(tags: str, found: list[tuple[int, int, str]]) -> None:
    assert list(spans(tags.split())) == found


def test_names_have_kinds(both: Language) -> None:
    found = {entity.text: entity.label_ for entity in both(TEXT).ents}
    assert found["Carla Voss"] == "PERSON"
    assert found["Geneva"] == "LOC"


def test_a_text_without_names_says_so(both: Language) -> None:
    doc = both("nobody said anything .")
    assert not doc.ents
    assert doc.has_annotation("ENT_IOB")


def test_an_empty_text(both: Language) -> None:
    assert len(both("")) == 0


def test_no_name_runs_over_a_line_or_a_sentence(both: Language) -> None:
    doc = both("She flew to Geneva\nCarla Voss stayed. He is Lomax. Sund left.")
    assert all("\n" not in entity.text and "." not in entity.text for entity in doc.ents)
    assert {"Geneva", "Carla Voss"} <= {entity.text for entity in doc.ents}


def test_blanks_part_no_name(both: Language) -> None:
    found = {entity.text.split()[-1] for entity in both("He met Anna  Berg in New  York.").ents}
    assert found == {"Berg", "York"}


def test_entities_that_stand_there_stay() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(GRAMMAR)
    ruler = nlp.add_pipe("entity_ruler")
    nlp.add_pipe(NAMES)
    ruler.add_patterns([{"label": "SHIP", "pattern": "Carla"}])  # type: ignore[attr-defined]
    labels = {entity.text: entity.label_ for entity in nlp(TEXT).ents}
    assert labels["Carla"] == "SHIP"
    assert labels["Geneva"] == "LOC"


def test_no_name_where_none_may_be(both: Language) -> None:
    doc = both.make_doc(TEXT)
    doc.set_ents([], blocked=[doc[0:3]], default="missing")
    found = {entity.text for entity in both(doc).ents}
    assert "Geneva" in found
    assert not any("Voss" in text for text in found)
