"""Which line starts begin something new."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.annotate.lines import line_starts

PARAGRAPH = (
    "The council of Tarn met on Monday to talk about the new bridge over the Lune. Mayor Ida Holm"
    " said that the bridge would open in spring, and that nobody would have to pay. Her deputy, Ove"
    " Vik, doubted it and asked for more time. A vote on the matter is to be held by the end of the"
    " month, after Councillor Dag Moe has had the figures checked by Berg and Sons of Norland."
)
WRAPPED = textwrap.fill(PARAGRAPH, 62) + "\n\nIt rained."


def first_words(text: str) -> list[str]:
    return [text[start:].split(maxsplit=1)[0] for start in line_starts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\nTwo.", ["One.", "Two."]),
        ("A Heading\nText of it.", ["A", "Text"]),
        ("A heading\n\nand text", ["A", "and"]),
        ("  • First\n  • second", ["•", "•"]),
        ("One\r\nTwo\rThree\u2028Four", ["One", "Two", "Three", "Four"]),
        ("He said it.\nand went", ["He", "and"]),
        ("the end of a line that\nis wrapped", ["the"]),
        ("The mayor said:\nyes", ["The", "yes"]),
        (WRAPPED, ["The", "It"]),
        (WRAPPED + "\n\n# Heading\nMore.", ["The", "It", "#", "More."]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_line_starts(text: str, expected: list[str]) -> None:
    assert first_words(text) == expected


def test_short_lines_are_no_wrapped_text() -> None:
    assert len(line_starts("Roses\n" * 40)) == 40


@given(st.text("ab. \n\r\t\u2028“", max_size=60))
def test_starts_are_visible_characters_in_order(text: str) -> None:
    starts = line_starts(text)
    assert list(starts) == sorted(set(starts))
    assert not any(text[start].isspace() for start in starts)
    assert bool(starts) == bool(text.strip())
