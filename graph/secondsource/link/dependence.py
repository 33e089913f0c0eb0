"""Which claims go back to one origin: claimant, quotation, carrier, passage, summary, basis.

Each record ties a claim to an earlier one of the same proposition. What rests on the same
claimant, words or interview is certain; undisclosed sources that may be one, and figures
that look copied, are a suspicion (``certain`` is false).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from secondsource.fingerprints import shingles, words
from secondsource.link.figures import say
from secondsource.link.frames import Frame
from secondsource.link.likeness import shared_quotation
from secondsource.link.namesakes import may_be_one
from secondsource.link.quotations import WITHIN, shared_across
from secondsource.link.similarity import fold, longest_shared_run, run_hash, runs
from secondsource.records import (
    Claim,
    Dependence,
    DocumentInfo,
    Entity,
    Proposition,
    make_id,
)

_COPIED = 0.5
_LONG_RUN = 12
"""Words in a row that two claims share only if one is a copy."""
_BEYOND = 3
"""Shared hashes beyond the claims' own words: some ten words in a row."""
_TRIED = 100
"""The most earlier claims that a claim is compared with, so that a flood of copies stays cheap."""
_OWN_ACT = frozenset({"interview", "statement", "occasion"})
_BESIDE_BODY = frozenset({"summary", "caption", "heading", "credit"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rules look at."""

    claims: Mapping[str, Claim]
    frames: Mapping[str, Frame]
    entities: Mapping[str, Entity]
    documents: Mapping[str, DocumentInfo]
    rank: Mapping[str, int]
    said: Mapping[tuple[str, str | None], list[Frame]]

    @classmethod
    def of(
        cls,
        claims: Mapping[str, Claim],
        frames: Mapping[str, Frame],
        entities: Mapping[str, Entity],
        documents: Mapping[str, DocumentInfo],
        rank: Mapping[str, int],
    ) -> Evidence:
        """Collect what each claimant is quoted with in each document, beside the rest."""
        said: dict[tuple[str, str | None], list[Frame]] = {}
        for key in sorted(claims):
            claim = claims[key]
            if claim.claimant is not None and frames[key].quotes:
                said.setdefault((claim.document, claim.claimant), []).append(frames[key])
        return cls(claims, frames, entities, documents, rank, said)


def find_dependences(
    propositions: Iterable[Proposition], evidence: Evidence
) -> tuple[Dependence, ...]:
    """Return the dependences, sorted by claim, kind, the other claim and node.

    All are within a proposition, but for quotations, which propositions may share.
    """
    told = list(propositions)
    found = set(shared_across(told, evidence.claims, evidence.rank))
    for proposition in told:
        members = sorted(proposition.claims, key=evidence.rank.__getitem__)
        claims = [evidence.claims[claim] for claim in members]
        if len(claims) > 1:
            for rule in _RULES:
                found.update(rule(claims, evidence))
    return tuple(
        sorted(found, key=lambda d: (d.claim, d.kind, d.on, d.node, d.label, d.reason, d.score))
    )


def _to_first(groups: Mapping[str, Sequence[Claim]]) -> Iterator[tuple[str, Claim, Claim]]:
    """Yield each group's key with every later claim and the first."""
    for key in sorted(groups):
        for claim in groups[key][1:]:
            yield key, claim, groups[key][0]


def _by(claims: Iterable[Claim], key: Callable[[Claim], str | None]) -> dict[str, list[Claim]]:
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        found = key(claim)
        if found is not None:
            groups.setdefault(found, []).append(claim)
    return groups


def _claimant(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Dependence]:
    for key, claim, on in _to_first(_by(claims, lambda c: c.claimant)):
        name = evidence.entities[key].name
        yield Dependence(claim.id, on.id, "claimant", key, name, f"{name} says it in both", 1.0)


def _namesakes(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Dependence]:
    """Suspect one person behind a part of a name and the full one, and behind two spellings."""
    for i, claim in enumerate(claims):
        for on in claims[: min(i, _TRIED)]:
            names = [evidence.entities[c.claimant].name for c in (claim, on) if c.claimant]
            if claim.claimant != on.claimant and _may_be_one(claim, on, evidence):
                reason = f"{names[0]} and {names[1]} may be one person"
                key = on.claimant or ""
                yield Dependence(claim.id, on.id, "claimant", key, names[1], reason, 0.5, False)
                break


def _may_be_one(one: Claim, two: Claim, evidence: Evidence) -> bool:
    if one.claimant is None or two.claimant is None:
        return False
    both = [evidence.entities[key] for key in (one.claimant, two.claimant)]
    if not all(entity.named and entity.kind == "person" for entity in both):
        return False
    first, second = ({word for role in entity.roles for word in words(role)} for entity in both)
    return may_be_one(both[0].name, both[1].name, frozenset(first & second))


# --- quotations ----------------------------------------------------------------------------------


def _quotations(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Dependence]:
    """Tie each claim to the first whose quotation shares a run of words with its own."""
    first: dict[tuple[str, ...], Claim] = {}
    for claim in claims:
        quotes = evidence.frames[claim.id].quotes
        found = [run for quote in quotes for run in runs(quote, WITHIN)]
        earlier = [first[run] for run in found if run in first]
        if earlier:
            on = min(earlier, key=lambda c: evidence.rank[c.id])
            run = shared_quotation(evidence.frames[on.id], evidence.frames[claim.id])
            yield _quoted(claim, on, run)
        for run in found:
            first.setdefault(run, claim)


def _quoted(claim: Claim, on: Claim, run: Sequence[str]) -> Dependence:
    words = " ".join(run)
    reason = f'both quote the same {len(run)} words: "{words}"'
    return Dependence(claim.id, on.id, "quotation", f"q-{run_hash(run)}", words, reason, 1.0)


# --- carriers ------------------------------------------------------------------------------------


def carrier_key(claim: Claim) -> str | None:
    """Return a key equal for claims that came through one act of speaking or one report.

    An interview or statement is one claimant's; without a name it is known in its document
    only. A wire agency or outlet is one for all claims. ``None`` if nothing exclusive.
    """
    carrier = claim.carrier
    if carrier is None or not carrier.exclusive:
        return None
    name = fold(carrier.name) if carrier.name else ""
    if carrier.kind in _OWN_ACT:
        return make_id("c", name or claim.document, claim.claimant)
    return make_id("c", name) if name else None


def _carriers(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Dependence]:
    """Tie claims of one carrier; a claim without one takes that of the words it repeats."""
    for key, claim, on in _to_first(_by(claims, carrier_key)):
        name = _carrier_name(on)
        yield Dependence(claim.id, on.id, "carrier", key, name, f"both came through {name}", 1.0)
    carried = [claim for claim in claims if carrier_key(claim) is not None]
    carried.sort(key=lambda claim: not _carrier_is_named(claim))
    for claim in claims:
        if not _carrier_is_named(claim) and claim.voice == "attributed":
            yield from _inherited(claim, carried, evidence)


def _inherited(claim: Claim, carried: Sequence[Claim], evidence: Evidence) -> Iterator[Dependence]:
    for source in [other for other in carried[:_TRIED] if other is not claim]:
        reason = evidence_of_one_act(claim, source, evidence)
        if reason is not None:
            name = _carrier_name(source)
            on, later = sorted((claim, source), key=lambda c: evidence.rank[c.id])
            told = f"no carrier is named, but {reason}: {name}"
            key = carrier_key(source) or ""
            yield Dependence(later.id, on.id, "carrier", key, name, told, 0.9)
            return


def _carrier_is_named(claim: Claim) -> bool:
    return carrier_key(claim) is not None and claim.carrier is not None and bool(claim.carrier.name)


def _carrier_name(claim: Claim) -> str:
    assert claim.carrier is not None
    if claim.carrier.kind == "interview":
        return f"the {claim.carrier.name} interview" if claim.carrier.name else "an interview"
    return claim.carrier.name or claim.carrier.kind


def evidence_of_one_act(claim: Claim, source: Claim, evidence: Evidence) -> str | None:
    """Say why two claims of one claimant come from one act of speaking, else ``None``.

    The words that one quotes may stand in any of the claimant's claims in the two documents:
    who repeats an interview in quotation marks has the rest from it too.
    """
    if claim.claimant is None or claim.claimant != source.claimant:
        return None
    if claim.document == source.document:
        return "the article names this one for the same speaker"
    for one in _said(claim, evidence):
        for two in _said(source, evidence):
            run = shared_quotation(one, two)
            if len(run) >= WITHIN:
                return f'the two articles quote the same words of the claimant ("{" ".join(run)}")'
    return None


def _said(claim: Claim, evidence: Evidence) -> list[Frame]:
    return evidence.said.get((claim.document, claim.claimant), [])


# --- copied passages -----------------------------------------------------------------------------


def _passages(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Dependence]:
    """Tie a claim to one in another document whose sentences have most of its shingles.

    Only what no claimant of a name of his own says can be a copy of another's; two who are
    named, of whom a passage has the same words, are a suspicion.
    """
    first: dict[int, dict[str | None, Claim]] = {}
    owners = _Owners()
    for claim in claims:
        own = _shingles(claim, evidence)
        found: dict[str, set[int]] = {}
        for value in own:
            for on in first.get(value, {}).values():
                if on.document != claim.document:
                    found.setdefault(on.id, set()).add(value)
        owners.add(claim, evidence)
        yield from _copied(claim, found, len(own), owners, evidence)
        for value in own:
            others = first.setdefault(value, {})
            if len(others) < _TRIED:
                others.setdefault(claim.claimant, claim)


class _Owners:
    """Groups of claims tied by passages, each with the one named claimant that it may have."""

    def __init__(self) -> None:
        self._group: dict[str, list[str]] = {}
        self._owner: dict[str, str | None] = {}

    def add(self, claim: Claim, evidence: Evidence) -> None:
        """Put a claim into a group of its own."""
        self._group[claim.id] = [claim.id]
        self._owner[claim.id] = claim.claimant if _is_named(claim, evidence) else None

    def agree(self, one: str, two: str) -> bool:
        """Say whether two claims could be of one claimant."""
        owners = {self._owner[one], self._owner[two]} - {None}
        return len(owners) < 2

    def join(self, one: str, two: str) -> None:
        """Bring the groups of two claims together."""
        owner = self._owner[one] or self._owner[two]
        group = [*self._group[one], *self._group[two]]
        self._group.update(dict.fromkeys(group, group))
        self._owner.update(dict.fromkeys(group, owner))


def _copied(
    claim: Claim,
    found: Mapping[str, set[int]],
    size: int,
    owners: _Owners,
    evidence: Evidence,
) -> Iterator[Dependence]:
    copies = [
        key
        for key, shared in found.items()
        if len(shared) >= _COPIED * size and _is_long(claim, evidence.claims[key], shared)
    ]
    if not copies:
        return
    on = min(
        copies,
        key=lambda k: (not owners.agree(claim.id, k), -len(found[k]), evidence.rank[k]),
    )
    share, certain = len(found[on]) / size, owners.agree(claim.id, on)
    if certain:
        owners.join(claim.id, on)
    node = make_id("t", *sorted(_shingles(evidence.claims[on], evidence)))
    reason = f"{round(100 * share)}% of the passage's word sequences stand in the other too"
    reason += "" if certain else ", but each names another claimant"
    score = round(share, 4)
    yield Dependence(claim.id, on, "passage", node, "copied passage", reason, score, certain)


def _is_long(one: Claim, two: Claim, shared: set[int]) -> bool:
    """Say whether so many words are shared that one must have copied the other.

    Two reports of a short clause have its words in common anyway: it takes a long run in the
    clauses, or a passage beyond them.
    """
    both = [words(claim.text) for claim in (one, two)]
    within = {value for text in both for value in shingles(text)}
    run = longest_shared_run(tuple(both[0]), tuple(both[1]))
    return len(run) >= _LONG_RUN or len(shared - within) >= _BEYOND


def _shingles(claim: Claim, evidence: Evidence) -> frozenset[int]:
    """Return the shingle hashes of the sentences that the claim stands in."""
    start, end = claim.hull
    prints = evidence.documents[claim.document].fingerprints
    inside = (p for p in prints if p.start < end and start < p.end)
    return frozenset(value for p in inside for value in p.hashes)


# --- summaries and undisclosed grounds -----------------------------------------------------------


def _summaries(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Dependence]:
    """Tie a key point, caption or heading to what the same article's body says."""
    bodies = _by((c for c in claims if c.section not in _BESIDE_BODY), lambda c: c.document)
    for claim in claims:
        body = bodies.get(claim.document)
        if claim.section in _BESIDE_BODY and body:
            on = max(body, key=lambda c: (c.claimant == claim.claimant, _is_named(c, evidence)))
            reason = f"this {claim.section} says again what the article's body says"
            key = f"{claim.document}:{on.id}"
            yield Dependence(
                claim.id, on.id, "summary", key, "the article's own summary", reason, 0.9
            )


def _is_named(claim: Claim, evidence: Evidence) -> bool:
    return claim.claimant is not None and evidence.entities[claim.claimant].named


def _ground(claim: Claim, evidence: Evidence) -> str | None:
    """Return the unnamed group that a claim rests on: its basis, or an unnamed claimant."""
    for key in (claim.basis, claim.claimant):
        if key is not None and not evidence.entities[key].named:
            return key
    return None


def _bases(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Dependence]:
    """Tie claims on undisclosed grounds: in one article certainly, across articles perhaps."""
    body = (claim for claim in claims if claim.section not in _BESIDE_BODY)
    grounded = [claim for claim in body if _ground(claim, evidence) is not None]
    for i, claim in enumerate(grounded):
        near = [on for on in grounded[: min(i, _TRIED)] if _one_ground(on, claim, evidence)]
        if near or i:
            yield _basis(claim, (near or grounded)[0], bool(near), evidence)


def _one_ground(one: Claim, two: Claim, evidence: Evidence) -> bool:
    """Say whether an article gives an unnamed group twice: once itself, once through a person."""
    if _ground(one, evidence) == _ground(two, evidence):
        return True
    relayed = [claim for claim in (one, two) if _is_named(claim, evidence)]
    return one.document == two.document and len(relayed) == 1


def _basis(claim: Claim, on: Claim, certain: bool, evidence: Evidence) -> Dependence:
    names = sorted(
        {evidence.entities[key].name for c in (claim, on) if (key := _ground(c, evidence))}
    )
    label = " / ".join(names)
    told = "the article gives" if certain else "two reports give"
    reason = f"{told} unnamed sources for both ({label})" + (
        "" if certain else ", perhaps the same"
    )
    key = _ground(on, evidence) or ""
    return Dependence(
        claim.id, on.id, "basis", key, label, reason, 0.7 if certain else 0.4, certain
    )


def _cited(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Dependence]:
    """Tie a claim to the first that stands for what its claimant cites: a person, an outlet."""
    for i, claim in enumerate(claims):
        key = claim.basis
        if key is None or not evidence.entities[key].named:
            continue
        near = claims[:_TRIED]
        others = [c for c in near if c is not claim and _stands_for(c, key, evidence)]
        others += [c for c in near[:i] if c.basis == key]
        on = next(iter(others), None)
        if on is not None:
            name = evidence.entities[key].name
            who = evidence.entities[claim.claimant].name if claim.claimant else "the article"
            reason = f"{who} cites {name}, whom the other goes back to"
            yield Dependence(claim.id, on.id, "basis", key, name, reason, 0.9)


def _stands_for(claim: Claim, key: str, evidence: Evidence) -> bool:
    """Say whether a claim is made by whom another cites, or stands in an article of theirs."""
    outlet = evidence.documents[claim.document].outlet or ""
    published = fold(outlet).removeprefix("the ")
    own = published and published == fold(evidence.entities[key].name).removeprefix("the ")
    return claim.claimant == key or bool(own)


def _figures(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Dependence]:
    """Suspect an echo where a rounded figure comes again without a named source."""
    loose = [claim for claim in claims if _loose_figure(claim) is not None]
    for i, claim in enumerate(loose):
        for on in loose[: min(i, _TRIED)]:
            if on.claimant == claim.claimant and claim.claimant is not None:
                continue
            if not (_is_named(claim, evidence) and _is_named(on, evidence)):
                yield _repeated_figure(claim, on)
                break


def _repeated_figure(claim: Claim, on: Claim) -> Dependence:
    label = _loose_figure(on) or ""
    reason = f"the same rounded figure ({label}), and one of the two names no source for it"
    return Dependence(claim.id, on.id, "basis", make_id("f", on.id), label, reason, 0.5, False)


def _loose_figure(claim: Claim) -> str | None:
    """Return a figure given loosely (a fraction, "about", "at least") in words, if any."""
    for figure in claim.predication.figures:
        if figure.bound != "exact" or figure.value < 1:
            return say(figure)
    return None


_RULES = (
    _claimant,
    _namesakes,
    _quotations,
    _carriers,
    _passages,
    _summaries,
    _bases,
    _cited,
    _figures,
)
