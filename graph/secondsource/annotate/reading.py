"""The small transformer that annotation rests on: one pass over a text, without torch.

The network is an ONNX file run by onnxruntime on one thread. It reads one window at a time:
int8 inference scales activations over a batch, so a window in a batch with others would
depend on them. What it gives is therefore a function of the text and the model alone (for one
kind of processor). Attributions are decoded from it in :mod:`secondsource.annotate.attribution`,
tags and dependencies in :mod:`secondsource.annotate.grammar`, names in
:mod:`secondsource.annotate.recogniser`.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc
from tokenizers import Tokenizer

from secondsource.annotate.windows import Window, Words, split_windows, split_words
from secondsource.errors import ModelMissing
from secondsource.records import Span

NETWORK, TRANSITIONS, TOKENIZER = (
    "attribution.int8.onnx",
    "attribution.trans.npy",
    "tokenizer.json",
)
CLASSES, RELATIONS = "grammar.json", "grammar.npz"
FILES = (NETWORK, TRANSITIONS, TOKENIZER, CLASSES, RELATIONS)

Doc.set_extension("secondsource_skip", default=(), force=True)
Doc.set_extension("secondsource_readings", default=None, force=True)

Outputs = Mapping[str, npt.NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network made of a text: its words, their windows, and its outputs by window."""

    words: Words
    windows: tuple[Window, ...]
    outputs: tuple[Outputs, ...]


class Reader:
    """Runs the network of a model folder. Safe to use for many texts."""

    def __init__(self, folder: Path) -> None:
        """Load a model folder; raises :class:`ModelMissing` if a file of it is not there."""
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise ModelMissing(
                f"no attribution model: {folder} lacks {', '.join(missing)};"
                " reinstall secondsource or name a folder that holds a model"
            )
        self.folder = folder
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._session = _session(folder / NETWORK)
        self._names = [output.name for output in self._session.get_outputs()]
        self._glances: dict[str, Reading] = {}
        self._last: tuple[tuple[str, tuple[Span, ...]], Reading] | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as the folder to load from: a session of onnxruntime can't be pickled."""
        return load_reader, (self.folder,)

    @functools.cached_property
    def digest(self) -> str:
        """Return a short hash of the model's files."""
        contents = [(self.folder / name).read_bytes() for name in FILES]
        return hashlib.sha256(
            b"".join(hashlib.sha256(content).digest() for content in contents)
        ).hexdigest()[:12]

    def read(self, text: str, skip: Sequence[Span] = ()) -> Reading:
        """Run the network over ``text`` without the spans of ``skip`` (in code points).

        The last reading is kept: the components of a pipeline share it.
        """
        key = (text, tuple(skip))
        kept = self._last
        if kept is None or kept[0] != key:
            self._glances.clear()
            kept = self._last = (key, self._read(text, skip))
        return kept[1]

    def glance(self, text: str) -> Reading:
        """Run the network over a stretch of a text, kept until another text is read."""
        if text not in self._glances:
            self._glances[text] = self._read(text, ())
        return self._glances[text]

    def _read(self, text: str, skip: Sequence[Span]) -> Reading:
        words = split_words(self._tokenizer, text, skip)
        windows = tuple(split_windows(text, words))
        return Reading(words, windows, tuple(self._run(window) for window in windows))

    def _run(self, window: Window) -> Outputs:
        inputs = {
            "ids": window.ids,
            "shape": window.shape,
            "quote": window.quote,
            "nl": window.line_start,
        }
        arrays = self._session.run(
            self._names,
            {name: array[None] for name, array in inputs.items()}
            | {"lens": np.array([len(window.ids)])},
        )
        return {name: array[0] for name, array in zip(self._names, arrays, strict=True)}


@functools.lru_cache(maxsize=4)
def load_reader(folder: Path | None = None) -> Reader:
    """Return the reader of ``folder`` (the shipped model if ``None``), loaded once.

    Raises :class:`ModelMissing` if a file of it is not there.
    """
    return Reader(folder or shipped("attribution"))


def shipped(name: str) -> Path:
    """Return the folder of a shipped model, whether or not it is there."""
    return Path(str(files("secondsource.data"))) / "models" / name


def _session(path: Path) -> Any:
    """Open an ONNX file on one thread; onnxruntime is imported here, as spaCy imports us."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
