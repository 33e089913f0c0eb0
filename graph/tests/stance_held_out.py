# ruff: noqa: E501
"""Invented news sentences written after the rules of stance, and never used to change them.

Marked as in ``stance_cases``. No test asserts the single sentences; the benchmark
``stance_scores.py`` prints their accuracy. Leave the rules alone when looking at this file, or
write a new one.
"""

from __future__ import annotations

CASES: tuple[tuple[str, str], ...] = (
    ("The shipyard’s owner, Karin Voss, [said on Sunday] {that the strike had cost her nine million crowns}.", "affirmed certain present_or_past"),
    ("Voss [stressed] {that no worker had been dismissed}.", "denied certain present_or_past"),
    ("“{We did everything we could},” Voss [told] the Morning Gazette.", "affirmed certain present_or_past"),
    ("The regulator [has rejected] {accusations that it ignored the leak}.", "denied certain present_or_past"),
    ("The regulator [conceded] {that it could have acted sooner}.", "affirmed conditional present_or_past"),
    ("{Three quarters of the harvest is gone}, [according to] the farmers’ league.", "affirmed certain present_or_past"),
    ("The farmers’ league [doubts] {that the rain will come in time}.", "denied probable future"),
    ("Meteorologists [predict] {a dry summer}.", "affirmed probable future"),
    ("The senator [wrote] {that she would not stand again}.", "denied certain future"),
    ("The senator [refused to rule out] {another campaign}.", "affirmed possible present_or_past"),
    ("Her staff [dismissed as gossip] {a report that she had been taken to hospital}.", "denied certain present_or_past"),
    ("“{I honestly don’t know whether the money was stolen},” the treasurer [said].", "affirmed possible present_or_past"),
    ("The treasurer [said] {the money was probably stolen}.", "affirmed probable present_or_past"),
    ("The treasurer [said] {nothing had been stolen}.", "denied certain present_or_past"),
    ("Detectives [believe] {the vault was opened from inside}.", "affirmed probable present_or_past"),
    ("Detectives [no longer believe] {the vault was opened from inside}.", "denied probable present_or_past"),
    ("The witness [claims] {to have seen two men}.", "affirmed certain present_or_past"),
    ("The witness [could not remember] {seeing a third man}.", "affirmed possible present_or_past"),
    ("The widow [feared] {that the court would believe him}.", "affirmed possible future"),
    ("The prince [is said] {to be dying}.", "affirmed certain present_or_past"),
    ("Palace officials [said] {the prince was not in danger}.", "denied certain present_or_past"),
    ("Palace officials [said] {there was no truth in the rumours}.", "denied certain present_or_past"),
    ("“{The prince will address the nation tonight},” the palace [announced].", "affirmed certain future"),
    ("The ambassador [warned] {that sanctions would follow unless the hostages were freed}.", "affirmed conditional future"),
    ("The ambassador [said] {talks had broken down}.", "affirmed certain present_or_past"),
    ("The ambassador [suggested] {that talks could resume next month}.", "affirmed possible future"),
    ("Traders [expect] {the bank to raise rates in May}.", "affirmed probable future"),
    ("Traders [were unsure] {whether the bank would raise rates}.", "affirmed possible future"),
    ("The bank [is considering] {raising rates}.", "affirmed possible future"),
    ("The bank [decided] {to leave rates unchanged}.", "affirmed probable future"),
    ("The pilot [reported] {that both engines had failed}.", "affirmed certain present_or_past"),
    ("Investigators [found no proof] {that ice had blocked the fuel line}.", "denied probable present_or_past"),
    ("Investigators [are trying to establish] {whether ice blocked the fuel line}.", "affirmed possible present_or_past"),
    ("“{If ice had blocked the line, we would have found water},” an investigator [said].", "affirmed conditional present_or_past"),
    ("The airline [urged] {passengers to stay calm}.", "affirmed possible future"),
    ("The airline [apologised for] {the delay}.", "affirmed certain present_or_past"),
    ("The minister [praised] {the rescue of the miners}.", "affirmed certain present_or_past"),
    ("The minister [failed to mention] {that two miners had died}.", "affirmed certain present_or_past"),
    ("The minister [said] {two miners may have died}.", "affirmed possible present_or_past"),
    ("The minister [said] {it was too early to say who was to blame}.", "affirmed possible present_or_past"),
    ("The union [said] {the mine should never have been reopened}.", "denied certain present_or_past"),
    ("The union [vowed] {to fight the closure in court}.", "affirmed certain future"),
    ("The owners [deny] {any wrongdoing}.", "denied certain present_or_past"),
    ("The owners [say] {they were not told about the gas}.", "denied certain present_or_past"),
    ("“{It’s not that we didn’t care},” an owner [said].", "affirmed certain present_or_past"),
    ("“{It seems unlikely that anyone is alive},” a rescuer [said].", "denied probable present_or_past"),
    ("A rescuer [said] {hopes of finding anyone alive were fading}.", "affirmed certain present_or_past"),
    ("The inquiry [concluded] {that the fire was an accident}.", "affirmed certain present_or_past"),
    ("The families [disagree] {that the fire was an accident}.", "denied probable present_or_past"),
    ("The families [want] {the inquiry reopened}.", "affirmed possible future"),
)  # fmt: skip
