"""Verbs, names, parts and doubts that linking reads off the words of a clause."""

from __future__ import annotations

from dataclasses import replace

import pytest
from link_records import STANCES, Article, person

from secondsource.link.clauses import hidden_negation, parts
from secondsource.link.event_words import behind_title, event_word
from secondsource.link.framing import frames_of
from secondsource.link.lexicon import IMMINENT, SUPPOSED, concept, near, opposite, pole
from secondsource.link.paraphrase import reworded
from secondsource.link.similarity import words
from secondsource.link.verbs import verb
from secondsource.records import Entity, Place

VERBS = [
    ("open", "guards opened fire on the crowd", "shoot"),
    ("set", "vandals set the hall on fire", "burn"),
    ("accept", "officers had accepted bribes", "bribe"),
    ("cave", "the roof caved in", "cave-in"),
    ("vote", "the council voted against the plan", "vote-against"),
    ("clim", "rents have climbed by a tenth", "climb"),
    ("open", "the mayor opened the fire station", "open"),
    ("sell", "the guards who opened fire sold the hall", "sell"),
    ("walk", "the nurses walked to the hall", "walk"),
    ("look", "police looked into the fall", "look-into"),
    ("make", "two boats made it to the quay", "reach"),
    ("take", "they took nine people to hospital", "hospitalise"),
    ("take", "they took nine chairs to the hall", "take"),
    ("get", "the general got his marching orders", "fire"),
    ("take", "he had taken his own life", "suicide"),
]


@pytest.mark.parametrize(("predicate", "clause", "expected"), VERBS)
def test_verb(predicate: str, clause: str, expected: str) -> None:
    assert verb(predicate, words(clause)) == expected


@pytest.mark.parametrize(
    ("word", "same"),
    [("died", "die"), ("stepped-down", "resign"), ("torn", "tear"), ("checked-into", "enter")],
)
def test_past_forms_have_the_class_of_their_verb(word: str, same: str) -> None:
    assert concept(word) == concept(same)


@pytest.mark.parametrize("word", ["red", "seed", "bed"])
def test_no_past_form(word: str) -> None:
    assert concept(word) == word


SAME = """
recall recollection, remember memory, find-out learnt, brief notify, verify confirmation
shoot-down bring-down, take-out removal, leave-out omitted, put-off adjourn, pick-up detection
reply response, complaint grievance, prediction forecast, put-out extinguish, mishandle bungle
set-up establish, quashed annul, recant retraction, come-back return, bring-in introduce
force-out topple, track-down locate, ward-off avert, own-up confess, unaccounted missing
reporter journalist, truck lorry, attorney lawyer, apparatus equipment, legislator lawmaker
photograph picture, look-into probe, achievement accomplish, reluctance unwilling, shout yell
monitoring monitor, planned plan, carries carry, founding founder, planes plane, cars vehicle
contribution donation, ceasefire truce, landslide mudslide, difficulty arduous, rescind repeal
"""

APART = """
arrest charge, injure kill, search seal, suspend fire, remember know, contain keep, fault blame
detect inspect, receive accept, restrict ban, survive recover, suicide kill, postpone cancel
announce promise, bypass pass, request demand, predict plan, surprise shock
copper cooper, cooper cooperate, props appropriate, furry angry, hug large, hat hate, tin tiny
report reporter, story store, city cite, prison prisoner, mission missing, unit unity, will willing
miss missing, intention intentional, photographer photograph, produce product, honest corrupt
drone plane, lorry car, lawyer lawmaker, pupil teacher, firefighter police, journalist official
plan plane, carried car, care car, million mill, factor factory, department departure, quite quit
author authorise, read ready, village villager, signal sign, route rout, office police, sit site
personal person, importance import, liberal liberate, crowd crowded, director direct, employer use
inform warn, force-out fire, own-up blame, step-up improve, forgive forget, jam fail
"""

NEARLY = """
bypass switch-off, strip remove, leave-out remove, accuse blame, acquittal innocent
sound-out contact, reach arrive, shoot-down destroy, fault fail, submit send, submit deliver
"""

OPPOSED = """
forget remember, enable disable, bypass activate, work disabled, survive die, unhurt injure
include leave-out, confirm deny, reveal conceal, prove debunk
accept reject, approve ban, hasten delay, improve deteriorate, raise slash
deliberate inadvertent, mandatory voluntary, interim permanent, reluctant willing
dishonest honest, violent peaceful, implausible credible
comply breach, adequate inadequate, suitable improper, encourage deter, similar different
"""


def told(table: str) -> list[list[str]]:
    """The pairs of a table."""
    return [pair.split() for line in table.strip().splitlines() for pair in line.split(", ")]


@pytest.mark.parametrize(("one", "two"), told(SAME))
def test_words_that_may_state_the_same(one: str, two: str) -> None:
    assert concept(one) == concept(two)


@pytest.mark.parametrize(("one", "two"), told(APART))
def test_words_that_state_different_things(one: str, two: str) -> None:
    assert concept(one) != concept(two)


@pytest.mark.parametrize(("one", "two"), told(NEARLY))
def test_words_for_two_sides_of_one_event(one: str, two: str) -> None:
    (first, _), (second, _) = pole(concept(one)), pole(concept(two))
    assert near(first, second)


@pytest.mark.parametrize(("one", "two"), told(OPPOSED))
def test_words_that_cannot_both_hold(one: str, two: str) -> None:
    assert opposite(concept(one), concept(two))


TITLES = [
    ("jeweller", "the jeweller Dana Kist smuggled pearls", "smuggle"),
    ("jeweller", "Dana Kist is a jeweller", "jeweller"),
    ("smuggle", "the jeweller Dana Kist smuggled pearls", "smuggle"),
]


@pytest.mark.parametrize(("predicate", "clause", "expected"), TITLES)
def test_a_title_is_no_verb(predicate: str, clause: str, expected: str) -> None:
    content = ("jeweller", "dana", "kist", "smuggle", "pearl")
    assert behind_title(predicate, words(clause), content, {"dana", "kist"}) == expected


EVENTS = [
    ("percent", ("turnout", "percent"), "turnout"),
    ("euro", ("bridge", "cost", "euro"), "cost"),
    ("find", ("court", "find", "guilty"), "guilty"),
    ("fall", ("pupil", "fall", "ill"), "ill"),
    ("find", ("court", "find", "evidence"), "find"),
    ("have", ("no", "recollection"), "remember"),
]


@pytest.mark.parametrize(("predicate", "content", "expected"), EVENTS)
def test_event_word(predicate: str, content: tuple[str, ...], expected: str) -> None:
    arguments = Article("d").say(None, "x", "x", [("agent", content[0])]).predication.arguments
    assert event_word(predicate, arguments, content, frozenset(content))[0] == concept(expected)


def test_parts_are_nouns_with_what_of_says_of_them() -> None:
    assert parts(words("the price of the bread rose")) == {("pric", frozenset({"bread", "rise"}))}
    assert parts(words("a loss of more than 90 coins")) == frozenset()
    assert parts(words("all of them fled")) == frozenset()


@pytest.mark.parametrize(
    ("clause", "how", "hidden"),
    [
        ("the gate did not fail", "", True),
        ("the gate did not fail", "denied", False),
        ("stories that it failed were false", "", True),
        ("the gate failed", "", False),
    ],
)
def test_hidden_negation(clause: str, how: str, hidden: bool) -> None:
    assert hidden_negation(STANCES[how], clause) is hidden


@pytest.mark.parametrize(
    ("clause", "verb"),
    [
        ("it will cut jobs", "cut"),
        ("it is going to cut jobs", "cut"),
        ("they are to meet", "meet"),
        ("it is about to be sold", "sold"),
        ("it was going to cut jobs", None),
        ("he has cut jobs", None),
    ],
)
def test_what_is_to_come(clause: str, verb: str | None) -> None:
    found = IMMINENT.search(clause)
    assert (found and found["verb"]) == verb


@pytest.mark.parametrize(
    ("clause", "supposed"),
    [
        ("had the alarm worked", True),
        ("should the dyke break", True),
        ("had the alarm worked?", False),
        ("the alarm had worked", False),
        ("hadn't he been ill", False),
    ],
)
def test_suppositions(clause: str, supposed: bool) -> None:
    assert (SUPPOSED.match(clause) is not None) is supposed


def test_opposites() -> None:
    assert opposite(concept("alive"), concept("dead"))
    assert opposite(concept("rise"), concept("fall"))
    assert not opposite(concept("alive"), concept("alive"))
    assert not opposite(concept("rise"), concept("alive"))


def spotted(name: str, text: str, kind: str = "person") -> set[str]:
    """The names that a clause is found to have, where another document has ``name``."""
    entity = Entity("e-1", name, kind, True, mentions=(Place("d1", 0, 5),))  # type: ignore[arg-type]
    article = Article("d2")
    claim = article.say(None, text, "flee")
    frames = frames_of([claim], [entity])
    return {key for frame in frames.values() for key in frame.entities}


def test_names_of_another_document_are_spotted() -> None:
    assert spotted("Oto Lemm", "yesterday Oto Lemm fled") == {"e-1"}
    assert spotted("Brannock", "they fled Brannock", "place") == {"e-1"}


def test_no_name_is_spotted_in_other_words() -> None:
    assert spotted("Oto Lemm", "yesterday Oto fled") == set()
    assert spotted("Brown", "they fled Brown Hall") == set()
    assert spotted("Reform Party", "the reform party fled", "organisation") == set()


def test_a_name_behind_a_noun_fills_its_role() -> None:
    article = Article("d1")
    poet = person("Sana Mirza")
    text = "the poet Sana Mirza fled"
    claim = article.say(None, text, "flee", [("agent", "poet")])
    argument = claim.predication.arguments[0]
    mention = Place("d1", 9, 19)
    entity = Entity("e-1", poet.name, "person", True, mentions=(mention,))
    near = replace(argument, start=0, end=8)
    claim = replace(claim, predication=replace(claim.predication, arguments=(near,)))
    (frame,) = frames_of([claim], [entity]).values()
    assert frame.filled("agent") == {"poet", "e-1"}


def test_words_of_the_story_are_joined_once() -> None:
    claim = Article("d1").say(None, "the life jacket room was shut", "shut")
    told = replace(claim.predication, keywords=("life", "jacket", "room"))
    joined = reworded(replace(claim, predication=told), {"lifejacket", "jacketroom"})
    assert joined.predication.keywords == ("lifejacket", "room")
