"""Decisions on pairs of claims made by hand: what merges, what contradicts, what never merges."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from link_records import Article, figure, organisation, person, place

from secondsource.link import judge_documents
from secondsource.link.decide import Judgement
from secondsource.link.figures import compare
from secondsource.link.lexicon import concept, contrary, pole
from secondsource.link.propositions import balanced
from secondsource.link.similarity import (
    GAP,
    fold,
    longest_shared_run,
    quoted_words,
    weighted_cosine,
)
from secondsource.link.stems import stem
from secondsource.records import DocEntity, Figure
from secondsource.voice import ASSERTS_NOTHING

REPORTER, WITNESS = person("Ada Quist"), person("Ben Osei")
GENERAL, TOWN, OTHER = person("Tor Hagen"), place("Minca"), place("Sarrat")


def decided(first: Article, second: Article) -> Judgement:
    one, two = judge_documents(first.item, second.item), judge_documents(second.item, first.item)
    assert one == two
    return one


def articles() -> tuple[Article, Article]:
    return Article("d1"), Article("d2")


def test_synonyms_with_the_same_participants_are_the_same() -> None:
    a, b = articles()
    a.say(REPORTER, "rebels seized Minca", "seize", [("agent", "rebel"), ("patient", TOWN)])
    b.say(WITNESS, "rebels captured Minca", "capture", [("agent", "rebel"), ("patient", TOWN)])
    found = decided(a, b)
    assert (found.kind, found.veto) == ("same", False)
    assert "Minca" in found.reason


def test_light_verb_with_its_noun_meets_the_verb() -> None:
    a, b = articles()
    a.say(REPORTER, "carried out an attack on Minca", "carry", [("patient", "attack"),
                                                                ("other", TOWN)])  # fmt: skip
    b.say(WITNESS, "attacked Minca", "attack", [("patient", TOWN)])
    assert decided(a, b).kind == "same"


GUARDED = [
    ("conditional", "related"),
    ("future", "related"),
    ("denied", "contradicts"),
]


@pytest.mark.parametrize(("how", "kind"), GUARDED)
def test_stance_guards(how: str, kind: str) -> None:
    a, b = articles()
    roles = [("agent", "rebel"), ("patient", TOWN)]
    a.say(REPORTER, "rebels seized Minca", "seize", roles)  # type: ignore[arg-type]
    b.say(WITNESS, "rebels seized Minca", "seize", roles, how=how)  # type: ignore[arg-type]
    found = decided(a, b)
    assert (found.kind, found.veto) == (kind, True)


def test_to_open_an_investigation_is_to_investigate() -> None:
    a, b = articles()
    a.say(REPORTER, "police opened a criminal investigation in Minca", "open",
          [("agent", "police"), ("patient", "investigation"), ("other", TOWN)])  # fmt: skip
    b.say(WITNESS, "police investigated in Minca", "investigate", [("agent", "police"),
                                                                   ("other", TOWN)])  # fmt: skip
    assert decided(a, b).kind == "same"


def test_opposites_in_one_clause_are_no_contradiction() -> None:
    text = "Minca would worsen, not improve, the air"
    a, b = articles()
    a.say(REPORTER, text, "worsen", [("agent", TOWN), ("patient", "air")])
    b.say(WITNESS, text, "improve", [("agent", TOWN), ("patient", "air")])
    assert decided(a, b).kind == "related"


def test_a_possible_claim_may_be_the_same_as_a_certain_one() -> None:
    a, b = articles()
    a.say(REPORTER, "Tor Hagen is ill", "ill", [("agent", GENERAL)])
    b.say(WITNESS, "Tor Hagen is ill", "ill", [("agent", GENERAL)], how="possible")
    found = decided(a, b)
    assert found.kind == "same"
    assert "not stated with equal certainty" in found.reason


def test_complements_deny_each_other() -> None:
    a, b = articles()
    a.say(REPORTER, "the war is lost", "lose", [("patient", "war")])
    b.say(WITNESS, "no chance to win the war", "win", [("patient", "war")], how="denied")
    assert decided(a, b).kind == "same"
    c = Article("d3")
    c.say(WITNESS, "the war is won", "win", [("patient", "war")])
    assert decided(a, c).kind == "contradicts"


def test_contraries_contradict_but_their_denials_do_not_agree() -> None:
    a, b, c = *articles(), Article("d3")
    a.say(REPORTER, "prices in Minca rose", "rise", [("agent", "price"), ("place", TOWN)])
    b.say(WITNESS, "prices in Minca fell", "fall", [("agent", "price"), ("place", TOWN)])
    c.say(WITNESS, "prices in Minca fell", "fall", [("agent", "price"), ("place", TOWN)],
          how="denied")  # fmt: skip
    assert decided(a, b).kind == "contradicts"
    assert decided(a, c).kind == "related"


def test_who_did_it_to_whom() -> None:
    a, b = articles()
    bank, rival = organisation("Halden Bank"), organisation("Norbank")
    a.say(REPORTER, "Halden Bank sued Norbank", "sue", [("agent", bank), ("patient", rival)])
    b.say(WITNESS, "Norbank sued Halden Bank", "sue", [("agent", rival), ("patient", bank)])
    found = decided(a, b)
    assert (found.kind, found.veto) == ("related", True)
    assert "other way round" in found.reason


def test_another_place_and_another_day() -> None:
    a, b, c = *articles(), Article("d3")
    a.say(REPORTER, "shells hit a school", "hit", [("patient", "school"), ("place", TOWN)])
    b.say(WITNESS, "shells hit a school", "hit", [("patient", "school"), ("place", OTHER)])
    assert decided(a, b).veto
    c.say(WITNESS, "shells hit a school on Monday", "hit",
          [("patient", "school"), ("place", TOWN), ("time", "monday")])  # fmt: skip
    d = Article("d4")
    d.say(REPORTER, "shells hit a school on Friday", "hit",
          [("patient", "school"), ("place", TOWN), ("time", "friday")])  # fmt: skip
    assert decided(a, c).kind == "same"
    assert decided(c, d).veto


WORDS = [
    ("all of the workers were dismissed", "some of the workers were dismissed"),
    ("the workers should be dismissed", "the workers were dismissed"),
    ("whether the workers were dismissed", "the workers were dismissed"),
    ("rumours that the workers were dismissed", "the workers were dismissed"),
]


@pytest.mark.parametrize(("first", "second"), WORDS)
def test_words_that_forbid_a_merger(first: str, second: str) -> None:
    a, b = articles()
    a.say(REPORTER, first, "dismiss", [("patient", "worker")])
    b.say(WITNESS, second, "dismiss", [("patient", "worker")])
    found = decided(a, b)
    assert (found.kind, found.veto) == ("related", True)


def test_a_report_called_false_is_a_denial() -> None:
    a, b = articles()
    a.say(REPORTER, "reports that Tor Hagen resigned were false", "resign", [("agent", GENERAL)])
    b.say(WITNESS, "Tor Hagen resigned", "resign", [("agent", GENERAL)])
    assert decided(a, b).kind == "contradicts"


def test_planned_attempted_and_done_are_not_the_same() -> None:
    a, b, c = *articles(), Article("d3")
    a.say(REPORTER, "tried to kill Tor Hagen", "kill", [("patient", GENERAL)])
    b.say(WITNESS, "attempt to kill Tor Hagen", "kill", [("patient", GENERAL)])
    c.say(WITNESS, "killed Tor Hagen", "kill", [("patient", GENERAL)])
    assert decided(b, c).veto
    assert decided(a, b).kind in ("same", "related")


def test_same_verb_alone_is_never_the_same() -> None:
    a, b = articles()
    a.say(REPORTER, "the zoo closed its gate", "close", [("agent", "zoo"), ("patient", "gate")])
    b.say(WITNESS, "officers closed the border", "close",
          [("agent", "officer"), ("patient", "border")])  # fmt: skip
    assert decided(a, b).kind in ("unrelated", "related")


def test_a_shared_quotation_needs_no_likeness_of_predicates() -> None:
    a, b = articles()
    text = "We had never been told that the gates were closed"
    a.say(REPORTER, text, "tell", quoted=True)
    b.say(REPORTER, text.replace("the gates", "the … gates"), "be", quoted=True)
    c = Article("d3")
    c.say(REPORTER, text, "tell", quoted=True)
    assert decided(a, c).kind == "same"
    assert decided(a, c).score > 0.9


FIGURES = [
    ([figure(41, "home")], [figure(41, "house")], "equal"),
    ([figure(41, "home")], [figure(140, "home")], "excluded"),
    ([figure(10, "person", "at_least")], [figure(50, "person")], "open"),
    ([figure(10, "person", "at_least")], [figure(8, "person")], "excluded"),
    ([figure(0.333, "force", "at_most")], [figure(0.333, "force", "about")], "equal"),
    ([figure(0.333, "force")], [figure(20000, "soldier", "at_least")], "not_comparable"),
    ([figure(5000, "person", "about")], [figure(5200, "person")], "equal"),
    ([figure(10, "ship", upper=20)], [figure(15, "ship")], "equal"),
    ([figure(12, "miner")], [], "one_sided"),
    ([figure(3, "month")], [], "none"),
    ([], [], "none"),
]


@pytest.mark.parametrize(("first", "second", "fit"), FIGURES)
def test_figures(first: list[Figure], second: list[Figure], fit: str) -> None:
    assert compare(first, second)[0] == compare(second, first)[0] == fit


def test_other_figures_contradict_and_are_never_merged() -> None:
    a, b = articles()
    roles = [("patient", "person"), ("place", TOWN)]
    a.say(REPORTER, "11 people died in Minca", "die", roles,  # type: ignore[arg-type]
          figures=[figure(11, "person")])  # fmt: skip
    b.say(WITNESS, "seven people died in Minca", "die", roles,  # type: ignore[arg-type]
          figures=[figure(7, "person")])  # fmt: skip
    found = decided(a, b)
    assert found.kind == "contradicts"
    assert "exclude each other" in found.reason


QUOTED = [
    (
        "It was “rotten” … from the [old bridge's] inside",
        f"it was rotten {GAP} from the {GAP} inside",
    ),
    ("Don’t — ever — do that...", f"don't ever do that {GAP}"),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_quoted_words(text: str, expected: str) -> None:
    assert " ".join(quoted_words(text)) == expected


def test_a_run_never_crosses_a_gap() -> None:
    one, two = quoted_words("we were told … to look away"), quoted_words("told … to look away now")
    assert longest_shared_run(one, two) == ("to", "look", "away")


@given(st.lists(st.sampled_from("abcd"), max_size=8), st.lists(st.sampled_from("abcd"), max_size=8))
def test_longest_shared_run_against_brute_force(one: list[str], two: list[str]) -> None:
    def runs(words: list[str]) -> set[tuple[str, ...]]:
        spans = ((i, j) for i in range(len(words)) for j in range(i + 1, len(words) + 1))
        return {tuple(words[i:j]) for i, j in spans}

    longest = max((len(run) for run in runs(one) & runs(two)), default=0)
    found = longest_shared_run(tuple(one), tuple(two))
    assert len(found) == longest
    assert not found or found in runs(one) & runs(two)


def test_words() -> None:
    assert fold("Zoë’s Straße") == "zoe's strasse"
    assert stem("resignation") == stem("resigned")
    assert concept("step down") == concept("resignation")
    assert concept("topple") == concept("coup")
    assert pole(concept("win")) == ("lose", True)
    assert contrary("rise", "fall")
    assert not contrary("rise", "rise")
    assert weighted_cosine("ab", "ab", {"a": 1.0, "b": 2.0}) == pytest.approx(1.0)
    assert weighted_cosine("a", "b", {"a": 1.0, "b": 2.0}) == 0.0


def test_articles_that_name_nobody_in_common_tell_different_stories() -> None:
    a, b = articles()
    a.say(REPORTER, "eleven people died in the flood", "die", [("patient", "people")])
    b.say(WITNESS, "eleven people died in the flood", "die", [("patient", "people")])
    assert decided(a, b).kind == "same"
    for article, letter in ((a, "X"), (b, "Y")):
        for i in range(5):
            named = DocEntity(
                f"Given{i} {letter}surname{i}", "person", True, mentions=((i, i + 1),)
            )
            article.entity(named)
    assert decided(a, b).kind != "same"


def test_own_doings_of_different_people_are_different() -> None:
    a, b = articles()
    roles = [("agent", "we"), ("patient", "bridge")]
    a.say(REPORTER, "We repaired the bridge", "repair", roles)  # type: ignore[arg-type]
    b.say(WITNESS, "We repaired the bridge", "repair", roles)  # type: ignore[arg-type]
    assert decided(a, b).kind != "same"


TOO_LITTLE = [
    ("We need change", "need", [("agent", "we"), ("patient", "change")],
     "other changes are needed", "need", [("patient", "change")]),
    ("he has respect", "have", [("agent", GENERAL), ("patient", "respect")],
     "he shows respect for anybody", "show", [("agent", GENERAL), ("patient", "respect")]),
    ("it collapsed in Minca", "collapse", [("agent", "it"), ("place", TOWN)],
     "it collapsed in Minca", "collapse", [("agent", "it"), ("place", TOWN)]),
    ("Tor Hagen will expand the army", "expand", [("agent", GENERAL), ("patient", "army")],
     "Tor Hagen will expand the park", "expand", [("agent", GENERAL), ("patient", "park")]),
]  # fmt: skip


@pytest.mark.parametrize("case", TOO_LITTLE)
@pytest.mark.parametrize("how", ["", "denied"])
def test_too_little_in_common_to_agree_or_to_contradict(case: tuple[Any, ...], how: str) -> None:
    a, b = articles()
    a.say(REPORTER, case[0], case[1], case[2])
    b.say(WITNESS, case[3], case[4], case[5], how=how)
    assert decided(a, b).kind not in ("same", "contradicts")


@pytest.mark.parametrize("note", sorted(ASSERTS_NOTHING))
def test_what_asserts_nothing_agrees_with_nothing(note: str) -> None:
    a, b = articles()
    for article, who in ((a, REPORTER), (b, WITNESS)):
        article.say(who, "rebels seized Minca", "seize", [("agent", "rebel"), ("patient", TOWN)])
    assert decided(a, b).kind == "same"
    b.claims[0] = replace(b.claims[0], note=note)
    assert decided(a, b).kind == "related"


def test_a_narrower_denial_denies_no_more_than_its_part() -> None:
    a, b = articles()
    a.say(REPORTER, "Tor Hagen was charged", "charge", [("patient", GENERAL)])
    b.say(WITNESS, "Tor Hagen was not charged in 2009", "charge",
          [("patient", GENERAL), ("time", "2009")], how="denied")  # fmt: skip
    assert decided(a, b).kind == "cannot_tell"


MARKS = [
    ("in “very bad condition", "in “very bad condition”"),
    ("the claim is true”", "the claim is true"),
    ('he said "no', 'he said "no"'),
    ("“a” and “b”", "“a” and “b”"),
]


@pytest.mark.parametrize(("text", "expected"), MARKS)
def test_labels_close_their_quotation_marks(text: str, expected: str) -> None:
    assert balanced(text) == expected
