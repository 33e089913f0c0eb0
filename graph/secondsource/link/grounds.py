"""What a clause gives as reason or motive, whatever the words: "over the fraud", "for money"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from secondsource.link.similarity import content_concepts, words

_GOING = (
    r"resign\w*|quit\w*|left|leave[sd]?|stepped\s+down|step\s+down|retire[sd]?|sacked|fired|dismissed"
    r"|suspended|withdr[ae]w\w*|arrested|fined|criticised|criticized"
)
_BEHIND = (
    re.compile(
        r"\b(?:because\s+of|due\s+to|owing\s+to|on\s+account\s+of|thanks\s+to)\s+(?P<what>.+)"
    ),
    re.compile(
        rf"\b(?:{_GOING})\s+(?:\w+\s+)?over\s+(?!the\s+(?:weekend|past|last)\b)(?P<what>[a-z].+)"
    ),
    re.compile(r"\bfor\s+(?P<what>(?:\w+\s+){1,2}reasons?)\b"),
    re.compile(
        r"\b(?:out\s+of)\s+(?P<what>fear|revenge|greed|spite|anger|love|loyalty|jealousy)\b"
    ),
    re.compile(
        r"\bfor\s+(?:the\s+)?(?P<what>profit|money|gain|personal\s+gain|revenge|fun|cash|fame"
        r"|convenience|safety)\b"
    ),
    re.compile(rf"\b(?:{_GOING})\s+(?:\w+\s+)?to\s+(?P<what>(?!be\b)[a-z]\w+(?:\s+\w+){{1,5}})"),
)
_FIXED = (
    (re.compile(r"\b(?:despite|in\s+spite\s+of|notwithstanding)\b"), "despite"),
    (re.compile(r"\b(?:by|in)\s+(?:mistake|accident|error)\b"), "by mistake"),
    (re.compile(r"\bunder\s+(?:\w+\s+)?(?:pressure|duress|threat)\b"), "under pressure"),
    (re.compile(r"\bagainst\s+(?:his|her|their|its)\s+(?:own\s+)?will\b"), "under pressure"),
    (re.compile(r"\bof\s+(?:his|her|their|its)\s+own\s+(?:free\s+)?(?:will|accord)\b"), "freely"),
    (re.compile(r"\bon\s+(?:\w+\s+)?(?:orders|principle)\b"), "on orders"),
)
_REACH = 6
_EMPTY = frozenset(content_concepts(["reason", "reasons"]))
_ANY = re.compile(
    r"\b(?:because|due|owing|account|thanks|over|reasons?|out|profit|money|gain|revenge|fun|cash"
    r"|fame|convenience|safety|spite|notwithstanding|despite|mistake|accident|error|under|will"
    rf"|accord|orders|principle|(?:{_GOING})\s+(?:\w+\s+)?to)\b"
)
"""A word of any of these, to pass over most clauses at once."""


def grounds(text: str) -> frozenset[str]:
    """Return the reasons and motives that a folded clause gives, as concepts or fixed words."""
    return frozenset(_grounds(text)) if _ANY.search(text) else frozenset()


def _grounds(text: str) -> Iterator[str]:
    for pattern in _BEHIND:
        for found in pattern.finditer(text):
            yield from set(content_concepts(words(found["what"])[:_REACH])) - _EMPTY
    yield from (name for pattern, name in _FIXED if pattern.search(text))
