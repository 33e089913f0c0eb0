"""What a role tells of whom its holder speaks for: spokespeople, heads, ministers, ranks, kin.

And which names are those of governments.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
PAST = re.compile(
    r"\b(?:former(?:ly)?|ex|retired|one-?time|ousted|erstwhile|late)\b", re.IGNORECASE
)
"""Words that put a role into the past."""

_SPEAKING = re.compile(
    r"\b(?:spokes(?:man|men|woman|women|person|persons|people)"
    r"|(?:press|media|communications?|public\s+relations)\s+(?:officer|secretary|chief|director"
    r"|manager|attach[eé])|speaking\s+(?:for|on\s+behalf\s+of))\b",
    re.IGNORECASE,
)
_GOVERNING = re.compile(
    r"\b(?:(?:prime\s+)?minister|premier|president|chancellor|ambassador|envoy"
    r"|head\s+of\s+(?:state|government)|secretary)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"\b(?:chief\s+executive|ceo|secretary-general|(?:head|chief|boss|commander"
    r"|(?:managing\s+|executive\s+|deputy\s+)?director)(?=$|\s+(?:of|for|at)\b|,))",
    re.IGNORECASE,
)
SPOKESPEOPLE = frozenset("spokesman spokeswoman spokesperson".split())
LAWYERS = frozenset("lawyer attorney solicitor barrister".split())
AGENTS = frozenset("agent publicist".split())
_RELAYING = re.compile(
    rf"\b(?:(?:{'|'.join(sorted(LAWYERS))})s?|counsel|{'|'.join(sorted(AGENTS))})\b", re.IGNORECASE
)
_RANKS = frozenset("superintendent inspector constable detective sheriff".split())
_BESIDE_RANKS = frozenset("chief deputy assistant sergeant acting senior police".split())
BODY_NOUNS = frozenset(
    """police hospital ministry council university school airline union department agency bank club
    church court prison museum port airport company firm government force operator
    coastguard""".split()
)
"""What a body may be called by one word once it is known which one is meant."""
KIN = frozenset(
    """husband wife partner son daughter brother sister father mother uncle aunt cousin nephew niece
    grandfather grandmother""".split()
)
LEADING = frozenset(
    """head chief director chairman chairwoman chair chairperson president boss leader ceo
    executive secretary-general commander commissioner official officer manager headteacher
    principal rector provost""".split()
)
"""Nouns of roles that one has in a body of one's own ("the hospital's director")."""


def words(text: str) -> tuple[str, ...]:
    """Return the words of a role in lower case."""
    return tuple(_WORD.findall(text.casefold()))


def _present(roles: Iterable[str]) -> list[str]:
    return [role for role in roles if not PAST.search(role)]


def speaks(roles: Iterable[str]) -> bool:
    """Tell whether one of the roles is to speak for somebody.

    >>> speaks(["Defence Ministry spokesman"]), speaks(["former spokesman"]), speaks(["worker"])
    (True, False, False)
    """
    return any(_SPEAKING.search(role) for role in _present(roles))


def governs(roles: Iterable[str]) -> bool:
    """Tell whether one of the roles is an office of a government, or to speak for one.

    >>> governs(["Kastrian Foreign Minister"]), governs(["soldier"])
    (True, False)
    """
    return any(_GOVERNING.search(role) or _SPEAKING.search(role) for role in _present(roles))


def heads(roles: Iterable[str]) -> bool:
    """Tell whether one of the roles is at the head of a body.

    >>> heads(["mission's deputy head"]), heads(["chief economist"]), heads(["driver"])
    (True, False, False)
    """
    return any(_HEADING.search(role) for role in _present(roles))


def relays(role: str) -> bool:
    """Tell whether a role is to speak for a person: a lawyer's, a spokesman's.

    >>> relays("lawyer for Derek Ashby"), relays("brother of Derek Ashby")
    (True, False)
    """
    return not PAST.search(role) and bool(_RELAYING.search(role) or _SPEAKING.search(role))


def is_rank(role: str) -> bool:
    """Tell whether a role is a rank that only the police have, without words beside it.

    >>> is_rank("Detective Chief Inspector"), is_rank("dam inspector")
    (True, False)
    """
    found = set(words(role))
    return bool(found & _RANKS) and found <= _RANKS | _BESIDE_RANKS


def leads(role: str) -> bool:
    """Tell whether a role is one in a body that the role itself may name.

    >>> leads("hospital director"), leads("ministry's spokeswoman"), leads("hospital visitor")
    (True, True, False)
    """
    found = words(role)
    return bool(LEADING.intersection(found)) or _SPEAKING.search(role) is not None


_GOVERNMENT = frozenset(
    "ministry ministries government presidency cabinet embassy army military navy forces".split()
)
SEATS = frozenset({"kremlin", "white house", "downing street"})
"""Seats by which reports call a government, and nothing else."""
_CHANCELLERY = re.compile(r"\b(?:foreign|state|defen[cs]e|home)\s+(?:office|department)\b", re.I)


def is_government(name: str) -> bool:
    """Tell whether a name is that of a government or of a part of one.

    >>> is_government("Velmoran Defence Ministry"), is_government("Wendshire Police")
    (True, False)
    """
    found = words(name)
    seat = " ".join(word for word in found if word != "the") in SEATS
    return seat or bool(_GOVERNMENT.intersection(found)) or bool(_CHANCELLERY.search(name))
