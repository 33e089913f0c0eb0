"""Openings that only present a clause: "**What we do know is that** the gate was cracked".

Told by their words, since parses of them differ. What presents a clause without vouching for it
("what they fear is that", "the claim is that") or denies it is left in place.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

_KNOWING = (
    r"(?:(?:do|did|can|have)\s+)?"
    r"(?:know|knew|see|saw|say|tell\s+you|understand|learned|found|mean)"
)
_STRIKING = (
    r"(?:(?:really|most)\s+)?(?:matters|happened|happens|counts|worries|worried|strikes|surprises"
    r"|concerns|bothers|shocked|angers)(?:\s+(?:us|me|people|everyone))?"
    r"|(?:is|was|’s|'s)\s+(?:more\s+)?(?:clear|certain|known|striking|important|worrying|remarkable|true)"
)
_WITHHELD = (
    r"(?:[\w’'-]+\s+){1,4}?(?:is|are|was|were|has|have)(?:\s+not|n[’']t)\s+"
    r"(?:telling|saying|told|said|mention\w*|disclos\w*|reveal\w*|admit\w*)(?:\s+[\w’'-]+){0,3}?"
)
_FACT = (
    r"truth|fact|reality|problem|trouble|point|thing|issue|upshot|result|bottom\s+line|outcome"
    r"|(?:good|bad)\s+news|simple\s+fact|plain\s+fact|sad\s+truth"
)
_OPENING = re.compile(
    rf"\W*(?:(?:what|all)\s+(?:(?:we|i)\s+{_KNOWING}|{_STRIKING}|{_WITHHELD})|the\s+(?:{_FACT}))"
    r"(?:\s+(?:so\s+far|now|right\s+now|at\s+this\s+point|of\s+the\s+matter))?"
    r"\s*(?:is|was|’s|'s)(?:,)?\s+that\s+(?=\w)",
    re.IGNORECASE,
)


def without_opening(part: list[Token]) -> list[Token]:
    """Return the tokens of a sentence from where the presented clause starts, all if none is."""
    first, last = part[0], part[-1]
    found = _OPENING.match(first.doc[first.i : last.i + 1].text)
    return part if found is None else [t for t in part if t.idx >= first.idx + found.end()]
