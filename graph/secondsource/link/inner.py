"""What somebody says that another has told: whom "her husband" means, and whose claim it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from secondsource.link.lexicon import REPORTING
from secondsource.link.names import person_name
from secondsource.records import Claim, Entity

_SPOUSE = re.compile(r"(?:her|his)\s+(?:husband|wife|spouse)")

_PRONOUN = len("they")


class Spouses:
    """The named people of a story by surname."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        """Index the people who have a first name and a surname."""
        self._entities = entities
        self._family: dict[str, set[str]] = {}
        for entity in entities.values():
            parsed = person_name(entity.name) if entity.kind == "person" and entity.named else None
            if parsed is not None and parsed.given:
                self._family.setdefault(parsed.key, set()).add(entity.id)

    def named(self, claim: Claim, outer: Claim | None) -> Claim:
        """Return a claim inside another's, its unnamed spouse of the teller named if it can be.

        He is the one other person whom the story names with the teller's surname.
        """
        who = self._entities.get(claim.claimant or "")
        teller = self._entities.get(outer.claimant or "") if outer is not None else None
        if who is None or teller is None or who.named or not _SPOUSE.fullmatch(who.name):
            return claim
        others = self._family.get(person_name(teller.name).key, set()) - {teller.id}
        known = teller.kind == "person" and bool(person_name(teller.name).given)
        return replace(claim, claimant=min(others)) if known and len(others) == 1 else claim


def rest_on_inner(
    clusters: Iterable[Sequence[str]], claims: Mapping[str, Claim], entities: Mapping[str, Entity]
) -> dict[str, Claim]:
    """Return the claims, those that only report a telling resting on who told it.

    "Her husband had told her that Prowse knew" may be put with others who say that Prowse
    knew; there it is the husband's claim. By itself it is hers. A source that is a pronoun
    is too often somebody else.
    """
    told: dict[str, set[str]] = {}
    for claim in claims.values():
        teller = entities.get(claim.claimant or "")
        if claim.parent is not None and teller is not None and _is_told(claim, teller):
            told.setdefault(claim.parent, set()).add(teller.id)
    found = dict(claims)
    for cluster in clusters:
        reports = [c for c in cluster if c in told and _is_report(claims[c])]
        for key in reports if len(reports) < len(cluster) else ():
            inner = told.get(key, set()) - {claims[key].claimant}
            if len(inner) == 1 and claims[key].basis is None:
                found[key] = replace(claims[key], basis=min(filter(None, inner)))
    return found


def _is_report(claim: Claim) -> bool:
    return claim.predication.predicate in REPORTING


def _is_told(claim: Claim, teller: Entity) -> bool:
    """Tell by its length whether the source of a claim is no pronoun; "Tesk" may be "they"."""
    length = sum(end - start for start, end in claim.source)
    alike = length == _PRONOUN and any(len(word) == length for word in teller.name.split())
    return length > _PRONOUN or alike
