"""Reading the tests' marked-up sentences: cue in [brackets], content in {braces}."""

from __future__ import annotations

import re
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from secondsource.annotate.arguments import Resolver
from secondsource.annotate.nested import find_nested
from secondsource.annotate.pipeline import load_pipeline
from secondsource.annotate.predicates import predications
from secondsource.annotate.quotations import quoted_spans
from secondsource.annotate.schemes import scheme_of
from secondsource.annotate.stance import read_cue
from secondsource.records import Predication, Span

_PRONOUNS = frozenset({"he", "she", "his", "her"})


class OneSpeaker:
    """Referents in which third-person pronouns mean the claimant, entity 0."""

    def __init__(self, text: str) -> None:
        self._text = text

    def entity_at(self, start: int, end: int) -> int | None:
        """Return 0 for a pronoun in the singular, else ``None``."""
        return 0 if self._text[start:end].lower() in _PRONOUNS else None


@cache
def nlp() -> Language:
    """Return the shipped pipeline, loaded once."""
    return load_pipeline()


def unmark(marked: str) -> tuple[str, tuple[Span, ...], tuple[Span, ...]]:
    """Return the text without marks, the cue spans and the content spans."""
    text, cue, content, start = "", [], [], 0
    for piece in re.split(r"([\[\]{}])", marked):
        if piece in ("[", "{"):
            start = len(text)
        elif piece == "]":
            cue.append((start, len(text)))
        elif piece == "}":
            content.append((start, len(text)))
        else:
            text += piece
    return text, tuple(cue), tuple(content)


def predications_of(marked: str) -> tuple[Doc, tuple[Predication, ...]]:
    """Return the parse of a marked-up sentence and what its content states."""
    text, cue, content = unmark(marked)
    doc = nlp()(text)
    scheme = scheme_of(nlp())
    resolver = Resolver(scheme, OneSpeaker(text), "d-0")
    found = predications(
        doc,
        scheme,
        content,
        resolver,
        reading=read_cue(doc, cue, content),
        claimant="d-0#0",
        quoted=quoted_spans(text),
    )
    return doc, found


def nested_of(marked: str) -> tuple[tuple[str, str, str], ...]:
    """Return the inner attributions of a marked-up sentence as texts."""
    text, _, content = unmark(marked)
    doc = nlp()(text)
    scheme = scheme_of(nlp())
    found = find_nested(doc, scheme, content, lambda token: token.lower_ in _PRONOUNS)
    return tuple(
        (_text(text, inner.source), _text(text, inner.cue), _text(text, inner.content))
        for inner in found
    )


def agrees(found: tuple[str, str, str], wanted: tuple[str, str, str]) -> bool:
    """Tell whether source and cue are equal and the content begins as wanted."""
    return found[:2] == wanted[:2] and found[2].startswith(wanted[2])


def _text(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(text[start:end] for start, end in spans)
