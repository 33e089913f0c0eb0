"""Records as pandas tables, one row a record, with names in place of ids where people read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from secondsource.index import Index
from secondsource.records import Claim, StoryRecords, Verdict

if TYPE_CHECKING:
    import pandas as pd


def index_of(records: StoryRecords) -> Index:
    """Index a story's records by id."""
    return Index.of(records.claims, records.entities, records.documents, records.dependences)


def claims_table(records: StoryRecords) -> pd.DataFrame:
    """One row a claim: who, what, stance, carrier, document, offsets, proposition."""
    index = index_of(records)
    of_claim = {c: p.id for p in records.propositions for c in p.claims}
    labels = {e.id: e.label for e in records.events}
    rows = [_claim_row(c, index, of_claim, labels) for c in records.claims]
    return _frame(rows, _CLAIM_COLUMNS)


def _claim_row(
    claim: Claim, index: Index, of_claim: dict[str, str], labels: dict[str, str]
) -> dict[str, Any]:
    info = index.documents[claim.document]
    start, end = claim.hull
    return {
        "id": claim.id,
        "claimant": index.claimant_name(claim) if claim.claimant else None,
        "text": claim.text,
        "cue": claim.cue_text,
        "polarity": claim.stance.polarity,
        "certainty": claim.stance.certainty,
        "time": claim.stance.time,
        "event": labels.get(claim.event or ""),
        "carrier": claim.carrier.name if claim.carrier else None,
        "document": info.path,
        "outlet": info.outlet,
        "published": info.published,
        "start": start,
        "end": end,
        "proposition": of_claim.get(claim.id),
    }


_CLAIM_COLUMNS = (
    "id claimant text cue polarity certainty time event carrier document outlet published "
    "start end proposition"
).split()


def propositions_table(records: StoryRecords) -> pd.DataFrame:
    """One row a proposition with its verdict and support, most independent support first."""
    verdicts = {v.proposition: v for v in records.verdicts}
    rows: list[dict[str, Any]] = [
        {
            "id": p.id,
            "label": p.label,
            "polarity": p.polarity,
            "claims": len(p.claims),
            **_verdict_columns(verdicts[p.id]),
        }
        for p in records.propositions
    ]
    rows.sort(key=lambda r: (-r["named"], -r["claims"], -r["max"], r["label"], r["id"]))
    return _frame(rows, _PROPOSITION_COLUMNS)


def _verdict_columns(verdict: Verdict) -> dict[str, Any]:
    support = verdict.support
    return {
        "verdict": verdict.verdict,
        "named": support.named,
        "strict": support.strict,
        "max": support.max,
        "full": support.full,
        "by_organisation": support.by_organisation,
        "bottleneck": ", ".join(verdict.bottleneck),
        "flags": ", ".join(verdict.flags),
        "disputed_by": ", ".join(sorted({d.claimant for d in verdict.disputed_by})),
        "reason": verdict.reason,
    }


_PROPOSITION_COLUMNS = (
    "id label polarity claims verdict named strict max full by_organisation bottleneck flags "
    "disputed_by reason"
).split()


def entities_table(records: StoryRecords) -> pd.DataFrame:
    """One row an entity, the one with most claims first."""
    index = index_of(records)
    said = Counter(c.claimant for c in records.claims)
    rows: list[dict[str, Any]] = [
        {
            "id": e.id,
            "name": e.name,
            "kind": e.kind,
            "named": e.named,
            "aliases": ", ".join(e.aliases),
            "roles": ", ".join(e.roles),
            "affiliation": index.entities[e.affiliation].name if e.affiliation else None,
            "mentions": len(e.mentions),
            "claims": said[e.id],
        }
        for e in records.entities
    ]
    rows.sort(key=lambda r: (-r["claims"], -r["mentions"], r["name"], r["id"]))
    return _frame(rows, "id name kind named aliases roles affiliation mentions claims".split())


def events_table(records: StoryRecords) -> pd.DataFrame:
    """One row an event, the one with most claims first."""
    index = index_of(records)

    def names(ids: tuple[str, ...]) -> str:
        return ", ".join(index.entities[i].name for i in ids)

    rows: list[dict[str, Any]] = [
        {
            "id": e.id,
            "label": e.label,
            "actors": names(e.actors),
            "places": names(e.places),
            "time": e.time,
            "claims": len(e.claims),
        }
        for e in records.events
    ]
    rows.sort(key=lambda r: (-r["claims"], r["label"], r["id"]))
    return _frame(rows, "id label actors places time claims".split())


def documents_table(records: StoryRecords) -> pd.DataFrame:
    """One row a document, in order of path."""
    columns = "id path title outlet url published author".split()
    return _frame([{c: getattr(d, c) for c in columns} for d in records.documents], columns)


def _frame(rows: list[dict[str, Any]], columns: list[str]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(rows, columns=columns)
