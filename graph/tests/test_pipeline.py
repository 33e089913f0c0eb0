"""The pipeline's text handling, and pipelines that can't be used."""

from __future__ import annotations

import pickle
import time
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from secondsource.annotate.pipeline import _tokenised, describe, load_pipeline, parse
from secondsource.errors import ModelMissing, UnreadableArticle


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


def sentences(nlp: Language, text: str) -> list[str]:
    return [sent.text.strip() for sent in parse(nlp, text).sents]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A Bridge Too Many\nThe mayor resigned.",
            ["A Bridge Too Many", "The mayor resigned."],
        ),
        (
            "  • Prices fell last year\n  • Wages rose",
            ["•", "Prices fell last year", "•", "Wages rose"],
        ),
        (
            "Maj. Gen. Ida Holm left.  Lt. Col. Ove Vik stayed.",
            ["Maj. Gen. Ida Holm left.", "Lt. Col. Ove Vik stayed."],
        ),
        (
            "The bridge (Photo: Ida Holm, CC BY 3.0 , via Commons).",
            ["The bridge (Photo: Ida Holm, CC BY 3.0 , via Commons)."],
        ),
        ("The war is over.The army left.", ["The war is over.", "The army left."]),
        ("He left.\r\nShe stayed.", ["He left.", "She stayed."]),
    ],
)
def test_sentences(nlp: Language, text: str, expected: list[str]) -> None:
    assert sentences(nlp, text) == expected


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "a", "  He said  it . \n\n\tNo.  ", "\ufeffHe left.", "𝔗arn 🌉 fell.\u2028x"],
)
def test_the_doc_covers_the_text_exactly(nlp: Language, text: str) -> None:
    assert parse(nlp, text).text == text


def test_skipped_text_is_one_token_and_no_name(nlp: Language) -> None:
    front = "---\ntitle: Ida Holm of Norland said no\n---"
    doc = parse(nlp, front + "\nThe bridge in Norland fell.", [(0, len(front))])
    assert doc[0].text == front
    assert all(entity.start > 0 for entity in doc.ents)
    assert "The bridge in Norland fell." in [sent.text.strip() for sent in doc.sents]


@pytest.mark.parametrize("mark", ["(", '"', "“", "1.", "a)"])
def test_a_word_without_end_takes_no_quadratic_time(nlp: Language, mark: str) -> None:
    text = f"It fell. {mark * 10_000} It rose."
    start = time.process_time()
    found = _tokenised(nlp, text)
    assert time.process_time() - start < 4.0
    assert found.text == text
    assert [t.text for t in found[-3:]] == ["It", "rose", "."]


def test_a_long_word_of_the_language_stays_whole(nlp: Language) -> None:
    word = "x" * 200
    assert [t.text for t in _tokenised(nlp, f"{word} fell")] == [word, "fell"]


def test_a_text_that_is_too_long_is_refused(nlp: Language) -> None:
    with pytest.raises(UnreadableArticle, match="1,000,001 characters, more than"):
        parse(nlp, "a" * 1_000_001)


def test_description_names_version_and_content(nlp: Language) -> None:
    name, version, digest = describe(nlp).split()
    assert name == "en_secondsource_news"
    assert version[0].isdigit()
    assert len(digest.strip("()")) == 12


def test_missing_pipeline_is_told_in_one_line() -> None:
    with pytest.raises(ModelMissing, match=r"can't load the pipeline no_such.*--pipeline") as info:
        load_pipeline("no_such")
    assert "\n" not in str(info.value)


def test_a_pipeline_without_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(ModelMissing, match="gives no dependencies and no tags and no names"):
        load_pipeline(str(tmp_path))


def test_another_language_is_refused(tmp_path: Path) -> None:
    spacy.blank("de").to_disk(tmp_path)
    with pytest.raises(ModelMissing, match="is for de, not English"):
        load_pipeline(str(tmp_path))


def test_a_pickled_pipeline_reads_the_same(nlp: Language) -> None:
    text = "The mayor of Lorn said the gate was cracked."
    copy = pickle.loads(pickle.dumps(nlp))
    assert copy(text).to_json() == nlp(text).to_json()
