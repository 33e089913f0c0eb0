"""The countries of a story, invented ones too, by the forms of their names.

"Kastria" and "Kastrian" are one country where a government, a ministry or a minister is
called by the second; in a story without Kastria itself, "Kastrian" stands for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from secondsource.link.names import COUNTRIES, place_key, tokens
from secondsource.link.persons import Mentioned
from secondsource.offices import governs, is_government

_GOVERNING = re.compile(
    r"\b(?:ministry|minister|government|president|presidency|premier|chancellor|ambassador|embassy"
    r"|army|military|navy|cabinet|forces|prime|foreign|defen[cs]e|interior)\b",
    re.IGNORECASE,
)
_OF_PLACE = re.compile(
    r"\b([A-Z][\w-]+)[’']s\s+(?:[a-z]+\s+){0,3}(?:ministry|minister|government|president|premier"
    r"|chancellor|ambassador|embassy|army|military|navy)\b"
    r"|(?:[Mm]inister|[Pp]resident|[Pp]remier|[Cc]hancellor|[Gg]overnment)\s+of\s+([A-Z][\w-]+)$"
)
_CAPITAL = re.compile(r"\b[A-Z][^\W\d_]{3,}")
_ADJECTIVE = re.compile(r"[a-z]{2,}(?:ian|an|ese|ish)")
_ENDINGS = ("an", "ian", "n", "ese", "ish", "i")
_NO_NATION = frozenset(
    """republican christian metropolitan human roman veteran civilian orthodox urban median guardian
    caribbean american-born asian african european parliamentarian librarian indian-born""".split()
)


def is_demonym(adjective: str, country: str) -> bool:
    """Tell whether an adjective may be a country's, by its form; both folded.

    >>> is_demonym("kastrian", "kastria"), is_demonym("tarnovian", "tarnov")
    (True, True)
    >>> is_demonym("kastrian", "kassel")
    False
    """
    stems = [country]
    if country[-1:] in "aeiouy":
        stems.append(country[:-1])
    return len(country) > 3 and any(adjective == stem + end for stem in stems for end in _ENDINGS)


class Nations:
    """Which words of a story's names stand for which country."""

    def __init__(self, mentioned: Sequence[Mentioned]) -> None:
        """Collect adjectives before words of government, and the countries that they fit."""
        self._country: dict[str, str] = {}
        self._countries: set[str] = set()
        self._governed: set[str] = set()
        names = {
            tokens(one.entity.name)[0]
            for one in mentioned
            if one.entity.named and len(tokens(one.entity.name)) == 1
        }
        surnames = {
            tokens(one.entity.name)[-1]
            for one in mentioned
            if one.entity.kind == "person" and len(tokens(one.entity.name)) > 1
        }
        self._add_places(mentioned)
        for adjective in sorted(_adjectives(mentioned)):
            fitting = [name for name in sorted(names) if is_demonym(adjective, name)]
            if len(fitting) == 1 and fitting[0] not in surnames:
                self._country[adjective] = self._country[fitting[0]] = fitting[0]
                self._countries.add(fitting[0])
            elif not fitting and _ADJECTIVE.fullmatch(adjective):
                self._country[adjective] = adjective
        for one in mentioned:
            for text in _official(one):
                self._governed.update(filter(None, [self.split(tokens(text))[1]]))

    def _add_places(self, mentioned: Sequence[Mentioned]) -> None:
        """Take the places that a government or an office is said to be of."""
        places = {
            tokens(one.entity.name)[0]
            for one in mentioned
            if one.entity.kind == "place" and len(tokens(one.entity.name)) == 1
        }
        for one in mentioned:
            for text in _official(one):
                owners = [m[1] or m[2] for m in _OF_PLACE.finditer(text)]
                for place in places.intersection(word for name in owners for word in tokens(name)):
                    self._country[place] = place
                    self._countries.add(place)

    @property
    def several(self) -> bool:
        """Whether the story knows several countries by what their governments are called."""
        return len(self._governed) > 1

    def of(self, word: str) -> str | None:
        """Return the country that a folded word names or belongs to, ``None`` for other words."""
        known = place_key(word)
        return known if known in COUNTRIES else self._country.get(word)

    def invented(self, name: str) -> bool:
        """Tell whether a name is that of a country that only this story knows."""
        words = tokens(name)
        return len(words) == 1 and words[0] in self._countries

    def split(self, words: Iterable[str]) -> tuple[list[str], str | None]:
        """Return words without those of a country, and the country if it is one alone."""
        rest, found, left = list[str](), set[str](), list(words)
        while left:
            pair = place_key(" ".join(left[:2]))
            size = 2 if len(left) > 1 and pair in COUNTRIES else 1
            country = pair if size == 2 else self.of(left[0])
            if country is None:
                rest.append(left[0])
            else:
                found.add(country)
            del left[:size]
        return rest, next(iter(found)) if len(found) == 1 else None


def _adjectives(mentioned: Sequence[Mentioned]) -> set[str]:
    """Return the capitalised words before an office in names and roles of a government."""
    return {
        word
        for one in mentioned
        for text in _official(one)
        for word in _before_office(text)
        if word not in _NO_NATION and place_key(word) not in COUNTRIES
    }


def _official(one: Mentioned) -> Iterator[str]:
    names = (one.entity.name, *one.entity.aliases) if one.entity.named else ()
    if one.entity.kind != "person":
        yield from (name for name in names if is_government(name))
    yield from (role for role in one.entity.roles if governs([role]))


def _before_office(text: str) -> Iterator[str]:
    office = _GOVERNING.search(text)
    if office:
        for word in _CAPITAL.findall(text[: office.start()]):
            yield from tokens(word)
