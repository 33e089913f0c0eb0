"""Who is brought in to speak, names that may be a body's, and who has been named before."""

from __future__ import annotations

import pytest
from test_speakers import resolved, speaker

# marked text; the claimants in order of their numbers
CASES = [
    # whom an outlet or an inquiry meets is who speaks next
    ("<0s Nils Hartog> <0c said> <0t it rained>. The Herald spoke to a survivor, Clara Venn. <1s"
     " She> <1c said> <1t it was dry>.", ["Nils Hartog", "Clara Venn"]),
    ("<0s Nils Hartog> <0c said> <0t it rained>. Channel North also met Clara Venn, a nurse. <1s"
     " She> <1c said> <1t it was dry>.", ["Nils Hartog", "Clara Venn"]),
    ("<0s Judith Farr> <0c said> <0t it rained>. The inquiry then heard from Clara Venn. <1s She>"
     " <1c said> <1t it was dry>.", ["Judith Farr", "Clara Venn"]),
    ("<0s Ivo Strand> <0c said> <0t it rained>. The paper interviewed a passenger. <1s She> <1c"
     " said> <1t it was dry>.", ["Ivo Strand", "passenger (unnamed)"]),
    ("<0s Brightwater> <0c denied> <0t the claim>. The Echo has spoken to Peter Venn, a nurse. <1t"
     " 'My feet were wet,'> <1s he> <1c said>.", ["Brightwater", "Peter Venn"]),
    # also whom a colleague of the author's has talked to, no mayor
    ("Ivo has been talking to Ben Cole, a driver who was at the gate. <0s He> <0c noticed> <0t a"
     " smell>.", ["Ben Cole"]),
    ("Mayor Ivo Brandt has been talking to Ben Cole, a driver who was at the gate. <0s He> <0c"
     " noticed> <0t a smell>.", ["Ivo Brandt"]),
    # not if the pronoun can't mean him, he is one of two, or a person with a name met him
    ("<0s Judith Farr> <0c said> <0t it rained>. The police spoke to Peter Venn. <1s She> <1c"
     " said> <1t it was dry>.", ["Judith Farr", "Judith Farr"]),
    ("<0s Judith Farr> <0c said> <0t it rained>. The Sun met Clara Venn and Tom Venn. <1s She>"
     " <1c said> <1t it was dry>.", ["Judith Farr", "Judith Farr"]),
    ("<0s Judith Farr> <0c said> <0t it rained>. She met Clara Venn. <1s She> <1c said> <1t it"
     " was dry>.", ["Judith Farr", "Judith Farr"]),
    # who begins a paragraph and is new speaks in its next sentence, if no other is named there
    ("<0s Judith Farr> <0c said> <0t it rained>.\n\nClara Venn, a nurse, was on deck. <1s She> <1c"
     " said> <1t it was dry>.", ["Judith Farr", "Clara Venn"]),
    ("<0s Judith Farr> <0c said> <0t it rained>.\n\nClara Venn met Judith Farr. <1s She> <1c"
     " said> <1t it was dry>.", ["Judith Farr", "Judith Farr"]),
    ("<0s Judith Farr> <0c said> <0t it rained>.\n\nPeter Venn was on deck. <1s She> <1c"
     " said> <1t it was dry>.", ["Judith Farr", "Judith Farr"]),
    # a name of one word, perhaps a firm's, gives way to somebody who has come up since
    ("<0s Kelbrook> <0c denied> <0t wrongdoing>. A nurse treated the injured. <1s She> <1c said>"
     " <1t many had burns>.", ["Kelbrook", "nurse (unnamed)"]),
    ("<0s Kelbrook> <0c denied> <0t wrongdoing>. <1s He> <1c said> <1t it was absurd>.",
     ["Kelbrook", "Kelbrook"]),
    ("<0s Mr Kelbrook> <0c denied> <0t wrongdoing>. The nurse helped. <1s He> <1c said> <1t it"
     " was absurd>.", ["Kelbrook", "Kelbrook"]),
    # "the company" is the speaker before whose one word may be a firm's name, no titled person
    ("<0s Brightwater> <0c said> <0t it rained>. <1s The company> <1c said> <1t it was dry>.",
     ["Brightwater", "Brightwater"]),
    ("<0s Mr Farr> <0c said> <0t it rained>. <1s The company> <1c said> <1t it was dry>.",
     ["Farr", "company (unnamed)"]),
    ("<0s Farr> <0c said> <0t it rained>. Kelbrook Foods sold it. <1s The company> <1c said> <1t it"
     " was dry>.", ["Farr", "Kelbrook Foods"]),
    # a statement's Company is whom its start names, and no ferry is a company
    ("<0s Halden Lines>: <0c statement> <0t on the loss of the ferry Ostra>.\n\nThe ferry Ostra"
     " sank.\n\n<1s The Company> <1c denies> <1t that the crew slept>.",
     ["Halden Lines", "Halden Lines"]),
    # "the ex-navy chief" is the one person of an article, "the police chief" somebody else
    ("<0s Joran Tesk> <0c said> <0t it rained>. <1t 'It was dry,'> <1s the ex-navy chief> <1c"
     " said>.", ["Joran Tesk", "Joran Tesk"]),
    ("<0s Joran Tesk> <0c said> <0t it rained>. <1t 'It was dry,'> <1s the police chief> <1c"
     " said>.", ["Joran Tesk", "police chief (unnamed)"]),
    ("<0s Joran Tesk> <0c said> <0t it rained>. <1t 'It was dry,'> <1s a former navy chief> <1c"
     " said>.", ["Joran Tesk", "former navy chief (unnamed)"]),
    ("<0s Joran Tesk> <0c said> <0t it rained>. Ada Roe left. <1t 'It was dry,'> <1s the ex-navy"
     " chief> <1c said>.", ["Joran Tesk", "ex-navy chief (unnamed)"]),
    # a kicker in capitals names nobody, unless there is a name in it
    ("<0s ADMIRAL'S> <0c BOMBSHELL:> <0t 'Order was given at six'>", ["?"]),
    ("<0s MAYOR'S FURY> <0c :> <0t 'They lied to us'>", ["?"]),
    ("<0s MAYOR ADA ROE> <0c :> <0t 'They lied to us'>", ["ADA ROE"]),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "claimants"), CASES)
def test_introduced(marked: str, claimants: list[str]) -> None:
    _, found = resolved(marked)
    assert [speaker(found, k) for k in range(len(claimants))] == claimants
