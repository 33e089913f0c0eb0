"""What the two articles that the project was asked for have to give, end to end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import secondsource
from secondsource.story import Story
from secondsource.verdicts import verdict_lines, verdicts_json

FIRST, SECOND = "000_d60a3096aa7b1c96.txt", "002_4b3dc9424d20ad93.txt"


@pytest.fixture(scope="module")
def story(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Story:
    return secondsource.build(shared / "seeds", tmp_path_factory.mktemp("seeds") / "story")


@pytest.fixture(scope="module")
def found(story: Story) -> list[dict[str, Any]]:
    propositions: list[dict[str, Any]] = verdicts_json(story.records)["propositions"]
    return propositions


def test_who_disputes_is_told_once(story: Story) -> None:
    blocks = "\n".join(verdict_lines(story.records)).split("\n\n")
    disputed = [[li for li in b.split("\n") if "  disputed by" in li] for b in blocks]
    assert any(disputed)
    assert all(len(lines) == len(set(lines)) for lines in disputed)


def claimants(proposition: dict[str, Any]) -> set[str]:
    return {c["claimant"] for c in proposition["claims"] if c["claimant"]}


def about(
    found: list[dict[str, Any]], who: str, *words: str, **wanted: str
) -> list[dict[str, Any]]:
    """Propositions with a claim by ``who`` that has all the words, and these fields."""
    return [
        p
        for p in found
        if all(p[key] == value for key, value in wanted.items())
        and any(
            c["claimant"] == who and all(w in c["content"].lower() for w in words)
            for c in p["claims"]
        )
    ]


def test_coup_under_way_is_one_interview_in_both_articles(found: list[dict[str, Any]]) -> None:
    (coup,) = about(found, "Kyrylo Budanov", "coup", polarity="affirmed")
    assert {c["document"] for c in coup["claims"]} == {FIRST, SECOND}
    assert coup["verdict"] == "echo"
    assert (coup["support"]["named"], coup["support"]["strict"], coup["support"]["max"]) == (
        1,
        1,
        1,
    )
    assert coup["support"]["full"] == 1
    assert coup["bottleneck"] == ["Kyrylo Budanov"]
    assert coup["bottleneck_near"] == ["Sky News interview"]
    assert "disputed" in coup["flags"]
    assert {d["claimant"] for d in coup["disputed_by"]} == {"Gordon B. Davis Jr."}
    assert claimants(coup) == {"Kyrylo Budanov"}


def test_the_second_article_never_names_the_interview(shared: Path) -> None:
    assert "Sky News" not in (shared / "seeds" / SECOND).read_text(encoding="utf-8")


def test_davis_denies(found: list[dict[str, Any]]) -> None:
    (dismissed,) = about(found, "Gordon B. Davis Jr.", "military coup", polarity="denied")
    assert "Kyrylo Budanov" in {d["claimant"] for d in dismissed["disputed_by"]}
    assert len(dismissed["claims"]) == 1
    (ahead,) = about(found, "Gordon B. Davis Jr.", "a coup happening", polarity="denied")
    assert {c["stance"]["time"] for c in ahead["claims"]} == {"future"}


def test_a_conditional_coup_is_no_support(found: list[dict[str, Any]]) -> None:
    (coup,) = about(found, "Christo Grozev", "coup")
    assert coup["verdict"] == "conditional_only"
    assert claimants(coup) == {"Christo Grozev"}


def test_poor_health_rests_on_two_people_in_one_article(found: list[dict[str, Any]]) -> None:
    (health,) = about(found, "Kyrylo Budanov", "physical condition")
    assert {"Kyrylo Budanov", "Christopher Steele"} <= claimants(health)
    assert (health["support"]["named"], health["support"]["full"]) == (2, 1)
    assert health["bottleneck"] == [SECOND]
    assert "one_article_only" in health["flags"]


def test_cancer_has_one_named_source(found: list[dict[str, Any]]) -> None:
    (cancer,) = about(found, "Oliver Stone", "battling cancer")
    assert (cancer["verdict"], cancer["support"]["named"]) == ("single_source", 1)
    assert cancer["support"]["max"] > 1


def test_a_third_of_the_force_has_one_named_origin(found: list[dict[str, Any]]) -> None:
    (losses,) = about(found, "British Defense Ministry", "third")
    assert losses["support"]["named"] == 1
    assert "suspected_echo" in losses["flags"]
    assert {c["document"] for c in losses["claims"]} == {FIRST, SECOND}


def test_the_war_is_lost_goes_back_to_one_man(found: list[dict[str, Any]]) -> None:
    (lost,) = about(found, "Christo Grozev", "war is lost")
    assert (lost["verdict"], lost["support"]["named"]) == ("echo", 1)
    assert {c["document"] for c in lost["claims"]} == {SECOND}


def test_carriers_and_speakers(found: list[dict[str, Any]]) -> None:
    claims = [c for p in found for c in p["claims"]]
    by_carrier = {c["claimant"] for c in claims if c["carrier"] == "Sky News"}
    assert {"Kyrylo Budanov", "Gordon B. Davis Jr."} <= by_carrier
    assert any(c["claimant"] == "Adam Casey" and c["carrier"] for c in claims)


def test_captions_and_key_points_are_no_extra_claims(story: Story) -> None:
    texts = [c.text for c in story.records.claims if c.section == "caption"]
    assert len(texts) == len(set(texts))
    unnamed = {e.name for e in story.records.entities if not e.named and e.kind == "person"}
    assert not any("NATO" in name for name in unnamed)


def test_every_quotation_is_in_the_text_and_nothing_is_violated(story: Story) -> None:
    assert story.check() == ()
    claims = story.records.claims
    assert len(claims) > 40
    for claim in claims:
        text = story.text(claim.document)
        assert claim.text == " … ".join(text[start:end] for start, end in claim.content)
