"""Verdicts as JSON and as lines to read, the way ``secondsource corroborate`` prints them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from secondsource.index import Index
from secondsource.records import (
    Claim,
    Dispute,
    Proposition,
    StoryRecords,
    Support,
    Verdict,
    as_dict,
)
from secondsource.tables import index_of


def verdicts_json(records: StoryRecords) -> dict[str, Any]:
    """Return every proposition with its verdict, support, chains, claims and disputes."""
    index = index_of(records)
    return {
        "propositions": [
            _proposition_json(proposition, verdict, index)
            for proposition, verdict in _ranked(records)
        ]
    }


def verdict_lines(records: StoryRecords, *, everything: bool = False) -> Iterator[str]:
    """Yield a few lines a proposition, best supported first; single reports only on demand."""
    index, left_out = index_of(records), 0
    for proposition, verdict in _ranked(records):
        plain = len(proposition.claims) == 1 and not verdict.disputed_by
        if plain and not everything:
            left_out += 1
            continue
        yield from _proposition_lines(proposition, verdict, index)
    if left_out:
        yield f"{left_out} more made by one report each; --all shows them"


def interval(support: Support) -> str:
    """Support for people to read: ``named [strict-max]``."""
    return f"{support.named} [{support.strict}-{support.max}]"


def _ranked(records: StoryRecords) -> list[tuple[Proposition, Verdict]]:
    verdicts = {v.proposition: v for v in records.verdicts}
    pairs = [(p, verdicts[p.id]) for p in records.propositions]
    return sorted(pairs, key=_rank)


def _rank(pair: tuple[Proposition, Verdict]) -> tuple[Any, ...]:
    proposition, verdict = pair
    support, count = verdict.support, len(proposition.claims)
    return (-(count > 1), -support.strict, -support.named, -count, -support.max, proposition.id)


def _proposition_json(proposition: Proposition, verdict: Verdict, index: Index) -> dict[str, Any]:
    return {
        "id": proposition.id,
        "label": proposition.label,
        "polarity": proposition.polarity,
        "verdict": verdict.verdict,
        "flags": list(verdict.flags),
        "reason": verdict.reason,
        "support": as_dict(verdict.support),
        "bottleneck": list(verdict.bottleneck),
        "bottleneck_near": list(verdict.bottleneck_near),
        "chains": [list(chain) for chain in verdict.chains],
        "claims": [_claim_json(index.claims[c], index) for c in proposition.claims],
        "echoes": list(verdict.echoes),
        "disputed_by": [as_dict(dispute) for dispute in verdict.disputed_by],
    }


def _claim_json(claim: Claim, index: Index) -> dict[str, Any]:
    start, end = claim.hull
    return {
        "id": claim.id,
        "document": index.documents[claim.document].path,
        "claimant": index.claimant_name(claim) if claim.claimant else None,
        "content": claim.text,
        "start": start,
        "end": end,
        "stance": as_dict(claim.stance),
        "carrier": claim.carrier.name if claim.carrier else None,
    }


def _proposition_lines(proposition: Proposition, verdict: Verdict, index: Index) -> Iterator[str]:
    flags = "".join(f", {flag.replace('_', ' ')}" for flag in verdict.flags)
    name = verdict.verdict.replace("_", " ")
    yield proposition.label
    yield f"  {name} {interval(verdict.support)}{flags}: {verdict.reason}"
    for chain in verdict.chains:
        yield f"  chain: {' <- '.join(chain)}"
    if len(verdict.bottleneck) == 1:
        yield f"  bottleneck: {_bottleneck(verdict)}"
    yield from dict.fromkeys(_dispute_line(dispute, index) for dispute in verdict.disputed_by)
    yield ""


def _dispute_line(dispute: Dispute, index: Index) -> str:
    where = index.document_name(index.claims[dispute.claim].document)
    return f"  disputed by {dispute.claimant} ({where}): {dispute.reason}"


def _bottleneck(verdict: Verdict) -> str:
    ends = dict.fromkeys((*verdict.bottleneck, *verdict.bottleneck_near))
    return " / ".join(ends)
