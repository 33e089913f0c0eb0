"""The attribution model: who said what, in one text."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from secondsource.annotate.attachment import token_starts, within, word_heads
from secondsource.annotate.decoding import Constants, Fragment, Link, Scores, Transitions, decode
from secondsource.annotate.raw import RawAttribution
from secondsource.annotate.reading import TRANSITIONS, Outputs, Reader, Reading, load_reader
from secondsource.annotate.windows import Ints, Window, Words
from secondsource.records import Span

SPANS_KEY = "secondsource"


class AttributionModel:
    """Finds attributions in text. Made by :func:`load_model`; safe to use for many texts."""

    def __init__(self, reader: Reader, constants: Constants) -> None:
        """Take the network that reads, and the constants of decoding."""
        self.reader = reader
        self.constants = constants
        transitions = np.load(reader.folder / TRANSITIONS, allow_pickle=False)
        self._transitions = Transitions.of(transitions)

    def find(self, text: str, skip: Sequence[Span] = ()) -> tuple[RawAttribution, ...]:
        """Return the attributions in ``text`` in order of their cues.

        Spans are half-open, in code points of ``text``. Nothing in the spans of ``skip`` is
        read, and nothing found touches them.
        """
        return self.decode(self.reader.read(text, skip))

    def decode(self, reading: Reading, heads: Ints | None = None) -> tuple[RawAttribution, ...]:
        """Return the attributions of a text that was read; spans count from its start.

        ``heads`` are the words' heads as :func:`attachment.word_heads` gives them, if the text
        was parsed.
        """
        return tuple(
            _raw(reading.words, window.start, link)
            for window, outputs in zip(reading.windows, reading.outputs, strict=True)
            for link in self._links(window, outputs, heads)
        )

    def _links(self, window: Window, outputs: Outputs, heads: Ints | None) -> Iterator[Link]:
        first = window.first
        end = window.start + len(first)
        columns = np.concatenate(([0], first))
        scores = Scores(
            tags=outputs["tag"][first].astype(np.float64),
            content_to_cue=outputs["l1"][np.ix_(first, columns)].astype(np.float64),
            cue_to_source=outputs["l2"][np.ix_(first, columns)].astype(np.float64),
            line=np.cumsum(window.line_start[first]),
            quote=window.quote[first],
            heads=None if heads is None else within(heads, window.start, end),
        )
        yield from decode(scores, self._transitions, self.constants)


@functools.lru_cache(maxsize=4)
def load_model(folder: Path | None = None) -> AttributionModel:
    """Return the model in ``folder`` (the shipped one if ``None``), loaded once.

    Raises :class:`ModelMissing` if a file of it is not there.
    """
    return AttributionModel(load_reader(folder), Constants())


class AttributionComponent:
    """The spaCy component ``secondsource_attribution``.

    It sets ``doc._.attributions``, a tuple of (source, cue, content), each a tuple of spans
    ``(start, end)`` in code points of ``doc.text``, and
    ``doc.spans["secondsource"]`` with the labels Source, Cue and Content, which displaCy's
    span style shows. Spans ``(start, end)`` in ``doc._.secondsource_skip`` are not read.
    Where the Doc is parsed, the ends of contents are better.
    """

    def __init__(self, name: str, folder: str | None) -> None:
        """Take the component's name and the model's folder, ``None`` for the shipped one."""
        self.name = name
        self._model = load_model(Path(folder) if folder else None)

    def __call__(self, doc: Doc) -> Doc:
        """Find the attributions of a Doc and write them to it."""
        reading = self._model.reader.read(doc.text, doc._.secondsource_skip)
        parsed = doc.has_annotation("DEP")
        heads = word_heads(doc, token_starts(doc), reading.words.spans) if parsed else None
        found = self._model.decode(reading, heads)
        doc._.attributions = tuple((raw.source, raw.cue, raw.content) for raw in found)
        doc.spans[SPANS_KEY] = [span for raw in found for span in _doc_spans(doc, raw)]
        return doc


@Language.factory("secondsource_attribution", default_config={"folder": None})
def create_component(nlp: Language, name: str, folder: str | None) -> AttributionComponent:
    """Make the component for a pipeline; ``folder`` names another model than the shipped one."""
    return AttributionComponent(name, folder)


Doc.set_extension("attributions", default=(), force=True)


def _raw(words: Words, start: int, link: Link) -> RawAttribution:
    def spans(fragments: Sequence[Fragment]) -> tuple[Span, ...]:
        merged: list[Fragment] = []
        for first, end in sorted(fragments):
            if merged and merged[-1][1] == first:
                merged[-1] = (merged[-1][0], end)
            else:
                merged.append((first, end))
        return tuple((words.spans[start + a][0], words.spans[start + b - 1][1]) for a, b in merged)

    return RawAttribution(
        spans((link.source,) if link.source else ()), spans((link.cue,)), spans(link.content)
    )


def _doc_spans(doc: Doc, raw: RawAttribution) -> list[DocSpan]:
    found = []
    for label, spans in (("Source", raw.source), ("Cue", raw.cue), ("Content", raw.content)):
        for start, end in spans:
            span = doc.char_span(start, end, label=label, alignment_mode="expand")
            if span is not None:
                found.append(span)
    return found
