"""Who speaks for whom in a proposition: people for their bodies, ministries for their country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from secondsource.index import Index
from secondsource.offices import governs, heads, is_government, speaks, words
from secondsource.records import Claim, Entity


class Voices:
    """What the claims of one proposition tell of bodies and those who speak for them.

    ``counting`` are all claims that may count, ``own`` those of them that hand on no other
    article's.
    """

    def __init__(self, index: Index, counting: Sequence[Claim], own: Sequence[Claim]) -> None:
        self._index = index
        self._counting = counting
        self._own = own

    def speaks_for(self, claimant: str | None) -> str | None:
        """The organisation that has a claim here and that a claimant who is none belongs to.

        The nearest along the chain of affiliations, by its id; but where a government or a
        country has a claim, its ministries and their people speak for that.
        """
        if claimant is None:
            return None
        above, entity = self._index.above(claimant), self._index.entities[claimant]
        speaking = [o for o in above if o in self._speaking]
        if entity.named and entity.kind in ("organisation", "place"):
            speaking = speaking if is_government(entity.name) else []
            return next((o for o in reversed(speaking) if self._is_state(o)), None)
        if not speaking:
            return None
        return self.speaks_for(speaking[0]) or speaking[0]

    def stands_for(self, claim: Claim) -> str | None:
        """The government, country or organisation for which the origin of a claim speaks, by id.

        Ministries, and people in an office of a government, speak for it; who heads another
        body or is its spokesman speaks for that. Who merely belongs to it does not.
        """
        key = claim.basis if self._index.cites(claim) else claim.claimant
        if key is None:
            return None
        entity, above = self._index.entities[key], self._index.above(key)
        if entity.kind == "organisation":
            official = is_government(entity.name)
        else:
            official = entity.kind == "place" or governs(entity.roles)
        state = next((o for o in (*above[::-1], key) if official and self._is_state(o)), None)
        voice = above and (speaks(entity.roles) or heads(entity.roles))
        return state or (above[0] if voice else None)

    def _is_state(self, key: str) -> bool:
        entity = self._index.entities[key]
        return entity.named and (entity.kind == "place" or is_government(entity.name))

    @cached_property
    def _speaking(self) -> frozenset[str]:
        """Who has a claim that may count and hands on nobody else's, by name or by a voice.

        An organisation has what its spokespeople say, if others who belong to it say it too.
        """
        voices: dict[str, set[str]] = defaultdict(set)
        for claim in self._own:
            voice = self._voice_of(claim.claimant)
            handed = self._index.cites(claim) and voice not in self._index.above(claim.basis)
            if claim.claimant and voice and not handed:
                voices[voice].add(claim.claimant)
        return frozenset(v for v, speakers in voices.items() if v in speakers or self._many(v))

    def _many(self, body: str) -> bool:
        """Whether several claimants belong to a body."""
        claimants = {c.claimant for c in self._counting}
        return sum(body in self._index.above(claimant) for claimant in claimants) > 1

    def _voice_of(self, claimant: str | None) -> str | None:
        """Whose voice a claimant is: of his body if he speaks for it, else his own if named."""
        if claimant is None:
            return None
        entity = self._index.entities[claimant]
        body = self._index.entities[entity.affiliation] if entity.affiliation else None
        if body is not None and (speaks(entity.roles) or _is_called(entity, body)):
            return body.id
        return claimant if entity.named else None


def _is_called(unnamed: Entity, body: Entity) -> bool:
    """Tell whether somebody unnamed is a body under its common noun: "police", "the ministry"."""
    return not unnamed.named and set(words(unnamed.name)) <= set(words(body.name))
