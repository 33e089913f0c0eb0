"""The records of a story by id, with what is asked of them one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from secondsource.records import Claim, Dependence, DocumentInfo, Entity


@dataclass(frozen=True)
class Index:
    """The records of a story by id, for looking things up while a network is drawn."""

    claims: Mapping[str, Claim]
    entities: Mapping[str, Entity]
    documents: Mapping[str, DocumentInfo]
    dependences: Mapping[str, tuple[Dependence, ...]]

    @classmethod
    def of(
        cls,
        claims: Iterable[Claim],
        entities: Iterable[Entity],
        documents: Iterable[DocumentInfo],
        dependences: Iterable[Dependence],
    ) -> Index:
        """Index the records; dependences are found from either of their two claims."""
        by_claim: dict[str, list[Dependence]] = defaultdict(list)
        for dependence in dependences:
            by_claim[dependence.claim].append(dependence)
            by_claim[dependence.on].append(dependence)
        return cls(
            {c.id: c for c in claims},
            {e.id: e for e in entities},
            {d.id: d for d in documents},
            {k: tuple(v) for k, v in by_claim.items()},
        )

    def claimant_name(self, claim: Claim) -> str:
        """The claimant for people to read; never empty."""
        if claim.claimant is not None:
            return self.entities[claim.claimant].name
        return "the article itself" if claim.voice == "document" else "nobody named"

    def document_name(self, document: str) -> str:
        """The document for people to read: outlet and path, the path alone if no outlet."""
        info = self.documents[document]
        return f"{info.outlet} ({info.path})" if info.outlet else info.path

    def is_named(self, claim: Claim) -> bool:
        """Whether the claimant is known by name."""
        return claim.claimant is not None and self.entities[claim.claimant].named

    def is_known(self, entity: str | None) -> bool:
        """Whether an entity is nobody without a name."""
        return entity is None or self.entities[entity].named

    def cites(self, claim: Claim) -> bool:
        """Whether a claim goes back to somebody named whom its claimant cites."""
        return claim.basis is not None and self.entities[claim.basis].named

    def above(self, entity: str | None) -> tuple[str, ...]:
        """The chain of organisations that an entity belongs to, nearest first, by id."""
        found: list[str] = []
        while entity is not None:
            entity = self.entities[entity].affiliation
            if entity is None or entity in found:
                break
            found.append(entity)
        return tuple(found)

    @cached_property
    def outlets(self) -> Mapping[str, tuple[str, ...]]:
        """Document ids by outlet, the outlet's name in lower case and without article."""
        found: dict[str, list[str]] = defaultdict(list)
        for info in self.documents.values():
            if info.outlet:
                found[outlet_key(info.outlet)].append(info.id)
        return {name: tuple(sorted(ids)) for name, ids in found.items()}


def outlet_key(name: str) -> str:
    return name.casefold().removeprefix("the ")
