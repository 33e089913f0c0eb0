"""The synthetic archive is what a build would have written: spans, ids and links hold."""

from __future__ import annotations

import pytest

from benchmarks.synthetic import story
from secondsource.records import StoryRecords, make_id


@pytest.fixture(scope="module")
def archive() -> tuple[StoryRecords, dict[str, str]]:
    return story(60)


def test_every_kind_of_record_is_there(archive: tuple[StoryRecords, dict[str, str]]) -> None:
    records, texts = archive
    assert all(getattr(records, name) for name in StoryRecords.__slots__)
    assert len(records.documents) == len(texts) == 60
    assert {c.stance.certainty for c in records.claims} == {
        "certain",
        "probable",
        "possible",
        "conditional",
    }
    assert {r.kind for r in records.relations} == {"corroborates", "echoes", "disputes"}


def test_spans_give_the_words(archive: tuple[StoryRecords, dict[str, str]]) -> None:
    records, texts = archive
    hashes = {d.id: d.text_hash for d in records.documents}
    for claim in records.claims:
        text = texts[hashes[claim.document]]
        assert claim.text == " … ".join(text[s:e] for s, e in claim.content)
        assert claim.cue_text == "".join(text[s:e] for s, e in claim.cue)
        assert claim.context[0] <= claim.hull[0] < claim.hull[1] <= claim.context[1]
        assert all(q in text for q in claim.quotations)
    names = {e.id: e.name for e in records.entities}
    for entity in records.entities:
        for place in entity.mentions:
            text = texts[hashes[place.document]]
            assert text[place.start : place.end] == names[entity.id]


def test_references_resolve(archive: tuple[StoryRecords, dict[str, str]]) -> None:
    records, _ = archive
    claims = {c.id for c in records.claims}
    assert len(claims) == len(records.claims)
    assert claims == {c for p in records.propositions for c in p.claims}
    assert claims >= {c.parent for c in records.claims if c.parent}
    assert claims >= {r.claim for r in records.relations} | {r.other for r in records.relations}
    assert {c.event for c in records.claims} == {e.id for e in records.events}
    assert all(p.id == make_id("p", p.claims[0]) for p in records.propositions)


def test_same_arguments_same_records(archive: tuple[StoryRecords, dict[str, str]]) -> None:
    assert story(60) == archive
    assert story(60, seed=2)[0].claims != archive[0].claims


def test_number_of_claims_is_an_option() -> None:
    records, _ = story(10, claims=3)
    assert 30 <= len(records.claims) <= 40
