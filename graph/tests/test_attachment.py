"""Which stretches of words hang on more than one word outside them."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from secondsource.annotate.attachment import (
    AWAY,
    ROOT,
    WITHOUT,
    is_loose,
    token_starts,
    within,
    word_heads,
)

# Holm defended the plan in a speech .
HEADS = np.array([1, ROOT, 3, 1, 6, 6, 1, WITHOUT])


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (2, 4, False),  # the plan
        (4, 7, False),  # in a speech
        (2, 7, True),  # the plan in a speech
        (3, 5, True),  # plan in
        (0, 8, False),
        (2, 3, False),
        (7, 8, False),
        (2, 2, False),
    ],
)
def test_a_stretch_is_loose_if_several_of_its_words_hang_outside(
    start: int, end: int, expected: bool
) -> None:
    assert is_loose(HEADS)[start, end] == expected


def test_sentences_side_by_side_are_not_loose() -> None:
    heads = np.array([1, ROOT, WITHOUT, 4, ROOT, WITHOUT, 7, ROOT])
    assert not is_loose(heads)[0, 8]
    assert is_loose(heads)[0, 7]


def test_heads_within_a_stretch() -> None:
    assert within(HEADS, 2, 7).tolist() == [1, AWAY, 4, 4, AWAY]


def test_heads_of_words() -> None:
    words = ["Holm", "did", "n't", "defend", "U.S.", "plans", "."]
    heads = [3, 3, 3, 3, 5, 3, 3]
    spaces = [True, False, True, True, True, False, False]
    doc = Doc(English().vocab, words=words, spaces=spaces, heads=heads, deps=["dep"] * 7)
    assert doc.text == "Holm didn't defend U.S. plans."
    spans = [(0, 4), (5, 9), (9, 11), (12, 18), (19, 20), (20, 21), (21, 22), (22, 23), (24, 29)]
    found = word_heads(doc, token_starts(doc), [*spans, (29, 30)]).tolist()
    assert found == [3, 3, 3, ROOT, 8, 4, 4, 4, 3, WITHOUT]
    assert word_heads(doc, token_starts(doc), spans[4:]).tolist() == [4, 0, 0, 0, AWAY]
    assert word_heads(doc, token_starts(doc), []).tolist() == []
