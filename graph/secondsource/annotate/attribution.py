"""The attribution model: who said what, in one text, by a small transformer without torch.

The model is an ONNX file run by onnxruntime on one thread. It reads one window at a time:
int8 inference scales activations over a batch, so a window in a batch with others would
depend on them. What it finds is therefore a function of the text and the model alone (for one
kind of processor).
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan
from tokenizers import Tokenizer

from secondsource.annotate.decoding import Constants, Fragment, Link, Scores, Transitions, decode
from secondsource.annotate.raw import RawAttribution
from secondsource.annotate.windows import Window, Words, split_windows, split_words
from secondsource.errors import ModelMissing
from secondsource.records import Span

SPANS_KEY = "secondsource"
NETWORK, TRANSITIONS, TOKENIZER = (
    "attribution.int8.onnx",
    "attribution.trans.npy",
    "tokenizer.json",
)


class AttributionModel:
    """Finds attributions in text. Made by :func:`load_model`; safe to use for many texts."""

    def __init__(self, folder: Path, constants: Constants) -> None:
        """Load the three files of a model folder; raises :class:`ModelMissing`."""
        missing = [n for n in (NETWORK, TRANSITIONS, TOKENIZER) if not (folder / n).is_file()]
        if missing:
            raise ModelMissing(
                f"no attribution model: {folder} lacks {', '.join(missing)};"
                " reinstall secondsource or name a folder that holds a model"
            )
        self.constants = constants
        self.digest = _digest(folder)
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._transitions = Transitions.of(np.load(folder / TRANSITIONS, allow_pickle=False))
        self._session = _session(folder / NETWORK)

    def find(self, text: str, skip: Sequence[Span] = ()) -> tuple[RawAttribution, ...]:
        """Return the attributions in ``text`` in order of their cues.

        Spans are half-open, in code points of ``text``. Nothing in the spans of ``skip`` is
        read, and nothing found touches them.
        """
        words = split_words(self._tokenizer, text, skip)
        return tuple(
            _raw(words, window.start, link)
            for window in split_windows(text, words)
            for link in decode(self._scores(window), self._transitions, self.constants)
        )

    def _scores(self, window: Window) -> Scores:
        inputs = {
            "ids": window.ids,
            "shape": window.shape,
            "quote": window.quote,
            "nl": window.line_start,
        }
        tags, content, cue = self._session.run(
            ("tag", "l1", "l2"),
            {name: array[None] for name, array in inputs.items()}
            | {"lens": np.array([len(window.ids)])},
        )
        first = window.first
        columns = np.concatenate(([0], first))
        return Scores(
            tags=tags[0][first].astype(np.float64),
            content_to_cue=content[0][np.ix_(first, columns)].astype(np.float64),
            cue_to_source=cue[0][np.ix_(first, columns)].astype(np.float64),
            line=np.cumsum(window.line_start[first]),
            quote=window.quote[first],
        )


@functools.lru_cache(maxsize=4)
def load_model(folder: Path | None = None) -> AttributionModel:
    """Return the model in ``folder`` (the shipped one if ``None``), loaded once.

    Raises :class:`ModelMissing` if a file of it is not there.
    """
    return AttributionModel(folder or shipped("attribution"), Constants())


def shipped(name: str) -> Path:
    """Return the folder of a shipped model, whether or not it is there."""
    return Path(str(files("secondsource.data"))) / "models" / name


class AttributionComponent:
    """The spaCy component ``secondsource_attribution``.

    It sets ``doc._.attributions``, a tuple of (source, cue, content), each a tuple of spans
    ``(start, end)`` in code points of ``doc.text``, and
    ``doc.spans["secondsource"]`` with the labels Source, Cue and Content, which displaCy's
    span style shows. Spans ``(start, end)`` in ``doc._.secondsource_skip`` are not read.
    """

    def __init__(self, name: str, folder: str | None) -> None:
        """Take the component's name and the model's folder, ``None`` for the shipped one."""
        self.name = name
        self._model = load_model(Path(folder) if folder else None)

    def __call__(self, doc: Doc) -> Doc:
        """Find the attributions of a Doc and write them to it."""
        found = self._model.find(doc.text, doc._.secondsource_skip or ())
        doc._.attributions = tuple((raw.source, raw.cue, raw.content) for raw in found)
        doc.spans[SPANS_KEY] = [span for raw in found for span in _doc_spans(doc, raw)]
        return doc


@Language.factory("secondsource_attribution", default_config={"folder": None})
def create_component(nlp: Language, name: str, folder: str | None) -> AttributionComponent:
    """Make the component for a pipeline; ``folder`` names another model than the shipped one."""
    return AttributionComponent(name, folder)


Doc.set_extension("attributions", default=(), force=True)
Doc.set_extension("secondsource_skip", default=(), force=True)


def _digest(folder: Path) -> str:
    """Return a short hash of the model's files."""
    contents = [(folder / name).read_bytes() for name in (NETWORK, TRANSITIONS, TOKENIZER)]
    return hashlib.sha256(
        b"".join(hashlib.sha256(content).digest() for content in contents)
    ).hexdigest()[:12]


def _session(path: Path) -> Any:
    """Open an ONNX file on one thread; onnxruntime is imported here, as spaCy imports us."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


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
