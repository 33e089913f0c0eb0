"""Linked records to provenance networks.

One proposition's network leads, along the flow of information, from a common source over
organisations, undisclosed bases, claimants, carriers and documents to the proposition.
Which claims count and which nodes are drawn depends on the question; see :class:`Mode`.
Node names carry their kind: ``claimant:e-...``, ``carrier:...``, ``document:d-...``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby, pairwise
from typing import Any, Literal

import networkx as nx

from secondsource.cuts import SINK, SOURCE
from secondsource.index import Index, outlet_key
from secondsource.offices import BODY_NOUNS, words
from secondsource.records import (
    Claim,
    Dependence,
    StoryRecords,
    make_id,
)
from secondsource.voices import Voices

Mode = Literal["named", "strict", "max", "organisation"]
Edge = tuple[str, str]

_SAME_ACT = frozenset({"quotation", "carrier", "passage"})
_KINDS_WITH_OWN_NODE = frozenset({"interview", "outlet", "agency", "publication"})


class Cluster:
    """The claims of one proposition with what is known of how they depend on each other."""

    def __init__(self, claims: Sequence[Claim], index: Index) -> None:
        self.claims = tuple(claims)
        self.index = index
        self._ids = {c.id for c in claims}
        self._documents = {c.document for c in claims}
        self._acts = self._same_acts()
        self._suspicions = self._groups(self._suspected())

    def dependences(self) -> tuple[Dependence, ...]:
        """The dependences between claims of this proposition, each once, in stable order."""
        found = {d for c in self.claims for d in self.index.dependences.get(c.id, ())}
        inside = (d for d in found if d.claim in self._ids and d.on in self._ids)
        return tuple(sorted(inside, key=lambda d: (d.claim, d.on, d.kind, d.node, d.reason)))

    def _suspected(self) -> Iterator[Edge]:
        """Pairs of claims that may have one origin; two names of one person have all of theirs."""
        own: dict[str | None, list[str]] = defaultdict(list)
        for claim in self.claims:
            own[claim.claimant].append(claim.id)
        for tie in self.dependences():
            if not tie.certain:
                yield tie.claim, tie.on
                both = (tie.claim, tie.on) if tie.kind == "claimant" else ()
                for key in both:
                    claims = own.pop(self.index.claims[key].claimant, [])
                    yield from ((key, other) for other in claims)

    # -- which claims count ------------------------------------------------------------------

    def supporting(self, mode: Mode) -> tuple[Claim, ...]:
        """Claims that may support: never conditional ones, restatements, or own inferences.

        What somebody is only said to have said, by people without a name, is no named claim.
        """
        if mode == "max":
            return tuple(c for c in self.claims if self._may_count(c))
        return tuple(
            c
            for c in self.claims
            if self._may_count(c)
            and self.is_told_by_name(c)
            and c.stance.certainty in ("certain", "probable")
        )

    def is_told_by_name(self, claim: Claim) -> bool:
        """Whether the claimant has a name, and so has whoever tells what he said."""
        return self.index.is_named(claim) and self.index.is_known(self.relayed_by(claim))

    def _may_count(self, claim: Claim) -> bool:
        if claim.stance.certainty == "conditional" or self._restates(claim):
            return False
        if claim.voice == "document":
            return claim.document not in self._attributed_documents
        return True

    def _restates(self, claim: Claim) -> bool:
        """A key point, caption or heading that says what the article's body says too."""
        return any(
            d.kind == "summary" and d.claim == claim.id and d.on in self._ids and d.certain
            for d in self.index.dependences.get(claim.id, ())
        )

    @cached_property
    def _attributed_documents(self) -> frozenset[str]:
        return frozenset(c.document for c in self.claims if c.voice == "attributed")

    # -- nodes -------------------------------------------------------------------------------

    def origin(self, claim: Claim) -> str:
        """The node of whoever makes the claim; copies of one passage share an unnamed one."""
        if claim.claimant is None:
            return f"voice:{self._acts.get(claim.id, claim.document)}"
        if self.index.is_named(claim):
            return f"claimant:{claim.claimant}"
        group = self._acts.get(claim.id)
        same = (c.claimant for c in self.claims if group and self._acts.get(c.id) == group)
        return f"unnamed:{min(filter(None, same), default=claim.claimant)}"

    def carrier(self, claim: Claim) -> str | None:
        """The node of what the claim came through, shared by claims from one act of speaking."""
        if claim.id in self._acts:
            return f"carrier:{self._acts[claim.id]}"
        key = self._carrier_key(claim)
        return f"carrier:{key}" if key else None

    def _carrier_key(self, claim: Claim) -> str | None:
        carrier = claim.carrier
        if carrier is None or not carrier.exclusive or carrier.kind not in _KINDS_WITH_OWN_NODE:
            return None
        name = carrier.name.casefold() if carrier.name else None
        if carrier.kind == "interview":
            return make_id("k", "interview", claim.claimant, name or claim.document)
        return make_id("k", "outlet", name) if name else None

    def carrier_label(self, node: str) -> str:
        """Name a carrier node for people, by the named carriers of its claims."""
        names = sorted(
            {_carrier_text(c) for c in self.claims if self.carrier(c) == node and c.carrier} - {""}
        )
        return " / ".join(names) or "one statement that several reports quote"

    def _same_acts(self) -> dict[str, str]:
        """Claims tied by a quotation, a carrier or a copied passage, with the key they share."""
        pairs = [(d.claim, d.on) for d in self.dependences() if d.certain and d.kind in _SAME_ACT]
        by_key: dict[str, list[str]] = defaultdict(list)
        for claim in self.claims:
            if key := self._carrier_key(claim):
                by_key[key].append(claim.id)
        pairs += [(ids[0], other) for ids in by_key.values() for other in ids[1:]]
        return self._groups(pairs)

    def _groups(self, pairs: Iterable[Edge]) -> dict[str, str]:
        graph: nx.Graph[str] = nx.Graph()
        graph.add_edges_from(pairs)
        return {
            claim: make_id("k", *sorted(group))
            for group in nx.connected_components(graph)
            for claim in group
        }

    # -- edges -------------------------------------------------------------------------------

    def edges(self, mode: Mode) -> tuple[Edge, ...]:
        """The edges of the provenance network for one question, sorted."""
        claims = self.supporting(mode)
        found: set[Edge] = set()
        for claim in claims:
            found.update(self._claim_edges(claim, claims, mode))
        return tuple(sorted(found))

    def _claim_edges(self, claim: Claim, claims: Sequence[Claim], mode: Mode) -> set[Edge]:
        origin, document = self.origin(claim), f"document:{claim.document}"
        carrier = self.carrier(claim)
        edges = {(document, SINK)}
        cited = self._cited_documents(claim)
        way = self._way(claim, document)
        if cited:  # the claimant is an outlet whose own article is in the story
            handed = carrier or f"carrier:{origin}"
            return edges | {(f"document:{d}", handed) for d in cited} | {(handed, document)}
        if self._is_shadow(claim, claims):
            return {(carrier, document), (document, SINK)} if carrier else set()
        return edges | _chained(origin, *way) | self._roots(claim, origin, mode)

    def _way(self, claim: Claim, document: str) -> tuple[str | None, ...]:
        """The nodes behind an origin: who relays it, the carrier, the document."""
        relay = self.relayed_by(claim)
        return (relay and self.speaker(relay), self.carrier(claim), document)

    def speaker(self, entity: str) -> str:
        """The node of somebody who tells something, by whether a name is known."""
        return f"{'claimant' if self.index.is_known(entity) else 'unnamed'}:{entity}"

    def relayed_by(self, claim: Claim) -> str | None:
        """Who tells what the claimant has said, where that is somebody else.

        A body that reports what others say is their outlet, and things relay nothing.
        """
        outer = self.index.claims.get(claim.parent or "")
        teller = outer.claimant if outer is not None else None
        if teller is None or teller in (claim.claimant, claim.basis):
            return None
        somebody = self.index.entities[teller].kind in ("person", "group")
        return teller if somebody and claim.claimant not in self.index.above(teller) else None

    def _cited_documents(self, claim: Claim) -> tuple[str, ...]:
        return self._articles_of(claim.claimant, claim) if self.index.is_named(claim) else ()

    def hands_on(self, claim: Claim) -> bool:
        """Whether a claim goes back to another article of the story, and so names no origin."""
        return bool(self._cited_documents(claim) or self._articles_of(claim.basis, claim))

    def _articles_of(self, outlet: str | None, claim: Claim) -> tuple[str, ...]:
        """Documents of an outlet that have a claim of this proposition, but the claim's own."""
        if outlet is None or not self.index.entities[outlet].named:
            return ()
        name = outlet_key(self.index.entities[outlet].name)
        others = (d for d in self.index.outlets.get(name, ()) if d != claim.document)
        return tuple(d for d in others if d in self._documents)

    def _is_shadow(self, claim: Claim, claims: Sequence[Claim]) -> bool:
        """An unnamed or unattributed copy of what a named claimant said adds no origin."""
        group = self._acts.get(claim.id)
        if group is None or self.index.is_named(claim):
            return False
        return any(self._acts.get(c.id) == group and self.index.is_named(c) for c in claims)

    def _roots(self, claim: Claim, origin: str, mode: Mode) -> set[Edge]:
        cited = self._articles_of(claim.basis, claim)
        basis = self._basis(claim, mode)
        house = None if self.index.cites(claim) else self._house(claim.claimant)
        if cited:  # what the claimant cites is an article of the story
            return {(f"document:{d}", origin) for d in cited}
        above = self._house(claim.basis) if self.index.cites(claim) else None
        first: list[str | None] = []
        if mode == "organisation":
            first += reversed(self._organisations(claim))
        elif mode == "strict":
            first.append(self._body(claim))
        return _chained(SOURCE, *first, above, basis, house, origin)

    def _body(self, claim: Claim) -> str | None:
        """The node of the body that the origin of a claim speaks for, if any."""
        key = self.voices.stands_for(claim)
        return f"organisation:{key}" if key else None

    @cached_property
    def voices(self) -> Voices:
        """Who speaks here for whom, by the claims that may count."""
        counting = self.supporting("max")
        own = (c for c in counting if not self._cited_documents(c))
        return Voices(self.index, counting, tuple(own))

    def counts_as(self, claim: Claim) -> str:
        """The node that a claim counts for: of whom its claimant speaks for, or its origin."""
        house = None if self.index.cites(claim) else self._house(claim.claimant)
        return house or self.origin(claim)

    def _house(self, claimant: str | None) -> str | None:
        key = self.voices.speaks_for(claimant)
        return f"claimant:{key}" if key else None

    def _basis(self, claim: Claim, mode: Mode) -> str | None:
        """A named basis is the origin itself; undisclosed ones count as one in ``strict``."""
        if self.index.cites(claim):
            speaks = any(c.claimant == claim.basis for c in self.claims)
            return f"{'claimant' if speaks else 'basis'}:{claim.basis}"
        if mode != "strict":
            return self._ground(claim)
        if claim.basis is not None:
            return "basis:undisclosed"
        group = self._suspicions.get(claim.id)
        return f"basis:{group}" if group else None

    def _ground(self, claim: Claim) -> str | None:
        """The node of an undisclosed basis, to be read; a body under its common noun is none."""
        if claim.basis is None:
            return None
        itself = set(words(self.index.entities[claim.basis].name)) <= BODY_NOUNS
        return None if itself else f"ground:{claim.basis}"

    def _organisations(self, claim: Claim) -> list[str]:
        """The organisations of an origin, nearest first; an organisation is its own first."""
        key = claim.basis if self.index.cites(claim) else claim.claimant
        if key is None:
            return []
        own = [key] if self.index.entities[key].kind in ("organisation", "place") else []
        return [f"organisation:{o}" for o in (*own, *self.index.above(key))]

    # -- words -------------------------------------------------------------------------------

    def first_tail(self, path: tuple[str, ...], edges: Collection[Edge]) -> tuple[str, ...]:
        """A path with the earliest article that has what its last origin says.

        Of the ways that lead on from there the flow takes any; people want the article of
        whom it was told to, else the first, and of the same day an agency's.
        """
        starts = [i for i, node in enumerate(path) if node.startswith(("carrier:", "document:"))]
        start = path[starts[0] - 1] if starts and starts[0] else ""
        if not start or start.partition(":")[2] in {self.relayed_by(c) for c in self.claims}:
            return path
        after: dict[str, list[str]] = defaultdict(list)
        for here, there in edges:
            after[here].append(there)
        tails: list[tuple[str, ...]] = [(d,) for d in after[start] if d.startswith("document:")]
        carriers = [c for c in after[start] if c.startswith("carrier:")]
        tails += [(c, d) for c in carriers for d in after[c] if d.startswith("document:")]
        flow = path[starts[0] :]
        best = min([flow, *tails], key=lambda t: (*self._lateness(t), t != flow, t))
        return (*path[: starts[0]], *best)

    def _lateness(self, tail: tuple[str, ...]) -> tuple[Any, ...]:
        """How far from the origin the end of a path is: the carrier's own article comes first."""
        carriers = [c.carrier for c in self.claims if c.carrier and self.carrier(c) == tail[0]]
        names = {outlet_key(carrier.name) for carrier in carriers if carrier.name}
        info = self.index.documents[tail[-1].removeprefix("document:")]
        return (
            outlet_key(info.outlet or "") not in names,
            info.published is None,
            (info.published or "")[:10],
            all(carrier.kind != "agency" for carrier in carriers),
        )

    def label(self, node: str) -> str:
        """Name a node of any kind for people."""
        kind, _, key = node.partition(":")
        if kind == "carrier":
            return self.carrier_label(node)
        if kind == "document":
            return self.index.document_name(key)
        if kind == "voice":
            return "unattributed"
        if kind == "basis" and key not in self.index.entities:
            return "undisclosed sources"
        return self.index.entities[key].name


def _chained(*nodes: str | None) -> set[Edge]:
    """The edges along a way; nodes that are unknown or come twice in a row are left out."""
    return set(pairwise(node for node, _ in groupby(filter(None, nodes))))


def _carrier_text(claim: Claim) -> str:
    carrier = claim.carrier
    if carrier is None:
        return ""
    if carrier.kind == "interview":
        return f"{carrier.name} interview" if carrier.name else "an interview"
    return carrier.name or ""


def story_network(records: StoryRecords) -> nx.MultiDiGraph[str]:
    """The whole story as one networkx graph, for analysis in notebooks.

    Nodes are entity, claim, document, outlet and proposition ids with ``kind`` and ``label``;
    edges carry ``kind``: claims, reports, publishes, states, affiliation, corroborates,
    echoes, disputes.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in records.entities:
        graph.add_node(entity.id, kind=entity.kind, label=entity.name)
    for info in records.documents:
        graph.add_node(info.id, kind="document", label=info.title or info.path)
        if info.outlet:
            outlet = make_id("o", info.outlet)
            graph.add_node(outlet, kind="outlet", label=info.outlet)
            graph.add_edge(outlet, info.id, kind="publishes")
    for entity in records.entities:
        if entity.affiliation:
            graph.add_edge(entity.id, entity.affiliation, kind="affiliation")
    for proposition in records.propositions:
        graph.add_node(proposition.id, kind="proposition", label=proposition.label)
    _add_claims(graph, records)
    return graph


def _add_claims(graph: nx.MultiDiGraph[str], records: StoryRecords) -> None:
    for claim in records.claims:
        graph.add_node(claim.id, kind="claim", label=claim.text)
        graph.add_edge(claim.document, claim.id, kind="reports")
        if claim.claimant:
            graph.add_edge(claim.claimant, claim.id, kind="claims")
    for proposition in records.propositions:
        for member in proposition.claims:
            graph.add_edge(member, proposition.id, kind="states")
    for relation in records.relations:
        graph.add_edge(relation.claim, relation.other, kind=relation.kind, reason=relation.reason)
