"""Stems of English lemmas, so that a verb and its noun meet ("resign", "resignation")."""

from __future__ import annotations

from functools import cache

_SUFFIXES = (
    "isations", "izations", "isation", "ization", "ations", "ation", "ements", "ement",
    "ments", "ment", "ings", "ing", "ions", "ion", "ised", "ized", "ise", "ize", "ances",
    "ance", "ences", "ence", "ness", "ures", "ure", "als", "al", "ers", "er", "ors", "or",
    "ies", "ied", "ed", "es", "ly", "e", "s", "y",
)  # fmt: skip
_SHORTEST = 4
_DOUBLED = 2


@cache
def stem(word: str) -> str:
    """Return ``word`` (lower case) without its longest known ending, four letters at least."""
    for suffix in _SUFFIXES:
        rest = word[: -len(suffix)]
        if word.endswith(suffix) and len(rest) >= _SHORTEST - (len(suffix) == 1):
            return _undouble(rest)
    return _undouble(word) if len(word) > _SHORTEST else word


def _undouble(rest: str) -> str:
    doubled = rest[-1] == rest[-_DOUBLED] and rest[-1] not in "aeiouls"
    return rest[:-1] if doubled else rest


@cache
def lemmas(word: str) -> tuple[str, ...]:
    """Return the verbs that a regular form may be of: "caved" of "cav", "cave" or "ca"."""
    ending = next((end for end in ("ed", "ing", "s") if word.endswith(end)), "")
    bare = word.removesuffix(ending)
    return (word, bare, f"{bare}e", bare[:-1])
