"""Copied passages share hashes, different ones do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.fingerprints import SHINGLE, WINDOW, fingerprint, shingles, winnow, words

SAID = "The harbour will stay closed until the inspectors have seen every crane on the quay."


def hashes(text: str) -> set[int]:
    return {h for print_ in fingerprint(text, [(0, len(text))]) for h in print_.hashes}


@pytest.mark.parametrize(
    "copy",
    [
        SAID,
        SAID.upper(),
        "“" + SAID.replace("The harbour", "the harbour")[:-1] + ",”",
        SAID.replace("until", "[at least] until"),
        SAID.replace("until", "… until"),
        SAID.replace("until", "... until"),
        SAID.replace("until", "— until —"),
        SAID.replace("inspectors", "inspéctors"),
        SAID.replace("every crane", "every (broken) crane"),
    ],
)
def test_a_copy_has_the_same_hashes(copy: str) -> None:
    assert hashes(copy) == hashes(SAID)


def test_a_long_common_run_shares_a_hash() -> None:
    run = " ".join(SAID.split()[3 : 3 + SHINGLE + WINDOW - 1])
    assert hashes(f"Nobody doubted on Monday that {run} as before.") & hashes(SAID)


@pytest.mark.parametrize(
    "other",
    [
        "The harbour will open as soon as the inspectors have left.",
        "Every crane on the north pier was sold.",
        "No.",
    ],
)
def test_other_sentences_share_none(other: str) -> None:
    assert not hashes(other) & hashes(SAID)


def test_hashes_are_the_same_in_every_process() -> None:
    assert fingerprint("Rain fell on Tarn.", [(0, 18)])[0].hashes == (5636656238165046,)


def test_sentences_without_words_have_none() -> None:
    assert fingerprint("— …\n\nRain fell.", [(0, 3), (5, 15)])[0].start == 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It’s “fine”, he said.", ["it's", "fine", "he", "said"]),
        ("10,000 men (and women) [sic]", ["10000", "men"]),
        ("Straße—Ångström", ["strasse", "angstrom"]),
        ("3.5 per cent", ["3.5", "per", "cent"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.lists(st.sampled_from("abcdefgh"), max_size=40))
def test_every_window_keeps_a_hash(sequence: list[str]) -> None:
    found = shingles(sequence)
    kept = winnow(found)
    assert list(kept) == sorted(set(kept))
    assert set(kept) <= set(found)
    for i in range(len(found) - WINDOW + 1):
        assert set(found[i : i + WINDOW]) & set(kept)


@given(st.text(max_size=200))
def test_any_text_gets_hashes_that_json_keeps(text: str) -> None:
    for print_ in fingerprint(text, [(0, len(text))]):
        assert all(0 <= h < 2**53 for h in print_.hashes)
