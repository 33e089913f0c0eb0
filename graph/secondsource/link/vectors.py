"""Vectors of sentences, by a small transformer without torch: near ones speak of near things.

The model is an ONNX file run by onnxruntime on one thread, one sentence at a time: int8
inference scales activations over a batch, so a sentence in company would get another vector.
It is loaded when the first vector is asked for.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

from secondsource.errors import ModelMissing

NETWORK, TOKENIZER = "sentences.int8.onnx", "tokenizer.json"
LONGEST = 128
"""Pieces read of a text."""
_DIGITS = 3
"""Digits to which a cosine is rounded, so that no decision hangs on the last bits."""

_SHIPPED = Path(str(files("secondsource.data"))) / "models" / "sentences"

Likeness = Callable[[str, str], float]
"""How near two texts are in what they speak of, in [-1, 1]; symmetric."""


class Vectors:
    """Cosines of sentence vectors, each sentence read once."""

    def __init__(self, folder: Path | None = None) -> None:
        """Take the model's folder, ``None`` for the shipped one."""
        self._folder = folder or _SHIPPED
        self._known: dict[str, Any] = {}

    def cosine(self, one: str, two: str) -> float:
        """Return the cosine of the vectors of two texts, to three digits."""
        return round(float(self.of(one) @ self.of(two)), _DIGITS)

    def of(self, text: str) -> Any:
        """Return the vector of a text, a numpy array of length 1.

        Raises :class:`ModelMissing` if a file of the model is not there.
        """
        if text not in self._known:
            self._known[text] = _network(self._folder)(text)
        return self._known[text]


def describe(folder: Path | None = None) -> str:
    """Return the encoder's name and a short hash of its files, for the record of a build."""
    where = folder or _SHIPPED
    contents = ((where / name).read_bytes() for name in (NETWORK, TOKENIZER))
    parts = b"".join(hashlib.sha256(content).digest() for content in contents)
    return f"sentences ({hashlib.sha256(parts).hexdigest()[:12]})"


@functools.lru_cache(maxsize=2)
def _network(folder: Path) -> Callable[[str], Any]:
    """Load the two files of a model folder, and return what gives a text's vector."""
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
    session = ort.InferenceSession(
        str(folder / NETWORK), options, providers=["CPUExecutionProvider"]
    )
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))

    def vector(text: str) -> Any:
        pieces = tokenizer.encode(text).ids
        ids = [*pieces[: LONGEST - 1], pieces[-1]] if len(pieces) > LONGEST else pieces
        return session.run(("vector",), {"ids": np.array(ids, dtype=np.int64)})[0]

    return vector
