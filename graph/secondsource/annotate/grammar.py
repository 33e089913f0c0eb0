"""Tags, lemmas and dependencies from the network's reading of a text, as a spaCy component.

The network scores every pair of words in a window; a sentence's tree is the best one over its
own words. Where a sentence starts is decided by the boundaries that stand in the Doc, else by
the network. A token is read at its first word piece.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc

from secondsource.annotate.reading import (
    CLASSES,
    RELATIONS,
    Outputs,
    Reader,
    Reading,
    load_reader,
)
from secondsource.annotate.trees import best_tree
from secondsource.records import Span

GRAMMAR = "secondsource_grammar"
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_UNREAD = -1
_INFLECTED = frozenset({"NNS", "VBD", "VBG", "VBN", "VBZ", "JJR", "JJS"})
_ATTRIBUTES: list[int | str] = ["HEAD", "DEP", "TAG", "POS", "MORPH", "LEMMA"]
_ASSIGNS = ["token.head", "token.dep", "token.tag", "token.pos", "token.morph", "token.lemma"]
_LIKELY, _SURE = 0.0, 1.0
"""Log-odds from which the network starts a sentence where nothing is set, and where none may."""


@dataclass(frozen=True, slots=True)
class Place:
    """Tokens of a Doc that one window holds, in order, and their positions in the window."""

    tokens: Ints
    positions: Ints
    outputs: Outputs

    @property
    def repeated(self) -> npt.NDArray[np.bool_]:
        """Which tokens lie in the word piece of the one before: the "not" of "cannot"."""
        return np.asarray(np.diff(self.positions, prepend=0) == 0, dtype=np.bool_)


class Grammar:
    """Reads grammar off a :class:`Reading`; made for one model folder."""

    def __init__(self, folder: Path) -> None:
        """Load the classes' names and the layer that scores relations."""
        classes = json.loads((folder / CLASSES).read_text(encoding="utf-8"))
        self.tags: list[str] = classes["tags"]
        self.morphs: list[tuple[str, str]] = [tuple(m.split("|", 1)) for m in classes["morphs"]]
        self._rules: list[str] = classes["lemmas"]
        self._lexicon: dict[str, str] = classes["lexicon"]
        self._words = {f"{lemma} {k.split()[1]}" for k, lemma in self._lexicon.items()}
        self.relations: list[str] = ["ROOT" if r == "root" else r for r in classes["relations"]]
        layer = np.load(folder / RELATIONS, allow_pickle=False)
        self._weight, self._bias = layer["weight"], layer["bias"]
        self._root = self.relations.index("ROOT")

    def lemma(self, form: str, tag: str, upos: str, rules: Sequence[int]) -> str:
        """Return the lemma of a form: from the lexicon, else by the best rule.

        For an inflected form that is the best rule that gives a word of the lexicon.
        """
        known = self._lexicon.get(f"{form.lower()} {upos}")
        if known is not None:
            return known
        found = [apply_lemma_rule(self._rules[rule], form) for rule in rules]
        words = (lemma for lemma in found if f"{lemma} {upos}" in self._words)
        return next(words, found[0]) if tag in _INFLECTED else found[0]

    def arcs(self, place: Place, members: Ints) -> tuple[list[int], Ints]:
        """Return the heads (-1: root) and the ids of the relations of a sentence's words, which
        are ``members`` of the place.
        """
        positions = place.positions[members]
        columns = np.concatenate(([0], positions))
        scores = place.outputs["arc"][np.ix_(positions, columns)].astype(np.float64)
        np.fill_diagonal(scores[:, 1:], -np.inf)
        heads = best_tree(_log_softmax(scores))
        return heads, self._relations(place.outputs, positions, columns[np.array(heads) + 1])

    def _relations(self, outputs: Outputs, dependents: Ints, heads: Ints) -> Ints:
        hidden = np.maximum(outputs["dep"][dependents] + outputs["head"][heads], 0)
        scores = hidden @ self._weight + self._bias
        scores[:, self._root] = np.where(heads == 0, np.inf, -np.inf)
        return np.asarray(scores.argmax(axis=1), dtype=np.int64)


def _log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))


def apply_lemma_rule(rule: str, form: str) -> str:
    """Return the lemma of a form by a rule "case|letters to cut|ending".

    "l" takes the form in lower case, "k" as it is; "*" for a number cuts all of it.
    """
    case, cut, ending = rule.split("|", 2)
    base = form.replace("’", "'")
    base = base.lower() if case == "l" else base
    if cut == "*":
        return ending
    return base[: max(0, len(base) - int(cut))] + ending or base


@dataclass(frozen=True, slots=True)
class Tokens:
    """Where a Doc's tokens stand, half-open, and which of them are white space."""

    starts: Ints
    ends: Ints
    spaces: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, doc: Doc) -> Tokens:
        """Look the Doc through, once."""
        starts = np.array([token.idx for token in doc], dtype=np.int64)
        lengths = np.array([len(token) for token in doc], dtype=np.int64)
        spaces = np.array([token.is_space for token in doc], dtype=np.bool_)
        return cls(starts, starts + lengths, spaces)


def place_tokens(tokens: Tokens, reading: Reading, offset: int = 0) -> Iterator[Place]:
    """Yield the tokens that each window of a reading holds, windows without any left out.

    ``offset`` is where the text that was read starts in the Doc's.
    """
    words = reading.words
    if not len(words.pieces):
        return
    first = int(np.searchsorted(tokens.ends, words.piece_starts[0] + offset, side="right"))
    last = int(np.searchsorted(tokens.starts, words.piece_ends[-1] + offset))
    near = slice(first, last)
    pieces = _pieces(reading, tokens.starts[near] - offset, tokens.ends[near] - offset)
    pieces[tokens.spaces[near]] = _UNREAD
    for window, outputs in zip(reading.windows, reading.outputs, strict=True):
        inside = (pieces >= window.piece) & (pieces < window.piece + len(window.ids) - 2)
        found = np.flatnonzero(inside)
        if len(found):
            yield Place(found + first, pieces[found] - window.piece + 1, outputs)


def _pieces(reading: Reading, starts: Ints, ends: Ints) -> Ints:
    """Return each token's first piece, else the one that it lies in, else _UNREAD."""
    words = reading.words
    after = np.searchsorted(words.piece_starts, starts)
    last = len(words.piece_starts) - 1
    begins = (after <= last) & (words.piece_starts[np.minimum(after, last)] < ends)
    before = np.maximum(after - 1, 0)
    covered = (after > 0) & (words.piece_ends[before] > starts)
    return np.where(begins, after, np.where(covered, before, _UNREAD))


def read_places(doc: Doc, reader: Reader) -> list[Place]:
    """Return the places of a Doc's tokens in what the network makes of it.

    Its parts are read, unless ``doc._.secondsource_readings`` holds their readings; a stretch
    between them is read by itself.
    """
    tokens = Tokens.of(doc)
    readings = doc._.secondsource_readings
    if readings is None:
        readings = [(0, reader.read(doc.text, doc._.secondsource_skip))]
    places = [p for offset, reading in readings for p in place_tokens(tokens, reading, offset)]
    for start, end in _gaps(tokens, places, doc._.secondsource_skip):
        places += place_tokens(tokens, reader.glance(doc.text[start:end]), start)
    return places


class GrammarComponent:
    """The spaCy component ``secondsource_grammar``: tags, morphology, lemmas, dependencies.

    It reads the Doc's text, unless ``doc._.secondsource_readings`` holds the readings of its
    passages, each with the offset where it starts. Sentences start where ``token.is_sent_start``
    is true, and where the network says so; it has to be surer where that is false.
    """

    def __init__(self, nlp: Language, name: str, folder: str | None) -> None:
        """Take the pipeline and the model's folder, ``None`` for the shipped one."""
        self.name = name
        self._reader = load_reader(Path(folder) if folder else None)
        self._grammar = Grammar(self._reader.folder)
        strings = nlp.vocab.strings
        self._deps = np.array([strings.add(r) for r in self._grammar.relations], dtype=np.uint64)
        self._tags = np.array([strings.add(t) for t in self._grammar.tags], dtype=np.uint64)
        morphs = self._grammar.morphs
        self._pos = np.array([strings[upos] for upos, _ in morphs], dtype=np.uint64)
        add = nlp.vocab.morphology.add
        self._loose = strings.add("dep")
        self._negation = (
            strings.add("advmod"),
            strings.add("RB"),
            strings["PART"],
            0,
            strings.add("not"),
        )
        self._morphs = np.array([add(features) for _, features in morphs], dtype=np.uint64)

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the relations, as a parser's labels."""
        return tuple(self._grammar.relations)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a Doc."""
        if not len(doc):
            return doc
        columns = self._unread(doc)
        boundaries = doc.to_array(["SENT_START"]).astype(np.int64)
        for place in read_places(doc, self._reader):
            self._fill(doc, place, boundaries, columns)
        _attach_spaces(doc, columns[:, 0])
        columns[:, 0] = (columns[:, 0].astype(np.int64) - np.arange(len(doc))).astype(np.uint64)
        doc.from_array(_ATTRIBUTES, columns)
        return doc

    def _unread(self, doc: Doc) -> Any:
        """Return the attributes of tokens that nobody reads: white space, and what is skipped."""
        strings = doc.vocab.strings
        columns = np.zeros((len(doc), len(_ATTRIBUTES)), dtype=np.uint64)
        columns[:, 0] = np.arange(len(doc))
        for token in doc:
            kind = ("dep", "_SP", "SPACE") if token.is_space else ("ROOT", "XX", "X")
            dep, tag, pos = strings.add(kind[0]), strings.add(kind[1]), strings[kind[2]]
            columns[token.i, 1:] = (dep, tag, pos, 0, token.orth)
        return columns

    def _fill(self, doc: Doc, place: Place, boundaries: Ints, columns: Any) -> None:
        tokens, outputs = place.tokens, place.outputs
        tags, morphs = outputs["pos"][place.positions], outputs["morph"][place.positions]
        columns[tokens, 2] = self._tags[tags]
        columns[tokens, 3] = self._pos[morphs]
        columns[tokens, 4] = self._morphs[morphs]
        rules = outputs["lemma"][place.positions]
        for token, tag, morph, best in zip(tokens.tolist(), tags, morphs, rules, strict=True):
            upos = self._grammar.morphs[morph][0]
            lemma = self._grammar.lemma(doc[token].text, self._grammar.tags[tag], upos, best)
            columns[token, 5] = doc.vocab.strings.add(lemma)
        for members in _sentences(doc, place, boundaries):
            heads, relations = self._grammar.arcs(place, members)
            own = tokens[members]
            columns[own, 0] = [own[h] if h >= 0 else own[i] for i, h in enumerate(heads)]
            columns[own, 1] = self._deps[relations]
        for i in np.flatnonzero(place.repeated):
            if doc[int(tokens[i])].lower_ == "not":
                columns[tokens[i], 0] = columns[tokens[i - 1], 0]
                columns[tokens[i], 1:] = self._negation
            else:
                columns[tokens[i], :2] = (tokens[i - 1], self._loose)


def _sentences(doc: Doc, place: Place, boundaries: Ints) -> Iterator[Ints]:
    """Yield the sentences among a window's tokens; none runs over tokens that it lacks.

    Tokens in the piece of the one before start none and are left out.
    """
    odds, repeated = place.outputs["start"][place.positions], place.repeated
    given = boundaries[place.tokens]
    starts = (given == 1) | (odds > np.where(given < 0, _SURE, _LIKELY))
    for i, (before, token) in enumerate(itertools.pairwise(place.tokens), start=1):
        starts[i] |= any(not doc[k].is_space for k in range(before + 1, token))
    starts &= ~repeated
    starts[0] = True
    for start, end in itertools.pairwise([*np.flatnonzero(starts), len(starts)]):
        yield np.flatnonzero(~repeated[start:end]) + start


def _gaps(tokens: Tokens, places: Sequence[Place], skip: Sequence[Span]) -> list[tuple[int, int]]:
    """Return the stretches of text, neither read nor to be skipped, that hold a token."""
    closed = np.zeros(len(tokens.starts), dtype=np.bool_)
    for place in places:
        closed[place.tokens] = True
    for start, end in skip:
        closed |= (tokens.starts >= start) & (tokens.starts < end)
    found: list[tuple[int, int]] = []
    fresh = True
    for i in np.flatnonzero(closed | ~tokens.spaces):
        if closed[i]:
            fresh = True
        else:
            start = int(tokens.starts[i]) if fresh else found.pop()[0]
            found.append((start, int(tokens.ends[i])))
            fresh = False
    return found


def _attach_spaces(doc: Doc, heads: Any) -> None:
    """Hang white space on the token before it, at the start of the Doc on its first word."""
    first = next((token.i for token in doc if not token.is_space), 0)
    for token in doc:
        if token.is_space:
            heads[token.i] = token.i - 1 if token.i > first else first


@Language.factory(GRAMMAR, default_config={"folder": None}, assigns=_ASSIGNS)
def create_component(nlp: Language, name: str, folder: str | None) -> GrammarComponent:
    """Make the component for a pipeline; ``folder`` names another model than the shipped one."""
    return GrammarComponent(nlp, name, folder)
