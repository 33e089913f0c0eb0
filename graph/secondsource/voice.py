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
