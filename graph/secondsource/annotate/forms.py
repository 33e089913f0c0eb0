"""Lemmas that lexicon look-ups can rely on, whatever the pipeline's lemmatiser makes of a word."""

from __future__ import annotations

import re

from spacy.tokens import Token

from secondsource.annotate.cues import CUES
from secondsource.annotate.embedders import CLAUSAL, FACTIVE, OPEN_COMPLEMENTS

_IRREGULAR: dict[str, str] = {
    form: lemma
    for lemma, forms in (
        ("say", "said says"),
        ("tell", "told"),
        ("think", "thought"),
        ("know", "knew known"),
        ("feel", "felt"),
        ("find", "found"),
        ("see", "saw seen"),
        ("foresee", "foresaw foreseen"),
        ("foretell", "foretold"),
        ("swear", "swore sworn"),
        ("write", "wrote written"),
        ("hear", "heard"),
        ("hold", "held"),
        ("show", "shown"),
        ("understand", "understood"),
        ("forget", "forgot forgotten"),
        ("begin", "began begun"),
        ("make", "made"),
        ("choose", "chose chosen"),
        ("come", "came"),
        ("go", "went gone"),
        ("cast", "cast"),
        ("throw", "threw thrown"),
        ("shoot", "shot"),
        ("deny", "denied denies"),
        ("read", "read"),
    )
    for form in forms.split()
}
_DOUBLING = frozenset(
    "plan admit refer commit regret permit rebut forget begin refer submit".split()
)
_STRAY_E = re.compile(
    r"(?<=[a-z])(?:[bcpnlfrx]t|gn|[cs]k|wn|ll|pp|tt|rr|nn|gg|mm|ff|sh|[aeo][wy]|[lnr]k|[lmr]p|r[mn])e$"
)
_SIBILANT = ("ches", "shes", "xes", "sses", "zes")


def lemma(token: Token) -> str:
    """Return a token's lemma in lower case, mended where the lemmatiser is seen to be wrong.

    Inflected cue and embedding verbs are looked up by form ("doubted": doubt); plurals that
    were left as they are lose their ending; a stray e goes ("stalle").
    """
    found = token.lemma_.lower() or token.lower_
    if token.tag_.startswith("VB"):
        return _INFLECTED.get(token.lower_) or _STRAY_E.sub(lambda m: m[0][:-1], found)
    if token.tag_ in ("NNS", "NNPS") and found == token.lower_:
        return singular(found)
    return found


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
