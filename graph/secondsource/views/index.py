"""A story's records arranged for looking things up, in the order in which views show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from secondsource.index import Index
from secondsource.network import Cluster
from secondsource.records import (
    Claim,
    DocumentInfo,
    Entity,
    Event,
    Proposition,
    Span,
    StoryRecords,
    Support,
    Verdict,
)
from secondsource.views.text import one_line, shown

Texts = Callable[[str], str]
_UNJUDGED = Support(0, 0, 0, 0, 0)
_RANKS = {"corroborated": 1, "echo": 2, "cannot_tell": 4}


@dataclass(frozen=True)
class StoryIndex:
    """Records by id. ``texts`` maps a document's ``text_hash`` to its text."""

    records: StoryRecords
    texts: Texts
    _cache: dict[str, str] = field(default_factory=dict)

    @cached_property
    def base(self) -> Index:
        """The index that provenance networks are drawn from."""
        r = self.records
        return Index.of(r.claims, r.entities, r.documents, r.dependences)

    @cached_property
    def documents(self) -> Mapping[str, DocumentInfo]:
        return {d.id: d for d in self.records.documents}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        return {c.id: c for c in self.records.claims}

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        return {e.id: e for e in self.records.entities}

    @cached_property
    def events(self) -> Mapping[str, Event]:
        return {e.id: e for e in self.records.events}

    @cached_property
    def propositions(self) -> Mapping[str, Proposition]:
        """Propositions by id, the most important first (see :func:`importance`)."""
        found = sorted(self.records.propositions, key=lambda p: importance(p, self.verdict(p.id)))
        return {p.id: p for p in found}

    @cached_property
    def proposition_of(self) -> Mapping[str, str]:
        """The proposition that a claim belongs to, by the claim's id."""
        return {c: p.id for p in reversed(tuple(self.propositions.values())) for c in p.claims}

    @cached_property
    def _verdicts(self) -> Mapping[str, Verdict]:
        return {v.proposition: v for v in self.records.verdicts}

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Claim ids in order of publication, then path, then position."""
        return tuple(c.id for c in sorted(self.records.claims, key=self.moment))

    def verdict(self, proposition: str) -> Verdict:
        """The verdict on a proposition; "cannot tell" where none was reached."""
        reason = "No verdict was reached."
        unjudged = Verdict(proposition, "cannot_tell", (), reason, _UNJUDGED)
        return self._verdicts.get(proposition, unjudged)

    def is_single(self, proposition: Proposition) -> bool:
        """Whether one claim alone states it and nobody disputes it."""
        disputed = "disputed" in self.verdict(proposition.id).flags
        return len(proposition.claims) < 2 and not disputed

    def narrow(self, proposition: Proposition) -> frozenset[str]:
        """The names of single points that all support passes through, where several report it."""
        verdict = self.verdict(proposition.id)
        cuts = (verdict.bottleneck, verdict.bottleneck_near)
        claims = [self.claims[c] for c in proposition.claims]
        if len({c.document for c in claims}) < 2 and len({c.claimant for c in claims}) < 2:
            return frozenset()
        return frozenset(cut[0] for cut in cuts if len(cut) == 1)

    @cached_property
    def bottlenecks(self) -> frozenset[str]:
        """The named claimants through whom all support for something several report passes."""
        return frozenset(
            claim.claimant
            for proposition in self.records.propositions
            if (names := self.narrow(proposition))
            for claim in map(self.claims.__getitem__, proposition.claims)
            if claim.claimant is not None
            and self.entities[claim.claimant].named
            and self.entities[claim.claimant].name in names
        )

    def moment(self, claim: Claim) -> tuple[str, str, Span, str]:
        """Sort key of a claim: publication (undated last), path, position, id."""
        info = self.documents[claim.document]
        return (info.published or "~", info.path, claim.hull, claim.id)

    def members(self, proposition: Proposition) -> tuple[Claim, ...]:
        """The claims of a proposition in order of publication."""
        return tuple(sorted((self.claims[c] for c in proposition.claims), key=self.moment))

    def cluster(self, proposition: Proposition) -> Cluster:
        """The proposition's claims with their origins, as corroboration sees them."""
        return Cluster(self.members(proposition), self.base)

    def text(self, document: str) -> str:
        """The text of a document, kept for the last document asked for."""
        key = self.documents[document].text_hash
        if key not in self._cache:
            self._cache.clear()
            self._cache[key] = self.texts(key)
        return self._cache[key]

    def excerpt(self, document: str, spans: Iterable[Span]) -> str:
        """The spans as one line, joined by " … "."""
        text = self.text(document)
        return one_line(" … ".join(text[s:e] for s, e in spans))

    def claimant_name(self, claim: Claim) -> str:
        """Whoever makes the claim, in words; the source as written if nobody is known."""
        if claim.claimant is not None:
            return one_line(self.entities[claim.claimant].name)
        if claim.voice == "document":
            return "the article itself"
        return self.excerpt(claim.document, claim.source) or "nobody named"

    def outlet(self, document: str) -> str:
        """The outlet of a document; "unknown outlet" where there is none."""
        return one_line(self.documents[document].outlet or "") or "unknown outlet"

    def title(self, document: str) -> str:
        """The title of a document, else its path."""
        info = self.documents[document]
        return one_line(info.title or "") or shown(info.path)

    @cached_property
    def claims_of(self) -> Mapping[str, tuple[Claim, ...]]:
        """Claims by claimant in order of publication."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in map(self.claims.__getitem__, self.order):
            if claim.claimant is not None:
                found[claim.claimant].append(claim)
        return {k: tuple(v) for k, v in found.items()}


def carrier_id(claim: Claim) -> str | None:
    """The map's node for a claim's carrier: one for each kind and name, none if unnamed."""
    if claim.carrier is None or not claim.carrier.name:
        return None
    return f"carrier:{claim.carrier.kind}:{one_line(claim.carrier.name).casefold()}"


def importance(proposition: Proposition, verdict: Verdict) -> tuple[int, int, int, int, str, str]:
    """Sort key: disputed and corroborated first, then echoes, single claims last."""
    rank = _RANKS.get(verdict.verdict, 3)
    if "disputed" in verdict.flags:
        rank = 0 if rank == 1 else 1
    elif len(proposition.claims) < 2:
        rank = 5
    support = verdict.support
    size = -len(proposition.claims)
    return (rank, -support.named, -support.max, size, proposition.label, proposition.id)
