"""Notes on what an attribution asserts, and telling the article's own inferences.

The notes are a closed vocabulary: any other note says why a claimant is unknown.
"""

from __future__ import annotations

import re

OWN_INFERENCE = "the article's own inference"
QUESTION = "a question, not an assertion"
DEMAND = "a demand, not an assertion"
LEFT_OPEN = "left open, not asserted"
TOPIC_ONLY = "a topic only, not an assertion"
ASSERTS_NOTHING = frozenset({QUESTION, DEMAND, LEFT_OPEN, TOPIC_ONLY})
"""The notes of attributions that state nothing; their stances are never more than possible."""

_DEMONSTRATIVE = re.compile(
    r"(?:all\s+)?(?:this|these|those|that(?=\s))(?:\s+(?:\w+\s+)?(?:conclusions?|findings?|indications?"
    r"|developments?|facts?|figures?|numbers?|moves?|results?|events?|data|signs?|trends?"
    r"|incidents?|losses|observations?|views?|remarks?|comments?|claims?|statements?))?",
    re.IGNORECASE,
)
_JUDGEMENT = re.compile(
    r"\b(?:safe|fair|reasonable|tempting|easy|hard)\s+to\s+(?:assume|say|conclude|suppose|think"
    r"|see|believe|argue)\b|\b(?:clear|obvious|evident|apparent|likely|unlikely|possible|true)\b",
    re.IGNORECASE,
)


_GAP = r"(?:who|whom|whose|which|whether|how\s+(?:many|much|long|often|far|soon|old))\b"
_RELATIVE = r"(?:what|when|where)\b(?![^,;]*\b(?:is|are|was|were|be|been)\b)"
_TO_SAY = (
    r"(?:to\s+(?:say|tell|disclose|reveal|confirm|explain|know|specify|name|identify|determine"
    r"|establish|comment\s+on|discuss|find\s+out|learn|see|understand)\s+(?:exactly\s+)?)"
)
_UNCLEAR = (
    r"(?:it\s+(?:is|was|remains|remained)\s+(?:still\s+)?(?:not\s+(?:yet\s+)?(?:clear|known)"
    r"|unclear|unknown|uncertain)\s+)"
)
_INDIRECT = re.compile(
    rf"\W*(?:{_GAP}|{_TO_SAY}(?:{_GAP}|{_RELATIVE}|how\b)|{_UNCLEAR}(?:{_GAP}|{_RELATIVE}|how\b))",
    re.IGNORECASE,
)


def leaves_open(text: str, *, follows: bool) -> bool:
    """Tell whether a clause is an indirect question, which leaves open what it asks.

    ``follows`` says that it stands behind its cue: "he knew **who had done it**"; elsewhere
    "who" may begin a sentence of another kind.

    >>> leaves_open("who had searched the files, or when", follows=True)
    True
    >>> leaves_open("that nobody had searched the files", follows=True)
    False
    """
    found = _INDIRECT.match(text)
    return found is not None and (follows or not re.match(rf"\W*{_GAP}", text, re.IGNORECASE))


def is_own_inference(source: str, cue: str) -> bool:
    """Tell whether an attribution is the author's own reasoning, by the texts of its parts.

    Either its source is a bare demonstrative ("This implies that"), or it has no source and
    its cue is a judgement ("it is safe to assume").

    >>> is_own_inference("These conclusions", "echo"), is_own_inference("The mayor", "said")
    (True, False)
    """
    if source:
        return _DEMONSTRATIVE.fullmatch(" ".join(source.split())) is not None
    return _JUDGEMENT.search(cue) is not None
