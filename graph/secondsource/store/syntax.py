"""Why a query can't be read, in one line: the place, not all that a parser would have taken."""

from __future__ import annotations

import re

_AT = re.compile(r"error at (\d+):(\d+): expected (.*)", re.DOTALL)
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|\[[^\]]*\]')
_REASON = re.compile(r"(?:^|, |one of )([A-Z][A-Za-z]* [a-zA-Z ]*[a-z])(?=,|$)")
_SHOWN = 40


def unreadable(query: str, error: Exception) -> str:
    """Return what Oxigraph's parser says of a query, with the words before the place."""
    match = _AT.fullmatch(str(error))
    if match is None:
        return f"The query can't be read: {' '.join(str(error).split())}"
    reason = _REASON.search(_QUOTED.sub("", match[3]))
    return unreadable_at(query, int(match[1]), int(match[2]), reason[1] if reason else "")


def unreadable_at(query: str, line: int, column: int, reason: str = "") -> str:
    """Return a message for a place in a query, counted from 1."""
    before = "\n".join([*query.split("\n")[: line - 1], query.split("\n")[line - 1][: column - 1]])
    words = " ".join(before.split())
    shown = words if len(words) <= _SHOWN else f"…{words[-_SHOWN:]}"
    after = f", after “{shown}”" if shown else ""
    why = f" ({reason})" if reason else ""
    return f"The query can't be read at line {line}, column {column}{after}{why}."
