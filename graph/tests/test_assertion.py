"""What an attribution asserts, and what only asks, demands, judges or names a topic."""

from __future__ import annotations

import pytest
from marked import nlp, unmark

from secondsource.annotate.assertion import note_of
from secondsource.annotate.schemes import scheme_of
from secondsource.annotate.stance import read_cue
from secondsource.voice import ASSERTS_NOTHING, DEMAND, LEFT_OPEN, QUESTION, TOPIC_ONLY

TOPICS = [
    "The mayor [thanked] {the army for the rescue of the herd}.",
    "The mayor [blamed] {the council for its attitude}.",
    "The firm [has acknowledged] {the mayor}.",
    "The minister [praised] {the engineers}.",
    "The senator [criticised] {the governor's tax plan}.",
    "The leader [attacked] {Karl Brink}.",
    "The envoy [condemned] {the attack on the village}.",
    "The rebels were shelling a ford, [blaming] {the army}.",
    "The captain [disputed] {that account}.",
    "The ministry [dismissed] {the reports as fantasy}.",
    "The paper [has seen] {the memo}.",
    "She [lists] {three failures}.",
    "Her report [mentions] {the weather}.",
    "The Courier, [citing] {two unnamed officers}, named the ship.",
    "The council hired a firm [to examine] {what is left of the budget}.",
    "The mayor [talked about] {the flood}.",
    "The union [endorsed] {the candidate}.",
    "The spokeswoman [declined] {to comment on the inquiry}.",
    "The firm [did not respond] {to a request for comment}.",
    "He [said] {it} twice.",
    "It drew more notice than the mayor [thought] {it would}.",
    "Asked about the gate, the mayor [said] {he did not}.",
    "The army has interests {that} they [want] {to protect}.",
    "The mayor [dismissed comments about] {the crew}.",
    "The minister [talked about] {the attack}.",
    "The mayor [expects] {Karl Brink}.",
    "The clerk [expected] {him}.",
]
ASSERTED = [
    "The ministry [blamed] {the army for the attack on the depot}.",
    "The firm [has acknowledged] {23 complaints of leaks}.",
    "It [gave] {the time as 5.40}.",
    "The mayor [said] {the gates were open}.",
    "{The gates were open}, the mayor [said].",
    "The firm [hopes] {to finish the repairs by May}.",
    "The guard [denied] {leaving the gate open}.",
    "The guard [refused] {to leave}.",
    "The guard [said] {it was him and his wife}.",
    "The guard [pleaded] {not guilty to fraud}.",
    "The bank [confirmed] {a report that the governor had resigned}.",
    "The guard [denied] {any wrongdoing}.",
    "The general [reported] {an attack on the dam}.",
    "The farmers [fear] {a flood}.",
    "The critics [called] {the plan a lie}.",
    "The owner [described] {the remarks as childish}.",
    "The councillor [accused] {the firm of hiding the truth}.",
    "The mayor [dismissed talk of] {a coup}.",
    "The mayor [dismissed talks about] {a possible coup}.",
    "She [praised] {the crew for saving the dog}.",
    "Analysts [estimate] {the shortfall at $310 million}.",
    "The surveys [show] {the mayor losing ground}.",
    "She [saw] {that the gate was open}.",
    "Police [explained] {that the bridge was closed}.",
    "Police [expect] {more victims}.",
    "The office [forecasts] {showers}.",
    "The bank [predicted] {a second bad year}.",
]


def note(marked: str) -> str | None:
    text, cue, content = unmark(marked)
    doc = nlp()(text)
    return note_of(doc, scheme_of(nlp()), cue, content, read_cue(doc, cue, content))


@pytest.mark.parametrize("marked", TOPICS)
def test_what_names_a_topic_asserts_nothing(marked: str) -> None:
    assert note(marked) in (TOPIC_ONLY, LEFT_OPEN)


@pytest.mark.parametrize("marked", ASSERTED)
def test_what_states_something_is_an_assertion(marked: str) -> None:
    assert note(marked) is None


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("The clerk [asked] {whether the dam had held}.", QUESTION),
        ("The union [demanded] {an inquiry into the fire}.", DEMAND),
        ("The aide [did not say] {that he left}.", LEFT_OPEN),
        ("The aide [neither confirmed nor denied] {that he left}.", LEFT_OPEN),
        ("The judge [warned] the jury {not to read about the case}.", DEMAND),
        ("The captain [told] the crew {to leave}.", DEMAND),
    ],
)
def test_the_cue_is_asked_first(marked: str, wanted: str) -> None:
    assert note(marked) == wanted
    assert wanted in ASSERTS_NOTHING
