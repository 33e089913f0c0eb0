"""Texts as flat tensors over word pieces, from which windows are cut on any device.

A corpus is all its texts one after another, each as :mod:`pieces` describes it; links and heads
are places in the whole corpus, and inside a window positions, 0 being [CLS].
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from .labels import ABSENT, NONE
from .pieces import FILLERS, INPUTS, KINDS, SEAM_NONE, Flat
from .windows import CLS, PAD, SEP

LEAST_FIRST_WINDOW = 64
LENGTH_JITTER = 12
"""Windows sort by length plus up to this much, so that batches differ between passes."""

Range = tuple[int, int]


@dataclass(frozen=True)
class Text:
    """Pieces start to end (exclusive); texts with the same group are versions of one."""

    group: int
    start: int
    end: int
    fold: int


class Corpus:
    """Flat arrays as tensors, and the texts in them."""

    def __init__(self, flat: dict[str, Tensor], texts: list[Text]) -> None:
        self.flat, self.texts = flat, texts
        self.device = flat["ids"].device
        self._seams = flat["seam"].cpu().numpy()

    @classmethod
    def join(cls, parts: Sequence[tuple[Flat, int, int]]) -> "Corpus":
        """Put texts (arrays, group, fold) one after another; places in the arrays are moved."""
        texts, offset = [], 0
        for flat, group, fold in parts:
            for name in ("cue", "source", "heads"):
                flat[name][flat[name] >= 0] += offset
            size = len(flat["ids"])
            texts.append(Text(group, offset, offset + size, fold))
            offset += size
        joined = {n: torch.from_numpy(np.concatenate([p[0][n] for p in parts])) for n in KINDS}
        return cls(joined, texts)

    def save(self, path: Path) -> None:
        """Write as .npz."""
        rows = np.array([(t.group, t.start, t.end, t.fold) for t in self.texts])
        arrays = {name: tensor.cpu().numpy() for name, tensor in self.flat.items()}
        np.savez_compressed(path, texts_=rows, **arrays)

    @classmethod
    def load(cls, path: Path, device: str) -> "Corpus":
        """Read what :meth:`save` wrote."""
        arrays = dict(np.load(path))
        texts = [Text(*map(int, row)) for row in arrays.pop("texts_")]
        return cls({n: torch.from_numpy(a).to(device) for n, a in arrays.items()}, texts)

    def cut(self, text: Text, size: int, first_size: int) -> Iterator[Range]:
        """Half-open piece ranges of at most `size` pieces (the first of `first_size`).

        A window ends at a line start where there is one in its second half, else after a
        sentence, else between words.
        """
        start, room = text.start, first_size
        while start < text.end:
            end = min(text.end, start + room)
            if end < text.end:
                least = start + (end - start) // 2
                seams = self._seams[least + 1 : end + 1]
                best = int(seams.max(initial=SEAM_NONE))
                if best:
                    end = least + 1 + int(np.flatnonzero(seams == best)[-1])
            yield start, end
            start, room = end, size

    def windows(
        self, texts: Sequence[Text], size: int, rng: random.Random
    ) -> list[tuple[int, int]]:
        """A pass over texts, one version of each, first windows of random length."""
        groups: dict[int, list[Text]] = {}
        for text in texts:
            groups.setdefault(text.group, []).append(text)
        return [
            window
            for versions in groups.values()
            for window in self.cut(
                rng.choice(versions), size, rng.randint(min(LEAST_FIRST_WINDOW, size), size)
            )
        ]

    def batch(self, windows: Sequence[Range], names: Sequence[str]) -> dict[str, Tensor]:
        """The model's inputs, "lens" and "places", and the targets named, B x T each.

        places: where in the corpus a position lies, ABSENT outside the text.
        """
        bounds = torch.tensor(windows, device=self.device)
        lengths = bounds[:, 1] - bounds[:, 0]
        position = torch.arange(int(lengths.max()) + 2, device=self.device)
        inside = (position >= 1) & (position[None] <= lengths[:, None])
        places = bounds[:, :1] + position[None] - 1
        found = torch.where(inside, places, 0)
        batch = {
            name: torch.where(inside, self.flat[name][found].long(), FILLERS.get(name, PAD))
            for name in (*INPUTS, *names)
        }
        batch["ids"][:, 0] = CLS
        batch["ids"].scatter_(1, lengths[:, None] + 1, SEP)
        for name in {"cue", "source", "heads"} & set(names):
            batch[name] = relative(batch[name], bounds, ABSENT if name == "heads" else 0)
        if "tag" in names:
            batch["tag"][:, 1] = opening(batch["tag"][:, 1])
        return batch | {"lens": lengths + 2, "places": torch.where(inside, places, ABSENT)}


def relative(places: Tensor, bounds: Tensor, outside: int) -> Tensor:
    """Places in the corpus (B x T x ...) as positions in windows (bounds B x 2); NONE is 0."""
    shape = [-1] + [1] * (places.dim() - 1)
    start, end = bounds[:, 0].view(shape), bounds[:, 1].view(shape)
    within = (places >= start) & (places < end)
    moved = torch.where(within, places - start + 1, torch.where(places == NONE, 0, outside))
    return torch.where(places == ABSENT, ABSENT, moved)


def opening(tags: Tensor) -> Tensor:
    """Tags that may begin a window: B- for I-."""
    return torch.where((tags > 0) & (tags % 2 == 0), tags - 1, tags)


def batches(windows: list[Range], positions: int, rng: random.Random) -> list[list[Range]]:
    """Windows of about equal length together, at most `positions` padded ones, in random order."""
    keyed = [(end - start + rng.random() * LENGTH_JITTER, start, end) for start, end in windows]
    made: list[list[Range]] = []
    longest = 0
    for _, start, end in sorted(keyed):
        longest = max(longest, end - start + 2)
        if made and (len(made[-1]) + 1) * longest <= positions:
            made[-1].append((start, end))
        else:
            made.append([(start, end)])
            longest = end - start + 2
    rng.shuffle(made)
    return made
