"""Verdicts on stories built by hand: the worked cases of the design and the traps around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.corroborate import corroborate
from secondsource.records import (
    Bound,
    Carrier,
    Certainty,
    Claim,
    Dependence,
    DocumentInfo,
    Entity,
    Figure,
    Linked,
    Predication,
    Proposition,
    Relation,
    Stance,
    Verdict,
)

INTERVIEW = Carrier("interview", "Harbour Radio", 0, 1)
WIRE = Carrier("agency", "Northline", 0, 1)

ENTITIES = (
    Entity("e-ana", "Ana Ferro", "person", True, affiliation="e-ministry"),
    Entity("e-ben", "Ben Okada", "person", True, affiliation="e-ministry"),
    Entity("e-cyn", "Cyn Vale", "person", True),
    Entity("e-dag", "Dag Moe", "person", True, affiliation="e-office"),
    Entity("e-office", "Harbour Office", "organisation", True, affiliation="e-ministry"),
    Entity("e-official", "an official", "person", False, affiliation="e-ministry"),
    Entity("e-ministry", "Harbour Ministry", "organisation", True),
    Entity("e-sal", "Sal Brook", "person", True, (), ("ministry spokesman",), "e-ministry"),
    Entity("e-tam", "Tam Reed", "person", True, (), ("second spokeswoman",), "e-ministry"),
    Entity("e-old", "Una Holt", "person", True, (), ("former spokeswoman",), "e-ministry"),
    Entity("e-voice", "a spokesman", "person", False, (), ("spokesman",), "e-ministry"),
    Entity("e-head", "Viv Lowe", "person", True, (), ("head of the office",), "e-office"),
    Entity("e-deputy", "Wim Kerr", "person", True, (), ("office's deputy head",), "e-office"),
    Entity("e-kastria", "Kastria", "place", True),
    Entity("e-state", "Kastrian government", "organisation", True, affiliation="e-kastria"),
    Entity("e-foreign", "Kastrian foreign ministry", "organisation", True, affiliation="e-state"),
    Entity("e-army", "Kastrian army", "organisation", True, affiliation="e-state"),
    Entity("e-vasht", "Irena Vasht", "person", True, (), ("Foreign Minister",), "e-foreign"),
    Entity("e-hadar", "Lev Hadar", "person", True, (), ("Kastrian President",), "e-state"),
    Entity("e-private", "Xan Tull", "person", True, (), ("soldier",), "e-army"),
    Entity("e-gunner", "Yan Roe", "person", True, (), ("gunner",), "e-army"),
    Entity("e-unnamed", "sources", "group", False),
    Entity("e-others", "critics", "group", False),
    Entity("e-post", "The Post", "organisation", True),
    Entity("e-times", "The Times", "organisation", True),
)


def claim(name: str, who: str | None, document: str, **more: Any) -> Claim:
    certainty: Certainty = more.pop("certainty", "certain")
    base = Claim(
        name,
        document,
        f"e-{who}" if who else None,
        "attributed",
        ((0, 1),),
        ((1, 2),),
        ((2, 3),),
        "x",
        "said",
        (0, 3),
        Stance(certainty=certainty),
        Predication("open", 2, 3),
    )
    return replace(base, **more)


def judge(
    claims: Sequence[Claim],
    dependences: Sequence[Dependence] = (),
    against: Sequence[Claim] = (),
    outlets: dict[str, str] | None = None,
) -> tuple[Verdict, tuple[Relation, ...]]:
    """The verdict on one proposition of these claims, and all relations."""
    everything = [*claims, *against, *OUTER]
    documents = [
        DocumentInfo(d, f"{d}.txt", "0", outlet=(outlets or {}).get(d))
        for d in sorted({c.document for c in everything})
    ]
    propositions = [
        Proposition(
            "p-1", "it", None, "affirmed", tuple(c.id for c in claims), ("p-2",) if against else ()
        )
    ]
    if against:
        members = tuple(c.id for c in against)
        propositions.append(Proposition("p-2", "not it", None, "denied", members, ("p-1",)))
    linked = Linked(tuple(everything), ENTITIES, (), tuple(propositions), (), tuple(dependences))
    verdicts, relations = corroborate(linked, documents)
    return verdicts[0], relations


def numbers(verdict: Verdict) -> tuple[int, int, int, int, int]:
    s = verdict.support
    return s.named, s.strict, s.max, s.full, s.by_organisation


def same(first: str, second: str, kind: Any = "quotation", certain: bool = True) -> Dependence:
    return Dependence(second, first, kind, "k", "shared", "they share it", 1.0, certain)


OUTER = (claim("told", "unnamed", "d-2"), claim("named", "ben", "d-2"))
"""Claims of no proposition in which others stand."""

CASES = {
    "same wire in two outlets": (
        [claim("1", "ana", "d-1", carrier=WIRE), claim("2", "ana", "d-2", carrier=WIRE)],
        [],
        "echo",
        (1, 1, 1, 1, 1),
    ),
    "two witnesses, two outlets": (
        [claim("1", "ana", "d-1"), claim("2", "cyn", "d-2")],
        [],
        "corroborated",
        (2, 2, 2, 2, 2),
    ),
    "one person, two interviews": (
        [
            claim("1", "ana", "d-1", carrier=INTERVIEW),
            claim("2", "ana", "d-2", carrier=Carrier("interview", "Coast TV", 0, 1)),
        ],
        [],
        "echo",
        (1, 1, 1, 1, 1),
    ),
    "three claimants in one article": (
        [claim("1", "ana", "d-1"), claim("2", "ben", "d-1"), claim("3", "cyn", "d-1")],
        [],
        "corroborated",
        (3, 3, 3, 1, 2),
    ),
    "two who belong to one ministry": (
        [claim("1", "ana", "d-1"), claim("2", "ben", "d-2")],
        [],
        "corroborated",
        (2, 2, 2, 2, 1),
    ),
    "two spokesmen of one ministry: what they say is the ministry's": (
        [claim("1", "sal", "d-1"), claim("2", "tam", "d-2")],
        [],
        "echo",
        (1, 1, 1, 1, 1),
    ),
    "a ministry's former spokeswoman speaks for herself": (
        [claim("1", "old", "d-1"), claim("2", "ana", "d-2")],
        [],
        "corroborated",
        (2, 2, 2, 2, 1),
    ),
    "a ministry's spokesman and an unnamed one": (
        [claim("1", "sal", "d-1"), claim("2", "voice", "d-2")],
        [],
        "echo",
        (1, 1, 1, 1, 1),
    ),
    "a spokesman and a witness from outside": (
        [claim("1", "sal", "d-1"), claim("2", "cyn", "d-2")],
        [],
        "corroborated",
        (2, 2, 2, 2, 2),
    ),
    "two at the head of a silent office": (
        [claim("1", "head", "d-1"), claim("2", "deputy", "d-2")],
        [],
        "cannot_tell",
        (2, 1, 2, 2, 1),
    ),
    "a country, its ministry and its minister": (
        [claim("1", "kastria", "d-1"), claim("2", "foreign", "d-2"), claim("3", "vasht", "d-3")],
        [],
        "echo",
        (1, 1, 1, 1, 1),
    ),
    "a government and its minister": (
        [claim("1", "state", "d-1"), claim("2", "vasht", "d-2")],
        [],
        "echo",
        (1, 1, 1, 1, 1),
    ),
    "a minister and the president of a silent government": (
        [claim("1", "vasht", "d-1"), claim("2", "hadar", "d-2")],
        [],
        "cannot_tell",
        (2, 1, 2, 2, 1),
    ),
    "two ministries of one government": (
        [claim("1", "foreign", "d-1"), claim("2", "army", "d-2")],
        [],
        "cannot_tell",
        (2, 1, 2, 2, 1),
    ),
    "two soldiers of one army are two witnesses": (
        [claim("1", "private", "d-1"), claim("2", "gunner", "d-2")],
        [],
        "corroborated",
        (2, 2, 2, 2, 1),
    ),
    "what people without a name say that somebody said": (
        [claim("1", "cyn", "d-1"), claim("2", "ana", "d-2", parent="told")],
        [],
        "single_source",
        (1, 1, 2, 1, 1),
    ),
    "what somebody named says that somebody said": (
        [claim("1", "cyn", "d-1"), claim("2", "ana", "d-2", parent="named")],
        [],
        "corroborated",
        (2, 2, 2, 2, 2),
    ),
    "a ministry and its spokesman": (
        [claim("1", "ana", "d-1"), claim("2", "ministry", "d-2")],
        [],
        "echo",
        (1, 1, 1, 1, 1),
    ),
    "a ministry, two spokesmen and a witness": (
        [
            claim("1", "ana", "d-1"),
            claim("2", "ministry", "d-2"),
            claim("3", "ben", "d-3"),
            claim("4", "cyn", "d-4"),
        ],
        [],
        "corroborated",
        (2, 2, 2, 2, 2),
    ),
    "a ministry and one who belongs to an office of it": (
        [claim("1", "dag", "d-1"), claim("2", "ministry", "d-2")],
        [],
        "echo",
        (1, 1, 1, 1, 1),
    ),
    "an office and its ministry are organisations of their own": (
        [claim("1", "office", "d-1"), claim("2", "ministry", "d-2")],
        [],
        "corroborated",
        (2, 2, 2, 2, 1),
    ),
    "a ministry that is not certain still speaks for its spokesmen": (
        [
            claim("1", "ana", "d-1"),
            claim("2", "ben", "d-2"),
            claim("3", "ministry", "d-3", certainty="possible"),
        ],
        [],
        "echo",
        (1, 1, 1, 1, 1),
    ),
    "a ministry that speaks of a condition only speaks for nobody": (
        [
            claim("1", "ana", "d-1"),
            claim("2", "ben", "d-2"),
            claim("3", "ministry", "d-3", certainty="conditional"),
        ],
        [],
        "corroborated",
        (2, 2, 2, 2, 1),
    ),
    "a ministry and an unnamed official of it": (
        [claim("1", "official", "d-1"), claim("2", "ministry", "d-2")],
        [],
        "echo",
        (1, 1, 1, 1, 1),
    ),
    "a ministry and its spokesman cite each other": (
        [
            claim("1", "ana", "d-1", basis="e-ministry"),
            claim("2", "ministry", "d-2", basis="e-ana"),
        ],
        [],
        "echo",
        (1, 1, 1, 1, 1),
    ),
    "who cites a ministry's spokesman adds nothing to the ministry": (
        [claim("1", "cyn", "d-1", basis="e-ana"), claim("2", "ministry", "d-2")],
        [],
        "echo",
        (1, 1, 1, 1, 1),
    ),
    "a ministry's spokesman cites a witness": (
        [claim("1", "ana", "d-1", basis="e-cyn"), claim("2", "ministry", "d-2")],
        [],
        "corroborated",
        (2, 2, 2, 2, 2),
    ),
    "a ministry that cites a witness speaks for nobody": (
        [claim("1", "ana", "d-1"), claim("2", "ministry", "d-2", basis="e-cyn")],
        [],
        "corroborated",
        (2, 2, 2, 2, 2),
    ),
    "a spokesman's undisclosed sources and his ministry's word": (
        [claim("1", "ana", "d-1", basis="e-unnamed"), claim("2", "ministry", "d-2")],
        [],
        "echo",
        (1, 1, 1, 1, 1),
    ),
    "undisclosed sources of two people may be one": (
        [claim("1", "ana", "d-1", basis="e-unnamed"), claim("2", "cyn", "d-2", basis="e-others")],
        [],
        "cannot_tell",
        (2, 1, 2, 2, 2),
    ),
    "a named basis is the origin": (
        [claim("1", "ana", "d-1", basis="e-cyn"), claim("2", "ben", "d-2", basis="e-cyn")],
        [],
        "echo",
        (1, 1, 1, 1, 1),
    ),
    "a suspected echo weakens strict only": (
        [claim("1", "ana", "d-1"), claim("2", "cyn", "d-2")],
        [same("1", "2", "passage", certain=False)],
        "cannot_tell",
        (2, 1, 2, 2, 2),
    ),
    "possible claims count in max only": (
        [claim("1", "ana", "d-1"), claim("2", "cyn", "d-2", certainty="possible")],
        [],
        "single_source",
        (1, 1, 2, 1, 1),
    ),
    "only possible": (
        [claim("1", "ana", "d-1", certainty="possible")],
        [],
        "single_source",
        (0, 0, 1, 0, 0),
    ),
    "conditional supports nothing": (
        [claim("1", "ana", "d-1", certainty="conditional")],
        [],
        "conditional_only",
        (0, 0, 0, 0, 0),
    ),
    "one named beside unnamed": (
        [claim("1", "ana", "d-1"), claim("2", "unnamed", "d-1"), claim("3", "others", "d-1")],
        [],
        "single_source",
        (1, 1, 3, 1, 1),
    ),
    "unnamed only": (
        [claim("1", "unnamed", "d-1"), claim("2", "others", "d-2")],
        [],
        "unattributed",
        (0, 0, 2, 0, 0),
    ),
    "unnamed voices in copies of one passage are one": (
        [claim("1", "unnamed", "d-1"), claim("2", "others", "d-2")],
        [same("1", "2", "passage")],
        "unattributed",
        (0, 0, 1, 0, 0),
    ),
    "own voice beside an attributed claim adds nothing": (
        [claim("1", "ana", "d-1"), claim("2", None, "d-1", voice="document")],
        [],
        "single_source",
        (1, 1, 1, 1, 1),
    ),
    "own voice elsewhere may be an origin": (
        [claim("1", "ana", "d-1"), claim("2", None, "d-2", voice="document")],
        [],
        "single_source",
        (1, 1, 2, 1, 1),
    ),
    "an unattributed copy is no origin": (
        [claim("1", "ana", "d-1"), claim("2", None, "d-2", voice="document")],
        [same("1", "2", "passage")],
        "echo",
        (1, 1, 1, 1, 1),
    ),
    "who cites another claimant adds no origin": (
        [claim("1", "ana", "d-1"), claim("2", "cyn", "d-2", basis="e-ana")],
        [same("1", "2", "basis")],
        "echo",
        (1, 1, 1, 1, 1),
    ),
    "who cites another adds none without a tie either": (
        [claim("1", "ana", "d-1"), claim("2", "cyn", "d-2", basis="e-ana")],
        [],
        "echo",
        (1, 1, 1, 1, 1),
    ),
    "a cited outlet and a witness are two": (
        [claim("1", "ana", "d-1"), claim("2", "cyn", "d-2", basis="e-times")],
        [],
        "corroborated",
        (2, 2, 2, 2, 2),
    ),
    "a key point that repeats the body": (
        [claim("1", "unnamed", "d-1", section="summary"), claim("2", "ana", "d-1")],
        [same("2", "1", "summary")],
        "single_source",
        (1, 1, 1, 1, 1),
    ),
}


@pytest.mark.parametrize(("claims", "ties", "verdict", "support"), CASES.values(), ids=CASES)
def test_worked_cases(
    claims: list[Claim], ties: list[Dependence], verdict: str, support: tuple[int, ...]
) -> None:
    found, _ = judge(claims, ties)
    assert (found.verdict, numbers(found)) == (verdict, support)
    assert found.support.strict <= found.support.named <= found.support.max
    assert len(found.chains) == (found.support.named or found.support.max)


VOICES = (*(e.id.removeprefix("e-") for e in ENTITIES), None)


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_the_numbers_keep_their_order(data: st.DataObject) -> None:
    claims, ties = [], []
    for i in range(data.draw(st.integers(1, 6))):
        who, basis = (data.draw(st.sampled_from(VOICES)) for _ in range(2))
        certainty = data.draw(st.sampled_from(["certain", "probable", "possible", "conditional"]))
        told = claim(str(i), who, f"d-{data.draw(st.integers(1, 4))}", certainty=certainty)
        grounds = f"e-{basis}" if basis not in (None, who) and data.draw(st.booleans()) else None
        parent = data.draw(st.sampled_from([None, None, "told", "named"]))
        claims.append(replace(told, basis=grounds, parent=parent))
        if i and data.draw(st.booleans()):
            kind = data.draw(st.sampled_from(["quotation", "passage", "basis", "claimant"]))
            ties.append(same(str(i - 1), str(i), kind, certain=data.draw(st.booleans())))
    named, strict, most, full, organisations = numbers(judge(claims, ties)[0])
    assert strict <= named <= most
    assert full <= named
    assert organisations <= named


def test_circular_citation_has_no_origin() -> None:
    found, _ = judge(
        [claim("1", "times", "d-1"), claim("2", "post", "d-2")],
        outlets={"d-1": "The Post", "d-2": "The Times"},
    )
    assert (found.verdict, numbers(found)) == ("cannot_tell", (0, 0, 0, 0, 0))
    assert "cite one another" in found.reason


def test_a_cited_outlet_hands_on_its_own_origin() -> None:
    found, _ = judge(
        [claim("1", "ana", "d-1"), claim("2", "post", "d-2")],
        outlets={"d-1": "The Post", "d-2": "The Times"},
    )
    assert (found.verdict, numbers(found)[:3]) == ("echo", (1, 1, 1))


def test_a_cited_article_of_the_story_hands_on_its_origin() -> None:
    claims = [claim("1", "ana", "d-1"), claim("2", "cyn", "d-2", basis="e-post")]
    found, _ = judge(claims, outlets={"d-1": "Post"})
    assert (found.verdict, numbers(found)) == ("echo", (1, 1, 1, 1, 1))
    assert found.chains[0][0] == "Ana Ferro"
    assert found.reason == "2 articles go back to Ana Ferro"


def test_a_shared_quotation_brings_the_interview_along() -> None:
    claims = [claim("1", "ana", "d-1", carrier=INTERVIEW), claim("2", "ana", "d-2")]
    found, relations = judge(claims, [same("1", "2")])
    assert found.bottleneck == ("Ana Ferro",)
    assert found.bottleneck_near == ("Harbour Radio interview",)
    assert found.chains == (("Ana Ferro", "Harbour Radio interview", "d-1.txt"),)
    assert found.echoes == ("2",)
    assert [(r.kind, r.claim, r.other) for r in relations] == [("echoes", "2", "1")]


def test_denials_dispute_both_ways_and_never_support() -> None:
    found, relations = judge(
        [claim("1", "ana", "d-1"), claim("2", "ana", "d-2")],
        against=[claim("3", "cyn", "d-1", stance=Stance("denied"))],
    )
    assert found.flags == ("disputed",)
    assert [(d.claimant, d.claim) for d in found.disputed_by] == [("Cyn Vale", "3")]
    disputes = [(r.claim, r.other) for r in relations if r.kind == "disputes"]
    assert disputes == [("1", "3"), ("3", "1")]


def test_nobody_disputes_himself() -> None:
    found, relations = judge(
        [claim("1", "ana", "d-1")], against=[claim("2", "ana", "d-2", stance=Stance("denied"))]
    )
    assert (found.flags, found.disputed_by, relations) == ((), (), ())


def test_conditional_claims_dispute_nothing() -> None:
    found, _ = judge(
        [claim("1", "ana", "d-1")],
        against=[claim("2", "cyn", "d-1", stance=Stance("denied", "conditional"))],
    )
    assert found.flags == ()


def test_an_organisation_and_its_spokesman_are_told_as_one() -> None:
    claims = [claim("1", "ana", "d-1"), claim("2", "ministry", "d-2"), claim("3", "cyn", "d-3")]
    found, relations = judge(claims)
    reason = "Cyn Vale and Harbour Ministry say so independently of each other"
    assert (found.reason, found.echoes) == (reason, ("2",))
    pairs = [(r.claim, r.other) for r in relations if r.kind == "corroborates"]
    assert pairs == [("3", "1")]


def test_two_at_one_bodys_head_are_told_with_the_body() -> None:
    found, relations = judge([claim("1", "vasht", "d-1"), claim("2", "hadar", "d-2")])
    assert found.reason == "Irena Vasht and Lev Hadar say so, but both speak for Kastria"
    assert relations == ()
    found, _ = judge([claim("1", "head", "d-1"), claim("2", "deputy", "d-2")])
    assert found.reason == "Viv Lowe and Wim Kerr say so, but both speak for the Harbour Office"


def test_two_spokesmen_are_told_as_their_body() -> None:
    found, relations = judge([claim("1", "sal", "d-1"), claim("2", "tam", "d-2")])
    assert found.reason == "2 articles go back to Harbour Ministry"
    assert found.chains == (("Harbour Ministry", "Sal Brook", "d-1.txt"),)
    assert [r for r in relations if r.kind == "corroborates"] == []
    alone, _ = judge([claim("1", "sal", "d-1")])
    assert (alone.reason, alone.chains) == ("Sal Brook alone", (("Sal Brook", "d-1.txt"),))


def test_a_chain_shows_who_tells_what_another_said() -> None:
    found, _ = judge([claim("1", "ana", "d-2", parent="told")])
    assert (found.verdict, numbers(found)[:3]) == ("unattributed", (0, 0, 1))
    assert found.chains == (("Ana Ferro", "sources", "d-2.txt"),)
    assert found.reason == "nobody is named who says so, only that Ana Ferro said it"
    found, _ = judge([claim("1", "ana", "d-2", parent="named")])
    assert found.chains == (("Ana Ferro", "Ben Okada", "d-2.txt"),)
    found, _ = judge([claim("1", "ana", "d-2", basis="e-unnamed")])
    assert found.chains == (("sources", "Ana Ferro", "d-2.txt"),)


def test_who_says_it_himself_relays_no_second_origin() -> None:
    told = claim("2", "ana", "d-2", parent="named")
    found, _ = judge([claim("1", "ben", "d-2"), told])
    assert (found.verdict, numbers(found)) == ("echo", (1, 1, 1, 1, 1))
    assert found.reason == "several voices in one article, all going back to Ben Okada"


def test_a_suspected_namesake_is_told_as_one_person() -> None:
    ties = [same("1", "2", "claimant", certain=False)]
    found, _ = judge([claim("1", "ana", "d-1"), claim("2", "cyn", "d-2")], ties)
    assert found.reason == "Ana Ferro and Cyn Vale say so, but may be one person"
    more = [claim("1", "ana", "d-1"), claim("2", "cyn", "d-2"), claim("3", "ana", "d-3")]
    assert numbers(judge(more, ties)[0])[:2] == (2, 1)


def test_a_chain_of_copies_ends_in_the_first_article() -> None:
    claims = [claim("1", "ana", "d-1"), claim("2", "ana", "d-2")]
    for days in (("2030-01-02", "2030-01-01"), ("2030-01-01", "2030-01-02")):
        documents = [DocumentInfo(f"d-{i}", f"{i}.txt", "0", published=day) for i, day in
                     enumerate(days, 1)]  # fmt: skip
        proposition = Proposition("p-1", "it", None, "affirmed", ("1", "2"))
        linked = Linked(tuple(claims), ENTITIES, (), (proposition,), (), (same("1", "2"),))
        (verdict,), _ = corroborate(linked, documents)
        assert verdict.chains[0][-1] == f"{1 + days.index(min(days))}.txt"


def died(name: str, who: str, bound: Bound, value: float, *, denied: bool = False) -> Claim:
    stance = Stance("denied" if denied else "affirmed")
    figures = (Figure(value, "people", bound, 2, 3),)
    told = Predication("die", 2, 3, figures=figures, stance=stance)
    return claim(name, who, f"d-{name}", stance=stance, predication=told)


SIX = died("1", "ana", "exact", 6)
DISPUTERS = {
    "at least four excludes no six": ([died("2", "ben", "at_least", 4)], []),
    "exact four excludes six": (
        [died("2", "ben", "at_least", 4), died("3", "cyn", "exact", 4)],
        [("3", "the figures exclude each other: 4 people and 6 people")],
    ),
    "at most four excludes six": (
        [died("2", "ben", "at_most", 4)],
        [("2", "the figures exclude each other: at most 4 people and 6 people")],
    ),
    "about six excludes no six": ([died("2", "ben", "about", 6)], []),
    "about four excludes six": (
        [died("2", "ben", "about", 4)],
        [("2", "the figures exclude each other: about 4 people and 6 people")],
    ),
    "who denies six": (
        [died("2", "ben", "exact", 6, denied=True)],
        [("2", "states the opposite about the same event")],
    ),
    "who denies four": ([died("2", "ben", "exact", 4, denied=True)], []),
    "who denies at least four": ([died("2", "ben", "at_least", 4, denied=True)], []),
    "the first claim that excludes counts": (
        [died("2", "ben", "at_least", 4), died("3", "ben", "exact", 4)],
        [("3", "the figures exclude each other: 4 people and 6 people")],
    ),
}


@pytest.mark.parametrize(("against", "wanted"), DISPUTERS.values(), ids=DISPUTERS)
def test_figures_dispute_claim_by_claim(
    against: list[Claim], wanted: list[tuple[str, str]]
) -> None:
    found, _ = judge([SIX], against=against)
    assert [(d.claim, d.reason) for d in found.disputed_by] == wanted
    assert ("disputed" in found.flags) is bool(wanted)


def test_a_hedged_claim_corroborates_nothing() -> None:
    claims = [claim("1", "ana", "d-1"), claim("2", "cyn", "d-2", certainty="possible")]
    assert judge(claims)[1] == ()
    sure = [*claims, claim("3", "cyn", "d-3")]
    assert [(r.claim, r.other) for r in judge(sure)[1]] == [("3", "1")]


def test_corroborates_only_between_named_origins_without_a_tie() -> None:
    claims = [claim("1", "ana", "d-1"), claim("2", "cyn", "d-2"), claim("3", "unnamed", "d-2")]
    _, free = judge(claims)
    assert [(r.kind, r.claim, r.other) for r in free] == [("corroborates", "2", "1")]
    _, tied = judge(claims, [same("1", "2", "passage", certain=False)])
    assert [r for r in tied if r.kind == "corroborates"] == []
