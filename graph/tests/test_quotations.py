"""Quoted passages and their parts inside a content; the article's own inferences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.annotate.quotations import quotations_in, quoted_spans
from secondsource.voice import is_own_inference


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('He said "it is dry" and left.', ["it is dry"]),
        ("He said “it is dry” and left.", ["it is dry"]),
        ("“It is dry,” he said. “It is cold.”", ["It is dry,", "It is cold."]),
        ("“Never closed\nnext line", ["Never closed"]),
        ("“Curly and straight\"", ["Curly and straight"]),
        ("It’s the king's own 'motherland'.", []),
        ("He said «dry».", ["dry"]),
        ('An empty "" pair', []),
        ("“He said ‘dry’ twice”", ["He said ‘dry’ twice"]),
    ],
)  # fmt: skip
def test_quoted_spans(text: str, wanted: list[str]) -> None:
    assert [text[s:e] for s, e in quoted_spans(text)] == wanted


def test_several_fragments_of_one_content() -> None:
    text = "He was “fairly” sure and “very” glad."
    content = ((0, len(text)),)
    found = quotations_in(quoted_spans(text), content, text)
    assert [text[s:e] for s, e in found] == ["fairly", "very"]


def test_marks_and_blanks_are_left_out() -> None:
    text = "“ It is dry, ” he said"
    found = quotations_in(quoted_spans(text), ((0, 14),), text)
    assert [text[s:e] for s, e in found] == ["It is dry,"]


@given(st.text(alphabet='ab \n"“”«»', max_size=40))
def test_spans_are_sorted_inside_and_without_marks(text: str) -> None:
    spans = quoted_spans(text)
    assert list(spans) == sorted(spans)
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start
    for start, end in quotations_in(spans, ((0, len(text)),), text):
        assert 0 <= start < end <= len(text)
        assert text[start] not in '"“”«» \n'


@pytest.mark.parametrize(
    ("source", "cue", "own"),
    [
        ("This", "implies", True),
        ("These conclusions", "echo", True),
        ("", "it is safe to assume", True),
        ("", "It is clear", True),
        ("These officers", "say", False),
        ("The mayor", "said", False),
        ("", "is feared", False),
        ("", "Talks about", False),
        ("It", "shows", False),
    ],
)
def test_own_inference(source: str, cue: str, own: bool) -> None:
    assert is_own_inference(source, cue) is own
