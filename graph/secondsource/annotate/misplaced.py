"""Sources that the attribution model has read one phrase too late."""

from __future__ import annotations

from spacy.tokens import Doc

from secondsource.annotate import lexicons as lex
from secondsource.annotate.roles import NameIndex, phrase_end

_VIEWING = frozenset("see obtain view review read examine acquire access hear verify".split())
_FAR = (["as", "far"], ["so", "far"], ["as", "near"])


def reaching(doc: Doc, index: NameIndex, start: int, end: int) -> tuple[int, int] | None:
    """Return the people who are told by how far away they are: "**residents** as far north as
    Thornby" where only the place was taken for the source."""
    named = (t for t in doc[start:end] if t.lower_ not in ("and", "or", "the", ","))
    if any(index.at(t.i) is None for t in named):
        return None
    before = [t.lower_ for t in doc[max(0, start - 5) : start]]
    far = next((i for i in range(len(before) - 1) if before[i : i + 2] in _FAR), None)
    if far is None or before[-1:] != ["as"] or start - len(before) + far == 0:
        return None
    noun = doc[start - len(before) + far - 1]
    if (noun.tag_ in ("VBG", "VBN") or noun.lower_ == "from") and noun.i:
        noun = noun.nbor(-1)
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    return min(noun.left_edge.i, noun.i), noun.i + 1


def viewed(doc: Doc, start: int) -> tuple[int, int] | None:
    """Return the document whose reader was taken for the source: "a memo from Roe, seen by
    **the Gazette**, says"."""
    before = doc[max(0, start - 2) : start]
    if len(before) < 2 or before[1].lower_ != "by" or before[0].lemma_ not in _VIEWING:
        return None
    sentence = doc[start].sent
    for noun in reversed(doc[sentence.start : start - 2]):
        if noun.lemma_.lower() in lex.STATEMENT_NOUNS and noun.pos_ == "NOUN":
            return min(noun.left_edge.i, noun.i), phrase_end(doc, noun.i)
    return None
