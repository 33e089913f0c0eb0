"""Captions, headings and summaries are read by themselves; what only looks like an attribution."""

from __future__ import annotations

import pytest
from spacy.language import Language

from secondsource.annotate.attribution import load_model
from secondsource.annotate.filters import is_attribution
from secondsource.annotate.passages import find_attributions, front_matter, read_parts
from secondsource.annotate.pipeline import load_pipeline, parse
from secondsource.annotate.raw import RawAttribution
from secondsource.records import Document, Passage, PassageKind, Span


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


def document(*parts: tuple[str, PassageKind | None]) -> Document:
    """A document of these parts, one a line."""
    passages, text = [], ""
    for part, kind in parts:
        if kind:
            passages.append(Passage(len(text), len(text) + len(part), kind))
        text += part + "\n"
    return Document("a.txt", text, passages=tuple(passages))


def found(given: Document) -> list[tuple[str, str, str | None]]:
    text = given.text
    return [
        (text[slice(*raw.source[0])] if raw.source else "", text[slice(*span)], raw.section)
        for raw in find_attributions(load_model(), read_parts(load_model().reader, given))
        for span in raw.content
    ]


PROSE = "The union said on Friday that the yard would close."
CAPTION = "Mayor Ida Holm said that the bridge was safe"


def test_each_passage_is_read_by_itself() -> None:
    given = document(
        ("KEY POINTS\n  • A former mayor said he does not see the yard closing", "summary"),
        (PROSE, None),
        ("The Mayor's Warning", "heading"),
        ("Holm warned that the dockers may walk out.", None),
    )
    assert found(given) == [
        ("A former mayor", "he does not see the yard closing", "summary"),
        ("The union", "that the yard would close", None),
        ("Holm", "that the dockers may walk out", None),
    ]


@pytest.mark.parametrize(
    "credit",
    [" PHOTO: Norland Press / Dag Moe", " (Photo by Dag Moe/Norland Press)", " Image courtesy: X"],
)
def test_a_credit_is_no_content(credit: str) -> None:
    given = document((CAPTION + credit, "caption"), (PROSE, None))
    assert found(given)[0] == ("Mayor Ida Holm", "that the bridge was safe", "caption")


def test_what_a_repeated_caption_adds_is_its_credit() -> None:
    given = document((CAPTION, "caption"), (CAPTION + " NORPIX via NP / Dag MOE", "caption"))
    contents = [content for _, content, _ in found(given)]
    assert contents == ["that the bridge was safe"] * 2


def test_front_matter_is_not_read() -> None:
    given = document(
        ("---\nnote: Ida Holm said that she left.\n---", "front_matter"), (PROSE, None)
    )
    assert [source for source, _, _ in found(given)] == ["The union"]
    assert front_matter(given) == ((0, given.passages[0].end),)


@pytest.mark.parametrize(
    ("source", "cue", "content", "expected"),
    [
        ("Holm", "said", "that the yard will close", True),
        ("Holm", "has mocked", "the plan", True),
        ("", "It is believed", "that the yard will close", True),
        ("", "The yard was rated", "as unsafe", True),
        ("", "It seems", "that the yard will close", False),
        ("", "has widened", "the harbour", False),
        ("", "was listed", "as a yard", False),
        ("Holm", "was unable to reveal", "her sources for reasons of safety", False),
        ("Holm", "could not name", "the buyer", False),
        ("Holm", "could not say", "the buyer", True),
        ("Holm", "could reveal", "the buyer", True),
        ("Holm", "could not reveal", "that the yard was sold", True),
    ],
)
def test_filter(nlp: Language, source: str, cue: str, content: str, expected: bool) -> None:
    text = f"{source} {cue} {content}.".lstrip()
    start = len(source) + 1 if source else 0

    def span(begin: int, words: str) -> tuple[Span, ...]:
        return ((begin, begin + len(words)),) if words else ()

    raw = RawAttribution(span(0, source), span(start, cue), span(start + len(cue) + 1, content))
    assert is_attribution(raw, parse(nlp, text)) is expected


@pytest.mark.parametrize(
    "dateline",
    ["", "PORT VARELL, March 3 (Orbis News Agency) - ", "TARN, Norland, Sept. 26 (Lake Wire) — "],
)
def test_a_dateline_hides_nothing(dateline: str) -> None:
    lead = "The ferry hit the pier on Tuesday, hurting 12 people, harbour master Elin Docker said."
    given = document((dateline + lead, None), ("Nobody drowned.", None))
    assert [source for source, _, _ in found(given)] == ["harbour master Elin Docker"]
