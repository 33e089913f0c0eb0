"""Whether two names of people may be one person's: by a bare part of it, or by the spelling.

Used for suspicions only, never to make two people one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from secondsource.link.names import PersonName, person_name, same_given, surname_key, tokens

_LONG = 7
"""Letters of a surname in which one may be misspelt."""
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"\b(?:iou|you|iu|ju|yu)", "u"),
        (r"\b(?:ye|je|ie)", "e"),
        (r"(?:off|ow|of)\b", "ov"),
        (r"(?:eff|ef)\b", "ev"),
        (r"tsch|tch|cz", "ch"),
        (r"sch|sz", "sh"),
        (r"dzh|dj", "j"),
        (r"tz|ts|c(?=[eiy])", "ts"),
        (r"kh|h", "h"),
        (r"ck|c(?!h)|q", "k"),
        (r"ph", "f"),
        (r"w", "v"),
        (r"ks", "x"),
        (r"ou", "u"),
        (r"[iyj]+", "i"),
        (r"(.)\1+", r"\1"),
        (r"i\b", ""),
    )
)


@lru_cache(maxsize=1 << 16)
def sound(name: str) -> str:
    """Return a folded name in one spelling for many transliterations.

    >>> sound("iouri") == sound("yuri"), sound("tsekhanoff") == sound("tsekhanov")
    (True, True)
    >>> sound("hansen") == sound("jansen")
    False
    """
    for pattern, letters in _SOUNDS:
        name = pattern.sub(letters, name)
    return name


def may_be_one(one: str, two: str, roles: frozenset[str] = frozenset()) -> bool:
    """Tell whether two names may be one person's; ``roles`` are words of roles that both have.

    A surname or a first name alone may be that of a fuller name; two full names if they
    sound alike, differ by a blank only, or by one letter of a long surname where both have a
    role in common.
    """
    first, second = person_name(one), person_name(two)
    if first == second:
        return True
    if "".join(tokens(one)) == "".join(tokens(two)):
        return True
    if not (first.given and second.given):
        return _part_of(first, second) or _part_of(second, first)
    if not same_given(first.given, second.given) and not _sound_alike(first.given, second.given):
        return False
    if sound(first.surname) == sound(second.surname):
        return True
    return bool(roles) and _one_letter(surname_key(first.surname), surname_key(second.surname))


def _part_of(bare: PersonName, full: PersonName) -> bool:
    """Tell whether a name of one word is the surname, or without a title the first name."""
    if bare.given:
        return False
    if bare.key == full.key:
        return True
    return not bare.titles and bool(full.given) and bare.surname == full.given[0]


def _sound_alike(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    return len(one[0]) > 1 and sound(one[0]) == sound(two[0])


def _one_letter(one: str, two: str) -> bool:
    """Tell whether two long names differ by one letter: another, a missing or a swapped one."""
    if min(len(one), len(two)) < _LONG or one[0] != two[0]:
        return False
    short, long = sorted((one, two), key=len)
    at = next((i for i, pair in enumerate(zip(short, long, strict=False)) if len(set(pair)) > 1),
              len(short))  # fmt: skip
    if len(long) > len(short):
        return long[:at] + long[at + 1 :] == short
    swapped = short[:at] + short[at + 1 : at + 2] + short[at : at + 1] + short[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or swapped == long
