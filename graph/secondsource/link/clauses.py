"""What a claim's own clause says beside its event: stance, mood, scope, whether it asserts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from secondsource.link import lexicon
from secondsource.link.lexicon import concept
from secondsource.link.similarity import fold, longest_shared_run, quoted_words, words
from secondsource.link.verbs import is_form
from secondsource.records import Argument, Claim, Figure, Polarity, Role, Stance
from secondsource.signs import clause, stretches
from secondsource.voice import ASSERTS_NOTHING, TOPIC_ONLY, avows

CORE: tuple[Role, ...] = ("agent", "patient", "recipient")


def asserts(claim: Claim) -> bool:
    """Say whether a claim states anything: no question, no topic, no command, no condition."""
    text = clause(claim).casefold()
    command = lexicon.COMMANDED.match(text) or lexicon.SUPPOSED.match(text)
    return command is None and is_statement(claim)


def is_statement(claim: Claim) -> bool:
    """Say whether a claim's note leaves it a statement: not a question, demand or bare topic."""
    avowed = claim.note == TOPIC_ONLY and avows(claim.cue_text, claim.text)
    return avowed or claim.note not in ASSERTS_NOTHING


def stance_of(claim: Claim, predicate: str) -> Stance:
    """Return the claim's stance, turned round where it calls a report of its content false."""
    text = clause(claim).casefold()
    if lexicon.TAKEN_FOR_GRANTED.search(text):
        return replace(claim.stance, time="present_or_past")
    missed = lexicon.NOT_THERE.match(text) and not claim.predication.negated
    if missed and claim.stance.polarity == "affirmed" and not _RETOLD.search(claim.cue_text):
        claim = turned(claim)
    coming = lexicon.IMMINENT.search(text)
    if coming is not None and is_form(coming["verb"], predicate):
        claim = replace(claim, stance=replace(claim.stance, time="future"))
    if concept(predicate) == "false" or not lexicon.called_false(text):
        return claim.stance
    denied = claim.stance.polarity == "denied"
    told = denied and not lexicon.negated(text)
    return claim.stance if told else turned(claim).stance


_RETOLD = re.compile(r"\b(?:den[iy]|dismiss|reject|refut|disput)", re.IGNORECASE)


def turned(claim: Claim) -> Claim:
    """Return a claim that denies what it affirmed, and the other way round."""
    polarity: Polarity = "denied" if claim.stance.polarity == "affirmed" else "affirmed"
    return replace(claim, stance=replace(claim.stance, polarity=polarity))


def _attribution(claim: Claim) -> tuple[object, ...]:
    return (claim.document, claim.source, claim.cue)


def called_false_by(claims: Iterable[Claim]) -> dict[tuple[object, ...], bool]:
    """Return the attributions in which something is called false.

    With each, whether that clause names nothing itself: "(claims that ...) were false".
    """
    found: dict[tuple[object, ...], bool] = {}
    for claim in claims:
        false = concept(fold(claim.predication.predicate)) == "false"
        if false and claim.stance.polarity == "affirmed":
            heads = {fold(argument.head) for argument in claim.predication.arguments}
            bare = heads <= lexicon.REPORTS and not lexicon.REPORTS & set(words(clause(claim)))
            found[_attribution(claim)] = bare or found.get(_attribution(claim), False)
    return found


def told_false(claim: Claim, false: Mapping[tuple[object, ...], bool]) -> bool:
    """Say whether a claim repeats a report that another clause of its sentence calls false."""
    if _attribution(claim) not in false or concept(fold(claim.predication.predicate)) == "false":
        return False
    told = words(clause(claim))
    return bool(lexicon.REPORTS & set(told)) or (
        false[_attribution(claim)] and told[:1] == ["that"]
    )


def in_a_name(figure: Figure, claim: Claim) -> bool:
    """Say whether a number is part of a name, as in "B-52"."""
    for start, part in stretches(claim):
        if start < figure.start - 1 < start + len(part):
            return re.search(r"\w[-–]$", part[: figure.start - start]) is not None
    return False


def own_figures(claim: Claim) -> tuple[Figure, ...]:
    """Return the figures of the clause itself: no whole of a part, none of a clause within.

    Of "two of the three pumps" the three is left out, of "rose to 36 after two of the injured
    died" the two.
    """
    kept: list[Figure] = []
    for figure in sorted(claim.predication.figures, key=lambda figure: figure.start):
        between = _between(claim, kept[-1], figure) if kept else ""
        whole = _WHOLE.fullmatch(between) or _PART_OF.search(around(claim, figure)[0])
        if not (whole or _WITHIN.search(_NEXT.split(between)[-1])):
            kept.append(figure)
    return tuple(kept)


_WHOLE = re.compile(r"(?:\s+out)?\s+of\s+(?:the|its|their|his|her|our|all)?\s*", re.IGNORECASE)
_NEXT = re.compile(r",\s+(?:and|but)\s")
_WITHIN = re.compile(r"\b(?:after|before|when|while|because|since)\b", re.IGNORECASE)
_PART_OF = re.compile(
    r"\b(?:one|none|some|most|many|few|half|any|several|part|neither|either)\s+"
    r"(?:out\s+)?of\s+(?:the|its|their|his|her|our)\s*$",
    re.IGNORECASE,
)


def around(claim: Claim, told: Argument | Figure) -> tuple[str, str, str]:
    """Return what a claim has before an argument or figure, its own words, and what follows.

    All are empty where it stands outside the claim's content.
    """
    for start, part in stretches(claim):
        if start <= told.start < start + len(part):
            low, high = told.start - start, told.end - start
            return part[:low], part[low:high], part[high:]
    return "", "", ""


def _between(claim: Claim, first: Figure, second: Figure) -> str:
    """Return the text from the one figure's start, its own words left out, to the other's."""
    for start, part in stretches(claim):
        if start <= first.start and second.start <= start + len(part):
            return part[first.end - start : second.start - start]
    return ""


def own_act(claim: Claim) -> bool:
    """Say whether a clause tells what its claimant does ("plans to ...", "denied taking ...")."""
    if any(argument.role == "agent" for argument in claim.predication.arguments):
        return False
    first, *rest = words(clause(claim))[:2] or [""]
    return (first == "to" and rest != ["be"]) or (first.endswith("ing") and first != "being")


def quoted(claim: Claim, text: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the words of the clause that stand in quotation marks, a run for each quotation."""
    found = (longest_shared_run(quoted_words(quotation), text) for quotation in claim.quotations)
    return tuple(run for run in found if run)


def mood(text: str, lemmas: frozenset[str]) -> frozenset[str]:
    """Return in what moods a clause speaks: asking, demanding, repeating hearsay."""
    moods = {
        "asked": lexicon.ASKED.match(text) is not None,
        "demanded": lexicon.DEONTIC.search(text) is not None,
        "hearsay": bool(lexicon.HEARSAY & lemmas),
    }
    return frozenset(mood for mood, holds in moods.items() if holds)


def scope(text: Sequence[str], stance: Stance) -> frozenset[str]:
    """Return the classes of the quantifiers in a clause.

    "Some 140" and "as many as nine" have no quantifier, and the "nobody" of a denial is its
    negation.
    """
    before = zip(text, [*text[1:], ""], strict=False)
    found = {
        lexicon.SCOPE[word]
        for word, following in before
        if word in lexicon.SCOPE
        and not (following[:1].isdigit() or following in lexicon.NUMBERS)
        and not (word == "most" and following.endswith("ly"))
        and (word, following) != ("many", "as")
    }
    return frozenset(found - ({"none"} if stance.polarity == "denied" else set()))


def parts(text: Sequence[str]) -> frozenset[tuple[str, frozenset[str]]]:
    """Return the nouns of a clause with what "of" says of them: the price, of bread."""
    found = set()
    for at, word in enumerate(text[1:-1], start=1):
        if word == "of" and text[at - 1] not in lexicon.STOP:
            told = tuple(islice((w for w in text[at + 1 :] if w not in lexicon.ARTICLES), _OF))
            if told and all(w.isalpha() and w not in lexicon.STOP for w in told):
                found.add((concept(text[at - 1]), frozenset(map(concept, told))))
    return frozenset(found)


_OF = 2


def hidden_negation(stance: Stance, text: str) -> bool:
    """Say whether a clause has a word of negation that its stance doesn't show."""
    said = lexicon.negated(text) or lexicon.disowned(text)
    return said and stance.polarity == "affirmed"


def points_back(claim: Claim) -> bool:
    """Say whether the subject or object is a mere "it" or "this process"."""
    core = (a for a in claim.predication.arguments if a.role in CORE and a.entity is None)
    heads = {fold(argument.head) for argument in core}
    moving = "they" in heads and fold(claim.predication.predicate) in lexicon.ONGOING
    return moving or bool(heads & lexicon.ANAPHORS)
