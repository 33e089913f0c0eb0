"""Lemmas that lexicon look-ups can rely on, whatever the pipeline's lemmatiser makes of a word."""

from __future__ import annotations

import re

from spacy.tokens import Token

from secondsource.annotate.cues import CUES
from secondsource.annotate.embedders import CLAUSAL, FACTIVE, OPEN_COMPLEMENTS

_VERBS = """arise arose arisen|awake awoke awoken|be was were been|bear bore borne|beat beat beaten
|become became|begin began begun|bend bent|bet|bind bound|bite bit bitten|bleed bled|blow blew blown
|break broke broken|breed bred|bring brought|build built|burst|buy bought|catch caught
|choose chose chosen|cling clung|come came|cost|creep crept|deal dealt|dig dug|do did done
|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed
|feel felt|fight fought|find found|flee fled|fling flung|fly flew flown|forbid forbade forbidden
|forecast|foresee foresaw foreseen|foretell foretold|forget forgot forgotten
|forgive forgave forgiven|freeze froze frozen|get got gotten
|give gave given|go went gone|grind ground|grow grew grown
|hang hung|have had|hear heard|hide hid hidden|hit|hold held|hurt|keep kept|kneel knelt
|know knew known|lead led|leap leapt|leave left|lend lent|let|light lit|lose lost|make made
|mean meant|meet met|mislead misled|misspeak misspoke misspoken|mistake mistook mistaken
|overcome overcame|overhear overheard
|overrun overran|oversee oversaw overseen|overtake overtook overtaken|overthrow overthrew overthrown
|pay paid|plead pled|put|quit|read|ride rode ridden|ring rang rung|rise rose risen|run ran
|say said says|see saw seen|seek sought|sell sold|send sent|set|shake shook shaken|shed
|shine shone|shoot shot|show shown|shrink shrank shrunk|shut|sing sang sung|sink sank sunk|sit sat
|slay slew slain|sleep slept|slide slid|speak spoke spoken|spend spent|spin spun|split|spread
|spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung|strike struck stricken
|strive strove striven|swear swore sworn|sweep swept|swell swollen|swim swam swum|swing swung
|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|thrust
|undergo underwent undergone|understand understood|undertake undertook undertaken|undo undid undone
|uphold upheld|upset|wake woke woken|wear wore worn|weep wept|win won|withdraw withdrew withdrawn
|withhold withheld|withstand withstood|wring wrung|write wrote written"""
_IRREGULAR: dict[str, str] = {
    form: row.split()[0] for row in _VERBS.replace("\n", "").split("|") for form in row.split()
}
FINITE = frozenset("VBD VBP VBZ MD".split())
"""Tags of finite verbs and modals."""
OPEN_CLASSES = frozenset("ADJ ADV NOUN NUM PROPN VERB".split())
"""Parts of speech of content words."""
_DOUBLING = frozenset(
    "plan admit refer commit regret permit rebut forget begin refer submit".split()
)
_STRAY_E = re.compile(
    r"(?<=[a-z])(?:[bcpnlfrx]t|[rn]ch|gn|nd|[cs]k|wn|ll|pp|tt|rr|nn|gg|mm|ff|sh|[aeo][wy]|ify|[lnr]k|[lmr]p|r[mn])e$"
)
_CUT = re.compile(r"[^aeiou]*[aeiou][bcdfgklmnpstvz]")
_SIBILANT = ("ches", "shes", "xes", "sses", "zes")


def lemma(token: Token) -> str:
    """Return a token's lemma in lower case, mended where the lemmatiser is seen to be wrong.

    Inflected cue and embedding verbs are looked up by form ("doubted": doubt); plurals that
    were left as they are lose their ending; a stray e goes ("stalle").
    """
    found = token.lemma_.lower() or token.lower_
    if token.tag_.startswith("VB"):
        known = _INFLECTED.get(token.lower_)
        return known or _whole(_STRAY_E.sub(lambda m: m[0][:-1], _base(found)), token.lower_)
    if token.tag_ in ("NNS", "NNPS") and found == token.lower_:
        return singular(found)
    if token.tag_ == "JJ" and any(child.lemma_ == "be" for child in token.lefts):
        return _IRREGULAR.get(
            found, found
        )  # "the war is lost", where lost is taken for an adjective
    return found


def _base(form: str) -> str:
    """Strip "-ing" or "-ed" where the lemmatiser left it ("marching")."""
    match = re.fullmatch(r"([a-z]*[aeiouy][a-z]*)(?:ing|ed)", form)
    if match is None or len(match[1]) < 3 or form.endswith("eed"):
        return form
    stem = match[1]
    if re.search(r"([bdgmnprt])\1$", stem):
        return stem[:-1]
    return stem + "e" if re.search(r"(?:[vcuz]|[^s]s|[aiou]t|[aeiou]g|dg|rg)$", stem) else stem


def _whole(found: str, form: str) -> str:
    """Give a lemma the end that the lemmatiser has cut off.

    >>> _whole("fak", "faking"), _whole("falsifi", "falsified"), _whole("stop", "stopped")
    ('fake', 'falsify', 'stop')
    """
    if form == f"{found}ed" and found.endswith("i"):
        return found[:-1] + "y"
    cut = form in (f"{found}ing", f"{found}ed") and _CUT.fullmatch(found) is not None
    return f"{found}e" if cut else found


def singular(word: str) -> str:
    """Return a regular plural's singular, other words unchanged.

    >>> singular("rumours"), singular("parties"), singular("crashes"), singular("people")
    ('rumour', 'party', 'crash', 'people')
    """
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(_SIBILANT):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def inflections(verb: str) -> frozenset[str]:
    """Return the regular forms of an English verb.

    >>> sorted(inflections("deny"))
    ['denied', 'denies', 'deny', 'denying']
    """
    if verb.endswith("e"):
        return frozenset({verb, verb + "s", verb + "d", verb[:-1] + "ing"})
    if re.search(r"[^aeiou]y$", verb):
        return frozenset({verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"})
    ending = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    stem = verb + verb[-1] if verb in _DOUBLING else verb
    return frozenset({verb, verb + ending, stem + "ed", stem + "ing"})


def _table() -> dict[str, str]:
    verbs = {*CUES, *OPEN_COMPLEMENTS, *CLAUSAL, *FACTIVE}
    table: dict[str, str] = {}
    for verb in sorted(v for v in verbs if v.isalpha()):
        for form in sorted(inflections(verb)):
            table.setdefault(form, verb)
    return table | _IRREGULAR


_INFLECTED: dict[str, str] = {
    form: verb for form, verb in _table().items() if verb != form or form in CUES
}
