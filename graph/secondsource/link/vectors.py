"""Vectors of sentences, by a small transformer without torch: near ones speak of near things.

Two texts are compared as wholes, by one vector each, or piece by piece, by what the encoder makes
of each word piece in its sentence. The model is an ONNX file run by onnxruntime on one thread, one
sentence at a time: int8 inference scales activations over a batch, so a sentence in company would
get another vector. It is loaded when the first text is read.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from secondsource.errors import ModelMissing

NETWORK, TOKENIZER = "sentences.int8.onnx", "tokenizer.json"
LONGEST = 128
"""Pieces read of a text."""
_DIGITS = 3
"""Digits to which a likeness is rounded, so that no decision hangs on the last bits."""
_STATES = "/layers.5/ln2/LayerNormalization_output_0"
"""The tensor of the last states, a row for each piece; the model's own output is their mean."""
_GRAPH, _OUTPUTS, _NAME = 7, 12, 1
"""Numbers of the fields ModelProto.graph, GraphProto.output and ValueInfoProto.name in ONNX."""

_SHIPPED = Path(str(files("secondsource.data"))) / "models" / "sentences"

Likeness = Callable[[str, str], float]
"""How near two texts are in what they speak of, in [-1, 1]; symmetric."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text that have a letter or digit, with their states, of length 1."""

    texts: tuple[str, ...]
    states: Any


class Vectors:
    """Cosines of sentence vectors and alignments of sentences; for each, a text is read once."""

    def __init__(self, folder: Path | None = None) -> None:
        """Take the model's folder, ``None`` for the shipped one."""
        self._folder = folder or _SHIPPED
        self._known: dict[str, Any] = {}
        self._pieces: dict[str, Pieces] = {}

    def cosine(self, one: str, two: str) -> float:
        """Return the cosine of the vectors of two texts, to three digits."""
        return round(float(self.of(one) @ self.of(two)), _DIGITS)

    def of(self, text: str) -> Any:
        """Return the vector of a text, a numpy array of length 1.

        Raises :class:`ModelMissing` if a file of the model is not there.
        """
        if text not in self._known:
            self._known[text] = _network(self._folder)("vector", text)[1]
        return self._known[text]

    def alignment(self, one: str, two: str, weights: Mapping[str, float] | None = None) -> float:
        """Return how near each piece of a text comes to one of the other, on average, both ways.

        In [-1, 1], to three digits, symmetric; 0 where a text has no word. ``weights`` says how
        much each piece counts, by default all as much. Raises as :meth:`of` does.
        """
        first, second = (self.pieces(text) for text in sorted((one, two)))
        if not first.texts or not second.texts:
            return 0.0
        near = first.states @ second.states.T
        sides = ((first, near.max(1)), (second, near.max(0)))
        return round(sum(_mean(best, side.texts, weights) for side, best in sides) / 2, _DIGITS)

    def pieces(self, text: str) -> Pieces:
        """Return the word pieces of a text, punctuation left out; raises as :meth:`of` does."""
        if text not in self._pieces:
            texts, states = _network(self._folder)(_STATES, text)
            kept = [i for i, piece in enumerate(texts) if _is_word(piece)]
            rows = states.reshape(len(texts), -1)[kept]
            rows = rows / ((rows**2).sum(1, keepdims=True) ** 0.5)
            self._pieces[text] = Pieces(tuple(texts[i] for i in kept), rows)
        return self._pieces[text]


def _mean(best: Any, texts: tuple[str, ...], weights: Mapping[str, float] | None) -> float:
    each = [1.0 if weights is None else weights[text] for text in texts]
    whole = sum(value * weight for value, weight in zip(best.tolist(), each, strict=True))
    return float(whole / sum(each))


def _is_word(piece: str) -> bool:
    special = piece.startswith("[") and piece.endswith("]")
    return not special and any(character.isalnum() for character in piece)


def describe(folder: Path | None = None) -> str:
    """Return the encoder's name and a short hash of its files, for the record of a build."""
    where = folder or _SHIPPED
    contents = ((where / name).read_bytes() for name in (NETWORK, TOKENIZER))
    parts = b"".join(hashlib.sha256(content).digest() for content in contents)
    return f"sentences ({hashlib.sha256(parts).hexdigest()[:12]})"


@functools.lru_cache(maxsize=2)
def _network(folder: Path) -> Callable[[str, str], tuple[list[str], Any]]:
    """Load the two files of a model folder, and return what reads a text.

    It takes the name of an output too, and returns the text's pieces and that output.
    """
    missing = [name for name in (NETWORK, TOKENIZER) if not (folder / name).is_file()]
    if missing:
        raise ModelMissing(
            f"no sentence encoder: {folder} lacks {', '.join(missing)}; reinstall secondsource"
        )
    import numpy as np
    import onnxruntime as ort
    from tokenizers import Tokenizer

    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    model = _with_states((folder / NETWORK).read_bytes())
    session = ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))

    def read(output: str, text: str) -> tuple[list[str], Any]:
        found = tokenizer.encode(text)
        ids, texts = (_shortened(pieces) for pieces in (found.ids, found.tokens))
        return texts, session.run((output,), {"ids": np.array(ids, dtype=np.int64)})[0]

    return read


def _shortened(pieces: list[Any]) -> list[Any]:
    """Leave out what is too long, the closing piece kept."""
    return [*pieces[: LONGEST - 1], pieces[-1]] if len(pieces) > LONGEST else pieces


def _with_states(model: bytes) -> bytes:
    """Make the last states an output of an ONNX file.

    A protobuf message that follows another is merged with it, its repeated fields appended.
    """
    return model + _field(_GRAPH, _field(_OUTPUTS, _field(_NAME, _STATES.encode())))


def _field(number: int, content: bytes) -> bytes:
    """Return a field of bytes, fewer than 128, as protobuf writes it."""
    return bytes([number << 3 | 2, len(content)]) + content
