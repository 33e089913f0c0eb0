"""The attribution model and its spaCy component. All texts are invented."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy import displacy

import secondsource.annotate  # noqa: F401  (registers the component)
from secondsource.annotate.attribution import AttributionModel, load_model
from secondsource.annotate.reading import Reader
from secondsource.errors import ModelMissing

TEXT = (
    "“The bridge is safe,” said Ida Holm, the mayor of Tarn.\n\n"
    "Her deputy told reporters on Friday that the bridge would close.\n"
    "According to the ministry, nobody was hurt."
)


@pytest.fixture(scope="module")
def model() -> AttributionModel:
    return load_model()


def strings(text: str, model: AttributionModel) -> list[tuple[str, str, str]]:
    def cut(spans: tuple[tuple[int, int], ...]) -> str:
        return " … ".join(text[start:end] for start, end in spans)

    return [(cut(r.source), cut(r.cue), cut(r.content)) for r in model.find(text)]


def test_finds_source_cue_and_content(model: AttributionModel) -> None:
    found = strings(TEXT, model)
    assert [cue for _, cue, _ in found] == ["said", "told", "According to"]
    assert [source.split(",")[0] for source, _, _ in found] == [
        "Ida Holm",
        "Her deputy",
        "the ministry",
    ]
    assert [content for _, _, content in found] == [
        "“The bridge is safe,”",
        "that the bridge would close",
        "nobody was hurt",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge over the Lune is forty metres long and was built in 1931.",
        "Rain fell on Tarn, and the river rose.",
        "",
        "\n",
    ],
)
def test_finds_nothing(text: str, model: AttributionModel) -> None:
    assert model.find(text) == ()


def test_a_heading_is_no_source(model: AttributionModel) -> None:
    text = "The rain went on.\n\nA Looming Strike\nHolm warned that the dockers may walk out."
    assert [source for source, _, _ in strings(text, model)] == ["Holm"]


def test_skipped_spans_yield_nothing(model: AttributionModel) -> None:
    front = "---\nnote: Ida Holm said that the bridge was safe.\n---\n"
    whole = front + TEXT
    shifted = [
        tuple(tuple((s + len(front), e + len(front)) for s, e in part) for part in found)
        for found in ((r.source, r.cue, r.content) for r in model.find(TEXT))
    ]
    found = model.find(whole, [(0, len(front) - 1)])
    assert [(r.source, r.cue, r.content) for r in found] == shifted


def test_equal_results_whatever_was_read_before(model: AttributionModel) -> None:
    first = model.find(TEXT)
    model.find("Ove Vik denied that he had lied. " * 40)
    assert model.find(TEXT) == first


def test_windows_hold_all_words_once(model: AttributionModel) -> None:
    text = (TEXT + "\n") * 12 + "word " * 700
    reading = model.reader.read(text)
    words, windows = reading.words, reading.windows
    starts = [w.start + i for w in windows for i in range(len(w.first))]
    assert starts == list(range(len(words.spans)))
    assert all(len(w.ids) <= 258 for w in windows)
    assert [w.line_start[1] for w in windows[:3]] == [1, 1, 1]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    for raw in load_model().find(text):
        for start, end in (*raw.source, *raw.cue, *raw.content):
            assert 0 <= start < end <= len(text)


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"lacks attribution\.int8\.onnx"):
        Reader(tmp_path)


# --- the spaCy component --------------------------------------------------------------------


def test_component_in_anybodys_pipeline(model: AttributionModel) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("secondsource_attribution")
    doc = nlp(TEXT)
    found = model.find(TEXT)
    assert doc._.attributions == tuple((r.source, r.cue, r.content) for r in found)
    assert {span.label_ for span in doc.spans["secondsource"]} == {"Source", "Cue", "Content"}
    assert "Ida Holm" in {span.text.split(",")[0] for span in doc.spans["secondsource"]}


def test_component_shows_in_displacy() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("secondsource_attribution")
    options = {"spans_key": "secondsource"}
    page = displacy.render(nlp(TEXT), style="span", options=options, jupyter=False)
    assert all(label in page for label in ("Source", "Cue", "Content"))


def test_component_is_saved_and_loaded_with_its_pipeline(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("secondsource_attribution")
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again.pipe_names == ["secondsource_attribution"]
    assert again(TEXT)._.attributions == nlp(TEXT)._.attributions


def test_a_doc_with_attributions_can_be_stored() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("secondsource_attribution")
    doc = nlp(TEXT)
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert len(again._.attributions) == len(doc._.attributions)


def test_component_is_found_without_importing_this_package() -> None:
    code = "import spacy; spacy.blank('en').add_pipe('secondsource_attribution'); print('added')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "added\n", done.stderr
