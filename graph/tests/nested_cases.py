# ruff: noqa: E501
"""Invented sentences with attributions inside a content, and traps that hold none.

The outer cue stands in [brackets], the outer content in {braces}; then the inner attributions
as (source, cue, beginning of the content), the source empty where there is none.
"""

from __future__ import annotations

Inner = tuple[str, str, str]

CASES: tuple[tuple[str, tuple[Inner, ...]], ...] = (
    # somebody else says
    ("Marlow [said] {that the officers believe that the war is lost}.", (("the officers", "believe", "that the war is lost"),)),
    ("Marlow [said] {the officers believe the war is lost}.", (("the officers", "believe", "the war is lost"),)),
    ("Marlow [claimed] {that the bishop had said the bell was stolen}.", (("the bishop", "had said", "the bell was stolen"),)),
    ("The clerk [reported] {that Ms. Orlin denied that she took the money}.", (("Ms. Orlin", "denied", "that she took the money"),)),
    ("The clerk [noted] {that the company admitted that the pipe was cracked}.", (("the company", "admitted", "that the pipe was cracked"),)),
    ("“{The doctors say he will recover},” Marlow [said].", (("The doctors", "say", "he will recover"),)),
    ("“{My brother thinks the well is dry},” the farmer [said].", (("My brother", "thinks", "the well is dry"),)),
    ("“{Everybody knows that the mill was sold},” the farmer [said].", (("Everybody", "knows", "that the mill was sold"),)),
    ("Marlow [said] {that many fear that the dam will break}.", (("many", "fear", "that the dam will break"),)),
    ("Marlow [wrote] {that the king insisted that he was well}.", (("the king", "insisted", "that he was well"),)),
    ("Marlow [said] {the ministry has announced that the road is open}.", (("the ministry", "has announced", "that the road is open"),)),
    ("Marlow [said] {experts warn that the ice is thin}.", (("experts", "warn", "that the ice is thin"),)),
    ("The envoy [said] {that the rebels claim that they hold the port}.", (("the rebels", "claim", "that they hold the port"),)),
    ("The envoy [said] {that the rebels had promised to leave}.", (("the rebels", "had promised", "to leave"),)),
    ("The envoy [said] {that the rebels deny the attack}.", (("the rebels", "deny", "the attack"),)),
    ("The envoy [said] {the court rejected the appeal and the judge said it was late}.", (("the court", "rejected", "the appeal"), ("the judge", "said", "it was late"))),
    ("The envoy [said] {that the government understands that the treaty is dead}.", (("the government", "understands", "that the treaty is dead"),)),
    ("The envoy [added] {that investors expect the bank to fail}.", (("investors", "expect", "the bank to fail"),)),
    ("The envoy [said] {that officials in the capital doubt that the vote was fair}.", (("officials in the capital", "doubt", "that the vote was fair"),)),
    ("The envoy [said] {that a witness testified that the gate was open}.", (("a witness", "testified", "that the gate was open"),)),
    ("[According to] Marlow, {the police suspect that the guard lied}.", (("the police", "suspect", "that the guard lied"),)),
    ("{The police suspect that the guard lied}, [according to] Marlow.", (("The police", "suspect", "that the guard lied"),)),
    ("{A group of officers have concluded that the war is lost}, [according to] Marlow.", (("A group of officers", "have concluded", "that the war is lost"),)),
    ("Marlow [said] {that the officers, who are tired, believe that the war is lost}.", (("the officers", "believe", "that the war is lost"),)),
    ("Marlow [said] {there are officers who believe that the war is lost}.", (("officers", "believe", "that the war is lost"),)),
    ("Marlow [denied] {that the officers had said the war was lost}.", (("the officers", "had said", "the war was lost"),)),
    ("Marlow [said] {the harvest was poor, with many saying that the king is ill}.", (("many", "saying", "that the king is ill"),)),
    # the name beside a description comes along
    ("The paper [reported] {that the mayor Ada Roe has warned that the dam will break}.", (("the mayor Ada Roe", "has warned", "that the dam will break"),)),
    ("The paper [reported] {that the mayor, Ada Roe, warned that the dam will break}.", (("the mayor, Ada Roe", "warned", "that the dam will break"),)),
    ("The paper [reported] {that officials in Dorn warned that the dam will break}.", (("officials in Dorn", "warned", "that the dam will break"),)),
    # nobody is named
    ("Marlow [said] {that the king is reportedly ill}.", (("", "reportedly", "that the king is"),)),
    ("Marlow [said] {the king was allegedly poisoned}.", (("", "allegedly", "the king was"),)),
    ("Marlow [said] {that the king is believed to be ill}.", (("", "is believed", "to be ill"),)),
    ("Marlow [said] {that it is feared that the dam will break}.", (("", "is feared", "that the dam will break"),)),
    ("Marlow [said] {that the ship was reported to have sunk}.", (("", "was reported", "to have sunk"),)),
    ("Marlow [said] {the town is said to be empty}.", (("", "is said", "to be empty"),)),
    # according to, inside
    ("Marlow [said] {that, according to the police, the guard lied}.", (("the police", "according to", "that"),)),
    ("Marlow [said] {the guard lied, according to the police}.", (("the police", "according to", "the guard lied"),)),
    # no attribution inside: the speaker himself
    ("Marlow [said] {he believed that the war was lost}.", ()),
    ("Marlow [said] {that he had said that before}.", ()),
    ("“{I think the war is lost},” Marlow [said].", ()),
    ("“{We believe that the war is lost},” Marlow [said].", ()),
    ("“{I know the war is lost},” Marlow [said].", ()),
    ("“{I told you that it would rain},” the farmer [said].", ()),
    # no complement, or no saying
    ("Marlow [said] {that the officers know the road}.", ()),
    ("Marlow [said] {that the king told a story}.", ()),
    ("Marlow [said] {that the king spoke for an hour}.", ()),
    ("Marlow [said] {that the bank expects a profit}.", ()),
    ("Marlow [said] {that the officers believe in God}.", ()),
    ("Marlow [said] {that the church added a tower}.", ()),
    ("Marlow [said] {that the children understand the rules}.", ()),
    ("Marlow [said] {that the sea claimed three ships}.", ()),
    ("Marlow [said] {that the letter was written in 1902}.", ()),
    ("Marlow [said] {that the crew heard a noise}.", ()),
    ("Marlow [said] {that the bell rang before the king had spoken}.", ()),
    ("Marlow [said] {that nobody said that the mill was sold}.", ()),
    ("Marlow [said] {that the well is deep and the water is cold}.", ()),
    ("Marlow [said] {that the plan failed because the money was gone}.", ()),
    ("Marlow [said] {the mill will close if the river freezes}.", ()),
    ("Marlow [said] {the army refused to leave}.", ()),
    ("Marlow [said] {it is clear that the war is lost}.", ()),
    ("Marlow [said] {it means that the war is lost}.", ()),
    ("Marlow [said] {that the road leads to the port}.", ()),
    ("Marlow [said] {that this proves that the war is lost}.", ()),
    ("Marlow [denied] {the report}.", ()),
    ("Marlow [said] {that the nurse wanted to sleep}.", ()),
    ("Marlow [said] {that the mill makes the best flour}.", ()),
    ("Marlow [said] {that the guard saw the thief leave}.", ()),
    ("Marlow [said] {that the council agreed with the mayor}.", ()),
    ("Marlow [said] {that the hotel charged forty crowns}.", ()),
)  # fmt: skip
