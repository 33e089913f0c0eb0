"""Linking whole stories made by hand: propositions, events, dependences, and their stability."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from link_records import STANCES, Article, figure, group, organisation, person, place

from benchmarks.link_scale import items as synthetic
from secondsource.fingerprints import fingerprint
from secondsource.link import Item, link
from secondsource.link.propositions import _accused, _without_that
from secondsource.records import (
    Carrier,
    CarrierKind,
    Claim,
    Dependence,
    DocEntity,
    Fingerprint,
    Linked,
    Proposition,
    from_json,
    to_json,
)
from secondsource.voice import ASSERTS_NOTHING, TOPIC_ONLY

SPY, ENVOY, RULER = person("Ilya Brandt"), person("Rosa Klein"), person("Karim Haddad")
HISTORIAN = person("Lena Voss", "historian")


def carrier(kind: CarrierKind, name: str | None) -> Carrier:
    return Carrier(kind, name, 0, 1)


def coup(article: Article, who: object, text: str, **more: object) -> Claim:
    roles = [("agent", "coup"), ("patient", RULER)]
    return article.say(who, text, "underway", roles, **more)  # type: ignore[arg-type]


def story() -> list[Article]:
    """Two articles on one coup: an interview, its echo, a denial, a conditional."""
    one, two = Article("d1", "2030-05-01"), Article("d2", "2030-05-02")
    radio = carrier("interview", "Bay Radio")
    coup(one, SPY, "A coup against Karim Haddad is underway", carrier=radio)
    one.say(SPY, "They have been planning it for a very long time", "plan",
            [("agent", "they"), ("patient", "it")], quoted=True, carrier=radio)  # fmt: skip
    coup(one, ENVOY, "a coup against Karim Haddad", how="denied",
         carrier=carrier("interview", "Bay Radio"))  # fmt: skip
    coup(two, SPY, "a coup against Karim Haddad is underway")
    two.say(SPY, "They have been planning it for a very long time", "plan",
            [("agent", "they"), ("patient", "it")], quoted=True)  # fmt: skip
    coup(two, HISTORIAN, "a coup against Karim Haddad would be underway", how="conditional")
    two.say(None, "A coup against Karim Haddad is underway", "underway",
            [("agent", "coup"), ("patient", RULER)], voice="document")  # fmt: skip
    two.say(None, "The museum of Tarn has reopened", "reopen", [("agent", "museum")],
            voice="document")  # fmt: skip
    return [one, two]


def linked(articles: list[Article]) -> Linked:
    return link(article.item for article in articles)


def names(found: Linked) -> dict[str, str]:
    return {entity.id: entity.name for entity in found.entities}


def holding(found: Linked, claim: Claim) -> Proposition:
    (proposition,) = [p for p in found.propositions if claim.id in p.claims]
    return proposition


def ties(found: Linked, kind: str) -> set[tuple[str, str]]:
    return {(d.claim, d.on) for d in found.dependences if d.kind == kind}


def test_claims_get_entity_ids_and_events() -> None:
    one, two = story()
    found = linked([one, two])
    told = {claim.id: claim for claim in found.claims}
    assert names(found)[told[one.claims[0].id].claimant or ""] == "Ilya Brandt"
    assert told[one.claims[0].id].claimant == told[two.claims[0].id].claimant
    arguments = told[one.claims[0].id].predication.arguments
    assert [names(found).get(a.entity or "") for a in arguments] == [None, "Karim Haddad"]
    assert {claim.event for claim in found.claims} <= {event.id for event in found.events}
    assert None not in {claim.event for claim in found.claims}


def test_every_attributed_claim_is_in_exactly_one_proposition() -> None:
    one, two = story()
    found = linked([one, two])
    placed = [claim for p in found.propositions for claim in p.claims]
    attributed = [c.id for a in (one, two) for c in a.claims if c.voice == "attributed"]
    assert len(placed) == len(set(placed))
    assert set(attributed) <= set(placed) == {claim.id for claim in found.claims}


def test_own_voice_stays_only_with_an_attributed_claim_about_the_same() -> None:
    one, two = story()
    found = linked([one, two])
    assert two.claims[3].id in holding(found, one.claims[0]).claims
    assert two.claims[4].id not in {claim.id for claim in found.claims}


def test_denial_opposes_and_conditional_stands_apart() -> None:
    one, two = story()
    found = linked([one, two])
    coup_, denial = holding(found, one.claims[0]), holding(found, one.claims[2])
    assert (coup_.polarity, denial.polarity) == ("affirmed", "denied")
    assert coup_.id in denial.opposes
    assert coup_.opposes == (denial.id,)
    assert holding(found, two.claims[2]).claims == (two.claims[2].id,)
    assert coup_.event == denial.event
    (event,) = [e for e in found.events if e.id == coup_.event]
    assert event.label == "coup – Karim Haddad"


def test_a_repeated_quotation_brings_the_interview_with_it() -> None:
    one, two = story()
    found = linked([one, two])
    assert (two.claims[1].id, one.claims[1].id) in ties(found, "quotation")
    told = [d for d in found.dependences if d.kind == "carrier" and d.claim == two.claims[0].id]
    assert [(d.on, d.label) for d in told] == [(one.claims[0].id, "the Bay Radio interview")]
    assert (two.claims[0].id, one.claims[0].id) in ties(found, "claimant")


ORATION = "we will not leave this hall before the last of the boats is home again"


def quoting(words: int, *, one_event: bool) -> set[tuple[str, str]]:
    """The quotation ties between two claims that quote the same words of different things."""
    quote = " ".join(ORATION.split()[:words])
    sold = f"the mill in the old harbour of the northern town was sold, {quote}"
    other = sold if one_event else f"a barn by the road to the pass over the ridge burned: {quote}"
    one, two = Article("d1", "2030-05-01"), Article("d2", "2030-05-02")
    first = one.say(ENVOY, sold, "sell", [("patient", "mill")])
    if one_event:
        second = two.say(HISTORIAN, other, "sell", [("patient", "mill")], how="denied")
    else:
        second = two.say(HISTORIAN, other, "burn", [("patient", "barn")])
    one.claims[0] = replace(first, quotations=(quote,))
    two.claims[0] = replace(second, quotations=(f"“… {quote.upper()} [sic]",))
    found = linked([one, two])
    assert (len({claim.event for claim in found.claims}) == 1) is one_event
    assert holding(found, first) != holding(found, second)
    return ties(found, "quotation")


def test_twelve_quoted_words_tie_claims_on_different_events_and_five_on_one() -> None:
    assert quoting(12, one_event=False)
    assert not quoting(11, one_event=False)
    assert quoting(5, one_event=True)
    assert not quoting(4, one_event=True)


def test_without_a_shared_quotation_there_is_no_shared_interview() -> None:
    one, two = story()
    two.claims[1] = replace(two.claims[1], quotations=())
    later = {claim.id for claim in two.claims}
    assert [tie for tie in ties(linked([one, two]), "carrier") if set(tie) & later] == []


def two_reports(**more: object) -> tuple[Linked, Claim, Claim]:
    """Two articles, each with one claim about one flood; ``more`` goes to both."""
    one, two = Article("d1", "2030-05-01"), Article("d2", "2030-05-02")
    roles = [("agent", "flood"), ("patient", "home"), ("place", place("Tarn"))]
    a = one.say(ENVOY, "the flood destroyed homes in Tarn", "destroy", roles, **more)  # type: ignore[arg-type]
    b = two.say(HISTORIAN, "the flood destroyed homes in Tarn", "destroy", roles, **more)  # type: ignore[arg-type]
    return linked([one, two]), a, b


def test_two_people_are_two_origins() -> None:
    found, a, b = two_reports()
    assert holding(found, a).claims == (a.id, b.id)
    assert found.dependences == ()


def test_one_agency_is_one_carrier_but_interviews_are_each_persons_own() -> None:
    found, a, b = two_reports(carrier=carrier("agency", "Meridian"))
    assert ties(found, "carrier") == {(b.id, a.id)}
    assert two_reports(carrier=carrier("interview", "Bay Radio"))[0].dependences == ()


def test_a_carrier_that_is_not_exclusive_ties_nothing() -> None:
    press = Carrier("occasion", "reporters", 0, 1, exclusive=False)
    assert two_reports(carrier=press)[0].dependences == ()


def test_copied_sentences() -> None:
    one, two = Article("d1", "2030-05-01"), Article("d2", "2030-05-02")
    text = "the river rose by two metres in Tarn"
    a = one.say(group("a rescue worker"), text, "rise", [("place", place("Tarn"))])
    b = two.say(group("a rescue worker"), text, "rise", [("place", place("Tarn"))])
    one.fingerprints.append(Fingerprint(0, 60, (1, 2, 3, 4)))
    two.fingerprints.append(Fingerprint(0, 60, (2, 3, 4, 5)))
    found = linked([one, two])
    assert ties(found, "passage") == {(b.id, a.id)}
    two.fingerprints[0] = Fingerprint(0, 60, (4, 5, 6, 7))
    assert ties(linked([one, two]), "passage") == set()


RISE = "the river rose by two metres in Tarn"
LONG = (
    " and swept away the two bridges that the town had built after the last flood, while"
    " people on the roofs waited for boats which came only hours later"
)
WITNESS = group("a witness")
CERTAIN, SUSPECTED = {(2, 1, True)}, {(2, 1, False)}
PASSAGES = {
    "a short clause is no copy": (
        [(WITNESS, f"A witness said {RISE}."), (SPY, f"The mayor, Ilya Brandt, said {RISE}.")],
        set(),
    ),
    "of two named people neither": (
        [(SPY, f"Ilya Brandt, mayor, said {RISE}."), (ENVOY, f"The envoy Klein said {RISE}.")],
        set(),
    ),
    "a long passage is a copy of the named one's": (
        [(SPY, f"Ilya Brandt said {RISE}{LONG}."), (WITNESS, f"A witness said {RISE}{LONG}.")],
        CERTAIN,
    ),
    "one claimant in both": (
        [(SPY, f"Ilya Brandt said {RISE}{LONG}."), (SPY, f"Mr Brandt said {RISE}{LONG}.")],
        CERTAIN,
    ),
    "a long passage with two named claimants is a suspicion": (
        [(SPY, f"Ilya Brandt said {RISE}{LONG}."), (ENVOY, f"Rosa Klein said {RISE}{LONG}.")],
        SUSPECTED,
    ),
    "half of the passage is the least": (
        [(SPY, f"{RISE}{LONG}."), (WITNESS, f"{RISE}, a witness said on {LONG[:60]} Monday.")],
        set(),
    ),
    "an unnamed copy brings no two named people together": (
        [
            (SPY, f"Ilya Brandt said {RISE}{LONG}."),
            (WITNESS, f"A witness said {RISE}{LONG}."),
            (ENVOY, f"Rosa Klein said {RISE}{LONG}."),
        ],
        {(2, 1, True), (3, 1, False)},
    ),
    "nor does an unnamed original": (
        [
            (WITNESS, f"A witness said {RISE}{LONG}."),
            (SPY, f"Ilya Brandt said {RISE}{LONG}."),
            (ENVOY, f"Rosa Klein said {RISE}{LONG}."),
        ],
        {(2, 1, True), (3, 1, False)},
    ),
}


@pytest.mark.parametrize(("reports", "wanted"), PASSAGES.values(), ids=PASSAGES)
def test_copied_passages(
    reports: list[tuple[DocEntity, str]], wanted: set[tuple[int, int, bool]]
) -> None:
    articles = [Article(f"d{i}", f"2030-05-0{i}") for i in range(1, len(reports) + 1)]
    number: dict[str, int] = {}
    for i, (article, (who, passage)) in enumerate(zip(articles, reports, strict=True), start=1):
        roles = [("agent", "river"), ("place", place("Tarn"))]
        number[article.say(who, RISE, "rise", roles).id] = i  # type: ignore[arg-type]
        article.fingerprints.extend(fingerprint(passage, [(0, len(passage))]))
    found = linked(articles).dependences
    passages = (d for d in found if d.kind == "passage")
    assert {(number[d.claim], number[d.on], d.certain) for d in passages} == wanted


@pytest.mark.parametrize("note", sorted(ASSERTS_NOTHING))
def test_what_asserts_nothing_is_no_claim_of_a_story(note: str) -> None:
    article = Article("d1", "2030-05-01")
    asked = coup(article, SPY, "a coup against Karim Haddad is underway")
    inner = article.say(ENVOY, "the palace has fallen", "fall", [("agent", "palace")], parent=asked)
    group_says = article.say(
        group("officers"), "the port has fallen", "fall", [("agent", "port")], parent=asked
    )
    found = linked([article])
    assert {claim.id for claim in found.claims} == {asked.id, inner.id, group_says.id}
    article.claims[0] = replace(asked, note=note)
    found = linked([article])
    assert [(claim.id, claim.parent) for claim in found.claims] == [(inner.id, None)]
    assert [p.claims for p in found.propositions] == [(inner.id,)]


def test_who_denies_a_bare_topic_states_something() -> None:
    article = Article("d1", "2030-05-01")
    told = coup(article, SPY, "a coup against Karim Haddad", how="denied")
    article.claims[0] = replace(told, note=TOPIC_ONLY, cue_text="denied")
    assert [claim.id for claim in linked([article]).claims] == [told.id]


def test_unnamed_sources_across_articles_are_only_a_suspicion() -> None:
    one, two = Article("d1", "2030-05-01"), Article("d2", "2030-05-02")
    for article in (one, two):
        article.say(group("officials"), "the bank has failed in Tarn", "fail",
                    [("agent", "bank"), ("place", place("Tarn"))])  # fmt: skip
    (tie,) = linked([one, two]).dependences
    assert (tie.kind, tie.certain) == ("basis", False)


def test_what_a_group_understands_is_its_relayers_claim() -> None:
    article = Article("d1")
    outer = article.say(HISTORIAN, "officers know that the war is lost", "know",
                        [("agent", "officer")])  # fmt: skip
    inner = article.say(group("officers"), "the war is lost", "lose", [("patient", "war")],
                        parent=outer)  # fmt: skip
    lead = article.say(group("high officials"), "the war is lost", "lose", [("patient", "war")])
    found = linked([article])
    claim = {c.id: c for c in found.claims}[inner.id]
    assert names(found)[claim.claimant or ""] == "Lena Voss"
    assert names(found)[claim.basis or ""] == "officers"
    (tie,) = [d for d in found.dependences if d.kind == "basis"]
    assert ({tie.claim, tie.on}, tie.certain) == ({inner.id, lead.id}, True)


def test_headline_restates_and_its_unnamed_speaker_is_the_named_one() -> None:
    article = Article("d1")
    expert = person("Mara Quill", "former engineer at the dam")
    unnamed = replace(person("former engineer"), named=False)
    head = article.say(unnamed, "gate was cracked", "crack", [("patient", "gate")],
                       section="heading")  # fmt: skip
    body = article.say(expert, "the gate was cracked", "crack", [("patient", "gate")])
    found = linked([article])
    assert (head.id, body.id) in ties(found, "summary")
    assert len({c.claimant for c in found.claims}) == 1


def test_a_loose_figure_without_a_source_is_a_suspected_echo() -> None:
    one, two = Article("d1", "2030-05-01"), Article("d2", "2030-05-02")
    roles = [("agent", organisation("Dravia")), ("patient", "force")]
    third = [figure(0.333, "force", "about")]
    a = one.say(ENVOY, "Dravia lost a third of its force", "lose", roles, figures=third)  # type: ignore[arg-type]
    b = two.say(None, "Dravia lost about a third of its force", "lose", roles,  # type: ignore[arg-type]
                figures=third, voice="document")  # fmt: skip
    (tie,) = linked([one, two]).dependences
    assert isinstance(tie, Dependence)
    assert ({tie.claim, tie.on}, tie.certain) == ({a.id, b.id}, False)


def test_a_chain_of_likenesses_never_joins_what_contradicts() -> None:
    found = linked(story())
    decided = {frozenset((d.first, d.second)): d.kind for d in found.decisions}
    for proposition in found.propositions:
        for one in proposition.claims:
            for two in proposition.claims:
                assert decided.get(frozenset((one, two))) != "contradicts"


def test_decisions_have_scores_and_reasons() -> None:
    found = linked(story())
    assert {"same", "contradicts"} <= {decision.kind for decision in found.decisions}
    for decision in found.decisions:
        assert 0 <= decision.score <= 1
        assert decision.reason
        assert decision.first < decision.second


def test_ids_stay_when_a_later_article_is_added() -> None:
    one, two = story()
    before, after = linked([one]), linked([one, two])
    assert {p.id for p in before.propositions} <= {p.id for p in after.propositions}
    assert {e.id for e in before.entities} <= {e.id for e in after.entities}


def test_nothing_to_link() -> None:
    assert link(()) == Linked()
    assert link([Article("d1").item]) == Linked()


def test_a_document_that_comes_twice_counts_once() -> None:
    one, two = story()
    assert linked([one, two, one]) == linked([one, two])


SYNTHETIC = synthetic(200)
LINKED = link(SYNTHETIC)


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(len(SYNTHETIC))))
def test_the_order_of_documents_makes_no_difference(order: list[int]) -> None:
    assert link([SYNTHETIC[i] for i in order]) == LINKED


SAID = st.tuples(st.text(max_size=30), st.text(max_size=8), st.sampled_from(sorted(STANCES)))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(SAID, max_size=5), max_size=3))
def test_any_text_can_be_linked(documents: list[list[tuple[str, str, str]]]) -> None:
    articles = [Article(f"d{i}") for i in range(len(documents))]
    for article, said in zip(articles, documents, strict=True):
        for text, predicate, how in said:
            article.say(ENVOY, text, predicate, [("agent", text[:5])], how=how, quoted=True)
    found = linked(articles)
    placed = sorted(claim for p in found.propositions for claim in p.claims)
    assert placed == sorted({claim.id for article in articles for claim in article.claims})
    assert linked(articles[::-1]) == found


def test_linked_records_survive_json() -> None:
    found = linked(story())
    assert from_json(Linked, to_json(found)) == found


@pytest.mark.parametrize("size", [400])
def test_synthetic_claims_form_propositions_of_more_than_one_document(size: int) -> None:
    made: list[Item] = synthetic(size)
    found = link(made)
    where = {claim.id: claim.document for claim in found.claims}
    shared = [p for p in found.propositions if len({where[c] for c in p.claims}) > 1]
    assert len(shared) > 10


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("that the gate held", "the gate held"),
        ("So the gate held", "the gate held"),
        ("So far, the gate has held", "So far, the gate has held"),
        ("how many gates held", "how many gates held"),
        ("As far as she knew, it held", "As far as she knew, it held"),
        ("As of Sunday, the gate has held", "As of Sunday, the gate has held"),
        ("that", "that"),
    ],
)
def test_a_label_begins_behind_the_conjunction(text: str, label: str) -> None:
    assert _without_that(text) == label


@pytest.mark.parametrize(
    ("cue", "text", "label"),
    [
        ("accused", "the firm of hiding the leak", "the firm … hiding the leak"),
        ("is accused of", "Tom Hale … stealing five boats", "Tom Hale … stealing five boats"),
        ("said", "the cost of living rose", "the cost of living rose"),
        ("accused", "the firm of negligence", "the firm of negligence"),
    ],
)
def test_a_label_of_an_accusation_names_who_and_what(cue: str, text: str, label: str) -> None:
    claim = replace(Article("d-1").say(None, text, "hide"), cue_text=cue)
    assert _accused(claim, text) == label
