"""Names from the network's reading of a text, as a spaCy component.

The network scores every token as outside, beginning or inside a name of each kind; the best
sequence over the tokens of a sentence counts.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from secondsource.annotate.decoding import viterbi
from secondsource.annotate.grammar import Floats, Ints, read_places
from secondsource.annotate.reading import CLASSES, load_reader
from secondsource.errors import ModelMissing

NAMES = "secondsource_names"
_TAKEN = (1, 3)
"""spaCy's marks of tokens that are in a name, begin one, or may be in none."""


class NamesComponent:
    """The spaCy component ``secondsource_names``: entities PERSON, ORG, LOC and MISC.

    It reads the Doc as ``secondsource_grammar`` does and comes after it: no name runs from a
    sentence into the next. Entities that stand in the Doc already stay, and so do tokens where
    none may be.
    """

    def __init__(self, name: str, folder: str | None) -> None:
        """Take the model's folder, ``None`` for the shipped one.

        Raises :class:`ModelMissing` if it holds no model, or one that gives no names.
        """
        self.name = name
        self._reader = load_reader(Path(folder) if folder else None)
        classes = json.loads((self._reader.folder / CLASSES).read_text(encoding="utf-8"))
        if "names" not in classes:
            raise ModelMissing(f"the model in {self._reader.folder} gives no names")
        self._tags: list[str] = classes["names"]
        self._moves = _moves(self._tags)

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the kinds of names."""
        return tuple(tag[2:] for tag in self._tags if tag.startswith("B-"))

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a Doc."""
        if len(doc):
            free = ~np.isin(doc.to_array(["ENT_IOB"]), _TAKEN)
            names = list(self._names(doc, free))
            for name in names:
                free[name.start : name.end] = False
            doc.set_ents(names, outside=list(_stretches(doc, free)), default="unmodified")
        return doc

    def _names(self, doc: Doc, free: npt.NDArray[np.bool_]) -> Iterator[Span]:
        for place in read_places(doc, self._reader):
            usable = ~place.repeated & free[place.tokens]
            tokens, positions = place.tokens[usable], place.positions[usable]
            for run in _runs(doc, tokens):
                scores = place.outputs["name"][positions[run]].astype(np.float64)
                path = viterbi(scores, self._moves, self._moves[0])
                for start, end, kind in spans([self._tags[state] for state in path]):
                    first, last = tokens[run][start], tokens[run][end - 1]
                    yield Span(doc, int(first), int(last) + 1, label=kind)


def _stretches(doc: Doc, chosen: npt.NDArray[np.bool_]) -> Iterator[Span]:
    """Yield the runs of chosen tokens."""
    edges = np.flatnonzero(np.diff(chosen, prepend=False, append=False))
    for start, end in edges.reshape(-1, 2).tolist():
        yield Span(doc, start, end)


def _moves(tags: Sequence[str]) -> Floats:
    """Return 0 where a tag may follow another, else minus infinity: I- follows its own kind."""
    legal = [[not t.startswith("I-") or f[2:] == t[2:] for t in tags] for f in tags]
    return np.where(legal, 0.0, -np.inf)


def _runs(doc: Doc, tokens: Ints) -> Iterator[Ints]:
    """Yield the indices of tokens of one sentence and line that only blanks part."""
    parted = [
        i
        for i, (before, token) in enumerate(itertools.pairwise(tokens.tolist()), start=1)
        if doc[token].is_sent_start or any(_parts(doc[k]) for k in range(before + 1, token))
    ]
    for start, end in itertools.pairwise([0, *parted, len(tokens)]):
        if start < end:
            yield np.arange(start, end)


def _parts(token: Token) -> bool:
    """Tell whether a token between two others parts them: all but blanks do."""
    return not token.is_space or "\n" in token.text or "\r" in token.text


def spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the names among tags as half-open ranges with their kinds."""
    start = 0
    for i, tag in enumerate([*tags, "O"]):
        if i and tags[i - 1] != "O" and not tag.startswith("I-"):
            yield start, i, tags[i - 1][2:]
        if tag.startswith("B-"):
            start = i


@Language.factory(NAMES, default_config={"folder": None}, assigns=["doc.ents", "token.ent_iob"])
def create_component(nlp: Language, name: str, folder: str | None) -> NamesComponent:
    """Make the component for a pipeline; ``folder`` names another model than the shipped one."""
    return NamesComponent(name, folder)
