"""Attributions inside a content: cases that fire and cases that must not."""

from __future__ import annotations

import pytest
from marked import agrees, nested_of
from nested_cases import CASES, Inner

GAPS = {
    "The envoy [said] {that officials in the capital doubt that the vote was fair}.": (
        "the tagger reads doubt as a noun"
    ),
}


def _cases() -> list[object]:
    return [
        pytest.param(
            marked,
            wanted,
            marks=[pytest.mark.xfail(reason=GAPS[marked], strict=True)] if marked in GAPS else [],
        )
        for marked, wanted in CASES
    ]


@pytest.mark.parametrize(("marked", "wanted"), _cases())
def test_nested(marked: str, wanted: tuple[Inner, ...]) -> None:
    found = nested_of(marked)
    assert len(found) == len(wanted), found
    for one, other in zip(found, wanted, strict=True):
        assert agrees(one, other), one


def test_enough_cases_that_fire_and_that_must_not() -> None:
    assert len(CASES) >= 60
    assert sum(not wanted for _, wanted in CASES) >= 25
