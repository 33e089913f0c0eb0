"""Documents, entities and claims made by hand, for tests of linking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from secondsource.link import Item
from secondsource.records import (
    Annotation,
    Argument,
    Bound,
    Carrier,
    Claim,
    DocEntity,
    DocumentInfo,
    Figure,
    Fingerprint,
    PassageKind,
    Predication,
    Role,
    Stance,
    Voice,
    make_id,
)

STANCES = {
    "": Stance(),
    "denied": Stance(polarity="denied"),
    "possible": Stance(certainty="possible"),
    "conditional": Stance(certainty="conditional", time="future"),
    "future": Stance(time="future"),
}


def figure(value: float, unit: str, bound: Bound = "exact", upper: float | None = None) -> Figure:
    """A figure; where it stands does not matter to linking."""
    return Figure(value, unit, bound, 0, 1, upper)


@dataclass
class Article:
    """A document in the making: entities by name, claims in order."""

    name: str
    published: str | None = None
    entities: list[DocEntity] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    fingerprints: list[Fingerprint] = field(default_factory=list)

    def entity(self, entity: DocEntity) -> str:
        """Add an entity and return its reference."""
        if entity not in self.entities:
            self.entities.append(entity)
        return f"{self.name}#{self.entities.index(entity)}"

    def say(
        self,
        who: DocEntity | None,
        text: str,
        predicate: str,
        roles: Sequence[tuple[Role, DocEntity | str]] = (),
        *,
        how: str = "",
        figures: Sequence[Figure] = (),
        carrier: Carrier | None = None,
        quoted: bool = False,
        basis: DocEntity | None = None,
        section: PassageKind | None = None,
        voice: Voice = "attributed",
        parent: Claim | None = None,
    ) -> Claim:
        """Add a claim that stands 200 code points after the one before, and return it."""
        start = 200 * len(self.claims)
        span = (start, start + len(text))
        arguments = tuple(self._argument(role, filler, span) for role, filler in roles)
        keywords = tuple(word.casefold().strip(".,") for word in text.split())
        claim = Claim(
            make_id("c", self.name, len(self.claims)),
            self.name,
            None if who is None else self.entity(who),
            voice,
            (),
            (),
            (span,),
            text,
            "said",
            span,
            STANCES[how],
            Predication(predicate, *span, arguments, tuple(figures), keywords=keywords),
            basis=None if basis is None else self.entity(basis),
            carrier=carrier,
            quotations=(text,) if quoted else (),
            section=section,
            parent=parent.id if parent else None,
        )
        self.claims.append(claim)
        return claim

    def _argument(self, role: Role, filler: DocEntity | str, span: tuple[int, int]) -> Argument:
        if isinstance(filler, str):
            return Argument(role, filler, *span)
        return Argument(role, filler.name.casefold().split()[-1], *span, self.entity(filler))

    @property
    def item(self) -> Item:
        """What linking takes."""
        info = DocumentInfo(
            self.name,
            f"{self.name}.txt",
            "",
            published=self.published,
            fingerprints=tuple(self.fingerprints),
        )
        return info, Annotation(self.name, entities=tuple(self.entities)), tuple(self.claims)


def person(name: str, *roles: str) -> DocEntity:
    """A named person."""
    return DocEntity(name, "person", True, roles=roles)


def group(name: str) -> DocEntity:
    """An unnamed group."""
    return DocEntity(name, "group", False)


def place(name: str) -> DocEntity:
    """A place."""
    return DocEntity(name, "place", True)


def organisation(name: str, *aliases: str) -> DocEntity:
    """A named organisation."""
    return DocEntity(name, "organisation", True, aliases)
