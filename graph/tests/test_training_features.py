"""The parts of the training recipe that need no torch: features, labels, windows, decoding."""

import re
import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

from attribution import decode, features, labels, pieces, polnear, windows
from attribution.article import Article
from attribution.treebank import Grammar, lemma_rule
from hypothesis import given
from hypothesis import strategies as st

from secondsource.annotate.grammar import apply_lemma_rule

WORD = re.compile(r"\w+|[^\w\s]")


def article(text: str) -> Article:
    """An article with one piece per word."""
    words = [match.span() for match in WORD.finditer(text)]
    starts = features.line_starts(text, words)
    quotes = features.quote_states(text, words, starts)
    shapes = features.shapes(text, words, quotes)
    order = list(range(len(words)))
    pieces = [1000 + place for place in order]
    return Article("x", text, words, pieces, order, starts, quotes, shapes)


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ('"Go ," he said', [2, 1, 1, 3, 0, 0]),
        ("“Go” he said", [2, 1, 3, 0, 0]),
        ('"Go on\nhe said', [2, 1, 1, 0, 0]),
        ("”Go", [3, 0]),
    ],
)
def test_quote_states(text: str, states: list[int]) -> None:
    assert article(text).quotes == states


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("said", features.LOWER),
        ("Putin", features.CAPITALISED),
        ("NATO", features.ALL_CAPITALS),
        ("I", features.ONE_CAPITAL),
        ("McCain", features.MIXED),
        ("9th", features.NUMERIC),
        (",", features.COMMA),
        (".", features.FULL_STOP),
        (";", features.OTHER_MARK),
        ("”", features.CLOSING_QUOTE),
    ],
)
def test_shapes(word: str, shape: int) -> None:
    assert article(word).shapes == [shape]


def test_fragments_invert_tags() -> None:
    tags = ["B-Source", "I-Source", "B-Cue", "B-Content", "I-Content", "O", "I-Cue", "B-Cue"]
    found = [(f.role, f.start, f.end) for f in labels.fragments(tags)]
    assert found == [
        ("Source", 0, 2),
        ("Cue", 2, 3),
        ("Content", 3, 5),
        ("Cue", 6, 7),
        ("Cue", 7, 8),
    ]


def test_bans_let_a_span_go_on_but_not_begin_inside() -> None:
    bans = labels.bans()
    inside = labels.TAG_ID["I-Cue"]
    allowed = {tag for tag in labels.TAGS if bans[labels.TAG_ID[tag], inside] == 0}
    assert allowed == {"B-Cue", "I-Cue"}
    assert bans[labels.START_ROW, inside] == labels.BANNED


def test_shared_source_is_linked_from_both_cues() -> None:
    words = [(0, 2), (3, 7), (8, 12), (13, 16), (17, 22), (23, 27)]
    standoff = polnear.Standoff(
        {
            "T1": [(0, 2)],
            "T2": [(3, 7)],
            "T3": [(8, 12)],
            "T4": [(17, 22)],
            "T5": [(23, 27)],
        },
        [
            [("Source", "T1"), ("Cue", "T2"), ("Content", "T3")],
            [("Source", "T1"), ("Cue", "T4"), ("Content", "T5")],
        ],
    )
    labelling = polnear.label(words, standoff)
    assert labelling.tags == ["B-Source", "B-Cue", "B-Content", "O", "B-Cue", "B-Content"]
    assert labelling.source_of == {1: 0, 4: 0}
    assert labelling.cue_of == {2: 1, 5: 4}


def test_windows_cover_the_article_and_end_at_lines() -> None:
    text = "\n".join(["one two three four five six ."] * 6)
    ranges = windows.cut(article(text), size=17)
    assert ranges == [(0, 14), (14, 28), (28, 42)]


def test_pieces_hold_labels_and_links_at_the_first_piece_of_a_word() -> None:
    text = article("Ann said that it rained")
    text.pieces, text.piece_word = [1, 2, 3, 4, 5, 6, 7], [0, 0, 1, 2, 3, 4, 4]
    labelling = labels.Labelling(["B-Source", "B-Cue", "O", "B-Content", "I-Content"])
    labelling.cue_of, labelling.source_of = {3: 1, 4: 1}, {1: 0}
    flat = pieces.describe(text)
    pieces.add_labelling(flat, text, labelling)
    none, absent = labels.IGNORED, labels.ABSENT
    assert flat["word"].tolist() == [1, 0, 1, 1, 1, 1, 0]
    assert flat["tag"].tolist() == [1, none, 3, 0, 5, 6, none]
    assert flat["cue"].tolist() == [absent, absent, absent, absent, 2, 2, absent]
    assert flat["source"].tolist() == [absent, absent, 0, absent, absent, absent, absent]


def test_a_cue_without_a_source_points_nowhere() -> None:
    text = article("It was said")
    labelling = labels.Labelling(["O", "B-Cue", "I-Cue"])
    labelling.source_of = {1: -1}
    flat = pieces.describe(text)
    pieces.add_labelling(flat, text, labelling)
    assert flat["source"].tolist() == [labels.ABSENT, labels.NONE, labels.ABSENT]


def test_seams_are_better_at_lines_than_after_sentences_than_between_words() -> None:
    text = article("Go . He went\nShe")
    assert pieces.describe(text)["seam"].tolist() == [
        pieces.SEAM_LINE,
        pieces.SEAM_WORD,
        pieces.SEAM_SENTENCE,
        pieces.SEAM_WORD,
        pieces.SEAM_LINE,
    ]


def test_grammar_stands_at_tokens_and_the_first_of_two_in_a_piece_has_it() -> None:
    text = article("I cannot go")
    # tokens: I, can, not (in one piece with "can"), go
    text.grammar = Grammar(
        [0, 1, 1, 2], [5, 6, 7, 8], [0] * 4, [-1] * 4, [1, 0, 0, 0], [3, 3, 3, -1], [2, 3, 4, 5]
    )
    flat = pieces.describe(text)
    pieces.add_grammar(flat, text)
    assert flat["tags"].tolist() == [5, 6, 8]
    assert flat["lemmas"].tolist() == [labels.IGNORED] * 3
    assert flat["heads"].tolist() == [2, 2, labels.NONE]
    assert flat["token"].tolist() == [1, 1, 1]


def scores(tags: str, to_cue: dict[int, int], to_source: dict[int, int]) -> decode.WindowScores:
    """Certain scores: a tag letter per word (O, S s, C c, T t), links by word, else null."""
    letters = "OSsCcTt"
    count = len(tags)
    emissions = np.full((count, len(letters)), -9.0)
    emissions[range(count), [letters.index(letter) for letter in tags]] = 9.0
    links = np.zeros((2, count, count + 1))
    for table, targets in zip(links, (to_cue, to_source), strict=True):
        for word in range(count):
            table[word, targets.get(word, -1) + 1] = 9.0
    return decode.WindowScores(emissions, links[0], links[1], [0] * count, [1] * count)


def test_decode_joins_source_cue_and_content() -> None:
    found = decode.decode(scores("SCTtO", {2: 1, 3: 1}, {1: 0}), labels.bans().astype(float))
    assert found == [labels.Attribution(cue=(1,), source=(0,), content=(2, 3))]


def test_decode_gives_an_empty_cue_a_spare_fragment() -> None:
    window = scores("TOCTOCO", {0: 2, 3: 2}, {})
    window.to_cue[3, 5 + 1] = 8.5
    found = decode.decode(window, labels.bans().astype(float))
    assert found == [
        labels.Attribution(cue=(2,), content=(0,)),
        labels.Attribution(cue=(5,), content=(3,)),
    ]


def test_decode_drops_a_cue_without_content() -> None:
    assert decode.decode(scores("SCO", {}, {1: 0}), labels.bans().astype(float)) == []


@pytest.mark.parametrize(
    ("form", "lemma", "rule"),
    [
        ("Gates", "gate", "l|1|"),
        ("parties", "party", "l|3|y"),
        ("was", "be", "l|*|be"),
        ("Putin", "Putin", "k|0|"),
        ("n’t", "not", "l|2|ot"),
    ],
)
def test_lemma_rules(form: str, lemma: str, rule: str) -> None:
    assert lemma_rule(form, lemma) == rule


WORDS = st.text(st.characters(codec="ascii", categories=["Ll", "Lu"]), min_size=1, max_size=9)


@given(WORDS, WORDS)
def test_a_rule_gives_the_lemma_that_it_was_made_from(form: str, lemma: str) -> None:
    assert apply_lemma_rule(lemma_rule(form, lemma), form) == lemma
