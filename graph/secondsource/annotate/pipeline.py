"""Loading a spaCy pipeline, and preparing an article's text for it.

The Doc covers the text exactly. Before the parse, line starts become sentence starts, so that a
heading or a bullet never runs into the sentence after it; elsewhere none may start unless final
punctuation stands before it ("Maj. Gen.", "CC BY 3.0"). The shipped grammar overrules that
where it is sure ("WARSAW - The").
"""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from secondsource.annotate.grammar import GRAMMAR
from secondsource.annotate.lines import line_starts
from secondsource.annotate.reading import Reading, shipped
from secondsource.annotate.recogniser import NAMES
from secondsource.errors import ModelMissing, UnreadableArticle
from secondsource.records import Span

SHIPPED = "en_news"
BOUNDARIES = "secondsource_boundaries"
TITLES = (
    "Adm. Amb. Brig. Capt. Cmdr. Col. Cpl. Dr. Fr. Gen. Gov. Hon. Insp. Lt. Maj. Mr. Mrs. Ms. Msgr."
    " Mt. Pfc. Pres. Prof. Pvt. Rep. Rev. Sen. Sgt. Spc. St. Supt."
).split()
"""Abbreviated ranks and titles: one token each, and never the end of a sentence."""

_REMEDY = "name another with --pipeline, or leave it out for the shipped one"
_NEEDED = {
    "dependencies": ("parser", GRAMMAR),
    "tags": ("tagger", GRAMMAR),
    "names": ("ner", NAMES),
}
_FINAL = frozenset(".!?:;…")
_LONGEST_WORD = 200
_ENDLESS = re.compile(rf"\S{{{_LONGEST_WORD + 1},}}")
_CLOSING = frozenset("\"'”’»)]}*_")


def load_pipeline(name: str | None = None) -> Language:
    """Return the shipped spaCy pipeline, or an installed or pathed one, ready for articles.

    Raises :class:`ModelMissing` if there is none of that name, or if it isn't English or
    lacks a parser, a tagger or a name recogniser.
    """
    source = shipped(SHIPPED) if name is None else name
    try:
        nlp = spacy.load(source)
    except (OSError, ImportError, ValueError) as error:
        raise ModelMissing(
            f"can't load the pipeline {source}: {_line(error)}; {_REMEDY}"
        ) from error
    _check(nlp, str(source))
    _add_titles(nlp)
    nlp.add_pipe(BOUNDARIES, first=True)
    return nlp


def describe(nlp: Language) -> str:
    """Return a pipeline's name, version and a short hash of its files."""
    name = f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
    folder = nlp.path
    return f"{name} ({_digest(folder)})" if folder else name


def parse(
    nlp: Language,
    text: str,
    skip: Sequence[Span] = (),
    readings: Sequence[tuple[int, Reading]] | None = None,
) -> Doc:
    """Return the parsed Doc of a text; the tokens within a span of ``skip`` are one there, and no
    name.

    ``readings`` are what the network made of the text's parts, each with its offset, if it has
    read them already.

    Raises :class:`UnreadableArticle` if the text is longer than the pipeline can take.
    """
    check_length(nlp, text)
    doc = _tokenised(nlp, text)
    hidden = [span for s, e in skip if (span := doc.char_span(s, e, alignment_mode="contract"))]
    with doc.retokenize() as retokenizer:
        for span in hidden:
            retokenizer.merge(span)
    blocked = [span for s, e in skip if (span := doc.char_span(s, e, alignment_mode="contract"))]
    if blocked:
        doc.set_ents([], blocked=blocked, default="missing")
    doc._.secondsource_skip, doc._.secondsource_readings = tuple(skip), readings
    parsed = nlp(doc)
    parsed._.secondsource_readings = None
    return parsed


def check_length(nlp: Language, text: str) -> None:
    """Raise :class:`UnreadableArticle` if a text is longer than the pipeline can take."""
    if len(text) > nlp.max_length:
        raise UnreadableArticle(
            f"the article has {len(text):,} characters, more than the {nlp.max_length:,} that can"
            " be parsed at once; split it"
        )


def _tokenised(nlp: Language, text: str) -> Doc:
    """Return the tokens of a text; the tokenizer, quadratic in a word, gets no endless one."""
    cuts = [i for m in _ENDLESS.finditer(text) for i in range(m.start(), m.end(), _LONGEST_WORD)]
    if not cuts:
        return nlp.make_doc(text)
    pieces = [text[s:e] for s, e in itertools.pairwise([0, *cuts, len(text)]) if s < e]
    docs = [nlp.make_doc(piece) for piece in pieces]
    return Doc.from_docs(docs, ensure_whitespace=False) or nlp.make_doc("")


@Language.component(BOUNDARIES)
def set_boundaries(doc: Doc) -> Doc:
    """Say before parsing where a sentence starts, and where none may."""
    starts = frozenset(line_starts(doc.text))
    values = np.array([[_boundary(doc, token, starts)] for token in doc], dtype=np.int64)
    if len(doc):  # setting one token at a time walks the whole Doc for each
        unsigned: Any = values.astype(np.uint64)
        doc.from_array(["SENT_START"], unsigned)
    return doc


def _boundary(doc: Doc, token: Token, starts: frozenset[int]) -> int:
    """Return 1 where a sentence starts, -1 where none may, 0 where the parser decides."""
    before = _visible_before(doc, token)
    if token.is_space:
        return -1 if token.i else 0
    if before is None:
        return 0 if token.i else 1
    if token.idx in starts or (before.idx in starts and _is_bullet(before)):
        return 1
    return 0 if _may_end(before) else -1


def _visible_before(doc: Doc, token: Token) -> Token | None:
    """Return the last token before this one that is no white space."""
    i = token.i - 1
    while i >= 0 and doc[i].is_space:
        i -= 1
    return doc[i] if i >= 0 else None


def _may_end(token: Token) -> bool:
    """Tell whether a sentence may end with this token."""
    last = token.text[-1]
    if last in _CLOSING:
        return True
    return last in _FINAL and token.text not in TITLES


def _is_bullet(token: Token) -> bool:
    return not any(c.isalnum() for c in token.text) and token.text[0] not in "\"'“‘«([{$€£¥…"


def _check(nlp: Language, source: str) -> None:
    if nlp.lang != "en":
        raise ModelMissing(f"the pipeline {source} is for {nlp.lang}, not English; {_REMEDY}")
    lacking = [what for what, pipes in _NEEDED.items() if not {*pipes} & {*nlp.pipe_names}]
    if lacking:
        raise ModelMissing(f"the pipeline {source} gives no {' and no '.join(lacking)}; {_REMEDY}")


def _add_titles(nlp: Language) -> None:
    add = getattr(nlp.tokenizer, "add_special_case", None)
    if add is not None:
        for title in TITLES:
            add(title, [{"ORTH": title}])


def _digest(folder: Path) -> str:
    """Return a short hash of all files in a folder but its model card, by relative path."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".md"):
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:12]


def _line(error: Exception) -> str:
    return str(error).split("\n", 1)[0].rstrip(".")
