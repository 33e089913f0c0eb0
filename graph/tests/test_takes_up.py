"""Whom "it", "he" and "the source" take up from the sentences before."""

from __future__ import annotations

import pytest
from test_speakers import entity, resolved, speaker

# marked text; the claimants in order of their numbers
CASES = [
    # "it" is the body that the sentence before is about, not one named further back
    ("The Harbour Board met. <0s Brellan> <0c rejected> <0t the allegation>. <1t “We did not lie,”>"
     " <1s it> <1c said>.", ["Brellan", "Brellan"]),
    ("<0s Brellan> <0c told> the Harbour Board <0t that it rained>. <1s It> <1c said> <1t it was"
     " dry>.", ["Brellan", "Harbour Board"]),
    ("The Harbour Board met. <0s Mr Brellan> <0c rejected> <0t the allegation>. <1s It> <1c said>"
     " <1t it was dry>.", ["Brellan", "Harbour Board"]),
    ("The Harbour Authority met. Varn Energy paid. The Authority stopped short of a ban. <0s It>"
     " <0c has ordered> <0t a review>.", ["Harbour Authority"]),
    # a document says things too, but denies nothing
    ("The Harbour Authority met. <0s The notice> <0c says> <0t that it rained>. <1s It> <1c"
     " recommends> <1t that the gate be shut>.", ["notice (unnamed)", "notice (unnamed)"]),
    ("The Harbour Authority met. The notice is short. <0s It> <0c denied> <0t that it rained>.",
     ["Harbour Authority"]),
    ("The notice is short. Varn Energy paid, and <0s it> <0c said> <0t that it rained>.",
     ["Varn Energy"]),
    # "he" is no name of one word that has said nothing while there is somebody else
    ("<0s Ben Cole> <0c said> <0t Orrik was being used to store fuel>. <1t “We had no answer,”>"
     " <1s he> <1c said>.", ["Ben Cole", "Ben Cole"]),
    # nor an official who hides, where a woman has been named
    ("<0s An official> <0c says> <0t a note went to Ada Roe’s office>. <1s She> <1c says> <1t she"
     " does not recall it>.", ["official (unnamed)", "Ada Roe"]),
    ("<0s An official> <0c says> <0t a note went to the office>. <1s She> <1c says> <1t it was"
     " short>.", ["official (unnamed)", "official (unnamed)"]),
    ("<0s A nurse> <0c says> <0t a note went to Ada Roe’s office>. <1s She> <1c says> <1t it was"
     " short>.", ["nurse (unnamed)", "nurse (unnamed)"]),
    # "the source" is the insider who has just spoken
    ("<0s A source at the mill> <0c said> <0t it rained>.\n\n<1s A council mole> <1c claims> <1t it"
     " was dry>. <2t “She was told,”> <2s the source> <2c said>.",
     ["source at the mill (unnamed)", "council mole (unnamed)", "council mole (unnamed)"]),
    ("<0s A source at the mill> <0c said> <0t it rained>.\n\n<1s A minister> <1c claims> <1t it"
     " was dry>. <2t “She was told,”> <2s the source> <2c said>.",
     ["source at the mill (unnamed)", "minister (unnamed)", "source at the mill (unnamed)"]),
    # "the General" is a general, no body with such a word in its name
    ("The deputy chief of the General Staff, Lieutenant General Ivo Brandt, left. <0s The General>"
     " <0c confirmed> <0t that it rained>.", ["Ivo Brandt"]),
    # what was taken from somebody is not his word, what came from him is
    ("<0s Records retrieved from the controller> <0c show> <0t that it rained>.",
     ["Records retrieved from the controller (unnamed)"]),
    ("<0s A letter from the controller> <0c says> <0t that it rained>.",
     ["controller (unnamed)"]),
    # when it was is no part of who it was
    ("<0s The Harbour Board yesterday> <0c dismissed> <0t the talk>.", ["Harbour Board"]),
    ("<0s A widow last night> <0c told> us <0t that it rained>.", ["widow (unnamed)"]),
    ("<0s An early edition of yesterday’s report> <0c stated> <0t that it rained>.",
     ["early edition of yesterday’s report (unnamed)"]),
    ("<0s Imagery from 27 June> <0c shows> <0t that it rained>.", ["Imagery (unnamed)"]),
    # one of several bodies with its name
    ("<0s The third, Brellis Infirmary,> <0c said> <0t it rained>.", ["Brellis Infirmary"]),
    # the words of an office are nobody
    ("<0t “It rained,”> <0s Chief Fire Officer Ada Roe of Dunwick Valley Fire and Rescue> <0c told>"
     " reporters. <1t It was wet>, <1s she> <1c added>.", ["Ada Roe", "Ada Roe"]),
    ("<0s Chief Operating Officer Lena Moss> <0c said> <0t it rained>.", ["Lena Moss"]),
    ("<0s Dunwick Valley Fire and Rescue> <0c said> <0t it rained>.",
     ["Dunwick Valley Fire and Rescue"]),
    # who worked for the firm is the worker whom the lead speaks of, a mayor is not
    ("<0s A former night guard at Brask Foods> <0c has told> us <0t that the gate was open>.\n\n"
     "<1s Ben Cole, who left the firm in June,> <1c said> <1t it was late>.",
     ["Ben Cole", "Ben Cole"]),
    ("<0s A former night guard at Brask Foods> <0c has told> us <0t that the gate was open>.\n\n"
     "<1s Ben Cole, who met the firm in June,> <1c said> <1t it was late>.",
     ["former night guard at Brask Foods (unnamed)", "Ben Cole"]),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "claimants"), CASES)
def test_taken_up(marked: str, claimants: list[str]) -> None:
    _, found = resolved(marked)
    assert [speaker(found, k) for k in range(len(found.speakers))] == claimants


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Wilhelmina Roper said a man in his fifties had died.", None),
        ("Wilhelmina Roper said two had died in his ward.", "male"),
    ],
)
def test_a_pronoun_tells_no_gender_if_it_means_another(text: str, gender: str | None) -> None:
    _, found = resolved(text)
    assert entity(found, "Wilhelmina Roper").gender == gender
