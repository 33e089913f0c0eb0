"""Fingerprints of sentences: a few hashes that copied passages share.

The hashes of all shingles (runs of five words) of a sentence are thinned by winnowing
(Schleimer, Wilkerson and Aiken: Winnowing, SIGMOD 2003): of each window of neighbouring
shingles the smallest hash is kept. Two sentences that share a run of at least
``SHINGLE + WINDOW - 1`` words, wherever it stands, share a hash.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from secondsource.records import Fingerprint, Span

SHINGLE = 5
"""Words of a shingle. Shorter sentences have a single one."""

WINDOW = 4
"""Neighbouring shingles of which one hash is kept."""

_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_LEFT_OUT = re.compile(r"\[[^][]{0,200}\]|\([^()]{0,200}\)|…|\.\.+")


def fingerprint(text: str, sentences: Iterable[Span]) -> tuple[Fingerprint, ...]:
    """Return the fingerprint of each sentence that has at least one word.

    ``sentences`` are half-open spans in code points of ``text``. Hashes are sorted, differ from
    each other and fit into 53 bits, so that JSON readers keep them whole.
    """
    return tuple(
        Fingerprint(start, end, hashes)
        for start, end in sentences
        if (hashes := winnow(shingles(words(text[start:end]))))
    )


def words(text: str) -> list[str]:
    """Return the words of a passage in a form that copies of it share.

    Case, accents, punctuation, quotation marks, dashes and ellipses are gone, and so is what
    stands in brackets, which editors put in and leave out.
    """
    plain = unicodedata.normalize("NFKD", _LEFT_OUT.sub(" ", text))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace("’", "'")
    return [word.casefold().replace(",", "") for word in _WORD.findall(plain)]


def shingles(sequence: Sequence[str]) -> list[int]:
    """Return the hash of each run of five words in order; of all words if there are fewer."""
    runs = range(max(1, len(sequence) - SHINGLE + 1)) if sequence else range(0)
    return [_hash(sequence[i : i + SHINGLE]) for i in runs]


def winnow(hashes: Sequence[int]) -> tuple[int, ...]:
    """Return the smallest hash of each window of four, sorted and without repetition."""
    windows = range(max(1, len(hashes) - WINDOW + 1)) if hashes else range(0)
    return tuple(sorted({min(hashes[i : i + WINDOW]) for i in windows}))


def _hash(run: Sequence[str]) -> int:
    digest = blake2b("\x00".join(run).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest) >> 11
