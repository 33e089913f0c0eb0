"""The sample story gives the verdicts that an editor would defend (data/sample/EXPECTED.md)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import secondsource
from secondsource.story import Story
from secondsource.verdicts import verdicts_json

EXPECTED = json.loads((secondsource.sample().parent / "expected.json").read_text(encoding="utf-8"))
ENTRIES: list[dict[str, Any]] = EXPECTED["propositions"]
FIELDS = ("verdict", "support", "bottleneck", "disputed_by", "flags")


@pytest.fixture(scope="module")
def found(sample_story: Story) -> list[dict[str, Any]]:
    propositions: list[dict[str, Any]] = verdicts_json(sample_story.records)["propositions"]
    return propositions


def meets(proposition: dict[str, Any], entry: dict[str, Any]) -> bool:
    claims = proposition["claims"]
    claimants = {(c["claimant"] or "").casefold() for c in claims}
    return (
        entry["polarity"] in (None, proposition["polarity"])
        and {c["document"] for c in claims} <= set(entry["documents"])
        and any(_holds(c["content"], entry["about"]) for c in claims)
        and all(any(name.casefold() in c for c in claimants) for name in entry["claimants"])
    )


def _holds(content: str, words: Sequence[str]) -> bool:
    return all(word.casefold() in content.casefold() for word in words)


def told(proposition: dict[str, Any], entry: dict[str, Any]) -> dict[str, Any]:
    """The fields of a proposition that an entry speaks of, in comparable form."""
    disputers = sorted({d["claimant"] for d in proposition["disputed_by"]})
    values = {**proposition, "disputed_by": disputers}
    values["support"] = {k: proposition["support"][k] for k in entry["support"] or ()}
    return {f: _plain(values[f]) for f in FIELDS if entry[f] is not None}


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) else value


def name_of(entry: dict[str, Any]) -> str:
    return f"{' '.join(entry['about'])} ({entry['polarity']}) {' '.join(entry['claimants'])}"


@pytest.mark.parametrize("entry", ENTRIES, ids=name_of)
def test_verdict(entry: dict[str, Any], found: list[dict[str, Any]]) -> None:
    met = [p for p in found if meets(p, entry)]
    assert len(met) == 1, [p["label"] for p in met]
    assert told(met[0], entry) == {f: _plain(entry[f]) for f in FIELDS if entry[f] is not None}


def test_the_table_is_whole(sample_story: Story) -> None:
    assert len(ENTRIES) >= 9
    assert len(sample_story.documents) == EXPECTED["articles"]
    assert sample_story.records.skipped == ()
    assert {Path(d.path.partition("#")[0]).suffix for d in sample_story.records.documents} == {
        ".txt", ".md", ".html", ".pdf", ".jsonl",
    }  # fmt: skip


def test_every_claim_is_in_one_proposition(sample_story: Story) -> None:
    members = [c for p in sample_story.records.propositions for c in p.claims]
    assert sorted(members) == sorted(c.id for c in sample_story.records.claims)


def test_evidence_equals_the_text(sample_story: Story) -> None:
    claims = sample_story.records.claims
    assert len(claims) > 50
    for claim in claims:
        text = sample_story.text(claim.document)
        assert claim.text == " … ".join(text[start:end] for start, end in claim.content)
        assert claim.cue_text == " … ".join(text[start:end] for start, end in claim.cue)
