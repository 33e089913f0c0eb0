"""How telling a word or a name is within a folder, and which documents tell one story.

In a folder of many stories, that two claims name the president says little; that both name a
person whom few other articles name says much.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from secondsource.link.articles import Articles
from secondsource.link.frames import Frame
from secondsource.link.similarity import overlap
from secondsource.link.vectors import Likeness

_FEW = 10
"""A term is rare in at most this many documents, or in a tenth of them where that is more."""
_SHARED = 2
"""Documents tell one story if they both name this many rare entities ..."""
_CAST = 0.3
"""... or if this much (Dice) of the entities that they name is the same."""
_MANY = 5
"""Documents that name fewer entities may be of any story."""


@dataclass(frozen=True, slots=True)
class Folder:
    """What a decision has to know of all documents.

    ``names`` are entity names, ``rare`` the terms and entities that few documents have,
    ``likeness`` tells how near two clauses are, where anything is to; ``alignment``, how near
    their words are, where one has to know whether clauses with nothing else in common are related;
    ``articles``, how alike what stands around two clauses is.
    """

    names: Mapping[str, str]
    rare: frozenset[str]
    likeness: Likeness | None = None
    alignment: Likeness | None = None
    articles: Articles | None = None

    @classmethod
    def of(
        cls,
        frames: Iterable[Frame],
        names: Mapping[str, str],
        likeness: Likeness | None = None,
    ) -> Folder:
        """Count in how many documents each term and each entity occurs."""
        documents: dict[str, set[str]] = {}
        companies: dict[str, frozenset[str]] = {}
        for frame in frames:
            companies[frame.document] = frame.company
            for term in frame.terms:
                documents.setdefault(term, set()).add(frame.document)
        for document, company in companies.items():
            for entity in company:
                documents.setdefault(entity, set()).add(document)
        few = max(_FEW, len(companies) // 10)
        rare = frozenset(term for term, found in documents.items() if len(found) <= few)
        return cls(names, rare, likeness)

    def near(self, first: Frame, second: Frame) -> float | None:
        """Return how near two clauses are in what they speak of, if that can be told."""
        return self.likeness and self.likeness(first.text, second.text)

    def aligned(self, first: Frame, second: Frame) -> float | None:
        """Return how near the words of two clauses are, if that can be told."""
        return self.alignment and self.alignment(first.text, second.text)

    def around(self, first: Frame, second: Frame) -> float | None:
        """Return how alike two articles are beside two clauses, if that can be told."""
        if self.articles is None:
            return None
        return self.articles.around((first.document, first.text), (second.document, second.text))

    def one_story(self, first: Frame, second: Frame) -> bool:
        """Say whether two claims stand in one document, or in two that name the same people."""
        if first.document == second.document:
            return True
        if len(first.company & second.company & self.rare) >= _SHARED:
            return True
        many = min(len(first.company), len(second.company)) >= _MANY
        return many and overlap(first.company, second.company) >= _CAST

    def told_apart(self, first: Frame, second: Frame) -> bool:
        """Say whether two documents name enough entities to tell that their stories differ."""
        many = min(len(first.company), len(second.company)) >= _MANY
        return many and not self.one_story(first, second)
