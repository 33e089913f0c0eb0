"""Claims of different propositions that quote the same words: five in one event, else twelve.

Reports of one event share five quoted words in most cases, reports of different events
hardly ever; where nobody knows that the event is one, it takes twelve.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from secondsource.link.similarity import longest_shared_run, quoted_words, run_hash, runs
from secondsource.records import Claim, Dependence, Proposition

WITHIN, ACROSS = 5, 12
"""Words of a shared run that show one origin, within an event and across events."""

Key = tuple[str | None, tuple[str, ...]]


def shared_across(
    propositions: Sequence[Proposition], claims: Mapping[str, Claim], rank: Mapping[str, int]
) -> Iterator[Dependence]:
    """Tie each claim to the first in another proposition whose quotations share such a run."""
    home = {claim: p.id for p in propositions for claim in p.claims}
    first: dict[Key, str] = {}
    for key in sorted(home, key=rank.__getitem__):
        quotes = [quoted_words(quotation) for quotation in claims[key].quotations]
        keys = list(_keys(claims[key].event, quotes))
        earlier = {first[k] for k in keys if k in first and home[first[k]] != home[key]}
        if earlier:
            on = min(earlier, key=rank.__getitem__)
            yield _tie(claims[key], claims[on])
        for k in keys:
            first.setdefault(k, key)


def _keys(event: str | None, quotes: Sequence[tuple[str, ...]]) -> Iterator[Key]:
    for quote in quotes:
        yield from ((None, run) for run in runs(quote, ACROSS))
        if event is not None:
            yield from ((event, run) for run in runs(quote, WITHIN))


def _tie(claim: Claim, on: Claim) -> Dependence:
    both = [[quoted_words(quotation) for quotation in c.quotations] for c in (claim, on)]
    run = max((longest_shared_run(a, b) for a in both[0] for b in both[1]), key=len)
    words = " ".join(run)
    where = "" if claim.event == on.event else ", though of different events"
    reason = f'both quote the same {len(run)} words: "{words}"{where}'
    return Dependence(claim.id, on.id, "quotation", f"q-{run_hash(run)}", words, reason, 1.0)
