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
SUPPOSED = "supposed, not said"
NOT_YET = "not said yet, or only perhaps"
WITHDRAWN = "withdrawn by a correction"
ASSERTS_NOTHING = frozenset({QUESTION, DEMAND, LEFT_OPEN, TOPIC_ONLY, SUPPOSED, WITHDRAWN})
"""The notes of attributions that state nothing; their stances are no more than possible, but what
is confirmed or denied by a mere name ("denied the affair") is as certain as that."""

DENYING = r"den(?:y|ies|ied|ying)|reject|dismiss|refut|rebut|disput"
"""How verbs of denial begin, as a pattern's alternatives."""
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


_ASKING = r"(?:questions?|requests?|messages?|calls?|e-?mails?|inquiries|enquiries)\b"
_SOME = r"(?:(?:an?|any|the|his|her|their|our|further|more|repeated|several|\w+[’'])\s+)*"
_SILENT = (
    r"(?:to\s+)?(?:(?:immediately|publicly|directly|further)\s+)*"
    r"(?:elaborate\b|discuss\b|confirm\s+or\s+deny\b"
    r"|comment(?:\s+(?:publicly|further))?(?=\W*$|\s+(?:on|about|when|until|because|while)\b)"
    rf"|(?:answer|take)\s+{_SOME}{_ASKING}|go\s+into\s+details?\b"
    rf"|(?:give|provide|offer|share)\s+{_SOME}(?:details?|comment)\b"
    r"|say\s+(?:anything|any\s+more|more)\b(?!\s+than\b)"
    r"|(?:say|tell|disclose|reveal|explain|specify)\s+(?:\w+\s+)?(?:who|whom|whose|which|whether|if"
    r"|what|when|where|why|how)\b"
    rf"|(?:respond|reply)\s+to\s+{_SOME}{_ASKING})"
)
_UNREACHED = r"(?:to\s+)?be\s+(?:reached|interviewed|quoted|contacted|identified|named)\b"
_REFUSING = (
    r"(?:(?:(?:has|have|had)\s+)?(?:declin(?:ed?|es|ing)|refus(?:ed?|es|ing))\s+to\s+"
    r"|(?:would|could|did|will|can|do|does)(?:\s+not|n[’']t)\s+|(?:won[’']t|can[’']t|cannot)\s+)"
)
_SUBJECT = r"(?:that\s+)?(?:he|she|it|they|we|i)\s+"
_SILENCE = re.compile(
    rf"\W*(?:(?:{_SUBJECT})?{_REFUSING}{_SILENT}"
    rf"|(?:{_SUBJECT}(?:has|have|had)\s+)?no\s+(?:(?:immediate|further)\s+)?comment\b)",
    re.IGNORECASE,
)
_WITHHOLDING = re.compile(
    r"\b(?:declin|refus|unwilling|unable|not\b|cannot\b|never\b)|n[’']t\b", re.IGNORECASE
)
_WITHHELD = re.compile(rf"\W*(?:{_SILENT}|{_UNREACHED})", re.IGNORECASE)


def keeps_silent(cue: str, clause: str) -> bool:
    """Tell whether somebody only says that he says nothing: "declined to comment".

    Who tells of another's silence ("said **the minister refused to comment**") states it; a
    pronoun is taken for the speaker.

    >>> keeps_silent("refused", "to answer questions"), keeps_silent("refused", "to leave")
    (True, False)
    >>> keeps_silent("said", "she would not comment on the fire")
    True
    """
    if _SILENCE.match(clause):
        return True
    return _WITHHOLDING.search(cue) is not None and _WITHHELD.match(clause) is not None


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


_AVOWING = re.compile(r"\b(?:confirm|den[iy]|reject|dismiss|admit|announc)", re.IGNORECASE)
_EARLIER_VERSION = re.compile(
    r"\b(?:earlier|previous|original|first)\s+version\s+of\s+(?:this|the)\s+(?:article|story|report"
    r"|piece)\b",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"\W*(?:it|this|that|them|these|those|so|him|her|which|something|anything|what)\W*",
    re.IGNORECASE,
)


def avows(cue: str, content: str) -> bool:
    """Tell whether a cue states or denies what a bare noun names.

    >>> avows("confirmed", "the shelling of the port"), avows("praised", "the shelling")
    (True, False)
    >>> avows("denied", "it")
    False
    """
    return _AVOWING.search(cue) is not None and _POINTER.fullmatch(content) is None


def is_withdrawn(source: str) -> bool:
    """Tell whether a source is the article as it was before a correction.

    >>> is_withdrawn("An earlier version of this article"), is_withdrawn("This article")
    (True, False)
    """
    return _EARLIER_VERSION.search(source) is not None


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
