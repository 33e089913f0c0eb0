"""One name, one kind: what occurrences of a name in a document tell of each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from secondsource.annotate import lexicons as lex
from secondsource.annotate.capitals import is_capitalised
from secondsource.annotate.firms import bodies
from secondsource.annotate.places import PLACES
from secondsource.annotate.surroundings import (
    after_title,
    is_dateline,
    is_defined,
    is_placed,
    is_short_outlet,
)
from secondsource.records import EntityKind


@dataclass(frozen=True, slots=True)
class Name:
    """A name's tokens ``[start, end)`` of the Doc, without titles, possessive and "the"."""

    start: int
    end: int
    kind: EntityKind

    def text(self, doc: Doc) -> str:
        """The name as written, blanks and line ends between its words made one blank."""
        return " ".join(doc[self.start : self.end].text.split())


def winner(votes: Counter[EntityKind]) -> EntityKind:
    """Return the kind with most votes, of equals the first by alphabet."""
    return min(votes, key=lambda kind: (-votes[kind], kind))


def consistent(doc: Doc, names: Sequence[Name], outside: frozenset[int]) -> tuple[Name, ...]:
    """Return names with one kind each throughout a document, and further occurrences of them.

    No occurrence is taken from the tokens ``outside``. The names are sorted by position.
    """
    kinds = _majority(doc, names)
    places = _sure_places(doc, names)
    kinds.update(dict.fromkeys(_surnames(doc, names, kinds) - places, "person"))
    kinds.update(dict.fromkeys(_family_first(doc, names, kinds), "person"))
    kinds.update(dict.fromkeys(places - _titled(doc, names), "place"))
    kinds.update(bodies(doc, [(n.start, n.end, kinds[key_of(doc, n)]) for n in names]))
    settled = [Name(n.start, n.end, kinds[key_of(doc, n)]) for n in names]
    taken = {i for n in settled for i in range(n.start, n.end)} | outside
    found = [*settled, *_repeated(doc, kinds, taken)]
    return tuple(sorted(found, key=lambda name: name.start))


def key_of(doc: Doc, name: Name) -> str:
    """Return what names of one kind have in common: their text in lower case."""
    return name.text(doc).lower()


def _majority(doc: Doc, names: Iterable[Name]) -> dict[str, EntityKind]:
    votes: defaultdict[str, Counter[EntityKind]] = defaultdict(Counter)
    for name in names:
        run = (name.start, name.end)
        sure = (
            after_title(doc, name.start)
            or is_dateline(doc, run)
            or is_short_outlet(doc, run)
            or is_defined(doc, run)
            or (name.kind == "place" and is_placed(doc, run))
        )
        votes[key_of(doc, name)][name.kind] += 3 if sure else 1
    return {key: winner(counts) for key, counts in votes.items()}


def _surnames(doc: Doc, names: Iterable[Name], kinds: dict[str, EntityKind]) -> frozenset[str]:
    """Return the lower-case surnames of the persons who have a first name in this document."""
    found: set[str] = set()
    for name in names:
        if name.end - name.start > 1 and kinds[key_of(doc, name)] == "person":
            found.add(surname(name.text(doc)))
    return frozenset(found) - PLACES


def _sure_places(doc: Doc, names: Iterable[Name]) -> frozenset[str]:
    """Return the lower-case names that a place's words stand beside: "residents of Dorn"."""
    places = (n for n in names if n.kind == "place")
    return frozenset(key_of(doc, n) for n in places if is_placed(doc, (n.start, n.end)))


def _titled(doc: Doc, names: Iterable[Name]) -> frozenset[str]:
    """Return the lower-case names that a title stands before."""
    return frozenset(key_of(doc, n) for n in names if after_title(doc, n.start))


def _family_first(doc: Doc, names: Iterable[Name], kinds: dict[str, EntityKind]) -> Iterator[str]:
    """Yield supposed places whose first word alone has a title: "Park Min-ho", "Mr. Park"."""
    titled = _titled(doc, (name for name in names if name.end - name.start == 1))
    for key, kind in kinds.items():
        first, *rest = key.split()
        if kind == "place" and rest and first in titled and key not in PLACES:
            yield key


def surname(name: str) -> str:
    """Return the lower-case last word of a person's name, suffixes such as "Jr." left out."""
    words = [w for w in name.lower().replace(",", " ").split() if w not in lex.SUFFIXES]
    return words[-1] if words else ""


def _repeated(doc: Doc, kinds: dict[str, EntityKind], taken: set[int]) -> Iterator[Name]:
    """Yield further occurrences of known names that neither tagger nor rules saw."""
    by_first: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in kinds:
        words = tuple(key.split())
        by_first[words[0]].append(words)
    for token in doc:
        if token.i in taken or not is_capitalised(token) or token.lower_ in lex.NOT_NAMES:
            continue
        for words in sorted(by_first[token.lower_], key=len, reverse=True):
            end = token.i + len(words)
            if _fits(doc, token.i, words) and not taken & set(range(token.i, end)):
                taken.update(range(token.i, end))
                yield Name(token.i, end, kinds[" ".join(words)])
                break


def _fits(doc: Doc, start: int, words: tuple[str, ...]) -> bool:
    tokens = doc[start : start + len(words)]
    return tuple(t.lower_ for t in tokens) == words
