"""Names of one word that the text shows to be a firm's or a country's, and no person's.

A name that no lexicon knows is easily taken for a surname: "**Brunnel** said it was sorry". What
stands beside it tells: "Brunnel Chemicals", "the Brunnel factory", "Brunnel, **which** ...",
and for a country the word for its people: "Sorvia", "Sorvian".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc, Token

from secondsource.annotate import lexicons as lex
from secondsource.annotate.capitals import is_capitalised
from secondsource.annotate.surroundings import after_title
from secondsource.records import EntityKind

FIRM_WORDS: Final = frozenset(
    """inc inc. corp corp. co co. company ltd ltd. llc plc gmbh ag motors industries enterprises
    holdings group systems technologies software pharmaceuticals pharma medical chemicals plastics
    textiles energy foods haulage logistics freight properties construction engineering breweries
    supermarkets hotels insurance consulting solutions therapeutics aerospace aviation maritime
    catering petroleum airlines airways""".split()
)
"""Words that follow what a firm is called for short."""
_FIRMS = frozenset("company firm manufacturer airline retailer supplier startup".split())
_OF_FIRMS = frozenset(
    """shares boss bosses board headquarters plant factory works shareholders employee employees
    executives""".split()
)
_OWNED = frozenset("headquarters shareholders subsidiary subsidiaries".split())

Typed = tuple[int, int, EntityKind]


def bodies(doc: Doc, names: Sequence[Typed]) -> dict[str, EntityKind]:
    """Return the names of one word that are a firm's or a country's though taken for a person's.

    ``names`` are token spans with their kinds. The names are in lower case, with the right kind.
    """
    alone: dict[str, list[int]] = {
        doc[start].lower_: [] for start, end, kind in names if end - start == 1 and kind == "person"
    }
    for token in doc:
        if token.lower_ in alone and is_capitalised(token):
            alone[token.lower_].append(token.i)
    firms, persons = _short_forms(doc, names), _words_of_persons(doc, names)
    peoples = {t.lower_ for t in doc if is_capitalised(t) and t.lower_.endswith("an")}
    found: dict[str, EntityKind] = {}
    for word, places in alone.items():
        if word in persons | lex.FIRST_NAMES or any(after_title(doc, i) for i in places):
            continue
        if word.endswith("a") and f"{word}n" in peoples:
            found[word] = "place"
        elif word in firms or any(_is_firm(doc, i) for i in places):
            found[word] = "organisation"
    return found


def _short_forms(doc: Doc, names: Sequence[Typed]) -> frozenset[str]:
    """Return what firms named in full are called for short: "**Brunnel** Chemicals"."""
    return frozenset(
        doc[start].lower_
        for start, end, kind in names
        if kind == "organisation" and end - start > 1
        and all(t.lower_ in FIRM_WORDS for t in doc[start + 1 : end])
    )  # fmt: skip


def _words_of_persons(doc: Doc, names: Sequence[Typed]) -> frozenset[str]:
    return frozenset(
        doc[i].lower_
        for start, end, kind in names
        if kind == "person" and end - start > 1
        for i in range(start, end)
    )


def _is_firm(doc: Doc, at: int) -> bool:
    """Tell a firm's name by the words around it."""
    before = [t.lower_ for t in doc[max(0, at - 2) : at]]
    after = [t.lower_ for t in doc[at + 1 : at + 3]]
    if after == [",", "which"] or before == ["shares", "in"]:
        return True
    if not after:
        return False
    if after[0] in _OF_FIRMS and doc[at + 1].pos_ in ("NOUN", "PROPN") and doc[at + 1].is_lower:
        return True
    if doc[at + 1].tag_ == "POS" and after[-1] in _OWNED:
        return True
    return before[-1:] != [] and before[-1] in _FIRMS and _is_apposed(doc[at - 1], doc[at])


def _is_apposed(noun: Token, name: Token) -> bool:
    """Tell "the company **Brunnel**" from "the company **Brunnel** runs"."""
    return noun.is_lower and (noun.head == name or name.head == noun)
