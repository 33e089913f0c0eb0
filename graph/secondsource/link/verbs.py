"""Which verb a clause has: fixed phrases, verbs with a particle, lemmas that are none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from secondsource.link.lexicon import CLASS_OF, PARTICLES, POSSESSIVES, concept
from secondsource.link.stems import lemmas, stem
from secondsource.link.thesaurus import IRREGULAR, PHRASES

IDIOMS = {
    tuple(phrase.split()): verb
    for verb, phrases in (line.split(":") for line in PHRASES.strip().splitlines())
    for phrase in phrases.split(",")
}
_IDIOMS_OF: dict[str, list[tuple[str, ...]]] = {}
for _phrase in sorted(IDIOMS, key=len, reverse=True):
    _IDIOMS_OF.setdefault(_phrase[0], []).append(_phrase)


def verb(predicate: str, text: Sequence[str]) -> str:
    """Return the verb, perhaps with a particle, that a clause's predicate stands for.

    ``predicate`` is the lemma that annotation found, ``text`` the words of the clause.
    """
    return _in_context(phrasal(idiom(lemma(predicate, text), text), text), text)


def _in_context(predicate: str, text: Sequence[str]) -> str:
    """Return what "pass" means of a test, and "keep" of what one has."""
    if predicate in ("pass", "fail") and "to" not in text and any(map(_is_test, text)):
        return f"{predicate}-test"
    if predicate == "keep" and _UNKEPT.isdisjoint(text) and POSSESSIVES.intersection(text):
        return "retain"
    if predicate in ("turn", "switch"):
        return f"{predicate}-{_switched(text)}".rstrip("-")
    return predicate


def _switched(text: Sequence[str]) -> str:
    """Return the "on" or "off" behind an object: "turned the pump off", not "on the town"."""
    found = (
        word
        for word, following in zip(text, [*text[1:], ""], strict=True)
        if word in ("on", "off") and following in _AFTER_PARTICLE
    )
    return next(found, "")


_AFTER_PARTICLE = frozenset(
    ["", *"and or but at when while before after by because again during until if".split()]
)


def _is_test(word: str) -> bool:
    return concept(word) in ("inspect", "test") or word in ("exam", "exams")


_UNKEPT = frozenset(
    """open closed shut in from secret hidden alive quiet away out off on up down at under locked
    waiting running promise promises word""".split()
)


def idiom(predicate: str, text: Sequence[str]) -> str:
    """Return the verb that a fixed phrase of the text stands for ("opened fire": "shoot").

    The predicate must be a word of the phrase, or a word of no class.
    """
    known = predicate in CLASS_OF or stem(predicate) in CLASS_OF
    told = (word for word in text if word not in _BETWEEN)
    forms = [lemmas(IRREGULAR.get(word, word)) for word in told]
    for at, heads in enumerate(forms):
        for phrase in (found for head in heads for found in _IDIOMS_OF.get(head, ())):
            if (predicate in phrase or not known) and _follows(phrase[1:], forms[at + 1 :]):
                return IDIOMS[phrase]
    return predicate


_BETWEEN = POSSESSIVES | {"a", "an"}
"""Words that a phrase may have before its noun: "took a bribe", "lost his job"."""


def _follows(rest: Sequence[str], forms: Sequence[Sequence[str]]) -> bool:
    """Say whether the rest of a phrase follows in one piece: "set (the hall) on fire"."""
    reach = _OBJECT if len(rest) > 1 and rest[0] in _BEHIND_OBJECT else 1
    starts = range(min(reach, len(forms) - len(rest) + 1))
    return any(
        all(word in found for word, found in zip(rest, forms[at:], strict=False)) for at in starts
    )


_OBJECT = 6
_BEHIND_OBJECT = frozenset("on into under to out off ablaze free green".split())


_BEHIND = PARTICLES | {"on", "into"}


def phrasal(predicate: str, text: Sequence[str]) -> str:
    """Return the predicate with its particle, if the text has both and the two are known."""
    if " " in predicate or "-" in predicate:
        return predicate
    for word, following in pairwise(text):
        known = f"{predicate}-{following}"
        same = predicate in lemmas(word) or stem(IRREGULAR.get(word, word)) == stem(predicate)
        if same and following in _BEHIND and known in CLASS_OF:
            return known
    return predicate


def lemma(predicate: str, text: Sequence[str]) -> str:
    """Return the predicate, or its verb in ``text`` where the lemma is none ("clim" of "climbed").

    A predicate of no class is replaced only by one that has a class and a form in the text.
    """
    if concept(predicate) != stem(predicate) or predicate in text or not predicate.isalpha():
        return predicate
    for word in text:
        if word.startswith(predicate[:_BEGINNING]) and len(word) > len(predicate):
            for form in lemmas(word):
                if form in CLASS_OF and abs(len(form) - len(predicate)) <= _MANGLED:
                    return form
    return predicate


_BEGINNING = 3
_MANGLED = 2


def is_form(word: str, lemma: str) -> bool:
    """Say whether a word of a text may be a form of a lemma, perhaps of one with a particle."""
    plain = lemma.replace("-", " ").split(" ")[0]
    return plain in lemmas(IRREGULAR.get(word, word)) or stem(word) == stem(plain)
