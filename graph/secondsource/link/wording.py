"""Words to read for what decisions compare: a clause's own words in place of stems."""

from __future__ import annotations

import re
from functools import lru_cache

from secondsource.link.lexicon import BE, concept
from secondsource.link.similarity import fold
from secondsource.link.stems import lemmas, stem
from secondsource.link.thesaurus import IRREGULAR

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_REACH = 5


@lru_cache(maxsize=1 << 16)
def as_written(lemma: str, text: str) -> str:
    """Return the words of a clause that have a lemma: "voted against" for "vote-against".

    The particle of a verb may stand behind its object. Empty where no word fits.
    """
    head, *particles = re.split(r"[- ]", lemma)
    told = _WORD.findall(text)
    for at, word in enumerate(told):
        if _is_form(fold(word), head):
            behind = told[at + 1 : at + 1 + _REACH]
            return " ".join([word, *(p for p in particles if p in map(fold, behind))])
    return next((word for word in told if _of_concept(fold(word), lemma)), "")


def _is_form(word: str, lemma: str) -> bool:
    forms = lemmas(IRREGULAR.get(word, word))
    return lemma in forms or (stem(forms[0]) == stem(lemma) and word not in BE)


def _of_concept(word: str, name: str) -> bool:
    return concept(word) in (name, concept(name))
