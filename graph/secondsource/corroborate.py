"""Verdicts on propositions: who is supported, echoed, disputed, and on what it all rests.

Support is a minimum cut in the proposition's provenance network (see
:mod:`secondsource.cuts`). It is told as ``named [strict-max]``: named claimants who are
certain or take it as probable; the same with origins that may be one merged; and with
possible claims and every unnamed or unattributed origin counted as distinct. A verdict
never says "true" or "false".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, pairwise

import networkx as nx

from secondsource.cuts import UNLIMITED, Cut, minimum_cut
from secondsource.index import Index
from secondsource.link.figures import compare
from secondsource.network import Cluster, Edge, Mode
from secondsource.records import (
    Claim,
    Dispute,
    DocumentInfo,
    Entity,
    Flag,
    Linked,
    Proposition,
    Relation,
    Support,
    Verdict,
    VerdictName,
)
from secondsource.voice import NOT_YET

_LIMITED = frozenset({"claimant", "unnamed", "voice", "basis", "organisation"})
_MOST_PAIRED = 20  # origins of one proposition that are related pair by pair
_OPPOSITE = "states the opposite about the same event"
_UNDECIDED = 0.5

Reason = tuple[str, float]
_Figures = frozenset[tuple[float, float | None, str, str]]


def corroborate(
    linked: Linked, documents: Iterable[DocumentInfo]
) -> tuple[tuple[Verdict, ...], tuple[Relation, ...]]:
    """Return a verdict for each proposition, in their order, and the typed edges between claims.

    Costs at most one maximum flow for each of six questions a proposition, on the network of its
    own claims only.
    """
    index = Index.of(linked.claims, linked.entities, documents, linked.dependences)
    clusters = {
        p.id: Cluster([index.claims[c] for c in p.claims], index) for p in linked.propositions
    }
    reasons = {
        frozenset((d.first, d.second)): (d.reason, d.score)
        for d in linked.decisions
        if d.kind == "contradicts"
    }
    verdicts, relations = [], set[Relation]()
    for proposition in linked.propositions:
        cluster = clusters[proposition.id]
        disputes = _disputes(cluster, [clusters[o] for o in proposition.opposes], reasons)
        verdicts.append(_verdict(proposition, cluster, disputes))
        relations.update(disputes)
        relations.update(_echo_relations(cluster))
        relations.update(_corroborations(cluster))
    relations.update(_echoes_across(linked))
    ordered = sorted(relations, key=lambda r: (r.kind, r.claim, r.other, r.reason))
    return tuple(verdicts), tuple(ordered)


# --- support --------------------------------------------------------------------------------


class _Cuts:
    """The minimum cuts of a proposition's networks; networks that are equal are cut once."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._found: dict[tuple[tuple[Edge, ...], bool], Cut] = {}

    def of(self, mode: Mode, *, every_node: bool = False) -> Cut:
        """Return the cut for a question, of origins and organisations or of any nodes."""
        edges = self._cluster.edges(mode)
        if (edges, every_node) not in self._found:
            capacity = _any_node if every_node else _origins
            self._found[edges, every_node] = minimum_cut(edges, capacity)
        return self._found[edges, every_node]

    def support(self) -> Support:
        """Count independent origins of the claims in the five ways of the design."""
        return Support(
            named=self.of("named").value,
            strict=self.of("strict").value,
            max=self.of("max").value,
            full=self.of("named", every_node=True).value,
            by_organisation=self.of("organisation").value,
        )


def _any_node(node: str) -> int:
    return 1


def _origins(node: str) -> int:
    return 1 if node.partition(":")[0] in _LIMITED else UNLIMITED


# --- verdicts -------------------------------------------------------------------------------


def _verdict(proposition: Proposition, cluster: Cluster, disputes: Sequence[Relation]) -> Verdict:
    cuts = _Cuts(cluster)
    numbers = cuts.support()
    mode: Mode = "named" if numbers.named else "max"
    narrow = cuts.of(mode, every_node=True)
    name, reason = _judge(cluster, numbers)
    return Verdict(
        proposition=proposition.id,
        verdict=name,
        flags=_flags(cluster, disputes),
        reason=reason,
        support=numbers,
        bottleneck=_labels(cluster, narrow.near_origin),
        bottleneck_near=_labels(cluster, narrow.near_sink),
        chains=_chains(cluster, cuts.of(mode), cluster.edges(mode)),
        echoes=_echoes(cluster),
        disputed_by=_disputers(cluster, disputes),
    )


def _chains(cluster: Cluster, cut: Cut, edges: Sequence[Edge]) -> tuple[tuple[str, ...], ...]:
    """The disjoint paths in words, each to the earliest article that has it."""
    paths = (cluster.first_tail(path, edges) for path in cut.paths)
    return tuple(_labels(cluster, path) for path in paths)


def _labels(cluster: Cluster, nodes: Iterable[str]) -> tuple[str, ...]:
    """Names for people; an outlet that is claimant and carrier at once is named once."""
    return tuple(name for name, _ in groupby(cluster.label(node) for node in nodes))


def _judge(cluster: Cluster, numbers: Support) -> tuple[VerdictName, str]:
    if not numbers.max:
        return _without_support(cluster)
    if numbers.strict >= 2:
        return "corroborated", f"{_names(cluster)} say so independently of each other"
    if numbers.named >= 2:
        return "cannot_tell", f"{_names(cluster)} say so, but {_why_not_apart(cluster)}"
    if not any(cluster.is_told_by_name(c) for c in cluster.supporting("max")):
        return "unattributed", _nobody(cluster)
    if numbers.named == 0 and numbers.max > 1:
        late = " or have not said so yet" if _is_late(cluster) else ""
        return "cannot_tell", f"those named say only that it is possible{late}"
    return _one_origin(cluster, numbers)


def _nobody(cluster: Cluster) -> str:
    """Say that nobody is named, or who is only said to have said so by people without a name."""
    hearsay = (c for c in cluster.supporting("max") if cluster.index.is_named(c))
    names = sorted({_speaker(c, cluster) for c in hearsay})
    if not names:
        return "nobody is named who says so"
    return f"nobody is named who says so, only that {' and '.join(names)} said it"


def _why_not_apart(cluster: Cluster) -> str:
    """Say what keeps several named claimants from being independent of each other."""
    origins = [c for c in _counted(cluster) if not cluster.hands_on(c)]
    bodies = {cluster.voices.stands_for(c) for c in origins}
    body = next(iter(bodies)) if len(bodies) == 1 else None
    if body is not None:
        many = "both" if len({cluster.counts_as(c) for c in origins}) == 2 else "all"
        return f"{many} speak for {_with_article(cluster.index.entities[body])}"
    counted = {c.id for c in origins}
    doubts = (d for d in cluster.dependences() if not d.certain and d.kind == "claimant")
    if any({d.claim, d.on} <= counted for d in doubts):
        return "may be one person"
    return "may go back to one undisclosed origin"


def _with_article(body: Entity) -> str:
    """Name a country by its name, a body with an article."""
    plain = body.kind == "place" or body.name.lower().startswith("the ")
    return body.name if plain else f"the {body.name}"


def _without_support(cluster: Cluster) -> tuple[VerdictName, str]:
    if all(c.stance.certainty == "conditional" for c in cluster.claims):
        return "conditional_only", "stated only under a condition, which supports nothing"
    return "cannot_tell", "the reports cite one another and none names an origin"


def _one_origin(cluster: Cluster, numbers: Support) -> tuple[VerdictName, str]:
    articles = {c.document for c in _reports(cluster)}
    others = _unnamed_beside(cluster, numbers)
    if len(articles) > 1:
        return "echo", f"{len(articles)} articles go back to {_names(cluster)}{others}"
    if len({c.claimant for c in _reports(cluster)}) > 1:
        return "echo", f"several voices in one article, all going back to {_names(cluster)}"
    hedge = "has not said so for certain" if _is_late(cluster) else "calls it no more than possible"
    hedged = "" if numbers.named else f", who {hedge}"
    return "single_source", f"{_names(cluster)} alone{hedged}{others}"


def _is_late(cluster: Cluster) -> bool:
    """Tell whether somebody who is counted has yet to say so, or only may have said it."""
    return any(claim.note == NOT_YET for claim in _counted(cluster))


def _counted(cluster: Cluster) -> tuple[Claim, ...]:
    """The claims that make up the named support; where there is none, hedged named ones."""
    hedged = (c for c in cluster.supporting("max") if cluster.is_told_by_name(c))
    return cluster.supporting("named") or tuple(hedged)


def _reports(cluster: Cluster) -> tuple[Claim, ...]:
    """The counted claims and those known to go back to them, key points left out."""
    ties = nx.Graph(
        (d.claim, d.on) for d in cluster.dependences() if d.certain and d.kind != "summary"
    )
    counted = {c.id for c in _counted(cluster)}
    ties.add_nodes_from(counted)
    for house in {cluster.counts_as(c) for c in _counted(cluster)}:
        voices = [c.id for c in cluster.supporting("max") if cluster.counts_as(c) == house]
        ties.add_edges_from(pairwise(voices))
    reports = {c for group in nx.connected_components(ties) if group & counted for c in group}
    return tuple(c for c in cluster.claims if c.id in reports)


def _names(cluster: Cluster) -> str:
    counted = _counted(cluster)
    tellers = {c.claimant for c in counted if cluster.relayed_by(c) is None}
    first = [c for c in counted if cluster.relayed_by(c) not in tellers - {None}] or counted
    origins = [c for c in first if not cluster.hands_on(c)] or first
    names = sorted({_speaker(c, cluster) for c in origins})
    if len(names) < 2:
        called = {c.claimant for c in origins if not cluster.index.cites(c)}
        alike = {cluster.index.entities[key].name for key in called if key} == set(names)
        return f"{len(called)} called {names[0]}" if alike and len(called) > 1 else "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _speaker(claim: Claim, cluster: Cluster) -> str:
    """Name whom a claim goes back to: whom its claimant cites or speaks for, or the claimant."""
    index = cluster.index
    basis = index.entities.get(claim.basis or "")
    origin = basis.id if basis and basis.named else claim.claimant
    house = cluster.voices.speaks_for(origin)
    return index.entities[house or origin].name if origin else index.claimant_name(claim)


def _unnamed_beside(cluster: Cluster, numbers: Support) -> str:
    more = numbers.max - max(numbers.named, 1)
    return f", beside up to {more} unnamed or uncertain origins" if more > 0 else ""


def _flags(cluster: Cluster, disputes: Sequence[Relation]) -> tuple[Flag, ...]:
    flags: list[Flag] = []
    if disputes:
        flags.append("disputed")
    if any(not d.certain for d in cluster.dependences()):
        flags.append("suspected_echo")
    claims = cluster.supporting("max")
    if len({cluster.counts_as(c) for c in claims}) > 1 and len({c.document for c in claims}) == 1:
        flags.append("one_article_only")
    return tuple(flags)


# --- typed edges ----------------------------------------------------------------------------


def _origin_groups(cluster: Cluster) -> dict[str, list[Claim]]:
    """The supporting claims by the origin they count for, in the order of the cluster."""
    groups: dict[str, list[Claim]] = {}
    for claim in cluster.supporting("max"):
        key = cluster.counts_as(claim) if claim.claimant else cluster.carrier(claim)
        groups.setdefault(key or cluster.origin(claim), []).append(claim)
    return groups


def _echoes(cluster: Cluster) -> tuple[str, ...]:
    repeated = {c.id for group in _origin_groups(cluster).values() for c in group[1:]}
    repeated |= {d.claim for d in cluster.dependences() if d.certain}
    return tuple(c.id for c in cluster.claims if c.id in repeated)


def _echo_relations(cluster: Cluster) -> set[Relation]:
    return {
        Relation("echoes", d.claim, d.on, d.reason, d.score)
        for d in cluster.dependences()
        if d.certain and d.claim != d.on
    }


def _echoes_across(linked: Linked) -> set[Relation]:
    """Between claims of different propositions that quote the same words."""
    home = {claim: p.id for p in linked.propositions for claim in p.claims}
    return {
        Relation("echoes", d.claim, d.on, d.reason, d.score)
        for d in linked.dependences
        if d.certain and home.get(d.claim) != home.get(d.on)
    }


def _corroborations(cluster: Cluster) -> set[Relation]:
    """Between the first claims of each two origins that do not depend on one another."""
    groups = _origin_groups(cluster).values()
    stated = ([c for c in group if _states(c, cluster)] for group in groups)
    first = [group[0] for group in stated if group]
    tied = {frozenset((d.claim, d.on)) for d in cluster.dependences()}
    return {
        Relation("corroborates", later.id, earlier.id, _independent(cluster, earlier, later), 1.0)
        for earlier, later in combinations(first[:_MOST_PAIRED], 2)
        if frozenset((earlier.id, later.id)) not in tied and not _one_body(earlier, later, cluster)
    }


def _states(claim: Claim, cluster: Cluster) -> bool:
    """Say whether a named claimant takes it as certain or probable, not by mere hearsay."""
    return cluster.is_told_by_name(claim) and claim.stance.certainty in ("certain", "probable")


def _one_body(one: Claim, two: Claim, cluster: Cluster) -> bool:
    body = cluster.voices.stands_for(one)
    return body is not None and body == cluster.voices.stands_for(two)


def _independent(cluster: Cluster, earlier: Claim, later: Claim) -> str:
    names = [cluster.index.claimant_name(c) for c in (earlier, later)]
    where = "in one article" if earlier.document == later.document else "in different articles"
    return (
        f"{names[0]} and {names[1]} are different claimants, {where}, and no shared origin is known"
    )


def _disputes(
    cluster: Cluster,
    opponents: Sequence[Cluster],
    reasons: Mapping[frozenset[str], Reason],
) -> list[Relation]:
    """Each disputer's first claim that excludes one of the proposition, against the first such.

    Nobody disputes himself: what one claimant says both ways stays visible as opposed
    propositions.
    """
    own = {cluster.origin(c) for c in cluster.claims}
    found = []
    for opponent in opponents:
        opposition = _Opposition.between(opponent.claims, cluster.claims, reasons)
        told = set(own)
        for claim in _may_dispute(opponent):
            if cluster.origin(claim) not in told and (against := opposition.of(claim)):
                target, (reason, score) = against
                told.add(cluster.origin(claim))
                found.append(Relation("disputes", claim.id, target.id, reason, score))
    return sorted(found, key=lambda r: r.claim)


def _may_dispute(cluster: Cluster) -> tuple[Claim, ...]:
    return tuple(
        c for c in cluster.claims if c.stance.certainty != "conditional" and c.voice == "attributed"
    )


@dataclass(frozen=True, slots=True)
class _Opposition:
    """Which claims of two opposed propositions exclude each other, claim by claim.

    Linking decides on a few pairs; a pair with the same figures as one of those is like it,
    and other figures speak for themselves: "at least four" excludes no six.
    """

    reasons: Mapping[frozenset[str], Reason]
    targets: Mapping[_Figures, Claim]
    decided: Mapping[str, tuple[Claim, ...]]
    alike: frozenset[tuple[_Figures, _Figures]]

    @classmethod
    def between(
        cls,
        opponents: Sequence[Claim],
        claims: Sequence[Claim],
        reasons: Mapping[frozenset[str], Reason],
    ) -> _Opposition:
        free = [c for c in claims if c.stance.certainty != "conditional"]
        targets: dict[_Figures, Claim] = {}
        for claim in free:
            targets.setdefault(_figures(claim), claim)
        decided = {
            other.id: tuple(c for c in claims if frozenset((other.id, c.id)) in reasons)
            for other in opponents
        }
        pairs = {(_figures(o), _figures(c)) for o in opponents for c in decided[o.id]}
        kept = {key: tuple(c for c in found if c in free) for key, found in decided.items()}
        return cls(reasons, targets, kept, frozenset(pairs))

    def of(self, claim: Claim) -> tuple[Claim, Reason] | None:
        """Return the first claim that this one excludes, with the reason."""
        for target in self.decided[claim.id]:
            return target, self.reasons[frozenset((claim.id, target.id))]
        for target in self.targets.values():
            reason = self._why(claim, target)
            if reason is not None:
                return target, (reason, _UNDECIDED)
        return None

    def _why(self, claim: Claim, target: Claim) -> str | None:
        one, two = claim.predication.figures, target.predication.figures
        fit, told = compare(one, two)
        opposite = claim.stance.polarity != target.stance.polarity
        if fit == "excluded" and not opposite:
            return told
        if self.alike:
            excludes = (_figures(claim), _figures(target)) in self.alike
        else:
            excludes = opposite and fit not in ("excluded", "open")
        return _OPPOSITE if excludes else None


def _figures(claim: Claim) -> _Figures:
    return frozenset((f.value, f.upper, f.unit, f.bound) for f in claim.predication.figures)


def _disputers(cluster: Cluster, disputes: Sequence[Relation]) -> tuple[Dispute, ...]:
    index = cluster.index
    return tuple(
        Dispute(index.claimant_name(index.claims[r.claim]), r.claim, r.reason) for r in disputes
    )
