"""Tables of a page: as small as their strings allow, and nothing is lost in them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.views.pack import Words, packed


def unpacked(table: dict[str, Any], words: list[str]) -> list[dict[str, Any]]:
    """The rows of a table, as the page's own script makes them."""

    def spelt(value: Any) -> Any:
        if isinstance(value, list):
            return [spelt(part) for part in value]
        return None if value < 0 else words[value]

    rows: list[dict[str, Any]] = [{} for _ in range(table["rows"])]
    for kind in ("plain", "words"):
        for key, column in table[kind].items():
            for row, value in zip(rows, column, strict=True):
                row[key] = spelt(value) if kind == "words" else value
    for key, (kind, at, values) in table["few"].items():
        for row, value in zip(at, values, strict=True):
            rows[row][key] = spelt(value) if kind == "words" else value
    return rows


texts = st.text(max_size=3)
row = st.fixed_dictionaries(
    {"n": st.integers(), "s": texts, "lists": st.lists(st.lists(texts, max_size=2), max_size=2)},
    optional={"maybe": texts | st.none(), "flag": st.booleans(), "mixed": st.integers() | texts},
)


@given(st.lists(row, max_size=6))
def test_rows_come_back(rows: list[dict[str, Any]]) -> None:
    words = Words()
    table = packed(rows, words)
    assert unpacked(table, words.all()) == rows
    assert len(set(words.all())) == len(words.all())


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([1, 2], "plain"),
        (["a", None], "words"),
        ([[], ["a"]], "words"),
        ([[], []], "plain"),
        ([None, None], "plain"),
        (["a", 1], "plain"),
        ([[["a"], 1]], "plain"),
    ],
)
def test_only_columns_of_strings_become_words(values: list[Any], kind: str) -> None:
    table = packed([{"x": value} for value in values], Words())
    assert [k for k in ("plain", "words") if "x" in table[k]] == [kind]


def test_a_string_is_stored_once_for_all_tables() -> None:
    words = Words()
    packed([{"a": "ferry"}, {"a": "harbour"}], words)
    packed([{"b": ["harbour", "ferry", "ferry"]}], words)
    assert words.all() == ["ferry", "harbour"]
