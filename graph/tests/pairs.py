"""Two sentences, each an article of its own, judged through the whole pipeline."""

from __future__ import annotations

from functools import cache

from secondsource import annotate
from secondsource.claims import prepare
from secondsource.link import Item, judge_documents
from secondsource.link.decide import Judgement
from secondsource.records import Document


@cache
def annotator() -> annotate.Annotator:
    """Return the shipped annotator, loaded once."""
    return annotate.load()


@cache
def article(name: str, sentence: str) -> Item:
    """Return what a sentence gives to linking."""
    document = Document(f"{name}.txt", sentence)
    return prepare(document, annotator().annotate(document))


def articles(first: str, second: str) -> tuple[Item, Item]:
    """Return two articles; a bare clause is said by Hedda Vik, and by Omar Teller."""
    return article("one", _said("Hedda Vik", first)), article("two", _said("Omar Teller", second))


def _said(speaker: str, text: str) -> str:
    whole = text.endswith(".") and not text.endswith(" p.m.")
    return text if whole else f"{speaker} said {text}."


def decided(first: str, second: str) -> Judgement:
    """Judge two sentences, in both directions."""
    one, two = articles(first, second)
    found = judge_documents(one, two)
    assert found == judge_documents(two, one)
    return found
